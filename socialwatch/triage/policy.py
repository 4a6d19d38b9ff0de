"""What the owner of the inbox decided in advance: rules, themes, departments, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from socialwatch.model.brand import Brand
from socialwatch.model.filing import Lookalike
from socialwatch.model.filters import Filter
from socialwatch.model.words import Intent, Priority, Queue
from socialwatch.triage.evidence import Evidence
from socialwatch.triage.models.scores import Scores
from socialwatch.triage.patterns import check_pattern


class Model(Protocol):
    """A second opinion beside the word lists: the shipped weights, those of a team on top of them, or a stronger engine.

    It is pure and never raises, whatever the text; an engine that can fail answers with empty `Scores`.
    """

    def score(self, text: str, seen: Evidence | None = None) -> Scores:
        """Return what it thinks of a text.

        Args:
            seen: What was already found in the same text, so that nobody reads it twice.
        """

    def moved(self, text: str, task: str, seen: Evidence | None = None) -> tuple[tuple[str, float], ...]:
        """Return the words that moved a task to its likeliest label, with what each added; the heaviest for it first."""


class RuleActions(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of the mentions it catches; None leaves a thing as judged.

    Args:
        escalate: Department that the case is handed to at once.
        watch: No reply is owed now; the case stands in `watching`.
        noise: Lower it to the `noise` queue and mark it as spam; False takes it out of there.
    """

    priority: Priority | None = None
    queue: Queue | None = None
    intent: Intent | None = None
    department: str | None = None
    assignee: str | None = None
    tags: tuple[str, ...] = ()
    escalate: str | None = None
    watch: bool | None = None
    noise: bool | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of the configuration; rules are asked in their order.

    Args:
        is_final: No later rule is asked once this one has caught a mention.

    Raises:
        FilterError: A pattern in `when` is not RE2 syntax.
    """

    name: str
    when: Filter
    set: RuleActions = RuleActions()
    is_final: bool = True

    def __post_init__(self) -> None:
        """Refuse a pattern that cannot be compiled, before the first mention meets it."""
        for term in self.when.terms:
            if term.op == "/":
                check_pattern(term.values[0])


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How this installation wants mentions judged.

    Args:
        themes: Name → words and phrases that mean it, plurals with `s` too; a `*` at the end of a word stands for any ending.
        departments: Name → the themes it owns; the first department that owns a found theme gets it.
        rules: Asked in order; what they say wins over everything else.
        unsure_below: A verdict of less confidence is shown as unsure.
        model: A second opinion on complaints; None without one.
    """

    themes: Mapping[str, tuple[str, ...]] = {}
    departments: Mapping[str, tuple[str, ...]] = {}
    rules: tuple[Rule, ...] = ()
    unsure_below: float = 0.5
    model: Model | None = None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around the mention.

    Args:
        lookalikes: Recent mentions that share a sketch; checked here once more, word by word.
        is_follow_up: The person has written in this conversation before.
        earlier_cases: How many cases this person has had with us.
        is_no_spam: A person says that it advertises nothing.
    """

    brand: Brand
    lookalikes: tuple[Lookalike, ...] = ()
    is_follow_up: bool = False
    earlier_cases: int = 0
    is_no_spam: bool = False
