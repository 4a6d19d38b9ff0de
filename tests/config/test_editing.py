"""A theme is written into the configuration, and nothing else of it changes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from socialwatch.config.editing import add_theme
from socialwatch.config.load import load
from socialwatch.errors import ConfigError, DiskFullError, UsageError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "socialwatch.toml"
    path.write_text(EXAMPLE.read_text())
    path.chmod(0o640)
    return path


def test_the_new_theme_is_read_and_every_other_line_is_as_it_was(config: Path):
    before = config.read_text().splitlines()

    assert add_theme(config, "lids", ["lid", 'a "quoted" word']) == ("lid", 'a "quoted" word')

    assert load(config).themes["lids"] == ("lid", 'a "quoted" word')
    after = config.read_text().splitlines()
    added = [line for line in after if line not in before]
    assert [line for line in after if line not in added] == before
    assert len(added) == 1


def test_the_mode_stays_and_the_file_as_it_was_is_kept(config: Path):
    before = config.read_bytes()

    add_theme(config, "lids", ["lid"])

    backup = config.with_name("socialwatch.toml.bak")
    assert (stat.S_IMODE(config.stat().st_mode), stat.S_IMODE(backup.stat().st_mode)) == (0o640, 0o640)
    assert backup.read_bytes() == before
    assert sorted(one.name for one in config.parent.iterdir()) == ["socialwatch.toml", "socialwatch.toml.bak"]


def test_words_join_a_theme_that_is_there(config: Path):
    assert add_theme(config, "delivery", ["parcel", "drone"]) == ("delivery", "parcel", "courier", "drone")
    assert load(config).themes["delivery"][-1] == "drone"

    with pytest.raises(UsageError, match="says all of this already"):
        add_theme(config, "delivery", ["drone"])


@pytest.mark.parametrize(
    "text",
    ["[brands.acme]\n", "themes = { a = ['b'] }\n[brands.acme]\n", "# only a word\n[brands.acme]\n[themes] # mine\na = ['b'] # this one\n"],
)
def test_whatever_way_the_table_is_written(tmp_path: Path, text: str):
    path = tmp_path / "socialwatch.toml"
    path.write_text(text)

    add_theme(path, "lid.s", ["lid"])

    assert load(path).themes["lid.s"] == ("lid",)
    assert [line for line in text.splitlines() if "#" in line] == [line for line in path.read_text().splitlines() if "#" in line]


def test_a_link_stays_a_link(config: Path, tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(config)

    add_theme(link, "lids", ["lid"])

    assert link.is_symlink()
    assert load(config).themes["lids"] == ("lid",)


def test_a_broken_file_is_left_alone(tmp_path: Path):
    path = tmp_path / "socialwatch.toml"
    path.write_text("themes = [\n")

    with pytest.raises(ConfigError):
        add_theme(path, "lids", ["lid"])

    assert [one.name for one in tmp_path.iterdir()] == ["socialwatch.toml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_changes_nothing(config: Path):
    before = config.read_bytes()
    config.parent.chmod(0o500)
    try:
        with pytest.raises(DiskFullError):
            add_theme(config, "lids", ["lid"])
    finally:
        config.parent.chmod(0o700)

    assert config.read_bytes() == before
