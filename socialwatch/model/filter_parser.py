"""Filters, read from what people type and written back.

```
filter  = { ["not"] ["-"] term }
term    = field ":" value { "," value }  |  word  |  "phrase"
value   = word  |  "phrase"  |  /pattern/ (text only)  |  [<|>] time (due only)
```

Terms are joined by *and*, the values of one term by *or*. Inside quotes `\\"` and `\\\\` stand for themselves, inside a pattern
`\\/` for a slash. A quoted value is taken as it is: `assignee:"me"` is somebody called me.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import NoReturn

import msgspec

from socialwatch.errors import FilterError
from socialwatch.model.filters import FIELDS, Filter, Term
from socialwatch.model.times import iso, parse_duration, parse_time
from socialwatch.model.words import LIVE_STATES, Channel, Intent, Outcome, Priority, Queue, Severity, Sla, State


def _known(words: type[StrEnum], *more: str) -> tuple[str, ...]:
    return (*(word.value for word in words), *more)


VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "state": _known(State, "live", "any"),
    "queue": _known(Queue),
    "priority": _known(Priority),
    "intent": _known(Intent),
    "sla": _known(Sla),
    "failed": _known(Channel, "none"),
    "outcome": _known(Outcome, "none"),
    "severity": _known(Severity, "none"),
    "unsure": ("yes", "no"),
    "private": ("yes", "no"),
    "muted": ("yes", "no", "any"),
    "arrived": ("yes", "no"),
}
"""Field → the words it may be asked for, where they are closed."""

_MOMENTS = frozenset({"due", "since", "until"})
_FIELD = re.compile(r"([A-Za-z_]+):(?!//)")
_WORD = re.compile(r"\S+")
_VALUE = re.compile(r"[^\s,]+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_PATTERN = re.compile(r"/((?:[^/\\]|\\.)*)/", re.DOTALL)
_SAFE = re.compile(r"[\w@#][\w@#./+-]*")


class _Value(msgspec.Struct, frozen=True):
    text: str
    at: int
    is_quoted: bool = False


def parse(query: str, *, now: datetime, zone: tzinfo, me: str = "") -> Filter:
    """Return the filter that `query` says; an empty query is a filter without terms.

    Times are resolved to aware UTC: `due:<2h` is `<` two hours from now, `due:now` is `<` now, `due:today` is `<` the coming
    midnight in `zone`; `since` is `>` (from that time on) and `until` `<` (before that time; a bare date ends with its day),
    both read `7d` as seven days ago. `state:live` and `state:any` become the states they stand for.

    Args:
        now: Aware.
        zone: Whose midnights and dates are meant.
        me: Who `assignee:me` is; empty where nobody is.

    Raises:
        FilterError: It cannot be read; `at` is where it goes wrong.
    """
    return _Reader(query, now=now, zone=zone, me=me).read()


class _Reader:
    """Reads a query once, from left to right."""

    def __init__(self, query: str, *, now: datetime, zone: tzinfo, me: str) -> None:
        self._query, self._now, self._zone, self._me = query, now, zone, me
        self._at = 0

    def read(self) -> Filter:
        terms = []
        self._skip_blanks()
        while self._at < len(self._query):
            terms.append(self._term(is_negated=self._negation()))
            self._skip_blanks()
        return Filter(tuple(terms))

    # walking

    def _skip_blanks(self) -> None:
        while self._here().isspace():
            self._at += 1

    def _here(self) -> str:
        return self._query[self._at : self._at + 1]

    def _take(self, shape: re.Pattern[str]) -> str | None:
        """Step over `shape` where it stands here and return its inside (or all of it)."""
        match = shape.match(self._query, self._at)
        if match is None:
            return None
        self._at = match.end()
        return match[match.lastindex or 0]

    def _refuse(self, message: str, at: int | None = None) -> NoReturn:
        raise FilterError(message, query=self._query, at=self._at if at is None else at)

    # terms

    def _negation(self) -> bool:
        is_negated = False
        while True:
            word = _WORD.match(self._query, self._at)
            if word and word[0].lower() == "not":
                start, self._at = self._at, word.end()
                self._skip_blanks()
                if not self._here():
                    self._refuse('expected a term behind `not`; quote it ("not") to look for the word', start)
            elif word and word[0].startswith("-") and word[0] != "-":
                self._at += 1
            else:
                return is_negated
            is_negated = not is_negated

    def _term(self, *, is_negated: bool) -> Term:
        start, field = self._at, self._take(_FIELD)
        if field is None:
            text = self._quoted() if self._here() == '"' else self._take(_WORD)
            return Term(field="text", values=(text or "",), is_negated=is_negated)
        field = field.lower()
        if field not in FIELDS:
            self._refuse(_unknown(f"no field `{field}`", field, FIELDS, "fields"), start)
        if field in _MOMENTS:
            return self._moment(field, is_negated)
        if field == "text" and self._here() == "/":
            return Term(field=field, values=(self._pattern(),), op="/", is_negated=is_negated)
        values = tuple(word for value in self._values(field) for word in self._checked(field, value))
        return Term(field=field, values=values, is_negated=is_negated)

    def _values(self, field: str) -> list[_Value]:
        values = [self._value(field)]
        while self._here() == ",":
            self._at += 1
            values.append(self._value(field))
        return values

    def _value(self, field: str) -> _Value:
        start = self._at
        if self._here() == '"':
            return _Value(self._quoted(ends=", "), start, is_quoted=True)
        word = self._take(_VALUE)
        if not word:
            self._refuse(f"expected a value behind `{field}:`")
        return _Value(word, start)

    def _quoted(self, ends: str = " ") -> str:
        start, inside = self._at, self._take(_QUOTED)
        if inside is None:
            self._refuse('a quote is not closed: expected another "', start)
        if not inside:
            self._refuse("there is nothing between the quotes", start)
        self._expect_end("the closing quote", ends)
        return re.sub(r'\\(["\\])', r"\1", inside)

    def _expect_end(self, behind: str, ends: str = " ") -> None:
        here = self._here()
        if here and not here.isspace() and here not in ends:
            self._refuse(f"expected a space behind {behind}")

    def _pattern(self) -> str:
        start, inside = self._at, self._take(_PATTERN)
        if inside is None:
            self._refuse("a pattern is not closed: expected another /", start)
        self._expect_end("the closing /; a slash inside a pattern is written \\/")
        pattern = re.sub(r"\\(.)", lambda pair: "/" if pair[1] == "/" else pair[0], inside, flags=re.DOTALL)
        wrong = _wrong_pattern(pattern)
        if wrong:
            self._refuse(f"the pattern cannot be read: {wrong}", start)
        return pattern

    # values

    def _checked(self, field: str, value: _Value) -> tuple[str, ...]:
        """Return what a value stands for, folded and checked against the words its field knows."""
        if field == "text":
            return (value.text,)
        word = value.text.lower()
        known = VOCABULARIES.get(field)
        if known and word not in known:
            self._refuse(_unknown(f"{field}: no `{word}`", word, known, "known are"), value.at)
        if field == "state" and word in {"live", "any"}:
            return tuple(state.value for state in (LIVE_STATES if word == "live" else State))
        if (field, word) == ("muted", "any"):
            return ("yes", "no")
        if (
            field in {"id", "problem"}
            and not (word.isascii() and word.isdigit() and len(word) < 19)
            and (field, word) != ("problem", "none")
        ):
            self._refuse(f"{field}: expected a number, got `{word}`", value.at)
        if field == "assignee" and word == "me" and not value.is_quoted:
            return (self._myself(value.at),)
        return (word,)

    def _myself(self, at: int) -> str:
        if not self._me:
            self._refuse("assignee:me: nobody is named here; write the name", at)
        return self._me.lower()

    # times

    def _moment(self, field: str, is_negated: bool) -> Term:
        op = self._here() if field == "due" and self._here() in {"<", ">"} else ""
        self._at += len(op)
        value = self._value(field)
        if self._here() == ",":
            self._refuse(f"{field}: takes one time")
        if field == "due" and not op and value.text.lower() == "none":
            return Term(field=field, values=("none",), is_negated=is_negated)
        at = self._resolved(self._ahead if field == "due" else self._behind, field, value, has_op=bool(op))
        return Term(field=field, op=op or (">" if field == "since" else "<"), at=at, is_negated=is_negated)

    def _resolved(self, read: Callable[[str, str, bool], datetime], field: str, value: _Value, *, has_op: bool) -> datetime:
        try:
            return read(field, value.text.lower(), has_op)
        except (ValueError, OverflowError) as error:
            # A date at the edge of the calendar overflows; to the reader it is as wrong as any other.
            words = str(error) if isinstance(error, ValueError) else f"no such time: {value.text!r}"
            raise FilterError(f"{field}: {words}", query=self._query, at=value.at) from error

    def _ahead(self, _field: str, word: str, has_op: bool) -> datetime:
        if word in {"today", "tomorrow"} and not has_op:
            return self._midnight(1 if word == "today" else 2)
        return parse_time(word, now=self._now, zone=self._zone)

    def _behind(self, field: str, word: str, _has_op: bool) -> datetime:
        days = {"today": 0, "yesterday": -1}.get(word)
        if days is not None:
            return self._midnight(days + (field == "until"))
        if not re.match(r"\d{4}-", word):
            return (self._now if word == "now" else self._now - _past(word)).astimezone(UTC)
        at = parse_time(word, now=self._now, zone=self._zone)
        if field == "until" and re.fullmatch(r"\d{4}-\d\d-\d\d", word):
            return _midnight_of(at.astimezone(self._zone) + timedelta(days=1), self._zone)
        return at

    def _midnight(self, days: int) -> datetime:
        return _midnight_of(self._now.astimezone(self._zone) + timedelta(days=days), self._zone)


def _midnight_of(local: datetime, zone: tzinfo) -> datetime:
    return datetime.combine(local.date(), time(), zone).astimezone(UTC)


def _past(word: str) -> timedelta:
    try:
        return parse_duration(word)
    except ValueError:
        raise ValueError(f"expected a date such as 2026-11-01, today, yesterday, or how long ago such as 7d; got {word!r}") from None


def _unknown(what: str, word: str, known: Iterable[str], introduction: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:40], list(known), n=1)
    return f"{what}{f', did you mean `{near[0]}`?' if near else ';'} {introduction} {', '.join(known)}"


def _wrong_pattern(pattern: str) -> str | None:
    """Say why RE2 refuses a pattern; None where it does not."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except UnicodeEncodeError:
        return "it is no text"
    except re2.error as error:
        reason = error.args[0]
        return reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    return None


# -- writing ------------------------------------------------------------------------------------------------------------


def show(wanted: Filter) -> str:
    """Return a query that `parse` reads as this very filter, at any time and for anybody."""
    return " ".join(f"{'not ' if term.is_negated else ''}{_term_words(term)}" for term in wanted.terms)


def _term_words(term: Term) -> str:
    if term.op == "/":
        pattern = re.sub(r"\\.|/", lambda part: "\\/" if part[0] == "/" else part[0], term.values[0], flags=re.DOTALL)
        return f"text:/{pattern}/"
    if term.at is not None:
        return f"{term.field}:{term.op if term.field == 'due' else ''}{iso(term.at)}"
    values = ",".join(_value_words(term.field, value) for value in term.values)
    return values if term.field == "text" and len(term.values) == 1 else f"{term.field}:{values}"


def _value_words(field: str, value: str) -> str:
    is_plain = _SAFE.fullmatch(value) and value.lower() != "not" and (field, value) != ("assignee", "me")
    return value if is_plain else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
