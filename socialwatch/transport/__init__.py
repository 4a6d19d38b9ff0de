"""The plugs: one HTTP session per source within a budget, answers read with care, tokens kept, secrets masked.

Nothing here imports `requests` until a session is asked for: a cold start must not pay for it.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from socialwatch.errors import ConfigError
from socialwatch.model.collecting import Spent
from socialwatch.transport.addresses import host_of, is_loopback, is_web_address
from socialwatch.transport.answers import asked_to_wait, read_json, refusal, said
from socialwatch.transport.memory import changing, memory_lock, put, read_memory, write_memory
from socialwatch.transport.redaction import Redacting, hide, redact
from socialwatch.transport.session import (
    ANSWER_S,
    CONNECT_S,
    LARGEST_BODY,
    READ_S,
    Budget,
    Gate,
    as_source_errors,
    hang_up,
    make_session,
    redirected,
)

__all__ = [
    "CONNECT_S",
    "LARGEST_BODY",
    "READ_S",
    "Budget",
    "Gate",
    "Redacting",
    "SourcePlugs",
    "as_source_errors",
    "asked_to_wait",
    "hang_up",
    "hide",
    "host_of",
    "is_loopback",
    "make_plugs",
    "make_session",
    "read_json",
    "redact",
    "redirected",
    "refusal",
    "said",
]


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
        if not is_web_address(api_base):
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
        return Spent(requests=self._budget.sent, seconds=self._budget.used_s, limited_until=self._budget.limits.until)

    def remember(self, key: str, value: str | None) -> None:
        """Keep a token in the file of mode 0600, or for this run only where there is none; None forgets it."""
        name = f"{self._source}/{key}"
        if self._memory is None:
            put(self._held, name, value)
            return
        with changing(self._memory):
            held = read_memory(self._memory)
            put(held, name, value)
            write_memory(self._memory, held)

    def recall(self, key: str) -> str | None:
        """Return what was remembered under `key`; None where nothing was, or the file cannot be read."""
        with memory_lock:
            held = self._held if self._memory is None else read_memory(self._memory)
        return held.get(f"{self._source}/{key}")


def make_plugs(
    *,
    source: str,
    budget_requests: int,
    budget_seconds: float,
    allow_endpoint: bool = False,
    memory: Path | None = None,
    clock: Callable[[], float] = time.monotonic,
    answer_seconds: float = ANSWER_S,
) -> SourcePlugs:
    """Return the plugs of one source for one visit: its budget begins with its first request.

    Args:
        source: Name of the source; what it remembers is kept under it.
        allow_endpoint: Whether an `api_base` on another machine is taken.
        memory: The JSON file for tokens (made with mode 0600 when needed); None keeps them for this run only.
        clock: Monotonic seconds.
        answer_seconds: The longest wait for one answer.
    """
    return SourcePlugs(
        source, Budget(budget_requests, budget_seconds, clock, answer_s=answer_seconds), allow_endpoint=allow_endpoint, memory=memory
    )
