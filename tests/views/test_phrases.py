from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from socialwatch.model.case import Event
from socialwatch.views.history import event_words
from socialwatch.views.phrases import distance, due_style, line, when
from tests.helpers.builders import MONDAY, a_case, a_promise, after, an_event


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (after(minutes=12), "today 09:12"),
        (after(days=4, hours=8), "Fri 17:00"),
        (after(days=-6), "Tue 09:00"),
        (after(days=7), "Mon 9 Nov 09:00"),
        (after(days=-7), "Mon 26 Oct 09:00"),
        (datetime(2025, 3, 1, 8, 0, tzinfo=UTC), "1 Mar 2025 08:00"),
    ],
)
def test_a_time_is_told_as_near_as_it_is(at: datetime, words: str):
    assert when(at, MONDAY, UTC) == words


def test_a_time_is_told_by_the_clock_on_the_users_wall():
    assert when(after(hours=16), MONDAY, ZoneInfo("Asia/Tokyo")) == "Tue 10:00"


@pytest.mark.parametrize(
    ("minutes", "words"), [(95, "due in 1h35"), (1, "due in 1m"), (0, "due now"), (-0.5, "due now"), (-1, "1m late"), (-120, "2h late")]
)
def test_a_due_time_is_told_by_its_distance(minutes: float, words: str):
    assert distance(after(minutes=minutes), MONDAY) == words


def test_what_is_late_what_is_near_and_what_has_time_differ_in_colour():
    case = a_case(promises=(a_promise(),))

    assert [due_style(case, after(minutes=at)) for at in (10, 70, 130)] == ["green", "yellow", "bold red"]


def test_a_strangers_text_becomes_one_line():
    assert line(" a\n\tb\x1b[2J\u2028 c ") == "a b␛[2J c"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (an_event(by="ada", verb="handle", note="sent one", changes={"outcome": (None, "solved")}), "ada handled it as solved: sent one"),
        (
            an_event(by="ada", verb="handle", changes={"outcome": (None, "no_reply"), "outcome_reason": (None, "venting")}),
            "ada handled it as no reply (venting)",
        ),
        (an_event(by="ada", verb="assign", changes={"assignee": (None, "bo")}), "ada gave it to bo"),
        (an_event(by="ada", verb="assign", changes={"assignee": (None, "ada")}), "ada took it"),
        (an_event(by="ada", verb="assign", changes={"assignee": ("bo", None)}), "ada changed it (assign)"),
        (an_event(by="ada", verb="tag", changes={"tags": ([], ["vip", "press"])}), "ada changed its tags to vip, press"),
        (an_event(by="ada", verb="escalate", changes={"escalated_to": (None, "billing")}), "ada handed it to billing"),
        (an_event(by="socialwatch", verb="answer_seen"), "socialwatch saw our answer on the network"),
        (an_event(by="ada", verb="some_new_verb", undone_by=9), "ada some new verb (taken back)"),
    ],
)
def test_a_line_of_the_history_reads_like_a_colleague_telling_it(event: Event, words: str):
    assert event_words(event, now=MONDAY, zone=UTC) == f"today 09:00 {words}"
