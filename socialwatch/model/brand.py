"""The brand: what we look after and by which names it is called."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Brand(msgspec.Struct, frozen=True, kw_only=True):
    """One brand as its owner describes it.

    Args:
        name: Key of the table in the configuration, such as `acme`.
        handles: Network → the brand's own accounts there, as people write them (`@acme`, `u/acme`, `@acme@mastodon.social`).
        hashtags: With their `#`.
        keywords: Words or phrases that mean the brand wherever they stand.
        exclude: Words or phrases that mean something else of the same name.
    """

    name: str
    handles: Mapping[str, tuple[str, ...]] = {}
    hashtags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
