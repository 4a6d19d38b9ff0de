"""export, report: what leaves for the meeting."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from socialwatch.cli.asking import Filter, Json, house, query
from socialwatch.desk.desk import Desk
from socialwatch.errors import UsageError
from socialwatch.model.filters import Term
from socialwatch.ports import Store
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
        if not include_private:  # a note may quote what was written in private
            wanted = msgspec.structs.replace(wanted, terms=(*wanted.terms, Term(field="private", values=("no",))))
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


@app.command()
def report(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="Where the span begins: 7d, 4w, or a date.")] = "7d",
    until: Annotated[str, typer.Option("--until", metavar="TIME", help="Where it ends; left out: now.")] = "",
    brand: Annotated[str | None, typer.Option("--brand", metavar="NAME", help="Of one brand only.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write a file (mode 0600) instead of stdout.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Say who was answered, how soon, and what had failed before.

    Every figure has its denominator, the span before it beside it, and what could not be read below it.
    Examples:

    [dim]$[/dim] socialwatch report

    [dim]$[/dim] socialwatch report --since 2026-11-01 --until 2026-12-01 -o november.txt
    """
    if brand is not None and brand not in house(ctx).settings.brands:
        raise UsageError(f"no brand {brand!r}; there are: {', '.join(house(ctx).settings.brands)}")
    begins, ends = _time(house(ctx), since), _time(house(ctx), until) if until else house(ctx).clock()
    with house(ctx).open_store() as store:
        text = _report_text(house(ctx), store, begins, ends, brand, as_json=as_json)
    if output is None:
        sys.stdout.write(text)
        return
    from socialwatch.cli.files import written

    with written(output) as stream:
        stream.write(text)


def _time(house: House, words: str) -> datetime:
    from socialwatch.model.filter_parser import parse

    at = parse(f'since:"{words}"', now=house.clock(), zone=house.zone).terms[0].at
    return at or house.clock()


def _report_text(house: House, store: Store, since: datetime, until: datetime, brand: str | None, *, as_json: bool) -> str:
    from socialwatch.desk.reporting import report as made
    from socialwatch.views.report import report_json, report_lines

    found = made(store, since=since, until=until, brand=brand)
    if as_json:
        from socialwatch.views.exports import json_text

        return json_text(report_json(found))
    return "\n".join(report_lines(found, zone=house.zone)) + "\n"
