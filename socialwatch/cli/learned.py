"""What learn and poll do with labels: learn, keep what is better, say so."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from socialwatch.errors import PartialError, SocialwatchError, UsageError
from socialwatch.model.label import LABEL_FIELDS, Label, LabelledText, Origin
from socialwatch.model.verdict import Verdict
from socialwatch.ports import Store
from socialwatch.wiring import House

if TYPE_CHECKING:
    from socialwatch.triage.models.learning import Learned

SEED = 0
"""The same labels give the same model, today and tomorrow."""

FIELDS = ("network", "native_id", "brand", "lang", "text", *LABEL_FIELDS, "by", "at", "origin")
"""Columns of a file of labels; `triage eval FILE --text text --label intent` reads it as it is."""


def learn_now(house: House, store: Store, *, seed: int = SEED, keep: bool = True) -> tuple[Learned, int]:
    """Learn from the labels of this installation, and keep what judges better; return what came of it and the number of labels."""
    from socialwatch.desk.learning import learn
    from socialwatch.store.beside import write_value

    now = house.clock()
    learned, labels = learn(store.walk_labels(), house.prior, lambda one: _by_rules(house, one), seed=seed)
    if keep:
        write_value(house.beside("model"), house.shelf.with_new(learned, labels=labels, at=now))
    return learned, labels


def learn_when_due(house: House) -> None:
    """Learn when enough is new, and say in a line what came of it; called when a poll has done everything else."""
    after = house.settings.learn_after
    if not after:
        return
    with house.open_store() as store:
        if store.count_labels(since=house.shelf.tried_at) < after:
            return
        try:
            learned, _ = learn_now(house, store)
        except SocialwatchError as error:  # the poll itself went well, and says so with its code
            typer.echo(f"socialwatch: not learned: {error}", err=True)
            return
    if house.options.verbose or sys.stderr.isatty():
        better = [one.task for one in learned.lessons if one.is_kept]
        words = f"learned from you: {', '.join(better)}" if better else "nothing new learned from you"
        typer.echo(f"{words}; `socialwatch learn --show` says how well it judges", err=True)


def _by_rules(house: House, one: LabelledText) -> Verdict:
    """Judge a text as an installation would that has learned nothing."""
    from socialwatch.model.mention import Mention
    from socialwatch.triage.judge import judge
    from socialwatch.triage.policy import Context

    brands = house.settings.brands
    brand = brands.get(one.brand) or next(iter(brands.values()))
    mention = Mention(
        network=one.network, native_id=one.native_id, author="@", text=one.text, created_at=one.label.at, brand=brand.name, lang=one.lang
    )
    policy = msgspec.structs.replace(house.triage_policy, model=house.prior, rules=())
    return judge(mention, Context(brand=brand), policy, one.label.at)


def print_learned(learned: Learned, labels: int, *, as_json: bool, is_dry: bool) -> None:
    """Print how well held-out labels are judged, before and after."""
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(
            json_text({"labels": labels, "better": learned.is_better, "tasks": [msgspec.to_builtins(one) for one in learned.lessons]})
        )
        return
    if not learned.lessons:
        typer.echo(f"{labels:,} labels; each task needs 20 of at least two kinds. `socialwatch teach CASE --intent question` adds one.")
        return
    typer.echo("On your own labels, each judged by weights that never saw it:")
    typer.echo(f"  {'task':<10} {'labels':>6}  {'macro-F1':>18}  {'right':>16}  {'loss':>15}")
    for one in learned.lessons:
        kept = ("better, would be used" if is_dry else "better, in use now") if one.is_kept else "not better, not used"
        before, after = one.before, one.after
        typer.echo(
            f"  {one.task:<10} {one.labels:>6,}  {before.macro_f1:>7.3f} → {after.macro_f1:.3f}   {before.accuracy:>6.1%} → {after.accuracy:.1%}"
            f"   {before.loss:.3f} → {after.loss:.3f}  {kept}"
        )


def roll_back(house: House) -> None:
    """Go back to the version before the newest."""
    from socialwatch.store.beside import write_value

    shelf = house.shelf.rolled_back(at=house.clock())
    write_value(house.beside("model"), shelf)
    words = f"the version of {shelf.versions[0].at:%Y-%m-%d %H:%M} UTC" if shelf.versions else "the shipped model"
    typer.echo(f"Back to {words}.")


def show_shelf(house: House, *, as_json: bool) -> None:
    """Print what is in use and what can be gone back to."""
    versions = house.shelf.versions
    if as_json:
        from socialwatch.views.exports import json_text

        rows = [{"at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}", "labels": one.labels, "tasks": sorted(one.model.tasks)} for one in versions]
        sys.stdout.write(json_text(rows))
        return
    for place, one in enumerate(versions):
        state = "in use" if place == 0 else "earlier"
        typer.echo(f"{one.at:%Y-%m-%d %H:%M} UTC  {state:<8} {one.labels:,} labels  {', '.join(sorted(one.model.tasks))}")
    if not versions:
        typer.echo("Nothing learned yet; the shipped model is in use.")


# -- labels out and in ----------------------------------------------------------------------------------------------------


def export_labels(house: House, target: Path, *, include_private: bool) -> None:
    """Write one row for each labelled text: CSV, or JSON Lines for a name that ends in .jsonl."""
    from socialwatch.cli.files import written
    from socialwatch.views.exports import write_csv, write_jsonl

    with house.open_store() as store, written(target) as stream:
        rows = _rows(store, include_private=include_private)
        count = write_jsonl(rows, stream) if target.suffix == ".jsonl" else write_csv(rows, FIELDS, stream)
    typer.echo(f"{count:,} labelled texts written to {target}", err=True)


def _rows(store: Store, *, include_private: bool) -> Iterator[Mapping[str, object]]:
    rows: dict[int, dict[str, object]] = {}
    for one in store.walk_labels(include_private=include_private):
        row = rows.setdefault(one.label.mention, dict.fromkeys(FIELDS))
        row |= {name: getattr(one, name) for name in ("network", "native_id", "brand", "lang", "text")}
        row |= {
            one.label.field: one.label.value,
            "by": one.label.by,
            "at": f"{one.label.at:%Y-%m-%dT%H:%M:%S.%fZ}",
            "origin": one.label.origin,
        }
    yield from rows.values()


def import_labels(house: House, source: Path) -> int:
    """Read such a file back, for texts that this inbox holds; return 0, or 9 where some were not here or not understood."""
    from socialwatch.model.mention import Mention

    rows = _read(source)
    with house.open_store() as store:
        stubs = [
            Mention(network=row["network"], native_id=row["native_id"], author="", text="", created_at=house.clock(), brand="")
            for row in rows
        ]
        held = store.ground(stubs).mentions
        labels = [
            Label(mention=held[row["network"], row["native_id"]].id, field=field, value=row[field], by=row["by"] or house.me, at=_time(house, row["at"]), origin=_origin(row))
            for row in rows if (row["network"], row["native_id"]) in held for field in LABEL_FIELDS if row[field]
        ]  # fmt: skip
        new = store.keep_labels(labels)
    strangers = sum((row["network"], row["native_id"]) not in held for row in rows)
    typer.echo(f"{new:,} new labels; {strangers:,} of {len(rows):,} texts are not in this inbox", err=True)
    return PartialError.exit_code if strangers else 0


def _read(source: Path) -> list[dict[str, str]]:
    from socialwatch.text import spreadsheet_text

    try:
        text = source.read_text(encoding="utf-8")
        if source.suffix == ".jsonl":
            raw = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            raw = [
                {name: spreadsheet_text(value or "") for name, value in row.items()}
                for row in csv.DictReader(io.StringIO(text, newline=""))
            ]
        rows = [{name: str(row.get(name) or "") for name in FIELDS} for row in raw]
    except (OSError, ValueError, AttributeError, TypeError, csv.Error) as error:
        raise UsageError(f"{source}: cannot be read as labels ({error})") from error
    if bad := [f"{field} {row[field]!r}" for row in rows for field in LABEL_FIELDS if row[field] and not _is_known(field, row[field])]:
        raise UsageError(f"{source}: there is no {bad[0]}; nothing was read")
    return rows


def _is_known(field: str, value: str) -> bool:
    from socialwatch.model.words import Channel, Intent, Queue

    words: dict[str, frozenset[str]] = {
        "intent": frozenset(Intent), "queue": frozenset(Queue), "failed_channels": frozenset(Channel),
        "sentiment": frozenset({"negative", "neutral", "positive"}),
    }  # fmt: skip
    known = words.get(field, frozenset({"0", "1"}))
    return field == "themes" or all(part in known for part in value.split(";"))


def _origin(row: Mapping[str, str]) -> Origin:
    return "outcome" if row["origin"] == "outcome" else "taught"


def _time(house: House, words: str) -> datetime:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return house.clock()
    return at if at.tzinfo else at.replace(tzinfo=UTC)
