"""Failed channels by two things side by side: a word for a way to the brand, and a sign that it failed.

Nobody can list the ways in which people say that nobody picked up. But `hotline` and `nobody` in one breath say it nearly always, and neither
says it alone: people ask which number to call, and their own phones fall into kettles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socialwatch.model.words import Channel
from socialwatch.triage.phrases import Hit
from socialwatch.triage.tokens import STOP, Reading

_NEAR = 8  # words between the two
_CAPTION = 5  # words of a sentence that only names the way
_AFTERTHOUGHT = 2  # words of a sentence that only says how it went: `I DMed you a week ago. Crickets.`

_SIGNS: Mapping[Channel, tuple[str, ...]] = {
    Channel.PHONE: ("silence", "shut"),
    Channel.EMAIL: ("silence",),
    Channel.CHAT: ("silence", "shut", "bad"),
    Channel.STORE: ("store_fail",),
    Channel.WEBSITE: ("site_fail",),
    Channel.APP: ("site_fail", "bad"),
    Channel.DELIVERY: ("delivery_fail",),
    Channel.SOCIAL: ("silence", "social_fail"),
}
_GLAD = ("good", "idiom_good", "thanks")
_SORRY = ("trouble", "bad", "insult", "sarcasm", "why")


def failed_nearby(kinds: Mapping[str, Sequence[Hit]], reading: Reading) -> Iterator[Hit]:
    """Yield a hit for each channel that is named beside a sign of its failure, from the one to the other."""
    sentences = _sentences(reading.words)
    glad, sorry = _places(kinds, _GLAD, sentences), _places(kinds, _SORRY, sentences)
    masked = {at for hit in kinds.get("not_thing", ()) for at in range(hit.start, hit.end)}
    for channel, signs in _SIGNS.items():
        things = [hit for hit in kinds.get(f"{channel}_thing", ()) if hit.start not in masked and sentences[hit.start] not in glad - sorry]
        found = [hit for sign in signs for hit in kinds.get(sign, ()) if _says_it(hit, reading)]
        pairs = [(_apart(thing, sign), thing, sign) for thing in things for sign in found if _belong(thing, sign, sentences)]
        if pairs:
            _, thing, sign = min(pairs, key=lambda pair: (pair[0], pair[1], pair[2]))
            yield Hit(channel, min(thing.start, sign.start), max(thing.end, sign.end))


def _says_it(sign: Hit, reading: Reading) -> bool:
    """Say whether a sign is one; `nothing` alone is one only where it stands for a whole answer: `emailed twice, nothing`."""
    words = reading.words
    if words[sign.start : sign.end] != ("nothing",):
        return True
    return sign.end == len(words) or words[sign.end] == STOP or sign.end in reading.commas


def _belong(thing: Hit, sign: Hit, sentences: Sequence[int]) -> bool:
    if _overlap(thing, sign) or _apart(thing, sign) > _NEAR:
        return False
    first, second = sentences[thing.start], sentences[sign.start]
    if first == second:
        return True
    is_caption = sentences.count(first) <= _CAPTION and sentences[min(thing.end + 1, len(sentences) - 1)] > first  # `Chat: closed.`
    return second == first + 1 and (is_caption or sentences.count(second) <= _AFTERTHOUGHT + 1)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(one: Hit, other: Hit) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _sentences(words: Sequence[str]) -> list[int]:
    """Return the number of the sentence that each word stands in."""
    numbers, number = [], 0
    for word in words:
        numbers.append(number)
        number += word == STOP
    return numbers


def _places(kinds: Mapping[str, Sequence[Hit]], names: Iterable[str], sentences: Sequence[int]) -> set[int]:
    return {sentences[hit.start] for name in names for hit in kinds.get(name, ())}
