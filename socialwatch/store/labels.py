"""Labels: what people said of texts. All are kept, so that an act can be taken back; one holds for each mention and field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from socialwatch.model.case import Change
from socialwatch.model.label import Label, LabelledText
from socialwatch.store.connection import Database
from socialwatch.store.rows import json_text, stamp, when

_COLUMNS = "mention, field, value, by, at, origin"
_ADD = f"""INSERT INTO labels ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (mention, field, at) DO UPDATE
    SET value = excluded.value, by = excluded.by, origin = excluded.origin"""
_TAKE_BACK = """DELETE FROM labels WHERE at = (SELECT e.at FROM events e WHERE e.id = ?)
    AND mention IN (SELECT m.id FROM mentions m WHERE m.case_id = ?)"""
_HOLDING = """SELECT id, mention, field, value, by, at, origin, row_number() OVER (
    PARTITION BY mention, field ORDER BY CASE origin WHEN 'taught' THEN 0 ELSE 1 END, at DESC, id DESC) AS place FROM labels"""


def walk_labels(database: Database, *, include_private: bool) -> Iterator[LabelledText]:
    """See `ports.Store.walk_labels`."""
    sql = f"""SELECT l.mention, l.field, l.value, l.by, l.at, l.origin, m.title, m.text, m.brand, m.network, m.native_id, m.lang, m.is_private
        FROM ({_HOLDING}) l JOIN mentions m ON m.id = l.mention
        WHERE l.place = 1 AND m.withdrawn_at IS NULL {"" if include_private else "AND NOT m.is_private"} ORDER BY l.id"""
    for mention, field, value, by, at, origin, title, text, brand, network, native_id, lang, is_private in database.stream(sql, {}):
        label = Label(mention=mention, field=field, value=value, by=by, at=when(at), origin=origin)
        yield LabelledText(
            label=label, text=f"{title}\n{text}" if title else text, brand=brand, network=network, native_id=native_id, lang=lang,
            is_private=bool(is_private),
        )  # fmt: skip


def count_labels(database: Database, since: datetime | None) -> int:
    """See `ports.Store.count_labels`."""
    return int(database.value("SELECT count(*) FROM labels WHERE at > ?", (stamp(since) or "",)))


def keep_labels(database: Database, labels: Sequence[Label]) -> int:
    """See `ports.Store.keep_labels`."""
    with database.writing():
        before = int(database.value("SELECT count(*) FROM labels"))
        add(database, labels)
        return int(database.value("SELECT count(*) FROM labels")) - before


def add(database: Database, labels: Iterable[Label]) -> None:
    """Keep labels, inside the transaction of whoever writes them."""
    database.run_many(_ADD, [(one.mention, one.field, one.value, one.by, stamp(one.at), one.origin) for one in labels])


def follow(database: Database, changes: Sequence[Change]) -> None:
    """Keep the labels of an act, and drop those of the acts that it takes back."""
    for change in changes:
        if change.event.undoes is not None:
            database.run(_TAKE_BACK, (change.event.undoes, change.case.id))
        add(database, change.labels)


def drop_withdrawn(database: Database, keys: Sequence[tuple[str, str]]) -> None:
    """Let what was said of a text go with it."""
    for network in {key[0] for key in keys}:
        ids = json_text([native_id for one, native_id in keys if one == network])
        database.run(
            """DELETE FROM labels WHERE mention IN (SELECT m.id FROM mentions m WHERE m.network = ?
                AND m.native_id IN (SELECT value FROM json_each(?)))""",
            (network, ids),
        )
