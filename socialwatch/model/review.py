"""The review: its views, its commands with their keys, and what it remembers of where the memory ended.

Said once, because the configuration checks them, the inbox obeys them and the help lists them.
"""

from __future__ import annotations

import msgspec


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A filter with a name: a tab of the inbox, and what `list NAME` prints.

    Args:
        key: A key that opens it, beside its number.
    """

    name: str
    filter: str = ""
    key: str | None = None


DEFAULT_VIEWS = (
    View(name="Due", filter="not due:none"),
    View(name="Mine", filter="assignee:me"),
    View(name="Escalated", filter="state:escalated"),
    View(name="PR", filter="queue:pr"),
    View(name="Praise", filter="queue:praise"),
    View(name="Watching", filter="state:watching,snoozed,pending"),
    View(name="All"),
)
"""The tabs of an inbox whose configuration names none. What a filter does not name keeps its default: live, outside the noise."""


def view_named(name: str, views: tuple[View, ...]) -> View | None:
    """Return the view of this name, in whatever case it was typed; None where there is none."""
    return next((view for view in views if view.name.casefold() == name.casefold()), None)


class Command(msgspec.Struct, frozen=True):
    """Something the review can do.

    Args:
        name: What `[keys]` calls it.
        keys: Those it has where the configuration says nothing; empty for what only the palette reaches until somebody gives it a key.
        words: What it does, for the help, the palette and the configuration.
        group: The heading it stands under.
        is_act: It changes cases or sends something: not there in a review that only looks.
    """

    name: str
    keys: tuple[str, ...]
    words: str
    group: str
    is_act: bool = False


COMMANDS = (
    Command("down", ("j", "down"), "next case", "Move"),
    Command("up", ("k", "up"), "case before", "Move"),
    Command("top", ("g", "home"), "first case", "Move"),
    Command("bottom", ("G", "end"), "last case", "Move"),
    Command("page_down", ("ctrl+d", "pagedown"), "half a page down", "Move"),
    Command("page_up", ("ctrl+u", "pageup"), "half a page up", "Move"),
    Command("open", ("enter",), "read the case", "Move"),
    Command("back", ("escape",), "back to the list; drop marks, then the filter", "Move"),
    Command("next_view", ("]", "right"), "view to the right (1 … 9 go straight there)", "Look"),
    Command("previous_view", ("[", "left"), "view to the left", "Look"),
    Command("filter", ("/",), "filter this view", "Look"),
    Command("preview", ("p",), "show or hide the preview", "Look"),
    Command("open_link", ("o",), "open the post in the browser; asks first", "Look"),
    Command("copy_link", ("y",), "copy the link of the post", "Look"),
    Command("person", (), "who they are to us: every case, how it ended", "Look"),
    Command("log", (), "who did what to it, from what to what", "Look"),
    Command("refresh", ("R",), "read the list again", "Look"),
    Command("mark", ("space",), "mark the case", "Choose"),
    Command("range", ("v",), "mark from here to where you go; again ends it", "Choose"),
    Command("handle", ("x",), "handled: asks how it ended", "Act", is_act=True),
    Command("escalate", ("e",), "hand it to a department", "Act", is_act=True),
    Command("reply", ("r",), "answer the customer: write, see what becomes public, send", "Act", is_act=True),
    Command("claim", ("c",), "take it for a while; again gives it back", "Act", is_act=True),
    Command("assign", ("a",), "give it to somebody", "Act", is_act=True),
    Command("snooze", ("s",), "let it sleep until a time", "Act", is_act=True),
    Command("watch", ("w",), "owe no reply; look again on a date", "Act", is_act=True),
    Command("tag", ("t",), "add or remove tags", "Act", is_act=True),
    Command("note", ("n",), "write a note into its history", "Act", is_act=True),
    Command("teach", ("T",), "say what it is: spam, a complaint, urgent …", "Act", is_act=True),
    Command("problem", ("P",), "attach it to the problem that caused it", "Act", is_act=True),
    Command("reopen", (), "bring it back to the inbox", "Act", is_act=True),
    Command("pending", (), "wait for them: we answered where no poll sees it", "Act", is_act=True),
    Command("promise", (), "give our word: a time by which they hear from us", "Act", is_act=True),
    Command("mute", ("m",), "mute them until a time, or hear them again", "Act", is_act=True),
    Command("ack", (), "take it for the department it was handed to", "Act", is_act=True),
    Command("return", (), "bring it back from its department, answered", "Act", is_act=True),
    Command("arrived", (), "moved elsewhere: say whether they arrived there", "Act", is_act=True),
    Command("approve", (), "send a draft that waits; shows it whole first", "Act", is_act=True),
    Command("undo", ("z",), "take back what you did last", "Act", is_act=True),
    Command("palette", ("ctrl+p",), "everything there is, by name", "Help"),
    Command("help", ("?",), "these keys", "Help"),
    Command("quit", ("q",), "leave", "Help"),
)
"""What the review can do, in the order of its help."""

_NAMED_KEYS = frozenset(
    {"enter", "escape", "space", "tab", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down", "left", "right"}
    | {f"f{number}" for number in range(1, 25)}
)
_ALSO_CALLED = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown"}
_MODIFIERS = ("ctrl", "alt", "shift")


def keystroke(typed: str) -> str:
    """Return a key as the review knows it: `x`, `G`, `?`, `ctrl+d` (or `ctrl-d`), `f5`, `enter`, `shift+tab`.

    Raises:
        ValueError: There is no such key; the message says what is accepted.
    """
    *held, key = _parts(typed)
    modifiers = (
        sorted({part.lower() for part in held}, key=_MODIFIERS.index) if {part.lower() for part in held} <= set(_MODIFIERS) else None
    )
    key = _ALSO_CALLED.get(key.lower(), key if len(key) == 1 else key.lower())
    is_sign = len(key) == 1 and key.isprintable() and not key.isspace()
    if modifiers is None or not (is_sign or key in _NAMED_KEYS) or (is_sign and key.isdecimal() and not modifiers):
        raise ValueError('a key such as "x", "G", "?", "f5", "enter" or "ctrl-d" (digits choose views)')
    if "shift" in modifiers and is_sign and key.isalpha():
        modifiers.remove("shift")
        key = key.upper()
    return "+".join([*modifiers, key.lower() if modifiers and is_sign else key])


def _parts(typed: str) -> list[str]:
    """Split `ctrl-d` and `ctrl+d`; a `-` or `+` alone, or behind a modifier, is the key itself."""
    words = typed.strip()
    if len(words) <= 1:
        return [words]
    head, sign, key = words[:-1].rpartition("+") if "+" in words[:-1] else words[:-1].rpartition("-")
    return [*_parts(head), key + words[-1]] if sign and head else [words]


class Mark(msgspec.Struct, frozen=True):
    """Where the memory ended when we looked: the numbers of its newest mention and its newest line of history."""

    mention: int = 0
    event: int = 0


class News(msgspec.Struct, frozen=True):
    """What has happened since a mark, among the cases of a filter.

    Args:
        fresh: Cases in which a customer has written since; counted up to 1,000.
        touched: Other cases that a colleague has worked on since, wanted by the filter or not; counted up to 1,000.
    """

    fresh: int = 0
    touched: int = 0
