"""The exam on the outbox, tickets and spikes: who may send what, and what is told once."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from socialwatch.model.alerts import HourTally, Spike
from socialwatch.model.words import Intent, Outcome, Queue, State
from socialwatch.ports import Store
from socialwatch.store.process import is_gone, process_name
from socialwatch.store.sqlite import open_store
from tests.helpers.builders import MONDAY, a_case, a_filing, a_letter, after, where


def claimed(store: Store, by: str = "one", *, now: datetime = MONDAY, until: datetime | None = None, **more: object) -> int | None:
    taken = store.claim_letter(by=by, now=now, until=until or after(minutes=10), **more)  # type: ignore[arg-type]
    return taken.id if taken else None


# -- claims -------------------------------------------------------------------------------------------------------------


def test_letters_are_handed_out_oldest_first_each_to_one_and_counted(store: Store) -> None:
    store.apply([], [a_letter("a"), a_letter("b"), a_letter("c", next_try_at=after(hours=1))])

    assert [claimed(store, "one"), claimed(store, "two"), claimed(store, "one")] == [1, 2, None]
    assert store.letter(1) == a_letter("a", id=1, tries=1, claimed_by="one", claimed_until=after(minutes=10))
    assert store.claimants() == ["one", "two"]
    assert claimed(store, at_once=True) == 3


def test_a_claim_ends_with_its_time_or_when_it_is_freed(store: Store) -> None:
    store.apply([], [a_letter("a"), a_letter("b")])
    assert [claimed(store, "one"), claimed(store, "two")] == [1, 2]

    assert claimed(store, now=after(minutes=9)) is None
    store.free_letters("two")
    assert claimed(store, now=after(minutes=9), until=after(hours=1)) == 2
    assert claimed(store, now=after(minutes=10)) == 1
    assert [letter.tries for letter in store.letters()] == [2, 2]


def test_letters_behind_a_number_and_of_other_outlets_are_found(store: Store) -> None:
    store.apply([], [a_letter("a"), a_letter("b", outlet="mail"), a_letter("c")])

    assert claimed(store, behind=1, skips=["mail"]) == 3
    assert claimed(store, behind=3) is None
    assert store.letter(9) is None


def test_letters_that_do_not_wait_are_nobodys_to_send(store: Store) -> None:
    store.apply([], [a_letter(state, state=state) for state in ("sent", "dead", "dropped")])

    assert claimed(store, at_once=True) is None


def test_two_hundred_letters_are_claimed_once_each_by_eight_at_once(inbox: Path) -> None:
    store = open_store(inbox, durable=False)
    store.apply([], [a_letter(str(number)) for number in range(200)])
    store.close()

    def drain(name: int) -> list[int]:
        own = open_store(inbox, durable=False)
        taken = []
        while (number := claimed(own, f"w{name}")) is not None:
            taken.append(number)
        own.close()
        return taken

    with ThreadPoolExecutor(8) as pool:
        shares = list(pool.map(drain, range(8)))

    assert sorted(number for share in shares for number in share) == list(range(1, 201))


def test_a_process_is_known_to_be_gone_once_it_is_dead_and_not_before() -> None:
    code = "from socialwatch.store.process import process_name; print(process_name(), flush=True); input()"
    other = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    name = other.stdout.readline().strip()
    alive = is_gone(name)
    other.kill()
    other.communicate()

    assert (alive, is_gone(name), is_gone(process_name())) == (False, True, False)
    assert process_name() != process_name()


@pytest.mark.parametrize("name", ["elsewhere/boot|1|2|ab", "", "one", "|||", f"x|{os.getpid()}"])
def test_of_a_stranger_nobody_says_that_it_is_gone(name: str) -> None:
    assert is_gone(name) is False


# -- tickets ------------------------------------------------------------------------------------------------------------


def test_the_letters_of_a_case_are_told_oldest_first(store: Store) -> None:
    store.apply(
        [], [a_letter("a"), a_letter("b", case=2), a_letter("c", case=None), a_letter("d", state="sent", ref="7", url="https://x.example")]
    )

    assert [letter.key for letter in store.letters_of(1)] == ["a", "d"]
    assert [store.has_letter(key) for key in ("a", "c", "e")] == [True, True, False]


def test_open_tickets_are_those_with_a_name_that_were_not_asked_about_for_long(store: Store) -> None:
    sent = {"state": "sent", "ref": "7", "outlet": "desk"}
    store.apply([], [
        a_letter("closed", **sent, closed_at=MONDAY), a_letter("lately", **sent, asked_at=after(minutes=5)),
        a_letter("long ago", **sent, asked_at=after(hours=-1)), a_letter("never", **sent), a_letter("digest", **sent | {"case": None}),
        a_letter("nameless", **sent | {"ref": None}), a_letter("elsewhere", **sent | {"outlet": "chat"}), a_letter("waits", outlet="desk", ref="8"),
    ])  # fmt: skip

    assert [letter.key for letter in store.open_tickets("desk", asked_before=MONDAY)] == ["never", "long ago"]
    assert [letter.key for letter in store.open_tickets("desk", asked_before=MONDAY, limit=1)] == ["never"]


def test_whoever_was_moved_is_found_until_they_arrive(store: Store) -> None:
    moved = {"state": State.HANDLED, "outcome": Outcome.MOVED, "due_at": None}
    cases = (a_case(1, **moved), a_case(2, **moved, arrived_at=MONDAY), a_case(3), a_case(4, **moved | {"outcome": Outcome.SOLVED}))
    store.absorb(a_filing(cases=cases))

    found = {words: [case.id for case in store.page(where("arrived", *words.split()), now=MONDAY)] for words in ("no", "yes", "yes no")}

    assert found == {"no": [1], "yes": [2], "yes no": [1, 2]}
    assert [case.id for case in store.page(where("arrived", "no", is_negated=True), now=MONDAY)] == [3, 2, 4]


def test_ladders_that_are_due_are_found_soonest_first(store: Store) -> None:
    times = (after(hours=1), MONDAY, None, after(minutes=1))
    cases = [a_case(number, acknowledge_by=at, state=State.ESCALATED) for number, at in enumerate(times, start=1)]
    cases.append(a_case(5, acknowledge_by=MONDAY, state=State.HANDLED))
    store.absorb(a_filing(cases=tuple(cases)))

    assert store.ladders_due(now=MONDAY) == [2]
    assert store.ladders_due(now=after(hours=1)) == [2, 4, 1]


# -- spikes -------------------------------------------------------------------------------------------------------------


def test_cases_are_counted_by_brand_hour_intent_and_themes_without_the_noise(store: Store) -> None:
    store.absorb(a_filing(cases=(
        a_case(1, themes=("leak",), created_at=after(minutes=59)), a_case(2, themes=("leak",)), a_case(3, created_at=after(hours=1)),
        a_case(4, intent=Intent.PRAISE), a_case(5, queue=Queue.NOISE), a_case(6, created_at=after(minutes=-1)), a_case(7, created_at=after(hours=2)),
    )))  # fmt: skip

    assert store.tally_hours(since=MONDAY, until=after(hours=2)) == [
        HourTally(brand="acme", hour=MONDAY, intent=Intent.COMPLAINT, themes=("leak",), count=2),
        HourTally(brand="acme", hour=MONDAY, intent=Intent.PRAISE),
        HourTally(brand="acme", hour=after(hours=1), intent=Intent.COMPLAINT),
    ]


def test_the_oldest_case_says_since_when_there_is_anything_to_count(store: Store) -> None:
    nothing = store.first_case_at()
    store.absorb(a_filing(cases=(a_case(1), a_case(2, created_at=after(days=-9)))))

    assert (nothing, store.first_case_at()) == (None, after(days=-9))


def test_a_subject_has_one_spike_at_a_time(store: Store) -> None:
    spike = Spike(subject="acme: complaints", began_at=MONDAY, seen_at=MONDAY, count=30, expected=4.5)
    store.keep_spike(spike)
    store.keep_spike(replace(spike, count=31))
    first = replace(spike, id=1, ended_at=after(hours=3))

    lasting = store.spikes()
    store.keep_spike(first)
    store.keep_spike(replace(spike, count=40))

    assert lasting == [replace(spike, id=1)]
    assert store.spikes() == [replace(spike, id=2, count=40)]
    assert store.spikes(only_on=False) == [replace(spike, id=2, count=40), first]
