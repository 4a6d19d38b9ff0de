"""Discourse: notifications, and all posts of one forum, in which the brand and its own answers are found.

The forum's search is not used: by date it shows one post a topic, so of two people who write in the same topic the first would be
lost. The list of all posts costs one request for fifty of them, has their whole text, and shows edits of recent ones. It is ordered by
number; a post that was imported has a high one and an old date, so a visit goes on until it meets the number at which the last one began.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, listed, moment, number, poison_of, times_of
from socialwatch.model.mention import Mention
from socialwatch.model.walking import Leaf, edge_of, leaf_of, newest_first
from socialwatch.model.words import Direction
from socialwatch.networks.discourse.posts import NOTIFICATIONS, Reader, Ref, Topic, answered, is_gone, read_notifications, read_topic
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.transport import hide, host_of, said

OVERLAP = timedelta(hours=1)  # a post that was hidden and is shown again keeps its number
_AT_ONCE = 20  # posts of one topic in one question
_LOOKED_UP = 25
_OLD_PAGE = 50  # older forums list so many numbers, of which none may be public
_EMPTY = 3  # pages without posts, after which the forum has come to its end
_LAST = 5


class _Marks(msgspec.Struct):
    """Numbers of posts that the window remembers.

    Args:
        home: Highest number seen by the last visit that came home; 0 before the first.
        top: The same for the visit that is under way.
        empty: How many pages in a row had no post on them.
    """

    home: int = 0
    top: int = 0
    empty: int = 0


class DiscourseNetwork:
    """One account on one forum."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._server = str(settings.options["server"]).rstrip("/")
        parts = urlsplit(self._server)
        self._host = (parts.netloc + parts.path).lower()
        self._username = str(settings.options["api_user"]).lstrip("@")
        self._accounts = frozenset(one.lstrip("@").lower() for one in [self._username, *brand.handles.get("discourse", ())])
        self._base = plugs.check_base(settings.api_base) if settings.api_base else self._server

    def watches(self) -> Sequence[Watch]:
        """Return all posts (or, where only `own` is wanted, our own among them), and the notifications."""
        wanted = self._settings.watch
        found = []
        if not wanted or "search" in wanted:
            found.append(Watch(f"posts:{self._host}", "search"))
        elif "own" in wanted:
            found.append(Watch(f"own:@{self._username}@{self._host}", "own"))
        if not wanted or "mentions" in wanted:
            found.append(Watch(f"mentions:@{self._username}@{self._host}", "mentions"))
        return found

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages, newest first; a token is the number of a post to go below, or an offset in the notifications."""
        marks = msgspec.json.decode(window.extra, type=_Marks) if window.extra else _Marks()
        if window.until is None:  # a fresh walk: what the last one began with is held
            marks = _Marks(home=marks.top if window.since else 0)
        edge = edge_of(window, overlap=OVERLAP, floor=visit.floor)
        again = [max(0, int(window.until) - NOTIFICATIONS)] if window.until else []

        def ask(token: str | None) -> Leaf:
            if watch.kind == "mentions":  # what was deleted since the last visit moved the others up
                return self._notified(again.pop() if again else int(token or 0), visit)
            return self._posted(watch, int(token) if token else None, marks, edge, visit)

        yield from newest_first(ask, window, overlap=OVERLAP, floor=visit.floor, now=visit.now)

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look posts up again, one by one and at most 25 a visit; the others have their turn at the next."""
        ours = [one for one in native_ids if one.startswith(f"{self._host}/p/") and one.rpartition("/")[2].isdecimal()]
        for name in ours[:_LOOKED_UP]:
            status, post = self._ask_for(f"/posts/{name.rpartition('/')[2]}.json", {})
            if status == 404 or (isinstance(post, dict) and is_gone(post)):
                yield Rechecked(withdrawn=(name,))
            elif isinstance(post, dict):
                # Only a first post has a title, and only its topic tells it.
                topic = self._topic(post.get("topic_id")) if post.get("post_number") == 1 else Topic()
                read, _ = self._read([post], visit, topic, is_addressed=False)
                yield Rechecked(mentions=tuple(read))

    def ping(self) -> str:
        """Ask for the newest notification."""
        listed(self._ask("/notifications.json", {"limit": 1}), "notifications", of=self._host)
        return f"logged in as @{self._username} at {host_of(self._server)}"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    # -- all posts ---------------------------------------------------------------------------------

    def _posted(self, watch: Watch, before: int | None, marks: _Marks, edge: datetime | None, visit: Visit) -> Leaf:
        posts = listed(self._ask("/posts.json", {"before": before} if before else {}), "latest_posts", of=self._host)
        numbers = _numbers(posts)
        if posts and not numbers:
            raise SourceError(f"{self._host} sent posts without numbers")
        marks.top = max(marks.top, *numbers, 0)
        mentions, poison = self._read([post for post in posts if not is_gone(post)], visit, Topic(), is_addressed=False)
        if watch.kind == "own":
            mentions = [one for one in mentions if one.direction is Direction.OUTBOUND]
        marks.empty = 0 if posts else marks.empty + 1
        following = _below(min(numbers, default=None), before) if marks.empty < _EMPTY else None
        leaf = leaf_of(
            times_of(posts, _written), mentions=tuple(mentions), poison=tuple(poison),
            withdrawn=tuple(map(self._reader(visit).name, _numbers([post for post in posts if is_gone(post)]))),
            following=str(following) if following else None, extra=msgspec.json.encode(marks).decode(),
        )  # fmt: skip
        return msgspec.structs.replace(leaf, oldest=_reached(posts, marks, edge))

    # -- notifications -----------------------------------------------------------------------------

    def _notified(self, offset: int, visit: Visit) -> Leaf:
        answer = self._ask("/notifications.json", {"limit": NOTIFICATIONS, "offset": offset})
        found = read_notifications(answer, offset, host=self._host)
        held = visit.known([self._reader(visit).name(ref.post) for ref in found.refs])
        by_topic: dict[int, list[Ref]] = {}
        for ref in dict.fromkeys(found.refs):
            if self._reader(visit).name(ref.post) not in held:
                by_topic.setdefault(ref.topic, []).append(ref)
        mentions: list[Mention] = []
        poison = list(found.poison)
        for topic, refs in by_topic.items():
            posts, trouble = self._posts(topic, refs)
            read, unread = self._read(posts, visit, self._topic(topic), is_addressed=True) if posts else ([], [])
            mentions += read
            poison += [*trouble, *unread]
        # A step and not the count: the forum leaves out what the account may no longer see.
        following = str(offset + NOTIFICATIONS) if found.has_more else None
        return leaf_of(list(found.times), mentions=tuple(mentions), poison=tuple(poison), following=following)

    def _posts(self, topic: int, refs: Sequence[Ref]) -> tuple[list[dict[str, Any]], list[Poison]]:
        """Return posts of one topic; none where it is gone, and a word where the account may no longer see it."""
        numbers = sorted({ref.post for ref in refs if ref.post})
        questions: list[tuple[str, dict[str, Any]]] = [
            (f"/t/{topic}/posts.json", {"post_ids[]": numbers[start : start + _AT_ONCE], "include_raw": "true"})
            for start in range(0, len(numbers), _AT_ONCE)
        ]
        questions += [(f"/posts/by_number/{topic}/{ref.place}.json", {}) for ref in refs if not ref.post]
        posts: list[dict[str, Any]] = []
        for path, params in questions:
            status, answer = self._ask_for(path, params)
            if status == 403:
                return [], [Poison(f"topic {topic}", f"the forum does not show it to @{self._username}", b"")]
            if status == 404:
                continue
            if params:
                stream = answer.get("post_stream") if isinstance(answer, dict) else None
                posts += [post for post in listed(stream, "posts", of=self._host) if post.get("id") in numbers]
            elif isinstance(answer, dict):
                posts.append(answer)
        return [post for post in posts if not is_gone(post)], []

    def _topic(self, topic: Any) -> Topic:
        """Return what a topic is called and whether it is a private talk."""
        if type(topic) is not int:
            return Topic()
        status, answer = self._ask_for(f"/t/{topic}.json", {})
        try:
            return read_topic(answer) if status == 200 else Topic()
        except UNREADABLE as why:
            raise SourceError(f"{self._host} sent a topic without a title") from why

    # -- posts -------------------------------------------------------------------------------------

    def _read(
        self, posts: Sequence[Mapping[str, Any]], visit: Visit, topic: Topic, *, is_addressed: bool
    ) -> tuple[list[Mention], list[Poison]]:
        reader = self._reader(visit)
        held = visit.known([reader.name(one) for one in _numbers(posts)])
        mentions, poison = [], []
        for post in posts:
            try:
                parent = self._parent(post, posts, is_held=reader.name(number(post["id"])) in held)
                mentions.append(reader.mention(post, topic, parent=parent, is_addressed=is_addressed))
            except UNREADABLE as why:
                poison.append(poison_of(f"post {post.get('id')}", why, post))
        return mentions, poison

    def _parent(self, post: Mapping[str, Any], beside: Sequence[Mapping[str, Any]], *, is_held: bool) -> int | None:
        """Return the number of the post that one answers. It is asked for where the brand answers or is answered: that opens or ties a case."""
        place = answered(post)
        if place is None:
            return None
        for other in beside:
            if (other.get("topic_id"), other.get("post_number")) == (post["topic_id"], place):
                return number(other["id"])
        to = post.get("reply_to_user")
        names = {str(post.get("username")).lower(), str(to.get("username") if isinstance(to, dict) else "").lower()}
        if is_held or not names & self._accounts:
            return None
        status, parent = self._ask_for(f"/posts/by_number/{number(post['topic_id'])}/{place}.json", {})
        return number(parent["id"]) if status == 200 and isinstance(parent, dict) else None

    def _reader(self, visit: Visit) -> Reader:
        return Reader(self._brand.name, self._server, self._host, self._accounts, visit.now)

    # -- asking ------------------------------------------------------------------------------------

    def _ask(self, path: str, params: Mapping[str, Any]) -> Any:
        return said(self._get(path, params))

    def _ask_for(self, path: str, params: Mapping[str, Any]) -> tuple[int, Any]:
        """Return status and JSON for one thing that may be gone (404) or closed to us (403); raises for all other refusals."""
        response = self._get(path, params)
        if response.status_code in (403, 404, 410):
            return min(response.status_code, 404), None
        return 200, said(response)

    def _get(self, path: str, params: Mapping[str, Any]) -> Any:
        key: str = self._settings.options["api_key"].reveal()
        hide(key)
        headers = {"Api-Key": key, "Api-Username": self._username}
        return self._plugs.session.get(self._base + path, params=params, headers=headers)


def _below(lowest: int | None, before: int | None) -> int | None:
    """Return the number to go on below; None at the end. Older forums count `before` in, and show nothing where fifty numbers are gone."""
    if lowest is None:
        below = before - _OLD_PAGE if before else 0
    else:
        below = lowest if before is None or lowest < before else before - 1
    return below if below > 1 else None


def _reached(posts: Sequence[Mapping[str, Any]], marks: _Marks, edge: datetime | None) -> datetime | None:
    """Return how far back a page reaches: not beyond `edge` before the number at which the last visit began, whatever its dates say."""
    times = times_of(posts, _written)
    if not times or edge is None:
        return min(times, default=None)
    if not marks.home:
        return max(times)  # a first visit: one imported post must not end it
    lowest = sorted(_numbers(posts))[:_LAST]
    is_met = not lowest or lowest[0] <= marks.home
    last = times_of([post for post in posts if post.get("id") in lowest], _written)
    return max(last or times) if is_met else max(*times, edge)


def _numbers(posts: Sequence[Mapping[str, Any]]) -> list[int]:
    return [post["id"] for post in posts if type(post.get("id")) is int and post["id"] > 0]


def _written(post: Mapping[str, Any]) -> datetime:
    return moment(post["created_at"])


class DiscourseKind:
    """The Discourse network: its keys, and a source made from them."""

    name = "discourse"
    libraries = ("requests",)
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="the forum", example='"https://forum.example.com"', is_needed=True),
        Key(name="api_key", kind="secret", doc="a key that may read", example='{ env = "DISCOURSE_KEY" }', is_needed=True),
        Key(name="api_user", kind="text", doc="the brand's account that the key is for", example='"acme"', is_needed=True),
    )
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: Discourse needs {' and '.join(missing)}")
        return DiscourseNetwork(settings, brand, plugs)


kind: NetworkKind = DiscourseKind()
