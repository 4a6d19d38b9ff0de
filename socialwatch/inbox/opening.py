"""What a review is opened with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from socialwatch.desk.desk import Desk
from socialwatch.desk.replying import Replying
from socialwatch.desk.teaching import Teacher
from socialwatch.inbox.face import Face
from socialwatch.inbox.reader import Reader
from socialwatch.model.review import COMMANDS, DEFAULT_VIEWS, View

_SHOWN = {
    "escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "pgup", "pagedown": "pgdn", "delete": "del",
}  # fmt: skip


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the review needs from outside.

    Args:
        desk: For what is shown at once and what is done; over a store that belongs to the thread of the review.
        reader: For what may take a while.
        view: The place of the view that is shown first.
        query: A filter laid over it at first.
        keys: Name of a command → its keys, for those that the configuration changes.
        names: Field of a filter → names that this installation knows, for completion.
        is_tour: The inbox is the demo's: a guide goes along.
        teacher: What `teach` needs to know of triage.
        replying: Answers people, over a desk; None where nobody can.
        templates: Name → a text for replies, with variables in braces.
        open_url: Opens an address that was confirmed; None leaves it to the terminal's (or the browser's) own way.
    """

    desk: Desk
    reader: Reader
    face: Face
    views: Sequence[View] = DEFAULT_VIEWS
    view: int = 0
    query: str = ""
    keys: Mapping[str, tuple[str, ...]] = {}
    names: Mapping[str, Sequence[str]] = {}
    theme: str = "dark"
    is_read_only: bool = False
    is_tour: bool = False
    teacher: Teacher | None = None
    replying: Callable[[Desk], Replying] | None = None
    templates: Mapping[str, str] = {}
    open_url: Callable[[str], None] | None = None

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of a command; empty where only the palette reaches it."""
        return self.keys.get(name) or next(command.keys for command in COMMANDS if command.name == name)

    def key_of(self, name: str) -> str:
        """Return the first key of a command as it is shown to people; for one without a key how the palette finds it: `ctrl-p reopen`."""
        keys = self.keys_of(name)
        return shown_key(keys[0]) if keys else f"{self.key_of('palette')} {name}"


def shown_key(key: str) -> str:
    """Return a key as people call it: `ctrl-d`, `esc`, `↓`."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "-".join([*held, _SHOWN.get(last, last)])
