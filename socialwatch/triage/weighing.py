"""Weighing: from evidence to sentiment, intent and confidence."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from socialwatch.model.mention import Mention
from socialwatch.model.words import Intent, Severity
from socialwatch.triage.evidence import BAD_SIGNS, CHANNELS, GOOD_SIGNS, GRAVE, Evidence
from socialwatch.triage.models.scores import COMPLAINT, NEGATIVE, NEUTRAL, POSITIVE, SENTIMENT, Scores
from socialwatch.triage.policy import Context
from socialwatch.triage.tokens import HANDLE, MANNERS

CLEAR = 1.5
"""What one clear word weighs; less is a hint."""

CLEARLY = 0.15
"""A sentiment nearer to 0 is neutral."""

_NO_COMPLAINT, _SURE_COMPLAINT, _SURE_PRAISE, _UNHAPPY = 0.08, 0.75, 0.75, 0.55  # chances
_PLAIN_TROUBLE = ("trouble", "insult", "sarcasm", "cancel", "repeat", "long_wait", "why")
_HARM = tuple(one for one in GRAVE if one is not Severity.PRESS)
_OPEN = (Intent.OTHER, Intent.TALK, Intent.QUESTION, Intent.SUGGESTION)

_TROUBLE = {"trouble": 2.0, "bad": 1.5, "insult": 1.5, "sarcasm": 2.0, "mild": 0.6, "why": 1.5}
_PRAISE = {"good": 1.5, "thanks": 1.0, "idiom_good": 2.0, "resolved": 0.6}
_POLITE = 0.5  # `…, thanks` at the end of a request is manners; a text that begins with it gives thanks
_GREETING = 3  # words; `hey dear @acme` still calls it
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


def weigh(mention: Mention, evidence: Evidence) -> Scales:
    """Put what was found on the scales; stars of a review weigh as much as a clear word or two."""
    signs = evidence.reading.signs
    kinds = evidence.kinds
    trouble = sum([weight * min(evidence.count(kind), _COUNTED) for kind, weight in _TROUBLE.items() if kind in kinds], 0.0)
    praise = sum([weight * min(evidence.count(kind), _COUNTED) for kind, weight in _PRAISE.items() if kind in kinds], 0.0)
    if all(hit.start > 1 for hit in evidence.kinds.get("thanks", ())):
        praise -= _POLITE * min(evidence.count("thanks"), _COUNTED)
    trouble += 1.5 * sum(hit.kind in _PRAISE for hit in evidence.denied)
    praise += 0.7 * sum(hit.kind in _TROUBLE for hit in evidence.denied)
    trouble += 0.7 * min(sum(sign in BAD_SIGNS for sign in signs), 2)
    praise += 0.7 * min(sum(sign in GOOD_SIGNS for sign in signs), 2)
    trouble += 1.0 * evidence.has(*CHANNELS) + 2.0 * evidence.has(Severity.INJURY, Severity.FIRE)
    if mention.rating is not None:
        trouble += 2.0 * (mention.rating <= 2)
        praise += 2.0 * (mention.rating >= 4)
    is_mocking = evidence.has("sarcasm") or (evidence.has("irony") and trouble > 0 and not evidence.has("idiom_good"))
    return Scales(trouble, 0.0 if is_mocking else praise)


def intent_of(mention: Mention, context: Context, evidence: Evidence, scales: Scales, scores: Scores) -> tuple[Intent, float]:
    """Return what the person wants, and how sure that is (0 … 1).

    Trouble beside praise is trouble: `love the kettle, hate the delivery` belongs to the people who can mend the delivery. Where the word
    lists and the model contradict each other, the surer one is followed, and the answer is not sure.
    """
    if evidence.has("cancel"):
        return Intent.CANCEL, 0.8
    by_words, chance = _is_troubled(evidence, scales), scores.chance(COMPLAINT)
    if by_words and not _is_denied(evidence, chance):
        return _trouble(evidence), scales.sureness if chance is None else round((scales.sureness + max(chance, 0.5)) / 2, 2)
    calm = _wish(evidence) or _opinion(evidence, scales) or _talk(mention, context, evidence, scales)
    return calm if chance is None else _doubted(calm, chance, scores, is_by_words=by_words, is_polite=evidence.has("thanks"))


def _is_denied(evidence: Evidence, chance: float | None) -> bool:
    """Say whether the model is so sure that nobody complains that a hint of the lists does not count."""
    return chance is not None and chance < _NO_COMPLAINT and not evidence.has(*GRAVE, *CHANNELS, *_PLAIN_TROUBLE)


def _doubted(calm: tuple[Intent, float], chance: float, scores: Scores, *, is_by_words: bool, is_polite: bool) -> tuple[Intent, float]:
    """Let the model raise a complaint or praise that no list knows, and make us unsure where it nearly does.

    Thanks alone raise no praise: a calm text with `thank you` behind it must not fall behind.
    """
    intent, confidence = calm
    if chance >= _SURE_COMPLAINT and intent in _OPEN:
        return Intent.COMPLAINT, round(chance, 2)
    if intent is Intent.OTHER and (unhappy := scores.chance(SENTIMENT, NEGATIVE) or 0.0) >= _UNHAPPY:
        return Intent.COMPLAINT, round(unhappy, 2)
    if intent in (Intent.OTHER, Intent.TALK) and not is_polite and (scores.chance(SENTIMENT, POSITIVE) or 0.0) >= _SURE_PRAISE:
        return Intent.PRAISE, 0.6
    is_doubtful = is_by_words or (chance >= 0.5 and intent in (*_OPEN, Intent.PRAISE))
    return intent, min(confidence, 0.45) if is_doubtful else confidence


def feeling_of(mention: Mention, evidence: Evidence, scales: Scales, scores: Scores) -> float:
    """Return the sentiment, −1 … 1: negative below −0.15, positive above 0.15.

    What the model takes for the likeliest mood decides on which side of these lines it stands; stars of a review, and a text that only
    the word lists know, are weighed by the lists. Harm and a channel that failed are no neutral news, however calmly they are told.
    """
    moods = scores.of(SENTIMENT)
    if not moods or mention.rating is not None or not evidence.reading.spoken:
        return scales.sentiment
    lean = moods[POSITIVE] - moods[NEGATIVE]
    top = NEGATIVE if evidence.has(*CHANNELS, *_HARM) else max(moods, key=moods.__getitem__)
    if top == NEUTRAL:
        return round(min(max(lean, -CLEARLY), CLEARLY), 2)
    return round(max(lean, CLEARLY + 0.01) if top == POSITIVE else min(lean, -CLEARLY - 0.01), 2)


def _is_troubled(evidence: Evidence, scales: Scales) -> bool:
    if evidence.has(*GRAVE, *CHANNELS):
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
    if has("help") and not has("bad", "insult", "sarcasm", "repeat", Severity.LEGAL, *CHANNELS):
        return Intent.HELP
    is_matter = has("trouble", "help", "why", *CHANNELS, *GRAVE)
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
    return mention.is_addressed or context.is_follow_up or evidence.has("address") or HANDLE in _first(evidence.reading.words)


def _first(words: Sequence[str]) -> list[str]:
    """Return the first three words without `please`."""
    return [word for word in words[: _GREETING + len(MANNERS)] if word not in MANNERS][:_GREETING]
