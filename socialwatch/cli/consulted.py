"""What a poll does with a second opinion, where one is configured."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from socialwatch.errors import StoreError
from socialwatch.wiring import House

if TYPE_CHECKING:
    from socialwatch.model.opinion import Opinion
    from socialwatch.ports import Store


def consult_engine(house: House, store: Store, cases: Sequence[int]) -> None:
    """Ask the engine about new cases that we are unsure of; what fails is told in a line, and the poll goes on."""
    settings = house.settings.engine
    if settings is None or not cases:
        return
    engine = house.engine(store)
    if engine is None:
        return
    from socialwatch.desk.consulting import consult
    from socialwatch.text import printable

    done = consult(house.desk(store), cases, engine, house.judge(store, house.clock()), always=settings.is_always)
    words = "" if done.error is None else f"engine {engine.name}: {done.error}; our own verdicts stand"
    if _is_news(house, words) and words:
        typer.echo(printable(f"socialwatch: {words}"), err=True)
    if done.dropped and house.options.verbose:
        typer.echo(printable(f"socialwatch: engine {engine.name}: {done.dropped} of {done.asked} answers were not in our words"), err=True)


def _is_news(house: House, words: str) -> bool:
    """Say whether it went otherwise than last time: a failure that repeats is told once."""
    from socialwatch.store.beside import read_value, write_value

    try:
        before = read_value(house.beside("engine"), "")
    except StoreError:
        before = ""
    if words != before:
        write_value(house.beside("engine"), words)
    return words != before or sys.stderr.isatty()


def asked(house: House, text: str, *, brand: str, lang: str | None) -> Opinion | None:
    """Ask the engine about one text; None where there is no engine, or its answer is not in our words.

    Raises:
        SourceError: It could not be reached.
    """
    if house.settings.engine is not None and house.settings.engine.kind == "minilm":  # the only one that compares with labels
        with house.open_store() as store:
            engine = house.engine(store)
    else:
        engine = house.engine(None)
    return None if engine is None else engine.opine(text, brand=brand, lang=lang)
