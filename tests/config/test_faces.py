"""`config show`, `config schema` and `init`: the same description seen from three sides."""

from __future__ import annotations

import json
import stat
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomli

from socialwatch.config.load import load
from socialwatch.config.schema import schema
from socialwatch.config.show import show
from socialwatch.config.starter import DEMO, Answers, starter, write_private
from socialwatch.config.tables import ROOT
from socialwatch.errors import DiskFullError, UsageError
from socialwatch.model.brand import Brand
from tests.config.kinds import NETWORKS, OUTLETS, SOURCE_KEYS, WIRED
from tests.config.test_example import EXAMPLE


def test_what_is_shown_is_toml_that_means_the_same(tmp_path: Path) -> None:
    settings = load(EXAMPLE, **WIRED)
    copy = tmp_path / "socialwatch.toml"

    copy.write_text(show(settings))

    assert load(copy, **WIRED).effective == settings.effective


def test_outlets_are_shown_without_what_makes_them_secret(tmp_path: Path) -> None:
    path = tmp_path / "socialwatch.toml"
    path.write_text(
        '[brands.acme]\nkeywords = ["a\\u202eb"]\n[outlets.billing-hook]\nkind = "webhook"\nurl = "https://chat.example/T0/s3cret"\nsecret = "s3cret"\n'
    )

    shown = show(load(path, **WIRED))

    assert '[outlets.billing-hook]\nkind = "webhook"\nprivate = false\nurl = "https://chat.example/***"\nsecret = "***"\n' in shown
    assert "s3cret" not in shown
    assert "\u202e" not in shown


def allowed(described: dict[str, Any]) -> set[str]:
    return set(described["properties"])


def test_the_schema_knows_every_table_and_every_key_of_every_network_and_outlet() -> None:
    described = schema(list(NETWORKS.values()), list(OUTLETS.values()))

    sources = {one["properties"]["network"]["const"]: one for one in described["properties"]["sources"]["items"]["oneOf"]}
    outlets = {one["properties"]["kind"]["const"]: one for one in described["properties"]["outlets"]["additionalProperties"]["oneOf"]}
    assert allowed(described) == {key.name for key in ROOT}
    assert set(sources) == set(NETWORKS)
    assert all({key.name for key in SOURCE_KEYS[name]} < allowed(one) for name, one in sources.items())
    assert {name: allowed(one) for name, one in outlets.items()} == {
        name: {"kind", "private", *(key.name for key in kind.keys)} for name, kind in OUTLETS.items()
    }
    assert outlets["webhook"]["required"] == ["kind", "url"]
    assert described["properties"]["service_levels"]["items"]["properties"]["queue"]["enum"] == [
        "service",
        "pr",
        "praise",
        "sales",
        "noise",
    ]
    assert described["additionalProperties"] is False


def test_the_first_configuration_runs_on_the_demo_without_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "socialwatch.toml"

    write_private(path, starter(DEMO))

    settings = load(path, **WIRED)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [(source.network, source.brand) for source in settings.sources] == [("demo", "acme")]
    assert settings.brands["acme"].handles["x"] == ("@acme", "@acmehelp")


def test_answers_come_back_whatever_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "socialwatch.toml"
    nasty = 'say "hi" \\ [x]\n[outlets.evil]\x7f ümläut 🫖\udcff'
    answers = Answers(brand="Café Näo & Co.", handles={"x": ("@näo",), nasty: ("y",)}, keywords=(nasty,), networks=tuple(NETWORKS))

    path.write_text(starter(answers, keys=SOURCE_KEYS), encoding="utf-8")

    settings = load(path, **WIRED)
    assert list(settings.brands) == ["caf-n-o-co"]
    assert settings.brands["caf-n-o-co"].keywords == ('say "hi" \\ [x] [outlets.evil] ümläut 🫖\N{REPLACEMENT CHARACTER}',)
    assert settings.outlets == {}
    assert [source.network for source in settings.sources] == list(NETWORKS)


def test_a_brand_without_other_names_is_looked_for_by_its_own(tmp_path: Path) -> None:
    path = tmp_path / "socialwatch.toml"

    path.write_text(starter(Answers(brand="Acme Ltd")))

    assert load(path, **WIRED).brands == {"acme-ltd": Brand(name="acme-ltd", keywords=("Acme Ltd",))}


def test_every_line_of_the_first_configuration_is_explained() -> None:
    lines = starter(DEMO, keys=SOURCE_KEYS).splitlines()

    assert all(before.startswith("# ") for before, line in pairwise(lines) if line and line[0] not in "#[")


def test_a_file_that_is_there_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "socialwatch.toml"
    write_private(path, "one")

    with pytest.raises(UsageError, match=r"is there already; .*--force"):
        write_private(path, "two")
    kept = path.read_text()
    write_private(path, "three", force=True)

    assert (kept, path.read_text()) == ("one", "three")
    assert [file.name for file in path.parent.iterdir()] == ["socialwatch.toml"]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "dotfiles.toml", tmp_path / "socialwatch.toml"
    target.write_text("old")
    link.symlink_to(target)

    write_private(link, "new", force=True)

    assert (link.is_symlink(), target.read_text()) == (True, "new")


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DiskFullError, match="cannot write"):
        write_private(tmp_path / "file" / "deeper" / "socialwatch.toml", "text")


def test_the_demo_configuration_that_is_bundled_loads() -> None:
    bundled = Path(NETWORKS["demo"].__class__.__module__.replace(".", "/")).with_name("demo_config.toml")

    settings = load(EXAMPLE.parent / bundled, **WIRED)

    assert [source.network for source in settings.sources] == ["demo"]


def test_the_schema_is_itself_json() -> None:
    assert json.loads(json.dumps(schema(list(NETWORKS.values()), list(OUTLETS.values()))))["title"] == "socialwatch.toml"
    assert tomli.loads(starter(DEMO))
