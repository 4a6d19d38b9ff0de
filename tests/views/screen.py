"""A piece of paper that views draw on, and the questions that every drawing must answer well."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import datetime

from hypothesis import strategies as st
from rich.console import Console

from socialwatch.model.case import Case
from socialwatch.model.words import DueKind, Outcome, Priority, Queue, State
from socialwatch.views.console import make_console
from tests.helpers.builders import a_case, a_promise, after

SGR = re.compile(r"\x1b\[[0-9;]*m")
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

HOSTILE = (
    "@acme \x1b]0;owned\x07\x1b[31mred\x1b]52;c;aGk=\x07 [link=file:///etc/passwd]x[/link] [/foo] :smile: \u202egnp.exe \x9b2J \r\nover\u2066 "
    "Z" + "\u0300" * 500 + " kettle"
)

hostile_texts = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    "\x1b\x07\x9b[]0;m\u202e\u2066\r\n\t\u2028 a漢🫖é\u0300[/b]", max_size=40
)


def paper(width: int = 80) -> Console:
    """Return a console that is no terminal: what is drawn on it has no colour."""
    return make_console(io.StringIO(), environ={}, width=width)


def terminal(width: int = 80, **environ: str) -> Console:
    """Return a console that takes itself for a terminal with colours."""
    return make_console(io.StringIO(), environ={"TERM": "xterm-256color", "FORCE_COLOR": "1"} | environ, width=width)


def drawn(console: Console) -> str:
    """Return what was drawn so far, without blanks at the ends of lines."""
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def forbidden(text: str) -> set[str]:
    """Return the characters of a text that would act on a terminal; our own line break is none."""
    return {char for char in text if char != "\n" and (unicodedata.category(char) == "Cc" or char in _BIDI)}


def three_cases() -> list[Case]:
    """Return an urgent case that is late, one due soon, and praise that nobody must answer."""
    return [
        a_case(
            412,
            author="@sam",
            author_name="Sam Vimes",
            text="@acme my kettle gave my daughter an electric shock, there was smoke everywhere",
            priority=Priority.URGENT,
            state=State.OPEN,
            assignee="ada",
            due_at=after(hours=-2),
            promises=(a_promise(due_at=after(hours=-2)),),
            reasons=('injury: "electric shock"', 'fire: "smoke everywhere"', "phone line failed", "a fourth"),
        ),
        a_case(
            8,
            author="@yuki",
            author_name="佐藤ゆき",
            network="mastodon",
            text="ケトルが届きましたが、蓋が壊れていました。交換してもらえますか？とても困っています。",
            due_at=after(hours=1, minutes=35),
            promises=(a_promise(due_at=after(hours=1, minutes=35)),),
            is_unsure=True,
        ),
        a_case(11, text="love it 🫖", queue=Queue.PRAISE, priority=Priority.LOW, due_at=None, due_kind=None, reasons=("thanks us",)),
    ]


def of_every_state(until: datetime) -> list[Case]:
    """Return a case of each kind of clock, all of the same person."""
    return [
        a_case(1, due_kind=DueKind.RESOLUTION, due_at=after(minutes=-3)),
        a_case(2, state=State.PENDING, due_at=None, due_kind=None),
        a_case(3, state=State.SNOOZED, snoozed_until=until, due_at=None, due_kind=None),
        a_case(4, state=State.WATCHING, snoozed_until=until, due_at=None, due_kind=None),
        a_case(5, state=State.HANDLED, outcome=Outcome.SOLVED, handled_by="ada", handled_at=after(hours=-1)),
        a_case(6, state=State.ESCALATED, escalated_to="billing", assignee="bo"),
        a_case(7, due_at=None, due_kind=None),
    ]
