"""Apprise, judged by what a service on loopback gets."""

from __future__ import annotations

import json
import logging
import socket

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from socialwatch.errors import OutletError
from socialwatch.model.outbox import Receipt
from socialwatch.outlets.apprise import harmless, kind
from socialwatch.ports import Outlet, OutletSettings
from socialwatch.transport import make_plugs
from tests.helpers.builders import a_letter


class Kept:
    """A secret that a test can look into."""

    def __init__(self, value: str) -> None:
        self.value = value

    def reveal(self) -> str:
        return self.value


def chat(url: str) -> Outlet:
    settings = OutletSettings(name="chat", kind="apprise", options={"url": Kept(url)})
    return kind.open(settings, make_plugs(source="outlet chat", budget_requests=9, budget_seconds=9))


def at(server: HTTPServer, path: str = "/hook") -> str:
    return f"json://127.0.0.1:{server.port}{path}"


def test_a_letter_arrives_as_plain_text(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook", method="POST").respond_with_data("")

    receipt = chat(at(httpserver)).send(a_letter(subject="Case 1\nfor billing", body="jane: „Geld zurück“ :smile: \\n"))

    told = json.loads(httpserver.log[0][0].data)
    assert receipt == Receipt()
    assert (told["title"], told["message"]) == ("Case 1 for billing", "jane: „Geld zurück“ :smile: \\n")


@pytest.mark.parametrize("evil", ["@everyone", "@here <!channel> <@U012AB>", "[bank](https://evil.example)", "`code`", "<b>x</b>"])
def test_no_word_of_a_stranger_mentions_anybody_or_links_anywhere(evil: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("")

    chat(at(httpserver)).send(a_letter(subject=evil, body=evil))

    told = json.loads(httpserver.log[0][0].data)
    for words in (told["title"], told["message"]):
        assert not set("<>`[]") & set(words)
        assert "@e" not in words
        assert "@h" not in words


def test_what_is_harmless_looks_the_same_and_stays_harmless() -> None:
    assert harmless(harmless("a@b")).count("@") == 1
    assert harmless("mail me") == "mail me"


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
def test_a_service_that_does_not_take_it_may_be_asked_again(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/hook").respond_with_data("", status=status)

    with pytest.raises(OutletError, match="outlet chat: the service did not take it") as refused:
        chat(at(httpserver)).send(a_letter())

    assert refused.value.is_final is False


def test_a_redirect_is_not_followed(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_response(Response(status=307, headers={"Location": httpserver.url_for("/elsewhere")}))
    httpserver.expect_request("/elsewhere").respond_with_data("")

    with pytest.raises(OutletError):
        chat(at(httpserver)).send(a_letter())

    assert [request.path for request, _ in httpserver.log] == ["/hook"]


def test_a_service_that_is_down_is_told_without_its_address_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"json://ann:t0ken@127.0.0.1:{nobody.getsockname()[1]}/s3cret"

    with caplog.at_level(logging.DEBUG), pytest.raises(OutletError) as down:
        chat(url).send(a_letter())

    assert "t0ken" not in str(down.value)
    assert not any(
        "t0ken" in record.getMessage() or "s3cret" in record.getMessage() for record in caplog.records if record.name == "apprise"
    )


@pytest.mark.parametrize("url", ["nonsense://t0ken", "no address", ""])
def test_an_address_that_the_library_does_not_know_is_final_and_not_repeated(url: str) -> None:
    with pytest.raises(OutletError, match="url is no address that apprise knows") as refused:
        chat(url).send(a_letter())

    assert (refused.value.is_final, "t0ken" in str(refused.value)) == (True, False)
