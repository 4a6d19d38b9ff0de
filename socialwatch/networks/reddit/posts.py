"""What Reddit says of a comment or a submission, as a mention: pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Poison
from socialwatch.model.items import UNREADABLE, following, poison_of, raw_of, token, web, words
from socialwatch.model.mention import Mention
from socialwatch.model.words import Direction
from socialwatch.text import clean

_GONE = frozenset({"[deleted]", "[removed]", "[deleted by user]", "[ removed by reddit ]"})


class Reader(msgspec.Struct, frozen=True):
    """What reading an item needs to know of us.

    Args:
        brand: Name of the brand.
        handles: The brand's own accounts, in lower case and without `u/`.
        now: When this is read; later times are clamped to it.
    """

    brand: str
    handles: frozenset[str]
    now: datetime


class Mark(msgspec.Struct, frozen=True, order=True):
    """A place in a listing: seconds since 1970 and the fullname of the item there; as text it is `1700000000:t1_abc`."""

    at: int
    name: str

    def __str__(self) -> str:
        return f"{self.at}:{self.name}"

    @classmethod
    def of(cls, text: str | None) -> Mark | None:
        """Read a mark back; None for none, or for one that is not ours."""
        at, _, name = (text or "").partition(":")
        return cls(int(at), name) if re.fullmatch(r"-?\d{1,12}", at, re.ASCII) and name else None

    @property
    def moment(self) -> datetime:
        """The time of the mark (aware UTC)."""
        return datetime.fromtimestamp(self.at, UTC)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a listing.

    Args:
        withdrawn: Fullnames of items that are there, but emptied by their author, a moderator or Reddit.
        marks: Of all items that could be read, withdrawn ones too, in the order of the listing.
        unread: Fullnames of items in quarantine.
        after: None on the last page.
    """

    mentions: tuple[Mention, ...] = ()
    withdrawn: tuple[str, ...] = ()
    poison: tuple[Poison, ...] = ()
    marks: tuple[Mark, ...] = ()
    unread: frozenset[str] = frozenset()
    after: str | None = None


def read_page(body: Any, reader: Reader) -> Page:
    """Read a listing; an item that cannot be read is set aside, what is neither comment nor submission is passed over.

    Raises:
        SourceError: It is not a listing.
    """
    listing = body.get("data") if isinstance(body, dict) and body.get("kind") == "Listing" else None
    if not isinstance(listing, dict) or not isinstance(listing.get("children"), list):
        raise SourceError("Reddit sent an answer that is not a listing")
    mentions, withdrawn, poison, marks, unread = [], [], [], [], set()
    for child in listing["children"]:
        if isinstance(child, dict) and isinstance(child.get("kind"), str) and child["kind"] not in ("t1", "t3"):
            continue
        try:
            item = child["data"]
            mark = mark_of(item, reader.now)
            if is_gone(item):
                withdrawn.append(mark.name)
            else:
                mentions.append(read_item(item, reader))
            marks.append(mark)
        except UNREADABLE as why:
            poison.append(poison_of(_name_in(child) or "an item", why, child))
            unread.add(_name_in(child))
    return Page(
        mentions=tuple(mentions),
        withdrawn=tuple(withdrawn),
        poison=tuple(poison),
        marks=tuple(marks),
        unread=frozenset(unread),
        after=following(listing.get("after"), of="Reddit"),
    )


def is_gone(item: Mapping[str, Any]) -> bool:
    """Whether its author deleted it, or it was taken down: without an author or emptied, but still listed."""
    if item["author"] is None or words(item["author"]) in _GONE or item.get("removed_by_category"):
        return True
    return words(item.get("body") or item.get("selftext") or "").strip().lower() in _GONE


def mark_of(item: Mapping[str, Any], now: datetime) -> Mark:
    """Return the place of an item, never later than `now`: a window that waits for a far day would read nothing until then.

    Raises:
        ValueError: It has no fullname or no time.
    """
    name = item["name"]
    if not isinstance(name, str) or not re.fullmatch("t[13]_[0-9a-z]{1,20}", name, re.ASCII):
        raise ValueError("the fullname is not one")
    return Mark(int(min(_moment(item["created_utc"]), now).timestamp()), name)


def read_item(item: Mapping[str, Any], reader: Reader) -> Mention:
    """Return one comment (also as it stands in an inbox) or submission as a mention.

    Raises:
        ValueError: And its kin, where something needed is missing or of another kind.
    """
    name, author = item["name"], clean(words(item["author"]))
    is_submission = name.startswith("t3_")
    text, path = _text_of(item, is_submission=is_submission), _path(item)
    written = min(_moment(item["created_utc"]), reader.now)
    edited = item.get("edited")
    whole = f"{item.get('title') or ''}\n{text}" if is_submission else text
    return Mention(
        network="reddit",
        native_id=name,
        author=f"u/{author}",
        author_id=token(item.get("author_fullname")),
        text=text,
        title=clean(words(item["title"])) if is_submission else None,
        created_at=written,
        # True stands for an edit in the years before Reddit kept its time.
        edited_at=min(_moment(edited), reader.now) if edited and not isinstance(edited, bool) else None,
        brand=reader.brand,
        direction=Direction.OUTBOUND if author.lower() in reader.handles else Direction.INBOUND,
        url=web(f"https://www.reddit.com{path}") if path else None,
        thread_id=name if is_submission else _link(item, path),
        in_reply_to=None if is_submission else token(item.get("parent_id")),
        is_private=item.get("subreddit_type") == "private",
        is_addressed=item.get("type") == "username_mention" or _names_us(whole, reader.handles),
        raw=raw_of(item),
    )


def _text_of(item: Mapping[str, Any], *, is_submission: bool) -> str:
    """Return the words of an item; a submission of a link has none of its own, so its link stands for them."""
    text = item.get("selftext") or "" if is_submission else item["body"]
    if not isinstance(text, str):
        raise TypeError("the text is not text")
    if is_submission and not text and item.get("is_self") is False:
        text = _str(item.get("url"))
    return clean(text or "")


def _path(item: Mapping[str, Any]) -> str:
    """Return the path of an item; comments of older listings have none, but what it is made of."""
    path = str(item.get("permalink") or item.get("context") or "").partition("?")[0]
    if path.startswith(("/r/", "/user/")):
        return path
    link = _str(item.get("link_id"))
    return f"/r/{item['subreddit']}/comments/{link[3:]}/_/{item['name'][3:]}/" if link and _str(item.get("subreddit")) else ""


def _link(item: Mapping[str, Any], path: str) -> str | None:
    """Return the submission that a comment belongs to; an inbox tells it only in the path."""
    found = re.search("/comments/([0-9a-z]+)/", path)
    return token(item.get("link_id")) or (f"t3_{found[1]}" if found else None)


def _names_us(text: str, handles: frozenset[str]) -> bool:
    return any(re.search(rf"(?<![\w/])/?u/{re.escape(handle)}(?![\w-])", text, re.IGNORECASE) for handle in handles)


def _moment(value: Any) -> datetime:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("the time is not a number")
    return datetime.fromtimestamp(value, UTC)


def _name_in(child: Any) -> str:
    item = child.get("data") if isinstance(child, dict) else None
    return str(item.get("name") or "")[:40] if isinstance(item, dict) else ""


def _str(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def oldest_of(marks: Sequence[Mark], *others: Mark | None) -> Mark | None:
    """Return the earliest of these marks; None where there is none."""
    return min([*marks, *(one for one in others if one is not None)], default=None)
