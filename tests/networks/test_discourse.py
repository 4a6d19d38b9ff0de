from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.words import Direction
from socialwatch.networks.discourse import kind
from socialwatch.ports import Network, SourceSettings
from tests.networks.exam import Memory, Stage, Told, a_stage, some_plugs, timeline
from tests.networks.transcripts.discourse import post as listed_post
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

BRAND = Brand(name="acme", keywords=("acme kettle",), handles={"discourse": ("@acme", "@acme_help")})
OPTIONS = {"server": "https://forum.example/talk/", "api_key": Told("a-key-of-discourse"), "api_user": "acme"}
RECORDINGS = Path(__file__).resolve().parents[3] / "shared" / "recordings" / "discourse"
needs_recordings = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the recordings are not beside this checkout")


def post(number: int = 50, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "topic_id": 7, "post_number": 3, "username": "jane", "user_id": 5, "name": "Jane", "raw": "it **smokes** @acme",
        "cooked": "<p>it <strong>smokes</strong> @acme</p>", "created_at": "2026-11-23T10:00:00.000Z", "updated_at": "2026-11-23T10:00:00.000Z",
        "version": 1, "reply_to_post_number": None, "topic_title": "Kettles", **more,
    }  # fmt: skip


def notification(number: int = 1, *, kind_number: int = 1, post_id: int | None = 50, topic: int = 7, place: int = 3) -> dict[str, Any]:
    data = {"original_username": "jane"} | ({"original_post_id": post_id} if post_id else {})
    return {
        "id": number, "user_id": 1, "notification_type": kind_number, "read": True, "created_at": "2026-11-23T10:00:00.000Z", "post_number": place,
        "topic_id": topic, "slug": "kettles", "data": data,
    }  # fmt: skip


class Forum:
    """A forum with some posts in some topics, and notifications."""

    def __init__(self, *posts: dict[str, Any], notifications: tuple[dict[str, Any], ...] = (), private: tuple[int, ...] = ()) -> None:
        self.posts, self.notifications, self.private = posts, notifications, private
        self.closed: tuple[int, ...] = ()

    def __call__(self, path: str, query: Mapping[str, str]) -> Any:
        words = path.strip("/").removesuffix(".json").split("/")
        match words:
            case ["posts"]:
                below = int(query.get("before", 1 << 40))
                return {"latest_posts": sorted((one for one in self.posts if one["id"] < below), key=lambda one: -one["id"])[:50]}
            case ["notifications"]:
                start, size = int(query.get("offset", 0)), int(query["limit"])
                return {
                    "notifications": list(self.notifications[start : start + size]),
                    "total_rows_notifications": len(self.notifications),
                }
            case ["posts", "by_number", topic, place]:
                return self._found(lambda one: (one["topic_id"], one["post_number"]) == (int(topic), int(place)))
            case ["posts", number]:
                return self._found(lambda one: one["id"] == int(number))
            case ["t", topic, "posts"]:
                if int(topic) in self.closed:
                    return 403, {"errors": ["no"], "error_type": "invalid_access"}, {}
                here = [one for one in self.posts if one["topic_id"] == int(topic)]
                return {"post_stream": {"posts": here}, "id": int(topic)} if here else (404, {}, {})
            case ["t", topic]:
                is_private = int(topic) in self.private
                return {"id": int(topic), "title": "Kettles", "archetype": "private_message" if is_private else "regular"}
        raise AssertionError(path)

    def _found(self, is_it: Any) -> Any:
        return next((one for one in self.posts if is_it(one)), (404, {"errors": ["gone"]}, {}))


def source(stage: Stage, *watch: str) -> Network:
    settings = SourceSettings(name="d", network="discourse", brand="acme", api_base=stage.url, watch=watch, options=OPTIONS)
    return kind.open(settings, BRAND, some_plugs())


def visit(stage: Stage, forum: Any, *watch: str, window: Window | None = None, **more: Any) -> Any:
    stage.tell = forum
    network = source(stage, *watch)
    return visit_all(network, network.watches()[0], window or Window(), FakeVisit(**more))


def test_a_post_becomes_a_mention_as_it_was_typed():
    with a_stage() as stage:
        pages, window = visit(stage, Forum(post(version=2, updated_at="2026-11-23T10:20:00Z"), post(40, post_number=1)), "search")

        assert (stage.headers[0]["api-key"], stage.headers[0]["api-username"]) == ("a-key-of-discourse", "acme")

    reply, opening = mentions_of(pages)
    assert (reply.native_id, reply.author, reply.author_name) == ("forum.example/talk/p/50", "@jane", "Jane")
    assert (reply.text, reply.title, reply.thread_id) == ("it **smokes** @acme", None, "forum.example/talk/t/7")
    assert (reply.edited_at, reply.url) == (datetime(2026, 11, 23, 10, 20, tzinfo=UTC), "https://forum.example/talk/t/7/3")
    assert (opening.title, opening.edited_at, opening.is_private) == ("Kettles", None, False)
    assert window.is_home


def test_without_the_typed_text_the_shown_one_is_undone():
    with a_stage() as stage:
        (mention,) = mentions_of(visit(stage, Forum(post(raw=None)), "search")[0])

    assert mention.text == "it smokes @acme"


def test_our_answer_names_the_post_that_it_answers_even_if_that_is_far_away():
    asked = post(20, created_at="2026-10-01T10:00:00Z")
    ours = post(60, username="acme_help", post_number=9, reply_to_post_number="3")
    with a_stage() as stage:
        pages, _ = visit(
            stage, lambda path, query: Forum(ours)(path, query) if path == "/posts.json" else Forum(asked)(path, query), "search"
        )

    (answer,) = mentions_of(pages)
    assert (answer.direction, answer.in_reply_to) == (Direction.OUTBOUND, "forum.example/talk/p/20")


def test_an_answer_to_us_is_tied_and_one_between_strangers_asks_nothing():
    ours, to_us = post(20, username="acme"), post(60, post_number=9, reply_to_post_number=3, reply_to_user={"username": "acme"})
    between = post(61, topic_id=8, reply_to_post_number=1, reply_to_user={"username": "joe"})
    with a_stage() as stage:
        pages, _ = visit(
            stage, lambda path, query: Forum(to_us, between)(path, query) if path == "/posts.json" else Forum(ours)(path, query), "search"
        )

        assert [path for path, _ in stage.asked if "by_number" in path] == ["/posts/by_number/7/3.json"]

    assert [m.in_reply_to for m in mentions_of(pages)] == [None, "forum.example/talk/p/20"]


def test_where_only_own_posts_are_wanted_only_those_come():
    with a_stage() as stage:
        pages, _ = visit(stage, Forum(post(), post(51, username="acme")), "own")

    assert [m.native_id for m in mentions_of(pages)] == ["forum.example/talk/p/51"]


def test_notifications_bring_the_posts_that_they_are_about():
    told = (notification(1), notification(2, kind_number=5), notification(3, kind_number=2, post_id=None, place=4))
    forum = Forum(post(50), post(51, post_number=4), post(52, post_number=5), notifications=told)
    with a_stage() as stage:
        pages, window = visit(stage, forum, "mentions")

    found = mentions_of(pages)
    assert sorted(m.native_id for m in found) == ["forum.example/talk/p/50", "forum.example/talk/p/51"]
    assert all(m.is_addressed and not m.is_private for m in found)
    assert window.since == "2026-11-23T10:00:00+00:00"


def test_a_message_to_us_alone_is_private():
    with a_stage() as stage:
        pages, _ = visit(stage, Forum(post(), notifications=(notification(kind_number=6),), private=(7,)), "mentions")

    assert [m.is_private for m in mentions_of(pages)] == [True]


def test_what_is_held_is_not_asked_for_again():
    with a_stage() as stage:
        visit(stage, Forum(post(), notifications=(notification(),)), "mentions", held=("forum.example/talk/p/50",))

        assert [path for path, _ in stage.asked] == ["/notifications.json"]


def test_a_topic_that_was_closed_or_deleted_does_not_hold_up_the_others():
    told = (notification(1, post_id=1, topic=1), notification(2, post_id=2, topic=2), notification(3))
    forum = Forum(post(), notifications=told)
    forum.closed = (1,)
    with a_stage() as stage:
        pages, window = visit(stage, forum, "mentions")

    assert [m.native_id for m in mentions_of(pages)] == ["forum.example/talk/p/50"]
    assert [(p.where, p.reason) for p in pages[0].poison] == [("topic 1", "the forum does not show it to @acme")]
    assert window.is_home


def test_notifications_are_paged_by_their_place_and_a_visit_that_goes_on_reads_a_page_again():
    told = tuple(notification(n, post_id=1000 + n, kind_number=5) for n in range(150))
    with a_stage() as stage:
        visit(stage, Forum(notifications=told), "mentions")
        offsets = [query["offset"] for _, query in stage.asked]
        stage.clear()
        visit(stage, Forum(notifications=told), "mentions", window=Window(until="120", target=NOW.isoformat()))

        assert offsets == ["0", "60", "120"]
        assert [query["offset"] for _, query in stage.asked] == ["60", "120"]


def test_imported_posts_with_old_dates_do_not_end_a_visit_before_it_met_what_is_held():
    fresh = [post(n, created_at="2026-11-23T11:00:00Z") for n in (100, 300)]
    imported = [post(n, created_at="2012-01-01T00:00:00Z") for n in range(101, 300)]
    memory = Memory()
    with a_stage() as stage:
        stage.tell = Forum(post(90, created_at="2026-11-23T09:00:00Z"))
        memory.poll(source(stage, "search"))
        stage.tell = Forum(post(90, created_at="2026-11-23T09:00:00Z"), *fresh, *imported)
        memory.poll(source(stage, "search"))

    assert {"forum.example/talk/p/100", "forum.example/talk/p/300"} <= memory.mentions.keys()


def test_a_quiet_visit_asks_once():
    posts = [post(n, created_at=(NOW - timedelta(hours=200 - n)).isoformat()) for n in range(100, 199)]
    memory = Memory()
    with a_stage() as stage:
        stage.tell = Forum(*posts)
        memory.poll(source(stage, "search"))
        stage.clear()
        memory.poll(source(stage, "search"))

        assert len(stage.asked) == 1


def test_an_older_forum_that_counts_the_edge_in_and_shows_empty_windows_is_read_to_its_end():
    posts = {n: post(n) for n in (100, 99, 98, 20, 3)}

    def tell(_: str, query: Mapping[str, str]) -> Any:
        top = int(query.get("before", 101))
        return {"latest_posts": [posts[n] for n in range(top, top - 50, -1) if n in posts]}

    with a_stage() as stage:
        pages, _ = visit(stage, tell, "search")

    assert {m.native_id.rpartition("/")[2] for m in mentions_of(pages)} == {"100", "99", "98", "20", "3"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((403, {"errors": ["no"], "error_type": "invalid_access"}, {}), CredentialsError),
        ((429, {"errors": ["slow down"], "error_type": "rate_limit"}, {"Retry-After": "17"}), RateLimitedError),
        ({"errors": ["x"]}, SourceError),
        ({"latest_posts": [{"cooked": "x"}]}, SourceError),
        ([], SourceError),
    ],
)
def test_refusals_and_other_answers_are_told(answer: Any, error: type[Exception]):
    with a_stage() as stage, pytest.raises(error):
        visit(stage, lambda *_: answer, "search")


def test_posts_are_looked_up_and_gone_ones_withdrawn():
    posts = [post(n, post_number=1 if n == 3 else 2) for n in range(30) if n != 7]
    posts[1]["user_deleted"] = True
    with a_stage() as stage:
        stage.tell = Forum(*posts)
        found = list(source(stage).recheck([f"forum.example/talk/p/{n}" for n in range(30)] + ["other.example/p/1"], FakeVisit()))

    assert [one for page in found for one in page.withdrawn] == ["forum.example/talk/p/1", "forum.example/talk/p/7"]
    assert [m.title for page in found for m in page.mentions if m.title] == ["Kettles"]
    assert len(found) == 25


def test_a_post_that_is_closed_to_us_is_left_alone():
    with a_stage() as stage:
        stage.tell = lambda *_: (403, {}, {})

        assert list(source(stage).recheck(["forum.example/talk/p/1"], FakeVisit())) == []


def test_ping_and_missing_keys():
    with a_stage() as stage:
        stage.tell = Forum()
        assert source(stage).ping() == "logged in as @acme at forum.example"
    with pytest.raises(CredentialsError, match="api_key and api_user"):
        kind.open(SourceSettings(name="d", network="discourse", brand="acme", options={"server": "https://f.example"}), BRAND, some_plugs())


# -- held to what Discourse says of itself ------------------------------------------------------------------------------------


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Say whether a value has no key and no type that a schema does not have; keys may be left out."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
    kinds = schema.get("type", names[type(value)])
    if names[type(value)] not in (kinds if isinstance(kinds, list) else [kinds]):
        return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        is_open = schema.get("additionalProperties") is not False
        return all(fits(item, known[key]) if key in known else is_open for key, item in value.items())
    return not isinstance(value, list) or all(fits(item, schema.get("items", {})) for item in value)


@needs_recordings
@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/posts.json", Forum(post())("/posts.json", {})),
        ("/posts.json", {"latest_posts": [listed_post(said) for said in timeline([60], frozenset())]}),
        ("/notifications.json", Forum(notifications=(notification(),))("/notifications.json", {"limit": "60"})),
        ("/t/{id}/posts.json", Forum(post())("/t/7/posts.json", {})),
        ("/posts/{id}.json", Forum(post())("/posts/50.json", {})),
        ("/t/{id}.json", Forum()("/t/7.json", {})),
    ],
)
def test_our_forum_says_nothing_that_discourse_does_not_say(path: str, answer: Any):
    told = json.loads((RECORDINGS / "openapi.json").read_text("utf-8"))["paths"][path]["get"]["responses"]["200"]

    assert fits(answer, told["content"]["application/json"]["schema"])


@needs_recordings
def test_the_comparison_finds_a_key_that_is_invented():
    told = json.loads((RECORDINGS / "openapi.json").read_text("utf-8"))["paths"]["/posts.json"]["get"]["responses"]["200"]

    assert not fits({"latest_posts": [post(invented=1)]}, told["content"]["application/json"]["schema"])


@needs_recordings
@pytest.mark.parametrize("name", ["posts_latest.json", "posts_before.json"])
def test_recorded_lists_of_posts_are_read_without_a_loss(name: str):
    recorded = json.loads((RECORDINGS / name).read_text("utf-8"))
    with a_stage() as stage:
        pages, _ = visit(stage, lambda _, query: {"latest_posts": []} if query else recorded, "search")

    assert len(mentions_of(pages)) == len(recorded["latest_posts"])
    assert all(m.text and m.author.startswith("@") for m in mentions_of(pages))
