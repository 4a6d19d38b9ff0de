"""Statuses of Mastodon and its kin as mentions, and what their ids say of time. Pure."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.items import count, language, moment, name, raw_of, web, words
from socialwatch.model.mention import Mention
from socialwatch.text import clean, html_to_text, one_line

_ID = re.compile("[0-9]{1,20}|[0-9A-Za-z]{10,64}")  # numbers of 64 bits, ULIDs, and the flakes of Pleroma
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
            KeyError, TypeError, ValueError, AttributeError, OverflowError: It has not the form of a status (`items.UNREADABLE`).
        """
        account = status["account"]
        return Mention(
            network="mastodon",
            native_id=native_id or id_of(status),
            author=self.handle(words(account["acct"])),
            author_id=name(str(account["id"])) if native_id is None and account.get("id") else None,
            author_name=one_line(clean(words(account.get("display_name") or ""))) or None,
            followers=count(account.get("followers_count")),
            text=clean(html_to_text(words(status["content"]))).strip(),
            title=one_line(clean(words(status.get("spoiler_text") or ""))) or None,
            created_at=min(moment(status["created_at"]), self.now),
            edited_at=min(moment(status["edited_at"]), self.now) if status.get("edited_at") else None,
            brand=self.brand,
            url=web(status.get("url") or status.get("uri")),
            in_reply_to=name(status["in_reply_to_id"]) if native_id is None and status.get("in_reply_to_id") else None,
            lang=language(status.get("language")),
            is_private=status.get("visibility") in ("direct", "private"),
            is_addressed=is_notified or self._is_named(status),
            is_repost=status.get("reblog") is not None,
            raw=raw_of(status),
        )

    def handle(self, acct: str) -> str:
        """Return an account with its server."""
        name = one_line(clean(acct))
        return f"@{name}" if "@" in name else f"@{name}@{self.server}"

    def _is_named(self, status: Mapping[str, Any]) -> bool:
        """Say whether the server linked one of our accounts in it."""
        named = {self.handle(str(one.get("acct"))).lower() for one in status.get("mentions") or () if isinstance(one, dict)}
        return bool(named & self.accounts)


def id_of(thing: Mapping[str, Any]) -> str:
    """Return the id of a status, a notification or an account.

    Raises:
        KeyError, TypeError: It has none that could stand in a window or in the next question.
    """
    found = thing["id"]
    if not isinstance(found, str) or not _ID.fullmatch(found):
        raise TypeError("the id is not one")
    return found


def far_name(status: Mapping[str, Any]) -> str:
    """Return the address by which a status is known on every server; raises as `id_of` does."""
    return web(status["uri"]) or name(status["uri"])


def listed(answer: Any) -> list[dict[str, Any]]:
    """Return the objects of a list, or raise: a garbled page must not move the window.

    Raises:
        SourceError: The answer has another form.
    """
    if not isinstance(answer, list) or not all(isinstance(one, dict) for one in answer):
        raise SourceError("the server sent something that is not a list of posts")
    return answer


def checked(answer: Any) -> list[dict[str, Any]]:
    """Return a list of things that all have ids, for those who may not pass over one.

    Raises:
        SourceError: The answer has another form.
    """
    found = listed(answer)
    if len(ids_of(found)) < len(found):
        raise SourceError("the server sent something that is not a list of posts")
    return found


def ids_of(things: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], str] = id_of) -> list[str]:
    """Return the ids, or what else `read` knows them by, of those that have one."""
    found = []
    for one in things:
        with contextlib.suppress(KeyError, TypeError):
            found.append(read(one))
    return found


def account_in(answer: Any, server: str) -> Mapping[str, Any]:
    """Return the account that a server calls ours, with an id that can be asked for.

    Raises:
        SourceError: The answer has another form.
    """
    if not isinstance(answer, dict) or not ids_of([answer]):
        raise SourceError(f"{server} did not say whose token this is")
    return answer


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
