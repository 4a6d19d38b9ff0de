"""Times and durations as people type and read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.model.times import duration_words, iso, parse_duration, parse_time

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)  # a Wednesday; 13:00 in London


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("90s", 90), ("30m", 1800), ("2h", 7200), ("1h30m", 5400), ("1d", 86_400), ("1w", 604_800), (" 2H ", 7200), ("0m", 0)],
)
def test_a_duration_is_a_number_with_its_unit(typed, seconds):
    assert parse_duration(typed) == timedelta(seconds=seconds)


@pytest.mark.parametrize("typed", ["", "2", "h", "2 h", "-2h", "2.5h", "2y", "٢h", "9999999w", "999999999w999999999w"])
def test_what_is_no_duration_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match="expected a duration such as 30m, 2h"):
        parse_duration(typed)


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(), "0s"),
        (timedelta(seconds=59), "59s"),
        (timedelta(minutes=45, seconds=59), "45m"),
        (timedelta(hours=1), "1h"),
        (timedelta(hours=1, minutes=5), "1h05"),
        (timedelta(hours=1, minutes=35), "1h35"),
        (timedelta(hours=-2), "2h"),
        (timedelta(days=2), "2d"),
        (timedelta(days=2, hours=3, minutes=59), "2d3h"),
    ],
)
def test_a_duration_is_written_in_few_characters(duration, words):
    assert duration_words(duration) == words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("now", "2026-07-15T12:00:00Z"),
        ("2h", "2026-07-15T14:00:00Z"),
        ("3d", "2026-07-18T12:00:00Z"),
        ("1w", "2026-07-22T12:00:00Z"),
        ("today 17:00", "2026-07-15T16:00:00Z"),
        ("tomorrow", "2026-07-15T23:00:00Z"),
        ("Tomorrow  9:00", "2026-07-16T08:00:00Z"),
        ("friday 17:00", "2026-07-17T16:00:00Z"),
        ("fri 17:00", "2026-07-17T16:00:00Z"),
        ("wednesday 17:00", "2026-07-22T16:00:00Z"),
        ("17:00", "2026-07-15T16:00:00Z"),
        ("13:00", "2026-07-16T12:00:00Z"),
        ("9:00", "2026-07-16T08:00:00Z"),
        ("2026-11-01", "2026-11-01T00:00:00Z"),
        ("2026-11-01 17:00", "2026-11-01T17:00:00Z"),
        ("2026-07-20T17:00", "2026-07-20T16:00:00Z"),
        ("2026-07-20T17:00:00Z", "2026-07-20T17:00:00Z"),
        ("2026-07-20T17:00:00.250+02:00", "2026-07-20T15:00:00.250000Z"),
        # Clocks go back on 25 October: 1:30 comes twice, the first counts. They go forward on 28 March 2027: 1:30 does not come.
        ("2026-10-25 1:30", "2026-10-25T00:30:00Z"),
        ("2027-03-28 1:30", "2027-03-28T01:30:00Z"),
    ],
)
def test_a_time_is_read_by_the_clock_on_the_wall(typed, expected):
    assert iso(parse_time(typed, now=NOW, zone=LONDON)) == expected


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "9:60", "friday 9", "2026-13-01", "2026-02-30 9:00", "tomorrow 9:00 sharp", "9999-12-31T23:59-12:00"]
)
def test_what_is_no_time_is_refused_with_what_would_be(typed):
    with pytest.raises(ValueError, match=r"expected a time from now such as 2h.*2026-11-01 17:00; got"):
        parse_time(typed, now=NOW, zone=LONDON)


@given(st.text())
def test_a_time_is_read_or_refused_and_nothing_else(typed):
    try:
        at = parse_time(typed, now=NOW, zone=LONDON)
    except ValueError:
        return

    assert at.tzinfo is UTC


@given(st.datetimes(timezones=st.just(UTC)))
def test_what_is_written_is_read_back(at):
    assert parse_time(iso(at), now=NOW, zone=LONDON) == at
