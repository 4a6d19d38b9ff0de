"""The fuse of the second opinion: from its table in the configuration to an engine within a budget."""

from __future__ import annotations

from collections.abc import Iterable

from socialwatch.model.label import LabelledText
from socialwatch.ports import Engine, EngineSettings


def engine_of(settings: EngineSettings | None, labels: Iterable[LabelledText]) -> Engine | None:
    """Return the engine; None where none is configured.

    Args:
        labels: Of this installation; only read by an engine that compares with them.

    Raises:
        ConfigError: What it needs is not installed.
    """
    if settings is None:
        return None
    if settings.kind == "minilm":
        from socialwatch.engines.minilm import NeighbourEngine, load_embed
        from socialwatch.model.words import Intent

        taught = [(one.text, Intent(one.label.value)) for one in labels if one.label.field == "intent" and one.label.origin == "taught"]
        return NeighbourEngine(taught, load_embed(), budget=settings.budget_requests)
    from socialwatch.engines.openai import open_engine
    from socialwatch.transport import make_plugs

    plugs = make_plugs(
        source="engine", budget_requests=settings.budget_requests, budget_seconds=settings.budget_seconds, answer_seconds=settings.timeout_s
    )
    return open_engine(settings, plugs)
