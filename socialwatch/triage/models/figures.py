"""Figures of a learned model on labels it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

import msgspec


class Figures(msgspec.Struct, frozen=True):
    """How well labels were told.

    Args:
        accuracy: Share of right labels.
        macro_f1: Mean F1 over the labels that occur.
        loss: Mean of −log(chance given to the right label), in nats; less is better.
    """

    accuracy: float
    macro_f1: float
    loss: float


def figures(truth: Sequence[str], chances: Sequence[Mapping[str, float]]) -> Figures:
    """Compare chances with the right labels; there is at least one."""
    said = [max(sorted(one), key=one.__getitem__) for one in chances]
    pairs = list(zip(truth, said, strict=True))
    loss = sum(-log(max(one.get(label, 0.0), 1e-9)) for label, one in zip(truth, chances, strict=True)) / len(truth)
    return Figures(round(sum(a == b for a, b in pairs) / len(pairs), 4), round(_macro_f1(pairs), 4), round(loss, 4))


def _macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    labels = {label for label, _ in pairs}
    scores = []
    for label in labels:
        both = sum(a == b == label for a, b in pairs)
        scores.append(2 * both / max(1, sum(a == label for a, _ in pairs) + sum(b == label for _, b in pairs)))
    return sum(scores) / len(scores)
