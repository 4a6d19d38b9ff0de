"""Statuses of Mastodon and its kin as mentions, and what their ids say of time. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.mention import Mention
from socialwatch.text import clean, html_to_text, one_line

_RAW_BYTES = 64 * 1024
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Reader(msgspec.Struct, frozen=True):
    """What reading a status needs to know: whose inbox it is for, and the server whose accounts are written without it."""

    brand: str
    server: str
    accounts: frozenset[str]
    now: datetime

    def mention(self, status: Mapping[str, Any], *, native_id: str | None = None, is_notified: bool = False) -> Mention:
        """Return a status as a mention.

        Raises:
            KeyError, TypeError, ValueError: It has not the form of a status.
        """
        account = status["account"]
        return Mention(
            network="mastodon",
            native_id=native_id or status["id"],
            author=self.handle(account["acct"]),
            author_id=str(account["id"]) if native_id is None and account.get("id") else None,
            author_name=one_line(clean(account.get("display_name") or "")) or None,
            followers=account["followers_count"] if type(account.get("followers_count")) is int else None,
            text=clean(html_to_text(status["content"])).strip(),
            title=one_line(clean(status.get("spoiler_text") or "")) or None,
            created_at=min(time_of(status["created_at"]), self.now),
            edited_at=min(time_of(status["edited_at"]), self.now) if status.get("edited_at") else None,
            brand=self.brand,
            url=_web(status.get("url") or status.get("uri")),
            in_reply_to=status.get("in_reply_to_id") if native_id is None else None,
            lang=_lang(status.get("language")),
            is_private=status.get("visibility") in ("direct", "private"),
            is_addressed=is_notified or self._is_named(status),
            is_repost=status.get("reblog") is not None,
            raw=_raw(status),
        )

    def handle(self, acct: str) -> str:
        """Return an account with its server."""
        name = one_line(clean(acct))
        return f"@{name}" if "@" in name else f"@{name}@{self.server}"

    def _is_named(self, status: Mapping[str, Any]) -> bool:
        """Say whether the server linked one of our accounts in it."""
        named = {self.handle(str(one.get("acct"))).lower() for one in status.get("mentions") or () if isinstance(one, dict)}
        return bool(named & self.accounts)


def checked(answer: Any) -> list[dict[str, Any]]:
    """Return a list of things with ids, or raise: a garbled page must not move the window.

    Raises:
        SourceError: The answer has another form.
    """
    if not isinstance(answer, list) or not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in answer):
        raise SourceError("the server sent something that is not a list of posts")
    return answer


def time_of(value: str) -> datetime:
    """Return aware UTC; raises ValueError."""
    found = datetime.fromisoformat(value)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def order(native_id: str) -> tuple[int, str]:
    """Return what sorts ids by time: Mastodon's are numbers of any length, other servers' ULIDs of one."""
    return len(native_id), native_id


def earlier(native_id: str, by: timedelta) -> str:
    """Return an id that lies so much before another one; the same where it carries no time."""
    milliseconds = int(by.total_seconds() * 1000)
    if native_id.isdecimal():
        return str(max(0, int(native_id) - (milliseconds << 16)))
    if re.fullmatch(rf"[{_CROCKFORD}]{{26}}", native_id):
        return _ulid(max(0, _ulid_ms(native_id) - milliseconds))
    return native_id


def _ulid_ms(ulid: str) -> int:
    found = 0
    for char in ulid[:10]:
        found = found * 32 + _CROCKFORD.index(char)
    return found


def _ulid(milliseconds: int) -> str:
    chars = [_CROCKFORD[milliseconds >> (5 * place) & 31] for place in reversed(range(10))]
    return "".join(chars) + "0" * 16


def _web(value: Any) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"https?://[^\s\\\x00-\x20\x7f-\x9f]{1,2000}", value, re.IGNORECASE) else None


def _lang(value: Any) -> str | None:
    primary = re.split("[-_]", str(value or "").lower())[0]
    return primary if re.fullmatch("[a-z]{2,3}", primary) else None


def _raw(status: Mapping[str, Any]) -> bytes | None:
    raw = msgspec.json.encode(status)
    return raw if len(raw) <= _RAW_BYTES else None
