"""The check-up: how an installation stands as facts, what is wrong with it, and the code that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from socialwatch.desk.aftermath import gap_words
from socialwatch.errors import ConfigError, CredentialsError, OutletError, SourceError, StoreError
from socialwatch.model.collecting import StoredGap

_WORST_FIRST = (3, 7, 74, 4, 5, 6)
"""Exit codes by how much stops working: without a configuration nothing does, without one source the others do."""


class ConfigFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The configuration file.

    Args:
        mode: Of the file, as `0600`; None where there is none.
        is_open_to_others: Group or world may read it.
        errors: Every error found; empty where it can be used.
    """

    path: str | None = None
    mode: str | None = None
    is_open_to_others: bool = False
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class DatabaseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The inbox.

    Args:
        path: None where the configuration does not say.
        version, writes: Of the tables in the file, and of those that this program writes; None where it was not opened.
        poll_pid: Process of the poll that runs; None where none does, or where it does not say.
        error: Why it cannot be used, with the exit code `error_code`.
    """

    path: str | None = None
    is_there: bool = False
    mode: str | None = None
    is_open_to_others: bool = False
    version: int | None = None
    writes: int | None = None
    is_polled: bool = False
    poll_pid: int | None = None
    error: str | None = None
    error_code: int = StoreError.exit_code


class SourceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One source.

    Args:
        credentials: Names of the secrets that are there; never their values.
        missing: What is missing, a sentence each; empty for a source that is switched off, whose secrets are not asked for.
        deferred_until: The network asked us to wait until then; None where that is over.
        error: What the last poll met; None where it went well.
        gaps: The stretches that could not be read, newest first, without those that a person acknowledged.
        usd_this_month: What reading cost in this month.
        usd_cap: What it may cost in a month; None where nobody said.
        answer: What the network said when it was asked (`--online`).
        refusal: Why it could not be asked, with the exit code `refusal_code`.
    """

    name: str
    network: str
    is_enabled: bool = True
    credentials: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    last_poll_at: datetime | None = None
    last_ok_at: datetime | None = None
    deferred_until: datetime | None = None
    failing_since: datetime | None = None
    error: str | None = None
    gaps: tuple[StoredGap, ...] = ()
    usd_this_month: float = 0.0
    usd_cap: float | None = None
    answer: str | None = None
    refusal: str | None = None
    refusal_code: int = SourceError.exit_code


class OutletFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet; `missing` as of a source."""

    name: str
    kind: str
    missing: tuple[str, ...] = ()


class CheckUp(msgspec.Struct, frozen=True, kw_only=True):
    """All that was looked at. The counts of outbox and quarantine are None where there is no inbox to count in."""

    version: str
    python: str
    sqlite: str
    may_lose_wal: bool = False
    config: ConfigFacts
    database: DatabaseFacts
    sources: tuple[SourceFacts, ...] = ()
    outlets: tuple[OutletFacts, ...] = ()
    waiting: int | None = None
    dead: int | None = None
    quarantined: int | None = None


class Problem(msgspec.Struct, frozen=True):
    """One thing that is not as it should be.

    Args:
        about: `config`, `database`, `outbox`, `quarantine`, `source NAME` or `outlet NAME`.
        words: What it is and what to do.
        code: What to leave with; 0 where everything works all the same.
    """

    about: str
    words: str
    code: int = 0


def source_name(name: str) -> str:
    """Return what problems with a source are filed under."""
    return f"source {name}"


def outlet_name(name: str) -> str:
    """Return what problems with an outlet are filed under."""
    return f"outlet {name}"


def problems(found: CheckUp) -> tuple[Problem, ...]:
    """Return what is wrong, in the order of the check-up."""
    return (*_of_config(found), *_of_database(found.database), *_of_sources(found), *_of_mail(found))


def exit_code(wrong: Sequence[Problem]) -> int:
    """Return the code of the worst problem; 0 where there are warnings at most."""
    codes = {one.code for one in wrong} - {0}
    return next((code for code in _WORST_FIRST if code in codes), min(codes, default=0))


def _of_config(found: CheckUp) -> Iterator[Problem]:
    config = found.config
    yield from (Problem("config", words, ConfigError.exit_code) for words in config.errors)
    if config.is_open_to_others:
        yield Problem("config", f"others may read it (mode {config.mode}); chmod 600 {config.path}")
    yield from (Problem("config", words) for words in config.warnings)
    if not config.errors and not any(source.is_enabled for source in found.sources):
        yield Problem("config", "no source is switched on; add [[sources]], or set enabled = true")


def _of_database(database: DatabaseFacts) -> Iterator[Problem]:
    if database.error is not None:
        yield Problem("database", database.error, database.error_code)
    if database.is_open_to_others:
        yield Problem("database", f"others may read it (mode {database.mode}); chmod 600 {database.path}")


def _of_sources(found: CheckUp) -> Iterator[Problem]:
    for source in found.sources:
        yield from (Problem(source_name(source.name), words, CredentialsError.exit_code) for words in source.missing)
        if source.refusal is not None:
            yield Problem(source_name(source.name), source.refusal, source.refusal_code)
        # What a poll met counts until the next one, unless the network has just answered.
        if source.is_enabled and source.error is not None and source.answer is None:
            how, code = ("failed", SourceError.exit_code) if source.failing_since is not None else ("was cut short", 0)
            yield Problem(source_name(source.name), f"the last poll {how}: {source.error}", code)
        yield from (Problem(source_name(source.name), words) for words in _gaps(source.gaps))


def _gaps(gaps: Sequence[StoredGap]) -> Iterator[str]:
    """Say what could not be read and what to do about it; only the newest one by one, for a list that grows helps nobody."""
    for one in gaps[:_TOLD_GAPS]:
        what_to_do = (
            "nothing can: `socialwatch doctor --acknowledge-gaps` when you know of it" if one.gap.is_final else "the next poll does"
        )
        yield f"a gap, in {one.watch}: {gap_words(one.gap)} (to cover it: {what_to_do})"
    if len(gaps) > _TOLD_GAPS:
        yield f"{len(gaps) - _TOLD_GAPS:,} more gaps; `socialwatch doctor --json` lists them"


def _of_mail(found: CheckUp) -> Iterator[Problem]:
    for outlet in found.outlets:
        yield from (Problem(outlet_name(outlet.name), words, CredentialsError.exit_code) for words in outlet.missing)
    if found.dead:
        many = "1 message" if found.dead == 1 else f"{found.dead} messages"
        yield Problem("outbox", f"{many} could not be delivered and will not be tried again", OutletError.exit_code)
    if found.quarantined:
        yield Problem("quarantine", f"{_capped(found.quarantined)} items could not be read and were set aside; the others are stored")


def _capped(count: int) -> str:
    return f"{count:,} or more" if count >= MOST_COUNTED else f"{count:,}"


_TOLD_GAPS = 3

MOST_COUNTED = 1000
"""Counts of letters and quarantine stop here."""
