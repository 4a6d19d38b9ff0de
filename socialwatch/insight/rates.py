"""The rate of cases before and after a fix: counts, spans, intervals, and a verdict that small numbers cannot force. Pure.

Cases that arrive on their own are counted as Poisson events. An interval for a rate is the exact one of Garwood (1936); two rates are
compared by the exact conditional test (Przyborowski and Wilenski, 1940): were they the same, the cases after the fix would be a
binomial share of all, with the share of time as its chance. No normal approximation, because a fix is judged on a handful of cases.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

WEEK = timedelta(weeks=1)
_ALPHA = 0.05
_LEAST_AFTER = timedelta(days=2)  # a rate of less time than that says more about the weekday than about the fix
_LEAST_CASES = 5


class Direction(StrEnum):
    """What the figures allow to say of a fix."""

    FELL = "fell"
    ROSE = "rose"
    SAME = "no difference shows"
    TOO_EARLY = "too early to tell"


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """So many cases in a span of time; `low` and `high` bound the rate a week with 95 % confidence."""

    cases: int
    begins_at: datetime
    ends_at: datetime
    low: float
    high: float

    @property
    def weeks(self) -> float:
        """How long the span is."""
        return (self.ends_at - self.begins_at) / WEEK

    @property
    def per_week(self) -> float | None:
        """Cases a week; None for a span without length."""
        return self.cases / self.weeks if self.weeks > 0 else None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """The rate before and after a fix, and what may be said of the two.

    Args:
        p: Chance of a difference at least as large, were the rate the same; None where nothing was compared.
    """

    before: Rate
    after: Rate
    direction: Direction
    p: float | None = None


def change_after(times: Sequence[datetime], *, fixed_at: datetime, now: datetime) -> Change | None:
    """Return how the rate changed at a fix; None where the fix lies in the future or nothing was seen before it.

    The first case opens the span before the fix and is not counted in it: a span that begins with a case would always have one too many.

    Args:
        times: When each case of the problem began, in any order.
    """
    earlier = sorted(at for at in times if at < fixed_at)
    later = [at for at in times if fixed_at <= at <= now]
    if not earlier or fixed_at >= now:
        return None
    before = rate(len(earlier) - 1, earlier[0], fixed_at)
    after = rate(len(later), fixed_at, now)
    return compared(before, after)


def compared(before: Rate, after: Rate) -> Change:
    """Return what may be said of two rates.

    That nothing changed is only said where a fix that halved the rate would have shown by now; else it is too early to tell.
    """
    total, weeks = before.cases + after.cases, before.weeks + after.weeks
    is_short = after.ends_at - after.begins_at < _LEAST_AFTER or before.weeks <= 0
    if is_short or total < _LEAST_CASES:
        return Change(before=before, after=after, direction=Direction.TOO_EARLY)
    p = binomial_p(after.cases, total, after.weeks / weeks)
    if p < _ALPHA:
        fell = after.cases / after.weeks < before.cases / before.weeks
        return Change(before=before, after=after, direction=Direction.FELL if fell else Direction.ROSE, p=p)
    halved = after.weeks / 2
    has_not_halved = _at_least(after.cases, total, halved / (before.weeks + halved)) < _ALPHA
    return Change(before=before, after=after, direction=Direction.SAME if has_not_halved else Direction.TOO_EARLY, p=p)


def rate(cases: int, begins_at: datetime, ends_at: datetime) -> Rate:
    """Return a rate with its exact 95 % interval; both bounds are infinite or zero where the span has no length."""
    weeks = (ends_at - begins_at) / WEEK
    if weeks <= 0:
        return Rate(cases=cases, begins_at=begins_at, ends_at=ends_at, low=0.0, high=math.inf)
    low, high = poisson_interval(cases)
    return Rate(cases=cases, begins_at=begins_at, ends_at=ends_at, low=low / weeks, high=high / weeks)


def poisson_interval(count: int, *, alpha: float = _ALPHA) -> tuple[float, float]:
    """Return the exact (Garwood) interval for the mean of which `count` was seen."""
    high = _root(lambda mean: _poisson_at_most(count, mean) - alpha / 2, 0.0, count + 10 * math.sqrt(count + 1) + 20)
    if count == 0:
        return 0.0, high
    return _root(lambda mean: alpha / 2 - (1 - _poisson_at_most(count - 1, mean)), 0.0, float(count)), high


def _poisson_at_most(count: int, mean: float) -> float:
    if mean <= 0:
        return 1.0
    return min(1.0, math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1)))


def _root(falling: Callable[[float], float], low: float, high: float) -> float:
    """Return where a falling function crosses zero."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return (low + high) / 2


def binomial_p(seen: int, total: int, chance: float) -> float:
    """Return the exact two-sided p value: the sum of all outcomes that are no likelier than the one that was seen."""
    here = _log_binomial(seen, total, chance)
    likely = (_log_binomial(k, total, chance) for k in range(total + 1))
    return min(1.0, math.fsum(math.exp(one) for one in likely if one <= here + 1e-9))


def _at_least(seen: int, total: int, chance: float) -> float:
    return min(1.0, math.fsum(math.exp(_log_binomial(k, total, chance)) for k in range(seen, total + 1)))


def _log_binomial(k: int, total: int, chance: float) -> float:
    ways = math.lgamma(total + 1) - math.lgamma(k + 1) - math.lgamma(total - k + 1)
    return ways + k * math.log(chance) + (total - k) * math.log1p(-chance)
