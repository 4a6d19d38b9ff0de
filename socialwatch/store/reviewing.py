"""The review: the list as numbers, what is new since it was read, and replies that are only begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from socialwatch.errors import NoSuchCaseError
from socialwatch.model.filters import Filter
from socialwatch.model.review import Mark, News
from socialwatch.store.connection import Database
from socialwatch.store.filters_sql import where
from socialwatch.store.looking import ORDER
from socialwatch.store.rows import stamp

_CAP = 1000


def walk_numbers(database: Database, wanted: Filter, now: datetime) -> Iterator[int]:
    """See `ports.Store.walk_numbers`."""
    asked = where(wanted, now)
    for (number,) in database.stream(f"SELECT c.id FROM cases c WHERE {asked.sql} ORDER BY {ORDER}", asked.values):
        yield number


def mark(database: Database) -> Mark:
    """See `ports.Store.mark`."""
    mention, event = database.rows("SELECT (SELECT max(id) FROM mentions), (SELECT max(id) FROM events)")[0]
    return Mark(mention=mention or 0, event=event or 0)


def news(database: Database, wanted: Filter, now: datetime, since: Mark, me: str) -> News:
    """See `ports.Store.news`."""
    asked = where(wanted, now)
    values = asked.values | {"mention": since.mention, "event": since.event, "me": me, "cap": _CAP}
    # From the few new rows to their cases, never over the cases: the unary + hides every other way from the planner.
    heard = "SELECT DISTINCT m.case_id FROM mentions m WHERE m.id > :mention AND m.direction = 'inbound' AND m.case_id IS NOT NULL"
    fresh = f"SELECT count(*) FROM (SELECT 1 FROM ({heard}) n CROSS JOIN cases c ON c.id = n.case_id WHERE {asked.sql} LIMIT :cap)"
    acts = "SELECT DISTINCT e.case_id FROM events e WHERE e.id > :event AND e.by NOT IN ('socialwatch', :me)"
    touched = f"SELECT count(*) FROM (SELECT 1 FROM ({acts}) t WHERE t.case_id NOT IN ({heard}) LIMIT :cap)"
    return News(fresh=int(database.value(fresh, values)), touched=int(database.value(touched, values)))


def draft(database: Database, case: int, by: str) -> str | None:
    """See `ports.Store.draft`."""
    found: str | None = database.value("SELECT d.text FROM drafts d WHERE d.case_id = ? AND d.by = ?", (case, by))
    return found


def keep_draft(database: Database, case: int, text: str | None, by: str, at: datetime) -> None:
    """See `ports.Store.keep_draft`."""
    with database.writing():
        if database.value("SELECT 1 FROM cases WHERE id = ?", (case,)) is None:
            raise NoSuchCaseError(case)
        if text is None or not text.strip():
            database.run("DELETE FROM drafts WHERE case_id = ? AND by = ?", (case, by))
            return
        database.run(
            "INSERT INTO drafts (case_id, by, text, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (case_id, by) DO UPDATE SET text = excluded.text, at = excluded.at",
            (case, by, text, stamp(at)),
        )
