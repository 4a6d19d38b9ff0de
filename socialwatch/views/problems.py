"""Problems for the eye: how many cases, which share of all, and what came after the fix, never a number without its span."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from socialwatch.desk.problems import Summary
from socialwatch.insight.likeness import Alike, Group
from socialwatch.insight.rates import Change, Direction, Rate
from socialwatch.model.case import Case
from socialwatch.model.problem import Turn
from socialwatch.model.times import duration_words, iso
from socialwatch.text import cells, fit
from socialwatch.views import phrases

PROBLEM_FIELDS = (
    "id", "title", "theme", "state", "created_at", "created_by", "fixed_at", "note", "cases", "contacts", "since", "until", "service_cases",
    "service_cases_of_problem", "share", "rate", "before", "after", "change", "p",
)  # fmt: skip
"""Of a problem in JSON, in their order; a new one goes to the end. A rate is `{cases, from, to, weeks, per_week, low, high}`."""

_GAP = "  "


def problem_row(summary: Summary) -> dict[str, object]:
    """Return a problem as JSON-ready values under `PROBLEM_FIELDS`."""
    problem, change = summary.problem, summary.change
    return {
        "id": problem.id,
        "title": problem.title,
        "theme": problem.theme,
        "state": problem.state,
        "created_at": iso(problem.created_at),
        "created_by": problem.created_by,
        "fixed_at": iso(problem.fixed_at) if problem.fixed_at else None,
        "note": problem.note,
        "cases": summary.cases,
        "contacts": summary.contacts,
        "since": iso(summary.since) if summary.since else None,
        "until": iso(summary.until) if summary.until else None,
        "service_cases": summary.service_cases,
        "service_cases_of_problem": summary.in_span,
        "share": round(summary.in_span / summary.service_cases, 4) if summary.service_cases else None,
        "rate": _rate_row(summary.rate),
        "before": _rate_row(change.before if change else None),
        "after": _rate_row(change.after if change else None),
        "change": str(change.direction) if change else None,
        "p": round(change.p, 6) if change and change.p is not None else None,
    }


def _rate_row(rate: Rate | None) -> dict[str, object] | None:
    if rate is None:
        return None
    return {
        "cases": rate.cases, "from": iso(rate.begins_at), "to": iso(rate.ends_at), "weeks": round(rate.weeks, 3),
        "per_week": round(rate.per_week, 3) if rate.per_week is not None else None, "low": round(rate.low, 3),
        "high": round(rate.high, 3) if math.isfinite(rate.high) else None,
    }  # fmt: skip


# -- in words ---------------------------------------------------------------------------------------------------------------


def share_words(summary: Summary) -> str:
    """Return the share with its denominator: `23 of 310 service cases (7.4 %)`."""
    if not summary.service_cases:
        return "no service cases in its span"
    percent = 100 * summary.in_span / summary.service_cases
    return f"{summary.in_span} of {summary.service_cases:,} service {_noun(summary.service_cases)} ({percent:.1f} %)"


def rate_words(rate: Rate) -> str:
    """Return a rate with what it is made of: `14 in 6.0 weeks, 2.3 a week (95 %: 1.3 to 3.9)`."""
    if rate.per_week is None:
        return f"{rate.cases} in no time yet"
    length = f"{rate.weeks:.1f} weeks" if rate.weeks >= 1 else duration_words(rate.ends_at - rate.begins_at)
    return f"{rate.cases} in {length}, {rate.per_week:.1f} a week (95 %: {rate.low:.1f} to {rate.high:.1f})"


def change_words(change: Change) -> str:
    """Return what the figures allow to say of the fix, with the chance of being fooled."""
    if change.direction is Direction.TOO_EARLY:
        return "too early to tell"
    chance = f"p = {change.p:.3f}" if change.p is not None and change.p >= 0.001 else "p < 0.001"
    if change.direction is Direction.SAME:
        return f"no difference shows, and a rate that halved would have ({chance})"
    return f"the rate {change.direction} ({chance}, exact test)"


def _noun(count: int) -> str:
    return "case" if count == 1 else "cases"


# -- tables -----------------------------------------------------------------------------------------------------------------


def problem_table(summaries: Sequence[Summary], *, now: datetime, zone: tzinfo, width: int) -> Iterator[str]:
    """Yield a header and, for each problem, a line of what it is and lines of figures below it."""
    rows = [("#", "state", "cases", "people", "problem"), *(_cells(one, now, zone) for one in summaries)]
    widths = [min(24, max(cells(row[at]) for row in rows)) for at in range(4)]
    for at, row in enumerate(rows):
        head = _GAP.join(
            " " * (room - cells(word)) + word if place in (0, 2, 3) else word + " " * (room - cells(word))
            for place, (word, room) in enumerate(zip((fit(word, widths[n]) for n, word in enumerate(row[:4])), widths, strict=True))
        )
        yield fit(f"{head}{_GAP}{row[4]}", width).rstrip()
        if at:
            yield from (fit(f"{' ' * widths[0]}{_GAP}{line}", width) for line in figure_lines(summaries[at - 1]))


def _cells(summary: Summary, now: datetime, zone: tzinfo) -> tuple[str, str, str, str, str]:
    problem = summary.problem
    state = "open" if problem.fixed_at is None else f"fixed {_day(problem.fixed_at, now, zone)}"
    title = phrases.line(problem.title) + (f" [{phrases.line(problem.theme)}]" if problem.theme else "")
    return str(problem.id), state, str(summary.cases), str(summary.contacts), title


def _day(at: datetime, now: datetime, zone: tzinfo) -> str:
    return phrases.when(at, now, zone).rpartition(" ")[0]


def figure_lines(summary: Summary) -> Iterator[str]:
    """Yield the figures of a problem, a sentence a line."""
    if not summary.cases:
        yield "no cases yet: socialwatch problem attach, or suggest"
        return
    yield share_words(summary)
    if summary.rate is not None:
        yield f"while open: {rate_words(summary.rate)}"
    if summary.change is not None:
        yield f"before: {rate_words(summary.change.before)}"
        yield f"after:  {rate_words(summary.change.after)}"
        yield f"so far: {change_words(summary.change)}"
    elif summary.problem.fixed_at is not None:
        yield "nothing was seen before the fix: there is nothing to compare with"


def problem_text(summary: Summary, cases: Sequence[Case], *, alike: int, now: datetime, zone: tzinfo, width: int) -> list[str]:
    """Return one problem whole: what it is, its figures, its history, its cases.

    Args:
        alike: How many cases without a problem look like it.
    """
    problem = summary.problem
    theme = f" · theme {phrases.line(problem.theme)}" if problem.theme else ""
    state = "open" if problem.fixed_at is None else f"fixed since {_day(problem.fixed_at, now, zone)}"
    lines = [f"Problem {problem.id}: {phrases.line(problem.title)}", f"{state}{theme}"]
    lines += [phrases.line(problem.note)] if problem.note else []
    if summary.cases:
        people = f"{summary.contacts} {'person' if summary.contacts == 1 else 'people'}"
        lines.append(f"{summary.cases} {_noun(summary.cases)} of {people}, since {phrases.when(summary.since or now, now, zone)}")
    lines += ["", *figure_lines(summary)]
    if summary.rate is not None or summary.change is not None:
        lines.append("(the first case opens the span and is not counted in its rate)")
    if alike:
        lines.append(f"{alike} more {'case looks' if alike == 1 else 'cases look'} like it: socialwatch problem suggest {problem.id}")
    lines += ["", *(turn_words(one, now=now, zone=zone) for one in problem.turns), ""]
    lines += [f"{case.id:>5}  {case.state:<9}  {phrases.line(case.author)}: {phrases.line(case.text)}" for case in cases]
    return [fit(line, width).rstrip() for line in lines]


def turn_words(turn: Turn, *, now: datetime, zone: tzinfo) -> str:
    """Return a line of a problem's history: `Mon 09:12 ada marked it as fixed since Sun 1 Nov`."""
    deed = {"new": "noted it", "reopen": "opened it again", "undo": "took that back"}.get(turn.verb)
    if deed is None:
        deed = f"marked it as fixed since {_day(turn.after, now, zone)}" if turn.after else "marked it as fixed"
    return f"{phrases.when(turn.at, now, zone)} {phrases.line(turn.by)} {deed}"


def problem_tsv(summaries: Iterable[Summary]) -> Iterator[str]:
    """Yield a header and one line for each problem, `PROBLEM_FIELDS` between tabs; a rate is its count and weeks."""
    yield "\t".join(PROBLEM_FIELDS)
    for one in summaries:
        row = problem_row(one)
        yield "\t".join(_tsv(value) for value in row.values())


def _tsv(value: object) -> str:
    if isinstance(value, dict):
        return f"{value['cases']} in {value['weeks']} weeks"
    return "" if value is None else phrases.line(str(value))


# -- suggestions ------------------------------------------------------------------------------------------------------------


def suggestion_lines(found: Sequence[tuple[Case, Alike]], *, width: int) -> Iterator[str]:
    """Yield a case a line, with why it looks alike below it."""
    for case, alike in found:
        yield fit(f"{case.id:>5}  {phrases.line(case.author)}: {phrases.line(case.text)}", width)
        yield fit(f"       because: {phrases.line('; '.join(alike.reasons))}", width)


def group_lines(found: Sequence[tuple[Group, Sequence[Case]]], *, width: int) -> Iterator[str]:
    """Yield each group of cases that look alike, with why and how to make a problem of it."""
    for group, cases in found:
        theme = f" --theme {group.theme}" if group.theme else ""
        yield fit(f"{len(cases)} cases: {phrases.line('; '.join(group.cases[0].reasons))}", width)
        yield from (fit(f"{case.id:>5}  {phrases.line(case.author)}: {phrases.line(case.text)}", width) for case in cases[:5])
        if len(cases) > 5:
            yield f"       and {len(cases) - 5} more"
        numbers = " ".join(str(case.id) for case in cases)
        yield f'       socialwatch problem new "{phrases.line(group.name)}"{theme}  then: socialwatch problem attach N {numbers}'
