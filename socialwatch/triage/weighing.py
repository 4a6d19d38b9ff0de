"""Weighing: from evidence to sentiment, intent and confidence."""

from __future__ import annotations

import msgspec

from socialwatch.model.mention import Mention
from socialwatch.model.words import Channel, Intent, Severity
from socialwatch.triage.evidence import BAD_SIGNS, GOOD_SIGNS, Evidence
from socialwatch.triage.policy import Context, Model
from socialwatch.triage.tokens import HANDLE

CLEAR = 1.5
"""What one clear word weighs; less is a hint."""

_TROUBLE = {"trouble": 2.0, "bad": 1.5, "insult": 1.5, "sarcasm": 2.0, "mild": 0.6, "why": 1.5}
_PRAISE = {"good": 1.5, "thanks": 1.0, "idiom_good": 2.0, "resolved": 0.6}
_POLITE = 0.5  # `…, thanks` at the end of a request is manners; a text that begins with it gives thanks
_COUNTED = 4  # places of one kind; a long rant is not ten times as sure as a short one


class Scales(msgspec.Struct, frozen=True):
    """What speaks for trouble and what for praise; 0 or more, `CLEAR` is one clear word."""

    trouble: float
    praise: float

    @property
    def sentiment(self) -> float:
        """−1 … 1."""
        return round((self.praise - self.trouble) / (self.praise + self.trouble + 1), 2)

    @property
    def sureness(self) -> float:
        """0.5 … 1: how far the two are apart."""
        return round(0.5 + abs(self.sentiment) / 2, 2)


def weigh(mention: Mention, evidence: Evidence, model: Model | None) -> Scales:
    """Put what was found on the scales; stars of a review and a model's opinion weigh as much as a clear word or two."""
    signs = evidence.reading.signs
    trouble = sum(weight * min(evidence.count(kind), _COUNTED) for kind, weight in _TROUBLE.items())
    praise = sum(weight * min(evidence.count(kind), _COUNTED) for kind, weight in _PRAISE.items())
    if all(hit.start > 1 for hit in evidence.kinds.get("thanks", ())):
        praise -= _POLITE * min(evidence.count("thanks"), _COUNTED)
    trouble += 1.5 * sum(hit.kind in _PRAISE for hit in evidence.denied)
    praise += 0.7 * sum(hit.kind in _TROUBLE for hit in evidence.denied)
    trouble += 0.7 * min(sum(sign in BAD_SIGNS for sign in signs), 2)
    praise += 0.7 * min(sum(sign in GOOD_SIGNS for sign in signs), 2)
    trouble += 1.0 * evidence.has(*Channel) + 2.0 * evidence.has(Severity.INJURY, Severity.FIRE)
    if mention.rating is not None:
        trouble += 2.0 * (mention.rating <= 2)
        praise += 2.0 * (mention.rating >= 4)
    if model is not None:
        trouble += 4.0 * max(0.0, (model.score(mention.body, evidence).chance("complaint") or 0.0) - 0.5)
    is_mocking = evidence.has("sarcasm") or (evidence.has("irony") and trouble > 0 and not evidence.has("idiom_good"))
    return Scales(trouble, 0.0 if is_mocking else praise)


def intent_of(mention: Mention, context: Context, evidence: Evidence, scales: Scales) -> tuple[Intent, float]:
    """Return what the person wants, and how sure that is (0 … 1).

    Trouble beside praise is trouble: `love the kettle, hate the delivery` belongs to the people who can mend the delivery.
    """
    if evidence.has("cancel"):
        return Intent.CANCEL, 0.8
    if _is_troubled(evidence, scales):
        return _trouble(evidence), scales.sureness
    return _wish(evidence) or _opinion(evidence, scales) or _talk(mention, context, evidence, scales)


def _is_troubled(evidence: Evidence, scales: Scales) -> bool:
    if evidence.has(*Severity, *Channel):
        return True
    if evidence.has("resolved") and scales.praise >= 1 and not evidence.has("insult") and not _goes_on(evidence):
        return False
    asks = evidence.reading.questions > 0 or evidence.has("help")
    return scales.trouble >= CLEAR and (scales.trouble >= 0.6 * scales.praise or asks)


def _goes_on(evidence: Evidence) -> bool:
    """Say whether trouble is spoken of after its solution: `the replacement arrived, also broken`."""
    solved = max(hit.end for hit in evidence.kinds["resolved"])
    return any(hit.start >= solved for kind in ("trouble", "bad") for hit in evidence.kinds.get(kind, ()))


def _trouble(evidence: Evidence) -> Intent:
    """Tell a calm cry for help and letting off steam from a complaint."""
    has = evidence.has
    if has("help") and not has("bad", "insult", "sarcasm", "repeat", Severity.LEGAL, *Channel):
        return Intent.HELP
    is_matter = has("trouble", "help", "why", *Channel, *Severity)
    return Intent.VENT if has("insult") and not is_matter and not evidence.reading.questions else Intent.COMPLAINT


def _wish(evidence: Evidence) -> tuple[Intent, float] | None:
    for kind, intent in (("purchase", Intent.PURCHASE), ("suggestion", Intent.SUGGESTION), ("help", Intent.HELP)):
        if evidence.has(kind):
            return intent, 0.7
    if evidence.reading.questions:
        return Intent.QUESTION, 0.8 if evidence.has("question") else 0.6
    return None


def _opinion(evidence: Evidence, scales: Scales) -> tuple[Intent, float] | None:
    if scales.praise >= 1.0 and scales.praise > 2 * scales.trouble:  # `slow, thanks` is no praise
        return Intent.PRAISE, scales.sureness
    if scales.trouble > 0.5 or (evidence.has("repeat") and not scales.praise):  # `I have written three times`
        return Intent.COMPLAINT, 0.45
    return None


def _talk(mention: Mention, context: Context, evidence: Evidence, scales: Scales) -> tuple[Intent, float]:
    """Tell words to the brand from words about it."""
    if is_to_us(mention, context, evidence):
        return Intent.OTHER, 0.4
    return (Intent.PRAISE, 0.5) if scales.praise >= 0.7 else (Intent.TALK, 0.5)


def is_to_us(mention: Mention, context: Context, evidence: Evidence) -> bool:
    """Say whether the person speaks to the brand: it is called at the beginning, said `you` to, or the network says so."""
    return mention.is_addressed or context.is_follow_up or evidence.has("address") or HANDLE in evidence.reading.words[:3]
