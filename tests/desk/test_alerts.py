"""A spike is told once when it begins, once when it is over, and small brands are left in peace."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from socialwatch.desk.alerts import AlertPolicy, look_for_spikes
from socialwatch.errors import StoreError
from socialwatch.model.words import Intent, Queue
from tests.helpers.builders import MONDAY, a_case, a_filing, after
from tests.helpers.memory import MemoryStore

POLICY = AlertPolicy(outlets=("chat", "mail"))


class Brand:
    """A brand with four weeks of two complaints in every morning hour, and a clock."""

    def __init__(self, *, weeks: int = 4) -> None:
        self.store, self.now, self.number = MemoryStore(), MONDAY + timedelta(minutes=30), 0
        self.write(0, at=after(weeks=-weeks))
        for day in range(weeks * 7):
            for hour in (-1, 0, 1):
                self.write(2, at=after(days=day - weeks * 7, hours=hour))

    def write(self, count: int, *, at: datetime | None = None, **fields: Any) -> None:
        first = self.number + 1
        self.number += count
        cases = tuple(
            a_case(number, created_at=at or self.now, **({"themes": ("leak",)} | fields)) for number in range(first, first + count)
        )
        self.store.absorb(a_filing(cases=cases, mentions=(), events=()))

    def look(self, policy: AlertPolicy = POLICY, **waited: float) -> list[str]:
        self.now += timedelta(**waited)
        return look_for_spikes(self.store, policy, self.now)

    def letters(self) -> list[tuple[str, str]]:
        return [(letter.outlet, letter.subject) for letter in self.store.letters(state=None)]


def test_a_spike_is_told_once_with_what_is_usual_and_leaves_by_every_outlet() -> None:
    brand = Brand()
    brand.write(30)
    only = replace(POLICY, by=("brand",), of=("complaints",))

    first, second, later = brand.look(only), brand.look(only), brand.look(only, minutes=20)

    assert first == ["spike: acme: complaints: 30 in the hour from 09:00 UTC, where 2 are usual"]
    assert (second, later) == ([], [])
    assert brand.letters() == [("chat", "Spike: acme: complaints"), ("mail", "Spike: acme: complaints")]
    body = brand.store.letters()[0].body
    assert body.split("\n")[0] == "acme: complaints: 30 in the hour from 09:00 UTC, where 2 are usual"
    assert body.split("\n")[1].startswith("- case ")
    assert "(normal complaint on x): https://x.example/" in body


def test_a_brand_and_its_theme_share_one_message() -> None:
    brand = Brand()
    brand.write(30)

    told = brand.look()

    assert len(told) == 4
    assert brand.letters() == [("chat", "Spike: acme: complaints and 3 more"), ("mail", "Spike: acme: complaints and 3 more")]


def test_a_spike_that_goes_on_is_told_when_it_is_over_and_a_new_one_anew() -> None:
    brand = Brand()
    only = replace(POLICY, by=("brand",), of=("volume",))
    brand.write(30)
    brand.look(only)
    brand.now += timedelta(hours=1)
    brand.write(40)
    going_on = brand.look(only)
    brand.now += timedelta(hours=1)
    still = brand.look(only)
    over = brand.look(only, hours=1)

    assert (going_on, still) == ([], [])
    assert over == ["acme: cases: over after 3h, 40 in an hour at its height"]
    brand.now += timedelta(hours=2)
    brand.write(30)
    assert len(brand.look(only)) == 1
    assert len(brand.letters()) == 4


def test_the_hour_that_has_just_ended_counts_too_when_a_poll_comes_late() -> None:
    brand = Brand()
    brand.write(30, at=after(minutes=50))

    assert len(brand.look(replace(POLICY, by=("brand",), of=("volume",)), minutes=35)) == 1


@pytest.mark.parametrize("count", [7, 8])
def test_an_hour_below_the_floor_is_never_a_spike(count: int) -> None:
    brand = Brand()
    brand.now += timedelta(hours=6)
    brand.write(count)

    assert bool(brand.look()) is (count >= POLICY.floor)


def test_an_inbox_of_yesterday_knows_nothing_unusual() -> None:
    brand = Brand(weeks=0)
    brand.write(3, at=after(days=-1))
    brand.write(500)

    assert brand.look() == []


def test_praise_is_no_complaint_and_noise_is_not_counted() -> None:
    brand = Brand()
    brand.write(30, intent=Intent.PRAISE, themes=())
    brand.write(300, queue=Queue.NOISE, themes=())

    assert brand.look(replace(POLICY, by=("brand",))) == ["spike: acme: cases: 30 in the hour from 09:00 UTC, where 2 are usual"]


@pytest.mark.parametrize("weeks", [1, 2, 3, 4])
def test_what_is_usual_is_the_same_however_it_was_counted_also_after_a_spike(weeks: int) -> None:
    """The days are asked for where the weeks do not reach, or hours of a spike are left out of them."""
    only = replace(POLICY, by=("brand",), of=("volume",))
    brand = Brand(weeks=weeks)
    brand.write(3)
    quiet = brand.look(only)
    brand.write(30)
    loud = brand.look(only)
    brand.now += timedelta(weeks=1)
    brand.write(3)
    calm = brand.look(only)

    assert (quiet, len(loud)) == ([], 1)
    assert [line.split(":")[2].split()[0] for line in calm] == ["over"]


def test_nobodys_words_leave_with_an_alert_and_no_address_of_a_private_message() -> None:
    brand = Brand()
    brand.write(30, is_private=True, text="my number is 12345", url="https://x.example/dm/1")

    brand.look()

    assert all("12345" not in letter.body and "/dm/" not in letter.body for letter in brand.store.letters())


def test_a_spike_without_an_outlet_is_told_all_the_same_and_a_letter_that_cannot_be_stored_takes_it_back() -> None:
    class Full(MemoryStore):
        def apply(self, changes: Any, letters: Any = ()) -> int | None:
            raise StoreError("disk I/O error")

    brand = Brand()
    brand.write(30)
    full = Full()
    full.shelves = brand.store.shelves

    with pytest.raises(StoreError):
        look_for_spikes(full, POLICY, brand.now)
    brand.store.shelves = full.shelves

    assert brand.store.spikes() == []
    assert len(brand.look(replace(POLICY, outlets=()))) == 4
    assert brand.letters() == []
