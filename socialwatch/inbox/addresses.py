"""The true address behind a link of a stranger: shown before it is opened, and refused where it could mislead."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from socialwatch.errors import UsageError

_ODD = re.compile(r"[\s\\\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def true_address(url: str | None) -> tuple[str, str]:
    """Return the host as the network will look it up (an international name as `xn--…`), and the address with that host in it.

    Raises:
        UsageError: There is none, it is not http or https, it hides a name and password or signs that programs read differently.
    """
    if not url:
        raise UsageError("this post has no address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError("the address of this post cannot be read; it is not opened") from error
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError("the address of this post is not http or https; it is not opened")
    if _ODD.search(url) or "@" in parts.netloc:
        raise UsageError("the address of this post hides a name or odd signs; it is not opened")
    plain = _in_ascii(host)
    place = f"[{plain}]" if ":" in plain else plain
    return plain, parts._replace(netloc=f"{place}:{port}" if port else place).geturl()


def typed_address(typed: str) -> str:
    """Return an address that a person typed, to be put into a reply.

    Raises:
        UsageError: It is none that anybody could open.
    """
    try:
        true_address(typed)
    except UsageError as error:
        raise UsageError("expected an address such as https://acme.example/help") from error
    return typed


def _in_ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UsageError("the host in the address of this post is no name; it is not opened") from error
