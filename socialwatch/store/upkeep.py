"""Upkeep: a whole copy, a look at the health of the file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from socialwatch.errors import DiskFullError, StoreError, StoreLockedError
from socialwatch.store.connection import VERSION, Database
from socialwatch.store.opening import APPLICATION


def version(database: Database) -> tuple[int, int]:
    """See `ports.Store.version`."""
    return int(database.value("PRAGMA user_version")), VERSION


def backup(database: Database, target: Path) -> None:
    """See `ports.Store.backup`.

    Raises:
        StoreError: There is a file of this name already, or a transaction is open.
    """
    if database.is_in_transaction:
        raise StoreError("a backup cannot be made in the middle of a change")
    draft = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        database.run("VACUUM INTO ?", (str(draft),))
        _to_disk(draft)
        os.link(draft, target)
    except FileExistsError as error:
        raise StoreError(f"{target} exists already; name a new file") from error
    except OSError as error:
        raise DiskFullError(f"the backup {target} cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def check(database: Database) -> list[str]:
    """See `ports.Store.check`."""
    return [*_structure(database), *_full_text(database), *_ownership(database)]


def _structure(database: Database) -> Iterator[str]:
    for (told,) in database.rows("PRAGMA integrity_check"):
        if told != "ok":
            yield f"damaged: {told}"
    for table, row, parent, _ in database.rows("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} speaks of something in {parent} that is not there"
    if database.value("PRAGMA user_version") != VERSION:
        yield f"the tables are of version {database.value('PRAGMA user_version')}, this program writes {VERSION}"
    if database.value("PRAGMA application_id") != APPLICATION:
        yield "the file no longer says that it is an inbox of socialwatch"
    if database.value("PRAGMA journal_mode") != "wal":
        yield "the file keeps no write-ahead log; it may lie on a network drive, where it is not safe"


def _full_text(database: Database) -> Iterator[str]:
    try:
        # The question is an INSERT to SQLite; `rank` 1 compares the index with the mentions.
        with database.writing():
            database.run("INSERT INTO mentions_fts (mentions_fts, rank) VALUES ('integrity-check', 1)")
    except StoreLockedError:
        yield "the full-text index was not checked, because another process is writing; try again"
    except StoreError:
        yield "the full-text index does not agree with the mentions"


def _ownership(database: Database) -> Iterator[str]:
    mode = stat.S_IMODE(database.path.stat().st_mode)
    if mode & 0o077:
        yield f"others can read the file (mode {mode:o}); `chmod 600 {database.path}`"
