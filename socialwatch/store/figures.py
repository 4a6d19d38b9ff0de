"""Cases as the figures see them: a few columns of a span, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from socialwatch.model.figures import Tallied
from socialwatch.store.connection import Database
from socialwatch.store.rows import stamp

# The first promise of a first answer says whether it was kept; one that is open, or ended without an answer, says nothing.
_KEPT = """(SELECT CASE WHEN json_extract(p.value, '$.breached_at') IS NOT NULL THEN 0 WHEN json_extract(p.value, '$.met_at') IS NOT NULL
    THEN 1 END FROM json_each(c.promises) p WHERE json_extract(p.value, '$.kind') = 'first_response' LIMIT 1)"""
_SQL = f"""SELECT c.queue, c.created_at, c.first_response_at, c.handled_at, c.outcome, c.outcome_reason, c.followers,
    c.failed_channels, c.themes, {_KEPT} FROM cases c
    WHERE c.created_at >= :since AND c.created_at < :until AND (:brand IS NULL OR c.brand = :brand)"""

_NAMES = msgspec.json.Decoder(tuple[str, ...])


def walk_tallied(database: Database, since: datetime, until: datetime, brand: str | None) -> Iterator[Tallied]:
    """See `ports.Store.walk_tallied`."""
    for row in database.stream(_SQL, {"since": stamp(since), "until": stamp(until), "brand": brand}, size=2000):
        yield msgspec.convert(_told(row), Tallied)


def _told(row: tuple[Any, ...]) -> dict[str, Any]:
    queue, created_at, first, handled, outcome, reason, followers, channels, themes, kept = row
    return {
        "queue": queue, "created_at": created_at, "first_response_at": first, "handled_at": handled, "outcome": outcome,
        "outcome_reason": reason, "followers": followers, "failed_channels": _NAMES.decode(channels), "themes": _NAMES.decode(themes),
        "is_kept": None if kept is None else bool(kept),
    }  # fmt: skip
