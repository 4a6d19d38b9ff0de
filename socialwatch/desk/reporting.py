"""The report: the figures of a span, beside those of the span before it, and what could not be read."""

from __future__ import annotations

from datetime import datetime

import msgspec

from socialwatch.errors import UsageError
from socialwatch.insight.answers import figures
from socialwatch.model.collecting import StoredGap
from socialwatch.model.figures import Figures
from socialwatch.ports import Store


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What goes to the meeting.

    Args:
        before: The span of the same length that ended where this one begins.
        gaps: What could not be read and touches the span, newest first: the figures do not know what is in them.
    """

    now: Figures
    before: Figures
    brand: str | None = None
    gaps: tuple[StoredGap, ...] = ()


def report(store: Store, *, since: datetime, until: datetime, brand: str | None = None) -> Report:
    """Return the report of a span.

    Raises:
        UsageError: The span is empty or runs backwards.
    """
    if since >= until:
        raise UsageError("the span of a report has to begin before it ends; say --since 7d, or --since and --until")
    earlier = since - (until - since)
    return Report(
        now=figures(store.walk_tallied(since=since, until=until, brand=brand), since=since, until=until),
        before=figures(store.walk_tallied(since=earlier, until=since, brand=brand), since=earlier, until=since),
        brand=brand,
        gaps=tuple(gap for gap in store.gaps(only_open=False) if _touches(gap, since, until)),
    )


def _touches(stored: StoredGap, since: datetime, until: datetime) -> bool:
    """Say whether a gap may hide something of the span; a border that is not known reaches as far as it can."""
    if stored.closed_at is not None:
        return False  # a later visit covered it, or somebody looked at it: nothing is missing any more
    begins, ends = stored.gap.begins_at, stored.gap.ends_at
    return (begins is None or begins < until) and (ends is None or ends >= since)
