"""Reddit: inbox mentions, comments and posts of subreddits, search, and the brand's own posts, newest first.

A listing shows 1,000 items at most, a search finds submissions only, comments are found by reading those of whole subreddits.
`before` is never used: where its item was deleted, Reddit answers with nothing, and all that came after it would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Gap, Harvest, Rechecked, Spent, Watch, Window
from socialwatch.networks.reddit.api import Api
from socialwatch.networks.reddit.posts import Mark, Page, Reader, oldest_of, read_page
from socialwatch.ports import Key, Plugs, SourceSettings, Visit
from socialwatch.ports.replying import Replier

OVERLAP = timedelta(minutes=15)
SETTLED_RUN = 30
LONGEST_LISTING = 1000
_PAGE = 100
_LONGEST_QUERY = 512
_EMPTY_IN_A_ROW = 3
# A listing that ended near its limit may have been cut by it; after a resume the way from the top is longer than what was read.
_MAY_BE_CUT, _MAY_BE_CUT_RESUMED = 900, 500


# What a window holds beside its marks: how many items an interrupted visit has read, or that one came home.
_HOME = "0"


class RedditNetwork:
    """One Reddit source; keeps the promises of `ports.Network`."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._accounts = tuple(handle.lower().removeprefix("/").removeprefix("u/") for handle in brand.handles.get("reddit", ()))
        account = settings.options.get("username") or (self._accounts[0] if self._accounts else brand.name)
        self._api = Api(settings, plugs, account=account)

    def watches(self) -> Sequence[Watch]:
        """Return own posts, the inbox (with an account), comments and posts of the subreddits, and searches in all of Reddit."""
        wanted = set(self._settings.watch) or {"own", "mentions", "comments", "posts", "search"}
        subreddits = "+".join(sub.removeprefix("r/") for sub in self._settings.options.get("subreddits") or ())
        found = [Watch(f"own:u/{account}", "own", account) for account in self._accounts]
        if self._api.is_user:
            found.append(Watch("mentions:inbox", "mentions"))
        if subreddits:
            found += [Watch(f"comments:{subreddits}", "comments", subreddits), Watch(f"posts:{subreddits}", "posts", subreddits)]
        found += [Watch(f"search:{query}", "search", query) for query in _queries(self._accounts, self._brand.keywords)]
        return [watch for watch in found if watch.kind in wanted]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield the pages of a watch, newest first; see `ports.Network`."""
        yield from _Walk(self, watch, window, visit).harvests()

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look items up again, 100 at a time: what was deleted comes emptied, or not at all."""
        for start in range(0, len(native_ids), _PAGE):
            asked = native_ids[start : start + _PAGE]
            page = read_page(self._api.ask("/api/info", {"id": ",".join(asked)}), self.reader(visit))
            here = {mention.native_id for mention in page.mentions} | page.unread
            # One whose name cannot be read may be any of them: only an honest list of all that is there says what is gone.
            gone = tuple(one for one in asked if one not in here) if page.unread <= set(asked) else ()
            yield Rechecked(mentions=page.mentions, withdrawn=gone)

    def ping(self) -> str:
        """Ask who we are, or for one post where there is no account."""
        if self._api.is_user:
            answer = self._api.ask("/api/v1/me")
            return f"logged in as u/{answer.get('name') if isinstance(answer, dict) else '?'}"
        self._api.ask("/r/all/new", {"limit": 1})
        return "the app is accepted, without an account: there is no inbox to read"

    def spent(self) -> Spent:
        """Return requests and seconds; reading is free of charge."""
        return self._plugs.spent()

    def reader(self, visit: Visit) -> Reader:
        """Return what reading an item needs to know of us."""
        return Reader(self._brand.name, frozenset(self._accounts), visit.now)

    def floor(self, visit: Visit) -> datetime:
        """Return how far back a first visit goes."""
        return visit.floor or visit.now - timedelta(seconds=self._settings.backfill_s)

    def ask_page(self, watch: Watch, after: str | None, visit: Visit) -> Page:
        """Ask for one page of what a watch lists."""
        path, params = _listing(watch)
        asked: dict[str, Any] = {**params, "limit": _PAGE}
        if after:
            asked["after"] = after
        return read_page(self._api.ask(path, asked), self.reader(visit))


class _Walk:
    """One visit to one watch: from the top of its listing, or from where the last visit was interrupted, down to what is held."""

    def __init__(self, network: RedditNetwork, watch: Watch, window: Window, visit: Visit) -> None:
        self._network, self._watch, self._visit = network, watch, visit
        self.window = window
        self._since, self._until = Mark.of(window.since), Mark.of(window.until)
        self._is_resumed = self._until is not None
        # How many items this visit has read, with those before it was interrupted.
        self._read = int(window.extra) if self._is_resumed and window.extra and window.extra.isdecimal() else 0
        self._settled = 0
        # Where nothing was ever found, each visit is a first one: it is told once, and where a person asked for it.
        self._tells_reach = window.extra != _HOME or visit.floor is not None

    def harvests(self) -> Iterator[Harvest]:
        """Yield each page with its window; the last one comes home and tells what could not be reached."""
        for page, is_home in self._pages():
            self._until = oldest_of(page.marks, self._until)
            newest = max(page.marks, default=None)
            gap = None
            if is_home:
                gap = self._gap()
                home = self.window.came_home(newest=str(newest) if newest else None)
                self.window = msgspec.structs.replace(home, extra=_HOME)
            elif newest and self._until:
                moved = self.window.reached(str(self._until), newest=str(newest))
                self.window = msgspec.structs.replace(moved, extra=str(self._read))
            yield Harvest(
                mentions=page.mentions,
                withdrawn=page.withdrawn,
                poison=page.poison,
                window=self.window,
                gap=gap,
                reaches_back_to=self._reaches_back_to() if is_home else None,
                done=self._read,
            )

    def _pages(self) -> Iterator[tuple[Page, bool]]:
        """Yield pages, and whether each is the last one that is needed."""
        after = self._until.name if self._until else None
        empty, was_shown = 0, False
        while True:
            page = self._network.ask_page(self._watch, after, self._visit)
            if not page.marks and not page.after and self._is_resumed and not was_shown:
                # The item behind which we wanted to go on may be deleted: Reddit then shows nothing. Begin at the top again.
                page = self._network.ask_page(self._watch, None, self._visit)
                self._read = 0
            was_shown, before = True, self._until
            self._read += len(page.marks)
            is_home = self._has_met(page) or page.after is None
            yield page, is_home
            if is_home:
                return
            # Pages may be short or empty where items were taken down: how many there were says nothing of where the listing ends.
            empty = empty + 1 if self._until == before else 0
            if empty > _EMPTY_IN_A_ROW:
                raise SourceError("Reddit sends pages without an end that lead nowhere; the next poll tries again")
            after = page.after

    def _has_met(self, page: Page) -> bool:
        """Whether the walk has met what is held: 30 items in a row that are known or older than the overlap, the last one older.

        Most comments of a subreddit are not about the brand and are never stored, so that being known cannot be asked of all.
        """
        edge = self._edge()
        known = self._visit.known([mark.name for mark in page.marks])
        for mark in page.marks:
            is_older = mark.moment < edge
            self._settled = self._settled + 1 if is_older or mark.name in known else 0
            if is_older and (self._settled >= SETTLED_RUN or self._since is None):
                return True
        return False

    def _edge(self) -> datetime:
        """Return the time before which everything is held, or nothing is wished for on a first visit."""
        return self._since.moment - OVERLAP if self._since else self._network.floor(self._visit)

    def _gap(self) -> Gap | None:
        """Return what lies between the end of the listing and `since`; None where the walk met it, or the listing is whole."""
        limit = _MAY_BE_CUT_RESUMED if self._is_resumed else _MAY_BE_CUT
        if self._since is None or self._until is None or self._until.moment <= self._since.moment or self._read < limit:
            return None
        return Gap(
            begins_at=self._since.moment,
            ends_at=self._until.moment,
            reason=f"Reddit lists no more than {LONGEST_LISTING:,} items",
            is_final=True,
        )

    def _reaches_back_to(self) -> datetime | None:
        """Return how far back a first visit went."""
        if self._since is not None or not self._tells_reach:
            return None
        floor = self._network.floor(self._visit)
        return max(floor, self._until.moment) if self._until else floor


class RedditKind:
    """Reddit, as `ports.NetworkKind` promises."""

    name = "reddit"
    libraries = ("requests", "praw", "prawcore")
    has_api_base = True
    keys: Sequence[Key] = (
        Key(name="client_id", kind="secret", doc="Id of your app.", example='{ env = "REDDIT_CLIENT_ID" }', is_needed=True),
        Key(name="client_secret", kind="secret", doc="Its secret.", example='{ env = "REDDIT_CLIENT_SECRET" }', is_needed=True),
        Key(name="username", kind="text", doc="The brand's account, for its inbox; or a refresh_token.", example='"acme"'),
        Key(name="password", kind="secret", doc="Its password.", example='{ env = "REDDIT_PASSWORD" }'),
        Key(name="refresh_token", kind="secret", doc="Instead of username and password.", example='{ env = "REDDIT_REFRESH_TOKEN" }'),
        Key(name="subreddits", kind="texts", doc="Whose comments and posts are read.", example='["kettles"]', default=()),
        Key(name="user_agent", kind="text", doc="Who Reddit is told that we are.", example='"linux:acme-inbox:1.0 (by /u/acme)"'),
    )

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> RedditNetwork:
        """Make a source; see `ports.NetworkKind`."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: Reddit needs {' and '.join(missing)}")
        return RedditNetwork(settings, brand, plugs)

    def open_replier(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Replier | str:
        """Make the voice of the account; see `ports.ReplyingKind`."""
        from socialwatch.networks.reddit.replying import open_replier

        return open_replier(settings, brand, plugs)


kind = RedditKind()


def _listing(watch: Watch) -> tuple[str, dict[str, Any]]:
    """Return path and parameters of what a watch lists."""
    match watch.kind:
        case "own":
            return f"/user/{watch.query}/overview", {"sort": "new"}
        case "mentions":
            return "/message/mentions", {}
        case "comments":
            return f"/r/{watch.query}/comments", {}
        case "posts":
            return f"/r/{watch.query}/new", {}
    return "/r/all/search", {"q": watch.query, "sort": "new", "t": "all", "restrict_sr": "False", "syntax": "lucene"}


def _queries(accounts: Sequence[str], keywords: Sequence[str]) -> list[str]:
    """Return searches that hold all names, each short enough for Reddit."""
    terms = [f'"{" ".join(term.replace(chr(34), " ").split())}"' for term in (*keywords, *(f"u/{account}" for account in accounts))]
    found: list[str] = []
    for term in dict.fromkeys(term for term in terms if 2 < len(term) <= _LONGEST_QUERY):
        longer = f"{found[-1]} OR {term}" if found else term
        if found and len(longer) <= _LONGEST_QUERY:
            found[-1] = longer
        else:
            found.append(term)
    return found
