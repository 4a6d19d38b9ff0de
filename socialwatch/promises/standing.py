"""How the promises of a case stand at a given time."""

from __future__ import annotations

from datetime import datetime

from socialwatch.model.case import Case
from socialwatch.model.words import SLEEPING_STATES, Sla, State

_STILL = (State.PENDING, *SLEEPING_STATES)


def sla(case: Case, now: datetime) -> Sla:
    """Say how the promises of a case stand at `now`.

    While a clock runs in a case that is not handled, or whose customer is on the way to another channel: `breached` once `due_at` lies before `now`, `warning` once `now` has reached
    the warning time of a running promise, else `ok`. With no clock running: `paused` where a promise stands still in a pending or
    sleeping case; `none` where nothing was ever promised; and where the case is handled or owes nothing any more, `missed` if any
    promise was breached, else `met`.
    """
    if (case.state is not State.HANDLED or case.is_on_the_way) and case.due_at is not None:
        return _running(case, case.due_at, now)
    owed = [promise for promise in case.promises if promise.is_open]
    if case.state in _STILL and any(promise.due_at is None for promise in owed):
        return Sla.PAUSED
    if not case.promises:
        return Sla.NONE
    if owed and case.state is not State.HANDLED:
        return Sla.OK
    return Sla.MISSED if any(promise.breached_at for promise in case.promises) else Sla.MET


def warn_at(case: Case) -> datetime | None:
    """Return from when on a running promise of this case is about to be missed; None where none has a warning time."""
    running = (promise for promise in case.promises if promise.is_open and promise.due_at is not None)
    return min((promise.warn_at for promise in running if promise.warn_at is not None), default=None)


def turns_at(case: Case) -> datetime | None:
    """Return when this case changes by itself next: it wakes, or a promise of it is missed. None where nothing is to come.

    A promise whose breach is in it already turns no more.
    """
    coming = [p.due_at for p in case.promises if p.is_open and p.breached_at is None and p.due_at is not None]
    coming += [case.snoozed_until] if case.state in SLEEPING_STATES and case.snoozed_until is not None else []
    return min(coming, default=None)


def _running(case: Case, due_at: datetime, now: datetime) -> Sla:
    if due_at < now:
        return Sla.BREACHED
    warns = warn_at(case)
    return Sla.WARNING if warns is not None and warns <= now else Sla.OK
