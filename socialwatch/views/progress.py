"""Progress on a terminal's stderr: one line for each source, written over themselves; nothing anywhere else."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import IO

from socialwatch.text import cells, fit, printable

_PAUSE_S = 0.05  # more often than this the eye does not see it, and a slow terminal would hold up the poll


class ProgressLines:
    """What each source is doing now.

    Args:
        is_on: Whether the stream is a terminal that can go back a line.
        size: Returns (columns, lines) of the terminal; asked at each change, for it may be resized.
        clock: Monotonic seconds.
    """

    def __init__(
        self, stream: IO[str], *, is_on: bool, size: Callable[[], tuple[int, int]] = shutil.get_terminal_size,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._stream, self._is_on, self._size, self._clock = stream, is_on, size, clock
        self._doing: dict[str, str] = {}
        self._drawn: list[str] = []
        self._next_at = 0.0

    def tell(self, name: str, doing: str) -> None:
        """Show that a source is doing something else now."""
        is_new = name not in self._doing
        self._doing[name] = doing
        if self._is_on and (is_new or self._clock() >= self._next_at):
            self._draw()
            self._next_at = self._clock() + _PAUSE_S

    def clear(self) -> None:
        """Leave the terminal as it was before."""
        if self._drawn:
            self._stream.write(self._back())
            self._stream.flush()
        self._doing, self._drawn = {}, []

    def _draw(self) -> None:
        columns, lines = self._size()
        back = self._back()
        self._drawn = self._lines(max(1, columns - 1), max(1, lines - 1))
        self._stream.write(back + "\n".join(self._drawn))
        self._stream.flush()

    def _lines(self, width: int, most: int) -> list[str]:
        names = {name: fit(printable(name), 24) for name in self._doing}
        widest = max(map(cells, names.values()))
        told = [fit(f"{names[name]}{' ' * (widest - cells(names[name]))}  {printable(what)}", width) for name, what in self._doing.items()]
        if len(told) <= most:
            return told
        return [*told[: most - 1], fit(f"… and {len(told) - most + 1} more", width)]

    def _back(self) -> str:
        """Return what leads to the begin of what was drawn and erases it; a terminal made narrower has broken the lines anew."""
        if not self._drawn:
            return ""
        columns = max(1, self._size()[0])
        rows = sum(-(-max(1, cells(line)) // columns) for line in self._drawn)
        return "\r" + (f"\x1b[{rows - 1}A" if rows > 1 else "") + "\x1b[J"
