"""Fitting: from labelled texts to quantised weights.

Uses scikit-learn as a solver only; the features are those of the product.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from socialwatch.triage.models.features import findings_of, letters_of, look, pairs_of, words_of
from socialwatch.triage.models.prior import Task

FEWEST_TEXTS = 3
"""A feature seen in fewer texts is not shipped: it could give a person's words away."""

_FULL = 127


class Sight(NamedTuple):
    """The features of a text in the three blocks of the product."""

    words: frozenset[str]
    letters: tuple[str, ...]
    findings: frozenset[str]


def sight(text: str) -> Sight:
    """Return what the product sees of a text."""
    seen = look(text)
    words = words_of(seen)
    letters = tuple(group for word in sorted(set(words)) for group in letters_of(word))
    return Sight(frozenset({*words, *pairs_of(words)}), letters, frozenset(findings_of(seen)))


def vocabulary(sights: Sequence[Sight], fewest: int = FEWEST_TEXTS) -> list[str]:
    """Return the features that stand in enough texts, sorted."""
    counts = Counter(name for one in sights for block in one for name in set(block))
    return sorted(name for name, count in counts.items() if count >= fewest and "\n" not in name)


def matrix(sights: Sequence[Sight], names: Sequence[str]) -> Any:
    """Return texts × features, weighted as the product weighs them."""
    at = {name: place for place, name in enumerate(names)}
    rows, columns, values = [], [], []
    for number, one in enumerate(sights):
        for block, is_shared in zip(one, (True, True, False), strict=True):
            places = sorted(at[name] for name in block if name in at)
            rows += [number] * len(places)
            columns += places  # a letter group of two words stands here twice, and counts twice
            values += [1 / sqrt(len(places) or 1) if is_shared else 1.0] * len(places)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(sights), len(names)))


def fit(x: Any, labels: Sequence[str], weights: Sequence[float], order: Sequence[str], *, strength: float) -> tuple[Any, Any]:
    """Return weights (label × feature) and biases in the order of the labels."""
    solver = LogisticRegression(C=strength, max_iter=100, tol=1e-3)
    numbers = np.array([order.index(label) for label in labels])
    solver.fit(x, numbers, sample_weight=np.array(weights))
    if len(order) == 2:  # one column for two labels: half of it for each side
        return np.vstack([-solver.coef_[0] / 2, solver.coef_[0] / 2]), np.array([-solver.intercept_[0] / 2, solver.intercept_[0] / 2])
    return solver.coef_, solver.intercept_


def quantised(coefficients: Any, biases: Any, order: Sequence[str]) -> Task:
    """Return the weights as signed bytes."""
    scales = [float(np.abs(row).max() or 1.0) / _FULL for row in coefficients]
    columns = tuple(np.rint(row / scale).astype(np.int8).tobytes() for row, scale in zip(coefficients, scales, strict=True))
    return Task(tuple(order), tuple(round(float(one), 5) for one in biases), tuple(round(one, 8) for one in scales), columns)


def heaviest_features(coefficients: Any, counts: Any, most: int) -> Any:
    """Return the places of the features that move most texts most, ascending."""
    worth = np.abs(coefficients).max(axis=0) * np.sqrt(counts)
    return np.sort(np.argsort(-worth, kind="stable")[:most])
