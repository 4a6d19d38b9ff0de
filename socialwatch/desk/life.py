"""The life of a case: what each verb makes of it. Pure: a case in, a change out, or None where nothing is to be done.

Every verb may be said twice: the second time changes nothing. The clocks are set afterwards by `promises`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from socialwatch.desk.changes import change, set_by_person
from socialwatch.model.case import Case, Change, Promise
from socialwatch.model.words import DueKind, NoReplyReason, Outcome, State

_AWAKE: dict[str, Any] = {"snoozed_until": None, "keeps_sleeping": False}
_NOT_HANDLED: dict[str, Any] = {
    "handled_at": None,
    "handled_by": None,
    "outcome": None,
    "outcome_reason": None,
    "moved_to": None,
    "moved_ref": None,
    "arrived_at": None,
}

NOT_TAKEN: dict[str, Any] = {"ladder": (), "acknowledge_by": None, "acknowledged_at": None, "acknowledged_by": None, "reminders": 0}
"""What is true of a case that no department was told of, or that was handed over just now."""


def looked_at(state: State) -> State:
    """Return the state of a case that a person has touched: nothing stays `new` that somebody worked on."""
    return State.OPEN if state is State.NEW else state


def handle(
    case: Case, *, outcome: Outcome, by: str, at: datetime, last_mention: int, reason: NoReplyReason | None = None, note: str | None = None,
    moved_to: str | None = None, ref: str | None = None,
) -> Change | None:  # fmt: skip
    """End a case; handling it twice keeps the first hand.

    Args:
        last_mention: Number of the newest mention that was known; what arrives after it wakes the case again.
    """
    if case.state is State.HANDLED:
        return None
    return change(
        case, "handle", by=by, at=at, note=note, state=State.HANDLED, handled_at=at, handled_by=by, outcome=outcome,
        outcome_reason=reason, moved_to=moved_to, moved_ref=ref, waiting_since=None,
        settled_mention=max(case.settled_mention, last_mention), **_AWAKE,
    )  # fmt: skip


def escalate(
    case: Case, *, to: str, by: str, at: datetime, note: str | None = None, take_by: datetime | None = None, told: tuple[str, ...] = ()
) -> Change | None:
    """Hand a case to a department; escalating it to the same one again changes nothing.

    Args:
        take_by: When the next department is told unless somebody takes it.
        told: Departments that had it before in this escalation, and did not take it.
    """
    if case.state is State.ESCALATED and case.escalated_to == to and note is None:
        return None
    return change(
        case, "escalate", by=by, at=at, note=note, state=State.ESCALATED, escalated_to=to, escalated_at=at, department=to,
        set_by_person=set_by_person(case, ["department"]),
        **_AWAKE, **_NOT_HANDLED | NOT_TAKEN | {"ladder": (*told, to), "acknowledge_by": take_by},
    )  # fmt: skip


def reopen(case: Case, *, by: str, at: datetime, note: str | None = None) -> Change | None:
    """Bring a handled, sleeping or pending case back; the customer waits again from now."""
    if case.state in (State.NEW, State.OPEN):
        return None
    waiting = case.waiting_since or at
    return change(
        case, "reopen", by=by, at=at, note=note, state=State.OPEN, waiting_since=waiting, muted_until=None, **_AWAKE, **_NOT_HANDLED
    )


def snooze(case: Case, *, until: datetime, by: str, at: datetime, keep: bool = False, note: str | None = None) -> Change | None:
    """Let a case sleep until a time, or until the customer writes (unless `keep`)."""
    if case.state is State.SNOOZED and case.snoozed_until == until and case.keeps_sleeping == keep:
        return None
    return change(
        case, "snooze", by=by, at=at, note=note, **_NOT_HANDLED | {"state": State.SNOOZED, "snoozed_until": until, "keeps_sleeping": keep}
    )


def watch(case: Case, *, until: datetime, by: str, at: datetime, last_mention: int, note: str | None = None) -> Change | None:
    """Owe no reply now; look again at a time, or when the customer writes.

    Args:
        last_mention: Number of the newest mention that was known; it and those before it wait for nothing any more.
    """
    if case.state is State.WATCHING and case.snoozed_until == until:
        return None
    return change(
        case, "watch", by=by, at=at, note=note, waiting_since=None, settled_mention=max(case.settled_mention, last_mention),
        **_NOT_HANDLED | {"state": State.WATCHING, "snoozed_until": until, "keeps_sleeping": False},
    )  # fmt: skip


def pending(case: Case, *, by: str, at: datetime, last_mention: int, note: str | None = None) -> Change | None:
    """Wait for the customer: we have answered somewhere that a poll cannot see.

    Args:
        last_mention: Number of the newest mention that was known; it and those before it have their answer.
    """
    if case.state is State.PENDING:
        return None
    first = case.first_response_at or at
    return change(
        case, "pending", by=by, at=at, note=note, state=State.PENDING, waiting_since=None, first_response_at=first,
        settled_mention=max(case.settled_mention, last_mention), **_AWAKE, **_NOT_HANDLED,
    )  # fmt: skip


def assign(case: Case, *, to: str | None, by: str, at: datetime, note: str | None = None) -> Change | None:
    """Give a case to a person for good; None takes it from whoever has it."""
    if case.assignee == to and case.claimed_until is None:
        return None
    return change(
        case, "assign", by=by, at=at, note=note, assignee=to, claimed_until=None, state=looked_at(case.state),
        set_by_person=set_by_person(case, ["assignee"]),
    )  # fmt: skip


def claim(case: Case, *, by: str, at: datetime, until: datetime) -> Change | None:
    """Take a case for a while; the claim lapses by itself at `until`. A case that is one's own for good stays so."""
    if case.assignee == by and case.claimed_until in (None, until):
        return None
    return change(case, "claim", by=by, at=at, assignee=by, claimed_until=until, state=looked_at(case.state))


def release(case: Case, *, by: str, at: datetime) -> Change | None:
    """Give back a case that one has."""
    if case.assignee != by:
        return None
    return change(case, "release", by=by, at=at, assignee=None, claimed_until=None)


def is_free(case: Case, *, at: datetime) -> bool:
    """Say whether nobody has the case, or whoever claimed it let the claim lapse."""
    return case.owner(at) is None


def note(case: Case, *, text: str, by: str, at: datetime) -> Change:
    """Write a line into the history; a case that somebody notes something on is no longer new."""
    return change(case, "note", by=by, at=at, note=text, state=looked_at(case.state))


def tag(case: Case, *, add: tuple[str, ...], remove: tuple[str, ...], by: str, at: datetime) -> Change | None:
    """Add and remove tags; they keep the order in which they came."""
    tags = tuple(dict.fromkeys(one for one in (*case.tags, *add) if one not in remove))
    if tags == case.tags:
        return None
    return change(case, "tag", by=by, at=at, tags=tags, set_by_person=set_by_person(case, ["tags"]))


def promise(case: Case, *, due_at: datetime, by: str, at: datetime, note: str | None = None) -> Change:
    """Give our word: a time by which this customer hears from us, before every other clock of the case."""
    word = Promise(kind=DueKind.PROMISE, since=at, due_at=due_at, level=by, note=note)
    return change(case, "promise", by=by, at=at, note=note, promises=(*case.promises, word), state=looked_at(case.state))
