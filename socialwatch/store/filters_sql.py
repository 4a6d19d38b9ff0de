"""A filter becomes the WHERE of a question about cases, called `c`; every value of the user is a parameter.

Columns carry a `+` where their index would only tempt SQLite away from the order of the inbox.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec

from socialwatch.model.filters import Filter, Term
from socialwatch.model.words import SLEEPING_STATES, State
from socialwatch.store.rows import author_key, stamp

_UNHANDLED = "c.state <> 'handled'"
"""The predicate of the index of the inbox, word for word."""

ON_THE_WAY = "(c.outcome = 'moved' AND c.arrived_at IS NULL AND c.state = 'handled')"
"""Moved to another channel, and not known to have arrived; the predicate of its index."""

_ARRIVED = "(c.outcome = 'moved' AND c.arrived_at IS NOT NULL)"

_SLEEPING = "c.state IN ('snoozed', 'watching')"
_WOKEN = f"({_SLEEPING} AND c.snoozed_until IS NOT NULL AND c.snoozed_until <= :now)"
_YES, _NO = {"yes", "true", "1", "on"}, {"no", "false", "0", "off", "none"}

_SLA = f"""CASE
    WHEN c.standing = 'ok' AND c.due_at < :now THEN 'breached' WHEN c.standing = 'ok' AND c.warn_at <= :now THEN 'warning'
    WHEN c.standing = 'paused' AND {_WOKEN} THEN 'ok' ELSE c.standing END"""


class Where(msgspec.Struct):
    """Conditions and their named values."""

    conditions: list[str]
    values: dict[str, Any]

    @property
    def sql(self) -> str:
        """The conditions joined by *and*; one that always holds where there is none."""
        return " AND ".join(self.conditions) or "1"

    def name(self, value: object) -> str:
        """Keep a value and return its placeholder."""
        key = f"v{len(self.values)}"
        self.values[key] = value
        return f":{key}"

    def among(self, values: Iterable[object]) -> str:
        """Return the right side of an `IN`."""
        return f"({', '.join(self.name(value) for value in values)})"


def where(wanted: Filter, now: datetime) -> Where:
    """Return what a filter asks of a case at `now`.

    Raises:
        FilterError: A pattern is not RE2 syntax.
    """
    made = Where([], {"now": stamp(now)})
    for term in wanted.terms:
        if term.field == "state":
            made.conditions += _state(term, made)
            continue
        condition = _CONDITIONS[term.field](term, made)
        # `IS NOT TRUE`, because what is empty (unknown) is not what was named either.
        made.conditions.append(f"(({condition}) IS NOT TRUE)" if term.is_negated else f"({condition})")
    return made


def _state(term: Term, made: Where) -> list[str]:
    named = {state for state in State if state.value in term.values}
    states = set(State) - named if term.is_negated else named
    sleeping = states.intersection(SLEEPING_STATES)
    ways = [f"c.state IN {made.among(sorted(states - sleeping))}"]
    if sleeping:
        ways.append(f"(c.state IN {made.among(sorted(sleeping))} AND NOT {_WOKEN})")
    if State.OPEN in states:
        ways.append(_WOKEN)
    asked = f"({' OR '.join(ways)})"
    return [asked] if State.HANDLED in states else [_UNHANDLED, asked]


def _words(column: str) -> Callable[[Term, Where], str]:
    """A column that holds one word of ours, or nothing."""

    def condition(term: Term, made: Where) -> str:
        named = f"+c.{column} IN {made.among(term.values)}"
        return f"({named} OR c.{column} IS NULL)" if "none" in term.values else named

    return condition


def _folded(column: str) -> Callable[[Term, Where], str]:
    """A column that holds a name somebody chose, or nothing."""

    def condition(term: Term, made: Where) -> str:
        named = f"fold(c.{column}) IN {made.among(_fold_all(term.values))}"
        return f"({named} OR coalesce(c.{column}, '') = '')" if "none" in term.values else named

    return condition


def _assignee(term: Term, made: Where) -> str:
    """Who has a case; whoever let a claim lapse no longer does."""
    owner = "CASE WHEN c.claimed_until <= :now AND c.state <> 'handled' THEN NULL ELSE c.assignee END"
    named = f"fold({owner}) IN {made.among(_fold_all(term.values))}"
    return f"({named} OR coalesce({owner}, '') = '')" if "none" in term.values else named


def _listed(column: str) -> Callable[[Term, Where], str]:
    """A column that holds a list of names."""

    def condition(term: Term, made: Where) -> str:
        named = f"EXISTS (SELECT 1 FROM json_each(c.{column}) WHERE fold(value) IN {made.among(_fold_all(term.values))})"
        return f"({named} OR c.{column} = '[]')" if "none" in term.values else named

    return condition


def _flag(column: str) -> Callable[[Term, Where], str]:
    """A column that holds yes or no; `unsure:` alone means yes."""

    def condition(term: Term, _made: Where) -> str:
        asked = {1 for value in term.values if value in _YES} | {0 for value in term.values if value in _NO}
        return f"c.{column} IN ({', '.join(map(str, sorted(asked)))})" if term.values else f"c.{column} = 1"

    return condition


def _muted(term: Term, _made: Where) -> str:
    ways = {True: "c.muted_until > :now", False: "(c.muted_until IS NULL OR c.muted_until <= :now)"}
    asked = {value in _YES for value in term.values if value in _YES | _NO} if term.values else {True}
    return " OR ".join(ways[one] for one in sorted(asked)) or "0"


def _arrived(term: Term, _made: Where) -> str:
    ways = [way for way, words in ((_ARRIVED, _YES), (ON_THE_WAY, _NO)) if words.intersection(term.values)]
    return " OR ".join(ways) or "0"


def _numbers(column: str) -> Callable[[Term, Where], str]:
    """A column that holds a number, or nothing; its own index is the right one."""

    def condition(term: Term, made: Where) -> str:
        named = f"c.{column} IN {made.among(int(value) for value in term.values if _is_number(value))}"
        return f"({named} OR c.{column} IS NULL)" if "none" in term.values else named

    return condition


def _due(term: Term, made: Where) -> str:
    if term.at is not None:
        return f"c.due_at {'>' if term.op == '>' else '<'} {made.name(stamp(term.at))}"
    ways = {"now": "c.due_at <= :now", "none": "c.due_at IS NULL"}
    return " OR ".join(ways[value] for value in term.values if value in ways) or "0"


def _created(sign: str) -> Callable[[Term, Where], str]:
    def condition(term: Term, made: Where) -> str:
        return f"+c.created_at {sign} {made.name(stamp(term.at))}"

    return condition


def _sla(term: Term, made: Where) -> str:
    return f"({_SLA}) IN {made.among(term.values)}"


def _author(term: Term, made: Where) -> str:
    return f"c.author_key IN {made.among(author_key(value) for value in term.values)}"


def _text(term: Term, made: Where) -> str:
    if term.op == "/":
        from socialwatch.triage.patterns import check_pattern

        check_pattern(term.values[0])
        return _in_mentions(f"has_pattern({made.name(term.values[0])}, coalesce(m.title || char(10), '') || m.text)")
    return " OR ".join(_one_text(value, made) for value in term.values) or "0"


def _one_text(value: str, made: Where) -> str:
    """Words are looked up in the index; what has none (an emoji) is looked for letter by letter."""
    if not has_words(value):
        shown = made.name(value)
        return _in_mentions(f"instr(m.text, {shown}) OR instr(coalesce(m.title, ''), {shown})")
    found = f"SELECT rowid FROM mentions_fts WHERE mentions_fts MATCH {made.name(quoted(value))}"
    return f"c.id IN (SELECT m.case_id FROM mentions m WHERE m.id IN ({found}))"


def _in_mentions(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM mentions m WHERE m.case_id = c.id AND ({condition}))"


def has_words(value: str) -> bool:
    """Say whether a text holds anything that the full-text index keeps: a letter, a digit, a private sign."""
    return any(unicodedata.category(char)[0] in "LN" or unicodedata.category(char) == "Co" for char in value)


def quoted(value: str) -> str:
    """Return a text as one phrase of FTS5, whose own syntax is thereby switched off."""
    bare = value.replace("\0", " ").replace('"', '""')
    return f'"{bare}"'


def _fold_all(values: Iterable[str]) -> list[str]:
    from socialwatch.text import fold

    return [fold(value) for value in values]


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19


_CONDITIONS: dict[str, Callable[[Term, Where], str]] = {
    "queue": _words("queue"),
    "brand": _folded("brand"),
    "network": _words("network"),
    "priority": _words("priority"),
    "intent": _words("intent"),
    "assignee": _assignee,
    "department": _folded("department"),
    "tag": _listed("tags"),
    "theme": _listed("themes"),
    "due": _due,
    "sla": _sla,
    "since": _created(">="),
    "until": _created("<"),
    "failed": _listed("failed_channels"),
    "author": _author,
    "outcome": _words("outcome"),
    "escalated": _folded("escalated_to"),
    "severity": _listed("severity"),
    "lang": _folded("lang"),
    "problem": _numbers("problem"),
    "unsure": _flag("is_unsure"),
    "private": _flag("is_private"),
    "muted": _muted,
    "arrived": _arrived,
    "id": _numbers("id"),
    "text": _text,
}
