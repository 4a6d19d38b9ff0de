"""Letters of escalation: the case's story for a department, written once into the outbox under a key that never changes."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.changes import MACHINE
from socialwatch.desk.filing import Decision
from socialwatch.errors import UsageError
from socialwatch.model.case import Case
from socialwatch.model.mention import FiledMention
from socialwatch.model.outbox import Letter
from socialwatch.model.times import iso
from socialwatch.model.words import Direction
from socialwatch.promises.calendar import ALWAYS, Calendar
from socialwatch.text import printable

_STORY_POSTS = 20  # a letter tells the newest of a long conversation and says how many it leaves out


class Department(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes cases over.

    Args:
        members: The first is named in what it is sent.
        notify: Names of the outlets that an escalation leaves by; none means the inbox alone tells them.
        within: How much of its business time it has to take a case; None where no clock was agreed.
        calendar: Its business hours.
        then: The department that is told when it did not.
        with_private: Those outlets of it by which the words of private messages may leave.
    """

    name: str
    themes: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    within: timedelta | None = None
    calendar: Calendar = ALWAYS
    then: str | None = None
    with_private: frozenset[str] = frozenset()

    def take_by(self, told_at: datetime) -> datetime | None:
        """Return by when it has to take a case that it is told of at `told_at`; None where no clock was agreed."""
        return None if self.within is None else self.calendar.add(told_at, self.within)


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

    def timed(self, decision: Decision, *, at: datetime) -> Decision:
        """Return the decision with the clocks of the departments that rules handed cases to."""
        if not decision.escalations:
            return decision
        take_by = {number: self.department(to).take_by(at) for number, to in decision.escalations.items()}
        cases = tuple(
            msgspec.structs.replace(case, acknowledge_by=take_by[case.id]) if case.id in take_by else case for case in decision.cases
        )
        return msgspec.structs.replace(decision, cases=cases)

    def letters(self, decision: Decision, *, at: datetime) -> tuple[Letter, ...]:
        """Return the letters for the cases that rules escalated while a page was filed."""
        cases = {case.id: case for case in decision.cases}
        letters: list[Letter] = []
        for number, to in decision.escalations.items():
            talk = decision.talks.get(number, ())
            letters += escalation_letters(cases[number], talk, self.department(to), by=MACHINE, at=at, note=None)
        return tuple(letters)


class _Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """Why a letter is written; stands in its facts, so that it can be told again.

    Args:
        why: A sentence where it is not a person who hands the case over.
        person: Of the department, named in the letter.
        take_by: ISO time by which somebody should take it.
        then: Who is told when nobody does.
        with_private: Whether the words of private messages may stand in it.
    """

    department: str = ""
    by: str = MACHINE
    note: str | None = None
    why: str | None = None
    person: str | None = None
    take_by: str | None = None
    then: str | None = None
    with_private: bool = False


def escalation_letters(
    case: Case, conversation: Sequence[FiledMention], department: Department, *, by: str, at: datetime, note: str | None,
    kind: str = "escalation", why: str | None = None, but: Container[str] = (),
) -> tuple[Letter, ...]:  # fmt: skip
    """Return one letter for each outlet of a department.

    The key is made of case, department, outlet and the moment of escalation: a second delivery of the same hand-over carries
    the same key, a second hand-over another.

    Args:
        kind: `escalation` or `reminder`.
        why: A sentence where it is not a person who hands the case over.
        but: Outlets that get none.
    """
    take_by = department.take_by(at)
    occasion = _Occasion(
        department=department.name, by=by, note=note, why=why, person=next(iter(department.members), None),
        take_by=iso(take_by) if take_by else None, then=department.then,
    )  # fmt: skip
    remind = "Reminder: " if kind == "reminder" else ""
    subject = f"{remind}Case {case.id} for {department.name}: {case.priority} {case.intent} from {printable(case.author)}"
    return tuple(
        _told_again(
            Letter(
                key=_key(case.id, department.name, outlet, at), outlet=outlet, case=case.id, kind=kind, subject=subject, body="",
                created_at=at, next_try_at=at,
            ),
            case, conversation, msgspec.structs.replace(occasion, with_private=outlet in department.with_private),
        )
        for outlet in department.notify
        if outlet not in but
    )  # fmt: skip


def without_withdrawn(letter: Letter, case: Case, conversation: Sequence[FiledMention]) -> Letter:
    """Return a letter of escalation told again, without the words that their authors took back since; its key stays."""
    known = {name: letter.facts[name] for name in _Occasion.__struct_fields__ if letter.facts.get(name) is not None}
    return _told_again(letter, case, conversation, msgspec.convert(known, _Occasion))


def _told_again(letter: Letter, case: Case, conversation: Sequence[FiledMention], occasion: _Occasion) -> Letter:
    """Return a letter with its body and facts, as the case stands."""
    return msgspec.structs.replace(letter, body=_story(case, conversation, occasion), facts=_facts(case, occasion))


def _key(case: int, department: str, outlet: str, at: datetime) -> str:
    return hashlib.sha256(f"{case}\0{department}\0{outlet}\0{at.isoformat()}".encode()).hexdigest()[:40]


def _story(case: Case, conversation: Sequence[FiledMention], occasion: _Occasion) -> str:
    lines = [*_opening(case, occasion), "", "Why it matters:"]
    lines += [f"- {printable(reason)}" for reason in _reasons(case, with_private=occasion.with_private)]
    if case.due_at is not None and case.due_kind is not None:
        lines += ["", f"Owed to the customer: {case.due_kind.replace('_', ' ')} by {case.due_at:%Y-%m-%d %H:%M} UTC."]
    told = conversation[-_STORY_POSTS:]
    lines += ["", "What was said:" if len(told) == len(conversation) else f"What was said (the last {len(told)} of {len(conversation)}):"]
    for one in told:
        who = "we" if one.mention.direction is Direction.OUTBOUND else printable(one.mention.author)
        lines.append(f"{one.mention.created_at:%Y-%m-%d %H:%M} {who}: {_told(one, with_private=occasion.with_private)}")
    if case.url:
        lines += ["", printable(case.url)]
    lines += ["", f"Take it: socialwatch ack {case.id}", f'Answer: socialwatch return {case.id} --note "…"']
    return "\n".join(lines)


def _opening(case: Case, occasion: _Occasion) -> list[str]:
    what = f"case {case.id} ({case.brand}, {case.network})"
    lines = [f"{printable(occasion.why)} It is {what}." if occasion.why else f"{printable(occasion.by)} hands over {what}."]
    if occasion.person:
        lines.append(f"For {printable(occasion.person)}.")
    if occasion.take_by:
        otherwise = f"; otherwise {printable(occasion.then)} is told" if occasion.then else ""
        lines.append(f"Please take it by {occasion.take_by[:16].replace('T', ' ')} UTC{otherwise}.")
    if occasion.note:
        lines += ["", f"Note: {printable(occasion.note)}"]
    return lines


def _reasons(case: Case, *, with_private: bool) -> list[str]:
    """Return the reasons in words; what they quote of a private conversation stays in the house."""
    if with_private or not case.is_private:
        return list(case.reasons)
    return [reason.partition('"')[0].rstrip(" :") for reason in case.reasons]


def _told(filed: FiledMention, *, with_private: bool) -> str:
    if filed.withdrawn_at is not None:
        return "(withdrawn by its author)"
    if filed.mention.is_private and not with_private:
        return "(a private message; it stays in the house)"
    return printable(filed.mention.body)


def _facts(case: Case, occasion: _Occasion) -> Mapping[str, object]:
    return {
        "case": case.id, "brand": case.brand, "network": case.network, "queue": str(case.queue), "priority": str(case.priority),
        "intent": str(case.intent), "author": case.author, "url": case.url, "level": len(case.ladder),
        "failed_channels": [str(channel) for channel in case.failed_channels], "themes": list(case.themes),
        "reasons": _reasons(case, with_private=occasion.with_private), "due_at": case.due_at.isoformat() if case.due_at else None,
        **msgspec.to_builtins(occasion),
    }  # fmt: skip
