"""Every verb of a person: what it makes of a case, what the history says, said twice, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from socialwatch.desk.desk import Act, Desk
from socialwatch.model.words import NoReplyReason, Outcome, State
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import MONDAY, after
from tests.helpers.memory import MemoryStore

TOMORROW = after(days=1)

Verb = Callable[[Desk], Act]

VERBS: dict[str, tuple[Verb, dict[str, Any]]] = {
    "handle": (
        lambda desk: desk.handle([1], outcome=Outcome.SOLVED, note="new kettle"),
        {"state": State.HANDLED, "outcome": Outcome.SOLVED, "handled_by": "sam", "handled_at": MONDAY, "waiting_since": None},
    ),
    "handle without a reply": (
        lambda desk: desk.handle([1], outcome=Outcome.NO_REPLY, reason=NoReplyReason.VENTING),
        {"state": State.HANDLED, "outcome": Outcome.NO_REPLY, "outcome_reason": NoReplyReason.VENTING},
    ),
    "handle elsewhere": (
        lambda desk: desk.handle([1], outcome=Outcome.MOVED, moved_to="mail", ref="T-7"),
        {"state": State.HANDLED, "outcome": Outcome.MOVED, "moved_to": "mail", "moved_ref": "T-7"},
    ),
    "escalate": (
        lambda desk: desk.escalate([1], to="billing"),
        {"state": State.ESCALATED, "escalated_to": "billing", "escalated_at": MONDAY, "department": "billing"},
    ),
    "snooze": (
        lambda desk: desk.snooze([1], until=TOMORROW, keep=True),
        {"state": State.SNOOZED, "snoozed_until": TOMORROW, "keeps_sleeping": True, "waiting_since": MONDAY},
    ),
    "watch": (
        lambda desk: desk.watch([1], until=TOMORROW),
        {"state": State.WATCHING, "snoozed_until": TOMORROW, "waiting_since": None, "settled_mention": 1},
    ),
    "pending": (
        lambda desk: desk.pending([1]),
        {"state": State.PENDING, "waiting_since": None, "first_response_at": MONDAY, "settled_mention": 1},
    ),
    "assign": (lambda desk: desk.assign([1], to="me"), {"state": State.OPEN, "assignee": "sam", "claimed_until": None}),
    "tag": (lambda desk: desk.tag([1], add=("vip", "vip")), {"state": State.NEW, "tags": ("vip",), "set_by_person": frozenset({"tags"})}),
}
GROWING: dict[str, Verb] = {
    "note": lambda desk: desk.note([1], "called them"),
    "promise": lambda desk: desk.promise([1], due_at=TOMORROW, note="a new kettle"),
}


@pytest.fixture(params=["dictionaries", "file"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Inbox]:
    store = open_store(tmp_path / "inbox.db", create=True, durable=False) if request.param == "file" else MemoryStore()
    inbox = Inbox(store)
    inbox.receive(said("1"))
    yield inbox
    store.close()


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_sets_what_it_says_and_writes_one_line(inbox: Inbox, name: str) -> None:
    verb, expected = VERBS[name]

    act = verb(inbox.desk())

    case = inbox.case()
    assert {field: getattr(case, field) for field in expected} == expected
    assert act.cases == (case,)
    assert inbox.story() == [("socialwatch", "receive"), ("sam", name.split(maxsplit=1)[0])]


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_said_twice_changes_nothing_more(inbox: Inbox, name: str) -> None:
    verb, _ = VERBS[name]
    verb(inbox.desk())
    before, story = inbox.case(), inbox.story()

    act = verb(inbox.desk())

    assert (act.cases, act.unchanged, inbox.case(), inbox.story()) == ((), (1,), before, story)


@pytest.mark.parametrize("name", [*VERBS, *GROWING])
def test_undo_puts_everything_back_and_keeps_both_lines(inbox: Inbox, name: str) -> None:
    verb = GROWING[name] if name in GROWING else VERBS[name][0]
    before = inbox.case()
    verb(inbox.desk())

    inbox.desk().undo()

    assert inbox.case() == before
    assert [event.verb for event in inbox.store.events(1)] == ["receive", name.split(maxsplit=1)[0], "undo"]
    assert inbox.store.events(1)[1].undone_by == inbox.store.events(1)[2].id


@pytest.mark.parametrize("name", [*VERBS, *GROWING])
def test_undo_later_than_the_deed_still_gives_the_clocks_back(inbox: Inbox, name: str) -> None:
    verb = GROWING[name] if name in GROWING else VERBS[name][0]
    before = inbox.case()
    verb(inbox.desk())
    inbox.wait(minutes=10)

    inbox.desk().undo()

    assert inbox.case() == before


def test_handling_twice_keeps_the_first_hand(inbox: Inbox) -> None:
    inbox.desk("ann").handle([1], outcome=Outcome.SOLVED)

    inbox.desk("bob").handle([1], outcome=Outcome.SPAM)

    assert (inbox.case().handled_by, inbox.case().outcome) == ("ann", Outcome.SOLVED)


def test_a_handled_case_that_is_reopened_waits_from_now_and_still_does_after_a_thank_you(inbox: Inbox) -> None:
    inbox.desk().handle([1])
    inbox.wait(hours=1)
    inbox.desk().reopen([1])
    reopened = inbox.now
    inbox.wait(hours=1)

    inbox.receive(said("2", "thanks acme", at=inbox.now))

    assert (inbox.case().state, inbox.case().waiting_since) == (State.OPEN, reopened)


@pytest.mark.parametrize("name", ["watch", "pending"])
def test_what_was_settled_by_hand_does_not_wait_again_because_of_a_thank_you(inbox: Inbox, name: str) -> None:
    VERBS[name][0](inbox.desk())
    before = inbox.case()
    inbox.wait(hours=1)

    inbox.receive(said("2", "thanks acme", at=inbox.now))

    assert (inbox.case().state, inbox.case().waiting_since) == (before.state, None)


@pytest.mark.parametrize(("keep", "state"), [(False, State.OPEN), (True, State.SNOOZED)])
def test_the_customer_wakes_a_sleeping_case_unless_it_is_to_sleep_on(inbox: Inbox, keep: bool, state: State) -> None:
    inbox.desk().snooze([1], until=TOMORROW, keep=keep)
    inbox.wait(hours=1)

    inbox.receive(said("2", "acme?", at=inbox.now))

    assert inbox.case().state is state


def test_a_lapsed_sleep_is_over_when_our_answer_arrives(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=1))
    inbox.wait(hours=2)

    inbox.receive(replace(said("2", "hello", at=inbox.now), author="@acme"))

    assert (inbox.case().state, inbox.case().snoozed_until) == (State.PENDING, None)
