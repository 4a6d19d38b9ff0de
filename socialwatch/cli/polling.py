"""What poll, import and deliver do between their words and their exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec
import typer

from socialwatch.cli.chores import do_chores
from socialwatch.cli.consulted import consult_engine
from socialwatch.cli.learned import learn_when_due
from socialwatch.errors import InterruptedByUserError, OutletError, PartialError, UsageError
from socialwatch.model.collecting import PollResult
from socialwatch.model.filters import Filter, Term
from socialwatch.ports import Store
from socialwatch.wiring import House

if TYPE_CHECKING:
    pass


DELIVERY = timedelta(minutes=1)
"""How long a poll goes on to begin letters; the others leave with the next one."""

NEWS = 20
"""How many new cases a poll shows on a terminal."""


def poll_once(
    house: House, *, only: Sequence[str] = (), since: str | None = None, only_recheck: bool = False, as_json: bool = False,
    is_quiet: bool = False, allow_endpoint: bool = False, stop: Stop | None = None,
) -> int:  # fmt: skip
    """Poll, deliver what is due, print, and return the code to leave with.

    Args:
        stop: Of a caller that listens for signals itself.
    """
    from socialwatch.desk.poll import exit_code, poll

    floor = _floor(house, since)
    listening = signals() if stop is None else nullcontext(stop)
    with house.poll_lock() as give_way, listening as heard:  # first of all: whoever comes second must know at once
        sources = house.sources(only=only, allow_endpoint=allow_endpoint)
        if not sources:
            raise UsageError("no source is switched on; add [[sources]] to the configuration (`socialwatch config path` says where)")
        with house.open_store(create=True, durable=False) as store:
            give_way()
            with progress_lines(house, is_quiet=is_quiet) as progress:
                result = poll(sources, house.poll_tools(store, progress), floor=floor, only_recheck=only_recheck, stop=heard.event)
            _settle_replies(house, store, is_quiet=is_quiet)
            if not heard.event.is_set():
                consult_engine(house, store, result.cases)
            has_news = bool(result.cases or result.withdrawn)
            _print(house, store, result, as_json=as_json, is_quiet=is_quiet or (stop is not None and not has_news))
            heard.check()
            do_chores(house, store)
            deliver_due(house, store, is_talkative=False, limit=DELIVERY)
    learn_when_due(house)  # when all is done and the lock is free: nobody waits for it
    return exit_code(result)


def _settle_replies(house: House, store: Store, *, is_quiet: bool) -> None:
    """Settle replies of unknown fate that the poll brought home, and name those that are still open on a terminal."""
    from socialwatch.model.reply import UNDER_WAY

    if not store.replies(states=UNDER_WAY):
        return
    from socialwatch.views.console import say

    for row in house.replying(house.desk(store)).settle_seen():
        if not is_quiet:
            say(sys.stderr, f"the reply of {row.by} to case {row.case} is public after all: {row.url or row.native_id}")
    if sys.stderr.isatty():
        for row in store.replies(states=UNDER_WAY):
            say(sys.stderr, f"the reply to case {row.case} may be public: `socialwatch reply {row.case}` looks it up")


def _floor(house: House, since: str | None) -> datetime | None:
    if since is None:
        return None
    from socialwatch.model.filter_parser import parse

    return parse(f"since:{since}", now=house.clock(), zone=house.zone).terms[0].at


class Stop(msgspec.Struct):
    """Whether a signal asked us to leave, and which."""

    event: threading.Event
    number: int = 0

    def check(self) -> None:
        """Raise `InterruptedByUserError` where a signal came."""
        if self.number:
            words = "stopped; what was complete is stored, the next poll goes on from there"
            raise InterruptedByUserError(words, signal_number=self.number)


@contextmanager
def signals() -> Iterator[Stop]:
    """Let Ctrl-C and SIGTERM finish the page in hand; a second one leaves at once (every page is one transaction).

    Networks that we wait for are hung up on, so that a silent one does not hold up whoever wants to leave.
    """
    from socialwatch.transport import hang_up

    stop = Stop(threading.Event())

    def note(number: int, _frame: object) -> None:
        if stop.number:
            raise KeyboardInterrupt
        stop.number = number
        stop.event.set()
        hang_up()

    before = {one: signal.signal(one, note) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield stop
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def progress_lines(house: House, *, is_quiet: bool = False) -> Iterator[Callable[[str, str], None]]:
    """Yield what shows the progress: one line for each source on a terminal's stderr, nothing elsewhere."""
    from socialwatch.views.progress import ProgressLines

    can_move = sys.stderr.isatty() and house.environ.get("TERM") != "dumb"
    lines = ProgressLines(sys.stderr, is_on=can_move and not (is_quiet or house.options.is_quiet), size=lambda: _size(sys.stderr))
    try:
        yield lines.tell
    finally:
        lines.clear()


def _size(stream: IO[str]) -> tuple[int, int]:
    """Return columns and lines of the terminal that a stream is."""
    try:
        return os.get_terminal_size(stream.fileno())
    except OSError:  # it was closed meanwhile
        return 80, 24


def _print(house: House, store: Store, result: PollResult, *, as_json: bool, is_quiet: bool) -> None:
    from socialwatch.views.poll import trouble_lines

    if as_json:
        _print_json(house, store, result)
    elif not is_quiet and sys.stdout.isatty():
        print_news(house, store, result)
    elif not is_quiet and house.options.verbose:
        from socialwatch.views.poll import poll_words

        sys.stdout.write(poll_words(result) + "\n")
    for line in trouble_lines(result, with_repeated=sys.stderr.isatty()):
        if not (is_quiet and line.startswith("·")):
            sys.stderr.write(f"socialwatch: {line}\n")


def _print_json(house: House, store: Store, result: PollResult) -> None:
    from socialwatch.views.exports import json_text
    from socialwatch.views.poll import poll_json

    now = house.clock()
    cases = store.page(_these(result), now=now) if result.cases else []
    sys.stdout.write(json_text(poll_json(result, cases, now)))


def _these(result: PollResult, *more: Term) -> Filter:
    return Filter((Term(field="id", values=tuple(map(str, result.cases))), *more))


def print_news(house: House, store: Store, result: PollResult) -> None:
    """Print the most urgent of the new cases as a table, what else came, and what to type next."""
    from socialwatch.desk.desk import LIVE
    from socialwatch.views.console import make_console
    from socialwatch.views.poll import poll_words
    from socialwatch.views.table import print_cases

    now = house.clock()
    cases = store.page(_these(result, *LIVE), now=now, limit=NEWS) if result.cases else []
    footer = poll_words(result)
    if len(result.cases) > len(cases):
        footer += f"; the {len(cases)} most urgent are shown, `socialwatch list` shows the others"
    print_cases(cases, now=now, zone=house.zone, console=make_console(sys.stdout, environ=house.environ), footer=footer)


def deliver_due(
    house: House, store: Store, *, at_once: bool = False, as_json: bool = False, is_talkative: bool = True, limit: timedelta | None = None
) -> int:
    """Send what is due; say what failed on stderr and return 0, or 5 where a letter did not leave.

    Args:
        limit: No further letter is begun after so long; None for no limit.
    """
    from socialwatch.desk.deliver import deliver
    from socialwatch.views.console import say

    if not store.letters(limit=1):
        if is_talkative and not house.options.is_quiet and sys.stdout.isatty():
            typer.echo("Nothing waits in the outbox.")
        if as_json:
            typer.echo("[]")
        return 0
    done = deliver(store, house.outlets(), house.clock, at_once=at_once, who=house.deliverer, limit=limit)
    failed = [one for one in done if not one.is_sent]
    if as_json:
        from socialwatch.views.exports import json_text

        rows = [
            {"outlet": one.letter.outlet, "case": one.letter.case, "sent": one.is_sent, "error": str(one.error or "") or None}
            for one in done
        ]
        sys.stdout.write(json_text(rows))
    elif is_talkative and not house.options.is_quiet:
        typer.echo(f"{len(done) - len(failed)} sent, {len(failed)} to be tried again or dead")
    for one in failed:
        after = "no more tries" if one.letter.state == "dead" else f"next try after {one.letter.next_try_at.astimezone(house.zone):%H:%M}"
        say(sys.stderr, f"socialwatch: {one.letter.outlet}: {one.error} ({after})")
    return OutletError.exit_code if failed else 0


def import_file(house: House, file: Path, *, network: str | None, brand: str | None, columns: Sequence[str], as_json: bool) -> int:
    """Import a file, say what came of it, and return 0, or 9 where rows were bad."""
    from socialwatch.desk.importing import import_rows
    from socialwatch.networks.file.rows import read_rows

    brand = _brand(house, brand)
    mapped = dict(_column(one) for one in columns)
    with house.poll_lock(), house.open_store(create=True, durable=False) as store, progress_lines(house) as progress:
        tools = house.poll_tools(store, progress)
        size = max(file.stat().st_size, 1) if file.is_file() else 1

        def tell(rows: int, offset: int) -> None:
            progress(file.name, f"{rows:,} rows, {100 * offset // size} %")

        rows = read_rows(file, network=network, brand=brand, columns=mapped)
        done = import_rows(rows, f"import {file.name}", tools, progress=tell)
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text(msgspec.to_builtins(done)))
    elif not house.options.is_quiet:
        typer.echo(f"{done.rows:,} rows: {done.new_mentions:,} new mentions, {done.new_cases:,} new cases, {done.bad:,} bad")
    for line in done.told:
        sys.stderr.write(f"socialwatch: {file.name}: {line}\n")
    return PartialError.exit_code if done.bad else 0


def _brand(house: House, brand: str | None) -> str | None:
    known = house.settings.brands
    if brand is not None and brand not in known:
        raise UsageError(f"no brand {brand!r}; there are: {', '.join(known)}")
    return brand or (next(iter(known)) if len(known) == 1 else None)


def _column(pair: str) -> tuple[str, str]:
    column, equals, field = pair.rpartition("=")
    if not equals or not column or not field:
        raise UsageError(f'--map {pair!r}: expected COLUMN=FIELD, such as "Review text=text"')
    return field, column
