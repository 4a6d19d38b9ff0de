"""The people behind the cases: muted for a while, linked by hand, and never taken for somebody else by guess."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from socialwatch.desk import people
from socialwatch.errors import NoSuchCaseError, UsageError
from socialwatch.model.mention import Contact
from socialwatch.model.words import Outcome, State
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import MONDAY, after
from tests.helpers.memory import MemoryStore


@pytest.fixture(params=["dictionaries", "file"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Inbox]:
    """Cases 1 of Jane and 2 of Bob on x, 3 of a Jane on reddit."""
    store = open_store(tmp_path / "inbox.db", create=True, durable=False) if request.param == "file" else MemoryStore()
    inbox = Inbox(store)
    inbox.receive(said("1"), said("2", author="@bob", thread_id="b"))
    inbox.receive(said("3", author="u/jane", network="reddit", thread_id="r"))
    yield inbox
    store.close()


def listed(inbox: Inbox, query: str = "") -> list[int]:
    return sorted(case.id for case in inbox.desk().page(query))


def contact(inbox: Inbox, case: int) -> Contact:
    return people.the_contact(inbox.desk(), str(case))


def mute(inbox: Inbox, case: int, **until: float) -> None:
    people.mute(inbox.desk(), [contact(inbox, case)], until=inbox.now + (after(**until) - MONDAY))


# -- muting -------------------------------------------------------------------------------------------------------------


def test_new_cases_of_somebody_muted_stand_in_no_list_that_does_not_ask_and_are_counted(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)
    inbox.wait(hours=1)

    decision = inbox.receive(said("9", "acme is on fire", thread_id="new", at=inbox.now))

    assert decision.new_cases == (4,)
    assert (listed(inbox), listed(inbox, "muted:yes"), listed(inbox, "muted:any")) == ([1, 2, 3], [4], [1, 2, 3, 4])
    assert [inbox.case(number).muted_until for number in (1, 4)] == [None, after(days=7)]
    assert inbox.case(4).due_at is not None
    taken = [inbox.desk().next() for _ in range(4)]
    assert sorted(one.case.id for one in taken if one) == [1, 2, 3]


def test_a_cry_of_danger_is_heard_whoever_was_muted(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)

    inbox.receive(said("9", "acme, there is smoke", thread_id="new"))
    inbox.receive(said("10", "acme is broken", thread_id="newer"))
    inbox.receive(said("11", "acme, now it has smoke too", thread_id="newer"))

    assert listed(inbox) == [1, 2, 3, 4, 5]
    assert [inbox.case(number).muted_until for number in (4, 5)] == [None, None]


def test_a_rule_hands_nothing_over_that_somebody_muted_writes(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)

    inbox.receive(said("9", "acme owes me a refund", thread_id="new"))
    inbox.receive(said("10", "acme, my refund", author="@bob", thread_id="other"))

    assert [inbox.case(number).state for number in (4, 5)] == [State.NEW, State.ESCALATED]
    assert {letter.case for letter in inbox.store.letters()} == {5}


def test_when_the_time_is_over_the_cases_stand_in_the_list_by_themselves(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)
    inbox.receive(said("9", thread_id="new"))

    inbox.wait(days=7)
    inbox.receive(said("10", thread_id="newer", at=inbox.now))

    assert (listed(inbox), listed(inbox, "muted:yes")) == ([1, 2, 3, 4, 5], [])


def test_a_handled_case_that_somebody_muted_wakes_stays_out_of_the_list_too(inbox: Inbox) -> None:
    inbox.desk().handle([1], outcome=Outcome.SOLVED)
    mute(inbox, 1, days=7)
    inbox.wait(hours=1)

    inbox.receive(said("9", "acme again", at=inbox.now))

    assert (inbox.case(1).state, listed(inbox), listed(inbox, "muted:yes")) == (State.OPEN, [2, 3], [1])


def test_who_reopens_a_case_by_hand_wants_to_see_it(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)
    inbox.receive(said("9", thread_id="new"))
    inbox.desk().handle([4])

    inbox.desk().reopen([4])

    assert listed(inbox) == [1, 2, 3, 4]


def test_only_the_contact_on_this_network_is_muted(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)

    inbox.receive(said("9", author="u/jane", network="reddit", thread_id="other"))

    assert listed(inbox) == [1, 2, 3, 4]


@pytest.mark.parametrize("way", ["off", "undo"])
def test_hearing_somebody_again_brings_what_arrived_meanwhile(inbox: Inbox, way: str) -> None:
    mute(inbox, 1, days=7)
    inbox.receive(said("9", thread_id="new"))
    inbox.wait(hours=1)

    if way == "off":
        people.mute(inbox.desk(), [contact(inbox, 1)], until=None)
    else:
        inbox.desk().undo()

    assert (listed(inbox), contact(inbox, 1).muted_until) == ([1, 2, 3, 4], None)
    inbox.receive(said("10", thread_id="newer", at=inbox.now))
    assert listed(inbox) == [1, 2, 3, 4, 5]


def test_undoing_the_end_of_a_mute_mutes_again(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)
    inbox.receive(said("9", thread_id="new"))
    people.mute(inbox.desk(), [contact(inbox, 1)], until=None)

    inbox.desk().undo()

    assert (listed(inbox), contact(inbox, 1).muted_until) == ([1, 2, 3], after(days=7))


def test_muting_says_who_until_when_in_the_history_and_said_twice_changes_nothing(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)

    again = people.mute(inbox.desk(), [contact(inbox, 1)], until=after(days=7))

    assert (again.cases, again.unchanged) == ((), (1,))
    (line,) = [one for one in inbox.store.events(1) if one.verb == "mute"]
    assert (line.by, line.note) == ("sam", "@jane on x until 2026-11-09 09:00 UTC")
    assert {name: list(change) for name, change in line.changes.items()} == {"contact.1.muted_until": [None, "2026-11-09T09:00:00Z"]}


def test_undo_leaves_a_mute_that_somebody_else_changed_since(inbox: Inbox) -> None:
    mute(inbox, 1, days=7)
    people.mute(inbox.desk("bob"), [contact(inbox, 1)], until=after(days=9))

    act = inbox.desk().undo()

    assert contact(inbox, 1).muted_until == after(days=9)
    assert act.remarks == ("@jane has changed since (mute stands)",)


# -- linking ------------------------------------------------------------------------------------------------------------


def linked(inbox: Inbox, case: int) -> list[str]:
    return [one.handle for one in people.person(inbox.desk(), contact(inbox, case)).linked]


def test_nobody_is_linked_by_the_same_handle(inbox: Inbox) -> None:
    assert linked(inbox, 1) == []
    with pytest.raises(UsageError, match="@jane is somebody on reddit, x; say which"):
        people.the_contact(inbox.desk(), "@jane")
    assert people.the_contact(inbox.desk(), "jane", network="reddit").network == "reddit"


def test_two_contacts_are_one_person_when_somebody_says_so_and_a_third_joins_them(inbox: Inbox) -> None:
    people.link(inbox.desk(), contact(inbox, 1), contact(inbox, 3))
    people.link(inbox.desk(), contact(inbox, 2), contact(inbox, 3))

    assert [linked(inbox, case) for case in (1, 2, 3)] == [["@bob", "u/jane"], ["@jane", "u/jane"], ["@jane", "@bob"]]
    assert listed(inbox) == [1, 2, 3]


def test_linking_is_taken_back_by_unlinking_or_undo(inbox: Inbox) -> None:
    people.link(inbox.desk(), contact(inbox, 1), contact(inbox, 3))
    people.link(inbox.desk(), contact(inbox, 2), contact(inbox, 3))

    inbox.desk().undo()
    undone = [linked(inbox, case) for case in (1, 2, 3)]
    people.unlink(inbox.desk(), contact(inbox, 3))

    assert undone == [["u/jane"], [], ["@jane"]]
    assert [contact(inbox, case).person for case in (1, 2, 3)] == [None, None, None]


def test_linking_again_changes_nothing_and_with_oneself_is_refused(inbox: Inbox) -> None:
    people.link(inbox.desk(), contact(inbox, 1), contact(inbox, 3))

    assert people.link(inbox.desk(), contact(inbox, 3), contact(inbox, 1)).cases == ()
    with pytest.raises(UsageError, match="same contact"):
        people.link(inbox.desk(), contact(inbox, 1), contact(inbox, 1))


# -- showing ------------------------------------------------------------------------------------------------------------


def test_a_person_is_shown_with_every_case_of_theirs_newest_first(inbox: Inbox) -> None:
    inbox.desk().handle([1], outcome=Outcome.SOLVED)
    inbox.receive(said("9", thread_id="new", at=after(hours=1)))

    found = people.person(inbox.desk(), contact(inbox, 1))

    assert [(case.id, case.state) for case in found.cases] == [(4, State.NEW), (1, State.HANDLED)]
    assert found.contact.cases == 2


def test_who_has_never_written_and_a_case_that_is_not_there_are_named(inbox: Inbox) -> None:
    with pytest.raises(UsageError, match="nobody called @moon has written to us on x"):
        people.contacts_meant(inbox.desk(), "@moon", network="x")
    with pytest.raises(NoSuchCaseError):
        people.contacts_meant(inbox.desk(), "41")
