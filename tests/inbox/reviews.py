"""A review for tests: a real file, two people who can open it, a clock set by hand, and somebody who presses keys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
from textual.pilot import Pilot
from textual.widgets import Input

from socialwatch.desk.desk import Desk
from socialwatch.inbox.app import Inbox as Review
from socialwatch.inbox.opening import Opening
from socialwatch.inbox.reader import Reader
from socialwatch.inbox.screen import ReviewScreen
from socialwatch.model.mention import Mention
from socialwatch.store.sqlite import open_store
from socialwatch.views.inbox import InboxFace
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import MONDAY

WIDE, MEDIUM, SMALL = (120, 40), (80, 24), (60, 18)
_BACKGROUND = {"list", "count", "news"}


class Room:
    """An inbox in a file, and whoever sits before it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "inbox.db"
        self.store = open_store(self.path, durable=False)
        self.inbox = Inbox(self.store)
        self.opened: list[str] = []
        self.last: Review | None = None

    def receive(self, *mentions: Mention) -> None:
        """Let a poll bring these."""
        self.inbox.receive(*mentions)

    def fill(self, count: int, first: int = 1) -> None:
        """Let a poll bring so many cases, the first of them the oldest and so the first of the list."""
        for start in range(first, first + count, 500):
            self.receive(*(
                said(
                    str(n), f"acme kettle {n} is broken", author=f"@p{n}", thread_id=f"t{n}", url=f"https://x.example/{n}",
                    at=MONDAY - timedelta(minutes=10) + timedelta(milliseconds=n),
                )
                for n in range(start, min(start + 500, first + count))
            ))  # fmt: skip

    def desk(self, me: str = "sam", store: Any = None) -> Desk:
        """Return the desk of a person."""
        return msgspec.structs.replace(self.inbox.desk(me), store=store or self.store)

    @contextmanager
    def _second_desk(self) -> Iterator[Desk]:
        store = open_store(self.path, durable=False)
        try:
            yield self.desk(store=store)
        finally:
            store.close()

    def opening(self, **given: Any) -> Opening:
        """Return what a review is opened with."""
        face = InboxFace(clock=lambda: self.inbox.now, zone=MONDAY.tzinfo)  # type: ignore[arg-type]
        usual = {"desk": self.desk(), "reader": Reader(self._second_desk), "face": face, "open_url": self.opened.append}
        return Opening(**(usual | given))

    def play(self, story: Callable[[Person], Awaitable[None]], *, size: tuple[int, int] = WIDE, **given: Any) -> None:
        """Open a review on a screen of this size and let somebody at it."""

        async def go() -> None:
            self.last = review = Review(self.opening(**given))
            async with review.run_test(size=size) as pilot:
                person = Person(review, pilot)
                await person.settle()
                await story(person)

        asyncio.run(go())

    def close(self) -> None:
        self.store.close()


class Person:
    """Somebody who presses keys and reads the screen."""

    def __init__(self, app: Review, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ReviewScreen:
        """The review, also while a question stands before it."""
        return next(one for one in self.app.screen_stack if isinstance(one, ReviewScreen))

    async def settle(self) -> None:
        """Wait until lists are read and the case in hand is shown."""
        for _ in range(500):
            if self._is_busy():
                await asyncio.sleep(0.005)
                continue
            await self.pilot.pause()
            if not self._is_busy():
                return
        raise AssertionError("the review does not come to rest")

    def _is_busy(self) -> bool:
        return not self.screen.is_settled or any(one.group in _BACKGROUND and not one.is_finished for one in self.app.workers)

    async def press(self, *keys: str) -> None:
        """Press keys, each after what the one before it did."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type into the line that is asked for, and press Enter."""
        self.app.screen.query_one(Input).value = text
        await self.press("enter")

    def shown(self) -> str:
        """Return the whole screen as it stands, line by line."""
        screen = self.app.screen
        strips = screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text.rstrip() for strip in strips)

    def rows(self) -> list[str]:
        """Return the lines of the list."""
        return [self.screen.list.render_line(y).text.rstrip() for y in range(self.screen.list.size.height)]

    def told(self) -> str:
        """Return the bar below the list."""
        return self.screen.status.render().plain.strip()

    @property
    def hand(self) -> int | None:
        """The number of the case in hand."""
        return self.screen.list.number

    @property
    def numbers(self) -> list[int]:
        """The numbers in the list."""
        return list(self.screen.list.snapshot)
