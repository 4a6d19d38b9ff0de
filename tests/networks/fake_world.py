"""Drives a network through a scenario of the shared fake networks and compares what it brought home with their truth."""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from socialwatch.errors import BudgetSpentError, RateLimitedError, SocialwatchError
from socialwatch.model.brand import Brand
from socialwatch.model.mention import Mention
from socialwatch.ports import Network
from socialwatch.transport import SourcePlugs, make_plugs
from socialwatch.triage.relevance import Matcher
from tests.networks.exam import Memory

SHARED = Path(__file__).resolve().parents[3] / "shared"
BRAND = Brand(
    name="acme",
    handles={"x": ("@acme",), "reddit": ("u/acme",), "mastodon": ("@acme@home.example",), "bluesky": ("@acme.example",)},
    hashtags=("#acme",),
    keywords=("acme kettle",),
)
Open = Callable[[str, SourcePlugs], Network]

needs_shared = pytest.mark.skipif(not (SHARED / "fakenet").is_dir(), reason="the fake networks are not part of this package")


class World:
    """One scenario on loopback."""

    def __init__(self, url: str, plan: Any) -> None:
        self.url, self.plan = url, plan

    def admin(self, name: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"{self.url}/__fakenet__/{name}", data=data, headers={"Content-Type": "application/json"})  # noqa: S310  loopback
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return json.loads(answer.read())

    def play(self, open_network: Open, plugs: Callable[[], SourcePlugs]) -> Memory:
        """Poll, recheck and move the clock until the scenario is over, then poll in peace."""
        memory = Memory()
        for _ in range(int(self.plan.span_minutes / self.plan.tick_minutes) + 2):
            self._poll(memory, open_network, plugs)
            self.admin("advance", {"minutes": self.plan.tick_minutes})
        self.admin("calm", {})
        self._poll(memory, open_network, plugs)
        return memory

    def _poll(self, memory: Memory, open_network: Open, plugs: Callable[[], SourcePlugs]) -> None:
        memory.now = datetime.now(UTC)
        network = open_network(self.url, plugs())
        if any(isinstance(why, (RateLimitedError, BudgetSpentError)) for why in memory.poll(network)):
            return
        try:
            memory.recheck(network)
        except SocialwatchError as why:
            memory.troubles.append(why)

    def judged(self, network: str, memory: Memory) -> str:
        """Return the score as words; only what the desk would have filed counts."""
        from fakenet import oracle

        matcher = Matcher(BRAND)
        ours = set()
        rows = []
        for mention in sorted(memory.mentions.values(), key=lambda one: one.created_at):
            is_own = matcher.is_own(mention)
            if mention.is_repost or not (is_own or mention.is_addressed or matcher.finds(mention) or mention.in_reply_to in ours):
                continue
            ours.add(mention.native_id)
            rows.append(_row(mention, is_own=is_own, is_gone=mention.native_id in memory.withdrawn))
        score = oracle.compare(network, self.admin(f"expected?network={network}&all=1"), rows)
        return f"{score}\n" + "\n".join(score.examples or ()) if not score.is_right else "right"

    def complaints(self) -> list[str]:
        report = self.admin("report")
        return [str(note) for note in report["violations"] + report["warnings"]]


def _row(mention: Mention, *, is_own: bool, is_gone: bool) -> dict[str, Any]:
    return {
        "network": mention.network,
        "native_id": mention.native_id,
        "author": None if is_gone else mention.author,
        "direction": "outbound" if is_own else "inbound",
        "text": "" if is_gone else mention.body,
        "created_at": mention.created_at.isoformat(),
        "withdrawn": is_gone,
    }


@contextmanager
def a_world(scenario_name: str, seed: int = 1) -> Iterator[World]:
    """Serve a scenario for as long as the block lasts."""
    if str(SHARED) not in sys.path:
        sys.path.insert(0, str(SHARED))
    from fakenet import scenario, server

    plan = scenario.load(scenario_name)
    fake = server.start(plan, seed=seed)
    try:
        yield World(fake.url, plan)
    finally:
        fake.shutdown()
        fake.server_close()


def fresh_plugs(memory: Path | None = None, seconds: float = 60) -> Callable[[], SourcePlugs]:
    """Return a maker of plugs for one visit each."""
    return lambda: make_plugs(source="fake", budget_requests=200, budget_seconds=seconds, memory=memory)
