"""Delivery: at least once, always under the same key, with a growing pause, and never one letter at the cost of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from socialwatch.desk.deliver import ALONE, LEASE, PAUSES, Deliverer, Delivery, deliver
from socialwatch.errors import BudgetSpentError, ConfigError, CredentialsError, OutletError, SocialwatchError, StoreError
from socialwatch.model.outbox import Letter, Receipt
from socialwatch.ports import Outlet
from tests.helpers.builders import MONDAY, a_case, a_contact, a_filing, a_letter, after
from tests.helpers.memory import MemoryStore


class Mailbox:
    """An outlet that takes letters, or refuses as many as it is told to."""

    def __init__(self, *refusals: SocialwatchError) -> None:
        self.refusals, self.got = list(refusals), list[Letter]()

    def send(self, letter: Letter) -> Receipt:
        self.got.append(letter)
        if self.refusals:
            raise self.refusals.pop(0)
        return Receipt(f"T-{len(self.got)}", f"https://desk.example/{len(self.got)}")


class Post:
    """A store with letters, outlets by name, and a clock set by hand."""

    def __init__(self, *letters: Letter, **outlets: Mailbox | SocialwatchError) -> None:
        self.store, self.now, self.outlets = MemoryStore(), MONDAY, outlets
        self.store.absorb(a_filing(contacts=(a_contact(),), cases=(a_case(),), letters=letters))

    def run(self, *, at_once: bool = False, who: Deliverer = ALONE, limit: timedelta | None = None) -> list[Delivery]:
        openers = {name: self._opener(outlet) for name, outlet in self.outlets.items()}
        return deliver(self.store, openers, lambda: self.now, at_once=at_once, jitter=lambda: 0.0, who=who, limit=limit)

    @staticmethod
    def _opener(outlet: Mailbox | SocialwatchError) -> Callable[[], Outlet]:
        def open_it() -> Outlet:
            if isinstance(outlet, SocialwatchError):
                raise outlet
            return outlet

        return open_it

    def letters(self) -> list[Letter]:
        return self.store.letters(state=None)


def test_a_letter_is_sent_once_and_marked_with_its_receipt() -> None:
    chat = Mailbox()
    post = Post(a_letter(outlet="chat"), chat=chat)
    before = post.letters()[0]

    first, second = post.run(), post.run()

    assert post.letters() == [replace(before, state="sent", tries=1, sent_at=MONDAY, ref="T-1", url="https://desk.example/1")]
    assert (first, second, len(chat.got)) == ([Delivery(letter=post.letters()[0], is_sent=True)], [], 1)


def test_each_failed_try_waits_longer_under_the_same_key_until_the_letter_is_dead() -> None:
    chat = Mailbox(*[OutletError("503") for _ in range(9)])
    post = Post(a_letter(outlet="chat"), chat=chat)

    pauses = []
    while post.letters()[0].state == "waiting":
        post.run()
        pauses.append(post.letters()[0].next_try_at - post.now)
        post.now = post.letters()[0].next_try_at

    assert pauses[:5] == [timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6)]
    assert (post.letters()[0].state, post.letters()[0].tries, post.letters()[0].error) == ("dead", len(PAUSES) + 1, "503")
    assert {letter.key for letter in chat.got} == {"key-1"}
    assert post.run(at_once=True) == []


def test_a_letter_that_waits_is_left_alone_unless_it_is_asked_for() -> None:
    chat = Mailbox(OutletError("503"))
    post = Post(a_letter(outlet="chat"), chat=chat)
    post.run()

    assert (post.run(), len(chat.got)) == ([], 1)
    assert [one.is_sent for one in post.run(at_once=True)] == [True]


def test_a_final_refusal_kills_at_once() -> None:
    post = Post(a_letter(outlet="chat"), chat=Mailbox(OutletError("410 gone", is_final=True)))

    post.run()

    assert (post.letters()[0].state, post.letters()[0].tries) == ("dead", 1)


@pytest.mark.parametrize("error", [CredentialsError("SLACK_URL is not set"), ConfigError(["outlets.chat.kind: no such outlet"])])
def test_what_the_user_must_mend_never_kills_a_letter(error: SocialwatchError) -> None:
    post = Post(a_letter(outlet="chat"), chat=error)

    for _ in range(20):
        post.run(at_once=True)
    given_up, post.outlets = post.letters()[0], {"chat": Mailbox()}
    post.run(at_once=True)

    assert (given_up.state, given_up.tries, given_up.error) == ("waiting", 20, str(error))
    assert given_up.next_try_at == after(hours=6)
    assert post.letters()[0].state == "sent"


def test_one_outlet_does_not_cost_another_its_letters() -> None:
    mail = Mailbox()
    letters = [a_letter("1", outlet="chat"), a_letter("2", outlet="mail"), a_letter("3", outlet="gone"), a_letter("4", outlet="mail")]
    post = Post(*letters, chat=ConfigError(["no such kind"]), mail=mail)

    done = post.run()

    assert [(one.letter.key, one.is_sent) for one in done] == [("1", False), ("2", True), ("3", False), ("4", True)]
    assert "no longer in the configuration" in str(done[2].error)


def test_a_crash_between_sending_and_marking_sends_again_under_the_same_key() -> None:
    class Crashing(MemoryStore):
        def keep_letter(self, letter: Letter) -> None:
            raise StoreError("disk I/O error")

    chat = Mailbox()
    post = Post(a_letter(outlet="chat"), chat=chat)
    whole = post.store
    post.store = Crashing()
    post.store.shelves = whole.shelves
    with pytest.raises(StoreError):
        post.run()

    post.store = whole
    post.run(who=Deliverer(name="two", is_gone=lambda name: name == "one"))

    assert [(letter.key, letter.tries) for letter in chat.got] == [("key-1", 1), ("key-1", 2)]
    assert post.letters()[0].state == "sent"


def test_a_letter_that_somebody_has_in_hand_is_left_to_them_until_they_die_or_their_time_is_over() -> None:
    chat = Mailbox()
    post = Post(a_letter(outlet="chat"), chat=chat)
    post.store.claim_letter(by="other", now=MONDAY, until=MONDAY + LEASE)

    assert post.run(at_once=True) == []
    post.now += LEASE
    assert [(one.letter.tries, one.is_sent) for one in post.run()] == [(2, True)]


def test_an_outlet_that_is_down_gets_three_letters_and_the_others_of_it_keep_their_tries() -> None:
    letters = [a_letter(str(number), outlet="chat") for number in range(9)]
    post = Post(*letters, a_letter("m", outlet="mail"), chat=Mailbox(*[OutletError("down")] * 99), mail=Mailbox())

    done = post.run()

    assert [(one.letter.outlet, one.is_sent) for one in done] == [("chat", False)] * 3 + [("mail", True)]
    assert [letter.tries for letter in post.letters()] == [1, 1, 1, 0, 0, 0, 0, 0, 0, 1]


def test_letters_that_are_refused_for_good_do_not_hold_up_those_behind_them() -> None:
    chat = Mailbox(*[OutletError("no such field", is_final=True)] * 5)
    post = Post(*[a_letter(str(number), outlet="chat") for number in range(6)], chat=chat)

    assert [one.is_sent for one in post.run()] == [False] * 5 + [True]


def test_an_outlet_that_asks_to_wait_is_left_alone_until_then() -> None:
    chat = Mailbox(OutletError("slow down", until=after(minutes=40)))
    post = Post(a_letter("1", outlet="chat"), a_letter("2", outlet="chat"), chat=chat)

    post.run()

    assert [(one.tries, one.next_try_at) for one in post.letters()] == [(1, after(minutes=40)), (0, MONDAY)]


def test_a_budget_that_is_spent_costs_no_letter_a_try() -> None:
    chat = Mailbox(BudgetSpentError("stopped after 1,000 requests"))
    post = Post(a_letter("1", outlet="chat"), a_letter("2", outlet="chat"), chat=chat)

    assert post.run() == []
    assert [(one.tries, one.claimed_by) for one in post.letters()] == [(0, None), (0, None)]
    assert [one.is_sent for one in post.run()] == [True, True]


def test_no_letter_is_begun_after_the_time_is_up() -> None:
    class Slow(Mailbox):
        def send(self, letter: Letter) -> Receipt:
            post.now += timedelta(seconds=50)
            return super().send(letter)

    post = Post(*[a_letter(str(number), outlet="chat") for number in range(9)], chat=Slow())

    assert len(post.run(limit=timedelta(minutes=2))) == 3


def test_the_history_of_a_case_says_what_left_and_what_it_is_called_there() -> None:
    post = Post(a_letter(outlet="chat"), chat=Mailbox())

    post.run()

    event = post.store.events(1)[-1]
    assert (event.by, event.verb, event.note) == ("socialwatch", "sent", "to chat as T-1 (https://desk.example/1)")


def test_a_letter_about_a_case_that_was_erased_meanwhile_is_still_marked() -> None:
    post = Post(a_letter(outlet="chat", case=41), chat=Mailbox())

    assert [one.letter.state for one in post.run()] == ["sent"]


def test_an_outlet_that_breaks_down_lets_go_of_its_letter() -> None:
    class Broken(Mailbox):
        def send(self, letter: Letter) -> Receipt:
            raise ZeroDivisionError

    post = Post(a_letter(outlet="chat"), chat=Broken())
    with pytest.raises(ZeroDivisionError):
        post.run()

    assert (post.letters()[0].state, post.letters()[0].claimed_by, post.letters()[0].tries) == ("waiting", None, 1)
