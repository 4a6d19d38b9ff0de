from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.words import Direction
from socialwatch.networks.lemmy import kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Memory, Stage, Told, a_stage, some_plugs
from tests.networks.visits import FakeVisit, mentions_of, visit_all

OPTIONS = {"server": "https://lemmy.example", "username": "Acme", "password": Told("a-password-of-lemmy")}
BRAND = Brand(name="acme", keywords=("acme kettle",), handles={"lemmy": ("@acme@lemmy.example",)})


def old_comment(number: int = 34, *, path: str = "0.12.34", creator: str = "jane", local: bool = False, **more: Any) -> dict[str, Any]:
    """Return a view of a comment as 0.19 tells it."""
    comment = {
        "id": number, "content": "it **smokes** <3", "path": path, "published": "2026-11-23T10:00:00.123456Z", "deleted": False, "removed": False,
        "ap_id": f"https://far.example/comment/{number}", **more,
    }  # fmt: skip
    person = {"id": 5, "name": creator, "display_name": "Jane", "local": local, "actor_id": f"https://far.example/u/{creator}"}
    return {"comment": comment, "creator": person, "post": {"id": 7, "name": "Kettle"}}


def new_comment(number: int = 34, **more: Any) -> dict[str, Any]:
    """Return the same as 1.0 tells it."""
    comment = {
        "id": number, "content": "it smokes", "path": "0.34", "published_at": "2026-11-23T10:00:00Z", "deleted": False, "removed": False,
        "ap_id": f"https://far.example/comment/{number}", **more,
    }  # fmt: skip
    person = {"id": 5, "name": "jane", "local": False, "ap_id": "https://far.example/u/jane"}
    return {"type_": "comment", "comment": comment, "creator": person, "post": {"id": 7, "name": "Kettle"}}


def new_post(number: int = 7) -> dict[str, Any]:
    post = {"id": number, "name": "My kettle", "body": "hums", "published_at": "2026-11-23T09:00:00Z", "updated_at": "2026-11-23T09:30:00Z"}
    person = {"id": 5, "name": "acme", "local": True, "ap_id": "https://lemmy.example/u/acme"}
    return {"type_": "Post", "post": post, "creator": person}


class Server:
    """A Lemmy server of one version that knows whom it gave tokens."""

    def __init__(self, version: str, answers: Mapping[str, Any]) -> None:
        self.version, self.answers = version, answers
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.has_old_api = True

    def __call__(self, path: str, query: Mapping[str, str]) -> Any:
        self.asked.append((path, query))
        if path in ("/api/v3/site", "/api/v4/site"):
            return {"version": self.version} if self.has_old_api or "v4" in path else (404, "", {})
        if path in ("/api/v3/user/login", "/api/v4/account/auth/login"):
            return {"jwt": "a-token-of-lemmy"}
        answer = self.answers.get(path, (404, "", {}))
        return answer(query) if callable(answer) else answer


def source(stage: Stage, *watch: str, plugs: SourcePlugs | None = None) -> Network:
    settings = SourceSettings(name="l", network="lemmy", brand="acme", api_base=stage.url, watch=watch, options=OPTIONS)
    return kind.open(settings, BRAND, plugs or some_plugs())


def visit(stage: Stage, server: Server, *watch: str) -> Any:
    stage.tell = server
    network = source(stage, *watch)
    return visit_all(network, network.watches()[0], Window())


def test_a_mention_of_an_old_server_becomes_one_of_ours():
    server = Server("0.19.11", {"/api/v3/user/mention": {"mentions": [old_comment(updated="2026-11-23T10:05:00Z")]}})
    with a_stage() as stage:
        pages, window = visit(stage, server, "mentions")

        assert stage.headers[-1]["authorization"] == "Bearer a-token-of-lemmy"

    (mention,) = mentions_of(pages)
    assert (mention.native_id, mention.author, mention.author_name) == ("lemmy.example/comment/34", "@jane@far.example", "Jane")
    assert (mention.text, mention.is_addressed) == ("it **smokes** <3", True)
    assert (mention.thread_id, mention.in_reply_to) == ("lemmy.example/post/7", "lemmy.example/comment/12")
    assert mention.edited_at == datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
    assert mention.url == "https://far.example/comment/34"
    assert (window.is_home, server.asked[-1][1]["unread_only"]) == (True, "false")


@pytest.mark.parametrize("key", ["items", "notifications"])
def test_a_notification_of_a_new_server_becomes_one_of_ours(key: str):
    told = [{"notification": {"id": 1}, "data": new_comment()}, {"notification": {"id": 2}, "data": {"type_": "mod_remove_post"}}]
    server = Server("1.0.0", {"/api/v4/account/notification/list": {key: told}})
    with a_stage() as stage:
        pages, _ = visit(stage, server, "mentions")

    (mention,) = mentions_of(pages)
    assert (mention.native_id, mention.author, mention.is_addressed) == ("lemmy.example/comment/34", "@jane@far.example", True)
    assert (mention.thread_id, mention.in_reply_to) == ("lemmy.example/post/7", "lemmy.example/post/7")
    assert server.asked[-1][1]["type_"] == "mention"


def test_a_new_server_pages_by_its_cursor():
    pages_told = {None: {"items": [new_comment(2)], "next_page": "P1"}, "P1": {"items": [new_comment(1)]}}
    server = Server("1.0.0", {"/api/v4/search": lambda query: pages_told[query.get("page_cursor")]})
    with a_stage() as stage:
        pages, window = visit(stage, server, "search")

    assert [m.native_id for m in mentions_of(pages)] == ["lemmy.example/comment/2", "lemmy.example/comment/1"]
    assert pages[0].window.until == "4:P1"
    assert window.is_home


def test_own_posts_are_answers_of_the_brand_in_both_versions():
    old = Server("0.19.3", {"/api/v3/user": {"posts": [], "comments": [old_comment(creator="acme", local=True)]}})
    new = Server("1.0.1", {"/api/v4/person/content": {"content": [new_post(), {"type_": "person", "person": {}}]}})
    with a_stage() as stage:
        (reply,) = mentions_of(visit(stage, old, "own")[0])
        (post,) = mentions_of(visit(stage, new, "own")[0])

    assert (reply.direction, reply.author, reply.in_reply_to) == (Direction.OUTBOUND, "@acme@lemmy.example", "lemmy.example/comment/12")
    assert (post.direction, post.title, post.text) == (Direction.OUTBOUND, "My kettle", "hums")
    assert post.edited_at == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def message(number: int, creator: str, recipient: str) -> dict[str, Any]:
    """Return a view of a private message as 0.19 tells it."""
    people = {
        name: {"id": n, "name": name, "local": True, "actor_id": f"https://lemmy.example/u/{name}"}
        for n, name in enumerate(("acme", "jane"))
    }
    told = {
        "id": number,
        "content": "my order",
        "published": f"2026-11-23T10:0{number}:00Z",
        "deleted": False,
        "ap_id": "https://lemmy.example/m/1",
    }
    return {"private_message": told, "creator": people[creator], "recipient": people[recipient]}


def test_messages_to_us_and_our_answers_are_one_private_talk():
    old = Server("0.19.3", {"/api/v3/private_message/list": {"private_messages": [message(2, "acme", "jane"), message(1, "jane", "acme")]}})
    fresh = {"type_": "private_message", **message(3, "jane", "acme")}
    new = Server("1.0.0", {"/api/v4/account/notification/list": {"items": [{"notification": {"id": 1}, "data": fresh}]}})
    with a_stage() as stage:
        stage.tell = old
        network = source(stage, "mentions")
        ours, theirs = mentions_of(visit_all(network, network.watches()[2], Window())[0])
        stage.tell = new
        network = source(stage, "mentions")
        (later,) = mentions_of(visit_all(network, network.watches()[2], Window())[0])

    assert [m.direction for m in (ours, theirs, later)] == [Direction.OUTBOUND, Direction.INBOUND, Direction.INBOUND]
    assert {m.thread_id for m in (ours, theirs, later)} == {"lemmy.example/talk/1"}
    assert all(m.is_private and m.is_addressed and m.url is None for m in (ours, theirs, later))
    assert theirs.native_id == "lemmy.example/private_message/1"


def test_somebody_of_our_name_on_another_server_is_not_us():
    server = Server("0.19.3", {"/api/v3/user/mention": {"mentions": [old_comment(creator="acme")]}})
    with a_stage() as stage:
        (mention,) = mentions_of(visit(stage, server, "mentions")[0])

    assert (mention.direction, mention.author) == (Direction.INBOUND, "@acme@far.example")


def test_a_deleted_comment_in_a_list_is_withdrawn():
    server = Server("0.19.3", {"/api/v3/user/mention": {"mentions": [old_comment(deleted=True), old_comment(35, removed=True)]}})
    with a_stage() as stage:
        pages, _ = visit(stage, server, "mentions")

    assert pages[0].withdrawn == ("lemmy.example/comment/34", "lemmy.example/comment/35")


def test_the_token_is_kept_between_polls_so_that_a_quiet_one_asks_once_a_watch():
    server = Server(
        "0.19.3",
        {
            "/api/v3/user/mention": {"mentions": []},
            "/api/v3/user/replies": {"replies": []},
            "/api/v3/private_message/list": {"private_messages": []},
        },
    )
    plugs = some_plugs()
    with a_stage() as stage:
        stage.tell = server
        Memory().poll(source(stage, "mentions", plugs=plugs))
        before = len(server.asked)
        Memory().poll(source(stage, "mentions", plugs=plugs))

    assert [path for path, _ in server.asked[before:]] == ["/api/v3/user/mention", "/api/v3/user/replies", "/api/v3/private_message/list"]


def test_a_server_that_was_updated_is_noticed_and_read_on():
    plugs, server = some_plugs(), Server("0.19.3", {"/api/v3/user/mention": {"mentions": []}})
    with a_stage() as stage:
        stage.tell = server
        network = source(stage, "mentions", plugs=plugs)
        visit_all(network, network.watches()[0], Window())
        server.version, server.has_old_api = "1.0.0", False
        server.answers = {"/api/v4/account/notification/list": {"items": [new_comment()]}}
        network = source(stage, "mentions", plugs=plugs)
        pages, _ = visit_all(network, network.watches()[0], Window())

    assert len(mentions_of(pages)) == 1


def test_a_token_that_ran_out_is_renewed_once():
    refused = iter([(401, {"error": "incorrect_login"}, {})])
    server = Server("0.19.3", {"/api/v3/user/mention": lambda _: next(refused, {"mentions": [old_comment()]})})
    with a_stage() as stage:
        pages, _ = visit(stage, server, "mentions")

    assert len(mentions_of(pages)) == 1


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ((401, {"error": "incorrect_login"}, {}), CredentialsError, "did not accept acme"),
        ((400, {"error": "missing_totp_token"}, {}), CredentialsError, "second factor"),
        ({"jwt": None, "registration_created": True}, CredentialsError, "approved"),
        ((400, {"error": "rate_limit_error"}, {}), RateLimitedError, "wait"),
        ((429, {}, {"Retry-After": "5"}), RateLimitedError, "wait"),
    ],
)
def test_a_login_that_fails_says_why(answer: Any, error: type[Exception], words: str):
    with a_stage() as stage:
        stage.tell = lambda path, _: answer if path.endswith("login") else {"version": "0.19.3"}
        with pytest.raises(error, match=words):
            source(stage).ping()


@pytest.mark.parametrize("told", [{}, {"version": "beta"}, {"version": 4}])
def test_a_server_that_is_not_lemmy_is_told(told: Any):
    with a_stage() as stage:
        stage.tell = lambda *_: told
        with pytest.raises(SourceError, match="which version of Lemmy"):
            source(stage).ping()


def test_posts_and_comments_are_looked_up_and_gone_ones_withdrawn():
    gone = (404, {"error": "couldnt_find_comment"}, {})
    server = Server(
        "0.19.3", {"/api/v3/comment": lambda query: gone if query["id"] == "7" else {"comment_view": old_comment(int(query["id"]))}}
    )
    names = [*(f"lemmy.example/comment/{n}" for n in range(30)), "other.example/comment/3"]
    with a_stage() as stage:
        stage.tell = server
        found = list(source(stage).recheck(names, FakeVisit()))

    assert len(found) == 25
    assert [one for page in found for one in page.withdrawn] == ["lemmy.example/comment/7"]


def test_a_path_that_the_server_does_not_know_withdraws_nothing():
    with a_stage() as stage:
        stage.tell = Server("0.19.3", {})
        with pytest.raises(SourceError):
            list(source(stage).recheck(["lemmy.example/comment/7"], FakeVisit()))


def test_of_two_lists_the_one_that_reaches_back_least_says_how_far_a_visit_came():
    """A page full of today's comments beside one old post must not end the visit."""
    comments = [old_comment(n, published=f"2026-11-23T11:{n % 60:02}:00Z") for n in range(120, 50, -1)]
    post = {"post": {"id": 1, "name": "old", "published": "2020-01-01T00:00:00Z"}, "creator": comments[0]["creator"]}

    def tell(query: Mapping[str, str]) -> Any:
        start = (int(query["page"]) - 1) * 50
        return {"posts": [post] if start == 0 else [], "comments": comments[start : start + 50]}

    with a_stage() as stage:
        stage.tell = Server("0.19.3", {"/api/v3/search": tell})
        network = source(stage, "search")
        pages, _ = visit_all(network, network.watches()[0], Window(since="2026-11-23T10:00:00+00:00"))

    assert len(mentions_of(pages)) == 71


def test_ping_says_which_version_answered():
    with a_stage() as stage:
        stage.tell = Server("1.0.0", {"/api/v4/account/notification/list": {"items": []}})
        assert source(stage).ping() == "logged in as @acme@lemmy.example (API of Lemmy 1.0)"


def test_a_missing_key_is_named():
    with pytest.raises(CredentialsError, match="username and password"):
        kind.open(SourceSettings(name="l", network="lemmy", brand="acme", options={"server": "https://a.example"}), BRAND, some_plugs())
