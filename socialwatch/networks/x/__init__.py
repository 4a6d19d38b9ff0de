"""X: mentions timeline, recent search and the brand's own posts, newest first, within the window of each watch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Gap, Harvest, Rechecked, Spent, Watch, Window
from socialwatch.networks.x.api import USER_KEYS, Api, BadQuestionError, errors_in, first_error
from socialwatch.networks.x.posts import Page, Reader, earlier, last_before, read_page, snowflake_time
from socialwatch.networks.x.purse import USD_OWNED, USD_POST, USD_USER, Purse
from socialwatch.networks.x.queries import queries, quoted
from socialwatch.ports import Key, Plugs, SourceSettings, Visit
from socialwatch.ports.replying import Replier

OVERLAP = timedelta(minutes=10)
SEARCH_REACH = timedelta(days=7)
_MARGIN = timedelta(hours=1)
# The mentions timeline ends at 800; one that showed nearly as many may have ended for that reason.
_MAY_BE_CUT = 700
_PAGE = 100


class _Listing(msgspec.Struct, frozen=True):
    """Where posts are listed, and the name that its page token has there."""

    path: str
    token_key: str = "pagination_token"  # noqa: S105 - the name of a parameter
    query: str | None = None
    usd: float = USD_POST

    @property
    def is_search(self) -> bool:
        return self.query is not None

    @property
    def smallest_page(self) -> int:
        return 10 if self.is_search else 5


def _search(query: str) -> _Listing:
    return _Listing("/2/tweets/search/recent", "next_token", query)


class XNetwork:
    """One X source; keeps the promises of `ports.Network`."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._api = Api(settings, plugs)
        self._handles = tuple(handle.lstrip("@") for handle in brand.handles.get("x", ()))
        self._purse = Purse(settings.options.get("monthly_budget_usd"))

    def watches(self) -> Sequence[Watch]:
        """Return own posts, mentions and searches; what a mention names needs no search unless mentions are not read."""
        wanted = set(self._settings.watch) or {"own", "mentions", "search", "hashtags"}
        found = [Watch(f"own:@{handle}", "own", handle) for handle in self._handles if "own" in wanted]
        found += [Watch(f"mentions:@{handle}", "mentions", handle) for handle in self._handles if "mentions" in wanted]
        terms: list[str] = []
        if "search" in wanted:
            terms += [f"@{handle}" for handle in self._handles if "mentions" not in wanted]
            terms += filter(None, map(quoted, self._brand.keywords))
        if "hashtags" in wanted:
            terms += self._brand.hashtags
        asked = queries(terms, own=self._handles, exclude=self._brand.exclude)
        kind_of_words = "search" if "search" in wanted else "hashtags"
        return [*found, *(Watch(f"{kind_of_words}:{query}", kind_of_words, query) for query in asked)]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield the pages of a watch, newest first; see `ports.Network`."""
        self._purse.open(visit.usd_spent, visit.now)
        try:
            yield from _Walk(self, watch, window, visit).harvests()
        except BadQuestionError as why:
            # A plain failure to the desk: another watch asks another question.
            raise SourceError(str(why)) from why

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look posts up again, 100 at a time. The id of a first version shows that version: the last one is asked for as well."""
        self._purse.open(visit.usd_spent, visit.now)
        waiting = list(native_ids)
        while waiting:
            many = self._purse.affords(min(_PAGE, len(waiting)), USD_POST)
            asked, waiting = waiting[:many], waiting[many:]
            page = self._look_up(asked, visit)
            mentions = {mention.native_id: mention for mention in page.mentions}
            if later := [last for last, shown in zip(page.latest, page.ids, strict=True) if last != str(shown)]:
                self._purse.affords(len(later), USD_POST, least=len(later))
                mentions.update({mention.native_id: mention for mention in self._look_up(later, visit).mentions})
            # An item that could not be read is there all the same: only an honest list of all that is there says what is gone.
            gone = () if page.poison else tuple(one for one in asked if one not in mentions)
            yield Rechecked(mentions=tuple(mentions.values()), withdrawn=gone)

    def ping(self) -> str:
        """Ask who we are, or who the brand is where the token is of an app alone."""
        if self._api.is_user:
            user = self._api.ask("/2/users/me").get("data")
            return f"logged in as @{user.get('username') if isinstance(user, dict) else '?'}"
        if self._handles:
            return f"reads @{self._handles[0]}, account {self._ask_user(self._handles[0])}"
        watches = self.watches()
        self._api.posts("/2/tweets/search/recent", {"query": watches[0].query if watches else "hello", "max_results": 10})
        return "the token is accepted"

    def spent(self) -> Spent:
        """Return requests, seconds and dollars; a post counts once a visit, and not where the store holds it (X charges once a day)."""
        return msgspec.structs.replace(self._plugs.spent(), usd=round(self._purse.spent, 6))

    def reader(self, visit: Visit) -> Reader:
        """Return what reading a post needs to know of us."""
        return Reader(self._brand.name, frozenset(handle.lower() for handle in self._handles), visit.now)

    def floor(self, visit: Visit) -> datetime:
        """Return how far back a first visit goes."""
        return visit.floor or visit.now - timedelta(seconds=self._settings.backfill_s)

    def listing(self, watch: Watch) -> _Listing:
        """Return where a watch is listed."""
        if watch.kind not in ("own", "mentions"):
            return _search(watch.query)
        number = self._user_id(watch.query)
        usd = USD_OWNED if watch.kind == "mentions" and number == self._api.owner_id else USD_POST
        return _Listing(f"/2/users/{number}/{'tweets' if watch.kind == 'own' else 'mentions'}", usd=usd)

    def ask_page(self, listing: _Listing, params: dict[str, Any], visit: Visit) -> Page:
        """Ask for one page. 200 with nothing but errors is a failure, not the absence of mentions."""
        size = self._purse.affords(_PAGE, listing.usd, least=listing.smallest_page)
        body = self._api.posts(listing.path, {"query": listing.query, "max_results": size, **params})
        if "data" not in body and "meta" not in body:
            raise SourceError(f"X answered with an error: {first_error(body) or 'it does not say which'}")
        if "meta" not in body:
            raise SourceError("X sent posts without saying whether more follow")
        page = read_page(body, self.reader(visit))
        ids = [mention.native_id for mention in page.mentions]
        self._purse.pay(set(ids) - visit.known(ids), listing.usd)
        return page

    def _look_up(self, ids: Sequence[str], visit: Visit) -> Page:
        body = self._api.posts("/2/tweets", {"ids": ",".join(ids)})
        blamed = {str(one.get("value") or one.get("resource_id")) for one in errors_in(body)}
        if "data" not in body and not blamed & set(ids):
            raise SourceError(f"X answered with an error: {first_error(body) or 'it does not say which'}")
        page = read_page(body, self.reader(visit))
        self._purse.pay({str(shown) for shown in page.ids}, USD_POST)
        return page

    def _user_id(self, handle: str) -> str:
        return self._plugs.recall(f"user:{handle.lower()}") or self._ask_user(handle)

    def _ask_user(self, handle: str) -> str:
        self._purse.affords(1, USD_USER)
        body = self._api.ask(f"/2/users/by/username/{handle}")
        user = body.get("data")
        if not isinstance(user, dict) or not re.fullmatch("[1-9][0-9]{0,18}", str(user.get("id")), re.ASCII):
            raise SourceError(f"X knows no account @{handle}: {first_error(body)}")
        self._purse.pay_user()
        self._plugs.remember(f"user:{handle.lower()}", str(user["id"]))
        return str(user["id"])


class _Walk:
    """One visit to one watch: from the newest post, or from where the last visit was interrupted, down to `since`."""

    def __init__(self, network: XNetwork, watch: Watch, window: Window, visit: Visit) -> None:
        self._network, self._watch, self._visit = network, watch, visit
        self.window = window
        self._is_resumed = window.until is not None
        # Where nothing was ever found, each visit is a first one: it is told once, and where a person asked for it.
        self._tells_reach = window.extra is None or visit.floor is not None
        self._gap: Gap | None = None
        self._held_to: str | None = None
        self._reaches_back_to: datetime | None = None

    def harvests(self) -> Iterator[Harvest]:
        """Yield each page with its window; the last one comes home and tells what could not be reached."""
        for page in self._pages():
            # An id of the future is no mark: the window would wait for that day and read nothing until then.
            newest = str(min(max(page.ids), last_before(self._visit.now))) if page.ids else None
            if page.next_token is None:
                self.window = self._home(newest)
                yield Harvest(
                    mentions=page.mentions,
                    poison=page.poison,
                    window=self.window,
                    gap=self._gap,
                    reaches_back_to=self._reaches_back_to if self._tells_reach else None,
                )
            elif newest is not None:
                oldest = min(page.ids) if self.window.until is None else min(*page.ids, int(self.window.until))
                self.window = self.window.reached(str(oldest), newest=newest)
                yield Harvest(mentions=page.mentions, poison=page.poison, window=self.window)
            elif page.poison:
                yield Harvest(poison=page.poison, window=self.window)

    def _home(self, newest: str | None) -> Window:
        home = self.window.came_home(newest=newest or self._held_to)
        return msgspec.structs.replace(home, extra=self._visit.now.isoformat())

    def _pages(self) -> Iterator[Page]:
        """Yield the pages of the watch; only the last one has no token."""
        listing = self._network.listing(self._watch)
        if listing.is_search:
            yield from self._searched(listing)
            return
        seen = 0
        for page in self._listed(listing):
            seen += len(page.ids)
            is_cut = page.next_token is None and (seen >= _MAY_BE_CUT or self._is_resumed)
            if not is_cut or self._watch.kind == "own":
                yield page
                continue
            yield msgspec.structs.replace(page, next_token="search")  # noqa: S106 - a mark, not a secret
            yield from self._searched(_search(f"@{self._watch.query}"))

    def _searched(self, listing: _Listing) -> Iterator[Page]:
        """Yield the pages of a search; where the window lies beyond its seven days, read all that there is and note the gap."""
        for is_bounded in (True, False):
            try:
                yield from self._listed(listing, is_bounded=is_bounded)
            except BadQuestionError as why:
                if not why.keys & {"since_id", "start_time", "until_id"}:
                    raise
                self._note_gap()
                if "until_id" in why.keys:
                    break
            else:
                return
        yield Page()  # what the visit had still to read has fallen out of the search: it is home, with a gap

    def _note_gap(self) -> None:
        """Note what lies between the window and the reach of the search, unless a visit came home within that reach."""
        now, since = self._visit.now, self.window.since
        begins = now - SEARCH_REACH
        last_home = datetime.fromisoformat(self.window.extra) if self.window.extra else None
        if since is None:
            self._reaches_back_to = begins
            return
        # Half the reach: everything up to there was looked at, and the next visits do not stumble over the same limit.
        reached = earlier(int(since), snowflake_time(int(since)) - (begins + SEARCH_REACH / 2))
        self._held_to = str(max(reached, int(since)))
        if last_home is None or last_home < begins + _MARGIN:
            reason = "recent search shows no more than seven days"
            self._gap = Gap(begins_at=min(snowflake_time(int(since)), begins), ends_at=begins, reason=reason, is_final=True)

    def _listed(self, listing: _Listing, *, is_bounded: bool = True) -> Iterator[Page]:
        """Yield the pages of one listing below the window's `until`."""
        asked = {"until_id": self.window.until, **(self._bound(listing) if is_bounded else {})}
        below = int(self.window.until) if self.window.until else None
        token: str | None = None
        while True:
            page = self._network.ask_page(listing, {**asked, listing.token_key: token}, self._visit)
            if below is not None and page.ids and min(page.ids) >= below:
                # X moves an `until_id` that lies beyond a timeline's end back to its newest post: nothing is left below.
                page = msgspec.structs.replace(page, next_token=None)
            yield page
            token = page.next_token
            if token is None:
                return

    def _bound(self, listing: _Listing) -> dict[str, str]:
        """Return where to stop: a little before `since`, because X lists some posts late; on a first visit the wished-for time."""
        if self.window.since is not None:
            return {"since_id": str(earlier(int(self.window.since), OVERLAP))}
        floor, limit = self._network.floor(self._visit), self._visit.now - SEARCH_REACH
        if listing.is_search and floor < limit + _MARGIN:
            self._reaches_back_to = max(floor, limit)
            return {}
        self._reaches_back_to = floor
        return {"start_time": floor.strftime("%Y-%m-%dT%H:%M:%SZ")}


class XKind:
    """X, as `ports.NetworkKind` promises."""

    name = "x"
    libraries = ("requests", "tweepy")
    has_api_base = True
    keys: Sequence[Key] = (
        Key(name="bearer_token", kind="secret", doc="Token of your app; or the four keys below.", example='{ env = "X_BEARER_TOKEN" }'),
        Key(name="api_key", kind="secret", doc="Key of your app.", example='{ env = "X_API_KEY" }'),
        Key(name="api_secret", kind="secret", doc="Its secret.", example='{ env = "X_API_SECRET" }'),
        Key(
            name="access_token",
            kind="secret",
            doc="Token of the brand's account: its own mentions are cheaper so, and only so can `reply` send.",
            example='{ env = "X_ACCESS_TOKEN" }',
        ),
        Key(name="access_token_secret", kind="secret", doc="Its secret.", example='{ env = "X_ACCESS_TOKEN_SECRET" }'),
        Key(name="monthly_budget_usd", kind="number", doc="Stop reading for the month when it is spent.", example="20.0"),
    )

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> XNetwork:
        """Make a source; see `ports.NetworkKind`."""
        has_all = all(settings.options.get(key) for key in USER_KEYS)
        if not has_all and not settings.options.get("bearer_token"):
            raise CredentialsError(f"sources.{settings.name}: X needs a bearer_token, or all of {', '.join(USER_KEYS)}")
        return XNetwork(settings, brand, plugs)

    def open_replier(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Replier | str:
        """Make the voice of the account; see `ports.ReplyingKind`."""
        from socialwatch.networks.x.replying import open_replier

        return open_replier(settings, brand, plugs)


kind = XKind()
