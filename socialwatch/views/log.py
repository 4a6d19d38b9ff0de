"""The history over all cases: when, who, which case, what, from what to what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TypeGuard

from socialwatch.model.case import Event
from socialwatch.model.times import iso
from socialwatch.text import cells
from socialwatch.views import phrases
from socialwatch.views.fields import event_row

LOG_FIELDS = ("at", "by", "case", "verb", "from", "to", "what")
"""The columns in a pipe."""

_TOLD_BY_OTHERS = frozenset({
    "state", "promises", "promised_as", "due_at", "due_kind", "waiting_since", "settled_mention", "set_by_person", "handled_at", "handled_by",
    "escalated_at", "ladder", "first_response_at", "is_unsure", "confidence",
})  # fmt: skip
# The state stands in columns of its own, the verb says who handled it and when, and clocks follow from the rest.


def log_row(event: Event) -> dict[str, object]:
    """Return a line of the history as JSON-ready values: those of every event, and `changes`: field → [before, after]."""
    changes = {name: list(change) for name, change in event.changes.items() if name not in ("promises", "promised_as")}
    return event_row(event) | {"changes": changes}


def log_tsv(events: Sequence[Event]) -> Iterator[str]:
    """Yield a header and one line for each event, `LOG_FIELDS` between tabs, times in UTC."""
    yield "\t".join(LOG_FIELDS)
    for event in events:
        told = (iso(event.at), event.by, str(event.case), event.verb, event.from_state or "", event.to_state or "", what(event))
        yield "\t".join(phrases.line(one) for one in told)


def log_lines(events: Sequence[Event], *, now: datetime, zone: tzinfo) -> Iterator[str]:
    """Yield one line for each event, in columns: `today 09:12  ada  case 12  handle  open → handled  outcome solved: sent a new kettle`."""
    if not events:
        yield "Nothing has happened yet, or nothing as you ask."
        return

    def here(at: datetime) -> str:
        return phrases.when(at, now, zone)

    rows = [
        (phrases.when(one.at, now, zone), phrases.line(one.by), f"case {one.case}", phrases.line(one.verb), _states(one), what(one, here))
        for one in events
    ]
    widths = [max(cells(row[at]) for row in rows) for at in range(5)]
    for row in rows:
        padded = (word + " " * (width - cells(word)) for word, width in zip(row, widths, strict=False))
        yield "  ".join((*padded, row[5])).rstrip()


def _states(event: Event) -> str:
    before, after = event.from_state, event.to_state
    if before == after or after is None:
        return str(after or "")
    return f"{before or '·'} → {after}"


def what(event: Event, clock: Callable[[datetime], str] = lambda at: iso(at.replace(second=0, microsecond=0))) -> str:
    """Return what an event changed beside the state, and its note: `assignee none → bob; tags none → vip: she asked for him`.

    Args:
        clock: How a time is told.
    """
    told_here = {name: change for name, change in event.changes.items() if name not in _TOLD_BY_OTHERS}
    if told_here.get("claimed_until", (None, ""))[1] is None:
        del told_here["claimed_until"]  # that a claim ended is told by who has the case now
    words = "; ".join(_changed(name, change, clock) for name, change in told_here.items())
    note = phrases.line(event.note) if event.note else ""
    told = ": ".join(part for part in (words, note) if part)
    return f"{told} (taken back)".strip() if event.undone_by is not None else told


def _changed(name: str, change: tuple[object, object], clock: Callable[[datetime], str]) -> str:
    field = name.rsplit(".", 1)[-1] if name.startswith("contact.") else name
    before, after = (clock(datetime.fromisoformat(one)) if _is_time(one) else value_words(one) for one in change)
    return phrases.line(f"{field.replace('_', ' ')} {before} → {after}")


def _is_time(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def value_words(value: object) -> str:
    """Return a value of the history in words: `none` for what is empty, a list joined by commas."""
    if value is None or value in ("", [], ()):
        return "none"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {one}" for key, one in value.items())
    return "yes" if value is True else "no" if value is False else str(value)


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", re.ASCII)
