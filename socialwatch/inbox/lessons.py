"""The keys that say what a case is and what caused it: teach and problem."""

from __future__ import annotations

from socialwatch.desk.problems import Problems
from socialwatch.desk.teaching import Lesson, teach
from socialwatch.errors import UsageError
from socialwatch.inbox.acting import Review
from socialwatch.inbox.questions import Choice, Line
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


async def teach_it(review: Review) -> None:
    """Ask what it is; the word of a person stands against every model and rule."""
    lessons = [*LESSONS, ("t", "about other themes …", None), ("f", "of somebody whom other ways to us failed …", None)]
    words = {key: words for key, words, _ in lessons}
    key = await review.ask(Choice("This is …", [(key, words, key) for key, words, _ in lessons]))
    if key is None:
        return
    lesson = {one: lesson for one, _, lesson in lessons}[key]
    if key == "t":
        lesson = await review.ask(Line("About which themes?", _themes, "Names with commas; `none` for nothing.", hint="delivery, refund"))
    elif key == "f":
        lesson = await review.ask(Line("Which ways failed?", _channels, f"{', '.join(Channel)}; or none.", hint="phone"))
    if lesson is not None:
        said = lesson
        await review.act(
            f"Say it is {words[key].removesuffix(' …')}", lambda desk, numbers: teach(desk, numbers, said, review.opening.teacher)
        )


def _names(typed: str) -> list[str]:
    names = [one.strip().lower() for one in typed.split(",") if one.strip()]
    if not names:
        raise UsageError(f"say names with commas between them, or `{_NONE}`")
    return [] if names == [_NONE] else names


def _themes(typed: str) -> Lesson:
    return Lesson(themes=tuple(_names(typed)))


def _channels(typed: str) -> Lesson:
    names = _names(typed)
    if unknown := [name for name in names if name not in set(Channel)]:
        raise UsageError(f"there is no channel {unknown[0]!r}; there are: {', '.join(Channel)}, or none")
    return Lesson(failed=tuple(map(Channel, names)))


async def problem(review: Review) -> None:
    """Ask for the shared cause: an open problem, a new one, or none after all."""
    problems = Problems(review.desk)
    known = [one for one in review.desk.store.problems() if one.fixed_at is None][-9:]
    choices = [(str(at), f"{one.title} ({one.id})", one.id) for at, one in enumerate(known, 1)]
    chosen = await review.ask(Choice("What caused it?", [*choices, ("n", "a new problem …", 0), ("x", "no known cause", -1)]))
    if chosen is None:
        return
    if chosen < 0:
        await review.act("Detach from its problem", lambda desk, numbers: Problems(desk).detach(numbers))
        return
    if chosen == 0:
        title = await review.ask(Line("What is the problem called?", str, hint="kettles leak at the lid"))
        if title is None:
            return
        chosen = problems.new(title).id
    number = chosen
    await review.act("Attach to a problem", lambda desk, numbers: Problems(desk).attach(number, numbers))
