"""A sheet of lines that scrolls: the case beside the list, and the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from socialwatch.inbox.listing import strip_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


class Paper(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of text, laid out anew for every width."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- the name that the library gives it
        super().__init__(id=id)
        self._lay_out: Callable[[int], Sequence[Text]] = lambda _: ()
        self._strips: list[Strip] = []

    def show(self, lay_out: Callable[[int], Sequence[Text]]) -> None:
        """Show what a function makes of a width, from its first line."""
        self._lay_out = lay_out
        self._laid_out()
        self.scroll_to(y=0, animate=False)

    def _laid_out(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._strips = [strip_of(line, width, self) for line in self._lay_out(max(10, width))]
            self.virtual_size = Size(width, len(self._strips))
            self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Lay out anew in another width."""
        self._laid_out()

    def relay(self) -> None:
        """Lay out anew where it is: times and colours have changed."""
        self._laid_out()

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at < len(self._strips):
            return self._strips[at].adjust_cell_length(width, self.rich_style)
        return Strip([Segment(" " * width, self.rich_style)], width)

    def render(self) -> RenderableType:
        """Return nothing: it is drawn line by line."""
        return ""
