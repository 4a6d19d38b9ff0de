"""What teaching goes by: a second look at what is no spam, and whose themes are whose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from socialwatch.config.settings import Settings
from socialwatch.desk.teaching import Teacher
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.ports import Clock
from socialwatch.triage.policy import Policy


def teacher_of(settings: Settings, policy: Callable[[], Policy], clock: Clock) -> Teacher:
    """Return the teacher of an installation; the policy is only built when something is judged again."""
    owned = {theme: name for name, one in reversed(tuple(settings.departments.items())) for theme in one.themes}

    def anew(mention: Mention) -> Verdict:
        from socialwatch.triage.judge import judge
        from socialwatch.triage.policy import Context

        return judge(mention, Context(brand=settings.brands[mention.brand], is_no_spam=True), policy(), clock())

    def owner(themes: Sequence[str]) -> str | None:
        return next((owned[theme] for theme in themes if theme in owned), None)

    return Teacher(judge=anew, owner=owner, themes=frozenset({*settings.themes, *owned}))
