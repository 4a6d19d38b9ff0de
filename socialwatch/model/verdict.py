"""A verdict: what triage says of one mention, and why."""

from __future__ import annotations

import msgspec

from socialwatch.model.words import Channel, Intent, Priority, Queue, Severity


class Reason(msgspec.Struct, frozen=True):
    """One thing that moved the scales, in words a colleague would use.

    Args:
        words: A sentence of few words: `asks for help`, `phone line failed: "on hold for an hour"`. Quoted parts come from a stranger.
        source: The step or rule that found it, such as `spam`, `failed_channel`, or the name of a configured rule.
    """

    words: str
    source: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention is and what it asks of us. Cannot be built without reasons.

    Args:
        sentiment: −1 … 1.
        confidence: 0 … 1, of intent and queue together; `is_unsure` is its comparison with the policy's threshold.
        complaint: Chance that it complains, 0 … 1; unlike the intent it does not ask what else the person wants.
        severity: What may have happened that cannot wait.
        failed_channels: Ways to the brand that failed before; in the order of `Channel`.
        themes: What it is about, as the configuration names themes; in their order.
        department: Who owns its theme or what a rule says; None where nobody does.
        owes_answer: Whether a person should answer.
        asks: Whether it can wake a sleeping case (a bare thank-you, an emoji or a repost cannot).
        is_spam: Lowered to the `noise` queue, never hidden.
        assignee, tags, escalate_to, watch: What configured rules said; None and empty otherwise.
        rules: Names of the configured rules that spoke, in order.
    """

    intent: Intent
    queue: Queue
    priority: Priority
    sentiment: float
    reasons: tuple[Reason, ...]
    confidence: float = 1.0
    complaint: float = 0.0
    severity: tuple[Severity, ...] = ()
    failed_channels: tuple[Channel, ...] = ()
    themes: tuple[str, ...] = ()
    department: str | None = None
    owes_answer: bool = True
    asks: bool = True
    is_spam: bool = False
    is_unsure: bool = False
    assignee: str | None = None
    tags: tuple[str, ...] = ()
    escalate_to: str | None = None
    watch: bool = False
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a verdict that does not explain itself."""
        if not self.reasons:
            raise ValueError("a verdict needs a reason")
