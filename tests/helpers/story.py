"""Terminal sessions as documents tell them: the commands of a ```console block, run in a home of their own, and what they print.

`python -m tests.helpers.story` prints the session of README as it is today, to be pasted there.
"""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

README = Path(__file__).parents[2] / "README.md"
COLUMNS = 100
CONFIG = """\
database = "sqlite:///inbox.db"
timezone = "UTC"
me = "ada"

[brands.acme]
handles = { x = ["@acme"] }

[[sources]]
name = "posts"
network = "file"
path = "posts.jsonl"

[departments.billing]
themes = ["refund"]
"""
POSTS = (
    ("@edith", "Edith", 12, "@acme the toaster burnt my hand, there was smoke everywhere", 20),
    (
        "@jane",
        "Jane",
        340,
        "@acme I was charged twice for one kettle and your phone line kept me on hold for an hour. I want a refund!",
        190,
    ),
    ("@li", "Li", 21, "@acme where can I buy a spare lid?", 140),
    ("@mo", "Mo", 8, "@acme I love my new kettle, thank you so much!", 90),
)


class Step(msgspec.Struct, frozen=True):
    """One command of a session, and the lines that the document says it prints."""

    command: str
    lines: tuple[str, ...]


def steps(document: str) -> Iterator[Step]:
    """Yield the commands of the ```console blocks of a document, in order."""
    for block in re.findall(r"^```console\n(.*?)^```", document, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip("\n").split("\n")
            yield Step(command, tuple(line for line in lines if line.strip()))


def settle_in(home: Path) -> None:
    """Write the configuration and the posts of the session into a folder."""
    (home / "socialwatch.toml").write_text(CONFIG)
    (home / "socialwatch.toml").chmod(0o600)
    now = datetime.now(UTC).replace(microsecond=0)
    with (home / "posts.jsonl").open("w") as file:
        for number, (author, name, followers, text, minutes) in enumerate(POSTS, start=1):
            row = {"network": "x", "native_id": str(number), "author": author, "author_name": name, "followers": followers, "text": text}
            at = now - timedelta(minutes=minutes, seconds=30)
            file.write(json.dumps(row | {"created_at": at.isoformat(), "url": f"https://x.example/{number}"}) + "\n")


def printed(command: str, home: Path) -> tuple[int, list[str]]:
    """Run one command on a terminal of 100 columns; return its code, and its lines without blank ones."""
    program, *words = shlex.split(command)
    assert program == "socialwatch", command
    master, slave = pty.openpty()
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "socialwatch", *words], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, cwd=home,
        env=env | {"COLUMNS": str(COLUMNS), "LINES": "40"},
    )  # fmt: skip
    os.close(slave)
    told = b"".join(_until_it_hangs_up(master))
    os.close(master)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.decode()).replace("\r\n", "\n")
    # What a carriage return takes back, such as a line of progress, nobody sees.
    lines = [line.rsplit("\r", 1)[-1].rstrip() for line in text.split("\n")]
    return process.wait(), [line for line in lines if line]


def _until_it_hangs_up(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            read = os.read(terminal, 65_536)
        except OSError:  # Linux says so when the last one has hung up
            return
        if not read:
            return
        yield read


_WHEN = re.compile(r"\b(?:today|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?: \d+ [A-Z][a-z]{2})?) \d\d:\d\d\b")
_SPAN = re.compile(r"\b\d+[dhm](?:\d+h?)?\b")


def still(lines: Sequence[str]) -> list[str]:
    """Return lines without what moves with the time of day: times, spans, and the widths of columns."""
    stopped = (_SPAN.sub("SPAN", _WHEN.sub("WHEN", line)) for line in lines)
    return [" ".join(re.sub("─+", "─", line).split()) for line in stopped]


def main() -> None:
    """Print the session of README as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        settle_in(Path(folder))
        for step in steps(README.read_text()):
            _, lines = printed(step.command, Path(folder))
            sys.stdout.write("\n".join([f"$ {step.command}", *lines]) + "\n\n")


if __name__ == "__main__":
    main()
