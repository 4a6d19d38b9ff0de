"""The two ways out: a console for the answer on stdout, a plain sentence for the talk on stderr."""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING

from socialwatch.text import printable

if TYPE_CHECKING:
    from rich.console import Console

_IN_ASCII = str.maketrans("·—–…•│─→←⚠✗✓‹›", "|--.*|-><!x+<>")
# One for one, so that columns stay where they are on a terminal that knows no more.

_ERRORS = "socialwatch.ascii"


def make_console(stream: IO[str], *, environ: Mapping[str, str], width: int | None = None) -> Console:
    """Return a Rich console on which nothing is markup, nothing is highlighted and nothing fails to encode.

    Rich's highlighter takes 100 s for 40,000 digits, and a `str` is markup to it; both are off here, and views pass `Text` only.
    `NO_COLOR`, `FORCE_COLOR`, `COLUMNS` and `TERM` are honoured as `environ` gives them.

    Args:
        width: In cells; None asks the terminal (80 where there is none).
    """
    from rich.console import Console

    encode_anything(stream)
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False, _environ=environ)


def encode_anything(stream: IO[str]) -> None:
    """Let a stream write what its encoding does not know as `\\xe9` instead of failing; safe to call twice."""
    codecs.register_error(_ERRORS, _ascii_or_backslash)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        with contextlib.suppress(OSError, ValueError):  # closed or detached: the first write will tell
            reconfigure(errors=_ERRORS)


def _ascii_or_backslash(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    mapped = unknown.translate(_IN_ASCII)
    return mapped.encode("ascii", "backslashreplace"), error.end


def say(stream: IO[str], sentence: str) -> None:
    """Write one message and a line break; whatever it holds, nothing in it acts on the terminal."""
    stream.write(printable(sentence, multiline=True) + "\n")
    stream.flush()
