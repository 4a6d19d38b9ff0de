"""Old cases are judged again only on demand; a person's word stays, and the history says what changed."""

from __future__ import annotations

import pytest

from socialwatch.desk.filing import Judgement
from socialwatch.desk.rejudging import differences, judge_again
from socialwatch.desk.teaching import Lesson, teach
from socialwatch.model.mention import Mention
from socialwatch.model.words import Channel, Intent, Priority, Queue
from tests.desk.rooms import Inbox, a_verdict, said
from tests.helpers.builders import after


def wiser(mention: Mention, _goes_on: bool) -> Judgement:
    """Judge as somebody who has learned that what is broken is a question, and that a phone line failed where one is named."""
    failed = (Channel.PHONE,) if "phone" in mention.text else ()
    return Judgement(
        a_verdict(mention.text, intent=Intent.QUESTION, priority=Priority.HIGH, sentiment=0.1, failed_channels=failed, themes=("lids",))
    )


@pytest.fixture
def inbox() -> Inbox:
    """An inbox of one complaint, told in two posts."""
    inbox = Inbox()
    inbox.receive(said("1"), said("2", "acme phone line is dead", at=after(minutes=-1)))
    inbox.wait(hours=1)
    return inbox


def test_a_dry_run_tells_every_field_that_would_change_and_stores_nothing(inbox: Inbox) -> None:
    before = inbox.case()

    (found,) = differences(inbox.desk(), [1], wiser)

    assert found.fields == {
        "intent": (Intent.COMPLAINT, Intent.QUESTION), "priority": (Priority.NORMAL, Priority.HIGH), "failed_channels": ((), (Channel.PHONE,)),
        "themes": ((), ("lids",)),
    }  # fmt: skip
    assert (inbox.case(), inbox.story()) == (before, [("socialwatch", "receive")])


def test_a_case_is_judged_again_from_all_its_posts_with_a_line_of_history(inbox: Inbox) -> None:
    act = judge_again(inbox.desk(), [1], wiser)

    case = inbox.case()
    assert act.cases == (case,)
    assert (case.intent, case.priority, case.failed_channels) == (Intent.QUESTION, Priority.HIGH, (Channel.PHONE,))
    assert inbox.story()[-1] == ("sam", "triage")
    assert {one.intent for one in inbox.store.conversation(1)} == {Intent.QUESTION}


def test_what_a_person_set_stays(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(intent=Intent.VENT, themes=()))

    judge_again(inbox.desk(), [1], wiser)

    case = inbox.case()
    assert (case.intent, case.queue, case.themes) == (Intent.VENT, Queue.SERVICE, ())
    assert case.priority is Priority.HIGH
    assert case.reasons[0] == "set by a person: intent, queue, themes"


def test_judging_twice_changes_nothing_more(inbox: Inbox) -> None:
    judge_again(inbox.desk(), [1], wiser)
    inbox.wait(minutes=1)

    act = judge_again(inbox.desk(), [1], wiser)

    assert (act.cases, act.unchanged) == ((), (1,))
    assert list(differences(inbox.desk(), [1], wiser)) == []


def test_undo_takes_it_back(inbox: Inbox) -> None:
    before = inbox.case()
    judge_again(inbox.desk(), [1], wiser)
    inbox.wait(minutes=1)

    inbox.desk().undo()

    after_undo = inbox.case()
    assert (after_undo.intent, after_undo.priority, after_undo.failed_channels, after_undo.themes) == (
        before.intent, before.priority, before.failed_channels, before.themes,
    )  # fmt: skip


def test_a_case_whose_words_are_gone_is_left_alone(inbox: Inbox) -> None:
    inbox.receive(gone=["1", "2"])

    assert list(differences(inbox.desk(), [1], wiser)) == []
