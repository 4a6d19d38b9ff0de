"""Mastodon and compatible servers: notifications, hashtags, the brand's own posts.

`min_id` gives the page right after an id, so a visit walks from the oldest new post to the newest: the window's `until` is how
far up it came. Only a first visit walks down, with `max_id`. `since_id` is never used: it gives the newest page and skips the middle.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, moment, poison_of, times_of
from socialwatch.model.mention import Mention
from socialwatch.networks.mastodon.statuses import Reader, account_in, earlier, far_name, id_of, ids_of, listed, order
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.ports.replying import Replier
from socialwatch.transport import hide, host_of, said

OVERLAP = timedelta(hours=6)  # a status that was fetched and not delivered gets an id from the time it was written
_LOOKED_UP = 20
_RESOLVED = 200

_CONFIRMED_FOR = timedelta(hours=1)
# A server leaves out what the account has blocked after it has cut the page: a page that is not full may hide that more follows. So
# every hour the walk asks on behind such a page until there is nothing; in between, quiet costs one request.


class _Memory(msgspec.Struct, omit_defaults=True):
    """What a window remembers: our server's ids for posts of another one, and when a walk last asked on until there was nothing."""

    names: dict[str, str] = {}
    confirmed_at: datetime | None = None


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a listing.

    Args:
        ids: Those by which the listing is paged, of all that can be placed; in a list of notifications they are not the statuses'.
        statuses: That belong to them.
        poison: What has no id, or no status.
        size: How many were listed.
        link: Where the next page is, as the header says.
    """

    ids: tuple[str, ...]
    statuses: tuple[Mapping[str, Any], ...]
    poison: tuple[Poison, ...]
    size: int
    link: str


class MastodonNetwork:
    """One account on one server, and hashtags on others."""

    page_size = 40  # as large as servers allow

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._home = urlsplit(settings.options["server"]).netloc.lower()

    def watches(self) -> Sequence[Watch]:
        """Return own posts, notifications, and each hashtag on each server."""
        tags = [tag.lstrip("#") for tag in self._brand.hashtags]
        found = [Watch(f"own:{self._home}", "own"), Watch(f"mentions:{self._home}", "mentions")]
        found += [Watch(f"hashtags:{self._home}:#{tag}", "hashtags", tag) for tag in tags]
        for server in self._settings.options.get("tag_servers") or ():
            found += [Watch(f"hashtags:{host_of(server)}:#{tag}", "hashtags", f"{server.rstrip('/')} {tag}") for tag in tags]
        return [watch for watch in found if not self._settings.watch or watch.kind in self._settings.watch]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages: down to the floor on a first visit, upwards from six hours before `since` on any other."""
        walk = _Walk(self, watch, visit)
        yield from walk.down(window) if window.since is None else walk.up(window)

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look statuses up again, 20 at a time; those of other servers that ours could not find are left alone."""
        ours = [one for one in native_ids if re.fullmatch(r"[0-9A-Z]+", one)]
        for start in range(0, len(ours), _LOOKED_UP):
            asked = ours[start : start + _LOOKED_UP]
            found = listed(self.ask("/api/v1/statuses", {"id[]": asked})[0])
            mentions, _ = self.read(found, visit)
            here = ids_of(found)
            # One whose id cannot be read may be any of them: only an honest list of all that is there says what is gone.
            gone = tuple(one for one in asked if one not in here) if len(here) == len(found) else ()
            yield Rechecked(mentions=tuple(mentions), withdrawn=gone)

    def ping(self) -> str:
        """Ask who we are."""
        return f"logged in as @{self.account.get('acct')}@{self._home}"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def ask(self, path: str, params: Mapping[str, Any], *, server: str | None = None) -> tuple[Any, str]:
        """Return the JSON of an answer and its `Link` header; the token goes to our own server only."""
        headers = {} if server else {"Authorization": f"Bearer {self._token}"}
        response = self._plugs.session.get((server or self._base) + path, params=params, headers=headers)
        return said(response), response.headers.get("Link", "")

    @cached_property
    def account(self) -> Mapping[str, Any]:
        """The account that the token belongs to."""
        return account_in(self.ask("/api/v1/accounts/verify_credentials", {})[0], self._home)

    @cached_property
    def _account_id(self) -> str:
        """The id of that account, asked for once for each token."""
        key = f"account of {hashlib.sha256(self._token.encode()).hexdigest()[:12]} at {self._home}"
        known = self._plugs.recall(key)
        if known is None:
            known = id_of(self.account)
            self._plugs.remember(key, known)
        return known

    @cached_property
    def _base(self) -> str:
        if self._settings.api_base:
            return self._plugs.check_base(self._settings.api_base)
        return str(self._settings.options["server"]).rstrip("/")

    @cached_property
    def _token(self) -> str:
        token: str = self._settings.options["access_token"].reveal()
        hide(token)
        return token

    def listing(self, watch: Watch) -> tuple[str, dict[str, Any], str | None]:
        """Return path, parameters and, where it is not ours, server of what a watch lists."""
        if watch.kind == "own":
            return f"/api/v1/accounts/{quote(self._account_id)}/statuses", {"limit": self.page_size, "exclude_reblogs": "true"}, None
        if watch.kind == "mentions":
            # Since 4.3 a server may hide mentions by new or limited accounts: just the angry newcomers.
            return "/api/v1/notifications", {"types[]": ["mention", "quote"], "limit": 80, "include_filtered": "true"}, None
        server, _, tag = watch.query.rpartition(" ")
        return f"/api/v1/timelines/tag/{quote(tag, safe='')}", {"limit": self.page_size}, server or None

    def read(
        self, statuses: Sequence[Mapping[str, Any]], visit: Visit, names: Mapping[str, str] | None = None, *, is_notified: bool = False
    ) -> tuple[list[Mention], list[Poison]]:
        """Return statuses as mentions, and those that cannot be read; `names` gives ids to statuses of other servers."""
        accounts = frozenset(handle.lower() for handle in self._brand.handles.get("mastodon", ()))
        reader = Reader(self._brand.name, self._home, accounts, visit.now)
        mentions, poison = [], []
        for status in statuses:
            try:
                name = names.get(far_name(status), far_name(status)) if names is not None else None
                mentions.append(reader.mention(status, native_id=name, is_notified=is_notified))
            except UNREADABLE as why:
                poison.append(poison_of(f"status {status.get('id')}", why, status))
        return mentions, poison

    def resolve(self, uri: str) -> str | None:
        """Ask our own server by which id it knows a post of another one; None where it cannot say."""
        try:
            found, _ = self.ask("/api/v2/search", {"q": uri, "type": "statuses", "resolve": "true", "limit": 1})
        except CredentialsError:
            return None  # the token may not search; the post is kept under its own address
        statuses = found.get("statuses") if isinstance(found, dict) else None
        alike = [one for one in statuses if isinstance(one, dict) and one.get("uri") == uri] if isinstance(statuses, list) else []
        return next(iter(ids_of(alike)), None)


class _Walk:
    """One visit to one watch."""

    def __init__(self, network: MastodonNetwork, watch: Watch, visit: Visit) -> None:
        self._network, self._watch, self._visit = network, watch, visit
        self._path, self._params, self._server = network.listing(watch)

    def down(self, window: Window) -> Iterator[Harvest]:
        """Walk from the newest post, or from `until`, to the floor."""
        below, floor = window.until, self._visit.floor
        while True:
            page = self._page({"max_id": below} if below else {}, may_be_unreadable=below is not None)
            further = re.search(r'[?&]max_id=([0-9A-Za-z]+)[^>]*>; rel="next"', page.link)
            oldest = min(page.ids, key=order, default=below)
            if not page.size and further and further[1] != below:  # an empty page in the middle says where the next one is
                below = further[1]
                continue
            newest = max(page.ids, key=order, default="0")
            is_home = not page.ids or bool(page.link and not further) or (floor is not None and _has_passed(page, floor))
            window = window.came_home(newest=newest) if is_home or oldest is None else window.reached(oldest, newest=newest)
            now = self._visit.now if is_home else None  # whoever came from the newest post down has seen that nothing follows
            yield self._harvest(page, window, reaches_back_to=floor if is_home else None, confirmed_at=now)
            if is_home:
                return
            below = oldest

    def up(self, window: Window) -> Iterator[Harvest]:
        """Walk from before `since`, or from `until`, to the newest post."""
        since, now = window.since or "0", self._visit.now
        # Ids of notifications follow their arrival: nothing lands behind them.
        above = window.until or (since if self._watch.kind == "mentions" else earlier(since, OVERLAP))
        confirmed_at = _recalled(window).confirmed_at
        is_sure = confirmed_at is not None and now - confirmed_at < _CONFIRMED_FOR
        may_be_unreadable = False
        while True:
            page = self._page({"min_id": above}, may_be_unreadable=may_be_unreadable)
            newest = max(page.ids, key=order, default=above)
            is_short = page.size < self._network.page_size and order(newest) >= order(since)
            if order(newest) <= order(above) or (is_short and is_sure):
                window = Window(since=max(since, newest, key=order), extra=window.extra)
                yield self._harvest(page, window, confirmed_at=confirmed_at if page.size else now)
                return
            above, may_be_unreadable = newest, True
            window = Window(since=since, until=above, extra=window.extra)
            yield self._harvest(page, window, confirmed_at=confirmed_at)

    def _page(self, edge: Mapping[str, str], *, may_be_unreadable: bool) -> _Page:
        """Ask for a page; the first one of a visit must have something in it that can be placed, if it has anything."""
        answer, link = self._network.ask(self._path, {**self._params, **edge}, server=self._server)
        found, ids, statuses, poison = listed(answer), [], [], []
        for one in found:
            try:
                ids.append(id_of(one))
                statuses.append(_status_in(one) if self._watch.kind == "mentions" else one)
            except UNREADABLE as why:
                poison.append(poison_of(f"{'notification' if self._watch.kind == 'mentions' else 'status'} {one.get('id')}", why, one))
        if found and not ids and not may_be_unreadable:
            raise SourceError("the server sent something that is not a list of posts")
        return _Page(ids=tuple(ids), statuses=tuple(statuses), poison=tuple(poison), size=len(found), link=link)

    def _harvest(
        self, page: _Page, window: Window, *, reaches_back_to: datetime | None = None, confirmed_at: datetime | None = None
    ) -> Harvest:
        names: dict[str, str] | None = None
        if self._server:
            names = self._named(page.statuses, window)
        memory = msgspec.json.encode(_Memory(names or {}, confirmed_at)).decode()
        mentions, poison = self._network.read(page.statuses, self._visit, names, is_notified=self._watch.kind == "mentions")
        window = msgspec.structs.replace(window, extra=memory)
        return Harvest(mentions=tuple(mentions), poison=(*page.poison, *poison), window=window, reaches_back_to=reaches_back_to)

    def _named(self, statuses: Sequence[Mapping[str, Any]], window: Window) -> dict[str, str]:
        """Return our own server's ids for posts of another one, so that one post does not become two; the window remembers them."""
        names = dict(_recalled(window).names)
        for uri in ids_of(statuses, far_name):
            if uri not in names:
                names[uri] = self._network.resolve(uri) or uri
        return dict(list(names.items())[-_RESOLVED:])


def _status_in(notification: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the status that a notification tells of; raises `KeyError` or `TypeError` where there is none."""
    status = notification["status"]
    if not isinstance(status, dict):
        raise TypeError("the notification is not of a status")
    return status


def _has_passed(page: _Page, floor: datetime) -> bool:
    """Say whether a page reaches below a time: its last status does. A single time among others may be anything."""
    times = times_of(page.statuses, lambda status: moment(status["created_at"]))
    return bool(times) and times[-1] < floor


def _recalled(window: Window) -> _Memory:
    try:
        return msgspec.json.decode(window.extra, type=_Memory) if window.extra else _Memory()
    except msgspec.MsgspecError:
        return _Memory()


class MastodonKind:
    """The Mastodon network: its keys, and a source made from them."""

    name = "mastodon"
    libraries = ("requests",)
    keys: Sequence[Key] = (
        Key(name="server", kind="url", doc="the brand's server", example='"https://mastodon.social"', is_needed=True),
        Key(
            name="access_token",
            kind="secret",
            doc="token with read; and write:statuses to reply",
            example='{ env = "MASTODON_TOKEN" }',
            is_needed=True,
        ),
        Key(name="tag_servers", kind="urls", doc="other servers whose hashtags are read", example='["https://fosstodon.org"]', default=()),
    )
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: Mastodon needs {' and '.join(missing)}")
        return MastodonNetwork(settings, brand, plugs)

    def open_replier(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Replier | str:
        """Make the voice of the account; see `ports.ReplyingKind`."""
        from socialwatch.networks.mastodon.replying import open_replier

        return open_replier(settings, brand, plugs)


kind: NetworkKind = MastodonKind()
