"""Who was sent on to another channel and is not known to have arrived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from socialwatch.model.case import Case
from socialwatch.model.times import duration_words, iso
from socialwatch.views import phrases


def arrival_row(case: Case, now: datetime) -> dict[str, object]:
    """Return a case on its way as JSON-ready values; `waits_s` are the seconds since it was moved."""
    waits = (now - case.handled_at).total_seconds() if case.handled_at else None
    return {
        "id": case.id,
        "author": case.author,
        "moved_to": case.moved_to,
        "moved_ref": case.moved_ref,
        "moved_at": iso(case.handled_at) if case.handled_at else None,
        "owner": case.assignee or case.handled_by,
        "waits_s": waits,
    }


def arrival_lines(cases: Sequence[Case], *, now: datetime, zone: tzinfo) -> Iterator[str]:
    """Yield a line a case, `Case 12: @jane to phone T-123, 3h ago (Fri 17:00) by ada`, and what to type next."""
    if not cases:
        yield "Nobody is on the way: every customer who was sent on is known to have arrived."
        return
    for case in cases:
        where = " ".join(phrases.line(word) for word in (case.moved_to or "another channel", case.moved_ref or "") if word)
        when = f", {duration_words(now - case.handled_at)} ago ({phrases.when(case.handled_at, now, zone)})" if case.handled_at else ""
        yield f"Case {case.id}: {phrases.line(case.author)} to {where}{when} by {phrases.line(case.assignee or case.handled_by or 'somebody')}"
    yield "Did they arrive? socialwatch arrived CASE, or arrived CASE --no"
