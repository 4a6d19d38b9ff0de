from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.words import Direction
from socialwatch.networks.youtube import kind, renewed_at
from socialwatch.ports import Network, SourceSettings
from tests.networks.exam import Memory, Stage, Told, a_stage, some_plugs
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all


def comment(name: str, *, author: str = "UCjane", parent: str | None = None, **more: Any) -> dict[str, Any]:
    snippet = {
        "videoId": "v1", "authorDisplayName": "@jane", "authorChannelId": {"value": author}, "textDisplay": "it smokes & stinks",
        "publishedAt": "2026-11-23T10:00:00Z", "updatedAt": "2026-11-23T10:00:00Z", **more,
    }  # fmt: skip
    return {"id": name, "snippet": snippet | ({"parentId": parent} if parent else {})}


def thread(name: str, *replies: dict[str, Any], total: int | None = None, **more: Any) -> dict[str, Any]:
    snippet = {"videoId": "v1", "topLevelComment": comment(name, **more), "totalReplyCount": len(replies) if total is None else total}
    return {"id": name, "snippet": snippet} | ({"replies": {"comments": list(replies)}} if replies else {})


def source(stage: Stage) -> Network:
    options = {"api_key": Told("a-key-of-youtube"), "channel_id": "UCacme"}
    return kind.open(
        SourceSettings(name="y", network="youtube", brand="acme", api_base=stage.url, options=options), Brand(name="acme"), some_plugs()
    )


def first_visit(stage: Stage, *threads: Any, **more: Any) -> Any:
    stage.tell = lambda *_: {"items": list(threads), **more}
    network = source(stage)
    return visit_all(network, network.watches()[0], Window())


def refused(stage: Stage, status: int, reason: str) -> None:
    stage.tell = lambda *_: (status, {"error": {"code": status, "message": "no", "errors": [{"reason": reason, "domain": "youtube"}]}}, {})
    network = source(stage)
    visit_all(network, network.watches()[0], Window())


def test_a_comment_is_to_the_brand_and_the_brands_own_answer_is_tied_to_it():
    answer = comment("Ug1.a", author="UCacme", parent="Ug1", textDisplay="Unplug it")
    with a_stage() as stage:
        pages, _ = first_visit(stage, thread("Ug1", answer))

        assert stage.headers[0]["x-goog-api-key"] == "a-key-of-youtube"
        assert not any("key" in query for _, query in stage.asked)

    asked, ours = mentions_of(pages)
    assert (asked.native_id, asked.author, asked.author_id, asked.text) == ("Ug1", "@jane", "UCjane", "it smokes & stinks")
    assert (asked.is_addressed, asked.thread_id, asked.in_reply_to, asked.direction) == (True, "Ug1", None, Direction.INBOUND)
    assert asked.url == "https://www.youtube.com/watch?v=v1&lc=Ug1"
    assert (ours.direction, ours.thread_id, ours.in_reply_to) == (Direction.OUTBOUND, "Ug1", "Ug1")


def test_an_edited_comment_says_when():
    with a_stage() as stage:
        pages, _ = first_visit(stage, thread("Ug1", updatedAt="2026-11-23T10:30:00Z"))

    assert mentions_of(pages)[0].edited_at == datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def test_answers_that_a_thread_does_not_show_are_asked_for_once_until_there_are_more():
    shown = [comment(f"Ug1.{n}", parent="Ug1") for n in range(5)]
    everything = [comment(f"Ug1.{n}", parent="Ug1") for n in range(7)]
    asked: list[Mapping[str, str]] = []

    def tell(path: str, query: Mapping[str, str]) -> Any:
        if path.endswith("/comments"):
            asked.append(query)
            return {"items": everything[4:]} if "pageToken" in query else {"items": everything[:4], "nextPageToken": "two"}
        return {"items": [thread("Ug1", *shown, total=7)]}

    with a_stage() as stage:
        stage.tell = tell
        memory = Memory()
        memory.poll(source(stage))
        first = len(asked)
        memory.poll(source(stage))

    assert len(memory.mentions) == 8
    assert (first, len(asked)) == (2, 2)
    assert asked[0]["parentId"] == "Ug1"


def test_a_thread_that_is_deleted_while_its_answers_are_asked_for_breaks_nothing():
    def tell(path: str, _: Any) -> Any:
        return (
            (404, {"error": {"errors": [{"reason": "commentNotFound"}]}}, {})
            if path.endswith("/comments")
            else {"items": [thread("Ug1", total=9)]}
        )

    with a_stage() as stage:
        stage.tell = tell
        network = source(stage)
        pages, window = visit_all(network, network.watches()[0], Window())

    assert [m.native_id for m in mentions_of(pages)] == ["Ug1"]
    assert window.is_home


def test_a_used_up_quota_waits_until_midnight_in_california():
    with a_stage() as stage, pytest.raises(RateLimitedError, match="quota of this day") as told:
        refused(stage, 403, "quotaExceeded")

    assert told.value.until is not None
    assert told.value.until > datetime.now(UTC)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 11, 27, 7, 59, tzinfo=UTC), datetime(2026, 11, 27, 8, 0, tzinfo=UTC)),
        (datetime(2026, 11, 27, 8, 0, tzinfo=UTC), datetime(2026, 11, 28, 8, 0, tzinfo=UTC)),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), datetime(2026, 7, 2, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_quota_is_renewed_at_midnight_there(now: datetime, then: datetime):
    assert renewed_at(now) == then


@pytest.mark.parametrize(
    ("status", "reason", "error"),
    [
        (400, "API_KEY_INVALID", CredentialsError),
        (403, "accessNotConfigured", CredentialsError),
        (403, "forbidden", CredentialsError),
        (403, "rateLimitExceeded", RateLimitedError),
        (404, "channelNotFound", SourceError),
        (500, "backendError", SourceError),
    ],
)
def test_refusals_are_told_apart_by_their_reason(status: int, reason: str, error: type[Exception]):
    with a_stage() as stage, pytest.raises(error):
        refused(stage, status, reason)


def test_a_visit_whose_page_token_died_begins_again_and_loses_nothing():
    def tell(_: str, query: Mapping[str, str]) -> Any:
        if query.get("pageToken") == "old":
            return 400, {"error": {"errors": [{"reason": "invalidPageToken"}]}}, {}
        return {"items": [thread("Ug2", publishedAt="2026-11-23T11:00:00Z")]}

    with a_stage() as stage:
        stage.tell = tell
        network = source(stage)
        pages, window = visit_all(network, network.watches()[0], Window(until="old", target="2026-11-23T09:00:00+00:00"))

    assert [m.native_id for m in mentions_of(pages)] == ["Ug2"]
    assert window.since == "2026-11-23T11:00:00+00:00"


def test_a_first_visit_stops_at_the_floor():
    with a_stage() as stage:
        stage.tell = lambda *_: {"items": [thread("Ug2"), thread("Ug1", publishedAt="2026-11-01T10:00:00Z")], "nextPageToken": "more"}
        network = source(stage)
        pages, window = visit_all(network, network.watches()[0], Window(), FakeVisit(floor=NOW - timedelta(days=7)))

    assert (len(pages), window.is_home, pages[0].reaches_back_to) == (1, True, NOW - timedelta(days=7))


def test_live_comments_are_looked_up_in_batches_and_bring_what_came_to_them():
    names = [f"Ug{n}" for n in range(60)]

    def tell(path: str, query: Mapping[str, str]) -> Any:
        asked = query["id"].split(",")
        if path.endswith("/comments"):
            return {"items": [comment(one, parent="Ug1") for one in asked]}
        return {"items": [thread(one, comment(f"{one}.new", parent=one)) for one in asked if one != "Ug7"]}

    with a_stage() as stage:
        stage.tell = tell
        found = list(source(stage).recheck([*names, "Ug1.a"], FakeVisit()))

        assert len(stage.asked) == 3

    assert [one for page in found for one in page.withdrawn] == ["Ug7"]
    assert {"Ug3", "Ug3.new", "Ug1.a"} <= {mention.native_id for page in found for mention in page.mentions}


def test_a_missing_key_is_named():
    with pytest.raises(CredentialsError, match="channel_id"):
        kind.open(
            SourceSettings(name="y", network="youtube", brand="acme", options={"api_key": Told("k")}), Brand(name="acme"), some_plugs()
        )


def test_ping_says_what_the_key_may_read():
    with a_stage() as stage:
        stage.tell = lambda *_: {"items": []}
        assert "UCacme" in source(stage).ping()
