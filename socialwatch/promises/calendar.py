"""Business time: when somebody is there, and when a target of so many hours is due.

Opening hours are meant by the clock on the wall, so they are worked out for one UTC day at a time: within a day the offset of a
zone is constant but for a rare change, and a stretch of constant offset maps wall intervals to UTC exactly. That makes days of 23
and 25 hours, changes at midnight and skipped dates come out right without a case of their own.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise

import msgspec

from socialwatch.errors import ConfigError

Hours = tuple[tuple[tuple[int, int], ...], ...]
"""For each weekday from Monday its intervals as (first minute, minute after the last) of the day, in order; 1440 is 24:00."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_S = 86_400
_SECOND = 1_000_000  # times are counted in microseconds: exact, and faster than arithmetic on datetimes
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = _EPOCH.date().toordinal()
_LAST_DAY = date.max.toordinal() - _EPOCH_DAY - 1
_PATIENCE_DAYS = 5 * 366
_STEP = timedelta(microseconds=1)


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // _STEP


def _check_day(where: str, intervals: Sequence[tuple[int, int]]) -> None:
    before = 0
    for opens, closes in intervals:
        if not before <= opens < closes <= 1440:
            raise ValueError(f"{where}: expected intervals in order, apart and within the day, got {_clock(opens)}-{_clock(closes)}")
        before = closes


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


class Calendar(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """When somebody is there.

    Args:
        zone: Whose clock on the wall `hours` and dates are meant by.
        hours: See `Hours` and `parse_hours`.
        dates_off: Days without hours.
        country: Its public holidays are days off: a code of ISO 3166, or country and region (`GB-SCT`). None for no holidays.

    Raises:
        ValueError: The hours are no hours, or there are none at all.
    """

    name: str
    zone: tzinfo
    hours: Hours
    dates_off: frozenset[date] = frozenset()
    country: str | None = None

    def __post_init__(self) -> None:
        """Refuse a calendar on which nothing would ever be due."""
        if len(self.hours) != len(WEEKDAYS):
            raise ValueError(f"calendar {self.name}: expected hours for 7 weekdays, got {len(self.hours)}")
        for day, intervals in zip(WEEKDAYS, self.hours, strict=True):
            _check_day(f"calendar {self.name}: {day}", intervals)
        if not any(self.hours):
            raise ValueError(f"calendar {self.name}: it has no hours at all; name at least one interval")

    @property
    def is_always_open(self) -> bool:
        """Whether every hour counts."""
        return self.country is None and not self.dates_off and all(intervals == ((0, 1440),) for intervals in self.hours)

    def add(self, start: datetime, business: timedelta) -> datetime:
        """Return when so much business time after `start` is over, as aware UTC.

        A start outside the hours counts from the next opening; zero is the start itself, or that opening. The end of a day's
        hours is reached, not passed over: 16:00 and one hour is 17:00 where the hours end at 17:00.

        Raises:
            ConfigError: It is closed for five years in a row.
        """
        if self.is_always_open:
            return start.astimezone(UTC) + business
        at, left = _micros(start), business // _STEP
        for opens, closes in self._openings(at):
            if closes - opens >= left:
                return _EPOCH + timedelta(microseconds=opens + left)
            left -= closes - opens
        raise AssertionError("openings end only by raising")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return the business time from `start` to `end`; zero where `end` is not later."""
        if end <= start:
            return timedelta()
        if self.is_always_open:
            return end - start
        first, last = _micros(start), _micros(end)
        days = range(first // _SECOND // _DAY_S, last // _SECOND // _DAY_S + 1)
        overlaps = (min(closes, last) - max(opens, first) for day in days for opens, closes in _open_on(self, day))
        return timedelta(microseconds=sum(overlap for overlap in overlaps if overlap > 0))

    def is_open(self, at: datetime) -> bool:
        """Say whether somebody is there."""
        moment = _micros(at)
        return any(opens <= moment < closes for opens, closes in _open_on(self, moment // _SECOND // _DAY_S))

    def _openings(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield what is open from `start` on, for ever."""
        day = last_open = start // _SECOND // _DAY_S
        while day < min(_LAST_DAY, last_open + _PATIENCE_DAYS):
            for opens, closes in _open_on(self, day):
                last_open = day
                if closes > start:
                    yield max(opens, start), closes
            day += 1
        closed_from = date.fromordinal(last_open + _EPOCH_DAY)
        raise ConfigError([f"calendar {self.name}: it is closed for five years from {closed_from} on; nothing would ever be due"])


ALWAYS = Calendar(name="always", zone=UTC, hours=(((0, 1440),),) * 7)
"""Every hour of every day."""


# -- one day ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def _open_on(calendar: Calendar, day: int) -> tuple[tuple[int, int], ...]:
    """Return what is open on a UTC day (counted from 1970) as microseconds since 1970, in order."""
    found = []
    for begin, end, offset in _stretches(calendar.zone, day * _DAY_S):
        for local in range((begin + offset) // _DAY_S, (end + offset - 1) // _DAY_S + 1):
            for opens, closes in _hours_on(calendar, local):
                wall = local * _DAY_S - offset
                start, stop = max(begin, wall + opens * 60), min(end, wall + closes * 60)
                if start < stop:
                    found.append((start * _SECOND, stop * _SECOND))
    return tuple(sorted(found))


def _hours_on(calendar: Calendar, local: int) -> tuple[tuple[int, int], ...]:
    day = date.fromordinal(max(1, local + _EPOCH_DAY))
    if day in calendar.dates_off or (calendar.country and day in _holidays(calendar.country, day.year)):
        return ()
    return calendar.hours[day.weekday()]


def _stretches(zone: tzinfo, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield (from, to, offset) for each stretch of constant offset of the UTC day that begins at `start`, all in seconds.

    Looks every six hours: no zone ever changed twice within so short a time.
    """
    begin, offset = start, _offset(zone, start)
    for at in range(start + 21_600, start + _DAY_S + 1, 21_600):
        later = _offset(zone, at - 1)
        if later != offset:
            change = _change(zone, at - 21_600, at - 1, offset)
            if change > begin:
                yield begin, change, offset
            begin, offset = change, later
    yield begin, start + _DAY_S, offset


def _change(zone: tzinfo, low: int, high: int, offset: int) -> int:
    """Return the first second after which `offset` holds no more."""
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _offset(zone, middle) == offset else (low, middle)
    return low


def _offset(zone: tzinfo, at: int) -> int:
    offset = (_EPOCH + timedelta(seconds=at)).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0


# -- holidays -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=500)
def _holidays(country: str, year: int) -> frozenset[date]:
    # Imported here: it costs 90 ms, and most calendars name no country.
    import holidays

    code, _, region = country.partition("-")
    try:
        with warnings.catch_warnings():
            # Of years far off some countries' moving holidays are not known; what is known counts, and nobody can do more about it.
            warnings.simplefilter("ignore")
            return frozenset(holidays.country_holidays(code.upper(), subdiv=region or None, years=year))
    except NotImplementedError as error:
        raise ConfigError([f"holidays: expected a country such as GB, or country and region such as GB-SCT, got {country!r}"]) from error


def check_country(country: str) -> None:
    """Say whether the holidays of a country are known, by returning.

    Raises:
        ConfigError: They are not.
    """
    _holidays(country, 2026)


# -- hours as people write them -----------------------------------------------------------------------------------------

_INTERVAL = re.compile(r"(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)", re.ASCII)


def parse_hours(written: Mapping[str, Sequence[str]]) -> Hours:
    """Return hours from weekdays (`sat`, `mon-fri`, `mon,wed`) and their intervals (`09:00-12:30`; the end may be `24:00`).

    Raises:
        ValueError: A weekday or an interval cannot be read, or two overlap; the message is a sentence that names it.
    """
    week: list[list[tuple[int, int]]] = [[] for _ in WEEKDAYS]
    for days, intervals in written.items():
        read = [_interval(interval) for interval in intervals]
        for number in _weekdays(days):
            week[number] += read
    for day, found in zip(WEEKDAYS, week, strict=True):
        found.sort()
        for (_, closes), (opens, _) in pairwise(found):
            if opens < closes:
                raise ValueError(f"two intervals of {day} overlap: one ends at {_clock(closes)}, the next begins at {_clock(opens)}")
    return tuple(tuple(found) for found in week)


def _weekdays(written: str) -> list[int]:
    numbers: list[int] = []
    for part in written.lower().split(","):
        first, _, last = part.strip().partition("-")
        if first not in WEEKDAYS or (last or first) not in WEEKDAYS:
            raise ValueError(f"expected weekdays such as sat, mon-fri or mon,wed, got {written!r}")
        begin = WEEKDAYS.index(first)
        numbers += [(begin + step) % 7 for step in range((WEEKDAYS.index(last or first) - begin) % 7 + 1)]
    return numbers


def _interval(written: str) -> tuple[int, int]:
    match = _INTERVAL.fullmatch(written.strip())
    if match is None or int(match[2]) > 59 or int(match[4]) > 59:
        raise ValueError(f"expected an interval such as 09:00-17:00, got {written!r}")
    opens, closes = (int(match[at]) * 60 + int(match[at + 1]) for at in (1, 3))
    if max(opens, closes) > 1440:
        raise ValueError(f"a day ends at 24:00, got {written!r}")
    if opens >= closes:
        raise ValueError(
            f"{written!r} does not end after it begins; write hours over midnight as two: 22:00-24:00, and 00:00-06:00 on the next day"
        )
    return opens, closes
