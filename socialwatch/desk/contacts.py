"""The people behind a page: known ones brought up to date, new ones numbered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from socialwatch.model.mention import Contact, Mention, contact_key


class Contacts:
    """The contacts that a page touches.

    Args:
        known: `(network, key)` → contact, as the store has it.
        first_free: The first free number.
        now: When the page was read (aware UTC).
    """

    def __init__(self, known: Mapping[tuple[str, str], Contact], first_free: int, now: datetime) -> None:
        self._contacts, self._next, self._now = dict(known), first_free, now
        self._changed: dict[int, Contact] = {}

    @property
    def changed(self) -> tuple[Contact, ...]:
        """Those that are new or no longer as they were."""
        return tuple(self._changed.values())

    def number(self, number: int) -> Contact | None:
        """Return a contact by its number; None where this page does not touch it."""
        return next((one for one in self._contacts.values() if one.id == number), None)

    def of(self, mention: Mention) -> Contact:
        """Return who wrote a mention, with the name and the followers it shows; what it does not show stays."""
        key = (mention.network, contact_key(mention))
        known = self._contacts.get(key)
        contact = Contact(
            id=known.id if known else self._next, network=mention.network, key=key[1], handle=mention.author,
            name=mention.author_name or (known.name if known else None),
            followers=mention.followers if mention.followers is not None else (known.followers if known else None),
            first_seen_at=known.first_seen_at if known else self._now, muted_until=known.muted_until if known else None,
            person=known.person if known else None, cases=known.cases if known else 0,
        )  # fmt: skip
        if known is None:
            self._next += 1
        if contact != known:
            self._contacts[key] = self._changed[contact.id] = contact
        return contact
