"""The face of the interactive review: rows of the list, the case beside it, and what an act did, all as lines of text.

Every line is a Rich `Text` of a known width in which nothing is markup; colours are the names of the terminal's own, which the theme of
the review decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from socialwatch.desk.desk import Act, Shown
from socialwatch.desk.people import Person
from socialwatch.desk.replying import Prepared
from socialwatch.model.case import Case, Event
from socialwatch.model.collecting import SourceState, StoredGap
from socialwatch.model.words import SLEEPING_STATES, State
from socialwatch.ports import Clock
from socialwatch.text import cells, fit
from socialwatch.views import phrases

if TYPE_CHECKING:
    from rich.text import Text

_DUE = 13  # `due in 23h59` and a blank
_CAP = 1_000


class InboxFace:
    """Draws the review; see `inbox.face.Face`."""

    def __init__(self, *, clock: Clock, zone: tzinfo) -> None:
        self._clock, self._zone = clock, zone

    # -- the list ----------------------------------------------------------------------------------

    def row(self, case: Case, width: int, *, is_tall: bool) -> list[Text]:
        """Return a case as one line, or as two where the list is narrow; each `width` cells wide."""
        now = self._clock()
        return _tall_row(case, width, now, self._zone) if is_tall else [_flat_row(case, width, now, self._zone)]

    def case(self, shown: Shown, earlier: Sequence[Case], width: int) -> list[Text]:
        """Return a case whole, in lines of at most `width` cells."""
        from socialwatch.views.card import FOR_READING, case_lines

        return list(
            case_lines(
                shown.case, shown.conversation, shown.events, now=self._clock(), zone=self._zone, room=width, contact=shown.contact,
                earlier=earlier, letters=shown.letters, replies=shown.replies, order=FOR_READING,
            )
        )  # fmt: skip

    def person(self, person: Person, width: int) -> list[Text]:
        """Return who somebody is to us, in lines of at most `width` cells."""
        from socialwatch.views.contact import contact_lines

        lines = contact_lines(person.contact, person.cases, person.linked, now=self._clock(), zone=self._zone)
        return _wrapped(lines, width)

    def log(self, events: Sequence[Event], width: int) -> list[Text]:
        """Return a history with what each line changed, in lines of at most `width` cells."""
        from socialwatch.views.log import log_lines

        return _wrapped(log_lines(events, now=self._clock(), zone=self._zone), width)

    # -- sentences ---------------------------------------------------------------------------------

    def did(self, act: Act) -> str:
        """Return what an act did in one line; several cases are counted."""
        now, remarks = self._clock(), "".join(f" ({phrases.line(remark)})" for remark in act.remarks)
        if not act.cases and act.unchanged:
            return ("It is so already" if len(act.unchanged) == 1 else "They are so already") + "; nothing was changed." + remarks
        if not act.cases:
            return f"Nothing was done.{remarks}"
        lines = phrases.act_lines(act.verb, act.cases[:1], (), now=now, zone=self._zone)
        more = f" and {len(act.cases) - 1:,} more" if len(act.cases) > 1 else ""
        already = f"; {len(act.unchanged):,} were so already" if act.unchanged else ""
        return f"{lines[0]}{more}{already}.{remarks}"

    def versions(self, seen: Case, now: Case) -> tuple[str, str]:
        """Return a case as it was seen and as it is, in one line each, for somebody who must decide whether to act on it."""
        return _version(seen, self._clock(), self._zone), _version(now, self._clock(), self._zone)

    def reply(self, prepared: Prepared, width: int) -> list[Text]:
        """Return exactly what becomes public, as whom, and what one should know before saying yes."""
        from rich.text import Text

        from socialwatch.views.replying import preview

        return [Text(line) for line in preview(prepared, now=self._clock(), zone=self._zone, width=width)]

    def standing(self, counts: Mapping[str, int], sources: Mapping[str, SourceState], gaps: Sequence[StoredGap]) -> list[tuple[str, str]]:
        """Return how the inbox stands, as (words, Rich style): what is late, what is due soon, the last poll, gaps."""
        now = self._clock()
        told = [(f"{_many(counts['breached'])} late", "bold red")] if counts["breached"] else [("nothing late", "green")]
        if counts["due_soon"]:
            told.append((f"{_many(counts['due_soon'])} due within 2h", "yellow"))
        polls = [one.last_poll_at for one in sources.values() if one.last_poll_at is not None]
        told.append((f"polled {_ago(max(polls), now)}" if polls else "never polled", "" if polls else "yellow"))
        failing = sorted(one.name for one in sources.values() if one.failing_since is not None)
        if failing:
            told.append((f"{phrases.line(failing[0])} fails" if len(failing) == 1 else f"{len(failing)} sources fail", "red"))
        if gaps:
            told.append((f"{len(gaps)} gap{'' if len(gaps) == 1 else 's'}", "yellow"))
        return told


def _wrapped(lines: Iterable[str], width: int) -> list[Text]:
    """Return lines in at most `width` cells; what does not fit goes on below, further in."""
    from rich.console import Console
    from rich.text import Text

    paper = Console(width=width, color_system=None)  # only measures
    drawn: list[Text] = []
    for line in lines:
        first, *_ = Text(line).wrap(paper, width) or [Text()]
        rest = line[len(first.plain) :].strip()
        drawn += [first, *(Text(f"    {more.plain}") for more in Text(rest).wrap(paper, max(1, width - 4)) if rest)]
    return drawn


def _many(count: int) -> str:
    return "1,000+" if count >= _CAP else f"{count:,}"


def _ago(at: datetime, now: datetime) -> str:
    from socialwatch.model.times import duration_words

    return f"{duration_words(now - at)} ago" if (now - at).total_seconds() >= 60 else "just now"


def _version(case: Case, now: datetime, zone: tzinfo) -> str:
    parts = [str(case.state), f"{case.priority}, {case.queue}", phrases.due_words(case, now=now, zone=zone)]
    parts.append(f"with {phrases.line(case.assignee)}" if case.assignee else "with nobody")
    parts += [f"tags {phrases.line(', '.join(case.tags))}"] if case.tags else []
    parts.append(f"{case.mentions} post{'' if case.mentions == 1 else 's'}")
    return " · ".join(parts)


# -- rows ---------------------------------------------------------------------------------------------------------------


def _due(case: Case, now: datetime, zone: tzinfo) -> str:
    """Return what is due in `_DUE` cells at most: `20m late`, `in 1h35`, `till Fri 09:00`."""
    first, second = phrases.due_pair(case, now=now, zone=zone)
    if case.state in SLEEPING_STATES and case.snoozed_until is not None:
        first = f"→ {second.removeprefix('today ')}"
    return fit(first.removeprefix("due "), _DUE)


def _styles(case: Case, now: datetime) -> tuple[str, str]:
    """Return the styles of who and of what is due; nobody has looked at a new case yet, so it stands out."""
    who = "bold" if case.state is State.NEW else "dim" if case.state in (State.HANDLED, *SLEEPING_STATES) else ""
    return who, phrases.due_style(case, now)


def _flat_row(case: Case, width: int, now: datetime, zone: tzinfo) -> Text:
    from rich.text import Text

    who_style, due_style = _styles(case, now)
    owner = fit(phrases.owner_words(case, now), min(16, width // 6))
    who_room = min(20, max(8, width // 5))
    row = Text()
    _put(row, phrases.GLYPHS[case.priority], 3, phrases.PRIORITY_STYLES[case.priority])
    _put(row, _due(case, now, zone), _DUE + 1, due_style)
    _put(row, phrases.line(case.author), who_room, who_style)
    row.append("  ")
    left = width - cells(row.plain) - (cells(owner) + 2 if owner else 0)
    _put(row, phrases.line(case.text) or "(no text)", left, "dim" if who_style == "dim" else "")
    if owner:
        row.append("  ")
        row.append(owner, "cyan")
    return _exactly(row, width)


def _tall_row(case: Case, width: int, now: datetime, zone: tzinfo) -> list[Text]:
    from rich.text import Text

    who_style, due_style = _styles(case, now)
    first, second = Text(), Text()
    due = _due(case, now, zone)
    _put(first, phrases.GLYPHS[case.priority], 3, phrases.PRIORITY_STYLES[case.priority])
    owner = fit(phrases.owner_words(case, now), max(0, width // 4))
    right = cells(due) + (cells(owner) + 2 if owner else 0)
    name = f"  {phrases.line(case.author_name)}" if case.author_name else ""
    author = fit(phrases.line(case.author), max(4, width - 4 - right))
    first.append(author, who_style or None)
    first.append(fit(name, max(0, width - 4 - right - cells(author))), "dim")
    first.append(" " * max(1, width - cells(first.plain) - right))
    if owner:
        first.append(owner, "cyan")
        first.append("  ")
    first.append(due, due_style)
    _put(second, f"   {phrases.line(case.text) or '(no text)'}", width, "dim")
    return [_exactly(first, width), _exactly(second, width)]


def _put(row: Text, words: str, room: int, style: str) -> None:
    """Append words in exactly so many cells."""
    shown = fit(words, max(0, room))
    row.append(shown, style or None)
    row.append(" " * max(0, room - cells(shown)))


def _exactly(row: Text, width: int) -> Text:
    """Return a line in exactly so many cells; only one that is far too narrow for its parts is cut."""
    from rich.text import Text

    missing = width - cells(row.plain)
    if missing < 0:
        cut = fit(row.plain, width)
        return Text(cut + " " * (width - cells(cut)))
    row.append(" " * missing)
    return row
