"""`poll --every`: polls one after the other, for machines without cron."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import timedelta

from socialwatch.cli.polling import Stop, signals
from socialwatch.errors import ConfigError, InterruptedByUserError, SocialwatchError, UsageError
from socialwatch.wiring import House

_SHORTEST = timedelta(seconds=1)

Once = Callable[[House, Stop], int]
"""Polls once, in a house of its own: a configuration that was changed between two polls holds from the next one on."""


def interval(typed: str) -> timedelta:
    """Read how far apart polls are.

    Raises:
        UsageError: It is no duration, or shorter than a second.
    """
    from socialwatch.model.times import parse_duration

    try:
        every = parse_duration(typed)
    except ValueError as error:
        raise UsageError(f"--every: {error}") from error
    if every < _SHORTEST:
        raise UsageError(f"--every {typed}: expected a second or more, such as 5m")
    return every


def poll_on(house: House, every: timedelta, once: Once) -> None:
    """Poll, and again at every full interval since the beginning, until a signal comes. The lock is free in between.

    A poll that takes longer than the interval skips the times that it missed. A poll that fails is told, and does not end it; only the
    very first one may, over what is wrong with the words or the configuration: that would not mend itself.

    Raises:
        InterruptedByUserError: A signal ended it; what was complete is stored.
    """
    told: str | None = None
    with signals() as stop:
        began, polls = time.monotonic(), 0
        while True:
            failure = _one(house, once, stop, is_first=polls == 0)
            if failure != told:
                sys.stderr.write(f"socialwatch: {failure or 'polls again'}\n")
                told = failure
            polls = max(polls + 1, int((time.monotonic() - began) / every.total_seconds()) + 1)
            stop.event.wait(max(0.0, began + polls * every.total_seconds() - time.monotonic()))
            stop.check()


def _one(house: House, once: Once, stop: Stop, *, is_first: bool) -> str | None:
    """Poll once; return in words why it could not, None where it could. What single sources met it has told by itself."""
    try:
        once(House(house.options, clock=house.clock, environ=house.environ), stop)
    except InterruptedByUserError:
        raise
    except (UsageError, ConfigError) as error:
        if is_first:
            raise
        return str(error)
    except SocialwatchError as error:
        return str(error)
    return None
