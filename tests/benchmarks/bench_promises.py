"""What a due time costs, warm and cold, and setting all clocks of a case; as a ratio to adding a `timedelta` to a time.

Run: `python -m tests.benchmarks.bench_promises`. Prints, never fails. Budget: a due time under 50 µs in the median.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from socialwatch.promises.calendar import Calendar, parse_hours
from socialwatch.promises.clocks import settle
from socialwatch.promises.levels import Policy, ServiceLevel
from tests.helpers.builders import a_case

OFFICE = Calendar(
    name="office", zone=ZoneInfo("Europe/London"), hours=parse_hours({"mon-fri": ["09:00-12:30", "13:30-17:00"], "sat": ["22:00-24:00"]}),
    dates_off=frozenset({date(2026, 12, 24)}), country="GB",
)  # fmt: skip
START = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ROUNDS = 2_000


def main() -> None:
    """Print the figures."""
    level = ServiceLevel(
        calendar=OFFICE, first_response=timedelta(hours=4), next_response=timedelta(hours=8), resolution=timedelta(days=3),
        warn_before=timedelta(hours=1),
    )  # fmt: skip
    policy = Policy(levels=(level,))
    floor = _median(lambda number: START + number * MINUTE)
    OFFICE.add(START, timedelta(days=40))
    figures = {
        "a due time four business hours on": _median(lambda number: OFFICE.add(START + number * MINUTE, timedelta(hours=4))),
        "a due time forty business hours on": _median(lambda number: OFFICE.add(START + number * MINUTE, timedelta(hours=40))),
        "business time between two times a week apart": _median(
            lambda number: OFFICE.between(START + number * MINUTE, START + timedelta(days=7))
        ),
        "the first due time of a day nobody asked about": _median(lambda number: OFFICE.add(START + timedelta(days=200 + number), MINUTE)),
        "all clocks of a new case": _median(
            lambda number: settle(
                a_case(created_at=START + number * MINUTE, waiting_since=START + number * MINUTE), policy, START, answers=()
            )
        ),
    }
    for name, cost in figures.items():
        sys.stdout.write(f"{name:<50}{cost * 1e6:8.1f} µs CPU {cost / floor:7.1f} x a sum\n")


def _median(work: Callable[[int], object]) -> float:
    """Return the median CPU seconds of one call."""
    spent = []
    for number in range(ROUNDS):
        before = time.thread_time()
        work(number)
        spent.append(time.thread_time() - before)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
