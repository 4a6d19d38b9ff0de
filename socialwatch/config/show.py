"""The configuration as it holds, with defaults and without secrets, in the shape of the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from socialwatch.config.reading import OPTIONS, join
from socialwatch.config.secrets import ConfiguredSecret
from socialwatch.config.settings import Settings
from socialwatch.config.tables import ROOT, Setting
from socialwatch.text import printable

_UNITS = (("d", 86_400), ("h", 3600), ("m", 60), ("s", 1))


def show(settings: Settings) -> str:
    """Return the effective configuration as TOML; what is neither set nor has a default is left out.

    A secret is `"***"`, and of the address of an outlet only the host is shown: the rest of it is often the password.
    """
    values = settings.effective
    top = [line for key in ROOT if not key.keys for line in _line(key.name, values[key.name])]
    tables = [line for key in ROOT if key.keys for line in _tables(key, values[key.name])]
    return "\n".join([*top, *tables]) + "\n"


def _tables(key: Setting, value: Any) -> Iterator[str]:
    if key.kind == "named":
        for name, table in value.items():
            yield from _table(f"[{join(key.name, name)}]", key, table)
    elif key.kind == "table":
        yield from _table(f"[{key.name}]", key, value) if value else ()
    else:
        for table in value:
            yield from _table(f"[[{key.name}]]", key, table)


def _table(head: str, key: Setting, table: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", head)
    for name, value in (*table.items(), *table.get(OPTIONS, {}).items()):
        if name != OPTIONS:
            yield from _line(name, _host_only(value) if key.name == "outlets" else value)


def _line(name: str, value: Any) -> list[str]:
    return [] if value is None else [f"{name} = {_toml(value)}"]


def _toml(value: Any) -> str:
    """Return one converted value as TOML."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{join('', name)} = {_toml(item)}" for name, item in value.items() if item not in (None, ()))
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return next(write for kinds, write in _WRITTEN if isinstance(value, kinds))(value)


def _quoted(text: str) -> str:
    return json.dumps(printable(text), ensure_ascii=False)


def _duration(duration: timedelta) -> str:
    """Return a duration as the file would say it: `1d12h`."""
    left, parts = int(duration.total_seconds()), []
    for unit, seconds in _UNITS:
        count, left = divmod(left, seconds)
        parts += [f"{count}{unit}"] if count else []
    return "".join(parts) or "0m"


_WRITTEN: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (ConfiguredSecret, lambda _: '"***"'),
    (bool, lambda value: str(value).lower()),
    ((int, float), lambda value: f"{value:.15g}"),
    (timedelta, lambda value: f'"{_duration(value)}"'),
    (date, date.isoformat),
    ((str, Path), lambda value: _quoted(str(value))),
)
"""Kinds of values and how they are written; `bool` before `int`, which it is too."""


def _host_only(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return f"{urlsplit(value).scheme}://{urlsplit(value).netloc}/***"
    return value
