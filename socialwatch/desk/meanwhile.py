"""Two people at one inbox: what counts as a change since somebody looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from socialwatch.desk.conversation import awake
from socialwatch.errors import ChangedMeanwhileError
from socialwatch.model.case import Case
from socialwatch.model.words import SLEEPING_STATES

TOLD = (
    "state", "queue", "priority", "department", "assignee", "tags", "mentions", "text", "snoozed_until", "escalated_to", "outcome", "problem",
)  # fmt: skip
"""The fields whose change a person must know of before they act. Clocks are not among them: they move by themselves."""


def differences(seen: Case, now: Case, at: datetime) -> tuple[str, ...]:
    """Return those of `TOLD` that are no longer as they were seen; that a sleeping case woke is nobody's change."""
    pairs = ((name, getattr(awake(seen, at), name), getattr(awake(now, at), name)) for name in TOLD if name != "snoozed_until")
    told = tuple(name for name, before, after in pairs if before != after)
    return (*told, "snoozed_until") if now.state in SLEEPING_STATES and seen.snoozed_until != now.snoozed_until else told


def check_seen(seen: Mapping[int, Case], cases: Iterable[Case], at: datetime) -> None:
    """Refuse to act on what was changed since it was seen; a case that is not in `seen` is not compared.

    Raises:
        ChangedMeanwhileError: With the numbers of those that were.
    """
    changed = [case.id for case in cases if case.id in seen and differences(seen[case.id], case, at)]
    if changed:
        raise ChangedMeanwhileError(changed)
