"""Teaching: a person's word stands, is kept as an example, and can be taken back."""

from __future__ import annotations

import pytest

from socialwatch.desk.teaching import Lesson, Teacher, teach
from socialwatch.errors import NoSuchCaseError, UsageError
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Channel, Intent, NoReplyReason, Outcome, Priority, Queue, State
from tests.desk.rooms import Inbox, a_verdict, said
from tests.helpers.builders import after


@pytest.fixture
def inbox() -> Inbox:
    """An inbox of one complaint."""
    inbox = Inbox()
    inbox.receive(said("1"))
    return inbox


def labels(inbox: Inbox) -> dict[str, str]:
    """Return the labels that hold, by field."""
    return {one.label.field: one.label.value for one in inbox.store.walk_labels()}


def test_what_a_person_says_is_set_and_kept_as_a_label(inbox: Inbox) -> None:
    lesson = Lesson(intent=Intent.QUESTION, themes=("delivery",), failed=(Channel.PHONE,), sentiment="neutral", is_urgent=True)

    act = teach(inbox.desk(), [1], lesson, Teacher(owner=lambda themes: "logistics" if "delivery" in themes else None))

    case = inbox.case()
    assert act.cases == (case,)
    assert (case.intent, case.queue, case.priority, case.sentiment) == (Intent.QUESTION, Queue.SERVICE, Priority.URGENT, 0.0)
    assert (case.themes, case.department, case.failed_channels) == (("delivery",), "logistics", (Channel.PHONE,))
    assert (case.is_unsure, case.confidence, case.state) == (False, 1.0, State.OPEN)
    assert case.reasons[0] == "set by a person: intent, queue, priority, sentiment, failed channels, themes"
    assert labels(inbox) == {
        "intent": "question", "themes": "delivery", "failed_channels": "phone", "sentiment": "neutral", "urgent": "1",
    }  # fmt: skip


def test_no_later_verdict_overwrites_what_a_person_set(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(intent=Intent.QUESTION, is_urgent=False))

    inbox.receive(said("2", "acme is on fire", at=after(minutes=5)))

    case = inbox.case()
    assert (case.intent, case.priority) == (Intent.QUESTION, Priority.NORMAL)
    assert case.reasons[0] == "set by a person: intent, queue, priority"


def test_saying_it_twice_changes_nothing(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(intent=Intent.HELP))
    before = (inbox.case(), inbox.story())
    inbox.wait(minutes=1)

    act = teach(inbox.desk(), [1], Lesson(intent=Intent.HELP))

    assert (act.cases, act.unchanged) == ((), (1,))
    assert (inbox.case(), inbox.story()) == before


def test_to_confirm_what_the_program_said_is_a_label_too(inbox: Inbox) -> None:
    act = teach(inbox.desk(), [1], Lesson(intent=inbox.case().intent))

    assert len(act.cases) == 1
    assert labels(inbox) == {"intent": "complaint"}


def test_undo_takes_the_words_and_the_label_back(inbox: Inbox) -> None:
    before = inbox.case()
    teach(inbox.desk(), [1], Lesson(intent=Intent.QUESTION, themes=("delivery",)))
    inbox.wait(minutes=1)

    inbox.desk().undo()

    assert inbox.case() == before
    assert labels(inbox) == {}


def test_undo_of_the_second_lesson_leaves_the_first(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(intent=Intent.QUESTION))
    inbox.wait(minutes=1)
    teach(inbox.desk(), [1], Lesson(intent=Intent.VENT, is_urgent=True))
    inbox.wait(minutes=1)

    inbox.desk().undo()

    assert (inbox.case().intent, inbox.case().priority) == (Intent.QUESTION, Priority.NORMAL)
    assert inbox.case().set_by_person == {"intent", "queue"}
    assert labels(inbox) == {"intent": "question"}


def test_undo_leaves_what_another_person_set_since(inbox: Inbox) -> None:
    teach(inbox.desk("ann"), [1], Lesson(intent=Intent.QUESTION))
    inbox.wait(minutes=1)
    inbox.desk("bob").assign([1], to="bob")
    inbox.wait(minutes=1)

    inbox.desk("ann").undo()

    assert inbox.case().set_by_person == {"assignee"}
    assert inbox.case().intent is Intent.COMPLAINT


def test_spam_is_lowered_and_owes_nothing(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(is_spam=True))

    case = inbox.case()
    assert (case.intent, case.queue, case.priority, case.owes_answer) == (Intent.SPAM, Queue.NOISE, Priority.LOW, False)
    assert labels(inbox) == {"spam": "1"}


def test_what_is_no_spam_is_judged_anew_and_owes_an_answer_again(inbox: Inbox) -> None:
    asked: list[Mention] = []

    def judge(mention: Mention) -> Verdict:
        asked.append(mention)
        return a_verdict(mention.text, intent=Intent.HELP, priority=Priority.HIGH)

    teach(inbox.desk(), [1], Lesson(is_spam=True))
    inbox.wait(minutes=1)

    teach(inbox.desk(), [1], Lesson(is_spam=False), Teacher(judge=judge))

    case = inbox.case()
    assert [one.native_id for one in asked] == ["1"]
    assert (case.intent, case.queue, case.priority, case.owes_answer) == (Intent.HELP, Queue.SERVICE, Priority.HIGH, True)
    assert labels(inbox) == {"spam": "0"}


def test_no_complaint_any_more_is_a_matter_that_has_to_be_named(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(is_complaint=False))
    assert inbox.case().intent is Intent.OTHER

    inbox.wait(minutes=1)
    teach(inbox.desk(), [1], Lesson(is_complaint=True))
    assert inbox.case().intent is Intent.COMPLAINT
    assert labels(inbox) == {"complaint": "1"}


def test_a_theme_that_is_not_configured_is_taken_and_told(inbox: Inbox) -> None:
    act = teach(inbox.desk(), [1], Lesson(themes=("delivry",)), Teacher(themes=frozenset({"delivery"})))

    assert inbox.case().themes == ("delivry",)
    assert act.remarks == ("no theme of the configuration is called 'delivry'; `socialwatch themes list` shows them",)


def test_a_case_whose_words_are_gone_can_be_taught_but_teaches_nothing(inbox: Inbox) -> None:
    inbox.receive(gone=["1"])

    teach(inbox.desk(), [1], Lesson(intent=Intent.QUESTION))

    assert inbox.case().intent is Intent.QUESTION
    assert labels(inbox) == {}


@pytest.mark.parametrize(
    "lesson",
    [
        Lesson(),
        Lesson(is_spam=True, intent=Intent.HELP),
        Lesson(is_spam=True, queue=Queue.SERVICE),
        Lesson(intent=Intent.SPAM, is_urgent=True),
        Lesson(is_spam=False, queue=Queue.NOISE),
        Lesson(is_complaint=False, intent=Intent.COMPLAINT),
        Lesson(is_complaint=True, intent=Intent.PRAISE),
    ],
)
def test_nothing_and_contradictions_are_refused(inbox: Inbox, lesson: Lesson) -> None:
    with pytest.raises(UsageError):
        teach(inbox.desk(), [1], lesson)

    assert inbox.story() == [("socialwatch", "receive")]


def test_one_case_too_many_teaches_none(inbox: Inbox) -> None:
    with pytest.raises(NoSuchCaseError):
        teach(inbox.desk(), [1, 9], Lesson(is_spam=True))

    assert labels(inbox) == {}


# -- endings ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "reason", "told"),
    [
        (Outcome.SPAM, None, {"spam": "1", "answer_owed": "0"}),
        (Outcome.THANKED, None, {"intent": "praise", "complaint": "0", "spam": "0"}),
        (Outcome.NO_REPLY, NoReplyReason.VENTING, {"answer_owed": "0", "intent": "vent", "spam": "0"}),
        (Outcome.NO_REPLY, NoReplyReason.NOT_OURS, {"answer_owed": "0"}),
        (Outcome.SOLVED, None, {"answer_owed": "1", "spam": "0"}),
        (Outcome.DUPLICATE, None, {}),
    ],
)
def test_an_ending_says_something_too(inbox: Inbox, outcome: Outcome, reason: NoReplyReason | None, told: dict[str, str]) -> None:
    inbox.desk().handle([1], outcome=outcome, reason=reason)

    assert labels(inbox) == told
    assert {one.label.origin for one in inbox.store.walk_labels()} <= {"outcome"}


def test_a_persons_word_is_worth_more_than_an_ending(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(intent=Intent.QUESTION))
    inbox.wait(minutes=1)

    inbox.desk().handle([1], outcome=Outcome.THANKED)

    assert labels(inbox) == {"intent": "question", "complaint": "0", "spam": "0"}


def test_an_ending_that_is_taken_back_says_nothing(inbox: Inbox) -> None:
    inbox.desk().handle([1], outcome=Outcome.SPAM)
    inbox.wait(minutes=1)

    inbox.desk().undo()

    assert labels(inbox) == {}


def test_to_reopen_what_was_ended_as_spam_says_that_it_is_none(inbox: Inbox) -> None:
    inbox.desk().handle([1], outcome=Outcome.SPAM)
    inbox.wait(minutes=1)

    inbox.desk().reopen([1])

    assert labels(inbox) == {"spam": "0", "answer_owed": "1"}
