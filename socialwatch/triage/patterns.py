"""Patterns of the user, run over strangers' text: RE2 only, which is linear in the length of the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from socialwatch.errors import FilterError


def check_pattern(pattern: str) -> None:
    """Compile a pattern once so that a wrong one is told when the configuration is read.

    Raises:
        FilterError: It is not RE2 syntax (look-ahead and back-references are not in it).
    """
    _finder(pattern)


def find_pattern(pattern: str, text: str) -> str | None:
    """Return the first place where the pattern holds, upper and lower case alike; None where it does not.

    Raises:
        FilterError: It is not RE2 syntax.
    """
    return _finder(pattern)(text)


@lru_cache(maxsize=512)
def _finder(pattern: str) -> Callable[[str], str | None]:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except (re2.error, UnicodeError) as error:
        raise FilterError(f"the pattern /{pattern}/ cannot be read: {_told(error)}", query=pattern) from error

    def found(text: str) -> str | None:
        # A lone surrogate cannot be encoded; RE2 reads UTF-8.
        match = compiled.search(text.encode(errors="replace").decode())
        return str(match.group(0)) if match else None

    return found


def _told(error: Exception) -> str:
    words = error.args[0] if error.args else error
    return words.decode(errors="replace") if isinstance(words, bytes) else str(words)
