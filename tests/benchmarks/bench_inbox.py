"""The review: first paint with 200 and with 100,000 cases, the cursor held down for 1,000 rows, memory; beside Textual's own empty app.

`python -m tests.benchmarks.bench_inbox`. Each figure is taken in a fresh process, the best of three; CPU seconds of the process.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

SIZES = (200, 100_000)
ROWS = 1_000
TRIES = 3


def fill(path: Path, count: int) -> None:
    """Put so many live cases into a file."""
    from socialwatch.store.sqlite import open_store
    from tests.helpers.builders import MONDAY, a_case, a_contact, a_filed_mention, a_filing

    store = open_store(path, durable=False)
    for start in range(1, count + 1, 5_000):
        numbers = range(start, min(start + 5_000, count + 1))
        due = {n: MONDAY + timedelta(seconds=n) for n in numbers}
        store.absorb(a_filing(
            mentions=tuple(a_filed_mention(n, case=n) for n in numbers), contacts=tuple(a_contact(n, handle=f"@p{n}") for n in numbers), events=(),
            cases=tuple(a_case(n, contact=n, author=f"@p{n}", text=f"my kettle {n} is broken and nobody answers the phone", due_at=due[n]) for n in numbers),
        ))  # fmt: skip
    store.close()


async def empty() -> dict[str, float]:
    """Paint Textual's own empty app."""
    from textual.app import App

    app: App[None] = App()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        return {"paint": time.process_time()}


async def review(path: Path) -> dict[str, float]:
    """Paint the review of a file, wait for the whole list, and hold the cursor down."""
    from contextlib import contextmanager

    from msgspec.structs import replace

    from socialwatch.inbox.app import Inbox
    from socialwatch.inbox.opening import Opening
    from socialwatch.inbox.reader import Reader
    from socialwatch.store.sqlite import open_store
    from socialwatch.views.inbox import InboxFace
    from tests.desk.rooms import Inbox as Desk
    from tests.helpers.builders import MONDAY

    store = open_store(path)
    desk = replace(Desk(store).desk(), store=store)

    @contextmanager
    def second() -> Any:
        other = open_store(path)
        yield replace(desk, store=other)
        other.close()

    app = Inbox(Opening(desk=desk, reader=Reader(second), face=InboxFace(clock=lambda: MONDAY, zone=MONDAY.tzinfo)))  # type: ignore[arg-type]
    async with app.run_test(size=(120, 40)):
        screen: Any = app.screen
        while not screen.list._drawn:  # the first row was drawn
            await asyncio.sleep(0.001)
        found = {"paint": time.process_time()}
        await app.workers.wait_for_complete()
        found["whole"] = time.process_time()
        began, slowest = time.process_time(), 0.0
        for _ in range(ROWS if len(screen.list.snapshot) > ROWS else len(screen.list.snapshot) - 1):
            pressed = time.process_time()
            screen.action_command("down")
            await asyncio.sleep(0)
            screen._compositor_refresh()
            slowest = max(slowest, time.process_time() - pressed)
        found["held"] = (time.process_time() - began) / max(1, screen.list.at) * ROWS
        found["slowest"] = slowest
        return found


def one(what: str, path: str) -> None:
    """Run one measurement in this process and print it."""
    found = asyncio.run(empty() if what == "empty" else review(Path(path)))
    print(json.dumps(found | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))  # noqa: T201 -- the answer


def best(what: str, path: Path) -> dict[str, float]:
    """Return the best of some runs, each figure by itself."""
    runs = [
        json.loads(
            subprocess.run([sys.executable, "-m", __spec__.name, what, str(path)], capture_output=True, check=True).stdout.splitlines()[-1]
        )
        for _ in range(TRIES)
    ]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    """Print the figures, and their ratios to the empty app."""
    with tempfile.TemporaryDirectory() as folder:
        floor = best("empty", Path(folder))
        print(f"empty app: first paint {floor['paint']:.2f} s CPU, {floor['memory']:.0f} MiB")  # noqa: T201
        for size in SIZES:
            path = Path(folder) / f"{size}.db"
            fill(path, size)
            found = best("review", path)
            print(  # noqa: T201
                f"{size:>7,} cases: first paint {found['paint']:.2f} s ({found['paint'] / floor['paint']:.2f} ×), "
                f"whole list and counts {found['whole']:.2f} s, {ROWS:,} rows down {found['held']:.2f} s, slowest press {found['slowest'] * 1000:.0f} ms, "
                f"{found['memory']:.0f} MiB ({found['memory'] / floor['memory']:.2f} ×)"
            )


if __name__ == "__main__":
    one(*sys.argv[1:]) if len(sys.argv) > 1 else main()
