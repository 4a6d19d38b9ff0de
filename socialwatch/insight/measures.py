"""Measures of a judgement against labels: per class, over all, of its scores, and how far its confidence can be believed. Pure statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

DEPTHS = (10, 25, 50, 100)
"""Numbers of top-scored texts whose precision is told."""

_BINS = 10


class Class(msgspec.Struct, frozen=True):
    """How one label was told; shares are 0 … 1, and 0 where their denominator is 0.

    Args:
        support: How many texts have this label.
    """

    precision: float
    recall: float
    f1: float
    support: int


class Bin(msgspec.Struct, frozen=True):
    """Texts of nearly the same confidence: how sure the judgement was on average, and how often it was right."""

    start: float
    end: float
    texts: int
    confidence: float
    right: float


class Calibration(msgspec.Struct, frozen=True):
    """Whether a confidence of 80 % is right four times in five.

    Args:
        ece: Expected calibration error: mean distance of confidence and share of right answers, weighted by texts.
    """

    ece: float
    bins: tuple[Bin, ...]


class Baseline(msgspec.Struct, frozen=True):
    """What always saying the commonest label would come to."""

    label: str
    accuracy: float
    macro_f1: float


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one comparison.

    Args:
        labels: Label → how it was told; every label that somebody or the judgement used.
        macro_f1: Mean F1 over `labels`.
        auc: How often a text of a class scores above one of another (a tie is half), for more than two classes the mean over the
            classes; None without scores.
        precision_at: Depth → share of right ones among the top scores, of the positive class (`yes`, `negative`); empty without scores.
        confusion: True label → said label → texts.
    """

    texts: int
    labels: Mapping[str, Class]
    macro_f1: float
    accuracy: float
    baseline: Baseline
    auc: float | None
    precision_at: Mapping[int, float]
    confusion: Mapping[str, Mapping[str, int]]
    calibration: Calibration | None


def measure(
    truth: Sequence[str],
    said: Sequence[str],
    *,
    scores: Mapping[str, Sequence[float]] | None = None,
    confidence: Sequence[float] | None = None,
) -> Measure:
    """Compare labels with what was said; there is at least one text.

    Args:
        scores: Label → one number a text, greater for texts that are likelier of that label; the first label is the positive class.
        confidence: How sure each answer was, 0 … 1.
    """
    pairs = list(zip(truth, said, strict=True))
    labels = {label: _class(pairs, label) for label in sorted({*truth, *said})}
    return Measure(
        texts=len(pairs), labels=labels, macro_f1=_mean([one.f1 for one in labels.values()]), accuracy=_accuracy(pairs), baseline=_baseline(truth),
        auc=_mean_auc(truth, scores) if scores else None, precision_at=_precision_at(truth, scores) if scores else {},
        confusion={label: dict(sorted(Counter(b for a, b in pairs if a == label).items())) for label in sorted(set(truth))},
        calibration=calibration(confidence, [a == b for a, b in pairs]) if confidence is not None else None,
    )  # fmt: skip


def measure_sets(truth: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> tuple[Measure, Mapping[str, Class]]:
    """Compare sets of labels: whether anything was told at all (`yes`, `no`), and each label by itself with `all` for every single one."""
    whether = measure(["yes" if one else "no" for one in truth], ["yes" if one else "no" for one in said])
    names = sorted(frozenset().union(*truth, *said))
    each = {name: _class([(_is(name in a), _is(name in b)) for a, b in zip(truth, said, strict=True)], "yes") for name in names}
    right = sum(len(a & b) for a, b in zip(truth, said, strict=True))
    told, there = sum(map(len, said)), sum(map(len, truth))
    return whether, {"all": _of_counts(right, told, there), **each}


def auc(scores: Sequence[float], holds: Sequence[bool]) -> float | None:
    """Return how often a text that holds scores above one that does not, a tie being half; None where one kind is missing."""
    yes = sum(holds)
    no = len(holds) - yes
    if not yes or not no:
        return None
    order = sorted(range(len(scores)), key=scores.__getitem__)
    ranks, at = 0.0, 0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        ranks += sum(holds[place] for place in order[at:end]) * (at + end + 1) / 2
        at = end
    return round((ranks - yes * (yes + 1) / 2) / (yes * no), 4)


def calibration(confidence: Sequence[float], right: Sequence[bool]) -> Calibration:
    """Sort answers into ten bins of confidence and compare each with the share of right ones."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for sure, is_right in zip(confidence, right, strict=True):
        held.setdefault(min(int(sure * _BINS), _BINS - 1), []).append((sure, is_right))
    bins = tuple(
        Bin(
            number / _BINS,
            (number + 1) / _BINS,
            len(ones),
            _mean([sure for sure, _ in ones]),
            _mean([float(is_right) for _, is_right in ones]),
        )
        for number, ones in sorted(held.items())
    )
    return Calibration(round(sum(one.texts * abs(one.confidence - one.right) for one in bins) / max(1, len(right)), 4), bins)


def _class(pairs: Sequence[tuple[str, str]], label: str) -> Class:
    both = sum(a == b == label for a, b in pairs)
    return _of_counts(both, sum(b == label for _, b in pairs), sum(a == label for a, _ in pairs))


def _of_counts(both: int, told: int, there: int) -> Class:
    return Class(_share(both, told), _share(both, there), _share(2 * both, told + there), there)


def _baseline(truth: Sequence[str]) -> Baseline:
    label = min(Counter(truth).items(), key=lambda one: (-one[1], one[0]))[0]
    pairs = [(one, label) for one in truth]
    return Baseline(label, _accuracy(pairs), _mean([_class(pairs, one).f1 for one in sorted(set(truth))]))


def _mean_auc(truth: Sequence[str], scores: Mapping[str, Sequence[float]]) -> float | None:
    found = [auc(numbers, [one == label for one in truth]) for label, numbers in scores.items()]
    known = [one for one in found if one is not None]
    return _mean(known) if known else None


def _precision_at(truth: Sequence[str], scores: Mapping[str, Sequence[float]]) -> dict[int, float]:
    label, numbers = next(iter(scores.items()))
    order = sorted(range(len(numbers)), key=lambda at: (-numbers[at], at))
    return {depth: _share(sum(truth[at] == label for at in order[:depth]), depth) for depth in DEPTHS if depth <= len(order)}


def _accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    return _share(sum(a == b for a, b in pairs), len(pairs))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _mean(numbers: Sequence[float]) -> float:
    return round(sum(numbers) / len(numbers), 4) if numbers else 0.0


def _is(holds: bool) -> str:
    return "yes" if holds else "no"
