"""Replies on their way out: a row before each request, and a hold that dies with its process."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec

from socialwatch.errors import DiskFullError, StoreError
from socialwatch.model.reply import Reply, ReplyState
from socialwatch.store.connection import Database
from socialwatch.store.rows import Shape, json_text

_PAUSE_S = 0.02

_REPLY = Shape(Reply)
_COLUMNS = tuple("case_id" if name == "case" else name for name in _REPLY.fields)
_READ = ", ".join(f"r.{name}" for name in _COLUMNS)
_NEW = _COLUMNS[1:]
_ADD = f"INSERT OR IGNORE INTO replies ({', '.join(_NEW)}) VALUES ({', '.join('?' * len(_NEW))})"
_KEEP = f"UPDATE OR IGNORE replies SET {', '.join(f'{name} = ?' for name in _NEW)} WHERE id = ? AND state = ?"


def replies(database: Database, case: int | None, problem: int | None, states: Sequence[ReplyState]) -> list[Reply]:
    """See `ports.Store.replies`."""
    sql = f"""SELECT {_READ} FROM replies r WHERE (:case IS NULL OR r.case_id = :case) AND (:problem IS NULL OR r.problem = :problem)
        AND (:states = '[]' OR r.state IN (SELECT value FROM json_each(:states))) ORDER BY r.id"""
    values = {"case": case, "problem": problem, "states": json_text([state.value for state in states])}
    return [_as_reply(row) for row in database.rows(sql, values)]


def reply(database: Database, number: int) -> Reply | None:
    """See `ports.Store.reply`."""
    rows = database.rows(f"SELECT {_READ} FROM replies r WHERE r.id = ?", (number,))
    return _as_reply(rows[0]) if rows else None


def keep_reply(database: Database, kept: Reply, seen: ReplyState | None) -> Reply:
    """See `ports.Store.keep_reply`."""
    with database.writing():
        _, *values = _REPLY.row(kept)
        if seen is not None:
            if not database.run(_KEEP, (*values, kept.id, seen.value)):
                raise StoreError(f"somebody else has reply {kept.id} in hand, or the case was told already; look at it again")
            return kept
        if not database.run(_ADD, values):
            raise StoreError(f"case {kept.case} was told of problem {kept.problem} already, or the reply is stored already")
        return msgspec.structs.replace(kept, id=database.value("SELECT last_insert_rowid()"))


def _as_reply(row: Sequence[object]) -> Reply:
    try:
        return msgspec.convert(_REPLY.told(row), Reply)
    except msgspec.ValidationError as error:
        raise StoreError(f"a row of the database cannot be read: {error}") from error


@contextmanager
def hold_sending(place: Path, patience: timedelta) -> Iterator[bool]:
    """Hold the lock of the file beside the inbox (mode 0600); free the moment its holder dies, however it dies.

    Raises:
        DiskFullError: The file cannot be written.
    """
    path = place.with_name(place.name + ".sending")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DiskFullError(f"{path} cannot be written: {error.strerror}; check the folder") from error
    try:
        yield _is_taken(handle, patience.total_seconds())
    finally:
        os.close(handle)


def _is_taken(handle: int, patience_s: float) -> bool:
    import fcntl

    began = time.monotonic()
    while True:
        try:
            # flock and not lockf: its lock belongs to this opening of the file, so that two threads exclude each other as well.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() - began >= patience_s:
                return False
            time.sleep(_PAUSE_S)
        else:
            return True
