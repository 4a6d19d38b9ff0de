"""The paper on looking: order, waking, filters. Both stores sit it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialwatch.errors import FilterError, NoSuchCaseError
from socialwatch.model.case import Case
from socialwatch.model.filters import FIELDS, Filter, Term
from socialwatch.model.words import Channel, Outcome, Priority, Queue, Severity, Sla, State
from socialwatch.ports import Store
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.helpers.builders import MONDAY, a_case, a_contact, a_filed_mention, a_filing, a_mention, a_promise, after, an_event, where
from tests.helpers.memory import MemoryStore

LIVE = Filter((
    Term(field="state", values=("new", "open", "escalated")),
    Term(field="queue", values=("noise",), is_negated=True),
    Term(field="muted", values=("yes",), is_negated=True),
))  # fmt: skip


def numbers(store: Store, wanted: Filter) -> list[int]:
    """The numbers of the wanted cases, as a walk tells them."""
    return [case.id for case in store.walk(wanted, now=MONDAY)]


def fill(store: Store, *cases: Case) -> None:
    """File cases with one mention each, whose text is that of the case."""
    mentions = tuple(a_filed_mention(case.id, case=case.id, mention=a_mention(str(case.id), text=case.text)) for case in cases)
    store.absorb(a_filing(cases=cases, mentions=mentions, events=tuple(an_event(case.id) for case in cases)))


def test_the_inbox_is_in_the_order_of_its_deadlines(store: Store) -> None:
    fill(
        store,
        a_case(1, due_at=None),
        a_case(2, due_at=after(hours=2)),
        a_case(3, due_at=after(hours=1), created_at=after(hours=-1)),
        a_case(4, due_at=after(hours=1), created_at=after(hours=-2)),
        a_case(5, due_at=after(hours=1), created_at=after(hours=-2)),
        a_case(6, due_at=after(hours=9), priority=Priority.URGENT),
        a_case(7, due_at=after(hours=0), state=State.HANDLED),
    )

    assert [case.id for case in store.page(LIVE, now=MONDAY)] == [6, 4, 5, 3, 2, 1]
    assert [case.id for case in store.page(LIVE, now=MONDAY, limit=2)] == [6, 4]
    assert [case.id for case in store.page(Filter(), now=MONDAY, limit=2)] == [6, 7]
    assert [case.id for case in store.walk(Filter(), now=MONDAY)] == [1, 2, 3, 4, 5, 6, 7]


def test_fame_buys_no_place_in_the_inbox(store: Store) -> None:
    fill(store, a_case(1, followers=1), a_case(2, followers=10**9))

    assert [case.id for case in store.page(LIVE, now=MONDAY)] == [1, 2]


@pytest.mark.parametrize("state", [State.SNOOZED, State.WATCHING])
def test_a_sleeping_case_wakes_by_itself_at_its_time(store: Store, state: State) -> None:
    asleep = a_case(state=state, snoozed_until=after(hours=1))
    fill(store, asleep)

    before, then = after(minutes=59), after(hours=1)

    assert store.page(LIVE, now=before) == []
    assert store.page(where("state", state), now=before) == [asleep]
    assert [case.state for case in store.page(LIVE, now=then)] == [State.OPEN]
    assert store.case(1, now=then).state is State.OPEN
    assert store.count(where("state", state), now=then) == 0
    assert store.count(where("state", "open"), now=then) == 1
    assert store.count(where("state", "open", is_negated=True), now=then) == 0


def test_a_case_that_sleeps_without_an_end_does_not_wake(store: Store) -> None:
    fill(store, a_case(state=State.WATCHING, snoozed_until=None))

    assert store.page(LIVE, now=after(days=999)) == []


def test_an_unknown_number_is_named(store: Store) -> None:
    fill(store, a_case())

    with pytest.raises(NoSuchCaseError, match="no case 41"):
        store.cases((1, 41), now=MONDAY)


def test_a_count_stops_at_its_cap(store: Store) -> None:
    fill(store, *(a_case(number) for number in range(1, 6)))

    assert store.count(Filter(), now=MONDAY) == 5
    assert store.count(Filter(), now=MONDAY, cap=3) == 3
    assert store.count(Filter(), now=MONDAY, cap=9) == 5


FIELD_CASES: list[tuple[Filter, dict[str, Any], dict[str, Any]]] = [
    (where("state", "pending", "handled"), {"state": State.PENDING}, {"state": State.OPEN}),
    (where("queue", "pr"), {"queue": Queue.PR}, {"queue": Queue.SALES}),
    (where("brand", "acme"), {"brand": "Acme"}, {"brand": "other"}),
    (where("network", "reddit"), {"network": "reddit"}, {"network": "x"}),
    (where("priority", "urgent", "high"), {"priority": Priority.HIGH}, {"priority": Priority.LOW}),
    (where("intent", "complaint"), {"intent": "complaint"}, {"intent": "vent"}),
    (where("assignee", "sam"), {"assignee": "Sam"}, {"assignee": None}),
    (where("assignee", "none"), {"assignee": None}, {"assignee": "sam"}),
    (where("assignee", "sam"), {"assignee": "sam", "claimed_until": after(hours=1)}, {"assignee": "sam", "claimed_until": MONDAY}),
    (where("assignee", "none"), {"assignee": "sam", "claimed_until": MONDAY}, {"assignee": "sam", "claimed_until": after(hours=1)}),
    (where("department", "billing", "none"), {"department": "billing"}, {"department": "legal"}),
    (where("tag", "ärger"), {"tags": ("a", "Ärger")}, {"tags": ("a",)}),
    (where("tag", "none"), {"tags": ()}, {"tags": ("none-such",)}),
    (where("theme", "delivery"), {"themes": ("delivery",)}, {"themes": ("delivery late",)}),
    (where("due", op="<", at=after(hours=2)), {"due_at": after(hours=1)}, {"due_at": after(hours=2)}),
    (where("due", op="<", at=after(hours=2)), {"due_at": after(hours=1)}, {"due_at": None}),
    (where("due", op=">", at=after(hours=2)), {"due_at": after(hours=3)}, {"due_at": after(hours=2)}),
    (where("due", "now"), {"due_at": MONDAY}, {"due_at": after(seconds=1)}),
    (where("due", "none"), {"due_at": None}, {"due_at": MONDAY}),
    (where("sla", "breached"), {"due_at": after(microseconds=-1)}, {"due_at": MONDAY}),
    (where("sla", "warning"), {"promises": (a_promise(warn_at=MONDAY),)}, {"promises": (a_promise(warn_at=after(minutes=1)),)}),
    (where("sla", "missed"), {"due_at": None, "promises": (a_promise(met_at=MONDAY, breached_at=MONDAY),)}, {"due_at": None}),
    (where("sla", "none"), {"due_at": None}, {}),
    (
        where("sla", "paused"),
        {"state": State.SNOOZED, "due_at": None, "snoozed_until": after(hours=1), "promises": (a_promise(due_at=None, left=timedelta(1)),)},
        {"state": State.SNOOZED, "due_at": None, "snoozed_until": MONDAY, "promises": (a_promise(due_at=None, left=timedelta(1)),)},
    ),
    (where("since", at=MONDAY), {"created_at": MONDAY}, {"created_at": after(microseconds=-1)}),
    (where("until", at=MONDAY), {"created_at": after(microseconds=-1)}, {"created_at": MONDAY}),
    (where("failed", "phone"), {"failed_channels": (Channel.APP, Channel.PHONE)}, {"failed_channels": (Channel.APP,)}),
    (where("author", "jane"), {"author": "@Jane"}, {"author": "@jane2"}),
    (where("author", "@jane"), {"author": "u/JANE"}, {"author": "@kim"}),
    (where("outcome", "solved"), {"outcome": Outcome.SOLVED}, {"outcome": None}),
    (where("escalated", "none"), {"escalated_to": None}, {"escalated_to": "legal"}),
    (where("escalated", "legal"), {"escalated_to": "Legal"}, {"escalated_to": None}),
    (where("severity", "fire"), {"severity": (Severity.FIRE,)}, {"severity": (Severity.INJURY,)}),
    (where("lang", "de"), {"lang": "de"}, {"lang": None}),
    (where("problem", "7"), {"problem": 7}, {"problem": 77}),
    (where("problem", "none", "x"), {"problem": None}, {"problem": 7}),
    (where("unsure", "yes"), {"is_unsure": True}, {"is_unsure": False}),
    (where("private", "no"), {"is_private": False}, {"is_private": True}),
    (where("private"), {"is_private": True}, {"is_private": False}),
    (where("muted", "yes"), {"muted_until": after(hours=1)}, {"muted_until": MONDAY}),
    (where("muted", "no"), {"muted_until": None}, {"muted_until": after(hours=1)}),
    (where("arrived", "no"), {"state": State.HANDLED, "outcome": Outcome.MOVED}, {"state": State.OPEN, "outcome": Outcome.MOVED}),
    (where("arrived", "yes"), {"outcome": Outcome.MOVED, "arrived_at": MONDAY}, {"outcome": Outcome.MOVED}),
    (where("id", "1", "9"), {}, {}),
    (where("text", "Café"), {"text": "The CAFE is cold"}, {"text": "the cafeteria"}),
    (where("text", "is broken"), {"text": "it is broken!"}, {"text": "broken it is"}),
    (where("text", "@acme"), {"text": "hey @acme"}, {"text": "hey"}),
    (where("text", "🔥"), {"text": "it is 🔥!"}, {"text": "it is on fire"}),
    (where("text", r"ket+le\b", op="/"), {"text": "My KETTLE"}, {"text": "my keller"}),
]


def test_every_field_of_a_filter_is_tried() -> None:
    tried = {term.field for wanted, _, _ in FIELD_CASES for term in wanted.terms}

    assert tried == set(FIELDS)


@pytest.mark.parametrize(
    ("wanted", "yes", "no"), FIELD_CASES, ids=lambda value: str(value.terms[0].field) if isinstance(value, Filter) else ""
)
def test_a_term_finds_what_it_says_and_its_negation_the_rest(store: Store, wanted: Filter, yes: dict[str, Any], no: dict[str, Any]) -> None:
    fill(store, a_case(1, **yes), a_case(2, **no))
    negated = Filter(tuple(Term(field=one.field, values=one.values, op=one.op, at=one.at, is_negated=True) for one in wanted.terms))

    found, rest = numbers(store, wanted), numbers(store, negated)

    assert (found, rest) == ([1], [2])
    assert [case.id for case in store.page(wanted, now=MONDAY)] == found
    assert store.count(negated, now=MONDAY) == 1
    assert [one.case for one in store.walk_mentions(wanted, now=MONDAY)] == found
    assert [event.case for event in store.walk_events(negated, now=MONDAY)] == rest


def test_terms_are_joined_by_and(store: Store) -> None:
    fill(store, a_case(1, lang="de"), a_case(2, lang="de", assignee="sam"), a_case(3, assignee="sam"))

    both = Filter((Term(field="lang", values=("de",)), Term(field="assignee", values=("sam",))))

    assert numbers(store, both) == [2]


HOSTILE = ["@brand", "#tag", "a-b", "it's", "http://x.y/?a=b", '"', '""', "AND", "(((", "NEAR(a b)", "*", "^a", "a*", "text:a", "", " ", "{a}", "\0",
           "'; DROP TABLE cases; --", "\ud800x", "a" * 9000]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_a_person_types_is_an_error_of_the_search(store: Store, typed: str) -> None:
    fill(store, a_case())

    found = numbers(store, where("text", typed.encode(errors="replace").decode()))

    assert found in ([], [1])


def test_a_pattern_that_cannot_be_read_is_told(store: Store) -> None:
    fill(store, a_case())

    with pytest.raises(FilterError):
        store.page(where("text", "(?=a)", op="/"), now=MONDAY)


def test_private_mentions_and_those_of_no_case_are_walked_only_where_asked(store: Store) -> None:
    private = a_filed_mention(1, mention=a_mention("1", is_private=True))
    ours = a_filed_mention(2, case=None)
    store.absorb(a_filing(mentions=(private, ours)))

    assert list(store.walk_mentions(Filter(), now=MONDAY)) == [ours]
    assert list(store.walk_mentions(Filter(), now=MONDAY, include_private=True)) == [private, ours]
    assert list(store.walk_mentions(where("id", "1"), now=MONDAY, include_private=True)) == [private]


def test_a_conversation_is_told_oldest_first(store: Store) -> None:
    late, early = (a_filed_mention(number, mention=a_mention(str(number), created_at=after(hours=-number))) for number in (1, 2))
    store.absorb(a_filing(mentions=(late, early)))

    assert store.conversation(1) == [early, late]
    assert store.conversation(41) == []


def test_a_walk_is_not_disturbed_by_what_is_written_meanwhile(store: Store) -> None:
    fill(store, *(a_case(number) for number in range(1, 4)))
    walk = store.walk(Filter(), now=MONDAY)

    first = next(walk)
    fill(store, a_case(4))

    assert [first.id, *(case.id for case in walk)] == [1, 2, 3]


# -- the two stores agree -----------------------------------------------------------------------------------------------

times = st.sampled_from([None, *(after(hours=hours) for hours in (-2, -1, 0, 1, 2))])
names = st.sampled_from([None, "sam", "Kim", "ä"])
lists = st.lists(st.sampled_from(["phone", "vip", "Ü"]), max_size=2, unique=True).map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case, in a state and with clocks that may or may not make sense together."""
    promise = a_promise(
        due_at=draw(times), warn_at=draw(times), met_at=draw(st.none() | st.just(MONDAY)), breached_at=draw(st.none() | st.just(MONDAY))
    )
    return a_case(
        state=draw(st.sampled_from(State)), priority=draw(st.sampled_from(Priority)), queue=draw(st.sampled_from(Queue)), due_at=draw(times),
        snoozed_until=draw(times), assignee=draw(names), department=draw(names), tags=draw(lists), created_at=draw(times) or MONDAY,
        promises=draw(st.sampled_from([(), (promise,)])), is_unsure=draw(st.booleans()), problem=draw(st.none() | st.just(7)),
        text=draw(st.sampled_from(["my kettle broke", "Kettle", "broké", "🔥"])), muted_until=draw(times), claimed_until=draw(times),
    )  # fmt: skip


words = {
    "state": st.sampled_from(State), "priority": st.sampled_from(Priority), "queue": st.sampled_from(Queue), "sla": st.sampled_from(Sla),
    "assignee": st.sampled_from(["sam", "kim", "ä", "none"]), "department": st.sampled_from(["sam", "none"]), "unsure": st.sampled_from(["yes", "no"]),
    "tag": st.sampled_from(["vip", "ü", "none"]), "problem": st.sampled_from(["7", "8", "none"]), "due": st.sampled_from(["now", "none"]),
    "muted": st.sampled_from(["yes", "no"]), "text": st.sampled_from(["kettle", "KETTLE broke", "broke", "🔥"]),
}  # fmt: skip


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Any term of these fields."""
    field = draw(st.sampled_from(sorted(words)))
    values = draw(st.lists(words[field].map(str), min_size=1, max_size=3, unique=True))
    return Term(field=field, values=tuple(values), is_negated=draw(st.booleans()))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    filed=st.lists(cases(), max_size=5),
    wanted=st.lists(terms(), max_size=3).map(lambda found: Filter(tuple(found))),
    now=times,
    limit=st.integers(0, 6),
)
def test_the_file_and_the_dictionaries_find_the_same(
    tmp_path_factory: pytest.TempPathFactory, filed: list[Case], wanted: Filter, now: Any, limit: int
) -> None:
    numbered = [a_case_numbered(case, number) for number, case in enumerate(filed, start=1)]
    stores: list[SqliteStore | MemoryStore] = [open_store(tmp_path_factory.mktemp("s") / "inbox.db", durable=False), MemoryStore()]
    for store in stores:
        fill(store, *numbered)

    pages = [store.page(wanted, now=now or MONDAY, limit=limit) for store in stores]
    walks = [list(store.walk(wanted, now=now or MONDAY)) for store in stores]
    views = [store.overview(now=now or MONDAY) for store in stores]
    stores[0].close()

    assert pages[0] == pages[1]
    assert walks[0] == walks[1]
    assert views[0] == views[1]


def a_case_numbered(case: Case, number: int) -> Case:
    """The case under another number."""
    from msgspec.structs import replace

    return replace(case, id=number, headline=number)


# -- an index, at any size ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [LIVE, Filter((*LIVE.terms, Term(field="brand", values=("acme",)))), Filter((*LIVE.terms, Term(field="assignee", values=("none",))))],
    ids=["live", "of a brand", "of nobody"],
)
def test_a_page_of_the_inbox_reads_its_index_and_sorts_nothing(sqlite: SqliteStore, inbox: Path, wanted: Filter) -> None:
    from socialwatch.store.connection import Database
    from socialwatch.store.looking import page

    fill(sqlite, a_case())
    asked: list[str] = []
    database = Database(inbox, is_reader=True)
    database.raw.set_trace_callback(asked.append)

    page(database, wanted, MONDAY, 25)

    (sql,) = [statement for statement in asked if statement.startswith("SELECT")]
    plan = " | ".join(row[3] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}"))
    database.close()
    assert "USING INDEX cases_inbox" in plan
    assert "TEMP B-TREE" not in plan


def test_a_contact_without_a_key_of_the_network_is_found_by_the_handle(store: Store) -> None:
    store.absorb(a_filing(contacts=(a_contact(handle="@Jane"),)))

    assert store.ground([a_mention(author="@JANE")]).contacts == {("x", "@jane"): a_contact(handle="@Jane", cases=1)}
