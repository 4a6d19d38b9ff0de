"""The screen of the review: the list, the case beside it, and what the keys do with them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from msgspec.structs import replace
from textual.binding import Binding

from socialwatch.errors import ChangedMeanwhileError, SocialwatchError
from socialwatch.inbox import acting, approving, further, lessons, looking, replying
from socialwatch.inbox.acting import Verb
from socialwatch.inbox.addresses import true_address
from socialwatch.inbox.bars import TabBar
from socialwatch.inbox.face import Face
from socialwatch.inbox.filtering import FilterLine
from socialwatch.inbox.leaves import HelpLeaf, Leaf
from socialwatch.inbox.listing import CaseList
from socialwatch.inbox.palette import palette
from socialwatch.inbox.questions import Question, YesNo
from socialwatch.inbox.reader import Reader
from socialwatch.inbox.reading import ReadingScreen, these
from socialwatch.model.case import Case
from socialwatch.model.filters import Filter
from socialwatch.model.review import COMMANDS

if TYPE_CHECKING:
    from rich.text import Text

    from socialwatch.inbox.opening import Opening

_T = TypeVar("_T")

ASK_FROM = 3
"""So many cases at once are asked about first."""

NO_KEY = "no_key_"
"""A command without a key is bound to one that no keyboard has, so that `[keys]` can give it another."""

_ACTING = frozenset(command.name for command in COMMANDS if command.is_act)

ACTS: Mapping[str, Callable[[acting.Review], Awaitable[None]]] = {
    "handle": acting.handle, "escalate": acting.escalate, "reply": replying.reply, "assign": acting.assign, "claim": acting.claim,
    "snooze": acting.snooze, "watch": acting.watch, "tag": acting.tag, "note": acting.note, "teach": lessons.teach_it,
    "problem": lessons.problem, "reopen": further.reopen, "pending": further.pending, "promise": further.promise, "mute": further.mute,
    "ack": further.ack, "return": further.give_back, "arrived": further.arrived, "approve": approving.approve, "person": looking.person,
    "log": looking.log,
}  # fmt: skip
"""Name of a command → what it asks and does."""


class ReviewScreen(ReadingScreen):
    """The review; see `acting.Review` for what an act asks of it."""

    BINDINGS: ClassVar = [
        *(
            Binding(",".join(one.keys) or f"{NO_KEY}{one.name}", f"command('{one.name}')", one.words, id=one.name, show=False)
            for one in COMMANDS
        ),
        *(Binding(str(at), f"view({at - 1})", show=False) for at in range(1, 10)),
    ]

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._commands: dict[str, Callable[[], object]] = {
            "down": lambda: self._move(1), "up": lambda: self._move(-1), "top": lambda: self._jump(0), "bottom": lambda: self._jump(-1),
            "page_down": lambda: self._move(self.list.half_a_page), "page_up": lambda: self._move(-self.list.half_a_page),
            "open": self._open, "back": self._back, "next_view": lambda: self._turn(1), "previous_view": lambda: self._turn(-1),
            "filter": lambda: self._run(self._filter()), "preview": self._fold, "open_link": lambda: self._run(self._open_link()),
            "copy_link": self._copy_link, "refresh": lambda: self.load(self.list.number), "mark": self._mark_one, "range": self._range,
            "undo": lambda: self._run(self._undo()), "palette": self._palette, "help": self._help, "quit": self._leave,
        }  # fmt: skip

    # -- keys --------------------------------------------------------------------------------------

    def action_command(self, name: str) -> None:
        """Do what a key or a line of the palette asks for."""
        self.status.hush()
        if name in _ACTING and self.opening.is_read_only:
            self.say("this review only looks (--read-only); nothing was done", is_error=True)
        elif name in ACTS and not self.chosen():
            self.say("There is no case here.", is_error=True)
        elif name in ACTS:
            self._run(ACTS[name](self))
        else:
            self._commands[name]()
        self.guide.did(name)

    def action_view(self, at: int) -> None:
        """Show a view by its place."""
        if at < len(self.opening.views):
            self.status.hush()
            self._view = at
            self.tabs.update(chosen=at)
            self.load()

    def on_tab_bar_chosen(self, event: TabBar.Chosen) -> None:
        """Show the view that was clicked."""
        self.action_view(event.at)

    def on_case_list_opened(self, _: CaseList.Opened) -> None:
        """Read the case that was clicked twice."""
        self._open()

    def _turn(self, by: int) -> None:
        self.action_view((self._view + by) % len(self.opening.views))

    def _move(self, by: int) -> None:
        if self.paper.has_focus:
            self.paper.scroll_relative(y=by, animate=False)
        else:
            self.list.go(self.list.at + by)

    def _jump(self, to: int) -> None:
        if self.paper.has_focus:
            self.paper.scroll_to(y=0 if to == 0 else self.paper.max_scroll_y, animate=False)
        else:
            self.list.go(to if to == 0 else len(self.list.snapshot) - 1)

    def _open(self) -> None:
        if self.list.number is not None:
            self.query_one("#body").set_class(True, "reading").set_class(False, "folded")
            self.paper.focus()

    def _back(self) -> None:
        if self.paper.has_focus:
            self.query_one("#body").set_class(False, "reading")
            self.list.focus()
        elif self.list.marked or self.list.range_from is not None:
            self.list.marked.clear()
            self.list.range_from = None
            self.list.redraw()
        elif self._over:
            self._over = ""
            self.load()

    def _fold(self) -> None:
        body = self.query_one("#body")
        body.toggle_class("reading" if body.has_class("alone") else "folded")
        self.list.focus()

    def _mark_one(self) -> None:
        if self.list.number is not None:
            self.list.marked ^= {self.list.number}
            self.list.redraw()
            self._move(1)

    def _range(self) -> None:
        if self.list.range_from is None:
            self.list.range_from = self.list.at
        else:
            self.list.marked |= set(self.list.chosen())
            self.list.range_from = None
        self.list.redraw()

    def _help(self) -> None:
        self.app.push_screen(HelpLeaf(self.opening))

    def _leave(self) -> None:
        self.app.exit()

    def _palette(self) -> None:
        self.app.push_screen(palette())

    async def _filter(self) -> None:
        query = await self.ask(FilterLine(self.desk, self._over, self.opening.names))
        if query is not None and query != self._over:
            self._over = query
            self.load()

    # -- links -------------------------------------------------------------------------------------

    async def _open_link(self) -> None:
        case = self._in_hand()
        host, address = true_address(case.url if case else None)
        if await self.ask(YesNo(f"Open {host}?", address, yes="open it in the browser", no="leave it")):
            self.opening.open_url(address) if self.opening.open_url else self.app.open_url(address)
            self.say(f"Opened {address}")

    def _copy_link(self) -> None:
        case = self._in_hand()
        try:
            _, address = true_address(case.url if case else None)
        except SocialwatchError as error:
            self.say(str(error), is_error=True)
        else:
            self.app.copy_to_clipboard(address)
            self.say(f"Copied {address}")

    def _in_hand(self) -> Case | None:
        number = self.list.number
        return None if number is None else self.list.snapshot.seen([number]).get(number)

    # -- acting ------------------------------------------------------------------------------------

    @property
    def face(self) -> Face:
        """Who draws."""
        return self._face

    @property
    def reader(self) -> Reader:
        """For what may take a while."""
        return self._reader

    def copy(self, words: str) -> None:
        """Put words into the clipboard of the terminal."""
        self.app.copy_to_clipboard(words)

    def refresh_cases(self, numbers: Sequence[int]) -> None:
        """Show cases as they are now: something outside of `act` changed them."""
        self._after(numbers, self.desk.store.page(these(numbers), now=self.desk.clock()))

    def chosen(self) -> list[int]:
        """Return the cases that are meant: the marked ones, or the one in hand."""
        return self.list.chosen()

    @property
    def hand(self) -> int | None:
        """The case in hand, whatever is marked."""
        return self.list.number

    def lay(self, title: str, lay_out: Callable[[int], Sequence[Text]]) -> None:
        """Lay a sheet over the review."""
        self.app.push_screen(Leaf(title, lay_out))

    async def ask(self, question: Question[_T]) -> _T | None:
        """Ask and return the answer; None where there was none."""
        return await self.app.push_screen_wait(question)

    def _run(self, deed: Awaitable[None]) -> None:
        self.run_worker(self._told(deed), group="deed", exclusive=True)

    async def _told(self, deed: Awaitable[None]) -> None:
        try:
            await deed
        except SocialwatchError as error:
            self.say(str(error), is_error=True)

    async def act(self, doing: str, verb: Verb) -> None:
        """Do a verb to the cases that are meant; asks first where they are many, or where somebody changed them meanwhile."""
        numbers = self.chosen()
        if not numbers:
            self.say("There is no case here.", is_error=True)
            return
        if len(numbers) >= ASK_FROM and not await self.ask(YesNo(f"{doing}: {len(numbers):,} cases?")):
            self.say("Nothing was done.")
            return
        seen = self.list.snapshot.seen(numbers)
        while True:
            try:
                act = verb(replace(self.desk, seen=seen), numbers)
                break
            except ChangedMeanwhileError as error:
                now = {case.id: case for case in self.desk.store.cases(error.cases, now=self.desk.clock())}
                if not await self.ask(self._about_versions(doing, seen, now)):
                    self.list.snapshot.keep(now.values())
                    self._redraw()
                    self.say("Nothing was done.")
                    return
                seen = seen | now
        self.say(self._face.did(act))
        self._after([case.id for case in act.cases], act.cases)

    def _about_versions(self, doing: str, seen: dict[int, Case], now: dict[int, Case]) -> YesNo:
        told = []
        for number, case in list(now.items())[:3]:
            before, after = self._face.versions(seen[number], case)
            told += [f"Case {number}", f"  you saw  {before}", f"  it is    {after}"]
        told += [f"and {len(now) - 3:,} more"] if len(now) > 3 else []
        return YesNo(
            f"Somebody changed {'it' if len(now) == 1 else 'them'} meanwhile. {doing} all the same?", "\n".join(told), no="leave it"
        )

    def _after(self, numbers: Sequence[int], cases: Sequence[Case]) -> None:
        """Show what an act of ours made of the list: rows that the view no longer asks for go, the others stay where they are."""
        self.list.snapshot.keep(cases)
        wanted = self.desk.wanted(self.query_words)
        stay = self.desk.store.page(Filter((*wanted.terms, *these(numbers).terms)), now=self.desk.clock())
        at, gone = self.list.at, set(numbers) - {case.id for case in stay}
        at -= sum(number in gone for number in self.list.snapshot.numbers(0, at - 1)) if at else 0
        self.list.snapshot.drop(gone)
        self.list.marked.clear()
        self.list.show(self.list.snapshot, at=at)
        self.run_worker(self._told(self._count()), group="count", exclusive=True)

    async def _undo(self) -> None:
        act = self.desk.undo()
        if not act.cases and not act.remarks:
            self.say("There is nothing of yours to take back.")
            return
        self.say(self._face.did(act))
        self.load(act.cases[0].id if act.cases else self.list.number)

    def _redraw(self) -> None:
        self.list.redraw()
        self._show_case()
