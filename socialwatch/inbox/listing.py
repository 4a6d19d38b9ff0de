"""The list: a window over a snapshot of numbers, drawn line by line, as long as one likes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from socialwatch.inbox.snapshot import Snapshot

if TYPE_CHECKING:
    from rich.console import RenderableType

    from socialwatch.inbox.face import Face

_EDGE = 2  # cells before a row: a bar where one stands, a tick where it is marked
_KEPT = 1_000  # drawn rows; a screen has a hundred at most


class CaseList(ScrollView, can_focus=True, inherit_bindings=False):
    """Cases one under another; one of them is the one in hand, any of them may be marked.

    Args:
        face: Draws the rows.
    """

    COMPONENT_CLASSES: ClassVar = {"case-list--chosen", "case-list--idle", "case-list--mark", "case-list--bar", "case-list--quiet"}

    at: reactive[int] = reactive(0, repaint=False)
    """The place of the case in hand."""

    class Moved(Message):
        """Another case is in hand, or none."""

    class Opened(Message):
        """The case in hand was asked for, by mouse."""

    def __init__(self, face: Face, snapshot: Snapshot) -> None:
        super().__init__()
        self._face = face
        self.snapshot = snapshot
        self.marked: set[int] = set()
        self.range_from: int | None = None
        self.empty: list[Text] = []
        self._drawn: OrderedDict[tuple[int, int, bool], list[Strip]] = OrderedDict()
        self._is_tall = False

    # -- what is in it -----------------------------------------------------------------------------

    @property
    def is_tall(self) -> bool:
        """Whether a case takes two lines."""
        return self._is_tall

    @is_tall.setter
    def is_tall(self, is_tall: bool) -> None:
        if is_tall != self._is_tall:
            self._is_tall = is_tall
            self._fit()

    @property
    def _height(self) -> int:
        return 2 if self._is_tall else 1

    @property
    def number(self) -> int | None:
        """The number of the case in hand; None in an empty list."""
        return self.snapshot.number(self.at) if len(self.snapshot) else None

    def chosen(self) -> list[int]:
        """Return the numbers that an act is for: the marked ones in their order, or the one in hand."""
        marked = self.marked | set(self._in_range())
        if marked:
            return [number for number in self.snapshot if number in marked]
        return [] if self.number is None else [self.number]

    def _in_range(self) -> list[int]:
        if self.range_from is None or not len(self.snapshot):
            return []
        return list(self.snapshot.numbers(*sorted((self.range_from, self.at))))

    def show(self, snapshot: Snapshot, *, at: int = 0) -> None:
        """Show another list, with the case in this place in hand."""
        self.snapshot = snapshot
        self.marked &= set(snapshot) if self.marked else set()
        self.range_from = None
        self.set_reactive(CaseList.at, max(0, min(at, len(snapshot) - 1)))
        self._fit()
        self._keep_in_view()
        self.post_message(self.Moved())

    def grown(self) -> None:
        """Take notice that the list went on at its end."""
        self._fit()

    def redraw(self) -> None:
        """Draw every row again: cases, times, colours or marks have changed."""
        self._drawn.clear()
        self.refresh()

    def _fit(self) -> None:
        self._drawn.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.snapshot) * self._height)
        self.refresh()

    # -- moving ------------------------------------------------------------------------------------

    def go(self, at: int) -> None:
        """Take the case in a place in hand, or the nearest there is."""
        if len(self.snapshot):
            self.at = max(0, min(at, len(self.snapshot) - 1))

    @property
    def half_a_page(self) -> int:
        """How many cases are half of what is shown."""
        return max(1, self.size.height // self._height // 2)

    def watch_at(self, before: int, after: int) -> None:
        """Draw the case that was in hand and the one that is, and tell."""
        if self.range_from is None:
            for place in (before, after):
                self.refresh_lines(place * self._height, self._height)
        else:
            self.refresh()
        self._keep_in_view()
        self.post_message(self.Moved())

    def _keep_in_view(self) -> None:
        region = Region(0, self.at * self._height, max(1, self.size.width), self._height)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def on_resize(self, _: events.Resize) -> None:
        """Draw anew in another width."""
        self._fit()
        self._keep_in_view()

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the case that was clicked in hand; read it on a second click."""
        place = (event.y + self.scroll_offset.y) // self._height
        if 0 <= place < len(self.snapshot):
            self.at = place
            if event.chain > 1:
                self.post_message(self.Opened())

    # -- drawing -----------------------------------------------------------------------------------

    @property
    def _room(self) -> int:
        """How many cells a line has, beside the scroll bar."""
        return self.scrollable_content_region.width

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        if not len(self.snapshot):
            return self._empty_line(y)
        place, line = divmod(y + self.scroll_offset.y, self._height)
        if place >= len(self.snapshot):
            return Strip.blank(self._room, self.rich_style)
        is_marked = self.snapshot.number(place) in self.marked or (
            self.range_from is not None and min(self.range_from, self.at) <= place <= max(self.range_from, self.at)
        )
        strip = self._row(place, is_marked=is_marked)[line]
        if place != self.at:
            return strip
        ground = Style.from_color(
            bgcolor=self.get_component_rich_style("case-list--chosen" if self.has_focus else "case-list--idle").bgcolor
        )
        bar = Segment("▌", self.get_component_rich_style("case-list--bar") + ground)
        return Strip([bar, *(Segment(part.text, (part.style or Style()) + ground) for part in list(strip)[1:])], self._room)

    def _row(self, place: int, *, is_marked: bool) -> list[Strip]:
        width = self._room
        key = (self.snapshot.number(place), width, is_marked)
        if key not in self._drawn:
            self._drawn[key] = self._draw(place, width, is_marked=is_marked)
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return self._drawn[key]

    def _draw(self, place: int, width: int, *, is_marked: bool) -> list[Strip]:
        case = self.snapshot.case(place)
        room = max(1, width - _EDGE - 1)
        if case is None:
            lines = [Text(" " * room) for _ in range(self._height)]
            lines[0] = Text(f"case {self.snapshot.number(place)} cannot be shown".ljust(room)[:room], style="dim")
        else:
            lines = self._face.row(case, room, is_tall=self._is_tall)
        tick = Segment("✓", self.get_component_rich_style("case-list--mark")) if is_marked else Segment(" ", self.rich_style)
        blank = Segment(" ", self.rich_style)
        edges = [[blank, tick], [blank, blank]]
        return [strip_of(line, width, self, before=edges[at]) for at, line in enumerate(lines)]

    def _empty_line(self, y: int) -> Strip:
        top = max(0, (self.size.height - len(self.empty)) // 3)
        if not top <= y < top + len(self.empty):
            return Strip.blank(self._room, self.rich_style)
        line = self.empty[y - top]
        return strip_of(line, self._room, self, before=[Segment("   ", self.rich_style)])

    def render(self) -> RenderableType:
        """Return nothing: it is drawn line by line."""
        return ""


def strip_of(line: Text, width: int, widget: ScrollView, *, before: list[Segment] | None = None) -> Strip:
    """Return a line of text as a strip of this width over the colours of a widget."""
    line = line.copy()
    line.end = ""
    console = widget.app.console
    whole = console.get_style(line.style, default="")  # `render` leaves the style of the whole line to others
    segments = [*(before or ()), *Segment.apply_style(line.render(console), whole)]
    return Strip(segments).adjust_cell_length(width, widget.rich_style).apply_style(widget.rich_style)
