"""The inbox file: who may read it, whose it is, and what is left after a kill."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from socialwatch.errors import DiskFullError, StoreError, StoreVersionError
from socialwatch.model.collecting import Window
from socialwatch.model.filters import Filter
from socialwatch.store.connection import VERSION
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_filing, a_mention, an_event, where

ROOT = Path(__file__).parents[2]


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another process with the house on its path."""
    words = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def test_the_file_and_its_folders_are_the_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "inbox.db"
    before = os.umask(0o022)
    try:
        store = open_store(path)
        store.absorb(a_filing())
        modes = {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()}
    finally:
        os.umask(before)
    store.close()

    assert modes == {"inbox.db": 0o600, "inbox.db-wal": 0o600, "inbox.db-shm": 0o600}
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]


def test_nothing_but_the_file_is_left_of_its_making(inbox: Path) -> None:
    open_store(inbox).close()

    assert [one.name for one in inbox.parent.iterdir()] == ["inbox.db"]


def test_an_inbox_that_is_not_there_is_not_made_by_looking(inbox: Path) -> None:
    with pytest.raises(StoreError, match=r"no inbox at .*inbox\.db yet; `socialwatch poll` makes it"):
        open_store(inbox, create=False)

    assert not inbox.exists()


def test_four_processes_may_open_a_fresh_file_at_once(inbox: Path) -> None:
    code = """if True:
        import sys; from pathlib import Path; from socialwatch.store.sqlite import open_store
        store = open_store(Path(sys.argv[1])); print(store.version(), store.check()); store.close()"""

    others = [python(code, inbox) for _ in range(4)]
    told = [other.communicate() for other in others]

    assert told == [(f"({VERSION}, {VERSION}) []\n", "")] * 4


def test_a_store_opened_again_holds_what_was_filed(inbox: Path) -> None:
    store = open_store(inbox)
    store.absorb(a_filing())
    store.close()

    again = open_store(inbox, create=False)

    assert list(again.walk(Filter(), now=MONDAY)) == [a_case()]
    again.close()


def test_opening_an_up_to_date_file_loads_neither_sqlite_utils_nor_a_pattern_engine(inbox: Path) -> None:
    open_store(inbox).close()
    code = """if True:
        import sys; from pathlib import Path; from datetime import datetime, UTC
        from socialwatch.store.sqlite import open_store; from socialwatch.model.filters import Filter
        open_store(Path(sys.argv[1])).page(Filter(), now=datetime.now(UTC))
        print(sorted({"sqlite_utils", "re2", "requests", "rich", "typer"} & set(sys.modules)))"""

    told = python(code, inbox).communicate()

    assert told == ("[]\n", "")


def test_a_newer_file_is_refused_and_not_touched(inbox: Path) -> None:
    open_store(inbox).close()
    with sqlite3.connect(inbox) as raw:
        raw.execute(f"PRAGMA user_version={VERSION + 1}")
    raw.close()
    before = inbox.read_bytes()

    with pytest.raises(StoreVersionError, match="newer socialwatch"):
        open_store(inbox)

    assert inbox.read_bytes() == before
    assert [one.name for one in inbox.parent.iterdir()] == ["inbox.db"]


def a_foreign_database(path: Path) -> None:
    """Somebody else's SQLite file."""
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE cases (id)")
    raw.close()


@pytest.mark.parametrize(
    "spoil",
    [a_foreign_database, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"garbage" * 99), lambda path: path.write_bytes(b"SQLite format 3\0")],
    ids=["foreign", "empty", "garbage", "cut short"],
)  # fmt: skip
def test_a_file_that_is_not_an_inbox_is_refused_and_not_touched(inbox: Path, spoil: object) -> None:
    spoil(inbox)  # type: ignore[operator]
    before = inbox.read_bytes()

    with pytest.raises(StoreVersionError):
        open_store(inbox)

    assert inbox.read_bytes() == before


def test_a_damaged_file_is_told_in_our_words(inbox: Path) -> None:
    store = open_store(inbox)
    store.absorb(a_filing())
    store.close()
    healthy = inbox.read_bytes()
    inbox.write_bytes(healthy[:4096] + b"\xff" * (len(healthy) - 4096))

    with pytest.raises(StoreError):
        open_store(inbox).page(Filter(), now=MONDAY)


def test_a_folder_in_the_place_of_the_file_is_told_in_our_words(tmp_path: Path) -> None:
    with pytest.raises(DiskFullError, match="cannot be opened"):
        open_store(tmp_path)


def test_a_full_disk_changes_nothing_and_is_told(sqlite: SqliteStore) -> None:
    sqlite.absorb(a_filing())
    sqlite._database.run("PRAGMA max_page_count=1")
    big = a_filed_mention(2, mention=a_mention("2", text="x" * 500_000))

    with pytest.raises(DiskFullError):
        sqlite.absorb(a_filing(mentions=(big,), window=Window("2")))

    assert sqlite.conversation(1) == [a_filed_mention()]
    assert sqlite.window("x", "mentions:@acme") == Window("1")


@pytest.mark.parametrize("reason", ["a lone surrogate", "too large"])
def test_a_value_that_cannot_be_stored_is_told_in_our_words_and_nothing_is_changed(sqlite: SqliteStore, reason: str) -> None:
    bad = a_mention("2", text="\ud800") if reason == "a lone surrogate" else a_mention("2", followers=2**63)

    with pytest.raises(StoreError, match="cannot be stored"):
        sqlite.absorb(a_filing(mentions=(a_filed_mention(2, mention=bad),)))

    assert list(sqlite.walk(Filter(), now=MONDAY)) == []


KILLED = """if True:
    import os, signal, sys
    from pathlib import Path
    from socialwatch.store.sqlite import open_store
    from tests.helpers.builders import a_case, a_filed_mention, a_filing, an_event
    left = int(sys.argv[2])
    store = open_store(Path(sys.argv[1]))
    def step(sql):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    store._database.raw.set_trace_callback(step)
    store.absorb(a_filing(cases=(a_case(2),), mentions=(a_filed_mention(2, case=2), a_filed_mention(3, case=2)), events=(an_event(2),)))
    print("done")
"""


def test_a_kill_at_any_statement_of_a_page_leaves_all_of_it_or_nothing(inbox: Path, tmp_path: Path) -> None:
    store = open_store(inbox)
    store.absorb(a_filing())
    store.close()
    kills = 0

    for step in range(1000):
        copy = tmp_path / "copy" / f"{step}.db"
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(inbox, copy)
        told, _ = python(KILLED, copy, step).communicate()
        again = open_store(copy)
        held = (
            again.count(Filter(), now=MONDAY),
            len(again.conversation(2)),
            len(again.events(2)),
            again.count(where("text", "kettle"), now=MONDAY),
        )
        problems = again.check()
        again.close()
        assert (held, problems) == ((2, 2, 1, 2) if told else (1, 0, 0, 1), [])
        if told:
            break
        kills += 1

    assert kills >= 10


def test_a_backup_is_a_whole_inbox(sqlite: SqliteStore, tmp_path: Path) -> None:
    sqlite.absorb(a_filing())
    target = tmp_path / "copy.db"

    sqlite.backup(str(target))

    restored = open_store(target)
    assert list(restored.walk(Filter(), now=MONDAY)) == [a_case()]
    assert restored.page(where("text", "kettle"), now=MONDAY) == [a_case()]
    assert restored.check() == []
    restored.close()


def test_nothing_is_left_of_a_backup_that_could_not_be_written(sqlite: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(DiskFullError):
        sqlite.backup(str(tmp_path / "nowhere" / "copy.db"))

    assert {one.name for one in tmp_path.iterdir()} == {"inbox.db", "inbox.db-wal", "inbox.db-shm"}


def test_a_file_that_others_can_read_is_told_by_the_check(sqlite: SqliteStore, inbox: Path) -> None:
    inbox.chmod(0o644)

    assert sqlite.check() == [f"others can read the file (mode 644); `chmod 600 {inbox}`"]


def test_a_full_text_index_that_lost_a_word_is_told_by_the_check(sqlite: SqliteStore) -> None:
    sqlite.absorb(a_filing())
    sqlite._database.run("UPDATE mentions SET text = 'another'")

    assert sqlite.check() == ["the full-text index does not agree with the mentions"]


def test_history_is_only_ever_added_to() -> None:
    statements = "\n".join(path.read_text() for path in (ROOT / "socialwatch" / "store").glob("*.py")).upper()

    assert "INSERT INTO EVENTS" in statements
    assert "UPDATE EVENTS" not in statements
    assert "DELETE FROM EVENTS" not in statements


def test_an_event_stands_as_it_was_written_after_an_undo(sqlite: SqliteStore) -> None:
    sqlite.absorb(a_filing(events=(an_event(),)))
    columns = "SELECT * FROM events WHERE id = 1"
    before = sqlite._database.rows(columns)

    sqlite.absorb(a_filing(cases=(a_case(assignee="sam"),), events=(an_event(verb="undo", undoes=1),)))

    assert sqlite._database.rows(columns) == before
    assert [event.undone_by for event in sqlite.events(1)] == [2, None]
