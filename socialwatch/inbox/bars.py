"""The three bars: the views above the list, how the inbox stands below it, and the keys that one needs most."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from socialwatch.model.review import View
from socialwatch.text import cells, fit, printable

_CAP = 1_000


class TabBar(Widget):
    """The views with their counts; the one that is shown stands out, and so does the filter that is laid over it."""

    class Chosen(Message):
        """A view was clicked.

        Args:
            at: Its place.
        """

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, views: Sequence[View]) -> None:
        super().__init__()
        self._views = views
        self.chosen = 0
        self.counts: list[int | None] = [None] * len(views)
        self.query_words = ""
        self._spans: list[tuple[int, int, int]] = []

    def update(self, *, chosen: int | None = None, counts: Sequence[int | None] | None = None, query: str | None = None) -> None:
        """Show another view, other counts or another filter."""
        self.chosen = self.chosen if chosen is None else chosen
        self.counts = self.counts if counts is None else list(counts)
        self.query_words = self.query_words if query is None else query
        self.refresh()

    def render(self) -> Text:
        """Return the tabs in one line; where there is no room for all, those around the chosen one."""
        self._spans = []
        words = [self._words(at) for at in range(len(self._views))]
        line, first = Text(" ", no_wrap=True, end=""), self._first([cells(word) + 2 for word in words])
        for at in range(first, len(words)):
            start = cells(line.plain)
            if start + cells(words[at]) + 2 > self.size.width:
                break
            self._put(line, at)
            self._spans.append((start, cells(line.plain), at))
        if self.query_words:
            room = self.size.width - cells(line.plain) - 3
            line.append(f"  / {fit(printable(self.query_words), room - 2)}" if room > 8 else " /", "yellow")
        return line

    def _put(self, line: Text, at: int) -> None:
        name, count = printable(self._views[at].name), self._count(at)
        if at == self.chosen:
            line.append(f" {name} {count} ".replace("  ", " "), "bold reverse")
        else:
            line.append(f" {name} ")
            line.append(f"{count} " if count else "", "dim")

    def _words(self, at: int) -> str:
        return f" {printable(self._views[at].name)} {self._count(at)}"

    def _count(self, at: int) -> str:
        count = self.counts[at]
        return "" if count is None else "1,000+" if count >= _CAP else f"{count}"

    def _first(self, widths: Sequence[int]) -> int:
        """Return the first tab that is shown so that the chosen one is."""
        first = 0
        while first < self.chosen and sum(widths[first : self.chosen + 1]) + 1 > self.size.width:
            first += 1
        return first

    def on_click(self, event: events.Click) -> None:
        """Ask for the view that was clicked."""
        for start, end, at in self._spans:
            if start <= event.x < end:
                self.post_message(self.Chosen(at))


class StatusBar(Widget):
    """On the left what just happened or how the inbox stands, on the right what is new."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: list[tuple[str, str]] = []
        self.message: tuple[str, str] = ("", "")
        self.news = ""

    def say(self, words: str, *, is_error: bool = False) -> None:
        """Say a sentence until the next one."""
        self.message = (printable(words), "bold red" if is_error else "bold")
        self.refresh()

    def hush(self) -> None:
        """Show again how the inbox stands."""
        self.message = ("", "")
        self.refresh()

    def render(self) -> Text:
        """Return the bar in one line."""
        line = Text(" ", no_wrap=True, end="")
        news = f"{self.news} " if self.news else ""
        room = self.size.width - cells(news) - 2
        if self.message[0]:
            mark = "! " if "red" in self.message[1] else ""
            line.append(fit(mark + self.message[0], room), self.message[1])
        else:
            self._stand(line, room)
        if news and room > 0:
            line.append(" " * max(1, self.size.width - cells(line.plain) - cells(news)))
            line.append(news, "bold yellow")
        return line

    def _stand(self, line: Text, room: int) -> None:
        """Append as much of how the inbox stands as there is room for."""
        for at, (words, style) in enumerate(self.standing):
            part = f"{' · ' if at else ''}{words}"
            if cells(line.plain) + cells(part) > room:
                return
            line.append(" · " if at else "", "dim")
            line.append(words, style)


class HintBar(Widget):
    """The keys that one needs most, as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.hints: list[tuple[str, str]] = []

    def show(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show other keys: (key, word)."""
        self.hints = list(hints)
        self.refresh()

    def render(self) -> Text:
        """Return the bar in one line."""
        line = Text(" ", no_wrap=True, end="")
        for key, word in self.hints:
            if cells(line.plain) + cells(key) + cells(word) + 3 > self.size.width:
                break
            line.append(key, "bold cyan")
            line.append(f" {word}  ")
        return line
