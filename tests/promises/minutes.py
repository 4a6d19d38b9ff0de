"""A clock that counts minutes one by one: slow by nature, and hard to get wrong. It shares no line with `promises.calendar`.

For a stretch of days in a zone it asks `zoneinfo` for the clock on the wall at every minute, once; a calendar then only says which minutes of
which weekday are open, and the two are laid over each other.
"""

from __future__ import annotations

import random
import warnings
from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import compress, pairwise
from operator import itemgetter
from zoneinfo import ZoneInfo, available_timezones

from socialwatch.promises.calendar import Calendar

MINUTE = timedelta(minutes=1)
DAYS = 8
COUNTRIES = (None, None, None, "GB", "GB-SCT", "US", "DE-BY", "JP", "BR", "IN", "NZ")
NOTORIOUS = {
    # Half-hour summer time; changes at one minute past midnight; a date that never was; midnight skipped; 24 May that came twice.
    "Australia/Lord_Howe": 2026, "America/St_Johns": 2009, "Pacific/Apia": 2011, "America/Sao_Paulo": 2018, "Asia/Kathmandu": 1986,
    "Africa/Cairo": 2026, "Asia/Tehran": 2021, "Africa/Casablanca": 2026, "Europe/London": 2026, "America/New_York": 2026, "Antarctica/Troll": 2026,
}  # fmt: skip


class Stretch:
    """Some days of one zone, minute by minute.

    Args:
        begin: The first minute (aware UTC).
    """

    def __init__(self, zone: str, begin: datetime) -> None:
        self.zone, self.begin = ZoneInfo(zone), begin
        self.moments = [begin + minute * MINUTE for minute in range(DAYS * 1440)]
        walls = [moment.astimezone(self.zone) for moment in self.moments]
        self._minute_of_week = itemgetter(*(wall.weekday() * 1440 + wall.hour * 60 + wall.minute for wall in walls))
        self._of_day: dict[date, list[int]] = {}
        for place, wall in enumerate(walls):
            self._of_day.setdefault(wall.date(), []).append(place)

    def open_minutes(self, calendar: Calendar) -> list[int]:
        """Return the places of the minutes in which somebody is there."""
        week = bytearray(7 * 1440)
        for weekday, intervals in enumerate(calendar.hours):
            for opens, closes in intervals:
                week[weekday * 1440 + opens : weekday * 1440 + closes] = b"\1" * (closes - opens)
        is_open = bytearray(self._minute_of_week(week))
        for day, places in self._of_day.items():
            if day in calendar.dates_off or (calendar.country is not None and _is_holiday(calendar.country, day)):
                for place in places:
                    is_open[place] = 0
        return list(compress(range(len(is_open)), is_open))


@cache
def _is_holiday(country: str, day: date) -> bool:
    import holidays

    code, _, region = country.partition("-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years far off some moving holidays are not known
        return day in holidays.country_holidays(code, subdiv=region or None, years=day.year)


def stretches(rng: random.Random, count: int) -> list[Stretch]:
    """Return stretches of all kinds of zones and years, most of them around a change of the clocks."""
    found = [Stretch(zone, _near_a_change(rng, zone, year)) for zone, year in NOTORIOUS.items()]
    zones = sorted(available_timezones() - {"Factory", "localtime"})
    while len(found) < count:
        zone = rng.choice(zones)
        found.append(Stretch(zone, _near_a_change(rng, zone, rng.randint(1975, 2037))))
    return found[:count]


def _near_a_change(rng: random.Random, zone: str, year: int) -> datetime:
    info, first = ZoneInfo(zone), datetime(year, 1, 1, 12, tzinfo=UTC)
    days = [first + timedelta(days=day) for day in range(367)]
    changes = [day for day, later in pairwise(days) if day.astimezone(info).utcoffset() != later.astimezone(info).utcoffset()]
    return rng.choice(changes or days) - timedelta(minutes=rng.randrange(1440, 5 * 1440))


def any_calendar(rng: random.Random, stretch: Stretch) -> Calendar:
    """Return a calendar of the stretch's zone: several intervals a day, whole days, days without, holidays, days off."""

    def day() -> tuple[tuple[int, int], ...]:
        marks = sorted(rng.sample([*range(0, 1441, 15), 1, 59, 61, 1439], 2 * rng.randint(0, 3)))
        return tuple(zip(marks[::2], marks[1::2], strict=True))

    hours = tuple(rng.choice([day(), day(), ((0, 1440),), ()]) for _ in range(7))
    first = stretch.begin.date()
    off = frozenset(first + timedelta(days=rng.randrange(DAYS)) for _ in range(rng.randrange(3)))
    full = (((0, 1440),),) * 7
    return Calendar(name="any", zone=stretch.zone, hours=hours if any(hours) else full, dates_off=off, country=rng.choice(COUNTRIES))


def disagreements(rng: random.Random, *, calendars: int, intervals: int, over: list[Stretch]) -> tuple[int, list[str]]:
    """Compare the clock of the house with the counting; return how many intervals were compared, and what differed, in words."""
    compared, differed = 0, []
    for _ in range(calendars):
        stretch = rng.choice(over)
        calendar = any_calendar(rng, stretch)
        minutes = stretch.open_minutes(calendar)
        for _ in range(intervals):
            compared += 1
            differed += _one(rng, calendar, stretch, minutes)
    return compared, differed


def _one(rng: random.Random, calendar: Calendar, stretch: Stretch, minutes: list[int]) -> list[str]:
    moments = stretch.moments
    start, stop = rng.randrange(len(moments)), rng.randrange(len(moments))
    here = bisect_left(minutes, start)
    where = f"{calendar.hours} {calendar.zone} {calendar.country} {sorted(calendar.dates_off)} from {moments[start]}"
    wrong = []
    if here < len(minutes):
        length = rng.randint(0, len(minutes) - here)
        due = stretch.begin + (minutes[here + length - 1] + 1 if length else minutes[here]) * MINUTE
        if (said := calendar.add(moments[start], length * MINUTE)) != due:
            wrong.append(f"{where}: {length} minutes end at {due}, not {said}")
    counted = max(0, bisect_left(minutes, stop) - here) * MINUTE
    if (said_length := calendar.between(moments[start], moments[stop])) != counted:
        wrong.append(f"{where}: until {moments[stop]} it is {counted}, not {said_length}")
    if calendar.is_open(moments[start]) != (here < len(minutes) and minutes[here] == start):
        wrong.append(f"{where}: is_open")
    return wrong
