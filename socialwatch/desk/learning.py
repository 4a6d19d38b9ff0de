"""Learning: from the labels of this installation to weights of its own, kept only where they judge better, and their earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.errors import StoreError, UsageError
from socialwatch.model.label import LabelledText
from socialwatch.model.verdict import Verdict
from socialwatch.triage.models.learning import Example, Learned, train_own
from socialwatch.triage.models.own import OwnModel
from socialwatch.triage.models.prior import Prior

KEPT_VERSIONS = 5
"""How many earlier versions a rollback can go back to."""

OUTCOME_WEIGHT = 0.3
"""What the hint of an ending counts beside a person's word, which counts 1."""

MOST_LABELS = 4_000
"""So many labels of a task are learned from, the newest; more cost time and change little."""

_YES_NO = {"1": "yes", "0": "no"}
_COMPLAINS = {
    "complaint": "yes",
    "vent": "yes",
    "question": "no",
    "praise": "no",
    "suggestion": "no",
    "purchase": "no",
    "talk": "no",
    "spam": "no",
}
_TASKS = ("complaint", "intent", "queue", "sentiment", "spam")

Judged = Callable[[LabelledText], Verdict]
"""What the rules say of a text, without anything that was learned."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One learned model.

    Args:
        model: As `OwnModel.encode` wrote it.
        labels: How many labels it was learned from.
    """

    at: datetime
    model: OwnModel
    labels: int


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept beside the inbox: the versions, newest first, and until when labels have been learned from."""

    version: int = 1
    versions: tuple[Version, ...] = ()
    tried_at: datetime | None = None

    @property
    def own(self) -> OwnModel:
        """The weights that are used; empty where nothing was learned."""
        return self.versions[0].model if self.versions else OwnModel()

    def with_new(self, learned: Learned, *, labels: int, at: datetime) -> Shelf:
        """Return the shelf after learning: a better model stands first; the one that stands there already is not put up twice."""
        if not learned.is_better or learned.model == self.own:
            return msgspec.structs.replace(self, tried_at=at)
        new = Version(at=at, model=learned.model, labels=labels)
        return msgspec.structs.replace(self, versions=(new, *self.versions)[: KEPT_VERSIONS + 1], tried_at=at)

    def rolled_back(self, *, at: datetime) -> Shelf:
        """Return the shelf without its newest version; what was learned from stays learned from, until more is taught.

        Raises:
            UsageError: Nothing was learned yet.
        """
        if not self.versions:
            raise UsageError("nothing was learned that could be rolled back; the shipped model is in use")
        return msgspec.structs.replace(self, versions=self.versions[1:], tried_at=at)


def read_shelf(held: bytes | None) -> Shelf:
    """Read the shelf from its bytes.

    Raises:
        StoreError: They are damaged, or of a newer program. Go on with `Shelf()`, and learn anew.
    """
    if not held:
        return Shelf()
    try:
        shelf = msgspec.json.decode(held, type=Shelf)
        for one in shelf.versions:
            OwnModel.decode(one.model.encode())
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise StoreError("what was learned is damaged; the shipped model is used, and `socialwatch learn` makes a new one") from error
    if shelf.version != Shelf().version:
        raise StoreError("what was learned is of a newer program; the shipped model is used, and `socialwatch learn` makes a new one")
    return shelf


def learn(texts: Iterable[LabelledText], prior: Prior, judged: Judged, *, seed: int = 0) -> tuple[Learned, int]:
    """Learn from labels; return what came of it and how many labels it was learned from.

    Deterministic: the same labels, prior and seed give the same weights.
    """
    found = list(texts)
    return train_own(prior, examples(found, judged), seed=seed), len(found)


def examples(texts: Sequence[LabelledText], judged: Judged) -> list[Example]:
    """Return what labels say of the tasks that can be learned, the newest of each.

    An intent that a person named also says whether the text complains. Urgency, failed channels, themes and whether an answer is owed are
    decided by rules and word lists: labels of these are kept, and not learned from.
    """
    said: dict[tuple[str, int], tuple[LabelledText, str]] = {}
    implied: dict[tuple[str, int], tuple[LabelledText, str]] = {}
    for one in texts:
        label = one.label
        value = _YES_NO.get(label.value, label.value)
        if label.field in _TASKS:
            said[label.field, label.mention] = (one, value)
        if label.field == "intent" and label.value in _COMPLAINS:
            implied["complaint", label.mention] = (one, _COMPLAINS[label.value])
    known = implied | said
    by_task = {task: [pair for (name, _), pair in known.items() if name == task][-MOST_LABELS:] for task in _TASKS}
    verdicts = _verdicts((one for pairs in by_task.values() for one, _ in pairs), judged)
    return [
        Example(
            text=one.text, task=task, label=value, said=_said(task, verdicts[one.label.mention]), confidence=verdicts[one.label.mention].confidence,
            weight=1.0 if one.label.origin == "taught" else OUTCOME_WEIGHT,
        )
        for task, pairs in by_task.items() for one, value in pairs
    ]  # fmt: skip


def _verdicts(texts: Iterable[LabelledText], judged: Judged) -> Mapping[int, Verdict]:
    found: dict[int, Verdict] = {}
    for one in texts:
        if one.label.mention not in found:
            found[one.label.mention] = judged(one)
    return found


def _said(task: str, verdict: Verdict) -> str:
    told = {"intent": str(verdict.intent), "queue": str(verdict.queue), "spam": "yes" if verdict.is_spam else "no"}
    return told.get(task, "")
