"""Tilting: what a team's own labels change in what the rules said.

A tilt is added to the log odds of the rules' answer, as sure as that answer was. It never makes or unmakes danger, and spam only by the
labels of spam: an intent or a queue that was learned cannot hide anybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from socialwatch.model.words import Intent, Queue
from socialwatch.triage.evidence import CHANNELS, GRAVE, Evidence
from socialwatch.triage.models.scores import NO, SPAM, YES, Scores, lean, softmax

_SURE_SPAM = 0.9  # how sure the rules are of advertising, and of none
_CUSTOMERS = ("trouble", "cancel", *CHANNELS, *GRAVE)


def tilted_intent(intent: Intent, confidence: float, scores: Scores) -> tuple[Intent, float]:
    """Return the intent as the team sees it, and how sure that is."""
    said, sure = _tilted(intent, confidence, scores.tilts.get("intent"), [one for one in Intent if one is not Intent.SPAM])
    return Intent(said), sure


def tilted_queue(queue: Queue, confidence: float, scores: Scores) -> Queue:
    """Return the queue as the team sees it."""
    return Queue(_tilted(queue, confidence, scores.tilts.get("queue"), [one for one in Queue if one is not Queue.NOISE])[0])


def is_marked_spam(is_advertising: bool, scores: Scores, evidence: Evidence) -> bool:
    """Return whether a text is lowered, as the team's marks have it; never by them alone where somebody speaks of a trouble."""
    tilt = scores.tilts.get(SPAM)
    if not tilt or (not is_advertising and evidence.has(*_CUSTOMERS)):
        return is_advertising
    return _tilted(YES if is_advertising else NO, _SURE_SPAM, tilt, (YES, NO))[0] == YES


def _tilted(said: str, confidence: float, tilt: Mapping[str, float] | None, labels: Collection[str]) -> tuple[str, float]:
    if not tilt or said not in labels:
        return said, confidence
    odds = lean(said, confidence, labels)
    chances = softmax({label: odd + tilt.get(label, 0.0) for label, odd in odds.items()})
    best = max(labels, key=chances.__getitem__)
    return best, round(chances[best], 2)
