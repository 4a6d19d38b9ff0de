"""YouTube: what people write below the videos of the brand's channel, and what the brand answers there (Data API v3).

There is no way to ask for mentions elsewhere: a search costs a hundred times as much and reads titles only. Threads come newest first
by their first comment and show some of their answers; the others are asked for where the number of answers has changed. A thread that
is older than the overlap shows its new answers when its live case is looked up again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from socialwatch.errors import CredentialsError, RateLimitedError, SocialwatchError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, listed, moment, name, poison_of, raw_of, times_of, token, words
from socialwatch.model.mention import Mention
from socialwatch.model.walking import Leaf, StaleTokenError, leaf_of, newest_first
from socialwatch.model.words import Direction
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, one_line
from socialwatch.transport import asked_to_wait, hide, read_json, refusal

OVERLAP = timedelta(days=3)  # held for review and then published, a comment is listed where it was written
_BASE = "https://www.googleapis.com"
_PAGE = 100
_READ_AGAIN = 10  # pages: a busy channel polled every five minutes spends 3,000 of its 10,000 units a day on them
_LOOKED_UP = 50
_COUNTED = 1000  # threads whose number of answers is remembered
_QUOTA_ZONE = "America/Los_Angeles"
_USED_UP = frozenset({"quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg"})
_TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})


class YouTubeNetwork:
    """One channel: the comments below its videos."""

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._channel = str(settings.options["channel_id"])

    def watches(self) -> Sequence[Watch]:
        """Return the one watch: own answers come with the comments."""
        return [Watch(f"comments:{self._channel}", "mentions", self._channel)]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 100 threads, newest first; the window's `extra` holds how many answers each recent thread had."""
        counted = msgspec.json.decode(window.extra, type=dict[str, int]) if window.extra else {}
        yield from newest_first(
            lambda page: self._page(watch.query, page, counted, visit), window,
            overlap=OVERLAP, floor=visit.floor, now=visit.now, most_again=_READ_AGAIN,
        )  # fmt: skip

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look comments up again, 50 at a time; a first comment brings the answers that came to it meanwhile."""
        for path, key, ids in (
            ("commentThreads", "snippet,replies", [one for one in native_ids if "." not in one]),
            ("comments", "snippet", [one for one in native_ids if "." in one]),
        ):
            for start in range(0, len(ids), _LOOKED_UP):
                asked = ids[start : start + _LOOKED_UP]
                found = listed(self._ask(path, {"part": key, "id": ",".join(asked)}), "items", of="YouTube")
                comments = [one for item in found for one in (self._whole(item) if path == "commentThreads" else [item])]
                mentions, _ = self._read(comments, visit)
                here = {str(item.get("id")) for item in found}
                yield Rechecked(mentions=tuple(mentions), withdrawn=tuple(one for one in asked if one not in here))

    def ping(self) -> str:
        """Ask for the newest thread."""
        self._ask("commentThreads", {"part": "id", "allThreadsRelatedToChannelId": self._channel, "maxResults": 1})
        return f"the key may read the comments of channel {self._channel}"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _page(self, channel: str, page: str | None, counted: dict[str, int], visit: Visit) -> Leaf:
        params = {"part": "snippet,replies", "allThreadsRelatedToChannelId": channel, "order": "time", "maxResults": _PAGE}
        answer = self._ask("commentThreads", {**params, **({"pageToken": page} if page else {})})
        threads = listed(answer, "items", of="YouTube")
        comments = [comment for thread in threads for comment in [*_comments(thread), *self._others(thread, counted)]]
        mentions, poison = self._read(comments, visit)
        kept = msgspec.json.encode(dict(list(counted.items())[-_COUNTED:])).decode()
        return leaf_of(
            times_of(threads, lambda thread: moment(thread["snippet"]["topLevelComment"]["snippet"]["publishedAt"])),
            mentions=tuple(mentions), poison=tuple(poison), following=token(answer.get("nextPageToken")), extra=kept,
        )  # fmt: skip

    def _whole(self, thread: Mapping[str, Any]) -> list[Any]:
        """Return the first comment of a thread and all answers to it."""
        return [*_comments(thread), *self._others(thread, {})]

    def _others(self, thread: Mapping[str, Any], counted: dict[str, int]) -> list[dict[str, Any]]:
        """Return all answers of a thread that shows only some, where their number has changed since the last look."""
        try:
            thread_id, total = name(thread["id"]), int(thread["snippet"]["totalReplyCount"])
            shown = len((thread.get("replies") or {}).get("comments") or ())
        except UNREADABLE:
            return []
        if total <= shown or counted.get(thread_id) == total:
            return []
        found: list[dict[str, Any]] = []
        page: str | None = None
        while True:
            params = {"part": "snippet", "parentId": thread_id, "maxResults": _PAGE, **({"pageToken": page} if page else {})}
            answer = self._ask("comments", params, may_be_gone=True)
            found += listed(answer, "items", of="YouTube")
            following = token(answer.get("nextPageToken"))
            if following is None or following == page:
                break
            page = following
        counted.pop(thread_id, None)  # to the end, so that the oldest are forgotten first
        counted[thread_id] = total
        return found

    def _read(self, comments: Sequence[Any], visit: Visit) -> tuple[list[Mention], list[Poison]]:
        mentions: dict[str, Mention] = {}
        poison = []
        for comment in comments:
            try:
                mention = self._mention(comment, visit.now)
                mentions[mention.native_id] = mention
            except UNREADABLE as why:
                poison.append(poison_of(f"comment {comment.get('id') if isinstance(comment, dict) else ''}", why, comment))
        return list(mentions.values()), poison

    def _mention(self, comment: Mapping[str, Any], now: datetime) -> Mention:
        comment_id, said = name(comment["id"]), comment["snippet"]
        parent = name(said["parentId"]) if said.get("parentId") is not None else None
        author = token((said.get("authorChannelId") or {}).get("value"))
        video = token(said.get("videoId"))
        written, updated = moment(said["publishedAt"]), moment(said.get("updatedAt") or said["publishedAt"])
        return Mention(
            network="youtube",
            native_id=comment_id,
            author=one_line(clean(words(said["authorDisplayName"]))),
            author_id=author,
            text=clean(words(said["textDisplay"])),
            created_at=min(written, now),
            edited_at=min(updated, now) if updated > written else None,
            brand=self._brand.name,
            direction=Direction.OUTBOUND if author == self._channel else Direction.INBOUND,
            url=f"https://www.youtube.com/watch?v={video}&lc={comment_id}" if video else None,
            thread_id=parent or comment_id,
            in_reply_to=parent,
            is_addressed=True,
            raw=raw_of(comment),
        )

    def _ask(self, path: str, params: Mapping[str, Any], *, may_be_gone: bool = False) -> dict[str, Any]:
        """Return the JSON object of an answer; what a refusal means stands in its body. What may be gone has no items then."""
        response = self._plugs.session.get(
            f"{self._base}/youtube/v3/{path}", params={**params, "textFormat": "plainText"}, headers={"X-Goog-Api-Key": self._key}
        )
        if may_be_gone and response.status_code == 404:
            return {"items": []}
        if trouble := _trouble(response, datetime.now(UTC), self._channel):
            raise trouble
        answer = read_json(response.content, "YouTube")
        if not isinstance(answer, dict):
            raise SourceError("YouTube sent an answer that is not one of its own")
        return answer

    @cached_property
    def _base(self) -> str:
        return self._plugs.check_base(self._settings.api_base) if self._settings.api_base else _BASE

    @cached_property
    def _key(self) -> str:
        key: str = self._settings.options["api_key"].reveal()
        hide(key)
        return key


def _comments(thread: Mapping[str, Any]) -> list[Any]:
    """Return the first comment of a thread and the answers that come with it."""
    said, replies = thread.get("snippet"), thread.get("replies")
    first = said.get("topLevelComment") if isinstance(said, dict) else None
    others = replies.get("comments") if isinstance(replies, dict) else None
    return [first, *(others if isinstance(others, list) else [])]


def _trouble(response: Any, now: datetime, channel: str) -> SocialwatchError | None:
    """Return what a refusal means: YouTube says 403 for a used-up quota, a wrong key and a closed channel alike."""
    status = response.status_code
    if 200 <= status < 300:
        return None
    reasons = _reasons(response.content)
    if reasons & _USED_UP:
        until = renewed_at(now)
        return RateLimitedError(f"the YouTube quota of this day is used up; it is renewed at {until:%Y-%m-%d %H:%M} UTC", until=until)
    if reasons & _TOO_FAST or status == 429:
        return RateLimitedError("YouTube asks us to wait", until=asked_to_wait(response.headers, now=now) or now + timedelta(minutes=1))
    if reasons & {"invalidPageToken"}:
        return StaleTokenError("YouTube no longer knows where the last visit stopped")
    if reasons & {"keyInvalid", "API_KEY_INVALID", "accessNotConfigured", "ipRefererBlocked"} or status == 401:
        return CredentialsError(f"YouTube did not accept the key ({status}): {', '.join(sorted(reasons)) or 'no reason given'}")
    if reasons & {"channelNotFound", "notFound"} or status == 404:
        return SourceError(f"YouTube knows no channel {channel}")
    if status == 403:
        return CredentialsError(f"YouTube does not let this key read the comments of {channel} ({', '.join(sorted(reasons)) or status})")
    return refusal(status, response.headers, "YouTube", now=now)


def _reasons(body: bytes) -> frozenset[str]:
    """Return the reasons that stand in a refusal, in both of its dialects; none where it is not one of YouTube's."""
    try:
        error = read_json(body, "YouTube")["error"]
        told = [one.get("reason") for key in ("errors", "details") for one in error.get(key) or ()]
    except (SourceError, *UNREADABLE):
        return frozenset()
    return frozenset(one for one in told if isinstance(one, str) and one.isascii() and one.isidentifier())


def renewed_at(now: datetime) -> datetime:
    """Return when the quota is renewed: the next midnight in California, as aware UTC.

    Source: the quota page of the Data API, "Daily quotas reset at midnight Pacific Time".
    """
    there = now.astimezone(ZoneInfo(_QUOTA_ZONE))
    return datetime.combine(there.date() + timedelta(days=1), datetime.min.time(), there.tzinfo).astimezone(UTC)


class YouTubeKind:
    """The YouTube network: its keys, and a source made from them."""

    name = "youtube"
    libraries = ("requests",)
    keys: Sequence[Key] = (
        Key(name="api_key", kind="secret", doc="a key of the Data API v3", example='{ env = "YOUTUBE_API_KEY" }', is_needed=True),
        Key(name="channel_id", kind="text", doc="the brand's channel", example='"UC_x5XG1OV2P6uZZ5FSM9Ttw"', is_needed=True),
    )
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        missing = [key.name for key in self.keys if key.is_needed and not settings.options.get(key.name)]
        if missing:
            raise CredentialsError(f"sources.{settings.name}: YouTube needs {' and '.join(missing)}")
        return YouTubeNetwork(settings, brand, plugs)


kind: NetworkKind = YouTubeKind()
