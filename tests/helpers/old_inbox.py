"""An inbox that an older release wrote, to hold that it opens."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_WRITTEN = Path(__file__).parents[1] / "store" / "inbox-0.1.sql"


def inbox_of_release_0_1(path: Path) -> Path:
    """Make the file that release 0.1 left: six cases of every kind, their history, a letter that waits, a bad row."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_WRITTEN.read_text())
    path.chmod(0o600)
    return path


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return every row of every table that holds things of ours, by table and column."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        tables = [
            row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        ]
        ours = [name for name in tables if not name.startswith(("mentions_fts", "sqlite_", "_sqlite"))]
        return {name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")] for name in sorted(ours)}
