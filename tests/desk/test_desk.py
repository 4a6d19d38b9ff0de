"""The desk: looking, claiming, acting on many cases at once, and taking acts back."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from socialwatch.desk import life
from socialwatch.errors import NoSuchCaseError, UsageError
from socialwatch.model.case import Case, Change
from socialwatch.model.words import NoReplyReason, Outcome, State
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import after


@pytest.fixture
def inbox() -> Inbox:
    """An inbox of three cases: an ordinary one, a fire, and another ordinary one."""
    inbox = Inbox()
    inbox.receive(
        said("1"), said("2", "acme is on fire", author="@bob", at=after(minutes=-1)), said("3", author="@eve", at=after(minutes=-2))
    )
    return inbox


def number_of(inbox: Inbox, author: str) -> int:
    return next(case.id for case in inbox.desk().page() if case.author == author)


# -- looking ------------------------------------------------------------------------------------------------------------


def test_the_page_shows_live_cases_urgent_first_and_a_filter_replaces_its_default(inbox: Inbox) -> None:
    fire, eve, jane = (number_of(inbox, author) for author in ("@bob", "@eve", "@jane"))
    inbox.desk().handle([jane])

    assert [case.id for case in inbox.desk().page()] == [fire, eve]
    assert [case.id for case in inbox.desk().page("state:handled")] == [jane]
    assert len(inbox.desk().page("state:any")) == 3
    assert len(inbox.desk().page(is_live=False)) == 3


def test_a_case_is_shown_with_its_talk_its_history_and_its_contact(inbox: Inbox) -> None:
    shown = inbox.desk().show(number_of(inbox, "@bob"))

    assert [one.mention.native_id for one in shown.conversation] == ["2"]
    assert [event.verb for event in shown.events] == ["receive"]
    assert shown.contact == inbox.store.contact(shown.case.contact)
    assert shown.case.author == "@bob"


# -- next ---------------------------------------------------------------------------------------------------------------


def test_next_gives_the_most_urgent_case_that_nobody_has(inbox: Inbox) -> None:
    given = [inbox.desk(who).next() for who in ("ann", "bob", "ann", "bob")]

    assert [one.case.author if one else None for one in given] == ["@bob", "@eve", "@jane", None]
    assert [one.case.assignee if one else None for one in given] == ["ann", "bob", "ann", None]


def test_a_claim_lapses_and_the_case_is_free_again(inbox: Inbox) -> None:
    first = inbox.desk("ann").next("priority:urgent")
    inbox.wait(minutes=29)
    early = inbox.desk("bob").next("priority:urgent")
    inbox.wait(minutes=1)

    late = inbox.desk("bob").next("priority:urgent")

    assert first is not None
    assert late is not None
    assert (early, late.case.id, late.case.assignee) == (None, first.case.id, "bob")


def test_an_assigned_case_is_never_handed_out(inbox: Inbox) -> None:
    inbox.desk().assign([1, 2, 3], to="ann")
    inbox.wait(days=30)

    assert inbox.desk("bob").next() is None


def test_two_people_at_once_never_get_the_same_case(tmp_path: Path) -> None:
    path, filled = tmp_path / "inbox.db", Inbox()
    with_store = open_store(path, create=True)
    filled.store = with_store
    filled.tools = replace(filled.tools, store=with_store)
    filled.receive(*[said(str(n), author=f"@p{n}") for n in range(12)])
    with_store.close()
    given: list[tuple[str, int]] = []

    def work(who: str) -> None:
        mine = Inbox()
        mine.store = open_store(path)
        while (shown := mine.desk(who).next()) is not None:
            given.append((who, shown.case.id))
        mine.store.close()

    people = [threading.Thread(target=work, args=(who,)) for who in ("ann", "bob")]
    for one in people:
        one.start()
    for one in people:
        one.join(20)

    assert sorted(number for _, number in given) == list(range(1, 13))


# -- acting -------------------------------------------------------------------------------------------------------------


def test_not_answering_needs_a_reason_and_a_reason_needs_it(inbox: Inbox) -> None:
    with pytest.raises(UsageError, match="venting, vengeance"):
        inbox.desk().handle([1], outcome=Outcome.NO_REPLY)
    with pytest.raises(UsageError, match="goes with --outcome no_reply"):
        inbox.desk().handle([1], outcome=Outcome.SOLVED, reason=NoReplyReason.TROLL)

    assert inbox.case().state is State.NEW


def test_a_batch_with_an_unknown_number_changes_nothing(inbox: Inbox) -> None:
    with pytest.raises(NoSuchCaseError):
        inbox.desk().handle([1, 2, 99])

    assert {inbox.case(number).state for number in (1, 2, 3)} == {State.NEW}


def test_a_number_named_twice_is_done_once(inbox: Inbox) -> None:
    act = inbox.desk().note([1, 1], "called")

    assert (len(act.cases), [verb for _, verb in inbox.story()]) == (1, ["receive", "note"])


def test_an_escalation_writes_a_letter_for_each_outlet_and_says_when_there_is_none(inbox: Inbox) -> None:
    told, silent = inbox.desk().escalate([1], to="billing", note="please"), inbox.desk().escalate([2], to="silent")

    assert [(letter.case, letter.outlet) for letter in inbox.store.letters()] == [(1, "chat"), (1, "mail")]
    assert "Note: please" in inbox.store.letters()[0].body
    assert (told.remarks, silent.remarks) == ((), ("silent has no outlet: nobody is told but by the inbox",))


def test_an_unknown_department_is_refused_with_those_there_are(inbox: Inbox) -> None:
    with pytest.raises(UsageError, match="billing, silent"):
        inbox.desk().escalate([1], to="moon")


def test_private_words_do_not_leave_in_a_letter(inbox: Inbox) -> None:
    inbox.receive(said("9", "acme, my card is 4111", author="@kim", is_private=True))

    inbox.desk().escalate([4], to="billing")

    letters = inbox.store.letters()
    assert [letter.outlet for letter in letters] == ["chat", "mail"]
    assert "4111" not in repr(letters)


# -- undo ---------------------------------------------------------------------------------------------------------------


def test_undo_takes_back_a_whole_batch_as_one_act(inbox: Inbox) -> None:
    before = [inbox.case(number) for number in (1, 2, 3)]
    inbox.desk().handle([1, 2, 3], outcome=Outcome.SPAM)

    act = inbox.desk().undo()

    assert [inbox.case(number) for number in (1, 2, 3)] == before
    assert sorted(case.id for case in act.cases) == [1, 2, 3]


def test_undo_of_two_acts_goes_back_through_both(inbox: Inbox) -> None:
    before = inbox.case()
    inbox.desk().tag([1], add=["vip"])
    inbox.desk().handle([1])

    inbox.desk().undo(2)

    assert inbox.case() == before
    assert inbox.desk().undo().cases == ()


def test_undo_takes_back_only_ones_own(inbox: Inbox) -> None:
    inbox.desk("ann").handle([1])

    assert inbox.desk("bob").undo().cases == ()
    assert inbox.case().state is State.HANDLED


def test_what_somebody_did_since_stands(inbox: Inbox) -> None:
    inbox.desk("ann").snooze([1], until=after(days=1))
    inbox.desk("bob").handle([1], outcome=Outcome.SOLVED)
    before = inbox.case()

    act = inbox.desk("ann").undo()

    assert inbox.case() == before
    assert (act.cases, act.remarks) == ((), ("case 1 has changed since (snooze of 2026-11-02 09:00 UTC stands)", "`undo 2` goes past it"))


def test_undo_keeps_a_tag_that_somebody_else_added_since(inbox: Inbox) -> None:
    inbox.desk("ann").handle([1])
    inbox.desk("bob").tag([1], add=["vip"])

    inbox.desk("ann").undo()

    assert (inbox.case().state, inbox.case().tags) == (State.NEW, ("vip",))


def test_undoing_an_escalation_drops_the_letters_that_wait_and_names_those_that_left(inbox: Inbox) -> None:
    inbox.desk().escalate([1], to="billing")
    inbox.store.keep_letter(replace(inbox.store.letters()[0], state="sent"))
    inbox.wait(minutes=1)

    act = inbox.desk().undo()

    assert (inbox.case().state, [letter.state for letter in inbox.store.letters(state=None)]) == (State.NEW, ["sent", "dropped"])
    assert act.remarks == ("the message to chat about case 1 has left the house and cannot be called back",)


def test_undo_brings_back_what_a_case_waited_for_after_a_later_poll(inbox: Inbox) -> None:
    inbox.desk().handle([1])
    inbox.wait(minutes=5)
    inbox.receive(said("10", "thanks acme", author=inbox.case().author, at=inbox.now))

    inbox.desk().undo()

    assert (inbox.case().state, inbox.case().mentions, inbox.case().due_at) == (
        State.NEW,
        2,
        inbox.case().created_at + (after(hours=2) - after()),
    )


# -- claims -------------------------------------------------------------------------------------------------------------


def test_a_claim_is_taken_by_name_prolonged_and_given_back(inbox: Inbox) -> None:
    inbox.desk("ann").claim([1])
    inbox.wait(minutes=10)
    inbox.desk("ann").claim([1])
    until = inbox.case().claimed_until

    inbox.desk("ann").release([1])

    assert until == after(minutes=40)
    assert (inbox.case().assignee, inbox.case().claimed_until) == (None, None)
    assert [verb for _, verb in inbox.story()] == ["receive", "claim", "claim", "release"]


def test_what_somebody_else_has_is_neither_claimed_nor_given_back(inbox: Inbox) -> None:
    inbox.desk("ann").claim([1])
    inbox.desk().assign([2], to="ann")

    claimed, released = inbox.desk("bob").claim([1, 2, 3]), inbox.desk("bob").release([1])

    assert [case.id for case in claimed.cases] == [3]
    assert claimed.remarks == ("case 1 is ann's; `assign` gives it to somebody else", "case 2 is ann's; `assign` gives it to somebody else")
    assert (released.cases, released.unchanged) == ((), ())
    assert released.remarks == ("case 1 is ann's, not yours to give back; `assign 1 nobody` takes it from them",)


def test_a_claim_that_lapsed_is_nobodys(inbox: Inbox) -> None:
    inbox.desk("ann").claim([1])
    inbox.wait(minutes=30)

    assert inbox.case().owner(inbox.now) is None
    assert [case.id for case in inbox.desk().page("assignee:ann")] == []
    assert inbox.desk("bob").claim([1]).cases[0].assignee == "bob"


def test_undo_gives_a_claim_back(inbox: Inbox) -> None:
    given = inbox.desk("ann").next()
    assert given is not None

    inbox.desk("ann").undo()

    assert inbox.case(given.case.id).assignee is None


def test_who_comes_back_comes_back_to_whom_they_know(inbox: Inbox) -> None:
    jane = number_of(inbox, "@jane")
    inbox.desk("ann").claim([jane])
    inbox.desk("ann").handle([jane])
    inbox.wait(days=2)

    inbox.receive(said("12", "acme, it broke again", at=inbox.now))

    case = inbox.case(jane)
    assert (case.state, case.owner(inbox.now), case.claimed_until) == (State.OPEN, "ann", None)


def test_what_time_did_to_each_of_several_cases_is_written_to_its_own_history_and_each_verb_is_said_once() -> None:
    inbox = Inbox()
    inbox.receive(said("1"), said("2", author="@bo", thread_id="other"), said("3", author="@li", thread_id="third"))
    inbox.desk().snooze([2], until=inbox.now + timedelta(hours=1))
    inbox.wait(hours=3)
    asked: list[int] = []

    def noted(case: Case) -> Change:
        asked.append(case.id)
        return life.note(case, text="looked", by="sam", at=inbox.now)

    act = inbox.desk().do("note", [1, 2, 3], noted)

    assert (asked, [case.id for case in act.cases]) == ([1, 2, 3], [1, 2, 3])
    assert [[verb for _, verb in inbox.story(number)].count("wake") for number in (1, 2, 3)] == [0, 1, 0]
    assert [inbox.case(number).state for number in (1, 2, 3)] == [State.OPEN] * 3


def test_nothing_is_promised_to_a_case_that_is_handled(inbox: Inbox) -> None:
    inbox.desk().handle([1])

    act = inbox.desk().promise([1, 2], due_at=after(hours=1))

    assert [case.id for case in act.cases] == [2]
    assert (act.unchanged, act.remarks) == ((), ("case 1 is handled; `reopen 1` first, then promise",))
