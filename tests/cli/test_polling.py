"""`poll` as a process: stopped by signals, again and again without cron, and what never leaves the house."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from socialwatch.cli.repeating import poll_on
from socialwatch.errors import InterruptedByUserError, StoreError
from socialwatch.store.lock import poll_lock
from socialwatch.wiring import House, Options
from tests.networks.exam import Stage, a_stage

FILE = '[[sources]]\nname = "phone"\nnetwork = "file"\nbrand = "acme"\npath = "posts.jsonl"\n'


def configured(home: Path, *sources: str) -> None:
    text = 'database = "inbox.db"\n\n[brands.acme]\nkeywords = ["acme kettle"]\n\n' + "\n".join(sources)
    (home / "socialwatch.toml").write_text(text)
    (home / "socialwatch.toml").chmod(0o600)


def write(home: Path, *numbers: int) -> None:
    with (home / "posts.jsonl").open("a") as file:
        for number in numbers:
            row = {"network": "phone", "native_id": f"{number}", "author": f"@p{number}", "text": f"acme kettle {number} is broken"}
            file.write(json.dumps({**row, "created_at": "2026-11-02T09:00:00Z"}) + "\n")


class Running:
    """The program as a process in a home of its own."""

    def __init__(self, home: Path, *words: str) -> None:
        environ = {"HOME": str(home), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8"}
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-m", "socialwatch", *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=home, env=environ,
        )  # fmt: skip

    def ended(self, within: float = 20) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=within)
        return self.process.returncode, out, err


@contextmanager
def running(home: Path, *words: str) -> Iterator[Running]:
    one = Running(home, *words)
    try:
        yield one
    finally:
        one.process.kill()
        one.process.wait()


def until(holds: Callable[[], Any], within: float = 20) -> None:
    """Wait until something holds, looking often."""
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)


def asked(home: Path, sql: str) -> int:
    """Return the number that the inbox answers; 0 where there is no inbox yet."""
    import sqlite3

    try:
        with closing(sqlite3.connect(f"file:{home / 'inbox.db'}?mode=ro", uri=True)) as database:
            return int(database.execute(sql).fetchone()[0])
    except sqlite3.Error:
        return 0


def stored(home: Path) -> int:
    """Return how many mentions are in the inbox."""
    return asked(home, "SELECT count(*) FROM mentions")


@contextmanager
def a_silent_server() -> Iterator[tuple[str, threading.Event]]:
    """Accept whoever comes and never answer; the event says that somebody came."""
    came, kept = threading.Event(), list[socket.socket]()
    server = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                kept.append(server.accept()[0])
            except OSError:
                return
            came.set()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}", came
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()
        for one in kept:
            one.close()


def news(url: str) -> str:
    return f'[[sources]]\nname = "hn"\nnetwork = "hackernews"\nbrand = "acme"\napi_base = "{url}"\n'


# -- leaving --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_poll_at_once_although_a_network_is_silent_and_keeps_what_was_whole(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    write(tmp_path, 1, 2, 3)
    with a_silent_server() as (url, came):
        configured(tmp_path, FILE, news(url))
        with running(tmp_path, "poll") as poll:
            assert came.wait(20)
            until(lambda: stored(tmp_path) == 3)
            began = time.monotonic()
            poll.process.send_signal(number)

            left, out, err = poll.ended()

    assert (left, out) == (code, "")
    assert "stopped; what was complete is stored" in err
    assert "failed" not in err  # what we broke off ourselves is nobody's failure
    assert time.monotonic() - began < 5  # not the fifteen seconds that the network would have had
    assert stored(tmp_path) == 3


def test_after_a_stop_in_the_middle_of_a_walk_the_next_poll_brings_the_rest(tmp_path: Path) -> None:
    with a_stage() as stage:
        pause = threading.Event()
        stage.tell = _paged(stage, pause)
        configured(tmp_path, news(stage.url))
        with running(tmp_path, "poll") as poll:
            until(lambda: stored(tmp_path) == 100 and len(stage.asked) == 2)
            poll.process.send_signal(signal.SIGTERM)
            left = poll.ended()[0]
        with running(tmp_path, "doctor") as doctor:
            told = doctor.ended()[1]
        pause.set()

        with running(tmp_path, "poll") as again:
            code = again.ended()[0]

    assert (left, code, stored(tmp_path)) == (143, 0, 150)
    assert "the poll was stopped" in told or "stopped before it was home" in told


def _paged(stage: Stage, pause: threading.Event) -> Callable[[str, Any], Any]:
    """Tell 150 posts in pages of 100; the second page comes when the pause is over."""
    now = int(time.time())

    def hit(number: int) -> dict[str, Any]:
        at = now - 60 * number
        return {
            "objectID": f"{9_000 - number}",
            "author": "pg",
            "created_at_i": at,
            "comment_text": f"my acme kettle {number}",
            "story_id": 1,
        }

    hits = [hit(number) for number in range(1, 151)]

    def tell(_path: str, query: Any) -> Any:
        if len(stage.asked) > 1:
            pause.wait(20)
        limits = dict(one.split("=") for one in query.get("numericFilters", "").split(",") if "=" in one)
        newest = int(limits.get("created_at_i<", now))
        return {"hits": [one for one in hits if one["created_at_i"] <= newest][:100], "nbHits": 150}

    return tell


# -- again and again --------------------------------------------------------------------------------------------------------


def test_without_cron_it_polls_again_and_again_quietly_and_lets_go_of_the_lock_in_between(tmp_path: Path) -> None:
    write(tmp_path, 1)
    configured(tmp_path, FILE)
    with running(tmp_path, "poll", "--every", "1s") as polls:
        until(lambda: stored(tmp_path) == 1)
        until(lambda: _is_free(tmp_path))
        write(tmp_path, 2)
        until(lambda: stored(tmp_path) == 2)
        (tmp_path / "posts.jsonl").rename(tmp_path / "elsewhere.jsonl")  # this poll fails, and is not the last one
        until(lambda: asked(tmp_path, "SELECT count(*) FROM sources WHERE error IS NOT NULL"))
        (tmp_path / "elsewhere.jsonl").rename(tmp_path / "posts.jsonl")
        write(tmp_path, 3)
        until(lambda: stored(tmp_path) == 3)
        until(lambda: _is_free(tmp_path))
        polls.process.send_signal(signal.SIGTERM)

        code, out, err = polls.ended(within=5)

    assert (code, out) == (143, "")
    told = [line for line in err.splitlines() if "phone" in line]
    assert len(told) == 2, err
    assert "failed" in told[0]
    assert "works again" in told[1]


def _is_free(home: Path) -> bool:
    from socialwatch.errors import PollRunningError

    try:
        with poll_lock(home / "inbox.db"):
            return True
    except PollRunningError:
        return False


def house_in(home: Path) -> House:
    return House(Options(config=home / "socialwatch.toml"), environ={"HOME": str(home)})


def test_a_poll_that_cannot_be_made_is_told_once_and_does_not_end_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import timedelta

    configured(tmp_path, FILE)
    polls: list[str] = []

    def once(_house: House, stop: Any) -> int:
        polls.append("poll")
        if len(polls) in (2, 3):
            raise StoreError("the disk is full of holes")
        if len(polls) == 5:
            os.kill(os.getpid(), signal.SIGINT)
        return 0

    with pytest.raises(InterruptedByUserError) as left:
        poll_on(house_in(tmp_path), timedelta(seconds=0.01), once)

    assert (len(polls), left.value.exit_code) == (5, 130)
    assert capsys.readouterr().err == "socialwatch: the disk is full of holes\nsocialwatch: polls again\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--every", "soon"), "expected a duration"),
        (("--every", "0s"), "expected a second or more"),
        (("--every", "5m", "--json"), "--every goes with neither"),
        (("--every", "5m", "--since", "3d"), "--every goes with neither"),
        (("--every", "5m", "--source", "none"), "no source 'none'"),
    ],
)
def test_words_that_make_no_sense_end_it_before_it_begins(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    configured(tmp_path, FILE)

    with running(tmp_path, "poll", *words) as poll:
        code, _, err = poll.ended()

    assert code == 2
    assert says in err


# -- private words ----------------------------------------------------------------------------------------------------------


def test_what_was_written_in_private_leaves_only_when_somebody_says_so(tmp_path: Path) -> None:
    from tests.networks.transcripts.mastodon import transcript

    with a_stage() as stage:
        stage.tell = lambda path, _: (
            [_status("1", "public", "@acme my lid leaks"), _status("2", "direct", "@acme my code is 4711")]
            if path.endswith("/tag/acme") and len(stage.asked) < 4
            else []
        )
        configured(
            tmp_path,
            f'[[sources]]\nname = "{transcript.name}"\nnetwork = "mastodon"\nbrand = "acme"\nserver = "https://home.example"\n'
            f'access_token = "a-token"\napi_base = "{stage.url}"\nwatch = ["hashtags"]\n',
        )
        text = (tmp_path / "socialwatch.toml").read_text()
        (tmp_path / "socialwatch.toml").write_text(text.replace("keywords =", 'hashtags = ["#acme"]\nkeywords ='))
        with running(tmp_path, "poll") as poll:
            assert poll.ended()[0] == 0

    found = {what: _export(tmp_path, what) for what in ("mentions", "cases", "events")}
    whole = {what: _export(tmp_path, what, "--include-private") for what in ("mentions", "cases", "events")}

    assert {what: len(rows) for what, rows in found.items()} == {"mentions": 1, "cases": 1, "events": 1}
    assert {what: len(rows) for what, rows in whole.items()} == {"mentions": 2, "cases": 2, "events": 2}
    assert "4711" not in repr(found)
    assert "4711" in repr(whole)


def _status(number: str, visibility: str, text: str) -> dict[str, Any]:
    return {
        "id": number, "account": {"id": number, "acct": f"jane{number}"}, "content": f"<p>{text} #acme</p>", "edited_at": None,
        "created_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 60)), "visibility": visibility,
        "uri": f"https://home.example/{number}",
    }  # fmt: skip


def _export(home: Path, what: str, *words: str) -> list[dict[str, str]]:
    with running(home, "export", "--what", what, *words) as export:
        code, out, err = export.ended()
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out)))
