"""What networks allow, by their own count: no request is sent into a limit that an answer has told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from socialwatch.errors import RateLimitedError
from socialwatch.transport.addresses import host_of
from socialwatch.transport.answers import asked_to_wait

_REMAINING = ("x-ratelimit-remaining", "ratelimit-remaining")
_REMAINING_OF_A_PATH = "x-rate-limit-remaining"  # X counts each of its endpoints by itself


class Limits:
    """The limits that a visit has met. Filled from the headers of answers; sources are visited by one thread each."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}
        self._hosts: set[str] = set()

    def note(self, url: str, headers: Mapping[str, str]) -> None:
        """Learn from an answer whether it was the last one that is allowed for now."""
        lower = {name.lower(): value for name, value in headers.items()}
        now = datetime.now(UTC)
        self._hosts.add(host_of(url))
        for name, key in (*((name, host_of(url)) for name in _REMAINING), (_REMAINING_OF_A_PATH, _place(url))):
            if re.fullmatch(r"0+(\.0*)?", lower.get(name, "").strip(), re.ASCII) and (until := asked_to_wait(lower, now=now)):
                self._until[key] = until

    def check(self, url: str) -> None:
        """Raise `RateLimitedError` where nothing may be asked there yet."""
        now = datetime.now(UTC)
        for key in (host_of(url), _place(url)):
            if (until := self._until.get(key)) is not None and until > now:
                host = host_of(url)
                raise RateLimitedError(f"{host} allows no further request until {until:%Y-%m-%d %H:%M:%S} UTC", until=until)

    @property
    def until(self) -> datetime | None:
        """Before when the next visit need not come: the first limit that ends; None where any host was met without one."""
        held = [at for key, at in self._until.items() if at > datetime.now(UTC)]
        limited = {key.partition("/")[0] for key, at in self._until.items() if at > datetime.now(UTC)}
        return min(held) if held and self._hosts <= limited else None


def _place(url: str) -> str:
    return f"{host_of(url)}{urlsplit(url).path}"
