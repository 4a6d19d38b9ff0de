"""Collecting: windows, gaps, quarantine, and what is remembered of sources and of looks at live mentions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from socialwatch.model.collecting import Gap, Poison, SourceState, StoredGap, Window
from socialwatch.model.filing import Filing
from socialwatch.store.connection import Database
from socialwatch.store.rows import SOURCE, as_source, json_text, source_row, stamp, upsert, when

_KEEP_WINDOW = upsert("windows", ("source", "watch", "since", "until", "target", "extra", "floor"), ("source", "watch"))
_KEEP_SOURCE = upsert("sources", SOURCE, ("name",))


def keep_origin(database: Database, filing: Filing) -> None:
    """Note through which source new mentions came; one that comes through a second source keeps its first."""
    numbers = json_text([one.id for one in filing.mentions])
    database.run("UPDATE mentions SET source = ? WHERE source IS NULL AND id IN (SELECT value FROM json_each(?))", (filing.source, numbers))


def keep_visit(database: Database, filing: Filing) -> None:
    """Store what a page says of its watch: how far it has been read, what it could not reach, what could not be read."""
    watch = filing.watch or ""
    if filing.watch is not None and filing.window is not None:
        window = filing.window
        database.run(_KEEP_WINDOW, (filing.source, watch, window.since, window.until, window.target, window.extra, stamp(window.floor)))
    if filing.closes_gaps:
        database.run(
            "UPDATE gaps SET closed_at = ? WHERE source = ? AND watch = ? AND closed_at IS NULL AND NOT is_final",
            (stamp(filing.at), filing.source, watch),
        )
    if filing.gap is not None:
        _open_gap(database, filing.source, watch, filing.gap, filing.at)
    if filing.poison:
        _keep_poison(database, filing.source, filing.poison, filing.at)


def _open_gap(database: Database, source: str, watch: str, gap: Gap, at: datetime) -> None:
    """Widen the open gap of the same watch and reason, or open one: a poll every five minutes must not pile them up."""
    begins, ends = stamp(gap.begins_at), stamp(gap.ends_at)
    # min and max of SQLite are NULL where one side is: a border that was not known stays unknown.
    widened = database.run(
        """UPDATE gaps SET begins_at = min(begins_at, ?), ends_at = max(ends_at, ?)
        WHERE source = ? AND watch = ? AND reason = ? AND is_final = ? AND closed_at IS NULL""",
        (begins, ends, source, watch, gap.reason, gap.is_final),
    )
    if not widened:
        database.run(
            "INSERT INTO gaps (source, watch, begins_at, ends_at, reason, is_final, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (source, watch, begins, ends, gap.reason, gap.is_final, stamp(at)),
        )


def _keep_poison(database: Database, source: str, poison: Sequence[Poison], at: datetime) -> None:
    from hashlib import sha256

    database.run_many(
        "INSERT OR IGNORE INTO quarantine (source, place, digest, reason, raw, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(source, one.where, sha256(one.raw).hexdigest(), one.reason, one.raw, stamp(at)) for one in poison],
    )


def window(database: Database, source: str, watch: str) -> Window:
    """See `ports.Store.window`."""
    return windows(database, source).get(watch, Window())


def windows(database: Database, source: str) -> dict[str, Window]:
    """See `ports.Store.windows`."""
    rows = database.rows("SELECT watch, since, until, target, extra, floor FROM windows WHERE source = ?", (source,))
    return {watch: Window(since, until, target, extra, when(floor)) for watch, since, until, target, extra, floor in rows}


def gaps(database: Database, *, only_open: bool) -> list[StoredGap]:
    """See `ports.Store.gaps`."""
    rows = database.rows(
        f"""SELECT id, source, watch, begins_at, ends_at, reason, is_final, seen_at, closed_at, closed_by FROM gaps
        WHERE {"closed_at IS NULL" if only_open else "1"} ORDER BY id DESC"""
    )
    return [
        StoredGap(
            id=number, source=source, watch=watch, seen_at=when(seen_at), closed_at=when(closed_at), closed_by=closed_by,
            gap=Gap(begins_at=when(begins_at), ends_at=when(ends_at), reason=reason, is_final=bool(is_final)),
        )
        for number, source, watch, begins_at, ends_at, reason, is_final, seen_at, closed_at, closed_by in rows
    ]  # fmt: skip


def acknowledge_gaps(database: Database, sources: Sequence[str], by: str, at: datetime) -> int:
    """See `ports.Store.acknowledge_gaps`."""
    sql = """UPDATE gaps SET closed_at = ?, closed_by = ?
        WHERE closed_at IS NULL AND source IN (SELECT value FROM json_each(?))"""
    with database.writing():
        return database.run(sql, (stamp(at), by, json_text(list(sources))))


def source_states(database: Database) -> dict[str, SourceState]:
    """See `ports.Store.source_states`."""
    states = map(as_source, database.rows(f"SELECT {', '.join(SOURCE)} FROM sources ORDER BY name"))
    return {state.name: state for state in states}


def remember_source(database: Database, state: SourceState) -> None:
    """See `ports.Store.remember_source`."""
    with database.writing():
        database.run(_KEEP_SOURCE, source_row(state))


def live_mentions(database: Database, network: str, not_seen_since: datetime, not_of: Sequence[str]) -> list[str]:
    """See `ports.Store.live_mentions`."""
    sql = """SELECT m.native_id FROM cases c JOIN mentions m ON m.case_id = c.id
        WHERE c.state <> 'handled' AND m.network = ? AND m.direction = 'inbound' AND m.withdrawn_at IS NULL AND m.looked_at < ?
        AND (m.source IS NULL OR m.source NOT IN (SELECT value FROM json_each(?)))
        ORDER BY m.looked_at, m.id"""
    return [row[0] for row in database.rows(sql, (network, stamp(not_seen_since), json_text(list(not_of))))]


def looked_up(database: Database, network: str, native_ids: Sequence[str], at: datetime) -> None:
    """See `ports.Store.looked_up`."""
    sql = "UPDATE mentions SET looked_at = ? WHERE network = ? AND native_id IN (SELECT value FROM json_each(?))"
    with database.writing():
        database.run(sql, (stamp(at), network, json_text(list(native_ids))))


def quarantined(database: Database, limit: int) -> list[tuple[str, str, str, datetime]]:
    """See `ports.Store.quarantined`."""
    rows = database.rows("SELECT source, place, reason, at FROM quarantine ORDER BY id DESC LIMIT ?", (limit,))
    return [(source, place, reason, when(at)) for source, place, reason, at in rows]
