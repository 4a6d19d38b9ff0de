"""export: what leaves for the meeting."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from socialwatch.cli.asking import Filter, house, query
from socialwatch.desk.desk import Desk
from socialwatch.wiring import House

app = typer.Typer()


class What(StrEnum):
    """What an export lists."""

    CASES = "cases"
    MENTIONS = "mentions"
    EVENTS = "events"


class Format(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSONL = "jsonl"


@app.command()
def export(
    ctx: typer.Context,
    filter: Filter = None,  # noqa: A002 -- its name in the help
    what: Annotated[What, typer.Option(help="What to list.")] = What.CASES,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.CSV,  # noqa: A002 -- its name on the command line
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write a file (mode 0600) instead of stdout.")
    ] = None,
    include_private: Annotated[bool, typer.Option("--include-private", help="Also direct and followers-only posts.")] = False,
) -> None:
    """Write cases, mentions or events as CSV or JSON Lines.

    Those in every state and queue, unless a filter says otherwise. CSV opens safely in a spreadsheet: a text that could be a formula gets a leading apostrophe (README says how it reads back).
    Examples:

    [dim]$[/dim] socialwatch export queue:service since:7d -o monday.csv

    [dim]$[/dim] socialwatch export --what mentions --format jsonl | jq -r .text
    """
    with house(ctx).open_desk() as desk:
        fields, rows = _rows(house(ctx), desk, query(filter), what, include_private=include_private)
        if output is None:
            _write(fields, rows, format, sys.stdout)
            sys.stdout.flush()
            return
        from socialwatch.cli.files import written

        with written(output) as stream:
            count = _write(fields, rows, format, stream)
    if not house(ctx).options.is_quiet:
        typer.echo(f"{count:,} {what} written to {output}", err=True)


def _rows(
    house: House, desk: Desk, words: str, what: What, *, include_private: bool
) -> tuple[tuple[str, ...], Iterator[Mapping[str, object]]]:
    from socialwatch.views import fields

    wanted, now, store = desk.wanted(words, is_live=False), house.clock(), desk.store
    if what is What.MENTIONS:
        found = store.walk_mentions(wanted, now=now, include_private=include_private)
        return fields.MENTION_FIELDS, (fields.mention_row(one) for one in found)
    if what is What.EVENTS:
        return fields.EVENT_FIELDS, (fields.event_row(one) for one in store.walk_events(wanted, now=now))
    cases = (case for case in store.walk(wanted, now=now) if include_private or not case.is_private)
    return fields.CASE_FIELDS, (fields.case_row(case, now) for case in cases)


def _write(fields: tuple[str, ...], rows: Iterator[Mapping[str, object]], form: Format, stream: object) -> int:
    from typing import IO, cast

    from socialwatch.views.exports import write_csv, write_jsonl

    out = cast(IO[str], stream)
    if form is Format.JSONL:
        return write_jsonl(rows, out)
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(newline="")  # the csv module writes its own line ends
    return write_csv(rows, fields, out)
