"""Posts of Bluesky as mentions. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from socialwatch.model.items import language, moment, name, raw_of, words
from socialwatch.model.mention import Mention
from socialwatch.text import clean, one_line

_BEGAN_AT = datetime(2022, 11, 1, tzinfo=UTC)  # nothing on this network is older, whatever its author's clock says


def read_post(post: Mapping[str, Any], *, brand: str, did: str, now: datetime, is_notified: bool = False) -> Mention:
    """Return a post, or the notification that carries one, as a mention.

    Raises:
        KeyError, TypeError, ValueError, AttributeError, OverflowError: It has not the form of a post (`items.UNREADABLE`).
    """
    record, author = post["record"], post["author"]
    uri, handle = uri_of(post), one_line(clean(words(author["handle"])))
    reply = record.get("reply") or {}
    rkey = uri.rpartition("/")[2]
    return Mention(
        network="bluesky",
        native_id=uri,
        author=f"@{handle}",
        author_id=name(author["did"]),
        author_name=one_line(clean(words(author.get("displayName") or ""))) or None,
        text=clean(words(record["text"])),
        created_at=_written(record.get("createdAt"), post["indexedAt"], now),
        brand=brand,
        url=f"https://bsky.app/profile/{handle}/post/{rkey}" if re.fullmatch(r"[\w.-]+/[\w.-]+", f"{handle}/{rkey}") else None,
        thread_id=uri_of(reply["root"]) if reply else uri,
        in_reply_to=uri_of(reply["parent"]) if reply else None,
        lang=_lang(record.get("langs")),
        is_addressed=is_notified or _names(record, did),
        raw=raw_of(post),
    )


def uri_of(post: Mapping[str, Any]) -> str:
    """Return the identity of a post.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: It has none.
    """
    uri = name(post["uri"])
    if not uri.startswith("at://"):
        raise ValueError("the address of the post is not one of this network")
    return uri


def listed_at(post: Mapping[str, Any], now: datetime) -> datetime:
    """Return the time by which lists are ordered: when it was written or when it arrived, whichever is earlier.

    It is never later than `now` and never before the network began, where no clock of an author may take a window.

    Raises:
        KeyError, TypeError, ValueError, AttributeError, OverflowError: It has not the form of a post.
    """
    arrived = min(moment(post["indexedAt"]), now)
    written = _claimed(post["record"].get("createdAt"))
    return max(min(arrived, written or arrived), _BEGAN_AT)


def _written(written: Any, indexed: Any, now: datetime) -> datetime:
    """Return when a post was written; its author's clock is believed between the network's beginning and now."""
    found = _claimed(written)
    return found if found is not None and _BEGAN_AT <= found <= now else min(moment(indexed), now)


def _claimed(value: Any) -> datetime | None:
    """Return the time that an author's own program wrote down; None where it is none."""
    try:
        return moment(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _names(record: Mapping[str, Any], did: str) -> bool:
    """Say whether it is to us: by a link in the text to our account, as an answer to our post, or by quoting one."""
    facets = record.get("facets") or ()
    features = [one for facet in facets if isinstance(facet, dict) for one in facet.get("features") or () if isinstance(one, dict)]
    embedded = _inner(record.get("embed"), "record")
    subjects = [_inner(record.get("reply"), "parent"), embedded, _inner(embedded, "record")]
    return any(one.get("did") == did for one in features) or any(str(one.get("uri")).startswith(f"at://{did}/") for one in subjects)


def _inner(of: Any, key: str) -> Mapping[str, Any]:
    found = of.get(key) if isinstance(of, dict) else None
    return found if isinstance(found, dict) else {}


def _lang(langs: Any) -> str | None:
    return language(langs[0]) if isinstance(langs, list) and langs else None
