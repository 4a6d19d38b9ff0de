"""What may be said of an address, and which ones are this machine."""

from __future__ import annotations

import contextlib
import ipaddress
import re
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """Return the host and port of an address for a sentence; never its user, path or query."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or "the address"
    except ValueError:
        return "the address"


def is_web_address(url: str) -> bool:
    """Whether it is http(s) with a host and without a user, a query, or characters that clients read differently."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    odd = re.search(r"[\s\\\x00-\x20\x7f-\x9f]", url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and not parts.query and not odd


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine: 127.0.0.0/8, ::1 or `localhost`; odd spellings of an address are not."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False
