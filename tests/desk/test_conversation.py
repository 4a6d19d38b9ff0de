"""What a conversation says of its case holds in whatever order its posts arrived."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.desk.conversation import answer_times, awake, facts, first_response_at, left_standing, waiting_since
from socialwatch.model.case import Case
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.words import Direction, State
from tests.desk.rooms import Inbox, answered, said
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, after


def theirs(number: int, hours: float, **fields: Any) -> FiledMention:
    return a_filed_mention(number, mention=said(str(number), at=after(hours=hours)), **fields)


def ours(number: int, hours: float) -> FiledMention:
    return a_filed_mention(number, mention=answered(str(number), at=after(hours=hours), direction=Direction.OUTBOUND))


@pytest.mark.parametrize(
    ("talk", "settled", "since"),
    [
        ([], 0, None),
        ([theirs(1, 0), theirs(2, 1)], 0, MONDAY),
        ([theirs(1, 0), ours(2, 1)], 0, None),
        ([ours(2, 1), theirs(1, 0)], 0, None),
        ([theirs(1, 0), ours(2, 1), theirs(3, 2), theirs(4, 3)], 0, after(hours=2)),
        ([theirs(3, 2), ours(2, 1), theirs(1, 0)], 0, after(hours=2)),
        ([theirs(1, 0), ours(2, 0)], 0, None),  # in one second the answer stands behind what it answers
        ([theirs(1, 0), theirs(2, 1)], 1, after(hours=1)),
        ([theirs(1, 0), theirs(2, 1)], 2, None),
        ([theirs(1, 0, asks=False), theirs(2, 1)], 0, after(hours=1)),
        ([theirs(1, 0, withdrawn_at=MONDAY), theirs(2, 1)], 0, after(hours=1)),
    ],
)
def test_the_customer_waits_since_their_first_unanswered_post_that_asks(
    talk: list[FiledMention], settled: int, since: datetime | None
) -> None:
    assert waiting_since(talk, settled=settled) == since


def test_an_answer_counts_only_after_the_first_word_of_the_customer() -> None:
    talk = [ours(1, -1), theirs(2, 0), ours(3, 2), ours(4, 1)]

    assert first_response_at(talk) == after(hours=1)
    assert answer_times(talk) == [after(hours=-1), after(hours=1), after(hours=2)]


def test_facts_are_taken_from_the_whole_conversation() -> None:
    private = a_filed_mention(3, mention=said("3", at=after(hours=-1), is_private=True))

    case = facts(a_case(mentions=0), [theirs(1, 0), ours(2, 1), private])

    assert (case.created_at, case.waiting_since, case.first_response_at) == (after(hours=-1), None, after(hours=1))
    assert (case.mentions, case.is_private, case.state) == (3, True, State.NEW)


def test_an_answer_noted_by_hand_stands_until_the_network_shows_an_earlier_one() -> None:
    case = a_case(first_response_at=after(hours=3))

    assert facts(case, [theirs(1, 0)]).first_response_at == after(hours=3)
    assert facts(case, [theirs(1, 0), ours(2, 1)]).first_response_at == after(hours=1)


@pytest.mark.parametrize("state", [State.HANDLED, State.WATCHING])
def test_nobody_waits_in_a_case_that_is_handled_or_watched(state: State) -> None:
    assert facts(a_case(state=state), [theirs(1, 0)]).waiting_since is None


def test_a_wait_that_a_person_declared_ends_with_our_answer() -> None:
    reopened = a_case(state=State.OPEN, settled_mention=1, waiting_since=after(hours=5))

    assert facts(reopened, [theirs(1, 0)]).waiting_since == after(hours=5)
    assert facts(reopened, [theirs(1, 0), ours(2, 6)]).waiting_since is None


def test_what_is_left_standing_is_theirs_and_not_withdrawn() -> None:
    talk = [theirs(3, 2), theirs(1, 0), ours(2, 1), theirs(4, 3, withdrawn_at=MONDAY)]

    assert [one.id for one in left_standing(talk)] == [1, 3]


@pytest.mark.parametrize(("until", "state"), [(after(hours=1), State.SNOOZED), (MONDAY, State.OPEN), (None, State.SNOOZED)])
def test_a_sleep_is_over_at_its_time(until: datetime | None, state: State) -> None:
    assert awake(a_case(state=State.SNOOZED, snoozed_until=until), MONDAY).state is state


@st.composite
def pages_of_a_talk(draw: st.DrawFn) -> tuple[list[Mention], list[list[Mention]]]:
    """Return a conversation that begins with the customer, and the same posts shuffled and cut into pages."""
    rest = draw(st.lists(st.tuples(st.sampled_from(["ask", "thank", "answer"]), st.integers(0, 5)), max_size=7))
    talk = [said("p0", at=MONDAY)]
    for number, (kind, hours) in enumerate(rest, 1):
        at = after(hours=hours)
        if kind == "answer":
            talk.append(answered(f"p{number}", at=at, in_reply_to="p0"))
        else:
            talk.append(said(f"p{number}", "acme again" if kind == "ask" else "thanks acme", at=at))
    shuffled = draw(st.permutations(talk))
    cuts = sorted(draw(st.sets(st.integers(1, len(talk)), max_size=4)) | {len(talk)})
    return talk, [list(shuffled[begin:end]) for begin, end in zip([0, *cuts], cuts, strict=False)]


def told(case: Case) -> tuple[object, ...]:
    return (case.created_at, case.waiting_since, case.first_response_at, case.mentions, case.author, case.thread)


@settings(max_examples=80, deadline=None)
@given(pages_of_a_talk())
def test_any_order_and_any_pages_give_the_same_facts(given_talk: tuple[list[Mention], list[list[Mention]]]) -> None:
    talk, pages = given_talk
    at_once, bit_by_bit = Inbox(), Inbox()
    at_once.wait(days=1)
    bit_by_bit.wait(days=1)

    at_once.receive(*talk)
    for page in pages:
        bit_by_bit.receive(*page)
        bit_by_bit.receive(*page)  # an overlap is read twice

    assert list(bit_by_bit.store.shelves.cases) == [1]
    assert told(bit_by_bit.case()) == told(at_once.case())
    if bit_by_bit.case().waiting_since is not None:
        assert {bit_by_bit.case().state, at_once.case().state} <= {State.NEW, State.OPEN}
