"""Service levels: which targets hold for which brand, queue and priority."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from socialwatch.model.words import DueKind, Priority, Queue
from socialwatch.promises.calendar import ALWAYS, Calendar


class ServiceLevel(msgspec.Struct, frozen=True, kw_only=True):
    """What we owe to the cases of one brand, queue and priority; None for any of these means all of them.

    Args:
        name: For the eye, such as `service_levels[2]`.
        calendar: Whose hours count.
        first_response, next_response, resolution: Business time; None where nothing of the kind is promised.
        warn_before: Business time before the due time from when on it is about to be missed; None for no warning.
        is_calendar_clock: Every hour counts, whatever the calendar says.
    """

    name: str = ""
    brand: str | None = None
    queue: Queue | None = None
    priority: Priority | None = None
    calendar: Calendar = ALWAYS
    first_response: timedelta | None = None
    next_response: timedelta | None = None
    resolution: timedelta | None = None
    warn_before: timedelta | None = None
    is_calendar_clock: bool = False

    @property
    def clock(self) -> Calendar:
        """The calendar by which its targets count."""
        return ALWAYS if self.is_calendar_clock else self.calendar

    def target(self, kind: DueKind) -> timedelta | None:
        """Return how much business time it gives for `kind`; None where it promises nothing of the kind."""
        targets = {
            DueKind.FIRST_RESPONSE: self.first_response,
            DueKind.NEXT_RESPONSE: self.next_response,
            DueKind.RESOLUTION: self.resolution,
        }
        return targets.get(kind)

    def covers(self, brand: str, queue: str, priority: str) -> bool:
        """Say whether it is for such cases."""
        return self.brand in (None, brand) and self.queue in (None, queue) and self.priority in (None, priority)


def _level(
    queue: Queue, priority: Priority | None, first: timedelta, following: timedelta | None, resolution: timedelta | None, warn: timedelta
) -> ServiceLevel:
    name = f"{queue}/{priority}" if priority else str(queue)
    return ServiceLevel(
        name=name, queue=queue, priority=priority, first_response=first, next_response=following, resolution=resolution, warn_before=warn
    )


def _hours(number: float) -> timedelta:
    return timedelta(hours=number)


def _days(number: int) -> timedelta:
    return timedelta(days=number)


DEFAULT_LEVELS = (
    _level(Queue.SERVICE, Priority.URGENT, _hours(1), _hours(2), _days(1), _hours(0.25)),
    _level(Queue.SERVICE, Priority.HIGH, _hours(4), _hours(8), _days(2), _hours(1)),
    _level(Queue.SERVICE, Priority.NORMAL, _days(1), _days(1), _days(5), _hours(4)),
    _level(Queue.SERVICE, Priority.LOW, _days(3), _days(3), _days(10), _hours(12)),
    *(
        level
        for queue in (Queue.PR, Queue.SALES)
        for level in (
            _level(queue, Priority.URGENT, _hours(2), _hours(4), _days(2), _hours(0.5)),
            _level(queue, Priority.HIGH, _days(1), _days(1), _days(4), _hours(4)),
            _level(queue, Priority.NORMAL, _days(2), _days(2), _days(7), _hours(8)),
            _level(queue, Priority.LOW, _days(4), _days(4), None, _hours(12)),
        )
    ),
    _level(Queue.PRAISE, None, _days(3), None, None, _hours(12)),
)
"""What holds where the configuration says nothing: around the clock, and nothing for noise."""


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """All service levels: those of the configuration in its order, then the defaults; the first that covers a case holds.

    A kind of promise that the level leaves out is not promised; no later level is asked for it.
    """

    levels: tuple[ServiceLevel, ...] = ()
    defaults: tuple[ServiceLevel, ...] = DEFAULT_LEVELS

    def level(self, brand: str, queue: str, priority: str) -> ServiceLevel | None:
        """Return the level that holds for such cases; None where there is none."""
        return next((level for level in (*self.levels, *self.defaults) if level.covers(brand, queue, priority)), None)

    def names(self, brand: str, queue: str, priority: str) -> bool:
        """Say whether the configuration speaks of this very queue where it covers such a case, and not only of all queues."""
        level = next((level for level in self.levels if level.covers(brand, queue, priority)), None)
        return level is not None and level.queue == queue
