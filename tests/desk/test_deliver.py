"""Delivery: at least once, always under the same key, with a growing pause, and never one letter at the cost of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from socialwatch.desk.deliver import PAUSES, Delivery, deliver
from socialwatch.errors import ConfigError, CredentialsError, OutletError, SocialwatchError, StoreError
from socialwatch.model.outbox import Letter
from socialwatch.ports import Outlet
from tests.helpers.builders import MONDAY, a_case, a_contact, a_filing, a_letter, after
from tests.helpers.memory import MemoryStore


class Mailbox:
    """An outlet that takes letters, or refuses as many as it is told to."""

    def __init__(self, *refusals: SocialwatchError) -> None:
        self.refusals, self.got = list(refusals), list[Letter]()

    def send(self, letter: Letter) -> str | None:
        self.got.append(letter)
        if self.refusals:
            raise self.refusals.pop(0)
        return f"T-{len(self.got)}"


class Post:
    """A store with letters, outlets by name, and a clock set by hand."""

    def __init__(self, *letters: Letter, **outlets: Mailbox | SocialwatchError) -> None:
        self.store, self.now, self.outlets = MemoryStore(), MONDAY, outlets
        self.store.absorb(a_filing(contacts=(a_contact(),), cases=(a_case(),), letters=letters))

    def run(self, *, at_once: bool = False) -> list[Delivery]:
        openers = {name: self._opener(outlet) for name, outlet in self.outlets.items()}
        return deliver(self.store, openers, lambda: self.now, at_once=at_once, jitter=lambda: 0.0)

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

    assert post.letters() == [replace(before, state="sent", tries=1, sent_at=MONDAY, ref="T-1")]
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
    post.run()

    assert [letter.key for letter in chat.got] == ["key-1", "key-1"]
    assert post.letters()[0].state == "sent"
