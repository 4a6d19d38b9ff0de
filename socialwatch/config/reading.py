"""One reading of a configuration: tables are walked by their description, values go on, complaints pile up."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from socialwatch.config.convert import UNSHOWN, Spot, Unfit, convert, shown
from socialwatch.config.tables import KeysOf, Setting
from socialwatch.ports import Key

OPTIONS = "options"
"""Where the keys of a plug-in go in a table that has been read."""


class Reading:
    """What one reading of a file found.

    Args:
        path: The file.
        plugs: Name of a plugged table (`sources`, `outlets`) → the keys of its plug-ins; absent: they are left unchecked and unread.
        known: Name of a plugged table → the names that can be plugged in, for complaints.
    """

    def __init__(self, path: Path, *, environ: Mapping[str, str], plugs: Mapping[str, KeysOf], known: Mapping[str, Sequence[str]]) -> None:
        self.problems: list[str] = []
        self.warnings: list[str] = []
        self._path, self._environ, self._plugs, self._known = path, environ, plugs, known
        self._is_open, self._may_run = _modes(path)

    def complain(self, where: str, words: str) -> None:
        """Note that the key at `where` is wrong."""
        self.problems.append(f"{self._path.name}: {where}: {words}")

    def table(self, keys: Sequence[Key], raw: Mapping[str, Any], where: str) -> dict[str, Any]:
        """Return the values of all `keys`, converted; the default stands where one is left out or wrong."""
        for name in raw.keys() - {key.name for key in keys}:
            self._complain_unknown(name, [key.name for key in keys], where)
        return {key.name: self._value(key, raw, join(where, key.name)) for key in keys}

    def _value(self, key: Key, raw: Mapping[str, Any], where: str) -> Any:
        if key.name in raw:
            return (
                self._nested(key, raw[key.name], where)
                if isinstance(key, Setting) and key.keys
                else self._converted(key, raw[key.name], where)
            )
        # A source says itself which secrets it misses: often one of several will do.
        if key.is_needed and key.kind != "secret":
            self.complain(where, "is needed" + (f", such as {key.example}" if key.example else ""))
        return self._default(key, where)

    def _default(self, key: Key, where: str) -> Any:
        return self._converted(key, key.default, where) if key.kind == "database" else key.default

    def _converted(self, key: Key, value: object, where: str) -> Any:
        spot = Spot(
            key=f"{self._path.name}: {where}",
            folder=self._path.parent,
            environ=self._environ,
            may_run=self._may_run,
            is_open_to_others=self._is_open,
            warn=lambda words: self.warnings.append(f"{self._path.name}: {where}: {words}"),
        )
        try:
            converted = convert(key.kind, value, spot)
        except Unfit as unfit:
            self.complain(where, f"expected {unfit}" + ("" if key.kind in UNSHOWN else f", got {shown(value)}"))
            return key.default
        self._check_choices(key, converted, where)
        return converted

    def _check_choices(self, key: Key, value: str | tuple[str, ...], where: str) -> None:
        choices = key.choices if isinstance(key, Setting) else ()
        for word in (value if isinstance(value, tuple) else (value,)) if choices else ():
            if word not in choices:
                self.complain(where, f"expected {one_of(choices)}, got {shown(word)}")

    def _nested(self, key: Setting, value: object, where: str) -> Any:
        match key.kind, value:
            case "table", dict():
                return self.table(key.keys, value, where)
            case "tables", list() if all(isinstance(item, dict) for item in value):
                return tuple(self._plugged(key, item, f"{where}[{at}]") for at, item in enumerate(value))
            case "named", dict() if all(isinstance(item, dict) for item in value.values()):
                return {name: self._plugged(key, item, join(where, name)) for name, item in value.items() if self._is_name(name, where)}
        written = {"table": "a table", "tables": f"tables under [[{where}]]", "named": f"tables under [{where}.NAME]"}[key.kind]
        self.complain(where, f"expected {written}, got {shown(value)}")
        return key.default

    def _is_name(self, name: str, where: str) -> bool:
        """Names are words of filters, which fold to lower case and end at a comma or a blank."""
        is_fit = name == name.lower() and all(sign.isalnum() or sign in "_-." for sign in name) and name != ""
        if not is_fit:
            self.complain(join(where, name), "expected a name of small letters, digits, '-', '_' and '.'")
        return is_fit

    def _plugged(self, key: Setting, raw: Mapping[str, Any], where: str) -> dict[str, Any]:
        """Read a table that may hold the keys of a plug-in as well."""
        own = {setting.name for setting in key.keys}
        if not key.plug:
            return self.table(key.keys, raw, where)
        values = self.table(key.keys, {name: raw[name] for name in raw if name in own}, where)
        rest = {name: raw[name] for name in raw if name not in own}
        values[OPTIONS] = self._options(key, values[key.plug], rest, where)
        return values

    def _options(self, key: Setting, plugged: str | None, raw: Mapping[str, Any], where: str) -> dict[str, Any]:
        keys_of = self._plugs.get(key.name)
        if keys_of is None or plugged is None:
            return {}
        keys = keys_of(plugged)
        if keys is None:
            self._complain_unknown_plug(key, plugged, where)
            return {}
        for name in sorted(raw.keys() - {one.name for one in keys}):
            self._complain_unknown(name, [one.name for one in (*keys, *key.keys)], where)
        values = self.table(keys, {one.name: raw[one.name] for one in keys if one.name in raw}, where)
        return {name: value for name, value in values.items() if value is not None}

    def _complain_unknown_plug(self, key: Setting, plugged: str, where: str) -> None:
        known = self._known.get(key.name, ())
        words = f"there is no {key.plug} {shown(plugged)}" + (f"; known are {', '.join(sorted(known))}" if known else "")
        self.complain(join(where, key.plug), words)

    def _complain_unknown(self, name: str, known: Sequence[str], where: str) -> None:
        near = difflib.get_close_matches(name, known, n=1)
        self.complain(join(where, name), "no such key; " + (f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"))


def join(where: str, name: str) -> str:
    """Return the dotted path of a key; a name that TOML would quote is quoted."""
    is_bare = bool(name) and all(sign.isascii() and (sign.isalnum() or sign in "_-") for sign in name)
    written = name if is_bare else json.dumps(name)[:60]
    return f"{where}.{written}" if where else written


def one_of(words: Sequence[str]) -> str:
    """Return `"a", "b" or "c"`."""
    quoted = [f'"{word}"' for word in words]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


def _modes(path: Path) -> tuple[bool, bool]:
    """Say whether others may read the file, and whether nobody else could have written it."""
    found = path.stat()
    is_ours = found.st_uid in {0, os.getuid()}
    return bool(found.st_mode & 0o044), is_ours and not found.st_mode & 0o002
