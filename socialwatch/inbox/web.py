"""The review in a browser: textual-serve behind a gate that every request must pass, the page as well as the socket.

On this machine alone a random token in the address opens it; from elsewhere a password is wanted beside it. The token is spent on a
cookie at once and does not stay in the address bar. Nothing is loaded from anybody else's server.
"""

from __future__ import annotations

import hmac
import html
import ipaddress
import secrets
import shlex
import socket
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from socialwatch.errors import UsageError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

COOKIE = "socialwatch"
LEAST_PASSWORD = 10
_TRIES, _TRIES_IN_S = 5, 60.0

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self' ws: wss:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
}  # fmt: skip


class Gate:
    """Lets in who holds the token of this run, and the password where one is set.

    Args:
        password: None where nobody but this machine can reach the port.
    """

    def __init__(self, *, password: str | None) -> None:
        self.token, self._session = secrets.token_urlsafe(24), secrets.token_urlsafe(32)
        self._password = password
        self._tries: deque[float] = deque()

    @web.middleware
    async def check(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Pass a request on, or refuse it; one that is passed on carries what keeps other servers out of the page."""
        self._check_origin(request)
        if hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self._session.encode()):
            answer = await handler(request)
            if not answer.prepared:
                answer.headers.update(_HEADERS)
            return answer
        return await self._entered(request)

    def _check_origin(self, request: web.Request) -> None:
        """Refuse a page of another server that uses the visitor's browser, also one whose name was made to point here."""
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="another page asked for this\n")
        if self._password is None and not is_loopback(urlsplit(f"//{request.host}").hostname or ""):
            raise web.HTTPForbidden(text="this address is not ours\n")

    async def _entered(self, request: web.Request) -> web.StreamResponse:
        form = await request.post() if request.method == "POST" and request.path == "/" else {}
        given = str(form.get("token", request.query.get("token", "")))
        if request.path != "/" or not hmac.compare_digest(given.encode(), self.token.encode()):
            raise web.HTTPForbidden(text="open the address that `socialwatch inbox --web` printed, token and all\n")
        if self._password is not None and not self._knows_password(form.get("password")):
            return _asking(given, is_wrong="password" in form)
        entered = web.HTTPSeeOther("/")
        entered.set_cookie(COOKIE, self._session, httponly=True, samesite="Lax", path="/")
        raise entered

    def _knows_password(self, said: object) -> bool:
        if not isinstance(said, str):
            return False
        while self._tries and self._tries[0] < monotonic() - _TRIES_IN_S:
            self._tries.popleft()
        if len(self._tries) >= _TRIES:
            raise web.HTTPTooManyRequests(text="too many tries; wait a minute\n")
        self._tries.append(monotonic())
        return hmac.compare_digest(said.encode(), (self._password or "").encode())


def _asking(token: str, *, is_wrong: bool) -> web.Response:
    """Return the page that asks for the password."""
    words = "That was not it." if is_wrong else "The password that was set when the inbox was opened:"
    page = (
        "<!doctype html><meta charset=utf-8><title>socialwatch</title>"
        "<style>body{background:#14181f;color:#d6dae4;font:16px monospace;display:grid;place-items:center;height:90vh}"
        "input,button{font:inherit;padding:.4em;background:#222936;color:inherit;border:1px solid #7aa2f7}</style>"
        f"<form method=post action=/><p>{words}</p><input type=hidden name=token value='{html.escape(token)}'>"
        "<input type=password name=password autofocus aria-label=password> <button>open</button></form>"
    )
    return web.Response(text=page, content_type="text/html", headers=_HEADERS)


class Served(Server):
    """The server of textual-serve behind the gate; its page speaks to whatever host it was asked under."""

    def __init__(self, command: Sequence[str], gate: Gate) -> None:
        super().__init__(shlex.join(command), title="socialwatch")
        self._gate = gate

    async def make_app(self) -> web.Application:
        """Return the application."""
        app = await self._make_app()
        app.middlewares.append(self._gate.check)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command says where it is served."""

    async def handle_index(self, request: web.Request) -> web.Response:
        """Return the page that holds the terminal."""
        scheme = "wss" if request.headers.get("X-Forwarded-Proto", request.scheme) == "https" else "ws"
        return aiohttp_jinja2.render_template(
            "app_index.html", request,
            {
                "font_size": 16, "app_websocket_url": f"{scheme}://{request.host}/ws", "config": {"static": {"url": "/static/"}},
                "application": {"name": self.title},
            },
        )  # fmt: skip


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine and nobody else can reach it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_host(host: str, *, allow_remote: bool) -> None:
    """Refuse to listen where others could reach us unless that is wanted.

    Raises:
        UsageError: The address is not on this machine alone.
    """
    if not is_loopback(host) and not allow_remote:
        raise UsageError(f"{host} can be reached by others; say --allow-remote (it asks for a password), or leave --host out")


def check_password(password: str) -> None:
    """Refuse a password that can be guessed.

    Raises:
        UsageError: It is too short.
    """
    if len(password) < LEAST_PASSWORD:
        raise UsageError(f"the password needs {LEAST_PASSWORD} characters at least (SOCIALWATCH_WEB_PASSWORD, or typed)")


def serve(command: Sequence[str], *, host: str, port: int, password: str | None, told: Callable[[str], None]) -> None:
    """Serve a review in a browser until Ctrl-C.

    Args:
        command: What runs for each page that is opened.
        port: 0 takes any that is free.
        told: Takes the address, token and all.

    Raises:
        UsageError: The port cannot be had.
    """
    gate = Gate(password=password)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(f"cannot listen on {host}, port {port}: {error.strerror}; say another --port") from error
    place = f"[{host}]" if ":" in host else host
    told(f"http://{place}:{listening.getsockname()[1]}/?token={gate.token}")
    web.run_app(Served(command, gate).make_app(), sock=listening, print=None, access_log=None)
