"""The review in a real terminal, under tmux: it draws, obeys, leaves the screen as it was, and so it does when it breaks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from socialwatch.model.words import State
from socialwatch.store.sqlite import open_store
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_filing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux on this machine")]


class Terminal:
    """A shell in a tmux of its own."""

    def __init__(self, home: Path) -> None:
        self._server = f"socialwatch-{uuid.uuid4().hex[:8]}"
        self._env = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", "TMUX_TMPDIR": str(home)}
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "-c", str(home), "env PS1='ready> ' sh")

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(["tmux", "-L", self._server, *words], env=self._env, capture_output=True, text=True, check=True, timeout=20)
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys by their names."""
        self._tmux("send-keys", *keys)

    def run(self, line: str) -> None:
        """Type a line into the shell."""
        self._tmux("send-keys", "-l", line)
        self._tmux("send-keys", "Enter")

    def shown(self) -> str:
        """Return what stands on the screen."""
        return self._tmux("capture-pane", "-p")

    def until(self, words: str) -> str:
        """Wait until words stand on the screen, half a minute at most."""
        deadline = time.monotonic() + 30
        while words not in (seen := self.shown()):
            assert time.monotonic() < deadline, f"no {words!r} on\n{seen}"
            time.sleep(0.1)
        return seen

    def close(self) -> None:
        """End this tmux and nothing else."""
        self._tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A shell in a home with two cases; one of them means harm."""
    (tmp_path / "socialwatch.toml").write_text('database = "inbox.db"\n\n[brands.acme]\nkeywords = ["acme"]\n')
    (tmp_path / "socialwatch.toml").chmod(0o600)
    store = open_store(tmp_path / "inbox.db")
    cases = (a_case(1), a_case(2, text="\x1b]0;owned\x07\x1b[2J漢字🫖 kettle"))
    store.absorb(a_filing(mentions=(a_filed_mention(1), a_filed_mention(2, case=2)), cases=cases, events=()))
    store.close()
    one = Terminal(tmp_path)
    try:
        one.until("ready>")
        yield one
    finally:
        one.close()


def test_a_session_from_the_first_key_to_the_last(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run(f"{sys.executable} -m socialwatch --as ada inbox")
    seen = terminal.until("Why it stands here")
    assert "Due 2" in seen
    assert "␛]0;owned␇␛[2J漢字🫖 kettle" in seen

    terminal.keys("x")
    terminal.until("How did it end?")
    terminal.keys("s")
    terminal.until("Case 1: handled as solved")
    terminal.keys("q")
    after = terminal.until("-m socialwatch --as ada inbox\nready>")

    assert "Due" not in after
    terminal.run("echo still $((40+2))")
    terminal.until("still 42")
    store = open_store(tmp_path / "inbox.db")
    assert store.case(1, now=MONDAY).state is State.HANDLED
    store.close()


def test_a_review_that_breaks_leaves_the_terminal_sane_and_names_no_local_variable(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "breaking.py").write_text(
        "import sys\n"
        "from socialwatch.views.inbox import InboxFace\n"
        "def breaks(self, *given, **named):\n"
        "    held = 's3cret-' + 'token'\n"
        "    raise RuntimeError('broken \\x1b[31m here')\n"
        "InboxFace.case = breaks\n"
        "from socialwatch.cli.app import run\n"
        "sys.exit(run(['inbox']))\n"
    )

    terminal.run(f"{sys.executable} breaking.py; echo code $?")
    seen = terminal.until("code 1")

    assert "this is a mistake of ours" in seen
    assert "RuntimeError: broken ␛[31m here" in seen
    assert "s3cret-token" not in seen
    terminal.run("echo still $((40+2))")
    terminal.until("still 42")
