"""What a poll, or a delivery, does by itself beside reading and sending: ladders climb, tickets are asked about, spikes are told."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from socialwatch.desk.desk import Desk
from socialwatch.ports import Store
from socialwatch.wiring import House


def do_chores(house: House, store: Store) -> None:
    """Do what is due by itself, and tell it on stderr, a line each: every one of these happens once.

    Nothing of it may cost the poll its result: each step is a transaction of its own, and what one outlet cannot answer waits.
    """
    from socialwatch.views.console import say

    desk = house.desk(store)
    for line in _told(house, desk):
        say(sys.stderr, f"socialwatch: {line}")


def _told(house: House, desk: Desk) -> Iterator[str]:
    from socialwatch.desk.arrivals import bring_back
    from socialwatch.desk.ladder import climb

    if house.settings.departments:
        yield from climb(desk, without_reminders=house.ticket_outlets)
    if house.settings.arrival_within is not None:
        yield from bring_back(desk, within=house.settings.arrival_within)
