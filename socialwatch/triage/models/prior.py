"""The prior: the weights that are shipped, and what they make of a text.

A prior is linear: each feature of a text (see `features`) adds its weight to the log odds of a label, so that every decision can be
taken apart into the words that moved it. Words with their pairs, and letter groups, are each divided by the root of their number: a
long text is not surer than a short one.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

import msgspec

from socialwatch.triage.evidence import Evidence
from socialwatch.triage.models.features import findings_of, letters_of, look, pairs_of, words_of
from socialwatch.triage.models.scores import Scores, softmax
from socialwatch.triage.tokens import HANDLE, STOP

VERSION = 1
_LONGEST = 16_000_000  # bytes when unpacked
_REMEMBERED = 50_000  # words whose letter groups are looked up once
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


class Prior:
    """The shipped model. Pure: the same text always gets the same scores."""

    def __init__(self, weights: Weights) -> None:
        self.card: Mapping[str, str | int | float] = weights.card
        self._at = {feature: place for place, feature in enumerate(weights.features.split("\n"))}
        self._tasks = {name: (task, [array("b", column) for column in task.columns]) for name, task in weights.tasks.items()}
        self._letters: dict[str, tuple[int, ...]] = {}

    @property
    def tasks(self) -> dict[str, tuple[str, ...]]:
        """Task → its labels."""
        return {name: task.labels for name, (task, _) in self._tasks.items()}

    def score(self, text: str, seen: Evidence | None = None) -> Scores:
        """Return what the model thinks of a text.

        Args:
            seen: What was already found in the same text, so that nobody reads it twice.
        """
        return Scores({task: softmax(logits) for task, logits in self.logits(seen or look(text)).items()})

    def logits(self, seen: Evidence) -> dict[str, dict[str, float]]:
        """Return task → label → log odds."""
        blocks = self._blocks(seen)
        return {name: _logits(task, columns, blocks) for name, (task, columns) in self._tasks.items()}

    def moved(self, text: str, task: str) -> tuple[tuple[str, float], ...]:
        """Return the words, pairs and findings (`~trouble`) of a text that moved a task to its likeliest label, the heaviest first.

        With each stands what it added to the log odds of that label; a word is told with all its letter groups. What spoke against the
        label is negative. At most twelve; empty for a task that the model was not trained for.
        """
        if task not in self._tasks:
            return ()
        seen = look(text)
        logits = self.logits(seen)[task]
        return heaviest(self.moves(seen, task, max(logits, key=logits.__getitem__)))

    def moves(self, seen: Evidence, task: str, label: str) -> dict[str, float]:
        """Return what each word, pair and finding adds to the log odds of a label; empty for a task or label that is not known."""
        trained, columns = self._tasks.get(task, (Task((), (), (), ()), []))
        if label not in trained.labels:
            return {}
        number = trained.labels.index(label)
        scale, column = trained.scale[number], columns[number]
        moves: dict[str, float] = defaultdict(float)
        (word_share, _), (letter_share, _), _ = self._blocks(seen)
        at, words = self._at, words_of(seen)
        for names, share in (({*words, *pairs_of(words)}, word_share), (findings_of(seen), 1.0)):
            for name in names:
                if name in at:
                    moves[name] += scale * share * column[at[name]]
        for word in set(words):
            moves[word] += scale * letter_share * sum(map(column.__getitem__, self._known_letters(word)))
        return {name: weight for name, weight in moves.items() if name not in (STOP, HANDLE)}

    def _blocks(self, seen: Evidence) -> tuple[tuple[float, Iterable[int]], ...]:
        """Return words, letter groups and findings as places of known features, each with its share."""
        at = self._at
        plain = words_of(seen)
        words = {at[name] for name in (*plain, *pairs_of(plain)) if name in at}
        letters = set().union(*map(self._known_letters, set(plain)))
        findings = [at[name] for name in findings_of(seen) if name in at]
        return ((1 / sqrt(len(words) or 1), words), (1 / sqrt(len(letters) or 1), letters), (1.0, findings))

    def _known_letters(self, word: str) -> tuple[int, ...]:
        known = self._letters.get(word)
        if known is None:
            at = self._at
            known = tuple([at[group] for group in letters_of(word) if group in at])
            if len(self._letters) >= _REMEMBERED:
                self._letters.clear()
            self._letters[word] = known
        return known


def _logits(task: Task, columns: Sequence[Sequence[int]], blocks: Iterable[tuple[float, Iterable[int]]]) -> dict[str, float]:
    return {
        label: bias + scale * sum([share * sum(map(column.__getitem__, places)) for share, places in blocks])
        for label, bias, scale, column in zip(task.labels, task.bias, task.scale, columns, strict=True)
    }


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
