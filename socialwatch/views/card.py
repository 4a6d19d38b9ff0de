"""One case whole: what is owed and why, who and where, the conversation, the history, and what to type next.

Both faces, the drawn one and the plain one, say the same facts: `_sections` writes them down once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

import msgspec

from socialwatch.model.case import Case, Event
from socialwatch.model.mention import Contact, FiledMention
from socialwatch.model.outbox import Letter
from socialwatch.model.reply import Reply
from socialwatch.model.times import iso
from socialwatch.model.words import SLEEPING_STATES, Direction, State
from socialwatch.text import cells, printable
from socialwatch.views import phrases
from socialwatch.views.fields import case_row, event_row, mention_row
from socialwatch.views.history import event_words
from socialwatch.views.outbox import letter_row, state_words
from socialwatch.views.replying import standing

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WIDEST = 100  # a paragraph wider than this is hard to read, however wide the terminal
_LONGEST_BODY = 20_000  # characters of one mention on a card; `--json` has the rest
_OURS_INDENT = 8
_MOST_EARLIER, _EARLIER_TEXT = 5, 80
_BETWEEN = " · "

ON_A_CARD = ("Owed", "Why it stands here", "Who and where", "Filed", "Conversation", "Replies that wait", "Messages", "History", "Next")
"""The sections of a card, in their order."""

FOR_READING = (
    "Why it stands here", "Conversation", "Replies that wait", "Owed", "Who and where", "Their other cases", "Filed", "Messages", "History",
)  # fmt: skip
"""The sections beside a list: what they want comes before what we know of them."""


class _Line(msgspec.Struct, frozen=True):
    """A paragraph of a card.

    Args:
        parts: What `words` is made of, joined by ` · `; a line breaks between two of them. Empty for running text.
        mark: Stands before the first line (a bullet), or before every line where `is_quote`.
        spoken: What the plain face says instead of `words`, where a mark or an indent carries meaning.
    """

    words: str
    parts: tuple[str, ...] = ()
    style: str = ""
    mark: str = ""
    indent: int = 0
    is_quote: bool = False
    spoken: str | None = None


def _listed(parts: Sequence[str], style: str = "") -> _Line:
    return _Line(_BETWEEN.join(parts), parts=tuple(parts), style=style)


class _Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it."""

    title: str
    lines: tuple[_Line, ...]


# -- the faces ----------------------------------------------------------------------------------------------------------


def print_case(
    case: Case, conversation: Sequence[FiledMention], events: Sequence[Event], *, now: datetime, zone: tzinfo, console: Console,
    contact: Contact | None = None, letters: Sequence[Letter] = (), replies: Sequence[Reply] = (),
) -> None:  # fmt: skip
    """Print one case whole, fitted to the width of the console.

    Args:
        conversation: Its mentions, oldest first.
        events: Its history, oldest first.
        zone: Of the user, for local times.
        contact: The person, for how many cases they have had; None leaves that out.
    """
    room = min(console.width, _WIDEST)
    lines = case_lines(case, conversation, events, now=now, zone=zone, room=room, contact=contact, letters=letters, replies=replies)
    for drawn in lines:
        console.print(drawn, no_wrap=True, overflow="ignore", crop=False)


def case_lines(
    case: Case, conversation: Sequence[FiledMention], events: Sequence[Event], *, now: datetime, zone: tzinfo, room: int,
    contact: Contact | None = None, earlier: Sequence[Case] = (), letters: Sequence[Letter] = (), replies: Sequence[Reply] = (),
    order: Sequence[str] = ON_A_CARD,
) -> Iterator[Text]:  # fmt: skip
    """Yield the lines of a card, none wider than `room` cells.

    Args:
        earlier: Other cases of the same person, newest first.
        order: The titles of the sections that are wanted; one that would be empty is left out.
    """
    from rich.console import Console
    from rich.text import Text

    paper = Console(width=room, color_system=None)  # only measures
    priority = (phrases.priority_words(case.priority).rstrip(), phrases.PRIORITY_STYLES[case.priority])
    due = (_due_title(case, now, zone), phrases.due_style(case, now))
    yield from Text("   ").join(Text(*part) for part in ((f"Case {case.id}", "bold"), priority, due)).wrap(paper, room)
    yield from Text(_BETWEEN.join(_standing(case)), style="dim").wrap(paper, room)
    yield Text("─" * room, style="dim")
    found = _sections(case, conversation, events, now, zone, contact, earlier, letters, replies)
    sections = {section.title: section for section in found}
    for at, section in enumerate(sections[title] for title in order if title in sections):
        if at:
            yield Text()
        yield Text(section.title, style="bold")
        for line in section.lines:
            yield from _drawn(line, room, paper)


def plain_case(
    case: Case, conversation: Sequence[FiledMention], events: Sequence[Event], *, now: datetime, zone: tzinfo,
    contact: Contact | None = None, letters: Sequence[Letter] = (), replies: Sequence[Reply] = (),
) -> str:  # fmt: skip
    """Return the same facts as text without colour, drawing or columns, for `--plain`, a dumb terminal, a pipe or a screen reader.

    Every paragraph is one line, so that the terminal breaks it; ends with a line break.
    """
    told = [f"Case {case.id}: {case.priority}, {_due_title(case, now, zone)}; {', '.join(_standing(case))}"]
    for section in _sections(case, conversation, events, now, zone, contact, letters=letters, replies=replies):
        told += ["", f"{section.title}:"]
        told += [line.words if line.spoken is None else line.spoken for line in section.lines]
    return "\n".join(told) + "\n"


def case_json(
    case: Case, conversation: Sequence[FiledMention], events: Sequence[Event], now: datetime, letters: Sequence[Letter] = ()
) -> dict[str, object]:
    """Return a case as JSON-ready values: its promised fields, then `thread`, `events`, `escalation`, `moved` and `letters`."""
    return case_row(case, now) | {
        "thread": [mention_row(filed) for filed in conversation],
        "events": [event_row(event) for event in events],
        "escalation": {
            "level": len(case.ladder),
            "told": list(case.ladder),
            "acknowledge_by": iso(case.acknowledge_by) if case.acknowledge_by else None,
            "acknowledged_at": iso(case.acknowledged_at) if case.acknowledged_at else None,
            "acknowledged_by": case.acknowledged_by,
            "reminders": case.reminders,
        },
        "moved": {"to": case.moved_to, "ref": case.moved_ref, "arrived_at": iso(case.arrived_at) if case.arrived_at else None},
        "letters": [letter_row(letter) for letter in letters],
    }


def next_hint(case: Case) -> str:
    """Return what one could type next for this case: `socialwatch handle 12 --outcome solved · note 12`."""
    return _BETWEEN.join(_next(case))


def _next(case: Case) -> list[str]:
    if case.state is State.HANDLED:
        met = [f"arrived {case.id}", f"arrived {case.id} --no"] if case.is_on_the_way else []
        return [f"socialwatch {words}" if at == 0 else words for at, words in enumerate([*met, f"reopen {case.id}", f"note {case.id}"])]
    if case.state is State.ESCALATED:
        taken = [] if case.acknowledged_at else [f"ack {case.id}"]
        first, *others = [*taken, f'return {case.id} --note "…"', f"handle {case.id} --outcome solved", f"note {case.id} TEXT"]
        return [f"socialwatch {first}", *others]
    return [
        f"socialwatch reply {case.id}",
        f"handle {case.id} --outcome solved",
        f"escalate {case.id} --to DEPARTMENT",
        f"note {case.id} TEXT",
        f"snooze {case.id} --until 2h",
    ]


def _due_title(case: Case, now: datetime, zone: tzinfo) -> str:
    """Return what is due with what it is: `2h late: first answer`; without it for a case that sleeps or is done."""
    due, more = phrases.due_pair(case, now=now, zone=zone)
    is_running = case.due_kind is not None and more == phrases.OWED[case.due_kind]
    return f"{due}: {more}" if is_running else phrases.due_words(case, now=now, zone=zone)


def _standing(case: Case) -> list[str]:
    return [str(case.state), str(case.queue), str(case.intent), phrases.line(case.brand)]


def _drawn(line: _Line, room: int, console: Console) -> Iterator[Text]:
    """Yield the lines of a paragraph, wrapped behind its mark."""
    from rich.text import Text

    before = " " * (2 + line.indent) + line.mark
    hang = "" if line.mark or line.parts else "  "
    later = before if line.is_quote else " " * len(before) + hang
    left = max(10, room - len(before + hang))
    paragraphs = _packed(line.parts, left) if line.parts else [line.words]
    wrapped = [drawn for words in paragraphs for drawn in Text(words, style=line.style).wrap(console, left)]
    for at, drawn in enumerate(wrapped):
        drawn.rstrip()
        yield Text.assemble((before if at == 0 else later, "dim"), drawn)


def _packed(parts: Sequence[str], room: int) -> list[str]:
    """Join parts into as few lines as fit, so that no line breaks within one of them."""
    lines = [parts[0]]
    for part in parts[1:]:
        longer = lines[-1] + _BETWEEN + part
        if cells(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


# -- the facts ----------------------------------------------------------------------------------------------------------


def _sections(
    case: Case, conversation: Sequence[FiledMention], events: Sequence[Event], now: datetime, zone: tzinfo, contact: Contact | None,
    earlier: Sequence[Case] = (), letters: Sequence[Letter] = (), replies: Sequence[Reply] = (),
) -> Iterator[_Section]:  # fmt: skip
    found = [
        _Section("Owed", tuple(_owed(case, now, zone))),
        _Section("Why it stands here", tuple(_Line(phrases.line(reason), mark="• ") for reason in case.reasons)),
        _Section("Who and where", tuple(_who(case, contact))),
        _Section("Their other cases", tuple(_earlier(earlier, max(len(earlier), contact.cases - 1 if contact else 0), now, zone))),
        _Section("Filed", tuple(_filed(case, now, zone))),
        _Section("Conversation", tuple(line for filed in conversation for line in _said(filed, now, zone))),
        _Section("Replies that wait", tuple(_waiting(replies, now, zone))),
        _Section("Messages", tuple(_left(letters, now, zone))),
        _Section("History", tuple(_history(events, now, zone))),
        _Section("Next", (_listed(_next(case), "dim"),)),
    ]
    yield from (section for section in found if section.lines)


def _owed(case: Case, now: datetime, zone: tzinfo) -> Iterator[_Line]:
    for promise in case.promises:
        words = f"{phrases.OWED[promise.kind]}: {phrases.promise_words(promise, now=now, zone=zone)}"
        level = f" ({phrases.line(promise.level)})" if promise.level else ""
        note = f": {phrases.line(promise.note)}" if promise.note else ""
        late = promise.is_open and promise.due_at is not None and promise.due_at <= now
        yield _Line(words + level + note, style="bold red" if late else "" if promise.is_open else "dim")
    if case.waiting_since is not None:
        yield _Line(f"they have waited since {phrases.when(case.waiting_since, now, zone)}")
    if not case.owes_answer:
        yield _Line("no answer is owed")


def _who(case: Case, contact: Contact | None) -> Iterator[_Line]:
    parts = [phrases.line(case.author)]
    if case.author_name:
        parts.append(phrases.line(case.author_name))
    if case.followers is not None:
        parts.append(f"{case.followers:,} follower{'' if case.followers == 1 else 's'} (never ranks)")
    if contact is not None and contact.cases > 1:
        parts.append(f"{contact.cases} cases with us")
    yield _listed(parts)
    # The address is text and never a link: what a stranger wrote decides what a click would open.
    yield _listed([phrases.line(case.network), *([phrases.line(case.url)] if case.url else [])])


def _earlier(cases: Sequence[Case], total: int, now: datetime, zone: tzinfo) -> Iterator[_Line]:
    for case in cases[:_MOST_EARLIER]:
        stands = phrases.due_words(case, now=now, zone=zone) if case.state is State.HANDLED else str(case.state)
        yield _Line(f"{case.id} · {phrases.when(case.created_at, now, zone)} · {stands}: {phrases.line(case.text)[:_EARLIER_TEXT]}")
    if cases and total > _MOST_EARLIER:
        yield _Line(f"and {total - _MOST_EARLIER:,} more", style="dim")


def _filed(case: Case, now: datetime, zone: tzinfo) -> Iterator[_Line]:
    facts = (
        ("department", case.department),
        ("with", _owner(case, now, zone)),
        ("escalated to", _escalation(case, now, zone)),
        ("tags", ", ".join(case.tags)),
        ("themes", ", ".join(case.themes)),
        ("failed before", ", ".join(case.failed_channels)),
        ("moved to", _moved(case, now, zone)),
        ("problem", str(case.problem) if case.problem is not None else None),
        ("language", case.lang),
    )
    told = [f"{name} {phrases.line(value)}" for name, value in facts if value]
    told += ["private"] if case.is_private else []
    told += [f"muted until {phrases.when(case.muted_until, now, zone)}"] if case.muted_until and case.muted_until > now else []
    told += ["triage is unsure"] if case.is_unsure else []
    if told:
        yield _listed(told)
    if case.snoozed_until is not None and case.state in SLEEPING_STATES:
        yield _Line(f"sleeps until {phrases.when(case.snoozed_until, now, zone)}")
    if case.handled_at is not None and case.state is State.HANDLED:
        ended = phrases.due_pair(case, now=now, zone=zone)[1]
        reason = f" ({case.outcome_reason.replace('_', ' ')})" if case.outcome_reason else ""
        yield _Line(
            f"handled {phrases.when(case.handled_at, now, zone)} by {phrases.line(case.handled_by or 'socialwatch')}: {ended}{reason}"
        )


def _owner(case: Case, now: datetime, zone: tzinfo) -> str | None:
    """Return who has it, and until when where it is only claimed."""
    owner = case.owner(now)
    if owner is None or case.claimed_until is None or case.state is State.HANDLED:
        return owner
    return f"{owner} until {phrases.when(case.claimed_until, now, zone)}"


def _escalation(case: Case, now: datetime, zone: tzinfo) -> str | None:
    """Return who has an escalated case, how far up the ladder, and whether somebody took it."""
    if case.escalated_to is None:
        return None
    words = case.escalated_to + (f" (level {len(case.ladder)})" if len(case.ladder) > 1 else "")
    if case.acknowledged_at is not None:
        return f"{words}, taken by {case.acknowledged_by} {phrases.when(case.acknowledged_at, now, zone)}"
    if case.acknowledge_by is not None:
        return f"{words}, to be taken by {phrases.when(case.acknowledge_by, now, zone)}"
    return words


def _moved(case: Case, now: datetime, zone: tzinfo) -> str | None:
    """Return where the customer was sent on to, and whether they arrived."""
    words = " ".join(word for word in (case.moved_to, case.moved_ref) if word)
    if case.arrived_at is not None:
        return f"{words or 'another channel'}, arrived {phrases.when(case.arrived_at, now, zone)}"
    return f"{words or 'another channel'}, not known to have arrived" if case.is_on_the_way else words or None


def _left(letters: Sequence[Letter], now: datetime, zone: tzinfo) -> Iterator[_Line]:
    """What left the house about a case, and what it is called on the other side."""
    for letter in letters:
        where = f" ({phrases.line(letter.url)})" if letter.url else ""
        yield _Line(f"{phrases.line(letter.outlet)}: {state_words(letter, now=now, zone=zone)}{where}")


def _waiting(replies: Sequence[Reply], now: datetime, zone: tzinfo) -> Iterator[_Line]:
    """What was written to them and is not known to be public: who wrote it, where it stands, and its words."""
    for reply in replies:
        yield _Line(f"d{reply.id} by {phrases.line(reply.by)}, {phrases.when(reply.created_at, now, zone)}: {standing(reply)}")
        yield from (_Line(words, mark="│ ", is_quote=True) for words in _body(reply.text))


def _said(filed: FiledMention, now: datetime, zone: tzinfo) -> Iterator[_Line]:
    """One turn of the conversation: who and when, then the words; ours stand further in."""
    mention = filed.mention
    is_ours = mention.direction is Direction.OUTBOUND
    at = phrases.when(mention.created_at, now, zone)
    who = phrases.line(mention.author)
    indent, style = (_OURS_INDENT, "cyan") if is_ours else (0, "bold")
    notes = ", edited" if mention.edited_at else ""
    notes += ", private" if mention.is_private else ""
    spoken = f"We ({who}) wrote, {at}{notes}:" if is_ours else f"{who} wrote, {at}{notes}:"
    yield _Line(f"{who}{' (us)' if is_ours else ''} · {at}{notes}", style=style, indent=indent, spoken=spoken)
    if filed.withdrawn_at is not None:
        yield _Line(
            f"deleted by its author; seen {phrases.when(filed.withdrawn_at, now, zone)}",
            style="dim",
            mark="│ ",
            indent=indent,
            is_quote=True,
        )
        return
    yield from (_Line(words, mark="│ ", indent=indent, is_quote=True) for words in _body(mention.body))


def _body(text: str) -> Iterator[str]:
    """Yield the lines of a mention without its empty ones; the end of a very long one is told, not shown."""
    shown = printable(text[:_LONGEST_BODY], multiline=True)
    yield from (stripped for line in shown.split("\n") if (stripped := line.rstrip()))
    if len(text) > _LONGEST_BODY:
        yield f"… and {len(text) - _LONGEST_BODY:,} more characters"


def _history(events: Sequence[Event], now: datetime, zone: tzinfo) -> Iterator[_Line]:
    for event in events:
        yield _Line(event_words(event, now=now, zone=zone), style="dim" if event.undone_by is not None else "")
