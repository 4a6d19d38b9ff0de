"""The common exam: whatever a network's timeline looks like and however its visits are cut, late or broken, all of it comes home.

A network joins with one `Transcript`: how its server would tell a timeline, and how a source of it is opened.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from socialwatch.errors import CredentialsError, RateLimitedError, SocialwatchError
from socialwatch.model.collecting import Gap, Poison, Window
from socialwatch.model.mention import Mention
from socialwatch.ports import Network
from socialwatch.transport import SourcePlugs, make_plugs

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


# -- a store in memory ----------------------------------------------------------------------------------------------------


@dataclass
class Memory:
    """What a desk and a store would do with the pages of a network, without either."""

    now: datetime = NOW
    floor: datetime | None = None
    usd_spent: float = 0.0
    mentions: dict[str, Mention] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    windows: dict[str, Window] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    troubles: list[SocialwatchError] = field(default_factory=list)
    quarantine: list[Poison] = field(default_factory=list)

    @property
    def poison(self) -> int:
        return len(self.quarantine)

    def known(self, native_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(self.mentions.keys() & set(native_ids))

    def poll(self, network: Network) -> list[SocialwatchError]:
        """Visit every watch; return what went wrong, watch by watch."""
        troubles: list[SocialwatchError] = []
        for watch in network.watches():
            try:
                self._visit(network, watch)
            except SocialwatchError as why:
                troubles.append(why)
                if isinstance(why, RateLimitedError | CredentialsError):
                    break  # the other watches would hear the same
        self.troubles += troubles
        return troubles

    def recheck(self, network: Network) -> None:
        for found in network.recheck([key for key in self.mentions if key not in self.withdrawn], self):
            self._keep(found.mentions)
            self.withdrawn.update(found.withdrawn)

    def _visit(self, network: Network, watch: Any) -> None:
        was_resumed = not self.windows.get(watch.key, Window()).is_home
        for page in network.fetch(watch, self.windows.get(watch.key, Window()), self):
            self._keep(page.mentions)
            self.withdrawn.update(page.withdrawn)
            self.quarantine += page.poison
            self.windows[watch.key] = page.window
            if page.gap:
                self.gaps.append(page.gap)
        if was_resumed and self.windows.get(watch.key, Window()).is_home:
            self._visit(network, watch)

    def _keep(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            held = self.mentions.get(mention.native_id)
            if held is None or _version(mention) >= _version(held):
                self.mentions[mention.native_id] = mention


def _version(mention: Mention) -> datetime:
    return mention.edited_at or mention.created_at


# -- a timeline and its server --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """One invented post: the `number`-th of the timeline, written at `at`; `is_late` ones are listed one visit later than written."""

    number: int
    at: datetime
    is_late: bool = False

    @property
    def text(self) -> str:
        return f"@acme my kettle number {self.number} hums"


class Told:
    """A secret that is known."""

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value


class Transcript(Protocol):
    """How one network tells a timeline."""

    name: str
    overlap: timedelta
    """How far behind the newest post a late one may land and still be found."""

    def native_id(self, said: Said) -> str:
        """Return the identity that the collector must give this post."""

    def answer(self, path: str, query: Mapping[str, str], shown: Sequence[Said]) -> Any:
        """Return the JSON for a GET; `shown` is oldest first. Pages are small, so that there are many."""

    def open(self, url: str, plugs: SourcePlugs) -> Network:
        """Open a source that reads this timeline at `url`, all of it through one watch."""


@dataclass(repr=False)
class Stage:
    """A loopback server: `tell` answers (JSON, or status, JSON and headers), and the requests numbered in `failing` get a 503."""

    url: str = ""
    tell: Callable[[str, Mapping[str, str]], Any] = lambda *_: {}
    failing: frozenset[int] = frozenset()
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Stage({self.url}, asked {len(self.asked)} times)"  # short: a failure of hypothesis must stay readable

    def answer(self, path: str, query: Mapping[str, str]) -> tuple[int, Any, Mapping[str, str]]:
        self.asked.append((path, query))
        if len(self.asked) in self.failing:
            return 503, {"title": "Service Unavailable"}, {}
        told = self.tell(path, query)
        return told if isinstance(told, tuple) else (200, told, {})

    def clear(self, failing: frozenset[int] = frozenset()) -> None:
        self.asked.clear()
        self.headers.clear()
        self.failing = failing


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: two would wait 40 ms for each other
    stage: Stage

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        length = int(self.headers.get("content-length") or 0)
        self.rfile.read(length)
        self.stage.headers.append({key.lower(): value for key, value in self.headers.items()})
        status, value, headers = self.stage.answer(url.path, {key: values[-1] for key, values in parse_qs(url.query).items()})
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name that http.server calls


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that hung up or was killed; anything else is a mistake of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def a_stage() -> Iterator[Stage]:
    """Serve a stage on loopback for as long as the block lasts."""
    stage = Stage()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"stage": stage}))
    server.daemon_threads = True
    stage.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def some_plugs(requests: int = 1000) -> SourcePlugs:
    """Return plugs with a wide budget, without a file."""
    return make_plugs(source="exam", budget_requests=requests, budget_seconds=60)


@contextmanager
def closing(plugs: SourcePlugs) -> Iterator[SourcePlugs]:
    """Let go of the connections after a visit: an exam makes thousands."""
    try:
        yield plugs
    finally:
        plugs.session.close()


# -- sitting the exam -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Visits:
    """How a timeline is visited: at each visit so many posts are written, and the requests in `failing` break."""

    written: int
    failing: frozenset[int] = frozenset()


def timeline(gaps: Sequence[int], late: frozenset[int]) -> list[Said]:
    """Return posts that follow each other by so many seconds (0: in the same second), all in the last day before `NOW`."""
    at, posts = NOW - timedelta(hours=20), []
    for number, gap in enumerate(gaps):
        at += timedelta(seconds=gap)
        posts.append(Said(number, at, number in late))
    return posts


def sit(transcript: Transcript, stage: Stage, posts: Sequence[Said], plan: Sequence[Visits], *, more: int = 2) -> Memory:
    """Visit as planned, then `more` times without trouble; return what was brought home."""
    memory, hidden = Memory(), set[int]()
    for visit in [*plan, *[Visits(len(posts))] * more]:
        written = list(posts[: visit.written])
        edge = written[-1].at - transcript.overlap if written else NOW
        fresh = {said.number for said in written if said.is_late and said.at > edge and said.number not in hidden}
        shown = [said for said in written if said.number not in fresh]
        hidden |= fresh
        stage.tell = lambda path, query, shown=shown: transcript.answer(path, query, shown)
        stage.clear(visit.failing)
        with closing(some_plugs()) as plugs:
            memory.poll(transcript.open(stage.url, plugs))
    return memory
