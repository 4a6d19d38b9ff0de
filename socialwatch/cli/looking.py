"""list, show, next, search: to look."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from socialwatch.cli.asking import Filter, Json, house, query, viewed
from socialwatch.desk.desk import Desk, Shown
from socialwatch.model.case import Case
from socialwatch.wiring import House

app = typer.Typer()

Limit = Annotated[int | None, typer.Option(min=1, help="At most so many; on a terminal 50 where you do not say.")]
_SCREEN = 50


@app.command("list")
def list_(ctx: typer.Context, filter: Filter = None, limit: Limit = None, as_json: Json = False) -> None:  # noqa: A002 -- its name in the help
    """Print cases: urgent first, then by what is due.

    Without a filter: live cases outside the noise. What a filter does not name keeps that default (state:any lifts it). A single word
    that names a view (Due, Mine, Escalated, PR, Praise, Watching, All, or yours) stands for its filter. Examples:

    [dim]$[/dim] socialwatch list

    [dim]$[/dim] socialwatch list mine

    [dim]$[/dim] socialwatch list queue:service due:<2h

    [dim]$[/dim] socialwatch list not author:@jane failed:phone --json
    """
    with house(ctx).open_desk() as desk:
        show_cases(
            house(ctx), desk, desk.page(viewed(house(ctx), filter), limit=limit or _most(as_json=as_json)), limit=limit, as_json=as_json
        )


@app.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words, phrases and conditions.")],
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """Find cases by what was written, in every state and queue.

    Examples:

    [dim]$[/dim] socialwatch search kettle leaks

    [dim]$[/dim] socialwatch search '"spare lid"' since:30d
    """
    with house(ctx).open_desk() as desk:
        found = desk.page(query(words), limit=limit or _most(as_json=as_json), is_live=False)
        show_cases(house(ctx), desk, found, limit=limit, as_json=as_json)


@app.command()
def show(
    ctx: typer.Context,
    case: Annotated[int, typer.Argument(metavar="CASE", help="Number of the case.")],
    as_json: Json = False,
) -> None:
    """Show one case: what is owed and why, its words, its history.

    Example:

    [dim]$[/dim] socialwatch show 12
    """
    with house(ctx).open_desk() as desk:
        show_case(house(ctx), desk.show(case), as_json=as_json)


@app.command("next")
def next_(ctx: typer.Context, filter: Filter = None, as_json: Json = False) -> None:  # noqa: A002 -- its name in the help
    """Claim the most urgent case that nobody has, and show it.

    You cannot pick: whoever asks gets the top of the list. The claim lapses by itself (`claim_for` in the configuration, 30 minutes
    where it says nothing); `claim --off` gives the case back. Example:

    [dim]$[/dim] socialwatch --as ada next queue:service
    """
    with house(ctx).open_desk() as desk:
        found = desk.next(query(filter))
    if found is None:
        typer.echo("null" if as_json else "Nothing waits for anybody. Well done.")
        return
    show_case(house(ctx), found, as_json=as_json)
    if found.case.claimed_until is not None and not house(ctx).options.is_quiet:
        from socialwatch.views.console import say
        from socialwatch.views.phrases import when

        until, number = when(found.case.claimed_until, house(ctx).clock(), house(ctx).zone), found.case.id
        say(sys.stderr, f"case {number} is yours until {until}; `socialwatch claim {number} --off` gives it back")


def _most(*, as_json: bool) -> int | None:
    return _SCREEN if sys.stdout.isatty() and not as_json else None


def show_cases(house: House, desk: Desk, cases: Sequence[Case], *, limit: int | None, as_json: bool) -> None:
    """Print cases as a table on a terminal, TSV in a pipe, or JSON."""
    now = house.clock()
    if as_json:
        from socialwatch.views.exports import json_text
        from socialwatch.views.fields import case_row

        sys.stdout.write(json_text([case_row(case, now) for case in cases]))
        return
    if not sys.stdout.isatty():
        from socialwatch.views.table import tsv_cases

        sys.stdout.writelines(line + "\n" for line in tsv_cases(cases, now))
        return
    from socialwatch.views.console import make_console
    from socialwatch.views.phrases import summary
    from socialwatch.views.table import print_cases

    footer = summary(cases, now) if cases else empty_words(desk)
    if limit is None and len(cases) == _SCREEN:
        footer += f"; the first {_SCREEN} are shown (--limit)"
    print_cases(cases, now=now, zone=house.zone, console=make_console(sys.stdout, environ=house.environ), footer=footer)


def empty_words(desk: Desk) -> str:
    """Return what to say, and what to do next, where a list is empty."""
    counts = desk.store.overview(now=desk.clock())
    if not counts.get("mentions"):
        return "The inbox is empty. `socialwatch poll` reads your sources; `socialwatch doctor` says what is set up."
    return "No case is as you ask. `socialwatch list state:any` shows all of them."


def show_case(house: House, shown: Shown, *, as_json: bool) -> None:
    """Print one case: a card on a terminal, plain text in a pipe, or JSON."""
    from socialwatch.views.card import case_json, plain_case, print_case

    now = house.clock()
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text(case_json(shown.case, shown.conversation, shown.events, now, shown.letters)))
    elif sys.stdout.isatty():
        from socialwatch.views.console import make_console

        console = make_console(sys.stdout, environ=house.environ)
        print_case(
            shown.case,
            shown.conversation,
            shown.events,
            now=now,
            zone=house.zone,
            console=console,
            contact=shown.contact,
            letters=shown.letters,
            replies=shown.replies,
        )
    else:
        sys.stdout.write(
            plain_case(
                shown.case,
                shown.conversation,
                shown.events,
                now=now,
                zone=house.zone,
                contact=shown.contact,
                letters=shown.letters,
                replies=shown.replies,
            )
        )
