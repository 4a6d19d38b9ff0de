"""Labelled files: CSV with any of the usual separators, read with the lines that are wrong told apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from socialwatch.desk.measuring import Labelled, label_of
from socialwatch.errors import UsageError

_SEPARATORS = ",;\t|"
_LONGEST_FIELD = 1_000_000  # characters


class Columns(NamedTuple):
    """Which columns hold what; `brand` is a column or the name of one brand, None for a neutral one."""

    text: str
    label: str
    brand: str | None = None


class BadRow(NamedTuple):
    """A row that cannot be used: the line it begins on, and why."""

    line: int
    why: str


def read_labelled(path: Path, task: str, columns: Columns) -> tuple[list[Labelled], list[BadRow]]:
    """Return the rows of a file and those that cannot be used.

    Raises:
        UsageError: The file cannot be read, has no header with these columns, or not one good row.
    """
    text = _text_of(path)
    header, separator = _header(path, text, columns)
    rows: list[Labelled] = []
    bad: list[BadRow] = []
    for line, fields in _records(text, header, separator, bad):
        try:
            brand = fields[columns.brand] if columns.brand in header else columns.brand or ""
            rows.append(Labelled(fields[columns.text], label_of(task, fields[columns.label]), brand.strip()))
        except UsageError as error:
            bad.append(BadRow(line, str(error)))
    if not rows:
        raise UsageError(f"{path}: not one row can be used{f'; line {bad[0].line}: {bad[0].why}' if bad else ''}")
    return rows, sorted(bad)


def _text_of(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", errors="replace")


def _header(path: Path, text: str, columns: Columns) -> tuple[list[str], str]:
    first = text.lstrip("\r\n").partition("\n")[0]
    found: list[str] = []
    for separator in _SEPARATORS:
        header = [name.strip() for name in next(csv.reader([first], delimiter=separator), [])]
        if columns.text in header and columns.label in header:
            return header, separator
        found = max(found, header, key=len)
    missing = next(name for name in (columns.text, columns.label) if name not in found)
    raise UsageError(f"{path}: there is no column {missing!r}; there are: {', '.join(found)}")


def _records(text: str, header: list[str], separator: str, bad: list[BadRow]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield rows with the line they begin on; the header is left out, rows of another width are bad."""
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=separator)
    is_header, start = True, 1
    while True:
        start = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            bad.append(BadRow(start, str(error)))
            continue
        if not record:
            continue
        if is_header:
            is_header = False
        elif len(record) != len(header):
            bad.append(BadRow(start, f"{len(record)} columns instead of {len(header)}"))
        else:
            yield start, dict(zip(header, record, strict=True))
