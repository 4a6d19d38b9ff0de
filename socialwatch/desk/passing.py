"""What time alone does to a case: it wakes, a promise is missed. Derived whenever somebody looks; written down by whoever touches
the case next, verb or poll, at the time when it happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import msgspec

from socialwatch.desk.changes import MACHINE, changed
from socialwatch.desk.conversation import answer_times, awake
from socialwatch.model.case import Case, Change, Event, Promise
from socialwatch.model.times import duration_words
from socialwatch.ports import Store
from socialwatch.promises.clocks import breaches, kept_after_all
from socialwatch.promises.standing import turns_at

Settle = Callable[[Case, Sequence[datetime] | None], Case]
"""Sets the clocks of a case whose facts are final, from the times at which we answered (None where they are not known)."""

AS_STORED = datetime.min.replace(tzinfo=UTC)
"""A `now` at which nothing has woken: the store returns cases as it keeps them."""

_BATCH = 500  # cases in one transaction, so that a person's verb never waits long for a poll


def has_turned(case: Case, now: datetime) -> bool:
    """Say whether time alone may have changed something in a case, as it is stored, by `now`."""
    turns = turns_at(case)
    return turns is not None and turns <= now


def caught_up(case: Case, answers: Sequence[datetime], settle_at: Callable[[datetime], Settle], now: datetime) -> list[Change]:
    """Return what time alone has changed in a case by `now`, oldest first; empty where nothing has.

    Args:
        case: As it is stored, not woken.
        answers: When we replied.
    """
    if not has_turned(case, now):
        return []
    changes: list[Change] = []
    woken = awake(case, now)
    if woken is not case and case.snoozed_until is not None:
        at = case.snoozed_until
        changes += _missed(case, settle_at(at)(case, answers))
        asleep = changes[-1].case if changes else case
        # The resolution runs on from when it woke, not from when somebody saw it.
        changes.append(_silent(changed(asleep, settle_at(at)(awake(asleep, now), answers), "wake", by=MACHINE, at=at)))
    last = changes[-1].case if changes else case
    return changes + _missed(last, settle_at(now)(last, answers))


def missed_with(change: Change) -> list[Change]:
    """Return the lines to store behind a change that finds promises missed, such as one that an `undo` set running again."""
    return [Change(seen=change.case, case=change.case, event=line) for line in breach_lines(change.seen, change.case)]


def _missed(before: Case, after: Case) -> list[Change]:
    """Return a change for each promise that is breached after and was not before: the first brings the case along."""
    changes: list[Change] = []
    for line in breach_lines(before, after):
        changes.append(Change(seen=after if changes else before, case=after, event=line))
    return changes


def breach_lines(before: Case, after: Case) -> list[Event]:
    """Return a line of history for each promise that was missed between two versions of a case, each at its due time."""
    return [_line(after, "breach", promise.breached_at or promise.since, _missed_words(promise)) for promise in breaches(before, after)]


def kept_lines(before: Case, after: Case, *, at: datetime) -> list[Event]:
    """Return a line of history for each breach that was none: a reply turned up that was given in time."""
    words = "{} was in time after all: our reply of {:%Y-%m-%d %H:%M} UTC was seen late"
    return [_line(after, "kept", at, words.format(_kind(one), one.met_at)) for one in kept_after_all(before, after)]


def _line(case: Case, verb: str, at: datetime, note: str) -> Event:
    return Event(case=case.id, at=at, by=MACHINE, verb=verb, from_state=case.state, to_state=case.state, note=note)


def _missed_words(promise: Promise) -> str:
    words = f"{_kind(promise)} was due"
    if promise.breach_clock is None or promise.breach_business is None:
        return words
    business, clock = duration_words(promise.breach_business), duration_words(promise.breach_clock)
    return f"{words} after {business}" if business == clock else f"{words} after {business} of business time, {clock} by the clock"


def _kind(promise: Promise) -> str:
    return "a promise by hand" if promise.kind == "promise" else promise.kind.replace("_", " ")


def _silent(change: Change) -> Change:
    """Leave the fields out of the line: nobody takes back what time did, and the promises of a case are long."""
    return msgspec.structs.replace(change, event=msgspec.structs.replace(change.event, changes={}))


def let_time_pass(store: Store, settle_at: Callable[[datetime], Settle], now: datetime) -> int:
    """Write down what time alone has changed in all cases since somebody last did; return how many cases. Doing it twice adds nothing.

    In batches, each one transaction.
    """
    done = 0
    idle: set[int] = set()  # cases in which nothing is to be written down; they must not stand before the others for ever
    while numbers := [number for number in store.turning(now=now, limit=_BATCH + len(idle)) if number not in idle]:
        with store.transaction():
            changes = [
                change
                for case in store.cases(numbers, now=AS_STORED)
                for change in caught_up(case, answer_times(store.conversation(case.id)), settle_at, now)
            ]
            store.apply(changes)
        changed = {change.seen.id for change in changes}
        done += len(changed)
        idle |= set(numbers) - changed
    return done
