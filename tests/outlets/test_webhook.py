"""The webhook, judged by what its receiver gets."""

from __future__ import annotations

import hashlib
import hmac
import json
import socket
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from socialwatch.errors import BudgetSpentError, CredentialsError, OutletError
from socialwatch.model.outbox import Receipt
from socialwatch.outlets.webhook import WebhookOutlet, kind
from socialwatch.ports import Outlet, OutletSettings
from socialwatch.transport import make_plugs
from tests.helpers.builders import a_letter


class Kept:
    """A secret that a test can look into."""

    def __init__(self, value: str) -> None:
        self.value = value

    def reveal(self) -> str:
        return self.value


def a_webhook(url: object, **options: object) -> Outlet:
    return kind.open(OutletSettings(name="hook", kind="webhook", options={"url": url} | options), plugs())


def plugs() -> object:
    return make_plugs(source="hook", budget_requests=10, budget_seconds=10)


def requests_of(server: HTTPServer) -> list[Request]:
    return [request for request, _ in server.log]


def test_a_letter_arrives_whole_under_its_key_and_signed(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_json({"id": 4711})
    settings = OutletSettings(name="hook", kind="webhook", options={"url": httpserver.url_for("/hook"), "secret": Kept("s3cret")})
    letter = a_letter(
        key="1/billing/hook", case=1, kind="escalation", subject="A refund", body="jane: „Geld zurück“", facts={"case": {"id": 1}}
    )

    ref = WebhookOutlet(settings, plugs(), now=lambda: 1_700_000_000.9).send(letter).ref

    (request,) = requests_of(httpserver)
    expected = hmac.new(b"s3cret", b"1700000000." + request.data, hashlib.sha256).hexdigest()
    assert ref == "4711"
    assert json.loads(request.data) == {
        "key": "1/billing/hook",
        "kind": "escalation",
        "case": 1,
        "subject": "A refund",
        "body": "jane: „Geld zurück“",
        "facts": {"case": {"id": 1}},
    }
    assert {name: request.headers.get(name) for name in ("Content-Type", "Idempotency-Key", "X-Socialwatch-Timestamp")} == {
        "Content-Type": "application/json",
        "Idempotency-Key": "1/billing/hook",
        "X-Socialwatch-Timestamp": "1700000000",
    }
    assert request.headers["X-Socialwatch-Signature"] == f"sha256={expected}"
    assert "Authorization" not in request.headers


def test_every_try_carries_the_same_key_and_the_same_body(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    outlet, letter = a_webhook(httpserver.url_for("/hook")), a_letter(key="7/büro/hook")

    outlet.send(letter)
    outlet.send(letter)

    first, second = requests_of(httpserver)
    assert (first.headers["Idempotency-Key"], first.data) == (second.headers["Idempotency-Key"], second.data)
    assert first.headers["Idempotency-Key"] == "7/b%C3%BCro/hook"


def test_a_token_goes_into_the_authorization_and_nowhere_else(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")

    a_webhook(httpserver.url_for("/hook"), token=Kept("t0ken")).send(a_letter())

    (request,) = requests_of(httpserver)
    assert request.headers["Authorization"] == "Bearer t0ken"
    assert b"t0ken" not in request.data


@pytest.mark.parametrize("status", [200, 201, 202, 204, 409])
def test_2xx_means_taken_and_409_means_taken_before(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=status)

    assert a_webhook(httpserver.url_for("/hook")).send(a_letter()) == Receipt()


@pytest.mark.parametrize(
    ("status", "is_final"),
    [(400, True), (404, True), (410, True), (413, True), (422, True), (408, False), (425, False), (429, False), (500, False), (503, False)],
)
def test_a_refusal_is_final_where_trying_again_cannot_help(httpserver: HTTPServer, status: int, is_final: bool) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=status)

    with pytest.raises(OutletError, match=rf"outlet hook: .*\({status}\)") as refused:
        a_webhook(httpserver.url_for("/hook")).send(a_letter())

    assert refused.value.is_final is is_final


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_secret_is_the_users_to_mend_and_costs_no_letter(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=status)

    with pytest.raises(CredentialsError, match="outlet hook"):
        a_webhook(httpserver.url_for("/hook"), secret=Kept("s3cret")).send(a_letter())


def test_a_redirect_is_not_followed_and_not_taken_for_success(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_response(Response(status=307, headers={"Location": httpserver.url_for("/elsewhere")}))
    httpserver.expect_request("/elsewhere").respond_with_data("")

    with pytest.raises(OutletError) as refused:
        a_webhook(httpserver.url_for("/hook")).send(a_letter())

    assert refused.value.is_final is False
    assert [request.path for request in requests_of(httpserver)] == ["/hook"]


def test_a_receiver_that_is_down_may_be_asked_again() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/hook"

    with pytest.raises(OutletError, match=r"outlet hook: .*refused the connection") as refused:
        a_webhook(url, secret=Kept("s3cret")).send(a_letter())

    assert refused.value.is_final is False
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.com/",
        "http://ann:pw@127.0.0.1/",
        "http://good.example\\@127.0.0.1/",
        "http://127.0.0.1/\r\nX: y",
        "http://",
        "acme.example",
    ],
)
def test_an_address_that_clients_read_differently_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(OutletError, match="url is not an http or https address") as refused:
        a_webhook(Kept(url)).send(a_letter())

    assert url not in str(refused.value)


@pytest.mark.parametrize(
    ("answer", "ref"),
    [
        ('{"ref": "T-1", "id": 2}', "T-1"),
        ('{"id": "\\u001b[31mred\\nline"}', "␛[31mred line"),
        ('{"id": true}', None),
        ("[1]", None),
        ("<html>", None),
        ("[" * 100_000, None),
        ('{"id": "' + "x" * 500 + '"}', "x" * 100),
    ],
)
def test_the_receivers_name_for_a_letter_is_kept_when_it_is_one(httpserver: HTTPServer, answer: str, ref: str | None) -> None:
    httpserver.expect_request("/hook").respond_with_data(answer)

    assert a_webhook(httpserver.url_for("/hook")).send(a_letter()).ref == ref


def test_a_receiver_that_asks_to_wait_says_until_when(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=429, headers={"Retry-After": "90"})
    settings = OutletSettings(name="hook", kind="webhook", options={"url": httpserver.url_for("/hook")})

    with pytest.raises(OutletError) as limit:
        WebhookOutlet(settings, plugs(), now=lambda: 1_700_000_000.0).send(a_letter())

    assert limit.value.until == datetime.fromtimestamp(1_700_000_090, UTC)


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://desk.example/4711", True), ("javascript:alert(1)", False), ("https://a@b.example", False), (7, False)],
)
def test_the_receivers_address_for_a_letter_is_kept_when_it_is_a_web_address(httpserver: HTTPServer, url: object, kept: bool) -> None:
    httpserver.expect_request("/hook").respond_with_json({"ref": "T-1", "url": url})

    assert a_webhook(httpserver.url_for("/hook")).send(a_letter()) == Receipt("T-1", str(url) if kept else None)


def test_a_budget_that_is_spent_is_no_failure_of_the_letter(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")
    settings = OutletSettings(name="hook", kind="webhook", options={"url": httpserver.url_for("/hook")})
    outlet = kind.open(settings, make_plugs(source="hook", budget_requests=1, budget_seconds=10))
    outlet.send(a_letter())

    with pytest.raises(BudgetSpentError):
        outlet.send(a_letter())
