"""Answering on Bluesky: a record whose name is made of the reply itself, so that a repeat finds itself instead of doubling."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from socialwatch.errors import RateLimitedError, RefusedError, SourceError
from socialwatch.model.collecting import Spent
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Posted, Reply, Shaped
from socialwatch.networks.bluesky.session import Session
from socialwatch.ports import Plugs, SourceSettings
from socialwatch.text import clean
from socialwatch.transport.sending import LINK, certain_failures, graphemes

LONGEST, MOST_BYTES = 300, 3_000
COLLECTION = "app.bsky.feed.post"
_HOST = "https://bsky.social"
_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"
_NAMED = re.compile(r"(?<![\w@/])@((?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,})(?![\w@])", re.IGNORECASE | re.ASCII)
_TAG = re.compile(r"(?<![\w&/])#([^\W\d_]\w{0,63})")


def open_replier(settings: SourceSettings, plugs: Plugs) -> BlueskyReplier | str:
    """Return the voice of a source, or why it has none."""
    missing = [key for key in ("handle", "app_password") if not settings.options.get(key)]
    if missing:
        return f"sources.{settings.name} can only read: answering on Bluesky needs {' and '.join(missing)}"
    return BlueskyReplier(settings, plugs)


class BlueskyReplier:
    """The brand's account on Bluesky; keeps the promises of `ports.Replier`."""

    settles_after = timedelta(0)  # a record of this name is there or it is not

    def __init__(self, settings: SourceSettings, plugs: Plugs) -> None:
        self._plugs = plugs
        self._handle = str(settings.options["handle"]).lstrip("@").lower()
        base = plugs.check_base(settings.api_base) if settings.api_base else str(settings.options.get("service") or _HOST).rstrip("/")
        self._session = Session(base, self._handle, settings.options["app_password"], plugs)

    def may_answer(self, post: FiledMention, conversation: Sequence[FiledMention]) -> str | None:  # noqa: ARG002 (asked of every network)
        """Say why not: only a post has an address that can be answered."""
        return None if post.mention.native_id.startswith("at://") else "the post has no address on Bluesky; it came from elsewhere"

    def shape(self, text: str, post: Mention) -> Shaped:  # noqa: ARG002 (asked of every network)
        """Measure a text: 300 characters as the eye sees them, and 3,000 bytes."""
        length, size = graphemes(text), len(text.encode())
        wrong = [f"it is {length - LONGEST} too long for Bluesky"] if length > LONGEST else []
        wrong += [f"it takes {size:,} bytes, Bluesky allows {MOST_BYTES:,}"] if size > MOST_BYTES else []
        return Shaped(text=text, length=length, limit=LONGEST, account=f"@{self._handle}", wrong=tuple(wrong))

    def send(self, reply: Reply, post: Mention) -> Posted:
        """Create the record; see `ports.Replier`. One of this name that is there already is the reply itself."""
        try:
            record = self._record(reply, post)
        except SourceError as why:
            raise why if isinstance(why, RateLimitedError) else RefusedError(str(why)) from why  # so far we only asked
        with certain_failures():
            body = {"repo": self._session.did, "collection": COLLECTION, "rkey": record_key(reply), "record": record}
            try:
                made = self._session.tell("com.atproto.repo.createRecord", body)
            except RefusedError:
                if there := self.look_up(reply, post):
                    return there[0]
                raise
        if not isinstance(made.get("uri"), str):
            raise SourceError("Bluesky took the post, it seems, but did not say its address")
        return self._posted(made["uri"], record)

    def look_up(self, reply: Reply, post: Mention) -> Sequence[Posted]:  # noqa: ARG002 (asked of every network)
        """Ask for the record by its name."""
        params = {"repo": self._session.did, "collection": COLLECTION, "rkey": record_key(reply)}
        found = self._session.find("com.atproto.repo.getRecord", params)
        if found is None:
            return []
        if not isinstance(found.get("uri"), str) or not isinstance(found.get("value"), dict):
            raise SourceError("Bluesky sent something that is not a record")
        return [self._posted(found["uri"], found["value"])]

    def spent(self) -> Spent:
        """Return requests and seconds; it is free of charge."""
        return self._plugs.spent()

    def _posted(self, uri: str, record: Mapping[str, Any]) -> Posted:
        url = f"https://bsky.app/profile/{self._handle}/post/{uri.rpartition('/')[2]}"
        try:
            written = datetime.fromisoformat(record["createdAt"])
        except (KeyError, TypeError, ValueError):
            written = None
        return Posted(native_id=uri, url=url, created_at=written, text=clean(str(record.get("text") or "")))

    def _record(self, reply: Reply, post: Mention) -> dict[str, Any]:
        """Return the post; the same one for the same reply, down to its time."""
        root = post.thread_id if post.thread_id and post.thread_id.startswith("at://") else post.native_id
        names = self._names([root, post.native_id])
        record = {
            "$type": COLLECTION,
            "text": reply.text,
            "createdAt": _moment(reply).strftime("%Y-%m-%dT%H:%M:%S.%f")[:23] + "Z",
            "reply": {"root": names[root], "parent": names[post.native_id]},
        }
        facets = list(self._facets(reply.text, post))
        return {**record, "facets": facets} if facets else record

    def _names(self, uris: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return addresses with the fingerprints of what they hold, which an answer must name."""
        answer = self._session.ask("app.bsky.feed.getPosts", {"uris": list(dict.fromkeys(uris))})
        posts = [one for one in answer.get("posts") or () if isinstance(one, dict) and isinstance(one.get("cid"), str)]
        names = {str(one.get("uri")): {"uri": str(one["uri"]), "cid": one["cid"]} for one in posts}
        if gone := [uri for uri in uris if uri not in names]:
            raise RefusedError(
                "the post is no longer there" if gone[-1] == uris[-1] else "the beginning of the conversation is no longer there"
            )
        return names

    def _facets(self, text: str, post: Mention) -> Iterator[dict[str, Any]]:
        """Yield what makes links, mentions and hashtags of a text; their places are bytes of UTF-8."""
        for link in LINK.finditer(text):
            yield _facet(text, link, {"$type": "app.bsky.richtext.facet#link", "uri": link[0]})
        for named in _NAMED.finditer(text):
            if did := self._did(named[1].lower(), post):
                yield _facet(text, named, {"$type": "app.bsky.richtext.facet#mention", "did": did})
        for tag in _TAG.finditer(text):
            yield _facet(text, tag, {"$type": "app.bsky.richtext.facet#tag", "tag": tag[1]})

    def _did(self, handle: str, post: Mention) -> str | None:
        """Return the account behind a handle; None leaves it as plain words."""
        if handle == post.author.lstrip("@").lower() and post.author_id:
            return post.author_id
        try:
            found = self._session.find("com.atproto.identity.resolveHandle", {"handle": handle})
        except RateLimitedError:
            raise
        except SourceError:
            return None  # nobody of this name: it was meant as words
        did = found.get("did") if found else None
        return did if isinstance(did, str) and did.startswith("did:") else None


def record_key(reply: Reply) -> str:
    """Return the name of a reply's record: 13 signs that hold when it was first sent and a part of its key (atproto TID)."""
    clock = int.from_bytes(hashlib.sha256(reply.key.encode()).digest()[:2], "big") & 1023
    micros = (_moment(reply) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    number = (micros << 10) | clock
    return "".join(_SORTABLE[number >> (5 * place) & 31] for place in reversed(range(13)))


def _moment(reply: Reply) -> datetime:
    return (reply.sending_since or reply.created_at).astimezone(UTC)


def _facet(text: str, found: re.Match[str], feature: Mapping[str, str]) -> dict[str, Any]:
    begin = len(text[: found.start()].encode())
    return {"index": {"byteStart": begin, "byteEnd": begin + len(found[0].encode())}, "features": [feature]}
