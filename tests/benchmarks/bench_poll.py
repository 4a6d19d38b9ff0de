"""Polling: requests and seconds for a burst of each network, the memory that takes, and what a quiet poll costs.

Run: `python -m tests.benchmarks.bench_poll [MENTIONS] [NETWORK …]` (3,000 of each unless told). Prints, never fails; says so where the fake
networks are not beside the checkout. The server is a process of its own; its share of the seconds is not taken out, so the requests are
what to compare. The poll has a budget of 1,000 requests and 600 seconds; what it had to leave is told.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.helpers.fakenet_home import KEYS, SHARED, FakenetHome, a_fakenet_home

QUIET_ROUNDS = 5


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    if not (SHARED / "fakenet").is_dir():
        sys.stdout.write(f"no fake networks in {SHARED}: nothing to measure\n")
        return
    many = int(words[0]) if words else 3000
    for network in words[1:] or tuple(KEYS):
        with tempfile.TemporaryDirectory() as name:
            burst(Path(name), network, many)
    with tempfile.TemporaryDirectory() as name:
        quiet(Path(name))


def burst(folder: Path, network: str, many: int) -> None:
    """Let so many mentions appear between two polls, poll once, and print what it took."""
    scenario = folder / "burst.toml"
    scenario.write_text(
        f"requests_per_poll = 2000\n[all]\nbefore = 1\nduring = 0\nnear_misses = 0\n"
        f"[{network}]\nbursts = [{{ at_minute = 17, count = {many}, minutes = 12 }}]\n"
    )
    with a_fakenet_home(folder, scenario, networks=[network]) as home:
        config = folder / "socialwatch.toml"
        config.write_text(config.read_text().replace('recheck = "0m"', 'recheck = "12h"\nbudget_requests = 1000\nbudget_seconds = 600'))
        home.run("poll", "-q")
        for _ in range(3):
            home.advance()
        seconds, cpu, peak, asked = _polled(home)
        held = sum(1 for _ in home.run("export", "--what", "mentions", "--format", "jsonl").stdout.splitlines())
    sys.stdout.write(f"{network:<12}{held:7,} held {asked:6} requests {seconds:7.1f} s {cpu:7.1f} s CPU  peak {peak:.0f} MiB\n")
    sys.stdout.flush()


def quiet(folder: Path) -> None:
    """Poll six sources that have nothing new and print the median."""
    with a_fakenet_home(folder, "quiet") as home:
        config = folder / "socialwatch.toml"
        config.write_text(config.read_text().replace('recheck = "0m"', 'recheck = "12h"'))
        home.run("poll", "-q")
        rounds = []
        for _ in range(QUIET_ROUNDS):
            home.advance()
            rounds.append(_polled(home))
    seconds, cpu, peak, asked = sorted(rounds)[len(rounds) // 2]
    sys.stdout.write(f"{'quiet, six':<12}{'':>12} {asked:6} requests {seconds:7.1f} s {cpu:7.1f} s CPU  peak {peak:.0f} MiB\n")


def _polled(home: FakenetHome) -> tuple[float, float, float, int]:
    """Poll once; return seconds, CPU seconds, peak in MiB, and requests."""
    before, began = _spent(), time.monotonic()
    asked = home.server.fakenet.requests
    already = len(asked)
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, "poll", "-q"], cwd=home.folder, env={"PATH": "/usr/bin:/bin", "HOME": str(home.folder)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    peak = re.search(r"peak (\d+)", done.stdout)
    if done.returncode:
        sys.stdout.write(done.stderr)
    return time.monotonic() - began, _spent() - before, int(peak[1]) / 1024 if peak else 0.0, len(asked) - already


_MEASURED = """
import resource, sys
from socialwatch.cli.app import run
code = run(sys.argv[1:])
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv[1:])
