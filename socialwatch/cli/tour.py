"""`demo`: the whole tour on the bundled corpus, in an inbox and a configuration of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from socialwatch.wiring import House


def tour(house: House, *, fresh: bool) -> int:
    """Set the demo up where it is not, poll it, print the table and what to type next."""
    from socialwatch.cli.polling import progress_lines

    folder = demo_folder(house)
    config, database = folder / "demo.toml", folder / "demo.db"
    if fresh:
        for old in folder.glob("demo.db*"):
            old.unlink()
    _write_config(config)
    guest = House(msgspec.structs.replace(house.options, config=config, db=str(database)), clock=house.clock, environ=house.environ)
    from socialwatch.desk.poll import exit_code, poll

    with guest.poll_lock(), guest.open_store(create=True, durable=False) as store:
        with progress_lines(guest) as progress:
            result = poll(guest.sources(), guest.poll_tools(store, progress))
        _print_inbox(guest, store, result.new_mentions)
    if not guest.options.is_quiet:
        _print_next(config)
    return exit_code(result)


def demo_folder(house: House) -> Path:
    """Return where the demo lives: beside the inbox that one would have by default."""
    data = Path(house.environ.get("XDG_DATA_HOME", ""))
    return (data if data.is_absolute() else Path.home() / ".local" / "share") / "socialwatch"


def _write_config(path: Path) -> None:
    from socialwatch.config.starter import write_private
    from socialwatch.networks.demo import demo_config

    text = f'database = "{path.with_suffix(".db").name}"\n\n{demo_config()}'
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_private(path, text, force=True)


def _print_inbox(house: House, store: object, new_mentions: int) -> None:
    from typing import cast

    from socialwatch.model.filters import Filter
    from socialwatch.ports import Store
    from socialwatch.views.console import make_console
    from socialwatch.views.phrases import summary
    from socialwatch.views.table import print_cases

    desk = house.desk(cast(Store, store))
    now = house.clock()
    wanted: Filter = desk.wanted("")
    cases = desk.store.page(wanted, now=now, limit=10)
    total = desk.store.count(wanted, now=now)
    footer = f"{new_mentions:,} new mentions. {summary(cases, now, total=total)}"
    print_cases(cases, now=now, zone=house.zone, console=make_console(sys.stdout, environ=house.environ), footer=footer)


def _print_next(config: Path) -> None:
    home = str(Path.home())
    shown = str(config).replace(home, "~", 1) if str(config).startswith(home + "/") else str(config)
    here = f"socialwatch --config {shown}"
    sys.stdout.write(
        f"""
This is the demo: invented people, an inbox of its own. What to type next:

  {here} inbox                     the review, with a guide; q leaves
  {here} list                      all of the live cases, what is due first
  {here} show 1                    one case whole, and why it ranks where it does
  {here} handle 1 --outcome solved
  {here} undo                      nothing is lost
  {here} export -o monday.csv

Your own brand: `socialwatch init`, then `socialwatch poll`.
"""
    )
