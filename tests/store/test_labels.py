"""The paper on labels of the stores' common exam: what is kept, what holds, what goes with its text or its act."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from socialwatch.errors import StoreError
from socialwatch.model.filters import Filter
from socialwatch.model.label import Label, LabelledText
from socialwatch.ports import Store
from tests.helpers.builders import MONDAY, a_case, a_change, a_filed_mention, a_filing, a_mention, after


def a_label(value: str = "question", **fields: object) -> Label:
    """Return what `sam` said of mention 1 on Monday: that its intent is a question."""
    given: dict[str, object] = {"mention": 1, "field": "intent", "by": "sam", "at": MONDAY}
    return Label(value=value, **(given | fields))  # type: ignore[arg-type]


def held(store: Store) -> list[Label]:
    return [one.label for one in store.walk_labels()]


def test_a_label_comes_back_with_the_words_it_was_said_of(store: Store) -> None:
    mention = a_mention(title="Kettle", text="how do I open it?", lang="en", is_private=True)
    store.absorb(a_filing(mentions=(a_filed_mention(mention=mention),)))
    store.apply([replace(a_change(a_case(), a_case(tags=("x",))), labels=(a_label(),))])

    assert list(store.walk_labels()) == [
        LabelledText(
            label=a_label(), text="Kettle\nhow do I open it?", brand="acme", network="x", native_id="1", lang="en", is_private=True
        )
    ]
    assert list(store.walk_labels(include_private=False)) == []


def test_the_newest_label_holds_and_what_was_taught_goes_before_what_an_outcome_says(store: Store) -> None:
    store.absorb(a_filing())
    taught, again = a_label("help"), a_label("vent", at=after(hours=1))
    outcome, spam = a_label("praise", at=after(hours=2), origin="outcome"), a_label("0", field="spam", origin="outcome")

    assert store.keep_labels([again, taught, outcome, spam]) == 4
    assert held(store) == [again, spam]


def test_keeping_the_same_labels_twice_adds_nothing(store: Store) -> None:
    store.absorb(a_filing())
    store.keep_labels([a_label()])

    assert store.keep_labels([a_label()]) == 0
    assert held(store) == [a_label()]


def test_labels_of_a_mention_that_there_is_not_are_refused_whole(store: Store) -> None:
    store.absorb(a_filing())

    with pytest.raises(StoreError):
        store.keep_labels([a_label(), a_label(mention=9)])

    assert held(store) == []


def test_labels_are_counted_from_a_time_on(store: Store) -> None:
    store.absorb(a_filing())
    store.keep_labels([a_label(), a_label(field="queue", value="pr", at=after(hours=1))])

    assert [store.count_labels(), store.count_labels(since=MONDAY), store.count_labels(since=after(hours=1))] == [2, 1, 0]


def test_taking_an_act_back_takes_its_labels_back_and_no_others(store: Store) -> None:
    store.absorb(a_filing())
    first, second = a_case(tags=("a",)), a_case(tags=("b",))
    store.apply([replace(a_change(a_case(), first, at=after(hours=1)), labels=(a_label("help", at=after(hours=1)),))])
    store.apply([replace(a_change(first, second, at=after(hours=2)), labels=(a_label("vent", at=after(hours=2)),))])
    last = store.events(1)[-1]

    store.apply([a_change(second, first, at=after(hours=3), verb="undo", undoes=last.id)])

    assert [label.value for label in held(store)] == ["help"]


def test_the_label_of_a_withdrawn_mention_goes_with_its_words(store: Store) -> None:
    store.absorb(a_filing())
    store.keep_labels([a_label()])
    gone = a_filed_mention(mention=a_mention(text=""), withdrawn_at=after(hours=1))

    store.absorb(a_filing(mentions=(gone,), events=()))

    assert (held(store), store.count_labels()) == ([], 0)
    assert store.count(Filter(), now=MONDAY) == 1
