"""Hand-written sentences are judged as a careful colleague would."""

from __future__ import annotations

import pytest

from socialwatch.model.words import Queue
from tests.triage.builders import judged
from tests.triage.sentences import SENTENCES, Sentence


@pytest.mark.parametrize("sentence", SENTENCES, ids=[sentence.text[:60] for sentence in SENTENCES])
def test_a_sentence_is_judged_as_a_colleague_would(sentence: Sentence):
    verdict = judged(sentence.text)

    assert (verdict.queue, verdict.failed_channels) == (sentence.queue, sentence.failed), verdict.reasons
    assert verdict.intent in sentence.intents, verdict.reasons
    assert verdict.priority in sentence.priorities, verdict.reasons


def test_nothing_that_asks_for_service_is_left_without_an_answer():
    unanswered = [s.text for s in SENTENCES if s.queue is Queue.SERVICE and not judged(s.text).owes_answer]

    assert unanswered == []


def test_no_sentence_of_a_customer_is_taken_for_spam_even_with_a_link():
    lowered = [s.text for s in SENTENCES if judged(f"{s.text} https://example.com/photo.jpg").is_spam]

    assert lowered == []
