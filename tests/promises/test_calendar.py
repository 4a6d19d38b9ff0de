"""Business time: what the design says, what is refused, and hours as people write them. `test_minutes` compares it with counting."""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.errors import ConfigError
from socialwatch.promises.calendar import ALWAYS, Calendar, check_country, parse_hours

LONDON = ZoneInfo("Europe/London")
OFFICE = Calendar(name="office", zone=LONDON, hours=parse_hours({"mon-fri": ["09:00-17:00"]}))
LUNCH = Calendar(
    name="lunch",
    zone=LONDON,
    hours=parse_hours({"mon-fri": ["09:00-12:30", "13:30-17:00"], "sat": ["22:00-24:00"]}),
    dates_off=frozenset({date(2026, 12, 24)}),
)
NIGHT = Calendar(name="night", zone=LONDON, hours=parse_hours({"mon-sun": ["00:00-03:00"]}))
MINUTE = timedelta(minutes=1)
# Half-hour summer time; changes at one minute past midnight; a date that never was; midnight skipped; odd offsets.
ZONES = {
    "Europe/London": 2026,
    "America/New_York": 2026,
    "Australia/Lord_Howe": 2026,
    "America/St_Johns": 2009,
    "Pacific/Apia": 2011,
    "America/Sao_Paulo": 2018,
    "Asia/Kathmandu": 2026,
    "Africa/Cairo": 2026,
    "Asia/Tehran": 2021,
}


def at(text: str, zone: ZoneInfo = LONDON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# -- what the design says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("calendar", "start", "minutes", "due"),
    [
        (OFFICE, "2026-11-20 16:30", 60, "2026-11-23 09:30"),  # a Friday
        (OFFICE, "2026-11-20 16:00", 60, "2026-11-20 17:00"),
        (OFFICE, "2026-11-20 17:00", 60, "2026-11-23 10:00"),
        (OFFICE, "2026-11-21 03:00", 60, "2026-11-23 10:00"),
        (OFFICE, "2026-11-20 10:00", 0, "2026-11-20 10:00"),
        (OFFICE, "2026-11-20 17:00", 0, "2026-11-23 09:00"),
        (OFFICE, "2026-11-20 10:00", 5 * 8 * 60, "2026-11-27 10:00"),
        (LUNCH, "2026-11-20 12:00", 60, "2026-11-20 14:00"),
        (LUNCH, "2026-11-20 16:30", 60, "2026-11-21 22:30"),
        (LUNCH, "2026-11-21 23:00", 90, "2026-11-23 09:30"),
        (LUNCH, "2026-12-23 16:30", 60, "2026-12-25 09:30"),
    ],
)
def test_a_due_time_counts_the_hours_when_somebody_is_there(calendar, start, minutes, due):
    assert calendar.add(at(start), minutes * MINUTE) == at(due).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "minutes", "due_utc"),
    [
        # Clocks go forward on 29 March 2026 at 01:00 UTC: the night from 00:00 to 03:00 has two hours.
        ("2026-03-28 02:00", 60 + 120, "2026-03-29 02:00"),
        ("2026-03-28 02:00", 60 + 121, "2026-03-29 23:01"),
        # They go back on 25 October at 01:00 UTC: it has four.
        ("2026-10-24 02:00", 60 + 240, "2026-10-25 03:00"),
        ("2026-10-24 02:00", 60 + 241, "2026-10-26 00:01"),
    ],
)
def test_the_days_of_23_and_25_hours_are_counted_as_they_are(start, minutes, due_utc):
    assert NIGHT.add(at(start), minutes * MINUTE) == datetime.fromisoformat(due_utc).replace(tzinfo=UTC)


def test_from_midnight_to_midnight_loses_nothing():
    daily = Calendar(name="daily", zone=LONDON, hours=parse_hours({"mon-sun": ["00:00-24:00"]}), dates_off=frozenset({date(1999, 1, 1)}))
    start = at("2026-03-20 13:37")

    assert daily.add(start, timedelta(days=300)) == ALWAYS.add(start, timedelta(days=300)) == start.astimezone(UTC) + timedelta(days=300)
    assert daily.between(start, start + timedelta(days=300)) == timedelta(days=300)


def test_fractions_of_a_second_are_kept():
    start = datetime(2026, 11, 20, 16, 59, 59, 999_999, tzinfo=UTC)

    assert OFFICE.add(start, timedelta(microseconds=2)) == datetime(2026, 11, 23, 9, 0, 0, 1, tzinfo=UTC)


def test_a_holiday_of_the_country_is_a_day_off():
    british = Calendar(name="gb", zone=LONDON, hours=OFFICE.hours, country="GB")
    scottish = Calendar(name="sct", zone=LONDON, hours=OFFICE.hours, country="GB-SCT")

    # 25 December 2026 is a Friday, 28 December the day in lieu of the 26th; 2 January is a holiday in Scotland only.
    assert british.add(at("2026-12-24 16:30"), 60 * MINUTE) == at("2026-12-29 09:30").astimezone(UTC)
    assert british.is_open(at("2027-01-04 10:00"))
    assert not scottish.is_open(at("2027-01-04 10:00"))


def test_a_year_whose_moving_holidays_nobody_knows_yet_is_no_reason_to_warn():
    indian = Calendar(name="in", zone=UTC, hours=OFFICE.hours, country="IN")

    assert not indian.is_open(datetime(2049, 1, 26, 10, tzinfo=UTC))  # Republic Day, a Tuesday
    assert indian.is_open(datetime(2049, 1, 27, 10, tzinfo=UTC))


def test_a_country_that_nobody_knows_is_refused_by_its_name():
    check_country("GB-SCT")
    for unknown in ("XX", "GB-ZZ", ""):
        with pytest.raises(ConfigError, match=r"holidays: expected a country such as GB, .* got"):
            check_country(unknown)


# -- what is refused --------------------------------------------------------------------------------------------------


def test_a_calendar_without_any_hours_is_refused():
    with pytest.raises(ValueError, match="calendar never: it has no hours at all; name at least one interval"):
        Calendar(name="never", zone=UTC, hours=((),) * 7)


@pytest.mark.parametrize(
    "day", [((540, 540),), ((600, 540),), ((0, 1441),), ((540, 700), (600, 800)), ((600, 700), (100, 200)), ((-1, 5),)]
)
def test_intervals_out_of_order_are_refused(day):
    with pytest.raises(ValueError, match="calendar odd: tue: expected intervals in order"):
        Calendar(name="odd", zone=UTC, hours=((), day, (), (), (), (), ()))


def test_a_calendar_that_is_closed_for_years_gives_up():
    first = date(2026, 1, 1)
    closed = Calendar(name="strike", zone=UTC, hours=OFFICE.hours, dates_off=frozenset(first + timedelta(days=day) for day in range(4000)))

    with pytest.raises(ConfigError, match="calendar strike: it is closed for five years from 2025-12-31 on"):
        closed.add(datetime(2025, 12, 31, 16, 30, tzinfo=UTC), timedelta(hours=1))


# -- hours as people write them ---------------------------------------------------------------------------------------


def test_hours_are_read_from_weekdays_and_intervals():
    hours = parse_hours({"mon-wed": ["13:30-17:00", "9:00-12:30"], "fri,SUN": ["22:00-24:00"], "sun": ["00:00-01:00"]})

    day = ((540, 750), (810, 1020))
    assert hours == (day, day, day, (), ((1320, 1440),), (), ((0, 60), (1320, 1440)))


def test_weekdays_may_run_over_the_weekend():
    assert [bool(day) for day in parse_hours({"fri-mon": ["09:00-10:00"]})] == [True, False, False, False, True, True, True]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"monday": ["09:00-17:00"]}, "expected weekdays such as sat, mon-fri or mon,wed, got 'monday'"),
        ({"mon-": ["9-17"]}, "expected an interval such as 09:00-17:00, got '9-17'"),
        ({"mon": ["09:60-17:00"]}, "expected an interval such as 09:00-17:00, got '09:60-17:00'"),
        ({"mon": ["09:00-24:01"]}, "a day ends at 24:00, got '09:00-24:01'"),
        ({"mon": ["22:00-06:00"]}, "'22:00-06:00' does not end after it begins; write hours over midnight as two"),
        ({"mon-fri": ["09:00-12:00"], "tue": ["11:00-13:00"]}, "two intervals of tue overlap: one ends at 12:00, the next begins at 11:00"),
    ],
)
def test_hours_that_make_no_sense_are_refused_with_a_sentence(written, message):
    with pytest.raises(ValueError, match=message):
        parse_hours(written)


# -- any calendar -----------------------------------------------------------------------------------------------------


def random_calendar(rng: random.Random, zone: str, year: int) -> Calendar:
    def day() -> tuple[tuple[int, int], ...]:
        marks = sorted(rng.sample([*range(0, 1441, 15), 1, 59, 61, 1439], 2 * rng.randint(0, 3)))
        return tuple(zip(marks[::2], marks[1::2], strict=True))

    hours = tuple(rng.choice([day(), ((0, 1440),), ()]) for _ in range(7))
    off = frozenset(date(year, 1, 1) + timedelta(days=rng.randrange(365)) for _ in range(20))
    return Calendar(name="random", zone=ZoneInfo(zone), hours=hours if any(hours) else (((0, 1440),),) * 7, dates_off=off)


SPANS = st.integers(0, 10**13).map(lambda us: timedelta(microseconds=us))
TIMES = st.integers(0, 86_400 * 365 * 60).map(lambda second: datetime(1975, 1, 1, tzinfo=UTC) + timedelta(seconds=second))


@given(st.randoms(use_true_random=False), st.sampled_from(list(ZONES)), TIMES, SPANS)
def test_what_was_added_lies_between(rng, zone, start, business):
    calendar = random_calendar(rng, zone, start.year)

    assert calendar.between(start, calendar.add(start, business)) == business


def test_a_fixed_offset_is_a_zone_too():
    calendar = Calendar(name="fixed", zone=timezone(timedelta(hours=5, minutes=30)), hours=OFFICE.hours)

    assert calendar.add(datetime(2026, 11, 23, tzinfo=UTC), timedelta(hours=1)) == datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


def test_a_due_time_takes_no_time():
    start, spent = at("2026-11-20 16:30"), []
    LUNCH.add(start, timedelta(hours=40))

    for minute in range(400):
        before = time.thread_time()
        LUNCH.add(start + minute * MINUTE, timedelta(hours=8))
        spent.append(time.thread_time() - before)

    assert sorted(spent)[200] < 50e-6, "a due time costs more than 50 µs of CPU in the median"
