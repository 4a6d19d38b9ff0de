"""How fast the judgement is, and how well it tells complaints where labelled texts are at hand.

Run: `python -m tests.benchmarks.bench_triage [complaints.csv]`. The file has the columns `tweet` and `label` (1 is a complaint); it is read in
place, and nothing of it is part of this project. Prints, never fails.
"""

from __future__ import annotations

import csv
import html
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Intent
from socialwatch.triage.duplicates import sketch
from socialwatch.triage.relevance import Matcher
from tests.triage.builders import ACME, judged, mention
from tests.triage.sentences import SENTENCES

COMPLAINTS = frozenset({Intent.COMPLAINT, Intent.CANCEL, Intent.VENT, Intent.HELP})
ROUNDS = 20


def main(words: Sequence[str]) -> None:
    """Print the speeds, and the figures over the labelled file if one is named."""
    texts = [sentence.text for sentence in SENTENCES] * ROUNDS
    matcher = Matcher(ACME)
    mentions = [mention(text) for text in texts]
    floor = _per_second(lambda: [text.lower().split() for text in texts], len(texts))
    for name, count in (
        ("judge", _per_second(lambda: [judged(text) for text in texts], len(texts))),
        ("find the brand", _per_second(lambda: [matcher.finds(one) for one in mentions], len(texts))),
        ("sketch", _per_second(lambda: [sketch(text) for text in texts], len(texts))),
    ):
        _say(f"{name}: {count:,.0f} texts a second, {floor / count:.0f} times the cost of lower().split()")
    long = "my kettle is broken and nobody answers the phone. " * 800
    _say(f"one text of {len(long):,} characters: {1000 / _per_second(lambda: judged(long), 1):.1f} ms")
    for path in map(Path, words):
        _tell_complaints(path)


def _per_second(work: object, count: int) -> float:
    assert callable(work)
    work()
    start = time.process_time()
    work()
    return count / max(time.process_time() - start, 1e-6)


def _tell_complaints(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    truth = [row["label"] == "1" for row in rows]
    verdicts = [judged(html.unescape(row["tweet"])) for row in rows]
    said = [verdict.intent in COMPLAINTS for verdict in verdicts]
    macro = (_f1(truth, said) + _f1([not one for one in truth], [not one for one in said])) / 2
    _say(f"{path.name}: {len(rows)} texts, complaint macro-F1 {macro:.3f}, AUC {_auc(truth, [_score(v) for v in verdicts]):.3f}")


def _score(verdict: Verdict) -> float:
    return (2.0 if verdict.intent in COMPLAINTS else 0.0) - verdict.sentiment


def _f1(truth: Sequence[bool], said: Sequence[bool]) -> float:
    both = sum(a and b for a, b in zip(truth, said, strict=True))
    return 2 * both / max(1, sum(truth) + sum(said))


def _auc(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """Return how often a complaint scores above another text; a tie is half."""
    yes = [score for score, label in zip(scores, truth, strict=True) if label]
    no = [score for score, label in zip(scores, truth, strict=True) if not label]
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / max(1, len(yes) * len(no))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
