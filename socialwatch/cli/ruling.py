"""rules: tried before they act."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialwatch.cli.asking import Json, house
from socialwatch.errors import ConfigError, UsageError

app = typer.Typer()
rules = typer.Typer(help="Try the rules of the configuration before they act.", no_args_is_help=True)
app.add_typer(rules, name="rules")


@rules.command()
def check(ctx: typer.Context, as_json: Json = False) -> None:
    """Read all rules against each other and say what is wrong.

    Unknown themes and departments, rules that never hold, that can never be reached, or whose word never stands. Leaves with 3 where anything is.

    Example:

    [dim]$[/dim] socialwatch rules check
    """
    from socialwatch.triage.shadows import findings

    policy, settings = house(ctx).triage_policy, house(ctx).settings
    known = {"theme": tuple(policy.themes), "department": tuple(settings.departments), "brand": tuple(settings.brands)}
    found = findings(policy.rules, known | {"escalated": known["department"]})
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([{"rule": one.rule, "problem": one.words} for one in found]))
        raise typer.Exit(ConfigError.exit_code if found else 0)
    if found:
        raise ConfigError([f'{settings.path.name}: rule "{one.rule}" {one.words}' for one in found])
    many = len(policy.rules)
    typer.echo(f"{many} {'rule' if many == 1 else 'rules'}; nothing is wrong." if many else "There are no [[rules]] in the configuration.")


@rules.command("test")
def rules_test(ctx: typer.Context, text: Annotated[str, typer.Argument(help="What somebody might write.")], as_json: Json = False) -> None:
    """Judge a text as a poll would, and say which rules speak and why it ranks where it does.

    Example:

    [dim]$[/dim] socialwatch rules test "where can I buy a lid"
    """
    from socialwatch.cli.judging import print_verdict, verdict_of

    print_verdict(verdict_of(house(ctx), text), as_json=as_json)


@rules.command()
def preview(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a rule in the configuration.")],
    since: Annotated[str, typer.Option(metavar="TIME", help="Cases since then: 7d, yesterday, or 2026-11-01.")] = "7d",
    as_json: Json = False,
) -> None:
    """Show what a rule would have made of the cases that are there, and write nothing.

    Write the rule into the configuration, look at what it would change, and let the next poll use it.

    Example:

    [dim]$[/dim] socialwatch rules preview "lids go to spares" --since 30d
    """
    from socialwatch.cli.asking import since_time
    from socialwatch.desk.previewing import preview as previewed
    from socialwatch.triage.rules import may_hold
    from socialwatch.views import preview as face

    known = [rule.name for rule in house(ctx).settings.rules]
    if name not in known:
        raise UsageError(f"no rule {name!r}; there are: {', '.join(known) or 'none yet; add [[rules]] to the configuration'}")
    now, begin = house(ctx).clock(), since_time(house(ctx), since)
    with house(ctx).open_store() as store:
        with_it, without = house(ctx).judge(store, now), house(ctx).judge(store, now, without_rule=name)
        when = next(rule.when for rule in house(ctx).triage_policy.rules if rule.name == name)
        found = previewed(
            store, name, with_it=with_it, without=without, since=begin, now=now, may=lambda mention: may_hold(when, mention, now)
        )
    caught = [(one.case, one.changes) for one in found.caught]
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text(face.preview_json(name, begin, found.seen, caught)))
        return
    sys.stdout.writelines(line + "\n" for line in face.preview_lines(found.seen, caught, begin, now=now, zone=house(ctx).zone))
