"""One line of progress on a terminal's stderr, written over itself; nothing anywhere else."""

from __future__ import annotations

from typing import IO

from socialwatch.text import fit, printable

_WIDTH = 78


class ProgressLine:
    """What each source is doing now, in one line."""

    def __init__(self, stream: IO[str], *, is_on: bool) -> None:
        self._stream, self._is_on = stream, is_on
        self._doing: dict[str, str] = {}

    def tell(self, name: str, doing: str) -> None:
        """Show that a source is doing something else now."""
        self._doing[name] = doing
        if self._is_on:
            line = " · ".join(f"{one}: {what}" for one, what in self._doing.items())
            self._stream.write("\r\x1b[K" + fit(printable(line), _WIDTH))
            self._stream.flush()

    def clear(self) -> None:
        """Leave the line as it was before."""
        if self._is_on and self._doing:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
