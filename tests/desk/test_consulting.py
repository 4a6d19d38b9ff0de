"""A second opinion is asked for what we are unsure of, and for nothing that is private or decided."""

from __future__ import annotations

import pytest

from socialwatch.desk.consulting import Consulted, consult
from socialwatch.desk.filing import Judgement
from socialwatch.desk.teaching import Lesson, teach
from socialwatch.errors import BudgetSpentError, SourceError
from socialwatch.model.mention import Mention
from socialwatch.model.opinion import Opinion
from socialwatch.model.words import Intent
from tests.desk.rooms import Inbox, a_verdict, said


class Oracle:
    """An engine that remembers what it was asked."""

    name = "oracle"

    def __init__(self, *answers: Opinion | Exception | None) -> None:
        self.answers, self.asked = list(answers), list[str]()

    def opine(self, text: str, *, brand: str, lang: str | None = None) -> Opinion | None:
        self.asked.append(text)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


QUESTION = Opinion(engine="oracle", intent=Intent.QUESTION, sentiment=0.0, owes_answer=True, confidence=0.8)


def unsure(mention: Mention, _goes_on: bool) -> Judgement:
    rules = ("ours",) if "ruled" in mention.text else ()
    return Judgement(a_verdict(mention.text, intent=Intent.OTHER, confidence=0.2, is_unsure=True, rules=rules))


@pytest.fixture
def inbox() -> Inbox:
    """Three cases that the judge was unsure of: a plain one, a private one, and one that a rule caught."""
    inbox = Inbox()
    inbox.tools = inbox.tools.__class__(
        **{name: getattr(inbox.tools, name) for name in inbox.tools.__struct_fields__} | {"judge": lambda *_: unsure}
    )
    inbox.receive(
        said("1", "acme what"),
        said("2", "acme secret", author="@pia", thread_id="p", is_private=True),
        said("3", "acme ruled", author="@rob", thread_id="r"),
    )
    return inbox


def test_only_what_is_public_unsure_and_undecided_is_asked(inbox: Inbox) -> None:
    oracle = Oracle(QUESTION)

    done = consult(inbox.desk(), [1, 2, 3], oracle, unsure)

    assert oracle.asked == ["acme what"]
    assert done == Consulted(asked=1, changed=1)
    case = inbox.case()
    assert (case.intent, case.is_unsure) == (Intent.QUESTION, False)
    assert case.reasons[0] == "second opinion of oracle: asks a question"
    assert inbox.story()[-1] == ("socialwatch", "engine")


def test_nobody_is_asked_what_a_person_has_said(inbox: Inbox) -> None:
    teach(inbox.desk(), [1], Lesson(intent=Intent.VENT))

    assert consult(inbox.desk(), [1], Oracle(), unsure, always=True) == Consulted()


def test_a_dropped_answer_changes_nothing(inbox: Inbox) -> None:
    before = inbox.case()

    assert consult(inbox.desk(), [1], Oracle(None), unsure) == Consulted(asked=1, dropped=1)
    assert inbox.case() == before


@pytest.mark.parametrize(("error", "told"), [(SourceError("down"), True), (BudgetSpentError("enough"), False)])
def test_an_engine_that_fails_ends_it_and_our_verdict_stands(inbox: Inbox, error: Exception, told: bool) -> None:
    before = inbox.case()

    done = consult(inbox.desk(), [1], Oracle(error), unsure)

    assert (done.asked, done.error is error) == (0, told)
    assert inbox.case() == before
