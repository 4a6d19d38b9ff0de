"""The transport: what a visit may use, whom it believes, what it remembers and what it never writes down."""

from __future__ import annotations

import gzip
import json
import logging
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from socialwatch.errors import (
    BudgetSpentError,
    CapReachedError,
    ConfigError,
    CredentialsError,
    DiskFullError,
    RateLimitedError,
    SourceError,
)
from socialwatch.transport import Redacting, SourcePlugs, asked_to_wait, hide, make_plugs, redact, said

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def plugs(
    requests: int = 10, seconds: float = 10, *, allow_endpoint: bool = False, memory: Path | None = None, source: str = "x"
) -> SourcePlugs:
    return make_plugs(source=source, budget_requests=requests, budget_seconds=seconds, allow_endpoint=allow_endpoint, memory=memory)


@contextmanager
def a_server_that_says(*pieces: bytes, then_drips: bool = False) -> Iterator[str]:
    """Serve raw bytes to one client, whatever it asks; drips go on, one byte at a time, until the client hangs up."""
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            for piece in pieces:
                connection.sendall(piece)
            while then_drips and not done.wait(0.02):
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/2/tweets?access_token=hunter2"
    finally:
        done.set()
        thread.join(5)
        listener.close()


# -- the budget -----------------------------------------------------------------------------------------------------------


def test_a_visit_sends_no_more_requests_than_its_budget(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_json({})
    ours = plugs(requests=2)

    for _ in range(2):
        ours.session.get(httpserver.url_for("/"))
    with pytest.raises(BudgetSpentError, match="stopped after 2 requests"):
        ours.session.get(httpserver.url_for("/"))

    assert len(httpserver.log) == 2
    assert ours.spent().requests == 2


def test_a_visit_ends_when_its_seconds_are_used_up(httpserver: HTTPServer) -> None:
    now = [0.0]
    httpserver.expect_request("/").respond_with_json({})
    ours = make_plugs(source="x", budget_requests=9, budget_seconds=60, clock=lambda: now[0])

    ours.session.get(httpserver.url_for("/"))
    now[0] = 60.0
    with pytest.raises(BudgetSpentError, match="stopped after 60 seconds"):
        ours.session.get(httpserver.url_for("/"))

    assert len(httpserver.log) == 1


def test_an_answer_that_drips_ends_with_the_budget() -> None:
    with a_server_that_says(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", then_drips=True) as url:
        ours = plugs(seconds=0.3)

        with pytest.raises(BudgetSpentError):
            ours.session.get(url)

        assert ours.spent().seconds < 2


def test_a_head_that_drips_ends_with_the_budget_as_well() -> None:
    with a_server_that_says(b"HTTP/1.1 200 OK\r\nX-Slow: ", then_drips=True) as url:
        ours = plugs(seconds=0.3)

        with pytest.raises(BudgetSpentError):
            ours.session.get(url)

        assert ours.spent().seconds < 2


def test_a_body_without_a_length_is_not_taken_for_whole_when_time_runs_out() -> None:
    with a_server_that_says(b"HTTP/1.1 200 OK\r\n\r\n[1]", then_drips=True) as url:
        ours = plugs(seconds=0.3)

        with pytest.raises(BudgetSpentError):
            ours.session.get(url)


def test_a_server_that_never_answers_costs_no_more_than_the_budget() -> None:
    with a_server_that_says(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n") as url:
        ours = plugs(seconds=0.3)

        with pytest.raises(SourceError):
            ours.session.get(url)


# -- the session ----------------------------------------------------------------------------------------------------------


def test_a_redirect_is_refused_and_names_where_it_leads(httpserver: HTTPServer) -> None:
    target = f"http://localhost:{httpserver.port}/elsewhere?key=hunter2"
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": target})

    with pytest.raises(SourceError) as caught:
        plugs().session.get(httpserver.url_for("/"), headers={"X-Api-Key": "hunter2"})

    assert f"sends us to localhost:{httpserver.port}" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert [request.path for request, _ in httpserver.log] == ["/"]


def test_a_caller_that_handles_redirects_itself_gets_the_answer(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("", status=301, headers={"Location": "https://example.com/"})

    response = plugs().session.get(httpserver.url_for("/"), allow_redirects=False)

    assert (response.status_code, response.headers["Location"]) == (301, "https://example.com/")


def test_a_body_that_unpacks_to_more_than_the_cap_is_not_read_further(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    httpserver.expect_request("/").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})

    with pytest.raises(SourceError, match="more than 5120 KiB"):
        plugs().session.get(httpserver.url_for("/"))


def test_a_packed_body_is_unpacked(httpserver: HTTPServer) -> None:
    body = json.dumps(["a"] * 1000).encode()
    httpserver.expect_request("/").respond_with_data(gzip.compress(body), headers={"Content-Encoding": "gzip"})

    assert said(plugs().session.get(httpserver.url_for("/"))) == ["a"] * 1000


@pytest.mark.parametrize(
    ("pieces", "sentence"),
    [
        ((b"",), "broke off its answer"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",), "broke off its answer"),
        ((b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",), "cannot be unpacked"),
        ((b"SSH-2.0-OpenSSH_9.2\r\n\r\n",), "broke off its answer"),
    ],
)
def test_a_broken_answer_is_one_sentence_without_the_address(pieces: tuple[bytes, ...], sentence: str) -> None:
    with a_server_that_says(*pieces) as url, pytest.raises(SourceError, match=sentence) as caught:
        plugs().session.get(url)

    assert "hunter2" not in str(caught.value)
    assert "/2/tweets" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://127.0.0.1:1/?token=hunter2", "127.0.0.1:1 refused the connection"),
        ("http://nowhere.invalid/?token=hunter2", "there is no host nowhere.invalid, or names cannot be looked up now"),
        ("http://me:hunter2@127.0.0.1:1/", "127.0.0.1:1 refused the connection"),
        ("ftp://files.example/hunter2", "files.example is not an address that can be asked"),
        ("http://[::1", "the address is not an address that can be asked"),
    ],
)
def test_what_cannot_be_reached_is_named_by_its_host_alone(url: str, sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        plugs().session.get(url)

    assert str(caught.value) == sentence


def test_neither_proxies_nor_netrc_of_the_environment_are_used(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login me password hunter2\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    seen: list[str | None] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers.get("Authorization"))
        return Response("{}")

    httpserver.expect_request("/").respond_with_handler(answer)
    plugs().session.get(httpserver.url_for("/"))

    assert seen == [None]


def test_importing_the_transport_loads_no_http_library() -> None:
    program = "import sys, socialwatch.transport; print([m for m in ('requests', 'urllib3', 'ssl', 'tweepy') if m in sys.modules])"

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


# -- answers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "expected", "sentence"),
    [
        (401, CredentialsError, "refused the credentials (401)"),
        (403, CredentialsError, "refused the credentials (403)"),
        (402, CapReachedError, "the credits are used up (402)"),
        (429, RateLimitedError, "asks us to wait"),
        (500, SourceError, "trouble of its own (500)"),
        (503, SourceError, "trouble of its own (503)"),
        (404, SourceError, "did not accept the request (404)"),
    ],
)
def test_each_refusal_has_its_own_class_and_sentence(httpserver: HTTPServer, status: int, expected: type[Exception], sentence: str) -> None:
    httpserver.expect_request("/").respond_with_json({}, status=status)

    with pytest.raises(expected) as caught:
        said(plugs().session.get(httpserver.url_for("/")))

    assert type(caught.value) is expected
    assert sentence in str(caught.value)


@pytest.mark.parametrize("body", [b"<html>soon back</html>", b'{"data": [', b"", b'{"a": NaN}', b"[" * 200_000, b"\xff\xfe"])
def test_what_is_not_whole_json_is_a_failure_and_not_an_empty_answer(httpserver: HTTPServer, body: bytes) -> None:
    httpserver.expect_request("/").respond_with_data(body)

    with pytest.raises(SourceError, match="not JSON"):
        said(plugs().session.get(httpserver.url_for("/")))


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "90"}, NOW + timedelta(seconds=90)),
        ({"Retry-After": "Mon, 23 Nov 2026 12:05:00 GMT"}, NOW + timedelta(minutes=5)),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 900)}, NOW + timedelta(minutes=15)),
        ({"X-RateLimit-Reset": "2026-11-23T12:04:00.000Z"}, NOW + timedelta(minutes=4)),
        ({"X-RateLimit-Reset": "2026-11-23T13:04:00+01:00"}, NOW + timedelta(minutes=4)),
        ({"x-ratelimit-reset": "238"}, NOW + timedelta(seconds=238)),
        ({"RateLimit-Reset": str(int(NOW.timestamp()) + 60)}, NOW + timedelta(minutes=1)),
        ({"Retry-After": "-5"}, NOW),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) - 60)}, NOW),
        ({"Retry-After": "999999999"}, NOW + timedelta(days=1)),
        ({"Retry-After": "999999999999999"}, NOW + timedelta(days=1)),
        ({"Retry-After": "NaN"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "soon", "x-rate-limit-reset": str(int(NOW.timestamp()) + 60)}, NOW + timedelta(minutes=1)),
        ({}, None),
    ],
)
def test_a_wait_is_read_in_every_form_that_networks_use(headers: dict[str, str], expected: datetime | None) -> None:
    assert asked_to_wait(headers, now=NOW) == expected


@given(st.sampled_from(["Retry-After", "x-rate-limit-reset", "x-ratelimit-reset"]), st.text(max_size=40) | st.floats().map(str))
def test_no_header_makes_us_wait_backwards_or_for_longer_than_a_day(name: str, value: str) -> None:
    until = asked_to_wait({name: value}, now=NOW)

    assert until is None or NOW <= until <= NOW + timedelta(days=1)


# -- the plugs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["http://127.0.0.1:8099/x", "http://127.8.7.6", "http://[::1]:80", "https://localhost:8443"])
def test_this_machine_may_stand_in_for_a_network(base: str) -> None:
    assert plugs().check_base(base + "/") == base


@pytest.mark.parametrize(
    "base",
    [
        "https://evil.example/x",
        "http://127.0.0.1.evil.example",
        "http://10.0.0.1",
        "http://localhost.evil.example",
        "http://[::ffff:8.8.8.8]",
    ],
)
def test_another_machine_needs_permission(base: str) -> None:
    with pytest.raises(ConfigError, match="is not this machine"):
        plugs().check_base(base)

    assert plugs(allow_endpoint=True).check_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "file:///etc/passwd",
        "127.0.0.1:80",
        "http://",
        "http://good.example\\@127.0.0.1/",
        "http://me:pw@127.0.0.1/",
        "http://127.0.0.1:99999",
    ],
)
def test_what_is_no_plain_web_address_is_refused_even_with_permission(base: str) -> None:
    with pytest.raises(ConfigError, match=r"sources\.x\.api_base: expected an address"):
        plugs(allow_endpoint=True).check_base(base)


def test_what_one_poll_remembers_the_next_one_recalls(tmp_path: Path) -> None:
    memory = tmp_path / "tokens.json"
    plugs(memory=memory).remember("user:acme", "1234567890")
    plugs(memory=memory, source="other").remember("user:acme", "42")

    assert plugs(memory=memory).recall("user:acme") == "1234567890"
    assert plugs(memory=memory).recall("user:nobody") is None
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [memory]


def test_none_makes_the_memory_forget(tmp_path: Path) -> None:
    ours = plugs(memory=tmp_path / "tokens.json")
    ours.remember("token", "abc")
    ours.remember("token", None)

    assert ours.recall("token") is None


def test_without_a_file_the_memory_lasts_for_the_run() -> None:
    ours = plugs()
    ours.remember("token", "abc")

    assert ours.recall("token") == "abc"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"x/token": 7}', b"\xff"])
def test_a_damaged_memory_counts_as_empty_and_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    memory = tmp_path / "tokens.json"
    memory.write_bytes(damage)

    assert plugs(memory=memory).recall("token") is None

    plugs(memory=memory).remember("token", "new")
    assert plugs(memory=memory).recall("token") == "new"


def test_a_memory_that_cannot_be_written_says_which_file(tmp_path: Path) -> None:
    memory = tmp_path / "missing" / "tokens.json"

    with pytest.raises(DiskFullError, match=r"tokens\.json could not be written"):
        plugs(memory=memory).remember("token", "abc")


def test_sources_that_remember_at_the_same_time_forget_nothing(tmp_path: Path) -> None:
    memory = tmp_path / "tokens.json"
    names = [f"source{number}" for number in range(16)]

    def note(name: str) -> None:
        plugs(memory=memory, source=name).remember("token", name)

    threads = [threading.Thread(target=note, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [plugs(memory=memory, source=name).recall("token") for name in names] == names


# -- redaction ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authorization: Bearer AAAA.bbb-ccc", "Authorization: Bearer ***"),
        ("{'Authorization': 'Basic YWJjOmRlZg=='}", "{'Authorization': 'Basic ***'}"),
        ('{"access_token": "zzz", "scope": "*"}', '{"access_token": "***", "scope": "*"}'),
        ("GET /x?access_token=qqq&limit=5", "GET /x?access_token=***&limit=5"),
        ("https://me:secret@host/path", "https://me:***@host/path"),
        ("http://127.0.0.1:8099/x", "http://127.0.0.1:8099/x"),
        ("oauth_signature=\"abc%3D\", oauth_nonce='1'", "oauth_signature=\"***\", oauth_nonce='***'"),
        ("[('password', 'pw'), ('username', 'acme')]", "[('password', '***'), ('username', 'acme')]"),
        ("the author is a baker", "the author is a baker"),
    ],
)
def test_whatever_looks_like_a_token_is_masked(text: str, expected: str) -> None:
    assert redact(text) == expected


def test_a_known_secret_is_masked_wherever_it_stands() -> None:
    hide("correct-horse")

    assert redact("id correct-horse!") == "id ***!"


def test_a_log_keeps_its_lines_but_no_secret() -> None:
    hide("battery-staple")
    record = logging.LogRecord("tweepy", logging.DEBUG, __file__, 1, "asked %s with %s", ("X", "battery-staple"), None)
    record.exc_info = (ValueError, ValueError("battery-staple"), None)

    assert Redacting().filter(record)

    shown = logging.Formatter().format(record)
    assert shown.startswith("asked X with ***\n")
    assert "ValueError: ***" in shown
    assert "battery-staple" not in shown


# -- limits that an answer tells -------------------------------------------------------------------------------------------


def counted(httpserver: HTTPServer, path: str, remaining: str, *, name: str = "X-RateLimit-Remaining", method: str = "GET") -> str:
    headers = {name: remaining, "X-RateLimit-Reset": "60", "X-Rate-Limit-Reset": "60"}
    httpserver.expect_request(path, method=method).respond_with_data("{}", headers=headers)
    return httpserver.url_for(path)


def test_after_the_last_request_that_is_allowed_no_other_is_sent(httpserver: HTTPServer) -> None:
    last, other, tools = counted(httpserver, "/a", "0.0"), counted(httpserver, "/b", "9"), plugs()
    tools.session.get(last)

    with pytest.raises(RateLimitedError, match="allows no further request until") as refused:
        tools.session.get(other)

    until = tools.spent().limited_until
    assert until == refused.value.until
    assert 55 < (until - datetime.now(UTC)).total_seconds() <= 60
    assert (len(httpserver.log), tools.spent().requests) == (1, 1)


def test_x_counts_each_endpoint_by_itself(httpserver: HTTPServer) -> None:
    name = "x-rate-limit-remaining"
    search, lookup, tools = counted(httpserver, "/search", "0", name=name), counted(httpserver, "/lookup", "9", name=name), plugs()
    tools.session.get(search)

    tools.session.get(lookup)

    with pytest.raises(RateLimitedError):
        tools.session.get(search)
    assert tools.spent().limited_until is not None


@pytest.mark.parametrize(("remaining", "method"), [("1", "GET"), ("10", "GET"), ("", "GET"), ("none", "GET"), ("0", "POST")])
def test_whoever_may_ask_on_is_not_held_up(httpserver: HTTPServer, remaining: str, method: str) -> None:
    url, tools = counted(httpserver, "/a", remaining, method=method), plugs()

    for _ in range(2):
        tools.session.request(method, url)

    assert tools.spent().limited_until is None


def test_processes_that_remember_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    code = """if True:
        import sys; from pathlib import Path; from socialwatch.transport import make_plugs
        plugs = make_plugs(source=sys.argv[2], budget_requests=1, budget_seconds=1, memory=Path(sys.argv[1]))
        for number in range(20):
            plugs.remember(f"token {number}", str(number))"""
    others = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "tokens.json"), name]) for name in ("x", "bluesky", "reddit")]

    assert [other.wait(30) for other in others] == [0, 0, 0]

    plugs = [
        make_plugs(source=name, budget_requests=1, budget_seconds=1, memory=tmp_path / "tokens.json") for name in ("x", "bluesky", "reddit")
    ]
    assert [one.recall(f"token {number}") for one in plugs for number in range(20)] == [
        str(number) for _ in range(3) for number in range(20)
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["tokens.json"]
