"""A desk for tests: a store in dictionaries, a clock that is set by hand, a judge who reads single words, networks with a script."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from socialwatch.desk.desk import Desk
from socialwatch.desk.filing import Decision, Judge, Judgement
from socialwatch.desk.letters import Department, Escalator
from socialwatch.desk.passing import Settle
from socialwatch.desk.poll import Tools, decided, poll
from socialwatch.desk.visiting import Source
from socialwatch.model.case import Case
from socialwatch.model.collecting import Harvest, PollResult, Rechecked, Spent, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Reason, Verdict
from socialwatch.model.words import Intent, Priority, Queue, Severity
from socialwatch.ports import Network, SourceSettings, Store, Visit
from socialwatch.promises.calendar import ALWAYS
from socialwatch.promises.clocks import settle
from socialwatch.promises.levels import Policy, ServiceLevel
from tests.helpers.builders import MONDAY, a_mention
from tests.helpers.memory import MemoryStore

POLICY = Policy(
    levels=(
        ServiceLevel(
            name="everything",
            calendar=ALWAYS,
            first_response=timedelta(hours=2),
            next_response=timedelta(hours=1),
            resolution=timedelta(days=1),
        ),
    )
)
WATCH = Watch("mentions:@acme", "mentions", "@acme")
ESCALATOR = Escalator({"billing": Department(name="billing", notify=("chat", "mail")), "silent": Department(name="silent")})


def a_verdict(text: str, **fields: Any) -> Verdict:
    """Return a complaint to service that quotes its text as its reason."""
    given: dict[str, Any] = {
        "intent": Intent.COMPLAINT,
        "queue": Queue.SERVICE,
        "priority": Priority.NORMAL,
        "sentiment": -0.5,
        "reasons": (Reason(f'says "{text}"', "words"),),
    }
    return Verdict(**(given | fields))


SAYINGS: Mapping[str, Mapping[str, Any]] = {
    "thanks": {"asks": False, "owes_answer": False, "intent": Intent.PRAISE, "queue": Queue.PRAISE},
    "fire": {"priority": Priority.URGENT},
    "sigh": {"watch": True, "rules": ("let them vent",)},
    "refund": {"escalate_to": "billing", "rules": ("money first",), "tags": ("money",)},
    "smoke": {"severity": (Severity.FIRE,), "priority": Priority.URGENT},
}
"""What the judge of these tests makes of a word."""


def judge(mention: Mention, _goes_on: bool) -> Judgement:
    """Judge by the single words of `SAYINGS`."""
    fields: dict[str, Any] = {}
    for word, more in SAYINGS.items():
        if word in mention.text:
            fields |= more
    return Judgement(a_verdict(mention.text, **fields))


class Acme:
    """The brand: whoever writes `acme` means it, and `@acme` is its own account."""

    def finds(self, mention: Mention) -> str | None:
        return "names acme" if "acme" in mention.text else None

    def is_own(self, mention: Mention) -> bool:
        return mention.author == "@acme"


def settled_at(now: datetime) -> Settle:
    """Return what sets the clocks by `POLICY`."""

    def at(case: Case, answers: Sequence[datetime] | None) -> Case:
        return settle(case, POLICY, now, answers=answers)

    return at


def _judge_over(_store: Store, _now: datetime) -> Judge:
    return judge


class Inbox:
    """An inbox whose clock stands where the test puts it."""

    def __init__(self, store: Any = None) -> None:
        self.store: Any = MemoryStore() if store is None else store
        self.now = MONDAY
        self.tools = Tools(
            store=self.store, clock=lambda: self.now, brands={"acme": Acme()}, judge=_judge_over, settle=settled_at, escalator=ESCALATOR
        )

    def wait(self, **units: float) -> None:
        """Let time go by."""
        self.now += timedelta(**units)

    def receive(self, *mentions: Mention, gone: Sequence[str] = ()) -> Decision:
        """File one page of `x`."""
        with self.store.transaction():
            decision = decided(mentions, [("x", native_id) for native_id in gone], self.tools, self.now)
            self.store.absorb(decision.filing(source="x", at=self.now, letters=ESCALATOR.letters(decision, at=self.now)))
        return decision

    def case(self, number: int = 1) -> Case:
        """Return a case as it is now."""
        found: Case = self.store.case(number, now=self.now)
        return found

    def story(self, number: int = 1) -> list[tuple[str, str]]:
        """Return who did what to a case."""
        return [(event.by, event.verb) for event in self.store.events(number)]

    def desk(self, me: str = "sam") -> Desk:
        """Return the desk of a person."""
        return Desk(store=self.store, clock=lambda: self.now, me=me, zone=MONDAY.tzinfo, settle=settled_at, escalator=ESCALATOR)  # type: ignore[arg-type]

    def poll(self, *networks: Scripted, stop: threading.Event | None = None, floor: datetime | None = None) -> PollResult:
        """Poll these networks once; `floor` as `poll --since` says it."""
        return poll([one.source() for one in networks], self.tools, stop=stop, floor=floor)


def said(native_id: str, text: str = "acme is broken", *, at: datetime = MONDAY, **fields: Any) -> Mention:
    """Return a post of `@jane` in the conversation `talk`."""
    return a_mention(native_id, text=text, created_at=at, **({"thread_id": "talk"} | fields))


def answered(native_id: str, *, at: datetime, **fields: Any) -> Mention:
    """Return a post of the brand's own account in the conversation `talk`."""
    return said(native_id, at=at, **{"text": "@jane we are sorry", "author": "@acme"} | fields)


class Scripted:
    """A network that plays a script: for each visit of its watch a list of pages and, perhaps, an exception at the end.

    Args:
        visits: One list for each call of `fetch`; when they are used up, it comes home with nothing new.
    """

    def __init__(self, *visits: Sequence[Harvest | BaseException], name: str = "x", network: str = "x") -> None:
        self.visits, self.name, self.network = list(visits), name, network
        self.windows: list[Window] = []
        self.given = 0
        self.asked: list[str] = []
        self.rechecks: list[Rechecked | BaseException] = []
        self.at_open: BaseException | None = None
        self.at_spent: BaseException | None = None
        self.watching: list[Watch] = [WATCH]
        self.spending: Spent | None = None
        self.met: list[Visit] = []
        self.rivals: tuple[str, ...] = ()
        self.diary: list[tuple[str, int]] = []  # what was called, and by which thread

    def source(self) -> Source:
        settings = SourceSettings(name=self.name, network=self.network, brand="acme", recheck_s=0)
        return Source(settings, self.open, self.rivals, lambda: self._note("prepare"))

    def _note(self, what: str) -> None:
        self.diary.append((what, threading.get_ident()))

    def open(self) -> Network:
        self._note("open")
        if self.at_open is not None:
            raise self.at_open
        return self

    def watches(self) -> Sequence[Watch]:
        return self.watching

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        self.windows.append(window)
        self.met.append(visit)
        script = self.visits.pop(0) if self.visits else [Harvest(window=window.came_home())]
        for one in script:
            if isinstance(one, BaseException):
                raise one
            self.given += 1
            yield one

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        self.asked += native_ids
        for one in self.rechecks:
            if isinstance(one, BaseException):
                raise one
            yield one

    def ping(self) -> str:
        return "here"

    def spent(self) -> Spent:
        if self.at_spent is not None:
            raise self.at_spent
        return self.spending or Spent(requests=len(self.windows))


def home(*mentions: Mention, **fields: Any) -> Harvest:
    """Return the last page of a visit that came home."""
    return Harvest(mentions=mentions, window=Window("9"), **fields)


def halfway(*mentions: Mention, **fields: Any) -> Harvest:
    """Return a page of a visit that goes on below it."""
    return Harvest(mentions=mentions, window=Window(None, "5", "9"), **fields)


def named(network: Scripted, result: PollResult) -> Any:
    """Return how the source of a network fared."""
    return next(one for one in result.sources if one.name == network.name)
