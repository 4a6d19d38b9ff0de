"""Feeds: RSS, Atom and JSON Feed; blogs, forums, alerts, reviews of shops.

A feed shows its newest entries and nothing else, so each visit reads it whole. It does not say that an entry was deleted: what is
no longer listed may only be old. Only where a feed is in order of time, and still lists what stood behind a missing entry, was that
one taken down.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise

import msgspec

from socialwatch.errors import RateLimitedError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Gap, Harvest, Rechecked, Spent, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.networks.feed.entries import Entry, Feed, parse
from socialwatch.networks.feed.fetching import Answer, get_feed
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.transport import host_of

_LONGEST_ID = 300
_GLOBAL_ID = re.compile(r"(https?|tag|urn|at):", re.IGNORECASE)


class _Memory(msgspec.Struct, omit_defaults=True):
    """What a window remembers of a feed: how to ask whether it changed, and which entry had which name."""

    etag: str | None = None
    modified: str | None = None
    names: dict[str, str] = {}


class FeedNetwork:
    """Some feeds, one watch each."""

    def __init__(self, urls: Sequence[str], brand: str, plugs: Plugs, *, is_matched: bool) -> None:
        self._urls, self._brand, self._plugs, self._is_matched = urls, brand, plugs, is_matched

    def watches(self) -> Sequence[Watch]:
        """Return one watch per address."""
        return [Watch(f"feed:{url}", "feed", url) for url in self._urls]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield the feed as one page; an empty one where it did not change."""
        memory = _recalled(window)
        answer = self._ask(watch.query, memory if window.since else _Memory(), visit.now)
        if answer.body is None:
            yield Harvest(window=window)
            return
        host = host_of(watch.query)
        feed = parse(answer.body, content_type=answer.content_type, url=answer.url, host=host)
        named = _named(feed.entries, memory.names, watch.query)
        undated = visit.known([name for name, entry in named.items() if entry.published is None])
        mentions = [self._mention(name, entry, visit.now) for name, entry in named.items() if name not in undated]
        kept = _Memory(answer.etag, answer.modified, {_short(entry.looks): name for name, entry in named.items()})
        dates = [entry.published for entry in named.values() if entry.published]
        since = max(dates).isoformat() if dates else window.since or visit.now.isoformat()
        yield Harvest(
            mentions=tuple(mentions),
            poison=feed.bad,
            withdrawn=() if feed.bad else _taken_down(named, memory),  # what cannot be read is still there
            window=Window(since=since, extra=msgspec.json.encode(kept).decode()),
            gap=_gap(feed, named, memory, window),
            reaches_back_to=min(dates) if dates and window.since is None else None,
        )

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:  # noqa: ARG002  nothing to ask
        """Yield nothing: a feed cannot say whether an entry is gone or only old."""
        return iter(())

    def ping(self) -> str:
        """Ask for the first feed and count its entries."""
        url = self._urls[0]
        answer = self._ask(url, _Memory(), datetime.now(UTC))
        feed = parse(answer.body or b"", content_type=answer.content_type, url=answer.url, host=host_of(url))
        return f"{host_of(url)} shows {len(feed.entries)} entries"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _ask(self, url: str, memory: _Memory, now: datetime) -> Answer:
        """Ask for a feed. Where there are several hosts, the limit of one of them holds up its own feeds only.

        Raises:
            RateLimitedError: The only host asks us to wait.
            SourceError: One of several does, or it gave no feed.
        """
        host = host_of(url)
        if len({host_of(one) for one in self._urls}) == 1:
            return get_feed(self._plugs.session, url, etag=memory.etag, modified=memory.modified)
        until = self._plugs.recall(f"limit of {host}")
        if until is not None and datetime.fromisoformat(until) > now:
            raise SourceError(f"{host} asked us to wait until {until[:16]} UTC; its feeds are left until then")
        try:
            return get_feed(self._plugs.session, url, etag=memory.etag, modified=memory.modified)
        except RateLimitedError as why:
            self._plugs.remember(f"limit of {host}", why.until.isoformat() if why.until else None)
            raise SourceError(str(why)) from why

    def _mention(self, name: str, entry: Entry, now: datetime) -> Mention:
        return Mention(
            network="feed",
            native_id=name,
            author=entry.author,
            text=entry.text,
            title=entry.title,
            created_at=min(entry.published or now, now),
            edited_at=min(entry.updated, now) if entry.updated else None,
            brand=self._brand,
            url=entry.link,
            lang=entry.lang,
            rating=entry.rating,
            is_addressed=not self._is_matched,
        )


def _recalled(window: Window) -> _Memory:
    return msgspec.json.decode(window.extra, type=_Memory) if window.extra else _Memory()


def _named(entries: Sequence[Entry], before: Mapping[str, str], url: str) -> dict[str, Entry]:
    """Return the entries by identity; of two with the same the first one counts.

    An entry keeps its name where the feed gives it a new guid at each visit: it is known by link, title and date, as long as these
    are its own in this feed and its old name is not there any more.
    """
    guids = {_identity(entry, url) for entry in entries}
    alike: dict[str, int] = {}
    for entry in entries:
        alike[entry.looks] = alike.get(entry.looks, 0) + 1
    named: dict[str, Entry] = {}
    for entry in entries:
        name, old = _identity(entry, url), before.get(_short(entry.looks))
        if old is not None and old not in guids and alike[entry.looks] == 1:
            name = old
        named.setdefault(name, entry)
    return named


def _identity(entry: Entry, url: str) -> str:
    """Return the guid, else the link, else a hash; a guid such as `17`, which any feed may use, gets the feed's own mark."""
    name = entry.guid or entry.link or entry.looks
    if len(name) > _LONGEST_ID:
        name = hashlib.sha256(name.encode()).hexdigest()
    return name if _GLOBAL_ID.match(name) or len(name) == 64 else f"{_short(hashlib.sha256(url.encode()).hexdigest())}:{name}"


def _short(digest: str) -> str:
    return digest[:12]


def _taken_down(named: Mapping[str, Entry], memory: _Memory) -> tuple[str, ...]:
    """Return the names of entries that are missing between others; none where the feed is not in order of time, newest first."""
    dates = [entry.published for entry in named.values()]
    if any(one is None for one in dates) or any(older > newer for newer, older in pairwise(filter(None, dates))):
        return ()
    before = list(dict.fromkeys(memory.names.values()))
    last = max((place for place, name in enumerate(before) if name in named), default=0)
    return tuple(name for name in before[:last] if name not in named)


def _gap(feed: Feed, named: Mapping[str, Entry], memory: _Memory, window: Window) -> Gap | None:
    """Return what was missed where nothing that the feed shows was there at the last visit."""
    if window.since is None or not memory.names or not named or set(memory.names.values()) & named.keys():
        return None
    dates = [entry.published for entry in named.values() if entry.published]
    shown = (
        f"shows its newest {len(named)} entries"
        if not feed.unread
        else f"has {len(named) + feed.unread} entries, of which {len(named)} were read"
    )
    begins_at = datetime.fromisoformat(window.since)
    ends_at = min(dates) if dates else None
    if ends_at is not None and ends_at < begins_at:
        begins_at = ends_at
    return Gap(begins_at=begins_at, ends_at=ends_at, reason=f"the feed {shown}; all of them are new, older ones may be lost", is_final=True)


class FeedKind:
    """The feed network: its keys, and a source made from them."""

    name = "feed"
    libraries = ("requests", "feedparser")
    keys: Sequence[Key] = (
        Key(
            name="urls", kind="urls", doc="addresses of RSS, Atom or JSON feeds", example='["https://example.com/feed.xml"]', is_needed=True
        ),
        Key(
            name="match",
            kind="flag",
            doc="keep only entries that name the brand; otherwise every entry counts",
            example="true",
            default=False,
        ),
    )
    has_api_base = False

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        urls = tuple(settings.options["urls"])
        return FeedNetwork(urls, brand.name, plugs, is_matched=bool(settings.options.get("match", False)))


kind: NetworkKind = FeedKind()
