"""Answering on X: who may be answered by a program, how long an answer may be, and how one whose fate is unknown is found again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Spent
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Posted, Reply, Shaped
from socialwatch.model.words import Direction
from socialwatch.networks.x.api import USER_KEYS, Api
from socialwatch.networks.x.measuring import LONGEST, weighted_length
from socialwatch.networks.x.posts import Reader, read_page
from socialwatch.networks.x.purse import USD_POST, USD_USER
from socialwatch.ports import Plugs, SourceSettings
from socialwatch.transport.sending import certain_failures

_PAGES = 5
_SLACK = timedelta(minutes=2)  # between our clock and theirs


def open_replier(settings: SourceSettings, brand: Brand, plugs: Plugs) -> XReplier | str:
    """Return the voice of a source, or why it has none."""
    if not all(settings.options.get(key) for key in USER_KEYS):
        return f"sources.{settings.name} can only read: answering on X needs {', '.join(USER_KEYS)} of the brand's account"
    return XReplier(settings, brand, plugs)


class XReplier:
    """The brand's account on X; keeps the promises of `ports.Replier`."""

    settles_after = timedelta(seconds=60)

    def __init__(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> None:
        self._brand, self._plugs = brand, plugs
        self._api = Api(settings, plugs)
        self._usd = 0.0

    def may_answer(self, post: FiledMention, conversation: Sequence[FiledMention]) -> str | None:
        """Say why not: since February 2026 a program may only answer who summoned the account by a mention or a quote."""
        ours = {one.mention.native_id for one in conversation if one.mention.direction is Direction.OUTBOUND}
        if post.mention.is_addressed or post.mention.in_reply_to in ours or self._is_quoted(post.mention):
            return None
        return "X lets a program answer only posts that mention or quote the account; this one does neither"

    def _is_quoted(self, post: Mention) -> bool:
        names = "|".join(re.escape(handle.lstrip("@")) for handle in self._brand.handles.get("x", ()))
        raw = (post.raw or b"").decode(errors="replace").replace("\\/", "/")
        return bool(names) and re.search(rf"(?:twitter|x)\.com/(?:{names})/status/\d", raw, re.IGNORECASE) is not None

    def shape(self, text: str, post: Mention) -> Shaped:
        """Measure a text; X itself puts the mention of the author before an answer and does not count it."""
        length = weighted_length(text)
        wrong = () if length <= LONGEST else (f"it is {length - LONGEST} too long for X",)
        if not post.native_id.isdecimal():
            wrong = (*wrong, "the post has no number on X; it came from elsewhere")
        return Shaped(
            text=text, length=length, limit=LONGEST, unit="characters as X counts", account=f"@{self._account()}", wrong=wrong,
            remarks=("X charges for every post that is sent by a program",),
        )  # fmt: skip

    def send(self, reply: Reply, post: Mention) -> Posted:
        """Post an answer; see `ports.Replier`."""
        with certain_failures():
            said = self._api.say(reply.text, in_reply_to=post.native_id)
        number = said.get("id")
        if not isinstance(number, str) or not number.isdecimal():
            raise SourceError("X took the post, it seems, but did not say its number")
        return Posted(native_id=number, url=f"https://x.com/{reply.account.lstrip('@')}/status/{number}")

    def look_up(self, reply: Reply, post: Mention) -> Sequence[Posted]:
        """Walk through our own posts down to the time of the first try."""
        since = (reply.sending_since or reply.created_at) - _SLACK
        reader = Reader(self._brand.name, frozenset({reply.account.lstrip("@").lower()}), datetime.now(UTC))
        params: dict[str, Any] = {"start_time": since.strftime("%Y-%m-%dT%H:%M:%SZ"), "max_results": 100}
        found: list[Posted] = []
        for _ in range(_PAGES):
            page = read_page(self._api.posts(f"/2/users/{self._number()}/tweets", params), reader)
            self._usd += USD_POST * (len(page.mentions) + len(page.poison))
            if page.poison:
                raise SourceError("a post of ours could not be read; it may be the one")
            found += [_posted(one) for one in page.mentions if one.in_reply_to == post.native_id]
            if page.next_token is None:
                return found
            params["pagination_token"] = page.next_token
        raise SourceError(f"we posted more than {100 * _PAGES} times since; look at X yourself")

    def spent(self) -> Spent:
        """Return requests, seconds, and dollars for the posts of ours that were read and the account that was asked for."""
        return msgspec.structs.replace(self._plugs.spent(), usd=round(self._usd, 6))

    def _number(self) -> str:
        return self._api.owner_id or str(self._me().get("id"))

    def _account(self) -> str:
        """Return the handle of the account that the tokens belong to; asked once, then remembered."""
        key = f"handle of {self._api.owner_id or 'the tokens'}"
        known = self._plugs.recall(key)
        if known is None:
            known = str(self._me().get("username"))
            self._plugs.remember(key, known)
        return known

    def _me(self) -> Mapping[str, Any]:
        user = self._api.ask("/2/users/me").get("data")
        self._usd += USD_USER
        if not isinstance(user, dict) or not re.fullmatch(r"\w{1,20}", str(user.get("username")), re.ASCII):
            raise SourceError("X did not say whose tokens these are")
        return user


def _posted(mention: Mention) -> Posted:
    return Posted(native_id=mention.native_id, url=mention.url, created_at=mention.created_at, text=mention.text)
