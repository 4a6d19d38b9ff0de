from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from socialwatch.errors import ConfigError, CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.words import Direction
from socialwatch.networks.stackexchange import StackExchangeNetwork, kind
from socialwatch.ports import SourceSettings
from tests.networks.exam import Stage, Told, a_stage, some_plugs
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

BRAND = Brand(name="acme", keywords=("acme kettle",), handles={"stackexchange": ("https://cooking.stackexchange.com/users/77/acme",)})
AT = int((NOW - timedelta(hours=1)).timestamp())


def question(number: int = 5, **more: Any) -> dict[str, Any]:
    return {
        "question_id": number, "owner": {"user_id": 9, "display_name": "J&#225;ne"}, "title": "Why does &quot;it&quot; hum?",
        "body": "<p>My <em>acme kettle</em> hums.</p>\n<pre><code>a &lt; b</code></pre>", "creation_date": AT,
        "link": f"https://cooking.stackexchange.com/questions/{number}/why", "tags": ["kettles"], **more,
    }  # fmt: skip


def wrapped(*items: Any, **more: Any) -> dict[str, Any]:
    return {"items": list(items), "has_more": False, "quota_max": 300, "quota_remaining": 200, **more}


def source(stage: Stage, *watch: str, pause: Callable[[float], None] = lambda _: None, **options: Any) -> StackExchangeNetwork:
    settings = SourceSettings(
        name="s", network="stackexchange", brand="acme", api_base=stage.url, watch=watch, options={"site": "cooking", **options}
    )
    return StackExchangeNetwork(settings, BRAND, some_plugs(), pause=pause)


def visit(stage: Stage, answer: Any, *watch: str, **options: Any) -> Any:
    stage.tell = lambda *_: answer
    network = source(stage, *watch, **options)
    return visit_all(network, network.watches()[0], Window())


def test_a_question_becomes_a_mention_in_plain_text():
    with a_stage() as stage:
        pages, window = visit(stage, wrapped(question(last_edit_date=AT + 60)), "search")

        assert stage.asked[0][0] == "/2.3/search/advanced"
        assert stage.asked[0][1]["q"] == '"acme kettle"'

    (mention,) = mentions_of(pages)
    assert (mention.native_id, mention.author, mention.author_id) == ("cooking:5", "Jáne", "cooking:9")
    assert (mention.title, mention.text) == ('Why does "it" hum?', "My acme kettle hums.\n\na < b")
    assert (mention.thread_id, mention.in_reply_to, mention.is_addressed) == ("cooking:5", None, False)
    assert mention.edited_at == datetime.fromtimestamp(AT + 60, UTC)
    assert window.is_home


def test_the_brands_answers_are_found_by_its_number_and_tied_to_the_question():
    owner = {"user_id": 77, "display_name": "Acme"}
    answer = {"answer_id": 6, "question_id": 5, "owner": owner, "body": "<p>Unplug it.</p>", "creation_date": AT}
    comment = {"comment_id": 8, "post_id": 5, "owner": owner, "body": "Which model?", "creation_date": AT}
    with a_stage() as stage:
        stage.tell = lambda path, _: wrapped(answer if path.endswith("answers") else comment)
        network = source(stage, "own")
        found = [mention for watch in network.watches() for mention in mentions_of(visit_all(network, watch, Window())[0])]

        assert [path for path, _ in stage.asked] == ["/2.3/users/77/answers", "/2.3/users/77/comments"]

    assert [(m.native_id, m.direction, m.in_reply_to) for m in found] == [
        ("cooking:6", Direction.OUTBOUND, "cooking:5"),
        ("cooking:c8", Direction.OUTBOUND, "cooking:5"),
    ]


def test_every_question_under_a_tag_of_ours_counts():
    with a_stage() as stage:
        pages, _ = visit(stage, wrapped(question(tags=["acme-kettle"])), "hashtags", tags=("acme-kettle",))

        assert (stage.asked[0][0], stage.asked[0][1]["tagged"]) == ("/2.3/questions", "acme-kettle")

    assert mentions_of(pages)[0].is_addressed


def test_a_short_backoff_is_waited_for_and_a_long_one_ends_the_visit():
    waits: list[float] = []
    answers = iter(
        [wrapped(question(5), has_more=True, backoff=10), wrapped(question(4, creation_date=AT - 60), has_more=True, backoff=100)]
    )
    with a_stage() as stage:
        stage.tell = lambda *_: next(answers)
        network = source(stage, "search", pause=waits.append)
        pages = network.fetch(network.watches()[0], Window(), FakeVisit())

        assert [m.native_id for m in mentions_of([next(pages), next(pages)])] == ["cooking:5", "cooking:4"]
        with pytest.raises(RateLimitedError) as told:
            next(pages)
        assert len(stage.asked) == 2

    assert [9 < wait <= 10 for wait in waits] == [True]
    assert told.value.until is not None
    assert told.value.until > datetime.now(UTC) + timedelta(seconds=90)


def test_nothing_is_asked_once_the_quota_of_the_day_is_used_up():
    with a_stage() as stage:
        stage.tell = lambda *_: wrapped(question(), has_more=True, quota_remaining=0)
        network = source(stage, "search")
        with pytest.raises(RateLimitedError, match="quota of this day is used up") as told:
            visit_all(network, network.watches()[0], Window())

        assert len(stage.asked) == 1

    assert told.value.until is not None
    assert (told.value.until.hour, told.value.until.minute) == (0, 0)


@pytest.mark.parametrize(
    ("error", "kind_of_error", "words"),
    [
        (
            {"error_id": 502, "error_message": "too many requests from this IP, more requests available in 72 seconds"},
            RateLimitedError,
            "until",
        ),
        (
            {"error_id": 502, "error_message": "too many requests from this IP, more requests available in 80000 seconds"},
            RateLimitedError,
            "quota",
        ),
        ({"error_id": 400, "error_message": "`key` doesn't match a known application"}, CredentialsError, "key"),
        ({"error_id": 400, "error_message": "No site found for name `cokking`"}, ConfigError, r"sources\.s\.site"),
        ({"error_id": 400, "error_message": "pagesize"}, SourceError, "pagesize"),
        ({"error_id": 503, "error_message": "simulated"}, SourceError, "did not accept"),
    ],
)
def test_refusals_are_told_apart_by_what_they_say(error: Mapping[str, Any], kind_of_error: type[Exception], words: str):
    with a_stage() as stage, pytest.raises(kind_of_error, match=words):
        visit(stage, (400, error, {}), "search")


def test_answers_that_are_packed_are_unpacked(httpserver: HTTPServer):
    body = gzip.compress(json.dumps(wrapped(question())).encode())
    packed = Response(body, headers={"Content-Encoding": "gzip"}, mimetype="application/json")
    httpserver.expect_request("/2.3/search/advanced").respond_with_response(packed)
    network = source(Stage(url=httpserver.url_for("").rstrip("/")), "search")

    assert len(mentions_of(visit_all(network, network.watches()[0], Window())[0])) == 1


def test_a_visit_reads_an_hour_back_and_asks_for_nothing_older():
    with a_stage() as stage:
        stage.tell = lambda *_: wrapped()
        network = source(stage, "search")
        _, window = visit_all(network, network.watches()[0], Window(since=NOW.isoformat()))

        assert stage.asked[0][1]["fromdate"] == str(int(NOW.timestamp()) - 3600)
        assert len(stage.asked) == 1

    assert window.since == NOW.isoformat()


def test_the_key_goes_along_where_there_is_one():
    with a_stage() as stage:
        visit(stage, wrapped(), "search", key=Told("a-key-of-the-app"))
        visit(stage, wrapped(), "search")

        assert [query.get("key") for _, query in stage.asked] == ["a-key-of-the-app", None]


def test_questions_are_looked_up_in_batches_and_gone_ones_withdrawn():
    with a_stage() as stage:
        stage.tell = lambda path, _: wrapped(*(question(int(one)) for one in path.rpartition("/")[2].split(";") if one != "7"))
        found = list(source(stage).recheck([*(f"cooking:{n}" for n in range(150)), "cooking:c8", "other:1"], FakeVisit()))

        assert len(stage.asked) == 2

    assert [page.withdrawn for page in found] == [("cooking:7",), ()]


def test_an_item_that_cannot_be_read_is_poison():
    with a_stage() as stage:
        pages, _ = visit(stage, wrapped(question(), question(6, body=None)), "search")

    assert [m.native_id for m in mentions_of(pages)] == ["cooking:5"]
    assert [p.where for p in pages[0].poison] == ["post 6 of cooking"]


def test_ping_says_what_is_left_of_the_quota():
    with a_stage() as stage:
        stage.tell = lambda *_: wrapped()
        assert source(stage).ping() == "cooking answers; 200 requests are left today"


def test_a_missing_site_is_named():
    with pytest.raises(CredentialsError, match="site"):
        kind.open(SourceSettings(name="s", network="stackexchange", brand="acme"), BRAND, some_plugs())
