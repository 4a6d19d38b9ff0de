"""Measuring: what the judgement makes of labelled texts, beside their labels."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.errors import UsageError
from socialwatch.insight.measures import Class, Measure, measure, measure_sets
from socialwatch.model.brand import Brand
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Channel, Intent, Priority, Queue
from socialwatch.text import clean
from socialwatch.triage.judge import judge
from socialwatch.triage.models.learning import Example, Learned, train_own
from socialwatch.triage.models.own import with_own
from socialwatch.triage.models.prior import Prior
from socialwatch.triage.policy import Context, Model, Policy
from socialwatch.triage.relevance import Matcher
from socialwatch.triage.weighing import CLEARLY

YES, NO = "yes", "no"
TASKS = ("complaint", "sentiment", "spam", "intent", "queue", "urgent", "answer_owed", "failed_channels")
LEARNED = ("complaint", "sentiment", "spam", "intent", "queue")
"""Tasks that own labels change; the others are rules and word lists."""

NEUTRAL_BRAND = "brand"
"""Who a text is about where nobody says it."""

_YES_WORDS = {"1": YES, "1.0": YES, "yes": YES, "true": YES, "0": NO, "0.0": NO, "no": NO, "false": NO}
_MOODS = {"negative": "negative", "neutral": "neutral", "positive": "positive", "neg": "negative", "neu": "neutral", "pos": "positive"}
_CLOSED: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(("complaint", "spam", "urgent", "answer_owed"), _YES_WORDS),
    "sentiment": _MOODS, "intent": {one: one for one in Intent}, "queue": {one: one for one in Queue}, "failed_channels": {one: one for one in Channel},
}  # fmt: skip
_RANKS = {Priority.URGENT: 1.0, Priority.HIGH: 0.7, Priority.NORMAL: 0.4, Priority.LOW: 0.1}


class Labelled(msgspec.Struct, frozen=True):
    """One row of a labelled file.

    Args:
        label: One word of the task; for `failed_channels` any number of them joined by `;`.
        brand: Whom it is about; empty for a neutral brand.
    """

    text: str
    label: str
    brand: str = ""


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned before measuring.

    Args:
        labels: How many there were.
        before, after: Macro-F1 on labels that were held out; None where too few to learn from.
        loss_before, loss_after: Mean loss on them in nats, which decides; less is better.
        is_kept: The own weights are used.
    """

    labels: int
    before: float | None
    after: float | None
    loss_before: float | None
    loss_after: float | None
    is_kept: bool


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome.

    Args:
        channels: Only of `failed_channels`: each channel, and `all` of them together (micro).
        unsure: Share of verdicts that say so; they are measured like all others.
        naming: How many texts name the brand, where one was said; a poll files no others. None without a brand.
        texts_per_second: Of the whole judgement, on the clock that was handed in.
    """

    task: str
    figures: Measure
    channels: Mapping[str, Class] = {}
    unsure: float
    naming: int | None
    texts_per_second: float
    lesson: Lesson | None = None


def label_of(task: str, written: str) -> str:
    """Return a label as it is compared.

    Raises:
        UsageError: It is none of the task's.
    """
    known = _CLOSED[task]
    words = [word.strip().lower() for word in (written.split(";") if task == "failed_channels" else [written])]
    if task == "failed_channels":
        words = [word for word in words if word not in ("", "none")]
    if wrong := [word for word in words if word not in known]:
        told = "0 or 1" if known is _YES_WORDS else ", ".join(dict.fromkeys(known.values()))
        raise UsageError(f"{wrong[0]!r} is no label of {task}: {told}")
    return ";".join(known[word] for word in words)


def drawn(rows: Sequence[Labelled], count: int, seed: int) -> list[Labelled]:
    """Return so many rows by lot; the same rows, count and seed give the same ones, and a smaller count the first of them."""
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)  # noqa: S311 -- a lot that can be drawn again, no secret
    return [rows[at] for at in order[:count]]


def taught(prior: Prior, rows: Iterable[Labelled], task: str, seed: int, now: datetime) -> tuple[Model, Lesson]:
    """Learn labels as an installation would, and return the model it would use from then on.

    Raises:
        UsageError: Nothing is learned of this task.
    """
    if task not in LEARNED:
        raise UsageError(f"nothing is learned of {task}: rules and word lists decide it; learned are {', '.join(LEARNED)}")
    examples = [_example(row, task, _judged(row, Policy(model=prior), now)) for row in rows]
    learned: Learned = train_own(prior, examples, seed=seed)
    one = next(iter(learned.lessons), None)
    lesson = Lesson(
        labels=len(examples), before=one.before.macro_f1 if one else None, after=one.after.macro_f1 if one else None,
        loss_before=one.before.loss if one else None, loss_after=one.after.loss if one else None, is_kept=bool(one and one.is_kept),
    )  # fmt: skip
    return with_own(prior, learned.model), lesson


def measured(
    rows: Sequence[Labelled], task: str, model: Model, now: datetime, *, seconds: Callable[[], float], lesson: Lesson | None = None
) -> Measured:
    """Judge every row and compare; there is at least one.

    Args:
        seconds: A clock that only goes forward.
    """
    policy = Policy(model=model)
    _judged(rows[0], policy, now)  # the word lists are read at the first text; a poll reads them once as well
    start = seconds()
    verdicts = [_judged(row, policy, now) for row in rows]
    spent = seconds() - start
    figures, channels = _compared(rows, task, model, verdicts)
    named = [Matcher(_brand(row.brand)).finds(_mention(row, now)) is not None for row in rows if row.brand]
    return Measured(
        task=task, figures=figures, channels=channels, unsure=round(sum(one.is_unsure for one in verdicts) / len(rows), 4),
        naming=sum(named) if named else None, texts_per_second=round(len(rows) / max(spent, 1e-6)), lesson=lesson,
    )  # fmt: skip


def _compared(rows: Sequence[Labelled], task: str, model: Model, verdicts: Sequence[Verdict]) -> tuple[Measure, Mapping[str, Class]]:
    truth = [row.label for row in rows]
    if task == "failed_channels":
        return measure_sets(
            [frozenset(filter(None, one.split(";"))) for one in truth], [frozenset(one.failed_channels) for one in verdicts]
        )
    said = [_said(task, one) for one in verdicts]
    return measure(truth, said, scores=_scores(task, verdicts), confidence=_confidence(task, rows, model, verdicts)), {}


def _said(task: str, verdict: Verdict) -> str:
    if task == "complaint":
        return YES if verdict.complaint >= 0.5 else NO
    if task == "sentiment":
        return "positive" if verdict.sentiment > CLEARLY else "negative" if verdict.sentiment < -CLEARLY else "neutral"
    if task in ("intent", "queue"):
        return str(getattr(verdict, task))
    holds = {"spam": verdict.is_spam, "urgent": verdict.priority is Priority.URGENT, "answer_owed": verdict.owes_answer}[task]
    return YES if holds else NO


def _scores(task: str, verdicts: Sequence[Verdict]) -> dict[str, list[float]] | None:
    if task == "complaint":
        return {YES: [one.complaint for one in verdicts]}
    if task == "urgent":
        return {YES: [_RANKS[one.priority] for one in verdicts]}
    if task == "sentiment":
        moods = [one.sentiment for one in verdicts]
        return {"negative": [-one for one in moods], "neutral": [-abs(one) for one in moods], "positive": moods}
    return None


def _confidence(task: str, rows: Sequence[Labelled], model: Model, verdicts: Sequence[Verdict]) -> list[float] | None:
    """Return how sure each answer was; None for tasks whose answers carry no confidence of their own."""
    if task == "complaint":
        return [max(one.complaint, 1 - one.complaint) for one in verdicts]
    if task == "sentiment":
        chances = [model.score(clean(row.text)).of(task) for row in rows]
        return [one.get(_said(task, verdict), 0.5) for one, verdict in zip(chances, verdicts, strict=True)]
    return [one.confidence for one in verdicts] if task in ("intent", "queue") else None


def _example(row: Labelled, task: str, verdict: Verdict) -> Example:
    return Example(clean(row.text), task, row.label, said=_said(task, verdict), confidence=verdict.confidence)


def _judged(row: Labelled, policy: Policy, now: datetime) -> Verdict:
    return judge(_mention(row, now), Context(brand=_brand(row.brand)), policy, now)


def _mention(row: Labelled, now: datetime) -> Mention:
    return Mention(network="file", native_id="1", author="somebody", text=clean(row.text), created_at=now, brand=row.brand or NEUTRAL_BRAND)


def _brand(name: str) -> Brand:
    """Return a brand that is known by its name alone, as a handle, a tag and a word."""
    bare = "".join(name.split())
    return Brand(name=name, handles={"x": (f"@{bare}",)}, hashtags=(f"#{bare}",), keywords=(name,)) if bare else Brand(name=NEUTRAL_BRAND)
