"""Polls that are killed at any moment lose nothing and double nothing, and the inbox stays whole. Wrong orders of writing do lose."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.networks.exam import Said, Stage, Transcript, a_stage, timeline
from tests.networks.test_exam import TRANSCRIPTS

KILLS = 200
FIRST, EACH = 300, 4  # posts that are there at the beginning, and that are written between two polls


class Death:
    """Chooses moments to kill at, on a machine of any speed: at most about as late as a poll just does not come home."""

    def __init__(self, seed: int) -> None:
        self._chance, self._latest = random.Random(seed), 0.15

    def moment(self) -> float:
        return self._chance.uniform(0, self._latest)

    def learn(self, ended: int) -> None:
        self._latest = min(self._latest * (0.8 if ended == 0 else 1.03), 0.2)


@dataclass
class World:
    """Some networks on loopback on which posts are written while we poll, and the process that polls them."""

    inbox: Path
    stages: Mapping[str, tuple[Transcript, Stage]]
    posts: Sequence[Said]
    poller: subprocess.Popen[str]
    shown: int = FIRST
    ended: list[int] = field(default_factory=list)

    def write(self, many: int) -> None:
        """Let people write so many posts on every network."""
        self.shown += many
        shown = self.posts[: self.shown]
        for transcript, stage in self.stages.values():
            stage.tell = lambda path, query, transcript=transcript: transcript.answer(path, query, shown)  # type: ignore[misc]

    def poll(self, *, kill: float | Path | None = None) -> int:
        """Poll once; return how it ended: 0, or -9 where it was killed after so many seconds, or as soon as the file is there."""
        assert self.poller.stdin is not None
        assert self.poller.stdout is not None
        self.poller.stdin.write(f"{'never' if kill is None else kill}\n")
        self.poller.stdin.flush()
        self.ended.append(int(self.poller.stdout.readline()))
        return self.ended[-1]

    def lost(self) -> dict[str, int]:
        """Return how many of the posts written so far the inbox does not hold, by network."""
        with closing(sqlite3.connect(f"file:{self.inbox}?mode=ro", uri=True)) as database:
            held = set(database.execute("SELECT network, native_id FROM mentions"))
        shown = self.posts[: self.shown]
        return {
            name: sum((name, transcript.native_id(said)) not in held for said in shown) for name, (transcript, _) in self.stages.items()
        }

    def count(self, sql: str) -> object:
        with closing(sqlite3.connect(f"file:{self.inbox}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchone()[0]


@contextmanager
def a_world(folder: Path, names: Sequence[str], posts: int, mutant: str | None = None) -> Iterator[World]:
    transcripts = {one.name: one for one in TRANSCRIPTS if one.name in names}
    with ExitStack() as stack:
        stages = {name: (one, stack.enter_context(a_stage())) for name, one in transcripts.items()}
        asked = {"inbox": str(folder / "inbox.db"), "urls": {name: stage.url for name, (_, stage) in stages.items()}, "mutant": mutant}
        poller = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "tests.helpers.polling_child", json.dumps(asked)], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
        world = World(folder / "inbox.db", stages, timeline([12] * posts, frozenset()), poller)
        world.write(0)
        try:
            yield world
        finally:
            assert poller.stdin is not None
            poller.stdin.close()
            poller.wait(30)


@pytest.mark.slow
def test_polls_that_are_killed_200_times_while_a_burst_arrives_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    death = Death(20261127)
    names = ["bluesky", "hackernews", "mastodon", "reddit", "x"]

    with a_world(tmp_path, names, FIRST + 2 * EACH * KILLS) as world:
        while world.ended.count(-9) < KILLS and len(world.ended) < 2 * KILLS:
            death.learn(world.poll(kill=death.moment()))
            world.write(EACH)
        calm = [world.poll() for _ in range(2)]
        lost = world.lost()
        figures = [world.count(f"SELECT {what}") for what in _FIGURES]
        sound = world.count("PRAGMA integrity_check")

    assert world.ended.count(-9) >= KILLS
    assert set(world.ended) <= {0, -9}
    assert calm == [0, 0]
    assert lost == dict.fromkeys(names, 0)
    assert figures[0] == figures[1] == world.shown * len(names)
    assert figures[2:] == [0, 0, 0]
    assert sound == "ok"


_FIGURES = (
    "count(*) FROM mentions",
    "sum(mentions) FROM cases",  # every case counts its mentions once
    "count(*) FROM windows WHERE until IS NOT NULL OR target IS NOT NULL",
    "count(*) FROM mentions WHERE id NOT IN (SELECT rowid FROM mentions_fts)",
    "count(*) FROM cases c WHERE (SELECT count(*) FROM events e WHERE e.case_id = c.id AND e.verb = 'receive') <> 1",
)


@pytest.mark.slow
@pytest.mark.parametrize(("mutant", "loses"), [(None, False), ("cursor_first", True), ("cursor_per_page", True)])
def test_whoever_keeps_the_mark_before_the_posts_is_caught(tmp_path: Path, mutant: str | None, loses: bool) -> None:
    dead = tmp_path / "dead"
    with a_world(tmp_path, ["x"], FIRST + 80, mutant) as world:
        calm = [world.poll()]
        world.write(80)
        over = _die_in_the_middle(world, dead)
        killed = world.poll(kill=dead)
        over.set()
        world.write(0)
        calm += [world.poll() for _ in range(2)]
        lost = world.lost()["x"]

    assert (calm, killed) == ([0, 0, 0], -9)
    assert (lost > 0) is loses


def _die_in_the_middle(world: World, dead: Path) -> threading.Event:
    """Have the server keep the third question waiting until the poll is dead, which it is when the first page is stored."""
    transcript, stage = world.stages["x"]
    shown, before, over = world.posts[: world.shown], world.count("SELECT count(*) FROM mentions"), threading.Event()
    stage.clear()

    def tell(path: str, query: Mapping[str, str]) -> Any:
        if len(stage.asked) >= 4:
            while world.count("SELECT count(*) FROM mentions") == before:
                over.wait(0.005)
            dead.touch()
            over.wait(30)
        return transcript.answer(path, query, shown)

    stage.tell = tell
    return over
