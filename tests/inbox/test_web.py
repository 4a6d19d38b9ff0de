"""`inbox --web`: who is let in, and the review in a real browser."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from socialwatch.errors import UsageError
from socialwatch.inbox.web import COOKIE, Gate, Served, check_host, check_password, is_loopback
from socialwatch.model.words import State
from socialwatch.store.sqlite import open_store
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_filing

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATHS = ("/", "/ws", "/static/js/textual.js", "/static/", "/download/x", "/nothing")


@asynccontextmanager
async def served(password: str | None = None) -> AsyncIterator[tuple[TestClient[Any, Any], Gate]]:
    """Serve a command that ends at once, behind a gate, to a client without cookies."""
    gate = Gate(password=password)
    server = TestServer(await Served([sys.executable, "-c", ""], gate).make_app())
    async with TestClient(server, cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        yield client, gate


def run(story: Callable[[], Awaitable[None]]) -> None:
    """Run a story to its end."""
    asyncio.run(story())  # type: ignore[arg-type]


def test_without_the_token_nothing_opens_neither_page_nor_socket() -> None:
    async def story() -> None:
        async with served() as (client, gate):
            for path in PATHS:
                for query in ("", "?token=", "?token=wrong", f"?token={gate.token[:-1]}", "?token=\u00fc"):
                    assert (path, (await client.get(path + query)).status) == (path, 403)
            assert (await client.post("/", data={"token": "wrong"})).status == 403
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await client.ws_connect("/ws")

    run(story)


def test_the_token_opens_the_page_once_and_becomes_a_cookie() -> None:
    async def story() -> None:
        async with served() as (client, gate):
            first = await client.get(f"/?token={gate.token}", allow_redirects=False)
            cookie = first.cookies[COOKIE]
            assert (first.status, first.headers["Location"], cookie["httponly"], cookie["samesite"]) == (303, "/", True, "Lax")
            page = await client.get("/")
            assert (page.status, "ws://" in await page.text(), "token" in str(page.url)) == (200, True, False)
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert (await client.get("/static/js/textual.js")).status == 200

    run(story)


def test_a_page_of_another_server_cannot_use_the_cookie() -> None:
    async def story() -> None:
        async with served() as (client, gate):
            await client.get(f"/?token={gate.token}")
            for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example:80"}):
                assert (await client.get("/", headers=headers)).status == 403
                with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                    await client.ws_connect("/ws", headers=headers)

    run(story)


def test_a_password_is_wanted_beside_the_token_and_cannot_be_tried_for_ever() -> None:
    async def story() -> None:
        async with served("correct horse battery") as (client, gate):
            asked = await client.get(f"/?token={gate.token}")
            assert (asked.status, COOKIE in asked.cookies, "type=password" in await asked.text()) == (200, False, True)
            assert (await client.get("/static/js/textual.js")).status == 403
            right = {"token": gate.token, "password": "correct horse battery"}
            for _ in range(4):
                assert "That was not it." in await (await client.post("/", data=right | {"password": "guess"})).text()
            assert (await client.post("/", data=right | {"token": "x"})).status == 403
            assert (await client.post("/", data=right)).status == 200
            assert (await client.get("/static/js/textual.js")).status == 200
            client.session.cookie_jar.clear()
            assert (await client.post("/", data=right)).status == 429

    run(story)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "inbox.example", "127.0.0.1.evil.example"])  # noqa: S104 -- it is refused
def test_other_addresses_are_refused_without_being_allowed(host: str) -> None:
    with pytest.raises(UsageError, match="--allow-remote"):
        check_host(host, allow_remote=False)

    check_host(host, allow_remote=True)


def test_this_machine_is_always_allowed_and_a_short_password_never() -> None:
    for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost"):
        check_host(host, allow_remote=False)
        assert is_loopback(host)
    with pytest.raises(UsageError, match="10 characters"):
        check_password("short")


# -- the program itself -------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A configured inbox with two cases."""
    (tmp_path / "socialwatch.toml").write_text('database = "inbox.db"\n\n[brands.acme]\nkeywords = ["acme"]\n')
    (tmp_path / "socialwatch.toml").chmod(0o600)
    store = open_store(tmp_path / "inbox.db")
    store.absorb(a_filing(mentions=(a_filed_mention(1), a_filed_mention(2, case=2)), cases=(a_case(1), a_case(2)), events=()))
    store.close()
    return tmp_path


@contextmanager
def program(home: Path, *words: str, **environ: str) -> Iterator[subprocess.Popen[str]]:
    """Run `inbox --web` until the block ends."""
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", **environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "socialwatch", "inbox", "--web", "--port", "0", *words], cwd=home, env=env, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


@pytest.mark.parametrize(
    ("words", "environ", "told"),
    [
        (["--host", "0.0.0.0"], {}, "--allow-remote"),  # noqa: S104
        (["--host", "0.0.0.0", "--allow-remote"], {}, "10 characters"),  # noqa: S104
        (["--host", "0.0.0.0", "--allow-remote"], {"SOCIALWATCH_WEB_PASSWORD": "short"}, "10 characters"),  # noqa: S104
        (["state:nonsense"], {}, "no `nonsense`"),
    ],
)
def test_what_must_not_be_served_is_refused_with_a_sentence(home: Path, words: Sequence[str], environ: dict[str, str], told: str) -> None:
    with program(home, *words, **environ) as process:
        out, err = process.communicate(timeout=30)

        assert (process.returncode, out, told in err) == (2, "", True)


def test_the_socket_carries_the_review_to_who_holds_the_cookie(home: Path) -> None:
    async def story(url: str) -> None:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            base = str((await session.get(url)).url)
            seen = ""
            async with session.ws_connect(f"{base}ws?width=80&height=24") as socket:
                while "my kettle is broken" not in seen:
                    seen += (await asyncio.wait_for(socket.receive_bytes(), 30)).decode(errors="replace")

    with program(home) as process:
        assert process.stdout is not None
        asyncio.run(story(process.stdout.readline().strip()))


class Browser:
    """Headless Chromium, spoken to over its own protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._id = socket, 0

    async def __call__(self, method: str, **params: Any) -> Any:
        """Ask for something and return the answer."""
        self._id += 1
        await self._socket.send_json({"id": self._id, "method": method, "params": params})
        while True:
            answer = await asyncio.wait_for(self._socket.receive_json(), 30)
            if answer.get("id") == self._id:
                assert "error" not in answer, answer
                return answer["result"]

    async def key(self, key: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            await self("Input.dispatchKeyEvent", type=kind, text=key if kind == "keyDown" else "", key=key)

    async def script(self, words: str) -> Any:
        """Return what a line of JavaScript says."""
        return (await self("Runtime.evaluate", expression=words, returnByValue=True))["result"].get("value")


@asynccontextmanager
async def browser(folder: Path, url: str) -> AsyncIterator[Browser]:
    """Open a page in headless Chromium."""
    process = subprocess.Popen(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0",
            "--remote-allow-origins=*", "--window-size=1200,800", f"--user-data-dir={folder / 'chromium'}", url,
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = await until(lambda: _port(folder / "chromium" / "DevToolsActivePort"))
        async with aiohttp.ClientSession() as session:
            pages = await (await session.get(f"http://127.0.0.1:{port}/json")).json()
            page = next(one for one in pages if one["type"] == "page")
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Browser(socket)
    finally:
        process.terminate()
        process.wait(20)


async def _port(file: Path) -> str | None:
    return file.read_text().splitlines()[0] if file.exists() and file.read_text() else None


async def until(found: Callable[[], Awaitable[Any]]) -> Any:
    """Ask until there is an answer, for half a minute at most."""
    for _ in range(300):
        if answer := await found():
            return answer
        await asyncio.sleep(0.1)
    raise AssertionError("it did not come")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
def test_in_a_real_browser_keys_do_what_they_do_in_a_terminal(home: Path) -> None:
    def states() -> list[State]:
        store = open_store(home / "inbox.db")
        try:
            return [case.state for case in store.cases((1, 2), now=MONDAY)]
        finally:
            store.close()

    async def story(url: str) -> None:
        async with browser(home, url) as page:
            await until(lambda: page.script("document.body.classList.contains('-first-byte')"))
            assert await page.script("location.href.includes('token')") is False
            await asyncio.sleep(2)  # the page says nothing of when the review has drawn its list
            await page.script("document.querySelector('.xterm-helper-textarea').focus()")
            for key in "xs":
                await page.key(key)
                await asyncio.sleep(1)
            await asyncio.sleep(1)
            picture = base64.b64decode((await page("Page.captureScreenshot"))["data"])
            assert len(picture) > 20_000  # an empty page compresses to a fraction of that

            async def handled() -> bool:
                return states() == [State.HANDLED, State.NEW]

            await until(handled)

    with program(home) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", url)
        asyncio.run(story(url))
