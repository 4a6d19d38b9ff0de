"""The file of tokens between polls: JSON, mode 0600, replaced as a whole."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from socialwatch.errors import DiskFullError

# Sources are read side by side in threads and share the file.
memory_lock = threading.Lock()


@contextlib.contextmanager
def changing(path: Path) -> Iterator[None]:
    """Keep other threads and processes from changing the file: a reply may go out while a poll runs, and a token that rotates must not be lost.

    Raises:
        DiskFullError: Its folder cannot be opened.
    """
    import fcntl

    with memory_lock:
        try:
            # Of the folder: the file itself is replaced, and a lock file beside it would be one more thing to explain.
            folder = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as why:
            raise DiskFullError(f"{path} could not be written: {why.strerror}") from why
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)


def put(held: dict[str, str], name: str, value: str | None) -> None:
    if value is None:
        held.pop(name, None)
    else:
        held[name] = value


def read_memory(path: Path) -> dict[str, str]:
    """Return what the file holds. Damaged or unreadable counts as empty: tokens can be asked for again."""
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: value for name, value in held.items() if isinstance(value, str)}


def write_memory(path: Path, held: Mapping[str, str]) -> None:
    """Replace the file as a whole; `mkstemp` makes it readable by nobody else from its first byte on."""
    import tempfile

    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as why:
        raise DiskFullError(f"{path} could not be written: {why.strerror}") from why
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(held, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as why:
        Path(name).unlink(missing_ok=True)
        raise DiskFullError(f"{path} could not be written: {why.strerror}") from why
