"""How a verdict stands in a case: what it sets, what it may not touch, and when a later one takes its place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from socialwatch.model.case import Case
from socialwatch.model.mention import Contact, Mention
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Channel, Priority, Queue, Severity, State

_DANGERS = frozenset({Severity.INJURY, Severity.FIRE, Severity.SELF_HARM})

_BY_URGENCY = {Priority.URGENT: 0, Priority.HIGH: 1, Priority.NORMAL: 2, Priority.LOW: 3}


def opened(number: int, mention: Mention, contact: Contact, thread: str, verdict: Verdict) -> Case:
    """Return a new case for its first mention, before any clock is set."""
    case = Case(
        id=number, brand=mention.brand, network=mention.network, contact=contact.id, author=contact.handle, author_name=contact.name,
        followers=contact.followers, thread=thread, created_at=mention.created_at, waiting_since=mention.created_at,
        assignee=verdict.assignee,
    )  # fmt: skip
    return under(case, verdict, keeps_more=False)


def watched(case: Case, *, until: datetime, last_mention: int) -> Case:
    """Return a new case that a rule says to watch: no reply is owed, and it is looked at again at `until`."""
    return msgspec.structs.replace(
        case, state=State.WATCHING, snoozed_until=until, waiting_since=None, settled_mention=max(case.settled_mention, last_mention)
    )


def judged_again(case: Case, verdict: Verdict, *, is_woken: bool) -> bool:
    """Say whether a later mention's verdict takes the place of the one the case has.

    It does when the customer wrote again after we had answered or ended the case, and while they wait only when it is more
    urgent, or is the first that a person must answer: `any news?` does not hide the complaint before it.
    """
    if is_woken or (verdict.owes_answer and not case.owes_answer):
        return True
    return verdict.owes_answer and _BY_URGENCY[verdict.priority] < _BY_URGENCY[case.priority]


def under(case: Case, verdict: Verdict, *, keeps_more: bool) -> Case:
    """Return the case under a verdict; what a person set stays.

    Args:
        keeps_more: Failed channels, themes and tags of earlier mentions are kept beside the new ones.
    """
    new: dict[str, Any] = {
        "queue": verdict.queue, "priority": verdict.priority, "intent": verdict.intent, "sentiment": verdict.sentiment,
        "confidence": verdict.confidence, "is_unsure": verdict.is_unsure, "owes_answer": verdict.owes_answer,
        "department": verdict.department, "reasons": tuple(reason.words for reason in verdict.reasons), "severity": verdict.severity,
        "failed_channels": verdict.failed_channels, "themes": verdict.themes, "tags": (*case.tags, *verdict.tags),
    }  # fmt: skip
    if keeps_more:
        new["failed_channels"] = _channels(case, verdict)
        new["themes"] = (*case.themes, *verdict.themes)
    new["themes"], new["tags"] = _once(new["themes"]), _once(new["tags"])
    new["is_unsure"] = verdict.is_unsure and not case.set_by_person & {"intent", "queue"}
    return signed(msgspec.structs.replace(case, **{name: value for name, value in new.items() if name not in case.set_by_person}))


def signed(case: Case) -> Case:
    """Return the case whose first reason says what a person set, as far as triage would have a say in it."""
    held = [name.replace("_", " ") for name in _JUDGED if name in case.set_by_person]
    others = tuple(reason for reason in case.reasons if not reason.startswith(_BY_PERSON))
    return msgspec.structs.replace(case, reasons=(f"{_BY_PERSON}{', '.join(held)}", *others) if held else others)


_BY_PERSON = "set by a person: "
_JUDGED = ("intent", "queue", "priority", "sentiment", "failed_channels", "themes", "owes_answer")


def with_more(case: Case, verdict: Verdict) -> Case:
    """Return the case with the failed channels, themes and tags that a lesser verdict adds."""
    if verdict.queue is Queue.NOISE:
        return case
    more = {
        "failed_channels": _channels(case, verdict),
        "themes": _once((*case.themes, *verdict.themes)),
        "tags": _once((*case.tags, *verdict.tags)),
    }
    return msgspec.structs.replace(case, **{name: value for name, value in more.items() if name not in case.set_by_person})


def _channels(case: Case, verdict: Verdict) -> tuple[Channel, ...]:
    found = {*case.failed_channels, *verdict.failed_channels}
    return tuple(channel for channel in Channel if channel in found)


def _once(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def heard_anyway(case: Case) -> Case:
    """Return the case of somebody who is muted as heard where somebody may be hurt: no mute is worth a life."""
    return (
        msgspec.structs.replace(case, muted_until=None) if case.muted_until is not None and _DANGERS.intersection(case.severity) else case
    )
