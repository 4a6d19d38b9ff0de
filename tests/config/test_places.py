"""Where the configuration, the database and the time zone are looked for."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from socialwatch.config.places import find, place_of, system_zone
from socialwatch.errors import ConfigError


@pytest.fixture
def cwd(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_nearest_word_counts(cwd: Path, home: Path, tmp_path: Path) -> None:
    here, own = touch(cwd / "socialwatch.toml"), touch(home / ".config/socialwatch/socialwatch.toml")
    named = {"SOCIALWATCH_CONFIG": "/srv/a.toml"}

    assert find(Path("b.toml"), named, cwd, home) == Path("b.toml")
    assert find(None, named, cwd, home) == Path("/srv/a.toml")
    assert find(None, {}, cwd, home) == here
    here.unlink()
    assert find(None, {}, cwd, home) == own
    assert find(None, {"XDG_CONFIG_HOME": str(tmp_path / "xdg")}, cwd, home) is None
    assert find(None, {"XDG_CONFIG_HOME": "not/absolute"}, cwd, home) == own


def test_a_database_given_on_the_command_line_is_relative_to_the_working_directory(cwd: Path) -> None:
    written = ["a.db", "sqlite:///a.db", "sqlite:////srv/a.db", "postgresql://db/inbox"]

    assert [place_of(text, folder=cwd) for text in written] == [cwd / "a.db", cwd / "a.db", Path("/srv/a.db"), "postgresql://db/inbox"]


@pytest.mark.parametrize("text", ["", "sqlite:///", "sqlite:a.db", "mysql://ann:s3cret@host/db", "a\0b"])
def test_a_database_that_is_none_is_not_repeated(text: str, cwd: Path) -> None:
    with pytest.raises(ConfigError, match=r"^--db: expected") as refused:
        place_of(text, folder=cwd)

    assert "s3cret" not in str(refused.value)


def test_the_zone_of_this_machine_is_a_zone_and_not_an_offset(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    nothing = system_zone({}, tmp_path)
    (tmp_path / "etc/timezone").write_text("Europe/Vienna\n")
    written = system_zone({}, tmp_path)
    (tmp_path / "etc/localtime").symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    linked = system_zone({}, tmp_path)

    assert (nothing, written, linked) == (ZoneInfo("UTC"), ZoneInfo("Europe/Vienna"), ZoneInfo("Asia/Tokyo"))
    assert system_zone({"TZ": ":America/Lima"}, tmp_path) == ZoneInfo("America/Lima")
    assert system_zone({"TZ": "nonsense/../.."}, tmp_path) == ZoneInfo("Asia/Tokyo")
