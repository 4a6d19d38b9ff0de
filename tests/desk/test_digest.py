"""The digest: a day in a dozen lines, each share with its denominator, once a day to an outlet."""

from __future__ import annotations

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from socialwatch.desk.digest import digest, digest_letter, send_digest, text_of
from socialwatch.model.collecting import Gap
from socialwatch.model.words import Channel, NoReplyReason, Outcome, State
from tests.helpers.builders import MONDAY, a_case, a_filing, a_promise, after
from tests.helpers.memory import MemoryStore


def a_store() -> MemoryStore:
    """A day with five cases: answered, late, escalated, left on purpose, sent on; and one of the week before."""
    store = MemoryStore()
    done = {"state": State.HANDLED, "due_at": None, "waiting_since": None}
    store.absorb(a_filing(
        cases=(
            a_case(
                1, created_at=after(hours=-5), first_response_at=after(hours=-4), failed_channels=(Channel.PHONE,), themes=("refund",),
                promises=(a_promise(met_at=after(hours=-4)),), **done | {"outcome": Outcome.SOLVED},
            ),
            a_case(2, created_at=after(hours=-3), waiting_since=after(hours=-3), due_at=after(hours=-1), themes=("refund", "leak")),
            a_case(3, created_at=after(hours=-2), state=State.ESCALATED, escalated_to="billing", due_at=after(hours=9)),
            a_case(4, created_at=after(hours=-1), outcome_reason=NoReplyReason.TROLL, **done | {"outcome": Outcome.NO_REPLY}),
            a_case(5, created_at=after(hours=-1), handled_at=after(minutes=-5), **done | {"outcome": Outcome.MOVED}),
            a_case(6, created_at=after(hours=-30), **done | {"outcome": Outcome.SOLVED}),
            a_case(7, brand="other", created_at=after(hours=-30), waiting_since=after(hours=-30), due_at=after(hours=9), is_private=True, text="secret"),
        ),
        gap=Gap(begins_at=after(hours=-9), ends_at=after(hours=-8), reason="the listing ends"),
    ))  # fmt: skip
    return store


def test_a_day_is_told_with_its_denominators() -> None:
    text = text_of(digest(a_store(), now=MONDAY, brand="acme"), zone=UTC)

    assert text.split("\n") == [
        "acme, the day to Mon 2026-11-02 09:00: 5 new cases, 1 of 5 answered",
        "",
        "Answered: 1 of 5 cases of people who wait for something (20%); before: 0 of 1",
        "Half of the answers came within 1h, nine of ten within 1h",
        "Left unanswered on purpose: 1 of 5",
        "First answers in time: 1 of 1, missed: 0",
        "Failed before: phone 1 of 5",
        "About: refund 2 of 5, leak 1 of 5",
        "",
        "Now:",
        "- 1 late of 2 live cases",
        "- 1 escalated, 1 of them not taken by anybody",
        "- 1 sent on to another channel and not known to have arrived",
        "- waits longest: case 2, since Mon 2026-11-02 06:00 (3h): my kettle is broken",
        "",
        "Not read, so not in these figures:",
        "- x, Mon 2026-11-02 00:00 to Mon 2026-11-02 01:00: the listing ends",
    ]


def test_a_week_looks_further_back_and_all_brands_are_told_together() -> None:
    text = text_of(digest(a_store(), now=MONDAY, span="weekly"), zone=UTC)

    assert text.startswith("All brands, the week to Mon 2026-11-02 09:00: 7 new cases, 1 of 7 answered\n")
    assert "waits longest: case 7, since Sun 2026-11-01 03:00 (1d6h): (a private message)" in text
    assert "secret" not in text


def test_an_empty_inbox_has_a_digest_without_shares_of_nothing() -> None:
    text = text_of(digest(MemoryStore(), now=MONDAY), zone=UTC)

    assert "Answered: 0 of 0 cases of people who wait for something; before: 0 of 0" in text
    assert "%" not in text


def test_it_goes_into_the_outbox_once_a_day_for_each_outlet_kind_and_brand() -> None:
    store, zone = a_store(), ZoneInfo("Europe/London")

    def send(outlet: str = "mail", span: str = "daily", brand: str | None = None, hours: float = 0) -> bool:
        return send_digest(store, digest(store, now=MONDAY + timedelta(hours=hours), span=span, brand=brand), outlet, zone=zone)

    assert [send(), send(), send(hours=14.9)] == [True, False, False]
    assert [send("chat"), send(span="weekly"), send(brand="acme"), send(hours=15)] == [True] * 4
    assert len(store.letters()) == 5


def test_its_letter_is_about_no_case_and_carries_figures_for_programs() -> None:
    letter = digest_letter(digest(a_store(), now=MONDAY, brand="acme"), "mail", zone=UTC)

    assert "case 2, since Mon 2026-11-02 06:00 (3h)" in letter.body
    assert "kettle" not in letter.body
    assert (letter.kind, letter.case, letter.subject) == ("digest", None, letter.body.split("\n")[0])
    assert {name: letter.facts[name] for name in ("new_cases", "answered", "of", "late", "live", "gaps")} == {
        "new_cases": 5, "answered": 1, "of": 5, "late": 1, "live": 2, "gaps": 1,
    }  # fmt: skip
