"""Looking: cases in the order of the inbox or by number, their mentions and their history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from socialwatch.errors import NoSuchCaseError
from socialwatch.model.case import Case, Event
from socialwatch.model.filters import Filter
from socialwatch.model.mention import Contact, FiledMention
from socialwatch.store.connection import Database
from socialwatch.store.filters_sql import ON_THE_WAY, where
from socialwatch.store.rows import (
    CASE_READ,
    CONTACT_READ,
    EVENT_READ,
    MENTION_READ,
    as_case,
    as_contact,
    as_event,
    as_mention,
    json_text,
    stamp,
    woken,
)

ORDER = "c.rank, c.due_key, c.created_at, c.id"
"""The order of the inbox, word for word that of its index."""

_LIVE = """c.state <> 'handled' AND (c.state IN ('new', 'open', 'escalated')
    OR (c.state IN ('snoozed', 'watching') AND c.snoozed_until IS NOT NULL AND c.snoozed_until <= :now))"""
_CAP = 1000


def cases(database: Database, numbers: Sequence[int], now: datetime) -> list[Case]:
    """See `ports.Store.cases`."""
    sql = f"SELECT {CASE_READ} FROM cases c WHERE c.id IN (SELECT value FROM json_each(?))"
    found = {row[0]: woken(as_case(row), now) for row in database.rows(sql, (json_text(sorted(set(numbers))),))}
    for number in numbers:
        if number not in found:
            raise NoSuchCaseError(number)
    return [found[number] for number in numbers]


def page(database: Database, wanted: Filter, now: datetime, limit: int | None) -> list[Case]:
    """See `ports.Store.page`."""
    asked = where(wanted, now)
    sql = f"SELECT {CASE_READ} FROM cases c WHERE {asked.sql} ORDER BY {ORDER} LIMIT :limit"
    return [woken(as_case(row), now) for row in database.rows(sql, asked.values | {"limit": -1 if limit is None else limit})]


def walk(database: Database, wanted: Filter, now: datetime) -> Iterator[Case]:
    """See `ports.Store.walk`."""
    asked = where(wanted, now)
    for row in database.stream(f"SELECT {CASE_READ} FROM cases c WHERE {asked.sql} ORDER BY c.id", asked.values):
        yield woken(as_case(row), now)


def count(database: Database, wanted: Filter, now: datetime, cap: int | None) -> int:
    """See `ports.Store.count`."""
    asked = where(wanted, now)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM cases c WHERE {asked.sql} LIMIT :cap)"
    return int(database.value(sql, asked.values | {"cap": -1 if cap is None else cap}))


def conversation(database: Database, case: int) -> list[FiledMention]:
    """See `ports.Store.conversation`."""
    sql = f"SELECT {MENTION_READ} FROM mentions m WHERE m.case_id = ? ORDER BY m.created_at, m.id"
    return [as_mention(row) for row in database.rows(sql, (case,))]


def walk_mentions(database: Database, wanted: Filter, now: datetime, *, include_private: bool) -> Iterator[FiledMention]:
    """See `ports.Store.walk_mentions`."""
    asked = where(wanted, now)
    conditions = [] if include_private else ["NOT m.is_private"]
    if wanted.terms:
        conditions.append(f"m.case_id IN (SELECT c.id FROM cases c WHERE {asked.sql})")
    sql = f"SELECT {MENTION_READ} FROM mentions m WHERE {' AND '.join(conditions) or '1'} ORDER BY m.id"
    for row in database.stream(sql, asked.values):
        yield as_mention(row)


def events(database: Database, case: int) -> list[Event]:
    """See `ports.Store.events`."""
    return [as_event(row) for row in database.rows(f"SELECT {EVENT_READ} FROM events e WHERE e.case_id = ? ORDER BY e.id", (case,))]


def walk_events(database: Database, wanted: Filter, now: datetime) -> Iterator[Event]:
    """See `ports.Store.walk_events`."""
    asked = where(wanted, now)
    chosen = f"e.case_id IN (SELECT c.id FROM cases c WHERE {asked.sql})" if wanted.terms else "1"
    for row in database.stream(f"SELECT {EVENT_READ} FROM events e WHERE {chosen} ORDER BY e.id", asked.values):
        yield as_event(row)


def contact(database: Database, number: int) -> Contact | None:
    """See `ports.Store.contact`."""
    rows = database.rows(f"SELECT {CONTACT_READ} FROM contacts k WHERE k.id = ?", (number,))
    return as_contact(rows[0]) if rows else None


def acts_to_undo(database: Database, by: str, acts: int) -> list[Event]:
    """See `ports.Store.acts_to_undo`."""
    # By number from the end, because an act's events stand together: what is older than these acts is never read.
    sql = f"""SELECT {EVENT_READ} FROM events e WHERE e.by = ? AND e.by <> 'socialwatch' AND e.verb <> 'undo'
        AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.id) ORDER BY e.id DESC"""
    found: list[Event] = []
    seen: set[int] = set()
    for event in map(as_event, database.stream(sql, (by,), size=50)):
        seen.add(event.act)
        if len(seen) > acts:
            break
        found.append(event)
    return found


def overview(database: Database, now: datetime) -> dict[str, int]:
    """See `ports.Store.overview`."""
    live = f"FROM cases c WHERE {_LIVE}"
    heard = f"{live} AND c.queue <> 'noise' AND (c.muted_until IS NULL OR c.muted_until <= :now)"
    late, soon = "c.rank IN (0, 1) AND c.due_key < :now", "c.rank IN (0, 1) AND c.due_key >= :now AND c.due_key <= :soon"
    questions = {
        "live": heard,
        "urgent": f"{heard} AND c.rank = 0",
        "breached": f"{heard} AND {late}",
        "due_soon": f"{heard} AND {soon}",
        "noise": f"{live} AND c.queue = 'noise'",
        "mentions": "FROM mentions",
        "on_the_way": f"FROM cases c WHERE {ON_THE_WAY}",
    }
    values = {"now": stamp(now), "soon": stamp(now + timedelta(hours=2)), "cap": _CAP}
    return {name: _capped(database, rest, values) for name, rest in questions.items()}


def _capped(database: Database, rest: str, values: dict[str, object]) -> int:
    return int(database.value(f"SELECT count(*) FROM (SELECT 1 {rest} LIMIT :cap)", values))
