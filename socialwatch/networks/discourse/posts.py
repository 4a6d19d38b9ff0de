"""Posts of a Discourse forum as mentions, and what its lists say of posts without telling their text. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from socialwatch.model.collecting import Poison
from socialwatch.model.items import UNREADABLE, listed, moment, number, poison_of, raw_of, times_of, web, words
from socialwatch.model.mention import Mention
from socialwatch.model.words import Direction
from socialwatch.text import clean, html_to_text, one_line

_ADDRESSED = {1: "mentioned", 2: "replied", 3: "quoted", 6: "private message", 7: "invited to one", 15: "group mentioned"}
"""Kinds of notifications (`Notification.types`) that are about what somebody wrote to or about the account."""

PRIVATE = "private_message"
NOTIFICATIONS = 60  # a page of them, at most


class Topic(msgspec.Struct, frozen=True):
    """What we know of a topic."""

    title: str | None = None
    is_private: bool = False


class Ref(msgspec.Struct, frozen=True):
    """A post as a list names it: its number in the forum, its topic, and its place there."""

    post: int
    topic: int
    place: int


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """One page of notifications.

    Args:
        times: Of everything on it, passed over items included.
    """

    refs: tuple[Ref, ...] = ()
    times: tuple[datetime, ...] = ()
    poison: tuple[Poison, ...] = ()
    has_more: bool = False


def read_notifications(answer: Any, offset: int, *, host: str) -> Listing:
    """Return the posts that notifications are about; badges, likes and the like are passed over.

    Raises:
        SourceError: It is not a list of notifications.
    """
    told = listed(answer, "notifications", of=host)
    refs, poison = [], []
    for one in told:
        kind = one.get("notification_type")
        if type(kind) is not int or kind not in _ADDRESSED:
            continue
        try:
            post = one["data"].get("original_post_id") or 0
            refs.append(Ref(int(post), number(one["topic_id"]), number(one["post_number"])))
        except UNREADABLE as why:
            poison.append(poison_of(f"notification {one.get('id')}", why, one))
    total = answer.get("total_rows_notifications")
    has_more = bool(told) and (offset + len(told) < total if type(total) is int else len(told) >= NOTIFICATIONS)
    times = times_of(told, lambda one: moment(one["created_at"]))
    return Listing(refs=tuple(refs), times=tuple(times), poison=tuple(poison), has_more=has_more)


def read_topic(topic: Mapping[str, Any]) -> Topic:
    """Return what an answer tells of a topic; raises what `items.UNREADABLE` names."""
    return Topic(one_line(clean(words(topic["title"]))) or None, topic.get("archetype") == PRIVATE)


class Reader(msgspec.Struct, frozen=True):
    """What reading a post needs to know.

    Args:
        server: Address of the forum without a final slash.
        host: The same without its scheme: numbers of posts are its own.
        accounts: Our accounts there, in lower case.
    """

    brand: str
    server: str
    host: str
    accounts: frozenset[str]
    now: datetime

    def name(self, post: int) -> str:
        """Return the identity of a post; behind `https://` it is its shortest address."""
        return f"{self.host}/p/{post}"

    def mention(self, post: Mapping[str, Any], topic: Topic, *, parent: int | None, is_addressed: bool) -> Mention:
        """Return a post as a mention; raises what `items.UNREADABLE` names.

        Args:
            parent: Number of the post that it answers; None where it is not known.
        """
        name, place, thread = number(post["id"]), number(post["post_number"]), number(post["topic_id"])
        username = one_line(clean(words(post["username"])))
        raw = post.get("raw")
        is_edited = type(post.get("version")) is int and post["version"] > 1
        return Mention(
            network="discourse",
            native_id=self.name(name),
            author=f"@{username}",
            author_id=f"{self.host}:{number(post['user_id'])}",
            author_name=one_line(clean(post.get("name") or "")) or None,
            text=clean(raw if isinstance(raw, str) and raw else html_to_text(words(post["cooked"]))).strip(),
            title=(topic.title or _title(post)) if place == 1 else None,
            created_at=min(moment(post["created_at"]), self.now),
            edited_at=min(moment(post["updated_at"]), self.now) if is_edited else None,
            brand=self.brand,
            direction=Direction.OUTBOUND if username.lower() in self.accounts else Direction.INBOUND,
            url=web(f"{self.server}/t/{thread}/{place}"),
            thread_id=f"{self.host}/t/{thread}",
            in_reply_to=self.name(parent) if parent else None,
            is_private=topic.is_private,
            is_addressed=is_addressed,
            raw=raw_of(post),
        )


def _title(post: Mapping[str, Any]) -> str | None:
    title = post.get("topic_title")
    return one_line(clean(words(title))) if title else None


def answered(post: Mapping[str, Any]) -> int | None:
    """Return the place in the topic of the post that this one answers; the description of the API calls it text, forums send a number."""
    place = post.get("reply_to_post_number")
    return int(place) if isinstance(place, int | str) and not isinstance(place, bool) and str(place).isdecimal() else None


def is_gone(post: Mapping[str, Any]) -> bool:
    """Whether its author or a moderator deleted it; staff still see it, and so may our account."""
    return bool(post.get("deleted_at") or post.get("user_deleted"))
