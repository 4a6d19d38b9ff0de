"""Letters of escalation: the case's story for a department, written once into the outbox under a key that never changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.desk.changes import MACHINE
from socialwatch.desk.filing import Decision
from socialwatch.errors import UsageError
from socialwatch.model.case import Case
from socialwatch.model.mention import FiledMention
from socialwatch.model.outbox import Letter
from socialwatch.model.words import Direction
from socialwatch.text import printable

_STORY_POSTS = 20  # a letter tells the newest of a long conversation and says how many it leaves out


class Department(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes cases over.

    Args:
        notify: Names of the outlets that an escalation leaves by; none means the inbox alone tells them.
        acknowledge_within: As written in the configuration, for the letter; None where no clock was agreed.
    """

    name: str
    themes: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    acknowledge_within: str | None = None
    then: str | None = None


class Escalator(msgspec.Struct, frozen=True):
    """Writes the letters of hand-overs to the departments of the configuration."""

    departments: Mapping[str, Department] = {}

    def department(self, name: str) -> Department:
        """Return a department.

        Raises:
            UsageError: There is none of this name; the message lists those there are.
        """
        if name in self.departments:
            return self.departments[name]
        known = ", ".join(sorted(self.departments)) or "none yet; add [departments.NAME] to the configuration"
        raise UsageError(f"no department {printable(name)!r}; there are: {known}")

    def letters(self, decision: Decision, *, at: datetime) -> tuple[Letter, ...]:
        """Return the letters for the cases that rules escalated while a page was filed."""
        cases = {case.id: case for case in decision.cases}
        letters: list[Letter] = []
        for number, to in decision.escalations.items():
            talk = decision.talks.get(number, ())
            letters += escalation_letters(cases[number], talk, self.department(to), by=MACHINE, at=at, note=None)
        return tuple(letters)


def escalation_letters(
    case: Case, conversation: Sequence[FiledMention], department: Department, *, by: str, at: datetime, note: str | None,
) -> tuple[Letter, ...]:  # fmt: skip
    """Return one letter for each outlet of a department.

    The key is made of case, department, outlet and the moment of escalation: a second delivery of the same hand-over carries
    the same key, a second hand-over another.
    """
    subject = f"Case {case.id} for {department.name}: {case.priority} {case.intent} from {printable(case.author)}"
    body = _story(case, conversation, by=by, note=note)
    facts = _facts(case, department.name, by=by, note=note)
    letter = Letter(
        key="", outlet="", case=case.id, kind="escalation", subject=subject, body=body, facts=facts, created_at=at, next_try_at=at,
    )  # fmt: skip
    return tuple(
        msgspec.structs.replace(letter, key=_key(case.id, department.name, outlet, at), outlet=outlet) for outlet in department.notify
    )


def without_withdrawn(letter: Letter, case: Case, conversation: Sequence[FiledMention]) -> Letter:
    """Return a letter of escalation told again, without the words that their authors took back since; its key stays."""
    by, note = str(letter.facts.get("by", MACHINE)), letter.facts.get("note")
    note = None if note is None else str(note)
    body = _story(case, conversation, by=by, note=note)
    facts = _facts(case, str(letter.facts.get("department", "")), by=by, note=note)
    return msgspec.structs.replace(letter, body=body, facts=facts)


def _key(case: int, department: str, outlet: str, at: datetime) -> str:
    return hashlib.sha256(f"{case}\0{department}\0{outlet}\0{at.isoformat()}".encode()).hexdigest()[:40]


def _story(case: Case, conversation: Sequence[FiledMention], *, by: str, note: str | None) -> str:
    lines = [f"{by} hands over case {case.id} ({case.brand}, {case.network})."]
    if note:
        lines += ["", f"Note: {printable(note)}"]
    lines += ["", "Why it matters:", *(f"- {printable(reason)}" for reason in _reasons(case))]
    if case.due_at is not None and case.due_kind is not None:
        lines += ["", f"Owed to the customer: {case.due_kind.replace('_', ' ')} by {case.due_at:%Y-%m-%d %H:%M} UTC."]
    told = conversation[-_STORY_POSTS:]
    lines += ["", "What was said:" if len(told) == len(conversation) else f"What was said (the last {len(told)} of {len(conversation)}):"]
    for one in told:
        who = "we" if one.mention.direction is Direction.OUTBOUND else printable(one.mention.author)
        text = _told(one)
        lines.append(f"{one.mention.created_at:%Y-%m-%d %H:%M} {who}: {text}")
    if case.url:
        lines += ["", printable(case.url)]
    return "\n".join(lines)


def _reasons(case: Case) -> list[str]:
    """Return the reasons in words; what they quote of a private conversation stays in the house."""
    if not case.is_private:
        return list(case.reasons)
    return [reason.partition('"')[0].rstrip(" :") for reason in case.reasons]


def _told(filed: FiledMention) -> str:
    if filed.withdrawn_at is not None:
        return "(withdrawn by its author)"
    if filed.mention.is_private:
        return "(a private message; it stays in the house)"
    return printable(filed.mention.body)


def _facts(case: Case, department: str, *, by: str, note: str | None) -> Mapping[str, object]:
    return {
        "case": case.id, "brand": case.brand, "network": case.network, "department": department, "by": by, "note": note,
        "queue": str(case.queue), "priority": str(case.priority), "intent": str(case.intent), "author": case.author, "url": case.url,
        "failed_channels": [str(channel) for channel in case.failed_channels], "themes": list(case.themes),
        "reasons": _reasons(case), "due_at": case.due_at.isoformat() if case.due_at else None,
    }  # fmt: skip
