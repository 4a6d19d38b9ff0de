"""Configured rules: whether a filter holds for one mention, and what a rule changes in its verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from msgspec.structs import replace

from socialwatch.model.filters import Filter, Term
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Reason, Verdict
from socialwatch.model.words import Intent, Priority, Queue, State
from socialwatch.triage.patterns import find_pattern
from socialwatch.triage.policy import Rule, RuleActions
from socialwatch.triage.tokens import read

_TEXT_CHARS = 40_000


def holds(filter_: Filter, mention: Mention, verdict: Verdict, now: datetime) -> bool:
    """Say whether every term holds for a mention that has just been judged.

    What only a filed case has (`due`, `sla`, `problem`, `outcome`, `id`) is empty here: `outcome:none` holds, `due:<2h` does not. Its state
    is `new`.

    Args:
        now: Aware UTC; a mention is not yet older than now for `until`.
    """
    return all(_holds(term, mention, verdict, now) for term in filter_.terms)


def may_hold(filter_: Filter, mention: Mention, now: datetime) -> bool:
    """Say whether the terms that ask the post alone, its text, author and time, hold: cheap, where judging it costs a hundred times more."""
    asks_post = ("text", "since", "until", *_OF_MENTION)
    return all(_holds(term, mention, _UNJUDGED, now) for term in filter_.terms if term.field in asks_post)


def apply_rules(rules: tuple[Rule, ...], mention: Mention, verdict: Verdict, now: datetime) -> Verdict:
    """Ask the rules in their order and return the verdict as they change it; a later rule sees what an earlier one said."""
    for rule in rules:
        if holds(rule.when, mention, verdict, now):
            verdict = _changed(verdict, rule)
            if rule.is_final:
                break
    return verdict


def _holds(term: Term, mention: Mention, verdict: Verdict, now: datetime) -> bool:
    if term.field in ("since", "until"):
        found = _is_in_time(term, mention, now)
    elif term.op in "<>":
        found = False
    elif term.op == "/":
        found = _matches(term, mention, verdict)
    elif term.field == "text":
        found = any(_says(mention, phrase) for phrase in term.values)
    else:
        have = {value.lower() for value in _values(term.field, mention, verdict)}
        found = any(value in have or (value == "none" and not have) for value in map(str.lower, term.values))
    return found != term.is_negated


def _is_in_time(term: Term, mention: Mention, now: datetime) -> bool:
    at = term.at or now
    return mention.created_at >= at if term.field == "since" else mention.created_at < at


def _matches(term: Term, mention: Mention, verdict: Verdict) -> bool:
    texts = [mention.body[:_TEXT_CHARS]] if term.field == "text" else _values(term.field, mention, verdict)
    return any(find_pattern(term.values[0], text) is not None for text in texts)


def _says(mention: Mention, phrase: str) -> bool:
    """Say whether the words of a phrase stand side by side, whatever their case, accents and punctuation."""
    words = _spoken(phrase)
    spoken = _spoken(mention.body)
    return bool(words) and any(spoken[at : at + len(words)] == words for at in range(len(spoken) - len(words) + 1))


def _spoken(text: str) -> tuple[str, ...]:
    return read(text).spoken


def _author(mention: Mention) -> Collection[str]:
    bare = mention.author.removeprefix("/").removeprefix("u/").removeprefix("@")
    return (mention.author, bare, f"@{bare}")


_OF_MENTION: Mapping[str, Callable[[Mention], Collection[str | None]]] = {
    "brand": lambda mention: (mention.brand,),
    "network": lambda mention: (mention.network,),
    "author": _author,
    "lang": lambda mention: (mention.lang,),
    "private": lambda mention: _yes(mention.is_private),
    "state": lambda _: (State.NEW,),
}

_OF_VERDICT: Mapping[str, Callable[[Verdict], Collection[str | None]]] = {
    "queue": lambda verdict: (verdict.queue,),
    "priority": lambda verdict: (verdict.priority,),
    "intent": lambda verdict: (verdict.intent,),
    "assignee": lambda verdict: (verdict.assignee,),
    "department": lambda verdict: (verdict.department,),
    "escalated": lambda verdict: (verdict.escalate_to,),
    "tag": lambda verdict: verdict.tags,
    "theme": lambda verdict: verdict.themes,
    "failed": lambda verdict: verdict.failed_channels,
    "severity": lambda verdict: verdict.severity,
    "unsure": lambda verdict: _yes(verdict.is_unsure),
}


_UNJUDGED = Verdict(
    intent=Intent.OTHER, queue=Queue.SERVICE, priority=Priority.NORMAL, sentiment=0.0, reasons=(Reason("not judged yet", "rules"),)
)


def _yes(holds: bool) -> tuple[str, ...]:
    return ("yes", "true") if holds else ("no", "false")


def _values(field: str, mention: Mention, verdict: Verdict) -> list[str]:
    """Return what a field holds; empty for what only a filed case has."""
    if field in _OF_MENTION:
        values = _OF_MENTION[field](mention)
    else:
        values = _OF_VERDICT[field](verdict) if field in _OF_VERDICT else ()
    return [value for value in values if value]


def _changed(verdict: Verdict, rule: Rule) -> Verdict:
    said = rule.set
    verdict = _intended(verdict, said)
    reason = Reason(f'rule "{rule.name}" {_told(said)}', rule.name)
    return replace(
        verdict,
        priority=said.priority or verdict.priority,
        queue=said.queue or verdict.queue,
        department=said.department or verdict.department,
        assignee=said.assignee or verdict.assignee,
        tags=(*verdict.tags, *(tag for tag in said.tags if tag not in verdict.tags)),
        escalate_to=said.escalate or verdict.escalate_to,
        watch=verdict.watch if said.watch is None else said.watch,
        owes_answer=verdict.owes_answer and not said.watch,
        is_unsure=verdict.is_unsure and not (said.intent or said.queue or said.noise),
        reasons=(
            *(r for r in verdict.reasons if r.source in verdict.rules),
            reason,
            *(r for r in verdict.reasons if r.source not in verdict.rules),
        ),
        rules=(*verdict.rules, rule.name),
    )


def _intended(verdict: Verdict, said: RuleActions) -> Verdict:
    """Let what a rule says of intent or noise decide the queue as a judged intent would."""
    if said.noise:
        return replace(verdict, intent=said.intent or Intent.SPAM, queue=Queue.NOISE, is_spam=True, owes_answer=False, asks=False)
    if said.noise is False and verdict.is_spam:
        verdict = replace(verdict, intent=Intent.OTHER, queue=Queue.SERVICE, is_spam=False, owes_answer=True, asks=True)
    if said.intent:
        queue = QUEUES[said.intent]
        verdict = replace(verdict, intent=said.intent, queue=queue, is_spam=said.intent is Intent.SPAM, owes_answer=said.intent in ANSWERED)
    if said.queue and said.queue is not verdict.queue:
        verdict = replace(
            verdict, is_spam=said.queue is Queue.NOISE, owes_answer=said.queue in (Queue.SERVICE, Queue.SALES) or verdict.owes_answer
        )
        if said.queue is Queue.NOISE:
            verdict = replace(verdict, owes_answer=False)
    return verdict


QUEUES = {
    Intent.COMPLAINT: Queue.SERVICE, Intent.HELP: Queue.SERVICE, Intent.QUESTION: Queue.SERVICE, Intent.SUGGESTION: Queue.SERVICE,
    Intent.CANCEL: Queue.SERVICE, Intent.OTHER: Queue.SERVICE, Intent.PURCHASE: Queue.SALES, Intent.PRAISE: Queue.PRAISE,
    Intent.VENT: Queue.SERVICE, Intent.TALK: Queue.PR, Intent.SPAM: Queue.NOISE,
}  # fmt: skip
"""Intent → the queue of the people who answer it."""

ANSWERED = frozenset(Intent) - {Intent.TALK, Intent.SPAM}
"""Intents that a person should answer. A vent is among them: not to answer it is a decision, and a person takes it."""


def _told(said: RuleActions) -> str:
    words = [f"{name} {value}" for name in ("priority", "queue", "intent", "department", "assignee") if (value := getattr(said, name))]
    words += [f"tag {tag}" for tag in said.tags]
    if said.escalate:
        words.append(f"escalation to {said.escalate}")
    if said.watch is not None:
        words.append("watching" if said.watch else "not watching")
    if said.noise is not None:
        words.append("noise" if said.noise else "not noise")
    return "set " + ", ".join(words) if words else "caught it"
