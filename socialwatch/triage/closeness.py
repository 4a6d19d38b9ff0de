"""Closeness: of a long text that is not about its writer, only what stands near the brand's name is about the brand.

An article that names a kettle once and a lawsuit a thousand words later is no legal case of ours. A long story in the first person is
read whole: a burnt hand is told far from the name of the shop.
"""

from __future__ import annotations

from functools import lru_cache

from socialwatch.model.brand import Brand
from socialwatch.model.mention import Mention
from socialwatch.triage.evidence import Evidence
from socialwatch.triage.phrases import spell
from socialwatch.triage.tokens import HANDLE

_LONG_WORDS = 150
_NEAR_WORDS = 40
_WORDS_PER_MINE = 50  # a story of one's own says `my` or `I` more often than this


def is_article(mention: Mention, evidence: Evidence) -> bool:
    """Say whether a text is long and impersonal, and was not sent to the brand."""
    words = len(evidence.reading.words)
    return words > _LONG_WORDS and not mention.is_addressed and evidence.count("mine") * _WORDS_PER_MINE < words


def near_brand(evidence: Evidence, brand: Brand) -> Evidence:
    """Return the evidence within 40 words of a name of the brand; all of it where no name is found."""
    names = _names((brand.name, *brand.hashtags, *brand.keywords))
    places = [at for at, word in enumerate(evidence.reading.words) if word == HANDLE or word in names]
    if not places:
        return evidence
    near = {at for place in places for at in range(place - _NEAR_WORDS, place + _NEAR_WORDS)}
    kinds = {kind: tuple(hit for hit in hits if hit.start in near) for kind, hits in evidence.kinds.items()}
    denied = tuple(hit for hit in evidence.denied if hit.start in near)
    return Evidence(evidence.reading, {kind: hits for kind, hits in kinds.items() if hits}, denied)


@lru_cache(maxsize=64)
def _names(phrases: tuple[str, ...]) -> frozenset[str]:
    """Return the first word of every name."""
    return frozenset(words[0] for phrase in phrases if (words := spell(phrase)))
