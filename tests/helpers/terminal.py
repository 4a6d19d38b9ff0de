"""The program on a real pseudo-terminal, with somebody who waits for a prompt before typing."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path


def on_a_terminal(words: Sequence[str], keys: Sequence[tuple[str, str]], folder: Path, **environ: str) -> tuple[int, str]:
    """Run the program on a pseudo-terminal; wait for each prompt before typing. Return its code and all that it wrote."""
    master, slave = pty.openpty()
    home = {"HOME": str(folder), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", **environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "socialwatch", *words], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=home, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 -- Ctrl-C reaches only who owns the terminal; no thread here
    )  # fmt: skip
    os.close(slave)
    seen = ""
    try:
        for prompt, line in keys:
            seen += _until(master, prompt)
            os.write(master, line.encode())
        seen += _until(master, None, again=keys[-1][1] if keys else "")
        return process.wait(10), seen
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _until(master: int, prompt: str | None, again: str = "") -> str:
    """Read until the prompt, or until the program has closed the terminal.

    A Ctrl-C in the instant between a prompt and the reading behind it is only noticed with the next key, in every program; as a
    person would, it is typed `again` after a second of silence.
    """
    deadline, seen = time.monotonic() + 15, b""
    while prompt is None or prompt.encode() not in seen:
        assert time.monotonic() < deadline, f"no {prompt!r} in {seen.decode(errors='replace')}"
        if again == "\x03" and not select.select([master], [], [], 1)[0]:
            os.write(master, again.encode())
        if select.select([master], [], [], 0.2)[0]:
            try:
                read = os.read(master, 65_536)
            except OSError:  # Linux says so when the last one has hung up
                read = b""
            if not read:
                break
            seen += read
    return seen.decode(errors="replace")
