"""Hacker News through its search (Algolia): stories and comments that hold a keyword, newest first.

A query shows 1,000 hits at most, so pages are cut by time and not by number: each asks for what is no newer than the oldest hit of
the one before. There is no way to look posts up in batches: the search is walked again, and what it no longer shows is asked for by
itself, a few at each visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from socialwatch.errors import SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, listed, number, poison_of, raw_of, times_of, words
from socialwatch.model.mention import Mention
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, html_to_text, one_line
from socialwatch.transport import said

OVERLAP = timedelta(hours=1)  # how far the index lags at worst
PAGE_HITS = 100
_BASE = "https://hn.algolia.com"
_PAGES_BACK = 10  # a thousand posts of a keyword are enough to look for those that wait for an answer
_ONE_BY_ONE = 20  # posts that the search no longer shows cost a request each
_ID = re.compile("[0-9]{1,18}", re.ASCII)
_BEGAN_AT, _ENDS_AT = 1_160_418_111, 1 << 37  # when post 1 was written; the year 6325


class HackerNewsNetwork:
    """One source: a watch per keyword of the brand."""

    def __init__(self, base: str, brand: Brand, plugs: Plugs) -> None:
        self._base, self._brand, self._plugs = base, brand, plugs

    def watches(self) -> Sequence[Watch]:
        """Return one watch per keyword; the name of the brand where there is none."""
        words = dict.fromkeys(one_line(word.replace('"', " ")) for word in self._brand.keywords or (self._brand.name,))
        return [Watch(f'search:"{word}"', "search", f'"{word}"') for word in words if word]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 100, newest first, down to an hour before `since` (seconds since 1970)."""
        floor = _edge(window, visit)
        for hits, is_last in self._pages(watch.query, floor, int(window.until) if window.until else None):
            times = _times(hits, int(visit.now.timestamp()))
            if is_last:
                window = window.came_home(newest=_newest(times, window))
            elif times:
                window = window.reached(str(min(times)), newest=_newest(times, window) or "0")
            yield self._harvest(hits, window, visit, floor if is_last else None)

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Walk the searches again, as far back as ids go; of what they do not show, look the oldest looks up one by one."""
        missing = {one: int(one) for one in native_ids if _ID.fullmatch(one)}
        for watch in self.watches():
            for hits, is_last in islice(self._pages(watch.query, None, None), _PAGES_BACK if missing else 0):
                found = [hit for hit in hits if missing.pop(str(hit.get("objectID")), None) is not None]
                if found:
                    yield Rechecked(mentions=self._read(found, visit)[0])
                if is_last or not missing or _is_below(hits, min(missing.values())):
                    break
        for one in list(missing)[:_ONE_BY_ONE]:
            item = self._item(one)
            yield Rechecked(withdrawn=(one,)) if item is None else Rechecked(mentions=self._read([item], visit)[0])

    def ping(self) -> str:
        """Ask for the newest hit of the first keyword."""
        watch = self.watches()[0]
        self._hits(watch.query, None, None, 0)
        return f"the search answers for {watch.query}; no account is needed"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _pages(self, query: str, floor: int | None, until: int | None) -> Iterator[tuple[list[dict[str, Any]], bool]]:
        """Yield the hits page by page, and whether each page is the last."""
        number = 0
        while True:
            hits, size = self._hits(query, floor, until, number)
            is_last = len(hits) < size
            yield hits, is_last
            if is_last:
                return
            # A page from a single second leads nowhere by time: the next page of the same second does.
            oldest = min(_times(hits), default=until)  # and so does that behind a page where no time can be read
            number, until = number + 1 if oldest == until else 0, oldest

    def _item(self, native_id: str) -> dict[str, Any] | None:
        """Return a post as a hit of the search would tell it; None where it is gone."""
        response = self._plugs.session.get(f"{self._base}/api/v1/items/{native_id}")
        if response.status_code == 404:
            return None
        found = said(response)
        if not isinstance(found, dict) or str(found.get("id")) != native_id:
            raise SourceError("the search of Hacker News sent another item than was asked for")
        if "author" in found and found["author"] is None:
            return None
        words = "comment_text" if found.get("type") == "comment" else "story_text"
        return {**found, "objectID": native_id, words: found.get("text")}

    def _hits(self, query: str, floor: int | None, until: int | None, number: int) -> tuple[list[dict[str, Any]], int]:
        """Return a page and how many hits a full one holds."""
        limits = [f"created_at_i>={floor}"] * (floor is not None) + [f"created_at_i<={until}"] * (until is not None)
        params = {"query": query, "tags": "(story,comment)", "hitsPerPage": PAGE_HITS, "page": number, "typoTolerance": "false"}
        if limits:
            params["numericFilters"] = ",".join(limits)
        answer = said(self._plugs.session.get(f"{self._base}/api/v1/search_by_date", params=params))
        hits = _checked(answer, number)
        size = answer.get("hitsPerPage")
        return hits, size if type(size) is int and 0 < size <= PAGE_HITS else PAGE_HITS

    def _harvest(self, hits: Sequence[dict[str, Any]], window: Window, visit: Visit, floor: int | None) -> Harvest:
        mentions, poison = self._read(hits, visit)
        reached = datetime.fromtimestamp(floor, UTC) if floor and visit.floor and window.is_home else None
        return Harvest(mentions=mentions, poison=poison, window=window, reaches_back_to=reached)

    def _read(self, hits: Sequence[dict[str, Any]], visit: Visit) -> tuple[tuple[Mention, ...], tuple[Poison, ...]]:
        mentions, poison = [], []
        for hit in hits:
            try:
                mentions.append(self._mention(hit, visit.now))
            except UNREADABLE as why:
                poison.append(poison_of(f"item {hit.get('objectID')}", why, hit))
        return tuple(mentions), tuple(poison)

    def _mention(self, hit: Mapping[str, Any], now: datetime) -> Mention:
        is_story = "comment_text" not in hit
        native_id = _id(hit["objectID"])
        text = hit.get("story_text") if is_story else hit["comment_text"]
        return Mention(
            network="hackernews",
            native_id=native_id,
            author=one_line(clean(words(hit["author"]))),
            text=clean(html_to_text(words("" if text is None else text))).strip(),
            title=one_line(clean(words(hit["title"]))) if is_story else None,
            created_at=min(datetime.fromtimestamp(_time(hit), UTC), now),
            brand=self._brand.name,
            url=f"https://news.ycombinator.com/item?id={native_id}",
            thread_id=_other(hit.get("story_id")),
            in_reply_to=None if is_story else _other(hit.get("parent_id")),
            raw=raw_of({key: value for key, value in hit.items() if key != "_highlightResult"}),
        )


def _id(value: Any) -> str:
    """Return the number of a post as text; raises `TypeError` where it is none."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise TypeError("the id is not a number in digits")
    return value


def _other(value: Any) -> str | None:
    """Return the post that another one belongs to, as text; None where it belongs to none."""
    return _id(str(number(value))) if value else None


def _time(hit: Mapping[str, Any]) -> int:
    """Return seconds since 1970; raises `ValueError` for what lies before the first post of all: a page must not end there."""
    found = number(hit["created_at_i"])
    if not _BEGAN_AT <= found < _ENDS_AT:
        raise ValueError("the time lies before the first post, or beyond the calendar")
    return found


def _times(hits: Sequence[Mapping[str, Any]], now: int = 1 << 62) -> list[int]:
    """Return the times that can be read; what claims to come from later was written now, or the mark would wait for that day."""
    return [min(found, now) for found in times_of(hits, _time)]


def _is_below(hits: Sequence[Mapping[str, Any]], oldest: int) -> bool:
    """Say whether a page is older than a post; numbers of posts follow their time."""
    ids = [one for hit in hits if _ID.fullmatch(one := str(hit.get("objectID")))]
    return any(int(one) < oldest for one in ids)


def _edge(window: Window, visit: Visit) -> int | None:
    if window.since is not None:
        return int(window.since) - int(OVERLAP.total_seconds())
    return int(visit.floor.timestamp()) if visit.floor else None


def _newest(times: Sequence[int], window: Window) -> str | None:
    """Return the newest time seen; never older than `since`: an index that lost something must not move the mark back."""
    return str(max([*times, int(window.since or 0)])) if times else None


def _checked(answer: Any, number: int) -> list[dict[str, Any]]:
    """Return the hits of an answer of the promised form.

    Raises:
        SourceError: It has another form, or no hits although it counts some.
    """
    hits = listed(answer, "hits", of="the search of Hacker News")
    if hits and not any(isinstance(hit.get("objectID"), str) and type(hit.get("created_at_i")) is int for hit in hits):
        raise SourceError("the search of Hacker News sent hits without an id or a time")
    if not hits and number == 0 and answer.get("nbHits"):
        raise SourceError("the search of Hacker News counts hits but sent none")
    return hits


class HackerNewsKind:
    """The Hacker News network: no keys, and a source made from the brand's keywords."""

    name = "hackernews"
    libraries = ("requests",)
    keys: Sequence[Key] = ()
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        base = plugs.check_base(settings.api_base) if settings.api_base else _BASE
        return HackerNewsNetwork(base, brand, plugs)


kind: NetworkKind = HackerNewsKind()
