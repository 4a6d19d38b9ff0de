"""Examine the training: figures on domains and texts that no training text came from, as they stand in the model card.

Run: `python -m tests.training.examine --data FOLDER`. One domain of the support tweets after the other is left out, for complaints with half of
the random tweets beside it; the sentiment of other languages is judged on the validation part, which is never trained on.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from socialwatch.insight.measures import measure
from socialwatch.triage.models.prior import Prior
from socialwatch.triage.models.scores import Scores
from tests.training.corpora import UMSAB, Labelled, complaints, moods, support_moods
from tests.training.train import gathered, train


def main(words: Sequence[str]) -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args(words).data
    examples = gathered(folder)
    told = list(complaints(folder))
    _tell("complaint", _complaints_left_out(examples, told))
    _tell("sentiment of support tweets", _moods_left_out(examples, list(support_moods(folder))))
    prior = Prior(train(examples, tasks=("sentiment",)))
    for language in UMSAB:
        held = list(moods(folder, (language,), part="val"))
        _tell(f"sentiment of tweets, {language}", ((one, prior.score(one.text)) for one in held))


def _complaints_left_out(examples: Sequence[Labelled], told: Sequence[Labelled]) -> Iterator[tuple[Labelled, Scores]]:
    """Yield every tweet with scores of weights that know neither its domain nor its half of the random tweets."""
    numbers = {one.text: place for place, one in enumerate(told)}
    domains = sorted({one.domain for one in told if not one.domain.startswith("random")})
    for turn, domain in enumerate(domains):
        half = turn % 2

        def is_held(one: Labelled, domain: str = domain, half: int = half) -> bool:
            if one.domain.startswith("random"):
                return numbers[one.text] % 2 == half
            return one.domain == domain

        held = [one for one in told if is_held(one)]
        prior = _without(examples, "complaint", is_held)
        share = turn // 2  # a random tweet is asked once only: a third of its half each time
        yield from ((one, prior.score(one.text)) for one in held if one.domain == domain or numbers[one.text] // 2 % 3 == share)


def _moods_left_out(examples: Sequence[Labelled], told: Sequence[Labelled]) -> Iterator[tuple[Labelled, Scores]]:
    for domain in sorted({one.domain for one in told}):
        prior = _without(examples, "sentiment", lambda one, domain=domain: one.domain == domain)
        yield from ((one, prior.score(one.text)) for one in told if one.domain == domain)


def _without(examples: Sequence[Labelled], task: str, is_held: Callable[[Labelled], bool]) -> Prior:
    kept = [one for one in examples if one.task == task and not (one.source in ("complaints", "support") and is_held(one))]
    return Prior(train(kept, tasks=(task,)))


def _tell(name: str, judged: Iterator[tuple[Labelled, Scores]]) -> None:
    by_domain: dict[str, list[tuple[str, dict[str, float]]]] = defaultdict(list)
    for one, scores in judged:
        by_domain[one.domain].append((one.label, dict(scores.of(one.task))))
    everything = [pair for pairs in by_domain.values() for pair in pairs]
    whole = _figures(everything)
    sys.stdout.write(f"{name}: macro-F1 {whole[0]:.3f}, AUC {whole[1]:.3f}, calibration error {whole[2]:.3f}, {len(everything):,} texts\n")
    for domain, pairs in sorted(by_domain.items()):
        if len(by_domain) > 1 and not domain.startswith("random"):
            sys.stdout.write(f"  {domain}: macro-F1 {_figures(pairs)[0]:.3f}, {len(pairs):,} texts\n")
    sys.stdout.flush()


def _figures(pairs: Sequence[tuple[str, dict[str, float]]]) -> tuple[float, float, float]:
    said = [max(chances, key=chances.__getitem__) for _, chances in pairs]
    labels = sorted(pairs[0][1], reverse=True)
    scores = {label: [chances[label] for _, chances in pairs] for label in labels}
    found = measure([label for label, _ in pairs], said, scores=scores, confidence=[max(chances.values()) for _, chances in pairs])
    return found.macro_f1, found.auc or 0.0, found.calibration.ece if found.calibration else 0.0


if __name__ == "__main__":
    main(sys.argv[1:])
