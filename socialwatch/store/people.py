"""People and history: who is behind a handle, what time alone has changed, and who did what over all cases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from socialwatch.errors import StoreError
from socialwatch.model.case import Case, Event
from socialwatch.model.mention import Contact
from socialwatch.store.connection import Database
from socialwatch.store.rows import CASE_READ, CONTACT_READ, EVENT_READ, as_case, as_contact, as_event, author_key, stamp, woken


def turning(database: Database, now: datetime, limit: int) -> list[int]:
    """See `ports.Store.turning`."""
    sql = "SELECT id FROM cases WHERE turns_at IS NOT NULL AND turns_at < ? ORDER BY turns_at, id LIMIT ?"
    return [row[0] for row in database.rows(sql, (stamp(now), limit))]


def cases_of(database: Database, contact: int, now: datetime) -> list[Case]:
    """See `ports.Store.cases_of`."""
    sql = f"SELECT {CASE_READ} FROM cases c WHERE c.contact = ? ORDER BY c.created_at DESC, c.id DESC"
    return [woken(as_case(row), now) for row in database.rows(sql, (contact,))]


def contacts_called(database: Database, handle: str, network: str | None) -> list[Contact]:
    """See `ports.Store.contacts_called`."""
    sql = f"""SELECT {CONTACT_READ} FROM contacts k WHERE k.id IN (SELECT c.contact FROM cases c WHERE c.author_key = :handle)
        AND (:network IS NULL OR k.network = :network) ORDER BY k.network, k.id"""
    return [as_contact(row) for row in database.rows(sql, {"handle": author_key(handle), "network": network})]


def contacts_linked(database: Database, person: int) -> list[Contact]:
    """See `ports.Store.contacts_linked`."""
    return [as_contact(row) for row in database.rows(f"SELECT {CONTACT_READ} FROM contacts k WHERE k.person = ? ORDER BY k.id", (person,))]


def keep_contact(database: Database, contact: Contact) -> None:
    """See `ports.Store.keep_contact`."""
    sql = "UPDATE contacts SET muted_until = ?, person = ? WHERE id = ?"
    with database.writing():
        if not database.run(sql, (stamp(contact.muted_until), contact.person, contact.id)):
            raise StoreError(f"there is no contact {contact.id}")


def history(database: Database, case: int | None, by: str | None, since: datetime | None, limit: int | None) -> list[Event]:
    """See `ports.Store.history`.

    Each way of asking walks an index from its end: what is older than the answer is not read. A person's acts are stamped as they
    happen, so that their order by number, in which the index of people holds them, is that of time.
    """
    values: dict[str, Any] = {"case": case, "by": by, "since": stamp(since), "limit": -1 if limit is None else limit}
    conditions = ["e.at >= :since"] if since is not None else []
    order, is_a_person = "e.at DESC, e.id DESC", by is not None and by != "socialwatch"
    if case is not None:
        conditions.append("e.case_id = :case")
    if by is not None:
        conditions.append("e.by = :by AND e.by <> 'socialwatch'" if is_a_person else "+e.by = :by")
    if is_a_person and case is None:
        order = "e.id DESC"
        conditions = [one.replace("e.at", "+e.at") for one in conditions]
    sql = f"SELECT {EVENT_READ} FROM events e WHERE {' AND '.join(conditions) or '1'} ORDER BY {order} LIMIT :limit"
    return [as_event(row) for row in database.rows(sql, values)]
