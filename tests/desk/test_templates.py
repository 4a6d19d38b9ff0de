"""Templates: places for names, filled with what is safe to say in public."""

from __future__ import annotations

import pytest

from socialwatch.desk.templates import fill, first_name, unknown_in
from socialwatch.errors import UsageError
from tests.helpers.builders import a_case


def test_every_variable_is_filled() -> None:
    case = a_case(12, author="@jane", author_name="Jane Doe")

    text = fill("{first_name} {author} {case} {brand} {me} {link} {{x}}", case, me="ada", link="https://acme.example/help")

    assert text == "Jane @jane 12 acme ada https://acme.example/help {x}"


def test_a_link_that_was_not_given_is_asked_for() -> None:
    with pytest.raises(UsageError, match="--link"):
        fill("see {link}", a_case(), me="ada")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Jane Doe", "Jane"),
        ("Anne-Marie O'Hara", "Anne-Marie"),
        ("Jürgen", "Jürgen"),
        ("李 雷", "@jane"),  # one letter is no first name
        ("@evil see https://x.y", "@jane"),
        ("😀 Jane", "@jane"),
        ("J4n3", "@jane"),
        ("www.evil.example buy", "@jane"),
        ("", "@jane"),
        (None, "@jane"),
        ("\x1b[31mJane", "@jane"),
        ("X" * 31, "@jane"),
    ],
)
def test_a_display_name_is_said_only_where_it_looks_like_a_name(name: str | None, said: str) -> None:
    assert first_name(a_case(author_name=name)) == said


@pytest.mark.parametrize(
    ("template", "unknown"),
    [
        ("Dear {first_name}", []),
        ("{name} {author}", ["name"]),
        ("{author.x}", ["author.x"]),
        ("{case:>9}", ["case"]),
        ("{me!r}", ["me"]),
        ("{}", [""]),
    ],
)
def test_what_is_no_variable_is_named(template: str, unknown: list[str]) -> None:
    assert unknown_in(template) == unknown
