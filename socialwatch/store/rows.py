"""Values to rows and back. A table has a column for each field; structured fields are JSON, times sortable text."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, TypeVar, overload

import msgspec

from socialwatch.errors import StoreError
from socialwatch.model.case import Case, Event
from socialwatch.model.collecting import SourceState
from socialwatch.model.mention import Contact, FiledMention, Mention
from socialwatch.model.outbox import Letter
from socialwatch.model.words import SLEEPING_STATES, Priority, State
from socialwatch.promises.standing import sla, turns_at, warn_at

NO_DUE = "9999"
"""Sorts behind every time."""

_T = TypeVar("_T")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@overload
def stamp(at: datetime) -> str: ...
@overload
def stamp(at: None) -> None: ...
def stamp(at: datetime | None) -> str | None:
    """Return a time as UTC text of fixed width, so that its order is that of the text: `2026-11-02T09:00:00.000000Z`."""
    if at is None:
        return None
    if at.tzinfo is not UTC:
        at = at.astimezone(UTC)
    return at.isoformat(timespec="microseconds")[:26] + "Z"


@overload
def when(text: str) -> datetime: ...
@overload
def when(text: None) -> None: ...
def when(text: str | None) -> datetime | None:
    """Return the aware UTC time of a stamp."""
    return None if text is None else datetime.fromisoformat(text)


def json_text(value: object) -> str:
    """Return a value as JSON text.

    Raises:
        StoreError: It holds something that JSON cannot, such as a lone surrogate.
    """
    try:
        return msgspec.json.encode(value, order="deterministic").decode()
    except (TypeError, UnicodeError) as error:
        raise StoreError(f"a value cannot be stored: {error}") from error


class Shape:
    """How one kind of value stands in a table: its columns in order, and which of them are JSON, times, or yes and no.

    Args:
        json: Fields with a structure of their own; the others are told by their annotations.
    """

    def __init__(self, kind: type[Any], *, skips: Iterable[str] = (), json: Iterable[str] = ()) -> None:
        left_out = set(skips)
        self.fields = tuple(name for name in kind.__struct_fields__ if name not in left_out)
        self._read = attrgetter(*self.fields)
        self._json = [self.fields.index(name) for name in json]
        # Text, because of `from __future__ import annotations`: resolving it would cost every command a millisecond.
        told = [kind.__annotations__[name] for name in self.fields]
        self._times = [at for at, words in enumerate(told) if words.startswith("datetime")]
        self._flags = [at for at, words in enumerate(told) if words == "bool"]

    def row(self, value: Any) -> list[Any]:
        """Return the values of the columns."""
        row = list(self._read(value))
        for at in self._json:
            row[at] = json_text(row[at]) if row[at] else self._empty(row[at])
        for at in self._times:
            row[at] = stamp(row[at])
        return row

    @staticmethod
    def _empty(value: object) -> str:
        return "{}" if isinstance(value, Mapping) else "[]"

    def told(self, row: Sequence[Any]) -> dict[str, Any]:
        """Return the fields, ready for `msgspec.convert`."""
        told = list(row)
        for at in self._json:
            told[at] = msgspec.json.decode(told[at])
        for at in self._flags:
            told[at] = bool(told[at])
        return dict(zip(self.fields, told, strict=True))


_CASE = Shape(
    Case,
    json=("severity", "failed_channels", "themes", "tags", "promises", "set_by_person", "reasons", "ladder"),
)
_MENTION = Shape(Mention, skips=("raw",))
_FILED = Shape(FiledMention, skips=("mention",))
_EVENT = Shape(Event, skips=("undone_by",), json=("changes",))
_LETTER = Shape(Letter, json=("facts",))
_CONTACT = Shape(Contact, skips=("cases",))
_SOURCE = Shape(SourceState)


def _columns(shape: Shape, *more: str, prefix: str = "", **renamed: str) -> tuple[str, ...]:
    return (*(prefix + renamed.get(name, name) for name in shape.fields), *more)


CASE = _columns(_CASE, "rank", "due_key", "warn_at", "standing", "author_key", "turns_at")
CASE_READ = ", ".join(_columns(_CASE, prefix="c."))
MENTION = (*_columns(_FILED, case="case_id"), *_columns(_MENTION), "looked_at", "raw")
MENTION_READ = ", ".join(f"m.{name}" for name in (*_columns(_FILED, case="case_id"), *_columns(_MENTION), "raw"))
EVENT = _columns(_EVENT, case="case_id")
EVENT_READ = ", ".join((*_columns(_EVENT, prefix="e.", case="case_id"), "(SELECT min(u.id) FROM events u WHERE u.undoes = e.id)"))
LETTER = _columns(_LETTER, case="case_id")
CONTACT = _columns(_CONTACT)
CONTACT_READ = ", ".join((*_columns(_CONTACT, prefix="k."), "(SELECT count(*) FROM cases c WHERE c.contact = k.id)"))
SOURCE = _columns(_SOURCE)


def case_row(case: Case) -> list[Any]:
    """Return the columns of `CASE`."""
    row = _CASE.row(case)
    rank = 0 if case.priority is Priority.URGENT else 1
    # Asked at the beginning of time: how it stands but for what only the passing of time changes.
    standing = sla(case, _LONG_AGO)
    return [*row, rank, stamp(case.due_at) or NO_DUE, stamp(warn_at(case)), standing, author_key(case.author), stamp(turns_at(case))]


def as_case(row: Sequence[Any]) -> Case:
    """Return the case of a row of `CASE_READ`, as it is stored."""
    return _convert(_CASE.told(row), Case)


def woken(case: Case, now: datetime) -> Case:
    """Return the case as `open` where its sleep has ended by `now`; the time it slept until stays."""
    if case.state not in SLEEPING_STATES or case.snoozed_until is None or case.snoozed_until > now:
        return case
    return msgspec.structs.replace(case, state=State.OPEN)


def mention_row(filed: FiledMention) -> list[Any]:
    """Return the columns of `MENTION`; it was last looked at when it was fetched."""
    raw = filed.mention.raw
    return [*_FILED.row(filed), *_MENTION.row(filed.mention), stamp(filed.fetched_at), None if raw is None else zlib.compress(raw)]


def as_mention(row: Sequence[Any]) -> FiledMention:
    """Return the mention of a row of `MENTION_READ`."""
    split, raw = len(_FILED.fields), row[-1]
    words = _MENTION.told(row[split:-1])
    mention = _convert(words | {"raw": None if raw is None else zlib.decompress(raw)}, Mention)
    return _convert(_FILED.told(row[:split]) | {"mention": mention}, FiledMention)


def event_row(event: Event) -> list[Any]:
    """Return the columns of `EVENT`."""
    return _EVENT.row(event)


def as_event(row: Sequence[Any]) -> Event:
    """Return the event of a row of `EVENT_READ`."""
    return _convert(_EVENT.told(row[:-1]) | {"undone_by": row[-1]}, Event)


def letter_row(letter: Letter) -> list[Any]:
    """Return the columns of `LETTER`."""
    return _LETTER.row(letter)


def as_letter(row: Sequence[Any]) -> Letter:
    """Return the letter of a row of `LETTER`."""
    return _convert(_LETTER.told(row), Letter)


def contact_row(contact: Contact) -> list[Any]:
    """Return the columns of `CONTACT`."""
    return _CONTACT.row(contact)


def as_contact(row: Sequence[Any]) -> Contact:
    """Return the contact of a row of `CONTACT_READ`."""
    return _convert(_CONTACT.told(row[:-1]) | {"cases": row[-1]}, Contact)


def source_row(state: SourceState) -> list[Any]:
    """Return the columns of `SOURCE`."""
    return _SOURCE.row(state)


def as_source(row: Sequence[Any]) -> SourceState:
    """Return the state of a row of `SOURCE`."""
    return _convert(_SOURCE.told(row), SourceState)


def author_key(author: str) -> str:
    """Return a handle as `author:` looks for it: folded, without `@` or `u/` before it."""
    from socialwatch.text import fold

    return fold(author).removeprefix("@").removeprefix("u/")


def upsert(table: str, columns: Sequence[str], key: Sequence[str], *, keeps: Iterable[str] = ()) -> str:
    """Return the statement that stores a row, or where `key` is held already writes what differs, all but the columns in `keeps`."""
    fixed = {*key, *keeps, "id"}
    changing = [name for name in columns if name not in fixed]
    news = ", ".join(f"{name} = excluded.{name}" for name in changing)
    old, new = ", ".join(f"{table}.{name}" for name in changing), ", ".join(f"excluded.{name}" for name in changing)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {news} WHERE ({old}) IS NOT ({new})"
    )


def _convert(told: dict[str, Any], kind: type[_T]) -> _T:
    try:
        return msgspec.convert(told, kind)
    except msgspec.ValidationError as error:
        raise StoreError(f"a row of the database cannot be read: {error}") from error
