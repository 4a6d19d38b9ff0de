"""Getting one feed: asked politely, redirected carefully."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from socialwatch.errors import SourceError
from socialwatch.transport import host_of, refusal

_HOPS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
_NOT_GLOBAL = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "192.0.0.0/24")))
# Both lead to other networks, yet `is_global` of Python 3.11.7 calls them global.


class Answer(msgspec.Struct, frozen=True):
    """A feed as it was sent: `body` is None where nothing changed since the last visit."""

    url: str
    body: bytes | None
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None


def get_feed(session: Any, url: str, *, etag: str | None, modified: str | None) -> Answer:
    """Ask for a feed, following up to three redirects.

    A redirect may lead to any public address, and on the host that the user wrote to any path; never to another private one.

    Raises:
        RateLimitedError: The host asks us to wait.
        SourceError: It did not give the feed; the message says why.
    """
    headers = {"Accept": _ACCEPT} | ({"If-None-Match": etag} if etag else {}) | ({"If-Modified-Since": modified} if modified else {})
    at = url
    for _ in range(_HOPS + 1):
        response = session.get(at, headers=headers, allow_redirects=False)
        if response.status_code not in _REDIRECTS:
            return _answer(response, at)
        at = _target(response.headers, at, written=url)
    raise SourceError(f"{host_of(url)} redirects more than {_HOPS} times; the address of the feed may have changed")


def _answer(response: Any, url: str) -> Answer:
    status = response.status_code
    if status == 304:
        return Answer(url, None)
    if status in (401, 403, 404, 410):
        raise SourceError(f"{host_of(url)} does not show this feed ({status}); check the address in `urls`")
    if trouble := refusal(status, response.headers, host_of(url)):
        raise trouble
    header = response.headers.get
    return Answer(url, response.content, header("Content-Type", ""), header("ETag"), header("Last-Modified"))


def _target(headers: Mapping[str, str], at: str, *, written: str) -> str:
    """Return where a redirect leads, if we go there."""
    target = urljoin(at, headers.get("Location", ""))
    if not _is_plain(target):
        raise SourceError(f"{host_of(at)} redirects to something that is not a web address; that is not followed")
    if urlsplit(target).netloc.lower() != urlsplit(written).netloc.lower() and not is_public(urlsplit(target).hostname or ""):
        raise SourceError(f"{host_of(at)} redirects to {host_of(target)}, an address that is not public; that is not followed")
    return target


def _is_plain(url: str) -> bool:
    """Say whether every client reads the same host in it."""
    if re.search(r"[\s\\\x00-\x20\x7f-\x9f]", url):
        return False
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def is_public(host: str) -> bool:
    """Say whether every address of a host is reachable by everybody; a host that cannot be looked up is not."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(_is_global(str(address)) for address in found)


def _is_global(address: str) -> bool:
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    inside = any(parsed.version == network.version and parsed in network for network in _NOT_GLOBAL)
    return parsed.is_global and not parsed.is_multicast and not inside
