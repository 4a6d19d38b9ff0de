"""One item of a network's answer: its times, its words, its raw bytes, and what is said where it cannot be read. Pure."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Poison

T = TypeVar("T")
LONGEST_RAW = 64 * 1024
_WEB = r"https?://[^\s\\\x00-\x20\x7f-\x9f\ud800-\udfff]{1,2000}"
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, OSError, RecursionError)
"""What reading an item of another form raises; whoever catches these puts the item into quarantine and goes on."""


def moment(value: Any) -> datetime:
    """Return an ISO time as aware UTC; one without a zone is UTC already.

    Raises:
        TypeError, ValueError, OverflowError: It is not one.
    """
    if not isinstance(value, str):
        raise TypeError("a time is not text")
    found = datetime.fromisoformat(value)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def from_seconds(value: Any) -> datetime:
    """Return seconds since 1970, a number or its digits, as aware UTC.

    Raises:
        TypeError, ValueError, OverflowError, OSError: They are not.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError("a time is not a number")
    return datetime.fromtimestamp(float(value), UTC)


def words(value: Any) -> str:
    """Return text; raises `TypeError` for anything else, so that no `None` or number is filed as somebody's words."""
    if not isinstance(value, str):
        raise TypeError("a text is not text")
    return value


def name(value: Any) -> str:
    """Return what a network calls a thing; raises `TypeError` for anything that could not be an id or a token, such as half a surrogate pair."""
    if not isinstance(value, str) or not re.fullmatch(r"[\x21-\x7e]{1,2000}", value):
        raise TypeError("a name is not one")
    return value


def token(value: Any) -> str | None:
    """Return what stands for the next page; None where there is none, or nothing that could be sent back."""
    try:
        return name(value)
    except TypeError:
        return None


def following(value: Any, *, of: str) -> str | None:
    """Return what asks for the next page; None where the answer has none and is the last one.

    Args:
        of: Who answered, for the sentence.

    Raises:
        SourceError: There is one, but it could not be sent back: were the page taken for the last one, all below it would be lost.
    """
    if value is None or value == "":
        return None
    try:
        return name(value)
    except TypeError as why:
        raise SourceError(f"{of} named a next page that cannot be asked for") from why


def number(value: Any) -> int:
    """Return a whole number; raises `TypeError` for anything else, true and false included."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a number is not a number")
    return value


def count(value: Any) -> int | None:
    """Return how many there are of something; None for anything that no store could hold as a number."""
    return value if type(value) is int and 0 <= value < 1 << 63 else None


def web(value: Any) -> str | None:
    """Return an address of the web, or None: nothing else may become a link."""
    return value if isinstance(value, str) and re.fullmatch(_WEB, value, re.IGNORECASE) else None


def language(value: Any) -> str | None:
    """Return the primary tag of a language as a network gives it (`en` of `en_GB`); None for anything else."""
    primary = re.split("[-_]", value.lower())[0] if isinstance(value, str) else ""
    return primary if re.fullmatch("[a-z]{2,3}", primary) else None


def raw_of(item: Any) -> bytes | None:
    """Return an item as it is kept for a better parser; None where it is too long."""
    with contextlib.suppress(ValueError, RecursionError):
        raw = json.dumps(item, separators=(",", ":")).encode()  # in ASCII: half a surrogate pair cannot break it
        return raw if len(raw) <= LONGEST_RAW else None
    return None


def poison_of(where: str, why: Exception, item: Any) -> Poison:
    """Return what goes to quarantine for an item that could not be read."""
    reason = f"cannot be read: {type(why).__name__}: {why}"
    return Poison(_storable(where)[:200], _storable(reason)[:300], raw_of(item) or b"")


def _storable(text: str) -> str:
    """Return a text that every database takes: without NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def listed(answer: Any, key: str, *, of: str) -> list[dict[str, Any]]:
    """Return the objects that an answer lists under a key; what is no object among them is dropped by nobody: it is an error.

    Args:
        of: Who answered, for the sentence.

    Raises:
        SourceError: The answer has another form; a garbled page must not move the window.
    """
    found = answer.get(key) if isinstance(answer, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise SourceError(f"{of} sent an answer without {key} in it")
    return found


def times_of(items: Iterable[Any], read: Callable[[Any], T]) -> list[T]:
    """Return the times of the items that have one, as `read` finds it in an item: moments, or seconds where a network counts so."""
    found = []
    for item in items:
        with contextlib.suppress(*UNREADABLE):
            found.append(read(item))
    return found
