"""The hard sentences as values, and what the judgement gets wrong of one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Channel, Intent, Priority, Queue
from tests.triage.hard_table import HARD

_CLEARLY = 0.15  # a sentiment nearer to 0 is neutral


class Hard(NamedTuple):
    """A hard sentence and what a careful agent would say of it."""

    group: str
    text: str
    intents: frozenset[Intent]
    queues: frozenset[Queue]
    signs: frozenset[str]
    failed: frozenset[Channel]
    is_urgent: bool
    answer: str


def wrong(sentence: Hard, verdict: Verdict) -> tuple[str, ...]:
    """Return the names of what the verdict gets wrong."""
    sign = "+" if verdict.sentiment > _CLEARLY else "-" if verdict.sentiment < -_CLEARLY else "0"
    found = {
        "intent": verdict.intent in sentence.intents,
        "queue": verdict.queue in sentence.queues,
        "sentiment": sign in sentence.signs,
        "failed": frozenset(verdict.failed_channels) == sentence.failed,
        "urgent": (verdict.priority is Priority.URGENT) == sentence.is_urgent,
        "answer": sentence.answer == "?" or verdict.owes_answer == (sentence.answer == "y"),
    }
    return tuple(name for name, is_right in found.items() if not is_right)


def _read() -> tuple[Hard, ...]:
    found, group = [], ""
    for line in HARD.strip().splitlines():
        if line.startswith("# "):
            group = line[2:]
            continue
        intents, queues, signs, failed, urgent, answer, text = (part.strip() for part in line.split("|", 6))
        found.append(Hard(
            group, text, frozenset(map(Intent, intents.split())), frozenset(map(Queue, queues.split())), frozenset(signs.split()),
            frozenset(map(Channel, failed.split())), urgent == "!", answer,
        ))  # fmt: skip
    return tuple(found)


SENTENCES = _read()


def failures() -> dict[str, tuple[str, ...]]:
    """Return text → what the judgement gets wrong of it, for every sentence that is not wholly right."""
    from tests.triage.builders import judged

    return {one.text: found for one in SENTENCES if (found := wrong(one, judged(one.text)))}


KNOWN = Path(__file__).with_name("known_failures.txt")
"""What is known to be wrong; it may shrink and never grows by itself. `python -m tests.triage.hard` writes it anew, for a look at the difference."""


def known_failures() -> dict[str, tuple[str, ...]]:
    """Read what is known to be wrong."""
    pairs = (line.split(" | ", 1) for line in KNOWN.read_text().splitlines() if line and not line.startswith("#"))
    return {text: tuple(names.split()) for names, text in pairs}


if __name__ == "__main__":
    wrongs = failures()
    head = (
        f"# {len(SENTENCES) - len(wrongs)} of {len(SENTENCES)} hard sentences are judged wholly right; of these the named parts are not.\n"
    )
    KNOWN.write_text(head + "".join(f"{' '.join(names)} | {text}\n" for text, names in wrongs.items()))
