from __future__ import annotations

import io
import subprocess
import sys

import pytest
from rich.text import Text

from socialwatch.views.console import encode_anything, make_console, say
from tests.helpers.timing import quickest_s
from tests.views.screen import HOSTILE, drawn, forbidden, terminal


def test_nothing_is_markup_highlighted_or_an_emoji_name():
    console = terminal()

    console.print("[bold]x[/bold] [/foo] :smile: 42")

    assert drawn(console) == "[bold]x[/bold] [/foo] :smile: 42\n"


def test_many_digits_are_not_highlighted():
    console = terminal()

    assert quickest_s(lambda: console.print("1" * 40_000)) < 0.2


@pytest.mark.parametrize(("environ", "has_colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_is_shown_where_the_terminal_and_its_owner_want_it(environ: dict[str, str], has_colour: bool):
    console = terminal(**environ)

    console.print(Text("late", style="red"))

    assert ("\x1b[31m" in drawn(console)) is has_colour


def test_the_width_is_what_the_environment_says_where_nobody_asks_for_another():
    assert make_console(io.StringIO(), environ={"COLUMNS": "97"}).width == 97
    assert make_console(io.StringIO(), environ={"COLUMNS": "97"}, width=60).width == 60


def test_a_terminal_that_knows_only_ascii_gets_marks_of_the_same_width_and_no_failure():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    encode_anything(stream)

    stream.write("a · b — … • │ ── → é 🫖\n")
    stream.flush()

    assert raw.getvalue() == b"a | b - . * | -- > \\xe9 \\U0001fad6\n"


def test_a_lone_surrogate_does_not_stop_the_output():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")
    encode_anything(stream)

    stream.write("a\ud800b\n")
    stream.flush()

    assert raw.getvalue() == b"a\\ud800b\n"


def test_a_sentence_is_one_line_in_which_nothing_acts():
    stream = io.StringIO()

    say(stream, HOSTILE)

    assert stream.getvalue().endswith("kettle\n")
    assert forbidden(stream.getvalue()) == set()


def test_importing_the_faces_loads_no_rich():
    code = "import sys, socialwatch.views.table, socialwatch.views.card, socialwatch.views.poll, socialwatch.views.console, socialwatch.views.exports;"

    done = subprocess.run(
        [sys.executable, "-c", code + "print([m for m in sys.modules if m in ('rich', 'wcwidth')])"], capture_output=True, check=True
    )

    assert done.stdout == b"[]\n"
