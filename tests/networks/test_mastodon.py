from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.networks.mastodon import kind
from socialwatch.networks.mastodon.statuses import earlier, order
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs, make_plugs
from tests.networks.exam import Memory, Stage, Told, a_stage, some_plugs
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

BRAND = Brand(name="acme", handles={"mastodon": ("@acme@home.example",)}, hashtags=("#acme",))


def status(native_id: str = "110000000000000001", **more: Any) -> dict[str, Any]:
    return {
        "id": native_id,
        "uri": f"https://far.example/statuses/{native_id}",
        "url": f"https://far.example/@jane/{native_id}",
        "account": {"id": "5", "acct": "jane@far.example", "display_name": "Jane", "followers_count": 9},
        "content": "<p>Hi <span>@<span>acme</span></span>,<br />it &lt;smokes&gt;</p>",
        "created_at": "2026-11-23T10:00:00.000Z",
        "visibility": "public",
        "language": "en",
        **more,
    }


def source(stage: Stage, *watch: str, plugs: SourcePlugs | None = None, **more: Any) -> Network:
    options = {"server": "https://home.example", "access_token": Told("a-token-of-mastodon"), **more}
    settings = SourceSettings(name="m", network="mastodon", brand="acme", api_base=stage.url, watch=watch, options=options)
    return kind.open(settings, BRAND, plugs or some_plugs())


def first_visit(stage: Stage, answer: Any, *watch: str) -> Any:
    stage.tell = lambda _path, query: [] if {"max_id", "min_id"} & query.keys() else answer
    network = source(stage, *watch)
    return visit_all(network, network.watches()[0], Window())


def test_a_notification_becomes_a_mention_in_plain_text():
    told = status(spoiler_text="Kettle", in_reply_to_id="7", edited_at="2026-11-23T10:05:00Z")
    with a_stage() as stage:
        pages, _ = first_visit(stage, [{"id": "31", "type": "mention", "status": told}], "mentions")

    (mention,) = mentions_of(pages)
    assert (mention.author, mention.author_name, mention.followers, mention.lang) == ("@jane@far.example", "Jane", 9, "en")
    assert (mention.text, mention.title, mention.in_reply_to) == ("Hi @acme,\nit <smokes>", "Kettle", "7")
    assert mention.edited_at == datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
    assert (mention.is_addressed, mention.is_private) == (True, False)


@pytest.mark.parametrize("visibility", ["direct", "private"])
def test_what_was_not_said_in_public_is_private(visibility: str):
    with a_stage() as stage:
        pages, _ = first_visit(stage, [{"id": "31", "type": "mention", "status": status(visibility=visibility)}], "mentions")

    assert mentions_of(pages)[0].is_private


def test_filtered_notifications_are_asked_for_and_the_token_goes_along():
    with a_stage() as stage:
        first_visit(stage, [], "mentions")

        assert stage.asked[0][1]["include_filtered"] == "true"
        assert stage.headers[0]["authorization"] == "Bearer a-token-of-mastodon"


def test_an_empty_page_in_the_middle_is_walked_past():
    link = {"Link": '<https://home.example/api/v1/timelines/tag/acme?limit=40&max_id=50>; rel="next"'}
    pages = {
        None: (200, [status("90")], {"Link": link["Link"].replace("50", "90")}),
        "90": (200, [], link),
        "50": (200, [status("40")], {}),
    }
    with a_stage() as stage:
        stage.tell = lambda _path, query: pages.get(query.get("max_id"), (200, [], {}))
        network = source(stage, "hashtags")
        found, window = visit_all(network, network.watches()[0], Window())

    assert [m.native_id for m in mentions_of(found)] == ["90", "40"]
    assert (window.since, window.is_home) == ("90", True)


@pytest.mark.parametrize(("minutes", "requests"), [(5, 1), (59, 1), (61, 2)])
def test_quiet_costs_one_request_and_every_hour_one_more_that_looks_behind_a_page_with_gaps_in_it(minutes: int, requests: int):
    with a_stage() as stage:
        stage.tell = lambda _path, query: [status("90")] if int(query.get("min_id", 0)) < 90 and "max_id" not in query else []
        network = source(stage, "hashtags")
        _, window = visit_all(network, network.watches()[0], Window())
        stage.clear()

        pages, window = visit_all(network, network.watches()[0], window, FakeVisit(NOW + timedelta(minutes=minutes)))

    assert (len(stage.asked), window.since, window.is_home) == (requests, "90", True)
    assert [m.native_id for m in mentions_of(pages)] == ["90"]


def test_whose_token_it_is_is_asked_once(tmp_path: Path):
    with a_stage() as stage:
        stage.tell = lambda path, _: {"id": "7", "acct": "acme"} if "verify" in path else []
        for _ in range(2):
            plugs = make_plugs(source="m", budget_requests=9, budget_seconds=9, memory=tmp_path / "tokens")
            network = source(stage, "own", plugs=plugs)
            visit_all(network, network.watches()[0], Window())

    assert [path for path, _ in stage.asked] == [
        "/api/v1/accounts/verify_credentials",
        "/api/v1/accounts/7/statuses",
        "/api/v1/accounts/7/statuses",
    ]


def test_own_accounts_of_the_server_are_written_with_it():
    with a_stage() as stage:
        pages, _ = first_visit(stage, [status(account={"id": "1", "acct": "acme"})], "hashtags")

    assert mentions_of(pages)[0].author == "@acme@home.example"


def test_a_first_visit_stops_at_the_floor():
    old = status("5", created_at="2026-11-01T10:00:00Z")
    with a_stage() as stage:
        stage.tell = lambda _path, _query: [status("6"), old]
        network = source(stage, "hashtags")
        pages, window = visit_all(network, network.watches()[0], Window(), FakeVisit(floor=NOW - timedelta(days=7)))

    assert (len(pages), window.since, window.is_home) == (1, "6", True)
    assert pages[0].reaches_back_to == NOW - timedelta(days=7)


def test_a_garbled_page_is_an_error_and_a_garbled_status_is_poison():
    with a_stage() as stage:
        with pytest.raises(SourceError):
            first_visit(stage, {"error": "An error occurred"}, "hashtags")
        pages, _ = first_visit(stage, [status("8"), status("7", content=None)], "hashtags")

    assert [m.native_id for m in mentions_of(pages)] == ["8"]
    assert [p.where for p in pages[0].poison] == ["status 7"]


def test_a_refused_token_is_told():
    with a_stage() as stage:
        stage.tell = lambda _path, _query: (401, {"error": "The access token is invalid"}, {})
        with pytest.raises(CredentialsError):
            source(stage).ping()


def test_a_missing_key_is_named():
    with pytest.raises(CredentialsError, match="access_token"):
        kind.open(SourceSettings(name="m", network="mastodon", brand="acme", options={"server": "https://a.example"}), BRAND, some_plugs())


def test_posts_that_are_gone_are_withdrawn_and_lookups_hold_20_ids():
    here = [str(n) for n in range(100, 140)]
    with a_stage() as stage:
        stage.tell = lambda _path, _query: [status(one) for one in here]
        found = list(source(stage).recheck([*here, "999", "https://far.example/1"], FakeVisit()))

    assert len(found) == 3
    assert [page.withdrawn for page in found] == [(), (), ("999",)]


def test_a_post_seen_on_another_server_gets_the_id_of_ours():
    with a_stage() as far, a_stage() as home:
        far.tell = lambda _path, query: [status("77"), status("78")] if not query.keys() & {"max_id", "min_id"} else []

        def search(path: str, query: Mapping[str, str]) -> Any:
            if path != "/api/v2/search":
                return []
            return {"statuses": [status("9", uri=query["q"])] if query["q"].endswith("/77") else []}

        home.tell = search
        network, memory = source(home, "hashtags", tag_servers=(far.url,)), Memory()
        memory.poll(network)
        asked = len(home.asked)
        memory.poll(network)

        assert sorted(memory.mentions) == ["9", "https://far.example/statuses/78"]
        assert len([path for path, _ in home.asked[asked:] if path == "/api/v2/search"]) == 0
        assert not any("authorization" in headers for headers in far.headers)


@pytest.mark.parametrize(
    ("native_id", "before"), [("110000000000000000", "109998584422400000"), ("01JD9ZVX00AAAAAAAAAAAAAAAA", "01JD9B8Q80")]
)
def test_ids_of_both_kinds_go_back_six_hours(native_id: str, before: str):
    found = earlier(native_id, timedelta(hours=6))

    assert found.startswith(before)
    assert order(found) < order(native_id)


def test_longer_numbers_are_later():
    assert order("10") > order("9")


# -- garbled answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("native_id", ["9" * 400, "x", "\ud800", 7, None])
def test_an_id_that_is_none_is_quarantined_and_moves_no_mark(native_id: Any):
    with a_stage() as stage:
        pages, window = first_visit(stage, [status(native_id), status("110000000000000002")], "hashtags")

    assert [m.native_id for m in mentions_of(pages)] == ["110000000000000002"]
    assert len(pages[0].poison) == 1
    assert window.since == "110000000000000002"


def test_a_list_in_which_nothing_has_an_id_is_an_error():
    with a_stage() as stage, pytest.raises(SourceError, match="not a list of posts"):
        first_visit(stage, [{"error": "hm"}], "hashtags")


def test_a_notification_without_its_status_is_quarantined_and_the_walk_goes_on_behind_it():
    with a_stage() as stage:
        told = [{"id": "32", "type": "mention"}, {"id": "31", "type": "mention", "status": status()}]
        pages, window = first_visit(stage, told, "mentions")

    assert len(mentions_of(pages)) == 1
    assert [poison.where for poison in pages[0].poison] == ["notification 32"]
    assert window.since == "32"


def test_while_an_id_cannot_be_read_nothing_is_said_to_be_gone():
    with a_stage() as stage:
        stage.tell = lambda *_: [status("x")]
        (found,) = source(stage).recheck(["110000000000000001"], FakeVisit())

    assert (found.mentions, found.withdrawn) == ((), ())
