"""How fast the judgement is, and how well it judges where labelled texts are at hand.

Run: `python -m tests.benchmarks.bench_triage [--data FOLDER]`. The folder holds the sets that NOTICE names; they are read in place, and nothing of
them is part of this project. Prints, never fails. Figures on domains that no training text came from: `python -m tests.training.examine`.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from socialwatch.desk.measuring import Labelled, measured, taught
from socialwatch.triage.duplicates import sketch
from socialwatch.triage.models.prior import load_prior
from socialwatch.triage.relevance import Matcher
from tests.training import corpora
from tests.triage.builders import ACME, NOW, PRIOR, judged, mention
from tests.triage.hard import SENTENCES as HARD
from tests.triage.hard import failures
from tests.triage.sentences import SENTENCES
from tests.triage.test_prior import PACKED

ROUNDS = 20
PUBLISHED = """
published, complaints, macro-F1 (3,449 tweets, cross-validated over all domains; 1,993 of them are here)
  VADER 63.0 · n-grams of 5,000 weights 81.8 · TF-IDF and LR 83.0 · transformers 2020 87 · multi-task 2021 88.2
published, sentiment of airline tweets, macro-F1 (never trained on, not here)
  VADER 45.5 · a prior without labels of the brand 57.9, with 200 labels 67.7, with 1,000 70.6 · 5,000 weights of 14,000 labels 75.2
"""


def main(words: Sequence[str]) -> None:
    """Print the speeds, and the figures over the labelled sets if their folder is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    folder = parser.parse_args(words).data
    _tell_speeds()
    wrong = failures()
    _say(f"hard sentences: {len(HARD) - len(wrong)} of {len(HARD)} wholly right")
    if folder:
        _tell_sets(folder)
        _tell_spam(folder)
        _say(PUBLISHED)


def _tell_speeds() -> None:
    texts = [sentence.text for sentence in SENTENCES] * ROUNDS
    matcher = Matcher(ACME)
    mentions = [mention(text) for text in texts]
    floor = _per_second(lambda: [text.lower().split() for text in texts], len(texts))
    for name, count in (
        ("judge", _per_second(lambda: [judged(text) for text in texts], len(texts))),
        ("score by the model alone", _per_second(lambda: [PRIOR.score(text) for text in texts], len(texts))),
        ("find the brand", _per_second(lambda: [matcher.finds(one) for one in mentions], len(texts))),
        ("sketch", _per_second(lambda: [sketch(text) for text in texts], len(texts))),
    ):
        _say(f"{name}: {count:,.0f} texts a second, {floor / count:.0f} times the cost of lower().split()")
    long = "my kettle is broken and nobody answers the phone. " * 800
    _say(f"one text of {len(long):,} characters: {1000 / _per_second(lambda: judged(long), 1):.1f} ms")
    _say(f"the shipped weights: {len(PACKED):,} bytes, loaded in {1000 / _per_second(lambda: load_prior(PACKED), 1):.1f} ms")


def _tell_sets(folder: Path) -> None:
    _tell("complaints, trained on", "complaint", corpora.complaints(folder))
    _tell("moods of support tweets, trained on", "sentiment", corpora.support_moods(folder))
    for language in corpora.UMSAB:
        _tell(f"moods of any tweets, {language}, held out", "sentiment", corpora.moods(folder, (language,), part="val"))
    rows = _rows(corpora.moods(folder, ("english",), part="val"))
    ours, held = rows[:200], rows[200:]
    for count in (0, 50, 200):
        start = time.process_time()
        model, lesson = taught(PRIOR, ours[:count], "sentiment", 0, NOW)
        spent = time.process_time() - start
        figures = measured(held, "sentiment", model, NOW, seconds=time.process_time).figures
        _say(f"  english after {count:,} own labels: macro-F1 {figures.macro_f1:.3f}, kept: {lesson.is_kept}, learned in {spent:.1f} s")


def _tell(name: str, task: str, examples: Iterable[corpora.Labelled]) -> None:
    found = measured(_rows(examples), task, PRIOR, NOW, seconds=time.process_time)
    figures = found.figures
    error = figures.calibration.ece if figures.calibration else 0.0
    _say(
        f"{name}: macro-F1 {figures.macro_f1:.3f} (always {figures.baseline.label}: {figures.baseline.macro_f1:.3f}), AUC {figures.auc or 0:.3f}, "
        f"calibration error {error:.3f}, unsure {found.unsure:.0%}, {found.texts_per_second:,.0f} texts a second"
    )


def _tell_spam(folder: Path) -> None:
    customers = [one.text for one in corpora.support_moods(folder)]
    lowered = sum(judged(text).is_spam for text in customers)
    _say(f"mentions of customers taken for spam: {lowered} of {len(customers):,}")
    found, spam, wrong, ham = 0, 0, 0, 0
    for number in (1, 2, 3):
        with (folder / f"youtube_spam_{number}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                is_lowered = judged(row["CONTENT"]).is_spam
                found, spam = found + (is_lowered and row["CLASS"] == "1"), spam + (row["CLASS"] == "1")
                wrong, ham = wrong + (is_lowered and row["CLASS"] == "0"), ham + (row["CLASS"] == "0")
    _say(f"spam below videos: {found} of {spam} found, {wrong} of {ham} others taken for it")


def _rows(examples: Iterable[corpora.Labelled]) -> list[Labelled]:
    return [Labelled(one.text, one.label) for one in examples]


def _per_second(work: Callable[[], object], count: int) -> float:
    work()
    start = time.process_time()
    work()
    return count / max(time.process_time() - start, 1e-6)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
