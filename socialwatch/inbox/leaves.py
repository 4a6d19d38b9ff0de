"""Sheets over the review: the help with every key as it is configured, and what is long to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from socialwatch.inbox.opening import Opening, shown_key
from socialwatch.inbox.paper import Paper
from socialwatch.inbox.questions import words_of
from socialwatch.model.review import COMMANDS

_KEYS = 16


class Leaf(ModalScreen[None]):
    """A sheet to read; any of the usual keys closes it.

    Args:
        title: Stands in its frame; may hold what a stranger wrote.
        lay_out: Returns its lines for a width.
    """

    DEFAULT_CLASSES = "leaf"
    BINDINGS: ClassVar = [
        Binding("escape,q,question_mark,enter", "app.pop_screen", "close", show=False),
        Binding("j,down", "turn(1)", show=False), Binding("k,up", "turn(-1)", show=False),
    ]  # fmt: skip

    def __init__(self, title: str, lay_out: Callable[[int], Sequence[Text]]) -> None:
        super().__init__()
        self._title, self._lay_out = title, lay_out

    def compose(self) -> ComposeResult:
        """Put the sheet in the middle."""
        yield Paper(id="keys")

    def on_mount(self) -> None:
        """Write it down."""
        sheet = self.query_one(Paper)
        sheet.border_subtitle = "esc closes"
        sheet.border_title = words_of(self._title).plain
        sheet.show(self._lay_out)
        sheet.focus()

    def action_turn(self, by: int) -> None:
        """Scroll."""
        self.query_one(Paper).scroll_relative(y=by, animate=False)


class HelpLeaf(Leaf):
    """All keys on one sheet."""

    def __init__(self, opening: Opening) -> None:
        super().__init__("", lambda width: list(key_lines(opening, width)))


def key_lines(opening: Opening, width: int) -> Iterator[Text]:
    """Yield the keys with what they do, under their headings."""
    group = ""
    for command in COMMANDS:
        if command.group != group:
            if group:
                yield Text()
            group = command.group
            yield Text(group, style="bold")
        keys = "  ".join(shown_key(key) for key in opening.keys_of(command.name)) or opening.key_of(command.name)
        off = " (not in a review that only looks)" if command.is_act and opening.is_read_only else ""
        yield Text.assemble((f"  {keys:<{_KEYS}}", "bold cyan"), f"{command.words}{off}"[: max(8, width - _KEYS - 2)])
    yield Text()
    yield Text(f"{'  1 … 9':<{_KEYS + 2}}the views by their place; the mouse works everywhere", style="dim")
