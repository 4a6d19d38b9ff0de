"""`undo`: the last acts of a person taken back, as one act that the history keeps beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

import msgspec

from socialwatch.desk.beyond import beyond_the_case
from socialwatch.desk.changes import changed, restored
from socialwatch.desk.conversation import facts
from socialwatch.desk.outbox import letter_taken_back
from socialwatch.desk.passing import missed_with
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.mention import Contact
from socialwatch.ports import Store

_TIMES = frozenset({"muted_until"})


class Worker(Protocol):
    """What undoing needs of a desk."""

    @property
    def store(self) -> Store:
        """The memory, in a transaction."""

    @property
    def me(self) -> str:
        """Who acts."""

    def clock(self) -> datetime:
        """Return the present."""

    def catch_up(self, number: int) -> list[Change]:
        """Return what time alone has changed in a case."""

    def with_clocks(self, case: Case, now: datetime) -> Case:
        """Return a case with its clocks set."""


class Undoing:
    """One `undo`: what it changes, and what the person should know.

    Args:
        desk: Whose acts are taken back; its store is in a transaction.
    """

    def __init__(self, desk: Worker) -> None:
        self._desk, self._now = desk, desk.clock()
        self._cases: dict[int, Case] = {}
        self._left: set[int] = set()  # numbers of events that stand as they are
        self.changes: list[Change] = []
        self.remarks: list[str] = []
        self.refused = 0

    def take_back(self, event: Event) -> None:
        """Take one line of history back, unless its case has gone on since."""
        seen = self._case(event.case)
        if (beyond := beyond_the_case(self._desk.store, event, by=self._desk.me, at=self._now)) is not None:
            self.remarks += beyond
            self._left.add(event.id)
            self._add(seen, seen, event)
            return
        case, moved_on = restored(seen, event)
        if "state" in moved_on or "escalated_to" in moved_on:
            stands = f"{event.verb} of {event.at:%Y-%m-%d %H:%M} UTC stands"
            self.remarks.append(f"case {case.id} has changed since ({stands})")
            self.refused += 1
            return
        if moved_on:
            self.remarks.append(f"case {case.id}: somebody changed {', '.join(moved_on)} since; that stands")
        self.remarks += self._letters_taken_back(event)
        self._add(seen, case, event)
        self._contacts_put_back(event)

    def result(self) -> tuple[Case, ...]:
        """Return the cases that are as they were again."""
        undone = [one for one in self.changes if one.event.verb == "undo" and one.event.undoes not in self._left]
        return tuple({change.case.id: change.case for change in undone}.values())

    # cases

    def _case(self, number: int) -> Case:
        """Return a case as it is after what was taken back so far, with what time alone did to it written down first."""
        if number not in self._cases:
            passed = self._desk.catch_up(number)
            self.changes += passed
            self._cases[number] = passed[-1].case if passed else self._desk.store.case(number, now=self._now)
        return self._cases[number]

    def _add(self, seen: Case, case: Case, event: Event) -> None:
        # What was said meanwhile counts: an answer that arrived after the act is still an answer.
        after = self._desk.with_clocks(facts(case, self._desk.store.conversation(case.id)), self._now)
        note = f"took back {event.verb}"
        self.changes.append(changed(seen, after, "undo", by=self._desk.me, at=self._now, note=note, undoes=event.id))
        self.changes += missed_with(self.changes[-1])
        self._cases[case.id] = after

    # what is beside the case

    def _letters_taken_back(self, event: Event) -> list[str]:
        """Drop the letters of this event that still wait, and name those that have left; put back what it did to a letter."""
        store = self._desk.store
        if "letter" in event.changes:
            return letter_taken_back(store, event.changes["letter"])
        if event.verb != "escalate":
            return []
        remarks = []
        for letter in [one for one in store.letters_of(event.case) if one.created_at == event.at]:
            if letter.is_out:
                remarks.append(f"the message to {letter.outlet} about case {event.case} has left the house and cannot be called back")
            elif letter.state != "dropped":
                store.keep_letter(msgspec.structs.replace(letter, state="dropped"))
        return remarks

    def _contacts_put_back(self, event: Event) -> None:
        """Put back what the line changed of a contact (`contact.NUMBER.FIELD`), where it is still so."""
        for name, (before, after) in event.changes.items():
            if not name.startswith("contact."):
                continue
            _, number, field = name.split(".")
            contact = self._desk.store.contact(int(number))
            if contact is None or getattr(contact, field) != _value(field, after):
                self.remarks.append(f"{contact.handle if contact else 'the contact'} has changed since ({event.verb} stands)")
                continue
            restored_contact = msgspec.structs.replace(contact, **{field: _value(field, before)})
            self._desk.store.keep_contact(restored_contact)
            if field == "muted_until":
                self._cases_unmuted(restored_contact, event)

    def _cases_unmuted(self, contact: Contact, event: Event) -> None:
        """Bring the cases along that arrived while the contact was muted."""
        for known in self._desk.store.cases_of(contact.id, now=self._now):
            seen = self._case(known.id)
            if seen.muted_until is not None and seen.muted_until != contact.muted_until:
                self._add(seen, msgspec.structs.replace(seen, muted_until=contact.muted_until), event)


def _value(field: str, stored: object) -> Any:
    """Return a value of the history as the contact holds it."""
    return msgspec.convert(stored, datetime | None) if field in _TIMES else stored
