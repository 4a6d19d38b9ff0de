"""poll, demo, import, deliver: what comes in, and what leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialwatch.cli.asking import Json, house
from socialwatch.errors import UsageError
from socialwatch.wiring import House

app = typer.Typer()

Source = Annotated[list[str] | None, typer.Option("--source", metavar="NAME", help="Only this source; may be said several times.")]
AllowEndpoint = Annotated[bool, typer.Option("--allow-endpoint", help="Let an api_base be another machine; it gets the credentials.")]


@app.command()
def poll(
    ctx: typer.Context,
    as_json: Json = False,
    source: Source = None,
    since: Annotated[str | None, typer.Option(metavar="TIME", help="Go back by hand: 3d, or 2026-11-01.")] = None,
    recheck: Annotated[bool, typer.Option("--recheck", help="Only look known posts up again, for edits and deletions.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing when nothing is wrong.")] = False,
    every: Annotated[
        str | None, typer.Option(metavar="DURATION", help="Poll again and again, so far apart, until Ctrl-C: 5m. Where there is no cron.")
    ] = None,
    allow_endpoint: AllowEndpoint = False,
) -> None:
    """Read every source once and print the new cases by priority.

    It stores, judges, and delivers what is due. From cron it prints nothing when nothing is wrong. Examples:

    [dim]$[/dim] socialwatch poll

    [dim]$[/dim] socialwatch poll --source blogs --since 14d

    [dim]$[/dim] socialwatch poll --every 5m --quiet

    [dim]$[/dim] socialwatch poll --json | jq .new_mentions
    """
    from socialwatch.cli.polling import Stop, poll_once

    is_quiet = quiet or house(ctx).options.is_quiet

    def once(house: House, stop: Stop | None = None) -> int:
        return poll_once(
            house, only=source or (), since=since, only_recheck=recheck, as_json=as_json, is_quiet=is_quiet, allow_endpoint=allow_endpoint,
            stop=stop,
        )  # fmt: skip

    if every is None:
        raise typer.Exit(once(house(ctx)))
    if since is not None or as_json:
        raise UsageError("--every goes with neither --since, which would read the same again each time, nor --json, which is one answer")
    from socialwatch.cli.repeating import interval, poll_on

    poll_on(house(ctx), interval(every), once)


@app.command()
def demo(
    ctx: typer.Context,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again with an empty demo inbox.")] = False,
) -> None:
    """Take the whole tour on a bundled corpus: no network, no keys.

    The demo has an inbox and a configuration of its own; nothing of yours is touched. Example:

    [dim]$[/dim] socialwatch demo --fresh
    """
    from socialwatch.cli.tour import tour

    raise typer.Exit(tour(house(ctx), fresh=fresh))


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSON Lines, or CSV with a header.")],
    network: Annotated[str | None, typer.Option(metavar="NAME", help="Network of rows that do not say theirs.")] = None,
    brand: Annotated[str | None, typer.Option(metavar="NAME", help="Brand of rows that do not say theirs.")] = None,
    columns: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="A column of the file that is our field.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Bring in the export of another tool.

    Importing it twice adds nothing.     Fields: network, native_id, author, text, created_at; and where there are any: author_id, author_name, followers, url, thread_id,
    in_reply_to, lang, brand, title, rating. Bad rows are named and skipped (exit code 9). Example:

    [dim]$[/dim] socialwatch import reviews.csv --network trustpilot --brand acme --map "Review text=text"
    """
    from socialwatch.cli.polling import import_file

    raise typer.Exit(import_file(house(ctx), file, network=network, brand=brand, columns=columns or (), as_json=as_json))


@app.command()
def deliver(
    ctx: typer.Context,
    now: Annotated[bool, typer.Option("--now", help="Also try what waits for its next try.")] = False,
    as_json: Json = False,
) -> None:
    """Send what waits in the outbox.

    Each letter leaves at least once, always under the same key. What fails is tried again after 30 s, 2 min, 10 min, 1 h and 6 h, then kept as dead. Example:

    [dim]$[/dim] socialwatch deliver --now
    """
    from socialwatch.cli.chores import do_chores
    from socialwatch.cli.polling import deliver_due

    with house(ctx).open_store() as store:
        do_chores(house(ctx), store)
        code = deliver_due(house(ctx), store, at_once=now, as_json=as_json)
    raise typer.Exit(code)
