"""mute, contact: the people behind the cases."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialwatch.cli.asking import Json, Note, Where, Yes, chosen, confirm, house, is_case_word, time_to_come, told
from socialwatch.desk.desk import Desk
from socialwatch.errors import UsageError
from socialwatch.model.mention import Contact

app = typer.Typer()
contact = typer.Typer(help="The people behind the cases: their history, and who is who.", no_args_is_help=True)
app.add_typer(contact, name="contact")

Who = Annotated[str, typer.Argument(metavar="CASE|HANDLE", help="A case number, or a handle as `list` shows it.")]
OnNetwork = Annotated[str | None, typer.Option("--network", metavar="NAME", help="Where the handle is, when it is on several.")]


@app.command()
def mute(
    ctx: typer.Context,
    who: Annotated[list[str] | None, typer.Argument(metavar="CASES|HANDLES", help="Whose: case numbers, ranges, -, or handles.")] = None,
    where: Where = None,
    until: Annotated[str, typer.Option("--until", metavar="TIME", help="When they are heard again: 7d, friday 17:00, or a date.")] = "30d",
    off: Annotated[bool, typer.Option("--off", help="Hear them again now.")] = False,
    network: OnNetwork = None,
    note: Note = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Keep new cases of somebody out of the list until a date.

    What they write is stored, judged and counted as ever; `list muted:yes` shows it, `muted:any` shows all. Cases that stand in the list stay there.

    Examples:

    [dim]$[/dim] socialwatch mute 12 --until 14d --note "writes the same every hour"

    [dim]$[/dim] socialwatch mute @grumble

    [dim]$[/dim] socialwatch mute @grumble --off
    """
    from socialwatch.desk import people

    with house(ctx).open_desk() as desk:
        contacts = _meant(desk, who or [], where, network)
        confirm(house(ctx), "hear again" if off else "mute", len(contacts), yes=yes, what="contact")
        act = people.mute(desk, contacts, until=None if off else time_to_come(desk, until), note=note)
        told(house(ctx), act, as_json=as_json)
        if act.cases and not as_json:
            _tell_when(ctx, desk, contacts)


def _meant(desk: Desk, who: list[str], where: str | None, network: str | None) -> list[Contact]:
    """Return the contacts that case numbers, a filter and handles mean, each once."""
    from socialwatch.desk import people

    numbers, handles = [word for word in who if is_case_word(word)], [word for word in who if not is_case_word(word)]
    cases = chosen(desk, numbers, where) if numbers or where is not None or not handles else []
    if where is not None and who:
        raise UsageError("give case numbers and handles, or --where FILTER, not both")
    named = [*map(str, cases), *handles]
    return list({one.id: one for word in named for one in [people.the_contact(desk, word, network=network)]}.values())


def _tell_when(ctx: typer.Context, desk: Desk, contacts: list[Contact]) -> None:
    """Say until when each of them is muted; a mute is about who they are, not about a case."""
    from socialwatch.views.console import say
    from socialwatch.views.phrases import line, when

    for one in contacts:
        now = desk.store.contact(one.id)
        until = now.muted_until if now is not None else None
        words = f"muted until {when(until, desk.clock(), desk.zone)}; `list muted:yes` shows what they write" if until else "heard again"
        if not house(ctx).options.is_quiet:
            say(sys.stderr, f"{line(one.handle)} ({line(one.network)}): {words}")


@contact.command()
def show(ctx: typer.Context, who: Who, network: OnNetwork = None, as_json: Json = False) -> None:
    """Show who somebody is to us: every case, how it ended, and who they also are.

    A handle that is known on several networks is shown once for each: nobody is taken for somebody else by guess.

    Example:

    [dim]$[/dim] socialwatch contact show @jane
    """
    from socialwatch.desk import people
    from socialwatch.views import contact as face

    with house(ctx).open_desk() as desk:
        found = [people.person(desk, one) for one in people.contacts_meant(desk, who, network=network)]
        now = desk.clock()
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([face.contact_row(one.contact, one.cases, one.linked, now) for one in found]))
        return
    blocks = [face.contact_lines(one.contact, one.cases, one.linked, now=now, zone=house(ctx).zone) for one in found]
    sys.stdout.write("\n\n".join("\n".join(lines) for lines in blocks) + "\n")


@contact.command()
def link(ctx: typer.Context, one: Who, other: Who, note: Note = None, as_json: Json = False) -> None:
    """Say that two contacts are one person; only you can know.

    Example:

    [dim]$[/dim] socialwatch contact link 12 47 --note "she says so herself"
    """
    from socialwatch.desk import people

    with house(ctx).open_desk() as desk:
        act = people.link(desk, people.the_contact(desk, one), people.the_contact(desk, other), note=note)
        told(house(ctx), act, as_json=as_json)


@contact.command()
def unlink(ctx: typer.Context, who: Who, network: OnNetwork = None, note: Note = None, as_json: Json = False) -> None:
    """Say that a contact is nobody else after all.

    Example:

    [dim]$[/dim] socialwatch contact unlink 47
    """
    from socialwatch.desk import people

    with house(ctx).open_desk() as desk:
        told(house(ctx), people.unlink(desk, people.the_contact(desk, who, network=network), note=note), as_json=as_json)
