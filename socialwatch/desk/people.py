"""The people behind cases: their history on a network, muting them for a while, and saying by hand that two contacts are one person.

Nobody is linked by guess: the same handle on two networks may be two people. An act on a contact stands in the history of its newest
case, and can be taken back like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import UsageError
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.mention import Contact
from socialwatch.text import printable


class Person(msgspec.Struct, frozen=True):
    """A contact with its history.

    Args:
        cases: All of them on this network, newest first.
        linked: The other contacts that are the same person, because somebody said so.
    """

    contact: Contact
    cases: tuple[Case, ...]
    linked: tuple[Contact, ...] = ()


# -- looking ------------------------------------------------------------------------------------------------------------


def contacts_meant(desk: Desk, words: str, *, network: str | None = None) -> list[Contact]:
    """Return the contacts that `words` mean: that of a case by its number, or all who bear a handle.

    Raises:
        NoSuchCaseError: It is a number, and no case has it.
        UsageError: Nobody is called so.
    """
    number = words.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 19:
        contact = desk.store.contact(desk.store.case(int(number), now=desk.clock()).contact)
        return [contact] if contact is not None else []
    found = desk.store.contacts_called(words, network=network)
    if not found:
        where = f" on {printable(network)}" if network else ""
        raise UsageError(f"nobody called {printable(words)} has written to us{where}; give a case number, or a handle as `list` shows it")
    return found


def the_contact(desk: Desk, words: str, *, network: str | None = None) -> Contact:
    """Return the one contact that `words` mean.

    Raises:
        NoSuchCaseError: It is a number, and no case has it.
        UsageError: Nobody is called so, or several are: who is meant is for a person to say.
    """
    found = contacts_meant(desk, words, network=network)
    if len(found) > 1:
        places = ", ".join(sorted({one.network for one in found}))
        raise UsageError(f"{printable(words)} is somebody on {places}; say which by a case number, or --network NAME")
    return found[0]


def person(desk: Desk, contact: Contact) -> Person:
    """Return a contact with all its cases and those it is linked with."""
    linked = desk.store.contacts_linked(contact.person) if contact.person is not None else []
    cases = desk.store.cases_of(contact.id, now=desk.clock())
    return Person(contact, tuple(cases), tuple(one for one in linked if one.id != contact.id))


# -- muting -------------------------------------------------------------------------------------------------------------


def mute(desk: Desk, contacts: Sequence[Contact], *, until: datetime | None, note: str | None = None) -> Act:
    """Let new cases of these contacts stand in no list that does not ask for them, until a time; None lets them stand there again.

    What they write is stored, judged and counted as ever. Cases that stand in the list already stay there.
    """
    once = {one.id: one for one in contacts}
    now = desk.clock()
    wanted = {one.id: msgspec.structs.replace(one, muted_until=until) for one in once.values() if _until(one, now) != until}
    cases = {one.id: desk.store.cases_of(one.id, now=now) for one in once.values()}
    anchors = {own[0].id: number for number, own in cases.items() if own}
    hidden = [case.id for number in wanted for case in cases[number] if case.muted_until is not None]
    verb = "mute" if until is not None else "unmute"

    def hush(case: Case) -> Change | None:
        after = msgspec.structs.replace(case, muted_until=until) if case.muted_until is not None else case
        contact = once[anchors[case.id]] if case.id in anchors else None
        if contact is not None and contact.id in wanted:
            words = _with_note(_muted_words(contact, until), note)
            return _line(desk, verb, case, after, words, {f"contact.{contact.id}.muted_until": (contact.muted_until, until)})
        return None if after == case or contact is not None else _line(desk, verb, case, after, note, {})

    return desk.do(verb, [*anchors, *hidden], hush, beside=lambda: _keep(desk, wanted))


def _until(contact: Contact, now: datetime) -> datetime | None:
    """Return until when a contact is muted; None where that is over."""
    return contact.muted_until if contact.muted_until is not None and contact.muted_until > now else None


def _muted_words(contact: Contact, until: datetime | None) -> str:
    who = f"{contact.handle} on {contact.network}"
    return f"{who} until {until:%Y-%m-%d %H:%M} UTC" if until is not None else who


# -- linking ------------------------------------------------------------------------------------------------------------


def link(desk: Desk, one: Contact, other: Contact, *, note: str | None = None) -> Act:
    """Say that two contacts are one person, with whoever either of them is linked with already.

    Raises:
        UsageError: They are the same contact.
    """
    if one.id == other.id:
        raise UsageError(f"{printable(one.handle)} on {printable(one.network)} is the same contact; name another")
    group = {member.id: member for contact in (one, other) for member in _group(desk, contact)}
    number = min(member.person or member.id for member in group.values())
    words = _with_note(f"{one.handle} on {one.network} is {other.handle} on {other.network}", note)
    return _regroup(desk, "link", [one, other, *group.values()], number, words)


def unlink(desk: Desk, contact: Contact, *, note: str | None = None) -> Act:
    """Say that a contact is nobody else after all; whoever is left alone by that is nobody else either."""
    left = [member for member in _group(desk, contact) if member.id != contact.id]
    alone = left if len(left) == 1 else []
    words = _with_note(f"{contact.handle} on {contact.network} is nobody else", note)
    return _regroup(desk, "unlink", [contact, *alone], None, words)


def _group(desk: Desk, contact: Contact) -> list[Contact]:
    return desk.store.contacts_linked(contact.person) if contact.person is not None else [contact]


def _regroup(desk: Desk, verb: str, contacts: Sequence[Contact], person: int | None, note: str) -> Act:
    once = {one.id: one for one in contacts}
    anchors = {desk.store.cases_of(number, now=desk.clock())[0].id: one for number, one in once.items()}
    wanted = {number: msgspec.structs.replace(one, person=person) for number, one in once.items() if one.person != person}

    def regroup(case: Case) -> Change | None:
        contact = anchors[case.id]
        if contact.id not in wanted:
            return None
        return _line(desk, verb, case, case, note, {f"contact.{contact.id}.person": (contact.person, person)})

    return desk.do(verb, list(anchors), regroup, beside=lambda: _keep(desk, wanted))


# -- both ---------------------------------------------------------------------------------------------------------------


def _line(desk: Desk, verb: str, case: Case, after: Case, note: str | None, changes: Mapping[str, tuple[object, object]]) -> Change:
    told = {name: (msgspec.to_builtins(old), msgspec.to_builtins(new)) for name, (old, new) in changes.items()}
    event = Event(
        case=case.id, at=desk.clock(), by=desk.me, verb=verb, from_state=case.state, to_state=after.state, note=note, changes=told
    )
    return Change(seen=case, case=after, event=event)


def _keep(desk: Desk, contacts: Mapping[int, Contact]) -> None:
    for contact in contacts.values():
        desk.store.keep_contact(contact)


def _with_note(words: str, note: str | None) -> str:
    return f"{words}: {note}" if note else words
