from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from socialwatch.errors import ConfigError, CredentialsError, RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Window
from socialwatch.model.words import Direction
from socialwatch.networks.googleplay import kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport.signing import check_library, signed
from tests.helpers.keys import CLIENT_EMAIL, claims_of, rsa_pem, service_account
from tests.networks.exam import Memory, Stage, Told, a_stage, some_plugs
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

REVIEWS = "/androidpublisher/v3/applications/com.example.acme/reviews"


def seconds(at: datetime) -> dict[str, Any]:
    return {"seconds": str(int(at.timestamp())), "nanos": 713000000}


def review(name: str = "gp:1", *, at: datetime = NOW - timedelta(hours=2), answer: str | None = None, **more: Any) -> dict[str, Any]:
    comment = {"text": "Broken\tit hums <3", "lastModified": seconds(at), "starRating": 2, "reviewerLanguage": "en_GB", **more}
    comments = [{"userComment": comment}]
    if answer:
        comments.append({"developerComment": {"text": answer, "lastModified": seconds(at + timedelta(minutes=30))}})
    return {"reviewId": name, "authorName": "Jane Bloggs", "comments": comments}


def source(stage: Stage, *, has_token: bool = True) -> Network:
    plugs = some_plugs()
    if has_token:
        plugs.remember(f"token of {CLIENT_EMAIL}", '{"value": "an-access-token", "ends_at": 99999999999}')
    options = {"package": "com.example.acme", "service_account": Told(service_account())}
    settings = SourceSettings(name="g", network="googleplay", brand="acme", api_base=stage.url, options=options)
    return kind.open(settings, Brand(name="acme", handles={"googleplay": ("Acme Ltd",)}), plugs)


def visit(stage: Stage, answer: Any, window: Window | None = None, **more: Any) -> Any:
    stage.tell = lambda *_: answer
    network = source(stage)
    return visit_all(network, network.watches()[0], window or Window(), FakeVisit(**more))


def test_a_review_and_our_answer_become_two_mentions_of_one_thread():
    with a_stage() as stage:
        pages, window = visit(stage, {"reviews": [review(answer="Sorry! Unplug it.")]})

    asked, ours = mentions_of(pages)
    assert (asked.native_id, asked.author, asked.title, asked.text) == ("gp:1", "Jane Bloggs", "Broken", "it hums <3")
    assert (asked.rating, asked.lang, asked.is_addressed, asked.edited_at) == (2.0, "en", True, None)
    assert (ours.native_id, ours.direction, ours.author, ours.in_reply_to) == ("gp:1:reply", Direction.OUTBOUND, "Acme Ltd", "gp:1")
    assert (ours.created_at, ours.thread_id) == (NOW - timedelta(minutes=90), "gp:1")
    assert window.is_home


def test_a_review_that_was_held_and_has_changed_is_an_edit():
    with a_stage() as stage:
        pages, _ = visit(stage, {"reviews": [review()]}, held=("gp:1",))

    assert mentions_of(pages)[0].edited_at == NOW - timedelta(hours=2)


def test_an_app_without_reviews_answers_with_nothing():
    with a_stage() as stage:
        assert visit(stage, {})[0][0].mentions == ()
        with pytest.raises(SourceError):
            visit(stage, {"kind": "something else"})


def test_who_did_not_poll_for_more_than_a_week_is_told_of_a_gap():
    long_ago = NOW - timedelta(days=10)
    with a_stage() as stage:
        pages, _ = visit(stage, {"reviews": [review()]}, Window(since=long_ago.isoformat()))
        fine, _ = visit(stage, {"reviews": [review()]}, Window(since=(NOW - timedelta(days=2)).isoformat()))

    gap = pages[-1].gap
    assert (gap.begins_at, gap.ends_at, gap.is_final) == (long_ago, NOW - timedelta(days=7), True)
    assert "last week" in gap.reason
    assert fine[-1].gap is None


def test_a_first_visit_that_would_go_further_back_says_how_far_it_came():
    with a_stage() as stage:
        pages, _ = visit(stage, {"reviews": [review()]}, floor=NOW - timedelta(days=30))

    assert (pages[-1].reaches_back_to, pages[-1].gap) == (NOW - timedelta(days=7), None)


def test_a_service_account_signs_in_and_keeps_its_token(httpserver: HTTPServer):
    sent: list[Mapping[str, Any]] = []

    def token(request: Request) -> Response:
        sent.append(parse_qs(request.get_data(as_text=True)))
        return Response('{"access_token": "fresh", "expires_in": 3599}', mimetype="application/json")

    httpserver.expect_request("/token", method="POST").respond_with_handler(token)
    httpserver.expect_request(REVIEWS, headers={"Authorization": "Bearer fresh"}).respond_with_json({"reviews": [review()]})
    stage = Stage(url=httpserver.url_for("").rstrip("/"))
    network = source(stage, has_token=False)

    for _ in range(2):
        visit_all(network, network.watches()[0], Window())

    (form,) = sent
    _, claims = claims_of(form["assertion"][0], rsa_pem(), "RS256")
    assert form["grant_type"] == ["urn:ietf:params:oauth:grant-type:jwt-bearer"]
    assert (claims["iss"], claims["aud"]) == (CLIENT_EMAIL, "https://oauth2.googleapis.com/token")
    assert claims["scope"] == "https://www.googleapis.com/auth/androidpublisher"
    assert claims["exp"] - claims["iat"] == 3600


def test_an_access_token_that_is_refused_is_renewed_once():
    told: list[str] = []

    def tell(path: str, _: Any) -> Any:
        told.append(path)
        if path == "/token":
            return {"access_token": "fresh", "expires_in": 3599}
        return (401, {"error": {"code": 401}}, {}) if told.count(REVIEWS) == 1 else {"reviews": [review()]}

    with a_stage() as stage:
        stage.tell = tell
        network = source(stage)
        pages, _ = visit_all(network, network.watches()[0], Window())

        assert stage.headers[-1]["authorization"] == "Bearer fresh"

    assert told == [REVIEWS, "/token", REVIEWS]
    assert len(mentions_of(pages)) == 1


@pytest.mark.parametrize(
    ("path", "status", "body", "error", "words"),
    [
        ("/token", 400, {"error": "invalid_grant"}, CredentialsError, "invalid_grant"),
        ("/token", 200, {}, SourceError, "no token"),
        (REVIEWS, 403, {"error": {"errors": [{"reason": "permissionDenied"}]}}, CredentialsError, "does not let"),
        (REVIEWS, 403, {"error": {"errors": [{"reason": "rateLimitExceeded"}]}}, RateLimitedError, "wait"),
        (REVIEWS, 404, {}, SourceError, "knows no app"),
    ],
)
def test_refusals_are_told(path: str, status: int, body: Any, error: type[Exception], words: str):
    with a_stage() as stage:
        stage.tell = lambda asked, _: (status, body, {}) if asked == path else {"access_token": "fresh", "expires_in": 3599}
        network = source(stage, has_token=path != "/token")

        with pytest.raises(error, match=words):
            visit_all(network, network.watches()[0], Window())


def test_a_page_token_that_died_begins_the_visit_again():
    def tell(_: str, query: Mapping[str, str]) -> Any:
        return (400, {"error": {"code": 400}}, {}) if query.get("token") == "old" else {"reviews": [review()]}

    with a_stage() as stage:
        stage.tell = tell
        network = source(stage)
        pages, window = visit_all(network, network.watches()[0], Window(until="old", target=NOW.isoformat()))

    assert len(mentions_of(pages)) == 1
    assert window.is_home


def test_live_reviews_are_looked_up_one_by_one_and_gone_ones_withdrawn():
    def tell(path: str, _: Any) -> Any:
        name = path.rpartition("/")[2]
        return (404, {}, {}) if name == "gp:7" else review(name, answer="Sorry!")

    with a_stage() as stage:
        stage.tell = tell
        memory = Memory()
        found = list(source(stage).recheck([*(f"gp:{n}" for n in range(30)), "gp:1:reply"], memory))

    assert len(found) == 20
    assert [one for page in found for one in page.withdrawn] == ["gp:7"]
    assert [mention.native_id for mention in found[0].mentions] == ["gp:0", "gp:0:reply"]


@pytest.mark.parametrize("document", ["{}", "not json", '{"client_email": 1, "private_key": "k"}'])
def test_another_file_than_a_key_file_is_told_without_repeating_it(document: str):
    options = {"package": "com.example.acme", "service_account": Told(document)}
    with a_stage() as stage:
        settings = SourceSettings(name="g", network="googleplay", brand="acme", api_base=stage.url, options=options)
        with pytest.raises(CredentialsError, match=r"sources\.g\.service_account: expected the JSON key file") as told:
            kind.open(settings, Brand(name="acme"), some_plugs()).ping()

    assert (told.value.__cause__, told.value.__suppress_context__) == (None, True)


def test_a_key_of_another_kind_is_told_without_repeating_it():
    with pytest.raises(CredentialsError, match=r"sources\.g: the private key is not a key in PEM for RS256"):
        signed({}, "-----BEGIN PRIVATE KEY-----\nno\n-----END PRIVATE KEY-----", algorithm="RS256", source="g")


@pytest.mark.parametrize("missing", ["jwt", "cryptography"])
def test_without_the_library_a_source_says_what_to_install(missing: str):
    with pytest.raises(ConfigError, match=r"sources\.g: signing needs a library: pip install 'socialwatch\[stores\]'"):
        check_library("g", find=lambda name: None if name == missing else name)


@pytest.mark.parametrize("network", ["googleplay", "appstore"])
def test_without_the_library_a_store_cannot_be_opened(network: str):
    program = (
        "import importlib.machinery, sys\n"
        "find = importlib.machinery.PathFinder.find_spec\n"
        "importlib.machinery.PathFinder.find_spec = classmethod(lambda cls, name, *more: None if name == 'jwt' else find(name, *more))\n"
        f"from socialwatch.networks.{network} import kind\n"
        "from socialwatch.ports import SourceSettings\n"
        "from socialwatch.model.brand import Brand\n"
        "options = {key.name: 'x' for key in kind.keys}\n"
        "kind.open(SourceSettings(name='g', network=kind.name, brand='acme', options=options), Brand(name='acme'), None)\n"
    )

    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)

    assert "ConfigError: sources.g: signing needs a library: pip install 'socialwatch[stores]'" in run.stderr


def test_the_library_for_signing_is_only_loaded_to_sign():
    program = "import sys, socialwatch.networks.googleplay, socialwatch.networks.appstore; sys.exit('jwt' in sys.modules or 'cryptography' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_ping_says_who_may_read_what():
    with a_stage() as stage:
        stage.tell = lambda *_: {}
        assert source(stage).ping() == "desk@acme.iam.example may read the reviews of com.example.acme"


def test_a_missing_key_is_named():
    with pytest.raises(CredentialsError, match="service_account"):
        kind.open(SourceSettings(name="g", network="googleplay", brand="acme", options={"package": "a"}), Brand(name="acme"), some_plugs())


def test_a_time_to_come_is_clamped():
    with a_stage() as stage:
        pages, window = visit(stage, {"reviews": [review(at=datetime(2031, 1, 1, tzinfo=UTC))]})

    assert mentions_of(pages)[0].created_at == NOW
    assert window.since == NOW.isoformat()
