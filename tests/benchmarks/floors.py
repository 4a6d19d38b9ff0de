"""What the benchmarks share: CPU time of a child, an installation to measure, rows to fill it with."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CONFIG = 'database = "sqlite:///inbox.db"\n\n[brands.acme]\nhandles = { x = ["@acme"] }\nkeywords = ["acme kettle"]\n'
TEXTS = (
    "@acme my kettle leaks since tuesday and nobody answers the phone",
    "@acme thank you, the spare lid arrived today",
    "@acme where is my order {number}? it should have been here last week",
    "the acme kettle is on sale again, is it any good?",
    "@acme how do I descale the AK-{number}",
)
PROGRAM = str(Path(sys.executable).with_name("socialwatch"))


def cpu_ms(words: Sequence[str], *, folder: Path, rounds: int = 9) -> float:
    """Return the median CPU time (user and system) of a command, in milliseconds; its output goes to a pipe."""
    return statistics.median(_once(words, folder)[0] for _ in range(rounds))


def _once(words: Sequence[str], folder: Path) -> tuple[float, int]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(words, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        raise SystemExit(f"{' '.join(words)} left with {run.returncode}: {run.stderr.decode()[-400:]}")
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime), after.ru_maxrss


def measured(words: Sequence[str], *, folder: Path) -> tuple[float, float]:
    """Run a command once and return its CPU seconds, and the peak in MiB of the largest child so far."""
    ms, kib = _once(words, folder)
    return ms / 1000, kib / 1024


def environment(folder: Path) -> Mapping[str, str]:
    """Return an environment in which nothing of the user's is found."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "120"}


def install(folder: Path, rows: int) -> Path:
    """Write a configuration and a file of so many mentions; return the file."""
    (folder / "socialwatch.toml").write_text(CONFIG)
    file = folder / "mentions.jsonl"
    with file.open("w") as lines:
        for number in range(rows):
            row = {
                "network": "x", "native_id": str(number), "author": f"user{number % 70_000}", "brand": "acme",
                "text": TEXTS[number % len(TEXTS)].format(number=number), "thread_id": str(number),
                "created_at": f"2026-11-{1 + number % 20:02d}T{number % 24:02d}:{number % 60:02d}:00Z",
            }  # fmt: skip
            lines.write(json.dumps(row) + "\n")
    return file


def tell(name: str, ms: float, floor: float, budget: str = "") -> None:
    """Print one figure and its ratio to a floor of the same run."""
    sys.stdout.write(f"{name:<44}{ms:9.0f} ms CPU {ms / floor:6.2f} x  {budget}\n")
