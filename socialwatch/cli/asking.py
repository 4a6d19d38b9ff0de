"""What commands share: which cases are meant, whether the user is sure, what is printed after an act."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, cast

import typer

from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import UsageError
from socialwatch.model.review import DEFAULT_VIEWS, view_named
from socialwatch.wiring import House

ASK_FROM = 3
"""So many cases at once are asked about first."""

_MOST_IN_A_RANGE = 10_000
_CASE_WORD = re.compile(r"#?(\d{1,18})(?:-(\d{1,18}))?", re.ASCII)

Cases = Annotated[list[str] | None, typer.Argument(metavar="CASES", help="Numbers, ranges (3-7), or - to read them from standard input.")]
Where = Annotated[str | None, typer.Option("--where", metavar="FILTER", help="The live cases that a filter finds, instead of numbers.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
Note = Annotated[str | None, typer.Option("--note", help="A line for the history.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON; its fields are a promise.")]
Filter = Annotated[list[str] | None, typer.Argument(metavar="FILTER", help="Conditions, such as: queue:service due:<2h not author:@jane")]


def house(ctx: typer.Context) -> House:
    """Return the house that the words before the verb built."""
    return cast(House, ctx.obj)


def query(words: Sequence[str] | None) -> str:
    """Return the filter as one line. A word with a blank in it that is no condition was quoted in the shell: it is a phrase."""
    return " ".join(_quoted(word) for word in words or ())


def viewed(house: House, words: Sequence[str] | None) -> str:
    """Return the filter as one line; a single word that is the name of a view stands for its filter (quoted it is looked for)."""
    if words is not None and len(words) == 1:
        view = view_named(words[0], house.settings.views if house.config_path else DEFAULT_VIEWS)
        if view is not None:
            return view.filter
    return query(words)


def _quoted(word: str) -> str:
    is_condition = re.match(r'(not\s+)?-?[a-z_]+:|not\s|.*"', word)
    return f'"{word}"' if " " in word and not is_condition else word


def chosen(desk: Desk, cases: Sequence[str] | None, where: str | None, stdin: Sequence[str] | None = None) -> list[int]:
    """Return the numbers of the cases that are meant, each once.

    Raises:
        UsageError: No case is named, a word is no number, or both numbers and a filter were given.
    """
    if where is not None:
        if cases:
            raise UsageError("give case numbers or --where FILTER, not both")
        return [case.id for case in desk.page(where)]
    words = list(cases or ())
    if "-" in words:
        rest = stdin if stdin is not None else sys.stdin.read().split()
        words = [word for one in words for word in (rest if one == "-" else [one])]
    numbers = list(dict.fromkeys(number for word in words for number in _numbers(word)))
    if not numbers:
        raise UsageError("which case? give its number (`socialwatch list` shows them), a range such as 3-7, or --where FILTER")
    return numbers


def numbers_of(words: Sequence[str] | None) -> list[int]:
    """Return the numbers of letters that are meant, each once.

    Raises:
        UsageError: None is named, or a word is no number.
    """
    numbers = list(dict.fromkeys(number for word in words or () for number in _numbers(word)))
    if not numbers:
        raise UsageError("which letter? give its number (`socialwatch outbox list` shows them), or a range such as 3-7")
    return numbers


def _numbers(word: str) -> Sequence[int]:
    match = _CASE_WORD.fullmatch(word)
    if match is None:
        raise UsageError(f"{word!r} is no case number; give numbers, ranges such as 3-7, or --where FILTER")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first or last - first >= _MOST_IN_A_RANGE:
        raise UsageError(f"{word!r} is no range: give the smaller number first, at most {_MOST_IN_A_RANGE:,} cases at once")
    return range(first, last + 1)


def is_case_word(word: str) -> bool:
    """Say whether a word on the command line can only mean cases: a number, a range, or standard input."""
    return word == "-" or _CASE_WORD.fullmatch(word) is not None


def time_to_come(desk: Desk, words: str) -> datetime:
    """Return a time that is not over yet.

    Raises:
        UsageError: It cannot be read, or it is over.
    """
    from socialwatch.model.times import parse_time

    try:
        at = parse_time(words, now=desk.clock(), zone=desk.zone)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if at <= desk.clock():
        raise UsageError(f"{words!r} is over; give a time to come, such as 2h, tomorrow 9:00 or friday 17:00")
    return at


def since_time(house: House, words: str) -> datetime:
    """Return a time in the past as `since:` of a filter reads it: `7d`, `yesterday`, `2026-11-01`.

    Raises:
        FilterError: It cannot be read.
    """
    from socialwatch.model.filter_parser import parse

    at = parse(f"since:{words}", now=house.clock(), zone=house.zone).terms[0].at
    if at is None:
        raise UsageError(f"expected a time in the past such as 7d, got {words!r}")
    return at


def confirm(house: House, doing: str, count: int, *, yes: bool, what: str = "case") -> None:
    """Ask before an act on many cases, or many of something else.

    Raises:
        UsageError: Nobody can be asked: there is no terminal, or `--no-input` was given.
        typer.Exit: The user said no.
    """
    if yes or count < ASK_FROM:
        return
    if house.options.no_input or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"{doing} {count} {what}s? nobody is here to ask; say --yes")
    if not typer.confirm(f"{doing.capitalize()} {count} {what}s?", err=True):
        raise typer.Exit(code=1)


def told(house: House, act: Act, *, as_json: bool = False) -> None:
    """Print what an act did: one line a case on stdout, remarks on stderr."""
    from socialwatch.text import printable
    from socialwatch.views.console import say
    from socialwatch.views.phrases import act_lines

    if as_json:
        from socialwatch.views.exports import json_text
        from socialwatch.views.fields import case_row

        typer.echo(json_text([case_row(case, house.clock()) for case in act.cases]))
    elif not house.options.is_quiet:
        for line in act_lines(act.verb, act.cases, act.unchanged, now=house.clock(), zone=house.zone):
            typer.echo(printable(line))
    for remark in act.remarks:
        say(sys.stderr, remark)
