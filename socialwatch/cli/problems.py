"""problem: the shared cause of many cases; noted, filled, fixed, and judged by what came after."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from socialwatch.cli.answering import width
from socialwatch.cli.asking import Cases, DryRun, Json, Note, Where, Yes, chosen, confirm, house, told
from socialwatch.desk.problems import Problems, Summary
from socialwatch.errors import UsageError
from socialwatch.model.filters import Filter, Term
from socialwatch.wiring import House

app = typer.Typer()
problem = typer.Typer(help="Fix the cause: many cases, one problem.", no_args_is_help=True)
app.add_typer(problem, name="problem")

Number = Annotated[int, typer.Argument(metavar="P", min=1, help="Number of the problem.")]


@problem.command()
def new(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What is wrong, in a few words.")],
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="The theme whose cases are likely to belong to it.")] = None,
    note: Note = None,
    as_json: Json = False,
) -> None:
    """Note a problem.

    Example:

    [dim]$[/dim] socialwatch problem new "kettles leak" --theme leak
    """
    with house(ctx).open_desk() as desk:
        problems = Problems(desk)
        made = problems.new(title, theme=theme, note=note)
        if as_json:
            _print_json([problems.summary(made.id)], alone=True)
        elif not house(ctx).options.is_quiet:
            typer.echo(f"Problem {made.id}; attach its cases: socialwatch problem attach {made.id} CASES, or see problem suggest {made.id}")


@problem.command()
def attach(
    ctx: typer.Context,
    number: Number,
    cases: Cases = None,
    where: Where = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Say that a problem is the cause of CASES.

    Examples:

    [dim]$[/dim] socialwatch problem attach 3 12 14 20-25

    [dim]$[/dim] socialwatch problem attach 3 --where "theme:leak state:any" --yes
    """
    with house(ctx).open_desk() as desk:
        numbers = chosen(desk, cases, where)
        desk.store.problem(number)
        if dry_run:
            typer.echo(
                f"Would attach {len(numbers)} {'case' if len(numbers) == 1 else 'cases'} to problem {number}: {', '.join(map(str, numbers))}"
            )
            return
        confirm(house(ctx), f"attach to problem {number}", len(numbers), yes=yes)
        told(house(ctx), Problems(desk).attach(number, numbers), as_json=as_json)


@problem.command()
def detach(
    ctx: typer.Context, cases: Cases = None, where: Where = None, yes: Yes = False, dry_run: DryRun = False, as_json: Json = False
) -> None:
    """Say that CASES have no known cause after all.

    Example:

    [dim]$[/dim] socialwatch problem detach 14
    """
    with house(ctx).open_desk() as desk:
        numbers = chosen(desk, cases, where)
        if dry_run:
            typer.echo(f"Would detach {len(numbers)} {'case' if len(numbers) == 1 else 'cases'}: {', '.join(map(str, numbers))}")
            return
        confirm(house(ctx), "detach", len(numbers), yes=yes)
        told(house(ctx), Problems(desk).detach(numbers), as_json=as_json)


@problem.command()
def suggest(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[P]", min=1, help="The problem; without one, groups that could be one.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    as_json: Json = False,
) -> None:
    """Print cases that look alike, each with why; nothing is attached.

    Examples:

    [dim]$[/dim] socialwatch problem suggest

    [dim]$[/dim] socialwatch problem suggest 3
    """
    from socialwatch.views import problems as faces

    with house(ctx).open_desk() as desk:
        if number is None:
            _print_groups(Problems(desk), limit=limit, as_json=as_json)
            return
        found = Problems(desk).suggest(number, limit=limit)
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([{"case": case.id, "text": case.text, "reasons": list(alike.reasons)} for case, alike in found]))
        return
    for line in faces.suggestion_lines(found, width=width()):
        typer.echo(line)
    if not found:
        typer.echo(f"No case without a problem looks like problem {number}.", err=True)
    elif sys.stdout.isatty():
        numbers = " ".join(str(case.id) for case, _ in found)
        typer.echo(f"Those that belong to it: socialwatch problem attach {number} {numbers}", err=True)


def _print_groups(problems: Problems, *, limit: int, as_json: bool) -> None:
    from socialwatch.views.problems import group_lines

    found = problems.suggest_new(limit=limit)
    if as_json:
        from socialwatch.views.exports import json_text

        rows = [
            {"name": group.name, "theme": group.theme, "cases": [case.id for case in cases], "reasons": list(group.cases[0].reasons)}
            for group, cases in found
        ]
        sys.stdout.write(json_text(rows))
        return
    for line in group_lines(found, width=width()):
        typer.echo(line)
    if not found:
        typer.echo("No three cases without a problem look alike.", err=True)


@problem.command()
def fixed(
    ctx: typer.Context,
    number: Number,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="Since when: today, 2026-11-02, 2026-11-02 14:00.")] = "now",
    as_json: Json = False,
) -> None:
    """Say since when a problem is fixed; from then on its rate is compared.

    Example:

    [dim]$[/dim] socialwatch problem fixed 3 --on 2026-11-02
    """
    with house(ctx).open_desk() as desk:
        problems = Problems(desk)
        problems.fixed(number, at=_since(house(ctx), on))
        _print_one(house(ctx), problems, number, as_json=as_json)


def _since(house: House, words: str) -> datetime:
    from socialwatch.model.times import parse_time

    try:
        return parse_time(words, now=house.clock(), zone=house.zone)
    except ValueError as error:
        raise UsageError(f"--on: {error}") from error


@problem.command()
def reopen(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Say that a problem is not fixed after all.

    Example:

    [dim]$[/dim] socialwatch problem reopen 3
    """
    with house(ctx).open_desk() as desk:
        problems = Problems(desk)
        problems.reopen(number)
        _print_one(house(ctx), problems, number, as_json=as_json)


@problem.command()
def drop(ctx: typer.Context, number: Number) -> None:
    """Forget a problem without cases.

    Example:

    [dim]$[/dim] socialwatch problem drop 3
    """
    with house(ctx).open_desk() as desk:
        Problems(desk).drop(number)
    if not house(ctx).options.is_quiet:
        typer.echo(f"Problem {number} dropped")


@problem.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Print all problems with cases, people, share and rate.

    Example:

    [dim]$[/dim] socialwatch problem list
    """
    from socialwatch.views import problems as faces

    with house(ctx).open_desk() as desk:
        found = Problems(desk).overview()
    if as_json:
        _print_json(found)
    elif not sys.stdout.isatty():
        sys.stdout.writelines(line + "\n" for line in faces.problem_tsv(found))
    elif not found:
        typer.echo("No problems yet. `socialwatch problem suggest` looks for cases that are alike.")
    else:
        for line in faces.problem_table(found, now=house(ctx).clock(), zone=house(ctx).zone, width=width()):
            typer.echo(line)


@problem.command()
def show(ctx: typer.Context, number: Number, as_json: Json = False) -> None:
    """Show one problem: its figures, its history, its cases.

    Example:

    [dim]$[/dim] socialwatch problem show 3
    """
    with house(ctx).open_desk() as desk:
        _print_one(house(ctx), Problems(desk), number, as_json=as_json)


def _print_one(house: House, problems: Problems, number: int, *, as_json: bool) -> None:
    from socialwatch.views.problems import problem_text

    summary = problems.summary(number)
    if as_json:
        _print_json([summary], alone=True)
        return
    if house.options.is_quiet:
        return
    wanted = Filter((Term(field="problem", values=(str(number),)),))
    cases = list(problems.desk.store.walk(wanted, now=house.clock()))
    alike = len(problems.suggest(number, limit=100, among=1_000))
    for line in problem_text(summary, cases, alike=alike, now=house.clock(), zone=house.zone, width=width()):
        typer.echo(line)


def _print_json(summaries: list[Summary], *, alone: bool = False) -> None:
    from socialwatch.views.exports import json_text
    from socialwatch.views.problems import problem_row

    rows = [problem_row(one) for one in summaries]
    sys.stdout.write(json_text(rows[0] if alone else rows))
