"""Measures against figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.insight.measures import Baseline, Class, auc, calibration, measure, measure_sets

TRUTH = ["yes", "yes", "yes", "no", "no", "no", "no", "no"]
SAID = ["yes", "yes", "no", "yes", "no", "no", "no", "no"]


def test_every_label_has_its_precision_recall_and_f1():
    found = measure(TRUTH, SAID)

    assert found.labels == {"no": Class(0.8, 0.8, 0.8, 5), "yes": Class(0.6667, 0.6667, 0.6667, 3)}
    assert (found.macro_f1, found.accuracy, found.texts) == (0.7333, 0.75, 8)
    assert found.confusion == {"yes": {"yes": 2, "no": 1}, "no": {"yes": 1, "no": 4}}


def test_the_baseline_always_says_the_commonest_label():
    assert measure(TRUTH, SAID).baseline == Baseline("no", 0.625, 0.3846)


def test_a_label_that_only_the_judgement_used_counts_as_never_right():
    found = measure(["help", "help"], ["help", "talk"])

    assert found.labels["talk"] == Class(0.0, 0.0, 0.0, 0)
    assert found.macro_f1 == 0.3333


def test_scores_give_auc_and_the_precision_of_the_top():
    scores = [1 - at / 100 for at in range(40)]
    truth = ["yes"] * 10 + ["no"] * 30

    found = measure(truth, truth, scores={"yes": scores})

    assert (found.auc, found.precision_at) == (1.0, {10: 1.0, 25: 0.4})


def test_a_tie_is_half_a_win():
    assert auc([0.5, 0.5, 0.5], [True, False, False]) == 0.5
    assert auc([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == 0.875


def test_there_is_no_auc_of_one_kind_alone():
    assert auc([0.5, 0.7], [True, True]) is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=30))
def test_auc_is_what_counting_every_pair_gives(pairs: list[tuple[int, bool]]):
    yes = [score for score, holds in pairs if holds]
    no = [score for score, holds in pairs if not holds]

    found = auc([float(score) for score, _ in pairs], [holds for _, holds in pairs])

    counted = [(a > b) + 0.5 * (a == b) for a in yes for b in no]
    assert found == (round(sum(counted) / len(counted), 4) if counted else None)


def test_a_confidence_that_is_right_as_often_as_it_says_has_no_error():
    honest = calibration([0.75] * 4, [True, True, True, False])
    boastful = calibration([0.95] * 4, [True, True, False, False])

    assert honest.ece == 0.0
    assert boastful.ece == pytest.approx(0.45)
    assert (boastful.bins[0].start, boastful.bins[0].texts, boastful.bins[0].right) == (0.9, 4, 0.5)


def test_sets_are_measured_as_whether_and_as_which():
    truth = [frozenset({"phone", "email"}), frozenset[str](), frozenset({"chat"})]
    said = [frozenset({"phone"}), frozenset({"store"}), frozenset({"chat"})]

    whether, each = measure_sets(truth, said)

    assert whether.confusion == {"no": {"yes": 1}, "yes": {"yes": 2}}
    assert each["all"] == Class(0.6667, 0.6667, 0.6667, 3)
    assert (each["email"].recall, each["phone"].f1, each["store"].precision) == (0.0, 1.0, 0.0)
