"""The desk: every verb of the command line and of the inbox, on one or many cases, each one act that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

import msgspec

from socialwatch.desk import life
from socialwatch.desk.changes import changed
from socialwatch.desk.conversation import answer_times
from socialwatch.desk.endings import learned_from
from socialwatch.desk.letters import Escalator, escalation_letters
from socialwatch.desk.meanwhile import check_seen
from socialwatch.desk.passing import AS_STORED, Settle, caught_up, has_turned, missed_with
from socialwatch.desk.undoing import Undoing
from socialwatch.errors import UsageError
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.filters import Filter, Term
from socialwatch.model.mention import Contact, FiledMention
from socialwatch.model.outbox import Letter
from socialwatch.model.reply import UNDER_WAY, Reply, ReplyState
from socialwatch.model.words import NoReplyReason, Outcome, State
from socialwatch.ports import Clock, Store

LIVE = (
    Term(field="state", values=("new", "open", "escalated")),
    Term(field="queue", values=("noise",), is_negated=True),
    Term(field="muted", values=("yes",), is_negated=True),
)
"""What is looked at where a filter does not say otherwise: live cases outside the noise, of nobody who is muted."""

_CLAIM_TRIES = 20  # how many times `next` looks again when somebody else was faster

Verb = Callable[[Case], Change | None]


class Shown(msgspec.Struct, frozen=True):
    """One case whole.

    Args:
        replies: Those that have not come to an end: drafts, and what may be public.
    """

    case: Case
    conversation: tuple[FiledMention, ...]
    events: tuple[Event, ...]
    contact: Contact | None
    letters: tuple[Letter, ...] = ()
    replies: tuple[Reply, ...] = ()


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What a verb did: the cases as they are now, and the numbers of those that were so already.

    Args:
        remarks: What the user should know beside it (`the message to slack has left the house`).
    """

    verb: str
    cases: tuple[Case, ...] = ()
    unchanged: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a person can do, over one store.

    Args:
        me: Who acts.
        settle: Gives the function that sets a case's clocks, for a time.
        seen: Number → the case as whoever acts saw it; empty where it does not matter what happened since.
        claim_for: How long a claim by `next` holds.
    """

    store: Store
    clock: Clock
    me: str
    zone: tzinfo
    settle: Callable[[datetime], Settle]
    escalator: Escalator = Escalator()
    seen: Mapping[int, Case] = {}
    claim_for: timedelta = timedelta(minutes=30)

    # -- looking -----------------------------------------------------------------------------------

    def wanted(self, query: str, *, is_live: bool = True) -> Filter:
        """Read a filter; what it does not name keeps its default: no `state:` means live, no `queue:` means outside the noise.

        Args:
            is_live: Whether those defaults hold here; a search and an export look at everything.

        Raises:
            FilterError: It cannot be read.
        """
        from socialwatch.model.filter_parser import parse

        asked = parse(query, now=self.clock(), zone=self.zone, me=self.me)
        if not is_live:
            return asked
        given = set(names_of(query))
        if asked.names("arrived"):
            given.add("state")  # whoever was sent on stands on no list of live cases
        return Filter((*asked.terms, *(term for term in LIVE if not asked.names(term.field) and term.field not in given)))

    def page(self, query: str = "", *, limit: int | None = None, is_live: bool = True) -> list[Case]:
        """Return cases in the order of the inbox."""
        return self.store.page(self.wanted(query, is_live=is_live), now=self.clock(), limit=limit)

    def show(self, number: int) -> Shown:
        """Return one case with its conversation, history and contact.

        Raises:
            NoSuchCaseError: No case has this number.
        """
        case = self.store.case(number, now=self.clock())
        conversation, events = self.store.conversation(number), self.store.events(number)
        letters, replies = self.store.letters_of(number), self.store.replies(case=number, states=(ReplyState.DRAFT, *UNDER_WAY))
        return Shown(case, tuple(conversation), tuple(events), self.store.contact(case.contact), tuple(letters), tuple(replies))

    def next(self, query: str = "") -> Shown | None:
        """Claim the most urgent case that nobody has and return it; None where there is none.

        Whoever asks gets the top of the list, so that nobody picks cherries. A claim that lapsed is free for everybody again.
        """
        for _ in range(_CLAIM_TRIES):
            now = self.clock()
            free = [case for case in self._candidates(query, now) if life.is_free(case, at=now)]
            if not free:
                return None
            taken = self.do("claim", [free[0].id], self._claimed)
            if taken.cases:
                return self.show(taken.cases[0].id)
        return None

    def _candidates(self, query: str, now: datetime) -> Iterator[Case]:
        wanted = self.wanted(query)
        size = 50
        while True:
            cases = self.store.page(wanted, now=now, limit=size)
            if any(life.is_free(case, at=now) for case in cases) or len(cases) < size:
                yield from cases
                return
            size *= 4

    def _claimed(self, case: Case) -> Change | None:
        now = self.clock()
        return life.claim(case, by=self.me, at=now, until=now + self.claim_for) if life.is_free(case, at=now) else None

    def claim(self, cases: Sequence[int]) -> Act:
        """Take cases for a while, or for a while longer; what somebody else has stays theirs and is named."""
        now, theirs = self.clock(), dict[int, str]()

        def take(case: Case) -> Change | None:
            owner = case.owner(now)
            if owner not in (None, self.me):
                theirs[case.id] = f"case {case.id} is {owner}'s; `assign` gives it to somebody else"
                return None
            return life.claim(case, by=self.me, at=now, until=now + self.claim_for)

        return _named(self.do("claim", cases, take), theirs)

    def release(self, cases: Sequence[int]) -> Act:
        """Give cases back, so that `next` hands them out again; what somebody else has stays theirs and is named."""
        now, theirs = self.clock(), dict[int, str]()

        def give_back(case: Case) -> Change | None:
            owner = case.owner(now)
            if owner not in (None, self.me):
                theirs[case.id] = f"case {case.id} is {owner}'s, not yours to give back; `assign {case.id} nobody` takes it from them"
            return life.release(case, by=self.me, at=now)

        return _named(self.do("release", cases, give_back), theirs)

    # -- acting ------------------------------------------------------------------------------------

    def do(
        self, name: str, numbers: Sequence[int], verb: Verb, letters: Callable[[Case], Sequence[Letter]] = lambda _: (),
        beside: Callable[[], None] = lambda: None,
    ) -> Act:  # fmt: skip
        """Do one verb to many cases as one act: all of them or, where one does not exist, none.

        Every verb of the house goes through here, also those in files of their own: it reads the cases inside the transaction, writes
        down what time alone did to them (they woke, a promise was missed), sets their clocks, and keeps history and letters with them.

        Args:
            verb: What it makes of one case; None where it is so already.
            letters: What leaves the house with it, for a case as it is afterwards.
            beside: What else is stored in the same transaction, where anything was done.

        Raises:
            NoSuchCaseError: One of them does not exist; nothing was changed.
            ChangedMeanwhileError: One of them is no longer as it was `seen`; nothing was changed.
        """
        now = self.clock()
        done: list[Change] = []
        changes: list[Change] = []
        unchanged: list[int] = []
        post: list[Letter] = []
        with self.store.transaction():
            cases = self.store.cases(list(dict.fromkeys(numbers)), now=now)
            check_seen(self.seen, cases, now)
            for stored in cases:
                passed = self.catch_up(stored.id)
                decided = verb(passed[-1].case if passed else stored)
                if decided is None:
                    unchanged.append(stored.id)
                    continue
                done.append(self._settled(decided, now))
                changes += [*passed, done[-1], *missed_with(done[-1])]
                post += letters(done[-1].case)
            self.store.apply(changes, post)
            if done:
                beside()
        return Act(verb=name, cases=tuple(change.case for change in done), unchanged=tuple(unchanged))

    def handle(
        self, cases: Sequence[int], *, outcome: Outcome = Outcome.ANSWERED, reason: NoReplyReason | None = None, note: str | None = None,
        moved_to: str | None = None, ref: str | None = None,
    ) -> Act:  # fmt: skip
        """End cases and stop their clocks; a case already handled keeps its first hand.

        Raises:
            UsageError: `no_reply` without a reason, or a reason without `no_reply`.
        """
        _check_reason(outcome, reason)
        now = self.clock()

        def end(case: Case) -> Change | None:
            return learned_from(life.handle(
                case, outcome=outcome, reason=reason, by=self.me, at=now, note=note, last_mention=self._last_mention(case),
                moved_to=moved_to, ref=ref,
            ))  # fmt: skip

        return self.do("handle", cases, end)

    def escalate(self, cases: Sequence[int], *, to: str, note: str | None = None) -> Act:
        """Hand cases to a department; the letters for its outlets are written in the same transaction.

        Raises:
            UsageError: There is no such department.
        """
        department, now = self.escalator.department(to), self.clock()

        def hand_over(case: Case) -> Change | None:
            return life.escalate(case, to=to, by=self.me, at=now, note=note, take_by=department.take_by(now))

        def letters(case: Case) -> Sequence[Letter]:
            return escalation_letters(case, self.store.conversation(case.id), department, by=self.me, at=now, note=note)

        act = self.do("escalate", cases, hand_over, letters)
        if act.cases and not department.notify:
            return msgspec.structs.replace(act, remarks=(f"{to} has no outlet: nobody is told but by the inbox",))
        return act

    def reopen(self, cases: Sequence[int], *, note: str | None = None) -> Act:
        """Bring cases back to the inbox."""
        return self.do("reopen", cases, lambda case: learned_from(life.reopen(case, by=self.me, at=self.clock(), note=note)))

    def snooze(self, cases: Sequence[int], *, until: datetime, keep: bool = False, note: str | None = None) -> Act:
        """Let cases sleep until a time, or until the customer writes."""
        return self.do("snooze", cases, lambda case: life.snooze(case, until=until, keep=keep, by=self.me, at=self.clock(), note=note))

    def watch(self, cases: Sequence[int], *, until: datetime, note: str | None = None) -> Act:
        """Owe no reply now and look again at a time."""
        now = self.clock()
        return self.do(
            "watch", cases, lambda case: life.watch(case, until=until, by=self.me, at=now, last_mention=self._last_mention(case), note=note)
        )

    def pending(self, cases: Sequence[int], *, note: str | None = None) -> Act:
        """Wait for the customers: they have been answered where a poll cannot see it."""
        now = self.clock()
        return self.do(
            "pending", cases, lambda case: life.pending(case, by=self.me, at=now, last_mention=self._last_mention(case), note=note)
        )

    def _last_mention(self, case: Case) -> int:
        return max((one.id for one in self.store.conversation(case.id)), default=0)

    def assign(self, cases: Sequence[int], *, to: str | None, note: str | None = None) -> Act:
        """Give cases to a person; `me` is whoever acts, None takes them from whoever has them."""
        who = self.me if to == "me" else to
        return self.do("assign", cases, lambda case: life.assign(case, to=who, by=self.me, at=self.clock(), note=note))

    def note(self, cases: Sequence[int], text: str) -> Act:
        """Write a line into the history of cases."""
        return self.do("note", cases, lambda case: life.note(case, text=text, by=self.me, at=self.clock()))

    def tag(self, cases: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Act:
        """Add and remove tags."""
        return self.do("tag", cases, lambda case: life.tag(case, add=tuple(add), remove=tuple(remove), by=self.me, at=self.clock()))

    def promise(self, cases: Sequence[int], *, due_at: datetime, note: str | None = None) -> Act:
        """Give our word to customers: a time by which they hear from us. To a case that is handled nothing can be promised; it is named."""
        ended: dict[int, str] = {}

        def give_word(case: Case) -> Change | None:
            if case.state is State.HANDLED:
                ended[case.id] = f"case {case.id} is handled; `reopen {case.id}` first, then promise"
                return None
            return life.promise(case, due_at=due_at, by=self.me, at=self.clock(), note=note)

        return _named(self.do("promise", cases, give_word), ended)

    def undo(self, acts: int = 1) -> Act:
        """Take back the last acts of this person; the history keeps both lines.

        What somebody changed since stands, and what has left the house is named.
        """
        with self.store.transaction():
            undoing = Undoing(self)
            for event in self.store.acts_to_undo(self.me, acts=acts):
                undoing.take_back(event)
            self.store.apply(undoing.changes)
        if undoing.refused and not undoing.result():
            # It stays the last act of this person; without a word they would stand before it for ever.
            undoing.remarks.append(f"`undo {acts + 1}` goes past it")
        return Act(verb="undo", cases=undoing.result(), remarks=tuple(dict.fromkeys(undoing.remarks)))

    def _settled(self, decided: Change, now: datetime) -> Change:
        """Return the change with the clocks set, so that taking it back sets them back too."""
        event = decided.event
        after = self.with_clocks(decided.case, now)
        settled = changed(decided.seen, after, event.verb, by=event.by, at=event.at, note=event.note)
        beside = {name: change for name, change in event.changes.items() if name.startswith("contact.")}
        line = msgspec.structs.replace(settled.event, changes={**settled.event.changes, **beside})
        return msgspec.structs.replace(settled, event=line, labels=decided.labels)

    def catch_up(self, number: int) -> list[Change]:
        """Return what time alone has changed in a case, to be stored before what a person changes."""
        case, now = self.store.case(number, now=AS_STORED), self.clock()
        if not has_turned(case, now):  # asked first: most have not, and a conversation costs more than the case
            return []
        return caught_up(case, answer_times(self.store.conversation(number)), self.settle, now)

    def with_clocks(self, case: Case, now: datetime) -> Case:
        """Return a case with its clocks set as its facts ask for at `now`."""
        return self.settle(now)(case, answer_times(self.store.conversation(case.id)))


def _named(act: Act, refused: Mapping[int, str]) -> Act:
    """Return the act with the cases that it could not be done to as remarks, not among those that were so already."""
    unchanged = tuple(number for number in act.unchanged if number not in refused)
    return msgspec.structs.replace(act, unchanged=unchanged, remarks=(*act.remarks, *refused.values()))


def _check_reason(outcome: Outcome, reason: NoReplyReason | None) -> None:
    if outcome is Outcome.NO_REPLY and reason is None:
        known = ", ".join(NoReplyReason)
        raise UsageError(f"not answering is a decision: give it a --reason ({known})")
    if outcome is not Outcome.NO_REPLY and reason is not None:
        raise UsageError(f"--reason goes with --outcome no_reply, not with {outcome}")


def names_of(query: str) -> Iterator[str]:
    """Yield the fields that a query speaks of, also where they ask for nothing (`state:any`)."""
    for word in query.split():
        field, colon, _ = word.lstrip("-").partition(":")
        if colon:
            yield field.lower()
