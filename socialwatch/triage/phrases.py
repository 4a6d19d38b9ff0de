"""Phrases of several words, found in one walk over a text.

Fifty rules as fifty regular expressions cost 99 µs a text, as one index of first words 2.9 (measured 2026-11-23). The little language of
the lists, one phrase a line or between semicolons:

```
never arrived          these words in this order
rang/called .. twice   any of several words; up to five words in between
?has stopped           the word may be missing
cancel*                any ending
0                      any number in digits
$phone                 one of a named set of words
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from socialwatch.triage.tokens import STOP, read, spelled

NUMBER = "0"
"""Stands in a list for any number written in digits."""

_GAP = 5


class Step(NamedTuple):
    """One word of a phrase: any of `words`, or anything that starts with one of `stems`."""

    words: frozenset[str]
    stems: tuple[str, ...]
    may_miss: bool = False
    is_gap: bool = False

    def fits(self, word: str) -> bool:
        """Say whether this word may stand here."""
        return word in self.words or (bool(self.stems) and word.startswith(self.stems)) or (NUMBER in self.words and word.isdigit())


class Hit(NamedTuple):
    """A phrase found: its kind and where it stands (`words[start:end]`)."""

    kind: str
    start: int
    end: int


Steps = tuple[Step, ...]


class _Start:
    """The phrases that begin with one word, parted by what must stand behind it: most are out of the question at a glance."""

    def __init__(self) -> None:
        self.alone: list[str] = []
        self.before: dict[str, list[tuple[str, Steps]]] = defaultdict(list)
        self.others: list[tuple[str, Steps]] = []

    def add(self, kind: str, steps: Steps) -> None:
        """Add a phrase of a kind."""
        if len(steps) == 1:
            self.alone.append(kind)
            return
        second = steps[1]
        if second.stems or second.may_miss or second.is_gap or NUMBER in second.words:
            self.others.append((kind, steps))
            return
        for word in second.words:
            self.before[word].append((kind, steps))

    def hits(self, words: Sequence[str], start: int) -> Iterator[Hit]:
        """Yield the phrases of this word that stand at `start`."""
        for kind in self.alone:
            yield Hit(kind, start, start + 1)
        behind = start + 1
        if self.before and behind < len(words):
            for kind, steps in self.before.get(words[behind], ()):
                end = behind + 1 if len(steps) == 2 else _end(steps, 2, words, behind + 1)
                if end:
                    yield Hit(kind, start, end)
        for kind, steps in self.others:
            if end := _end(steps, 1, words, behind):
                yield Hit(kind, start, end)


class Phrases:
    """An index of phrases of many kinds by their first words."""

    def __init__(self, lists: Mapping[str, str], sets: Mapping[str, str] | None = None) -> None:
        named = {f"${name}": "/".join(spelled(words).split()) for name, words in (sets or {}).items()}
        self._by_word: dict[str, _Start] = defaultdict(_Start)
        self._by_stem: dict[str, _Start] = defaultdict(_Start)
        steps: dict[str, Step] = {}
        for kind, text in lists.items():
            for phrase in _lines(text):
                self._add(kind, tuple([steps.get(word) or steps.setdefault(word, _step(word, named)) for word in phrase.split()]))
        self._lengths = sorted({len(stem) for stem in self._by_stem})
        self._heads = frozenset(stem[: self._lengths[0]] for stem in self._by_stem)

    def find(self, words: Sequence[str]) -> Iterator[Hit]:
        """Yield every phrase that stands in `words`, in the order of first words; phrases may overlap."""
        by_word, by_stem, lengths, heads = self._by_word, self._by_stem, self._lengths, self._heads
        head = lengths[0] if lengths else 0
        for start, word in enumerate(words):
            if word in by_word:
                yield from by_word[word].hits(words, start)
            if word.isdigit() and word != NUMBER and NUMBER in by_word:
                yield from by_word[NUMBER].hits(words, start)
            if word[:head] not in heads:  # hardly a word begins as a stem does
                continue
            for length in lengths:
                if length > len(word):
                    break
                if (stem := word[:length]) in by_stem:
                    yield from by_stem[stem].hits(words, start)

    def _add(self, kind: str, steps: Steps) -> None:
        for word in steps[0].words:
            self._by_word[word].add(kind, steps)
        for stem in steps[0].stems:
            self._by_stem[stem].add(kind, steps)


def _end(steps: Sequence[Step], number: int, words: Sequence[str], at: int) -> int:
    """Return where the phrase ends; 0 where it does not fit."""
    while number < len(steps):
        step = steps[number]
        if step.is_gap:
            return _after_gap(steps, number + 1, words, at)
        is_there = at < len(words) and step.fits(words[at])
        if step.may_miss and is_there and (end := _end(steps, number + 1, words, at + 1)):
            return end
        if not step.may_miss:
            if not is_there:
                return 0
            at += 1
        number += 1
    return at


def _after_gap(steps: Sequence[Step], number: int, words: Sequence[str], at: int) -> int:
    for skipped in range(_GAP + 1):
        if at + skipped > len(words) or (skipped and words[at + skipped - 1] == STOP):
            return 0
        if end := _end(steps, number, words, at + skipped):
            return end
    return 0


def _lines(text: str) -> Iterator[str]:
    for line in spelled(text).replace(";", "\n").splitlines():
        if line := line.strip():
            yield line


def _step(word: str, named: Mapping[str, str]) -> Step:
    if word == "..":
        return Step(frozenset(), (), is_gap=True)
    may_miss, word = word.startswith("?"), word.removeprefix("?")
    if "*" not in word and "$" not in word:
        return Step(frozenset(word.split("/")), (), may_miss)
    parts = "/".join(named.get(part, part) for part in word.split("/")).split("/")
    stems = tuple(part[:-1] for part in parts if part.endswith("*"))
    return Step(frozenset(part for part in parts if not part.endswith("*")), stems, may_miss)


@lru_cache(maxsize=2_000)
def spell(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase of the configuration as texts are read, keeping a final `*`."""
    return tuple(
        word + ("*" if is_stem else "")
        for part in phrase.split()
        for is_stem in [part.endswith("*")]
        for word in read(part.removesuffix("*")).spoken
    )
