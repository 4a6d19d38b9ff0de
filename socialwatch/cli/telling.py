"""digest: how the day or the week went, for people who do not sit at the inbox."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialwatch.cli.asking import house
from socialwatch.errors import UsageError

app = typer.Typer()


@app.command()
def digest(
    ctx: typer.Context,
    daily: Annotated[bool, typer.Option("--daily", help="The last 24 hours (the default).")] = False,
    weekly: Annotated[bool, typer.Option("--weekly", help="The last seven days.")] = False,
    to: Annotated[str | None, typer.Option("--to", metavar="OUTLET", help="Put it into the outbox for this outlet, once a day.")] = None,
    brand: Annotated[str | None, typer.Option("--brand", metavar="NAME", help="Of one brand only.")] = None,
) -> None:
    """Say how the day went and what waits now, in a dozen lines.

    With --to it goes into the outbox (once a day, however often cron says it) and leaves with the next delivery. Examples:

    [dim]$[/dim] socialwatch digest

    [dim]$[/dim] socialwatch digest --weekly --to desk-mail && socialwatch deliver
    """
    from socialwatch.desk.digest import digest as made
    from socialwatch.desk.digest import send_digest, text_of
    from socialwatch.views.console import say

    if daily and weekly:
        raise UsageError("--daily or --weekly, not both")
    if brand is not None and brand not in house(ctx).settings.brands:
        raise UsageError(f"no brand {brand!r}; there are: {', '.join(house(ctx).settings.brands)}")
    if to is not None and to not in house(ctx).settings.outlets:
        raise UsageError(f"no outlet {to!r}; there are: {', '.join(sorted(house(ctx).settings.outlets)) or 'none'}")
    with house(ctx).open_store() as store:
        one = made(store, now=house(ctx).clock(), span="weekly" if weekly else "daily", brand=brand)
        is_new = to is None or send_digest(store, one, to, zone=house(ctx).zone)
    if to is None:
        sys.stdout.write(text_of(one, zone=house(ctx).zone) + "\n")
    elif not house(ctx).options.is_quiet:
        say(sys.stderr, f"waits in the outbox for {to}" if is_new else f"that of today is in the outbox for {to} already")
