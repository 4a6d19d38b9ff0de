"""Answering on Mastodon and its kin: under an idempotency key, to the same people who could read the post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, cast
from urllib.parse import quote

from socialwatch.errors import CredentialsError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Spent
from socialwatch.model.items import UNREADABLE, moment, times_of
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Posted, Reply, Shaped
from socialwatch.networks.mastodon.statuses import Reader, account_in, checked
from socialwatch.ports import Plugs, SourceSettings
from socialwatch.transport import hide, host_of, said
from socialwatch.transport.sending import LINK, certain_failures, graphemes, taken

LONGEST = 500
_LINK = 23
_MENTION = re.compile(r"(?<![\w/])@([\w.-]+?)@[\w.-]*\w", re.ASCII)
_VISIBILITIES = ("public", "unlisted", "private", "direct")
_PAGES = 5
_SLACK = timedelta(minutes=2)


def open_replier(settings: SourceSettings, brand: Brand, plugs: Plugs) -> MastodonReplier | str:
    """Return the voice of a source, or why it has none."""
    missing = [key for key in ("server", "access_token") if not settings.options.get(key)]
    if missing:
        return f"sources.{settings.name} can only read: answering on Mastodon needs {' and '.join(missing)}"
    return MastodonReplier(settings, brand, plugs)


class MastodonReplier:
    """The brand's account on its server; keeps the promises of `ports.Replier`."""

    settles_after = timedelta(0)  # the server gives the same status again for the same key

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._settings, self._brand, self._plugs = settings, brand, plugs
        self._home = host_of(settings.options["server"]).lower()

    def may_answer(self, post: FiledMention, conversation: Sequence[FiledMention]) -> str | None:  # noqa: ARG002 (asked of every network)
        """Say why not: an answer needs the number that our own server gave the post."""
        if re.fullmatch(r"[0-9A-Z]+", post.mention.native_id):
            return None
        return f"{self._home} does not know this post; open it there once, or answer by hand"

    def shape(self, text: str, post: Mention) -> Shaped:
        """Put the mention of the author in front where it is missing: without it nobody is told, and a direct answer reaches nobody."""
        if not re.search(rf"(?<![\w/]){re.escape(post.author)}(?![\w@.-]*\w)", text, re.IGNORECASE):
            text = f"{post.author} {text}"
        length, limit, visibility = measured(text), self._limit(), visibility_of(post)
        wrong = () if length <= limit else (f"it is {length - limit:,} too long for {self._home}",)
        return Shaped(text=text, length=length, limit=limit, account=self._account(), visibility=visibility, wrong=wrong)

    def send(self, reply: Reply, post: Mention) -> Posted:
        """Post a status under the reply's key; see `ports.Replier`."""
        form = {"status": reply.text, "in_reply_to_id": post.native_id, "visibility": reply.visibility}
        headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": reply.key}
        with certain_failures():
            made = taken(self._plugs.session.post(f"{self._base}/api/v1/statuses", json=form, headers=headers))
        return self._posted(made)

    def look_up(self, reply: Reply, post: Mention) -> Sequence[Posted]:
        """Walk through our own statuses, newest first, down to the time of the first try."""
        since = (reply.sending_since or reply.created_at) - _SLACK
        path = f"/api/v1/accounts/{quote(str(self._me()['id']))}/statuses"
        params: dict[str, Any] = {"limit": 40, "exclude_reblogs": "true"}
        found: list[Posted] = []
        for _ in range(_PAGES):
            page = checked(self._ask(path, params))
            found += [self._posted(one) for one in page if one.get("in_reply_to_id") == post.native_id]
            if not page or any(at < since for at in times_of(page, lambda one: moment(one["created_at"]))):
                return [one for one in found if one.created_at is None or one.created_at >= since]
            params["max_id"] = page[-1]["id"]
        raise SourceError(f"we posted more than {40 * _PAGES} times since; look at {self._home} yourself")

    def spent(self) -> Spent:
        """Return requests and seconds; it is free of charge."""
        return self._plugs.spent()

    def _posted(self, status: Any) -> Posted:
        try:
            mention = Reader(self._brand.name, self._home, frozenset(), datetime.now(UTC)).mention(status)
        except UNREADABLE as why:
            raise SourceError(f"{self._home} sent something that is not a post") from why
        return Posted(native_id=mention.native_id, url=mention.url, created_at=mention.created_at, text=mention.text)

    def _limit(self) -> int:
        """Return how many characters the server takes; 500 where it does not say."""
        try:
            said_ = self._ask("/api/v2/instance", {})
            limit = said_["configuration"]["statuses"]["max_characters"]
        except (SourceError, KeyError, TypeError):
            return LONGEST
        return limit if isinstance(limit, int) and limit > 0 else LONGEST

    def _account(self) -> str:
        """Return the account that the token belongs to; asked once, then remembered."""
        known = self._plugs.recall("account")
        if known is None:
            known = f"@{self._me().get('acct')}@{self._home}"
            self._plugs.remember("account", known)
        return known

    def _me(self) -> Mapping[str, Any]:
        return account_in(self._ask("/api/v1/accounts/verify_credentials", {}), self._home)

    def _ask(self, path: str, params: Mapping[str, Any]) -> Any:
        answer = self._plugs.session.get(self._base + path, params=params, headers={"Authorization": f"Bearer {self._token}"})
        if answer.status_code == 403:
            raise CredentialsError(f"{self._home} does not let this token ask for {path} (403); it needs read and write:statuses")
        return said(answer)

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


def measured(text: str) -> int:
    """Return the length of a text as Mastodon counts it: a link is 23, of a mention only the name counts."""
    return graphemes(_MENTION.sub(r"@\1", LINK.sub("x" * _LINK, text)))


def visibility_of(post: Mention) -> str:
    """Return who could read a post; the server's own word where it was kept, else the narrower of what it may have been."""
    try:
        said_ = json.loads(post.raw or b"{}")
    except ValueError:
        said_ = {}
    told = said_.get("visibility") if isinstance(said_, dict) else None
    if told in _VISIBILITIES:
        return cast(str, told)
    return "direct" if post.is_private else "public"
