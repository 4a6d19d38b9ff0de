"""Every command explains itself with an example, and README names it."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
import typer

from socialwatch.cli.app import VERBS
from tests.house.source import PACKAGE, ROOT


def command(verb: str) -> Any:
    file = next(file for file, verbs in VERBS.items() if verb in verbs)
    return typer.main.get_group(importlib.import_module(f"socialwatch.cli.{file}").app).commands[verb]


def leaves(verb: str) -> dict[str, Any]:
    """Return a command by its words; for a group the commands in it."""
    whole = command(verb)
    inner = getattr(whole, "commands", None)
    return {f"{verb} {name}": one for name, one in inner.items()} if inner else {verb: whole}


VERB = [verb for verbs in VERBS.values() for verb in verbs]


@pytest.mark.parametrize("verb", VERB)
def test_its_help_has_an_example_that_runs_it(verb: str) -> None:
    for words, one in leaves(verb).items():
        told = one.help or ""

        assert "Example" in told, words
        assert "socialwatch " in told.split("Example", maxsplit=1)[1], words


@pytest.mark.parametrize("verb", VERB)
def test_every_option_says_what_it_is_for(verb: str) -> None:
    silent = [(words, option.name) for words, one in leaves(verb).items() for option in one.params if not getattr(option, "help", None)]

    assert silent == []


@pytest.mark.parametrize("verb", VERB)
def test_readme_names_it(verb: str) -> None:
    table = (ROOT / "README.md").read_text().split("## Commands", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]

    assert f"`{verb}`" in table or f"`{verb} " in table


def test_the_list_of_commands_is_all_there_is() -> None:
    found = {file: tuple(typer.main.get_group(importlib.import_module(f"socialwatch.cli.{file}").app).commands) for file in VERBS}

    assert {file: set(verbs) for file, verbs in found.items()} == {file: set(verbs) for file, verbs in VERBS.items()}
    assert all((PACKAGE / "cli" / f"{file}.py").exists() for file in VERBS)
