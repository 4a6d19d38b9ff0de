"""A delivery killed at any step loses nothing: every letter arrives, under its own key, and no ticket is made twice."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from socialwatch.desk.deliver import Deliverer, deliver
from socialwatch.outlets.zendesk import kind
from socialwatch.ports import Outlet, OutletSettings
from socialwatch.store.process import is_gone, process_name
from socialwatch.store.sqlite import open_store
from socialwatch.transport import make_plugs
from tests.helpers.builders import MONDAY, a_case, a_filing, a_letter
from tests.outlets.desks import Desk, Zendesk, serving
from tests.outlets.test_tickets import Kept

LETTERS = 3
KILLED = """if True:
    import os, signal, sys
    from pathlib import Path
    from tests.desk.test_killed_deliveries import run

    left = int(sys.argv[3])

    def count(frame, event, argument):
        global left
        if "/socialwatch/desk/" not in frame.f_code.co_filename and "/socialwatch/store/" not in frame.f_code.co_filename:
            return None if event == "call" else count
        if event == "line":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return count

    run(Path(sys.argv[1]), sys.argv[2], count)
"""


def run(path: Path, url: str, trace: object = None) -> None:
    """Deliver once, as another process does."""
    options = {"server": url, "email": "desk@acme.example", "api_token": Kept("t0ken")}
    store = open_store(path)

    def open_it() -> Outlet:
        return kind.open(
            OutletSettings(name="desk", kind="zendesk", options=options), make_plugs(source="desk", budget_requests=99, budget_seconds=60)
        )

    who = Deliverer(name=process_name(), is_gone=is_gone)
    sys.settrace(trace)  # type: ignore[arg-type]
    deliver(store, {"desk": open_it}, lambda: MONDAY, who=who)
    sys.settrace(None)
    store.close()


@pytest.mark.slow
def test_a_delivery_killed_at_any_step_loses_no_letter_and_makes_no_ticket_twice(tmp_path: Path) -> None:
    root, kills, repeated = Path(__file__).parents[2], 0, 0
    for at, lines in enumerate(range(0, 720, 18)):
        path = tmp_path / f"{at}.db"
        store = open_store(path)
        letters = tuple(a_letter(f"key-{number}", outlet="desk") for number in range(LETTERS))
        store.absorb(a_filing(cases=(a_case(),), letters=letters))
        store.close()
        desk: Desk = Zendesk()

        with serving(desk):
            words = [sys.executable, "-c", KILLED, str(path), desk.url, str(lines)]
            first = subprocess.run(words, cwd=root, capture_output=True, check=False)
            assert first.returncode in (0, -9), first.stderr.decode()
            kills += first.returncode == -9
            run(path, desk.url)
            run(path, desk.url)

        store = open_store(path)
        made = Counter(ticket["external_id"] for ticket in desk.tickets.values())
        assert [letter.state for letter in store.letters(state=None)] == ["sent"] * LETTERS
        assert sorted(made.values()) == [1] * LETTERS
        assert [event.verb for event in store.events(1)].count("sent") == LETTERS
        repeated += any(letter.tries > 1 for letter in store.letters(state=None))
        store.close()
    assert (kills >= 20, repeated >= 5) == (True, True)
