from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.text import clean, spreadsheet_text
from socialwatch.views.exports import json_text, write_csv, write_jsonl
from socialwatch.views.fields import CASE_FIELDS, case_row
from tests.helpers.builders import MONDAY, a_case

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.text("=+-@'\"\t\r\n,; 1a＝", max_size=6)


def as_csv(rows: list[dict[str, object]], *fields: str) -> str:
    stream = io.StringIO(newline="")
    write_csv(rows, fields, stream)
    return stream.getvalue()


@given(st.lists(texts, max_size=4))
def test_every_text_comes_back_from_a_csv_file_exactly(written: list[str]):
    stream = io.StringIO(as_csv([{"id": at, "text": text} for at, text in enumerate(written)], "id", "text"), newline="")

    read = [spreadsheet_text(row["text"]) for row in csv.DictReader(stream)]

    assert read == written


@pytest.mark.parametrize("text", ["=1+1", "@acme hi", "+1", "-1", "\t=1", "\r=1", "＝1", " =1", "a\n=1"[2:], "@SUM(1)"])
def test_no_cell_begins_like_a_formula(text: str):
    (row,) = csv.reader(io.StringIO(as_csv([{"text": text}], "text").partition("\r\n")[2], newline=""))

    assert row == [f"'{text}"]


def test_handles_tags_and_notes_are_guarded_like_texts_and_numbers_stay_numbers():
    table = as_csv([{"author": "@jane", "tags": ["=1", "b"], "sentiment": -0.5, "lang": None}], "author", "tags", "sentiment", "lang")

    assert table == "author,tags,sentiment,lang\r\n'@jane,'=1;b,-0.5,\r\n"


def test_a_table_of_no_rows_has_its_header():
    assert as_csv([], *CASE_FIELDS) == ",".join(CASE_FIELDS) + "\r\n"


def test_rows_leave_one_by_one():
    stream, seen = io.StringIO(), []

    def rows() -> Iterator[dict[str, object]]:
        for number in range(3):
            seen.append(stream.getvalue().count("\n"))
            yield {"id": number}

    count = write_csv(rows(), ["id"], stream)

    assert (count, seen) == (3, [1, 2, 3])


@given(texts)
def test_every_row_is_one_line_of_ascii_json_and_comes_back(text: str):
    stream = io.StringIO()

    count = write_jsonl([{"text": text, "b": None, "a": ["x"]}], stream)

    (line,) = stream.getvalue().splitlines()
    assert count == 1
    assert line.isascii()
    assert line.isprintable()
    assert list(json.loads(line).items()) == [("text", text), ("b", None), ("a", ["x"])]


def test_a_line_separator_does_not_break_a_line():
    stream = io.StringIO()

    write_jsonl([{"text": "a\u2028b\u0085c\u202ed"}], stream)

    assert stream.getvalue() == '{"text": "a\\u2028b\\u0085c\\u202ed"}\n'


def test_json_for_a_screen_acts_on_no_terminal():
    assert json_text([{"text": "\x9b2J \x1b[2J ü"}]) == '[\n  {\n    "text": "\\u009b2J \\u001b[2J \\u00fc"\n  }\n]\n'


def test_cases_come_back_from_both_formats_with_the_same_text():
    nasty = clean('@acme =HYPERLINK("http://evil.example"), "quoted"\nsecond line; ümläut 🫖')
    row = case_row(a_case(text=nasty), MONDAY)
    lines = io.StringIO()

    (read,) = csv.DictReader(io.StringIO(as_csv([row], *CASE_FIELDS), newline=""))
    write_jsonl([row], lines)

    assert spreadsheet_text(read["text"]) == json.loads(lines.getvalue())["text"] == nasty
    assert not read["text"].startswith(("=", "+", "-", "@", "\t"))
