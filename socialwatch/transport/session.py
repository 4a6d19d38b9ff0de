"""The HTTP session of one visit: counted against a budget, limited in time and size, going nowhere by itself."""

from __future__ import annotations

import contextlib
import functools
import socket
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

from socialwatch import __version__
from socialwatch.errors import BudgetSpentError, SourceError
from socialwatch.transport.addresses import host_of
from socialwatch.transport.limits import Limits

CONNECT_S = 3.05
READ_S = 15.0
ANSWER_S = 15.0
LARGEST_BODY = 5 * 1024 * 1024
_CHUNK = 65_536


_gates: weakref.WeakSet[Gate] = weakref.WeakSet()
_gates_lock = threading.RLock()  # a signal may come while this very thread adds one


def hang_up() -> None:
    """Break off every request of this process, and let none begin: somebody wants to leave at once."""
    with _gates_lock:
        for gate in list(_gates):
            gate.hang_up()


class Budget:
    """What one visit may use: requests and seconds, counted from the first request on.

    Args:
        requests: How many may be sent.
        seconds: How long the visit may take.
        clock: Monotonic seconds.
        answer_s: The longest wait for one answer.
    """

    def __init__(self, requests: int, seconds: float, clock: Callable[[], float] = time.monotonic, *, answer_s: float = ANSWER_S) -> None:
        self.answer_s = answer_s
        self._requests, self._seconds, self._clock = requests, seconds, clock
        self._began: float | None = None
        self.sent = 0
        self.limits = Limits()

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
            words = f"stopped after {self._requests} requests, the budget of one visit; the next visit goes on from here"
            raise BudgetSpentError(words, never_left=True)
        self.check_time()
        self.sent += 1

    def check_time(self) -> None:
        """Raise `BudgetSpentError` where the seconds are used up."""
        if self.left_s <= 0:
            raise BudgetSpentError(f"stopped after {self._seconds:g} seconds, the budget of one visit; the next visit goes on from here")


class Gate:
    """The only way out: a `requests` adapter that counts, limits time and size, and reads the whole body before it returns.

    It has the two methods that `Session.mount` needs instead of deriving from `HTTPAdapter`, so that this module stays cheap.
    """

    def __init__(self, budget: Budget, *, largest_body: int = LARGEST_BODY) -> None:
        from requests.adapters import HTTPAdapter

        self._budget, self._largest = budget, largest_body
        self._wire = HTTPAdapter()
        self._wire.poolmanager.pool_classes_by_scheme = _watched_pools(self._watch)
        self._socket: socket.socket | None = None
        self._is_closed = False
        with _gates_lock:
            _gates.add(self)

    def hang_up(self) -> None:
        """Break off what is under way and send nothing any more; from any thread, also in the middle of a request."""
        self._is_closed = True
        self._shut()

    def _shut(self) -> None:
        held = self._socket
        with contextlib.suppress(OSError):
            if held is not None:
                # Of the plain socket: the one of TLS would first forget its state under the reader's feet.
                socket.socket.shutdown(held, socket.SHUT_RDWR)

    def send(self, request: Any, **options: Any) -> Any:
        """Send one prepared request and return its answer with the body read.

        Raises:
            BudgetSpentError: The budget is used up; nothing was sent, or the answer came too slowly.
            SourceError: The body is larger than the cap, or slower than the time limit.
        """
        if self._is_closed:
            raise SourceError("stopped before the next request", never_left=True)
        self._budget.limits.check(request.url)
        self._budget.take()
        # prawcore says `Connection: close` with each token; a connection on its way out would then be taken for the next request.
        request.headers.pop("Connection", None)
        left = self._budget.left_s
        limits = {"timeout": (min(CONNECT_S, left), min(max(READ_S, self._budget.answer_s), left)), "stream": True, "proxies": {}}
        host = host_of(request.url)
        with self._cut_after(min(self._budget.answer_s, left), host):
            response: Any = self._wire.send(request, **{**options, **limits})
            try:
                response._content = b"".join(self._pieces(response, host))
                response._content_consumed = True
            finally:
                response.close()
        if request.method == "GET":  # logins and posts are counted apart from reading
            self._budget.limits.note(request.url, response.headers)
        return response

    def _watch(self, connection: Any) -> None:
        self._socket = connection.sock
        if self._is_closed:  # between the check and the question
            self._shut()

    @contextlib.contextmanager
    def _cut_after(self, seconds: float, host: str) -> Iterator[None]:
        """End the exchange inside after so many seconds: the limit of a read begins anew with each byte, also in the head."""
        cut = threading.Event()

        def cut_off() -> None:
            cut.set()
            self._shut()

        timer = threading.Timer(seconds, cut_off)
        timer.daemon = True
        timer.start()
        trouble: BaseException | None = None
        try:
            yield
        except Exception as why:  # whatever a reader makes of a line that went dead in its hand; raised again unless we cut it
            if not cut.is_set():
                raise
            trouble = why
        finally:
            timer.cancel()
            self._socket = None
        if cut.is_set():  # without an error as well: to a reader, a line that we cut may look like the end of the answer
            self._budget.check_time()
            raise SourceError(f"{host} sent its answer too slowly; given up after {seconds:g} seconds") from trouble

    def _pieces(self, response: Any, host: str) -> Iterator[bytes]:
        """Yield the decoded body; `read1` gives what is there, so that the cap is met early."""
        size = 0
        while piece := response.raw.read1(_CHUNK, decode_content=True):
            size += len(piece)
            if size > self._largest:
                raise SourceError(f"{host} sent more than {self._largest // 1024} KiB in one answer; it was not read further")
            yield piece

    def close(self) -> None:
        """Let go of the connections."""
        self._wire.close()


def _watched_pools(tell: Callable[[Any], None]) -> dict[str, Any]:
    """Return pools whose connections say when they begin to wait for an answer, so that somebody can hang up."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        def getresponse(self) -> Any:
            tell(self)
            return super().getresponse()

    class Encrypted(HTTPSConnection):
        def getresponse(self) -> Any:
            tell(self)
            return super().getresponse()

    plain = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": Plain})
    encrypted = type("EncryptedPool", (HTTPSConnectionPool,), {"ConnectionCls": Encrypted})
    return {"http": plain, "https": encrypted}


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
        asked = getattr(getattr(why, "request", None), "url", None) or url  # an adapter may have asked elsewhere
        raise SourceError(_sentence(why, host_of(asked)), never_left=_never_left(why)) from why


def _sentence(why: BaseException, host: str) -> str:
    """Say what went wrong on the way; the library's own text holds the whole URL, so none of it is used."""
    causes = " ".join(type(one).__name__ for one in _family(why))
    for names, sentence in _SENTENCES:
        if any(name in causes for name in names):
            return sentence.format(host=host)
    return f"{host} could not be reached"


def _never_left(why: BaseException) -> bool:
    """Say whether a request failed before its first byte reached the host, as far as that is certain."""
    causes = " ".join(type(one).__name__ for one in _family(why))
    return any(name in causes for name in _BEFORE_ANYTHING_LEFT)


_BEFORE_ANYTHING_LEFT = (
    "NameResolution", "gaierror", "ConnectTimeout", "ConnectionRefused", "NewConnection", "CertVerification", "InvalidURL", "MissingSchema",
    "InvalidSchema", "LocationParse",
)  # fmt: skip

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


def redirected(response: Any) -> SourceError:
    """Return the refusal to follow a redirect; it names both hosts and nothing else of the addresses."""
    target = host_of(response.headers.get("Location", ""))
    elsewhere = f"to {target}" if target != "the address" else "elsewhere"
    return SourceError(f"{host_of(response.url)} sends us {elsewhere}; that is not followed, to keep the credentials here")
