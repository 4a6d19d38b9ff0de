"""A stranger's first hour with the program, as it happens in a terminal, and what goes wrong on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from socialwatch.cli import app
from socialwatch.store.lock import poll_lock

ROWS = [
    ("1", "@jane", "@acme the kettle arrived broken and I want a refund"),
    ("2", "@bo", "@acme where can I buy a spare lid?"),
    ("3", "@li", "@acme my kettle is broken, please help"),
    ("4", "@mo", "@acme the toaster does not work, what now?"),
    ("5", "@ed", "@acme charged twice for one kettle"),
]


def _row(number: str, author: str, text: str) -> str:
    return json.dumps({
        "network": "phone", "native_id": number, "author": author, "text": text, "created_at": "2026-11-02T09:00:00Z", "brand": "acme",
    })  # fmt: skip


class Session:
    """A home of its own, a configuration with one file as source, and the program in it."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.capsys = home, capsys
        self.posts, self.config = home / "posts.jsonl", home / "socialwatch.toml"
        self.posts.write_text("".join(_row(*row) + "\n" for row in ROWS))

    def write_config(self, more: str = "") -> None:
        self.config.write_text(
            'database = "inbox.db"\n\n[brands.acme]\nhandles = { phone = ["@acme"] }\nkeywords = ["acme"]\n\n'
            '[[sources]]\nname = "phone"\nnetwork = "file"\nbrand = "acme"\npath = "posts.jsonl"\n' + more
        )
        self.config.chmod(0o600)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        code = app.run(["--as", "ada", *words])
        out, err = self.capsys.readouterr()
        return code, out, err

    def process(self, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        home = {"HOME": str(self.home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        given: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        return subprocess.run(
            [sys.executable, "-m", "socialwatch", *words], stdin=subprocess.DEVNULL, text=True, cwd=self.home, env=home, timeout=30,
            check=False, **given,
        )  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Session:
    for name in [name for name in os.environ if name.startswith(("SOCIALWATCH_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return Session(tmp_path, capsys)


@pytest.fixture
def session(bare: Session) -> Session:
    bare.write_config()
    return bare


@pytest.fixture
def polled(session: Session) -> Session:
    assert session("poll") == (0, "", "")
    return session


def test_the_walk_from_the_first_poll_to_the_export(bare: Session, httpserver: Any):
    httpserver.expect_request("/billing", method="POST").respond_with_data("")
    url = httpserver.url_for("/billing")
    bare.write_config(
        f'\n[outlets.hook]\nkind = "webhook"\nurl = "{url}"\n\n[departments.billing]\nthemes = ["refund"]\nnotify = ["hook"]\n'
    )

    assert bare("poll") == (0, "", "")
    code, out, err = bare("list", "--json")
    assert (code, err, {case["author"] for case in json.loads(out)}) == (0, "", {"@jane", "@bo", "@li", "@mo", "@ed"})
    number = next(str(case["id"]) for case in json.loads(out) if case["author"] == "@jane")
    code, out, err = bare("show", number)
    assert (code, err) == (0, "")
    assert "the kettle arrived broken" in out
    code, out, err = bare("escalate", number, "--to", "billing", "--note", "wants her money")
    assert (code, err) == (0, "")
    assert "billing" in out
    assert bare("deliver") == (0, "1 sent, 0 to be tried again or dead\n", "")
    assert len(httpserver.log) == 1
    assert bare("handle", number, "--outcome", "solved")[0] == 0
    assert json.loads(bare("show", number, "--json")[1])["state"] == "handled"
    assert bare("undo")[0] == 0
    assert json.loads(bare("show", number, "--json")[1])["state"] == "escalated"
    code, out, err = bare("export")
    assert (code, err, out.count("\n")) == (0, "", 6)
    assert out.startswith("id,brand,network,queue,state,")
    code, out, err = bare("export", "--what", "mentions", "--format", "jsonl")
    assert (code, err, {json.loads(line)["native_id"] for line in out.splitlines()}) == (0, "", {"1", "2", "3", "4", "5"})


def test_without_a_configuration_the_first_words_say_what_to_do(bare: Session):
    code, out, err = bare("poll")

    assert (code, out) == (3, "")
    assert "socialwatch init" in err


def test_an_unknown_case_is_one_line_on_stderr_and_code_8(polled: Session):
    assert polled("handle", "41") == (8, "", "socialwatch: no case 41; `socialwatch list` shows the live ones\n")


def test_an_unknown_filter_value_is_pointed_at(polled: Session):
    code, out, err = polled("list", "state:nwe")

    assert (code, out) == (2, "")
    assert err.splitlines()[-1].strip() == "^"


def test_an_unknown_department_is_named(polled: Session):
    code, out, err = polled("escalate", "1", "--to", "bakery")

    assert (code, out) == (2, "")
    assert "bakery" in err


@pytest.mark.parametrize(
    ("words", "named"), [(["frobnicate"], "frobnicate"), (["handle", "1", "--outcome", "yaml"], "yaml"), (["show"], "CASE")]
)
def test_words_that_make_no_sense_are_two_lines_and_code_2(bare: Session, words: list[str], named: str):
    code, out, err = bare(*words)

    assert (code, out, len(err.splitlines())) == (2, "", 2)
    assert named in err.splitlines()[0]
    assert err.startswith("socialwatch: ")
    assert err.splitlines()[1].startswith("Try socialwatch")


def test_hostile_words_on_the_command_line_never_reach_the_terminal(bare: Session):
    code, out, err = bare("handle", "--outcome", "\x1b]0;owned\x07")

    assert (code, out) == (2, "")
    assert "\x1b" not in err
    assert "\x07" not in err


def test_many_cases_at_once_need_a_yes(polled: Session):
    refused = polled("handle", "--where", "state:any", "--outcome", "answered")
    done = polled("handle", "--where", "state:any", "--outcome", "answered", "--yes")

    assert refused == (2, "", "socialwatch: handle 5 cases? nobody is here to ask; say --yes\n")
    assert (done[0], len(done[1].splitlines())) == (0, 5)


def test_a_configuration_that_cannot_be_read_is_code_3(session: Session):
    session.config.write_text("= what")

    code, out, err = session("list")

    assert (code, out) == (3, "")
    assert "socialwatch.toml" in err


def test_a_file_that_is_not_there_is_a_source_that_cannot_be_reached(session: Session):
    session.posts.unlink()

    code, out, err = session("poll")

    assert (code, out) == (5, "")
    assert "posts.jsonl" in err


def test_a_bad_row_does_not_cost_the_others(session: Session):
    with session.posts.open("a") as file:
        file.write("{ no json\n")

    code = session("poll")[0]

    assert code == 9
    assert len(json.loads(session("list", "--json")[1])) == 5


def test_a_second_poll_leaves_at_once(session: Session):
    with poll_lock(session.home / "inbox.db"):
        code, out, err = session("poll")

    assert (code, out) == (75, "")
    assert str(os.getpid()) in err


def test_a_disk_that_is_full_is_code_74(polled: Session):
    with Path("/dev/full").open("w") as full:
        done = polled.process("list", stdout=full)

    assert (done.returncode, "Traceback" in done.stderr, "disk is full" in done.stderr) == (74, False, True)


def test_a_closed_pipe_is_no_failure_to_talk_about(polled: Session):
    reading, writing = os.pipe()
    os.close(reading)

    done = polled.process("list", stdout=writing)
    os.close(writing)

    assert done.stderr == ""


def test_sigterm_in_the_middle_of_a_poll_keeps_what_was_read_and_is_code_143(session: Session):
    session.posts.write_text("".join(_row(str(n), f"@p{n}", f"@acme kettle {n} is broken") + "\n" for n in range(4_000)))
    home = {"HOME": str(session.home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    poll = subprocess.Popen([sys.executable, "-m", "socialwatch", "poll"], cwd=session.home, env=home, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: (session.home / "inbox.db-wal").exists() and (session.home / "inbox.db-wal").stat().st_size > 100_000)

    poll.terminate()
    err = poll.communicate(timeout=30)[1]

    assert poll.returncode == 143, err
    assert "stopped; what was complete is stored" in err
    assert "Traceback" not in err


def wait_for(has_come: Callable[[], bool]) -> None:
    """Wait until something has happened in another process; 20 s at the most."""
    until = time.monotonic() + 20
    while not has_come() and time.monotonic() < until:
        os.sched_yield()


def test_the_name_of_a_view_stands_for_its_filter(polled: Session):
    polled("assign", "2", "ada")
    polled.write_config('[[views]]\nname = "Refunds"\nfilter = "refund"\n')

    mine = polled("list", "refunds", "--json")[1]
    quoted = polled("list", '"refunds"', "--json")[1]

    assert [case["author"] for case in json.loads(mine)] == ["@jane"]
    assert json.loads(quoted) == []


def test_a_view_of_the_house_needs_no_configuration(polled: Session):
    polled("assign", "2", "ada")

    assert [case["id"] for case in json.loads(polled("list", "mine", "--json")[1])] == [2]
