"""Rows of a file, JSON Lines or CSV, as mentions: the parser of the file network and of `socialwatch import`.

Rows carry
`network, native_id, author, text, created_at` and, where known, `author_id, author_name, followers, url, thread_id, in_reply_to,
lang, brand, title, rating`; other columns are ignored. Nothing here knows of visits.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Poison
from socialwatch.model.mention import Mention
from socialwatch.text import clean, one_line

_LINE_BYTES = 1 << 20  # a longer line is no mention; reading it whole would cost its size in memory
_RAW_BYTES = 64 * 1024
_HEAD_BYTES = 4096
_BOM = b"\xef\xbb\xbf"
_NEEDED = ("native_id", "author", "created_at")
_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")


class Row(NamedTuple):
    """One row: the line on which it begins, offset and number of lines behind it, and what it says."""

    line: int
    offset: int
    lines: int
    found: Mention | Poison


class _Fields(msgspec.Struct):
    """One row as it stands in the file; every field may be missing, numbers may be written as texts."""

    native_id: str | int | float | None = None
    author: str | None = None
    text: str | None = None
    created_at: str | int | float | None = None
    network: str | None = None
    author_id: str | int | float | None = None
    author_name: str | None = None
    followers: str | int | float | None = None
    url: str | None = None
    thread_id: str | int | float | None = None
    in_reply_to: str | int | float | None = None
    lang: str | None = None
    brand: str | None = None
    title: str | None = None
    rating: str | int | float | None = None


_decoder = msgspec.json.Decoder(_Fields)


class _Defaults(NamedTuple):
    """What a row is taken to say where it says nothing."""

    network: str
    brand: str | None
    columns: Mapping[str, str]
    now: datetime | None


class _RowError(Exception):
    """A row cannot be read; the message says why."""


# -- rows ---------------------------------------------------------------------------------------------------------------


def read_rows(
    path: Path, *, start: int = 0, network: str | None = None, brand: str | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int, Mention | Poison]]:
    """Yield line, byte offset behind the row and what it says; else as `rows_behind`."""
    for row in rows_behind(path, start=start, network=network, brand=brand, columns=columns):
        yield row.line, row.offset, row.found


def rows_behind(
    path: Path,
    *,
    start: int = 0,
    line: int = 0,
    network: str | None = None,
    brand: str | None = None,
    columns: Mapping[str, str] | None = None,
    now: datetime | None = None,
    may_grow: bool = False,
) -> Iterator[Row]:
    """Yield the rows of a file behind `start`, in its order and in bounded memory.

    Args:
        start: Byte offset that an earlier call gave; 0 for the whole file.
        line: How many lines stand before `start`; only for the numbers in the answer.
        network: Name of the network of rows that do not say theirs; `file` where None.
        brand: Brand of rows that do not name theirs; a row without any is poison.
        columns: Our field → the name of the column that holds it, where the two differ.
        now: Times to come are clamped to it; None leaves them.
        may_grow: Somebody may still be writing: leave an unfinished last line for the next call instead of calling it bad.

    Raises:
        SourceError: The file is missing, cannot be read, or is neither JSON Lines nor a CSV with a header.
    """
    defaults = _Defaults(network or "file", brand, columns or {}, now)
    try:
        with opened(path) as file:
            if _is_json(file, path):
                yield from _json_rows(file, max(start, 0), line, defaults, may_grow)
            else:
                yield from _csv_rows(file, path, max(start, 0), line, defaults, may_grow)
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}; check `path` and its permissions") from error


def opened(path: Path) -> io.BufferedReader:
    """Open a regular file for reading; raises SourceError where there is none."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise SourceError(f"no file {path}; put the mentions there, one JSON object a line, or correct `path`") from error
    if not S_ISREG(mode):  # a pipe or a device would hold the poll for ever
        raise SourceError(f"{path} is not a regular file; `path` must name a JSON Lines or CSV file")
    return path.open("rb")


def _is_json(file: io.BufferedReader, path: Path) -> bool:
    head = file.read(_HEAD_BYTES).removeprefix(_BOM).lstrip()
    file.seek(0)
    if head.startswith(b"["):
        raise SourceError(f"{path} is one JSON array; write one object a line, for example with `jq -c '.[]'`")
    return head.startswith(b"{") or path.suffix.lower() in _JSON_SUFFIXES


class _Lines:
    """The lines of a file, with the offset and the number behind the last one given."""

    def __init__(self, file: io.BufferedReader, start: int, line: int) -> None:
        self._file = file
        self.offset, self.number = _line_start(file, start), line
        file.seek(self.offset)

    def next(self) -> bytes:
        """Return the next line with its end, cut at a limit; empty at the end of the file."""
        found = self._file.readline(_LINE_BYTES + 1)
        self.offset += len(found)
        more = found
        while more and not more.endswith(b"\n"):
            more = self._file.readline(_LINE_BYTES)
            self.offset += len(more)
        self.number += bool(more)
        return found if len(found) == len(found.removeprefix(_BOM)) or self.offset != len(found) else found[len(_BOM) :]

    def texts(self) -> Iterator[str]:
        """Yield lines as text; bytes that are not UTF-8 become U+FFFD."""
        while found := self.next():
            yield found.decode("utf-8", "replace")

    def back_to(self, offset: int, number: int) -> None:
        """Go back to a line that was given before."""
        self._file.seek(offset)
        self.offset, self.number = offset, number


def _line_start(file: io.BufferedReader, start: int) -> int:
    """Return `start`, or the start of the line it cuts: a last line taken without its end may have been written on since."""
    begin = max(0, start - _LINE_BYTES)
    file.seek(begin)
    before, after = file.read(start - begin), file.read(1)
    if not before or before.endswith(b"\n") or after in (b"", b"\n", b"\r"):
        return start
    return begin + before.rfind(b"\n") + 1


def _json_rows(file: io.BufferedReader, start: int, line: int, defaults: _Defaults, may_grow: bool) -> Iterator[Row]:
    lines = _Lines(file, start, line)
    number = lines.number + 1
    while found := lines.next():
        if found.strip():
            try:
                row: Mention | Poison = _mention(_decoded(found, defaults.columns), defaults)
            except _RowError as error:
                if may_grow and not found.endswith(b"\n"):
                    return
                row = Poison(f"line {number}", str(error), found[:_RAW_BYTES])
            yield Row(number, lines.offset, lines.number, row)
        number = lines.number + 1


def _decoded(line: bytes, columns: Mapping[str, str]) -> _Fields:
    if len(line) > _LINE_BYTES:
        raise _RowError("the line is longer than 1 MiB")
    try:
        if not columns:
            return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass  # the slow way below forgives half a surrogate and bytes that are not UTF-8, and says more clearly what is wrong
    try:
        found = json.loads(line.decode("utf-8", "replace"))
    except RecursionError as error:
        raise _RowError("nested too deeply") from error
    except ValueError as error:
        raise _RowError(f"not JSON: {error}") from error
    if not isinstance(found, dict):
        raise _RowError("expected a JSON object")
    return _converted(found, columns)


def _converted(found: Mapping[str, Any], columns: Mapping[str, str]) -> _Fields:
    theirs = {name: found.get(columns.get(name, name)) for name in _Fields.__struct_fields__}
    try:
        return msgspec.convert(theirs, _Fields)
    except (msgspec.ValidationError, OverflowError) as error:
        raise _RowError(str(error).replace("`$.", "`")) from error


def _csv_rows(file: io.BufferedReader, path: Path, start: int, line: int, defaults: _Defaults, may_grow: bool) -> Iterator[Row]:
    lines = _Lines(file, 0, 0)
    header, delimiter = _header(lines, path, defaults.columns)
    if start > lines.offset:
        lines = _Lines(file, start, line)
    while True:
        number = lines.number + 1
        first = lines.next()
        if not first:
            return
        row = _csv_row(lines, first, number, (header, delimiter), defaults)
        if row is None:
            continue
        if isinstance(row, Poison) and may_grow and _is_cut(file, lines):
            return
        yield Row(number, lines.offset, lines.number, row)


def _csv_row(lines: _Lines, first: bytes, number: int, shape: tuple[list[str], str], defaults: _Defaults) -> Mention | Poison | None:
    """Return the row that begins with the line `first`, None for an empty one; a row that is not CSV costs its first line only."""
    header, delimiter = shape
    behind_first = (lines.offset, lines.number)
    try:
        cells = next(csv.reader(_chain(first.decode("utf-8", "replace"), lines), delimiter=delimiter, strict=True))
        return _mention(_converted(_named(header, cells), defaults.columns), defaults) if any(cells) else None
    except csv.Error as error:
        lines.back_to(*behind_first)
        return Poison(f"line {number}", f"not CSV: {error}", first[:_RAW_BYTES])
    except _RowError as error:
        return Poison(f"line {number}", str(error), first[:_RAW_BYTES])


def _named(header: Sequence[str], cells: Sequence[str]) -> dict[str, str | None]:
    if len(cells) != len(header):
        raise _RowError(f"{len(cells)} cells where the header has {len(header)} columns")
    return dict(zip(header, map(_cell, cells), strict=True))


def _chain(first: str, lines: _Lines) -> Iterator[str]:
    yield first
    yield from lines.texts()


def _cell(text: str) -> str | None:
    """Return what a cell says; the apostrophe that keeps spreadsheets from calculating is not part of it."""
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r":
        text = text[1:]
    return text if text.strip() else None


def _header(lines: _Lines, path: Path, columns: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the names of the columns and what stands between them."""
    first = b""
    while not first.strip():
        first = lines.next()
        if not first:
            return [], ","  # an empty file has no rows, which is no error: the first may be on its way
    text = first.decode("utf-8", "replace")
    delimiter = max(",;\t", key=text.count)
    header = [name.strip() for name in next(csv.reader([text], delimiter=delimiter))]
    missing = [name for name in _NEEDED if columns.get(name, name) not in header]
    if missing:
        raise SourceError(f"{path}: the header has no column {', '.join(missing)}; it needs {', '.join(_NEEDED)} and text")
    return header, delimiter


def _is_cut(file: io.BufferedReader, lines: _Lines) -> bool:
    """Say whether nothing but an unfinished line, or an open quotation mark, lies between here and the end of the file."""
    file.seek(-1, io.SEEK_END)
    is_ended = file.read(1) == b"\n"
    size = file.tell()
    file.seek(lines.offset)
    return lines.offset == size and not is_ended


# -- one row ------------------------------------------------------------------------------------------------------------


def _mention(row: _Fields, defaults: _Defaults) -> Mention:
    brand = row.brand or defaults.brand
    if not brand:
        raise _RowError("names no brand, and none was given for the whole file")
    if row.text is None and row.title is None and row.rating is None:
        raise _RowError("no `text`")
    created_at = _time(row.created_at)
    return Mention(
        network=_network(row.network, defaults.network),
        native_id=_needed("native_id", _id("native_id", row.native_id)),
        author=_needed("author", _line(row.author)),
        text=clean(row.text or ""),
        created_at=min(created_at, defaults.now) if defaults.now else created_at,
        brand=brand,
        author_id=_id("author_id", row.author_id),
        author_name=_line(row.author_name),
        followers=_followers(row.followers),
        url=row.url if row.url and re.match(r"https?://[^\s\\]+\Z", row.url, re.IGNORECASE) else None,
        title=_line(row.title),
        thread_id=_id("thread_id", row.thread_id),
        in_reply_to=_id("in_reply_to", row.in_reply_to),
        lang=_lang(row.lang),
        rating=_rating(row.rating),
        is_addressed=bool(row.brand),
    )


def _needed(name: str, value: str | None) -> str:
    if value is None:
        raise _RowError(f"no `{name}`")
    return value


def _line(text: str | None) -> str | None:
    """Return a text of one line, cleaned; None for an empty one."""
    return (one_line(clean(text)) or None) if text else None


def _id(name: str, value: str | float | None) -> str | None:
    if isinstance(value, float):  # 1894563217894561234.0 has lost its last digits already
        raise _RowError(f"`{name}` is a number with a fraction or an exponent; write ids as texts")
    found = _line(str(value)) if value is not None else None
    if found and len(found) > 512:
        raise _RowError(f"`{name}` is longer than 512 characters")
    return found


def _network(given: str | None, default: str) -> str:
    name = (given or default).strip().lower()
    if not re.fullmatch(r"[a-z0-9][a-z0-9_.-]{0,39}", name):
        raise _RowError("`network` is not a name such as x, reviews or phone")
    return name


def _time(value: str | float | None) -> datetime:
    """Return aware UTC from ISO 8601 (without a zone: UTC) or seconds or milliseconds since 1970."""
    if value is None:
        raise _RowError("no `created_at`")
    try:
        if isinstance(value, str) and re.fullmatch(r"\s*\d{9,13}(\.\d{1,9})?\s*", value):
            value = float(value)
        if isinstance(value, str):
            found = datetime.fromisoformat(value.strip())
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise _RowError(f"`created_at` is not a time: {str(value)[:40]!r}; write 2026-11-23T09:30:00Z") from error


def _followers(value: str | float | None) -> int | None:
    if value is None or value == "":
        return None
    text = str(value).strip().removesuffix(".0")
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise _RowError(f"`followers` is not a whole number: {text[:40]!r}")
    return int(text)


def _rating(value: str | float | None) -> float | None:
    if value is None or value == "":
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        found = -1.0
    if not 0 <= found <= 5:
        raise _RowError(f"`rating` is not a number of stars from 1 to 5: {str(value)[:40]!r}")
    return found


def _lang(value: str | None) -> str | None:
    primary = re.split("[-_]", value.strip().lower())[0] if value else ""
    return primary if re.fullmatch("[a-z]{2,3}", primary) else None
