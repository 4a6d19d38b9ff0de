"""The questions that the review asks: one key of several, a line, yes or no. They stand at the bottom; the list stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from socialwatch.errors import SocialwatchError
from socialwatch.text import clean, one_line, printable

_T = TypeVar("_T")


def words_of(text: str) -> Content:
    """Return words as content in which nothing is markup."""
    return Content(printable(text, multiline=True))


class Question(ModalScreen[_T | None]):
    """A question in a box at the bottom; Escape answers nothing.

    Args:
        asked: The question.
        more: What one should know to answer it.
    """

    BINDINGS: ClassVar = [Binding("escape", "nothing", "leave it", show=False)]

    def __init__(self, asked: str, more: str = "") -> None:
        super().__init__()
        self._asked, self._more = asked, more

    def compose(self) -> ComposeResult:
        """Put the question, what stands below it, and room for what is wrong, into the box."""
        with Vertical(id="box"):
            yield Static(words_of(self._asked), id="asked")
            if self._more:
                yield Static(words_of(self._more), id="more")
            yield from self.answers()
            wrong = Static("", id="wrong")
            wrong.display = False
            yield wrong

    def answers(self) -> ComposeResult:
        """Yield what takes the answer."""
        yield from ()

    def complain(self, words: str) -> None:
        """Say in place what is wrong with an answer; an empty one takes it back."""
        wrong = self.query_one("#wrong", Static)
        wrong.update(words_of(words))
        wrong.display = bool(words)

    def action_nothing(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class Choice(Question[_T]):
    """One of several answers, by its key, by arrows and Enter, or by mouse.

    Args:
        choices: (key, words, answer).
    """

    def __init__(self, asked: str, choices: Sequence[tuple[str, str, _T]], more: str = "") -> None:
        super().__init__(asked, more)
        self._choices = list(choices)

    def answers(self) -> ComposeResult:
        """Yield the answers, one a line."""
        rows = [Text.assemble((f" {key} ", "bold cyan"), f" {printable(words)}") for key, words, _ in self._choices]
        yield OptionList(*(Option(row) for row in rows))

    def on_key(self, event: events.Key) -> None:
        """Take a key for its answer."""
        for key, _, answer in self._choices:
            if key in (event.character, event.key):
                event.stop()
                self.dismiss(answer)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer that was chosen."""
        self.dismiss(self._choices[event.option_index][2])


class Line(Question[_T]):
    """A line of text, checked before it is taken: what is wrong with it is told in place, and it stays to be mended.

    Args:
        check: Makes the answer of what was typed, or raises one of our errors.
        value: What stands there at first.
        suggester: Completes what is typed.
    """

    def __init__(
        self, asked: str, check: Callable[[str], _T], more: str = "", *, value: str = "", hint: str = "", suggester: Suggester | None = None
    ) -> None:
        super().__init__(asked, more)
        self._check, self._value, self._hint, self._suggester = check, value, hint, suggester

    def answers(self) -> ComposeResult:
        """Yield the line."""
        yield Input(self._value, placeholder=self._hint, suggester=self._suggester, select_on_focus=False)

    def on_input_changed(self, _: Input.Changed) -> None:
        """Take back what was wrong with what stood there before."""
        self.complain("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed, or say what is wrong with it."""
        try:
            answer = self._check(one_line(clean(event.value)))
        except SocialwatchError as error:
            self.complain(str(error))
        else:
            self.dismiss(answer)


class YesNo(Choice[bool]):
    """Yes or no; Enter is yes.

    Args:
        yes: What yes means, in the words of a button.
    """

    def __init__(self, asked: str, more: str = "", *, yes: str = "yes", no: str = "no") -> None:
        super().__init__(asked, [("y", yes, True), ("n", no, False)], more)
