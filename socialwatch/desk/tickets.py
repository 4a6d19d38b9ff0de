"""Tickets on the other side: asked about at each poll; what was closed there comes back here with its answer, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.changes import MACHINE, changed
from socialwatch.desk.desk import Desk
from socialwatch.desk.ladder import returned
from socialwatch.errors import NoSuchCaseError, SocialwatchError
from socialwatch.model.case import Case, Change
from socialwatch.model.outbox import Letter, TicketNews
from socialwatch.model.words import State
from socialwatch.ports import Outlet, TicketOutlet

ASK_AGAIN = timedelta(minutes=5)
"""A ticket that was asked about is left alone for so long, however often a poll runs."""

AT_ONCE = 50
"""How many tickets of one outlet are asked about in one run, those that waited longest first."""


class Asked(msgspec.Struct, frozen=True):
    """What came of asking.

    Args:
        told: What happened, a sentence each.
        troubles: Outlets that could not be asked; their tickets are asked about next time.
    """

    told: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()


def ask_tickets(desk: Desk, outlets: Mapping[str, Callable[[], Outlet]], names: Iterable[str]) -> Asked:
    """Ask how the open tickets of these outlets stand. One outlet's failure never costs another's answers."""
    told: list[str] = []
    troubles: list[str] = []
    machine = msgspec.structs.replace(desk, me=MACHINE)
    for name in sorted(names):
        letters = desk.store.open_tickets(name, asked_before=desk.clock() - ASK_AGAIN, limit=AT_ONCE)
        if not letters or name not in outlets:
            continue
        try:
            outlet = outlets[name]()
            if isinstance(outlet, TicketOutlet):
                for letter in letters:
                    told += _heard(machine, letter, outlet.news(letter))
        except SocialwatchError as error:
            troubles.append(f"{name}: tickets could not be asked about: {error}")
    return Asked(tuple(told), tuple(troubles))


def _heard(desk: Desk, letter: Letter, news: TicketNews | None) -> list[str]:
    now = desk.clock()
    if news is not None and not news.is_closed:
        _keep(desk, letter, asked_at=now)
        return []
    words = _words(letter, news)
    told: list[str] = []

    def come_back(case: Case) -> Change | None:
        held = desk.store.letter(letter.id)
        if held is None or held.closed_at is not None:
            return None
        told.append(f"case {case.id}: {words}")
        return _answered(desk, case, letter, words, now)

    try:
        desk.do("return", [letter.case or 0], come_back, beside=lambda: _closed(desk, letter, now))
    except NoSuchCaseError:
        _keep(desk, letter, asked_at=now, closed_at=now)
    return told


def _answered(desk: Desk, case: Case, letter: Letter, words: str, now: datetime) -> Change | None:
    """Bring the case back where the department of the ticket still has it, or had it and passed it up; else only note it."""
    is_theirs = case.state is State.ESCALATED and letter.facts.get("department") in (*case.ladder, case.escalated_to)
    back = returned(case, desk.store.events, by=MACHINE, at=now, answer=words) if is_theirs else None
    return back or changed(case, case, "ticket_closed", by=MACHINE, at=now, note=words)


def _words(letter: Letter, news: TicketNews | None) -> str:
    if news is None:
        return f"ticket {letter.ref} of {letter.outlet} is no longer there"
    answer = f": {' '.join(news.answer.split())}" if news.answer else ""
    return f"ticket {letter.ref} of {letter.outlet} is {news.status}{answer}"


def _closed(desk: Desk, letter: Letter, now: datetime) -> None:
    held = desk.store.letter(letter.id) or letter
    desk.store.keep_letter(msgspec.structs.replace(held, asked_at=now, closed_at=now))


def _keep(desk: Desk, letter: Letter, **fields: datetime) -> None:
    with desk.store.transaction():
        held = desk.store.letter(letter.id) or letter
        desk.store.keep_letter(msgspec.structs.replace(held, **fields))
