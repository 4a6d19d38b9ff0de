"""A process that polls when it is told to, each time in a child that somebody else may kill: `python -m tests.helpers.polling_child`.

Reads one JSON object from its command line (`inbox`, `urls` by network, `mutant`), then a line for each poll: after how many seconds to kill it,
the path of a file that says when, or `never`. For each it forks and writes how the child ended. Forking keeps what was imported: a kill hits the poll, not the start of Python.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from socialwatch.desk.poll import poll
from socialwatch.desk.visiting import Source
from socialwatch.model.collecting import Harvest, Window
from socialwatch.ports import Network, SourceSettings
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox
from tests.networks.exam import NOW, some_plugs


def cursor_first(pages: Iterator[Harvest]) -> Iterator[Harvest]:
    """Keep the newest mark before anything else, as `twitter-to-sqlite` does."""
    for number, page in enumerate(pages):
        done = Window(since=page.window.target or page.window.since, extra=page.window.extra)
        if number == 0:
            yield Harvest(window=done)
        yield replace(page, window=done)


def cursor_per_page(pages: Iterator[Harvest]) -> Iterator[Harvest]:
    """Keep the newest mark with each page, as high-water marks do."""
    for page in pages:
        yield replace(page, window=Window(since=page.window.target or page.window.since, extra=page.window.extra))


MUTANTS: Mapping[str, Callable[[Iterator[Harvest]], Iterator[Harvest]]] = {
    "cursor_first": cursor_first,
    "cursor_per_page": cursor_per_page,
}


def opened(name: str, url: str, mutant: str | None) -> Network:
    """Open the source of a transcript, changed for the worse where a mutant is named."""
    network: Any = importlib.import_module(f"tests.networks.transcripts.{name}").transcript.open(url, some_plugs(100_000))
    if mutant is not None:
        honest, worse = network.fetch, MUTANTS[mutant]
        network.fetch = lambda watch, window, visit: worse(honest(watch, window, visit))
    return network  # type: ignore[no-any-return]


def poll_once(inbox: Path, urls: Mapping[str, str], mutant: str | None) -> None:
    """Poll every network once into the inbox, like the program does."""
    store = open_store(inbox, create=True, durable=False)
    tools = Inbox(store).tools
    sources = [
        Source(SourceSettings(name=name, network=name, brand="acme", recheck_s=1e9), lambda name=name, url=url: opened(name, url, mutant))
        for name, url in urls.items()
    ]
    tools = type(tools)(**{field: getattr(tools, field) for field in tools.__struct_fields__} | {"clock": lambda: NOW})
    poll(sources, tools)
    store.close()


def child(asked: Mapping[str, Any]) -> int:
    """Fork a child that polls; return its number."""
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        poll_once(Path(asked["inbox"]), asked["urls"], asked["mutant"])
        code = 0
    except Exception:  # noqa: BLE001 -- told in full; the child must not go on as a second parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def await_death(when: str) -> None:
    """Let so many seconds go by, or wait for a file."""
    if not when.startswith("/"):
        time.sleep(float(when))  # not a wait for something: the moment of death
        return
    while not Path(when).exists():
        time.sleep(0.002)


def main() -> None:
    asked = json.loads(sys.argv[1])
    for module in ("tweepy", "praw", "requests"):
        importlib.import_module(module)
    for line in sys.stdin:
        number = child(asked)
        if line.strip() != "never":
            await_death(line.strip())
            os.kill(number, signal.SIGKILL)  # where it has ended meanwhile, it is still ours to reap
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
