from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.networks.bluesky import kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import make_plugs
from tests.networks.exam import Memory, Stage, Told, a_stage
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

URI = "at://did:plc:jane/app.bsky.feed.post/3k"
OURS = "at://did:plc:acme/app.bsky.feed.post/3a"


def post(**record: Any) -> dict[str, Any]:
    return {
        "uri": URI,
        "author": {"did": "did:plc:jane", "handle": "jane.example", "displayName": "Jane"},
        "record": {"text": "my kettle smokes", "createdAt": "2026-11-23T10:00:00Z", "langs": ["en-GB"], **record},
        "indexedAt": "2026-11-23T10:00:05Z",
    }


def source(stage: Stage, *watch: str, memory: Path | None = None) -> Network:
    options = {"handle": "@acme.example", "app_password": Told("an-app-password")}
    settings = SourceSettings(name="b", network="bluesky", brand="acme", api_base=stage.url, watch=watch, options=options)
    plugs = make_plugs(source="b", budget_requests=50, budget_seconds=20, memory=memory)
    return kind.open(settings, Brand(name="acme", handles={"bluesky": ("@acme.example",)}, hashtags=("#acme",)), plugs)


class Server:
    """Knows one session at a time; `posts` is what every list shows."""

    def __init__(self, stage: Stage, *posts: dict[str, Any]) -> None:
        self.stage, self.posts, self.logins, self.renewals, self.is_expired, self.is_revoked = stage, posts, 0, 0, False, False
        stage.tell = self.answer

    def answer(self, path: str, _query: Mapping[str, str]) -> Any:
        if path.endswith("createSession"):
            self.logins += 1
            self.is_expired = False
            return self._session()
        if path.endswith("refreshSession"):
            self.renewals += 1
            if self.is_revoked:
                return 400, {"error": "ExpiredToken", "message": "Token has been revoked"}, {}
            self.is_expired = False
            return self._session()
        if self.is_expired:
            return 400, {"error": "ExpiredToken", "message": "Token has expired"}, {}
        return {key: list(self.posts) for key in ("posts", "feed", "notifications")}

    def _session(self) -> dict[str, Any]:
        return {
            "accessJwt": f"access-token-{self.logins}",
            "refreshJwt": "a-refresh-token",
            "did": "did:plc:acme",
            "handle": "acme.example",
        }


def visit(stage: Stage, kind_of_watch: str) -> Any:
    network = source(stage, kind_of_watch)
    return visit_all(network, network.watches()[0], Window())


def test_a_notification_becomes_a_mention_in_its_thread():
    reply = {"root": {"uri": OURS}, "parent": {"uri": OURS}}
    with a_stage() as stage:
        Server(stage, {**post(reply=reply), "reason": "reply"}, {**post(), "uri": "at://x/like/1", "reason": "like"})
        pages, _ = visit(stage, "mentions")

    (mention,) = mentions_of(pages)
    assert (mention.native_id, mention.author, mention.author_id, mention.author_name) == (URI, "@jane.example", "did:plc:jane", "Jane")
    assert (mention.thread_id, mention.in_reply_to, mention.lang) == (OURS, OURS, "en")
    assert mention.url == "https://bsky.app/profile/jane.example/post/3k"
    assert mention.is_addressed


@pytest.mark.parametrize(
    ("record", "is_addressed"),
    [
        ({}, False),
        ({"facets": [{"features": [{"did": "did:plc:acme"}]}]}, True),
        ({"embed": {"record": {"uri": OURS}}}, True),
        ({"embed": {"record": {"record": {"uri": OURS}}}}, True),
        ({"embed": {"record": {"uri": URI}}}, False),
    ],
)
def test_a_found_post_is_addressed_where_it_links_or_quotes_the_brand(record: dict[str, Any], is_addressed: bool):
    with a_stage() as stage:
        Server(stage, post(**record))
        pages, _ = visit(stage, "search")

    assert mentions_of(pages)[0].is_addressed is is_addressed


@pytest.mark.parametrize("claimed", ["1970-01-01T00:00:04Z", "2031-01-01T00:00:00Z", "soon", None])
def test_a_clock_that_cannot_be_right_is_replaced_by_the_time_of_arrival(claimed: str | None):
    with a_stage() as stage:
        Server(stage, post(createdAt=claimed))
        network = source(stage, "search")
        (page,) = network.fetch(network.watches()[0], Window(), FakeVisit(NOW))

    written = [mention.created_at for mention in page.mentions]
    assert written == [datetime(2026, 11, 23, 10, 0, 5, tzinfo=UTC)]
    assert page.poison == ()


def test_what_the_brand_only_passed_on_is_a_repost():
    with a_stage() as stage:
        Server(stage, {"post": post(), "reason": {"$type": "app.bsky.feed.defs#reasonRepost"}}, {"post": {**post(), "uri": OURS}})
        pages, _ = visit(stage, "own")

    assert {m.native_id: m.is_repost for m in mentions_of(pages)} == {URI: True, OURS: False}


def test_a_session_is_kept_between_polls_and_renewed_instead_of_logging_in(tmp_path: Path):
    memory = tmp_path / "tokens.json"
    with a_stage() as stage:
        server = Server(stage)
        for is_expired in (False, False, True, False):
            server.is_expired = is_expired
            source(stage, memory=memory).ping()

    assert (server.logins, server.renewals) == (1, 1)


def test_a_revoked_session_logs_in_again_once(tmp_path: Path):
    with a_stage() as stage:
        server = Server(stage)
        source(stage, memory=tmp_path / "t").ping()
        server.is_expired = server.is_revoked = True
        source(stage, memory=tmp_path / "t").ping()

    assert (server.logins, server.renewals) == (2, 2)  # refused twice: a login too many could lock the account out


def test_a_wrong_password_is_told_without_the_password():
    with a_stage() as stage:
        stage.tell = lambda *_: (401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"}, {})

        with pytest.raises(CredentialsError) as error:
            source(stage).ping()

    assert "an-app-password" not in str(error.value)


def test_posts_that_are_gone_are_withdrawn():
    with a_stage() as stage:
        Server(stage, post())
        (found,) = source(stage).recheck([URI, OURS], FakeVisit())

    assert ([m.native_id for m in found.mentions], found.withdrawn) == ([URI], (OURS,))


def test_empty_pages_without_an_end_are_an_error():
    with a_stage() as stage:
        server = Server(stage)
        stage.tell = lambda path, query: server.answer(path, query) if "server" in path else {"posts": [], "cursor": "1"}

        with pytest.raises(SourceError, match="empty pages"):
            visit(stage, "search")


def test_a_visit_that_broke_goes_on_below_and_only_then_moves_the_mark():
    times = [NOW - timedelta(days=day) for day in range(1, 41)]

    def listed(path: str, query: Mapping[str, str]) -> Any:
        if "server" in path:
            return {"accessJwt": "an-access-token", "refreshJwt": "a-refresh-token", "did": "did:plc:acme"}
        start = int(query.get("cursor", 0))
        page = [
            {**post(createdAt=at.isoformat()), "uri": f"{URI}{start + n}", "indexedAt": at.isoformat()}
            for n, at in enumerate(times[start : start + 8])
        ]
        return {"posts": page} | ({"cursor": str(start + 8)} if start + 8 < len(times) else {})

    with a_stage() as stage:
        stage.tell = listed
        stage.failing = frozenset({4})
        network, memory = source(stage, "search"), Memory()
        assert len(memory.poll(network)) == 1
        key = network.watches()[0].key
        broken = memory.windows[key]
        stage.clear()
        assert memory.poll(network) == []

    assert broken == Window(until="16", target=times[0].isoformat())
    assert memory.windows[key] == Window(since=times[0].isoformat())
    assert len(memory.mentions) == 40


def test_while_an_address_cannot_be_read_nothing_is_said_to_be_gone():
    with a_stage() as stage:
        Server(stage, {**post(), "uri": ["no address"]})
        (found,) = source(stage).recheck([URI], FakeVisit())

    assert (found.mentions, found.withdrawn) == ((), ())


@pytest.mark.parametrize("cursor", [5, {"x": 1}, "\ud800", "two words"])
def test_a_next_page_that_cannot_be_asked_for_is_an_error_and_not_the_last_page(cursor: Any):
    with a_stage() as stage:
        server = Server(stage, post())
        stage.tell = lambda path, query: server.answer(path, query) if "server" in path else {"posts": [post()], "cursor": cursor}

        with pytest.raises(SourceError, match="next page"):
            visit(stage, "search")


def test_a_post_of_another_form_is_quarantined_and_not_passed_over():
    with a_stage() as stage:
        Server(stage, {"post": "none"}, post())
        pages, _ = visit(stage, "search")

    assert [m.native_id for m in mentions_of(pages)] == [URI]
    assert len(pages[0].poison) == 1
