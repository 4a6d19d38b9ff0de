"""Tickets on the other side: what is closed there comes back here once, with its answer, to whoever has the case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from socialwatch.desk.deliver import deliver
from socialwatch.desk.tickets import ASK_AGAIN, Asked, ask_tickets
from socialwatch.errors import CredentialsError, OutletError, SocialwatchError
from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.model.words import Outcome, State
from tests.desk.test_ladder import Office
from tests.helpers.builders import MONDAY

SOLVED = TicketNews(is_closed=True, status="solved", answer="refunded\ntoday")


class TicketDesk:
    """A ticket system that says what a test tells it to."""

    def __init__(self) -> None:
        self.answer: TicketNews | SocialwatchError | None = TicketNews(is_closed=False, status="open")
        self.asked: list[str | None] = []

    def send(self, letter: Letter) -> Receipt:
        return Receipt(f"T-{letter.id}", f"https://desk.example/{letter.id}")

    def news(self, letter: Letter) -> TicketNews | None:
        self.asked.append(letter.ref)
        if isinstance(self.answer, SocialwatchError):
            raise self.answer
        return self.answer


class Support(Office):
    """An office whose billing department works in a ticket system, with one case handed over to it."""

    def __init__(self) -> None:
        super().__init__()
        self.tickets = TicketDesk()
        self.outlets: dict[str, Callable[[], TicketDesk]] = {"desk": lambda: self.tickets}
        self.desk("kim").escalate([1], to="billing")
        deliver(self.inbox.store, self.outlets, lambda: self.inbox.now)

    def ask(self, **waited: float) -> Asked:
        self.inbox.wait(**waited)
        return ask_tickets(self.desk(), self.outlets, ["desk"])


def test_a_ticket_that_is_closed_brings_its_case_back_once_with_the_answer() -> None:
    support = Support()
    support.tickets.answer = SOLVED

    first, second = support.ask(hours=1), support.ask(hours=1)

    case = support.inbox.case()
    event = next(event for event in support.inbox.store.events(1) if event.verb == "return")
    assert first == Asked(("case 1: ticket T-2 of desk is solved: refunded today",))
    assert second == Asked()
    assert (case.state, case.assignee, case.escalated_to) == (State.OPEN, "kim", None)
    assert (event.by, event.note) == ("socialwatch", "ticket T-2 of desk is solved: refunded today")
    assert next(letter for letter in support.inbox.store.letters_of(1) if letter.ref == "T-2").closed_at == MONDAY + timedelta(hours=1)


def test_an_open_ticket_changes_nothing_and_is_left_alone_for_a_while() -> None:
    support = Support()

    support.ask()
    support.ask()
    support.ask(seconds=ASK_AGAIN.total_seconds() + 1)

    assert support.tickets.asked == ["T-2", "T-2"]
    assert support.inbox.case().state is State.ESCALATED


def test_the_answer_of_a_department_that_passed_the_case_up_counts_as_well() -> None:
    support = Support()
    support.climb(hours=4)
    support.tickets.answer = SOLVED

    support.ask()

    assert support.inbox.case().state is State.OPEN


def test_a_case_that_ended_meanwhile_only_notes_that_its_ticket_was_closed() -> None:
    support = Support()
    support.desk().handle([1], outcome=Outcome.SOLVED)
    support.tickets.answer = SOLVED

    support.ask(hours=1)

    assert support.inbox.case().state is State.HANDLED
    assert support.inbox.story()[-1] == ("socialwatch", "ticket_closed")


def test_a_ticket_that_is_gone_is_told_and_not_asked_about_again() -> None:
    support = Support()
    support.tickets.answer = None

    told = support.ask(hours=1).told
    support.ask(hours=1)

    assert told == ("case 1: ticket T-2 of desk is no longer there",)
    assert len(support.tickets.asked) == 1


@pytest.mark.parametrize("trouble", [OutletError("503"), CredentialsError("401")])
def test_an_outlet_that_cannot_answer_is_asked_again_and_costs_no_other(trouble: SocialwatchError) -> None:
    support = Support()
    other = TicketDesk()
    other.answer = SOLVED
    letter = next(letter for letter in support.inbox.store.letters_of(1) if letter.outlet == "desk")
    support.inbox.store.apply([], [replace(letter, id=0, key="another", outlet="other", ref="9")])
    support.tickets.answer = trouble

    asked = ask_tickets(support.desk(), support.outlets | {"other": lambda: other}, ["desk", "other"])
    support.tickets.answer = SOLVED
    again = support.ask()

    assert asked.troubles == (f"desk: tickets could not be asked about: {trouble}",)
    assert asked.told == ("case 1: ticket 9 of other is solved: refunded today",)
    assert again.told == ("case 1: ticket T-2 of desk is solved: refunded today",)


def test_two_polls_that_see_the_same_closing_bring_the_case_back_once() -> None:
    support = Support()
    support.tickets.answer = SOLVED
    told: list[Asked] = []

    class Racing(TicketDesk):
        def news(self, letter: Letter) -> TicketNews | None:
            if not told:
                told.append(ask_tickets(support.desk(), support.outlets, ["desk"]))
            return SOLVED

    told.append(ask_tickets(support.desk(), {"desk": Racing}, ["desk"]))

    assert [len(one.told) for one in told] == [1, 0]
    assert [verb for _, verb in support.inbox.story()].count("return") == 1


def test_an_outlet_without_tickets_or_without_open_ones_is_not_even_opened() -> None:
    support = Office()

    def fail() -> TicketDesk:
        raise AssertionError("opened for nothing")

    assert ask_tickets(support.desk(), {"desk": fail}, ["desk", "gone"]) == Asked()
