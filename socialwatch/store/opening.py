"""Opening the inbox file: made whole or not at all, readable by its owner only, and refused where it is not ours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from socialwatch.errors import DiskFullError, StoreError, StoreVersionError
from socialwatch.store.connection import PATIENCE, VERSION, Database

APPLICATION = 0x736F7777
"""`soww`: says that a SQLite file is one of ours; `PRAGMA application_id` of the file."""

_HEADER = 100
_MAGIC = b"SQLite format 3\0"


def open_database(
    path: Path, *, create: bool = True, is_durable: bool = True, checkpoints: bool = False, patience: timedelta = PATIENCE
) -> Database:
    """Open the inbox at `path`, made or migrated where needed.

    Raises:
        StoreVersionError: It is not one of ours, or newer than this program. It was not touched.
        StoreError: There is none and `create` is off, or it is damaged.
        StoreLockedError: Another process migrates it and did not finish in time.
        DiskFullError: It cannot be made or opened for writing.
    """
    with _told(path):
        if not path.exists():
            if not create:
                raise StoreError(f"no inbox at {path} yet; `socialwatch poll` makes it")
            _make(path, patience)
        header = _read_header(path)
    _refuse_foreign(path, header)
    database = Database(path, is_durable=is_durable, checkpoints=checkpoints, patience=patience)
    try:
        _bring_up_to_date(database, is_wal=header[18:20] == b"\x02\x02")
    except BaseException:
        database.close()
        raise
    return database


def _read_header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _refuse_foreign(path: Path, header: bytes) -> None:
    """Look at the bytes before SQLite does: opening a stranger's file could already change it."""
    if not header:
        raise StoreVersionError(f"{path} is empty, which no inbox ever is; restore a backup, or remove the file to start anew")
    if not header.startswith(_MAGIC) or len(header) < _HEADER or int.from_bytes(header[68:72], "big") != APPLICATION:
        raise StoreVersionError(f"{path} is not an inbox of socialwatch; it was not touched")
    _refuse_newer(path, int.from_bytes(header[60:64], "big"))


def _refuse_newer(path: Path, version: int) -> None:
    if version > VERSION:
        raise StoreVersionError(
            f"{path} was written by a newer socialwatch (tables {version}, this program knows {VERSION}); it was not touched: update socialwatch"
        )


def _bring_up_to_date(database: Database, *, is_wal: bool) -> None:
    version = database.value("PRAGMA user_version")
    _refuse_newer(database.path, version)
    if not is_wal:
        database.run("PRAGMA journal_mode=WAL")  # a restored backup comes without
    if version < VERSION:
        from socialwatch.store.migrations import migrate

        migrate(database)


def _make(path: Path, patience: timedelta) -> None:
    """Build the file beside its place and link it there: others see it whole or not at all, and an empty file is never a new one."""
    _make_folders(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _fill(draft, patience)
        _place(draft, path)
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-wal"), draft.with_name(f"{draft.name}-shm")):
            left.unlink(missing_ok=True)


def _fill(draft: Path, patience: timedelta) -> None:
    from socialwatch.store.migrations import migrate

    database = Database(draft, patience=patience)
    try:
        database.run("PRAGMA journal_mode=WAL")
        database.run(f"PRAGMA application_id={APPLICATION}")
        migrate(database)
    finally:
        database.close()  # the last one out moves the log into the file


def _place(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # somebody else was first, with the same tables
    except OSError:
        draft.rename(path)  # a file system without hard links


def _make_folders(folder: Path) -> None:
    if folder.exists():
        return
    _make_folders(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiskFullError(f"{path} cannot be opened: {error.strerror or error}") from error
