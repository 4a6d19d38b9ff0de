"""What the faces say: the words for times, promises, people and history, the same on every screen.

All of it returns printable text: strangers' words have gone through `text.printable` here, so that no face can forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from socialwatch.model.case import Case, Promise
from socialwatch.model.times import duration_words
from socialwatch.model.words import DueKind, Outcome, Priority, Sla, State
from socialwatch.promises.standing import sla
from socialwatch.text import one_line, printable

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Not strftime: its names follow the locale of the machine, ours the language of the rest of the screen.

_SOON = timedelta(hours=2)
_LONGEST_LINE = 2_000  # characters of a text that is cut to a line anyway; a line of 500 cells never needs more

GLYPHS = {Priority.URGENT: "!!", Priority.HIGH: "! ", Priority.NORMAL: "· ", Priority.LOW: "  "}
"""Priority → a mark that differs in shape, two cells wide."""

OWED = {
    DueKind.FIRST_RESPONSE: "first answer",
    DueKind.NEXT_RESPONSE: "next answer",
    DueKind.RESOLUTION: "solution",
    DueKind.PROMISE: "promise",
}
"""What is owed, in the words of the screen."""

_OUTCOMES = {
    Outcome.ANSWERED: "answered",
    Outcome.SOLVED: "solved",
    Outcome.MOVED: "moved to another channel",
    Outcome.THANKED: "thanked",
    Outcome.NO_REPLY: "no reply owed",
    Outcome.WITHDRAWN: "withdrawn by its author",
    Outcome.DUPLICATE: "a duplicate",
    Outcome.SPAM: "spam",
}


def line(text: str) -> str:
    """Return a stranger's text as one printable line, at most 2,000 characters of it."""
    return one_line(printable(text[:_LONGEST_LINE]))


def when(at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return a time in the words of the user's clock: `today 09:12`, `Fri 17:00` within six days, else with the date."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    clock, days = f"{local:%H:%M}", (local.date() - today).days
    if days == 0:
        return f"today {clock}"
    day = _DAYS[local.weekday()]
    if -7 < days < 7:
        return f"{day} {clock}"
    date = f"{local.day} {_MONTHS[local.month - 1]}"
    return f"{day} {date} {clock}" if local.year == today.year else f"{date} {local.year} {clock}"


def distance(due_at: datetime, now: datetime) -> str:
    """Return how far a due time is: `due in 1h35`, `2h late`, `due now`."""
    if due_at - now >= timedelta(minutes=1):
        return f"due in {duration_words(due_at - now)}"
    if now - due_at >= timedelta(minutes=1):
        return f"{duration_words(now - due_at)} late"
    return "due now"


def due_pair(case: Case, *, now: datetime, zone: tzinfo) -> tuple[str, str]:
    """Return what is due on a case as two short lines: (`2h late`, `first answer`), (`asleep until`, `Fri 09:00`), (`—`, ``)."""
    if case.state is State.HANDLED:
        return ("done", printable(_OUTCOMES[case.outcome]) if case.outcome else "")
    if case.state in (State.SNOOZED, State.WATCHING):
        words = "asleep" if case.state is State.SNOOZED else "watching"
        return (f"{words} until", when(case.snoozed_until, now, zone)) if case.snoozed_until else (words, "")
    if case.due_at is not None:
        return (distance(case.due_at, now), OWED[case.due_kind] if case.due_kind else "")
    if case.state is State.PENDING:
        return ("waits for them", "")
    return ("—", "")


def due_words(case: Case, *, now: datetime, zone: tzinfo) -> str:
    """Return what is due on a case in one line: `due in 1h35`, `2h late`, `asleep until Fri 09:00`, `waits for them`, `—`."""
    first, second = due_pair(case, now=now, zone=zone)
    if first == "done" and second:
        return f"done: {second}"
    return f"{first} {second}" if first.endswith("until") else first


def due_style(case: Case, now: datetime) -> str:
    """Return the Rich style that goes with the words of `due_words`; never the only sign of anything."""
    if case.state in (State.HANDLED, State.SNOOZED, State.WATCHING, State.PENDING):
        return "dim"
    standing = sla(case, now)
    if standing is Sla.BREACHED:
        return "bold red"
    if standing is Sla.WARNING:
        return "yellow"
    return "green" if case.due_at is not None else "dim"


PRIORITY_STYLES = {Priority.URGENT: "bold red", Priority.HIGH: "yellow", Priority.NORMAL: "", Priority.LOW: "dim"}
"""Priority → Rich style; glyph and word say the same."""


def priority_words(priority: Priority) -> str:
    """Return a priority with its mark: `!! urgent`, `!  high`, `·  normal`, `   low`."""
    return f"{GLYPHS[priority]} {priority}"


def owner_words(case: Case, now: datetime) -> str:
    """Return who has a case at `now`: the department it went to and the person; empty where nobody does."""
    return printable(" · ".join(name for name in (case.escalated_to, case.owner(now)) if name))


def where_words(case: Case, *, with_brand: bool = False) -> str:
    """Return where it happened and whose it is: `x · service`, with the brand before it where several are shown."""
    places = (case.brand, case.network, case.queue) if with_brand else (case.network, case.queue)
    return printable(" · ".join(places))


def why_words(case: Case, *, most: int = 3) -> str:
    """Return the first reasons in one line, joined by `; `."""
    return "; ".join(line(reason) for reason in case.reasons[:most])


def is_late(case: Case, now: datetime) -> bool:
    """Say whether we owe something now that was due before."""
    return sla(case, now) is Sla.BREACHED


def summary(cases: Sequence[Case], now: datetime, *, total: int | None = None) -> str:
    """Return the sentence below a table: `12 cases: 1 urgent, 2 late, 3 due within 2h`.

    Args:
        total: How many there are in all, where the table shows only the first: `20 of 340 cases: …`.
    """
    if not cases:
        return "No cases."
    late = sum(is_late(case, now) for case in cases)
    soon = sum(case.due_at is not None and now < case.due_at <= now + _SOON for case in cases)
    urgent = sum(case.priority is Priority.URGENT for case in cases)
    counts = [f"{n} {word}" for n, word in ((urgent, "urgent"), (late, "late"), (soon, "due within 2h")) if n]
    many = f"{len(cases)} of {total}" if total is not None and total > len(cases) else f"{len(cases)}"
    noun = "case" if many == "1" else "cases"
    return f"{many} {noun}: {', '.join(counts)}" if counts else f"{many} {noun}"


def promise_words(promise: Promise, *, now: datetime, zone: tzinfo) -> str:
    """Return how one promise stands: `2h late, was due today 09:00`, `kept Fri 12:10`, `stands still with 3h left`."""
    if promise.met_at is not None:
        return f"kept {when(promise.met_at, now, zone)}{_lateness(promise.met_at, promise.breached_at)}"
    if promise.cancelled_at is not None:
        return f"no longer owed since {when(promise.cancelled_at, now, zone)}"
    if promise.due_at is None:
        return f"stands still with {duration_words(promise.left)} left" if promise.left is not None else "stands still"
    tense = "was due " if promise.due_at <= now else ""
    return f"{distance(promise.due_at, now)}, {tense}{when(promise.due_at, now, zone)}"


def _lateness(met_at: datetime, breached_at: datetime | None) -> str:
    return f", {duration_words(met_at - breached_at)} late" if breached_at is not None and met_at > breached_at else ""


_DONE = {
    "handle": "handled", "escalate": "escalated", "reopen": "reopened", "snooze": "asleep", "watch": "watched", "pending": "waits for the customer",
    "assign": "assigned", "claim": "claimed", "release": "given back", "mute": "muted", "unmute": "heard again", "link": "linked", "unlink": "unlinked",
    "tag": "tagged", "note": "noted", "promise": "promised", "undo": "taken back", "teach": "taught", "triage": "judged again",
    "reply": "answered", "detach": "taken off its problem",
}  # fmt: skip


def act_lines(verb: str, cases: Sequence[Case], unchanged: Sequence[int], *, now: datetime, zone: tzinfo) -> list[str]:
    """Return what a verb did, a line a case: `Case 12: handled as solved (@jane). Undo: socialwatch undo`."""
    lines = [f"Case {case.id}: {_deed(verb, case, now, zone)} ({line(case.author)})" for case in cases]
    if unchanged:
        lines.append(f"{'Case' if len(unchanged) == 1 else 'Cases'} {', '.join(map(str, unchanged))}: so already; nothing was changed")
    return lines


def _handed_on(verb: str, case: Case, due: str) -> str:
    if verb == "escalate":
        return f"escalated to {case.escalated_to}"
    if verb == "ack":
        return f"taken for {case.escalated_to}"
    if verb == "arrived":
        return f"arrived at {case.moved_to or 'the other channel'}"
    return f"back with {case.assignee or 'everybody'}; {due}"


def _deed(verb: str, case: Case, now: datetime, zone: tzinfo) -> str:
    if verb == "handle":
        return f"handled as {case.outcome}" + (f", {case.outcome_reason}" if case.outcome_reason else "")
    if verb in ("escalate", "ack", "return", "arrived", "not_arrived"):
        return _handed_on(verb, case, due_words(case, now=now, zone=zone))
    if verb == "assign":
        return f"assigned to {case.assignee}" if case.assignee else "assigned to nobody"
    if verb == "undo":
        return f"taken back; it is {case.state} again, {due_words(case, now=now, zone=zone)}"
    if verb in _UNTIL:
        words, until = _UNTIL[verb](case)
        return f"{words} {when(until, now, zone)}" if until is not None else _DONE[verb]
    if verb in ("tag", "teach", "triage"):
        return _names_words(verb, case)
    return f"belongs to problem {case.problem}" if verb == "problem" else _DONE[verb]


_UNTIL: Mapping[str, Callable[[Case], tuple[str, datetime | None]]] = {
    "claim": lambda case: ("yours until", case.claimed_until),
    "snooze": lambda case: ("asleep until", case.snoozed_until),
    "watch": lambda case: ("watched until", case.snoozed_until),
    "promise": lambda case: ("promised by", next((p.due_at for p in reversed(case.promises) if p.kind is DueKind.PROMISE), None)),
}


def _names_words(verb: str, case: Case) -> str:
    if verb == "tag":
        return f"tags {', '.join(map(line, case.tags)) or 'none'}"
    return " · ".join((f"{_DONE[verb]}: {case.intent}", case.queue, case.priority, *map(line, case.themes)))
