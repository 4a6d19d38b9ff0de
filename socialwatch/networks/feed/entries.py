"""Entries of a feed from its bytes: RSS, Atom and JSON Feed. Pure, but for the parser's own time."""

from __future__ import annotations

import calendar
import email.utils
import hashlib
import io
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Poison
from socialwatch.model.items import UNREADABLE, poison_of, raw_of, web, words
from socialwatch.text import clean, html_to_text, one_line
from socialwatch.transport import read_json

MOST_ENTRIES = 500
_ITEM = re.compile(rb"<(?:[A-Za-z]\w*:)?(?:item|entry)[\s>]")
_DATE = re.compile(rb"<(?:pubDate|published|updated|dc:date)[^>]*>\s*([^<]{8,40}?)\s*</")
_END = re.compile(rb"</(?:[A-Za-z]\w*:)?(rss|feed|RDF)\s*>(?:\s|<!--.*?-->|\x00)*\Z", re.DOTALL | re.IGNORECASE)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as the feed tells it, in plain text.

    Args:
        guid: The feed's own name for it; None where it gives none.
        published: None where the feed dates neither the entry nor itself.
    """

    guid: str | None
    link: str | None
    title: str | None
    text: str
    author: str
    published: datetime | None
    updated: datetime | None
    lang: str | None
    rating: float | None

    @property
    def looks(self) -> str:
        """What stays the same where a feed invents a new guid for every reader."""
        date = self.published.isoformat() if self.published else ""
        return hashlib.sha256("\0".join((self.link or "", self.title or "", date)).encode()).hexdigest()


class Feed(msgspec.Struct, frozen=True):
    """What was read of a feed: at most 500 entries, the newest; `unread` of them were left out; `bad` could not be read."""

    entries: tuple[Entry, ...]
    unread: int = 0
    bad: tuple[Poison, ...] = ()


def parse(body: bytes, *, content_type: str, url: str, host: str) -> Feed:
    """Read a feed in whatever format it is.

    Raises:
        SourceError: It is not a feed, or is cut off, or defines entities of its own.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json_feed(read_json(start, host), url, host)
    return _xml_feed(body, content_type=content_type, url=url, host=host)


# -- RSS and Atom -------------------------------------------------------------------------------------------------------


def _xml_feed(body: bytes, *, content_type: str, url: str, host: str) -> Feed:
    import feedparser

    plain = body.replace(b"\0", b"") if b"\0" in body else body  # UTF-16, for looking only
    if re.search(rb"<!ENTITY", plain, re.IGNORECASE):
        raise SourceError(f"the feed of {host} defines entities of its own; such a feed can grow without end and is not read")
    body, unread = _newest(body)
    # Only ever a stream: given a text, feedparser would open files and addresses. It is not told where the feed was: it would
    # make an address of a guid such as `17` as well.
    headers = {"content-type": content_type}
    found = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        raise SourceError(f"{host} sent something that is not a feed; check the address in `urls`")
    if not _END.search(plain[-4096:]):
        raise SourceError(f"{host} sent only a part of its feed")
    channel = found.feed
    return Feed(tuple(_xml_entry(entry, channel, url, host) for entry in found.entries[:MOST_ENTRIES]), unread)


def _newest(body: bytes) -> tuple[bytes, int]:
    """Return the feed with its 500 newest entries, and how many were cut: feedparser takes 0.3 ms for each."""
    starts = [found.start() for found in _ITEM.finditer(body)]
    unread = len(starts) - MOST_ENTRIES
    if unread <= 0:
        return body, 0
    end = body.rfind(b"</channel") if b"</channel" in body[starts[-1] :] else body.rfind(b"</")
    first, last = _date_in(body[starts[0] : starts[1]]), _date_in(body[starts[-1] : end])
    if first is not None and last is not None and last > first:  # a feed that lists its oldest entry first
        return body[: starts[0]] + body[starts[unread] :], unread
    return body[: starts[MOST_ENTRIES]] + body[end:], unread


def _date_in(item: bytes) -> datetime | None:
    found = _DATE.search(item)
    return _date(found[1].decode("ascii", "replace")) if found else None


def _xml_entry(entry: Any, channel: Any, url: str, host: str) -> Entry:
    published = _moment(entry, "published_parsed") or _moment(entry, "created_parsed")
    updated = _moment(entry, "updated_parsed")
    contents = [*(dict.get(entry, "content") or ()), dict.get(entry, "summary_detail") or {}]
    return Entry(
        guid=_words(dict.get(entry, "id")),
        link=_web(dict.get(entry, "link"), url),
        title=_words(_plain(dict.get(entry, "title_detail") or {})),
        text=next((text for content in contents if (text := _plain(content))), ""),
        author=_words(dict.get(entry, "author")) or _words(dict.get(channel, "author")) or _words(dict.get(channel, "title")) or host,
        published=published or updated or _moment(channel, "updated_parsed") or _moment(channel, "published_parsed"),
        updated=updated if published and updated and updated > published else None,
        lang=_lang((dict.get(entry, "title_detail") or {}).get("language") or dict.get(channel, "language")),
        rating=_rating(dict.get(entry, "im_rating")),
    )


def _moment(of: Any, key: str) -> datetime | None:
    # `dict.get`: feedparser's own lookup answers `updated` with `published`, and warns.
    found = dict.get(of, key)
    if not isinstance(found, time.struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(found), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _plain(detail: Mapping[str, Any]) -> str:
    """Return a text of the feed without its markup."""
    value = str(detail.get("value") or "")
    return clean(value if detail.get("type") == "text/plain" else html_to_text(value)).strip()


# -- JSON Feed ----------------------------------------------------------------------------------------------------------


def _json_feed(found: Any, url: str, host: str) -> Feed:
    if not isinstance(found, dict) or "jsonfeed.org" not in str(found.get("version")) or not isinstance(found.get("items"), list):
        raise SourceError(f"{host} sent JSON that is not a JSON Feed; check the address in `urls`")
    items: Sequence[Any] = found["items"]
    entries: list[Entry] = []
    bad: list[Poison] = []
    for number, item in enumerate(items[:MOST_ENTRIES], 1):
        if not isinstance(item, dict) or isinstance(item.get("id"), (float, bool, dict, list)):
            reason = "the id is not a text" if isinstance(item, dict) else "expected an object"
            bad.append(Poison(f"entry {number} of {url}", reason, raw_of(item) or b""))
            continue
        try:
            entries.append(_json_entry(item, found, url, host))
        except UNREADABLE as why:
            bad.append(poison_of(f"entry {number} of {url}", why, item))
    return Feed(tuple(entries), max(0, len(items) - MOST_ENTRIES), tuple(bad))


def _json_entry(item: Mapping[str, Any], feed: Mapping[str, Any], url: str, host: str) -> Entry:
    text = _text(item, "content_text") or html_to_text(_text(item, "content_html")) or _text(item, "summary")
    published, updated = _date(item.get("date_published")), _date(item.get("date_modified"))
    channel = feed.get("title")
    names = [*_names(item), *_names(feed), channel if isinstance(channel, str) else None, host]
    return Entry(
        guid=_words(item.get("id")),
        link=_web(item.get("url"), url),
        title=_words(_text(item, "title")),
        text=clean(text).strip(),
        author=next(name for name in map(_words, names) if name),
        published=published or updated,
        updated=updated if published and updated and updated > published else None,
        lang=_lang(item.get("language") or feed.get("language")),
        rating=None,
    )


def _text(of: Mapping[str, Any], key: str) -> str:
    """Return a text, empty where there is none; raises `TypeError` where something else stands in its place."""
    value = of.get(key)
    return "" if value is None else words(value)


def _names(of: Mapping[str, Any]) -> Iterable[Any]:
    authors = of.get("authors") if isinstance(of.get("authors"), list) else [of.get("author")]
    return [author["name"] for author in authors or () if isinstance(author, dict) and isinstance(author.get("name"), str)]


# -- small pieces -------------------------------------------------------------------------------------------------------


def _words(value: Any) -> str | None:
    """Return a text of one line, cleaned; None for none."""
    return one_line(clean(str(value)))[:1000] or None if value not in (None, "") else None


def _web(value: Any, base: str) -> str | None:
    """Return a link that leads to the web; `javascript:` and its kin are dropped."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return web(urljoin(base, value.strip()))
    except ValueError:
        return None


def _date(value: Any) -> datetime | None:
    """Read an ISO or a mail date; without a zone it is UTC."""
    if not isinstance(value, str):
        return None
    for read in (datetime.fromisoformat, email.utils.parsedate_to_datetime):
        try:
            found = read(value.strip())
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return None


def _lang(value: Any) -> str | None:
    primary = re.split("[-_]", str(value or "").strip().lower())[0]
    return primary if re.fullmatch("[a-z]{2,3}", primary) else None


def _rating(value: Any) -> float | None:
    """Return the stars that feeds of app reviews give."""
    return float(value) if isinstance(value, str) and re.fullmatch(r"[1-5](\.\d)?", value) else None
