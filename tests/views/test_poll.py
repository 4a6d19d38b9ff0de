from __future__ import annotations

from datetime import UTC

from hypothesis import given, settings

from socialwatch.model.collecting import PollResult, SourceResult
from socialwatch.views.poll import poll_json, poll_words, print_poll, trouble_lines
from tests.helpers.builders import MONDAY, a_case
from tests.views.screen import SGR, drawn, forbidden, hostile_texts, paper, terminal

RESULT = PollResult(
    new_mentions=7,
    new_cases=3,
    reopened=1,
    sources=(
        SourceResult(name="x", network="x", status="ok", mentions=5),
        SourceResult(name="reviews", network="file", status="failed", error="reviews.jsonl: no such file", exit_code=5, is_repeated=True),
        SourceResult(name="r", network="reddit", status="deferred", error="the network asks us to wait until 09:15"),
        SourceResult(
            name="m",
            network="mastodon",
            status="partial",
            mentions=2,
            gap="the listing ends after 1,000 items",
            notes=("line 2: not JSON",),
        ),
    ),
    cases=(1,),
)
TROUBLE = [
    "✗ reviews (file) failed: reviews.jsonl: no such file",
    "… r (reddit) waits: the network asks us to wait until 09:15",
    "⚠ m (mastodon) was read in part",
    "⚠ m has a gap: the listing ends after 1,000 items",
    "· m: line 2: not JSON",
]


def test_a_poll_tells_the_new_cases_then_what_was_counted_then_what_went_wrong():
    console = paper()

    print_poll(RESULT, [a_case()], now=MONDAY, console=console, zone=UTC)

    lines = drawn(console).splitlines()
    assert "my kettle is broken" in lines[3]
    assert lines[6:] == ["7 new mentions, 3 new cases, 1 reopened", *TROUBLE]


def test_trouble_goes_where_talk_goes():
    answer, talk = paper(), paper()

    print_poll(RESULT, [], now=MONDAY, console=answer, talk=talk)

    assert drawn(answer) == "7 new mentions, 3 new cases, 1 reopened\n"
    assert drawn(talk).splitlines() == TROUBLE


def test_a_poll_without_news_or_trouble_is_one_sentence():
    console = paper()

    print_poll(PollResult(sources=RESULT.sources[:1]), [], now=MONDAY, console=console)

    assert drawn(console) == "Nothing new.\n"
    assert poll_words(PollResult(new_mentions=1, withdrawn=2)) == "1 new mention, 2 withdrawn"


def test_a_failure_told_before_can_be_left_out():
    assert trouble_lines(RESULT) == TROUBLE
    assert trouble_lines(RESULT, with_repeated=False) == TROUBLE[1:]


def test_json_of_a_poll_has_exactly_the_promised_fields():
    told = poll_json(RESULT, [a_case()], MONDAY)

    assert list(told) == ["new_mentions", "new_cases", "reopened", "withdrawn", "sources", "cases"]
    assert told["sources"][1] == {  # type: ignore[index]
        "name": "reviews", "network": "file", "status": "failed", "mentions": 0, "error": "reviews.jsonl: no such file", "gap": None,
    }  # fmt: skip
    assert [case["id"] for case in told["cases"]] == [1]  # type: ignore[attr-defined]


@settings(deadline=None)
@given(hostile_texts, hostile_texts)
def test_an_error_that_quotes_a_stranger_acts_on_no_terminal(name: str, error: str):
    console = terminal()
    result = PollResult(sources=(SourceResult(name=name, network=name, status="failed", error=error, gap=error, notes=(error,)),))

    print_poll(result, [], now=MONDAY, console=console)

    assert forbidden(SGR.sub("", drawn(console))) == set()
