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
from socialwatch.model.mention import Mention
from socialwatch.networks.mastodon.statuses import Reader, checked, earlier, order, time_of
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


_Item = tuple[str, Mapping[str, Any], bool]
"""Id by which the listing is paged, the status, and whether it came as a notification."""


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
            found = checked(self.ask("/api/v1/statuses", {"id[]": asked})[0])
            mentions, _ = self.read([(one["id"], one, False) for one in found], visit)
            here = {one["id"] for one in found}
            yield Rechecked(mentions=tuple(mentions), withdrawn=tuple(one for one in asked if one not in here))

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
        found, _ = self.ask("/api/v1/accounts/verify_credentials", {})
        if not isinstance(found, dict) or not isinstance(found.get("id"), str):
            raise SourceError(f"{self._home} did not say whose token this is")
        return found

    @cached_property
    def _account_id(self) -> str:
        """The id of that account, asked for once for each token."""
        key = f"account of {hashlib.sha256(self._token.encode()).hexdigest()[:12]} at {self._home}"
        known = self._plugs.recall(key)
        if known is None:
            known = str(self.account["id"])
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

    def read(self, items: Sequence[_Item], visit: Visit, names: Mapping[str, str] | None = None) -> tuple[list[Mention], list[Poison]]:
        """Return the items as mentions, and those that cannot be read; `names` gives ids to statuses of other servers."""
        accounts = frozenset(handle.lower() for handle in self._brand.handles.get("mastodon", ()))
        reader = Reader(self._brand.name, self._home, accounts, visit.now)
        mentions, poison = [], []
        for _, status, is_notified in items:
            try:
                name = names.get(status["uri"], status["uri"]) if names is not None else None
                mentions.append(reader.mention(status, native_id=name, is_notified=is_notified))
            except (KeyError, TypeError, ValueError, AttributeError) as why:
                poison.append(Poison(f"status {status.get('id')}", f"cannot be read: {why!r}", msgspec.json.encode(status)[: 64 * 1024]))
        return mentions, poison

    def resolve(self, uri: str) -> str | None:
        """Ask our own server by which id it knows a post of another one; None where it cannot say."""
        try:
            found, _ = self.ask("/api/v2/search", {"q": uri, "type": "statuses", "resolve": "true", "limit": 1})
        except CredentialsError:
            return None  # the token may not search; the post is kept under its own address
        statuses = found.get("statuses") if isinstance(found, dict) else None
        return next((one["id"] for one in statuses or () if isinstance(one, dict) and one.get("uri") == uri), None)


class _Walk:
    """One visit to one watch."""

    def __init__(self, network: MastodonNetwork, watch: Watch, visit: Visit) -> None:
        self._network, self._watch, self._visit = network, watch, visit
        self._path, self._params, self._server = network.listing(watch)

    def down(self, window: Window) -> Iterator[Harvest]:
        """Walk from the newest post, or from `until`, to the floor."""
        below, floor = window.until, self._visit.floor
        while True:
            items, link = self._page({"max_id": below} if below else {})
            further = re.search(r'[?&]max_id=([0-9A-Z]+)[^>]*>; rel="next"', link)
            oldest = min((one for one, _, _ in items), key=order, default=below)
            is_home = bool(link and not further) or (
                floor is not None and any(time_of(status["created_at"]) < floor for _, status, _ in items)
            )
            if not items and further and further[1] != below:  # an empty page in the middle says where the next one is
                below = further[1]
                continue
            newest = max((one for one, _, _ in items), key=order, default="0")
            is_home = is_home or not items
            window = window.came_home(newest=newest) if is_home or oldest is None else window.reached(oldest, newest=newest)
            now = self._visit.now if is_home else None  # whoever came from the newest post down has seen that nothing follows
            yield self._harvest(items, window, reaches_back_to=floor if is_home else None, confirmed_at=now)
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
        while True:
            items, _ = self._page({"min_id": above})
            newest = max((one for one, _, _ in items), key=order, default=above)
            is_short = len(items) < self._network.page_size and order(newest) >= order(since)
            if order(newest) <= order(above) or (is_short and is_sure):
                window = Window(since=max(since, newest, key=order), extra=window.extra)
                yield self._harvest(items, window, confirmed_at=confirmed_at if items else now)
                return
            above = newest
            window = Window(since=since, until=above, extra=window.extra)
            yield self._harvest(items, window, confirmed_at=confirmed_at)

    def _page(self, edge: Mapping[str, str]) -> tuple[list[_Item], str]:
        answer, link = self._network.ask(self._path, {**self._params, **edge}, server=self._server)
        found = checked(answer)
        if self._watch.kind != "mentions":
            return [(one["id"], one, False) for one in found], link
        return [(one["id"], one["status"], True) for one in found if isinstance(one.get("status"), dict)], link

    def _harvest(
        self, items: Sequence[_Item], window: Window, *, reaches_back_to: datetime | None = None, confirmed_at: datetime | None = None
    ) -> Harvest:
        names: dict[str, str] | None = None
        if self._server:
            names = self._named(items, window)
        memory = msgspec.json.encode(_Memory(names or {}, confirmed_at)).decode()
        mentions, poison = self._network.read(items, self._visit, names)
        window = msgspec.structs.replace(window, extra=memory)
        return Harvest(mentions=tuple(mentions), poison=tuple(poison), window=window, reaches_back_to=reaches_back_to)

    def _named(self, items: Sequence[_Item], window: Window) -> dict[str, str]:
        """Return our own server's ids for posts of another one, so that one post does not become two; the window remembers them."""
        names = dict(_recalled(window).names)
        for _, status, _ in items:
            uri = status.get("uri")
            if isinstance(uri, str) and uri not in names:
                names[uri] = self._network.resolve(uri) or uri
        return dict(list(names.items())[-_RESOLVED:])


def _recalled(window: Window) -> _Memory:
    try:
        return msgspec.json.decode(window.extra, type=_Memory) if window.extra else _Memory()
    except msgspec.MsgspecError:
        return _Memory()


class MastodonKind:
    """The Mastodon network: its keys, and a source made from them."""

    name = "mastodon"
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
