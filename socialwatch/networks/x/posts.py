"""What X says of a post, as a mention: pure, for both spellings of its fields (`tweet.*` and `post.*`)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Poison
from socialwatch.model.items import UNREADABLE, count, following, name, poison_of, raw_of
from socialwatch.model.mention import Mention
from socialwatch.model.words import Direction
from socialwatch.text import clean

_HANDLE = re.compile(r"\w{1,100}", re.ASCII)
_X_EPOCH_MS = 1_288_834_974_657
_NOT_A_LANGUAGE = frozenset({"und", "zxx", "art", "qam", "qct", "qht", "qme", "qst"})


class Reader(msgspec.Struct, frozen=True):
    """What reading a post needs to know of us.

    Args:
        brand: Name of the brand.
        handles: The brand's own handles, in lower case and without `@`.
        now: When this is read; later times are clamped to it.
    """

    brand: str
    handles: frozenset[str]
    now: datetime


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that lists posts.

    Args:
        ids: Of the versions listed, as numbers, one for each mention; they order the timeline.
        latest: The id of the last version of each mention.
        next_token: None on the last page.
    """

    mentions: tuple[Mention, ...] = ()
    poison: tuple[Poison, ...] = ()
    ids: tuple[int, ...] = ()
    latest: tuple[str, ...] = ()
    next_token: str | None = None


def snowflake_time(number: int) -> datetime:
    """Return when the post of this id was written (aware UTC)."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=min(number >> 22, 1 << 41) + _X_EPOCH_MS)


def last_before(moment: datetime) -> int:
    """Return the greatest id that a post may have which was written by then."""
    return max(0, (int(moment.timestamp() * 1000) + 1 - _X_EPOCH_MS) << 22) - 1


def earlier(number: int, by: timedelta) -> int:
    """Return the smallest id of a moment `by` before the post of this id; never negative. A negative `by` leads later."""
    return max(0, (number >> 22) - round(by.total_seconds() * 1000)) << 22


def read_page(body: Mapping[str, Any], reader: Reader) -> Page:
    """Read a listing or a lookup; an item that cannot be read is set aside, the others stand.

    Raises:
        SourceError: It has another form, or none of the posts that it counts; a garbled page must not move the window.
    """
    names, meta, items = _names(body), body.get("meta", {}), body.get("data", [])
    if not isinstance(meta, dict) or not isinstance(items, list | dict):
        raise SourceError("X sent posts of another form")
    if not items and (count(meta.get("result_count")) or 0) > 0:
        raise SourceError("X counts posts but sent none")
    mentions, poison, versions = [], [], []
    for item in _list(items):
        try:
            mention = read_post(item, names, reader)
            versions.append((version_of(item), history_of(item)[-1]))
            mentions.append(mention)
        except UNREADABLE as why:
            poison.append(poison_of(f"post {item.get('id')}" if isinstance(item, dict) else "a post", why, item))
    return Page(
        mentions=tuple(mentions),
        poison=tuple(poison),
        ids=tuple(shown for shown, _ in versions),
        latest=tuple(last for _, last in versions),
        next_token=following(meta.get("next_token"), of="X"),
    )


def read_post(item: Mapping[str, Any], names: Mapping[str, tuple[str, str | None]], reader: Reader) -> Mention:
    """Return one post as a mention.

    Raises:
        ValueError: It has no usable id or no time.
    """
    history = history_of(item)
    written = _time(item.get("created_at")) or snowflake_time(version_of(item))
    is_edited = len(history) > 1 and str(version_of(item)) != history[0]
    author_id = _text(item.get("author_id"))
    handle, name = names.get(author_id or "", ("", None))
    related = _related(item)
    text = full_text(item)
    return Mention(
        network="x",
        native_id=history[0],
        author=f"@{handle or author_id or 'unknown'}",
        author_id=author_id,
        author_name=name,
        text=text,
        created_at=min(snowflake_time(int(history[0])) if is_edited else written, reader.now),
        edited_at=min(written, reader.now) if is_edited else None,
        brand=reader.brand,
        direction=Direction.OUTBOUND if handle.lower() in reader.handles else Direction.INBOUND,
        url=f"https://x.com/{handle or 'i'}/status/{version_of(item)}",
        thread_id=_text(item.get("conversation_id")),
        in_reply_to=related.get("replied_to"),
        lang=_language(item.get("lang")),
        is_addressed=_names_us(item, text, reader.handles),
        is_repost="retweeted" in related,
        raw=raw_of(item),
    )


def version_of(item: Mapping[str, Any]) -> int:
    """Return the id of the version that was shown.

    Raises:
        ValueError: There is none, or it came as a float, which has lost its last digits.
    """
    return int(_id(item.get("id")))


def history_of(item: Mapping[str, Any]) -> list[str]:
    """Return the ids of all versions, oldest first; the first one is the identity of the post."""
    listed = item.get("edit_history_tweet_ids") or item.get("edit_history_post_ids")
    return sorted((_id(one) for one in _list(listed)), key=int) or [_id(item.get("id"))]


def full_text(item: Mapping[str, Any]) -> str:
    """Return the whole text as typed: beyond 280 characters it stands in a note, and X escapes `&`, `<` and `>`."""
    text = _note(item).get("text") or item.get("text")
    if not isinstance(text, str):
        raise TypeError("the post has no text")
    return clean(html.unescape(text))


def _id(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int) or not re.fullmatch(r"[1-9][0-9]{0,18}", str(value), re.ASCII):
        raise ValueError("the id is not a number in digits")
    return str(value)


def _note(item: Mapping[str, Any]) -> Mapping[str, Any]:
    return _dict(item.get("note_tweet") or item.get("note_post"))


def _related(item: Mapping[str, Any]) -> dict[str, str]:
    """Return kind of relation → id, for `replied_to`, `quoted` and `retweeted`."""
    related = _list(item.get("referenced_tweets") or item.get("referenced_posts"))
    return {str(one.get("type")): _id(one.get("id")) for one in related if isinstance(one, Mapping)}


def _names_us(item: Mapping[str, Any], text: str, handles: Iterable[str]) -> bool:
    """Whether X counts one of our handles as mentioned: `@acmebot` does not mention `@acme`."""
    mentioned = [*_list(_dict(item.get("entities")).get("mentions")), *_list(_dict(_note(item).get("entities")).get("mentions"))]
    named = {str(one.get("username", "")).lower() for one in mentioned if isinstance(one, Mapping)}
    return any(handle in named or re.search(rf"(?<![\w@/])@{re.escape(handle)}(?!\w)", text, re.IGNORECASE) for handle in handles)


def _names(body: Mapping[str, Any]) -> dict[str, tuple[str, str | None]]:
    """Return author id → (handle, name)."""
    users = [one for one in _list(_dict(body.get("includes")).get("users")) if isinstance(one, Mapping)]
    return {
        str(one.get("id")): (
            found if isinstance(found := one.get("username"), str) and _HANDLE.fullmatch(found) else "",
            _name(one.get("name")),
        )
        for one in users
    }


def _name(value: Any) -> str | None:
    return clean(value) if isinstance(value, str) and value else None


def _language(value: Any) -> str | None:
    code = value.split("-")[0].lower() if isinstance(value, str) else ""
    return code if re.fullmatch("[a-z]{2,3}", code) and code not in _NOT_A_LANGUAGE else None


def _time(value: Any) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _text(value: Any) -> str | None:
    """Return an id that a post tells beside its own; None for none, `TypeError` for what is none."""
    return None if value is None or value == "" else name(str(value) if type(value) is int else value)


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> Sequence[Any]:
    if isinstance(value, Mapping):  # a single lookup answers with the item itself
        return [value]
    return value if isinstance(value, list) else []
