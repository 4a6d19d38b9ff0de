"""Rows out: CSV for spreadsheets, JSON Lines for programs. Row by row, in bounded memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from socialwatch.text import spreadsheet_cell

_AS_JSON = json.JSONEncoder(ensure_ascii=True, allow_nan=False, check_circular=False)
# ASCII on purpose: U+2028 ends a line for some readers, and C1 and U+202E act on a terminal that shows the file.


def write_csv(rows: Iterable[Mapping[str, object]], fields: Sequence[str], stream: IO[str]) -> int:
    """Write a header and one line for each row; return how many rows.

    Lists are joined by `;`, None is an empty cell. Every text goes through `text.spreadsheet_cell`, so that no spreadsheet takes
    a handle or a post for a formula; `text.spreadsheet_text` gives the exact text back. Lines end in CR LF (RFC 4180): with a
    bare LF the csv module of Python 3.11 leaves a CR inside a text unquoted and readers break the row there.

    Args:
        rows: Each has every one of `fields`.
        stream: Opened with `newline=""`.
    """
    writer = csv.writer(stream)
    writer.writerow(fields)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[field]) for field in fields])
        count += 1
    return count


def _cell(value: object) -> object:
    if value is None or isinstance(value, (int, float)):
        return value
    text = ";".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    # No text that begins with a letter or a digit is a formula; asking this first saves a fifth of an export.
    return text if text[:1].isalnum() else spreadsheet_cell(text)


def write_jsonl(rows: Iterable[Mapping[str, object]], stream: IO[str]) -> int:
    """Write each row as one line of ASCII JSON with its fields in their order; return how many rows."""
    encode, write, count = _AS_JSON.encode, stream.write, 0
    for row in rows:
        write(encode(row) + "\n")
        count += 1
    return count


def json_text(value: object) -> str:
    """Return a value of `--json` as indented ASCII JSON with a final newline."""
    return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=2) + "\n"
