"""A reply whose process is killed at any step is never sent twice in silence: real processes, real clients, real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.answers import SOURCES, Office
from tests.networks.speaking import Square

SETTLED = ("mastodon", "bluesky")
"""Networks on which a repeat cannot double, so that absence needs no waiting."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    square = Square()
    server = square.serve()
    yield Office(tmp_path, square, f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    server.server_close()


def states(office: Office) -> list[str]:
    return [row["state"] for row in office.json("drafts", "list")]


@pytest.mark.slow
@pytest.mark.parametrize("network", list(SOURCES))
def test_killed_after_the_network_took_it_it_is_found_and_not_sent_again(network: str, office: Office) -> None:
    office.write(network)
    office.square.mode = "kill_late"
    assert office.run("reply", "1", "we are sorry", "--yes").returncode == -9
    assert (states(office), len(office.square.said[network])) == (["sending"], 1)
    assert office.json("show", "1")["state"] in ("new", "open")

    office.square.mode = "take"
    again = office.run("reply", "1", "we are sorry", "--yes")

    assert (again.returncode, office.square.tries) == (0, 1)
    assert "is public" in again.stderr
    shown = office.json("show", "1")
    assert (shown["state"], len(shown["thread"]), shown["thread"][-1]["direction"]) == ("pending", 2, "outbound")
    assert shown["first_response_at"] is not None
    assert states(office) == []


@pytest.mark.slow
@pytest.mark.parametrize("network", list(SOURCES))
def test_killed_before_the_network_took_it_it_is_sent_again_only_when_it_is_surely_not_there(network: str, office: Office) -> None:
    office.write(network)
    office.square.mode = "kill"
    assert office.run("reply", "1", "we are sorry", "--yes").returncode == -9

    office.square.mode = "take"
    if network not in SETTLED:
        early = office.run("reply", "1", "we are sorry", "--yes")
        assert (early.returncode, office.square.said[network]) == (1, [])
        assert "may be public and is not shown yet" in early.stderr
        assert office.drive("look", later=120).stdout == "not_there\n"
    again = office.run("reply", "1", "we are sorry", "--yes")

    assert again.returncode == 0, again.stderr
    assert len(office.square.said[network]) == 1
    assert office.json("show", "1")["state"] == "pending"
    assert states(office) == []


@pytest.mark.slow
@pytest.mark.parametrize("network", ["x", "mastodon"])
@pytest.mark.parametrize("step", ["before", "after"])
def test_killed_between_commit_and_request_or_between_answer_and_commit(network: str, step: str, office: Office) -> None:
    office.write(network)
    assert office.drive(step).returncode == -9
    assert (states(office), len(office.square.said[network])) == (["sending"], step == "after")

    fate = office.drive("look", later=120).stdout

    assert fate == ("sent\n" if step == "after" else "not_there\n")
    assert len(office.square.said[network]) == (step == "after")
    assert states(office) == ([] if step == "after" else ["draft"])
    if step == "before":
        assert office.run("reply", "1", "--yes").returncode == 0  # the draft that it has become
    assert len(office.square.said[network]) == 1


def test_a_poll_that_brings_the_own_timeline_home_settles_it_and_doubles_nothing(office: Office) -> None:
    office.write("x")
    office.square.mode = "kill_late"
    assert office.run("reply", "1", "we are sorry", "--yes").returncode == -9

    polled = office.run("poll", "--source", "x")

    assert (polled.returncode, polled.stdout) == (0, "")
    assert "is public after all" in polled.stderr
    assert states(office) == []
    shown = office.json("show", "1")
    assert (shown["state"], len(shown["thread"])) == ("pending", 2)
    assert [event["verb"] for event in shown["events"]][-1] == "reply"
    assert len(office.square.said["x"]) == 1


def test_a_time_out_leaves_it_unknown_and_the_exit_code_says_that_the_network_was_not_reached(office: Office) -> None:
    office.write("mastodon")
    office.square.mode = "lose"

    lost = office.run("reply", "1", "we are sorry", "--yes")

    assert lost.returncode == 5
    assert "nobody knows whether the reply to case 1 is public" in lost.stderr
    assert states(office) == ["unknown"]
    office.square.mode = "take"
    again = office.run("reply", "1", "another text", "--yes")
    assert "is public" in again.stderr
    assert [one["content"] for one in office.square.said["mastodon"]] == [
        "<p>@jane@home.example we are sorry</p>",
        "<p>@jane@home.example another text</p>",
    ]
