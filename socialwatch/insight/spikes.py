"""Spikes: far more in an hour than is usual for such an hour. Pure statistics over counts by the hour.

What is usual is learned from comparable hours: the same hour of the week and its neighbours in the four weeks before, or, while there
are fewer than three weeks to look back on, the same hour of the day and its neighbours. An hour is a spike where its count is above
mean + k standard deviations of those, and not below a floor, so that small brands are not told of noise. The deviation is at least
that of a Poisson process of the same mean, and widened for the small sample: both keep quiet histories from shouting.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
LOOK_BACK = timedelta(weeks=4, hours=1)
"""How far back counts are needed; the hour is for the neighbour of the oldest."""

ENOUGH_WEEKS = 3
"""How many weeks make the same hour of the week an example; with fewer it is the same hour of the day."""

_WEEKS, _ENOUGH_DAYS = 4, 3


class Usual(msgspec.Struct, frozen=True):
    """What is usual for an hour.

    Args:
        mean: Cases in a comparable hour.
        deviation: Of one hour from that, widened for the number of hours that were looked at.
        hours: How many were looked at.
    """

    mean: float
    deviation: float
    hours: int

    def limit(self, k: float, floor: int) -> float:
        """Return what a count has to exceed to be a spike; a count of `floor` itself may be one."""
        return max(self.mean + k * self.deviation, floor - 0.5)


def hour_of(at: datetime) -> datetime:
    """Return the first moment of the hour of UTC."""
    return at.replace(minute=0, second=0, microsecond=0)


def usual(counts: Mapping[datetime, int], hour: datetime, *, since: datetime, but: Container[datetime] = ()) -> Usual | None:
    """Return what is usual for an hour; None where there is too little to look back on.

    Args:
        counts: First moment of an hour → cases; an hour that is missing had none.
        since: The first hour that was counted at all.
        but: Hours that are no example: those of earlier spikes.
    """
    for step, times, enough in ((WEEK, _WEEKS, ENOUGH_WEEKS), (DAY, int(LOOK_BACK / DAY), _ENOUGH_DAYS)):
        hours = [one for one in _comparable(hour, step, times) if one >= since and one not in but]
        if len(hours) >= 3 * enough:
            return _of([counts.get(one, 0) for one in hours])
    return None


def _comparable(hour: datetime, step: timedelta, times: int) -> Iterator[datetime]:
    for back in range(1, times + 1):
        yield from (hour - back * step + beside * HOUR for beside in (-1, 0, 1))


def _of(counts: Sequence[int]) -> Usual:
    number = len(counts)
    mean = sum(counts) / number
    spread = sum((count - mean) ** 2 for count in counts) / (number - 1)
    return Usual(mean, math.sqrt(max(spread, mean) * (1 + 1 / number)), number)


def is_spike(count: int, of: Usual | None, *, k: float, floor: int) -> bool:
    """Say whether a count is far above what is usual; never where nothing is known of it."""
    return of is not None and count > of.limit(k, floor)


def is_over(count: int, of: Usual | None, *, k: float, floor: int) -> bool:
    """Say whether a spike has ended with a whole hour of this count: half-way back to what is usual, so that it does not flicker."""
    return of is None or count <= max(of.mean + k / 2 * of.deviation, floor / 2)
