"""outbox: what waits to leave the house, what left, and what died on the way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from socialwatch.cli.asking import Json, Yes, confirm, house, numbers_of

if TYPE_CHECKING:
    from socialwatch.desk.outbox import Outbox, Sorted
    from socialwatch.ports import Store
    from socialwatch.wiring import House

app = typer.Typer()
outbox = typer.Typer(help="See what leaves the house: letters that wait, left or died; send them again or drop them.", no_args_is_help=True)
app.add_typer(outbox, name="outbox")

Letters = Annotated[list[str] | None, typer.Argument(metavar="IDS", help="Numbers of letters, or ranges (3-7).")]
_MOST = 1000


class State(StrEnum):
    """How letters stand."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


@outbox.command("list")
def list_(
    ctx: typer.Context,
    state: Annotated[State | None, typer.Option(help="Only those that stand so; left out: waiting and dead.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Those of every state.")] = False,
    as_json: Json = False,
) -> None:
    """Print the letters of the outbox, oldest first.

    Examples:

    [dim]$[/dim] socialwatch outbox list

    [dim]$[/dim] socialwatch outbox list --state dead --json
    """
    with house(ctx).open_store() as store:
        states = [state.value] if state else [None] if everything else [State.WAITING.value, State.DEAD.value]
        letters = sorted((one for word in states for one in store.letters(state=word, limit=_MOST)), key=lambda one: one.id)
    if as_json:
        from socialwatch.views.exports import json_text
        from socialwatch.views.outbox import letter_row

        sys.stdout.write(json_text([letter_row(letter) for letter in letters]))
    elif sys.stdout.isatty():
        from shutil import get_terminal_size

        from socialwatch.views.outbox import letter_table

        width = get_terminal_size().columns
        lines = (
            letter_table(letters, now=house(ctx).clock(), zone=house(ctx).zone, width=width)
            if letters
            else ("Nothing waits in the outbox.",)
        )
        sys.stdout.writelines(line + "\n" for line in lines)
    else:
        from socialwatch.views.outbox import letter_tsv

        sys.stdout.writelines(line + "\n" for line in letter_tsv(letters))


@outbox.command()
def show(
    ctx: typer.Context, number: Annotated[int, typer.Argument(metavar="ID", help="Number of the letter.")], as_json: Json = False
) -> None:
    """Show one letter whole, as it leaves the house.

    Example:

    [dim]$[/dim] socialwatch outbox show 3
    """
    with house(ctx).open_store() as store:
        letter = _outbox(house(ctx), store).letter(number)
    if as_json:
        from socialwatch.views.exports import json_text
        from socialwatch.views.outbox import letter_row

        sys.stdout.write(json_text(letter_row(letter) | {"body": letter.body}))
        return
    from socialwatch.views.outbox import letter_text

    sys.stdout.write(letter_text(letter, now=house(ctx).clock(), zone=house(ctx).zone))


@outbox.command()
def retry(
    ctx: typer.Context,
    letters: Letters = None,
    dead: Annotated[bool, typer.Option("--dead", help="All that died, instead of numbers.")] = False,
    yes: Yes = False,
) -> None:
    """Let letters be sent again: dead and dropped ones, or waiting ones at once.

    `deliver` (or the next poll) sends them, under the key they always had. Examples:

    [dim]$[/dim] socialwatch outbox retry 3

    [dim]$[/dim] socialwatch outbox retry --dead && socialwatch deliver
    """
    with house(ctx).open_store() as store:
        chosen = [letter.id for letter in store.letters(state="dead", limit=_MOST)] if dead else numbers_of(letters)
        _sorted(house(ctx), store, "send again", chosen, lambda box, ids: box.retry(ids), yes=yes)


@outbox.command()
def drop(ctx: typer.Context, letters: Letters = None, yes: Yes = False) -> None:
    """Keep letters from leaving; `outbox retry` or `undo` puts them back.

    Example:

    [dim]$[/dim] socialwatch outbox drop 3-7
    """
    with house(ctx).open_store() as store:
        _sorted(house(ctx), store, "drop", numbers_of(letters), lambda box, ids: box.drop(ids), yes=yes)


def _sorted(house: House, store: Store, doing: str, chosen: list[int], verb: Callable[[Outbox, list[int]], Sorted], *, yes: bool) -> None:
    """Do one thing to letters and say what it did."""
    from socialwatch.views.console import say

    confirm(house, doing, len(chosen), yes=yes, what="letter")
    done = verb(_outbox(house, store), chosen)
    if not house.options.is_quiet:
        for letter in done.letters:
            words = "dropped" if letter.state == "dropped" else "waits to be sent"
            typer.echo(f"Letter {letter.id} to {letter.outlet}: {words}")
        if not chosen:
            typer.echo("No letter is dead.")
    for remark in done.remarks:
        say(sys.stderr, remark)


def _outbox(house: House, store: Store) -> Outbox:
    from socialwatch.desk.outbox import Outbox

    return Outbox(store=store, clock=house.clock, me=house.me)
