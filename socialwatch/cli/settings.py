"""init, config, doctor, schedule: to set up, to explain, and to print the timer (never to install it)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from socialwatch.cli.asking import Json, house
from socialwatch.errors import ConfigError
from socialwatch.text import printable
from socialwatch.wiring import FIRST_WORDS, House

app = typer.Typer()
config = typer.Typer(help="Read the configuration: is it right, what holds, what may stand in it.", no_args_is_help=True)
schedule = typer.Typer(help="Print what polls by itself, for cron or systemd; nothing is installed.", no_args_is_help=True)
app.add_typer(config, name="config")
app.add_typer(schedule, name="schedule")

Every = Annotated[str, typer.Option("--every", metavar="DURATION", help="How often to poll: 5m, 1h, 1d.")]


@app.command()
def init(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing: the brand given, or that of the demo.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    brand: Annotated[str | None, typer.Option("--brand", metavar="NAME", help="The brand, as people call it.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; otherwise --config, or ./socialwatch.toml.")
    ] = None,
) -> None:
    """Ask a few questions and write a first configuration, with a word on every line of it.

    Only you can read the file (mode 0600); one that is there is never replaced unasked. Examples:

    [dim]$[/dim] socialwatch init

    [dim]$[/dim] socialwatch init --yes --brand "Acme Kettles"
    """
    from socialwatch.cli.starting import start

    start(house(ctx), brand=brand, output=output, is_sure=yes, force=force)


# -- config ---------------------------------------------------------------------------------------------------------------


@config.command()
def check(ctx: typer.Context) -> None:
    """Read the configuration whole, with its rules and calendars, and tell every error at once (exit code 3).

    Example:

    [dim]$[/dim] socialwatch config check
    """
    from socialwatch.cli.checking import config_errors
    from socialwatch.views.console import say

    if errors := config_errors(house(ctx)):
        raise ConfigError(errors)
    if not house(ctx).options.verbose:  # otherwise they were told while it was read
        for warning in house(ctx).full_settings.warnings:
            say(sys.stderr, f"socialwatch: {warning}")
    if not house(ctx).options.is_quiet:
        typer.echo(printable(f"{config_path(house(ctx))}: fine"))


@config.command()
def show(ctx: typer.Context) -> None:
    """Print what holds, defaults included, as TOML; a secret is "***".

    Example:

    [dim]$[/dim] socialwatch config show
    """
    from socialwatch.config.show import show as shown

    sys.stdout.write(shown(house(ctx).full_settings))


@config.command()
def schema() -> None:
    """Print the JSON Schema of the configuration, for editors that complete and check TOML.

    Example:

    [dim]$[/dim] socialwatch config schema > socialwatch.schema.json
    """
    from socialwatch import wiring
    from socialwatch.config.schema import schema as described
    from socialwatch.views.exports import json_text

    networks = [kind for name in wiring.network_names() if (kind := wiring.network_kind(name))]
    outlets = [mouth for name in wiring.outlet_names() if (mouth := wiring.outlet_kind(name))]
    sys.stdout.write(json_text(described(networks, outlets)))


@config.command()
def path(ctx: typer.Context) -> None:
    """Print which file is read: --config, SOCIALWATCH_CONFIG, ./socialwatch.toml, or the one in ~/.config/socialwatch.

    Example:

    [dim]$[/dim] $EDITOR "$(socialwatch config path)"
    """
    typer.echo(str(config_path(house(ctx))))


def config_path(house: House) -> Path:
    """Return the absolute path of the configuration.

    Raises:
        ConfigError: There is none.
    """
    found = house.config_path
    if found is None:
        raise ConfigError([FIRST_WORDS])
    return found.absolute()


# -- doctor and timers ----------------------------------------------------------------------------------------------------


@app.command()
def doctor(
    ctx: typer.Context,
    online: Annotated[bool, typer.Option("--online", help="Also ask each network one cheap question.")] = False,
    acknowledge: Annotated[
        bool, typer.Option("--acknowledge-gaps", help="You have read of the gaps: list them once more, then never again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say how everything stands: configuration, inbox, credentials, last polls, gaps, what waits to leave.

    Leaves with 0 when all is well, otherwise with the code of the worst problem. Examples:

    [dim]$[/dim] socialwatch doctor --online

    [dim]$[/dim] socialwatch doctor --acknowledge-gaps

    [dim]$[/dim] socialwatch doctor --json | jq .problems
    """
    from socialwatch.cli.checking import acknowledge_gaps, check_up, zone_of
    from socialwatch.desk.doctor import exit_code, problems

    found = check_up(house(ctx), is_online=online)
    wrong = problems(found)
    if acknowledge:
        acknowledge_gaps(house(ctx), found)
    if as_json:
        from socialwatch.views.doctor import doctor_json
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text(doctor_json(found, wrong)))
    else:
        from socialwatch.views.doctor import doctor_lines

        sys.stdout.writelines(f"{line}\n" for line in doctor_lines(found, wrong, now=house(ctx).clock(), zone=zone_of(house(ctx))))
    raise typer.Exit(exit_code(wrong))


@schedule.command()
def cron(ctx: typer.Context, every: Every = "5m") -> None:
    """Print the line for crontab.

    Example:

    [dim]$[/dim] socialwatch schedule cron --every 10m
    """
    from socialwatch.cli.timers import CRON_HINT, cron_line, poll_words

    typer.echo(cron_line(poll_words(house(ctx), config_path(house(ctx))), every))
    _hint(ctx, CRON_HINT)


@schedule.command()
def systemd(ctx: typer.Context, every: Every = "5m") -> None:
    """Print a service and a timer for systemd.

    Example:

    [dim]$[/dim] socialwatch schedule systemd --every 15m
    """
    from socialwatch.cli.timers import SYSTEMD_HINT, poll_words, systemd_units

    typer.echo(systemd_units(poll_words(house(ctx), config_path(house(ctx))), every), nl=False)
    _hint(ctx, SYSTEMD_HINT)


def _hint(ctx: typer.Context, words: str) -> None:
    if not house(ctx).options.is_quiet:
        typer.echo(words, err=True)
