"""Every failure has its class, its code and its line in README."""

from __future__ import annotations

import re

from socialwatch import errors
from tests.house.source import ROOT

LINE = re.compile(r"^ *(\d+)  (?P<tree>[├│└─ ]*)(?P<name>\w+)  ", re.MULTILINE)


def told() -> dict[str, tuple[str, int]]:
    """Return what the docstring draws: name → (name of the parent, code)."""
    assert errors.__doc__
    drawn: dict[str, tuple[str, int]] = {}
    above: list[str] = ["Exception"]
    for found in LINE.finditer(errors.__doc__):
        depth = len(found["tree"]) // 3
        drawn[found["name"]] = (above[depth], int(found[1]))
        above = [*above[: depth + 1], found["name"]]
    return drawn


def real() -> dict[str, tuple[str, int]]:
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, errors.SocialwatchError)]
    assert all(len(one.__bases__) == 1 for one in classes)
    return {one.__name__: (one.__bases__[0].__name__, one.exit_code) for one in classes}


def codes_in_readme() -> set[int]:
    table = (ROOT / "README.md").read_text().split("| code | meaning |", maxsplit=1)[1].split("\n\n", maxsplit=1)[0]
    return {int(code) for codes in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for code in codes.split(",")}


def test_the_tree_in_the_docstring_is_the_tree_of_the_classes() -> None:
    assert told() == real()


def test_every_code_we_leave_with_is_in_readme_and_no_other() -> None:
    assert codes_in_readme() == {0, 130, 143} | {code for _, code in real().values()}


def test_sigterm_leaves_with_143() -> None:
    assert errors.InterruptedByUserError("", signal_number=15).exit_code == 143
