"""A second opinion changes only what it may: it hides nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.model.opinion import Opinion
from socialwatch.model.words import Intent, Priority, Queue
from socialwatch.triage.opinions import may_speak, with_opinion
from tests.triage.builders import judged
from tests.triage.hard import SENTENCES

RANKS = [Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.URGENT]
opinions = st.builds(
    Opinion, engine=st.just("small"), intent=st.sampled_from(Intent), sentiment=st.floats(-1, 1), owes_answer=st.booleans(), confidence=st.floats(0, 1)
)  # fmt: skip
texts = st.sampled_from([one.text for one in SENTENCES])


def an_opinion(intent: Intent = Intent.QUESTION, *, owes_answer: bool = True, confidence: float = 0.9) -> Opinion:
    return Opinion(engine="small", intent=intent, sentiment=0.0, owes_answer=owes_answer, confidence=confidence)


@given(texts, opinions)
def test_no_opinion_hides_anybody(text: str, opinion: Opinion):
    before = judged(text)
    after = with_opinion(before, opinion)

    assert after.is_spam == before.is_spam
    assert (after.queue is Queue.NOISE) == (before.queue is Queue.NOISE)
    assert RANKS.index(after.priority) >= RANKS.index(before.priority)
    assert (after.severity, after.failed_channels) == (before.severity, before.failed_channels)
    if before.severity or before.failed_channels:
        assert (after.intent, after.owes_answer or not before.owes_answer) == (before.intent, True)


def test_what_nobody_here_could_read_gets_an_intent_and_says_whose_opinion_it_is():
    before = judged("@acme フタが閉まりません。交換できますか？")

    after = with_opinion(before, an_opinion())

    assert (before.is_unsure, after.is_unsure) == (True, False)
    assert (after.intent, after.queue, after.owes_answer) == (Intent.QUESTION, Queue.SERVICE, True)
    assert after.reasons[0].words == "second opinion of small: asks a question"


def test_an_engine_that_is_unsure_itself_leaves_it_to_a_person():
    assert with_opinion(judged("@acme ¯"), an_opinion(confidence=0.3)).is_unsure


@pytest.mark.parametrize(("always", "asked"), [(False, False), (True, True)])
def test_it_is_asked_only_where_we_are_unsure_unless_always(always: bool, asked: bool):
    assert may_speak(judged("@acme my kettle is broken, please help"), always=always) is asked
