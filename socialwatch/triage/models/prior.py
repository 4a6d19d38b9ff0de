"""The prior: the weights that are shipped, and what they make of a text.

A prior is linear: each feature of a text (see `features`) adds its weight to the log odds of a label, so that every decision can be
taken apart into the words that moved it. Words with their pairs, and the letter groups of all words, are each divided by the root of
their number: a long text is not surer than a short one.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice, repeat
from math import sqrt
from typing import NamedTuple

import msgspec

from socialwatch.triage.evidence import Evidence
from socialwatch.triage.models.features import findings_of, letters_of, look, pairs_of, words_of
from socialwatch.triage.models.scores import Scores, softmax
from socialwatch.triage.tokens import HANDLE, STOP

VERSION = 1
_LONGEST = 16_000_000  # bytes when unpacked
_REMEMBERED = 30_000  # words whose letter groups are summed up once
_MOST_MOVES = 12


class Task(msgspec.Struct, frozen=True):
    """The weights of one task.

    Args:
        labels: In the order of the other fields.
        bias: Log odds before anything is read; one number a label.
        scale: What one unit of a column is worth, in log odds; one number a label.
        columns: One signed byte a feature; one column a label. In JSON as base64.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    columns: tuple[bytes, ...]


class Weights(msgspec.Struct, frozen=True):
    """What stands in the shipped file.

    Args:
        features: All features, sorted, one a line.
        card: Facts of the training: seed, sources with their number of texts, figures.
    """

    version: int
    features: str
    tasks: dict[str, Task]
    card: dict[str, str | int | float] = {}


class _Trained:
    """The weights of one task as the judgement needs them."""

    def __init__(self, task: Task) -> None:
        self.labels, self.bias, self.scale = task.labels, task.bias, task.scale
        self.columns = [array("b", column) for column in task.columns]

    def number(self, label: str) -> int | None:
        """Return the number of a label; None for one that is not known."""
        return self.labels.index(label) if label in self.labels else None


class _Blocks(NamedTuple):
    """The known features of a text: places of words and pairs, and of findings; its words with number and sums of their letter groups."""

    phrases: Mapping[int, str]
    findings: Mapping[int, str]
    words: Mapping[str, tuple[int, tuple[int, ...]]]
    groups: int


class Prior:
    """The shipped model. Pure: the same text always gets the same scores."""

    def __init__(self, weights: Weights) -> None:
        self.card: Mapping[str, str | int | float] = weights.card
        self._at = {feature: place for place, feature in enumerate(weights.features.split("\n"))}
        self._tasks = {name: _Trained(task) for name, task in weights.tasks.items()}
        self._columns = [column for task in self._tasks.values() for column in task.columns]
        self._words: dict[str, tuple[int, tuple[int, ...]]] = {}
        # A verdict asks for the scores of a text and then for the words behind them.
        self._last: tuple[Evidence, _Blocks] | None = None
        self._last_logits: tuple[Evidence, dict[str, dict[str, float]]] | None = None

    @property
    def tasks(self) -> dict[str, tuple[str, ...]]:
        """Task → its labels."""
        return {name: task.labels for name, task in self._tasks.items()}

    def score(self, text: str, seen: Evidence | None = None) -> Scores:
        """Return what the model thinks of a text.

        Args:
            seen: What was already found in the same text, so that nobody reads it twice.
        """
        return Scores({task: softmax(logits) for task, logits in self.logits(seen or look(text)).items()})

    def logits(self, seen: Evidence) -> dict[str, dict[str, float]]:
        """Return task → label → log odds; to be read only, the next call may give the same ones."""
        if self._last_logits is not None and self._last_logits[0] is seen:
            return self._last_logits[1]
        totals = iter(self._totals(self._blocks(seen)))
        found = {
            name: {
                label: bias + scale * total
                for label, bias, scale, total in zip(task.labels, task.bias, task.scale, islice(totals, len(task.labels)), strict=True)
            }
            for name, task in self._tasks.items()
        }
        self._last_logits = (seen, found)
        return found

    def moved(self, text: str, task: str, seen: Evidence | None = None) -> tuple[tuple[str, float], ...]:
        """Return the words, pairs and findings (`~trouble`) of a text that moved a task to its likeliest label, the heaviest first.

        With each stands what it added to the log odds of that label; a word is told with all its letter groups. What spoke against the
        label is negative. At most twelve; empty for a task that the model was not trained for.
        """
        if task not in self._tasks:
            return ()
        seen = seen or look(text)
        logits = self.logits(seen)[task]
        return heaviest(self.moves(seen, task, max(logits, key=logits.__getitem__)))

    def moves(self, seen: Evidence, task: str, label: str) -> dict[str, float]:
        """Return what each word, pair and finding adds to the log odds of a label; empty for a task or label that is not known."""
        trained = self._tasks.get(task)
        number = trained.number(label) if trained else None
        if trained is None or number is None:
            return {}
        blocks = self._blocks(seen)
        scale, column = trained.scale[number], trained.columns[number]
        place = next(place for place, one in enumerate(self._columns) if one is column)
        moves: dict[str, float] = defaultdict(float)
        for names, share in ((blocks.phrases, _share(len(blocks.phrases))), (blocks.findings, 1.0)):
            moves.update({name: scale * share * column[at] for at, name in names.items()})
        for word, (_, sums) in blocks.words.items():
            moves[word] += scale * _share(blocks.groups) * sums[place]
        return {name: weight for name, weight in moves.items() if name not in (STOP, HANDLE)}

    def _blocks(self, seen: Evidence) -> _Blocks:
        last = self._last
        if last is not None and last[0] is seen:
            return last[1]
        blocks = self._read(seen)
        self._last = (seen, blocks)
        return blocks

    def _read(self, seen: Evidence) -> _Blocks:
        at, words = self._at, words_of(seen)
        phrases = {at[name]: name for name in (*words, *pairs_of(words)) if name in at}
        findings = {at[name]: name for name in findings_of(seen) if name in at}
        each = set(words)
        letters = [self._word(word) for word in each]
        return _Blocks(phrases, findings, dict(zip(each, letters, strict=True)), sum([count for count, _ in letters]))

    def _totals(self, blocks: _Blocks) -> list[float]:
        """Return the sum of every column, in units of its scale."""
        share, group_share = _share(len(blocks.phrases)), _share(blocks.groups)
        letters = map(sum, zip(*[sums for _, sums in blocks.words.values()], strict=True)) if blocks.words else repeat(0)
        return [
            share * sum([column[place] for place in blocks.phrases]) + sum([column[place] for place in blocks.findings]) + group_share * own
            for column, own in zip(self._columns, letters, strict=False)
        ]

    def _word(self, word: str) -> tuple[int, tuple[int, ...]]:
        """Return how many known letter groups a word has, and what they sum up to in each column; worked out once for a word."""
        known = self._words.get(word)
        if known is None:
            places = [self._at[group] for group in letters_of(word) if group in self._at]
            known = (len(places), tuple([sum([column[place] for place in places]) for column in self._columns]))
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            self._words[word] = known
        return known


def _share(count: int) -> float:
    return 1 / sqrt(count) if count else 0.0


def heaviest(moves: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return the moves that weigh most, whatever their direction; those for the label first."""
    ranked = sorted(moves.items(), key=lambda move: (-abs(move[1]), move[0]))[:_MOST_MOVES]
    return tuple(sorted(((name, round(weight, 3)) for name, weight in ranked), key=lambda move: (-move[1], move[0])))


def load_prior(packed: bytes) -> Prior:
    """Unpack the shipped weights; wiring reads the bytes, this room touches no disk.

    Raises:
        ValueError: It is not a file that `pack` wrote, or of another version: the package is damaged.
    """
    try:
        weights = msgspec.json.decode(zlib.decompressobj().decompress(packed, _LONGEST), type=Weights)
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError("the shipped weights cannot be read: the package is damaged") from error
    if weights.version != VERSION:
        raise ValueError(f"the shipped weights are of version {weights.version}, not {VERSION}: the package is damaged")
    return Prior(weights)


def pack(weights: Weights) -> bytes:
    """Return the bytes that are shipped; the same weights give the same bytes."""
    return zlib.compress(msgspec.json.encode(weights, order="deterministic"), 9)
