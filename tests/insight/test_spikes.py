"""Spikes, on simulated brands: how often quiet ones are cried over, and how soon a real spike is seen."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest

from socialwatch.insight.spikes import HOUR, Usual, hour_of, is_over, is_spike, usual

START = datetime(2026, 1, 5, tzinfo=UTC)
K, FLOOR = 5.0, 8
MONTH = 30 * 24


def at(hours: int) -> datetime:
    return START + hours * HOUR


def poisson(rng: random.Random, mean: float) -> int:
    """Draw from a Poisson distribution (Knuth's product of uniforms)."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def shape(hour: datetime) -> float:
    """How busy an hour is: days with a quiet night, weekends at half."""
    return (0.3 + 1.4 * max(0.0, math.sin((hour.hour - 6) / 12 * math.pi))) * (0.5 if hour.weekday() > 4 else 1.2)


def a_brand(mean: float, *, months: int, seed: int) -> dict[datetime, int]:
    rng = random.Random(seed)
    return {at(number): poisson(rng, mean * shape(at(number))) for number in range(months * MONTH)}


def alarms(counts: dict[datetime, int]) -> Iterator[datetime]:
    """Yield when spikes begin, as the desk would tell them: their hours are no example for later ones."""
    loud, is_on = set[datetime](), False
    for hour in sorted(counts):
        of = usual(counts, hour, since=START, but=loud)
        if is_on:
            is_on = not is_over(counts[hour], of, k=K, floor=FLOOR)
        elif is_spike(counts[hour], of, k=K, floor=FLOOR):
            is_on = True
            yield hour
        if is_on:
            loud.add(hour)


@pytest.mark.parametrize("mean", [0.2, 1.0, 3.0, 10.0])
def test_a_brand_that_goes_its_usual_way_is_cried_over_less_than_once_in_half_a_year(mean: float) -> None:
    found = sum(len(list(alarms(a_brand(mean, months=4, seed=seed)))) for seed in range(3))

    assert found / 12 <= 0.17, f"{found} false alarms in 12 months"


@pytest.mark.parametrize(("mean", "times", "within_minutes"), [(3.0, 8, 60), (10.0, 4, 60), (10.0, 8, 30)])
def test_a_spike_is_seen_soon(mean: float, times: int, within_minutes: int) -> None:
    """The count of the running hour is looked at every five minutes; the spike begins at noon of the fourth Friday."""
    delays = []
    for seed in range(20):
        rng, counts = random.Random(seed), a_brand(mean, months=1, seed=seed)
        begins = next(hour for hour in sorted(counts, reverse=True) if hour.weekday() == 4 and hour.hour == 12)
        minute, rate = 0, mean * shape(begins) * times / 12
        while True:
            hour = hour_of(begins + timedelta(minutes=minute))
            counts[hour] = (0 if hour == begins + timedelta(minutes=minute) else counts[hour]) + poisson(rng, rate)
            minute += 5
            of = usual(counts, hour, since=START, but={begins + step * HOUR for step in range(9)} - {hour})
            if is_spike(counts[hour], of, k=K, floor=FLOOR) or minute > 600:
                break
        delays.append(minute)

    assert median(delays) <= within_minutes, delays


def test_the_same_hour_of_the_week_is_the_example_where_there_are_weeks_to_look_back_on() -> None:
    mondays = {at(24 * 7 * week + 9): 30 for week in range(4)}

    monday = usual(mondays, at(24 * 28 + 9), since=START)
    tuesday = usual(mondays, at(24 * 29 + 9), since=START)

    assert monday is not None
    assert tuesday is not None
    assert (monday.mean, monday.hours, tuesday.mean) == (10.0, 12, 0.0)


def test_with_less_to_look_back_on_the_same_hour_of_the_day_is_the_example() -> None:
    counts = dict.fromkeys((at(24 * day + 9) for day in range(4)), 6)

    of = usual(counts, at(24 * 4 + 9), since=START)

    assert of is not None
    assert (of.mean, of.hours) == (2.0, 12)


def test_nothing_is_usual_before_three_days_have_been_counted() -> None:
    assert usual({}, at(24 * 2 + 9), since=START) is None
    assert usual({}, at(24 * 3 + 9), since=START) is not None
    assert is_spike(1_000, None, k=K, floor=FLOOR) is False
    assert is_over(1_000, None, k=K, floor=FLOOR) is True


def test_hours_of_an_earlier_spike_are_no_example() -> None:
    counts = {at(24 * 7 * week + 9): 300 if week == 3 else 3 for week in range(4)}
    loud = {at(24 * 21 + 9)}

    with_it, without = usual(counts, at(24 * 28 + 9), since=START), usual(counts, at(24 * 28 + 9), since=START, but=loud)

    assert with_it is not None
    assert without is not None
    assert (round(with_it.mean, 1), round(without.mean, 1), without.hours) == (25.8, 0.8, 11)


def test_a_quiet_history_has_the_deviation_of_a_poisson_process_and_a_floor() -> None:
    quiet = Usual(0.0, 0.0, 12)

    assert [is_spike(count, quiet, k=K, floor=FLOOR) for count in (0, 7, 8)] == [False, False, True]
    steady = usual(dict.fromkeys((at(number) for number in range(24 * 29)), 4), at(24 * 28 + 1), since=START)
    assert steady is not None
    assert steady.deviation == pytest.approx(2 * math.sqrt(13 / 12))


def test_a_spike_does_not_flicker_it_ends_half_way_back() -> None:
    of = Usual(10.0, 4.0, 12)

    assert [is_spike(count, of, k=K, floor=FLOOR) for count in (30, 31)] == [False, True]
    assert [is_over(count, of, k=K, floor=FLOOR) for count in (21, 20)] == [False, True]
