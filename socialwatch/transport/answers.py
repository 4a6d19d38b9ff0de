"""Small answers on a response: the JSON in it, or what its status means to us."""

from __future__ import annotations

import contextlib
import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from socialwatch.errors import CapReachedError, CredentialsError, RateLimitedError, SocialwatchError, SourceError
from socialwatch.transport.addresses import host_of

LONGEST_WAIT = timedelta(days=1)


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
        return CapReachedError(f"{host} wants to be paid: the credits are used up (402)")
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
    from email.utils import parsedate_to_datetime

    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with contextlib.suppress(ValueError, TypeError, OverflowError, IndexError):
            moment = read(value)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return None


def _after(start: datetime, seconds: float) -> datetime:
    """Add seconds and stop at the end of the calendar instead of overflowing."""
    if not math.isfinite(seconds) or seconds > 1e11:
        return datetime.max.replace(tzinfo=UTC)
    return start + timedelta(seconds=max(seconds, -1e9))
