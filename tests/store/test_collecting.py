"""The paper on collecting and on the outbox. Both stores sit it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from socialwatch.errors import StoreError
from socialwatch.model.collecting import Gap, Poison, SourceState, StoredGap, Window
from socialwatch.model.words import Direction, State
from socialwatch.ports import Store
from tests.helpers.builders import MONDAY, a_case, a_change, a_filed_mention, a_filing, a_letter, a_mention, after

# -- collecting ---------------------------------------------------------------------------------------------------------


def test_a_watch_that_was_never_read_has_an_empty_window(store: Store) -> None:
    store.absorb(a_filing(window=Window("1", "5", "9", "etag")))

    assert store.window("x", "mentions:@acme") == Window("1", "5", "9", "etag")
    assert store.window("x", "other") == Window()
    assert store.windows("x") == {"mentions:@acme": Window("1", "5", "9", "etag")}
    assert store.windows("y") == {}

    store.absorb(a_filing(watch="own", window=Window(None, "5", "9", floor=MONDAY)))
    assert store.window("x", "own") == Window(None, "5", "9", floor=MONDAY)


def test_a_recheck_moves_no_window(store: Store) -> None:
    store.absorb(a_filing(watch=None, window=None))

    assert store.windows("x") == {}


def test_a_gap_told_again_is_widened_and_one_for_another_reason_is_its_own(store: Store) -> None:
    store.absorb(a_filing(gap=Gap(begins_at=MONDAY, ends_at=after(hours=1), reason="budget")))
    store.absorb(a_filing(gap=Gap(begins_at=after(hours=-1), ends_at=MONDAY, reason="budget"), at=after(hours=2)))
    store.absorb(a_filing(gap=Gap(begins_at=None, ends_at=MONDAY, reason="listing", is_final=True), at=after(hours=3)))

    wide = Gap(begins_at=after(hours=-1), ends_at=after(hours=1), reason="budget")
    final = Gap(begins_at=None, ends_at=MONDAY, reason="listing", is_final=True)
    assert store.gaps() == [
        StoredGap(id=2, source="x", watch="mentions:@acme", gap=final, seen_at=after(hours=3)),
        StoredGap(id=1, source="x", watch="mentions:@acme", gap=wide, seen_at=MONDAY),
    ]


def test_a_visit_that_came_home_closes_the_gaps_that_can_be_closed(store: Store) -> None:
    store.absorb(a_filing(gap=Gap(begins_at=None, ends_at=MONDAY, reason="budget")))
    store.absorb(a_filing(gap=Gap(begins_at=None, ends_at=MONDAY, reason="listing", is_final=True)))
    store.absorb(a_filing(watch="own", gap=Gap(begins_at=None, ends_at=MONDAY, reason="budget")))

    store.absorb(a_filing(closes_gaps=True, at=after(hours=1)))

    assert [(gap.watch, gap.gap.reason) for gap in store.gaps()] == [("own", "budget"), ("mentions:@acme", "listing")]
    assert [gap.closed_at for gap in store.gaps(only_open=False)] == [None, None, after(hours=1)]


def test_a_person_closes_the_gaps_of_a_source_that_they_know_of_and_a_later_one_is_its_own(store: Store) -> None:
    lost = Gap(begins_at=None, ends_at=MONDAY, reason="listing", is_final=True)
    store.absorb(a_filing(gap=lost))
    store.absorb(a_filing(source="blog", gap=lost))

    assert store.acknowledge_gaps(["x", "no such source"], by="sam", at=after(hours=1)) == 1
    assert store.acknowledge_gaps(["x"], by="kim", at=after(hours=2)) == 0

    store.absorb(a_filing(gap=lost, at=after(hours=3)))
    told = [(gap.source, gap.closed_at, gap.closed_by) for gap in store.gaps(only_open=False)]
    assert told == [("x", None, None), ("blog", None, None), ("x", after(hours=1), "sam")]
    assert [gap.source for gap in store.gaps()] == ["x", "blog"]


def test_what_cannot_be_read_is_told_once_newest_first(store: Store) -> None:
    store.absorb(a_filing(poison=(Poison("line 2", "no date", b"\xff"), Poison("line 3", "no id", b"{"))))
    store.absorb(a_filing(poison=(Poison("line 2", "no date", b"\xff"),), at=after(hours=1)))

    assert store.quarantined() == [("x", "line 3", "no id", MONDAY), ("x", "line 2", "no date", MONDAY)]
    assert store.quarantined(limit=1) == [("x", "line 3", "no id", MONDAY)]


def test_a_source_is_remembered_as_it_was_last(store: Store) -> None:
    state = SourceState(
        name="x", network="x", last_poll_at=MONDAY, last_ok_at=MONDAY, not_before=after(hours=1), failing_since=MONDAY, error="down",
        usd_month="2026-11", usd_spent=0.25, rechecked_at=MONDAY,
    )  # fmt: skip
    store.remember_source(SourceState(name="x", network="x"))
    store.remember_source(state)

    assert store.source_states() == {"x": state}


def test_live_mentions_are_those_of_unhandled_cases_that_were_not_looked_up_oldest_look_first(store: Store) -> None:
    cases = (a_case(), a_case(2, state=State.HANDLED), a_case(3, state=State.PENDING))
    mentions = (
        a_filed_mention(1),
        a_filed_mention(2, case=2),
        a_filed_mention(3, case=3),
        a_filed_mention(4, mention=a_mention("4", direction=Direction.OUTBOUND)),
        a_filed_mention(5, withdrawn_at=MONDAY),
        a_filed_mention(6),
    )
    store.absorb(a_filing(cases=cases, mentions=mentions))
    store.looked_up("x", ["1"], at=after(hours=1))
    store.looked_up("x", ["6"], at=after(hours=3))

    assert store.live_mentions("x", now=MONDAY, not_seen_since=after(hours=2)) == ["3", "1"]
    assert store.live_mentions("reddit", now=MONDAY, not_seen_since=after(hours=2)) == []


def test_what_came_through_another_source_first_can_be_left_out(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(),), mentions=(a_filed_mention(1), a_filed_mention(2))))
    store.absorb(a_filing(source="x2", cases=(a_case(),), mentions=(a_filed_mention(2), a_filed_mention(3))))

    found = {not_of: store.live_mentions("x", now=MONDAY, not_seen_since=after(hours=2), not_of=not_of) for not_of in ((), ("x",), ("x2",))}

    assert found == {(): ["1", "2", "3"], ("x",): ["3"], ("x2",): ["1", "2"]}


# -- the outbox ---------------------------------------------------------------------------------------------------------


def test_the_outbox_takes_a_key_once(store: Store) -> None:
    store.absorb(a_filing(letters=(a_letter(facts={"tags": ["a"], "case": 1}),)))
    opened = replace(a_case(), state=State.OPEN)

    store.apply([a_change(a_case(), opened)], [a_letter(subject="again"), a_letter("key-2", next_try_at=after(hours=1))])

    assert store.letters() == [
        a_letter(id=1, facts={"tags": ["a"], "case": 1}),
        a_letter("key-2", id=2, next_try_at=after(hours=1)),
    ]
    assert [letter.id for letter in store.letters(due_by=MONDAY)] == [1]


def test_a_letter_is_kept_as_its_try_went(store: Store) -> None:
    store.apply([], [a_letter(), a_letter("key-2")])
    sent = a_letter(id=1, state="sent", tries=1, sent_at=MONDAY, ref="T-1")

    store.keep_letter(sent)

    assert store.letters(state="sent") == [sent]
    assert [letter.id for letter in store.letters()] == [2]
    assert [letter.id for letter in store.letters(state=None)] == [1, 2]
    assert [letter.id for letter in store.letters(state=None, limit=1)] == [1]


def test_a_letter_that_the_outbox_does_not_have_cannot_be_kept(store: Store) -> None:
    with pytest.raises(StoreError, match="no letter 9"):
        store.keep_letter(a_letter(id=9))
