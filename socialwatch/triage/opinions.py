"""A second opinion on a verdict: where it may speak, and what it may not touch. Pure.

What strangers write reaches the engine, and may try to speak to it. So an opinion hides nobody: it makes nothing spam, lowers no priority,
unmakes no danger and no failed channel, and takes an answer off what is owed only where nothing in the text spoke for one.
"""

from __future__ import annotations

from msgspec.structs import replace

from socialwatch.model.opinion import Opinion
from socialwatch.model.verdict import Reason, Verdict
from socialwatch.model.words import Intent, Priority, Queue, Severity
from socialwatch.triage.rules import QUEUES
from socialwatch.triage.wording import reason_for

_SUREST = 0.9
_HARMLESS = (Intent.OTHER, Intent.TALK)


def may_speak(verdict: Verdict, *, always: bool) -> bool:
    """Say whether a second opinion is asked for: where we are unsure (or always), and neither a rule nor the mark of spam has spoken."""
    return (verdict.is_unsure or always) and not verdict.rules and not verdict.is_spam


def with_opinion(verdict: Verdict, opinion: Opinion, *, unsure_below: float = 0.5) -> Verdict:
    """Return the verdict with what the opinion may change, and a reason that says whose it is."""
    if verdict.rules or verdict.is_spam or opinion.intent is Intent.SPAM:
        return verdict
    intent = verdict.intent if verdict.severity or verdict.failed_channels else opinion.intent
    confidence = round(min(opinion.confidence, _SUREST), 2)
    is_off = intent is Intent.TALK and not opinion.owes_answer and verdict.intent in _HARMLESS
    words = f"second opinion of {opinion.engine}: {reason_for(opinion.intent).words}"
    return replace(
        verdict,
        intent=intent,
        queue=Queue.PR if Severity.PRESS in verdict.severity else QUEUES[intent],
        priority=Priority.HIGH if intent is Intent.CANCEL and verdict.priority is not Priority.URGENT else verdict.priority,
        sentiment=opinion.sentiment,
        confidence=confidence,
        is_unsure=confidence < unsure_below,
        owes_answer=(verdict.owes_answer or opinion.owes_answer) and not is_off,
        reasons=(Reason(words, "engine"), *verdict.reasons),
    )
