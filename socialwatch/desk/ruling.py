"""What configured rules do to a case beyond its verdict, and the lines of history that name them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from socialwatch.desk.changes import MACHINE, changed
from socialwatch.desk.life import escalate
from socialwatch.model.case import Case, Event
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import State


def rule_lines(case: Case, verdicts: Iterable[Verdict], at: datetime) -> list[Event]:
    """Return a line for each rule that spoke: its name and what it set."""
    told: dict[str, str] = {}
    for verdict in verdicts:
        for name in verdict.rules:
            told.setdefault(name, _what(verdict, name))
    return [changed(case, case, "rule", by=MACHINE, at=at, note=f"{name}: {what}" if what else name).event for name, what in told.items()]


def watch_line(case: Case, verdict: Verdict, at: datetime) -> Event:
    """Return the line of a case that a rule says to watch."""
    return Event(
        case=case.id, at=at, by=MACHINE, verb="watch", from_state=case.state, to_state=State.WATCHING, note=_by(verdict, "watching")
    )


def escalated(case: Case, verdict: Verdict, at: datetime) -> tuple[Case, list[Event]]:
    """Return the case handed to the department that a rule names, and the line that says so; as it is where it is there already."""
    to = verdict.escalate_to or ""
    if case.state is State.ESCALATED and case.escalated_to == to:
        return case, []
    handed = escalate(case, to=to, by=MACHINE, at=at, note=_by(verdict, f"escalation to {to}"))
    return (handed.case, [msgspec.structs.replace(handed.event, changes={})]) if handed else (case, [])


def given(case: Case, verdict: Verdict) -> Case:
    """Return the case with the owner whom a rule names, where nobody has it and nobody decided otherwise."""
    if verdict.assignee is None or case.assignee is not None or "assignee" in case.set_by_person:
        return case
    return msgspec.structs.replace(case, assignee=verdict.assignee)


def _what(verdict: Verdict, name: str) -> str:
    """Return what a rule set, in the words of its reason: `set department billing, tag spares`."""
    words = next((reason.words for reason in verdict.reasons if reason.source == name), "")
    return words.removeprefix(f'rule "{name}" ')


def _by(verdict: Verdict, words: str) -> str:
    """Return which rule said so."""
    names = [name for name in verdict.rules if words in _what(verdict, name)] or list(verdict.rules)
    return f'rule "{names[-1]}"' if names else "a rule"
