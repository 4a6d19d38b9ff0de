"""Files beside the inbox: what was learned and what was proposed, readable by their owner alone, replaced as a whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

import msgspec

from socialwatch.errors import DiskFullError, StoreError

_LARGEST = 50_000_000

_T = TypeVar("_T")


def read_beside(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none.

    Raises:
        StoreError: It is there and cannot be read, or is far larger than anything we write.
    """
    try:
        with path.open("rb") as file:
            held = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    if len(held) > _LARGEST:
        raise StoreError(f"{path} is larger than anything we write")
    return held


def write_beside(path: Path, held: bytes) -> None:
    """Replace a file as a whole; nobody but its owner can read it, from its first byte on.

    Raises:
        DiskFullError: It could not be written; what was there is as it was.
    """
    import tempfile

    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise DiskFullError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(number, "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise DiskFullError(f"{path} cannot be written: {error.strerror}") from error


def read_value(path: Path, default: _T) -> _T:
    """Return a value from a JSON file; the default where there is none.

    Raises:
        StoreError: It is damaged, or cannot be read.
    """
    held = read_beside(path)
    try:
        return msgspec.json.decode(held, type=type(default)) if held else default
    except (msgspec.DecodeError, RecursionError) as error:
        raise StoreError(f"{path} is damaged") from error


def write_value(path: Path, value: object) -> None:
    """Replace a JSON file; raises as `write_beside` does."""
    write_beside(path, msgspec.json.encode(value, order="deterministic"))
