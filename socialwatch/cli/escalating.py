"""ack, return, arrivals, arrived: what becomes of cases that were handed on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialwatch.cli.acting import act
from socialwatch.cli.asking import Cases, DryRun, Json, Note, Where, Yes, house

app = typer.Typer()


@app.command()
def ack(
    ctx: typer.Context, cases: Cases = None, where: Where = None, note: Note = None, yes: Yes = False, dry_run: DryRun = False,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Take escalated CASES for their department; nobody else is told then.

    Example:

    [dim]$[/dim] socialwatch --as ada ack 12
    """
    from socialwatch.desk.ladder import acknowledge

    act(ctx, "take", cases, where, lambda desk, numbers: acknowledge(desk, numbers, note=note), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command("return")
def return_(
    ctx: typer.Context,
    cases: Cases = None,
    where: Where = None,
    note: Annotated[str | None, typer.Option("--note", help="The answer, to tell the customer.")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Bring escalated CASES back to their owner, with an answer to tell the customer.

    Example:

    [dim]$[/dim] socialwatch return 12 --note "refunded today, three days until it shows"
    """
    from socialwatch.desk.ladder import give_back

    act(ctx, "return", cases, where, lambda desk, numbers: give_back(desk, numbers, answer=note), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def arrived(
    ctx: typer.Context,
    cases: Cases = None,
    where: Where = None,
    no: Annotated[bool, typer.Option("--no", help="They did not arrive: the cases are open again, with whoever moved them.")] = False,
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Confirm that the customers of CASES arrived where they were sent on to.

    Examples:

    [dim]$[/dim] socialwatch arrived 12 --note "called in, ticket T-123"

    [dim]$[/dim] socialwatch arrived 12 --no
    """
    from socialwatch.desk import arrivals

    verb = arrivals.not_arrived if no else arrivals.arrived
    doing = "reopen" if no else "confirm"
    act(ctx, doing, cases, where, lambda desk, numbers: verb(desk, numbers, note=note), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command("arrivals")
def arrivals_(ctx: typer.Context, as_json: Json = False) -> None:
    """Print the cases whose customers were sent on and are not known to have arrived, longest first.

    `list arrived:no` finds the same; `arrived CASE` confirms one. Example:

    [dim]$[/dim] socialwatch arrivals
    """
    from socialwatch.desk.arrivals import on_the_way

    with house(ctx).open_desk() as desk:
        cases = on_the_way(desk)
    now = house(ctx).clock()
    if as_json:
        from socialwatch.views.arrivals import arrival_row
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([arrival_row(case, now) for case in cases]))
        return
    from socialwatch.views.arrivals import arrival_lines

    sys.stdout.writelines(line + "\n" for line in arrival_lines(cases, now=now, zone=house(ctx).zone))
