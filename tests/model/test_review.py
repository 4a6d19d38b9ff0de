"""The review's keys as people write them."""

from __future__ import annotations

import pytest

from socialwatch.model.filter_parser import parse
from socialwatch.model.review import COMMANDS, DEFAULT_VIEWS, keystroke, view_named
from tests.helpers.builders import MONDAY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("x", "x"), ("G", "G"), ("shift-g", "G"), ("?", "?"), ("-", "-"), ("ctrl-d", "ctrl+d"), ("ctrl+D", "ctrl+d"), ("ctrl--", "ctrl+-"),
        ("Esc", "escape"), ("pgdn", "pagedown"), ("F5", "f5"), ("shift+tab", "shift+tab"), ("alt-ctrl-x", "ctrl+alt+x"), (" space ", "space"),
    ],
)  # fmt: skip
def test_a_key_is_read_as_people_write_it(typed: str, meant: str) -> None:
    assert keystroke(typed) == meant


@pytest.mark.parametrize("typed", ["", " ", "xx", "hyper-x", "7", "ctrl-", "f99", "\t", "the any key"])
def test_what_is_no_key_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(ValueError, match='such as "x"'):
        keystroke(typed)


def test_no_two_commands_share_a_key_and_each_default_is_a_key() -> None:
    keys = [key for command in COMMANDS for key in command.keys]

    assert len(set(keys)) == len(keys)
    assert [keystroke(key) for key in keys] == keys


def test_the_default_views_are_filters_and_are_found_by_name_in_any_case() -> None:
    for view in DEFAULT_VIEWS:
        parse(view.filter, now=MONDAY, zone=MONDAY.tzinfo, me="sam")  # type: ignore[arg-type]

    assert view_named("pr", DEFAULT_VIEWS) is DEFAULT_VIEWS[3]
    assert view_named("nothing", DEFAULT_VIEWS) is None
