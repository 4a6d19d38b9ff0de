"""While another process writes: whoever reads goes on, whoever writes is told, in words and in time."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from socialwatch.errors import NoSuchProblemError, StoreLockedError
from socialwatch.model.alerts import Spike
from socialwatch.model.collecting import SourceState
from socialwatch.model.filters import Filter
from socialwatch.model.label import Label
from socialwatch.model.review import Mark
from socialwatch.model.words import State
from socialwatch.ports import Store
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.helpers.builders import (
    MONDAY,
    a_case,
    a_change,
    a_contact,
    a_filed_mention,
    a_filing,
    a_letter,
    a_mention,
    a_problem,
    a_reply,
)

EVERYTHING = Filter()


def _open_a_transaction(store: Store) -> None:
    with store.transaction():
        pass


def _backed_up(store: Store, target: Path) -> bool:
    store.backup(str(target))
    return target.exists()


def _held(store: Store) -> bool:
    with store.hold_sending() as is_held:
        return is_held


def _has_no_problem(store: Store) -> bool:
    with pytest.raises(NoSuchProblemError):
        store.problem(1)
    return True


WRITERS: dict[str, Callable[[Store], object]] = {
    "transaction": _open_a_transaction,
    "absorb": lambda store: store.absorb(a_filing()),
    "apply": lambda store: store.apply([a_change(a_case(), a_case(state=State.OPEN))]),
    "remember_source": lambda store: store.remember_source(SourceState(name="x")),
    "acknowledge_gaps": lambda store: store.acknowledge_gaps(["x"], by="sam", at=MONDAY),
    "looked_up": lambda store: store.looked_up("x", ["1"], at=MONDAY),
    "keep_labels": lambda store: store.keep_labels([Label(mention=1, field="spam", value="0", by="sam", at=MONDAY)]),
    "keep_contact": lambda store: store.keep_contact(a_contact(muted_until=MONDAY)),
    "keep_draft": lambda store: store.keep_draft(1, "Dear Jane", by="sam", at=MONDAY),
    "claim_letter": lambda store: store.claim_letter(by="one", now=MONDAY, until=MONDAY),
    "free_letters": lambda store: store.free_letters("one"),
    "keep_spike": lambda store: store.keep_spike(Spike(subject="acme: cases", began_at=MONDAY, seen_at=MONDAY, count=9, expected=1.0)),
    "keep_letter": lambda store: store.keep_letter(a_letter(id=1)),
    "keep_reply": lambda store: store.keep_reply(a_reply()),
    "keep_problem": lambda store: store.keep_problem(a_problem()),
    "drop_problem": lambda store: store.drop_problem(1),
}

READERS: dict[str, Callable[[Store, Path], object]] = {
    "case": lambda store, _: store.case(1, now=MONDAY),
    "cases": lambda store, _: store.cases((1,), now=MONDAY),
    "page": lambda store, _: store.page(EVERYTHING, now=MONDAY),
    "walk": lambda store, _: list(store.walk(EVERYTHING, now=MONDAY)),
    "count": lambda store, _: store.count(EVERYTHING, now=MONDAY),
    "conversation": lambda store, _: store.conversation(1),
    "walk_mentions": lambda store, _: list(store.walk_mentions(EVERYTHING, now=MONDAY)),
    "events": lambda store, _: store.events(1),
    "walk_events": lambda store, _: list(store.walk_events(EVERYTHING, now=MONDAY)),
    "contact": lambda store, _: store.contact(1),
    "turning": lambda store, _: store.turning(now=MONDAY) == [],
    "cases_of": lambda store, _: store.cases_of(1, now=MONDAY),
    "contacts_called": lambda store, _: store.contacts_called("@jane"),
    "contacts_linked": lambda store, _: store.contacts_linked(1) == [],
    "history": lambda store, _: store.history(),
    "acts_to_undo": lambda store, _: store.acts_to_undo("sam") == [],
    "overview": lambda store, _: store.overview(now=MONDAY),
    "walk_numbers": lambda store, _: list(store.walk_numbers(EVERYTHING, now=MONDAY)),
    "mark": lambda store, _: store.mark(),
    "news": lambda store, _: store.news(EVERYTHING, now=MONDAY, since=Mark(), me="sam"),
    "draft": lambda store, _: store.draft(1, by="sam") is None,
    "walk_tallied": lambda store, _: list(store.walk_tallied(since=MONDAY, until=MONDAY + timedelta(1))),
    "known": lambda store, _: store.known("x", ["1"]),
    "ground": lambda store, _: store.ground([a_mention()]),
    "lookalikes": lambda store, _: store.lookalikes((7,), since=MONDAY),
    "window": lambda store, _: store.window("x", "mentions:@acme"),
    "windows": lambda store, _: store.windows("x"),
    "gaps": lambda store, _: store.gaps() == [],
    "source_states": lambda store, _: store.source_states() == {},
    "live_mentions": lambda store, _: store.live_mentions("x", now=MONDAY, not_seen_since=MONDAY + timedelta(1)),
    "quarantined": lambda store, _: store.quarantined() == [],
    "walk_labels": lambda store, _: list(store.walk_labels()) == [],
    "count_labels": lambda store, _: store.count_labels() == 0,
    "letters": lambda store, _: store.letters(),
    "replies": lambda store, _: store.replies() == [],
    "reply": lambda store, _: store.reply(1) is None,
    "hold_sending": lambda store, _: _held(store),
    "problems": lambda store, _: store.problems() == [],
    "problem": lambda store, _: _has_no_problem(store),
    "letter": lambda store, _: store.letter(1),
    "ladders_due": lambda store, _: store.ladders_due(now=MONDAY) == [],
    "has_letter": lambda store, _: store.has_letter("key-1"),
    "letters_of": lambda store, _: store.letters_of(1),
    "claimants": lambda store, _: store.claimants() == [],
    "open_tickets": lambda store, _: store.open_tickets("billing-chat", asked_before=MONDAY) == [],
    "tally_hours": lambda store, _: store.tally_hours(since=MONDAY, until=MONDAY + timedelta(1)),
    "first_case_at": lambda store, _: store.first_case_at(),
    "spikes": lambda store, _: store.spikes() == [],
    "version": lambda store, _: store.version(),
    "backup": lambda store, folder: _backed_up(store, folder / "copy.db"),
    "check": lambda store, _: store.check(),
}


@pytest.fixture
def locked(inbox: Path) -> Iterator[SqliteStore]:
    """A store with one case, while somebody else is in the middle of writing."""
    store = open_store(inbox, patience=timedelta(milliseconds=20))
    store.absorb(a_filing(letters=(a_letter(),), sketches={1: (7,)}))
    other = sqlite3.connect(inbox, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield store
    other.close()
    store.close()


def test_every_method_of_a_store_is_tried_here() -> None:
    methods = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}

    assert methods == {*WRITERS, *READERS, "close"}


@pytest.mark.parametrize("name", WRITERS)
def test_whoever_writes_is_told_that_somebody_else_does(locked: SqliteStore, name: str) -> None:
    with pytest.raises(StoreLockedError, match="written by another process"):
        WRITERS[name](locked)

    assert locked.case(1, now=MONDAY) == a_case()
    assert locked.conversation(1) == [a_filed_mention()]


@pytest.mark.parametrize("name", READERS)
def test_whoever_reads_goes_on(locked: SqliteStore, tmp_path: Path, name: str) -> None:
    answer = READERS[name](locked, tmp_path)

    assert answer


def test_two_stores_on_one_file_see_what_the_other_wrote(inbox: Path) -> None:
    first, second = open_store(inbox), open_store(inbox)

    first.absorb(a_filing())
    second.apply([a_change(a_case(), a_case(state=State.OPEN))])

    assert first.case(1, now=MONDAY).state is State.OPEN
    first.close()
    second.close()
