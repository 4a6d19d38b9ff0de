"""What time alone does: it is written down by whoever touches the case next, at the time when it happened, and once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from socialwatch.desk.passing import let_time_pass
from socialwatch.model.case import Event
from socialwatch.model.words import DueKind, State
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, Scripted, answered, home, said, settled_at
from tests.helpers.builders import MONDAY, after
from tests.helpers.memory import MemoryStore


@pytest.fixture(params=["dictionaries", "file"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Inbox]:
    """An inbox with one case, which is owed an answer in two hours and a solution in a day."""
    store = open_store(tmp_path / "inbox.db", create=True, durable=False) if request.param == "file" else MemoryStore()
    inbox = Inbox(store)
    inbox.receive(said("1"))
    yield inbox
    store.close()


def lines(inbox: Inbox, *verbs: str) -> list[tuple[str, datetime, State | None, State | None]]:
    """The lines of these verbs in the history of the case: verb, when, from, to."""
    return [(one.verb, one.at, one.from_state, one.to_state) for one in inbox.store.events(1) if one.verb in verbs]


def noted(inbox: Inbox, verb: str) -> list[str | None]:
    return [one.note for one in inbox.store.events(1) if one.verb == verb]


# -- missed promises ----------------------------------------------------------------------------------------------------


def test_after_days_without_a_poll_a_breach_stands_at_its_due_time_with_both_durations(inbox: Inbox) -> None:
    inbox.wait(days=5)

    inbox.poll(Scripted())

    assert lines(inbox, "breach") == [
        ("breach", after(hours=2), State.NEW, State.NEW),
        ("breach", after(days=1), State.NEW, State.NEW),
    ]
    assert noted(inbox, "breach") == ["first response was due after 2h", "resolution was due after 1d"]
    assert [(one.breached_at, one.breach_clock, one.breach_business) for one in inbox.case().promises] == [
        (after(hours=2), timedelta(hours=2), timedelta(hours=2)),
        (after(days=1), timedelta(days=1), timedelta(days=1)),
    ]


def test_a_breach_is_told_once_whoever_looks_and_however_often(inbox: Inbox) -> None:
    inbox.wait(hours=3)
    inbox.desk().note([1], "late")
    inbox.poll(Scripted())
    inbox.desk().handle([1])
    inbox.desk().undo(2)
    inbox.poll(Scripted())
    inbox.receive(said("2", "acme?", at=inbox.now))

    assert len(lines(inbox, "breach")) == 1
    assert [one.kind for one in inbox.case().promises if one.breached_at] == [DueKind.FIRST_RESPONSE]


def test_nothing_is_written_before_a_promise_is_missed(inbox: Inbox) -> None:
    inbox.wait(hours=2)

    inbox.poll(Scripted())

    assert inbox.story() == [("socialwatch", "receive")]


def test_an_answer_in_time_that_the_late_poll_brings_is_no_breach(inbox: Inbox) -> None:
    inbox.wait(hours=9)

    inbox.poll(Scripted([home(answered("2", at=after(hours=1)))]))

    assert [one.verb for one in inbox.store.events(1)] == ["receive", "answer_seen"]
    assert [one.breached_at for one in inbox.case().promises] == [None, None]


def test_an_answer_in_time_that_turns_up_behind_the_breach_takes_it_back_and_the_history_says_so(inbox: Inbox) -> None:
    inbox.wait(hours=9)
    inbox.desk().note([1], "where is our answer?")

    inbox.poll(Scripted([home(answered("2", at=after(hours=1)))]))

    assert [one.verb for one in inbox.store.events(1)] == ["receive", "breach", "note", "answer_seen", "kept"]
    assert noted(inbox, "kept") == ["first response was in time after all: our reply of 2026-11-02 10:00 UTC was seen late"]
    assert [one.breached_at for one in inbox.case().promises] == [None, None]


def test_a_post_that_is_found_days_late_is_missed_at_its_due_time(inbox: Inbox) -> None:
    inbox.wait(days=3)

    inbox.receive(said("9", author="@bo", thread_id="late", at=after(hours=1)))

    assert [(one.verb, one.at) for one in inbox.store.events(2)] == [
        ("receive", inbox.now), ("breach", after(hours=3)), ("breach", after(hours=25)),
    ]  # fmt: skip


# -- waking -------------------------------------------------------------------------------------------------------------


def test_a_verb_on_a_case_that_woke_writes_down_when_and_from_what(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=1))
    inbox.wait(hours=1, minutes=30)

    inbox.desk().note([1], "awake")

    assert lines(inbox, "snooze", "wake", "note") == [
        ("snooze", MONDAY, State.NEW, State.SNOOZED),
        ("wake", after(hours=1), State.SNOOZED, State.OPEN),
        ("note", after(hours=1.5), State.OPEN, State.OPEN),
    ]
    assert (inbox.case().state, inbox.case().snoozed_until) == (State.OPEN, None)


def test_a_poll_writes_down_what_woke(inbox: Inbox) -> None:
    inbox.desk().watch([1], until=after(hours=1))
    inbox.wait(days=2)

    inbox.poll(Scripted())

    assert lines(inbox, "wake") == [("wake", after(hours=1), State.WATCHING, State.OPEN)]


def test_a_post_to_a_case_that_woke_meanwhile_reopens_nothing(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=1))
    inbox.wait(hours=3)

    decision = inbox.receive(said("2", "acme?", at=inbox.now))

    assert decision.reopened == ()
    assert [one.verb for one in inbox.store.events(1)] == ["receive", "snooze", "wake", "breach"]


def test_a_resolution_runs_on_from_when_the_case_woke_and_not_from_when_somebody_looked(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=10))
    inbox.wait(hours=20)
    by_a_poll = Inbox(inbox.store)
    by_a_poll.now = inbox.now

    by_a_poll.poll(Scripted())

    resolution = next(one for one in inbox.case().promises if one.kind is DueKind.RESOLUTION)
    assert (resolution.due_at, resolution.left) == (after(hours=34), None)


def test_a_promise_missed_in_its_sleep_stands_before_its_waking(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=5))
    inbox.wait(hours=48)

    inbox.desk().handle([1])

    assert [(one.verb, one.at) for one in inbox.store.events(1)][2:] == [
        ("breach", after(hours=2)), ("wake", after(hours=5)), ("breach", after(hours=29)), ("handle", after(hours=48)),
    ]  # fmt: skip


def test_letting_time_pass_twice_adds_nothing_and_goes_through_more_than_one_batch() -> None:
    inbox = Inbox()
    inbox.receive(*[said(str(n), author=f"@p{n}", thread_id=f"t{n}") for n in range(600)])
    inbox.wait(hours=3)

    done = [let_time_pass(inbox.store, settled_at, inbox.now) for _ in range(2)]

    assert done == [600, 0]
    assert sum(len([one for one in inbox.store.events(n) if one.verb == "breach"]) for n in range(1, 601)) == 600


def test_cases_in_which_nothing_is_to_be_written_down_do_not_stand_before_the_others() -> None:
    inbox = Inbox()
    inbox.receive(*[said(str(n), author=f"@p{n}", thread_id=f"t{n}") for n in range(502)])
    for number in range(1, 502):
        # As an older release may have left it: answered in time, and the promise still open.
        case = inbox.case(number)
        inbox.store.shelves.cases[number] = replace(case, first_response_at=after(hours=1), waiting_since=None)
    inbox.wait(hours=3)

    assert let_time_pass(inbox.store, settled_at, inbox.now) == 1
    assert [event.verb for event in inbox.store.events(502)] == ["receive", "breach"]


def test_what_time_did_is_nobodys_act_to_take_back(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=1))
    inbox.wait(hours=3)
    inbox.desk().tag([1], add=["vip"])

    inbox.desk().undo()

    assert [one.verb for one in inbox.store.events(1)] == ["receive", "snooze", "wake", "breach", "tag", "undo"]
    assert (inbox.case().state, inbox.case().tags) == (State.OPEN, ())


# -- taking back what others built upon ---------------------------------------------------------------------------------


def test_undo_takes_out_its_own_tag_and_leaves_what_others_tagged_since(inbox: Inbox) -> None:
    inbox.desk("ann").tag([1], add=["vip"])
    inbox.desk("bob").tag([1], add=["recall"])

    inbox.desk("ann").undo()

    assert inbox.case().tags == ("recall",)


def test_undo_takes_back_a_word_given_by_hand_whatever_became_of_the_other_clocks(inbox: Inbox) -> None:
    inbox.desk().promise([1], due_at=after(hours=1), note="a call")
    inbox.wait(hours=3)
    inbox.poll(Scripted())

    inbox.desk().undo()

    assert [one.kind for one in inbox.case().promises] == [DueKind.FIRST_RESPONSE, DueKind.RESOLUTION]
    assert inbox.case().due_kind is DueKind.FIRST_RESPONSE


def test_undo_names_what_somebody_else_decided_since(inbox: Inbox) -> None:
    inbox.desk("ann").assign([1], to="ann")
    inbox.desk("bob").assign([1], to="bob")

    act = inbox.desk("ann").undo()

    assert inbox.case().assignee == "bob"
    assert act.remarks == ("case 1: somebody changed assignee since; that stands",)


def test_an_undo_of_many_acts_is_one_act_of_the_history(inbox: Inbox) -> None:
    inbox.desk().tag([1], add=["vip"])
    inbox.desk().handle([1])

    inbox.desk().undo(2)

    undone: list[Event] = [one for one in inbox.store.events(1) if one.verb == "undo"]
    assert [one.note for one in undone] == ["took back handle", "took back tag"]
    assert len({one.act for one in undone}) == 1
