"""The program on a real terminal of 80 cells, and in a pipe: what a stranger wrote never acts on either."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from socialwatch.text import cells
from socialwatch.views.table import TSV_FIELDS
from tests.views.screen import HOSTILE, SGR, forbidden

CONFIG = (
    'database = "inbox.db"\n\n[brands.acme]\nkeywords = ["acme"]\n\n'
    '[[sources]]\nname = "phone"\nnetwork = "file"\nbrand = "acme"\npath = "posts.jsonl"\n'
)


def _environ(home: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"} | more


def _piped(home: Path, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "socialwatch", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=home,
        env=_environ(home), timeout=30, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def _on_terminal(home: Path, *words: str, **more: str) -> str:
    """Return what the program writes to a terminal of 80 cells."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    done = subprocess.Popen(
        [sys.executable, "-m", "socialwatch", *words], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, cwd=home,
        env=_environ(home, **more),
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while piece := _read(ours):
        seen += piece
    os.close(ours)
    assert done.communicate(timeout=30)[1] == b""
    return seen.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says EIO where the other end is closed
        return b""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home whose inbox holds posts that mean harm."""
    (tmp_path / "socialwatch.toml").write_text(CONFIG)
    (tmp_path / "socialwatch.toml").chmod(0o600)
    row = {
        "network": "phone",
        "brand": "acme",
        "created_at": "2026-11-02T09:00:00Z",
        "author_name": HOSTILE,
        "url": "https://e.org/\x1b[2J",
    }
    posts = [
        row | {"native_id": str(n), "author": f"@j\x1b[31m{n}", "text": f"acme kettle broken {HOSTILE} 漢字🫖" * n} for n in range(1, 4)
    ]
    (tmp_path / "posts.jsonl").write_text("".join(json.dumps(post) + "\n" for post in posts))
    assert _piped(tmp_path, "poll") == (0, "", "")
    return tmp_path


@pytest.mark.parametrize("words", [("list", "state:any"), ("show", "1"), ("search", "kettle"), ("demo",)])
def test_nothing_acts_on_the_terminal_and_no_line_is_wider(home: Path, words: tuple[str, ...]):
    seen = SGR.sub("", _on_terminal(home, *words))

    assert "kettle" in seen
    assert forbidden(seen) == set()
    if words[0] != "demo":  # its last lines are commands to copy, with the path of the home
        assert max(map(cells, seen.splitlines())) <= 80


def test_no_color_is_honoured(home: Path):
    plain, coloured = _on_terminal(home, "demo", NO_COLOR="1"), _on_terminal(home, "demo")

    assert not [one for one in SGR.findall(plain) if any(part[:1] in "349" and len(part) == 2 for part in one[2:-1].split(";"))]
    assert "31m" in coloured


def test_a_pipe_gets_lines_with_tabs_and_nothing_else(home: Path):
    code, out, err = _piped(home, "list", "state:any")

    assert (code, err, out.splitlines()[0]) == (0, "", "\t".join(TSV_FIELDS))
    assert {line.count("\t") for line in out.splitlines()} == {len(TSV_FIELDS) - 1}
    assert forbidden(out) == {"\t"}


def test_a_failure_that_repeats_is_told_once_and_once_more_when_it_clears(home: Path):
    posts = home / "posts.jsonl"
    posts.rename(home / "away")

    first, second = _piped(home, "poll"), _piped(home, "poll")
    (home / "away").rename(posts)
    cleared, quiet = _piped(home, "poll"), _piped(home, "poll")

    assert (first[0], first[1], "posts.jsonl" in first[2]) == (5, "", True)
    assert second == (5, "", "")
    assert (cleared[0], cleared[1], "phone" in cleared[2]) == (0, "", True)
    assert quiet == (0, "", "")
