"""What a poll, or a delivery, does by itself beside reading and sending: ladders climb, tickets are asked about, spikes are told."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from socialwatch.desk.desk import Desk
from socialwatch.ports import Store
from socialwatch.wiring import House


def do_chores(house: House, store: Store) -> None:
    """Do what is due by itself, and tell it on stderr, a line each: every one of these happens once.

    Each step is a transaction of its own; what an outlet cannot answer now is asked again, and told on a terminal only.
    """
    from socialwatch.views.console import say

    desk = house.desk(store)
    for line in _told(house, desk):
        say(sys.stderr, f"socialwatch: {line}")


def _told(house: House, desk: Desk) -> Iterator[str]:
    if house.settings.departments:
        from socialwatch.desk.ladder import climb

        yield from climb(desk, without_reminders=house.ticket_outlets)
    if house.settings.arrival_within is not None:
        from socialwatch.desk.arrivals import bring_back

        yield from bring_back(desk, within=house.settings.arrival_within)
    if house.settings.alerts.is_enabled:
        from socialwatch.desk.alerts import look_for_spikes

        yield from look_for_spikes(desk.store, house.alert_policy, house.clock())
    if house.ticket_outlets:
        from socialwatch.desk.tickets import ask_tickets

        asked = ask_tickets(desk, house.outlets(), house.ticket_outlets)
        yield from asked.told
        yield from asked.troubles if sys.stderr.isatty() else ()
