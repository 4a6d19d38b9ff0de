"""What to do next: the keys at the bottom, the words of an empty list, and a tour through the demo."""

from __future__ import annotations

from rich.text import Text

from socialwatch.inbox.bars import HintBar
from socialwatch.inbox.opening import Opening
from socialwatch.text import printable

_HINTS = (
    ("open", "read"), ("handle", "handled"), ("escalate", "escalate"), ("reply", "reply"), ("assign", "assign"), ("snooze", "snooze"), ("watch", "watch"),
    ("note", "note"), ("undo", "undo"), ("filter", "filter"), ("next_view", "next view"), ("help", "all keys"),
)  # fmt: skip
_LOOKING = ("open", "filter", "next_view", "open_link", "refresh", "help", "quit")

TOUR = (
    ("down", "goes to the next case; the list is in the order of what you promised"),
    ("open", "reads the case; Escape comes back"),
    ("handle", "says how a case ended: try it, nothing leaves the house"),
    ("undo", "takes it back; the history keeps both"),
    ("next_view", "shows another view; Praise and PR have clocks of their own"),
    ("filter", "filters: type failed:phone for those whom a phone line failed first"),
    ("help", "lists all keys; that is the end of the tour"),
)
"""Command → what it does, one step of the tour after the other."""


class Guide:
    """Goes along with a review.

    Args:
        hints: The bar at the bottom.
    """

    def __init__(self, opening: Opening, hints: HintBar) -> None:
        self._opening, self._hints = opening, hints
        self._step = 0 if opening.is_tour else len(TOUR)

    def show(self) -> None:
        """Show the keys that one needs most, or the step of the tour."""
        if self._step < len(TOUR):
            name, words = TOUR[self._step]
            self._hints.show([(f"Tour {self._step + 1}/{len(TOUR)}", "this is the demo."), (self._opening.key_of(name), words)])
            return
        names = _LOOKING if self._opening.is_read_only else tuple(name for name, _ in _HINTS)
        words_of = dict(_HINTS) | {"open_link": "open link", "refresh": "refresh", "quit": "leave"}
        self._hints.show([(self._opening.key_of(name), words_of[name]) for name in names])

    def did(self, name: str) -> None:
        """Go on in the tour where this was its step."""
        if self._step < len(TOUR) and TOUR[self._step][0] == name:
            self._step += 1
            self.show()

    def empty(self, *, is_filtered: bool, view: str) -> list[Text]:
        """Return what an empty list says: what that means, and what to do next."""
        key = self._opening.key_of
        if not self._opening.desk.store.mark().mention:
            return [
                Text("The inbox is empty: nothing was read yet.", style="bold"), Text(),
                Text("socialwatch poll     reads your sources"), Text("socialwatch doctor   says whether everything is in place"),
                Text("socialwatch demo     fills an inbox of its own, to look around"), Text(),
                Text(f"Then press {key('refresh')}. Press {key('quit')} to leave.", style="dim"),
            ]  # fmt: skip
        if is_filtered:
            return [Text("No case is as you ask.", style="bold"), Text(f"{key('back')} drops the filter.", style="dim")]
        return [
            Text(f"Nothing under {printable(view)}. Well done.", style="bold"), Text(f"{key('next_view')} shows the next view.", style="dim")
        ]  # fmt: skip
