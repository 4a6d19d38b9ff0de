from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.transport.scrubbing import Scrubber


@pytest.fixture
def scrub() -> Scrubber:
    return Scrubber(b"a random key", private=["acme", "@acmehelp"])


def shape(text: str) -> str:
    """Return what kind of sign stands where."""
    return "".join("9" if one.isdigit() else "A" if one.isupper() else "a" if one.isalpha() else one for one in text)


def test_the_same_word_becomes_the_same_invented_one_wherever_it_stands(scrub: Scrubber):
    told = scrub.body(
        {"acct": "jane_doe", "url": "https://social.example/@jane_doe/115", "content": "<p>Ask @jane_doe!</p>", "name": "JANE"}
    )
    jane = told["acct"]

    assert told["url"].startswith("https://")
    assert told["url"].split("/")[3] == f"@{jane}"
    assert told["content"] == f"<p>{scrub.word('Ask')} @{jane}!</p>"
    assert told["name"] == jane.split("_")[0].upper()


@given(st.text(max_size=60))
def test_a_text_keeps_its_shape_and_no_word_of_three_signs_or_more(text: str):
    found = Scrubber(b"key").body(text)

    assert len(found) == len(text)
    for before, after in zip(re.findall(r"[^\W_]+", text), re.findall(r"[^\W_]+", found), strict=True):
        assert len(before) < 3 or before.lower() != after.lower()


def test_a_name_in_angle_brackets_is_no_tag(scrub: Scrubber):
    found = scrub.text("<jane@home.example> wrote <b class='x'>this</b> &amp; <a href='https://jane.example/me'>that</a>")

    assert "jane" not in found
    assert "&amp;" in found
    assert re.fullmatch(r"<\w{4}@\w{4}\.\w{7}> \w{5} <b class='x'>\w{4}</b> &amp; <a href='https://\w{4}\.\w{7}/\w\w'>\w{4}</a>", found)


def test_what_is_written_where_an_attribute_would_stand_is_exchanged_too(scrub: Scrubber):
    found = scrub.text('<b jane="roe" smith class="x">')

    assert re.fullmatch(r'<b [a-z]{4}="[a-z]{3}" [a-z]{5} class="x">', found)
    assert not re.search("jane|roe|smith", found)


def test_numbers_that_name_something_are_exchanged_and_times_and_counts_stay(scrub: Scrubber):
    told = scrub.body(
        {"id": 123456, "user_id": "123456", "likes": 123456, "created_at": "2026-11-23T10:00:00Z", "created_utc": 1795000000, "is": True}
    )

    assert (told["likes"], told["created_at"], told["created_utc"], told["is"]) == (123456, "2026-11-23T10:00:00Z", 1795000000, True)
    assert told["id"] != 123456
    assert str(told["id"]) == told["user_id"]
    assert len(told["user_id"]) == 6


def test_words_of_the_protocol_stay(scrub: Scrubber):
    told = {"type": "mention", "visibility": "direct", "$type": "app.bsky.feed.post#reply", "lang": "en", "name": "t3_abc12"}

    found = scrub.body(told)

    assert {key: found[key] for key in told if key != "name"} == {key: told[key] for key in told if key != "name"}
    assert re.fullmatch("t3_[a-z]{3}[0-9]{2}", found["name"])
    assert found["name"] != told["name"]


def test_what_stands_under_a_word_of_the_protocol_goes_where_it_is_the_brand_or_a_sentence(scrub: Scrubber):
    found = scrub.body({"type": "acme", "reason": "jane said so"})

    assert "acme" not in found["type"]
    assert "jane" not in found["reason"]


def test_keys_that_name_a_thing_are_exchanged_and_others_stay(scrub: Scrubber):
    found = scrub.body({"media_metadata": {"x9k2m4p7q1": {"e": "Image"}}, "tweet.fields": 1, "@acmehelp": 2})

    assert list(found) == ["media_metadata", "tweet.fields", next(key for key in found if key.startswith("@"))]
    assert "x9k2m4p7q1" not in found["media_metadata"]
    assert "@acmehelp" not in found


def test_a_question_keeps_what_it_asks_and_not_for_whom(scrub: Scrubber):
    asked = {
        "limit": ["40"],
        "types[]": ["mention", "quote"],
        "q": ['"acme kettle"'],
        "key": ["a1b2c3d4"],
        "pageToken": ["CAoQAA"],
        "tags": ["acme"],
    }

    told = scrub.query(asked)

    assert (told["limit"], told["types[]"]) == ("40", ["mention", "quote"])
    assert not re.search("acme|kettle|a1b2c3d4|CAoQAA", str(told))
    assert scrub.body({"nextPageToken": "CAoQAA"})["nextPageToken"] == told["pageToken"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/api/v1/timelines/tag/acme", r"/api/v1/timelines/tag/[a-z]{4}"),
        ("/2/users/by/username/AcmeHelp", r"/2/users/by/username/[A-Z][a-z]{3}[A-Z][a-z]{3}"),
        ("/t/123456/posts.json", r"/t/\d{6}/posts\.json"),
        ("/v1/apps/1234567890/customerReviews", r"/v1/apps/\d{10}/customerReviews"),
    ],
)
def test_a_path_keeps_the_words_of_the_api(scrub: Scrubber, path: str, shown: str):
    assert re.fullmatch(shown, scrub.path(path))
    assert scrub.path(path) != path


def test_only_the_headers_that_a_client_goes_by_are_left(scrub: Scrubber):
    headers = {
        "Content-Type": "application/json", "Set-Cookie": "session=jane", "X-RateLimit-Remaining": "299", "Retry-After": "7", "X-Request-Id": "abc",
        "Link": '<https://home.example/api/v1/notifications?max_id=115000>; rel="next"', "ETag": "W/jane",
    }  # fmt: skip

    told = scrub.headers(headers)

    assert set(told) == {"content-type", "x-ratelimit-remaining", "retry-after", "link"}
    assert re.fullmatch(r'<https://\w{4}\.\w{7}/api/\w\d/\w{13}\?max_id=\d{6}>; rel="next"', told["link"])
    assert "115000" not in told["link"]


def test_a_feed_keeps_its_tags_and_times_and_loses_its_words(scrub: Scrubber):
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Jane bakes</title><item><title>My acme kettle</title>'
        "<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate><description><![CDATA[<p>It smokes &amp; hums</p>]]></description></item></channel></rss>"
    )

    found = scrub.markup(feed)

    assert shape(found) == shape(feed)
    assert "<pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>" in found
    assert "<![CDATA[<p>" in found
    assert "jane" not in scrub.markup("<item><![CDATA[by <jane@home.example>]]></item>")
    assert not re.search("Jane|bakes|acme|kettle|smokes|hums", found)


def test_without_the_key_nobody_can_try_names_until_one_fits():
    values: list[Any] = [Scrubber(key).word("jane") for key in (b"one", b"two", b"three")]

    assert len(set(values)) == 3


# -- on what networks really answered, where it lies beside the checkout -------------------------------------------------------

RECORDINGS = Path(__file__).resolve().parents[2] / "shared" / "recordings"
RECORDED = sorted(path for path in RECORDINGS.glob("*/*.json") if path.name not in ("openapi.json", "uris.json"))


def same_form(before: Any, after: Any) -> bool:
    """Say whether two values have the same keys, types and lengths everywhere."""
    if isinstance(before, dict) and isinstance(after, dict):
        return len(before) == len(after) and all(same_form(*pair) for pair in zip(before.values(), after.values(), strict=True))
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(same_form(*pair) for pair in zip(before, after, strict=True))
    if isinstance(before, str) and isinstance(after, str):
        return len(before) == len(after)
    return type(before) is type(after)


def spoken(value: Any, key: str = "") -> Iterator[str]:
    """Yield what stands under keys that hold somebody's name or words."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from spoken(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from spoken(item, key)
    elif isinstance(value, str) and key in ("author", "username", "acct", "display_name", "handle", "name", "body", "text", "title", "raw"):
        yield value


@pytest.mark.skipif(not RECORDED, reason="the recordings are not beside this checkout")
@pytest.mark.parametrize("path", RECORDED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_real_answer_keeps_its_form_and_none_of_its_names_and_texts(path: Path):
    recorded = json.loads(path.read_text("utf-8"))

    found = Scrubber(b"key").body(recorded)

    assert same_form(recorded, found)
    texts = [one for one in spoken(recorded) if len(re.findall(r"[^\W\d_]{3,}", one)) >= 1 and not re.fullmatch(r"t[1-6]_\w+", one)]
    assert set(texts).isdisjoint(spoken(found))
