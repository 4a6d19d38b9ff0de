"""The plugs: one HTTP session per source within a budget, answers read with care, tokens kept, secrets masked.

Nothing here imports `requests` until a session is asked for: a cold start must not pay for it.
"""

from __future__ import annotations

import contextlib
import email.utils
import functools
import ipaddress
import json
import logging
import math
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from socialwatch import __version__
from socialwatch.errors import (
    BudgetSpentError,
    ConfigError,
    CredentialsError,
    DiskFullError,
    RateLimitedError,
    SocialwatchError,
    SourceError,
)
from socialwatch.model.collecting import Spent

CONNECT_S = 3.05
READ_S = 15.0
ANSWER_S = 30.0
LARGEST_BODY = 5 * 1024 * 1024
LONGEST_WAIT = timedelta(days=1)
_CHUNK = 65_536

# -- the budget ---------------------------------------------------------------------------------------------------------


class Budget:
    """What one visit may use: requests and seconds, counted from the first request on.

    Args:
        requests: How many may be sent.
        seconds: How long the visit may take.
        clock: Monotonic seconds.
    """

    def __init__(self, requests: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._requests, self._seconds, self._clock = requests, seconds, clock
        self._began: float | None = None
        self.sent = 0

    @property
    def used_s(self) -> float:
        """Seconds since the first request; 0 before it."""
        return 0.0 if self._began is None else self._clock() - self._began

    @property
    def left_s(self) -> float:
        """Seconds that are left; never negative."""
        return max(0.0, self._seconds - self.used_s)

    def take(self) -> None:
        """Count one request.

        Raises:
            BudgetSpentError: None is left; nothing must be sent.
        """
        if self._began is None:
            self._began = self._clock()
        if self.sent >= self._requests:
            raise BudgetSpentError(f"stopped after {self._requests} requests, the budget of one visit; the next visit goes on from here")
        self.check_time()
        self.sent += 1

    def check_time(self) -> None:
        """Raise `BudgetSpentError` where the seconds are used up."""
        if self.left_s <= 0:
            raise BudgetSpentError(f"stopped after {self._seconds:g} seconds, the budget of one visit; the next visit goes on from here")


# -- the session --------------------------------------------------------------------------------------------------------


class Gate:
    """The only way out: a `requests` adapter that counts, limits time and size, and reads the whole body before it returns.

    It has the two methods that `Session.mount` needs instead of deriving from `HTTPAdapter`, so that this module stays cheap.
    """

    def __init__(self, budget: Budget, *, largest_body: int = LARGEST_BODY) -> None:
        from requests.adapters import HTTPAdapter

        self._budget, self._largest = budget, largest_body
        self._wire = HTTPAdapter()

    def send(self, request: Any, **options: Any) -> Any:
        """Send one prepared request and return its answer with the body read.

        Raises:
            BudgetSpentError: The budget is used up; nothing was sent, or the answer came too slowly.
            SourceError: The body is larger than the cap, or slower than the time limit.
        """
        self._budget.take()
        # prawcore says `Connection: close` with each token; a connection on its way out would then be taken for the next request.
        request.headers.pop("Connection", None)
        left = self._budget.left_s
        limits = {"timeout": (min(CONNECT_S, left), min(READ_S, left)), "stream": True, "proxies": {}}
        response: Any = self._wire.send(request, **{**options, **limits})
        try:
            response._content = b"".join(self._pieces(response, host_of(request.url)))
            response._content_consumed = True
        finally:
            response.close()
        return response

    def _pieces(self, response: Any, host: str) -> Iterator[bytes]:
        """Yield the decoded body. `read1` gives what is there; `iter_content` would wait for a full chunk behind a drip."""
        slowest = time.monotonic() + min(ANSWER_S, self._budget.left_s)
        size = 0
        while piece := response.raw.read1(_CHUNK, decode_content=True):
            size += len(piece)
            if size > self._largest:
                raise SourceError(f"{host} sent more than {self._largest // 1024} KiB in one answer; it was not read further")
            yield piece
            self._budget.check_time()
            if time.monotonic() > slowest:
                raise SourceError(f"{host} sent its answer too slowly; given up after {ANSWER_S:g} seconds")

    def close(self) -> None:
        """Let go of the connections."""
        self._wire.close()


@functools.cache
def _session_class() -> type[Any]:
    """Make the class of our sessions, when `requests` is first needed."""
    import requests

    class CarefulSession(requests.Session):
        """A session whose errors are ours and which goes nowhere by itself."""

        def request(self, method: Any, url: Any, *args: Any, **options: Any) -> Any:
            """Ask; a redirect is refused, or returned as it is to a caller that said `allow_redirects=False`."""
            wants_redirects = options.get("allow_redirects") is False
            options["allow_redirects"] = False
            with as_source_errors(str(url)):
                response = super().request(method, url, *args, **options)
            if response.is_redirect and not wants_redirects:
                raise redirected(response)
            return response

        def get_redirect_target(self, resp: Any) -> None:
            """Say that there is nowhere to go on to: `requests` would forward keys in headers to another host."""

    return CarefulSession


def make_session(budget: Budget) -> Any:
    """Return a `requests.Session` whose every request goes through a gate; environment proxies and netrc are not looked at."""
    session = _session_class()()
    session.trust_env = False
    session.headers["User-Agent"] = f"socialwatch/{__version__}"
    gate = Gate(budget)
    session.mount("https://", gate)
    session.mount("http://", gate)
    return session


@contextlib.contextmanager
def as_source_errors(url: str) -> Iterator[None]:
    """Turn what `requests` and `urllib3` raise inside into one sentence without address, query or token."""
    import requests
    import urllib3

    try:
        yield
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, UnicodeError) as why:
        raise SourceError(_sentence(why, host_of(url))) from why


def _sentence(why: BaseException, host: str) -> str:
    """Say what went wrong on the way; the library's own text holds the whole URL, so none of it is used."""
    causes = " ".join(type(one).__name__ for one in _family(why))
    for names, sentence in _SENTENCES:
        if any(name in causes for name in names):
            return sentence.format(host=host)
    return f"{host} could not be reached"


_SENTENCES = (
    (("SSL", "Certificate"), "the certificate or encryption of {host} was not accepted"),
    (("NameResolution", "gaierror"), "there is no host {host}, or names cannot be looked up now"),
    (("ConnectTimeout",), "{host} could not be reached in time"),
    (("Decod",), "{host} sent a body that cannot be unpacked"),
    (("Timeout", "TimedOut"), "{host} did not answer in time"),
    (("InvalidURL", "MissingSchema", "InvalidSchema", "LocationParse", "Unicode"), "{host} is not an address that can be asked"),
    (("IncompleteRead", "Protocol", "Reset", "RemoteDisconnected", "ChunkedEncoding", "BrokenPipe"), "{host} broke off its answer"),
    (("ConnectionRefused", "NewConnection"), "{host} refused the connection"),
)


def _family(why: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what it wraps: libraries keep the cause in `args`, `reason` or `__cause__`."""
    waiting, seen = [why], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        related = [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]
        waiting += [other for other in related if isinstance(other, BaseException)]


def host_of(url: str) -> str:
    """Return the host and port of an address for a sentence; never its user, path or query."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or "the address"
    except ValueError:
        return "the address"


def redirected(response: Any) -> SourceError:
    """Return the refusal to follow a redirect; it names both hosts and nothing else of the addresses."""
    target = host_of(response.headers.get("Location", ""))
    elsewhere = f"to {target}" if target != "the address" else "elsewhere"
    return SourceError(f"{host_of(response.url)} sends us {elsewhere}; that is not followed, to keep the credentials here")


# -- small answers on a response ----------------------------------------------------------------------------------------


def said(response: Any, *, now: datetime | None = None) -> Any:
    """Return the JSON of an answer.

    Args:
        now: Aware UTC, for waits told in seconds; the present where it is left out.

    Raises:
        CredentialsError: 401 or 403; the caller may say it better.
        RateLimitedError: 429; `until` where the network said it.
        SourceError: Any other refusal, or a body that is not JSON.
    """
    if trouble := refusal(response.status_code, response.headers, host_of(response.url), now=now):
        raise trouble
    return read_json(response.content, host_of(response.url))


def refusal(status: int, headers: Mapping[str, str], host: str, *, now: datetime | None = None) -> SocialwatchError | None:
    """Return what a status means to us; None for success."""
    if status in (401, 403):
        return CredentialsError(f"{host} refused the credentials ({status})")
    if status == 402:
        return SourceError(f"{host} wants to be paid: the credits are used up (402)")
    if status == 429:
        until = asked_to_wait(headers, now=now or datetime.now(UTC))
        return RateLimitedError(f"{host} asks us to wait" + (f" until {until:%Y-%m-%d %H:%M:%S} UTC" if until else ""), until=until)
    if status >= 500:
        return SourceError(f"{host} has trouble of its own ({status}); the next poll tries again")
    if not 200 <= status < 300:
        return SourceError(f"{host} did not accept the request ({status})")
    return None


def read_json(body: bytes, host: str) -> Any:
    """Decode a body.

    Raises:
        SourceError: It is HTML, cut off, nested without end, or has NaN in it.
    """
    try:
        return json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as why:
        shape = "a web page" if body.lstrip()[:1] == b"<" else "something"
        raise SourceError(f"{host} sent {shape} that is not JSON, or only a part of it") from why


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def asked_to_wait(headers: Mapping[str, str], *, now: datetime) -> datetime | None:
    """Return until when a network asks us to wait: not before `now`, not after a day; None where it does not say.

    Reads `Retry-After` (seconds or an HTTP date, RFC 9110 section 10.2.3), `x-rate-limit-reset` (X: seconds since 1970),
    `x-ratelimit-reset` (Reddit: seconds from now; Mastodon: ISO time) and `ratelimit-reset` (either of these).
    """
    lower = {name.lower(): value for name, value in headers.items()}
    for name in ("retry-after", "x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset"):
        if (until := _moment(lower.get(name, "").strip(), now)) is not None:
            return min(max(until, now), now + LONGEST_WAIT)
    return None


def _moment(value: str, now: datetime) -> datetime | None:
    """Read seconds from now, seconds since 1970, an ISO time or an HTTP date; None for anything else."""
    if re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,9})?", value, re.ASCII):
        seconds = float(value)
        # Nobody asks for a wait of thirty years: so large a number is a time since 1970.
        return _after(datetime(1970, 1, 1, tzinfo=UTC), seconds) if seconds > 1e9 else _after(now, seconds)
    for read in (datetime.fromisoformat, email.utils.parsedate_to_datetime):
        with contextlib.suppress(ValueError, TypeError, OverflowError, IndexError):
            moment = read(value)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return None


def _after(start: datetime, seconds: float) -> datetime:
    """Add seconds and stop at the end of the calendar instead of overflowing."""
    if not math.isfinite(seconds) or seconds > 1e11:
        return datetime.max.replace(tzinfo=UTC)
    return start + timedelta(seconds=max(seconds, -1e9))


# -- the plugs ----------------------------------------------------------------------------------------------------------


class SourcePlugs:
    """The plugs of one source or outlet, as `ports.Plugs` promises them. Make them with `make_plugs`."""

    def __init__(self, source: str, budget: Budget, *, allow_endpoint: bool, memory: Path | None) -> None:
        self._source, self._budget = source, budget
        self._allow_endpoint = allow_endpoint
        self._memory = memory
        self._held: dict[str, str] = {}

    @functools.cached_property
    def session(self) -> Any:
        """The session; `requests` is imported when it is first asked for."""
        return make_session(self._budget)

    @property
    def left_s(self) -> float:
        """Seconds that this visit may still take."""
        return self._budget.left_s

    def check_base(self, api_base: str) -> str:
        """Return `api_base` without a final slash where it may be used; see `ports.Plugs`."""
        if not _is_web_address(api_base):
            raise ConfigError([f"sources.{self._source}.api_base: expected an address such as http://127.0.0.1:8099, got {api_base!r}"])
        if not self._allow_endpoint and not is_loopback(api_base):
            raise ConfigError(
                [
                    f"sources.{self._source}.api_base: {host_of(api_base)} is not this machine; it would get the credentials (--allow-endpoint)"
                ]
            )
        return api_base.rstrip("/")

    def spent(self) -> Spent:
        """Return the requests sent and the seconds since the first of them."""
        return Spent(requests=self._budget.sent, seconds=self._budget.used_s)

    def remember(self, key: str, value: str | None) -> None:
        """Keep a token in the file of mode 0600, or for this run only where there is none; None forgets it."""
        name = f"{self._source}/{key}"
        if self._memory is None:
            _put(self._held, name, value)
            return
        with _memory_lock:
            held = _read_memory(self._memory)
            _put(held, name, value)
            _write_memory(self._memory, held)

    def recall(self, key: str) -> str | None:
        """Return what was remembered under `key`; None where nothing was, or the file cannot be read."""
        with _memory_lock:
            held = self._held if self._memory is None else _read_memory(self._memory)
        return held.get(f"{self._source}/{key}")


def make_plugs(
    *,
    source: str,
    budget_requests: int,
    budget_seconds: float,
    allow_endpoint: bool = False,
    memory: Path | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> SourcePlugs:
    """Return the plugs of one source for one visit: its budget begins with its first request.

    Args:
        source: Name of the source; what it remembers is kept under it.
        allow_endpoint: Whether an `api_base` on another machine is taken.
        memory: The JSON file for tokens (made with mode 0600 when needed); None keeps them for this run only.
        clock: Monotonic seconds.
    """
    return SourcePlugs(source, Budget(budget_requests, budget_seconds, clock), allow_endpoint=allow_endpoint, memory=memory)


def _is_web_address(url: str) -> bool:
    """Whether it is http(s) with a host and without a user, a query, or characters that clients read differently."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    odd = re.search(r"[\s\\\x00-\x20\x7f-\x9f]", url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and not parts.query and not odd


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine: 127.0.0.0/8, ::1 or `localhost`; odd spellings of an address are not."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


# Sources are read side by side in threads and share the file; other processes are kept out by the lock of the poll.
_memory_lock = threading.Lock()


def _put(held: dict[str, str], name: str, value: str | None) -> None:
    if value is None:
        held.pop(name, None)
    else:
        held[name] = value


def _read_memory(path: Path) -> dict[str, str]:
    """Return what the file holds. Damaged or unreadable counts as empty: tokens can be asked for again."""
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: value for name, value in held.items() if isinstance(value, str)}


def _write_memory(path: Path, held: Mapping[str, str]) -> None:
    """Replace the file as a whole; `mkstemp` makes it readable by nobody else from its first byte on."""
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as why:
        raise DiskFullError(f"{path} could not be written: {why.strerror}") from why
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(held, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as why:
        Path(name).unlink(missing_ok=True)
        raise DiskFullError(f"{path} could not be written: {why.strerror}") from why


# -- redaction ----------------------------------------------------------------------------------------------------------

_hidden: set[str] = set()
_TOKENS = re.compile(
    r"""(?ix)
    (\b(?:bearer|basic)\s+|://[^/\s:@]*:(?=[^/\s@]*@)
    |\b(?:[\w-]*(?:token|secret|password|signature|api[_-]?key|nonce)|consumer_key|client_id|key|code)["']?\s*[=:]\s*["']?)
    [^\s"'&,;@]+
    """
)


def hide(secret: str) -> None:
    """Have a secret masked wherever it would be logged; shorter than four characters cannot be told from a word."""
    if len(secret) >= 4:
        _hidden.add(secret)


def redact(text: str) -> str:
    """Return a text with known secrets, and whatever looks like a token, replaced by `***`."""
    for secret in sorted(_hidden, key=len, reverse=True):
        text = text.replace(secret, "***")
    return _TOKENS.sub(r"\1***", text)


class Redacting(logging.Filter):
    """A filter for the handlers of `--debug`: libraries log their headers, the bearer token among them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the message and the traceback of a record; none is dropped."""
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True
