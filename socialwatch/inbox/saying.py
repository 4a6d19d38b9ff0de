"""What a person can say a case is: the words of the review, interactive or plain."""

from __future__ import annotations

from socialwatch.desk.teaching import Lesson
from socialwatch.errors import UsageError
from socialwatch.model.words import Channel, Intent, Queue

_NONE = "none"

LESSONS: tuple[tuple[str, str, Lesson], ...] = (
    ("s", "spam", Lesson(is_spam=True)),
    ("S", "no spam", Lesson(is_spam=False)),
    ("c", "a complaint", Lesson(is_complaint=True)),
    ("C", "no complaint", Lesson(is_complaint=False)),
    ("q", "a question", Lesson(intent=Intent.QUESTION)),
    ("h", "a cry for help", Lesson(intent=Intent.HELP)),
    ("p", "praise", Lesson(intent=Intent.PRAISE)),
    ("b", "somebody who wants to buy", Lesson(intent=Intent.PURCHASE)),
    ("k", "talk about us, for PR", Lesson(intent=Intent.TALK, queue=Queue.PR)),
    ("u", "urgent", Lesson(is_urgent=True)),
    ("U", "not urgent", Lesson(is_urgent=False)),
    ("a", "owed an answer", Lesson(owes_answer=True)),
    ("A", "owed no answer", Lesson(owes_answer=False)),
)
"""Key → what it is → the lesson."""


def _names(typed: str) -> list[str]:
    names = [one.strip().lower() for one in typed.split(",") if one.strip()]
    if not names:
        raise UsageError(f"say names with commas between them, or `{_NONE}`")
    return [] if names == [_NONE] else names


def themes_lesson(typed: str) -> Lesson:
    """Return what names of themes say.

    Raises:
        UsageError: There are none.
    """
    return Lesson(themes=tuple(_names(typed)))


def channels_lesson(typed: str) -> Lesson:
    """Return what names of channels say.

    Raises:
        UsageError: One of them is none.
    """
    names = _names(typed)
    if unknown := [name for name in names if name not in set(Channel)]:
        raise UsageError(f"there is no channel {unknown[0]!r}; there are: {', '.join(Channel)}, or none")
    return Lesson(failed=tuple(map(Channel, names)))
