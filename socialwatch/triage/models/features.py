"""Features: what a model sees of a text. The same code feeds the training and the judgement, so that the two cannot drift apart.

Four kinds, told apart by their first letters:

```
refund          a word of the text; `@` stands for any handle, `.` for the end of a sentence, `00` for a number of two digits
never arrived   two words side by side
|_ref |efun     three to five letters within a word (`_` is its edge): what survives typing errors, endings and compounds
~trouble        what the word lists found, signs, and the shape of the text
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from socialwatch.triage.evidence import BAD_SIGNS, GOOD_SIGNS, Evidence, gather
from socialwatch.triage.language import languages
from socialwatch.triage.tokens import HANDLE, MANNERS, STOP, read

_LETTERS = range(3, 6)
_LONGEST_WORD = 24  # letters; longer is a link without a scheme, a key or a scream
_LONGEST_TEXT = 400  # words; of a longer text the rest would hardly move the scales
_SHORT, _LONG = 6, 25  # words


def look(text: str, lang: str | None = None) -> Evidence:
    """Read a text and find what the word lists know of it, as the judgement does."""
    reading = read(text)
    return gather(reading, languages(reading, lang))


def words_of(evidence: Evidence) -> list[str]:
    """Return the words of a text in order, with numbers by their length only, and without `please`: manners move no scales."""
    words = evidence.reading.words[:_LONGEST_TEXT]
    return ["0" * min(len(word), 4) if word.isdigit() else word for word in words if word not in MANNERS]


def pairs_of(words: list[str]) -> list[str]:
    """Return every two words side by side."""
    return [f"{first} {second}" for first, second in pairwise(words)]


@lru_cache(maxsize=8_192)
def letters_of(word: str) -> tuple[str, ...]:
    """Return the letter groups of a word, with its edges as `_`; none for marks, numbers and words of one or two letters."""
    if len(word) < 3 or word[0] == "0" or word in (STOP, HANDLE):
        return ()
    edged = f"_{word[:_LONGEST_WORD]}_"
    return tuple({f"|{edged[at : at + size]}": None for size in _LETTERS for at in range(len(edged) - size + 1)})


def findings_of(evidence: Evidence) -> set[str]:
    """Return what the word lists found, the signs, and the shape of a text."""
    return {*_kinds(evidence), *_signs(evidence), *_shape(evidence)}


def _kinds(evidence: Evidence) -> Iterator[str]:
    for kind, hits in evidence.kinds.items():
        yield f"~{kind}"
        if len(hits) > 1 and evidence.count(kind) > 1:
            yield f"~{kind} again"
    for hit in evidence.denied:
        yield f"~not {hit.kind}"


def _signs(evidence: Evidence) -> Iterator[str]:
    for sign in evidence.reading.signs:
        yield f"~{sign}"
        if sign in GOOD_SIGNS:
            yield "~good sign"
        if sign in BAD_SIGNS:
            yield "~bad sign"


def _shape(evidence: Evidence) -> Iterator[str]:
    reading = evidence.reading
    count = sum(word not in MANNERS for word in reading.words)
    yield "~short" if count <= _SHORT else "~long" if count > _LONG else "~middling"
    if count and reading.words[0] == HANDLE:
        yield "~to somebody"
    elif HANDLE in reading.words:
        yield "~names somebody"
    facts = (
        ("~?", reading.questions), ("~??", reading.questions > 1), ("~!", reading.shouts), ("~!!", reading.shouts > 1),
        ("~loud", reading.is_loud), ("~link", reading.links), ("~ends asking", reading.ends_asking),
    )  # fmt: skip
    yield from (name for name, holds in facts if holds)
