"""One function for each kind of key: what stands in the file becomes the value we work with, or says what was expected."""

from __future__ import annotations

import json
import math
import shlex
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from socialwatch.config import secrets
from socialwatch.config.places import absolute, place_of
from socialwatch.errors import ConfigError, FilterError
from socialwatch.ports import Secret

UNSHOWN = frozenset({"secret", "url", "urls", "database"})
"""Kinds whose values are not repeated in complaints: they may hold a password."""

_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
DURATION = 'a duration such as "30m"'


class Unfit(Exception):  # noqa: N818 -- it says that a value is unfit; it never leaves this room
    """A value does not fit its key; the message is what was expected."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value stands, and what its meaning depends on.

    Args:
        key: Dotted path of the key, with the name of the file.
        folder: Of the file; relative paths start here.
        may_run: Whether `{ command = … }` is allowed: only where nobody else could have written the file.
        warn: Takes a warning about this key.
    """

    key: str
    folder: Path
    environ: Mapping[str, str]
    may_run: bool
    is_open_to_others: bool
    warn: Callable[[str], None]


def shown(value: object) -> str:
    """Say what a value is, short enough for a line of complaint."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    written = json.dumps(value, ensure_ascii=True) if isinstance(value, str | bool | int | float) else str(value)
    return written if len(written) <= 60 else written[:57] + "…"


def text(value: object) -> str:
    """Take text that is not empty and holds no control characters."""
    if not isinstance(value, str) or not value.strip() or any(ord(sign) < 32 or ord(sign) == 127 for sign in value):
        raise Unfit("a text on one line")
    return value.strip()


def texts(value: object) -> tuple[str, ...]:
    """Take a list of texts, each once."""
    if not isinstance(value, list):
        raise Unfit('a list of texts such as ["one", "two"]')
    try:
        return tuple(dict.fromkeys(text(item) for item in value))
    except Unfit as error:
        raise Unfit('a list of texts such as ["one", "two"]') from error


def texts_by_name(value: object) -> dict[str, tuple[str, ...]]:
    """Take a table of lists of texts."""
    if not isinstance(value, dict):
        raise Unfit('a table such as { name = ["one", "two"] }')
    return {name: texts(item) for name, item in value.items()}


def hours(value: object) -> dict[str, tuple[str, ...]]:
    """Take the opening hours of a week."""
    from socialwatch.promises.calendar import parse_hours

    written = texts_by_name(value)
    try:
        is_ever_open = any(parse_hours(written))
    except ValueError as error:
        raise Unfit(f'hours such as {{ mon-fri = ["09:00-17:00"] }} ({error})') from error
    if not is_ever_open:
        raise Unfit('hours such as { mon-fri = ["09:00-17:00"] }, one interval at least')
    return written


def filter_(value: object) -> str:
    """Take a filter that can be read."""
    from socialwatch.model.filter_parser import parse

    written = text(value)
    try:
        parse(written, now=_ANY_TIME, zone=UTC, me="me")
    except FilterError as error:
        raise Unfit(f"a filter ({error})") from error
    return written


def keystrokes(value: object) -> tuple[str, ...]:
    """Take a key or a list of keys, each once."""
    from socialwatch.model.review import keystroke

    words = texts([value] if isinstance(value, str) else value)
    try:
        return tuple(dict.fromkeys(keystroke(word) for word in words))
    except ValueError as error:
        raise Unfit(str(error)) from error


def templates(value: object) -> dict[str, str]:
    """Take a table of texts with variables in braces; a text may have several lines."""
    if not isinstance(value, dict):
        raise Unfit('a table such as { sorry = "We are sorry, {first_name}." }')
    return {name: _template(name, item) for name, item in value.items()}


def _template(name: str, value: object) -> str:
    from socialwatch.desk.templates import VARIABLES, unknown_in

    if not isinstance(value, str) or not value.strip() or any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in value):
        raise Unfit(f"a text behind {shown(name)}")
    known = ", ".join(f"{{{one}}}" for one in VARIABLES)
    try:
        unknown = unknown_in(value)
    except ValueError as error:
        raise Unfit(f"braces in pairs behind {shown(name)} (a brace alone is written twice; known are {known})") from error
    if unknown:
        raise Unfit(f"no {{{unknown[0]}}} behind {shown(name)}; known are {known}")
    return value.strip()


def url(value: object, spot: Spot) -> str | Secret:
    """Take an address as it is written, or the place of a secret that holds one."""
    if isinstance(value, dict):
        return secret(value, spot)
    expected = 'an address such as "https://example.com/path", without name and password in it'
    if not isinstance(value, str) or any(ord(sign) <= 32 or ord(sign) == 127 or sign == "\\" for sign in value):
        raise Unfit(expected)
    try:
        parts = urlsplit(value)
        is_fit = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError as error:
        raise Unfit(expected) from error
    if not is_fit:
        raise Unfit(expected)
    return value


def urls(value: object, spot: Spot) -> tuple[str | Secret, ...]:
    """Take a list of addresses, each once."""
    if not isinstance(value, list):
        raise Unfit('a list of addresses such as ["https://example.com/feed.xml"]')
    return tuple(dict.fromkeys(url(item, spot) for item in value))


def path(value: object, spot: Spot) -> Path:
    """Take a path; a relative one starts at the folder of the configuration file."""
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise Unfit("a path")
    try:
        return absolute(value, spot.folder)
    except ConfigError as error:
        raise Unfit("a path below a home directory that exists") from error


def flag(value: object) -> bool:
    """Take true or false."""
    if not isinstance(value, bool):
        raise Unfit("true or false")
    return value


def number(value: object) -> float:
    """Take a number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise Unfit("a number of 0 or more")
    return float(value)


def count(value: object) -> int:
    """Take a whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise Unfit("a whole number of 0 or more")
    return value


def duration(value: object) -> timedelta:
    """Take a duration as it is typed on the command line."""
    from socialwatch.model.times import parse_duration

    if not isinstance(value, str):
        raise Unfit(DURATION)
    try:
        return parse_duration(value)
    except ValueError as error:
        raise Unfit(DURATION) from error


def dates(value: object) -> tuple[date, ...]:
    """Take a list of dates, as TOML writes them or as text."""
    if not isinstance(value, list):
        raise Unfit('a list of dates such as ["2026-12-24"]')
    return tuple(sorted({_date(item) for item in value}))


def _date(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise Unfit('a list of dates such as ["2026-12-24"]') from error


def timezone(value: object) -> str:
    """Take the name of a time zone that this machine knows."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(value if isinstance(value, str) else "").key
    except (ValueError, OSError, KeyError) as error:
        raise Unfit('the name of a time zone such as "Europe/London"') from error


def database(value: object, spot: Spot) -> Path | Secret:
    """Take the path of an SQLite file; an address of PostgreSQL is kept as a secret, for it may hold a password."""
    if isinstance(value, dict):
        return secret(value, spot)
    expected = '"sqlite:///PATH", "postgresql://…" or { env = "NAME" }'
    try:
        place = place_of(value if isinstance(value, str) else "", folder=spot.folder)
    except ConfigError as error:
        raise Unfit(expected) from error
    if isinstance(place, Path):
        return place
    if ":" in place.partition("://")[2].partition("@")[0] and "@" in place:
        _warn_of_literal(spot)
    return secrets.from_literal(spot.key, place)


def secret(value: object, spot: Spot) -> Secret:
    """Take the place where a secret is kept, or the secret itself."""
    if isinstance(value, str) and value.strip():
        _warn_of_literal(spot)
        return secrets.from_literal(spot.key, value)
    match value:
        case {"env": str(name), **rest} if name and not rest:
            return secrets.from_environment(spot.key, name, spot.environ)
        case {"file": str(name), **rest} if not rest:
            return secrets.from_file(spot.key, path(name, spot))
        case {"command": str(line), **rest} if not rest:
            return _command(line, spot)
    raise Unfit('{ env = "NAME" }, { file = "path" } or { command = "pass show x" }')


def _command(line: str, spot: Spot) -> Secret:
    if not spot.may_run:
        raise Unfit("no command in a file that somebody else could have written; own it yourself, then chmod go-w it")
    try:
        words = tuple(shlex.split(line))
    except ValueError as error:
        raise Unfit(f'a command such as "pass show x" ({str(error).lower()})') from error
    if not words:
        raise Unfit('a command such as "pass show x"')
    return secrets.from_command(spot.key, words, folder=spot.folder)


def _warn_of_literal(spot: Spot) -> None:
    if spot.is_open_to_others:
        spot.warn('a secret in a file that others may read; chmod 600 the file, or write { env = "NAME" } here')


PLAIN: Mapping[str, Callable[[object], Any]] = {
    "text": text,
    "texts": texts,
    "texts_by_name": texts_by_name,
    "hours": hours,
    "filter": filter_,
    "keystrokes": keystrokes,
    "templates": templates,
    "flag": flag,
    "number": number,
    "count": count,
    "duration": duration,
    "dates": dates,
    "timezone": timezone,
}

PLACED: Mapping[str, Callable[[object, Spot], Any]] = {"url": url, "urls": urls, "path": path, "secret": secret, "database": database}
"""Kinds whose meaning depends on where they stand."""


def convert(kind: str, value: object, spot: Spot) -> Any:
    """Return what `value` means as a key of this kind.

    Raises:
        Unfit: It means nothing.
        KeyError: There is no such kind: a plug-in describes its keys wrongly.
    """
    return PLAIN[kind](value) if kind in PLAIN else PLACED[kind](value, spot)
