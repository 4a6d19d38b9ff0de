"""Any story that people, customers and time can write, over both stores at once, against a model on paper."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from socialwatch.desk import people
from socialwatch.desk.desk import Desk
from socialwatch.desk.ladder import acknowledge, give_back
from socialwatch.desk.passing import let_time_pass
from socialwatch.model.case import Case
from socialwatch.model.words import DueKind, NoReplyReason, Outcome, State
from socialwatch.store.sqlite import open_store
from tests.desk.model import Paper
from tests.desk.rooms import Inbox, answered, said, settled_at
from tests.helpers.builders import MONDAY
from tests.helpers.memory import MemoryStore

ME = st.sampled_from(["ann", "bob"])
HOURS = st.integers(1, 60)
WORDS = {"ask": "acme, where is it?", "thanks": "thanks acme"}
MINUTE = timedelta(minutes=1)


class Life(RuleBasedStateMachine):
    """Two inboxes, one in dictionaries and one in a file, and the paper."""

    cases = Bundle("cases")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.inboxes = [Inbox(MemoryStore()), Inbox(open_store(Path(self.folder.name) / "inbox.db", durable=False))]
        self.paper = Paper()
        self.posts: dict[int, list[str]] = {}
        self.told: list[list[Any]] = [[], []]
        self.written = 0

    def teardown(self) -> None:
        self.inboxes[1].store.close()
        self.folder.cleanup()

    # -- how a step is made -------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.inboxes[0].now

    def wait(self, **units: float) -> None:
        for inbox in self.inboxes:
            inbox.wait(**units)

    def everywhere(self, step: Callable[[Inbox], Any]) -> None:
        for inbox in self.inboxes:
            step(inbox)

    def do(self, me: str, act: Callable[[Desk], Any]) -> None:
        self.everywhere(lambda inbox: act(inbox.desk(me)))

    def receive(self, number: int, author: str, text: str, *, is_ours: bool = False) -> None:
        self.written += 1
        native = f"p{self.written}"
        build = answered if is_ours else said
        words = {"at": self.now, "thread_id": f"t{number}"} | ({} if is_ours else {"author": author, "text": text})
        mention = build(native, **words)  # type: ignore[arg-type]
        self.posts.setdefault(number, []).append(native)
        self.everywhere(lambda inbox: inbox.receive(mention))

    # -- the world ----------------------------------------------------------------------------------

    @initialize(target=cases)
    def somebody_writes(self) -> int:
        return self.new_thread("@jane")

    @rule(target=cases, author=st.sampled_from(["@jane", "@kim"]))
    def new_thread(self, author: str) -> int:
        self.wait(minutes=1)
        number = self.paper.write(None, author, "ask", self.now)
        self.receive(number, author, WORDS["ask"])
        return number

    @rule(case=cases, kind=st.sampled_from(["ask", "ask", "thanks"]))
    def customer_writes(self, case: int, kind: str) -> None:
        self.wait(minutes=1)
        author = self.paper.cases[case].person
        self.paper.write(case, author, kind, self.now)
        self.receive(case, author, WORDS[kind])

    @rule(case=cases)
    def brand_answers(self, case: int) -> None:
        self.wait(minutes=1)
        self.paper.answer(case, self.now)
        self.receive(case, "@acme", "", is_ours=True)

    @rule(case=cases, which=st.integers(0, 9))
    def customer_withdraws(self, case: int, which: int) -> None:
        self.wait(minutes=1)
        posts = self.paper.cases[case].posts
        standing = [place for place, post in enumerate(posts) if post.kind != "answer" and not post.is_gone]
        if not standing:
            return
        place = standing[which % len(standing)]
        native = self.posts[case][place]
        self.paper.withdraw(case, place, self.now)
        self.everywhere(lambda inbox: inbox.receive(gone=[native]))

    @rule(hours=HOURS)
    def time_passes(self, hours: int) -> None:
        self.wait(hours=hours)

    @rule()
    def a_poll_brings_nothing(self) -> None:
        self.paper.let_time_pass(self.now)
        self.everywhere(lambda inbox: let_time_pass(inbox.store, settled_at, inbox.now))

    # -- the people ---------------------------------------------------------------------------------

    @rule(me=ME, case=cases, outcome=st.sampled_from([Outcome.ANSWERED, Outcome.SOLVED, Outcome.NO_REPLY]))
    def handle(self, me: str, case: int, outcome: Outcome) -> None:
        self.wait(minutes=1)
        reason = NoReplyReason.VENTING if outcome is Outcome.NO_REPLY else None
        self.paper.act("handle", [case], me, self.now, outcome=outcome, reason=reason)
        self.do(me, lambda desk: desk.handle([case], outcome=outcome, reason=reason))

    @rule(me=ME, some=st.lists(cases, min_size=2, max_size=4, unique=True))
    def handle_many(self, me: str, some: list[int]) -> None:
        self.wait(minutes=1)
        self.paper.act("handle", some, me, self.now, outcome=Outcome.ANSWERED)
        self.do(me, lambda desk: desk.handle(some))

    @rule(me=ME, case=cases, hours=HOURS, keep=st.booleans())
    def snooze(self, me: str, case: int, hours: int, keep: bool) -> None:
        self.wait(minutes=1)
        until = self.now + timedelta(hours=hours)
        self.paper.act("snooze", [case], me, self.now, until=until, keep=keep)
        self.do(me, lambda desk: desk.snooze([case], until=until, keep=keep))

    @rule(me=ME, case=cases, hours=HOURS)
    def watch(self, me: str, case: int, hours: int) -> None:
        self.wait(minutes=1)
        until = self.now + timedelta(hours=hours)
        self.paper.act("watch", [case], me, self.now, until=until)
        self.do(me, lambda desk: desk.watch([case], until=until))

    @rule(me=ME, case=cases, verb=st.sampled_from(["pending", "reopen", "claim", "release", "note"]))
    def plain(self, me: str, case: int, verb: str) -> None:
        self.wait(minutes=1)
        more = ["seen"] if verb == "note" else []
        self.paper.act(verb, [case], me, self.now)
        self.do(me, lambda desk: getattr(desk, verb)([case], *more))

    @rule(me=ME, case=cases, to=st.sampled_from(["billing", "silent"]))
    def escalate(self, me: str, case: int, to: str) -> None:
        self.wait(minutes=1)
        self.paper.act("escalate", [case], me, self.now, to=to)
        self.do(me, lambda desk: desk.escalate([case], to=to))

    @rule(me=ME, case=cases, verb=st.sampled_from(["ack", "return"]))
    def department_answers(self, me: str, case: int, verb: str) -> None:
        self.wait(minutes=1)
        act = acknowledge if verb == "ack" else give_back
        self.paper.act(verb, [case], me, self.now)
        self.do(me, lambda desk: act(desk, [case]))

    @rule(me=ME, case=cases, to=st.sampled_from(["ann", "bob", None]))
    def assign(self, me: str, case: int, to: str | None) -> None:
        self.wait(minutes=1)
        self.paper.act("assign", [case], me, self.now, to=to)
        self.do(me, lambda desk: desk.assign([case], to=to))

    @rule(me=ME, case=cases, tag=st.sampled_from(["vip", "recall"]))
    def tag(self, me: str, case: int, tag: str) -> None:
        self.wait(minutes=1)
        self.paper.act("tag", [case], me, self.now, tag=tag)
        self.do(me, lambda desk: desk.tag([case], add=[tag]))

    @rule(me=ME, case=cases, hours=HOURS)
    def promise(self, me: str, case: int, hours: int) -> None:
        self.wait(minutes=1)
        self.paper.act("promise", [case], me, self.now)
        self.do(me, lambda desk: desk.promise([case], due_at=self.now + timedelta(hours=hours)))

    @rule(me=ME)
    def next(self, me: str) -> None:
        self.wait(minutes=1)
        free = {number for number in self.paper.listed(self.now) if self.paper.owner(number, self.now) is None}
        taken = [inbox.desk(me).next() for inbox in self.inboxes]
        assert [one.case.id if one else None for one in taken] == [taken[0].case.id if taken[0] else None] * 2
        assert (taken[0] is None) == (not free)
        if taken[0] is not None:
            assert taken[0].case.id in free
            self.paper.act("claim", [taken[0].case.id], me, self.now)

    @rule(me=ME, case=cases, hours=st.none() | HOURS)
    def mute(self, me: str, case: int, hours: int | None) -> None:
        self.wait(minutes=1)
        until = None if hours is None else self.now + timedelta(hours=hours)
        self.paper.mute(self.paper.cases[case].person, until, me, self.now)
        self.do(me, lambda desk: people.mute(desk, [people.the_contact(desk, str(case))], until=until))

    @rule(me=ME, acts=st.integers(1, 3))
    def undo(self, me: str, acts: int) -> None:
        self.wait(minutes=1)
        self.paper.undo(me, acts, self.now)
        self.do(me, lambda desk: desk.undo(acts))

    # -- what always holds ----------------------------------------------------------------------------

    @invariant()
    def the_paper_says_the_same(self) -> None:
        for number, sheet in self.paper.cases.items():
            case = self.inboxes[0].case(number)
            told = (case.state, case.owner(self.now), case.assignee, case.claimed_until, case.tags, case.outcome, case.outcome_reason)
            assert told == (
                self.paper.state(number, self.now), self.paper.owner(number, self.now), sheet.assignee, sheet.claimed_until, sheet.tags,
                sheet.outcome, sheet.reason,
            ), number  # fmt: skip
            assert (case.escalated_to, case.department, case.muted_until) == (sheet.escalated_to, sheet.department, sheet.muted_until)
            assert (case.acknowledged_at is not None) == sheet.taken
            if case.state in (State.SNOOZED, State.WATCHING):
                assert (case.snoozed_until, case.keeps_sleeping) == (sheet.until, sheet.keep)
            waits = sheet.waits() if self.paper.state(number, self.now) == sheet.state else None
            assert waits is None or waits == (case.waiting_since is not None), number
        assert {case.id for case in self.inboxes[0].desk().page()} == self.paper.listed(self.now)

    @invariant()
    def both_stores_tell_the_same_story(self) -> None:
        for number in self.paper.cases:
            one, other = (inbox.store.case(number, now=MONDAY) for inbox in self.inboxes)
            assert one == other
            one, other = ([_told(event) for event in inbox.store.events(number)] for inbox in self.inboxes)
            assert one == other

    @invariant()
    def the_history_is_whole_and_only_grows(self) -> None:
        for inbox, told in zip(self.inboxes, self.told, strict=True):
            lines = [event for number in self.paper.cases for event in inbox.store.events(number)]
            lines.sort(key=lambda event: event.id)
            fixed = [(event.id, event.case, event.verb, event.at, event.from_state, event.to_state, event.note) for event in lines]
            assert fixed[: len(told)] == told
            told[:] = fixed
            for number in self.paper.cases:
                stands: State | None = None
                for event in (one for one in lines if one.case == number):
                    assert event.from_state == stands, (number, event)
                    stands = event.to_state
                assert stands == inbox.store.case(number, now=MONDAY).state

    @invariant()
    def a_promise_is_missed_once_and_at_its_due_time(self) -> None:
        for number in self.paper.cases:
            case, events = self.inboxes[0].case(number), self.inboxes[0].store.events(number)
            missed = Counter(event.at for event in events if event.verb == "breach")
            kept = sum(event.verb == "kept" for event in events)
            standing = Counter(promise.breached_at for promise in case.promises if promise.breached_at)
            assert kept == 0
            assert not standing - missed
            _check_clocks(case)


def _told(event: Any) -> tuple[Any, ...]:
    return (event.verb, event.at, event.by, event.from_state, event.to_state, event.note, event.undoes, event.undone_by)


def _check_clocks(case: Case) -> None:
    """Hold what the clocks of any case have in common."""
    open_ = [promise for promise in case.promises if promise.is_open]
    kinds = Counter(promise.kind for promise in open_)
    assert all(count == 1 for kind, count in kinds.items() if kind is not DueKind.PROMISE)
    assert not {DueKind.FIRST_RESPONSE, DueKind.NEXT_RESPONSE} <= set(kinds)
    assert case.state is not State.HANDLED or not open_
    assert case.due_at == min((promise.due_at for promise in open_ if promise.due_at), default=None)


def _run(*, examples: int, steps: int) -> None:
    found = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )  # fmt: skip
    run_state_machine_as_test(Life, settings=found)


def test_a_few_stories_go_as_the_paper_says() -> None:
    _run(examples=12, steps=25)


@pytest.mark.slow
def test_many_stories_go_as_the_paper_says() -> None:
    _run(examples=100, steps=40)
