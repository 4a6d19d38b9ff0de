"""Stack Exchange: questions of one site that name the brand or carry its tags, and the brand's own answers (API 2.3).

Pages are cut by time and not by number, because far pages are closed to strangers. The network wants to be left alone for so
many seconds as an answer says (`backoff`): a short pause is made in place, a long one ends the visit.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from socialwatch.errors import ConfigError, CredentialsError, RateLimitedError, SocialwatchError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Rechecked, Spent, Watch, Window
from socialwatch.model.items import UNREADABLE, from_seconds, listed, number, poison_of, raw_of, times_of, web, words
from socialwatch.model.mention import Mention
from socialwatch.model.walking import Leaf, edge_of, leaf_of, newest_first
from socialwatch.model.words import Direction
from socialwatch.ports import Key, Network, NetworkKind, Plugs, SourceSettings, Visit
from socialwatch.text import clean, html_to_text, one_line
from socialwatch.transport import hide, read_json, refusal

OVERLAP = timedelta(hours=1)
_BASE = "https://api.stackexchange.com"
_PAGE = 100
_LOOKED_UP = 100
_LONGEST_PAUSE_S = 15.0


class StackExchangeNetwork:
    """One site.

    Args:
        pause: Waits so many seconds; only for a `backoff` that is short and within the budget.
    """

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs, *, pause: Callable[[float], None] = time.sleep) -> None:
        self._settings, self._brand, self._plugs, self._pause = settings, brand, plugs, pause
        self._site = str(settings.options["site"])
        self._tags = frozenset(tag.lstrip("#").lower() for tag in settings.options.get("tags") or ())
        self._own = frozenset(map(_account, brand.handles.get("stackexchange", ())))
        self._backoff_until: datetime | None = None
        self._used_up_until: datetime | None = None

    def watches(self) -> Sequence[Watch]:
        """Return the brand's own answers and comments, each keyword, and the tags; own ones need the number of an account."""
        numbers = ";".join(sorted(one for one in self._own if one.isdecimal()))
        phrases = dict.fromkeys(f'"{one_line(word.replace(chr(34), " "))}"' for word in self._brand.keywords)
        found = [Watch(f"own:{kind}:{numbers}", "own", f"users/{numbers}/{kind}") for kind in ("answers", "comments") if numbers]
        found += [Watch(f"search:{phrase}", "search", phrase) for phrase in phrases]
        found += [Watch(f"hashtags:{tag}", "hashtags", tag) for tag in sorted(self._tags)]
        return [watch for watch in found if not self._settings.watch or watch.kind in self._settings.watch]

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield pages of 100, newest first; a token is a time and a page below it."""
        edge = edge_of(window, overlap=OVERLAP, floor=visit.floor)
        yield from newest_first(
            lambda token: self._page(watch, token, edge, visit), window, overlap=OVERLAP, floor=visit.floor, now=visit.now
        )

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look questions up again, 100 at a time."""
        ids = [one for one in native_ids if re.fullmatch(rf"{re.escape(self._site)}:[0-9]+", one)]
        for start in range(0, len(ids), _LOOKED_UP):
            asked = ids[start : start + _LOOKED_UP]
            numbers = ";".join(one.rpartition(":")[2] for one in asked)
            items = listed(self._ask(f"questions/{numbers}", {"pagesize": _LOOKED_UP}), "items", of="Stack Exchange")
            mentions, _ = self._read(items, visit)
            here = {f"{self._site}:{item.get('question_id')}" for item in items}
            yield Rechecked(mentions=tuple(mentions), withdrawn=tuple(one for one in asked if one not in here))

    def ping(self) -> str:
        """Ask what the site is, and say what is left of the quota."""
        answer = self._ask("info", {})
        left = answer.get("quota_remaining")
        return f"{self._site} answers; {left} requests are left today" if isinstance(left, int) else f"{self._site} answers"

    def spent(self) -> Spent:
        """Return what this visit cost."""
        return self._plugs.spent()

    def _page(self, watch: Watch, token: str | None, edge: datetime | None, visit: Visit) -> Leaf:
        until, _, page = (token or "").partition(":")
        path, params = _question(watch)
        params |= {"sort": "creation", "order": "desc", "pagesize": _PAGE, "page": int(page or 1)}
        params |= {"fromdate": int(edge.timestamp())} if edge else {}
        params |= {"todate": int(until)} if until else {}
        answer = self._ask(path, params)
        items = listed(answer, "items", of="Stack Exchange")
        mentions, poison = self._read(items, visit)
        times = times_of(items, lambda item: from_seconds(number(item["creation_date"])))
        if items and not times:
            raise SourceError("Stack Exchange sent items without a time")
        following = None
        if answer.get("has_more") is True and times:
            oldest = int(min(times).timestamp())
            # A page from a single second leads nowhere by time: the next page of the same second does.
            following = f"{oldest}:{int(page or 1) + 1 if str(oldest) == until else 1}"
        return leaf_of(times, mentions=tuple(mentions), poison=tuple(poison), following=following)

    def _read(self, items: Sequence[Mapping[str, Any]], visit: Visit) -> tuple[list[Mention], list[Poison]]:
        mentions, poison = [], []
        for item in items:
            try:
                mentions.append(self._mention(item, visit.now))
            except UNREADABLE as why:
                name = item.get("comment_id") or item.get("answer_id") or item.get("question_id")
                poison.append(poison_of(f"post {name} of {self._site}", why, item))
        return mentions, poison

    def _mention(self, item: Mapping[str, Any], now: datetime) -> Mention:
        """Return a question, an answer or a comment; the first two share their numbers, comments have their own."""
        if "comment_id" in item:
            name, parent, thread = f"c{number(item['comment_id'])}", number(item["post_id"]), None
        elif "answer_id" in item:
            name, parent, thread = str(number(item["answer_id"])), number(item["question_id"]), number(item["question_id"])
        else:
            name, parent, thread = str(number(item["question_id"])), None, number(item["question_id"])
        owner = item.get("owner") or {}
        author, account = one_line(clean(html_to_text(words(owner.get("display_name") or "somebody")))), owner.get("user_id")
        tags = item.get("tags")
        edited = item.get("last_edit_date")
        is_own = str(account) in self._own or author.lower() in self._own
        return Mention(
            network="stackexchange",
            native_id=f"{self._site}:{name}",
            author=author,
            author_id=f"{self._site}:{account}" if type(account) is int else None,
            text=clean(html_to_text(words(item["body"]))).strip(),
            title=one_line(clean(html_to_text(words(item["title"])))) if parent is None else None,
            created_at=min(from_seconds(number(item["creation_date"])), now),
            edited_at=min(from_seconds(number(edited)), now) if edited else None,
            brand=self._brand.name,
            direction=Direction.OUTBOUND if is_own else Direction.INBOUND,
            url=web(item.get("link")),
            thread_id=f"{self._site}:{thread}" if thread else None,
            in_reply_to=f"{self._site}:{parent}" if parent else None,
            is_addressed=isinstance(tags, list) and bool(self._tags.intersection(one for one in tags if isinstance(one, str))),
            raw=raw_of(item),
        )

    # -- asking ------------------------------------------------------------------------------------

    def _ask(self, path: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Return the wrapper object of an answer, after whatever pause the last one asked for.

        Raises:
            RateLimitedError: The pause is a long one, we were too fast, or the quota of the day is used up.
            SourceError: And its kin, as `Network.fetch` promises.
        """
        self._rest()
        every = {"site": self._site, "filter": "withbody"} | ({"key": self._key} if self._key else {})
        response = self._plugs.session.get(f"{self._base}/2.3/{path}", params=every | dict(params))
        now = datetime.now(UTC)
        answer = _object(response.content, is_refusal=response.status_code >= 400)
        if trouble := _trouble(response, answer, now, self._settings.name):
            raise trouble
        wait = answer.get("backoff")
        if isinstance(wait, int | float) and 0 < wait < 1e6:
            self._backoff_until = now + timedelta(seconds=wait)
        if answer.get("quota_remaining") == 0:
            self._used_up_until = _midnight(now)
        return answer

    def _rest(self) -> None:
        """Wait out a short pause; raise for a long one, and for a quota that is used up."""
        now = datetime.now(UTC)
        if self._used_up_until and self._used_up_until > now:
            raise _used_up(self._used_up_until)
        if self._backoff_until is None or self._backoff_until <= now:
            return
        until, self._backoff_until = self._backoff_until, None
        wait_s = (until - now).total_seconds()
        if wait_s > min(_LONGEST_PAUSE_S, self._settings.budget_seconds - self._plugs.spent().seconds):
            raise RateLimitedError(f"Stack Exchange asks us to wait until {until:%H:%M:%S} UTC", until=until)
        self._pause(wait_s)

    @cached_property
    def _base(self) -> str:
        return self._plugs.check_base(self._settings.api_base) if self._settings.api_base else _BASE

    @cached_property
    def _key(self) -> str | None:
        secret = self._settings.options.get("key")
        if secret is None:
            return None
        key: str = secret.reveal()
        hide(key)
        return key


def _question(watch: Watch) -> tuple[str, dict[str, Any]]:
    """Return path and parameters of what a watch asks."""
    if watch.kind == "own":
        return watch.query, {}
    if watch.kind == "search":
        return "search/advanced", {"q": watch.query}
    return "questions", {"tagged": watch.query}


def _account(handle: str) -> str:
    """Return what stands for an account: its number, also out of the address of its page, or its name in lower case."""
    page = re.search(r"/users/([0-9]+)", handle)
    return page[1] if page else handle.strip().lstrip("@").lower()


def _object(body: bytes, *, is_refusal: bool) -> dict[str, Any]:
    """Return the JSON object in a body; an empty one where a refusal says nothing."""
    try:
        answer = read_json(body, "Stack Exchange")
    except SourceError:
        if is_refusal:
            return {}
        raise
    if isinstance(answer, dict):
        return answer
    if is_refusal:
        return {}
    raise SourceError("Stack Exchange sent an answer that is not one of its own")


def _trouble(response: Any, answer: Mapping[str, Any], now: datetime, source: str) -> SocialwatchError | None:
    """Return what a refusal means: all of them share the status 400 and say more in their body."""
    if 200 <= response.status_code < 300 and "error_id" not in answer:
        return None
    told, message = answer.get("error_id"), one_line(clean(str(answer.get("error_message") or "")))[:200]
    if told == 502 or response.status_code == 429:
        seconds = re.search(r"in ([0-9]{1,6}) seconds", message)
        until = now + timedelta(seconds=int(seconds[1])) if seconds else None
        if until and until - now > timedelta(hours=1):
            return _used_up(until)
        return RateLimitedError("Stack Exchange asks us to wait" + (f" until {until:%H:%M:%S} UTC" if until else ""), until=until)
    if told in (401, 402, 403, 405, 406) or (told == 400 and "key" in message):
        return CredentialsError(f"Stack Exchange did not accept the key: {message}")
    if told == 400 and "site" in message:
        return ConfigError([f"sources.{source}.site: Stack Exchange knows no such site"])
    if told == 400:
        return SourceError(f"Stack Exchange did not accept the question: {message}")
    if 200 <= response.status_code < 300:
        return SourceError(f"Stack Exchange sent an error where an answer was due: {message}")
    return refusal(response.status_code, response.headers, "Stack Exchange", now=now)


def _used_up(until: datetime) -> RateLimitedError:
    words = f"the Stack Exchange quota of this day is used up; it is renewed at {until:%Y-%m-%d %H:%M} UTC"
    return RateLimitedError(f"{words} (a `key` has more)", until=until)


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC)


class StackExchangeKind:
    """The Stack Exchange network: its keys, and a source made from them."""

    name = "stackexchange"
    libraries = ("requests",)
    keys: Sequence[Key] = (
        Key(name="site", kind="text", doc="the site, as its API calls it", example='"stackoverflow"', is_needed=True),
        Key(name="key", kind="secret", doc="of an app of yours: 10,000 requests a day instead of 300", example='{ env = "STACK_KEY" }'),
        Key(name="tags", kind="texts", doc="tags whose every question counts", example='["acme-kettle"]', default=()),
    )
    has_api_base = True

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source."""
        if not settings.options.get("site"):
            raise CredentialsError(f"sources.{settings.name}: Stack Exchange needs site")
        return StackExchangeNetwork(settings, brand, plugs)


kind: NetworkKind = StackExchangeKind()
