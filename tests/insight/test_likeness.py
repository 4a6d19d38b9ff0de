"""Which cases look alike, and why: only a suggestion, and never without its reasons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from socialwatch.insight.likeness import Described, groups, keys_of, like_these

FILLER = [
    Described(100 + at, text)
    for at, text in enumerate(
        [
            "the toaster burns one side", "where is the parcel", "charged twice for the lid", "love the new colour", "cord is short",
            "manual in German please", "the app crashes on start", "how do I descale it", "gift card does not work", "nobody answers the phone",
        ]
    )
]  # fmt: skip
LEAKS = [
    Described(1, "@acme my kettle leaks at the bottom seam"),
    Described(2, "water leaking from the seam again @acme"),
    Described(3, "kettle leaked all over the counter, seam is loose"),
]


def test_cases_that_share_rare_words_with_the_problem_are_found_with_their_words() -> None:
    found = like_these([*LEAKS[1:], *FILLER], title="kettles leak at the seam", theme=None, attached=LEAKS[:1])

    assert [one.id for one in found] == [3, 2]
    assert all("says" in one.reasons[0] for one in found)
    assert "leaking" in found[1].reasons[0]


def test_what_the_title_says_is_looked_for_even_where_everybody_says_it() -> None:
    cases = [Described(at, f"my kettle leaks {chr(97 + at) * 4}") for at in range(10)] + [Described(99, "my kettle is loud")]

    assert [one.id for one in like_these(cases, title="kettles leak", theme=None, attached=[])] == list(range(10))


def test_a_case_of_the_same_theme_is_found_by_that_alone() -> None:
    found = like_these([Described(9, "Ich bin nass", ("leak",)), *FILLER], title="kettles leak", theme="leak", attached=[])

    assert [(one.id, one.reasons) for one in found] == [(9, ("theme leak",))]


def test_nearly_the_same_words_are_said_to_be() -> None:
    twin = Described(7, "my kettle leaks at the bottom seam, @acme!")

    found = like_these([twin, *FILLER], title="wet kitchens", theme=None, attached=LEAKS[:1])

    assert found[0].id == 7
    assert "nearly the same words as one of its cases" in found[0].reasons


def test_words_that_say_nothing_make_nobody_alike() -> None:
    cases = [Described(at, "could you please answer when there is time") for at in range(3)]

    assert groups([*cases, *FILLER], ignored={"could", "you", "please", "answer", "when", "there", "time"}) == []


def test_what_everybody_says_makes_nobody_alike() -> None:
    everybody = [Described(at, f"acme kettle number {chr(97 + at) * 5} {chr(98 + at) * 6}") for at in range(20)]

    assert groups(everybody) == []


def test_groups_of_three_and_more_are_found_and_a_case_stands_in_one_only() -> None:
    found = groups([*LEAKS, *FILLER])

    assert [sorted(one.id for one in group.cases) for group in found] == [[1, 2, 3]]
    assert found[0].theme is None
    assert set(found[0].name.split()) <= {"leaks", "leaking", "leaked", "seam"}


def test_a_group_that_shares_a_theme_says_so() -> None:
    cases = [Described(one.id, one.text, ("leak",)) for one in LEAKS]

    (found,) = groups([*cases, *FILLER])

    assert (found.theme, found.cases[0].reasons[0]) == ("leak", "theme leak")


def test_whom_and_where_is_not_what() -> None:
    assert keys_of("@acme@home.example u/jane see https://acme.example/leak the kettles") == {"kettl": "kettles"} | keys_of("see the")


@given(st.lists(st.tuples(st.integers(1, 40), st.text(max_size=60)), max_size=12))
def test_any_texts_are_compared_and_no_case_is_suggested_without_a_reason(texts: list[tuple[int, str]]) -> None:
    cases = [Described(number, text) for number, text in dict(texts).items()]

    found = like_these(cases, title="kettles leak", theme="leak", attached=cases[:2])

    assert all(one.reasons for one in found)
    assert all(len(group.cases) >= 3 for group in groups(cases))
