"""Progress is told in place, one line a source, on a terminal of any size."""

from __future__ import annotations

import io

import pytest

from socialwatch.views.progress import ProgressLines
from tests.views.screen import HOSTILE, forbidden


class Terminal:
    """A terminal that knows what `ProgressLines` uses: line ends, back to the begin, up, erase below. Long lines are broken."""

    def __init__(self, columns: int = 80, lines: int = 24) -> None:
        self.columns, self.lines = columns, lines
        self.stream, self.at = io.StringIO(), 0.0
        self.progress = ProgressLines(self.stream, is_on=True, size=lambda: (self.columns, self.lines), clock=self._clock)

    def _clock(self) -> float:
        self.at += 1.0  # a patient eye: every change is drawn
        return self.at

    @property
    def shows(self) -> list[str]:
        rows, row, text = [""], 0, self.stream.getvalue()
        while text:
            if text.startswith("\x1b["):
                end = next(place for place, char in enumerate(text) if char in "AJ")
                row = row - int(text[2:end]) if text[end] == "A" else row
                rows = [*rows[:row], ""] if text[end] == "J" else rows
                text = text[end + 1 :]
            elif text[0] == "\r":
                text = text[1:]
            else:
                line, text = self._cut(text)
                rows[row] += line
                if text.startswith("\n"):
                    rows, row, text = [*rows, ""], row + 1, text[1:]
        return rows

    def _cut(self, text: str) -> tuple[str, str]:
        end = next((place for place, char in enumerate(text) if char in "\n\r\x1b"), len(text))
        return text[:end], text[end:]


def test_each_source_has_a_line_of_its_own_that_is_written_over() -> None:
    terminal = Terminal()
    for number in range(50):
        terminal.progress.tell("x", f"{number} new")
        terminal.progress.tell("mastodon", f"{2 * number} new")

    assert terminal.shows == ["x         49 new", "mastodon  98 new"]


def test_nothing_is_left_behind() -> None:
    terminal = Terminal()
    terminal.progress.tell("x", "reads")
    terminal.progress.tell("blogs", "reads")

    terminal.progress.clear()

    assert terminal.shows == [""]


def test_more_sources_than_the_terminal_has_lines_are_counted() -> None:
    terminal = Terminal(lines=4)
    for number in range(9):
        terminal.progress.tell(f"feed-{number}", "reads")

    assert terminal.shows == ["feed-0  reads", "feed-1  reads", "… and 7 more"]


@pytest.mark.parametrize("columns", [1, 2, 10, 20])
def test_no_line_is_wider_than_a_narrow_terminal(columns: int) -> None:
    terminal = Terminal(columns=columns)
    terminal.progress.tell("a source with quite a long name", "12,345 new 漢字漢字漢字")

    assert all(len(line) <= max(1, columns - 1) for line in terminal.shows)


def test_after_the_terminal_was_made_narrower_it_goes_back_over_the_broken_lines() -> None:
    terminal = Terminal(columns=40)
    terminal.progress.tell("x", "stopped: the network has trouble of")
    written = len(terminal.stream.getvalue())
    terminal.columns = 20

    terminal.progress.tell("x", "12 new")

    assert terminal.stream.getvalue()[written:] == "\r\x1b[1A\x1b[Jx  12 new"


def test_a_pipe_gets_nothing() -> None:
    stream = io.StringIO()
    progress = ProgressLines(stream, is_on=False)

    progress.tell("x", "reads")
    progress.clear()

    assert stream.getvalue() == ""


def test_a_fast_network_does_not_flood_the_terminal() -> None:
    stream, now = io.StringIO(), [0.0]
    progress = ProgressLines(stream, is_on=True, size=lambda: (80, 24), clock=lambda: now[0])

    for number in range(1000):
        now[0] += 0.001
        progress.tell("x", f"{number} new")

    assert stream.getvalue().count(" new") <= 21


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_strangers_in_an_error_do_not_act_on_the_terminal(text: str) -> None:
    terminal = Terminal()

    terminal.progress.tell("x", f"stopped: {text}")

    assert not forbidden(terminal.stream.getvalue().replace("\x1b[J", ""))
