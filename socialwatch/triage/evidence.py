"""Evidence: what the word lists find in a text, before anybody weighs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from socialwatch.triage.language import phrases_of
from socialwatch.triage.phrases import Hit
from socialwatch.triage.tokens import Reading

_NEGATION_REACH = 3
_FEELINGS = frozenset({"good", "bad", "mild", "trouble", "thanks", "sarcasm"})
_IDIOMS = frozenset({"idiom_good", "idiom_none", "sarcasm"})
_NEVER_NEGATED = frozenset({"trouble"})
GOOD_SIGNS = frozenset("❤💕💖💗💙💚💛💜🧡😍🥰😘😊😀😃😄😁🙂🤗👍👏🙌🎉🥳🤩😻💯✨⭐🌟🔥😋🏆👌💐🫶🤍🖤☺") | {
    ":)",
    ":-)",
    ":D",
    ":-D",
    "<3",
    "=)",
    ";)",
    ";-)",
    ":))",
}
BAD_SIGNS = frozenset("😡😠🤬👎😤😒🙄💩😞😔😢😭😩😫😣😖☹🙁😑🤦🤮🤢💔😾🖕😕😟😨😱") | {":(", ":-(", ":((", ":/", ":-/", "=(", ":'("}


class Evidence(msgspec.Struct, frozen=True):
    """Phrases found, by kind; those inside an idiom are left out.

    Args:
        kinds: Kind → its hits, in order.
        denied: Hits of feelings with a negation before them (`not happy`), in order.
    """

    reading: Reading
    kinds: Mapping[str, tuple[Hit, ...]]
    denied: tuple[Hit, ...]

    def has(self, *kinds: str) -> bool:
        """Say whether any phrase of one of these kinds was found."""
        return any(kind in self.kinds for kind in kinds)

    def count(self, kind: str) -> int:
        """Return how many places speak of this kind; phrases that overlap are one place."""
        places, reached = 0, -1
        for hit in self.kinds.get(kind, ()):
            if hit.start >= reached:
                places += 1
            reached = max(reached, hit.end)
        return places

    def quote(self, *kinds: str) -> str:
        """Return the longest phrase of the first of these kinds that was found, as it was written but for case and accents."""
        for kind in kinds:
            if hits := self.kinds.get(kind):
                longest = max(hits, key=lambda hit: hit.end - hit.start)
                return self.said(longest)
        return ""

    def said(self, hit: Hit) -> str:
        """Return the words of a hit."""
        return " ".join(self.reading.words[hit.start : hit.end])


def gather(reading: Reading, langs: tuple[str, ...]) -> Evidence:
    """Find every phrase of these languages."""
    hits = [hit for lang in langs for hit in phrases_of(lang).find(reading.words)]
    negators = {hit.start for hit in hits if hit.kind == "negator"}
    idioms = [hit for hit in hits if hit.kind in _IDIOMS]
    kinds: dict[str, list[Hit]] = defaultdict(list)
    denied: list[Hit] = []
    for hit in hits:
        if _is_inside(hit, idioms):
            continue
        if hit.kind in _FEELINGS and _is_denied(hit, negators, reading):
            denied.append(hit)
        else:
            kinds[hit.kind].append(hit)
    return Evidence(reading, {kind: tuple(found) for kind, found in kinds.items()}, tuple(denied))


_MASKED = frozenset({"good", "bad", "mild", "trouble", "thanks", "insult", "help", "injury", "fire", "purchase", "website"})


def _is_inside(hit: Hit, idioms: list[Hit]) -> bool:
    if hit.kind not in _MASKED:
        return False
    return any(idiom.start <= hit.start and hit.end <= idiom.end for idiom in idioms)


def _is_denied(hit: Hit, negators: set[int], reading: Reading) -> bool:
    """Look for a negation up to three words before, in the same breath."""
    if hit.kind == "trouble" and hit.end - hit.start > 1:
        return False  # `never arrived`, `not working`: these phrases carry their own
    for at in range(hit.start, max(-1, hit.start - _NEGATION_REACH), -1):
        if at in reading.commas or at - 1 < 0 or reading.words[at - 1] == ".":
            return False
        if at - 1 in negators:
            return reading.words[at] not in ("only", "just")
    return False


@lru_cache(maxsize=1)
def _nothing() -> Evidence:
    return gather(Reading((), frozenset(), 0, 0, 0, (), (), 0.0, False), ())
