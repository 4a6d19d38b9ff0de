from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from socialwatch.errors import SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.mention import Mention
from socialwatch.networks.hackernews import kind
from socialwatch.ports import Network, SourceSettings
from tests.networks.exam import Stage, a_stage, some_plugs
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

COMMENT = {
    "objectID": "41",
    "author": "pg",
    "created_at_i": 1795000000,
    "comment_text": "I &lt;3 it<p>Really",
    "story_id": 7,
    "parent_id": 9,
}


def source(stage: Stage, *keywords: str) -> Network:
    settings = SourceSettings(name="hn", network="hackernews", brand="acme", api_base=stage.url)
    return kind.open(settings, Brand(name="acme", keywords=keywords or ("acme kettle",)), some_plugs())


def visit(stage: Stage, answer: Any) -> Any:
    stage.tell = lambda *_: answer
    network = source(stage)
    return visit_all(network, network.watches()[0], Window())


def test_a_comment_becomes_a_mention_in_its_thread():
    with a_stage() as stage:
        pages, window = visit(stage, {"hits": [COMMENT]})

    (mention,) = mentions_of(pages)
    assert isinstance(mention, Mention)
    assert (mention.native_id, mention.author, mention.text) == ("41", "pg", "I <3 it\n\nReally")
    assert (mention.thread_id, mention.in_reply_to, mention.title) == ("7", "9", None)
    assert mention.url == "https://news.ycombinator.com/item?id=41"
    assert window == Window(since="1795000000")
    assert not mention.is_addressed


def test_a_story_has_a_title_and_perhaps_no_text():
    story = {"objectID": "7", "author": "pg", "created_at_i": 1763632800, "title": "Acme kettle", "story_text": None}
    with a_stage() as stage:
        (mention,) = mentions_of(visit(stage, {"hits": [story]})[0])

    assert (mention.title, mention.text, mention.created_at) == ("Acme kettle", "", datetime(2025, 11, 20, 10, tzinfo=UTC))


def test_each_keyword_is_a_phrase_and_a_watch_of_its_own():
    with a_stage() as stage:
        assert [watch.key for watch in source(stage, "acme kettle", 'the "acme"').watches()] == [
            'search:"acme kettle"',
            'search:"the acme"',
        ]


def test_a_hit_that_cannot_be_read_is_poison():
    with a_stage() as stage:
        pages, _ = visit(stage, {"hits": [COMMENT, {**COMMENT, "objectID": "42", "author": None}]})

    assert [m.native_id for m in mentions_of(pages)] == ["41"]
    assert [p.where for p in pages[0].poison] == ["item 42"]


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"message": "Error"},
        {"hits": [], "nbHits": 3},
        {"hits": [{**COMMENT, "objectID": 41}]},
        {"hits": [{**COMMENT, "created_at_i": 1.5}]},
    ],
)
def test_an_answer_of_another_form_is_an_error_and_not_an_empty_page(answer: Any):
    with a_stage() as stage, pytest.raises(SourceError):
        visit(stage, answer)


# -- looking again --------------------------------------------------------------------------------------------------------


def hit(number: int, text: str = "an acme kettle") -> dict[str, Any]:
    return {**COMMENT, "objectID": str(number), "created_at_i": 1795000000 + number, "comment_text": text}


def look_again(hits: list[dict[str, Any]], items: dict[str, Any], *asked: int) -> tuple[dict[str, str], list[str], list[str]]:
    """Return id → text of what is there, what is gone, and the posts that were asked for one by one."""
    with a_stage() as stage:

        def tell(path: str, query: Any) -> Any:
            number = path.rpartition("/")[2]
            if path.startswith("/api/v1/items/"):
                return items.get(number, (404, {"error": "Not Found"}, {}))
            return {"hits": hits if query["page"] == "0" and "numericFilters" not in query else []}

        stage.tell = tell
        found = list(source(stage).recheck([str(one) for one in asked], FakeVisit()))
        single = [path.rpartition("/")[2] for path, _ in stage.asked if "/items/" in path]
    return {m.native_id: m.text for one in found for m in one.mentions}, [name for one in found for name in one.withdrawn], single


def test_posts_that_the_search_still_shows_are_read_again_with_one_request():
    assert look_again([hit(3), hit(2, "edited"), hit(1)], {}, 1, 2) == ({"2": "edited", "1": "an acme kettle"}, [], [])


def test_what_the_search_no_longer_shows_is_asked_for_and_gone_only_where_it_is_gone():
    items = {
        "4": {"id": 4, "type": "comment", "author": "pg", "text": "no keyword", "created_at_i": 1795000004, "story_id": 7, "parent_id": 9},
        "5": {"id": 5, "type": "comment", "author": None, "text": None, "created_at_i": 1795000005},
    }

    there, gone, single = look_again([hit(9)], items, 4, 5, 6)

    assert (there, gone, single) == ({"4": "no keyword"}, ["5", "6"], ["4", "5", "6"])


def test_a_visit_asks_for_no_more_than_twenty_posts_one_by_one_those_that_waited_longest_first():
    _, gone, single = look_again([], {}, *range(40, 0, -1))

    assert gone == single == [str(one) for one in range(40, 20, -1)]


# -- garbled answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "since"), [(10**30, "1795000000"), (-1, "1795000000"), (1 << 36, str(int(NOW.timestamp())))])
def test_a_time_that_cannot_be_right_takes_the_mark_nowhere(at: int, since: str):
    with a_stage() as stage:
        _, window = visit(stage, {"hits": [COMMENT, {**COMMENT, "objectID": "42", "created_at_i": at}]})

    assert window == Window(since=since)


@pytest.mark.parametrize("spoilt", [{"objectID": "\ud800"}, {"comment_text": 5}, {"parent_id": {"x": 1}}, {"author": []}])
def test_what_no_store_could_keep_is_poison_that_a_store_can_keep(spoilt: dict[str, Any]):
    with a_stage() as stage:
        pages, _ = visit(stage, {"hits": [COMMENT, {**COMMENT, "objectID": "42", **spoilt}]})

    assert [m.native_id for m in mentions_of(pages)] == ["41"]
    (poison,) = pages[0].poison
    assert (poison.where + poison.reason).encode()
    assert json.loads(poison.raw)["created_at_i"] == COMMENT["created_at_i"]


def test_an_item_without_a_word_about_its_author_is_an_error_and_not_gone():
    item = {"id": 4, "type": "comment", "text": "x", "created_at_i": 1795000004}

    assert look_again([], {"4": item}, 4) == ({}, [], ["4"])
