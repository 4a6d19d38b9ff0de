"""The exam of every network that can answer: what it takes is said once, what it loses is found again, what it refuses is certain."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialwatch.desk.answering import is_same_text
from socialwatch.errors import RateLimitedError, RefusedError, SourceError
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Reply
from socialwatch.model.words import Direction
from socialwatch.networks.bluesky.replying import record_key
from socialwatch.networks.mastodon.replying import measured
from socialwatch.networks.x.measuring import weighted_length
from tests.helpers.builders import a_filed_mention, a_mention, a_reply
from tests.networks.speaking import OPTIONS, POSTS, Square, now, open_replier

NETWORKS = tuple(OPTIONS)
HANDLES = {"x": "@jane", "reddit": "u/jane", "mastodon": "@jane@home.example", "bluesky": "@jane.example"}


@pytest.fixture
def square() -> Square:
    return Square()


@pytest.fixture
def url(square: Square) -> Iterator[str]:
    server = square.serve()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def post(network: str, **fields: Any) -> Mention:
    given: dict[str, Any] = {"network": network, "author": HANDLES[network], "author_id": "did:plc:jane", "is_addressed": True}
    return a_mention(POSTS[network], **(given | fields))


def reply_to(network: str, text: str = "we are sorry", **fields: Any) -> Reply:
    at = now() - timedelta(seconds=1)
    given: dict[str, Any] = {
        "network": network, "source": network, "in_reply_to": POSTS[network], "text": text, "created_at": at, "sending_since": at,
        "account": {"reddit": "u/acme", "bluesky": "@acme.example"}.get(network, "@acme"),
    }  # fmt: skip
    return a_reply(1, **(given | fields))


def filed(network: str, **fields: Any) -> FiledMention:
    return a_filed_mention(mention=post(network, **fields))


# -- every network ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", NETWORKS)
def test_what_it_takes_is_public_once_and_is_found_again(network: str, square: Square, url: str) -> None:
    replier, reply = open_replier(network, url), reply_to(network)

    posted = replier.send(reply, post(network))
    (found,) = replier.look_up(reply, post(network))

    assert len(square.said[network]) == square.tries == 1
    assert found.native_id == posted.native_id
    assert is_same_text(found.text, "we are sorry")
    assert found.created_at is not None
    assert now() - found.created_at < timedelta(minutes=1)
    assert posted.url is None or posted.url.startswith("https://")


@pytest.mark.parametrize("network", NETWORKS)
def test_before_anything_was_said_nothing_is_found(network: str, url: str) -> None:
    assert list(open_replier(network, url).look_up(reply_to(network), post(network))) == []


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("mode", ["lose", "trouble"])
def test_where_the_answer_is_lost_nobody_knows_until_it_is_looked_up(network: str, mode: str, square: Square, url: str) -> None:
    square.mode = mode
    reply = reply_to(network)

    with pytest.raises(SourceError) as caught:
        open_replier(network, url).send(reply, post(network))

    assert not isinstance(caught.value, RefusedError | RateLimitedError)
    assert square.tries == 1  # no library tried a second time by itself
    assert len(open_replier(network, url).look_up(reply, post(network))) == 1


@pytest.mark.parametrize("network", NETWORKS)
def test_where_it_hangs_up_before_taking_it_nobody_knows_either(network: str, square: Square, url: str) -> None:
    square.mode = "drop"

    with pytest.raises(SourceError) as caught:
        open_replier(network, url).send(reply_to(network), post(network))

    assert not isinstance(caught.value, RefusedError)
    assert (square.tries, square.said[network]) == (1, [])


@pytest.mark.parametrize("network", NETWORKS)
def test_what_it_refuses_is_certain_and_told_in_its_own_words(network: str, square: Square, url: str) -> None:
    square.mode = "refuse"

    with pytest.raises(RefusedError, match=r"deleted or not visible|locked|Validation failed|no such thing"):
        open_replier(network, url).send(reply_to(network), post(network))

    assert square.said[network] == []


@pytest.mark.parametrize("network", NETWORKS)
def test_a_limit_is_certain_too(network: str, square: Square, url: str) -> None:
    square.mode = "slow_limit"

    with pytest.raises(RateLimitedError):
        open_replier(network, url).send(reply_to(network), post(network))

    assert (square.tries, square.said[network]) == (1, [])


@pytest.mark.parametrize("network", ["x", "mastodon", "bluesky"])
def test_a_host_that_refuses_the_connection_surely_heard_nothing(network: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(RefusedError, match="refused the connection"):
        open_replier(network, f"http://127.0.0.1:{port}").send(reply_to(network), post(network))


@pytest.mark.parametrize(
    ("network", "key"), [("x", "access_token"), ("reddit", "password"), ("mastodon", "access_token"), ("bluesky", "app_password")]
)
def test_credentials_that_can_only_read_have_no_voice(network: str, key: str) -> None:
    why = open_replier(network, "http://127.0.0.1:1", **{key: None})

    assert isinstance(why, str)
    assert why.startswith(f"sources.{network} can only read")


@pytest.mark.parametrize("network", NETWORKS)
def test_a_post_that_came_from_elsewhere_is_for_a_person(network: str, url: str) -> None:
    replier = open_replier(network, url)
    foreign = a_filed_mention(mention=a_mention("row 7 of reviews.csv", network=network, author=HANDLES[network], is_addressed=True))

    assert replier.may_answer(foreign, [foreign]) is not None or replier.shape("hello", foreign.mention).wrong


# -- X ------------------------------------------------------------------------------------------------------------------------


def test_x_is_asked_by_tweepy_with_the_keys_of_the_account(square: Square, url: str) -> None:
    open_replier("x", url).send(reply_to("x"), post("x"))

    assert square.bodies == [{"text": "we are sorry", "reply": {"in_reply_to_tweet_id": "10"}}]
    assert square.headers[0]["Authorization"].startswith("OAuth ")


def test_on_x_only_those_are_answered_who_summoned_the_account(url: str) -> None:
    replier = open_replier("x", url)
    stranger = filed("x", is_addressed=False)
    ours = a_filed_mention(2, mention=a_mention("9", author="@acme", direction=Direction.OUTBOUND))
    quoting = filed("x", is_addressed=False, raw=json.dumps({"urls": [{"expanded_url": "https://twitter.com/Acme/status/9"}]}).encode())

    assert replier.may_answer(filed("x"), []) is None
    assert "mention or quote" in replier.may_answer(stranger, [stranger])
    assert replier.may_answer(filed("x", is_addressed=False, in_reply_to="9"), [ours]) is None
    assert replier.may_answer(quoting, [quoting]) is None


def test_what_x_calls_a_duplicate_may_be_the_lost_reply_itself(square: Square, url: str) -> None:
    replier, reply = open_replier("x", url), reply_to("x")
    replier.send(reply, post("x"))

    with pytest.raises(SourceError, match="posted already") as caught:
        replier.send(reply, post("x"))

    assert not isinstance(caught.value, RefusedError)
    assert len(square.said["x"]) == 1


def test_x_names_the_account_asks_once_for_it_and_says_that_it_charges(square: Square, url: str) -> None:
    replier = open_replier("x", url)

    shaped = [replier.shape("hello", post("x")) for _ in range(2)]

    assert [one.account for one in shaped] == ["@acme", "@acme"]
    assert square.asked.count(("GET", "/2/users/me")) == 1
    assert "X charges" in shaped[0].remarks[0]
    assert replier.shape("x" * 281, post("x")).wrong == ("it is 1 too long for X",)


def test_x_tells_what_asking_and_looking_cost(url: str) -> None:
    replier, reply = open_replier("x", url), reply_to("x")
    replier.shape("hello", post("x"))
    asked = replier.spent().usd
    replier.send(reply, post("x"))
    replier.look_up(reply, post("x"))

    assert (asked, replier.spent().usd) == (0.01, 0.015)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("hello", 5),
        ("", 0),
        ("é" * 10, 10),
        ("e\u0301", 1),
        ("漢字", 4),
        ("“quoted” – well…", 17),
        ("😀", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🇩🇪", 2),
        ("👍🏽 ok", 5),
        ("1️⃣", 2),
        ("see https://acme.example/a/very/long/path/that/goes/on/and/on?x=1", 27),
        ("see https://a.co.", 28),
        ("acme.example", 23),
        ("write to me@acme.example", 24),
    ],
)  # fmt: skip
def test_x_weighs_letters_emoji_and_links(text: str, length: int) -> None:
    assert weighted_length(text) == length


# -- Reddit -------------------------------------------------------------------------------------------------------------------


def test_reddit_is_asked_by_praw_and_takes_ten_thousand_characters(square: Square, url: str) -> None:
    replier = open_replier("reddit", url)

    replier.send(reply_to("reddit"), post("reddit"))

    assert (square.bodies[0]["text"], square.bodies[0]["thing_id"]) == ("we are sorry", "t1_abc")
    assert replier.shape("x" * 10_000, post("reddit")).wrong == ()
    assert replier.shape("x" * 10_001, post("reddit")).wrong == ("it is 1 too long for Reddit",)
    assert replier.shape("x", post("reddit")).account == "u/acme"


def test_a_submission_is_answered_like_a_comment(square: Square, url: str) -> None:
    submission = a_mention("t3_abc", network="reddit", author="u/jane")

    posted = open_replier("reddit", url).send(reply_to("reddit"), submission)

    assert (square.bodies[0]["thing_id"], posted.native_id) == ("t3_abc", "t1_c0")


# -- Mastodon -----------------------------------------------------------------------------------------------------------------


def test_mastodon_is_told_the_key_so_that_a_repeat_gives_the_same_status(square: Square, url: str) -> None:
    replier, reply = open_replier("mastodon", url), reply_to("mastodon")

    first, second = (replier.send(reply, post("mastodon")) for _ in range(2))

    assert first == second
    assert [headers["Idempotency-Key"] for headers in square.headers] == [reply.key] * 2
    assert len(square.said["mastodon"]) == 1


@pytest.mark.parametrize(
    ("fields", "visibility"),
    [
        ({}, "public"),
        ({"is_private": True}, "direct"),
        ({"raw": b'{"visibility": "unlisted"}'}, "unlisted"),
        ({"raw": b'{"visibility": "private"}', "is_private": True}, "private"),
        ({"raw": b'{"visibility": "everybody"}', "is_private": True}, "direct"),
    ],
)
def test_mastodon_answers_to_the_same_people_who_could_read_the_post(
    fields: dict[str, Any], visibility: str, square: Square, url: str
) -> None:
    replier = open_replier("mastodon", url)

    shaped = replier.shape("we are sorry", post("mastodon", **fields))
    replier.send(reply_to("mastodon", shaped.text, visibility=shaped.visibility), post("mastodon", **fields))

    assert square.bodies == [{"status": "@jane@home.example we are sorry", "in_reply_to_id": "500", "visibility": visibility}]


def test_mastodon_is_asked_how_long_a_status_may_be_and_500_is_taken_where_it_does_not_say(square: Square, url: str) -> None:
    square.max_characters = 20
    replier = open_replier("mastodon", url)

    short = replier.shape("we are very sorry", post("mastodon"))
    square.max_characters = None
    unsaid = replier.shape("@Jane@home.example we are very sorry", post("mastodon"))

    assert (short.length, short.limit, short.wrong) == (23, 20, ("it is 3 too long for home.example",))
    assert (unsaid.text, unsaid.limit, unsaid.account) == ("@Jane@home.example we are very sorry", 500, "@acme@home.example")


@pytest.mark.parametrize(
    ("text", "length"),
    [("@jane@home.example hi", 8), ("see https://acme.example/a/very/long/path/that/goes/on", 27), ("👩‍👩‍👧‍👦", 1), ("abc", 3)],
)
def test_mastodon_counts_a_link_as_23_and_of_a_name_only_the_first_part(text: str, length: int) -> None:
    assert measured(text) == length


# -- Bluesky ------------------------------------------------------------------------------------------------------------------


def test_bluesky_gets_a_record_whose_name_and_content_hold_for_the_same_reply(square: Square, url: str) -> None:
    replier, reply = open_replier("bluesky", url), reply_to("bluesky")

    first, second = (replier.send(reply, post("bluesky")) for _ in range(2))

    assert first.native_id == second.native_id == f"at://did:plc:acme/app.bsky.feed.post/{record_key(reply)}"
    assert square.bodies[0] == square.bodies[1]
    assert len(square.said["bluesky"]) == 1
    assert square.bodies[0]["record"]["reply"] == {name: {"uri": POSTS["bluesky"], "cid": "bafy1"} for name in ("root", "parent")}


def test_the_name_of_a_record_is_a_tid_that_sorts_by_time_and_differs_by_key() -> None:
    early = reply_to("bluesky", sending_since=datetime(2026, 11, 2, tzinfo=UTC))
    late = reply_to("bluesky", sending_since=datetime(2026, 11, 3, tzinfo=UTC))
    other = reply_to("bluesky", sending_since=datetime(2026, 11, 2, tzinfo=UTC), key="another")

    keys = [record_key(one) for one in (early, late, other)]

    assert all(len(key) == 13 and set(key) <= set("234567abcdefghijklmnopqrstuvwxyz") for key in keys)
    assert keys[0] < keys[1]
    assert keys[0] != keys[2]


def test_links_names_and_tags_of_a_text_are_marked_by_their_bytes(square: Square, url: str) -> None:
    text = "Für @jane.example, @bo.example und @nobody.example: https://acme.example/ü #kettle!"

    open_replier("bluesky", url).send(reply_to("bluesky", text), post("bluesky"))

    data = text.encode()
    marked = {
        data[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode(): one["features"][0]
        for one in square.bodies[0]["record"]["facets"]
    }
    kinds = "app.bsky.richtext.facet#"
    assert marked == {
        "https://acme.example/ü": {"$type": f"{kinds}link", "uri": "https://acme.example/ü"},
        "@jane.example": {"$type": f"{kinds}mention", "did": "did:plc:jane"},
        "@bo.example": {"$type": f"{kinds}mention", "did": "did:plc:bo"},
        "#kettle": {"$type": f"{kinds}tag", "tag": "kettle"},
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("x" * 300, ()),
        ("x" * 301, ("it is 1 too long for Bluesky",)),
        ("👩‍👩‍👧‍👦" * 120, ()),
        ("👩‍👩‍👧‍👦" * 121, ("it takes 3,025 bytes, Bluesky allows 3,000",)),
    ],
)
def test_bluesky_counts_what_the_eye_sees_and_bytes(text: str, wrong: tuple[str, ...], url: str) -> None:
    assert open_replier("bluesky", url).shape(text, post("bluesky")).wrong == wrong


def test_a_post_that_is_gone_is_not_answered(square: Square, url: str) -> None:
    gone = a_mention("at://did:plc:jane/app.bsky.feed.post/gone", network="bluesky", author="@jane.example")

    with pytest.raises(RefusedError, match="no longer there"):
        open_replier("bluesky", url).send(reply_to("bluesky"), gone)

    assert square.tries == 0
