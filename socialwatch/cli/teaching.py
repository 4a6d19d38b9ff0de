"""teach, learn: what a person says of a case, kept against every model and learned from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialwatch.cli.acting import act
from socialwatch.cli.asking import Cases, DryRun, Json, Note, Where, Yes, house
from socialwatch.desk.teaching import Feeling, Lesson
from socialwatch.errors import UsageError
from socialwatch.model.words import Channel, Intent, Queue

app = typer.Typer()

_NONE = ("none", "")


@app.command()
def teach(
    ctx: typer.Context,
    *,
    cases: Cases = None,
    where: Where = None,
    intent: Annotated[Intent | None, typer.Option(help="What the person wants.")] = None,
    queue: Annotated[Queue | None, typer.Option(help="Whose it is; left out: the queue of the intent.")] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What it is about; several with commas, `none` for nothing. Replaces the themes."),
    ] = None,
    sentiment: Annotated[Feeling | None, typer.Option(help="How the person feels.")] = None,
    failed: Annotated[
        list[str] | None, typer.Option(metavar="CHANNELS", help="Ways to us that failed: phone,email …, or `none`. Replaces them.")
    ] = None,
    complaint: Annotated[bool | None, typer.Option("--complaint/--not-complaint", help="Whether it complains.")] = None,
    spam: Annotated[bool | None, typer.Option("--spam/--not-spam", help="Whether it advertises; out of the noise queue with it.")] = None,
    urgent: Annotated[bool | None, typer.Option("--urgent/--not-urgent", help="Whether it cannot wait.")] = None,
    answer: Annotated[bool | None, typer.Option("--answer/--no-answer", help="Whether we owe an answer.")] = None,
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Say what CASES are, where the program got it wrong or was unsure.

    Your word stands: no model and no rule overwrites it. It is kept as an example, and `learn` trains on it. `undo` takes both back.

    Examples:

    [dim]$[/dim] socialwatch teach 12 --intent question --theme delivery

    [dim]$[/dim] socialwatch teach 14 --not-spam

    [dim]$[/dim] socialwatch teach --where "queue:noise" --spam --yes
    """
    from socialwatch.desk.teaching import teach as say

    lesson = Lesson(
        intent=intent, queue=queue, sentiment=sentiment, themes=_several(theme), failed=_channels(failed), is_complaint=complaint,
        is_spam=spam, is_urgent=urgent, owes_answer=answer,
    )  # fmt: skip
    act(
        ctx, "teach", cases, where, lambda desk, numbers: say(desk, numbers, lesson, house(ctx).teacher, note=note),
        yes=yes, dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


@app.command()
def learn(
    ctx: typer.Context,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what it would bring.")] = False,
    rollback: Annotated[bool, typer.Option("--rollback", help="Go back to the version before; the last five are kept.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Say what is in use and what can be gone back to.")] = False,
    export: Annotated[
        Path | None, typer.Option("--export-labels", metavar="FILE", help="Write the labelled texts: CSV, or JSON Lines for .jsonl.")
    ] = None,
    import_: Annotated[Path | None, typer.Option("--import-labels", metavar="FILE", help="Read such a file back.")] = None,
    include_private: Annotated[bool, typer.Option("--include-private", help="Export direct and followers-only posts too.")] = False,
    seed: Annotated[int, typer.Option(help="Another order of walking over the labels.")] = 0,
    as_json: Json = False,
) -> None:
    """Learn from what you taught: weights of your own on top of the shipped model.

    They are used only where they judge your own held-out labels better; before and after are shown. `poll` does the same by itself when
    enough is new ([learning] in the configuration).

    Examples:

    [dim]$[/dim] socialwatch learn

    [dim]$[/dim] socialwatch learn --rollback

    [dim]$[/dim] socialwatch learn --export-labels labels.csv
    """
    from socialwatch.cli import learned as work

    here = house(ctx)
    if sum((rollback, show, export is not None, import_ is not None)) > 1:
        raise UsageError("--rollback, --show, --export-labels and --import-labels go one at a time")
    if export is not None:
        work.export_labels(here, export, include_private=include_private)
    elif import_ is not None:
        raise typer.Exit(work.import_labels(here, import_))
    elif rollback:
        work.roll_back(here)
    elif show:
        work.show_shelf(here, as_json=as_json)
    else:
        with here.open_store() as store:
            work.print_learned(*work.learn_now(here, store, seed=seed, keep=not dry_run), as_json=as_json, is_dry=dry_run)


def _several(words: list[str] | None) -> tuple[str, ...] | None:
    """Return names that were given one by one or with commas; empty for `none`."""
    if words is None:
        return None
    names = dict.fromkeys(part.strip() for word in words for part in word.split(","))
    return tuple(name for name in names if name.lower() not in _NONE)


def _channels(words: list[str] | None) -> tuple[Channel, ...] | None:
    names = _several(words)
    if names is None:
        return None
    if unknown := [name for name in names if name not in set(Channel)]:
        raise UsageError(f"--failed: there is no channel {unknown[0]!r}; there are: {', '.join(Channel)}, or none")
    return tuple(map(Channel, names))
