"""reply, templates, drafts, approve: what is said in public, and the yes before it."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Annotated

import typer

from socialwatch.cli import answering
from socialwatch.cli.asking import DryRun, Json, Yes, house
from socialwatch.cli.collecting import AllowEndpoint
from socialwatch.errors import UsageError

app = typer.Typer()
drafts = typer.Typer(invoke_without_command=True)
app.add_typer(drafts, name="drafts")

Template = Annotated[str | None, typer.Option("--template", metavar="NAME", help="A text of the configuration; `templates` lists them.")]
Link = Annotated[str | None, typer.Option("--link", metavar="URL", help="What {link} stands for in a template.")]
Draft = Annotated[bool, typer.Option("--draft", help="Keep it for somebody else's approval; nothing is sent.")]
Edit = Annotated[bool, typer.Option("--edit", help="Open the text in your editor first.")]
Problem = Annotated[int | None, typer.Option("--problem", metavar="N", help="Tell all cases of this fixed problem, one by one.")]
Pause = Annotated[float, typer.Option("--pause", metavar="SECONDS", min=0, help="Between two replies to a problem.")]


@app.command()
def reply(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="CASE [TEXT]", help="The case, and the text (- reads standard input).")
    ] = None,
    template: Template = None,
    link: Link = None,
    draft: Draft = False,
    edit: Edit = False,
    problem: Problem = None,
    pause: Pause = 2.0,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Your yes to what becomes public; nothing is asked.")] = False,
    dry_run: DryRun = False,
    as_json: Json = False,
    allow_endpoint: AllowEndpoint = False,
) -> None:
    """Answer the person of CASE in public, after your yes to exactly what is sent.

    Without a text it opens your editor. A reply of which nobody knows whether it is public is looked up first. Examples:

    [dim]$[/dim] socialwatch reply 12

    [dim]$[/dim] socialwatch reply 12 "We are sorry, Jane. A new kettle is on its way."

    [dim]$[/dim] socialwatch reply 12 --template sorry --link https://acme.example/help --draft

    [dim]$[/dim] socialwatch reply --problem 3 --template fixed
    """
    if not (draft or dry_run):
        answering.must_be_asked(house(ctx), yes=yes)
    with house(ctx).open_desk() as desk:
        hand = house(ctx).replying(desk, allow_endpoint=allow_endpoint)
        if problem is not None:
            if draft or edit:
                raise UsageError("--problem sends one by one after one yes; it has no --draft and no --edit")
            text = " ".join(words) if words else None
            texts = answering.texts_of(house(ctx), text=text, template=template, link=link) if text or template else None
            raise typer.Exit(
                answering.tell_everybody(
                    house(ctx), hand, problem, texts, yes=yes, dry_run=dry_run, as_json=as_json, pause=timedelta(seconds=pause)
                )
            )
        number, text = answering.one_case(words or ())
        given = answering.texts_of(house(ctx), text=text, template=template, link=link)
        answering.answer(house(ctx), hand, number, given, edit=edit, draft=draft, yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def templates(ctx: typer.Context, as_json: Json = False) -> None:
    """Print the texts of `[templates]` by name.

    Example:

    [dim]$[/dim] socialwatch templates
    """
    from socialwatch.text import printable

    known = house(ctx).settings.templates
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([{"name": name, "text": text} for name, text in sorted(known.items())]))
        return
    for name, text in sorted(known.items()):
        body = printable(text, multiline=True).replace("\n", "\n  ") if sys.stdout.isatty() else printable(text)
        typer.echo(f"{name}\n  {body}" if sys.stdout.isatty() else f"{name}\t{body}")
    if not known:
        typer.echo("No templates yet; add [templates] to the configuration.", err=True)


@app.command()
def approve(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="CASE|DRAFT", help="The case, or the draft itself (d3).")],
    own: Annotated[bool, typer.Option("--own", help="Also one that you wrote yourself.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Your yes to what becomes public; nothing is asked.")] = False,
    as_json: Json = False,
    allow_endpoint: AllowEndpoint = False,
) -> None:
    """Send a draft that somebody else wrote, after showing it once more.

    Examples:

    [dim]$[/dim] socialwatch approve 12

    [dim]$[/dim] socialwatch approve d3 --own
    """
    from socialwatch.desk.drafts import find, prepare_approval

    answering.must_be_asked(house(ctx), yes=yes)
    with house(ctx).open_desk() as desk:
        hand = house(ctx).replying(desk, allow_endpoint=allow_endpoint)
        prepared = prepare_approval(hand, find(desk.store, ref), own=own)
        answering.show_and_ask(house(ctx), prepared, yes=yes)
        answering.send(house(ctx), hand, prepared, as_json=as_json)


@drafts.callback()
def waiting(ctx: typer.Context) -> None:
    """Replies that wait; without another word it lists them.

    Example:

    [dim]$[/dim] socialwatch drafts
    """
    if ctx.invoked_subcommand is None:
        list_(ctx, as_json=False)


@drafts.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Print the replies that wait, and those that may be public.

    Example:

    [dim]$[/dim] socialwatch drafts list
    """
    from socialwatch.desk.drafts import waiting
    from socialwatch.views import replying as faces

    with house(ctx).open_desk() as desk:
        rows = waiting(desk.store)
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([faces.reply_row(row) for row in rows]))
        return
    if not sys.stdout.isatty():
        sys.stdout.writelines(line + "\n" for line in faces.draft_tsv(rows))
        return
    if not rows:
        typer.echo("No reply waits.")
        return
    for line in faces.draft_table(rows, now=house(ctx).clock(), zone=house(ctx).zone, width=answering.width()):
        typer.echo(line)


@drafts.command()
def drop(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="CASE|DRAFT", help="The case, or the draft itself (d3).")],
    yes: Yes = False,
) -> None:
    """Decide against a reply that waits.

    For one that may be public this is your word that you looked and it is not. Example:

    [dim]$[/dim] socialwatch drafts drop d3
    """
    from socialwatch.desk import drafts as waiting
    from socialwatch.model.reply import UNDER_WAY

    with house(ctx).open_desk() as desk:
        row = waiting.find(desk.store, ref)
        if row.state in UNDER_WAY:
            answering.must_be_asked(house(ctx), yes=yes)
            answering.ask(f"d{row.id} may be public. Have you looked on {row.network}, and it is not there?", yes=yes)
        waiting.drop(desk.store, row)
    if not house(ctx).options.is_quiet:
        typer.echo(f"d{row.id} dropped")
