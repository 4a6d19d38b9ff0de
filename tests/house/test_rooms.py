"""The house has the rooms it says it has, none overgrown, and the import rule holds."""

from __future__ import annotations

import ast
import importlib.metadata
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT, imported, pyproject, trees

ROOMS = {
    "cli", "inbox", "views", "networks", "outlets", "store", "config", "transport", "desk", "triage", "promises", "insight", "model", "engines", "ports", "wiring",
}  # fmt: skip
WALLS = {"__init__.py", "__main__.py", "text.py", "errors.py", "py.typed"}
ON_TOP = {"socialwatch", "tests", "config.example.toml", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"}
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 60


def tracked() -> set[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files belong to the project")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {name for name in listed.split("\0") if name}


def test_the_package_holds_the_rooms_of_the_plan() -> None:
    entries = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}

    assert entries == ROOMS | WALLS


def test_every_module_has_a_caption_that_is_a_sentence() -> None:
    captions = {name: (ast.get_docstring(tree) or "").split("\n\n", maxsplit=1)[0] for name, tree in trees().items()}

    assert [name for name, caption in captions.items() if not caption.endswith((".", ":"))] == []


def test_no_module_is_named_after_nothing() -> None:
    assert [name for name in trees() if NO_NAMES & set(re.split(r"[/.]", name))] == []


def test_no_file_is_too_long_to_read() -> None:
    lengths = {path.relative_to(PACKAGE).as_posix(): len(path.read_text().splitlines()) for path in PACKAGE.rglob("*.py")}

    assert {name: length for name, length in lengths.items() if length > LINES_IN_A_FILE} == {}


def test_no_function_is_too_long_to_read() -> None:
    lengths = {
        f"{name}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: length for name, length in lengths.items() if length > LINES_IN_A_FUNCTION} == {}


def test_nothing_lies_on_top_but_what_belongs_there() -> None:
    on_top = {name.split("/", maxsplit=1)[0] for name in tracked()}

    assert {name for name in on_top if not name.startswith(".")} == ON_TOP


@pytest.mark.parametrize("room", ["networks", "outlets"])
def test_the_entry_points_are_the_files_of_the_room(room: str) -> None:
    files = {module.name for module in pkgutil.iter_modules([str(PACKAGE / room)]) if not module.name.startswith("_")}

    points = pyproject()["project"]["entry-points"][f"socialwatch.{room}"]

    assert points == {name: f"socialwatch.{room}.{name}:kind" for name in files}


@pytest.mark.parametrize("room", ["networks", "outlets"])
def test_every_entry_point_loads_a_kind_of_its_name(room: str) -> None:
    points = pyproject()["project"]["entry-points"][f"socialwatch.{room}"]

    kinds = {name: importlib.metadata.EntryPoint(name, value, room).load().name for name, value in points.items()}

    assert kinds == {name: name for name in points}


def test_imports_only_go_downstairs() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    told = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout


def test_no_module_imports_click_which_typer_may_replace() -> None:
    assert [name for name, tree in trees().items() if any(module.split(".")[0] == "click" for module in imported(tree))] == []


def test_the_changelog_tells_of_this_version() -> None:
    from socialwatch import __version__

    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert headings[:2] == ["Unreleased", __version__]
