"""The list and the case beside it: read in steps, shown where there is room, kept still while others write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer

from socialwatch.desk.desk import Shown
from socialwatch.errors import SocialwatchError
from socialwatch.inbox.bars import HintBar, StatusBar, TabBar
from socialwatch.inbox.guide import Guide
from socialwatch.inbox.listing import CaseList
from socialwatch.inbox.opening import Opening
from socialwatch.inbox.paper import Paper
from socialwatch.inbox.reader import FIRST
from socialwatch.inbox.snapshot import Snapshot
from socialwatch.model.case import Case
from socialwatch.model.filters import Filter, Term
from socialwatch.model.review import Mark

_LOOK_OUT_S, _CLOCK_S, _SETTLE_S = 2.0, 30.0, 0.03
_WIDE, _HIGH, _FLAT = 100, 22, 72
_COUNT_CAP = 1_000
_MANY_CASES = 50


class ReadingScreen(Screen[None]):
    """Shows what is there; `ReviewScreen` adds what keys do."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening, self.desk, self._face, self._reader = opening, opening.desk, opening.face, opening.reader
        self._view = max(0, min(opening.view, len(opening.views) - 1))
        self._over = opening.query
        self._mark = self._noticed = Mark()
        self._settling: Timer | None = None
        self.tabs, self.status, self.hints = TabBar(opening.views), StatusBar(), HintBar()
        self.list = CaseList(opening.face, Snapshot(self._fetch))
        self.paper = Paper(id="preview")
        self.guide = Guide(opening, self.hints)

    def compose(self) -> ComposeResult:
        """Put bars, list and preview in their places."""
        yield self.tabs
        with Container(id="body"):
            yield self.list
            yield self.paper
        yield self.status
        yield self.hints

    def on_mount(self) -> None:
        """Read the first list and begin to look out for what is new."""
        self._arrange()
        self.list.focus()
        self.guide.show()
        self.load()
        self.set_interval(_LOOK_OUT_S, self.look_out)
        self.set_interval(_CLOCK_S, self._clock_went_on)

    def on_resize(self, _: events.Resize) -> None:
        """Lay out anew in another size."""
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.app.size
        way = "side" if width >= _WIDE else "under" if height >= _HIGH else "alone"
        body = self.query_one("#body")
        for one in ("side", "under", "alone"):
            body.set_class(one == way, one)
        self.list.is_tall = way == "side" or width < _FLAT

    # -- reading the list --------------------------------------------------------------------------

    @property
    def query_words(self) -> str:
        """The filter of the view and the one laid over it."""
        return f"{self.opening.views[self._view].filter} {self._over}".strip()

    def load(self, keep: int | None = None) -> None:
        """Read the list again, and take case `keep` in hand where it still stands there."""
        self.run_worker(self._load(keep), group="list", exclusive=True)

    async def _load(self, keep: int | None) -> None:
        at = self.list.at if keep is not None else 0
        self.status.news = ""
        try:
            self._mark = self._noticed = self.desk.store.mark()
            snapshot = Snapshot(self._fetch, await self._reader.first_numbers(self.query_words))
            is_all = len(snapshot) < FIRST
            if keep is not None and not is_all:
                snapshot.extend(await self._reader.other_numbers())
                is_all = True
            place = snapshot.place(keep) if keep is not None else None
            self.list.empty = self.guide.empty(is_filtered=bool(self._over), view=self.opening.views[self._view].name)
            self.list.show(snapshot, at=at if place is None else place)
            if not is_all:
                snapshot.extend(await self._reader.other_numbers())
                self.list.grown()
            await self._count()
        except SocialwatchError as error:
            self.say(str(error), is_error=True)

    def _fetch(self, numbers: Sequence[int]) -> Iterable[Case]:
        try:
            return self.desk.store.page(these(numbers), now=self.desk.clock())
        except SocialwatchError as error:
            self.say(str(error), is_error=True)
            return ()

    async def _count(self) -> None:
        """Count the views and say how the inbox stands."""
        counts: list[int | None] = list(self.tabs.counts)
        overview, sources, gaps = await self._reader.ask(
            lambda desk: (desk.store.overview(now=desk.clock()), desk.store.source_states(), desk.store.gaps())
        )
        self.status.standing = self._face.standing(overview, sources, gaps)
        self.status.refresh()
        self.tabs.update(chosen=self._view, query=self._over)
        for at, view in enumerate(self.opening.views):
            counts[at] = await self._reader.ask(
                lambda desk, query=view.filter: desk.store.count(desk.wanted(query), now=desk.clock(), cap=_COUNT_CAP)  # type: ignore[misc]  # bound for this turn of the loop, which mypy cannot infer
            )
            self.tabs.update(counts=counts)

    def look_out(self) -> None:
        """Notice that somebody else has written: two look-ups in the file, whatever its size."""
        try:
            mark = self.desk.store.mark()
        except SocialwatchError as error:
            self.say(str(error), is_error=True)
            return
        if mark != self._noticed:
            self._noticed = mark
            self.run_worker(self._tell_news(), group="news", exclusive=True)

    async def _tell_news(self) -> None:
        query, since = self.query_words, self._mark
        try:
            news = await self._reader.ask(lambda desk: desk.store.news(desk.wanted(query), now=desk.clock(), since=since, me=desk.me))
            await self._count()
        except SocialwatchError as error:
            self.say(str(error), is_error=True)
            return
        told = [f"{news.fresh:,} new"] if news.fresh else []
        told += [f"{news.touched:,} changed by others"] if news.touched else []
        self.status.news = f"{', '.join(told)}, {self.opening.key_of('refresh')} shows them" if told else ""
        self.status.refresh()

    def _clock_went_on(self) -> None:
        self.recolour()

    def recolour(self) -> None:
        """Draw everything again: times have gone on, or colours are others."""
        self.list.redraw()
        self.paper.relay()

    def _earlier(self, shown: Shown) -> list[Case]:
        """Return other cases of the same person; of somebody with very many only the first, so that no key waits for them."""
        now, case = self.desk.clock(), shown.case
        if shown.contact is not None and shown.contact.cases > _MANY_CASES:
            author = (Term(field="author", values=(case.author,)), Term(field="network", values=(case.network,)))
            found = self.desk.store.page(Filter(author), now=now, limit=_MANY_CASES)
        else:
            found = self.desk.store.cases_of(case.contact, now=now)
        return [one for one in found if one.id != case.id]

    # -- the case beside the list ------------------------------------------------------------------

    def on_case_list_moved(self, _: CaseList.Moved) -> None:
        """Show the case in hand, once the hand has come to rest."""
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_S, self._show_case)

    @property
    def is_settled(self) -> bool:
        """Whether the case in hand is the one beside the list."""
        return self._settling is None

    def _show_case(self) -> None:
        self._settling = None
        number = self.list.number
        if number is None:
            self.paper.show(lambda _: [])
            return
        try:
            shown = self.desk.show(number)
            earlier = self._earlier(shown)
        except SocialwatchError as error:
            words = str(error)
            self.paper.show(lambda _: [Text(words)])
            return
        if self.list.snapshot.seen([number]) != {number: shown.case}:
            self.list.snapshot.keep([shown.case])
            self.list.redraw()
        self.paper.show(lambda width: self._face.case(shown, earlier, width))

    def say(self, words: str, *, is_error: bool = False) -> None:
        """Say a sentence in the bar below the list."""
        self.status.say(words, is_error=is_error)


def these(numbers: Sequence[int]) -> Filter:
    """Return the filter that wants these cases."""
    return Filter((Term(field="id", values=tuple(map(str, numbers))),))
