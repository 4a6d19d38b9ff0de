"""inbox: the review, interactive, one card at a time, or (where nobody sits at a terminal) as a list."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from socialwatch.cli.asking import Filter, house, query, viewed
from socialwatch.cli.looking import show_cases
from socialwatch.desk.desk import Desk
from socialwatch.errors import UsageError
from socialwatch.model.review import DEFAULT_VIEWS, view_named
from socialwatch.wiring import House

app = typer.Typer()


@app.command()
def inbox(
    ctx: typer.Context,
    filter: Filter = None,  # noqa: A002 -- its name in the help
    plain: Annotated[bool, typer.Option("--plain", help="One card at a time, for every terminal and screen reader.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Look, and change nothing.")] = False,
    web: Annotated[bool, typer.Option("--web", help="Serve it to a browser on this machine (extra: web).")] = False,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="With --web: where; 0 takes any free one.")] = 8765,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="With --web: on which address.")] = "127.0.0.1",
    allow_remote: Annotated[bool, typer.Option("--allow-remote", help="With --web: let other machines in; asks for a password.")] = False,
    served: Annotated[bool, typer.Option("--served", hidden=True, help="Runs for a page of --web.")] = False,
) -> None:
    """Review the inbox: read, handle, escalate, note, undo.

    FILTER is a view by its name, or conditions laid over the first view. `?` in it lists all keys. In a pipe it prints what `list`
    prints. Examples:

    [dim]$[/dim] socialwatch inbox

    [dim]$[/dim] socialwatch inbox mine

    [dim]$[/dim] socialwatch inbox --plain queue:service

    [dim]$[/dim] socialwatch inbox --web --port 8765
    """
    if web:
        _serve(house(ctx), filter or (), host=host, port=port, allow_remote=allow_remote, is_read_only=read_only)
        return
    with house(ctx).open_desk() as desk:
        if served:
            interactive(house(ctx), desk, filter or (), is_read_only=read_only)
        elif not (sys.stdin.isatty() and sys.stdout.isatty()) or house(ctx).options.no_input:
            show_cases(house(ctx), desk, desk.page(viewed(house(ctx), filter)), limit=None, as_json=False)
        elif plain or house(ctx).environ.get("TERM", "dumb") in ("dumb", "unknown", ""):
            _cards(house(ctx), desk, filter or (), is_read_only=read_only)
        else:
            interactive(house(ctx), desk, filter or (), is_read_only=read_only)


def _serve(house: House, words: Sequence[str], *, host: str, port: int, allow_remote: bool, is_read_only: bool) -> None:
    """Serve the review to a browser until Ctrl-C."""
    with house.open_desk() as desk:
        desk.wanted(query(words))  # what is wrong is told here, not on a page
    try:
        from socialwatch.inbox.web import check_host, check_password, is_loopback, serve
    except ModuleNotFoundError as error:
        raise UsageError("--web needs the extra `web`: pip install 'socialwatch[web]'") from error
    check_host(host, allow_remote=allow_remote)
    password = os.environ.pop("SOCIALWATCH_WEB_PASSWORD", None)
    if not is_loopback(host) and password is None and not house.options.no_input and sys.stdin.isatty():
        password = typer.prompt("A password for those who open it", hide_input=True, confirmation_prompt=True, err=True)
    if not is_loopback(host) or password is not None:
        check_password(password or "")
    if not is_loopback(host):
        typer.echo("Everything goes over the wire unencrypted; put it behind TLS where others could listen.", err=True)
    serve(_command(house, words, is_read_only=is_read_only), host=host, port=port, password=password, told=typer.echo)


def _command(house: House, words: Sequence[str], *, is_read_only: bool) -> list[str]:
    """Return what runs for each page: this program again, with the words before the verb."""
    options = house.options
    before = [sys.executable, "-m", "socialwatch", "--as", house.me]
    before += ["--config", str(house.config_path)] if house.config_path else []
    before += ["--db", options.db] if options.db else []
    return [*before, "inbox", "--served", *(["--read-only"] if is_read_only else []), "--", *words]


def _cards(house: House, desk: Desk, words: Sequence[str], *, is_read_only: bool) -> None:
    import webbrowser

    from socialwatch.inbox.cards import review
    from socialwatch.inbox.more_cards import Help
    from socialwatch.views.review import CardFace

    face = CardFace(sys.stdout, clock=house.clock, zone=house.zone, is_plain=True, environ=house.environ)
    teacher = house.teacher if house.config_path else None
    views = house.settings.views if house.config_path else DEFAULT_VIEWS
    named = view_named(words[0], views) if len(words) == 1 else None
    review(
        desk, "" if named else query(words), face,
        help=Help(
            teacher=teacher, replying=house.replying, open_url=webbrowser.open, is_read_only=is_read_only,
            templates=house.settings.templates, views=views, view=named,
        ),
    )  # fmt: skip


def interactive(house: House, desk: Desk, words: Sequence[str], *, is_read_only: bool) -> None:
    """Open the review on this terminal, and leave with code 1 where it broke."""
    desk.wanted(query(words))  # a filter that cannot be read is told before the screen is taken
    from socialwatch.inbox.app import Inbox
    from socialwatch.inbox.opening import Opening
    from socialwatch.inbox.reader import Reader
    from socialwatch.views.inbox import InboxFace

    views = house.settings.views if house.config_path else DEFAULT_VIEWS
    named = view_named(words[0], views) if len(words) == 1 else None
    app = Inbox(Opening(
        desk=desk, reader=Reader(house.open_desk), face=InboxFace(clock=house.clock, zone=house.zone), views=views,
        view=views.index(named) if named else 0, query="" if named else query(words), keys=house.settings.keys, names=_names(house),
        theme=house.settings.theme, is_read_only=is_read_only, is_tour=_is_demo(house),
        teacher=house.teacher, replying=house.replying, templates=house.settings.templates,
    ))  # fmt: skip
    app.run()
    if app.failure is not None:
        _tell_failure(app.failure)


def _names(house: House) -> Mapping[str, Sequence[str]]:
    """Return what this installation knows, for the completion of filters."""
    settings = house.settings
    people = sorted({one for department in settings.departments.values() for one in department.members})
    return {
        "brand": sorted(settings.brands), "network": sorted({one.network for one in settings.sources}), "theme": sorted(settings.themes),
        "department": sorted(settings.departments), "escalated": sorted(settings.departments), "assignee": ["me", "none", *people],
    }  # fmt: skip


def _is_demo(house: House) -> bool:
    return bool(house.settings.sources) and all(one.network == "demo" for one in house.settings.sources)


def _tell_failure(failure: BaseException) -> None:
    """Tell a mistake of ours as Python does, without local variables and with nothing in it that acts on the terminal."""
    import traceback

    from socialwatch.text import printable
    from socialwatch.transport.redaction import redact

    lines = traceback.format_exception(failure)
    sys.stderr.write(redact("".join(printable(line, multiline=True) for line in lines)))
    sys.stderr.write("socialwatch: the review broke, this is a mistake of ours; what was done is kept, and so is a reply that was begun\n")
    raise typer.Exit(code=1)
