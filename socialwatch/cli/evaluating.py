"""triage eval: the judgement measured on labelled texts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from socialwatch.cli.asking import Json, house

if TYPE_CHECKING:
    from socialwatch.cli.labelled import BadRow
    from socialwatch.desk.measuring import Lesson, Measured
    from socialwatch.triage.policy import Model

_MOST_TOLD = 10  # bad rows


class Task(StrEnum):
    """What can be measured."""

    COMPLAINT = "complaint"
    SENTIMENT = "sentiment"
    SPAM = "spam"
    INTENT = "intent"
    QUEUE = "queue"
    URGENT = "urgent"
    ANSWER_OWED = "answer_owed"
    FAILED_CHANNELS = "failed_channels"


def evaluate(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Labelled texts, with a header.")],
    text: Annotated[str, typer.Option("--text", metavar="COLUMN", help="The column with the texts.")],
    task: Annotated[Task, typer.Option("--task", help="What the labels say.")],
    label: Annotated[str, typer.Option("--label", metavar="COLUMN", help="The column with the labels.")],
    brand: Annotated[
        str | None, typer.Option("--brand", metavar="NAME|COLUMN", help="Whom the texts are about; a column where it differs.")
    ] = None,
    learn_from: Annotated[
        Path | None, typer.Option("--learn-from", metavar="FILE.csv", help="Learn labels of this file first; same columns.")
    ] = None,
    labels: Annotated[int, typer.Option("--labels", min=1, metavar="N", help="How many of its labels, drawn by lot.")] = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Which lot.")] = 0,
    as_json: Json = False,
) -> None:
    """Measure the judgement on a labelled file, beside always saying the commonest label.

    Labels are 0 or 1 for complaint, spam, urgent and answer_owed; negative, neutral or positive for sentiment; socialwatch's own words
    for intent and queue; channels joined by `;` for failed_channels. Neither the configuration nor what was learned here is used: this is
    the program as it is shipped. With --learn-from it first learns as an installation would; texts it learned from are not measured.

    Examples:

    [dim]$[/dim] socialwatch triage eval tweets.csv --text tweet --task complaint --label label

    [dim]$[/dim] socialwatch triage eval held.csv --text text --task sentiment --label mood --learn-from ours.csv --labels 200 --seed 1 --json
    """  # fmt: skip
    from socialwatch.cli.labelled import Columns, read_labelled
    from socialwatch.desk.measuring import drawn, measured, taught
    from socialwatch.errors import PartialError, UsageError

    home, columns = house(ctx), Columns(text, label, brand)
    rows, bad = read_labelled(file, task, columns)
    model: Model = home.prior
    lesson = None
    if learn_from is not None:
        ours, worse = read_labelled(learn_from, task, columns)
        chosen = drawn(ours, labels, seed)
        model, lesson = taught(home.prior, chosen, task, seed, home.clock())
        known = {row.text for row in chosen}
        rows, bad = [row for row in rows if row.text not in known], bad + worse
    if not rows:
        raise UsageError(f"{file}: every text was learned from; nothing is left to measure")
    found = measured(rows, task, model, home.clock(), seconds=home.seconds, lesson=lesson)
    sys.stdout.write(_json(found, bad) if as_json else _table(found))
    if bad:
        told = "; ".join(f"line {one.line}: {one.why}" for one in bad[:_MOST_TOLD])
        raise PartialError(f"{len(bad)} rows were left out: {told}{' …' if len(bad) > _MOST_TOLD else ''}")


def _json(found: Measured, bad: Sequence[BadRow]) -> str:
    import msgspec

    from socialwatch.views.exports import json_text

    figures: dict[str, Any] = msgspec.to_builtins(found.figures)
    about = {
        "task": found.task, "unsure": found.unsure, "naming_the_brand": found.naming, "texts_per_second": found.texts_per_second,
        "learned": msgspec.to_builtins(found.lesson), "bad_rows": [{"line": one.line, "why": one.why} for one in bad],
    }  # fmt: skip
    channels = {"channels": msgspec.to_builtins(found.channels)} if found.task == Task.FAILED_CHANNELS else {}
    return json_text({**about, **figures, **channels})


def _table(found: Measured) -> str:
    from socialwatch.views.measures import measures_text

    return measures_text(found.figures, channels=found.channels, about=_about(found))


def _about(found: Measured) -> list[str]:
    lines = [f"unsure {found.unsure:.1%} · {found.texts_per_second:,.0f} texts a second"]
    if found.naming is not None:
        lines.append(f"{found.naming:,} of {found.figures.texts:,} texts name the brand; a poll files no others")
    if found.lesson is not None:
        one = found.lesson
        what = "own weights are used" if one.is_kept else "own weights were not better and are not used"
        figures = f" ({_held_out(one)})" if one.before is not None else ""
        lines.append(f"learned from {one.labels:,} labels{figures}: {what}")
    return lines


def _held_out(one: Lesson) -> str:
    return f"held out, macro-F1 {one.before:.3f} → {one.after:.3f}, loss {one.loss_before:.3f} → {one.loss_after:.3f}"
