"""Storing: a file of mentions through the real import, and the same again.

Run: `python -m tests.benchmarks.bench_ingest [ROWS]` (100,000 unless told). Prints, never fails. The floor is a bare SQLite insert of the
decoded rows in one transaction; judgement is inside our figure and not in the floor.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.floors import PROGRAM, install, measured


def floor(folder: Path, file: Path) -> float:
    """Return the CPU seconds of decoding the file and inserting it into one bare table."""
    started = time.process_time()
    database = sqlite3.connect(folder / "floor.db")
    with database, file.open() as lines:
        database.execute("CREATE TABLE mentions (network TEXT, native_id TEXT, author TEXT, text TEXT, created_at TEXT)")
        rows = ((row["network"], row["native_id"], row["author"], row["text"], row["created_at"]) for row in map(json.loads, lines))
        database.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", rows)
    database.close()
    return time.process_time() - started


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    rows = int(words[0]) if words else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = install(folder, rows)
        bare = floor(folder, file)
        sys.stdout.write(f"{'bare insert':<28}{rows / bare:10,.0f} rows/s {1e6 * bare / rows:8.1f} us a row\n")
        for what in ("import, all new", "import, all known"):
            seconds, peak = measured([PROGRAM, "import", str(file)], folder=folder)
            ratio = seconds / bare
            figures = f"{rows / seconds:10,.0f} rows/s {1e6 * seconds / rows:8.1f} us a row {ratio:6.1f} x  peak {peak:.0f} MiB"
            sys.stdout.write(f"{what:<28}{figures}\n")
        size = sum(path.stat().st_size for path in folder.glob("inbox.db*"))
        sys.stdout.write(f"{'inbox.db':<28}{size / rows:10,.0f} bytes a mention\n")


if __name__ == "__main__":
    main(sys.argv[1:])
