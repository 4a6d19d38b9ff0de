"""The times that a person types for something to come."""

from __future__ import annotations

from datetime import datetime

from socialwatch.desk.desk import Desk
from socialwatch.errors import UsageError


def time_to_come(desk: Desk, words: str) -> datetime:
    """Return the time that words say, as aware UTC: `2h`, `tomorrow 9:00`, `friday 17:00`, a date.

    Raises:
        UsageError: They say none, or one that is over.
    """
    from socialwatch.model.times import parse_time

    now = desk.clock()
    try:
        at = parse_time(words, now=now, zone=desk.zone)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if at <= now:
        raise UsageError(f"{words!r} is over; give a time to come, such as 2h, tomorrow 9:00 or friday 17:00")
    return at
