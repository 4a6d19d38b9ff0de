"""log: who did what, when, from what to what."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialwatch.cli.asking import Json, house, since_time

app = typer.Typer()

_SCREEN, _PIPE = 50, 1000


@app.command()
def log(
    ctx: typer.Context,
    case: Annotated[int | None, typer.Option("--case", metavar="CASE", help="Only the history of this case.")] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Only what this person did; `me` is you, `socialwatch` a poll.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="TIME", help="Back to a time: 7d, yesterday, or 2026-11-01.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, help=f"At most so many lines; {_SCREEN} on a terminal and {_PIPE:,} in a pipe where you do not say."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the history over all cases, newest first.

    It is append-only: what was taken back stands in it, beside the line that took it back.

    Examples:

    [dim]$[/dim] socialwatch log

    [dim]$[/dim] socialwatch log --by ada --since 7d

    [dim]$[/dim] socialwatch log --case 12 --json
    """
    most = limit or (_SCREEN if sys.stdout.isatty() and not as_json else _PIPE)
    with house(ctx).open_store() as store:
        if case is not None:
            store.case(case, now=house(ctx).clock())
        who = house(ctx).me if by == "me" else by
        events = store.history(case=case, by=who, since=since_time(house(ctx), since) if since else None, limit=most)
    from socialwatch.views import log as face

    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([face.log_row(event) for event in events]))
    elif sys.stdout.isatty():
        sys.stdout.writelines(line + "\n" for line in face.log_lines(events, now=house(ctx).clock(), zone=house(ctx).zone))
    else:
        sys.stdout.writelines(line + "\n" for line in face.log_tsv(events))
    if limit is None and len(events) == most and not house(ctx).options.is_quiet:
        from socialwatch.views.console import say

        say(sys.stderr, f"the newest {most:,} lines; --limit shows more, --since goes back to a time")
