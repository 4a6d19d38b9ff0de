"""What may come next in a filter that is being typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from socialwatch.model.filter_parser import VOCABULARIES
from socialwatch.model.filters import FIELDS

_TIMES: Mapping[str, Sequence[str]] = {
    "due": ("now", "today", "tomorrow", "<2h", "<1d", "none"),
    "since": ("today", "yesterday", "7d", "30d"),
    "until": ("today", "yesterday", "7d", "30d"),
}
_LAST = re.compile(r"(?P<sign>-?)(?P<field>[a-z_]*)(?P<colon>:?)(?P<values>[^\s\"]*)\Z", re.IGNORECASE)


def completions(query: str, names: Mapping[str, Sequence[str]] = {}, *, most: int = 12) -> list[str]:
    """Return what the filter could become, the likeliest first; empty inside quotes and where nothing is known.

    Args:
        query: The filter up to the cursor.
        names: Field → names that this installation knows (brands, departments, people, tags).
    """
    if query.count('"') % 2:
        return []
    start = len(query) - len(query.rsplit(" ", maxsplit=1)[-1])
    found = _LAST.fullmatch(query[start:])
    if found is None:
        return []
    before, field = query[:start] + found["sign"], found["field"].lower()
    if not found["colon"]:
        return [f"{before}{name}:" for name in _begun(field, FIELDS)][:most] if field else []
    done, comma, last = found["values"].rpartition(",")
    known = (*VOCABULARIES.get(field, ()), *_TIMES.get(field, ()), *names.get(field, ()))
    given = set(done.split(","))
    return [f"{before}{field}:{done}{comma}{value}" for value in _begun(last, known) if value not in given][:most]


def _begun(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that begin so, but for the word itself."""
    return [one for one in dict.fromkeys(known) if one.lower().startswith(word.lower()) and one.lower() != word.lower()]
