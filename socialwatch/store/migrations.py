"""The tables, release by release. Loaded only where a file is new or old: sqlite-utils costs as much as the rest of a command."""

from __future__ import annotations

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from socialwatch.store.connection import VERSION, Database

migrations = Migrations("socialwatch")
"""In order; each runs once. Never change one that was released: add the next, and raise `connection.VERSION`."""


def migrate(database: Database) -> None:
    """Bring the tables of a file up to date, whole or not at all; safe when several processes try at once.

    sqlite-utils would open a deferred transaction, in which all but one of them die; inside ours it uses savepoints.
    """
    with database.transaction():
        if database.value("PRAGMA user_version") < VERSION:
            migrations.apply(Tables(database.raw))
            database.run(f"PRAGMA user_version={VERSION}")


_CASES = """
CREATE TABLE cases (
    id INTEGER PRIMARY KEY, brand TEXT NOT NULL, network TEXT NOT NULL, contact INTEGER NOT NULL REFERENCES contacts(id),
    author TEXT NOT NULL, author_name TEXT, followers INTEGER, thread TEXT NOT NULL, headline INTEGER NOT NULL, text TEXT NOT NULL,
    url TEXT, lang TEXT, mentions INTEGER NOT NULL, state TEXT NOT NULL, queue TEXT NOT NULL, priority TEXT NOT NULL,
    intent TEXT NOT NULL, sentiment REAL NOT NULL, confidence REAL NOT NULL, is_unsure INTEGER NOT NULL, owes_answer INTEGER NOT NULL,
    severity TEXT NOT NULL, failed_channels TEXT NOT NULL, themes TEXT NOT NULL, department TEXT, assignee TEXT, claimed_until TEXT,
    tags TEXT NOT NULL, created_at TEXT NOT NULL, waiting_since TEXT, first_response_at TEXT, settled_mention INTEGER NOT NULL,
    promises TEXT NOT NULL, due_at TEXT, due_kind TEXT, snoozed_until TEXT, keeps_sleeping INTEGER NOT NULL, escalated_to TEXT,
    escalated_at TEXT, handled_at TEXT, handled_by TEXT, outcome TEXT, outcome_reason TEXT, moved_to TEXT, moved_ref TEXT,
    problem INTEGER, is_private INTEGER NOT NULL, set_by_person TEXT NOT NULL, reasons TEXT NOT NULL,
    -- derived, so that order and questions are an index
    rank INTEGER NOT NULL, due_key TEXT NOT NULL, warn_at TEXT, standing TEXT NOT NULL, author_key TEXT NOT NULL
)"""

_MENTIONS = """
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY, case_id INTEGER REFERENCES cases(id), thread TEXT NOT NULL, fetched_at TEXT NOT NULL,
    asks INTEGER NOT NULL, withdrawn_at TEXT, intent TEXT, sentiment REAL, network TEXT NOT NULL, native_id TEXT NOT NULL,
    author TEXT NOT NULL, text TEXT NOT NULL, created_at TEXT NOT NULL, brand TEXT NOT NULL, direction TEXT NOT NULL, author_id TEXT,
    author_name TEXT, followers INTEGER, url TEXT, title TEXT, thread_id TEXT, in_reply_to TEXT, lang TEXT, rating REAL, edited_at TEXT,
    is_private INTEGER NOT NULL, is_addressed INTEGER NOT NULL, is_repost INTEGER NOT NULL,
    looked_at TEXT NOT NULL, raw BLOB,
    UNIQUE (network, native_id)
)"""

_TABLES = (
    """CREATE TABLE contacts (
        id INTEGER PRIMARY KEY, network TEXT NOT NULL, key TEXT NOT NULL, handle TEXT NOT NULL, name TEXT, followers INTEGER,
        first_seen_at TEXT, muted_until TEXT, UNIQUE (network, key))""",
    _CASES,
    _MENTIONS,
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY, mention INTEGER NOT NULL REFERENCES mentions(id), text TEXT NOT NULL, title TEXT, seen_at TEXT NOT NULL,
        UNIQUE (mention, seen_at))""",
    """CREATE TABLE events (
        id INTEGER PRIMARY KEY, act INTEGER NOT NULL, case_id INTEGER NOT NULL REFERENCES cases(id), at TEXT NOT NULL, by TEXT NOT NULL,
        verb TEXT NOT NULL, from_state TEXT, to_state TEXT, note TEXT, changes TEXT NOT NULL, undoes INTEGER REFERENCES events(id))""",
    """CREATE TABLE windows (
        source TEXT NOT NULL, watch TEXT NOT NULL, since TEXT, until TEXT, target TEXT, extra TEXT, PRIMARY KEY (source, watch)
        ) WITHOUT ROWID""",
    """CREATE TABLE gaps (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, watch TEXT NOT NULL, begins_at TEXT, ends_at TEXT, reason TEXT NOT NULL,
        is_final INTEGER NOT NULL, seen_at TEXT NOT NULL, closed_at TEXT)""",
    """CREATE TABLE sources (
        name TEXT PRIMARY KEY, network TEXT NOT NULL, last_poll_at TEXT, last_ok_at TEXT, not_before TEXT, failing_since TEXT, error TEXT,
        usd_month TEXT, usd_spent REAL NOT NULL, rechecked_at TEXT) WITHOUT ROWID""",
    """CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, place TEXT NOT NULL, digest TEXT NOT NULL, reason TEXT NOT NULL, raw BLOB NOT NULL,
        at TEXT NOT NULL, UNIQUE (source, place, digest))""",
    """CREATE TABLE outbox (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, outlet TEXT NOT NULL, case_id INTEGER, kind TEXT NOT NULL, subject TEXT NOT NULL,
        body TEXT NOT NULL, facts TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, created_at TEXT NOT NULL,
        next_try_at TEXT NOT NULL, error TEXT, sent_at TEXT, ref TEXT)""",
    """CREATE TABLE problems (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, fixed_at TEXT, note TEXT)""",
    """CREATE TABLE labels (
        id INTEGER PRIMARY KEY, mention INTEGER NOT NULL REFERENCES mentions(id), field TEXT NOT NULL, value TEXT NOT NULL,
        by TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (mention, field))""",
    # A sketch is found by its numbers, newest mention first.
    "CREATE TABLE sketches (number INTEGER NOT NULL, mention INTEGER NOT NULL, PRIMARY KEY (number, mention)) WITHOUT ROWID",
    # No stemming, so that a word finds what it says; no triggers, because each costs more than the row.
    """CREATE VIRTUAL TABLE mentions_fts USING fts5(
        title, text, content=mentions, content_rowid=id, tokenize='unicode61 remove_diacritics 2')""",
)

_INDEXES = (
    # The order of the inbox. The predicate is literal, and every question about live or sleeping cases repeats it.
    "CREATE INDEX cases_inbox ON cases (rank, due_key, created_at, id) WHERE state <> 'handled'",
    "CREATE INDEX cases_noise ON cases (id) WHERE queue = 'noise' AND state <> 'handled'",
    "CREATE INDEX cases_thread ON cases (thread, network)",
    "CREATE INDEX cases_contact ON cases (contact)",
    "CREATE INDEX cases_author ON cases (author_key)",
    "CREATE INDEX cases_problem ON cases (problem) WHERE problem IS NOT NULL",
    "CREATE INDEX mentions_case ON mentions (case_id, created_at, id)",
    "CREATE INDEX mentions_answers ON mentions (in_reply_to, network) WHERE in_reply_to IS NOT NULL",
    "CREATE INDEX events_case ON events (case_id)",
    "CREATE INDEX events_undoes ON events (undoes) WHERE undoes IS NOT NULL",
    "CREATE INDEX events_people ON events (by, id) WHERE by <> 'socialwatch'",
    "CREATE INDEX gaps_open ON gaps (source, watch) WHERE closed_at IS NULL",
    "CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE state = 'waiting'",
)


@migrations()  # type: ignore[untyped-decorator]  # we do not follow the types of sqlite-utils
def first_tables(tables: Tables) -> None:
    """Release 0.1."""
    for statement in _TABLES + _INDEXES:
        tables.conn.execute(statement)


@migrations()  # type: ignore[untyped-decorator]  # as above
def cases_by_their_beginning(tables: Tables) -> None:
    """Figures ask for a span of time; without this index they read every case there ever was."""
    tables.conn.execute("CREATE INDEX cases_begun ON cases (created_at)")


@migrations()  # type: ignore[untyped-decorator]
def labels_with_their_history(tables: Tables) -> None:
    """Keep every label of a mention and field, with where it comes from, so that an act can be taken back; none outlives its mention."""
    for statement in (
        """CREATE TABLE all_labels (
            id INTEGER PRIMARY KEY, mention INTEGER NOT NULL REFERENCES mentions(id) ON DELETE CASCADE, field TEXT NOT NULL,
            value TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, origin TEXT NOT NULL, UNIQUE (mention, field, at))""",
        "INSERT INTO all_labels (id, mention, field, value, by, at, origin) SELECT id, mention, field, value, by, at, 'taught' FROM labels",
        "DROP TABLE labels",
        "ALTER TABLE all_labels RENAME TO labels",
    ):
        tables.conn.execute(statement)


_PEOPLE_AND_MOMENTS = (
    # Contacts with the same number are one person, because somebody said so by hand.
    "ALTER TABLE contacts ADD COLUMN person INTEGER",
    "CREATE INDEX contacts_person ON contacts (person) WHERE person IS NOT NULL",
    "ALTER TABLE cases ADD COLUMN muted_until TEXT",
    "CREATE INDEX cases_muted ON cases (muted_until) WHERE muted_until IS NOT NULL",
    "ALTER TABLE cases ADD COLUMN promised_as TEXT NOT NULL DEFAULT ''",
    # Derived: when a case changes by itself next. Too early for an older row is only looked at once more.
    "ALTER TABLE cases ADD COLUMN turns_at TEXT",
    """UPDATE cases SET turns_at = CASE WHEN state IN ('snoozed', 'watching')
        THEN nullif(min(coalesce(due_at, '9999'), coalesce(snoozed_until, '9999')), '9999') ELSE due_at END WHERE state <> 'handled'""",
    "CREATE INDEX cases_turns ON cases (turns_at) WHERE turns_at IS NOT NULL",
    "CREATE INDEX events_when ON events (at)",
)


@migrations()  # type: ignore[untyped-decorator]  # as above
def people_and_moments(tables: Tables) -> None:
    """Release 0.2: muted and linked contacts, what time alone changes, and the history by time."""
    for statement in _PEOPLE_AND_MOMENTS:
        tables.conn.execute(statement)


@migrations()  # type: ignore[untyped-decorator]
def replies_and_problems(tables: Tables) -> None:
    """Release 0.2: replies on their way out, and the history of problems."""
    for statement in (
        """CREATE TABLE replies (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, case_id INTEGER NOT NULL REFERENCES cases(id), network TEXT NOT NULL,
            source TEXT NOT NULL, account TEXT NOT NULL, in_reply_to TEXT NOT NULL, text TEXT NOT NULL, visibility TEXT NOT NULL,
            state TEXT NOT NULL, by TEXT NOT NULL, for_approval INTEGER NOT NULL, approved_by TEXT, created_at TEXT NOT NULL,
            sending_since TEXT, tried_at TEXT, sent_at TEXT, native_id TEXT, url TEXT, error TEXT, problem INTEGER)""",
        "CREATE INDEX replies_case ON replies (case_id)",
        "CREATE INDEX replies_waiting ON replies (state) WHERE state IN ('draft', 'sending', 'unknown')",
        # Nobody is told of a fixed problem twice, whatever a program above believes.
        """CREATE UNIQUE INDEX replies_told ON replies (problem, case_id)
            WHERE problem IS NOT NULL AND state IN ('sending', 'unknown', 'sent', 'by_hand')""",
        "ALTER TABLE problems ADD COLUMN theme TEXT",
        "ALTER TABLE problems ADD COLUMN created_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE problems ADD COLUMN turns TEXT NOT NULL DEFAULT '[]'",
    ):
        tables.conn.execute(statement)


@migrations()  # type: ignore[untyped-decorator]  # we do not follow the types of sqlite-utils
def replies_that_are_only_begun(tables: Tables) -> None:
    """Drafts: what somebody typed and did not send, so that no crash loses it."""
    tables.conn.execute(
        """CREATE TABLE drafts (
            case_id INTEGER NOT NULL REFERENCES cases(id), by TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (case_id, by)) WITHOUT ROWID"""
    )


@migrations()  # type: ignore[untyped-decorator]  # as above
def ladders_tickets_and_alerts(tables: Tables) -> None:
    """Escalations that climb, letters that are claimed, tickets that are watched, spikes that are told once."""
    for column in (
        "ladder TEXT NOT NULL DEFAULT '[]'", "acknowledge_by TEXT", "acknowledged_at TEXT", "acknowledged_by TEXT",
        "reminders INTEGER NOT NULL DEFAULT 0", "arrived_at TEXT",
    ):  # fmt: skip
        tables.conn.execute(f"ALTER TABLE cases ADD COLUMN {column}")
    for column in ("url TEXT", "claimed_by TEXT", "claimed_until TEXT", "asked_at TEXT", "closed_at TEXT"):
        tables.conn.execute(f"ALTER TABLE outbox ADD COLUMN {column}")
    for statement in (
        "CREATE INDEX outbox_case ON outbox (case_id) WHERE case_id IS NOT NULL",
        "CREATE INDEX outbox_tickets ON outbox (outlet, asked_at) WHERE state = 'sent' AND ref IS NOT NULL AND closed_at IS NULL",
        "CREATE INDEX cases_on_the_way ON cases (id) WHERE outcome = 'moved' AND arrived_at IS NULL AND state = 'handled'",
        """CREATE TABLE spikes (
            id INTEGER PRIMARY KEY, subject TEXT NOT NULL, began_at TEXT NOT NULL, seen_at TEXT NOT NULL, count INTEGER NOT NULL,
            expected REAL NOT NULL, ended_at TEXT)""",
        "CREATE UNIQUE INDEX spikes_on ON spikes (subject) WHERE ended_at IS NULL",
    ):
        tables.conn.execute(statement)


@migrations()  # type: ignore[untyped-decorator]
def gaps_that_a_person_knows_of(tables: Tables) -> None:
    """Keep who acknowledged a gap, how far back an unfinished first visit wants to go, and through which source a mention came."""
    for table, column in (("gaps", "closed_by"), ("windows", "floor"), ("mentions", "source")):
        tables.conn.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")


@migrations()  # type: ignore[untyped-decorator]
def ladders_by_their_time(tables: Tables) -> None:
    """Find the escalations that are due without reading every case; those of before get their clock when they are first looked at."""
    tables.conn.execute(
        "UPDATE cases SET acknowledge_by = escalated_at WHERE state = 'escalated' AND acknowledge_by IS NULL AND acknowledged_at IS NULL"
    )
    tables.conn.execute("CREATE INDEX cases_ladder ON cases (acknowledge_by) WHERE acknowledge_by IS NOT NULL AND state = 'escalated'")
