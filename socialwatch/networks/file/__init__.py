"""Mentions from a file, read on from where the last visit ended.

The way in for whatever has no network of its own: exports of review portals, a phone log, another program's output.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec

from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.networks.file.rows import Row, opened, read_rows, rows_behind
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit

__all__ = ["FileKind", "FileNetwork", "kind", "read_rows", "rows_behind"]

PAGE_ROWS = 500
_HEAD_BYTES, _TAIL_BYTES = 4096, 1024
_SETTLED_AFTER_S = 60.0  # a file untouched for so long is taken to be finished


class _Mark(msgspec.Struct):
    """What a window remembers of a file beside the offset: how it looked, and how many lines were read."""

    fingerprint: str
    line: int


class FileNetwork:
    """One file, read page by page from where the last visit ended; a file that was replaced or cut is read again from its start."""

    def __init__(self, path: Path, brand: str, plugs: Plugs) -> None:
        self._path, self._brand, self._plugs = path, brand, plugs

    def watches(self) -> Sequence[Watch]:
        """Return the one watch: the file."""
        return (Watch(f"file:{self._path}", "file", str(self._path)),)

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:  # noqa: ARG002  a file has one watch
        """Yield pages of 500 rows, in the order of the file; `since` is the byte offset behind the page."""
        start, line = self._resume(window)
        size = self._size()
        rows = rows_behind(self._path, start=start, line=line, brand=self._brand, now=visit.now, may_grow=self._may_grow(visit.now))
        found = False
        while page := list(islice(rows, PAGE_ROWS)):
            found = True
            yield self._harvest(page, size)
        if not found:
            yield Harvest(window=self._window(start, line), done=start, total=size)

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:  # noqa: ARG002  nothing to ask
        """Yield nothing: a file has no way to say that a row is gone."""
        return iter(())

    def ping(self) -> str:
        """Say how large the file is."""
        with opened(self._path):
            return f"{self._path} can be read, {self._size():,} bytes"

    def spent(self) -> Spent:
        """Return what this visit cost: no requests."""
        return self._plugs.spent()

    def _harvest(self, page: Sequence[Row], size: int) -> Harvest:
        last = page[-1]
        return Harvest(
            mentions=tuple(row.found for row in page if isinstance(row.found, Mention)),
            poison=tuple(row.found for row in page if isinstance(row.found, Poison)),
            window=self._window(last.offset, last.lines),
            done=last.offset,
            total=size,
        )

    def _resume(self, window: Window) -> tuple[int, int]:
        """Return offset and lines read where the file is still the one that was read, else zero twice."""
        start = int(window.since or 0)
        if not start or not window.extra or start > self._size():
            return 0, 0
        mark = msgspec.json.decode(window.extra, type=_Mark)
        return (start, mark.line) if mark.fingerprint == self._fingerprint(start) else (0, 0)

    def _window(self, offset: int, line: int) -> Window:
        mark = _Mark(self._fingerprint(offset), line)
        return Window(since=str(offset), extra=msgspec.json.encode(mark).decode())

    def _fingerprint(self, offset: int) -> str:
        """Return a hash over the first and the last bytes before `offset`: a file that was replaced shows another one."""
        with opened(self._path) as file:
            head = file.read(min(_HEAD_BYTES, offset))
            file.seek(max(0, offset - _TAIL_BYTES))
            return hashlib.sha256(head + file.read(min(_TAIL_BYTES, offset))).hexdigest()[:32]

    def _size(self) -> int:
        with opened(self._path) as file:
            return file.seek(0, io.SEEK_END)

    def _may_grow(self, now: datetime) -> bool:
        return now.timestamp() - self._path.stat().st_mtime < _SETTLED_AFTER_S


class FileKind:
    """The file network: its keys, and a source made from them."""

    name = "file"
    keys: Sequence[Key] = (
        Key(
            name="path",
            kind="path",
            doc="JSON Lines or CSV; every row, however old; read on from where it ended",
            example='"reviews.jsonl"',
            is_needed=True,
        ),
    )
    has_api_base = False

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        return FileNetwork(Path(settings.options["path"]), brand.name, plugs)


kind: NetworkKind = FileKind()
