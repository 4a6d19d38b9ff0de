"""What a poll brought home: the new cases, and one line for everything that went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from socialwatch.model.case import Case
from socialwatch.model.collecting import PollResult, SourceResult
from socialwatch.text import one_line, printable
from socialwatch.views import phrases
from socialwatch.views.fields import case_row
from socialwatch.views.table import print_cases

if TYPE_CHECKING:
    from rich.console import Console

_MARKS = {"ok": "·", "partial": "⚠", "deferred": "…", "failed": "✗"}
_STYLES = {"ok": "dim", "partial": "yellow", "deferred": "yellow", "failed": "bold red"}


def print_poll(
    result: PollResult,
    cases: Sequence[Case],
    *,
    now: datetime,
    console: Console,
    zone: tzinfo = UTC,
    talk: Console | None = None,
) -> None:
    """Print the new and reopened cases by priority, what was counted, and a line for each source with trouble.

    Args:
        cases: Those of `result.cases`, in the order to show.
        talk: Where trouble is told; None tells it on `console`.
    """
    print_cases(cases, now=now, zone=zone, console=console, footer=poll_words(result))
    print_trouble(result, talk or console)


def print_trouble(result: PollResult, console: Console) -> None:
    """Print one line for each thing that went wrong or was left out; nothing where all went well."""
    from rich.text import Text

    for source in result.sources:
        for words in _trouble(source):
            console.print(Text(words, style=_STYLES.get(source.status, "yellow")))


def poll_words(result: PollResult) -> str:
    """Return the counts of a poll in a sentence: `7 new mentions, 3 new cases, 1 reopened`, or `Nothing new.`"""
    counts = (
        (result.new_mentions, "new mention", "new mentions"),
        (result.new_cases, "new case", "new cases"),
        (result.reopened, "reopened", "reopened"),
        (result.withdrawn, "withdrawn", "withdrawn"),
    )
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return ", ".join(told) if told else "Nothing new."


def trouble_lines(result: PollResult, *, with_repeated: bool = True) -> list[str]:
    """Return a printable line for each source that failed, waits, holds bad rows or has a gap, and for its notes.

    Empty where there is nothing to tell. `with_repeated` says whether a failure that was told before is told again.
    """
    return [words for source in result.sources for words in _trouble(source, with_repeated=with_repeated)]


def _trouble(source: SourceResult, *, with_repeated: bool = True) -> list[str]:
    name = one_line(printable(source.name))
    told = []
    if (source.status != "ok" or source.error) and (with_repeated or not source.is_repeated):
        error = f": {_said(source.error)}" if source.error else ""
        told.append(f"{_MARKS.get(source.status, '⚠')} {name} ({printable(source.network)}) {_status(source.status)}{error}")
    if source.gap and (with_repeated or source.is_new_gap):
        told.append(f"⚠ {name} has a gap: {_said(source.gap)}")
    return [*told, *(f"· {name}: {_said(note)}" for note in source.notes)]


def _status(status: str) -> str:
    return {"failed": "failed", "deferred": "waits", "partial": "was read in part"}.get(status, printable(status))


def _said(words: str) -> str:
    return phrases.line(words)


def poll_json(result: PollResult, cases: Sequence[Case], now: datetime) -> dict[str, object]:
    """Return a poll as JSON-ready values: counts, one object for each source, and the cases with the promised fields."""
    return {
        "new_mentions": result.new_mentions,
        "new_cases": result.new_cases,
        "reopened": result.reopened,
        "withdrawn": result.withdrawn,
        "sources": [_source_row(source) for source in result.sources],
        "cases": [case_row(case, now) for case in cases],
    }


def _source_row(source: SourceResult) -> dict[str, object]:
    return {
        "name": source.name,
        "network": source.network,
        "status": source.status,
        "mentions": source.mentions,
        "error": source.error,
        "gap": source.gap,
    }
