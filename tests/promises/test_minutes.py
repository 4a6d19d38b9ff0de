"""The clock of the house agrees with counting minutes one by one, in every zone, around every change of the clocks."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from socialwatch.promises.calendar import Calendar, parse_hours
from tests.promises.minutes import Stretch, disagreements, stretches


def test_due_times_agree_with_counting_minutes() -> None:
    rng = random.Random(11)

    compared, differed = disagreements(rng, calendars=300, intervals=5, over=stretches(rng, 25))

    assert (compared, differed[:3]) == (1500, [])


@pytest.mark.slow
def test_a_hundred_thousand_due_times_agree_with_counting_minutes() -> None:
    rng = random.Random(12)

    compared, differed = disagreements(rng, calendars=20_000, intervals=5, over=stretches(rng, 150))

    assert (compared, differed[:3]) == (100_000, [])


def test_the_counting_itself_knows_summer_time_holidays_and_days_off() -> None:
    spring, autumn = (Stretch("Europe/London", datetime(2026, month, day, tzinfo=UTC)) for month, day in ((3, 27), (10, 23)))
    nights = Calendar(name="n", zone=ZoneInfo("Europe/London"), hours=parse_hours({"sun": ["00:00-03:00"]}))
    christmas = Stretch("Europe/London", datetime(2026, 12, 21, tzinfo=UTC))
    office = replace(nights, hours=parse_hours({"mon-fri": ["09:00-17:00"]}), country="GB", dates_off=frozenset({date(2026, 12, 24)}))

    assert [len(stretch.open_minutes(nights)) for stretch in (spring, autumn)] == [120, 240]
    assert len(christmas.open_minutes(office)) == 3 * 8 * 60


def test_the_comparison_notices_a_clock_that_is_a_minute_off() -> None:
    class Wrong(Calendar):
        def is_open(self, at: datetime) -> bool:
            return not super().is_open(at)

    import tests.promises.minutes as counting

    rng = random.Random(13)
    stretch = stretches(rng, 1)[0]
    right = counting.any_calendar(rng, stretch)
    wrong = Wrong(**{name: getattr(right, name) for name in right.__struct_fields__})
    other = replace(right, hours=parse_hours({"mon-sun": ["00:00-23:59"]}), country=None, dates_off=frozenset())

    assert counting._one(rng, wrong, stretch, stretch.open_minutes(right))
    assert any(counting._one(rng, other, stretch, stretch.open_minutes(replace(other, hours=(((0, 1440),),) * 7))) for _ in range(50))
