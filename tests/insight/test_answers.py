"""Who was answered, how soon, of how many: counted by hand and compared."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.insight.answers import answers, figures, quantile
from socialwatch.model.figures import Answers, Share, Tallied
from socialwatch.model.words import Channel, NoReplyReason, Outcome, Queue
from tests.helpers.builders import MONDAY, after


def tallied(*, answered_after: timedelta | None = None, **fields: Any) -> Tallied:
    first = None if answered_after is None else MONDAY + answered_after
    return Tallied(**({"queue": Queue.SERVICE, "created_at": MONDAY, "first_response_at": first} | fields))


def span(*cases: Tallied) -> Any:
    return figures(cases, since=MONDAY, until=after(days=7))


def test_the_rate_counts_everybody_who_asked_and_says_who_waits() -> None:
    cases = [tallied(answered_after=timedelta(hours=hours)) for hours in (1, 2, 30)] + [tallied(), tallied(queue=Queue.SALES)]

    assert span(*cases).service == Answers(cases=5, answered=3, median=timedelta(hours=2), p90=timedelta(hours=30))
    assert (span(*cases).service.rate, span(*cases).service.waiting) == (0.6, 2)


def test_a_decision_not_to_answer_stays_in_the_denominator_and_is_shown_by_reason() -> None:
    left = tallied(outcome=Outcome.NO_REPLY, outcome_reason=NoReplyReason.VENTING)

    found = span(left, left, tallied(answered_after=timedelta(minutes=5))).service

    assert (found.cases, found.answered, dict(found.decided), found.waiting) == (3, 1, {NoReplyReason.VENTING: 2}, 0)


def test_noise_spam_duplicates_and_withdrawn_cases_are_counted_apart() -> None:
    out = [
        tallied(outcome=Outcome.SPAM),
        tallied(queue=Queue.NOISE),
        tallied(outcome=Outcome.WITHDRAWN),
        tallied(outcome=Outcome.DUPLICATE),
    ]

    found = span(*out, tallied())

    assert found.service.cases == 1
    assert dict(found.left_out) == {"spam": 1, "noise": 1, "withdrawn": 1, "duplicate": 1}


def test_praise_and_talk_are_queues_of_their_own_and_not_the_headline() -> None:
    found = span(tallied(queue=Queue.PRAISE, answered_after=timedelta(hours=1)), tallied(queue=Queue.PR), tallied())

    assert found.service.cases == 1
    assert {queue: (one.answered, one.cases) for queue, one in found.queues.items()} == {
        Queue.SERVICE: (0, 1), Queue.PR: (0, 1), Queue.PRAISE: (1, 1),
    }  # fmt: skip


def test_failed_channels_and_themes_carry_the_number_of_cases_they_are_counted_among() -> None:
    found = span(tallied(failed_channels=(Channel.PHONE, Channel.EMAIL), themes=("refund",)), tallied(failed_channels=(Channel.EMAIL,)))

    assert found.channels == (Share("email", 2, 2), Share("phone", 1, 2))
    assert found.themes == (Share("refund", 1, 2),)


def test_only_decided_promises_count_as_kept_or_not() -> None:
    found = span(tallied(is_kept=True), tallied(is_kept=True), tallied(is_kept=False), tallied())

    assert (found.promises_kept.count, found.promises_kept.of) == (2, 3)


def test_the_famous_are_compared_with_those_whose_followers_are_known() -> None:
    found = span(tallied(followers=10_000, answered_after=timedelta(hours=1)), tallied(followers=9_999), tallied())

    assert ((found.famous.answered, found.famous.cases), (found.others.answered, found.others.cases)) == ((1, 1), (0, 1))


def test_nothing_is_nothing_and_no_rate() -> None:
    assert span().service == Answers(cases=0, answered=0)
    assert span().service.rate is None


@given(st.lists(st.integers(0, 10**6), min_size=1), st.sampled_from([0.5, 0.9]))
def test_a_quantile_is_a_time_that_happened_and_that_enough_do_not_exceed(seconds: list[int], share: float) -> None:
    times = sorted(timedelta(seconds=one) for one in seconds)

    found = quantile(times, share)

    assert found in times
    assert sum(one <= found for one in times) >= share * len(times)
    assert sum(one < found for one in times) < share * len(times)


@pytest.mark.parametrize("early", [timedelta(seconds=-5), timedelta(0)])
def test_an_answer_that_seems_older_than_the_question_took_no_time(early: timedelta) -> None:
    assert answers([tallied(answered_after=early)]).median == timedelta(0)
