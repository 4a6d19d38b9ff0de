"""The exam's paper on replies and problems: nothing is kept twice, nothing is kept by somebody who looked too long ago."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from socialwatch.errors import NoSuchProblemError, StoreError
from socialwatch.model.problem import Turn
from socialwatch.model.reply import ReplyState
from socialwatch.ports import Store
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.helpers.builders import MONDAY, a_case, a_filing, a_problem, a_reply, after


def filled(store: Store) -> Store:
    store.absorb(a_filing(cases=(a_case(1), a_case(2))))
    return store


def test_a_reply_comes_back_as_it_was_kept(store: Store) -> None:
    whole = a_reply(
        visibility="direct", state=ReplyState.SENT, for_approval=True, approved_by="kim", sending_since=after(minutes=1), tried_at=after(minutes=2),
        sent_at=after(minutes=2), native_id="9", url="https://x.example/9", error="it was slow", problem=3, text="we are sorry\nü 😀",
    )  # fmt: skip

    kept = filled(store).keep_reply(whole)

    assert kept == replace(whole, id=1)
    assert store.reply(1) == kept
    assert store.reply(2) is None


def test_replies_are_found_by_case_problem_and_state_oldest_first(store: Store) -> None:
    filled(store)
    one = store.keep_reply(a_reply(key="a"))
    two = store.keep_reply(a_reply(key="b", case=2, problem=3))
    three = store.keep_reply(a_reply(key="c", state=ReplyState.UNKNOWN))

    assert store.replies() == [one, two, three]
    assert store.replies(case=1) == [one, three]
    assert store.replies(problem=3) == [two]
    assert store.replies(case=1, states=[ReplyState.UNKNOWN, ReplyState.SENT]) == [three]


def test_of_two_who_take_a_draft_in_hand_the_second_is_told(store: Store) -> None:
    draft = filled(store).keep_reply(a_reply())
    store.keep_reply(replace(draft, state=ReplyState.SENDING), seen=ReplyState.DRAFT)

    with pytest.raises(StoreError, match="somebody else has reply 1 in hand"):
        store.keep_reply(replace(draft, state=ReplyState.SENDING), seen=ReplyState.DRAFT)

    assert store.replies()[0].state is ReplyState.SENDING


def test_a_key_is_taken_once(store: Store) -> None:
    filled(store).keep_reply(a_reply())

    with pytest.raises(StoreError):
        store.keep_reply(a_reply())

    assert len(store.replies()) == 1


def test_no_case_is_told_twice_of_a_problem_not_even_by_two_drafts(store: Store) -> None:
    filled(store)
    first, second = (store.keep_reply(a_reply(key=key, problem=3)) for key in ("a", "b"))
    store.keep_reply(replace(first, state=ReplyState.SENT), seen=ReplyState.DRAFT)

    with pytest.raises(StoreError):
        store.keep_reply(replace(second, state=ReplyState.SENDING), seen=ReplyState.DRAFT)

    assert [one.state for one in store.replies()] == [ReplyState.SENT, ReplyState.DRAFT]
    assert store.keep_reply(a_reply(key="c", problem=3, case=2, state=ReplyState.SENDING)).id == 3


def test_the_right_to_send_is_held_by_one_at_a_time(store: Store) -> None:
    with store.hold_sending() as first, store.hold_sending(patience=timedelta(milliseconds=30)) as second:
        assert (first, second) == (True, False)

    with store.hold_sending() as again:
        assert again


def test_the_right_to_send_dies_with_its_process(inbox: Path, sqlite: SqliteStore) -> None:
    code = """if True:
        import sys, time; from pathlib import Path; from socialwatch.store.sqlite import open_store
        with open_store(Path(sys.argv[1])).hold_sending() as is_held:
            print(is_held, flush=True); time.sleep(60)"""
    with subprocess.Popen([sys.executable, "-c", code, inbox], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        with sqlite.hold_sending() as is_held:
            assert not is_held

        other.kill()
        other.wait()

    with sqlite.hold_sending(patience=timedelta(seconds=5)) as is_held:
        assert is_held


def test_a_problem_comes_back_as_it_was_kept_and_can_be_changed(store: Store) -> None:
    turns = (Turn(at=MONDAY, by="sam", verb="new"), Turn(at=after(days=2), by="kim", verb="fixed", after=after(days=1)))
    kept = store.keep_problem(a_problem(note="lids of March"))

    fixed = store.keep_problem(replace(kept, fixed_at=after(days=1), turns=turns))

    assert kept == a_problem(1, note="lids of March")
    assert store.problem(1) == fixed
    assert store.problems() == [fixed]
    assert (kept.state, fixed.state) == ("open", "fixed")


def test_a_problem_that_is_not_there_is_told(store: Store) -> None:
    for ask in (lambda: store.problem(4), lambda: store.keep_problem(a_problem(4)), lambda: store.drop_problem(4)):
        with pytest.raises(NoSuchProblemError, match="no problem 4"):
            ask()


def test_a_problem_with_a_case_is_not_dropped_and_a_number_is_never_given_twice(store: Store) -> None:
    store.keep_problem(a_problem())
    store.keep_problem(a_problem(title="lids crack"))
    store.absorb(a_filing(cases=(a_case(1, problem=1),)))

    with pytest.raises(StoreError, match="problem 1 has"):
        store.drop_problem(1)
    store.drop_problem(2)

    assert [one.id for one in store.problems()] == [1]
    assert store.keep_problem(a_problem(title="cords are short")).id == 3


def test_an_inbox_of_the_first_release_is_opened_with_its_problems(inbox: Path) -> None:
    open_store(inbox).close()
    with sqlite3.connect(inbox) as raw:
        raw.executescript(
            """DROP TABLE replies; DELETE FROM _sqlite_migrations WHERE name = 'replies_and_problems'; DROP TABLE problems;
            CREATE TABLE problems (id INTEGER PRIMARY KEY, title TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL,
                fixed_at TEXT, note TEXT);
            INSERT INTO problems VALUES (1, 'kettles leak', 'open', '2026-11-02T09:00:00.000000Z', NULL, NULL);
            PRAGMA user_version=1;"""
        )
    raw.close()

    store = open_store(inbox)

    assert store.problems() == [a_problem(1, theme=None, created_by="")]
    assert (store.check(), store.replies()) == ([], [])
    store.close()
