"""Scores: what a model thinks of a text, as probabilities and as tilts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, log

import msgspec

COMPLAINT, SENTIMENT, SPAM = "complaint", "sentiment", "spam"
YES, NO = "yes", "no"
NEGATIVE, NEUTRAL, POSITIVE = "negative", "neutral", "positive"

_SUREST = 0.98


class Scores(msgspec.Struct, frozen=True):
    """What a model thinks of one text.

    Args:
        chances: Task → label → probability; the labels of a task add up to 1. A task that the model was not trained for is not there.
        tilts: Task → label → log odds that a team's own decisions add to what the rules say (`intent`, `queue`); empty without any.
    """

    chances: Mapping[str, Mapping[str, float]] = {}
    tilts: Mapping[str, Mapping[str, float]] = {}

    def of(self, task: str) -> Mapping[str, float]:
        """Return label → probability; empty where the model has no opinion."""
        return self.chances.get(task, {})

    def chance(self, task: str, label: str = YES) -> float | None:
        """Return the probability of one label; None where the model has no opinion."""
        return self.of(task).get(label)


def softmax(logits: Mapping[str, float]) -> dict[str, float]:
    """Return probabilities for log odds."""
    top = max(logits.values())
    raw = {label: exp(logit - top) for label, logit in logits.items()}
    total = sum(raw.values())
    return {label: value / total for label, value in raw.items()}


def lean(said: str, confidence: float, labels: Iterable[str]) -> dict[str, float]:
    """Return log odds for one label said with a confidence (0 … 1), the rest shared evenly by the others."""
    others = [label for label in labels if label != said]
    sure = min(max(confidence, 1.0 / (len(others) + 1)), _SUREST)
    rest = log((1 - sure) / max(1, len(others)))
    return {said: log(sure), **dict.fromkeys(others, rest)}
