"""Lemmy: mentions of and answers to the brand's account, messages to it, its own posts and comments, and searches.

Servers of 0.19 page by number, those of 1.0 by a cursor. A comment may arrive from another server hours after it was written and is listed where it
was written, so every visit reads back a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, listed, times_of, token
from socialwatch.model.walking import Leaf, newest_first
from socialwatch.networks.lemmy.session import Session
from socialwatch.networks.lemmy.views import MESSAGE, Reader, item_of, written_at
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import one_line

OVERLAP = timedelta(hours=24)
PAGE = 50
_READ_AGAIN = 10  # pages: servers of volunteers allow few questions
_LOOKED_UP = 25
_ANSWERS = {
    "mentions": {3: "/user/mention", 4: "/account/notification/list"},
    "replies": {3: "/user/replies", 4: "/account/notification/list"},
    "messages": {3: "/private_message/list", 4: "/account/notification/list"},
    "own": {3: "/user", 4: "/person/content"},
    "search": {3: "/search", 4: "/search"},
}
_LISTS = {
    "mentions": ("mentions",), "replies": ("replies",), "messages": ("private_messages",), "own": ("posts", "comments"),
    "search": ("posts", "comments"),
}  # fmt: skip
_MIXED = ("items", "notifications", "content", "search")
"""Names under which 1.0 lists things, newest first: pages of all kinds are called `items` since shortly before its release."""


class LemmyNetwork:
    """One account on one server.

    Args:
        page: How many items a page holds; a server gives 50 at most.
    """

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs, *, page: int = PAGE) -> None:
        self._settings, self._brand, self._plugs, self._size = settings, brand, plugs, page
        self._host = urlsplit(str(settings.options["server"])).netloc.lower()
        self._username = str(settings.options["username"]).lstrip("@").partition("@")[0].lower()
        base = plugs.check_base(settings.api_base) if settings.api_base else str(settings.options["server"]).rstrip("/")
        self._session = Session(base, self._username, settings.options["password"], plugs)

    def watches(self) -> Sequence[Watch]:
        """Return own posts and comments, mentions, answers, private messages, and a search for each keyword and handle."""
        handles = [handle.lstrip("@") for handle in self._brand.handles.get("lemmy", ())]
        phrases = dict.fromkeys(one_line(word) for word in [*self._brand.keywords, *handles] if one_line(word))
        found = [Watch(f"own:@{self._username}@{self._host}", "own", self._username)]
        found += [Watch(f"{what}:@{self._username}@{self._host}", "mentions", what) for what in ("mentions", "replies", "messages")]
        found += [Watch(f"search:{self._host}:{phrase}", "search", phrase) for phrase in phrases]
        return [watch for watch in found if not self._settings.watch or watch.kind in self._settings.watch]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 50, newest first; a token is `3` and the number of a page, or `4` and a cursor.

        A visit that goes on reads the last page again: what was deleted meanwhile moved the others up.
        """
        again = [_before(window.until)] if window.until else []

        def ask(place: str | None) -> Leaf:
            return self._page(watch, again.pop() if again else place, visit)

        yield from newest_first(ask, window, overlap=OVERLAP, floor=visit.floor, now=visit.now, most_again=_READ_AGAIN)

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look posts and comments up again, one by one and at most 25 a visit; the others have their turn at the next."""
        ours = [one for one in native_ids if one.startswith((f"{self._host}/post/", f"{self._host}/comment/"))]
        for name in ours[:_LOOKED_UP]:
            kind, _, native = name.removeprefix(f"{self._host}/").partition("/")
            answer = self._session.ask({3: f"/{kind}", 4: f"/{kind}"}, {3: {"id": native}, 4: {"id": native}}, may_be_gone=True)
            if answer is None:
                yield Rechecked(withdrawn=(name,))
                continue
            view = answer.get(f"{kind}_view")
            if not isinstance(view, dict):
                raise SourceError(f"{self._host} sent an answer without a {kind} in it")
            read = self._reader(visit).read([view])
            yield Rechecked(mentions=read.mentions, withdrawn=read.withdrawn)

    def ping(self) -> str:
        """Ask for the newest mention."""
        limit = {"limit": 1}
        self._session.ask(_ANSWERS["mentions"], {3: limit, 4: limit})
        version = "0.19" if self._session.api == 3 else "1.0"
        return f"logged in as @{self._username}@{self._host} (API of Lemmy {version})"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _reader(self, visit: Visit) -> Reader:
        return Reader(self._brand.name, self._host, self._username, visit.now)

    def _page(self, watch: Watch, mark: str | None, visit: Visit) -> Leaf:
        what = watch.query if watch.kind == "mentions" else watch.kind
        written, _, place = (mark or "").partition(":")
        page = int(place) if written == "3" else 1
        old: dict[str, Any] = {"sort": "New", "limit": self._size, "page": page}
        new: dict[str, Any] = {"limit": self._size} | ({"page_cursor": place} if written == "4" else {})
        asked: tuple[dict[str, Any], dict[str, Any]]
        asked = {
            "mentions": ({"unread_only": "false"}, {"type_": "mention"}),
            "replies": ({"unread_only": "false"}, {"type_": "reply"}),
            "messages": ({"unread_only": "false"}, {"type_": MESSAGE}),
            "own": ({"username": self._username}, {"username": self._username}),
            "search": ({"q": watch.query, "type_": "All", "listing_type": "All"}, {"q": watch.query, "sort": "new", "listing_type": "all"}),
        }[what]
        answer = self._session.ask(_ANSWERS[what], {3: old | asked[0], 4: new | asked[1]}) or {}
        lists = self._lists(what, answer)
        views = [view for one in lists for view in one]
        read = self._reader(visit).read(views, is_addressed=watch.kind == "mentions")
        times = [times_of(one, written_at) for one in lists]
        full = [found for found, one in zip(times, lists, strict=True) if len(one) >= self._size and found]
        # Of two lists with pages of their own, the one that reaches back least says how far the visit has come.
        oldest = max(map(min, full), default=min((one for found in times for one in found), default=None))
        return Leaf(
            mentions=read.mentions, withdrawn=read.withdrawn, poison=read.poison, oldest=oldest,
            newest=max((one for found in times for one in found), default=None), following=self._following(answer, lists, page),
        )  # fmt: skip

    def _lists(self, what: str, answer: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
        """Return the views of an answer: two lists of 0.19 where there are two, one mixed list of 1.0."""
        if self._session.api == 3:
            return [listed(answer, key, of=self._host) for key in _LISTS[what]]
        key = next((one for one in _MIXED if one in answer), _MIXED[0])
        return [[view for one in listed(answer, key, of=self._host) if (view := _viewed(one)) is not None]]

    def _following(self, answer: Mapping[str, Any], lists: Sequence[Sequence[Any]], page: int) -> str | None:
        if self._session.api == 4:
            cursor = token(answer.get("next_page"))
            return f"4:{cursor}" if cursor else None
        return f"3:{page + 1}" if any(len(one) >= self._size for one in lists) else None


def _before(mark: str) -> str:
    """Return the token of the page before; a cursor has none and stays."""
    written, _, place = mark.partition(":")
    return f"3:{max(1, int(place) - 1)}" if written == "3" else mark


def _viewed(item: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the view in an item of a mixed list; None for what is neither a post nor a comment (people, communities)."""
    data = item.get("data")
    view = dict(data if "notification" in item and isinstance(data, dict) else item)
    told = str(view.get("type_") or "").lower()
    if told:
        return view if told.replace("privatemessage", MESSAGE) in ("post", "comment", MESSAGE) else None
    try:
        item_of(view)
    except UNREADABLE:
        return None if "person" in view or "community" in view else view
    return view


class LemmyKind:
    """The Lemmy network: its keys, and a source made from them."""

    name = "lemmy"
    libraries = ("requests",)
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="the brand's server", example='"https://lemmy.world"', is_needed=True),
        Key(name="username", kind="text", doc="the brand's account there", example='"acme"', is_needed=True),
        Key(name="password", kind="secret", doc="its password", example='{ env = "LEMMY_PASSWORD" }', is_needed=True),
    )
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: Lemmy needs {' and '.join(missing)}")
        return LemmyNetwork(settings, brand, plugs)


kind: NetworkKind = LemmyKind()
