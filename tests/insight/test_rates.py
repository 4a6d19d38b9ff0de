"""The rate before and after a fix: exact, honest about small numbers, and right as often as it says."""

from __future__ import annotations

import math
import random
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.insight.rates import Direction, binomial_p, change_after, compared, poisson_interval, rate
from tests.helpers.builders import MONDAY, after


def spread(count: int, *, begins: float, ends: float) -> list[object]:
    """Return so many times, evenly over the weeks from `begins` to `ends`."""
    step = (ends - begins) / max(count, 1)
    return [after(weeks=begins + step * at) for at in range(count)]


# -- against tables and brute force ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904), (50, 37.1110, 65.9183), (1000, 938.97, 1063.95)],
)
def test_the_interval_is_that_of_garwoods_tables(count: int, low: float, high: float) -> None:
    assert poisson_interval(count) == pytest.approx((low, high), rel=1e-4, abs=1e-3)


@given(st.integers(0, 30), st.integers(1, 30), st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20))
def test_the_test_is_the_sum_of_all_outcomes_that_are_no_likelier(seen: int, more: int, chance: Fraction) -> None:
    total = seen + more
    exact = [math.comb(total, k) * chance**k * (1 - chance) ** (total - k) for k in range(total + 1)]
    likelier_not = sum(p for p in exact if p <= exact[seen])

    assert binomial_p(seen, total, float(chance)) == pytest.approx(float(likelier_not), rel=1e-6)


@pytest.mark.parametrize("mean", [0.7, 3.0, 12.0])
def test_the_interval_holds_the_truth_at_least_as_often_as_it_says(mean: float) -> None:
    held = 0.0
    for count in range(80):
        low, high = poisson_interval(count)
        if low <= mean <= high:
            held += math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))

    assert held >= 0.95


def test_a_fix_that_did_nothing_is_called_a_change_in_at_most_one_of_twenty() -> None:
    rng, alarms, tries = random.Random(7), 0, 400
    for _ in range(tries):
        at, times = 0.0, []
        while at < 20:
            at += rng.expovariate(2.0)
            times.append(after(weeks=at))
        found = change_after(times, fixed_at=after(weeks=10), now=after(weeks=20))
        alarms += found is not None and found.direction in (Direction.FELL, Direction.ROSE)

    assert alarms / tries <= 0.05 + 2 * math.sqrt(0.05 * 0.95 / tries)


# -- verdicts ---------------------------------------------------------------------------------------------------------------


def test_a_fix_that_worked_shows_as_a_fall_with_counts_and_spans() -> None:
    times = spread(25, begins=0, ends=12)

    found = change_after([*times, after(weeks=14)], fixed_at=after(weeks=12), now=after(weeks=18))  # type: ignore[list-item]

    assert found is not None
    assert (found.direction, found.before.cases, found.after.cases) == (Direction.FELL, 24, 1)
    assert (found.before.weeks, found.after.weeks) == (12, 6)
    assert found.before.per_week == 2.0
    assert found.p is not None
    assert found.p < 0.01


def test_a_fix_that_made_it_worse_shows_too() -> None:
    times = [*spread(5, begins=0, ends=8), *spread(20, begins=8, ends=12)]

    found = change_after(times, fixed_at=after(weeks=8), now=after(weeks=12))  # type: ignore[arg-type]

    assert found is not None
    assert found.direction is Direction.ROSE


@pytest.mark.parametrize(
    ("before", "span", "since"),
    [(3, 4, 4), (24, 12, 0.2), (24, 12, 1), (0, 1, 10)],
    ids=["few cases", "a day", "a week of silence", "one case only"],
)
def test_small_numbers_and_short_times_are_too_early_to_tell(before: int, span: float, since: float) -> None:
    times = [MONDAY, *spread(before, begins=0.1, ends=span)]

    found = change_after(times, fixed_at=after(weeks=span), now=after(weeks=span + since))  # type: ignore[arg-type]

    assert found is not None
    assert found.direction is Direction.TOO_EARLY


@pytest.mark.parametrize(
    ("before", "later", "said"),
    [(20, 20, Direction.SAME), (5, 5, Direction.TOO_EARLY), (6, 2, Direction.TOO_EARLY), (60, 50, Direction.SAME)],
)
def test_no_difference_is_only_said_where_a_rate_that_halved_would_have_shown(before: int, later: int, said: Direction) -> None:
    times = [*spread(before + 1, begins=0, ends=10), *spread(later, begins=10, ends=20)]

    found = change_after(times, fixed_at=after(weeks=10), now=after(weeks=20))  # type: ignore[arg-type]

    assert found is not None
    assert (found.before.cases, found.after.cases, found.direction) == (before, later, said)


def test_the_first_case_opens_the_span_and_is_not_counted() -> None:
    found = change_after([MONDAY, after(weeks=1)], fixed_at=after(weeks=2), now=after(weeks=4))

    assert found is not None
    assert (found.before.cases, found.before.begins_at) == (1, MONDAY)


@pytest.mark.parametrize(("times", "fixed", "now"), [([], 1, 2), ([3], 1, 4), ([0], 2, 1)], ids=["no case", "none before", "to come"])
def test_where_there_is_nothing_to_compare_nothing_is_said(times: list[float], fixed: float, now: float) -> None:
    assert change_after([after(weeks=at) for at in times], fixed_at=after(weeks=fixed), now=after(weeks=now)) is None


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.01, 60), st.floats(0.01, 60))
def test_any_counts_and_spans_give_a_verdict_with_bounds_around_the_rate(one: int, other: int, span: float, since: float) -> None:
    fixed = MONDAY + timedelta(weeks=span)
    found = compared(rate(one, MONDAY, fixed), rate(other, fixed, fixed + timedelta(weeks=since)))

    assert found.direction in Direction
    for side in (found.before, found.after):
        assert side.per_week is not None
        assert side.low <= side.per_week * (1 + 1e-9)
        assert side.per_week <= side.high
    assert found.p is None or 0 <= found.p <= 1


def test_a_span_without_length_has_no_rate() -> None:
    assert rate(3, MONDAY, MONDAY).per_week is None
