"""What sending needs beside reading: links in a text, characters as the eye sees them, and which failures are certain."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from socialwatch.errors import CredentialsError, RateLimitedError, RefusedError, SourceError
from socialwatch.text import clean, one_line
from socialwatch.transport.addresses import host_of
from socialwatch.transport.answers import read_json, refusal

LINK = re.compile(r"""(?<![\w@/])https?://[^\s<>"'`\x00-\x20\x7f-\x9f]*[^\s<>"'`\x00-\x20\x7f-\x9f.,;:!?)\]}…]""", re.IGNORECASE)
"""A web address as people write it in a sentence: the full stop behind it does not belong to it."""


def graphemes(text: str) -> int:
    """Return how many characters the eye sees (extended grapheme clusters, UAX 29)."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    import wcwidth

    return sum(1 for _ in wcwidth.iter_graphemes(text))


@contextlib.contextmanager
def certain_failures() -> Iterator[None]:
    """Turn a failure inside of which it is certain that nothing left the house into `RefusedError`; others pass as they are."""
    try:
        yield
    except (RefusedError, CredentialsError, RateLimitedError):
        raise
    except SourceError as why:
        if why.never_left:
            raise RefusedError(str(why)) from why
        raise


def taken(response: Any) -> Any:
    """Return the JSON of an answer to something that was sent.

    Raises:
        RefusedError, CredentialsError, RateLimitedError: The other side says that it did not take it (4xx).
        SourceError: Its own trouble (5xx), or an answer that cannot be read: nobody knows.
    """
    host = host_of(response.url)
    trouble = refusal(response.status_code, response.headers, host)
    if trouble is None:
        return read_json(response.content, host)
    if isinstance(trouble, RateLimitedError) or response.status_code == 401:
        raise trouble
    if 400 <= response.status_code < 500:
        raise RefusedError(f"{host} did not take it ({response.status_code}{_reason(response.content, host)})") from None
    raise trouble


def _reason(body: bytes, host: str) -> str:
    """Return what the other side says is wrong, in its own words, short."""
    with contextlib.suppress(SourceError):
        said = read_json(body, host)
        if isinstance(said, dict):
            words = one_line(clean(str(said.get("message") or said.get("error_description") or said.get("error") or "")))[:200]
            return f": {words}" if words else ""
    return ""
