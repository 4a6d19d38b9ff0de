"""The keys that say what a case is and what caused it: teach and problem."""

from __future__ import annotations

from socialwatch.desk.problems import Problems
from socialwatch.desk.teaching import teach
from socialwatch.inbox.acting import Review
from socialwatch.inbox.questions import Choice, Line
from socialwatch.inbox.saying import LESSONS, channels_lesson, themes_lesson
from socialwatch.model.words import Channel


async def teach_it(review: Review) -> None:
    """Ask what it is; the word of a person stands against every model and rule."""
    lessons = [*LESSONS, ("t", "about other themes …", None), ("f", "of somebody whom other ways to us failed …", None)]
    words = {key: words for key, words, _ in lessons}
    key = await review.ask(Choice("This is …", [(key, words, key) for key, words, _ in lessons]))
    if key is None:
        return
    lesson = {one: lesson for one, _, lesson in lessons}[key]
    if key == "t":
        lesson = await review.ask(
            Line("About which themes?", themes_lesson, "Names with commas; `none` for nothing.", hint="delivery, refund")
        )
    elif key == "f":
        lesson = await review.ask(Line("Which ways failed?", channels_lesson, f"{', '.join(Channel)}; or none.", hint="phone"))
    if lesson is not None:
        said = lesson
        await review.act(
            f"Say it is {words[key].removesuffix(' …')}", lambda desk, numbers: teach(desk, numbers, said, review.opening.teacher)
        )


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
