"""Editing: a theme written into the configuration of the user, whose comments and order stay as they are."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from socialwatch.errors import ConfigError, DiskFullError, UsageError


def add_theme(path: Path, name: str, words: Sequence[str]) -> tuple[str, ...]:
    """Write a theme into the file at `path`, or the missing words into a theme that is there; return all its words.

    The file as it was is kept beside it (`.bak`). Symbolic links and the file's mode stay.

    Raises:
        UsageError: There is nothing to add.
        ConfigError: The file cannot be read, or would not say afterwards what it said before with this theme beside it; it is as it was.
        DiskFullError: It could not be written; it is as it was.
    """
    place = path.resolve()
    try:
        before = place.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: cannot be read"]) from error
    after, all_words = _edited(before, path, name, words)
    _check(before, after, path, name, all_words)
    try:
        mode = stat.S_IMODE(place.stat().st_mode)
        _replace(place.with_name(place.name + ".bak"), before, mode)
        _replace(place, after, mode)
    except OSError as error:
        raise DiskFullError(f"cannot write {path}: {error.strerror}; it is as it was") from error
    return all_words


def _edited(text: str, path: Path, name: str, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ConfigError([f"{path.name}: {error}"]) from error
    if "themes" not in document:
        document["themes"] = tomlkit.table()
    themes: Any = document["themes"]
    held = tuple(map(str, themes.get(name, ())))
    all_words = tuple(dict.fromkeys((*held, *words)))
    if all_words == held:
        raise UsageError(f"the theme {name} says all of this already")
    themes[name] = list(all_words)
    return tomlkit.dumps(document), all_words


def _check(before: str, after: str, path: Path, name: str, words: Sequence[str]) -> None:
    """Refuse an edit that changed anything else: read both with the parser that the program itself uses."""
    import tomli

    was, now = tomli.loads(before), tomli.loads(after)
    was.setdefault("themes", {})[name] = list(words)
    if was != now:
        raise ConfigError([f"{path.name}: the theme {name} could not be added without changing something else; add it by hand"])


def _replace(path: Path, text: str, mode: int) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
