"""Servers that answer every question which a network asks of them: logins, accounts, own posts, mentions, searches, look-ups."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.networks import test_appstore as appstore
from tests.networks import test_bluesky as bluesky
from tests.networks import test_discourse as discourse
from tests.networks import test_feed as feed
from tests.networks import test_googleplay as googleplay
from tests.networks import test_hackernews as hackernews
from tests.networks import test_lemmy as lemmy
from tests.networks import test_mastodon as mastodon
from tests.networks import test_reddit as reddit
from tests.networks import test_stackexchange as stackexchange
from tests.networks import test_x as x
from tests.networks import test_youtube as youtube
from tests.networks.exam import NOW, some_plugs


def _forum() -> Any:
    talk = tuple(discourse.notification(n, kind_number=kind, post_id=50 + n if n else None) for n, kind in enumerate((1, 2, 6, 5)))
    answers = (
        discourse.post(60, username="acme", post_number=9, reply_to_post_number=3),
        discourse.post(61, reply_to_user={"username": "acme"}),
    )
    return discourse.Forum(*(discourse.post(50 + n, post_number=3 + n) for n in range(4)), *answers, notifications=talk)


def _old_lemmy() -> Any:
    views = {"posts": [], "comments": [lemmy.old_comment(creator="acme", local=True)]}
    return lemmy.Server("0.19.3", {
        "/api/v3/user": views, "/api/v3/search": views, "/api/v3/user/mention": {"mentions": [lemmy.old_comment()]},
        "/api/v3/user/replies": {"replies": [lemmy.old_comment(35)]}, "/api/v3/comment": {"comment_view": lemmy.old_comment()},
        "/api/v3/private_message/list": {"private_messages": [lemmy.message(1, "jane", "acme")]},
    })  # fmt: skip


def _new_lemmy() -> Any:
    told = {"items": [{"notification": {"id": 1}, "data": lemmy.new_comment()}], "next_page": "P1"}
    return lemmy.Server("1.0.0", {
        "/api/v4/account/notification/list": told, "/api/v4/search": {"search": [lemmy.new_post(), lemmy.new_comment()]},
        "/api/v4/person/content": {"content": [lemmy.new_post()]}, "/api/v4/comment": {"comment_view": lemmy.new_comment()},
        "/api/v4/post": {"post_view": lemmy.new_post()},
    })  # fmt: skip


def _channel() -> Any:
    reply = youtube.comment("Ug1.a", author="UCacme", parent="Ug1")
    return lambda path, _: {"items": [reply]} if path.endswith("/comments") else {"items": [youtube.thread("Ug1", reply, total=9)]}


def _play() -> Any:
    told = googleplay.review(answer="Sorry!")
    return lambda path, _: (
        {"reviews": [told]} if path.endswith("/reviews") else told if "/reviews/" in path else {"access_token": "t", "expires_in": 9}
    )


def _shop() -> Any:
    more = {"included": [appstore.answer()], "links": {"next": "https://api.example/x?cursor=2"}}
    one = appstore.review(response="a1")
    return lambda path, _: more | {"data": one if path.startswith("/v1/customerReviews/") else [one]}


def _site() -> Any:
    return lambda *_: stackexchange.wrapped(stackexchange.question(last_edit_date=stackexchange.AT), has_more=True, backoff=1)


def _skies() -> Any:
    """Bluesky: the session is renewed at the third question."""
    ours = {"uri": bluesky.OURS, "cid": "c"}
    quoting = bluesky.post(reply={"root": ours, "parent": ours}, embed={"record": ours}, facets=[{"features": [{"did": "did:plc:acme"}]}])
    session = {"accessJwt": "an-access-token", "refreshJwt": "a-refresh-token", "did": "did:plc:acme", "handle": "acme.example"}
    asked = [0]

    def tell(path: str, _: Any) -> Any:
        asked[0] += 1
        if path.endswith("Session"):
            return dict(session)
        if asked[0] == 3:
            return 400, {"error": "ExpiredToken"}, {}
        feed = [{"post": quoting}, {"post": bluesky.post(), "reason": {"by": {}}}]
        return {"posts": [quoting], "feed": feed, "notifications": [{**quoting, "reason": "reply"}], "cursor": "c2" if asked[0] < 8 else ""}

    return tell


def _toots() -> Any:
    told = mastodon.status(in_reply_to_id="7", edited_at="2026-11-23T10:05:00Z", mentions=[{"acct": "acme"}])

    def tell(path: str, query: Any) -> Any:
        if path.endswith("verify_credentials"):
            return {"id": "9", "acct": "acme"}
        if path.endswith("search"):
            return {"statuses": [{**told, "uri": query["q"]}]}
        if {"max_id", "min_id"} & query.keys():
            return []
        return [{"id": "31", "type": "mention", "status": told}] if path.endswith("notifications") else [told]

    return tell


def _news() -> Any:
    item = {"id": 4, "type": "comment", "author": "pg", "text": "hm", "created_at_i": 1795000004, "story_id": 7, "parent_id": 9}
    hits = [hackernews.hit(3), {"objectID": "2", "author": "pg", "created_at_i": 1795000001, "title": "Acme", "story_text": "x"}]
    return lambda path, _: dict(item) if "/items/" in path else {"hits": hits, "nbHits": 2, "hitsPerPage": 100}


def _blog() -> Any:
    one = {
        "id": "1", "url": "https://blog.example/1", "title": "Kettles", "content_html": "<p>hot</p>", "language": "en",
        "date_published": "2026-11-20T10:00:00Z", "date_modified": "2026-11-21T10:00:00Z", "author": {"name": "jane"},
    }  # fmt: skip
    return lambda *_: {"version": "https://jsonfeed.org/version/1", "language": "en", "author": {"name": "joe"}, "items": [one, one]}


def _posts() -> Any:
    """X: accounts, timelines and look-ups; the post was edited, so that its last version is asked for as well."""
    last = x.a_post(5, note_tweet={"text": "@acme a long one"}, entities={"mentions": [{"username": "acme"}]}, lang="en")
    last |= {"edit_history_tweet_ids": [last["id"], x.snowflake(NOW - timedelta(minutes=9))]}
    last |= {"referenced_tweets": [{"type": "replied_to", "id": "12"}]}
    users = [{"id": "5", "username": "jane", "name": "Jane"}]
    errors = [{"value": "12", "title": "Not Found Error", "detail": "gone"}]

    def tell(path: str, query: Any) -> Any:
        if path.startswith("/2/users/") and not path.endswith(("/tweets", "/mentions")):
            return {"data": {"id": "77", "username": "acme", "name": "Acme"}}
        further = {} if {"pagination_token", "next_token"} & query.keys() else {"next_token": "n2"}
        return {"data": [last], "includes": {"users": users}, "meta": {"result_count": 1, **further}, "errors": errors}

    return tell


def _threads() -> Any:
    children = [reddit.a_comment(edited=1795000000.0), reddit.a_submission(), reddit.a_comment(number=2, author="[deleted]")]
    told = {"kind": "t1", "data": {**reddit.a_comment(number=3)["data"], "type": "username_mention", "context": "/r/k/comments/a/b/c/"}}

    def tell(path: str, query: Any) -> Any:
        if path == "/api/v1/access_token":
            return dict(reddit.TOKEN)
        if path == "/api/v1/me":
            return {"name": "acme"}
        return reddit.listing([*children, told], None if "after" in query or path == "/api/info" else "t1_c0001")

    return tell


SCENES: dict[str, tuple[Any, Any]] = {
    "bluesky": (bluesky.source, _skies),
    "mastodon": (lambda stage: mastodon.source(stage, tag_servers=(stage.url,)), _toots),
    "hackernews": (hackernews.source, _news),
    "feed": (lambda stage: feed.feed(f"{stage.url}/feed.json", plugs=some_plugs()), _blog),
    "x": (lambda stage: x.source(stage.url), _posts),
    "x account": (lambda stage: x.source(stage.url, **x.USER), _posts),
    "reddit": (lambda stage: reddit.source(stage.url, **reddit.ACCOUNT), _threads),
    "discourse": (discourse.source, _forum),
    "lemmy 0.19": (lemmy.source, _old_lemmy),
    "lemmy 1.0": (lemmy.source, _new_lemmy),
    "youtube": (youtube.source, _channel),
    "googleplay": (googleplay.source, _play),
    "appstore": (appstore.source, _shop),
    "stackexchange": (stackexchange.source, _site),
}


def names_in(scene: str) -> list[str]:
    """Return names that the network would look up, whatever was read."""
    return {
        "bluesky": [bluesky.URI],
        "mastodon": ["110000000000000001"],
        "hackernews": ["4"],
        "x": ["12"],
        "x account": ["12"],
        "reddit": ["t1_c0001", "t1_c0002"],
        "discourse": ["forum.example/talk/p/50"],
        "lemmy 0.19": ["lemmy.example/comment/34"],
        "lemmy 1.0": ["lemmy.example/comment/34", "lemmy.example/post/7"],
        "stackexchange": ["cooking:5"],
    }.get(scene, ["Ug1", "Ug1.a"])
