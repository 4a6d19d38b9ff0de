"""A check-up on the screen: a line for each thing, a line for each problem under it, and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

import msgspec

from socialwatch.desk.doctor import CheckUp, DatabaseFacts, Problem, SourceFacts, outlet_name, source_name
from socialwatch.model.collecting import StoredGap
from socialwatch.model.times import iso
from socialwatch.views import phrases

FINE, NOTE, WARNING, WRONG = "✓ fine", "· note", "⚠ warning", "✗ wrong"
"""A mark and its word: neither colour nor a glyph alone carries the meaning."""

_MARK_CELLS = len(WARNING)


class _Line(msgspec.Struct, frozen=True):
    mark: str
    about: str
    words: str


def doctor_lines(found: CheckUp, wrong: Sequence[Problem], *, now: datetime, zone: tzinfo) -> list[str]:
    """Return a check-up as aligned lines, printable; the last one says how it stands.

    Args:
        wrong: What `desk.doctor.problems` found in it.
        zone: Of the user, for local times.
    """
    told = list(_told(found, wrong, now, zone))
    width = max(len(phrases.line(one.about)) for one in told)
    lines = [f"{one.mark:<{_MARK_CELLS}}  {phrases.line(one.about):<{width}}  {phrases.line(one.words)}" for one in told]
    return [*lines, "", _verdict(wrong)]


def _told(found: CheckUp, wrong: Sequence[Problem], now: datetime, zone: tzinfo) -> Iterator[_Line]:
    yield _Line(FINE, "socialwatch", f"{found.version}, Python {found.python}, SQLite {found.sqlite}")
    if found.may_lose_wal:
        yield _Line(NOTE, "sqlite", _WAL)
    for about, words, mark in _subjects(found, now, zone):
        own = [one for one in wrong if one.about == about]
        if words:
            yield _Line(_worst(own) or mark, about, words)
        yield from (_Line(WRONG if one.code else WARNING, about, one.words) for one in own)


_WAL = "before 3.51.3 a very rare race can damage a database that two processes tidy up at once; only polls do here, one at a time"


def _worst(own: Sequence[Problem]) -> str:
    return WRONG if any(one.code for one in own) else WARNING if own else ""


def _subjects(found: CheckUp, now: datetime, zone: tzinfo) -> Iterator[tuple[str, str, str]]:
    """Yield each thing that was looked at: its name, how it is, and its mark while nothing is wrong with it."""
    config = found.config
    yield "config", f"{config.path} (mode {config.mode})" if config.path and config.mode else "", FINE
    yield "database", _database(found.database), FINE if found.database.is_there else NOTE
    for source in found.sources:
        yield source_name(source.name), _source(source, now, zone), FINE if source.is_enabled else NOTE
    for outlet in found.outlets:
        yield outlet_name(outlet.name), f"outlet ({outlet.kind})", FINE
    if found.waiting is not None:
        yield "outbox", f"{found.waiting:,} waiting, {found.dead:,} dead", FINE
        yield "quarantine", "empty" if not found.quarantined else f"{found.quarantined:,} set aside", FINE


def _database(database: DatabaseFacts) -> str:
    if database.path is None:
        return ""
    if not database.is_there:
        return f"{database.path}: no inbox yet; `socialwatch poll` makes it"
    parts = [f"{database.path} (mode {database.mode})"]
    if database.version is not None:
        parts.append(f"tables {database.version}")
    if database.is_polled:
        parts.append(f"a poll is running (process {database.poll_pid})" if database.poll_pid else "a poll is running")
    return ", ".join(parts)


def _source(source: SourceFacts, now: datetime, zone: tzinfo) -> str:
    """Return how a source stands: `reads x; bearer_token is there; last poll today 09:12`."""
    if not source.is_enabled:
        return f"reads {source.network}; switched off"
    parts = [f"reads {source.network}"]
    if source.credentials:
        parts.append(f"{', '.join(source.credentials)} {'is' if len(source.credentials) == 1 else 'are'} there")
    elif not source.missing:
        parts.append("needs no credentials")
    parts += _times(source, now, zone)
    if source.usd_cap is not None:
        parts.append(f"{source.usd_this_month:.2f} of {source.usd_cap:.2f} USD spent this month")
    elif source.usd_this_month:
        parts.append(f"{source.usd_this_month:.2f} USD spent this month")
    if source.answer is not None:
        parts.append(f"the network answers: {source.answer}")
    return "; ".join(parts)


def _times(source: SourceFacts, now: datetime, zone: tzinfo) -> Iterator[str]:
    if source.last_poll_at is None:
        yield "never polled"
        return
    went_well = source.last_ok_at is not None and source.last_ok_at >= source.last_poll_at
    yield f"last poll {phrases.when(source.last_poll_at, now, zone)}{' went well' if went_well else ''}"
    if not went_well:
        yield f"last went well {phrases.when(source.last_ok_at, now, zone)}" if source.last_ok_at else "never went well"
    if source.deferred_until is not None:
        yield f"waits until {phrases.when(source.deferred_until, now, zone)}, as the network asked"
    if source.failing_since is not None:
        yield f"fails since {phrases.when(source.failing_since, now, zone)}"


def _verdict(wrong: Sequence[Problem]) -> str:
    bad, warned = sum(bool(one.code) for one in wrong), sum(not one.code for one in wrong)
    if not wrong:
        return "All is well."
    counts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((bad, "problem"), (warned, "warning")) if n]
    return f"{' and '.join(counts)}." if bad else f"All is well, with {counts[0]}."


def doctor_json(found: CheckUp, wrong: Sequence[Problem]) -> dict[str, object]:
    """Return a check-up as JSON-ready values; `ok` says that no problem has a code."""
    config, database = found.config, found.database
    return {
        "ok": not any(one.code for one in wrong),
        "version": found.version,
        "python": found.python,
        "sqlite": found.sqlite,
        "config": {"path": config.path, "mode": config.mode, "errors": list(config.errors), "warnings": list(config.warnings)},
        "database": {
            "path": database.path,
            "exists": database.is_there,
            "mode": database.mode,
            "version": database.version,
            "writes": database.writes,
            "poll_running": database.is_polled,
            "poll_pid": database.poll_pid,
        },
        "sources": [_source_row(source) for source in found.sources],
        "outlets": [{"name": one.name, "kind": one.kind, "missing": list(one.missing)} for one in found.outlets],
        "outbox": {"waiting": found.waiting, "dead": found.dead},
        "quarantine": found.quarantined,
        "problems": [{"about": one.about, "words": one.words, "code": one.code} for one in wrong],
    }


def _source_row(source: SourceFacts) -> dict[str, object]:
    return {
        "name": source.name,
        "network": source.network,
        "enabled": source.is_enabled,
        "credentials": list(source.credentials),
        "missing": list(source.missing),
        "last_poll_at": _iso(source.last_poll_at),
        "last_ok_at": _iso(source.last_ok_at),
        "deferred_until": _iso(source.deferred_until),
        "failing_since": _iso(source.failing_since),
        "error": source.error,
        "gaps": [_gap_row(one) for one in source.gaps],
        "usd_this_month": source.usd_this_month,
        "usd_cap": source.usd_cap,
        "answer": source.answer,
        "refusal": source.refusal,
    }


def _gap_row(stored: StoredGap) -> dict[str, object]:
    gap = stored.gap
    return {
        "watch": stored.watch,
        "from": _iso(gap.begins_at),
        "to": _iso(gap.ends_at),
        "reason": gap.reason,
        "final": gap.is_final,
        "seen_at": _iso(stored.seen_at),
    }


def _iso(at: datetime | None) -> str | None:
    return iso(at) if at is not None else None
