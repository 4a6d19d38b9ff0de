"""Bluesky: notifications, the brand's own posts, searches.

No cursor is safe here: a post that was written earlier than it arrived is listed where it was written, up to days behind the
newest. So every visit reads back 72 hours beyond `since`. Notifications come first; the search, which the network wants to be
used sparingly, finds what was typed without a link to the account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, following, listed, poison_of, words
from socialwatch.model.mention import Mention
from socialwatch.networks.bluesky.posts import listed_at, read_post
from socialwatch.networks.bluesky.session import Session
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.ports.replying import Replier

OVERLAP = timedelta(hours=72)
_BASE = "https://bsky.social"
_PAGE = 100
_LOOKED_UP = 25
_EMPTY_IN_A_ROW = 3
_METHODS = {
    "own": ("app.bsky.feed.getAuthorFeed", "feed"),
    "mentions": ("app.bsky.notification.listNotifications", "notifications"),
    "search": ("app.bsky.feed.searchPosts", "posts"),
}
_REASONS = ("mention", "reply", "quote")


class BlueskyNetwork:
    """One account: its posts, its notifications, and searches for the brand's other names."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._handle = str(settings.options["handle"]).lstrip("@").lower()
        service = str(settings.options.get("service") or _BASE).rstrip("/")
        base = plugs.check_base(settings.api_base) if settings.api_base else service
        self.session = Session(base, self._handle, settings.options["app_password"], plugs)

    def watches(self) -> Sequence[Watch]:
        """Return own posts, notifications, and one search per hashtag, keyword and handle."""
        handles = [handle.lstrip("@").lower() for handle in self._brand.handles.get("bluesky", ())]
        phrases = [f'"{word.replace(chr(34), " ")}"' for word in self._brand.keywords]
        queries = dict.fromkeys([*self._brand.hashtags, *phrases, *(handles or [self._handle])])
        found = [Watch(f"own:@{handle}", "own", handle) for handle in dict.fromkeys(handles or [self._handle])]
        found.append(Watch(f"mentions:@{self._handle}", "mentions", self._handle))
        found += [Watch(f"search:{query}", "search", query) for query in queries]
        return [watch for watch in found if not self._settings.watch or watch.kind in self._settings.watch]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 100, newest first; `until` is the server's own cursor, `since` the time of the newest post held."""
        edge = datetime.fromisoformat(window.since) - OVERLAP if window.since else visit.floor
        empty = 0
        while True:
            posts, cursor = self._page(watch, window.until)
            empty = 0 if posts else empty + 1
            if empty > _EMPTY_IN_A_ROW:
                raise SourceError("Bluesky sends empty pages without an end; the next poll tries again")
            mentions, poison, times = self._read(watch, posts, visit)
            newest = max(times).isoformat() if times else None
            # A whole page, because one odd clock can put a single post anywhere.
            is_home = cursor is None or (edge is not None and bool(times) and max(times) < edge)
            if is_home:
                window = _home(window, newest)
            elif posts and cursor:
                window = window.reached(cursor, newest=newest or window.since or visit.now.isoformat())
            elif cursor and cursor != window.until:
                window = Window(window.since, cursor, window.target, window.extra)
            reached = edge if is_home and window.since is not None and edge == visit.floor else None
            yield Harvest(mentions=tuple(mentions), poison=tuple(poison), window=window, reaches_back_to=reached)
            if is_home:
                return

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look posts up again, 25 at a time; those that are gone are left out of the answer."""
        for start in range(0, len(native_ids), _LOOKED_UP):
            asked = native_ids[start : start + _LOOKED_UP]
            posts = listed(self.session.ask("app.bsky.feed.getPosts", {"uris": list(asked)}), "posts", of="Bluesky")
            mentions, _, _ = self._read(None, posts, visit)
            here = {str(post.get("uri")) for post in posts}
            # One whose address cannot be read may be any of them: only an honest list of all that is there says what is gone.
            gone = tuple(one for one in asked if one not in here) if here <= set(asked) else ()
            yield Rechecked(mentions=tuple(mentions), withdrawn=gone)

    def ping(self) -> str:
        """Log in, or show that the kept session still holds."""
        answer = self.session.ask("com.atproto.server.getSession", {})
        return f"logged in as @{answer.get('handle', self._handle)}"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _page(self, watch: Watch, cursor: str | None) -> tuple[list[dict[str, Any]], str | None]:
        method, key = _METHODS[watch.kind]
        own_keys: dict[str, dict[str, Any]] = {
            "own": {"actor": watch.query},
            "mentions": {"reasons": list(_REASONS)},
            "search": {"q": watch.query, "sort": "latest"},
        }
        params = {"limit": _PAGE, **own_keys[watch.kind], **({"cursor": cursor} if cursor else {})}
        answer = self.session.ask(method, params)
        return listed(answer, key, of="Bluesky"), following(answer.get("cursor"), of="Bluesky")

    def _read(
        self, watch: Watch | None, posts: Sequence[Mapping[str, Any]], visit: Visit
    ) -> tuple[list[Mention], list[Poison], list[datetime]]:
        """Return mentions, what cannot be read, and the times by which the posts are listed."""
        mentions, poison, times = [], [], []
        is_notified = watch is not None and watch.kind == "mentions"
        for item in posts:
            post = item.get("post", item)
            try:
                if is_notified and words(post["reason"]) not in _REASONS:
                    continue
                times.append(listed_at(post, visit.now))
                found = read_post(post, brand=self._brand.name, did=self.session.did, now=visit.now, is_notified=is_notified)
                # In an author's feed a `reason` marks what the author only passed on.
                is_repost = watch is not None and watch.kind == "own" and item.get("reason") is not None
                mentions.append(msgspec.structs.replace(found, is_repost=is_repost))
            except UNREADABLE as why:
                poison.append(poison_of(f"post {post.get('uri') if isinstance(post, dict) else ''}", why, item))
        return mentions, poison, times


def _home(window: Window, newest: str | None) -> Window:
    """Return the window after the last page; the mark never moves back."""
    reached = [datetime.fromisoformat(mark) for mark in (window.since, window.target or newest) if mark]
    return Window(max(reached).isoformat() if reached else None, None, None, window.extra)


class BlueskyKind:
    """The Bluesky network: its keys, and a source made from them."""

    name = "bluesky"
    libraries = ("requests",)
    keys: Sequence[Key] = (
        Key(name="handle", kind="text", doc="the brand's account", example='"acme.bsky.social"', is_needed=True),
        Key(name="app_password", kind="secret", doc="made in the settings", example='{ env = "BLUESKY_APP_PASSWORD" }', is_needed=True),
        Key(name="service", kind="url", doc="where the account lives, if elsewhere", example='"https://bsky.social"', default=_BASE),
    )
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: Bluesky needs {' and '.join(missing)}")
        return BlueskyNetwork(settings, brand, plugs)

    def open_replier(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Replier | str:  # noqa: ARG002 (asked of every network)
        """Make the voice of the account; see `ports.ReplyingKind`."""
        from socialwatch.networks.bluesky.replying import open_replier

        return open_replier(settings, plugs)


kind: NetworkKind = BlueskyKind()
