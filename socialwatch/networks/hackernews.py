"""Hacker News through its search (Algolia): stories and comments that hold a keyword, newest first.

A query shows 1,000 hits at most, so pages are cut by time and not by number: each asks for what is no newer than the oldest hit of
the one before. The search has no way to say that a post is gone, so nothing is looked up again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, html_to_text, one_line
from socialwatch.transport import said

OVERLAP = timedelta(hours=1)  # how far the index lags at worst
PAGE_HITS = 100
_BASE = "https://hn.algolia.com"
_RAW_BYTES = 64 * 1024


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
        until = int(window.until) if window.until else None
        number = 0
        while True:
            hits, size = self._hits(watch.query, floor, until, number)
            times = [hit["created_at_i"] for hit in hits]
            is_last = len(hits) < size
            if is_last:
                window = window.came_home(newest=_newest(times, window))
            else:
                window = window.reached(str(min(times)), newest=_newest(times, window) or "0")
                # A page from a single second leads nowhere by time: the next page of the same second does.
                number = number + 1 if min(times) == until else 0
                until = min(times)
            yield self._harvest(hits, window, visit, floor if is_last else None)
            if is_last:
                return

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:  # noqa: ARG002  nothing to ask
        """Yield nothing: the search cannot look posts up in batches."""
        return iter(())

    def ping(self) -> str:
        """Ask for the newest hit of the first keyword."""
        watch = self.watches()[0]
        self._hits(watch.query, None, None, 0)
        return f"the search answers for {watch.query}; no account is needed"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

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
        mentions, poison = [], []
        for hit in hits:
            try:
                mentions.append(self._mention(hit, visit.now))
            except (KeyError, TypeError, ValueError, OverflowError) as why:
                poison.append(Poison(f"item {hit.get('objectID')}", f"cannot be read: {why!r}", _raw(hit) or b""))
        reached = datetime.fromtimestamp(floor, UTC) if floor and visit.floor and window.is_home else None
        return Harvest(mentions=tuple(mentions), poison=tuple(poison), window=window, reaches_back_to=reached)

    def _mention(self, hit: Mapping[str, Any], now: datetime) -> Mention:
        is_story = "comment_text" not in hit
        parent = None if is_story else hit.get("parent_id")
        return Mention(
            network="hackernews",
            native_id=hit["objectID"],
            author=one_line(clean(hit["author"])),
            text=clean(html_to_text((hit.get("story_text") if is_story else hit["comment_text"]) or "")).strip(),
            title=one_line(clean(hit["title"])) if is_story else None,
            created_at=min(datetime.fromtimestamp(hit["created_at_i"], UTC), now),
            brand=self._brand.name,
            url=f"https://news.ycombinator.com/item?id={hit['objectID']}",
            thread_id=str(hit["story_id"]) if hit.get("story_id") else None,
            in_reply_to=str(parent) if parent else None,
            raw=_raw(hit),
        )


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
    hits = answer.get("hits") if isinstance(answer, dict) else None
    if not isinstance(hits, list) or not all(isinstance(hit, dict) for hit in hits):
        raise SourceError("the search of Hacker News sent an answer without hits in it")
    if not all(isinstance(hit.get("objectID"), str) and type(hit.get("created_at_i")) is int for hit in hits):
        raise SourceError("the search of Hacker News sent hits without an id or a time")
    if not hits and number == 0 and answer.get("nbHits"):
        raise SourceError("the search of Hacker News counts hits but sent none")
    return hits


def _raw(hit: Mapping[str, Any]) -> bytes | None:
    raw = msgspec.json.encode({key: value for key, value in hit.items() if key != "_highlightResult"})
    return raw if len(raw) <= _RAW_BYTES else None


class HackerNewsKind:
    """The Hacker News network: no keys, and a source made from the brand's keywords."""

    name = "hackernews"
    keys: Sequence[Key] = ()
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        base = plugs.check_base(settings.api_base) if settings.api_base else _BASE
        return HackerNewsNetwork(base, brand, plugs)


kind: NetworkKind = HackerNewsKind()
