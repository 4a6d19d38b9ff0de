"""Whatever stands behind a key: settings come out, or complaints; never a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.config.load import load
from socialwatch.config.settings import Settings
from socialwatch.config.show import show
from socialwatch.config.tables import ROOT, Setting
from socialwatch.errors import ConfigError
from tests.config.kinds import OUTLET_KEYS, SOURCE_KEYS, WIRED

LEAST: dict[str, str] = {
    "sources": 'name = "s"\nnetwork = "demo"\n',
    "outlets": 'kind = "webhook"\n',
    "rules": 'name = "r"\nwhen = "text:a"\n',
    "calendars": "",
}


def paths() -> Iterator[tuple[str, str]]:
    """Yield (what stands before, key) for every key there is."""
    for key in ROOT:
        yield "", key.name
        yield from ((head(key) + without(key, own.name), own.name) for own in key.keys)
    yield from ((f'[[sources]]\nname = "s"\nnetwork = "{name}"\n', key.name) for name, keys in SOURCE_KEYS.items() for key in keys)
    yield from ((f'[outlets.o]\nkind = "{name}"\n', key.name) for name, keys in OUTLET_KEYS.items() for key in keys)


def head(key: Setting) -> str:
    return f"[[{key.name}]]\n" if key.kind == "tables" else f"[{key.name}.n]\n"


def without(key: Setting, name: str) -> str:
    return "".join(line + "\n" for line in LEAST.get(key.name, "").splitlines() if not line.startswith(f"{name} "))


def toml(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{toml(name)} = {toml(item)}" for name, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case float():
            return {"Infinity": "inf", "-Infinity": "-inf", "NaN": "nan"}.get(json.dumps(value), json.dumps(value))
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["2h", "0m", "mon", "09:00-17:00", "service", "urgent", "acme", "a:b", "text:/x/", "env", "file", "command", "~nobody/x", "http://[", "http://a:99999/", "sqlite:///x"]
)  # fmt: skip
values = st.recursive(
    st.booleans() | st.integers() | st.floats() | words,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(words, inside, max_size=3),
    max_leaves=6,
)


def judged(path: Path, text: str) -> Settings | ConfigError:
    path.write_text(text, encoding="utf-8")
    try:
        return load(path, **WIRED)
    except ConfigError as error:
        return error


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("config") / "socialwatch.toml"


@given(place=st.sampled_from(sorted(set(paths()))), value=values)
def test_whatever_stands_behind_a_key_is_taken_or_told(path: Path, place: tuple[str, str], value: Any) -> None:
    before, key = place
    brand = "" if key == "brands" and not before else '[brands.acme]\nkeywords = ["acme"]\n'
    text = f"{key} = {toml(value)}\n{brand}" if not before else f"{brand}{before}{key} = {toml(value)}\n"

    found = judged(path, text)

    if isinstance(found, ConfigError):
        assert found.problems
        assert all(problem.startswith("socialwatch.toml: ") and problem.isprintable() for problem in found.problems)
    else:
        assert isinstance(show(found), str)
        assert isinstance(found.brands, Mapping)
