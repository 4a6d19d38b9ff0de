"""A hand-over is finished when the customer has arrived."""

from __future__ import annotations

from datetime import timedelta

from socialwatch.desk.arrivals import arrived, bring_back, not_arrived, on_the_way
from socialwatch.model.words import DueKind, Outcome, Sla, State
from socialwatch.promises.standing import sla
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import after


def moved(*numbers: int) -> Inbox:
    inbox = Inbox()
    inbox.receive(*(said(str(number), author=f"@p{number}", thread_id=str(number)) for number in (1, 2, 3)))
    for number in numbers:
        inbox.desk("ada").handle([number], outcome=Outcome.MOVED, moved_to="phone", ref=f"T-{number}")
        inbox.wait(minutes=1)
    return inbox


def test_whoever_was_sent_on_stands_on_the_list_until_somebody_met_them() -> None:
    inbox = moved(2, 1)
    before = [case.id for case in on_the_way(inbox.desk())]

    arrived(inbox.desk("kim"), [2], note="called in")

    assert (before, [case.id for case in on_the_way(inbox.desk())]) == ([2, 1], [1])
    assert (inbox.case(2).state, inbox.case(2).arrived_at) == (State.HANDLED, after(minutes=2))
    assert (inbox.store.events(2)[-1].by, inbox.store.events(2)[-1].note) == ("kim", "called in")


def test_the_filter_finds_them_among_the_handled_without_being_told_the_state() -> None:
    inbox = moved(1, 2)
    arrived(inbox.desk(), [1])

    assert [case.id for case in inbox.desk().page("arrived:no")] == [2]
    assert [case.id for case in inbox.desk().page("arrived:yes")] == [1]


def test_confirming_twice_changes_nothing_and_so_does_confirming_what_was_never_moved() -> None:
    inbox = moved(1)
    arrived(inbox.desk(), [1])

    assert arrived(inbox.desk(), [1, 2, 3]).unchanged == (1, 2, 3)
    assert not_arrived(inbox.desk(), [1, 2]).unchanged == (1, 2)


def test_whoever_did_not_arrive_waits_again_and_whoever_sent_them_on_has_the_case() -> None:
    inbox = moved(1)
    inbox.wait(hours=1)

    not_arrived(inbox.desk("kim"), [1], note="the line was dead")

    case = inbox.case()
    assert (case.state, case.assignee, case.waiting_since, case.outcome, case.moved_to) == (State.OPEN, "ada", inbox.now, None, None)
    assert case.due_at is not None
    assert inbox.story()[-1] == ("kim", "not_arrived")


def test_both_can_be_taken_back() -> None:
    for verb in (arrived, not_arrived):
        inbox = moved(1)
        before = inbox.case()
        verb(inbox.desk("kim"), [1])

        inbox.desk("kim").undo()

        assert inbox.case() == before


def test_a_customer_who_writes_again_is_no_longer_on_the_way() -> None:
    inbox = moved(1)
    inbox.wait(minutes=9)

    inbox.receive(said("9", "acme nobody answers the phone", author="@p1", thread_id="1", at=inbox.now))

    assert on_the_way(inbox.desk()) == []
    assert inbox.case().state is State.OPEN


def test_a_case_comes_back_by_itself_once_when_nobody_confirmed_in_time() -> None:
    inbox = moved(1, 2)
    arrived(inbox.desk(), [2])
    days = timedelta(days=2)
    inbox.wait(days=1.9)

    early = bring_back(inbox.desk(), within=days)
    inbox.wait(days=0.1)
    late, again = bring_back(inbox.desk(), within=days), bring_back(inbox.desk(), within=days)

    assert (early, late, again) == ([], ["case 1 is open again: nobody confirmed within 2d that they arrived."], [])
    assert (inbox.case().state, inbox.case().assignee, inbox.story()[-1]) == (State.OPEN, "ada", ("socialwatch", "not_arrived"))


def test_the_clock_of_a_solution_runs_until_the_customer_has_arrived() -> None:
    inbox = moved(1)
    on_the_way_now = inbox.case()
    inbox.wait(days=2)
    late = sla(inbox.case(), inbox.now)

    arrived(inbox.desk(), [1])

    solution = next(promise for promise in inbox.case().promises if promise.kind is DueKind.RESOLUTION)
    assert (on_the_way_now.due_kind, on_the_way_now.due_at) == (DueKind.RESOLUTION, after(days=1))
    assert (late, sla(inbox.case(), inbox.now)) == (Sla.BREACHED, Sla.MISSED)
    assert (solution.met_at, solution.breached_at, inbox.case().due_at) == (inbox.now, after(days=1), None)


def test_whoever_arrives_in_time_was_helped_in_time_also_when_it_is_taken_back_in_between() -> None:
    inbox = moved(1)
    before = inbox.case()
    inbox.wait(hours=2)
    arrived(inbox.desk("kim"), [1])
    inbox.desk("kim").undo()
    between = inbox.case()
    inbox.wait(hours=1)

    arrived(inbox.desk(), [1])

    solution = next(promise for promise in inbox.case().promises if promise.kind is DueKind.RESOLUTION)
    assert between == before
    assert (sla(inbox.case(), inbox.now), solution.met_at) == (Sla.MET, inbox.now)


def test_what_ends_otherwise_is_solved_when_it_is_handled() -> None:
    inbox = moved()
    inbox.desk().handle([1], outcome=Outcome.SOLVED)

    assert (inbox.case().due_at, sla(inbox.case(), inbox.now)) == (None, Sla.MET)
