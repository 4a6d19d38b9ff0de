"""The list of cases: a table for the eye, lines with tabs for a pipe.

The lines are laid out here and not by Rich's `Table`: with `text.fit` every place is cut and padded by one measure of what is
wide, places stand under each other in one row, and no line ends in blanks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import msgspec

from socialwatch.model.case import Case
from socialwatch.model.times import iso
from socialwatch.promises.standing import sla
from socialwatch.text import cells, fit, wrapped
from socialwatch.views import phrases

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

TSV_FIELDS = (
    "id", "priority", "due_at", "due_kind", "sla", "state", "queue", "intent", "brand", "network", "author", "text", "reasons",
)  # fmt: skip
"""Columns of a list in a pipe, in their order."""

_GAP = 2
_MEDIUM, _WIDE, _ROOMY = 72, 100, 120
_LEAST_TEXT = 10

_TEXT_LINES = 3


class _Place(msgspec.Struct, frozen=True):
    """What stands in one column of one row: up to three lines, each a word and its style."""

    lines: tuple[tuple[str, str], ...]
    aside: str = ""  # stands dim behind the first line as far as there is room
    long: int = -1  # which line is broken into several where it is too wide: the words of the customer


class _Column(msgspec.Struct, frozen=True):
    """One column: its heading (a line for each line of its rows), how wide it may grow, and its places."""

    title: _Place
    places: tuple[_Place, ...]
    most: int
    is_number: bool = False


class _Row(msgspec.Struct, frozen=True):
    """What the layouts choose from: all that is said of one case, as printable lines."""

    number: str
    priority: tuple[str, str]
    state: str
    due: tuple[str, str]
    due_more: str
    due_whole: str
    who: str
    name: str
    where: str
    owner: str
    text: str
    why: str


# -- for the eye --------------------------------------------------------------------------------------------------------


def print_cases(
    cases: Sequence[Case],
    *,
    now: datetime,
    zone: tzinfo,
    console: Console,
    footer: str | None = None,
) -> None:
    """Print cases as a table in the order given, fitted to the width of the console.

    What a customer wrote is broken over up to three lines, the reasons stand below it. The order is the caller's; nothing here ranks.

    Args:
        zone: Of the user, for local times.
        footer: The sentence below; None says `12 cases: 1 urgent, 2 late`, an empty one nothing.
    """
    from rich.text import Text

    for drawn in _table(cases, now, zone, console.width) if cases else ():
        console.print(drawn, no_wrap=True, overflow="ignore", crop=False)
    sentence = phrases.summary(cases, now) if footer is None else phrases.line(footer)
    if sentence:
        console.print(Text(f"\n{sentence}" if cases else sentence, style="bold"))


def _table(cases: Sequence[Case], now: datetime, zone: tzinfo, width: int) -> Iterator[Text]:
    from rich.text import Text

    several = len({case.brand for case in cases}) > 1
    rows = [_row(case, now, zone, with_brand=several) for case in cases]
    columns = _columns(rows, width)
    widths = _widths(columns, width)
    for column in [[c.title for c in columns]] if width >= _MEDIUM else []:
        yield from _drawn(column, columns, widths)
        yield Text((" " * _GAP).join("─" * room for room in widths), style="dim")
    for at in range(len(rows)):
        yield from _drawn([column.places[at] for column in columns], columns, widths)


def _row(case: Case, now: datetime, zone: tzinfo, *, with_brand: bool) -> _Row:
    due, more = phrases.due_pair(case, now=now, zone=zone)
    return _Row(
        number=str(case.id),
        priority=(phrases.priority_words(case.priority), phrases.PRIORITY_STYLES[case.priority]),
        state=str(case.state),
        due=(due, phrases.due_style(case, now)),
        due_more=more,
        due_whole=phrases.due_words(case, now=now, zone=zone),
        who=phrases.line(case.author),
        name=phrases.line(case.author_name or ""),
        where=phrases.where_words(case, with_brand=with_brand),
        owner=phrases.owner_words(case, now),
        text=phrases.line(case.text) or "(no text)",
        # A guess is never shown as a fact.
        why=("not sure: " if case.is_unsure else "") + phrases.why_words(case),
    )


def _columns(rows: Sequence[_Row], width: int) -> list[_Column]:
    """Return the columns that this width has room for; the last one takes what the others leave."""
    number = _Column(_title("#"), tuple(_Place(((row.number, "bold"),)) for row in rows), 9, is_number=True)
    if width < _MEDIUM:
        return [number, _stack(rows, width)]
    return [number, *(_medium(rows) if width < _WIDE else _wide(rows, 18 if width < _ROOMY else 24))]


def _stack(rows: Sequence[_Row], width: int) -> _Column:
    """One thing under another: what it is and when, its text, its reasons."""
    room = min(15, max(cells(row.due_whole) for row in rows))
    return _Column(
        _title(),
        tuple(_Place((_marks(row, room), (row.text, ""), (row.why, "dim")), aside=f" {row.who}  {_where(row)}", long=1) for row in rows),
        width,
    )


def _marks(row: _Row, room: int) -> tuple[str, str]:
    style = row.due[1] if row.due[1].startswith("bold") else row.priority[1]
    return (f"{row.priority[0]:<9}  {row.due_whole:<{room}}", style)


def _medium(rows: Sequence[_Row]) -> list[_Column]:
    return [
        _Column(_title("priority", "due"), tuple(_Place((row.priority, (row.due_whole, row.due[1]))) for row in rows), 22),
        _Column(_title("who", "where"), tuple(_Place(((row.who, ""), (_where(row), "dim")), aside=row.name) for row in rows), 18),
        _Column(_title("text", "why"), _texts(rows), 0),
    ]


def _wide(rows: Sequence[_Row], who: int) -> list[_Column]:
    return [
        _Column(_title("priority", "state"), tuple(_Place((row.priority, (row.state, "dim"))) for row in rows), 12),
        _Column(_title("due", "what"), tuple(_Place((row.due, (row.due_more, "dim"))) for row in rows), 14),
        _Column(_title("who", "where"), tuple(_Place(((row.who, ""), (_where(row), "dim")), aside=row.name) for row in rows), who),
        _Column(_title("text", "why"), _texts(rows), 0),
    ]


def _title(*words: str) -> _Place:
    return _Place(tuple((word, "bold" if at == 0 else "dim") for at, word in enumerate(words)))


def _texts(rows: Sequence[_Row]) -> tuple[_Place, ...]:
    return tuple(_Place(((row.text, ""), (row.why, "dim")), long=0) for row in rows)


def _where(row: _Row) -> str:
    return f"{row.where} → {row.owner}" if row.owner else row.where


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """Return a width for each column: what its places need up to its most; the last one takes the rest."""
    needed = [min(column.most, max(map(_need, (column.title, *column.places)))) for column in columns[:-1]]
    rest = width - sum(needed) - _GAP * len(needed)
    return [*needed, max(_LEAST_TEXT, rest)]


def _need(place: _Place) -> int:
    aside = 1 + cells(place.aside) if place.aside else 0
    return max((cells(words) + (aside if at == 0 else 0) for at, (words, _) in enumerate(place.lines)), default=0)


def _drawn(places: Sequence[_Place], columns: Sequence[_Column], widths: Sequence[int]) -> Iterator[Text]:
    """Yield the lines of one row, as many as its tallest place has; a last line without words is left out."""
    places = [_broken(place, room) for place, room in zip(places, widths, strict=True)]
    for at in range(max(len(place.lines) for place in places)):
        drawn = _line(at, places, columns, widths)
        if at == 0 or drawn.plain.strip():
            yield drawn


def _broken(place: _Place, room: int) -> _Place:
    """Return the place with its long line broken: enough of it must be seen to know what the customer wants."""
    if place.long < 0:
        return place
    words, style = place.lines[place.long]
    broken = tuple((part, style) for part in wrapped(words, room, most=_TEXT_LINES))
    return _Place((*place.lines[: place.long], *broken, *place.lines[place.long + 1 :]), place.aside)


def _line(at: int, places: Sequence[_Place], columns: Sequence[_Column], widths: Sequence[int]) -> Text:
    from rich.text import Text

    drawn = Text()
    for place, column, room in zip(places, columns, widths, strict=True):
        words, style = place.lines[at] if at < len(place.lines) else ("", "")
        words = fit(words, room)
        left = room - cells(words)
        if column.is_number:
            drawn.append(" " * left)
        drawn.append(words, style or None)
        if at == 0 and place.aside and left > 4:
            aside = " " + fit(place.aside, left - 1)
            drawn.append(aside, "dim")
            left -= cells(aside)
        if not column.is_number:
            drawn.append(" " * left)
        drawn.append(" " * _GAP)
    drawn.rstrip()
    return drawn


# -- for a pipe ---------------------------------------------------------------------------------------------------------


def tsv_cases(cases: Iterable[Case], now: datetime) -> Iterator[str]:
    """Yield a header and one line for each case: `TSV_FIELDS` between tabs, without line breaks, colour or control characters.

    Texts are printable and cut to 2,000 characters; times are ISO 8601 UTC; what is not there is empty.
    """
    yield "\t".join(TSV_FIELDS)
    for case in cases:
        yield "\t".join(_tsv(case, now))


def _tsv(case: Case, now: datetime) -> tuple[str, ...]:
    line = phrases.line
    return (
        str(case.id),
        str(case.priority),
        iso(case.due_at) if case.due_at else "",
        str(case.due_kind or ""),
        str(sla(case, now)),
        str(case.state),
        str(case.queue),
        str(case.intent),
        line(case.brand),
        line(case.network),
        line(case.author),
        line(case.text),
        phrases.why_words(case, most=len(case.reasons)),
    )
