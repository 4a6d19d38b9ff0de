"""config.example.toml shows every key, explains every line, and runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import tomli

from socialwatch.config.load import load
from socialwatch.config.policies import check_deeply
from socialwatch.config.tables import API_BASE, ROOT, Setting
from socialwatch.ports import Key
from tests.config.kinds import NETWORKS, OUTLET_KEYS, OUTLETS, SOURCE_KEYS, WIRED

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
SWITCHED_OFF = re.compile(r"^#(?=[\[\w])", re.MULTILINE)


def whole() -> dict[str, Any]:
    """Return the example with everything switched on; of two `set` of one rule the later one stands."""
    text = SWITCHED_OFF.sub("", EXAMPLE.read_text())
    return tomli.loads(re.sub(r"^set = \{ tags = \[\"spares\"\] \}\n", "", text, flags=re.MULTILINE))


def keys_of(tables: object) -> set[str]:
    if isinstance(tables, dict) and not all(isinstance(table, dict) for table in tables.values()):
        return set(tables)
    found = tables if isinstance(tables, list) else tables.values() if isinstance(tables, dict) else []
    return {key for table in found for key in table}


def test_it_loads_as_it_stands_and_keeps_its_database_beside_it() -> None:
    settings = load(EXAMPLE, **WIRED)

    check_deeply(settings)
    assert [(source.name, source.network, source.brand) for source in settings.sources] == [("demo", "demo", "acme")]
    assert (settings.place(), settings.warnings) == (EXAMPLE.parent / "demo.db", ())


def test_what_is_switched_off_loads_too(tmp_path: Path) -> None:
    text = SWITCHED_OFF.sub("", EXAMPLE.read_text())
    file = tmp_path / "socialwatch.toml"
    file.write_text(re.sub(r"^set = \{ tags = \[\"spares\"\] \}\n", "", text, flags=re.MULTILINE))

    settings = load(file, **WIRED)

    assert {source.network for source in settings.sources} == set(NETWORKS)
    assert {outlet.kind for outlet in settings.outlets.values()} == set(OUTLETS)


@pytest.mark.parametrize("table", [key for key in ROOT if key.keys], ids=lambda table: table.name)
def test_every_key_of_every_table_is_shown(table: Setting) -> None:
    shown = whole()

    assert {key.name for key in table.keys} <= keys_of(shown.get(table.name))


def test_every_key_at_the_top_and_every_action_of_a_rule_is_shown() -> None:
    shown = whole()
    actions = next(key for table in ROOT if table.name == "rules" for key in table.keys if key.name == "set").keys

    assert {key.name for key in ROOT} <= shown.keys()
    assert {key.name for key in actions} <= keys_of([rule["set"] for rule in shown["rules"]])


@pytest.mark.parametrize("network", sorted(NETWORKS))
def test_every_key_of_every_network_is_shown(network: str) -> None:
    sources = [source for source in whole()["sources"] if source["network"] == network]
    wanted: list[Key] = [key for key in SOURCE_KEYS[network] if key is not API_BASE]

    assert sources
    assert {key.name for key in wanted} <= keys_of(sources)


@pytest.mark.parametrize("outlet", sorted(OUTLETS))
def test_every_key_of_every_outlet_is_shown(outlet: str) -> None:
    outlets = [table for table in whole()["outlets"].values() if table["kind"] == outlet]

    assert outlets
    assert {key.name for key in OUTLET_KEYS[outlet]} <= keys_of(outlets)


def test_every_line_that_is_switched_on_has_a_word_before_it() -> None:
    """A comment covers the lines below it up to the next blank line or comment; a head of a table needs none."""
    uncommented, is_explained = [], False
    for line in EXAMPLE.read_text().splitlines():
        if line.startswith("# "):
            is_explained = True
        elif not line or line.startswith("["):
            is_explained = False
        elif not line.startswith("#") and not is_explained:
            uncommented.append(line)

    assert uncommented == []
