"""What a filter asks of a case, in plain Python: the second opinion beside the SQL."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from socialwatch.model.case import Case
from socialwatch.model.filters import Filter, Term
from socialwatch.model.words import Outcome
from socialwatch.promises.standing import sla
from socialwatch.text import fold
from socialwatch.triage.patterns import check_pattern, find_pattern


def holds(term: Term, case: Case, texts: Sequence[str], now: datetime) -> bool:
    """Say whether a term without its negation holds; `texts` are those of the mentions of the case, which is as it stands at `now`."""
    if term.field == "text":
        return any(_text_holds(term.op, value, texts) for value in term.values)
    if term.field in ("since", "until", "due"):
        return _time_holds(term, case, now)
    if term.field in ("unsure", "private", "muted"):
        is_muted = case.muted_until is not None and case.muted_until > now
        return _flag_holds(term, {"unsure": case.is_unsure, "private": case.is_private, "muted": is_muted}[term.field])
    if term.field == "arrived":
        has_arrived = case.outcome is Outcome.MOVED and case.arrived_at is not None
        return ("yes" in term.values and has_arrived) or ("no" in term.values and case.is_on_the_way)
    values = {value if term.field == "sla" else author_key(value) if term.field == "author" else fold(value) for value in term.values}
    held = _held(term.field, case, now)
    return bool(held & values) or (not held and "none" in values)


def _held(field: str, case: Case, now: datetime) -> set[str]:
    if field == "assignee":
        return {fold(case.owner(now) or "")} - {""}
    columns = {"tag": "tags", "theme": "themes", "failed": "failed_channels", "escalated": "escalated_to"}
    if field == "sla":
        return {str(sla(case, now))}
    if field == "author":
        return {author_key(case.author)}
    value: Any = getattr(case, columns.get(field, field))
    several = value if isinstance(value, tuple) else (value,)
    return {fold(str(one)) for one in several if one is not None and one != ""}


def _time_holds(term: Term, case: Case, now: datetime) -> bool:
    if term.field == "since":
        return term.at is not None and case.created_at >= term.at
    if term.field == "until":
        return term.at is not None and case.created_at < term.at
    if case.due_at is None:
        return term.at is None and "none" in term.values
    if term.at is None:
        return "now" in term.values and case.due_at <= now
    return case.due_at > term.at if term.op == ">" else case.due_at < term.at


def _flag_holds(term: Term, is_so: bool) -> bool:
    if not term.values:
        return is_so
    words = {"yes", "true", "1", "on"} if is_so else {"no", "false", "0", "off", "none"}
    return bool(words & set(term.values))


def _text_holds(op: str, value: str, texts: Sequence[str]) -> bool:
    if op == "/":
        return any(find_pattern(value, text) is not None for text in texts)
    phrase = _words(value)
    if not phrase:
        return any(value in text for text in texts)
    return any(phrase == words[at : at + len(phrase)] for words in map(_words, texts) for at in range(len(words)))


def _words(text: str) -> list[str]:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)).lower()
    return "".join(char if char.isalnum() else " " for char in bare).split()


def author_key(handle: str) -> str:
    """Return a handle as `author:` compares it."""
    return fold(handle).removeprefix("@").removeprefix("u/")


def check(wanted: Filter) -> None:
    """Refuse a pattern that is not RE2 syntax."""
    for term in wanted.terms:
        if term.op == "/":
            check_pattern(term.values[0])
