"""Themes are proposed from service cases that have none, remembered by name, and counted."""

from __future__ import annotations

import pytest

from socialwatch.desk.teaching import Lesson, teach
from socialwatch.desk.themes import Remembered, Spoken, spoken, suggest
from socialwatch.errors import UsageError
from socialwatch.triage.themes_found import Proposal
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import MONDAY, after


@pytest.fixture
def inbox() -> Inbox:
    """Twelve people whose lids are bent, twelve who say thanks for a teapot, one private word on lids."""
    inbox = Inbox()
    names = ["ada", "bea", "cid", "dan", "eva", "fay", "gus", "hal", "ida", "jon", "kim", "lea"]
    inbox.receive(*(
        said(f"l{name}", f"acme {name}'s lid, {name}ly bent like the {name}ish hinge", author=f"@{name}", thread_id=f"l{name}") for name in names
    ))  # fmt: skip
    inbox.receive(*(said(f"t{name}", f"acme thanks for the teapot {name}", author=f"@t{name}", thread_id=f"t{name}") for name in names))
    inbox.receive(said("p", "acme the lid of my secret sprocket", author="@pia", thread_id="p", is_private=True))
    return inbox


def found(inbox: Inbox, remembered: Remembered | None = None, *, avoid: tuple[str, ...] = ("acme",)) -> list[Proposal]:
    return suggest(
        inbox.store,
        remembered or Remembered(),
        since=after(days=-1),
        now=inbox.now,
        avoid=(*avoid, *["ada", "bea", "cid", "dan", "eva"]),
        most=9,
    )


def test_only_service_cases_in_public_propose(inbox: Inbox) -> None:
    words = {word for one in found(inbox) for word in one.words}

    assert {"lid", "hinge"} <= words
    assert not {"teapot", "sprocket"} & words


def test_what_has_a_theme_already_proposes_nothing(inbox: Inbox) -> None:
    cases = [case.id for case in inbox.desk().page("queue:service")]

    teach(inbox.desk(), cases, Lesson(themes=("lids",)))

    assert found(inbox) == []


def test_what_was_turned_down_is_not_proposed_again(inbox: Inbox) -> None:
    remembered = Remembered().with_found(found(inbox))
    name = remembered.proposals[0].name

    after_no = remembered.without(name, is_unwanted=True)

    assert name not in {one.name for one in found(inbox, after_no)}
    with pytest.raises(UsageError, match="was proposed"):
        after_no.named(name)


def test_the_memory_keeps_names_and_words_but_no_examples(inbox: Inbox) -> None:
    kept = Remembered().with_found(found(inbox)).proposals

    assert kept
    assert all(one.words and not one.examples and one.count == 0 for one in kept)


def test_themes_are_counted_those_that_only_people_gave_behind(inbox: Inbox) -> None:
    first, second = (case.id for case in inbox.desk().page("queue:service", limit=2))
    teach(inbox.desk(), [first, second], Lesson(themes=("lids",)))
    teach(inbox.desk(), [first], Lesson(themes=("lids", "recall")))
    inbox.desk().handle([first])

    assert spoken(inbox.store, {"refund": ("refund",), "lids": ("lid",)}, now=MONDAY) == [
        Spoken(name="refund", words=("refund",), cases=0, live=0),
        Spoken(name="lids", words=("lid",), cases=2, live=1),
        Spoken(name="recall", words=(), cases=1, live=0),
    ]
