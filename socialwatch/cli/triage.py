"""triage: the judgement looked at: why, and what it would be today."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from socialwatch.cli.asking import DryRun, Filter, Json, Note, Yes, confirm, house, query, told
from socialwatch.cli.evaluating import evaluate
from socialwatch.errors import UsageError

if TYPE_CHECKING:
    from socialwatch.desk.rejudging import Difference


class TriageVerbs(TyperGroup):
    """The commands of triage; `triage --again FILTER` is `triage again FILTER`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read `--again` as the command of that name."""
        words = ["again", *(word for word in args if word != "--again")] if "--again" in args else args
        return list(super().parse_args(ctx, words))


app = typer.Typer()
triage = typer.Typer(cls=TriageVerbs, help="Look at the judgement: why, how well, and what it would be today.", no_args_is_help=True)
app.add_typer(triage, name="triage")
triage.command("eval")(evaluate)


@triage.command()
def explain(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="TEXT_OR_CASE", help="What somebody might write, or the number of a case.")],
    brand: Annotated[str | None, typer.Option(metavar="NAME", help="Which brand it is about; left out: the first.")] = None,
    network: Annotated[str, typer.Option(metavar="NAME", help="Where it was written.")] = "x",
    lang: Annotated[str | None, typer.Option(metavar="CODE", help="The language that the network gives.")] = None,
    ask: Annotated[bool, typer.Option("--ask", help="Also ask the [engine] of the configuration; the text leaves this machine.")] = False,
    as_json: Json = False,
) -> None:
    """Say what a text would be filed as, why, and which words moved the scales.

    Examples:

    [dim]$[/dim] socialwatch triage explain "@acme third time I ring, nobody picks up"

    [dim]$[/dim] socialwatch triage explain 12 --json
    """
    from socialwatch.cli.judging import explained_case, explained_text, print_explained, with_second_opinion

    here = house(ctx)
    if re.fullmatch(r"#?\d{1,18}", what.strip()):
        found = explained_case(here, int(what.strip().lstrip("#")))
    else:
        if brand is not None and brand not in here.settings.brands:
            raise UsageError(f"no brand {brand!r}; there are: {', '.join(here.settings.brands)}")
        found = explained_text(here, what, brand=brand, network=network, lang=lang)
    if ask:
        found = with_second_opinion(here, found)
    print_explained(found, as_json=as_json)


@triage.command()
def again(
    ctx: typer.Context,
    filter: Filter = None,  # noqa: A002 -- its name in the help
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Judge old cases again, under today's rules, lists and model.

    Only when you ask. What a person set stays. `--dry-run` shows what would change; `undo` takes it back. Without a filter: live cases outside
    the noise.

    Examples:

    [dim]$[/dim] socialwatch triage --again --dry-run

    [dim]$[/dim] socialwatch triage again theme:none since:30d state:any
    """
    from socialwatch.desk.rejudging import differences, judge_again

    here = house(ctx)
    with here.open_desk() as desk:
        numbers = [case.id for case in desk.page(query(filter))]
        judge = here.judge(desk.store, here.clock())
        found = list(differences(desk, numbers, judge))
        if dry_run:
            _print_differences(found, len(numbers), as_json=as_json)
            return
        if not found:
            typer.echo(f"{len(numbers):,} cases judged again; nothing changed.")
            return
        confirm(here, "change", len(found), yes=yes)
        told(here, judge_again(desk, [one.before.id for one in found], judge, note=note), as_json=as_json)


def _print_differences(found: list[Difference], judged: int, *, as_json: bool) -> None:
    if as_json:
        from socialwatch.views.exports import json_text

        rows = [{"id": one.before.id, **{name: [_plain(old), _plain(new)] for name, (old, new) in one.fields.items()}} for one in found]
        sys.stdout.write(json_text(rows))
        return
    from socialwatch.text import printable

    for one in found:
        changes = "; ".join(f"{name.replace('_', ' ')} {_words(old)} → {_words(new)}" for name, (old, new) in one.fields.items())
        typer.echo(printable(f"Case {one.before.id}: {changes}"))
    typer.echo(f"{len(found):,} of {judged:,} cases would change; nothing was done.", err=True)


def _plain(value: object) -> object:
    return list(map(str, value)) if isinstance(value, tuple) else value if value is None or isinstance(value, bool) else str(value)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value)) or "none"
    return {True: "yes", False: "no", None: "none"}.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)
