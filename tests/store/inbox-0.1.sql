-- An inbox as release 0.1 left it: its tables word for word, and rows that release wrote. Only tests/helpers/old_inbox.py reads it.
PRAGMA application_id = 1936684919;
PRAGMA journal_mode = WAL;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE contacts (
        id INTEGER PRIMARY KEY, network TEXT NOT NULL, key TEXT NOT NULL, handle TEXT NOT NULL, name TEXT, followers INTEGER,
        first_seen_at TEXT, muted_until TEXT, UNIQUE (network, key));
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
);
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY, case_id INTEGER REFERENCES cases(id), thread TEXT NOT NULL, fetched_at TEXT NOT NULL,
    asks INTEGER NOT NULL, withdrawn_at TEXT, intent TEXT, sentiment REAL, network TEXT NOT NULL, native_id TEXT NOT NULL,
    author TEXT NOT NULL, text TEXT NOT NULL, created_at TEXT NOT NULL, brand TEXT NOT NULL, direction TEXT NOT NULL, author_id TEXT,
    author_name TEXT, followers INTEGER, url TEXT, title TEXT, thread_id TEXT, in_reply_to TEXT, lang TEXT, rating REAL, edited_at TEXT,
    is_private INTEGER NOT NULL, is_addressed INTEGER NOT NULL, is_repost INTEGER NOT NULL,
    looked_at TEXT NOT NULL, raw BLOB,
    UNIQUE (network, native_id)
);
CREATE TABLE revisions (
        id INTEGER PRIMARY KEY, mention INTEGER NOT NULL REFERENCES mentions(id), text TEXT NOT NULL, title TEXT, seen_at TEXT NOT NULL,
        UNIQUE (mention, seen_at));
CREATE TABLE events (
        id INTEGER PRIMARY KEY, act INTEGER NOT NULL, case_id INTEGER NOT NULL REFERENCES cases(id), at TEXT NOT NULL, by TEXT NOT NULL,
        verb TEXT NOT NULL, from_state TEXT, to_state TEXT, note TEXT, changes TEXT NOT NULL, undoes INTEGER REFERENCES events(id));
CREATE TABLE windows (
        source TEXT NOT NULL, watch TEXT NOT NULL, since TEXT, until TEXT, target TEXT, extra TEXT, PRIMARY KEY (source, watch)
        ) WITHOUT ROWID;
CREATE TABLE gaps (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, watch TEXT NOT NULL, begins_at TEXT, ends_at TEXT, reason TEXT NOT NULL,
        is_final INTEGER NOT NULL, seen_at TEXT NOT NULL, closed_at TEXT);
CREATE TABLE sources (
        name TEXT PRIMARY KEY, network TEXT NOT NULL, last_poll_at TEXT, last_ok_at TEXT, not_before TEXT, failing_since TEXT, error TEXT,
        usd_month TEXT, usd_spent REAL NOT NULL, rechecked_at TEXT) WITHOUT ROWID;
CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, place TEXT NOT NULL, digest TEXT NOT NULL, reason TEXT NOT NULL, raw BLOB NOT NULL,
        at TEXT NOT NULL, UNIQUE (source, place, digest));
CREATE TABLE outbox (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, outlet TEXT NOT NULL, case_id INTEGER, kind TEXT NOT NULL, subject TEXT NOT NULL,
        body TEXT NOT NULL, facts TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, created_at TEXT NOT NULL,
        next_try_at TEXT NOT NULL, error TEXT, sent_at TEXT, ref TEXT);
CREATE TABLE problems (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, fixed_at TEXT, note TEXT);
CREATE TABLE labels (
        id INTEGER PRIMARY KEY, mention INTEGER NOT NULL REFERENCES mentions(id), field TEXT NOT NULL, value TEXT NOT NULL,
        by TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (mention, field));
CREATE TABLE sketches (number INTEGER NOT NULL, mention INTEGER NOT NULL, PRIMARY KEY (number, mention)) WITHOUT ROWID;
CREATE VIRTUAL TABLE mentions_fts USING fts5(
        title, text, content=mentions, content_rowid=id, tokenize='unicode61 remove_diacritics 2');
CREATE INDEX cases_inbox ON cases (rank, due_key, created_at, id) WHERE state <> 'handled';
CREATE INDEX cases_noise ON cases (id) WHERE queue = 'noise' AND state <> 'handled';
CREATE INDEX cases_thread ON cases (thread, network);
CREATE INDEX cases_contact ON cases (contact);
CREATE INDEX cases_author ON cases (author_key);
CREATE INDEX cases_problem ON cases (problem) WHERE problem IS NOT NULL;
CREATE INDEX mentions_case ON mentions (case_id, created_at, id);
CREATE INDEX mentions_answers ON mentions (in_reply_to, network) WHERE in_reply_to IS NOT NULL;
CREATE INDEX events_case ON events (case_id);
CREATE INDEX events_undoes ON events (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX events_people ON events (by, id) WHERE by <> 'socialwatch';
CREATE INDEX gaps_open ON gaps (source, watch) WHERE closed_at IS NULL;
CREATE INDEX outbox_waiting ON outbox (next_try_at) WHERE state = 'waiting';
INSERT INTO _sqlite_migrations VALUES (1, 'socialwatch', 'first_tables', '2026-11-27 16:07:53.443460+00:00');
INSERT INTO contacts VALUES (1, 'x', '@jane', '@jane', 'Jane', 10, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO contacts VALUES (2, 'x', '@bo', '@bo', 'Bo', 20, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO contacts VALUES (3, 'x', '@li', '@li', 'Li', 30, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO contacts VALUES (4, 'x', '@mo', '@mo', 'Mo', 40, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO contacts VALUES (5, 'x', '@ed', '@ed', 'Ed', 50, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO contacts VALUES (6, 'x', '@zoë', '@zoë', 'Zoë', 60, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO cases VALUES (1, 'acme', 'x', 1, '@jane', 'Jane', 10, 't1', 1, '@acme my kettle leaks, I was on hold for an hour, please help', 'https://x.example/1', NULL, 2, 'pending', 'service', 'high', 'complaint', -0.83, 0.92, 0, 1, '[]', '["phone"]', '[]', NULL, NULL, NULL, '[]', '2026-11-23T10:00:00.000000Z', NULL, '2026-11-23T10:40:00.000000Z', 0, '[{"kind":"first_response","since":"2026-11-23T10:00:00Z","due_at":"2026-11-23T12:00:00Z","warn_at":null,"left":null,"met_at":"2026-11-23T10:40:00Z","cancelled_at":null,"breached_at":null,"level":"service/high","note":null},{"kind":"resolution","since":"2026-11-23T10:00:00Z","due_at":null,"warn_at":null,"left":"P1DT84000S","met_at":null,"cancelled_at":null,"breached_at":null,"level":"service/high","note":null}]', NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '[]', '["complains","phone line failed: \"on hold for an hour\"","something is wrong: \"on hold\"","wants something done: \"please help\"","has waited: \"for an hour\""]', 1, '9999', NULL, 'paused', 'jane');
INSERT INTO cases VALUES (2, 'acme', 'x', 2, '@bo', 'Bo', 20, 't2', 2, '@acme I was charged twice, I want a refund', 'https://x.example/2', NULL, 1, 'escalated', 'service', 'normal', 'help', -0.8, 0.9, 0, 1, '[]', '[]', '["refund"]', 'billing', NULL, NULL, '[]', '2026-11-23T10:05:00.000000Z', '2026-11-23T10:05:00.000000Z', NULL, 0, '[{"kind":"first_response","since":"2026-11-23T10:05:00Z","due_at":"2026-11-23T12:05:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":null,"breached_at":"2026-11-23T12:05:00Z","level":"service/normal","note":null},{"kind":"resolution","since":"2026-11-23T10:05:00Z","due_at":"2026-11-25T10:05:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":null,"breached_at":"2026-11-25T10:05:00Z","level":"service/normal","note":null}]', '2026-11-23T12:05:00.000000Z', 'first_response', NULL, 0, 'billing', '2026-11-27T16:07:54.009092Z', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '["department"]', '["asks for help","something is wrong: \"was charged\"","wants something done: \"want a refund\"","is about refund: \"refund\"","billing owns this theme"]', 1, '2026-11-23T12:05:00.000000Z', NULL, 'ok', 'bo');
INSERT INTO cases VALUES (3, 'acme', 'x', 3, '@li', 'Li', 30, 't3', 3, '@acme where can I buy a spare lid?', 'https://x.example/3', NULL, 1, 'snoozed', 'sales', 'normal', 'purchase', 0.0, 0.7, 0, 1, '[]', '[]', '[]', NULL, NULL, NULL, '["lids"]', '2026-11-23T10:10:00.000000Z', '2026-11-23T10:10:00.000000Z', NULL, 0, '[{"kind":"first_response","since":"2026-11-23T10:10:00Z","due_at":"2026-11-23T12:10:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":null,"breached_at":"2026-11-23T12:10:00Z","level":"sales/normal","note":null},{"kind":"resolution","since":"2026-11-23T10:10:00Z","due_at":null,"warn_at":null,"left":"P0D","met_at":null,"cancelled_at":null,"breached_at":"2026-11-25T10:10:00Z","level":"sales/normal","note":null}]', '2026-11-23T12:10:00.000000Z', 'first_response', '2026-11-30T16:07:54.594230Z', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '["tags"]', '["wants to buy","thinks of buying: \"where can i buy\""]', 1, '2026-11-23T12:10:00.000000Z', NULL, 'ok', 'li');
INSERT INTO cases VALUES (4, 'acme', 'x', 4, '@mo', 'Mo', 40, 't4', 4, '@acme I love my new kettle, thank you so much!', 'https://x.example/4', NULL, 1, 'handled', 'praise', 'low', 'praise', 0.67, 0.83, 0, 1, '[]', '[]', '[]', NULL, NULL, NULL, '[]', '2026-11-23T10:15:00.000000Z', NULL, NULL, 4, '[{"kind":"first_response","since":"2026-11-23T10:15:00Z","due_at":"2026-11-23T12:15:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":"2026-11-27T16:07:54.798179Z","breached_at":"2026-11-23T12:15:00Z","level":"praise/low","note":null},{"kind":"resolution","since":"2026-11-23T10:15:00Z","due_at":"2026-11-25T10:15:00Z","warn_at":null,"left":null,"met_at":"2026-11-27T16:07:54.798179Z","cancelled_at":null,"breached_at":"2026-11-25T10:15:00Z","level":"praise/low","note":null}]', NULL, NULL, NULL, 0, NULL, NULL, '2026-11-27T16:07:54.798179Z', 'ada', 'thanked', NULL, NULL, NULL, NULL, 0, '[]', '["praises","is pleased: \"love\"","says thank you: \"thank you\""]', 1, '9999', NULL, 'missed', 'mo');
INSERT INTO cases VALUES (5, 'acme', 'x', 5, '@ed', 'Ed', 50, 't5', 5, '@acme the toaster burnt my hand, there was smoke', 'https://x.example/5', NULL, 1, 'open', 'service', 'urgent', 'complaint', -0.67, 0.83, 0, 1, '["injury","fire"]', '[]', '[]', NULL, 'bob', '2026-11-27T16:37:55.041434Z', '[]', '2026-11-23T10:20:00.000000Z', '2026-11-23T10:20:00.000000Z', NULL, 0, '[{"kind":"first_response","since":"2026-11-23T10:20:00Z","due_at":"2026-11-23T12:20:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":null,"breached_at":"2026-11-23T12:20:00Z","level":"service/urgent","note":null},{"kind":"resolution","since":"2026-11-23T10:20:00Z","due_at":"2026-11-25T10:20:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":null,"breached_at":"2026-11-25T10:20:00Z","level":"service/urgent","note":null}]', '2026-11-23T12:20:00.000000Z', 'first_response', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '[]', '["complains","somebody may be hurt: \"burnt my hand\"","fire or smoke: \"there was smoke\""]', 0, '2026-11-23T12:20:00.000000Z', NULL, 'ok', 'ed');
INSERT INTO cases VALUES (6, 'acme', 'x', 6, '@zoë', 'Zoë', 60, 't6', 6, '@acme mein Wasserkocher ist kaputt, bitte helft mir', 'https://x.example/6', NULL, 1, 'watching', 'service', 'normal', 'help', -0.67, 0.83, 0, 1, '[]', '[]', '[]', NULL, 'bob', NULL, '[]', '2026-11-23T10:25:00.000000Z', NULL, NULL, 6, '[{"kind":"first_response","since":"2026-11-23T10:25:00Z","due_at":"2026-11-23T12:25:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":"2026-11-27T16:07:55.681685Z","breached_at":"2026-11-23T12:25:00Z","level":"service/normal","note":null},{"kind":"resolution","since":"2026-11-23T10:25:00Z","due_at":null,"warn_at":null,"left":"P0D","met_at":null,"cancelled_at":null,"breached_at":"2026-11-25T10:25:00Z","level":"service/normal","note":null},{"kind":"promise","since":"2026-11-27T16:07:55.478770Z","due_at":"2026-11-28T09:00:00Z","warn_at":null,"left":null,"met_at":null,"cancelled_at":null,"breached_at":null,"level":"ada","note":"we call"}]', '2026-11-28T09:00:00.000000Z', 'promise', '2026-11-29T16:07:55.681660Z', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '["assignee"]', '["asks for help","something is wrong: \"kaputt\"","wants something done: \"bitte helft\""]', 1, '2026-11-28T09:00:00.000000Z', NULL, 'ok', 'zoe');
INSERT INTO mentions VALUES (1, 1, 't1', '2026-11-27T16:07:53.454136Z', 1, NULL, 'complaint', -0.83, 'x', '1', '@jane', '@acme my kettle leaks, I was on hold for an hour, please help', '2026-11-23T10:00:00.000000Z', 'acme', 'inbound', NULL, 'Jane', 10, 'https://x.example/1', NULL, 't1', NULL, NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO mentions VALUES (2, 2, 't2', '2026-11-27T16:07:53.454136Z', 1, NULL, 'help', -0.8, 'x', '2', '@bo', '@acme I was charged twice, I want a refund', '2026-11-23T10:05:00.000000Z', 'acme', 'inbound', NULL, 'Bo', 20, 'https://x.example/2', NULL, 't2', NULL, NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO mentions VALUES (3, 3, 't3', '2026-11-27T16:07:53.454136Z', 1, NULL, 'purchase', 0.0, 'x', '3', '@li', '@acme where can I buy a spare lid?', '2026-11-23T10:10:00.000000Z', 'acme', 'inbound', NULL, 'Li', 30, 'https://x.example/3', NULL, 't3', NULL, NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO mentions VALUES (4, 4, 't4', '2026-11-27T16:07:53.454136Z', 1, NULL, 'praise', 0.67, 'x', '4', '@mo', '@acme I love my new kettle, thank you so much!', '2026-11-23T10:15:00.000000Z', 'acme', 'inbound', NULL, 'Mo', 40, 'https://x.example/4', NULL, 't4', NULL, NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO mentions VALUES (5, 5, 't5', '2026-11-27T16:07:53.454136Z', 1, NULL, 'complaint', -0.67, 'x', '5', '@ed', '@acme the toaster burnt my hand, there was smoke', '2026-11-23T10:20:00.000000Z', 'acme', 'inbound', NULL, 'Ed', 50, 'https://x.example/5', NULL, 't5', NULL, NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO mentions VALUES (6, 6, 't6', '2026-11-27T16:07:53.454136Z', 1, NULL, 'help', -0.67, 'x', '6', '@zoë', '@acme mein Wasserkocher ist kaputt, bitte helft mir', '2026-11-23T10:25:00.000000Z', 'acme', 'inbound', NULL, 'Zoë', 60, 'https://x.example/6', NULL, 't6', NULL, NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO mentions VALUES (7, 1, 't1', '2026-11-27T16:07:53.454136Z', 1, NULL, NULL, NULL, 'x', '7', '@acme', '@jane sorry, we look into it', '2026-11-23T10:40:00.000000Z', 'acme', 'outbound', NULL, NULL, NULL, NULL, NULL, 't1', '1', NULL, NULL, NULL, 0, 0, 0, '2026-11-27T16:07:53.454136Z', NULL);
INSERT INTO events VALUES (1, 1, 1, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'receive', NULL, 'new', NULL, '{}', NULL);
INSERT INTO events VALUES (2, 1, 1, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'answer_seen', 'new', 'pending', NULL, '{}', NULL);
INSERT INTO events VALUES (3, 1, 2, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'receive', NULL, 'new', NULL, '{}', NULL);
INSERT INTO events VALUES (4, 1, 3, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'receive', NULL, 'new', NULL, '{}', NULL);
INSERT INTO events VALUES (5, 1, 4, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'receive', NULL, 'new', NULL, '{}', NULL);
INSERT INTO events VALUES (6, 1, 5, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'receive', NULL, 'new', NULL, '{}', NULL);
INSERT INTO events VALUES (7, 1, 6, '2026-11-27T16:07:53.454136Z', 'socialwatch', 'receive', NULL, 'new', NULL, '{}', NULL);
INSERT INTO events VALUES (8, 2, 2, '2026-11-27T16:07:54.009092Z', 'ada', 'escalate', 'new', 'escalated', 'wants her money', '{"escalated_at":[null,"2026-11-27T16:07:54.009092Z"],"escalated_to":[null,"billing"],"set_by_person":[[],["department"]],"state":["new","escalated"]}', NULL);
INSERT INTO events VALUES (9, 3, 3, '2026-11-27T16:07:54.213562Z', 'ada', 'note', 'new', 'open', 'in stock again', '{"state":["new","open"]}', NULL);
INSERT INTO events VALUES (10, 4, 3, '2026-11-27T16:07:54.403765Z', 'ada', 'tag', 'open', 'open', NULL, '{"set_by_person":[[],["tags"]],"tags":[[],["lids"]]}', NULL);
INSERT INTO events VALUES (11, 5, 3, '2026-11-27T16:07:54.595456Z', 'ada', 'snooze', 'open', 'snoozed', NULL, '{"promises":[[{"breached_at":"2026-11-23T12:10:00Z","cancelled_at":null,"due_at":"2026-11-23T12:10:00Z","kind":"first_response","left":null,"level":"sales/normal","met_at":null,"note":null,"since":"2026-11-23T10:10:00Z","warn_at":null},{"breached_at":"2026-11-25T10:10:00Z","cancelled_at":null,"due_at":"2026-11-25T10:10:00Z","kind":"resolution","left":null,"level":"sales/normal","met_at":null,"note":null,"since":"2026-11-23T10:10:00Z","warn_at":null}],[{"breached_at":"2026-11-23T12:10:00Z","cancelled_at":null,"due_at":"2026-11-23T12:10:00Z","kind":"first_response","left":null,"level":"sales/normal","met_at":null,"note":null,"since":"2026-11-23T10:10:00Z","warn_at":null},{"breached_at":"2026-11-25T10:10:00Z","cancelled_at":null,"due_at":null,"kind":"resolution","left":"P0D","level":"sales/normal","met_at":null,"note":null,"since":"2026-11-23T10:10:00Z","warn_at":null}]],"snoozed_until":[null,"2026-11-30T16:07:54.594230Z"],"state":["open","snoozed"]}', NULL);
INSERT INTO events VALUES (12, 6, 4, '2026-11-27T16:07:54.798179Z', 'ada', 'handle', 'new', 'handled', NULL, '{"due_at":["2026-11-23T12:15:00Z",null],"due_kind":["first_response",null],"handled_at":[null,"2026-11-27T16:07:54.798179Z"],"handled_by":[null,"ada"],"outcome":[null,"thanked"],"promises":[[{"breached_at":"2026-11-23T12:15:00Z","cancelled_at":null,"due_at":"2026-11-23T12:15:00Z","kind":"first_response","left":null,"level":"praise/low","met_at":null,"note":null,"since":"2026-11-23T10:15:00Z","warn_at":null},{"breached_at":"2026-11-25T10:15:00Z","cancelled_at":null,"due_at":"2026-11-25T10:15:00Z","kind":"resolution","left":null,"level":"praise/low","met_at":null,"note":null,"since":"2026-11-23T10:15:00Z","warn_at":null}],[{"breached_at":"2026-11-23T12:15:00Z","cancelled_at":"2026-11-27T16:07:54.798179Z","due_at":"2026-11-23T12:15:00Z","kind":"first_response","left":null,"level":"praise/low","met_at":null,"note":null,"since":"2026-11-23T10:15:00Z","warn_at":null},{"breached_at":"2026-11-25T10:15:00Z","cancelled_at":null,"due_at":"2026-11-25T10:15:00Z","kind":"resolution","left":null,"level":"praise/low","met_at":"2026-11-27T16:07:54.798179Z","note":null,"since":"2026-11-23T10:15:00Z","warn_at":null}]],"settled_mention":[0,4],"state":["new","handled"],"waiting_since":["2026-11-23T10:15:00Z",null]}', NULL);
INSERT INTO events VALUES (13, 7, 5, '2026-11-27T16:07:55.041434Z', 'bob', 'claim', 'new', 'open', NULL, '{"assignee":[null,"bob"],"claimed_until":[null,"2026-11-27T16:37:55.041434Z"],"state":["new","open"]}', NULL);
INSERT INTO events VALUES (14, 8, 6, '2026-11-27T16:07:55.274411Z', 'ada', 'assign', 'new', 'open', NULL, '{"assignee":[null,"bob"],"set_by_person":[[],["assignee"]],"state":["new","open"]}', NULL);
INSERT INTO events VALUES (15, 9, 6, '2026-11-27T16:07:55.478770Z', 'ada', 'promise', 'open', 'open', 'we call', '{"promises":[[{"breached_at":"2026-11-23T12:25:00Z","cancelled_at":null,"due_at":"2026-11-23T12:25:00Z","kind":"first_response","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":"2026-11-25T10:25:00Z","cancelled_at":null,"due_at":"2026-11-25T10:25:00Z","kind":"resolution","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null}],[{"breached_at":"2026-11-23T12:25:00Z","cancelled_at":null,"due_at":"2026-11-23T12:25:00Z","kind":"first_response","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":"2026-11-25T10:25:00Z","cancelled_at":null,"due_at":"2026-11-25T10:25:00Z","kind":"resolution","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":null,"cancelled_at":null,"due_at":"2026-11-28T09:00:00Z","kind":"promise","left":null,"level":"ada","met_at":null,"note":"we call","since":"2026-11-27T16:07:55.478770Z","warn_at":null}]]}', NULL);
INSERT INTO events VALUES (16, 10, 6, '2026-11-27T16:07:55.681683Z', 'ada', 'watch', 'open', 'watching', NULL, '{"due_at":["2026-11-23T12:25:00Z","2026-11-28T09:00:00Z"],"due_kind":["first_response","promise"],"promises":[[{"breached_at":"2026-11-23T12:25:00Z","cancelled_at":null,"due_at":"2026-11-23T12:25:00Z","kind":"first_response","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":"2026-11-25T10:25:00Z","cancelled_at":null,"due_at":"2026-11-25T10:25:00Z","kind":"resolution","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":null,"cancelled_at":null,"due_at":"2026-11-28T09:00:00Z","kind":"promise","left":null,"level":"ada","met_at":null,"note":"we call","since":"2026-11-27T16:07:55.478770Z","warn_at":null}],[{"breached_at":"2026-11-23T12:25:00Z","cancelled_at":"2026-11-27T16:07:55.681685Z","due_at":"2026-11-23T12:25:00Z","kind":"first_response","left":null,"level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":"2026-11-25T10:25:00Z","cancelled_at":null,"due_at":null,"kind":"resolution","left":"P0D","level":"service/normal","met_at":null,"note":null,"since":"2026-11-23T10:25:00Z","warn_at":null},{"breached_at":null,"cancelled_at":null,"due_at":"2026-11-28T09:00:00Z","kind":"promise","left":null,"level":"ada","met_at":null,"note":"we call","since":"2026-11-27T16:07:55.478770Z","warn_at":null}]],"settled_mention":[0,6],"snoozed_until":[null,"2026-11-29T16:07:55.681660Z"],"state":["open","watching"],"waiting_since":["2026-11-23T10:25:00Z",null]}', NULL);
INSERT INTO events VALUES (17, 11, 5, '2026-11-27T16:07:55.877634Z', 'ada', 'handle', 'open', 'handled', NULL, '{"due_at":["2026-11-23T12:20:00Z",null],"due_kind":["first_response",null],"handled_at":[null,"2026-11-27T16:07:55.877634Z"],"handled_by":[null,"ada"],"outcome":[null,"solved"],"promises":[[{"breached_at":"2026-11-23T12:20:00Z","cancelled_at":null,"due_at":"2026-11-23T12:20:00Z","kind":"first_response","left":null,"level":"service/urgent","met_at":null,"note":null,"since":"2026-11-23T10:20:00Z","warn_at":null},{"breached_at":"2026-11-25T10:20:00Z","cancelled_at":null,"due_at":"2026-11-25T10:20:00Z","kind":"resolution","left":null,"level":"service/urgent","met_at":null,"note":null,"since":"2026-11-23T10:20:00Z","warn_at":null}],[{"breached_at":"2026-11-23T12:20:00Z","cancelled_at":"2026-11-27T16:07:55.877634Z","due_at":"2026-11-23T12:20:00Z","kind":"first_response","left":null,"level":"service/urgent","met_at":null,"note":null,"since":"2026-11-23T10:20:00Z","warn_at":null},{"breached_at":"2026-11-25T10:20:00Z","cancelled_at":null,"due_at":"2026-11-25T10:20:00Z","kind":"resolution","left":null,"level":"service/urgent","met_at":"2026-11-27T16:07:55.877634Z","note":null,"since":"2026-11-23T10:20:00Z","warn_at":null}]],"settled_mention":[0,5],"state":["open","handled"],"waiting_since":["2026-11-23T10:20:00Z",null]}', NULL);
INSERT INTO events VALUES (18, 12, 5, '2026-11-27T16:07:56.076632Z', 'ada', 'undo', 'handled', 'open', 'took back handle', '{"due_at":[null,"2026-11-23T12:20:00Z"],"due_kind":[null,"first_response"],"handled_at":["2026-11-27T16:07:55.877634Z",null],"handled_by":["ada",null],"outcome":["solved",null],"promises":[[{"breached_at":"2026-11-23T12:20:00Z","cancelled_at":"2026-11-27T16:07:55.877634Z","due_at":"2026-11-23T12:20:00Z","kind":"first_response","left":null,"level":"service/urgent","met_at":null,"note":null,"since":"2026-11-23T10:20:00Z","warn_at":null},{"breached_at":"2026-11-25T10:20:00Z","cancelled_at":null,"due_at":"2026-11-25T10:20:00Z","kind":"resolution","left":null,"level":"service/urgent","met_at":"2026-11-27T16:07:55.877634Z","note":null,"since":"2026-11-23T10:20:00Z","warn_at":null}],[{"breached_at":"2026-11-23T12:20:00Z","cancelled_at":null,"due_at":"2026-11-23T12:20:00Z","kind":"first_response","left":null,"level":"service/urgent","met_at":null,"note":null,"since":"2026-11-23T10:20:00Z","warn_at":null},{"breached_at":"2026-11-25T10:20:00Z","cancelled_at":null,"due_at":"2026-11-25T10:20:00Z","kind":"resolution","left":null,"level":"service/urgent","met_at":null,"note":null,"since":"2026-11-23T10:20:00Z","warn_at":null}]],"settled_mention":[5,0],"state":["handled","open"],"waiting_since":[null,"2026-11-23T10:20:00Z"]}', 17);
INSERT INTO windows VALUES ('posts', 'file:/home/ada/posts.jsonl', '1613', NULL, NULL, '{"fingerprint":"2168d797cb2f419a19a48e796b75b613","line":8}');
INSERT INTO sources VALUES ('posts', 'file', '2026-11-27T16:07:53.454136Z', '2026-11-27T16:07:53.454136Z', NULL, NULL, NULL, '2026-11', 0.0, NULL);
INSERT INTO quarantine VALUES (1, 'posts', 'line 7', 'a2bfa60d07680b08607ed078c7acb9ddcf7c754f03eed66cab336d204c737ba4', 'not JSON: Expecting property name enclosed in double quotes: line 1 column 3 (char 2)', X'7B206E6F206A736F6E0A', '2026-11-27T16:07:53.454136Z');
INSERT INTO outbox VALUES (1, 'f6e544e285f0ca3512391680596359baac3ec5bb', 'hook', 2, 'escalation', 'Case 2 for billing: normal help from @bo', 'ada hands over case 2 (acme, x).

Note: wants her money

Why it matters:
- asks for help
- something is wrong: "was charged"
- wants something done: "want a refund"
- is about refund: "refund"
- billing owns this theme

Owed to the customer: first response by 2026-11-23 12:05 UTC.

What was said:
2026-11-23 10:05 @bo: @acme I was charged twice, I want a refund

https://x.example/2', '{"author":"@bo","brand":"acme","by":"ada","case":2,"department":"billing","due_at":"2026-11-23T12:05:00+00:00","failed_channels":[],"intent":"help","network":"x","note":"wants her money","priority":"normal","queue":"service","reasons":["asks for help","something is wrong: \"was charged\"","wants something done: \"want a refund\"","is about refund: \"refund\"","billing owns this theme"],"themes":["refund"],"url":"https://x.example/2"}', 'waiting', 0, '2026-11-27T16:07:54.009092Z', '2026-11-27T16:07:54.009092Z', NULL, NULL, NULL);
INSERT INTO sketches VALUES (44870573, 1);
INSERT INTO sketches VALUES (214160845, 6);
INSERT INTO sketches VALUES (661595334, 6);
INSERT INTO sketches VALUES (684493793, 2);
INSERT INTO sketches VALUES (939950856, 1);
INSERT INTO sketches VALUES (1038559748, 2);
INSERT INTO sketches VALUES (1087213633, 3);
INSERT INTO sketches VALUES (1196546563, 3);
INSERT INTO sketches VALUES (1325218516, 1);
INSERT INTO sketches VALUES (1360972203, 4);
INSERT INTO sketches VALUES (1377070242, 4);
INSERT INTO sketches VALUES (1452119468, 1);
INSERT INTO sketches VALUES (1662513687, 2);
INSERT INTO sketches VALUES (1778091428, 2);
INSERT INTO sketches VALUES (1824823015, 6);
INSERT INTO sketches VALUES (2300369138, 5);
INSERT INTO sketches VALUES (2362424677, 5);
INSERT INTO sketches VALUES (2527639111, 6);
INSERT INTO sketches VALUES (2979163041, 4);
INSERT INTO sketches VALUES (3119700146, 4);
INSERT INTO sketches VALUES (3488383310, 3);
INSERT INTO sketches VALUES (3519404209, 5);
INSERT INTO sketches VALUES (3787469750, 5);
INSERT INTO sketches VALUES (3869638885, 3);
INSERT INTO mentions_fts (mentions_fts) VALUES ('rebuild');
PRAGMA user_version = 1;
