"""The history in words: who did what, as a colleague would tell it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from socialwatch.model.case import Event
from socialwatch.views import phrases

_DONE = {
    "escalate": "handed it to {escalated_to}",
    "reply": "replied",
    "assign": "gave it to {assignee}",
    "next": "took it",
    "claim": "took it",
    "release": "gave it back",
    "mute": "muted the person",
    "unmute": "heard the person again",
    "link": "linked the person",
    "unlink": "unlinked the person",
    "kept": "found a promise kept after all",
    "snooze": "put it to sleep",
    "watch": "decided to watch it",
    "tag": "changed its tags to {tags}",
    "note": "noted",
    "promise": "promised",
    "teach": "corrected the verdict",
    "reopen": "reopened it",
    "undo": "took back an act",
    "problem": "attached it to problem {problem}",
    "detach": "took it off its problem",
    "problem_fixed": "marked its problem as fixed",
    "problem_reopen": "opened its problem again",
    "receive": "received a mention",
    "answer_seen": "saw our answer on the network",
    "withdraw": "saw that a mention was deleted by its author",
    "breach": "saw a promise missed",
    "rule": "applied a rule",
    "wake": "woke it",
    "edited": "saw that a mention was edited",
    "pending": "left it waiting for them",
    "forget": "erased the person",
    "sent": "sent a message",
    "ack": "took it for the department",
    "return": "brought it back with the answer",
    "remind": "reminded",
    "arrived": "confirmed that they arrived",
    "not_arrived": "brought it back, they did not arrive",
    "ticket_closed": "saw the ticket closed",
    "retry_letter": "put back",
    "drop_letter": "dropped",
}
"""Verb → what was done; a name in braces is the field's value after it."""


def event_words(event: Event, *, now: datetime, zone: tzinfo) -> str:
    """Return a line of the history: `Mon 09:12 ada handled it as solved: sent a new kettle`, with ` (taken back)` where it was undone."""
    note = f": {phrases.line(event.note)}" if event.note else ""
    undone = " (taken back)" if event.undone_by is not None else ""
    return f"{phrases.when(event.at, now, zone)} {phrases.line(event.by)} {_deed(event)}{note}{undone}"


def _deed(event: Event) -> str:
    if event.verb == "handle":
        return _handled(event)
    if event.verb == "assign" and _after(event, "assignee") == phrases.line(event.by):
        return "took it"
    words = _DONE.get(event.verb)
    if words is None:
        return phrases.line(event.verb.replace("_", " "))
    before, brace, field = words.partition(" {")
    if not brace:
        return words
    after = _after(event, field.rstrip("}"))
    # `gave it to` without a name would be half a sentence: say the verb alone.
    return f"{before} {after}" if after else f"changed it ({event.verb})"


def _handled(event: Event) -> str:
    outcome, reason = _after(event, "outcome"), _after(event, "outcome_reason")
    words = f"handled it as {outcome.replace('_', ' ')}" if outcome else "handled it"
    return f"{words} ({reason.replace('_', ' ')})" if reason else words


def _after(event: Event, field: str) -> str:
    """Return the value of a field after the event as printable words; empty where it was emptied or not touched."""
    _, after = event.changes.get(field, (None, None))
    if after is None:
        return ""
    return phrases.line(", ".join(map(str, after)) if isinstance(after, (list, tuple)) else str(after))
