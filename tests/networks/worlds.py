"""Polling an invented world, where it lies beside the checkout: many visits under a moving clock, then a comparison with its truth."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from socialwatch.errors import SocialwatchError
from socialwatch.model.brand import Brand
from socialwatch.ports import Network
from socialwatch.transport import SourcePlugs, make_plugs
from tests.networks.exam import Memory

SHARED = Path(__file__).resolve().parents[3] / "shared"
BRAND = Brand(name="acme", handles={"x": ("@acme",), "reddit": ("u/acme",)}, hashtags=("#acme",), keywords=("acme kettle",))

needs_world = pytest.mark.skipif(not (SHARED / "fakenet").is_dir(), reason="the invented world is not beside this checkout")
needs_recordings = pytest.mark.skipif(not (SHARED / "recordings").is_dir(), reason="the recordings are not beside this checkout")


@dataclass
class Story:
    """What came of polling a world to its end.

    Args:
        score: How the world itself judges what was brought home.
        requests: Per poll.
    """

    memory: Memory
    score: str
    is_right: bool
    violations: list[Any] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    requests: list[int] = field(default_factory=list)

    @property
    def troubles(self) -> set[str]:
        return {type(why).__name__ for why in self.memory.troubles}


Opener = Callable[[str, SourcePlugs], Network]


def live_through(
    scenario: str, network: str, open_source: Opener, folder: Path, *, seconds: float = 20, rechecks: bool = True, **changes: Any
) -> Story:
    """Poll a network of a scenario until its span is over, with a file of tokens in `folder`, as cron would."""
    if str(SHARED) not in sys.path:
        sys.path.append(str(SHARED))
    from dataclasses import replace

    from fakenet import oracle, server
    from fakenet import scenario as scenarios

    plan = replace(scenarios.load(scenario), **changes)
    world = server.start(plan)
    try:
        now = datetime.now(UTC)
        story = Story(Memory(now=now, floor=now - timedelta(days=7)), "", is_right=False)
        for _ in range(int(plan.span_minutes // plan.tick_minutes)):
            world.fakenet.admin("POST", "advance", {}, {"minutes": plan.tick_minutes})
            plugs = make_plugs(source=network, budget_requests=400, budget_seconds=seconds, memory=folder / "tokens.json")
            source = open_source(f"{world.url}/{network}", plugs)
            story.memory.poll(source)
            if rechecks:
                _recheck(story.memory, source)
            story.requests.append(source.spent().requests)
        truth = world.fakenet.admin("GET", "expected", {"network": network, "all": "1"}, {})[1]
        score = oracle.compare(network, truth, _rows(story.memory, truth))
        story.score, story.is_right = f"{score} {score.examples}", score.is_right
        story.violations = world.fakenet.violations
        story.warnings = Counter(one["what"] for one in world.fakenet.warnings)
        return story
    finally:
        world.shutdown()
        world.server_close()


def _recheck(memory: Memory, source: Network) -> None:
    try:
        memory.recheck(source)
    except SocialwatchError as why:
        memory.troubles.append(why)


def _rows(memory: Memory, truth: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what a desk would export: no reposts, and no candidate that is about somebody else (our matcher drops those)."""
    foreign = {name for one in truth if one["need"] == "foreign" for name in one["aliases"]}
    kept = [one for one in memory.mentions.values() if not one.is_repost and (one.is_addressed or one.native_id not in foreign)]
    rows = [msgspec.to_builtins(one) for one in kept]
    for row in rows:
        row["withdrawn"] = row["native_id"] in memory.withdrawn
        row["text"] = "" if row["withdrawn"] else "\n".join(filter(None, (row["title"], row["text"])))
    return rows
