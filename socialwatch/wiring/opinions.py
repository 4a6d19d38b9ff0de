"""The fuse of the second opinion: from its table in the configuration to an engine within a budget."""

from __future__ import annotations

from socialwatch.ports import Engine, EngineSettings


def engine_of(settings: EngineSettings | None) -> Engine | None:
    """Return the engine; None where none is configured."""
    if settings is None:
        return None
    from socialwatch.engines.openai import open_engine
    from socialwatch.transport import make_plugs

    plugs = make_plugs(
        source="engine", budget_requests=settings.budget_requests, budget_seconds=settings.budget_seconds, answer_seconds=settings.timeout_s
    )
    return open_engine(settings, plugs)
