"""What is meant by the cases in hand, for the review on a screen and the plain one: whom, which draft, and whether an act fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from socialwatch.desk import people
from socialwatch.desk.desk import Desk
from socialwatch.desk.drafts import WAITING
from socialwatch.errors import UsageError
from socialwatch.model.case import Case
from socialwatch.model.mention import Contact
from socialwatch.model.reply import Reply
from socialwatch.model.words import State
from socialwatch.text import fit, one_line, printable

NOT_ESCALATED = "it is with no department"
NOT_ON_THE_WAY = "it was not moved elsewhere, or they are known to have arrived"
NOBODY = "nobody is known behind it any more"
HISTORY = 1_000
"""So many lines of a history are shown; `socialwatch log --case N --limit M` has no end."""

_NAMED = 3
_WORDS = 50


def is_escalated(case: Case) -> bool:
    """Say whether a department has it."""
    return case.state is State.ESCALATED


def is_on_the_way(case: Case) -> bool:
    """Say whether its customer was sent elsewhere and nobody has met them there."""
    return case.is_on_the_way


def check_any(desk: Desk, numbers: Sequence[int], fits: Callable[[Case], bool], why_not: str) -> None:
    """Refuse to ask about an act that would do nothing to any of these cases.

    Raises:
        UsageError: None of them fits.
    """
    cases = desk.store.cases(numbers, now=desk.clock())
    if not any(fits(case) for case in cases):
        raise UsageError(f"case {cases[0].id}: {why_not}" if len(cases) == 1 else f"none of these {len(cases):,} cases: {why_not}")


def people_of(desk: Desk, numbers: Sequence[int]) -> list[Contact]:
    """Return who stands behind cases, each once.

    Raises:
        UsageError: Nobody does any more.
    """
    found = {one.id: one for number in numbers for one in people.contacts_meant(desk, str(number))}
    if not found:
        raise UsageError(NOBODY)
    return list(found.values())


def named(contacts: Sequence[Contact]) -> str:
    """Return the first handles, and how many more there are."""
    shown = ", ".join(f"{one_line(printable(one.handle))} ({one_line(printable(one.network))})" for one in contacts[:_NAMED])
    return f"{shown} and {len(contacts) - _NAMED:,} more" if len(contacts) > _NAMED else shown


def drafts_of(desk: Desk, number: int) -> list[Reply]:
    """Return the replies to a case that have not come to an end, oldest first.

    Raises:
        UsageError: There is none.
    """
    rows = desk.store.replies(case=number, states=WAITING)
    if not rows:
        raise UsageError(f"no draft waits for case {number}")
    return rows


def draft_words(row: Reply) -> str:
    """Return a draft in a line: its number, who wrote it, and how it begins."""
    return f"d{row.id} by {one_line(printable(row.by))}: {fit(one_line(printable(row.text)), _WORDS)}"
