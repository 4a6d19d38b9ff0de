"""Which service level holds for a case."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from socialwatch.model.words import DueKind, Priority, Queue
from socialwatch.promises.calendar import ALWAYS, Calendar, parse_hours
from socialwatch.promises.levels import DEFAULT_LEVELS, Policy, ServiceLevel

HOUR = timedelta(hours=1)
OFFICE = Calendar(name="office", zone=UTC, hours=parse_hours({"mon-fri": ["09:00-17:00"]}))
URGENT_SERVICE = ServiceLevel(name="a", queue=Queue.SERVICE, priority=Priority.URGENT, first_response=HOUR)
ACME = ServiceLevel(name="b", brand="acme", queue=Queue.SERVICE, first_response=2 * HOUR, calendar=OFFICE)
POLICY = Policy(levels=(URGENT_SERVICE, ACME))


def test_the_first_level_that_covers_a_case_holds_and_the_defaults_come_last():
    found = [
        POLICY.level(brand, queue, priority)
        for brand, queue, priority in [
            ("acme", Queue.SERVICE, Priority.URGENT),
            ("acme", Queue.SERVICE, Priority.LOW),
            ("other", Queue.SERVICE, Priority.LOW),
            ("acme", Queue.NOISE, Priority.LOW),
        ]
    ]

    assert found == [URGENT_SERVICE, ACME, DEFAULT_LEVELS[3], None]


def test_a_kind_that_the_level_leaves_out_is_not_promised():
    assert [URGENT_SERVICE.target(kind) for kind in DueKind] == [HOUR, None, None, None]


@pytest.mark.parametrize("queue", [Queue.SERVICE, Queue.PR, Queue.SALES, Queue.PRAISE])
def test_by_default_every_queue_but_noise_gets_a_first_response_and_the_urgent_ones_sooner(queue):
    first = [Policy().level("acme", queue, priority).first_response for priority in Priority]

    assert first == sorted(first)
    assert all(level.clock is ALWAYS for level in DEFAULT_LEVELS)


def test_only_a_level_that_says_the_queue_names_it():
    catch_all = Policy(levels=(ServiceLevel(first_response=HOUR),))

    assert POLICY.names("acme", Queue.SERVICE, Priority.LOW)
    assert not POLICY.names("other", Queue.SERVICE, Priority.LOW)
    assert not catch_all.names("acme", Queue.SERVICE, Priority.LOW)


def test_a_calendar_clock_counts_every_hour():
    assert ACME.clock is OFFICE
    assert ServiceLevel(calendar=OFFICE, is_calendar_clock=True).clock is ALWAYS
