"""themes: what is spoken of, in the words of the configuration, and what could be added to it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from socialwatch.cli.asking import Json, house
from socialwatch.errors import StoreError
from socialwatch.triage.themes_found import Proposal
from socialwatch.wiring import House

if TYPE_CHECKING:
    from socialwatch.desk.themes import Remembered

app = typer.Typer()
themes = typer.Typer(help="What people speak of: themes of the configuration, and new ones to accept.", no_args_is_help=True)
app.add_typer(themes, name="themes")


@themes.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Print the themes with their words and how many cases have them.

    Example:

    [dim]$[/dim] socialwatch themes list
    """
    from socialwatch.desk.themes import spoken

    with house(ctx).open_store() as store:
        found = spoken(store, house(ctx).triage_policy.themes, now=house(ctx).clock())
    if as_json:
        _print_json([{"name": one.name, "words": list(one.words), "cases": one.cases, "live": one.live} for one in found])
        return
    from socialwatch.text import printable

    width = max((len(one.name) for one in found), default=0)
    for one in found:
        words = ", ".join(one.words) or "not in the configuration; taught by hand"
        typer.echo(printable(f"{one.name:<{width}}  {one.cases:>6,} cases, {one.live:,} live  {words}"))
    if not found:
        typer.echo("No themes yet; `socialwatch themes suggest` looks for some.", err=True)


@themes.command()
def suggest(
    ctx: typer.Context,
    since: Annotated[str, typer.Option(metavar="TIME", help="How far back to look: 30d, 2026-11-01.")] = "30d",
    most: Annotated[int, typer.Option("--limit", min=1, max=50, help="At most so many.")] = 8,
    as_json: Json = False,
) -> None:
    """Look for themes that have no name yet, in service cases that have none.

    Each comes with its words, how many cases it would catch and three examples. On a terminal one key accepts it into the configuration.
    What was proposed before keeps its name.

    Examples:

    [dim]$[/dim] socialwatch themes suggest

    [dim]$[/dim] socialwatch themes suggest --since 90d --json
    """
    from socialwatch.desk.themes import suggest as look

    here = house(ctx)
    remembered = _remembered(here)
    with here.open_store() as store:
        found = look(store, remembered, since=_since(here, since), now=here.clock(), avoid=_taken(here), most=most)
    _remember(here, remembered.with_found(found))
    if as_json:
        _print_json([
            {"name": one.name, "words": list(one.words), "count": one.count, "share": round(one.share, 4), "known": one.is_known, "examples": list(one.examples)}
            for one in found
        ])  # fmt: skip
    elif not found:
        typer.echo("Nothing is said often enough, by enough people, to be a theme.")
    else:
        _show(here, found)


def _show(here: House, found: Sequence[Proposal]) -> None:
    """Print the proposals; where somebody sits at a terminal, ask for a key behind each."""
    is_asked = not here.options.no_input and sys.stdin.isatty() and sys.stdout.isatty()
    for one in found:
        _print_proposal(one)
        if is_asked and not _decided(here, one):
            return
    if not is_asked:
        typer.echo(f"Accept one with: socialwatch themes accept {found[0].name}", err=True)


def _print_proposal(one: Proposal) -> None:
    from socialwatch.text import one_line, printable

    before = ", proposed before" if one.is_known else ""
    typer.echo(printable(f"{one.name}: {one.count:,} cases ({one.share:.0%}{before}) say {', '.join(one.words)}"))
    for text in one.examples:
        typer.echo(f"    {printable(one_line(text))[:120]}")


def _decided(here: House, one: Proposal) -> bool:
    """Ask for one key; return whether to go on."""
    typer.echo("  a accept · n never propose it · q leave · any other key: later ", nl=False, err=True)
    key = typer.getchar().lower()
    typer.echo("", err=True)
    if key == "a":
        _accept(here, one.name, ())
    elif key == "n":
        _remember(here, _remembered(here).without(one.name, is_unwanted=True))
    return key not in ("q", "\x03", "\x04")


@themes.command()
def accept(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A theme that was proposed; with --words any name.")],
    words: Annotated[
        list[str] | None, typer.Option("--words", metavar="WORDS", help="Its words, with commas, instead of the proposed ones.")
    ] = None,
) -> None:
    """Write a proposed theme into the configuration.

    Comments and order stay as they are, and the file as it was is kept beside it as .bak. Examples:

    [dim]$[/dim] socialwatch themes accept lids

    [dim]$[/dim] socialwatch themes accept recall --words "recall*,take back"
    """
    _accept(house(ctx), name, [part.strip() for one in words or () for part in one.split(",") if part.strip()])


def _accept(here: House, name: str, words: Sequence[str]) -> None:
    from socialwatch.config.editing import add_theme
    from socialwatch.text import printable

    remembered = _remembered(here)
    chosen = words or remembered.named(name).words
    path = here.settings.path
    held = add_theme(path, name, chosen)
    if any(one.name == name for one in remembered.proposals):
        _remember(here, remembered.without(name))
    typer.echo(printable(f"Written to {path.name}: {name} = {', '.join(held)}"))
    typer.echo(printable("Cases that are there get it with: socialwatch triage --again"), err=True)


@themes.command()
def dismiss(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME", help="A theme that was proposed.")]) -> None:
    """Never propose a theme again.

    Example:

    [dim]$[/dim] socialwatch themes dismiss monday
    """
    here = house(ctx)
    _remember(here, _remembered(here).without(name, is_unwanted=True))


def _remembered(here: House) -> Remembered:
    """Return what was proposed before; nothing where the file is damaged, for it can be found again."""
    from socialwatch.desk.themes import Remembered
    from socialwatch.store.beside import read_value

    try:
        return read_value(here.beside("themes"), Remembered())
    except StoreError as error:
        typer.echo(f"socialwatch: {error}; earlier proposals are forgotten", err=True)
        return Remembered()


def _remember(here: House, remembered: Remembered) -> None:
    from socialwatch.store.beside import write_value

    write_value(here.beside("themes"), remembered)


def _taken(here: House) -> list[str]:
    """Return the names that are no theme any more: brands, and the words of the themes there are."""
    names: list[str] = []
    for brand in here.settings.brands.values():
        names += [brand.name, *brand.keywords, *(tag.lstrip("#") for tag in brand.hashtags)]
        names += [handle.lstrip("@") for handles in brand.handles.values() for handle in handles]
    for name, words in here.triage_policy.themes.items():
        names += [name, *words]
    return names


def _since(here: House, words: str) -> datetime:
    from socialwatch.model.filter_parser import parse

    return parse(f"since:{words}", now=here.clock(), zone=here.zone).terms[0].at or here.clock()


def _print_json(rows: Sequence[object]) -> None:
    from socialwatch.views.exports import json_text

    sys.stdout.write(json_text(list(rows)))
