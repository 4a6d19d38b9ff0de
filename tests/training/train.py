"""Train the weights that are shipped.

Run: `python -m tests.training.train --data FOLDER [--out FILE]`, after `pip install -e '.[train]'`. The same data, seed and version of
scikit-learn give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path

import numpy as np

from socialwatch.triage.models.prior import VERSION, Task, Weights, pack
from tests.training.corpora import Labelled, complaints, emotions, moods, support_moods, written
from tests.training.fitting import Sight, fit, heaviest_features, matrix, quantised, sight, vocabulary

OUT = Path(__file__).parents[2] / "socialwatch" / "triage" / "models" / "prior.bin"

EVERY = 5
"""One comment of so many is taken from GoEmotions: more of them pull the weights away from what people write to a brand."""

LABELS = {"sentiment": ("negative", "neutral", "positive"), "complaint": ("no", "yes")}
FEATURES = {"sentiment": 20_000, "complaint": 12_000}
STRENGTH = {"sentiment": 1.0, "complaint": 3.0}
WEIGHT = {
    ("sentiment", "goemotions"): 0.2, ("sentiment", "umsab"): 0.5, ("sentiment", "support"): 2.0, ("sentiment", "written"): 0.4,
    ("complaint", "written"): 0.2,
}  # fmt: skip
"""What a text of a source counts; found by leaving out one domain of the support tweets after the other."""


def main(words: Sequence[str]) -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(words)
    weights = train(gathered(given.data))
    packed = pack(weights)
    given.out.write_bytes(packed)
    if given.out == OUT:
        card = OUT.with_name("__init__.py")
        told = re.sub("sha256: [0-9a-f]+", f"sha256: {sha256(packed).hexdigest()}", card.read_text(encoding="utf-8"))
        card.write_text(told, encoding="utf-8")
    sys.stdout.write(f"{given.out}: {len(packed):,} bytes, {weights.features.count(chr(10)) + 1:,} features\n")


def gathered(folder: Path) -> list[Labelled]:
    """Return all labelled texts, in a fixed order."""
    read = (complaints(folder), support_moods(folder), moods(folder), islice(emotions(folder), 0, None, EVERY))
    return [*(one for texts in read for one in texts), *written("sentiment"), *written("complaint")]


def train(examples: Sequence[Labelled], tasks: Sequence[str] = tuple(LABELS)) -> Weights:
    """Return the weights of some tasks, with a card that says how many texts of which source they come from."""
    sights = {text: _sight(text) for text in dict.fromkeys(one.text for one in examples)}
    parts = {task: _trained([one for one in examples if one.task == task], sights, task) for task in tasks}
    names = sorted({name for part in parts.values() for name in part[0]})
    packed = {task: _spread(part, names, LABELS[task]) for task, part in parts.items()}
    counts = Counter(one.source for one in {(one.source, one.text): one for one in examples}.values())
    return Weights(VERSION, "\n".join(names), packed, {"features": len(names), **dict(sorted(counts.items()))})


@cache
def _sight(text: str) -> Sight:
    return sight(text)


def _trained(examples: Sequence[Labelled], sights: dict[str, Sight], task: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Fit once on all features, keep the heaviest, fit again."""
    seen = [sights[one.text] for one in examples]
    labels, weights = [one.label for one in examples], [WEIGHT.get((task, one.source), 1.0) for one in examples]
    names = vocabulary(seen)
    for _ in range(2):
        x = matrix(seen, names)
        coefficients, biases = fit(x, labels, weights, LABELS[task], strength=STRENGTH[task])
        kept = heaviest_features(coefficients, np.asarray((x != 0).sum(axis=0)).ravel(), FEATURES[task])
        if len(kept) == len(names):
            break
        names = [names[place] for place in kept]
    return names, coefficients[:, : len(names)], biases


def _spread(own: tuple[list[str], np.ndarray, np.ndarray], names: Sequence[str], order: Sequence[str]) -> Task:
    """Lay the weights of one task over the features of all."""
    at = {name: place for place, name in enumerate(names)}
    wide = np.zeros((len(order), len(names)))
    wide[:, [at[name] for name in own[0]]] = own[1]
    return quantised(wide, own[2], order)


if __name__ == "__main__":
    main(sys.argv[1:])
