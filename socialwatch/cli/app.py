"""The program itself: the words before the verb, the verbs by group, and the one place where failures become a line and a code."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from socialwatch.errors import FilterError, SocialwatchError
from socialwatch.wiring import House, Options

VERBS = {
    "collecting": ("poll", "demo", "import", "deliver"),
    "reviewing": ("inbox",),
    "looking": ("list", "show", "next", "search"),
    "acting": ("handle", "escalate", "reopen", "snooze", "watch", "pending", "assign", "claim", "tag", "note", "promise", "undo"),
    "people": ("mute", "contact"),
    "replying": ("reply", "templates", "drafts", "approve"),
    "problems": ("problem",),
    "teaching": ("teach", "learn"),
    "theming": ("themes",),
    "triage": ("triage",),
    "auditing": ("log",),
    "leaving": ("export", "report"),
    "settings": ("init", "config", "doctor", "schedule"),
    "escalating": ("ack", "return", "arrived", "arrivals"),
    "telling": ("digest",),
    "outbox": ("outbox",),
    "ruling": ("rules",),
    "recording": ("record",),
    "upkeep": ("db",),
}
"""File of this room → the commands in it. A command imports its own file only; the help imports all."""

PANELS = {
    "collecting": "Collecting",
    "reviewing": "Looking",
    "looking": "Looking",
    "acting": "Acting",
    "people": "Acting",
    "replying": "Answering",
    "problems": "Answering",
    "teaching": "Judgement",
    "theming": "Judgement",
    "triage": "Judgement",
    "auditing": "Looking",
    "leaving": "Reports",
    "escalating": "Acting",
    "telling": "Reports",
    "outbox": "What leaves",
    "settings": "Set-up",
    "ruling": "Judgement",
    "recording": "Upkeep",
    "upkeep": "Upkeep",
}
"""File of this room → the heading of its commands in the help."""

_FILE_OF = {verb: file for file, verbs in VERBS.items() for verb in verbs}


class Verbs(TyperGroup):
    """The commands, each loaded from its file when it is first named."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- the name that the library gives it
        """Return the names of all commands, in the order of the help."""
        return list(_FILE_OF)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one command; None where there is none of this name."""
        if cmd_name not in _FILE_OF:
            return None
        module = importlib.import_module(f"socialwatch.cli.{_FILE_OF[cmd_name]}")
        group = typer.main.get_group(module.app)
        command: Any = group.get_command(ctx, cmd_name)
        command.rich_help_panel = PANELS[_FILE_OF[cmd_name]]
        return command


app = typer.Typer(
    cls=Verbs, no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback(invoke_without_command=True)
def before(
    ctx: typer.Context,
    config: Annotated[Path | None, typer.Option(envvar="SOCIALWATCH_CONFIG", help="Configuration file to read.")] = None,
    db: Annotated[str | None, typer.Option(envvar="SOCIALWATCH_DB", help="Inbox to use instead of the configured one.")] = None,
    me: Annotated[str | None, typer.Option("--as", envvar="SOCIALWATCH_AS", metavar="NAME", help="Who acts, in the history.")] = None,
    no_input: Annotated[bool, typer.Option("--no-input", envvar="SOCIALWATCH_NO_INPUT", help="Never ask; refuse instead.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", envvar="SOCIALWATCH_QUIET", help="Say only what went wrong.")] = False,
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more.")] = 0,
    debug: Annotated[bool, typer.Option("--debug", envvar="SOCIALWATCH_DEBUG", help="Show tracebacks (secrets stay hidden).")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """What people say about your brand, judged and in the order of your promises.

    Run [bold]socialwatch poll[/bold] from cron, review with [bold]socialwatch inbox[/bold], then
    [bold]handle[/bold] or [bold]escalate[/bold]. New here? [bold]socialwatch demo[/bold] needs no keys.
    """
    if version:
        from socialwatch import __version__

        typer.echo(f"socialwatch {__version__}")
        raise typer.Exit
    options = Options(config=config, db=db, me=me, no_input=no_input, is_quiet=quiet, verbose=verbose, is_debug=debug)
    ctx.obj = House(options)
    if ctx.invoked_subcommand is None:
        from socialwatch.cli.greeting import greet

        greet(ctx.obj)


def run(words: Sequence[str]) -> int:
    """Run one command and return the code to leave with."""
    from socialwatch.views.console import encode_anything

    for stream in (sys.stdout, sys.stderr):
        encode_anything(stream)
    try:
        code = _ran(words)
        sys.stdout.flush()  # here and not when Python ends: a full disk or a closed pipe shows only now
    except BrokenPipeError:
        _drop_output()
        return 141
    except OSError as error:
        if error.errno != 28:  # ENOSPC: stdout is on a full disk
            raise
        _drop_output()
        sys.stderr.write("socialwatch: the disk is full; nothing more could be written\n")
        return 74
    return code


def _ran(words: Sequence[str]) -> int:
    try:
        return int(app(args=_negations(words), prog_name="socialwatch", standalone_mode=False) or 0)
    except typer.TyperException as error:
        return _misused(error)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    except SocialwatchError as error:
        return _refused(error, is_debug="--debug" in words)
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\n")
        return 130


def _refused(error: SocialwatchError, *, is_debug: bool) -> int:
    """Tell a failure in one line (a filter also with a caret) and return its code."""
    from socialwatch.text import printable
    from socialwatch.transport.redaction import redact

    if is_debug:
        import traceback

        sys.stderr.write(redact("".join(printable(line, multiline=True) for line in traceback.format_exception(error))))
    lines = [printable(redact(line)) for line in str(error).splitlines()] or [type(error).__name__]
    sys.stderr.write("".join(f"{'socialwatch: ' if place == 0 else '  '}{line}\n" for place, line in enumerate(lines)))
    if isinstance(error, FilterError) and error.query:
        sys.stderr.write(f"  {printable(error.query)}\n  {' ' * error.at}^\n")
    return error.exit_code


def _misused(error: typer.TyperException) -> int:
    """Tell what is wrong with the words on the command line, and where to read more."""
    from socialwatch.text import printable

    sentence, context = error.format_message(), getattr(error, "ctx", None)
    if sentence:  # none where a group alone has printed its help
        sys.stderr.write(f"socialwatch: {printable(sentence)}\nTry {context.command_path if context else 'socialwatch'} --help\n")
    return error.exit_code


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not complain about it at the end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _negations(words: Sequence[str]) -> list[str]:
    """Let a leading `-field:value` be a negation: no option of ours has a colon right behind its name."""
    import re

    return ["not " + word[1:] if re.match(r"-[a-z]+:\S", word) else word for word in words]
