"""Networks of the open web are driven through the shared fake networks and compared with their truth."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import Told
from tests.networks.fake_world import BRAND, Open, a_world, fresh_plugs, needs_shared

OPTIONS: dict[str, dict[str, Any]] = {
    "bluesky": {"handle": "acme.example", "app_password": Told("an-app-password")},
    "hackernews": {},
    "mastodon": {"server": "https://home.example", "access_token": Told("a-token-of-mastodon")},
}
SHORT = {"hackernews": "hn"}
CALM = ["calm", "thread-replies", "late", "deletions", "edits", "hostile-text"]
# The fake Mastodon and Bluesky are asked often, and each of their answers takes 40 ms.
MARKED = [pytest.param(name, marks=() if name == "hackernews" else pytest.mark.slow) for name in OPTIONS]
BUSY = ["burst", "mid-page-failure"]

pytestmark = needs_shared


def opener(name: str) -> Open:
    kind = importlib.import_module(f"socialwatch.networks.{name}").kind

    def open_network(url: str, plugs: SourcePlugs) -> Network:
        base = f"{url}/{SHORT.get(name, name)}"
        settings = SourceSettings(name=name, network=name, brand="acme", options=OPTIONS[name], api_base=base)
        network: Network = kind.open(settings, BRAND, plugs)
        return network

    return open_network


def play(name: str, scenario: str, folder: Path, *, seconds: float = 60) -> tuple[str, list[str]]:
    with a_world(scenario) as world:
        memory = world.play(opener(name), fresh_plugs(folder / "tokens.json", seconds))
        return world.judged(SHORT.get(name, name), memory), world.complaints()


@pytest.mark.parametrize("scenario", CALM)
@pytest.mark.parametrize("name", MARKED)
def test_all_that_was_said_is_brought_home_once(name: str, scenario: str, tmp_path: Path):
    assert play(name, scenario, tmp_path) == ("right", [])


@pytest.mark.slow
@pytest.mark.parametrize("scenario", BUSY)
@pytest.mark.parametrize("name", OPTIONS)
def test_bursts_and_pages_that_fail_lose_nothing(name: str, scenario: str, tmp_path: Path):
    assert play(name, scenario, tmp_path) == ("right", [])


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["limits", "broken"])
@pytest.mark.parametrize("name", OPTIONS)
def test_refusals_and_broken_answers_cost_time_but_nothing_else(name: str, scenario: str, tmp_path: Path):
    judged, complaints = play(name, scenario, tmp_path, seconds=3)

    assert judged == "right"
    assert complaints == []
