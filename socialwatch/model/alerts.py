"""Alerts: what is counted by the hour, and a time of unusually many cases that is told once."""

from __future__ import annotations

from datetime import datetime

import msgspec

from socialwatch.model.words import Intent


class HourTally(msgspec.Struct, frozen=True, kw_only=True):
    """How many cases of one kind began within one hour of UTC; the noise queue is left out.

    Args:
        hour: Its first moment (aware UTC).
    """

    brand: str
    hour: datetime
    intent: Intent
    themes: tuple[str, ...] = ()
    count: int = 1


class Spike(msgspec.Struct, frozen=True, kw_only=True):
    """A time in which far more cases of a subject began than usual.

    Args:
        id: 0 before the store has numbered it.
        subject: What there is too much of, such as `acme: complaints about delivery`; there is one spike of a subject at a time.
        began_at: The first hour of it.
        seen_at: When it was told.
        count: The most cases in one of its hours so far.
        expected: How many are usual in such an hour.
        ended_at: When it was seen to be over; None while it lasts.
    """

    id: int = 0
    subject: str
    began_at: datetime
    seen_at: datetime
    count: int
    expected: float
    ended_at: datetime | None = None
