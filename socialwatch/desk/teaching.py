"""Teaching: what a person says of a case stands against every model and rule, and is kept as an example to learn from.

How a person ends a case says something too, if less: see `endings`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from socialwatch.desk.changes import change
from socialwatch.desk.desk import Act, Desk
from socialwatch.desk.life import looked_at
from socialwatch.desk.standing import signed
from socialwatch.errors import UsageError
from socialwatch.model.case import Case, Change
from socialwatch.model.label import Label
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Channel, Intent, Priority, Queue
from socialwatch.triage.rules import ANSWERED, QUEUES

Feeling = Literal["negative", "neutral", "positive"]

_SENTIMENTS: Mapping[str, float] = {"negative": -0.7, "neutral": 0.0, "positive": 0.7}
_ANGRY = (Intent.COMPLAINT, Intent.VENT, Intent.CANCEL)


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a case; None for what they do not speak of.

    Args:
        themes, failed: Empty says that there is none.
    """

    intent: Intent | None = None
    queue: Queue | None = None
    sentiment: Feeling | None = None
    themes: tuple[str, ...] | None = None
    failed: tuple[Channel, ...] | None = None
    is_complaint: bool | None = None
    is_spam: bool | None = None
    is_urgent: bool | None = None
    owes_answer: bool | None = None

    def labels(self) -> dict[str, str]:
        """Return field → value of what was said, in the words of `model.label.LABEL_FIELDS`."""
        said: dict[str, str | None] = {
            "intent": self.intent, "queue": self.queue, "sentiment": self.sentiment,
            "themes": None if self.themes is None else ";".join(self.themes),
            "failed_channels": None if self.failed is None else ";".join(self.failed),
            "complaint": _flag(self.is_complaint), "spam": _flag(self.is_spam), "urgent": _flag(self.is_urgent),
            "answer_owed": _flag(self.owes_answer),
        }  # fmt: skip
        return {field: str(value) for field, value in said.items() if value is not None}


class Teacher(msgspec.Struct, frozen=True, kw_only=True):
    """What the verb needs to know of triage.

    Args:
        judge: The verdict on a mention that a person says is no spam.
        owner: The department that owns the first of some themes; None where nobody does.
        themes: The names of the configuration.
    """

    judge: Callable[[Mention], Verdict] | None = None
    owner: Callable[[Sequence[str]], str | None] = lambda _: None
    themes: frozenset[str] = frozenset()


def teach(desk: Desk, cases: Sequence[int], lesson: Lesson, teacher: Teacher | None = None, *, note: str | None = None) -> Act:
    """Say what cases are; said twice it changes nothing.

    Raises:
        UsageError: Nothing was said, or two things that cannot both be.
    """
    _check(lesson)
    teacher, now = teacher or Teacher(), desk.clock()

    def verb(case: Case) -> Change | None:
        anew = _judged_anew(desk, case, lesson, teacher)
        return taught(case, lesson, by=desk.me, at=now, note=note, anew=anew, owner=teacher.owner(lesson.themes or ()))

    act = desk.do("teach", cases, verb)
    unknown = [name for name in lesson.themes or () if teacher.themes and name not in teacher.themes]
    words = f"no theme of the configuration is called {' or '.join(map(repr, unknown))}; `socialwatch themes list` shows them"
    return msgspec.structs.replace(act, remarks=(*act.remarks, words)) if unknown else act


def taught(
    case: Case, lesson: Lesson, *, by: str, at: datetime, note: str | None = None, anew: Verdict | None = None, owner: str | None = None,
) -> Change | None:  # fmt: skip
    """Return the change that a lesson makes; None where the person had said it already.

    Args:
        anew: The verdict on a case that is no spam after all.
        owner: Department that owns the themes.
    """
    fields = _fields(case, lesson, anew, owner)
    person = case.set_by_person | frozenset(fields)
    told = _derived(case, lesson, anew) | fields
    if person == case.set_by_person and all(getattr(case, name) == value for name, value in told.items()):
        return None
    done = change(case, "teach", by=by, at=at, note=note, state=looked_at(case.state), set_by_person=person, **told)
    labels = [
        Label(mention=case.headline, field=field, value=value, by=by, at=at) for field, value in lesson.labels().items() if _has_words(case)
    ]
    return msgspec.structs.replace(done, case=signed(done.case), labels=tuple(labels))


def _fields(case: Case, lesson: Lesson, anew: Verdict | None, owner: str | None) -> dict[str, Any]:
    """Return what a person's word sets for good."""
    told: dict[str, Any] = {}
    intent = _intent(case, lesson, anew)
    if intent is not None:
        told |= {"intent": intent, "queue": lesson.queue or QUEUES[intent]}
    elif lesson.queue is not None:
        told["queue"] = lesson.queue
    if lesson.sentiment is not None:
        told["sentiment"] = _SENTIMENTS[lesson.sentiment]
    if lesson.themes is not None:
        told["themes"] = lesson.themes
        told |= {"department": owner} if owner and "department" not in case.set_by_person else {}
    if lesson.failed is not None:
        told["failed_channels"] = tuple(channel for channel in Channel if channel in lesson.failed)
    if lesson.is_urgent is not None:
        told["priority"] = _priority(case, is_urgent=lesson.is_urgent)
    if lesson.owes_answer is not None:
        told["owes_answer"] = lesson.owes_answer
    return told


def _intent(case: Case, lesson: Lesson, anew: Verdict | None) -> Intent | None:
    """Return the intent that follows from what was said; None where it is not touched."""
    if lesson.intent is not None:
        return lesson.intent
    if lesson.is_spam:
        return Intent.SPAM
    if lesson.is_complaint:
        return case.intent if case.intent in _ANGRY else Intent.COMPLAINT
    was = anew.intent if anew is not None else case.intent
    if lesson.is_complaint is False and was in _ANGRY:
        return Intent.OTHER
    if lesson.is_spam is False and (case.intent is Intent.SPAM or case.queue is Queue.NOISE):
        return was if was is not Intent.SPAM else Intent.OTHER
    return None


def _derived(case: Case, lesson: Lesson, anew: Verdict | None) -> dict[str, Any]:
    """Return what follows from it, until another text says otherwise."""
    intent = _intent(case, lesson, anew)
    if intent is None and lesson.queue is None:
        return {}
    told: dict[str, Any] = {"is_unsure": False, "confidence": 1.0}
    if intent is not None and "owes_answer" not in case.set_by_person:
        told["owes_answer"] = intent in ANSWERED
    if intent is Intent.SPAM and "priority" not in case.set_by_person:
        told["priority"] = Priority.LOW
    if anew is not None and "priority" not in case.set_by_person:
        told["priority"] = anew.priority
    return told


def _priority(case: Case, *, is_urgent: bool) -> Priority:
    if is_urgent:
        return Priority.URGENT
    return Priority.NORMAL if case.priority is Priority.URGENT else case.priority


def _judged_anew(desk: Desk, case: Case, lesson: Lesson, teacher: Teacher) -> Verdict | None:
    """Return the verdict on a case that was taken for spam and is none."""
    is_lifted = lesson.is_spam is False and (case.intent is Intent.SPAM or case.queue is Queue.NOISE)
    if not is_lifted or teacher.judge is None:
        return None
    headline = next((one for one in desk.store.conversation(case.id) if one.id == case.headline), None)
    return teacher.judge(headline.mention) if headline is not None and headline.withdrawn_at is None else None


def _has_words(case: Case) -> bool:
    return bool(case.headline and case.text)


def _flag(said: bool | None) -> str | None:
    return None if said is None else str(int(said))


def _check(lesson: Lesson) -> None:
    if lesson == Lesson():
        raise UsageError(
            "what is it? say --intent, --queue, --theme, --sentiment, --spam, --urgent, --failed, --complaint or their contrary"
        )
    is_noise = lesson.is_spam or lesson.intent is Intent.SPAM
    if is_noise and (lesson.is_spam is False or lesson.queue not in (None, Queue.NOISE) or lesson.intent not in (None, Intent.SPAM)):
        raise UsageError("spam is nothing else: --spam goes without another --intent or --queue")
    if is_noise and (lesson.is_complaint or lesson.is_urgent or lesson.owes_answer):
        raise UsageError("spam is neither a complaint nor urgent, and nobody answers it")
    if lesson.is_spam is False and lesson.queue is Queue.NOISE:
        raise UsageError("--not-spam and --queue noise contradict each other")
    if lesson.is_complaint is False and lesson.intent in (Intent.COMPLAINT, Intent.VENT):
        raise UsageError(f"--not-complaint and --intent {lesson.intent} contradict each other")
    if lesson.is_complaint and lesson.intent not in (None, *_ANGRY):
        raise UsageError(f"--complaint and --intent {lesson.intent} contradict each other")
