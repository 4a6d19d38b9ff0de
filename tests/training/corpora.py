"""The texts that the shipped weights are learned from, read in place; nothing of them is part of this project.

Every reader yields labelled texts in a fixed order. Licences: `README.md` of the data folder, and NOTICE in the package.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.training.support_moods import NEGATIVE, POSITIVE
from tests.training.written import KINDS, LANGUAGES, sentences

SENTIMENTS = ("negative", "neutral", "positive")
UMSAB = ("english", "german", "french", "spanish", "portuguese", "italian")

_GLAD = {"admiration", "amusement", "approval", "caring", "excitement", "gratitude", "joy", "love", "optimism", "pride", "relief"}
_SORE = {
    "anger",
    "annoyance",
    "disappointment",
    "disapproval",
    "disgust",
    "embarrassment",
    "fear",
    "grief",
    "nervousness",
    "remorse",
    "sadness",
}
_EVEN = {"neutral", "curiosity", "confusion"}
_ACTS = {"QUE": "question", "REQ": "request", "SUG": "suggestion", "THT": "threat", "STM": "other", "EXP": "other", "OTH": "other"}


class Labelled(NamedTuple):
    """A text with a label of one task.

    Args:
        domain: Where it comes from, so that a whole kind of text can be held out.
    """

    task: str
    text: str
    label: str
    source: str
    domain: str


def complaints(folder: Path) -> Iterator[Labelled]:
    """Yield the tweets labelled as complaint or not (X-CI; Preoţiuc-Pietro et al. 2019)."""
    for row in _rows(folder / "complaints_dev.csv"):
        yield Labelled("complaint", html.unescape(row["tweet"]), "yes" if row["label"] == "1" else "no", "complaints", row["domain"])


def support_moods(folder: Path) -> Iterator[Labelled]:
    """Yield the moods of the support tweets among the complaints; the random tweets have none."""
    for row in _rows(folder / "complaints_dev.csv"):
        if not row["domain"].startswith("random"):
            number = int(row["id"])
            is_sore = row["label"] == "1" or number in NEGATIVE
            label = "negative" if is_sore else "positive" if number in POSITIVE else "neutral"
            yield Labelled("sentiment", html.unescape(row["tweet"]), label, "support", row["domain"])


def moods(folder: Path, languages: tuple[str, ...] = UMSAB, part: str = "train") -> Iterator[Labelled]:
    """Yield the tweets of the Unified Multilingual Sentiment Analysis Benchmark; the part `val` is never trained on."""
    for language in languages:
        texts = (folder / "umsab" / f"{language}_{part}_text.txt").read_text(encoding="utf-8").splitlines()
        labels = (folder / "umsab" / f"{language}_{part}_labels.txt").read_text(encoding="utf-8").splitlines()
        for text, label in zip(texts, labels, strict=False):
            yield Labelled("sentiment", _plain(text), SENTIMENTS[int(label)], "umsab", language)


def emotions(folder: Path) -> Iterator[Labelled]:
    """Yield the comments of GoEmotions whose emotions all point one way."""
    names = (folder / "goemotions_labels.txt").read_text(encoding="utf-8").split()
    for line in (folder / "goemotions_train.tsv").read_text(encoding="utf-8").splitlines():
        text, numbers, *_ = line.split("\t")
        found = {names[int(number)] for number in numbers.split(",")}
        label = _mood(found)
        if label:
            yield Labelled("sentiment", _plain(text), label, "goemotions", "reddit")


def written(task: str) -> Iterator[Labelled]:
    """Yield the sentences written for this project, in all languages."""
    for language in LANGUAGES:
        for kind, text in sentences(language):
            complains, mood = KINDS[kind]
            yield Labelled(task, text, complains if task == "complaint" else mood, "written", language)


def acts(folder: Path) -> Iterator[Labelled]:
    """Yield the tweets of the speech-act set; of reposts one only."""
    known = set()
    with (folder / "tweet_acts.csv").open(encoding="utf-8", newline="") as file:
        for text, act in csv.reader(file):
            bare = text.partition(": ")[2] if text.startswith("RT @") else text
            if bare not in known:
                known.add(bare)
                yield Labelled("act", _plain(bare), _ACTS[act], "tweet_acts", "tweets")


def _mood(found: set[str]) -> str | None:
    for label, emotions_ in zip(SENTIMENTS, (_SORE, _EVEN, _GLAD), strict=True):
        if found <= emotions_:
            return label
    return None


def _plain(text: str) -> str:
    """Undo what the publishers of the sets did to quotes, commas and names."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    return html.unescape(text).replace("[NAME]", "@somebody").replace("@user", "@somebody").replace('""', '"')


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


Reader = Callable[[Path], Iterator[Labelled]]
