"""Filters: one grammar for lists, searches, exports, rules and saved views.

`parse` turns words into a `Filter` of concrete terms (times resolved, `me` replaced); the store turns the terms into an
indexed query, rules ask them of one mention. Terms are joined by *and*, the values of one term by *or*.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

FIELDS = (
    "state", "queue", "brand", "network", "priority", "intent", "assignee", "department", "tag", "theme", "due", "sla", "since", "until",
    "failed", "author", "outcome", "escalated", "severity", "lang", "problem", "unsure", "private", "muted", "arrived", "id", "text",
)  # fmt: skip
"""Every word that may stand before a colon."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One condition.

    Args:
        field: One of `FIELDS`; free text and `"a phrase"` are `text`.
        values: Any of these; folded to lower case but for `text` and patterns. `none` means the field is empty (`assignee:none`).
        is_negated: Nothing of it may hold.
        op: `=` for words, `<` or `>` for times (`due:<2h`), `/` for a pattern (RE2 syntax) in `values[0]`.
        at: The time that `op` compares with (aware UTC); None for words.
    """

    field: str
    values: tuple[str, ...] = ()
    is_negated: bool = False
    op: str = "="
    at: datetime | None = None


class Filter(msgspec.Struct, frozen=True):
    """Conditions that must all hold; none at all wants every case."""

    terms: tuple[Term, ...] = ()

    def names(self, field: str) -> bool:
        """Say whether a term speaks of this field."""
        return any(term.field == field for term in self.terms)
