"""Evidence: what the word lists find in a text, before anybody weighs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

import msgspec

from socialwatch.model.words import Channel, Severity
from socialwatch.triage.channels import failed_nearby
from socialwatch.triage.language import phrases_of
from socialwatch.triage.phrases import Hit
from socialwatch.triage.tokens import STOP, Reading

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
BAD_SIGNS = frozenset("😡😠🤬👎😤😒🙄💩😞😔😢😫😣😖☹🙁😑🤦🤮🤢💔😾🖕😕😟😨😱") | {":(", ":-(", ":((", ":/", ":-/", "=(", ":'("}

_REACH = 3  # words between a negation and what it denies
_FEELINGS = frozenset({"good", "thanks", "bad", "mild", "trouble"})
_IDIOMS = frozenset({"idiom_good", "idiom_none", "sarcasm"})
_MASKED = _FEELINGS | {"insult", "help", "injury", "fire", "purchase", "website", "data_breach", "legal", "outage", "cancel"}
CHANNELS, GRAVE = tuple(Channel), tuple(Severity)
"""To ask whether anything of the kind was found; a tuple, because walking an enumeration costs more than the question."""

_CHANNELS = frozenset(Channel)
_GRAVE = frozenset(Severity)
_NOT_DENYING = frozenset({"only", "just", "nur", "seulement", "solo", "so", "apenas", "soltanto"})


class Evidence(msgspec.Struct, frozen=True):
    """Phrases found, by kind; what an idiom covers is left out (`no problem`, `fire sale`).

    Args:
        kinds: Kind → its hits, in order.
        denied: Feelings with a negation before them (`not happy`), in order; not among `kinds`.
    """

    reading: Reading
    kinds: Mapping[str, tuple[Hit, ...]]
    denied: tuple[Hit, ...]

    def has(self, *kinds: str) -> bool:
        """Say whether any phrase of one of these kinds was found."""
        return not self.kinds.keys().isdisjoint(kinds)

    def count(self, kind: str) -> int:
        """Return how many places speak of this kind; phrases that overlap are one place."""
        hits = self.kinds.get(kind, ())
        if len(hits) < 2:
            return len(hits)
        places, reached = 0, -1
        for hit in hits:
            places += hit.start >= reached
            reached = max(reached, hit.end)
        return places

    def quote(self, *kinds: str) -> str:
        """Return the longest phrase of the first of these kinds that was found, in folded letters; empty where none was."""
        for kind in kinds:
            if hits := self.kinds.get(kind):
                return self.said(hits[0] if len(hits) == 1 else max(hits, key=lambda hit: hit.end - hit.start))
        return ""

    def said(self, hit: Hit) -> str:
        """Return the words of a hit."""
        return " ".join(self.reading.words[hit.start : hit.end])


def gather(reading: Reading, langs: Collection[str]) -> Evidence:
    """Find every phrase of these languages, and advertising in any.

    Danger is looked for in English too, whatever the language.
    """
    hits = [hit for lang in (*langs, "any") for hit in phrases_of(lang).find(reading.words)]
    if "en" not in langs:
        # People in danger write in whatever language they can, often English beside their own.
        hits += [hit for hit in phrases_of("en").find(reading.words) if hit.kind in _GRAVE]
    negations = {hit.start for hit in hits if hit.kind == "negator"}
    idioms = [hit for hit in hits if hit.kind in _IDIOMS]
    said = [hit for hit in hits if not _is_idiom(hit, idioms)]
    whole = [hit for hit in said if hit.end - hit.start > 1 and hit.kind in ("trouble", "bad")]
    kinds: dict[str, list[Hit]] = defaultdict(list)
    denied: list[Hit] = []
    for hit in said:
        if hit.kind not in _FEELINGS or not _is_denied(hit, negations, reading):
            kinds[hit.kind].append(hit)
        elif not _is_inside(hit, whole):
            denied.append(hit)
    for hit in failed_nearby(kinds, reading):
        kinds[hit.kind].append(hit)
    return Evidence(reading, {kind: tuple(found) for kind, found in kinds.items()}, tuple(denied))


def _is_idiom(hit: Hit, idioms: Collection[Hit]) -> bool:
    """Say whether an idiom covers the beginning of a hit, or any part of a channel (`the app: no more crashes`)."""
    if hit.kind in _CHANNELS:
        return any(idiom.start < hit.end and hit.start < idiom.end for idiom in idioms if idiom.kind == "idiom_good")
    return hit.kind in _MASKED and _is_inside(hit, idioms)


def _is_inside(hit: Hit, others: Collection[Hit]) -> bool:
    return any(other.start <= hit.start < other.end for other in others)


def _is_denied(hit: Hit, negations: Collection[int], reading: Reading) -> bool:
    """Look for a negation up to three words before, in the same breath."""
    if hit.kind in ("trouble", "bad") and hit.end - hit.start > 1:
        return False  # `never arrived`, `had enough of`: a phrase of several words has its negation in it
    for at in range(hit.start, max(0, hit.start - _REACH), -1):
        if at in reading.commas or reading.words[at - 1] == STOP:
            return False
        if at - 1 in negations:
            return reading.words[at] not in _NOT_DENYING
    return False
