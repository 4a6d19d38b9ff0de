from __future__ import annotations

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
from tests.networks.visits import mentions_of, visit_all

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
