from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.words import Direction
from socialwatch.networks.appstore import kind
from socialwatch.ports import Network, SourceSettings
from tests.helpers.keys import claims_of, ec_pem
from tests.networks.exam import Stage, Told, a_stage, some_plugs
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

OPTIONS = {"app_id": "1234567890", "issuer_id": "an-issuer", "key_id": "A1B2C3", "private_key": Told(ec_pem())}


def review(name: str = "r1", response: str | None = None, **more: Any) -> dict[str, Any]:
    attributes = {
        "rating": 1, "title": "It hums", "body": "and\nsmokes", "reviewerNickname": "jane", "createdDate": "2026-11-23T03:00:00-07:00",
        "territory": "USA", **more,
    }  # fmt: skip
    links = {"self": f"https://api.example/v1/customerReviews/{name}/relationships/response"}
    data = {"data": {"type": "customerReviewResponses", "id": response}} if response else {}
    return {"type": "customerReviews", "id": name, "attributes": attributes, "relationships": {"response": {"links": links, **data}}}


def answer(name: str = "a1") -> dict[str, Any]:
    attributes = {"responseBody": "Sorry! Unplug it.", "lastModifiedDate": "2026-11-23T04:00:00-07:00", "state": "PUBLISHED"}
    return {"type": "customerReviewResponses", "id": name, "attributes": attributes}


def source(stage: Stage, **more: Any) -> Network:
    settings = SourceSettings(name="a", network="appstore", brand="acme", api_base=stage.url, options=OPTIONS | more)
    return kind.open(settings, Brand(name="acme"), some_plugs())


def visit(stage: Stage, told: Any, window: Window | None = None, **more: Any) -> Any:
    stage.tell = lambda *_: told
    network = source(stage)
    return visit_all(network, network.watches()[0], window or Window(), FakeVisit(**more))


def test_a_review_and_our_answer_become_two_mentions_of_one_thread():
    with a_stage() as stage:
        pages, window = visit(stage, {"data": [review(response="a1"), review("r2")], "included": [answer()], "links": {}})

        assert stage.asked[0][1] == {"sort": "-createdDate", "include": "response", "limit": "200"}

    asked, ours, other = mentions_of(pages)
    assert (asked.native_id, asked.author, asked.title, asked.text, asked.rating) == ("r1", "jane", "It hums", "and\nsmokes", 1.0)
    assert (asked.created_at, asked.is_addressed) == (datetime(2026, 11, 23, 10, tzinfo=UTC), True)
    assert (ours.direction, ours.author, ours.in_reply_to, ours.text) == (Direction.OUTBOUND, "acme", "r1", "Sorry! Unplug it.")
    assert (ours.created_at, ours.thread_id) == (datetime(2026, 11, 23, 11, tzinfo=UTC), "r1")
    assert other.native_id == "r2"
    assert window.is_home


def test_the_key_signs_a_token_that_apple_takes():
    with a_stage() as stage:
        visit(stage, {"data": [], "links": {}})
        header, claims = claims_of(stage.headers[0]["authorization"].removeprefix("Bearer "), ec_pem(), "ES256")

    assert (header["kid"], header["alg"], header["typ"]) == ("A1B2C3", "ES256", "JWT")
    assert (claims["iss"], claims["aud"]) == ("an-issuer", "appstoreconnect-v1")
    assert 0 < claims["exp"] - claims["iat"] <= 20 * 60


def test_a_key_on_one_line_as_in_an_environment_variable_signs_too():
    with a_stage() as stage:
        stage.tell = lambda *_: {"data": [], "links": {}}
        source(stage, private_key=Told(ec_pem().replace("\n", "\\n"))).ping()

        claims_of(stage.headers[0]["authorization"].removeprefix("Bearer "), ec_pem(), "ES256")


def test_the_link_to_the_next_page_gives_a_cursor_and_is_not_followed_elsewhere():
    def tell(path: str, query: Mapping[str, str]) -> Any:
        links = {} if query.get("cursor") else {"next": "https://evil.example/v1/apps/1/customerReviews?cursor=abc&limit=200"}
        return {"data": [review("r2" if query.get("cursor") else "r1")], "links": links}

    with a_stage() as stage:
        stage.tell = tell
        network = source(stage)
        pages, _ = visit_all(network, network.watches()[0], Window())

        assert [query.get("cursor") for _, query in stage.asked] == [None, "abc"]

    assert [m.native_id for m in mentions_of(pages)] == ["r1", "r2"]


def test_a_cursor_that_died_begins_the_visit_again():
    def tell(_: str, query: Mapping[str, str]) -> Any:
        return (400, {"errors": []}, {}) if "cursor" in query else {"data": [review()], "links": {}}

    with a_stage() as stage:
        stage.tell = tell
        network = source(stage)
        pages, window = visit_all(network, network.watches()[0], Window(until="old", target=NOW.isoformat()))

    assert len(mentions_of(pages)) == 1
    assert window.is_home


@pytest.mark.parametrize(
    ("status", "headers", "error", "words"),
    [
        (401, {}, CredentialsError, "issuer_id, key_id"),
        (403, {}, CredentialsError, "role"),
        (404, {}, SourceError, "knows no app"),
        (429, {"X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:0;"}, RateLimitedError, "wait"),
        (500, {}, SourceError, "trouble of its own"),
    ],
)
def test_refusals_are_told(status: int, headers: Mapping[str, str], error: type[Exception], words: str):
    with a_stage() as stage, pytest.raises(error, match=words):
        visit(stage, (status, {"errors": []}, headers))


def test_a_used_up_hour_waits_for_an_hour():
    with a_stage() as stage, pytest.raises(RateLimitedError) as told:
        visit(stage, (429, {}, {"X-Rate-Limit": "user-hour-lim:3500;user-hour-rem:0;"}))

    assert told.value.until is not None
    assert told.value.until > datetime.now(UTC) + timedelta(minutes=55)


def test_a_review_without_words_is_kept_and_one_without_a_date_is_poison():
    with a_stage() as stage:
        pages, _ = visit(stage, {"data": [review(title=None, body=None), review("r2", createdDate=None)], "links": {}})

    assert [(m.native_id, m.text, m.title) for m in mentions_of(pages)] == [("r1", "", None)]
    assert [p.where for p in pages[0].poison] == ["review r2"]


def test_live_reviews_are_looked_up_and_gone_ones_withdrawn():
    def tell(path: str, _: Any) -> Any:
        name = path.rpartition("/")[2]
        return (404, {}, {}) if name == "r7" else {"data": review(name, response="a1"), "included": [answer()]}

    with a_stage() as stage:
        stage.tell = tell
        found = list(source(stage).recheck([*(f"r{n}" for n in range(30)), "r1:reply"], FakeVisit()))

    assert len(found) == 25
    assert [one for page in found for one in page.withdrawn] == ["r7"]
    assert [mention.native_id for mention in found[0].mentions] == ["r0", "r0:reply"]


@pytest.mark.parametrize("told", [[], {"data": None}, {"data": ["r1"]}, {}])
def test_an_answer_of_another_form_is_an_error_and_not_an_empty_page(told: Any):
    with a_stage() as stage, pytest.raises(SourceError):
        visit(stage, told)


def test_a_missing_key_is_named():
    settings = SourceSettings(name="a", network="appstore", brand="acme", options={"app_id": "1", "issuer_id": "i"})

    with pytest.raises(CredentialsError, match="key_id and private_key"):
        kind.open(settings, Brand(name="acme"), some_plugs())
