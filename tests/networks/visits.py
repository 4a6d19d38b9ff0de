"""What a network is visited with in tests: a visit that knows nothing, plugs without wires, and a walk through all pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from socialwatch.model.collecting import Harvest, Spent, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.ports import Network

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class FakeVisit:
    """A visit at a fixed time; `held` are the ids that the store is said to hold."""

    def __init__(self, now: datetime = NOW, floor: datetime | None = None, held: Sequence[str] = (), usd_spent: float = 0.0) -> None:
        self.now, self.floor, self.held, self.usd_spent = now, floor, set(held), usd_spent

    def known(self, native_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(self.held.intersection(native_ids))


class NoPlugs:
    """Plugs of a source that never leaves the house."""

    session: Any = None

    def check_base(self, api_base: str) -> str:
        return api_base

    def spent(self) -> Spent:
        return Spent()

    def remember(self, key: str, value: str | None) -> None:
        raise AssertionError(f"nothing to remember: {key}={value}")

    def recall(self, key: str) -> str | None:
        raise AssertionError(f"nothing to recall: {key}")


def visit_all(network: Network, watch: Watch, window: Window, visit: FakeVisit | None = None) -> tuple[list[Harvest], Window]:
    """Return the pages of one visit and the window after them."""
    pages = list(network.fetch(watch, window, visit or FakeVisit()))
    return pages, pages[-1].window if pages else window


def mentions_of(pages: Sequence[Harvest]) -> list[Mention]:
    return [mention for page in pages for mention in page.mentions]
