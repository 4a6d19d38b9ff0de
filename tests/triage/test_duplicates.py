"""Near-duplicates share a number of their sketches, and an exact look makes sure."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from socialwatch.triage.duplicates import is_near, sketch

WORDS = [
    "kettle",
    "lid",
    "base",
    "cable",
    "order",
    "parcel",
    "shop",
    "phone",
    "email",
    "refund",
    "spare",
    "filter",
    "water",
    "steam",
    "handle",
    "switch",
    "lamp",
    "box",
    "tape",
    "door",
]
LONG = "your new kettle leaks all over the counter every single morning and nobody at the shop can tell me what to do"


def test_a_sketch_is_four_ascending_numbers_of_32_bits():
    numbers = sketch(LONG)

    assert len(numbers) == 4
    assert list(numbers) == sorted(set(numbers))
    assert all(0 <= number < 2**32 for number in numbers)


def test_a_short_text_has_no_sketch():
    assert sketch("@acme thanks so much!") == ()


def test_handles_links_case_and_punctuation_do_not_make_another_text():
    assert sketch(f"@jane {LONG.upper()}! https://a.example") == sketch(f"@bo, {LONG} https://b.example @x")


def test_texts_with_one_word_changed_share_a_number_and_are_near():
    rng = random.Random(7)
    missed = 0
    for _ in range(300):
        words = [rng.choice(WORDS) + str(rng.randrange(50)) for _ in range(25)]
        other = [*words]
        other[rng.randrange(25)] = "other"
        assert is_near(" ".join(words), " ".join(other))
        missed += not set(sketch(" ".join(words))) & set(sketch(" ".join(other)))

    assert missed <= 3


def test_texts_about_the_same_thing_in_other_words_are_not_near():
    assert not is_near(LONG, "the kettle that I bought from you last week drips on my table whenever I fill it, what now")


def test_short_texts_are_near_only_when_they_are_the_same():
    assert is_near("@acme my kettle broke", "my kettle BROKE @acmehelp!")
    assert not is_near("my kettle broke", "my lid broke")
    assert not is_near("", "")


@given(st.text(max_size=200), st.text(max_size=200))
def test_nearness_is_mutual_and_never_fails(a: str, b: str):
    assert is_near(a, b) == is_near(b, a)
    assert sketch(a) == sketch(a)
