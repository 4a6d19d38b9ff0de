"""Cold start, in ratios to floors of the same run.

Run: `python -m tests.benchmarks.bench_start [ROWS]` (100,000 mentions unless told). Prints, never fails. Budgets: `--version` at most
1.15 times an empty typer program, `list` at most 1.3 times one that also draws a Rich table, whatever the size of the inbox.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.floors import PROGRAM, cpu_ms, install, measured, tell

EMPTY = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main() -> None:
    typer.echo("hello")
app()
"""
TABLE = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main() -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("a", "b", "c")
    for number in range(25):
        table.add_row(str(number), "some words", "more words of a row")
    Console(force_terminal=True, width=120).print(table)
app()
"""


def on_terminal(*words: str) -> list[str]:
    """Return the command that runs another on a terminal of its own."""
    return ["script", "-qec", shlex.join(words), "/dev/null"]


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    rows = int(words[0]) if words else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = cpu_ms([sys.executable, "-c", "pass"], folder=folder)
        empty = cpu_ms([sys.executable, "-c", EMPTY], folder=folder)
        table = cpu_ms([sys.executable, "-c", TABLE], folder=folder)
        on_tty = cpu_ms(on_terminal(sys.executable, "-c", TABLE), folder=folder)
        tell("python -c pass", bare, bare)
        tell("empty typer program", empty, bare, "x bare Python")
        tell("typer and a rich table", table, bare, "x bare Python")
        tell("socialwatch --version", cpu_ms([PROGRAM, "--version"], folder=folder), empty, "x empty typer; budget 1.15")
        measured([PROGRAM, "import", str(install(folder, rows))], folder=folder)
        tell(
            f"list in a pipe, {rows:,}, --limit 25",
            cpu_ms([PROGRAM, "list", "--limit", "25"], folder=folder),
            empty,
            "x empty typer; budget 1.3",
        )
        tell(
            f"list in a pipe, {rows:,}, all of it",
            cpu_ms([PROGRAM, "list"], folder=folder, rounds=1),
            empty,
            "x empty typer; no budget: it streams",
        )
        tell(
            f"list on a terminal, {rows:,}",
            cpu_ms(on_terminal(PROGRAM, "list"), folder=folder),
            on_tty,
            "x typer and rich table; budget 1.3",
        )
        tell("show 1 in a pipe", cpu_ms([PROGRAM, "show", "1"], folder=folder), empty, "x empty typer")
        tell("handle 1 in a pipe", cpu_ms([PROGRAM, "handle", "1"], folder=folder), empty, "x empty typer")
        tell("demo --fresh", cpu_ms([PROGRAM, "--no-input", "demo", "--fresh"], folder=folder, rounds=3), table, "x typer and rich table")


if __name__ == "__main__":
    main(sys.argv[1:])
