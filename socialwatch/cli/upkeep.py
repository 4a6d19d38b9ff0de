"""db: maintenance."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialwatch.cli.asking import house

app = typer.Typer()
db = typer.Typer(help="Look after the inbox: where it is, its version, copies.", no_args_is_help=True)
app.add_typer(db, name="db")


@db.command()
def path(ctx: typer.Context) -> None:
    """Print where the inbox is.

    Example:

    [dim]$[/dim] sqlite3 -readonly "$(socialwatch db path)"
    """
    typer.echo(str(house(ctx).database))


@db.command()
def version(ctx: typer.Context) -> None:
    """Print the version of the tables in the file, and the one that this program writes.

    Example:

    [dim]$[/dim] socialwatch db version
    """
    with house(ctx).open_store() as store:
        held, written = store.version()
    typer.echo(f"{held} (this program writes {written})")


@db.command()
def backup(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet; it is made with mode 0600.")],
) -> None:
    """Write a whole, consistent copy, also while a poll runs.

    Example:

    [dim]$[/dim] socialwatch db backup inbox-monday.db
    """
    with house(ctx).open_store() as store:
        store.backup(str(target))
    typer.echo(f"copied to {target}", err=True)


@db.command()
def check(ctx: typer.Context) -> None:
    """Read the whole file and say what is wrong with it.

    Example:

    [dim]$[/dim] socialwatch db check
    """
    with house(ctx).open_store() as store:
        problems = store.check()
    for problem in problems:
        typer.echo(problem)
    typer.echo(
        "Nothing is wrong." if not problems else f"{len(problems)} problems; restore a copy made by `socialwatch db backup`",
        err=bool(problems),
    )
    raise typer.Exit(7 if problems else 0)
