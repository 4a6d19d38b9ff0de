"""Who answers a case: the first enabled source of its network and brand whose credentials may send."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from socialwatch.desk.replying import Replying, Voice
from socialwatch.ports import SourceSettings
from socialwatch.ports.replying import Replier
from socialwatch.wiring.plugins import network_kind

if TYPE_CHECKING:
    from socialwatch.config.settings import Settings
    from socialwatch.desk.desk import Desk
    from socialwatch.model.case import Case

_REQUESTS, _SECONDS = 50, 60.0  # for one reply: what comes before it, itself, and a look at what became of it


def replying_over(desk: Desk, settings: Callable[[], Settings], tokens: Path, *, allow_endpoint: bool = False) -> Replying:
    """Return the replying over a desk.

    Args:
        settings: Gives the full settings; read when a network is needed.
        tokens: The file of tokens between runs.
        allow_endpoint: Whether an `api_base` on another machine is taken.
    """

    def voice_of(case: Case) -> Voice | str:
        wanted = [one for one in settings().sources if one.is_enabled and (one.network, one.brand) == (case.network, case.brand)]
        reasons: list[str] = []
        for source in wanted:
            opened = _opened(source, settings(), tokens, allow_endpoint=allow_endpoint)
            if not isinstance(opened, str):
                return Voice(source.name, opened)
            reasons.append(opened)
        return reasons[0] if reasons else f"no source of {case.brand} on {case.network} can answer"

    return Replying(desk=desk, voice_of=voice_of)


def _opened(source: SourceSettings, settings: Settings, tokens: Path, *, allow_endpoint: bool) -> Replier | str:
    from socialwatch.transport import make_plugs

    kind = network_kind(source.network)
    open_replier = getattr(kind, "open_replier", None)
    if open_replier is None:
        return f"nothing can be posted to {source.network} by a program"
    plugs = make_plugs(source=source.name, budget_requests=_REQUESTS, budget_seconds=_SECONDS, allow_endpoint=allow_endpoint, memory=tokens)
    found: Replier | str = open_replier(source, settings.brands[source.brand], plugs)
    return found
