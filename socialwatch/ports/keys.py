"""What a plug-in's configuration is described with, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """One configuration key that a network or an outlet takes.

    Args:
        kind: `text`, `texts` (a list), `url`, `urls`, `path`, `secret`, `flag`, `number`, `duration`.
        doc: One line for `config.example.toml`, `init` and the schema.
        example: TOML, as it would stand behind the `=`.
        is_needed: Without it the source cannot work (an alternative is named in `doc`).
        default: What holds where it is left out; already converted.
    """

    name: str
    kind: str
    doc: str
    example: str = ""
    is_needed: bool = False
    default: Any = None


class SourceSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One `[[sources]]` table, checked and converted.

    Args:
        options: The keys of its network, converted: text, tuple of texts, `Path`, `Secret`, bool, float, `timedelta`.
        watch: Kinds of watches to read; empty means all that its credentials allow.
        backfill: How far back a first visit goes.
        recheck: How old a look at a live mention may be before it is looked up again; zero means at every poll.
        api_base: Where the network is reached instead of its real host; None for the real host.
    """

    name: str
    network: str
    brand: str
    options: Mapping[str, Any] = {}
    watch: tuple[str, ...] = ()
    budget_requests: int = 200
    budget_seconds: float = 60.0
    backfill_s: float = 7 * 86400.0
    recheck_s: float = 12 * 3600.0
    is_enabled: bool = True
    api_base: str | None = None


class OutletSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One `[outlets.NAME]` table, checked and converted.

    Args:
        private: Whether the words of private messages may leave by it.
    """

    name: str
    kind: str
    options: Mapping[str, Any] = {}
    private: bool = False
