"""Posts and comments of Lemmy as mentions, in the words of both of its APIs. Pure.

0.19 (`/api/v3`) says `published`, `updated`, `actor_id`; 1.0 (`/api/v4`) says `published_at`, `updated_at`, `ap_id`, and tells what an
item of a mixed list is by `type_`. What a person typed is Markdown and is kept as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec

from socialwatch.model.collecting import Poison
from socialwatch.model.items import UNREADABLE, moment, number, poison_of, raw_of, web, words
from socialwatch.model.mention import Mention
from socialwatch.model.words import Direction
from socialwatch.text import clean, one_line

MESSAGE = "private_message"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading some items."""

    mentions: tuple[Mention, ...] = ()
    withdrawn: tuple[str, ...] = ()
    poison: tuple[Poison, ...] = ()


class Reader(msgspec.Struct, frozen=True):
    """What reading a view needs to know.

    Args:
        brand: Its name.
        host: The server that was asked: numbers are its own.
        username: Our account there, in lower case.
    """

    brand: str
    host: str
    username: str
    now: datetime

    def read(self, views: Sequence[Any], *, is_addressed: bool = False) -> Reading:
        """Read views; what its author or a moderator took away is withdrawn, what cannot be read is set aside."""
        mentions, withdrawn, poison = [], [], []
        for view in views:
            try:
                item, kind = item_of(view)
                name = f"{self.host}/{kind}/{number(item['id'])}"
                if item.get("deleted") or item.get("removed"):
                    withdrawn.append(name)
                else:
                    mentions.append(self._mention(view, name, is_addressed=is_addressed))
            except UNREADABLE as why:
                poison.append(poison_of(_where(view), why, view))
        return Reading(mentions=tuple(mentions), withdrawn=tuple(withdrawn), poison=tuple(poison))

    def _mention(self, view: Mapping[str, Any], name: str, *, is_addressed: bool) -> Mention:
        item, kind = item_of(view)
        creator = view["creator"]
        thread = self._talk(view) if kind == MESSAGE else f"{self.host}/post/{number(view['post']['id'])}"
        edited = item.get("updated_at") or item.get("updated")
        is_post = kind == "post"
        return Mention(
            network="lemmy",
            native_id=name,
            author=self._handle(creator),
            author_id=web(creator.get("ap_id") or creator.get("actor_id")),
            author_name=one_line(clean(creator.get("display_name") or "")) or None,
            text=clean(words((item.get("body") or item.get("url") or "") if is_post else item["content"])).strip(),
            title=one_line(clean(words(item["name"]))) if is_post else None,
            created_at=min(written_at(view), self.now),
            edited_at=min(moment(edited), self.now) if edited else None,
            brand=self.brand,
            direction=Direction.OUTBOUND if self._is_ours(creator) else Direction.INBOUND,
            url=None if kind == MESSAGE else web(item.get("ap_id")),
            thread_id=thread,
            in_reply_to=self._parent(words(item["path"]), thread) if kind == "comment" else None,
            is_private=kind == MESSAGE,
            is_addressed=is_addressed,
            raw=raw_of(view),
        )

    def _is_ours(self, person: Mapping[str, Any]) -> bool:
        return person.get("local") is True and words(person["name"]).lower() == self.username

    def _talk(self, view: Mapping[str, Any]) -> str:
        """Return the conversation that a private message belongs to: all that passed between us and one person."""
        other = view["recipient"] if self._is_ours(view["creator"]) else view["creator"]
        return f"{self.host}/talk/{number(other['id'])}"

    def _handle(self, creator: Mapping[str, Any]) -> str:
        """Return an account with its server, as people write it."""
        name = one_line(clean(words(creator["name"])))
        home = self.host if creator.get("local") is True else urlsplit(words(creator.get("ap_id") or creator["actor_id"])).netloc
        return f"@{name}@{one_line(clean(home)).lower()}"

    def _parent(self, path: str, thread: str) -> str:
        """Return what a comment answers: its path runs from `0` over the comments above it to itself."""
        above = path.split(".")[1:-1]
        return f"{self.host}/comment/{int(above[-1])}" if above else thread


def item_of(view: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """Return the thing that a view is about, and what it is: a view of a comment has a post in it too.

    Raises:
        KeyError, TypeError, AttributeError: It is none of ours.
    """
    message = view.get(MESSAGE)
    if message is not None:
        return {**message}, MESSAGE
    comment = view.get("comment")
    if comment is not None:
        return {**comment}, "comment"
    return {**view["post"]}, "post"


def written_at(view: Mapping[str, Any]) -> datetime:
    """Return when it was written; raises what `items.UNREADABLE` names."""
    item, _ = item_of(view)
    return moment(item.get("published_at") or item["published"])


def _where(view: Any) -> str:
    try:
        item, kind = item_of(view)
        return f"{kind} {item.get('id')}"
    except UNREADABLE:
        return "an item"
