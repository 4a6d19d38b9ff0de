"""The report reads like a paragraph for the meeting: figures with denominators, the span before, and what is missing."""

from __future__ import annotations

from datetime import UTC, timedelta

import msgspec

from socialwatch.desk.reporting import report
from socialwatch.model.collecting import Gap
from socialwatch.model.words import Channel, NoReplyReason, Outcome, Queue, State
from socialwatch.views.report import report_json, report_lines
from tests.helpers.builders import MONDAY, a_case, a_contact, a_filing, after
from tests.helpers.memory import MemoryStore


def a_week() -> MemoryStore:
    store = MemoryStore()
    answered = [
        a_case(n, created_at=after(hours=n), first_response_at=after(hours=n + 2), failed_channels=(Channel.PHONE,)) for n in range(1, 4)
    ]
    ended = {"state": State.HANDLED, "handled_at": after(days=1), "handled_by": "ada"}
    left = a_case(4, created_at=after(hours=4), outcome=Outcome.NO_REPLY, outcome_reason=NoReplyReason.VENTING, **ended)
    cases = (*answered, left, a_case(5, created_at=after(hours=5), themes=("\x1b]0;leak\x07",)), a_case(6, created_at=after(days=-3)))
    store.absorb(a_filing(contacts=(a_contact(),), cases=(*cases, a_case(7, created_at=after(hours=7), queue=Queue.NOISE))))
    store.absorb(
        a_filing(
            cases=(),
            mentions=(),
            events=(),
            source="x",
            watch="search",
            gap=Gap(begins_at=after(hours=1), ends_at=after(hours=3), reason="the listing ended"),
        )
    )
    return store


def test_it_says_who_was_answered_of_how_many_and_what_could_not_be_read() -> None:
    found = report(a_week(), since=MONDAY, until=after(days=7))

    assert report_lines(found, zone=UTC) == [
        "2026-11-02 09:00 – 2026-11-09 09:00",
        "",
        "Answered             3 of 5 (60%) of those who asked for something; before: 0 of 1 (0%), too few to compare",
        "First answer         half within 2h, nine of ten within 2h",
        "Still waiting        1 of 5",
        "No reply on purpose  1 of 5 (1 venting)",
        "Not counted          1 noise",
        "",
        "By queue",
        "  service  answered 3 of 5 (60%), half within 2h",
        "",
        "Failed before they wrote in public",
        "  phone  3 of 5 (60%)",
        "",
        "What it was about",
        "  ␛]0;leak␇  1 of 5 (20%)",
        "",
        "Could not be read",
        "  x, 2026-11-02 10:00 – 2026-11-02 12:00: the listing ended",
    ]


def test_the_json_has_counts_seconds_and_the_gaps() -> None:
    found = report_json(report(a_week(), since=MONDAY, until=after(days=7)))

    span = msgspec.convert(found["span"], dict[str, object])
    assert span["service"] == {
        "cases": 5, "answered": 3, "rate": 0.6, "waiting": 1, "no_reply": {"venting": 1}, "median_s": 7200.0, "p90_s": 7200.0,
    }  # fmt: skip
    assert found["gaps"] == [
        {"source": "x", "watch": "search", "from": "2026-11-02T10:00:00Z", "to": "2026-11-02T12:00:00Z", "why": "the listing ended"}
    ]


def test_an_empty_span_says_so_and_breaks_nothing() -> None:
    store = MemoryStore()

    lines = report_lines(report(store, since=MONDAY, until=MONDAY + timedelta(days=1)), zone=UTC)

    assert lines == ["2026-11-02 09:00 – 2026-11-03 09:00", "", "Answered  0 of 0 of those who asked for something"]


def test_another_brand_has_figures_of_its_own() -> None:
    store = a_week()

    assert report(store, since=MONDAY, until=after(days=7), brand="other").now.service.cases == 0
    assert report(store, since=MONDAY, until=after(days=7), brand="acme").now.service.cases == 5
