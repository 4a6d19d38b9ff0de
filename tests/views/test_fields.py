from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from socialwatch.model.words import Channel, DueKind, Intent, Outcome, State
from socialwatch.views.fields import CASE_FIELDS, EVENT_FIELDS, MENTION_FIELDS, case_row, event_row, mention_row
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_mention, a_promise, after, an_event


def test_the_fields_of_a_case_are_the_promised_ones_in_their_order():
    assert list(case_row(a_case(), MONDAY)) == list(CASE_FIELDS)
    assert " ".join(CASE_FIELDS) == (
        "id brand network queue state priority intent sentiment failed_channels themes department assignee tags author author_name "
        "followers text url lang mentions created_at waiting_since first_response_at due_at due_kind sla snoozed_until escalated_to "
        "handled_at handled_by outcome outcome_reason problem reasons"
    )


def test_the_fields_of_a_mention_are_the_promised_ones_in_their_order():
    assert list(mention_row(a_filed_mention())) == list(MENTION_FIELDS)
    assert " ".join(MENTION_FIELDS) == (
        "id case brand network native_id direction author author_name text url lang created_at fetched_at edited_at withdrawn intent sentiment"
    )


def test_the_fields_of_an_event_are_the_promised_ones_in_their_order():
    assert list(event_row(an_event())) == list(EVENT_FIELDS)
    assert " ".join(EVENT_FIELDS) == "id case at by verb from to note undone_by"


def test_a_case_becomes_values_that_json_knows():
    case = a_case(
        7,
        failed_channels=(Channel.PHONE, Channel.APP),
        tags=("vip",),
        promises=(a_promise(),),
        outcome=Outcome.SOLVED,
        handled_at=after(seconds=1.5),
        handled_by="ada",
        state=State.HANDLED,
        problem=4,
    )

    row = case_row(case, MONDAY)

    assert row["failed_channels"] == ["phone", "app"]
    assert (row["created_at"], row["handled_at"]) == ("2026-11-02T09:00:00Z", "2026-11-02T09:00:01.500000Z")
    assert (row["tags"], row["outcome"], row["problem"], row["lang"]) == (["vip"], "solved", 4, None)
    assert json.loads(json.dumps(row)) == row
    assert {type(value) for value in row.values()} <= {str, int, float, list, type(None)}


def test_how_the_promises_stand_depends_on_the_time_of_asking():
    case = a_case(promises=(a_promise(),), due_at=after(hours=2), due_kind=DueKind.FIRST_RESPONSE)

    standings = [case_row(case, after(minutes=minutes))["sla"] for minutes in (10, 70, 130)]

    assert standings == ["ok", "warning", "breached"]


def test_a_withdrawn_mention_gives_neither_text_nor_name_even_where_the_store_still_had_them():
    filed = a_filed_mention(mention=a_mention(text="secret", title="topic", author_name="Jane"), withdrawn_at=after(hours=1))

    row = mention_row(filed)

    assert (row["text"], row["author_name"], row["withdrawn"]) == ("", None, "2026-11-02T10:00:00Z")


def test_the_title_of_a_post_is_part_of_its_text():
    row = mention_row(a_filed_mention(mention=a_mention(title="Kettle", text="is broken"), intent=Intent.HELP))

    assert (row["text"], row["intent"], row["withdrawn"]) == ("Kettle\nis broken", "help", None)


def test_an_event_tells_from_which_state_to_which():
    row = event_row(an_event(3, id=9, verb="handle", from_state=State.OPEN, to_state=State.HANDLED, note="done", undone_by=12))

    assert row == {
        "id": 9, "case": 3, "at": "2026-11-02T09:00:00Z", "by": "sam", "verb": "handle", "from": "open", "to": "handled",
        "note": "done", "undone_by": 12,
    }  # fmt: skip


@given(st.integers(0, 10**12))
def test_followers_are_told_and_change_nothing_else(followers: int):
    told = case_row(a_case(followers=followers), MONDAY)

    assert told.pop("followers") == followers
    assert told == {name: value for name, value in case_row(a_case(), MONDAY).items() if name != "followers"}
