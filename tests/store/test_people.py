"""The paper on people and history: contacts, what time changes, and who did what. Both stores sit it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from socialwatch.errors import StoreError
from socialwatch.model.words import State
from socialwatch.ports import Store
from socialwatch.store import looking, people
from socialwatch.store.connection import Database
from socialwatch.store.sqlite import SqliteStore
from tests.helpers.builders import MONDAY, a_case, a_change, a_contact, a_filing, a_promise, after, an_event, where


def fill(store: Store, *cases: Any, contacts: Any = ()) -> None:
    store.absorb(a_filing(cases=cases, contacts=contacts or (a_contact(),), mentions=(), events=()))


def test_a_case_turns_when_it_wakes_or_misses_a_promise_and_only_once(store: Store) -> None:
    due, broken = a_promise(), a_promise(breached_at=after(hours=2))
    fill(
        store,
        a_case(1, promises=(due,)),
        a_case(2, promises=(broken,)),
        a_case(3, promises=(replace(due, met_at=MONDAY),)),
        a_case(4, state=State.SNOOZED, snoozed_until=after(hours=1), promises=(due,)),
        a_case(5, state=State.WATCHING, snoozed_until=after(hours=9)),
        a_case(6, state=State.OPEN, snoozed_until=after(hours=1)),
        a_case(7, promises=(broken, a_promise(due_at=after(hours=8)))),
    )

    assert store.turning(now=MONDAY) == []
    assert store.turning(now=after(hours=2)) == [4]
    assert store.turning(now=after(hours=10)) == [4, 1, 7, 5]
    assert store.turning(now=after(hours=10), limit=2) == [4, 1]


def test_a_contact_has_all_its_cases_newest_first(store: Store) -> None:
    woken = a_case(2, created_at=after(hours=1), state=State.SNOOZED, snoozed_until=MONDAY)
    other = a_case(3, contact=2, author="@bo")
    fill(store, a_case(1), woken, other, contacts=(a_contact(), a_contact(2, handle="@bo")))

    assert store.cases_of(1, now=after(hours=2)) == [replace(woken, state=State.OPEN), a_case(1)]
    assert store.cases_of(41, now=MONDAY) == []


def test_contacts_are_found_by_their_handle_on_every_network_or_on_one(store: Store) -> None:
    there = a_contact(2, network="reddit", handle="u/Jane", key="t2_j")
    fill(store, a_case(1), a_case(2, network="reddit", contact=2, author="u/Jane"), contacts=(a_contact(), there))

    both = [replace(there, cases=1), a_contact(cases=1)]
    assert store.contacts_called("JANE") == both
    assert store.contacts_called("@jane", network="x") == both[1:]
    assert store.contacts_called("@jan") == []


def test_what_a_person_decided_of_a_contact_is_kept_and_nothing_else_of_it_changes(store: Store) -> None:
    fill(store, a_case(1), contacts=(a_contact(), a_contact(2, handle="@bo")))

    store.keep_contact(a_contact(2, handle="@changed", muted_until=after(days=1), person=1))

    assert store.contact(2) == a_contact(2, handle="@bo", muted_until=after(days=1), person=1)
    assert store.contacts_linked(1) == [a_contact(2, handle="@bo", muted_until=after(days=1), person=1)]
    assert store.contacts_linked(2) == []
    with pytest.raises(StoreError, match="no contact 41"):
        store.keep_contact(a_contact(41))


def test_a_page_keeps_what_a_person_decided_of_a_contact(store: Store) -> None:
    fill(store, a_case(1), contacts=(a_contact(muted_until=after(days=1), person=1),))

    assert store.contact(1) == a_contact(muted_until=after(days=1), person=1, cases=1)


def test_the_history_is_told_newest_first_and_can_be_narrowed(store: Store) -> None:
    first, second = a_case(1), a_case(2)
    fill(store, first, second)
    for hour, (case, by) in enumerate([(first, "sam"), (second, "kim"), (first, "socialwatch"), (second, "sam")]):
        store.apply([replace(a_change(case, case), event=an_event(case.id, by=by, at=after(hours=hour), note=str(hour)))])

    def notes(**asked: Any) -> list[str | None]:
        return [event.note for event in store.history(**asked)]

    assert notes() == ["3", "2", "1", "0"]
    assert notes(limit=2) == ["3", "2"]
    assert notes(case=1) == ["2", "0"]
    assert notes(by="sam") == ["3", "0"]
    assert notes(by="sam", case=1) == ["0"]
    assert notes(by="socialwatch") == ["2"]
    assert notes(since=after(hours=2)) == ["3", "2"]
    assert notes(since=after(hours=1), by="sam") == ["3"]


def test_what_happened_while_nobody_looked_stands_in_the_history_at_its_own_time(store: Store) -> None:
    fill(store, a_case(1))
    for note, at in (("noted", after(hours=5)), ("missed", after(hours=2))):
        store.apply([replace(a_change(a_case(1), a_case(1)), event=an_event(by="socialwatch", at=at, note=note))])

    assert [event.note for event in store.history()] == ["noted", "missed"]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ((None, None, None, 50), "events_when"),
        ((None, None, MONDAY, 50), "events_when"),
        ((None, "socialwatch", MONDAY, 50), "events_when"),
        ((None, "sam", MONDAY, 50), "events_people"),
        ((1, None, None, 50), "events_case"),
    ],
)
def test_a_look_at_the_history_walks_an_index(sqlite: SqliteStore, inbox: Path, asked: Any, index: str) -> None:
    fill(sqlite, a_case())

    plan = _plan(inbox, lambda database: people.history(database, *asked))

    assert index in plan
    assert index == "events_case" or "TEMP B-TREE" not in plan


def test_finding_what_time_changed_walks_an_index(sqlite: SqliteStore, inbox: Path) -> None:
    assert "INDEX cases_turns" in _plan(inbox, lambda database: people.turning(database, MONDAY, 500))


def test_finding_what_is_muted_walks_an_index_of_its_own(sqlite: SqliteStore, inbox: Path) -> None:
    wanted = where("muted", "yes")

    assert "INDEX cases_muted" in _plan(inbox, lambda database: looking.page(database, wanted, MONDAY, 25))


def _plan(inbox: Path, ask: Any) -> str:
    asked: list[str] = []
    database = Database(inbox, is_reader=True)
    database.raw.set_trace_callback(asked.append)
    ask(database)
    (sql,) = [statement for statement in asked if statement.startswith("SELECT")]
    plan = " | ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}"))
    database.close()
    return plan
