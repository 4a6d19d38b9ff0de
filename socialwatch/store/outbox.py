"""The outbox: letters are put in with the change that caused them, and leave under one key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from socialwatch.errors import StoreError
from socialwatch.model.outbox import Letter
from socialwatch.store.connection import Database
from socialwatch.store.rows import LETTER, as_letter, letter_row, stamp

_NEW = [name for name in LETTER if name != "id"]
_ADD = f"INSERT OR IGNORE INTO outbox ({', '.join(_NEW)}) VALUES ({', '.join('?' * len(_NEW))})"
_KEEP = f"UPDATE outbox SET {', '.join(f'{name} = ?' for name in _NEW)} WHERE id = ?"


def add(database: Database, letters: Iterable[Letter]) -> None:
    """Put letters in, inside the transaction of what caused them; a key that is there already is left out."""
    database.run_many(_ADD, [letter_row(letter)[1:] for letter in letters])


def letters(database: Database, due_by: datetime | None, state: str | None, limit: int) -> list[Letter]:
    """See `ports.Store.letters`."""
    # A literal, so that the index of those that wait is one.
    asked = "state = 'waiting'" if state == "waiting" else ":state IS NULL OR state = :state"
    sql = f"""SELECT {", ".join(LETTER)} FROM outbox
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
