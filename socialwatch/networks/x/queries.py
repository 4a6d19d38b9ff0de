"""The words that X is asked to search for, in queries that it takes."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 512  # characters of a query without an Enterprise contract


def queries(terms: Sequence[str], *, own: Sequence[str], exclude: Sequence[str]) -> list[str]:
    """Return as few queries as hold all `terms`, each short enough for X; none where there is no term.

    Args:
        terms: `@acme`, `#acme`, `"acme kettle"`, ready to stand in a query.
        own: Handles of the brand, without `@`: its own posts are read elsewhere.
        exclude: Phrases. Those that do not fit are left out: our own matcher drops what they mean as well.
    """
    tail = " ".join([*(f"-from:{handle}" for handle in own), "-is:retweet", "-is:nullcast"])
    for phrase in exclude:
        longer = f"{tail} -{quoted(phrase)}"
        if quoted(phrase) and len(longer) <= LONGEST // 2:
            tail = longer
    found: list[str] = []
    group: list[str] = []
    for term in dict.fromkeys(terms):
        if group and len(_query([*group, term], tail)) > LONGEST:
            found.append(_query(group, tail))
            group = []
        if len(_query([term], tail)) <= LONGEST:
            group.append(term)
    return [*found, _query(group, tail)] if group else found


def quoted(phrase: str) -> str:
    """Return a phrase as X takes it: X knows no escape for a quotation mark, so there is none inside."""
    words = " ".join(phrase.replace('"', " ").replace("\\", " ").split())
    return f'"{words}"' if words else ""


def _query(terms: Sequence[str], tail: str) -> str:
    return f"({' OR '.join(terms)}) {tail}"
