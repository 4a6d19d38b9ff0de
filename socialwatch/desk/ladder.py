"""The ladder of an escalation: taken in time, or the next department is told; and the answer that comes back.

A department has its agreed time, in its own business hours, to take a case (`ack`). When that is over the department named by
`then` is told; where there is none, or it was told before, the last one is reminded, three times and no more. A case that was
taken, returned or ended stands still. Every step is one transaction with its history and its letters.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import datetime

import msgspec

from socialwatch.desk import life
from socialwatch.desk.changes import MACHINE, change
from socialwatch.desk.desk import Act, Desk
from socialwatch.desk.letters import Department, Escalator, escalation_letters
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.outbox import Letter
from socialwatch.model.times import duration_words
from socialwatch.model.words import State

REMINDERS = 3
"""How many times the last department of a ladder is reminded."""


class Step(msgspec.Struct, frozen=True):
    """What is due on an escalated case: its department is reminded, or the next one told.

    Args:
        department: Who hears of it.
    """

    department: Department
    is_reminder: bool


def next_step(case: Case, escalator: Escalator, now: datetime) -> Step | None:
    """Return what is due on a case at `now`; None where nothing is. Pure."""
    if case.state is not State.ESCALATED or case.acknowledged_at is not None or case.escalated_at is None:
        return None
    department = escalator.departments.get(case.escalated_to or "")
    if department is None:
        return None
    due = case.acknowledge_by
    if due == case.escalated_at:  # escalated before there were ladders: the clock was not known then
        due = department.take_by(case.escalated_at)
    if due is None or due > now:
        return None
    following = escalator.departments.get(department.then or "")
    if following is not None and following.name not in (*case.ladder, department.name):
        return Step(following, is_reminder=False)
    return Step(department, is_reminder=True) if case.reminders < REMINDERS else None


def climb(desk: Desk, *, without_reminders: Container[str] = ()) -> list[str]:
    """Take the steps that are due, each case in a transaction of its own; return what was done, a sentence each.

    Safe to call from two processes at once: each step is decided from the case as it is inside the transaction.

    Args:
        without_reminders: Outlets that are told of a case once and not reminded of it: ticket systems remind by themselves.
    """
    machine = msgspec.structs.replace(desk, me=MACHINE)
    now = desk.clock()
    due = desk.store.ladders_due(now=now)
    cases = desk.store.cases(due, now=now)
    return [words for case in cases if next_step(case, desk.escalator, now) for words in _stepped(machine, case.id, now, without_reminders)]


def _stepped(desk: Desk, number: int, now: datetime, without_reminders: Container[str]) -> list[str]:
    taken: list[tuple[Step, str]] = []

    def step(case: Case) -> Change | None:
        due = next_step(case, desk.escalator, now)
        if due is None:
            return None
        why = _why(case, desk.escalator)
        taken.append((due, why))
        return _reminded(case, due.department, now) if due.is_reminder else _climbed(case, due.department, now, why)

    def letters(case: Case) -> Sequence[Letter]:
        (due, why), talk = taken[-1], desk.store.conversation(case.id)
        kind, but = ("reminder", without_reminders) if due.is_reminder else ("escalation", ())
        return escalation_letters(case, talk, due.department, by=MACHINE, at=now, note=None, kind=kind, why=why, but=but)

    desk.do("escalate", [number], step, letters)
    return [f"case {number}: {why} {due.department.name} is {'reminded' if due.is_reminder else 'told'}." for due, why in taken]


def _why(case: Case, escalator: Escalator) -> str:
    department = escalator.departments[case.escalated_to or ""]
    within = f" within {duration_words(department.within)}" if department.within else " in time"
    return f"{department.name} did not take it{within}."


def _climbed(case: Case, to: Department, now: datetime, why: str) -> Change | None:
    told = case.ladder or (case.escalated_to or "",)
    return life.escalate(case, to=to.name, by=MACHINE, at=now, note=why, take_by=to.take_by(now), told=told)


def _reminded(case: Case, department: Department, now: datetime) -> Change:
    is_last = case.reminders + 1 >= REMINDERS
    return change(
        case, "remind", by=MACHINE, at=now, note=department.name, reminders=case.reminders + 1,
        acknowledge_by=None if is_last else department.take_by(now),
        ladder=case.ladder or (department.name,),
    )  # fmt: skip


# -- what people do -----------------------------------------------------------------------------------------------------


def acknowledge(desk: Desk, cases: Sequence[int], *, note: str | None = None) -> Act:
    """Take escalated cases for their department: the ladder stops, the department has them."""
    now = desk.clock()

    def take(case: Case) -> Change | None:
        if case.state is not State.ESCALATED or case.acknowledged_at is not None:
            return None
        return change(case, "ack", by=desk.me, at=now, note=note, acknowledged_at=now, acknowledged_by=desk.me, acknowledge_by=None)

    act = desk.do("ack", cases, take)
    return msgspec.structs.replace(act, remarks=tuple(dict.fromkeys(_not_of_it(desk, act.cases))))


def _not_of_it(desk: Desk, cases: Sequence[Case]) -> list[str]:
    """Say where somebody took a case of a department that they are not of; it may be on behalf of somebody who is."""
    found = []
    for case in cases:
        department = desk.escalator.departments.get(case.escalated_to or "")
        if department is not None and department.members and desk.me not in department.members:
            found.append(f"{desk.me} is not of {department.name} ({', '.join(department.members)}); it is taken all the same")
    return found


def give_back(desk: Desk, cases: Sequence[int], *, answer: str | None = None) -> Act:
    """Bring escalated cases back to their owner with an answer to tell the customer, who waits for us from now where they did not."""
    return desk.do("return", cases, lambda case: returned(case, desk.store.events, by=desk.me, at=desk.clock(), answer=answer))


def returned(case: Case, events: Callable[[int], Sequence[Event]], *, by: str, at: datetime, answer: str | None) -> Change | None:
    """Return the change that brings a case back from its department; None where it is with none.

    Its owner is whoever has it, else the person who escalated it.

    Args:
        events: Gives the history of a case.
    """
    if case.state is not State.ESCALATED:
        return None
    owner = case.owner(at) or next(
        (event.by for event in reversed(events(case.id)) if event.verb == "escalate" and event.by != MACHINE), None
    )
    return change(
        case, "return", by=by, at=at, note=answer, state=State.OPEN, escalated_to=None, escalated_at=None, assignee=owner, claimed_until=None,
        waiting_since=case.waiting_since or at, **life.NOT_TAKEN,
    )  # fmt: skip
