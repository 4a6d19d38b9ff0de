"""What ticket systems share: JSON over REST with our faults, one ticket for one key, and strangers' words that stay words.

An outlet that makes tickets derives from `TicketSystem` and says three things: how a ticket is found by its marker, how it is made,
and how it stands.
"""

from __future__ import annotations

import hashlib
import html
import re
import textwrap
from abc import ABC, abstractmethod
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from socialwatch.errors import BudgetSpentError, CredentialsError, OutletError, SocialwatchError, SourceError
from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports import OutletSettings, Plugs, Secret
from socialwatch.text import clean, html_to_text, one_line, printable
from socialwatch.transport.addresses import host_of, is_web_address
from socialwatch.transport.answers import asked_to_wait, read_json

_LONGEST_TITLE = 200
_LONGEST_ANSWER = 1_000
_LONGEST_COMPLAINT = 200
_LINE = 110  # characters in a line of a fenced block, which no browser wraps
_PASSING = frozenset({402, 408, 409, 423, 425, 429})
"""Refusals that may be over at the next try; every other 4xx says that this letter will never do."""


class TicketSystem(ABC):
    """A ticket system at one address; keeps the promises of `ports.TicketOutlet`.

    Args:
        now: The present as aware UTC, for waits told in seconds.
    """

    def __init__(self, settings: OutletSettings, plugs: Plugs, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.name, self.options = settings.name, settings.options
        self._plugs, self._now = plugs, now

    # what an outlet says

    @abstractmethod
    def headers(self) -> Mapping[str, str]:
        """Return the headers of every request, credentials among them."""

    @abstractmethod
    def find(self, letter: Letter) -> Receipt | None:
        """Return the ticket that an earlier try made, by the marker of the letter; None where there is none."""

    @abstractmethod
    def create(self, letter: Letter) -> Receipt:
        """Make the ticket."""

    @abstractmethod
    def look(self, ref: str) -> TicketNews | None:
        """Say how a ticket stands; None where it is no longer there."""

    # what the house asks

    def send(self, letter: Letter) -> Receipt:
        """Make one ticket for one key: a letter that was tried before is looked for first. See `ports.Outlet.send`."""
        found = self.find(letter) if letter.tries > 1 else None
        return found or self.create(letter)

    def news(self, letter: Letter) -> TicketNews | None:
        """See `ports.TicketOutlet.news`."""
        try:
            return self.look(letter.ref or "")
        except _NotThereError:
            return None

    # the wire

    def get(self, path: str, **params: Any) -> Any:
        """Ask; return the JSON of the answer."""
        return self._asked("GET", path, params=params)

    def post(self, path: str, body: Mapping[str, Any], **headers: str) -> Any:
        """Send; return the JSON of the answer. Words in `headers` are joined by dashes: `Idempotency_Key`."""
        return self._asked("POST", path, json=body, more={name.replace("_", "-"): value for name, value in headers.items()})

    def option(self, name: str) -> str:
        """Return an option in clear; empty where it is not given."""
        value = self.options.get(name)
        if value is None or isinstance(value, str):
            return value or ""
        secret: Secret = value
        return secret.reveal()

    @property
    def server(self) -> str:
        """The address of the system as the user wrote it, without a final slash.

        Raises:
            OutletError: It is none: one in a variable has not been seen by the configuration.
        """
        url = self.option("server")
        if not is_web_address(url):
            raise OutletError(f"outlet {self.name}: server is not an http or https address without name, password and query in it")
        return url.rstrip("/")

    def _asked(self, method: str, path: str, *, more: Mapping[str, str] | None = None, **sent: Any) -> Any:
        url = self.server + path
        headers = {"Accept": "application/json", **self.headers(), **(more or {})}
        try:
            answer = self._plugs.session.request(method, url, headers=headers, **sent)
            trouble = self._trouble(answer)
            if trouble is None:
                return read_json(answer.content, host_of(url))
        except BudgetSpentError:
            raise
        except SourceError as error:
            raise OutletError(f"outlet {self.name}: {error}") from error
        raise trouble

    def _trouble(self, answer: Any) -> SocialwatchError | None:
        """Return what a status means to us; None for success."""
        status, host = answer.status_code, host_of(answer.url)
        if 200 <= status < 300:
            return None
        until = asked_to_wait(answer.headers, now=self._now())
        # GitHub says 403 for "too many" as well, with these headers.
        is_limit = status == 429 or (
            status == 403 and ("retry-after" in answer.headers or answer.headers.get("x-ratelimit-remaining") == "0")
        )
        if is_limit:
            return OutletError(f"outlet {self.name}: {host} asks us to wait ({status})", until=until)
        if status in (401, 403):
            return CredentialsError(f"outlet {self.name}: {host} refused the credentials ({status})")
        if status == 404 and answer.request.method == "GET":
            return _NotThereError(f"outlet {self.name}: {host} knows nothing of this (404)", is_final=True)
        is_final = 400 <= status < 500 and status not in _PASSING
        told = _complaint(answer.content) if is_final else ""
        return OutletError(
            f"outlet {self.name}: {host} did not take it ({status}){told}", is_final=is_final, until=None if is_final else until
        )


class _NotThereError(OutletError):
    """What was asked for is not there."""


def basic(user: str, password: str) -> str:
    """Return the value of `Authorization` for a user and a password (RFC 7617)."""
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode("ascii")


def escaped(path: str) -> str:
    """Return a part of a path so that it is one part, whatever it holds."""
    return quote(path, safe="")


# -- what a ticket says ---------------------------------------------------------------------------------------------------


def marker(letter: Letter) -> str:
    """Return the word by which a ticket of this letter is found again: short enough for a tag, the same for the same key."""
    return "sw-" + hashlib.sha256(letter.key.encode("utf-8", "replace")).hexdigest()[:24]


def title(letter: Letter) -> str:
    """Return the subject as one printable line."""
    return one_line(printable(clean(letter.subject)))[:_LONGEST_TITLE]


def plain(letter: Letter) -> str:
    """Return the story as plain text that ends with the marker."""
    return f"{_words(letter)}\n\nReference: {marker(letter)}"


def as_html(letter: Letter) -> str:
    """Return the story as HTML in which no word of it is markup."""
    return html.escape(plain(letter)).replace("\n", "<br>")


def fenced(letter: Letter, *, host: str) -> str:
    """Return the story as Markdown: a block of code, so that it mentions nobody, runs no command, links and draws nothing.

    Args:
        host: Of the ticket system itself; an address there is left without a link, for it would write into whatever it points to.
    """
    lines = [part for line in plain(letter).split("\n") for part in textwrap.wrap(line, _LINE, break_on_hyphens=False) or [""]]
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", "\n".join(lines))), default=0))
    return "\n".join([ticks + "text", *lines, ticks, *_link(letter, host)])


def _link(letter: Letter, host: str) -> list[str]:
    url = letter.facts.get("url")
    if not isinstance(url, str) or not re.fullmatch(r"https?://[A-Za-z0-9][^\s<>\"'`\\\x00-\x20\x7f-\x9f]{0,500}", url):
        return []
    its_host = (urlsplit(url).hostname or "").removeprefix("www.")
    ours = (urlsplit(host).hostname or host).removeprefix("api.").removeprefix("www.")
    return [] if its_host == ours or its_host.endswith(f".{ours}") else ["", f"<{url}>"]


def _words(letter: Letter) -> str:
    return printable(clean(letter.body), multiline=True)


def told(text: object, *, is_html: bool = False) -> str | None:
    """Return what somebody wrote there as printable text of at most 1,000 characters; None where it is empty or no text."""
    if not isinstance(text, str):
        return None
    words = printable(clean(html_to_text(text) if is_html else text), multiline=True).strip()
    return words[:_LONGEST_ANSWER] or None


def named(value: object) -> str | None:
    """Return what the other side calls something, as one printable line; None where it is no name."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return one_line(printable(str(value)[:100])) or None


def need(value: object, system: TicketSystem) -> str:
    """Return the name of a ticket.

    Raises:
        OutletError: The answer has none. What was made there is found by its marker at the next try.
    """
    name = named(value)
    if name is None:
        raise OutletError(f"outlet {system.name}: the answer does not say what the ticket is called")
    return name


def first(answers: object) -> Mapping[str, Any] | None:
    """Return the first thing of a list of things; None where it is none."""
    if isinstance(answers, Sequence) and not isinstance(answers, str) and answers and isinstance(answers[0], Mapping):
        return answers[0]
    return None


def part(value: object, *names: str) -> Any:
    """Return what stands inside nested objects under these names; None where it does not."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _complaint(body: bytes) -> str:
    """Return what the other side says is wrong, in a few printable words, so that the user can mend the configuration."""
    try:
        said = read_json(body, "")
    except SourceError:
        return ""
    found = [said[name] for name in ("message", "error", "description", "errorMessages", "errors", "details") if part(said, name)]
    words = one_line(printable(clean(str(found[0]))))[:_LONGEST_COMPLAINT] if found else ""
    return f": {words}" if words else ""
