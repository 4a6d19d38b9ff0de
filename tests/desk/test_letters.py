"""What leaves the house: the story of a case, without what is private or was taken back, and for programs the same as facts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from socialwatch.desk.deliver import deliver
from socialwatch.desk.letters import Department, Escalator, escalation_letters, without_withdrawn
from socialwatch.model.collecting import Rechecked
from socialwatch.model.outbox import Letter, Receipt
from tests.desk.rooms import Inbox, Scripted, home, said
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_mention, after


def a_department(**fields: Any) -> Department:
    return Department(**({"name": "billing", "notify": ("chat", "desk")} | fields))


def letters(department: Department | None = None, *, private: bool = False, **fields: Any) -> tuple[Letter, ...]:
    case = a_case(is_private=private, reasons=('asks for money: "my card is 4111"',))
    talk = [a_filed_mention(mention=a_mention(text="my card is 4111", is_private=private))]
    given: dict[str, Any] = {"by": "ada", "at": MONDAY, "note": None}
    return escalation_letters(case, talk, department or a_department(), **(given | fields))


def test_private_words_leave_only_by_an_outlet_that_says_so() -> None:
    chat, desk = letters(a_department(with_private=frozenset({"desk"})), private=True)

    assert "4111" not in repr(chat)
    assert "(a private message; it stays in the house)" in chat.body
    assert "- asks for money" in chat.body
    assert "4111" in desk.body
    assert desk.facts["reasons"] == ['asks for money: "my card is 4111"']


def test_each_outlet_has_its_own_letter_with_the_same_key_at_every_telling() -> None:
    first, again, later = letters(), letters(), letters(at=after(minutes=1))

    assert [letter.key for letter in first] == [letter.key for letter in again]
    assert len({letter.key for letter in (*first, *later)}) == 4
    assert [letter.outlet for letter in letters(but=("desk",))] == ["chat"]


def test_a_letter_told_again_says_the_same_but_for_what_was_withdrawn() -> None:
    department = a_department(members=("ada",), within=timedelta(hours=4), then="lead")
    letter = letters(department, note="wants a refund", why=None)[0]
    case, standing = a_case(reasons=('asks for money: "my card is 4111"',)), a_filed_mention(mention=a_mention(text="my card is 4111"))

    same = without_withdrawn(letter, case, [standing])
    gone = without_withdrawn(letter, replace(case, reasons=()), [replace(standing, withdrawn_at=MONDAY)])

    assert same == letter
    assert "4111" not in repr(gone)
    assert "(withdrawn by its author)" in gone.body
    assert ("Note: wants a refund" in gone.body, "For ada." in gone.body, gone.key) == (True, True, letter.key)


def test_a_letter_of_an_older_release_can_be_told_again() -> None:
    letter = replace(letters()[0], facts={"case": 1, "department": "billing", "by": "ada", "note": "please"})

    assert without_withdrawn(letter, a_case(), []).body.startswith("ada hands over case 1 (acme, x).\n\nNote: please")


@pytest.mark.parametrize("evil", ["\u001b[2J", "\u202egnp.exe", "a\u0000b"])
def test_strangers_words_are_printable_wherever_they_stand(evil: str) -> None:
    case = a_case(author=evil, reasons=(evil,), url=f"https://x.example/{evil}")

    letter = escalation_letters(
        case, [a_filed_mention(mention=a_mention(text=evil, author=evil))], a_department(), by="ada", at=MONDAY, note=evil
    )[0]

    assert not {"\u001b", "\u202e", "\u0000"} & set(letter.subject + letter.body)


def test_words_that_are_withdrawn_also_go_from_letters_that_have_left() -> None:
    class Chat:
        def send(self, letter: Letter) -> Receipt:
            return Receipt("T-1")

    inbox = Inbox()
    network = Scripted([home(said("1", "acme my secret is 42"))])
    inbox.poll(network)
    escalator = Escalator({"billing": Department(name="billing", notify=("chat",))})
    replace(inbox.desk(), escalator=escalator).escalate([1], to="billing")
    deliver(inbox.store, {"chat": Chat}, lambda: inbox.now)
    before = inbox.store.letters(state="sent")[0]

    network.rechecks = [Rechecked(withdrawn=("1",))]
    inbox.wait(hours=1)
    inbox.poll(network)

    after_it = inbox.store.letters(state="sent")[0]
    assert "my secret is 42" in before.body
    assert "my secret is 42" not in repr(after_it)
    assert (after_it.key, after_it.ref, after_it.sent_at) == (before.key, "T-1", MONDAY)
