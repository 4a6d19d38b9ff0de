"""Answering on Reddit: comments of at most 10,000 characters, found again among our own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from socialwatch.errors import SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Spent
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Posted, Reply, Shaped
from socialwatch.networks.reddit.api import Api
from socialwatch.networks.reddit.posts import Reader, read_page
from socialwatch.ports import Plugs, SourceSettings
from socialwatch.transport.sending import certain_failures

LONGEST = 10_000
_PAGES = 5
_SLACK = timedelta(minutes=2)


def open_replier(settings: SourceSettings, brand: Brand, plugs: Plugs) -> RedditReplier | str:
    """Return the voice of a source, or why it has none."""
    api = Api(settings, plugs, account=str(settings.options.get("username") or brand.name))
    if not api.is_user:
        return f"sources.{settings.name} can only read: answering on Reddit needs username and password, or a refresh_token"
    return RedditReplier(settings, brand, plugs, api)


class RedditReplier:
    """The brand's account on Reddit; keeps the promises of `ports.Replier`."""

    settles_after = timedelta(seconds=60)

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs, api: Api) -> None:
        self._settings, self._brand, self._plugs, self._api = settings, brand, plugs, api

    def may_answer(self, post: FiledMention, conversation: Sequence[FiledMention]) -> str | None:  # noqa: ARG002 (asked of every network)
        """Whoever may read a thread may answer in it, unless it is locked: Reddit says so when we try."""
        return None

    def shape(self, text: str, post: Mention) -> Shaped:
        """Measure a text in characters of Unicode."""
        wrong = () if len(text) <= LONGEST else (f"it is {len(text) - LONGEST:,} too long for Reddit",)
        if not re.fullmatch(r"t[13]_[0-9a-z]+", post.native_id):
            wrong = (*wrong, "the post has no id on Reddit; it came from elsewhere")
        return Shaped(
            text=text,
            length=len(text),
            limit=LONGEST,
            account=f"u/{self._account()}",
            wrong=wrong,
            remarks=("Reddit reads it as Markdown",),
        )

    def send(self, reply: Reply, post: Mention) -> Posted:
        """Post a comment; see `ports.Replier`."""
        with certain_failures():
            made = self._api.say(reply.text, in_reply_to=post.native_id)
        number = made.get("id")
        if not isinstance(number, str) or not re.fullmatch("[0-9a-z]+", number):
            raise SourceError("Reddit took the comment, it seems, but did not say its id")
        path, written = made.get("permalink"), made.get("created_utc")
        return Posted(
            native_id=f"t1_{number}",
            url=f"https://www.reddit.com{path}" if isinstance(path, str) and path.startswith("/r/") else None,
            created_at=datetime.fromtimestamp(written, UTC) if isinstance(written, int | float) else None,
            text=made["body"] if isinstance(made.get("body"), str) else None,
        )

    def look_up(self, reply: Reply, post: Mention) -> Sequence[Posted]:
        """Walk through our own comments, newest first, down to the time of the first try."""
        since = (reply.sending_since or reply.created_at) - _SLACK
        account = reply.account.removeprefix("u/")
        reader = Reader(self._brand.name, frozenset({account.lower()}), datetime.now(UTC))
        found: list[Posted] = []
        params: dict[str, Any] = {"sort": "new", "limit": 100}
        for _ in range(_PAGES):
            page = read_page(self._api.ask(f"/user/{account}/comments", params), reader)
            if page.poison:
                raise SourceError("a comment of ours could not be read; it may be the one")
            found += [_posted(one) for one in page.mentions if one.in_reply_to == post.native_id and one.created_at >= since]
            if page.after is None or any(mark.moment < since for mark in page.marks):
                return found
            params["after"] = page.after
        raise SourceError(f"we commented more than {100 * _PAGES} times since; look at Reddit yourself")

    def spent(self) -> Spent:
        """Return requests and seconds; it is free of charge."""
        return self._plugs.spent()

    def _account(self) -> str:
        """Return the account that the credentials belong to."""
        known = self._settings.options.get("username") or self._plugs.recall("account")
        if known is None:
            answer = self._api.ask("/api/v1/me")
            known = answer.get("name") if isinstance(answer, dict) else None
            if not isinstance(known, str):
                raise SourceError("Reddit did not say whose credentials these are")
            self._plugs.remember("account", known)
        return str(known)


def _posted(mention: Mention) -> Posted:
    return Posted(native_id=mention.native_id, url=mention.url, created_at=mention.created_at, text=mention.text)
