"""Posts of Bluesky as mentions. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from socialwatch.model.mention import Mention
from socialwatch.text import clean, one_line

_BEGAN_AT = datetime(2022, 11, 1, tzinfo=UTC)  # nothing on this network is older, whatever its author's clock says
_RAW_BYTES = 64 * 1024


def read_post(post: Mapping[str, Any], *, brand: str, did: str, now: datetime, is_notified: bool = False) -> Mention:
    """Return a post, or the notification that carries one, as a mention.

    Raises:
        KeyError, TypeError, ValueError: It has not the form of a post.
    """
    record, author = post["record"], post["author"]
    reply = record.get("reply") or {}
    handle = one_line(clean(author["handle"]))
    rkey = post["uri"].rpartition("/")[2]
    langs = record.get("langs") or [""]
    return Mention(
        network="bluesky",
        native_id=post["uri"],
        author=f"@{handle}",
        author_id=author["did"],
        author_name=one_line(clean(author.get("displayName") or "")) or None,
        text=clean(record["text"]),
        created_at=_written(record.get("createdAt"), post["indexedAt"], now),
        brand=brand,
        url=f"https://bsky.app/profile/{handle}/post/{rkey}" if re.fullmatch(r"[\w.-]+/[\w.-]+", f"{handle}/{rkey}") else None,
        thread_id=reply["root"]["uri"] if reply else post["uri"],
        in_reply_to=reply["parent"]["uri"] if reply else None,
        lang=_lang(langs[0]),
        is_addressed=is_notified or _names(record, did),
        raw=_raw(post),
    )


def listed_at(post: Mapping[str, Any]) -> datetime:
    """Return the time by which lists are ordered: when it was written or when it arrived, whichever is earlier.

    Raises:
        KeyError, TypeError, ValueError: It has not the form of a post.
    """
    arrived = _time(post["indexedAt"])
    written = post["record"].get("createdAt")
    return min(arrived, _time(written)) if written else arrived


def _written(written: Any, indexed: str, now: datetime) -> datetime:
    """Return when a post was written; its author's clock is believed between the network's beginning and now."""
    arrived = min(_time(indexed), now)
    try:
        found = _time(written)
    except (TypeError, ValueError):
        return arrived
    return found if _BEGAN_AT <= found <= now else arrived


def _time(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


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


def _lang(value: Any) -> str | None:
    primary = re.split("[-_]", str(value or "").lower())[0]
    return primary if re.fullmatch("[a-z]{2,3}", primary) else None


def _raw(post: Mapping[str, Any]) -> bytes | None:
    raw = msgspec.json.encode(post)
    return raw if len(raw) <= _RAW_BYTES else None
