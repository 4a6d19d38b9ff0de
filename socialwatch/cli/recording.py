"""record: what a real network answers, made anonymous, for those who look after a parser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from socialwatch.cli.asking import Json, house
from socialwatch.errors import SourceError, UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from socialwatch.ports import SourceSettings
    from socialwatch.transport.recording import Recorder

app = typer.Typer()


@app.command(hidden=True)
def record(
    ctx: typer.Context,
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="Which source to ask; its credentials are used.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where NAME.json and NAME.provenance.json are written, mode 0600.")],
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most so many questions.")] = 20,
    force: Annotated[bool, typer.Option("--force", help="Replace a recording that is there.")] = False,
    allow_endpoint: Annotated[bool, typer.Option(help="Take an `api_base` on another machine.")] = False,
    as_json: Json = False,
) -> None:
    """Ask a network what a poll would ask, and write its answers with invented names, texts and numbers.

    Nothing is filed. Names, handles, texts, addresses and credentials never reach the disk: each word becomes another one of the same
    shape, the same word always the same. Look the file through before you pass it on all the same.

    Example:

    [dim]$[/dim] socialwatch record --source forum --out recordings
    """
    from socialwatch.desk.recording import ask_everything
    from socialwatch.views.console import say
    from socialwatch.wiring.recording import recorded

    here, now = house(ctx), house(ctx).clock()
    files = [out / f"{_file_name(source)}.json", out / f"{_file_name(source)}.provenance.json"]
    if not force and (there := next((file for file in files if file.exists()), None)):
        raise UsageError(f"{there} is there already; --force replaces it")
    settings, network, recorder = recorded(here.full_settings, source, requests=limit, allow_endpoint=allow_endpoint)
    came = ask_everything(network, now=now, floor=_floor(now, settings))
    if not recorder.takes:
        raise SourceError(came.troubles[0] if came.troubles else f"{source} asks nothing of a network; there is nothing to record")
    written = _write(files, recorder, _provenance(settings, recorder, now))
    if as_json:
        from socialwatch.views.exports import json_text

        typer.echo(json_text(written), nl=False)
    elif not here.options.is_quiet:
        for trouble in came.troubles:
            say(typer.get_text_stream("stderr"), f"socialwatch: recorded with it: {trouble}")
        typer.echo(f"{files[0]}: {len(recorder.takes)} takes, {came.mentions} mentions read from them", err=True)


def _floor(now: datetime, settings: SourceSettings) -> datetime:
    from datetime import timedelta

    return now - timedelta(seconds=settings.backfill_s)


def _file_name(source: str) -> str:
    """Return a source's name as a part of a file name."""
    import re

    return re.sub(r"[^\w.-]+", "-", source).strip(".") or "source"


def _provenance(settings: SourceSettings, recorder: Recorder, now: datetime) -> dict[str, Any]:
    from socialwatch import __version__
    from socialwatch.model.times import iso
    from socialwatch.transport.recording import HOW

    return {
        "network": settings.network, "server": recorder.host, "recorded_at": iso(now), "recorder": f"socialwatch {__version__}",
        "takes": len(recorder.takes), "scrubbed": HOW,
    }  # fmt: skip


def _write(files: list[Path], recorder: Recorder, provenance: dict[str, Any]) -> dict[str, Any]:
    import json

    from socialwatch.config.starter import write_private

    for file, value in zip(files, (recorder.takes, provenance), strict=True):
        write_private(file, json.dumps(value, ensure_ascii=False, indent=1) + "\n", force=True)
    return {"file": str(files[0]), **provenance}
