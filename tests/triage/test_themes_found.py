"""Themes that nobody has named yet are found, keep their names from week to week, and are not proposed by noise."""

from __future__ import annotations

import random
import time

import pytest

from socialwatch.triage.themes_found import Said, find_themes, singular

THEMES = {
    "battery": ("battery", "charger"),
    "bluetooth": ("bluetooth", "pairing", "firmware"),
    "filter": ("filter", "limescale"),
    "gift card": ("gift card", "voucher"),
    "hinge": ("hinge", "lid"),
    "receipt": ("receipt", "vat"),
}
SAYINGS = (
    "my {0} is broken again", "the {0} and the {1} do not work", "{0} problem since monday, the {1} too, please help", "why is the {0} so bad",
    "no idea what to do with the {0} any more, and the {1}", "the {0} came without {1}", "I asked about the {0} and the {1} twice", "{0} again!!",
)  # fmt: skip
FILLERS = [
    a + b
    for a in ["bor", "dal", "fen", "gim", "hul", "jas", "kov", "lum"]
    for b in ["ano", "eta", "iro", "ulan", "emis", "orka", "anto", "ylen", "imar", "osta"]
]


def a_week(seed: int, size: int = 400) -> list[Said]:
    """Return what people wrote in a week: six themes, other words every time, one person a text."""
    chance = random.Random(seed)
    said = []
    for number in range(size):
        words = list(THEMES[chance.choice(list(THEMES))])
        chance.shuffle(words)
        rest = " ".join(chance.sample(FILLERS, 2))
        said.append(Said(f"@acme {chance.choice(SAYINGS).format(*words)} {rest}", f"@u{seed}-{number}"))
    return said


def test_themes_are_found_with_words_examples_and_their_share():
    found = find_themes(a_week(1))

    words = [set(one.words) for one in found]
    assert all(any(set(wanted) & some for some in words) for wanted in THEMES.values())
    assert {"gift card", "voucher"} in words
    assert all(len(one.examples) == 3 and 0.05 < one.share < 0.5 and one.share >= one.count / 400 for one in found[:6])


def test_the_same_texts_give_the_same_proposals_in_whatever_order():
    texts = a_week(1)

    assert find_themes(texts) == find_themes(list(reversed(texts)))


@pytest.mark.parametrize("seed", range(2, 8))
def test_a_theme_keeps_its_name_in_another_week(seed: int):
    before = find_themes(a_week(1), most=6)

    after = find_themes(a_week(seed), known=before, most=6)

    kept = {one.name for one in after} & {one.name for one in before}
    assert len(kept) >= 5
    for one in after:
        if one.name in kept:
            assert set(one.words) & set(next(other.words for other in before if other.name == one.name))
            assert one.is_known


def test_what_one_person_repeats_is_no_theme():
    texts = [Said(f"@acme the sprocket number {FILLERS[number]} is bent", "@loud") for number in range(40)]

    found = find_themes([*texts, *a_week(1, 60)], most=50)

    assert found
    assert "sprocket" not in {word for one in found for word in one.words}


def test_a_campaign_of_copies_is_no_theme():
    copies = [Said("@acme boycott the sprocket makers of the northern hill now and for ever", f"@bot{number}") for number in range(100)]

    assert find_themes(copies) == []


def test_words_at_random_propose_next_to_nothing():
    chance = random.Random(5)
    noise = [Said(" ".join(chance.sample(FILLERS * 5, 8)), f"@u{number}") for number in range(500)]

    assert [one for one in find_themes(noise) if len(one.words) > 1] == []


def test_what_is_to_be_avoided_is_not_proposed():
    found = find_themes(a_week(1), avoid=["battery", "hinge*", "gift card"])

    assert not {"battery", "hinge", "gift", "card", "gift card"} & {word for one in found for word in one.words}


def test_feelings_manners_and_small_words_are_no_theme():
    texts = [
        Said(f"@acme terrible terrible service, thanks, please help, {word} {other}", f"@{word}{other}")
        for word in FILLERS[:40]
        for other in FILLERS[:2]
    ]

    assert not {"terrible", "service", "thank", "please", "help"} & {word for one in find_themes(texts) for word in one.words}


@pytest.mark.parametrize(("texts", "found"), [([], []), ([Said("", "@a")], []), ([Said("\ud800 \x00 🫖", "@a")] * 9, [])])
def test_nothing_is_found_in_nothing(texts: list[Said], found: list[object]):
    assert find_themes(texts) == found


@pytest.mark.parametrize(("word", "one"), [("lids", "lid"), ("deliveries", "delivery"), ("glass", "glass"), ("bus", "bus"), ("lid", "lid")])
def test_a_plural_counts_as_its_singular(word: str, one: str):
    assert singular(word) == one


@pytest.mark.slow
def test_ten_thousand_mentions_take_seconds():
    texts = a_week(9, 10_000)
    began = time.process_time()

    find_themes(texts)

    assert time.process_time() - began < 10
