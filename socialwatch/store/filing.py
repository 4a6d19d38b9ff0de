"""Filing: what is known of a page, and the page itself, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from socialwatch.errors import NoSuchCaseError, StoreError
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.filing import Filing, Ground, Lookalike
from socialwatch.model.mention import Contact, FiledMention, Mention, contact_key
from socialwatch.model.outbox import Letter
from socialwatch.store import collecting, labels, outbox
from socialwatch.store.connection import Database
from socialwatch.store.rows import (
    CASE,
    CASE_READ,
    CONTACT,
    CONTACT_READ,
    EVENT,
    MENTION,
    MENTION_READ,
    as_case,
    as_contact,
    as_mention,
    case_row,
    contact_row,
    event_row,
    json_text,
    mention_row,
    stamp,
    upsert,
    when,
    woken,
)

_ENDLESS = datetime.max.replace(tzinfo=UTC)

_KEEP_CASE = upsert("cases", CASE, ("id",))
_KEEP_CONTACT = upsert("contacts", CONTACT, ("network", "key"))
_KEEP_MENTION = upsert("mentions", MENTION, ("network", "native_id"), keeps=("fetched_at", "looked_at"))
_ADD_EVENT = f"INSERT INTO events ({', '.join(EVENT)}) VALUES ({', '.join('?' * len(EVENT))})"
_CHOSEN = "SELECT id, title, text FROM mentions WHERE id IN (SELECT value FROM json_each(?))"
_INDEX = f"INSERT INTO mentions_fts (rowid, title, text) {_CHOSEN}"
_UNINDEX = f"INSERT INTO mentions_fts (mentions_fts, rowid, title, text) SELECT 'delete', * FROM ({_CHOSEN})"
_SEEN_PER_NUMBER = 40
"""How many of the newest mentions are looked at for one number of a sketch, so that a wave of spam costs no more than a word."""


def known(database: Database, network: str, native_ids: Sequence[str]) -> frozenset[str]:
    """See `ports.Store.known`."""
    sql = "SELECT native_id FROM mentions WHERE network = ? AND native_id IN (SELECT value FROM json_each(?))"
    return frozenset(row[0] for row in database.rows(sql, (network, json_text(list(native_ids)))))


# -- the ground ---------------------------------------------------------------------------------------------------------


def ground(database: Database, mentions: Sequence[Mention]) -> Ground:
    """See `ports.Store.ground`."""
    held: dict[tuple[str, str], FiledMention] = {}
    numbers: set[int] = set()
    contacts: dict[tuple[str, str], Contact] = {}
    for network in sorted({one.network for one in mentions}):
        page = [one for one in mentions if one.network == network]
        touched = _touched(database, network, page)
        held |= {one.mention.key: one for one in touched}
        numbers |= {one.case for one in touched if one.case is not None}
        numbers |= _in_threads(database, network, page, touched)
        contacts |= {(network, one.key): one for one in _contacts(database, network, page)}
    return Ground(
        mentions=held,
        cases=_cases(database, numbers),
        conversations=_conversations(database, numbers, {one.id: one for one in held.values()}),
        contacts=contacts,
        next_case=_next(database, "cases"),
        next_mention=_next(database, "mentions"),
        next_contact=_next(database, "contacts"),
    )


def _touched(database: Database, network: str, page: Sequence[Mention]) -> list[FiledMention]:
    """Return what is held of the page, what it answers, and what answers it."""
    own = json_text([one.native_id for one in page])
    wanted = json_text(sorted({one.native_id for one in page} | {one.in_reply_to for one in page if one.in_reply_to}))
    by_id = f"SELECT {MENTION_READ} FROM mentions m WHERE m.network = ? AND m.native_id IN (SELECT value FROM json_each(?))"
    answers = f"SELECT {MENTION_READ} FROM mentions m WHERE m.in_reply_to IN (SELECT value FROM json_each(?)) AND m.network = ?"
    rows = database.rows(by_id, (network, wanted)) + database.rows(answers, (own, network))
    return [as_mention(row) for row in {row[0]: row for row in rows}.values()]


def _in_threads(database: Database, network: str, page: Sequence[Mention], touched: Sequence[FiledMention]) -> set[int]:
    threads = {one.thread_id for one in page} | {one.native_id for one in page} | {one.in_reply_to for one in page}
    threads |= {one.thread for one in touched}
    sql = "SELECT c.id FROM cases c WHERE c.thread IN (SELECT value FROM json_each(?)) AND c.network = ?"
    return {row[0] for row in database.rows(sql, (json_text(sorted(filter(None, threads))), network))}


def _contacts(database: Database, network: str, page: Sequence[Mention]) -> list[Contact]:
    sql = f"SELECT {CONTACT_READ} FROM contacts k WHERE k.network = ? AND k.key IN (SELECT value FROM json_each(?))"
    return [as_contact(row) for row in database.rows(sql, (network, json_text(sorted({contact_key(one) for one in page}))))]


def _cases(database: Database, numbers: Iterable[int]) -> dict[int, Case]:
    sql = f"SELECT {CASE_READ} FROM cases c WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id"
    return {row[0]: as_case(row) for row in database.rows(sql, (json_text(sorted(numbers)),))}


def _conversations(database: Database, numbers: Iterable[int], held: Mapping[int, FiledMention]) -> dict[int, tuple[FiledMention, ...]]:
    sql = f"""SELECT {MENTION_READ} FROM mentions m WHERE m.case_id IN (SELECT value FROM json_each(?))
        ORDER BY m.case_id, m.created_at, m.id"""
    told: dict[int, list[FiledMention]] = {number: [] for number in sorted(numbers)}
    for row in database.rows(sql, (json_text(sorted(told)),)):
        told[row[1]].append(held.get(row[0]) or as_mention(row))
    return {number: tuple(mentions) for number, mentions in told.items()}


def _next(database: Database, table: str) -> int:
    return int(database.value(f"SELECT coalesce(max(id), 0) + 1 FROM {table}"))


def lookalikes(database: Database, sketch: Sequence[int], since: datetime, limit: int) -> list[Lookalike]:
    """See `ports.Store.lookalikes`. Looks at the newest 40 mentions of each number."""
    if not sketch:
        return []
    newest = "SELECT mention FROM (SELECT mention FROM sketches WHERE number = ? ORDER BY mention DESC LIMIT ?)"
    shared = " UNION ".join([newest] * len(sketch))
    sql = f"""SELECT m.author, m.text, m.created_at FROM mentions m WHERE m.id IN ({shared})
        AND m.created_at >= ? AND m.direction = 'inbound' AND m.withdrawn_at IS NULL ORDER BY m.created_at DESC, m.id DESC LIMIT ?"""
    values = [value for number in sketch for value in (number, _SEEN_PER_NUMBER)]
    return [Lookalike(author, text, when(at)) for author, text, at in database.rows(sql, [*values, stamp(since), limit])]


# -- the page -----------------------------------------------------------------------------------------------------------


def absorb(database: Database, filing: Filing) -> None:
    """See `ports.Store.absorb`."""
    with database.writing():
        before = database.changes
        database.run_many(_KEEP_CONTACT, map(contact_row, filing.contacts))
        database.run_many(_KEEP_CASE, map(case_row, filing.cases))
        _keep_mentions(database, filing.mentions)
        # The same page again changes no row, and so has no history of its own.
        is_new = database.changes > before or not (filing.cases or filing.mentions)
        _keep_revisions(database, filing)
        pairs = [(number, mention) for mention, sketch in filing.sketches.items() for number in sketch]
        database.run_many("INSERT OR IGNORE INTO sketches (number, mention) VALUES (?, ?)", pairs)
        _add_events(database, filing.events if is_new else ())
        outbox.add(database, filing.letters)
        if filing.mentions:
            collecting.keep_origin(database, filing)
        collecting.keep_visit(database, filing)


def _keep_mentions(database: Database, mentions: Sequence[FiledMention]) -> None:
    """Store the page; the full-text index follows in one statement, and only where words changed."""
    if not mentions:
        return
    before = _texts(database, mentions)
    written = {one.mention.key: (one.mention.title, one.mention.text) for one in mentions}
    changed = [number for key, (number, *words) in before.items() if written[key] != tuple(words)]
    _index(database, _UNINDEX, changed)
    database.run_many(_KEEP_MENTION, map(mention_row, mentions))
    _index(database, _INDEX, changed + [one.id for one in mentions if one.mention.key not in before])


def _index(database: Database, statement: str, numbers: Sequence[int]) -> None:
    if numbers:
        database.run(statement, (json_text(numbers),))


def _texts(database: Database, mentions: Sequence[FiledMention]) -> dict[tuple[str, str], tuple[int, str | None, str]]:
    sql = """SELECT network, native_id, id, title, text FROM mentions
        WHERE network = ? AND native_id IN (SELECT value FROM json_each(?))"""
    held: dict[tuple[str, str], tuple[int, str | None, str]] = {}
    for network in {one.mention.network for one in mentions}:
        ids = json_text([one.mention.native_id for one in mentions if one.mention.network == network])
        held |= {(row[0], row[1]): (row[2], row[3], row[4]) for row in database.rows(sql, (network, ids))}
    return held


def _keep_revisions(database: Database, filing: Filing) -> None:
    database.run_many(
        "INSERT OR IGNORE INTO revisions (mention, text, title, seen_at) VALUES (?, ?, ?, ?)",
        [(one.mention, one.text, one.title, stamp(one.seen_at)) for one in filing.revisions],
    )
    withdrawn = [one.mention for one in filing.mentions if one.withdrawn_at is not None]
    database.run_many(
        "DELETE FROM revisions WHERE mention = (SELECT id FROM mentions WHERE network = ? AND native_id = ?)",
        [one.key for one in withdrawn],
    )
    labels.drop_withdrawn(database, [one.key for one in withdrawn])


# -- an act -------------------------------------------------------------------------------------------------------------


def apply(database: Database, changes: Sequence[Change], letters: Sequence[Letter]) -> int | None:
    """See `ports.Store.apply`. Several changes of one case follow one another: each has seen what the one before made."""
    with database.writing():
        stored = _cases(database, {change.seen.id for change in changes})
        for change in changes:
            _refuse_stale(stored, change.seen)
            stored[change.seen.id] = change.case
        database.run_many(_KEEP_CASE, [case_row(change.case) for change in changes])
        act = _add_events(database, [change.event for change in changes])
        labels.follow(database, changes)
        outbox.add(database, letters)
    return act


def _refuse_stale(stored: Mapping[int, Case], seen: Case) -> None:
    if seen.id not in stored:
        raise NoSuchCaseError(seen.id)
    if stored[seen.id] != seen and woken(stored[seen.id], _ENDLESS) != seen:
        raise StoreError(f"somebody changed case {seen.id} meanwhile; look at it again (`socialwatch show {seen.id}`) and repeat")


def _add_events(database: Database, events: Sequence[Event]) -> int | None:
    """Add lines to the history under one new act; events that have their number already are there."""
    fresh = [event for event in events if event.id == 0]
    if not fresh:
        return None
    last = database.rows("SELECT id, act FROM events ORDER BY id DESC LIMIT 1")
    number, act = last[0] if last else (0, 0)
    numbered = [msgspec.structs.replace(event, id=number + at, act=act + 1) for at, event in enumerate(fresh, start=1)]
    database.run_many(_ADD_EVENT, map(event_row, numbered))
    return int(act) + 1
