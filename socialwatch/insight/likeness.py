"""Which cases look alike: the same theme, rare words in common, nearly the same text; each with its reasons. Pure, and only a suggestion."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from socialwatch.text import words

_COMMON = 0.2  # a word in more than a fifth of all cases tells none from another
_NEAR = 0.6  # of the words shared: nearly the same text
_ENOUGH = 2.0  # weight from which on a case is worth a look: the theme, nearly the same text, or two words that tell something
_MOST = 1.5  # of one word, however rare
_TWINS = 50  # cases of a problem that each other one is held against, the newest
_MARKS = 12  # words and themes of a case that are paired, the commonest of the telling ones
_LEAST = 3  # letters of a word that counts
_SHOWN = 4
_NAMES = re.compile(r"https?://\S+|@[\w.-]+(?:@[\w.-]+)?|(?<![\w/])u/\w+", re.IGNORECASE)  # whom and where, not what
_ENDINGS = ("ing", "ed", "s")


class Described(msgspec.Struct, frozen=True):
    """What is compared of a case."""

    id: int
    text: str
    themes: tuple[str, ...] = ()


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """A case that looks like others, and why, in words a colleague would use."""

    id: int
    weight: float
    reasons: tuple[str, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Cases that look alike and belong to no problem yet.

    Args:
        name: The words that they share, for the title of a problem.
        theme: A theme that all of them have; None where they share none.
    """

    name: str
    theme: str | None
    cases: tuple[Alike, ...]


def like_these(
    others: Sequence[Described], *, title: str, theme: str | None, attached: Sequence[Described], ignored: Collection[str] = (), limit: int = 20
) -> list[Alike]:  # fmt: skip
    """Return which of `others` look like a problem, the likest first.

    Args:
        title, theme: Of the problem.
        attached: The cases that it has.
        ignored: Words that say nothing (`and`, `please`).
    """
    keys = {one.id: keys_of(one.text, ignored) for one in (*others, *attached)}
    rarity = _rarity(keys.values())
    about = Counter(key for one in attached for key in keys[one.id])
    # A word counts for the problem when its title says it, or two of its cases do.
    titled = keys_of(title, ignored).keys()
    rarity |= {key: max(1.0, rarity.get(key, 0.0)) for key in titled}  # what the title says tells something, however often it is said
    core = titled | {key for key, count in about.items() if count >= min(2, len(attached))}
    newest = [keys[other.id] for other in attached[-_TWINS:]]
    found = (_weighed(one, keys[one.id], core, rarity, theme, newest) for one in others)
    return sorted((one for one in found if one is not None), key=lambda one: (-one.weight, one.id))[:limit]


def _weighed(
    one: Described, own: Mapping[str, str], core: Collection[str], rarity: Mapping[str, float], theme: str | None,
    attached: Sequence[Mapping[str, str]],
) -> Alike | None:  # fmt: skip
    shared = sorted((key for key in own if key in core and rarity.get(key, 0.0) > 0), key=lambda key: (-rarity[key], key))
    weight, reasons = math.fsum(rarity[key] for key in shared), []
    if theme is not None and theme in one.themes:
        weight += _ENOUGH
        reasons.append(f"theme {theme}")
    if shared:
        reasons.append(f"says {', '.join(own[key] for key in shared[:_SHOWN])}")
    if shared and any(_overlap(own, other) >= _NEAR for other in attached):
        weight += _ENOUGH
        reasons.append("nearly the same words as one of its cases")
    return Alike(id=one.id, weight=weight, reasons=tuple(reasons)) if weight >= _ENOUGH else None


def groups(cases: Sequence[Described], *, ignored: Collection[str] = (), least: int = 3, limit: int = 10) -> list[Group]:
    """Return groups of at least `least` cases that share a rare word beside a theme, or two rare words; the largest first.

    A case stands in one group only: in the largest that it fits.
    """
    keys = {one.id: keys_of(one.text, ignored) for one in cases}
    rarity = _rarity(keys.values())
    seen = Counter(key for own in keys.values() for key in own)
    by_pair: dict[tuple[str, str], list[int]] = {}
    for one in cases:
        telling = sorted((key for key in keys[one.id] if key in rarity and seen[key] >= least), key=lambda key: (-seen[key], key))
        for pair in _pairs(telling[:_MARKS], one.themes):
            by_pair.setdefault(pair, []).append(one.id)
    themes = {one.id: one.themes for one in cases}
    found: list[Group] = []
    taken: set[int] = set()
    large = ((pair, numbers) for pair, numbers in by_pair.items() if len(numbers) >= least)
    for pair, numbers in sorted(large, key=lambda item: (-len(item[1]), item[0])):
        left = [number for number in numbers if number not in taken]
        if len(left) < least or len(found) == limit:
            continue
        taken |= set(left)
        found.append(_group(pair, left, keys, themes))
    return found


def _pairs(telling: Sequence[str], themes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each two words, and each word with each theme."""
    yield from combinations(sorted(telling), 2)
    yield from ((word, f"theme:{theme}") for word in telling for theme in themes)


def _group(
    pair: tuple[str, str], numbers: Sequence[int], keys: Mapping[int, Mapping[str, str]], themes: Mapping[int, Sequence[str]]
) -> Group:
    says = [keys[numbers[0]][mark] for mark in pair if not mark.startswith("theme:")]
    common = [theme for theme in themes[numbers[0]] if all(theme in themes[number] for number in numbers)]
    reasons = (*(f"theme {theme}" for theme in common[:1]), f"says {', '.join(says)}")
    alike = tuple(Alike(id=number, weight=float(len(numbers)), reasons=reasons) for number in numbers)
    return Group(name=" ".join(says), theme=common[0] if common else None, cases=alike)


def keys_of(text: str, ignored: Collection[str] = ()) -> dict[str, str]:
    """Return what a text's words are compared by → the word as it was written: `leak`, `leaks` and `leaking` are one word."""
    telling = [word for word in words(_NAMES.sub(" ", text)) if len(word) >= _LEAST and not word.isdigit() and word not in ignored]
    return {_key(word): word for word in reversed(telling)}


def _key(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") if len(word) > _LEAST else word


def _rarity(texts: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """Return how much a word tells: nothing where it stands in one text only or in more than a fifth of all, else more the rarer it is."""
    texts = list(texts)
    seen = Counter(key for keys in texts for key in keys)
    most = max(_COMMON * len(texts), 8)
    return {key: min(_MOST, math.log10(len(texts) / count) + 0.5) for key, count in seen.items() if 1 < count <= most}


def _overlap(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    both = one.keys() & other.keys()
    return len(both) / len(one.keys() | other.keys()) if both and len(one) >= _LEAST else 0.0
