"""What may come next in a filter that is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.errors import FilterError
from socialwatch.model.filter_completion import completions
from socialwatch.model.filter_parser import parse
from tests.helpers.builders import MONDAY

NAMES = {"department": ["billing", "safety"], "assignee": ["me", "ada"]}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pri", ["priority:", ]), ("st", ["state:"]), ("queue:s", ["queue:service", "queue:sales"]), ("state:new,op", ["state:new,open"]),
        ("not au", ["not author:"]), ("-que", ["-queue:"]), ("network:x dep", ["network:x department:"]),
        ("department:", ["department:billing", "department:safety"]), ("due:", ["due:now", "due:today"]), ("assignee:m", ["assignee:me"]),
    ],
)  # fmt: skip
def test_fields_words_and_names_are_completed(typed: str, first: list[str]) -> None:
    assert completions(typed, NAMES)[: len(first)] == first


@pytest.mark.parametrize("typed", ["", " ", '"priority:', 'text:"a b', "nonsense:x", "queue:service", "kettle"])
def test_nothing_is_offered_where_nothing_is_known(typed: str) -> None:
    assert completions(typed, NAMES) == []


def test_a_value_that_stands_there_already_is_not_offered_again() -> None:
    assert "queue:service,service" not in completions("queue:service,s", NAMES)


@given(st.text(max_size=30) | st.text('pqrst:,- "/', max_size=12))
def test_whatever_is_typed_offering_never_fails_and_keeps_what_stands_before_the_last_word(typed: str) -> None:
    offered = completions(typed, NAMES)

    assert len(offered) <= 12
    assert all(one.startswith(typed[: typed.rfind(" ") + 1]) for one in offered)


def test_every_completion_of_a_value_is_a_filter() -> None:
    for field in ("state", "queue", "priority", "intent", "sla", "failed", "outcome", "severity", "due", "since", "until", "unsure"):
        for one in completions(f"{field}:", NAMES, most=100):
            try:
                parse(one, now=MONDAY, zone=MONDAY.tzinfo, me="ada")  # type: ignore[arg-type]
            except FilterError as error:
                raise AssertionError(one) from error
