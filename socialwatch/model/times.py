"""Times and durations as people type and read them: `2h`, `tomorrow 9:00`, `friday 17:00`, `1h35`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DURATION = re.compile(r"(?:\d{1,9}[smhdw])+", re.ASCII)
_PART = re.compile(r"(\d+)([smhdw])", re.ASCII)
_LONGEST = timedelta(days=36_500)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ACCEPTED = "expected a time from now such as 2h, 3d or 1w; tomorrow, tomorrow 9:00, friday 17:00, 17:00; or a date such as 2026-11-01 or 2026-11-01 17:00"


def parse_duration(text: str) -> timedelta:
    """Return the duration that `text` says: `2h`, `30m`, `1d`, `1w`, `90s`, `1h30m`; zero is one too.

    Raises:
        ValueError: It says none; the message is a sentence that names what is accepted.
    """
    typed = text.strip().lower()
    if _DURATION.fullmatch(typed):
        # Summed as an int: a timedelta of ten nine-digit weeks overflows.
        seconds = sum(int(number) * _UNITS[unit] for number, unit in _PART.findall(typed))
        if seconds <= _LONGEST.total_seconds():
            return timedelta(seconds=seconds)
    raise ValueError(f"expected a duration such as 30m, 2h, 1d or 1h30m, got {text!r}")


def duration_words(duration: timedelta) -> str:
    """Return a duration in few characters: `1h35`, `2d`, `2d3h`, `45m`, `30s`; the sign is dropped.

    From a minute on seconds are left out, from a day on minutes are.
    """
    seconds = int(abs(duration).total_seconds())
    if seconds < 60:
        return f"{seconds}s"
    days, rest = divmod(seconds, 86_400)
    hours, minutes = rest // 3600, rest % 3600 // 60
    if days:
        return f"{days}d{hours}h" if hours else f"{days}d"
    if not hours:
        return f"{minutes}m"
    return f"{hours}h{minutes:02}" if minutes else f"{hours}h"


def iso(at: datetime) -> str:
    """Return an aware time as ISO 8601 in UTC with `Z`, without a fraction where it is zero: the form of every export."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def parse_time(text: str, *, now: datetime, zone: tzinfo) -> datetime:
    """Return the time that `text` says, as aware UTC.

    Accepted: a duration (from `now`), `today`, `tomorrow` or a weekday (the next one, never today), each with a time of day
    or without (then midnight, where it begins), a time of day alone (the next such), a date with or without time of day, ISO 8601 with
    `Z` or an offset. A time of day is one of the clock on the wall in `zone`; where clocks go forward and it does not
    exist, the time as much later; where it comes twice, the first.

    Raises:
        ValueError: It says none; the message is a sentence that names what is accepted.
    """
    typed = " ".join(text.split()).lower()
    try:
        found = _from_now(typed, now) or _on_a_day(typed, now.astimezone(zone), zone) or _iso_time(typed, zone)
    except OverflowError:
        found = None
    if found is None:
        raise ValueError(f"{_ACCEPTED}; got {text!r}")
    return found


def _from_now(typed: str, now: datetime) -> datetime | None:
    if typed == "now":
        return now.astimezone(UTC)
    if not _DURATION.fullmatch(typed):
        return None
    return now.astimezone(UTC) + parse_duration(typed)


def _on_a_day(typed: str, local: datetime, zone: tzinfo) -> datetime | None:
    """Read `friday`, `friday 17:00`, `2026-11-01 17:00` and `17:00`."""
    day_word, _, clock_word = typed.partition(" ")
    if not clock_word and _CLOCK.fullmatch(day_word):
        at = _wall(local.date(), day_word, zone)
        return at if at is None or at > local else _wall(local.date() + timedelta(days=1), day_word, zone)
    day = _day(day_word, local.date())
    return None if day is None else _wall(day, clock_word or "0:00", zone)


def _day(word: str, today: date) -> date | None:
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=word == "tomorrow")
    if _DATE.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            return None
    for number, name in enumerate(_WEEKDAYS):
        if word in {name, name[:3]}:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _wall(day: date, clock: str, zone: tzinfo) -> datetime | None:
    match = _CLOCK.fullmatch(clock)
    return match and datetime.combine(day, time(int(match[1]), int(match[2])), zone).astimezone(UTC)


def _iso_time(typed: str, zone: tzinfo) -> datetime | None:
    try:
        at = datetime.fromisoformat(typed.upper())
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
