"""Questions that may take a while are asked from a thread of their own, so that no key waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from itertools import islice
from typing import TypeVar

from socialwatch.desk.desk import Desk

_T = TypeVar("_T")

FIRST = 500
"""So many numbers of a list come first; the rest follows while they are looked at."""


class Reader:
    """A desk over a store of its own, in a thread of its own. It is opened with the first question."""

    def __init__(self, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        self._open_desk = open_desk
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="socialwatch-reader")
        self._open = ExitStack()
        self._desk: Desk | None = None
        self._walk: Iterator[int] | None = None

    async def ask(self, question: Callable[[Desk], _T]) -> _T:
        """Return the answer to a question; one at a time, in the order in which they were asked."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def _answer(self, question: Callable[[Desk], _T]) -> _T:
        if self._desk is None:
            self._desk = self._open.enter_context(self._open_desk())
        return question(self._desk)

    async def first_numbers(self, query: str) -> list[int]:
        """Begin a list: return its first numbers. `other_numbers` gives the rest of the same moment."""

        def begin(desk: Desk) -> list[int]:
            self._walk = desk.store.walk_numbers(desk.wanted(query), now=desk.clock())
            return list(islice(self._walk, FIRST))

        return await self.ask(begin)

    async def other_numbers(self) -> list[int]:
        """Return the rest of the list that was begun last."""
        return await self.ask(lambda _: list(self._walk or ()))

    def close(self) -> None:
        """Let the thread end, and its store with it. Calling it twice is safe."""
        if self._desk is not None:
            self._thread.submit(self._open.close).result()
            self._desk = None
        self._thread.shutdown()
