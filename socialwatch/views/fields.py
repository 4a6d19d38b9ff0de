"""The promised fields: what a case, a mention and an event are called in JSON, JSON Lines and CSV.

Names and order are an interface; a new field goes to the end of its tuple, none is ever renamed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from socialwatch.model.case import Case, Event
from socialwatch.model.mention import FiledMention
from socialwatch.model.times import iso
from socialwatch.promises.standing import sla

CASE_FIELDS = (
    "id", "brand", "network", "queue", "state", "priority", "intent", "sentiment", "failed_channels", "themes", "department",
    "assignee", "tags", "author", "author_name", "followers", "text", "url", "lang", "mentions", "created_at", "waiting_since",
    "first_response_at", "due_at", "due_kind", "sla", "snoozed_until", "escalated_to", "handled_at", "handled_by", "outcome",
    "outcome_reason", "problem", "reasons",
)  # fmt: skip
"""Of a case, in their order."""

MENTION_FIELDS = (
    "id", "case", "brand", "network", "native_id", "direction", "author", "author_name", "text", "url", "lang", "created_at",
    "fetched_at", "edited_at", "withdrawn", "intent", "sentiment",
)  # fmt: skip
"""Of a mention, in their order."""

EVENT_FIELDS = ("id", "case", "at", "by", "verb", "from", "to", "note", "undone_by")
"""Of a line of the history, in their order."""


def case_row(case: Case, now: datetime) -> dict[str, object]:
    """Return a case as JSON-ready values under `CASE_FIELDS`, in their order; `now` decides how its promises stand."""
    return {
        "id": case.id,
        "brand": case.brand,
        "network": case.network,
        "queue": str(case.queue),
        "state": str(case.state),
        "priority": str(case.priority),
        "intent": str(case.intent),
        "sentiment": case.sentiment,
        "failed_channels": _words(case.failed_channels),
        "themes": list(case.themes),
        "department": case.department,
        "assignee": case.owner(now),
        "tags": list(case.tags),
        "author": case.author,
        "author_name": case.author_name,
        "followers": case.followers,
        "text": case.text,
        "url": case.url,
        "lang": case.lang,
        "mentions": case.mentions,
        "created_at": iso(case.created_at),
        "waiting_since": _time(case.waiting_since),
        "first_response_at": _time(case.first_response_at),
        "due_at": _time(case.due_at),
        "due_kind": _word(case.due_kind),
        "sla": str(sla(case, now)),
        "snoozed_until": _time(case.snoozed_until),
        "escalated_to": case.escalated_to,
        "handled_at": _time(case.handled_at),
        "handled_by": case.handled_by,
        "outcome": _word(case.outcome),
        "outcome_reason": _word(case.outcome_reason),
        "problem": case.problem,
        "reasons": list(case.reasons),
    }


def mention_row(filed: FiledMention) -> dict[str, object]:
    """Return a mention as JSON-ready values under `MENTION_FIELDS`, in their order.

    `withdrawn` is the time when we learned that its author deleted it, null while it stands; a withdrawn mention has an empty
    text and no name of its author. `text` begins with the title where the network gives one.
    """
    mention, is_gone = filed.mention, filed.withdrawn_at is not None
    return {
        "id": filed.id,
        "case": filed.case,
        "brand": mention.brand,
        "network": mention.network,
        "native_id": mention.native_id,
        "direction": str(mention.direction),
        "author": mention.author,
        "author_name": None if is_gone else mention.author_name,
        "text": "" if is_gone else mention.body,
        "url": mention.url,
        "lang": mention.lang,
        "created_at": iso(mention.created_at),
        "fetched_at": iso(filed.fetched_at),
        "edited_at": _time(mention.edited_at),
        "withdrawn": _time(filed.withdrawn_at),
        "intent": _word(filed.intent),
        "sentiment": filed.sentiment,
    }


def event_row(event: Event) -> dict[str, object]:
    """Return a line of the history as JSON-ready values under `EVENT_FIELDS`, in their order."""
    return {
        "id": event.id,
        "case": event.case,
        "at": iso(event.at),
        "by": event.by,
        "verb": event.verb,
        "from": _word(event.from_state),
        "to": _word(event.to_state),
        "note": event.note,
        "undone_by": event.undone_by,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else iso(at)


def _word(word: str | None) -> str | None:
    # A plain str: a StrEnum prints well but is written in full by some encoders of others.
    return None if word is None else str(word)


def _words(words: Iterable[str]) -> list[str]:
    return [str(word) for word in words]
