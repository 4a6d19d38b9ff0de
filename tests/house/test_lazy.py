"""A command loads what it uses and nothing else: cold start is a promise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = """
database = "sqlite:///inbox.db"

[brands.acme]
handles = { x = ["@acme"] }

[[sources]]
name = "ours"
network = "file"
brand = "acme"
path = "mentions.jsonl"
"""
PROGRAM = """
import json, sys
from socialwatch.__main__ import main
try:
    main()
except SystemExit as left:
    assert not left.code, left.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
NEVER_WITHOUT_NEED = {
    "tweepy",
    "praw",
    "feedparser",
    "sqlite_utils",
    "textual",
    "pydantic",
    "holidays",
    "re2",
    "smtplib",
    "requests",
    "apprise",
    "rich",
}


def loaded(home: Path, *words: str) -> set[str]:
    """Run one command, its output in a pipe, and return the modules it had loaded when it left."""
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], cwd=home, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configured installation whose inbox has three cases."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "socialwatch.toml").write_text(CONFIG)
    write(folder, 0, 3)
    assert "sqlite_utils" in loaded(folder, "poll")  # the first poll makes the tables
    return folder


def write(folder: Path, start: int, stop: int) -> None:
    with (folder / "mentions.jsonl").open("a") as file:
        for number in range(start, stop):
            row = {
                "network": "x", "native_id": str(number), "author": f"u{number}", "text": "@acme my kettle is broken",
                "created_at": "2026-11-22T10:00:00Z",
            }  # fmt: skip
            file.write(json.dumps(row) + "\n")


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("--version",),
        ("handle", "1"),
        ("export",),
        ("export", "--what", "mentions"),
        ("show", "2"),
        ("search", "kettle"),
        ("next",),
        ("claim", "3"),
        ("mute", "3"),
        ("contact", "show", "3"),
        ("log",),
        ("undo",),
    ],
    ids=" ".join,
)
def test_a_command_loads_nothing_heavy(home: Path, words: tuple[str, ...]) -> None:
    assert loaded(home, *words) & NEVER_WITHOUT_NEED == set()


@pytest.mark.parametrize("words", [("list",), ("show", "2"), ("search", "kettle"), ("export",), ("note", "2", "seen")], ids=" ".join)
def test_a_command_that_judges_nothing_leaves_the_weights_alone(home: Path, words: tuple[str, ...]) -> None:
    assert [name for name in loaded(home, *words) if name.startswith("socialwatch.triage.models.prior")] == []


def test_a_poll_of_a_file_loads_no_library_of_another_network(home: Path) -> None:
    write(home, 3, 5)

    assert loaded(home, "poll") & NEVER_WITHOUT_NEED == set()


@pytest.mark.parametrize(("network", "library"), [("x", "tweepy"), ("reddit", "praw"), ("feed", "feedparser"), ("mastodon", "requests")])
def test_what_the_visits_of_a_network_need_can_be_loaded_before_they_begin(network: str, library: str) -> None:
    program = (
        f"import sys\nfrom socialwatch.wiring.plugins import load_libraries\nload_libraries({network!r})\nprint({library!r} in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert run.stdout == "True\n"


def test_the_version_loads_not_even_the_command_line() -> None:
    assert loaded(Path.cwd(), "--version") & {"typer", "msgspec", "sqlite3", "tomli", "socialwatch.cli"} == set()
