"""One connection to one SQLite file, with our rules: who may read the file, how long to wait, what an error means.

Every statement of the store goes through `Database`, so that no error of `sqlite3` leaves this room.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from socialwatch.errors import DiskFullError, FilterError, SocialwatchError, StoreError, StoreLockedError

VERSION = 9
"""The version of the tables that this program writes; `PRAGMA user_version` of the file."""

PATIENCE = timedelta(seconds=10)
"""How long a statement waits for another writer."""

_FIXED_RESET = (3, 51, 3)
"""The first SQLite whose WAL cannot be reset under a second checkpointer (corruption, 3.7.0 to 3.51.2)."""

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


def sqlite_version() -> tuple[str, bool]:
    """Return the version of SQLite, and whether it is one from before that repair."""
    return sqlite3.sqlite_version, sqlite3.sqlite_version_info < _FIXED_RESET


class Database:
    """A connection in autocommit: what is not inside `writing` or `transaction` is on its own.

    Args:
        is_reader: It can only read; may be used from any thread, one at a time.
        is_durable: A commit is on the disk when it returns. Without it a power cut may take back the last commits, whole ones only.
        checkpoints: It may move the write-ahead log into the file. On a SQLite before 3.51.3 only one process at a time should: give it
            to the holder of the poll lock. The last one to close always does.
    """

    def __init__(
        self, path: Path, *, is_reader: bool = False, is_durable: bool = True, checkpoints: bool = False, patience: timedelta = PATIENCE
    ) -> None:
        self.path = path
        mode = "ro" if is_reader else "rw"
        with self._told():
            self._sqlite = sqlite3.connect(
                f"file:{quote(str(path))}?mode={mode}",
                uri=True, isolation_level=None, timeout=patience.total_seconds(), check_same_thread=not is_reader,
            )  # fmt: skip
            self._set_up(is_reader=is_reader, is_durable=is_durable, checkpoints=checkpoints)

    def _set_up(self, *, is_reader: bool, is_durable: bool, checkpoints: bool) -> None:
        rules = ["foreign_keys=ON", "trusted_schema=OFF", "mmap_size=0"]
        rules += ["query_only=ON"] if is_reader else ["secure_delete=ON", f"synchronous={'FULL' if is_durable else 'NORMAL'}"]
        if not checkpoints and sqlite3.sqlite_version_info < _FIXED_RESET:
            rules.append("wal_autocheckpoint=0")
        for rule in rules:
            self._sqlite.execute(f"PRAGMA {rule}").close()
        self._sqlite.create_function("fold", 1, _fold, deterministic=True)
        self._sqlite.create_function("has_pattern", 2, _has_pattern, deterministic=True)

    @property
    def raw(self) -> sqlite3.Connection:
        """The bare connection, for migrations."""
        return self._sqlite

    @property
    def is_in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._sqlite.in_transaction

    @property
    def changes(self) -> int:
        """How many rows this connection has changed so far."""
        return self._sqlite.total_changes

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        with self._told():
            return self._sqlite.execute(sql, values).fetchall()

    def stream(self, sql: str, values: Sequence[Any] | dict[str, Any] = (), *, size: int = 500) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a question, `size` in memory at a time."""
        with self._told():
            cursor = self._sqlite.execute(sql, values)
        while True:
            with self._told():
                batch = cursor.fetchmany(size)
            if not batch:
                return
            yield from batch

    def value(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Return the first field of the first row; None where there is no row."""
        with self._told():
            row = self._sqlite.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def run(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one statement and return how many rows it changed."""
        with self._told():
            return self._sqlite.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        with self._told():
            self._sqlite.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Open a transaction that writes from its first statement: a deferred one that reads first cannot wait for its lock.

        An exception takes everything back. Not nested.
        """
        if self.is_in_transaction:
            raise RuntimeError("a transaction is already open")
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._take_back()
            raise
        self._commit()

    def _commit(self) -> None:
        try:
            self.run("COMMIT")
        except SocialwatchError:
            self._take_back()
            raise

    def _take_back(self) -> None:
        # A full disk may have ended the transaction already.
        if self.is_in_transaction:
            self.run("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Join the open transaction, or make one."""
        if self.is_in_transaction:
            yield
            return
        with self.transaction():
            yield

    def close(self) -> None:
        """Let go of the file."""
        with self._told():
            self._sqlite.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _our(error, self.path) from error
        except (UnicodeEncodeError, OverflowError) as error:
            # A lone surrogate or a number beyond 64 bits: text.clean and the networks should have stopped it.
            raise StoreError(f"{self.path}: a value cannot be stored: {error}") from error


def _our(error: sqlite3.Error, path: Path) -> SocialwatchError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, sqlite3.ProgrammingError):
        raise error  # a mistake of ours: it keeps its traceback
    if code in _LOCKED:
        return StoreLockedError(f"{path} is being written by another process; try again in a moment")
    if code in _DISK:
        return DiskFullError(f"{path} cannot be written or opened: {error}; nothing was changed")
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return StoreError(f"{path} is damaged: {error}; restore a backup (`socialwatch db check` tells more)")
    return StoreError(f"{path}: {error}")


def _fold(text: str | None) -> str | None:
    from socialwatch.text import fold

    return None if text is None else fold(text)


def _has_pattern(pattern: str, text: str) -> int:
    from socialwatch.triage.patterns import find_pattern

    try:
        return find_pattern(pattern, text) is not None
    except FilterError:
        return 0  # checked before the question was asked; SQLite cannot carry our error through
