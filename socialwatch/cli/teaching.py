"""teach: what a person says of a case, kept against every model and learned from."""

from __future__ import annotations

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
