"""A file of an older release opens, with everything that was in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from socialwatch.model.filters import Filter
from socialwatch.model.words import State
from socialwatch.store.connection import VERSION
from socialwatch.store.sqlite import open_store
from tests.helpers.builders import MONDAY, after, where
from tests.helpers.old_inbox import inbox_of_release_0_1, rows_of


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An inbox as release 0.1 left it."""
    return inbox_of_release_0_1(tmp_path / "inbox.db")


def test_every_row_of_release_0_1_survives_with_every_field(old: Path) -> None:
    before = rows_of(old)

    store = open_store(old)
    told = (store.version(), store.check())
    store.close()

    assert told == ((VERSION, VERSION), [])
    after_ = rows_of(old)
    assert {name: len(rows) for name, rows in before.items()} == {name: len(after_[name]) for name in before}
    kept = {name: [{field: row[field] for field in was} for was, row in zip(before[name], after_[name], strict=True)] for name in before}
    assert kept == before
    assert min(len(before[name]) for name in ("cases", "contacts", "mentions", "events", "outbox", "quarantine", "sources")) > 0


def test_what_release_0_1_wrote_is_read_as_cases_mentions_and_history(old: Path) -> None:
    store = open_store(old)

    states = {case.id: case.state for case in store.walk(Filter(), now=MONDAY)}
    found = [case.author for case in store.page(where("text", "refund"), now=MONDAY)]
    history = [event.verb for event in store.events(5)]
    letters = [(letter.case, letter.outlet, letter.state) for letter in store.letters()]
    store.close()

    assert states == {
        1: State.PENDING, 2: State.ESCALATED, 3: State.SNOOZED, 4: State.HANDLED, 5: State.OPEN, 6: State.WATCHING,
    }  # fmt: skip
    assert (found, history, letters) == (["@bo"], ["receive", "claim", "handle", "undo"], [(2, "hook", "waiting")])


def test_cases_of_release_0_1_still_wake_and_miss_their_promises(old: Path) -> None:
    store = open_store(old)

    turning = store.turning(now=after(days=400))
    store.close()

    assert sorted(turning) == [2, 3, 5, 6]


def test_an_inbox_of_today_has_the_tables_that_a_migrated_one_has(old: Path, tmp_path: Path) -> None:
    open_store(old).close()
    open_store(tmp_path / "fresh.db").close()

    assert _tables(old) == _tables(tmp_path / "fresh.db")


def _tables(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
