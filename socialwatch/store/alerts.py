"""Alerts: cases by the hour, and the spikes that were told."""

from __future__ import annotations

from datetime import datetime

import msgspec

from socialwatch.model.alerts import HourTally, Spike
from socialwatch.store.connection import Database
from socialwatch.store.rows import stamp, when

# A stamp begins with its hour: `2026-11-02T09`.
_TALLY = """SELECT c.brand, substr(c.created_at, 1, 13), c.intent, c.themes, count(*) FROM cases c
    WHERE c.created_at >= ? AND c.created_at < ? AND c.queue <> 'noise' GROUP BY 1, 2, 3, 4 ORDER BY 2, 1, 3, 4"""
_READ = "id, subject, began_at, seen_at, count, expected, ended_at"
_NAMES = msgspec.json.Decoder(tuple[str, ...])


def tally_hours(database: Database, since: datetime, until: datetime) -> list[HourTally]:
    """See `ports.Store.tally_hours`."""
    return [
        msgspec.convert({"brand": brand, "hour": f"{hour}:00:00Z", "intent": intent, "themes": _NAMES.decode(themes), "count": count}, HourTally)
        for brand, hour, intent, themes, count in database.rows(_TALLY, (stamp(since), stamp(until)))
    ]  # fmt: skip


def first_case_at(database: Database) -> datetime | None:
    """See `ports.Store.first_case_at`."""
    oldest: str | None = database.value("SELECT min(created_at) FROM cases")
    return when(oldest)


def spikes(database: Database, *, only_on: bool) -> list[Spike]:
    """See `ports.Store.spikes`."""
    sql = f"SELECT {_READ} FROM spikes WHERE ended_at IS NULL OR ? ORDER BY id DESC"
    return [msgspec.convert(dict(zip(_READ.split(", "), row, strict=True)), Spike) for row in database.rows(sql, (not only_on,))]


def keep_spike(database: Database, spike: Spike) -> None:
    """See `ports.Store.keep_spike`."""
    values = [spike.subject, stamp(spike.began_at), stamp(spike.seen_at), spike.count, spike.expected, stamp(spike.ended_at)]
    with database.writing():
        if spike.id:
            sql = "UPDATE spikes SET subject = ?, began_at = ?, seen_at = ?, count = ?, expected = ?, ended_at = ? WHERE id = ?"
            database.run(sql, [*values, spike.id])
        else:
            # Where the subject has one already, a second poll found the same: the first one stands.
            sql = "INSERT OR IGNORE INTO spikes (subject, began_at, seen_at, count, expected, ended_at) VALUES (?, ?, ?, ?, ?, ?)"
            database.run(sql, values)
