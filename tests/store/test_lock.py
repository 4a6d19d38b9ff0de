"""The poll lock: one poll at a time, and of two that start together the one that was started first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from socialwatch.errors import PollRunningError
from socialwatch.store.lock import poll_lock


def test_a_second_poll_learns_who_holds_the_lock(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from socialwatch.store.lock import poll_lock\nwith poll_lock(Path(sys.argv[1])): pass"

    with poll_lock(tmp_path / "inbox.db"):
        second = subprocess.run([sys.executable, "-c", program, str(tmp_path / "inbox.db")], capture_output=True, text=True, check=False)

    assert f"PollRunningError: another poll of inbox.db is running (process {os.getpid()})" in second.stderr


def test_a_poll_gives_way_to_one_that_was_started_first(tmp_path: Path) -> None:
    with poll_lock(tmp_path / "inbox.db") as give_way:
        give_way()
        with (tmp_path / "inbox.db.lock").open("r+b") as file:
            file.seek(32)
            file.write(b"1")  # the first process of the machine was started before us and lives

        with pytest.raises(PollRunningError, match="process 1"):
            give_way()
