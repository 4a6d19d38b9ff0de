"""The line in which a filter is typed: completed with Tab, and told in place where it cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.suggester import Suggester
from textual.widgets import Input, Static

from socialwatch.desk.desk import Desk
from socialwatch.errors import FilterError
from socialwatch.inbox.questions import Line, words_of
from socialwatch.model.filter_completion import completions

_SHOWN = 8


class FilterLine(Line[str]):
    """Asks for a filter; Enter without one lifts it.

    Args:
        names: Field → names that this installation knows.
    """

    def __init__(self, desk: Desk, value: str, names: Mapping[str, Sequence[str]]) -> None:
        super().__init__(
            "Filter this view", self._read, value=value, hint='state:handled due:<2h failed:phone author:@jane "free text"',
            suggester=_Completions(names),
        )  # fmt: skip
        self._desk, self._names = desk, names

    def _read(self, query: str) -> str:
        self._desk.wanted(query)
        return query

    def answers(self) -> ComposeResult:
        """Yield the line, and below it what could come next."""
        yield from super().answers()
        yield Static("", id="more")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say in place what cannot be read so far, and what could come next."""
        could = completions(event.value, self._names, most=_SHOWN)
        words = "  ".join(one.split(" ")[-1] for one in could)
        self.query_one("#more", Static).update(words_of(f"Tab {words}" if words else ""))
        try:
            self._desk.wanted(event.value)
        except FilterError as error:
            self.complain("" if could else f"{' ' * error.at}^ {error}")
        else:
            self.complain("")

    def on_key(self, event: events.Key) -> None:
        """Take the first completion with Tab."""
        if event.key != "tab":
            return
        event.stop()
        event.prevent_default()
        line = self.query_one(Input)
        could = completions(line.value[: line.cursor_position], self._names)
        if could:
            line.value = could[0] + line.value[line.cursor_position :]
            line.cursor_position = len(could[0])


class _Completions(Suggester):
    """Shows the first completion behind the cursor."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        """Return the filter with its first completion."""
        return next(iter(completions(value, self._names)), None)
