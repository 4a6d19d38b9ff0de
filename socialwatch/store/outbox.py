"""The outbox: letters are put in with the change that caused them, and leave under one key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from socialwatch.errors import StoreError
from socialwatch.model.outbox import Letter
from socialwatch.store.connection import Database
from socialwatch.store.rows import LETTER, as_letter, json_text, letter_row, stamp

_NEW = [name for name in LETTER if name != "id"]
_ADD = f"INSERT OR IGNORE INTO outbox ({', '.join(_NEW)}) VALUES ({', '.join('?' * len(_NEW))})"
_READ = ", ".join(LETTER)
_KEEP = f"UPDATE outbox SET {', '.join(f'{name} = ?' for name in _NEW)} WHERE id = ?"


def add(database: Database, letters: Iterable[Letter]) -> None:
    """Put letters in, inside the transaction of what caused them; a key that is there already is left out."""
    database.run_many(_ADD, [letter_row(letter)[1:] for letter in letters])


def letters(database: Database, due_by: datetime | None, state: str | None, limit: int) -> list[Letter]:
    """See `ports.Store.letters`."""
    # A literal, so that the index of those that wait is one.
    asked = "state = 'waiting'" if state == "waiting" else ":state IS NULL OR state = :state"
    sql = f"""SELECT {_READ} FROM outbox
        WHERE ({asked}) AND (:due IS NULL OR next_try_at <= :due) ORDER BY id LIMIT :limit"""
    values = {"state": state, "due": stamp(due_by), "limit": limit}
    return [as_letter(row) for row in database.rows(sql, values)]


def keep_letter(database: Database, letter: Letter) -> None:
    """See `ports.Store.keep_letter`.

    Raises:
        StoreError: The outbox has no letter of this number.
    """
    with database.writing():
        number, *values = letter_row(letter)
        if not database.run(_KEEP, [*values, number]):
            raise StoreError(f"no letter {number} in the outbox")


def letters_of(database: Database, case: int) -> list[Letter]:
    """See `ports.Store.letters_of`."""
    return [as_letter(row) for row in database.rows(f"SELECT {_READ} FROM outbox WHERE case_id = ? ORDER BY id", (case,))]


def has_letter(database: Database, key: str) -> bool:
    """See `ports.Store.has_letter`."""
    return bool(database.value("SELECT count(*) FROM outbox WHERE key = ?", (key,)))


def letter(database: Database, number: int) -> Letter | None:
    """See `ports.Store.letter`."""
    rows = database.rows(f"SELECT {_READ} FROM outbox WHERE id = ?", (number,))
    return as_letter(rows[0]) if rows else None


def ladders_due(database: Database, now: datetime) -> list[int]:
    """See `ports.Store.ladders_due`."""
    sql = """SELECT id FROM cases WHERE acknowledge_by IS NOT NULL AND state = 'escalated' AND acknowledge_by <= ?
        ORDER BY acknowledge_by, id"""
    return [row[0] for row in database.rows(sql, (stamp(now),))]


# -- who is sending -----------------------------------------------------------------------------------------------------


def claim_letter(
    database: Database, by: str, now: datetime, until: datetime, *, behind: int, at_once: bool, skips: Sequence[str]
) -> Letter | None:
    """See `ports.Store.claim_letter`. One statement finds and takes it, so that two deliverers never take the same."""
    free = "(claimed_by IS NULL OR claimed_until <= :now)"
    sql = f"""UPDATE outbox SET claimed_by = :by, claimed_until = :until, tries = tries + 1 WHERE id = (
            SELECT id FROM outbox WHERE state = 'waiting' AND id > :behind AND {free} AND (:at_once OR next_try_at <= :now)
            AND outlet NOT IN (SELECT value FROM json_each(:skips)) ORDER BY id LIMIT 1)
        RETURNING {_READ}"""
    values = {"by": by, "now": stamp(now), "until": stamp(until), "behind": behind, "at_once": at_once, "skips": json_text(list(skips))}
    with database.writing():
        rows = database.rows(sql, values)
    return as_letter(rows[0]) if rows else None


def claimants(database: Database) -> list[str]:
    """See `ports.Store.claimants`."""
    rows = database.rows("SELECT DISTINCT claimed_by FROM outbox WHERE state = 'waiting' AND claimed_by IS NOT NULL ORDER BY 1")
    return [row[0] for row in rows]


def free_letters(database: Database, by: str) -> None:
    """See `ports.Store.free_letters`."""
    database.run("UPDATE outbox SET claimed_by = NULL, claimed_until = NULL WHERE state = 'waiting' AND claimed_by = ?", (by,))


def open_tickets(database: Database, outlet: str, asked_before: datetime, limit: int) -> list[Letter]:
    """See `ports.Store.open_tickets`."""
    sql = f"""SELECT {_READ} FROM outbox WHERE outlet = ? AND state = 'sent' AND ref IS NOT NULL AND closed_at IS NULL
        AND case_id IS NOT NULL AND (asked_at IS NULL OR asked_at < ?) ORDER BY asked_at IS NOT NULL, asked_at, id LIMIT ?"""
    return [as_letter(row) for row in database.rows(sql, (outlet, stamp(asked_before), limit))]
