"""How the promises of a case stand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from socialwatch.model.words import Sla, State
from socialwatch.promises.standing import sla
from tests.helpers.builders import a_case, a_promise, after

RUNNING = (a_promise(due_at=after(hours=2), warn_at=after(hours=1)),)
STILL = (a_promise(due_at=None, left=timedelta(hours=1)),)
KEPT = (a_promise(met_at=after(minutes=5)),)
BROKEN = (a_promise(met_at=after(hours=3), breached_at=after(hours=2)),)


@pytest.mark.parametrize(
    ("fields", "hours", "expected"),
    [
        ({"promises": RUNNING, "due_at": after(hours=2)}, 0.9, Sla.OK),
        ({"promises": RUNNING, "due_at": after(hours=2)}, 1, Sla.WARNING),
        ({"promises": RUNNING, "due_at": after(hours=2)}, 2, Sla.WARNING),
        ({"promises": RUNNING, "due_at": after(hours=2)}, 2.01, Sla.BREACHED),
        ({"promises": RUNNING, "due_at": after(hours=2), "state": State.HANDLED}, 2.01, Sla.MET),
        ({"promises": STILL, "due_at": None, "state": State.PENDING}, 9, Sla.PAUSED),
        ({"promises": STILL, "due_at": None, "state": State.SNOOZED}, 9, Sla.PAUSED),
        ({"promises": STILL, "due_at": None, "state": State.OPEN}, 9, Sla.OK),
        ({"promises": KEPT, "due_at": None, "state": State.PENDING}, 9, Sla.MET),
        ({"promises": KEPT + RUNNING, "due_at": after(hours=2), "state": State.OPEN}, 0, Sla.OK),
        ({"promises": BROKEN + KEPT, "due_at": None, "state": State.HANDLED}, 9, Sla.MISSED),
        ({"promises": (), "due_at": None}, 9, Sla.NONE),
    ],
)
def test_the_standing_of_a_case_follows_its_clocks(fields: dict[str, Any], hours: float, expected: Sla) -> None:
    case = a_case(**fields)

    standing = sla(case, after(hours=hours))

    assert standing is expected
