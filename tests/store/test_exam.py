"""The exam that every store sits: filing, acting, upkeep. Looking and collecting have papers of their own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from msgspec.structs import replace

from socialwatch.errors import NoSuchCaseError, StoreError
from socialwatch.model.collecting import Gap, Poison, SourceState, Window
from socialwatch.model.figures import Tallied
from socialwatch.model.filing import Filing, Ground, Lookalike, Revision
from socialwatch.model.filters import Filter
from socialwatch.model.review import Mark, News
from socialwatch.model.words import Channel, Direction, DueKind, Outcome, Priority, Queue, Severity, State
from socialwatch.ports import Store
from tests.helpers.builders import (
    MONDAY,
    a_case,
    a_change,
    a_contact,
    a_filed_mention,
    a_filing,
    a_letter,
    a_mention,
    a_promise,
    after,
    an_event,
    where,
)

EVERYTHING = Filter()


# -- filing -------------------------------------------------------------------------------------------------------------


def test_a_case_comes_back_as_it_was_filed(store: Store) -> None:
    case = a_case(
        author_name="Jane", followers=3, lang="de", sentiment=-0.5, confidence=0.25, is_unsure=True, severity=(Severity.FIRE,),
        failed_channels=(Channel.PHONE, Channel.STORE), themes=("delivery",), department="billing", assignee="sam", tags=("vip", "ü"),
        claimed_until=after(hours=1), first_response_at=after(minutes=1), settled_mention=4, due_kind=DueKind.PROMISE, due_at=after(days=1),
        promises=(a_promise(note="by Friday"), a_promise(due_at=None, left=timedelta(minutes=5), met_at=after(microseconds=1))),
        snoozed_until=after(days=2), keeps_sleeping=True, escalated_to="legal", escalated_at=MONDAY, handled_at=MONDAY, handled_by="kim",
        outcome=Outcome.MOVED, moved_to="mail", moved_ref="T-1", is_private=True, set_by_person=frozenset({"queue", "priority"}),
        state=State.HANDLED, problem=7, muted_until=after(days=3),
        ladder=("legal", "board"), acknowledge_by=after(hours=4), acknowledged_at=after(hours=1),
        acknowledged_by="lee", reminders=2, arrived_at=after(days=3),
    )  # fmt: skip

    store.absorb(a_filing(cases=(case,)))

    assert store.case(1, now=after(days=9)) == case


def test_a_mention_comes_back_as_it_was_filed(store: Store) -> None:
    mention = a_mention(
        direction=Direction.OUTBOUND, author_id="u-9", author_name="Jane", followers=2, title="Kettle", thread_id="t", in_reply_to="0",
        lang="en", rating=4.5, edited_at=after(minutes=3), is_private=True, is_addressed=True, raw=b"{\x00}" * 50,
    )  # fmt: skip
    filed = a_filed_mention(mention=mention, asks=False, sentiment=0.5, intent=None)

    store.absorb(a_filing(mentions=(filed,)))

    assert store.conversation(1) == [filed]


def test_the_same_page_again_changes_nothing(store: Store) -> None:
    page = a_filing(
        letters=(a_letter(),),
        poison=(Poison("line 2", "no date", b"{"),),
        gap=Gap(begins_at=None, ends_at=MONDAY, reason="the listing ends"),
    )
    store.absorb(page)
    before = _all(store)

    store.absorb(page)

    assert _all(store) == before


def test_a_mention_that_was_edited_keeps_its_number_and_when_it_was_first_seen(store: Store) -> None:
    store.absorb(a_filing())
    edited = a_mention(text="my teapot is broken", edited_at=after(hours=1))

    store.absorb(
        a_filing(mentions=(a_filed_mention(mention=edited, fetched_at=after(hours=2)),), revisions=(_revision("my kettle is broken"),))
    )

    assert store.conversation(1) == [a_filed_mention(mention=edited, fetched_at=MONDAY)]
    assert store.page(where("text", "teapot"), now=MONDAY) == [a_case()]
    assert store.page(where("text", "kettle"), now=MONDAY) == []


def test_a_page_that_names_a_case_nobody_knows_is_refused_whole(store: Store) -> None:
    before = _all(store)

    with pytest.raises(StoreError):
        store.absorb(a_filing(mentions=(a_filed_mention(case=41),)))

    assert _all(store) == before


def test_a_page_without_cases_may_still_carry_history_and_a_window(store: Store) -> None:
    store.absorb(a_filing())

    store.absorb(Filing(source="x", at=MONDAY, watch="own", window=Window("9"), events=(an_event(by="socialwatch"),)))

    assert store.window("x", "own") == Window("9")
    assert [event.act for event in store.events(1)] == [1, 2]


def test_known_says_which_native_ids_are_held_and_answers_other_threads(store: Store) -> None:
    store.absorb(a_filing())
    found: list[frozenset[str]] = []

    asking = Thread(target=lambda: found.append(store.known("x", ["1", "2", "'; DROP TABLE mentions"])))
    asking.start()
    asking.join()

    assert found == [frozenset({"1"})]
    assert store.known("reddit", ["1"]) == frozenset()


def test_the_ground_of_an_empty_store_is_empty(store: Store) -> None:
    ground = store.ground([a_mention()])

    assert ground == Ground()


def test_the_ground_of_a_page_holds_what_it_answers_what_answers_it_and_their_cases(store: Store) -> None:
    asked = a_filed_mention(1)
    orphan = a_filed_mention(2, case=None, mention=a_mention("2", in_reply_to="50", direction=Direction.OUTBOUND, author="@acme"))
    stranger = a_filed_mention(3, case=2, mention=a_mention("3", network="reddit", author="u/kim"))
    kim = a_contact(2, network="reddit", handle="u/kim")
    elsewhere = a_case(2, network="reddit", contact=2, thread="1")
    store.absorb(a_filing(mentions=(asked, orphan, stranger), cases=(a_case(), elsewhere), contacts=(a_contact(), kim)))

    ground = store.ground([a_mention("50", in_reply_to="1"), a_mention("51", author="@nobody")])

    assert ground == Ground(
        mentions={("x", "1"): asked, ("x", "2"): orphan},
        cases={1: a_case()},
        conversations={1: (asked,)},
        contacts={("x", "@jane"): a_contact(cases=1)},
        next_case=3,
        next_mention=4,
        next_contact=3,
    )


def test_the_ground_knows_the_cases_of_the_same_thread(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(thread="t-1"), a_case(2, thread="t-2")), mentions=(a_filed_mention(case=2),)))

    ground = store.ground([a_mention("50", thread_id="t-2")])

    assert ground.cases == {2: a_case(2, thread="t-2")}
    assert ground.conversations == {2: (a_filed_mention(case=2),)}


def test_the_ground_of_two_thousand_mentions_is_read_whole(store: Store) -> None:
    store.absorb(a_filing())

    ground = store.ground([a_mention(str(number)) for number in range(2000)])

    assert set(ground.mentions) == {("x", "1")}


def test_lookalikes_share_a_number_and_come_newest_first(store: Store) -> None:
    words = [a_mention("1"), a_mention("2", created_at=after(hours=1)), a_mention("3"), a_mention("4", created_at=after(days=-9))]
    ours = a_mention("5", direction=Direction.OUTBOUND)
    mentions = tuple(a_filed_mention(at, mention=one) for at, one in enumerate((*words, ours), start=1))
    store.absorb(a_filing(mentions=mentions, sketches={1: (7, 8), 2: (8, 2**32 - 1), 3: (9,), 4: (8,), 5: (8,)}))

    found = store.lookalikes((8, 10), since=after(days=-1))

    assert found == [Lookalike("@jane", "my kettle is broken", at) for at in (after(hours=1), MONDAY)]
    assert store.lookalikes((8, 10), since=after(days=-1), limit=1) == found[:1]
    assert store.lookalikes((), since=after(days=-1)) == []


def test_a_transaction_that_fails_takes_everything_back(store: Store) -> None:
    store.absorb(a_filing())
    before = _all(store)

    with pytest.raises(NoSuchCaseError), store.transaction():
        _write_and_fail(store)

    assert _all(store) == before


def test_a_transaction_sees_what_it_wrote(store: Store) -> None:
    with store.transaction():
        store.absorb(a_filing())

        seen = list(store.walk(EVERYTHING, now=MONDAY))

    assert seen == [a_case()]


def test_transactions_are_not_nested(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction(), store.transaction():
        pass


# -- acting -------------------------------------------------------------------------------------------------------------


def test_an_act_has_one_number_and_its_events_have_their_own(store: Store) -> None:
    first, second = a_case(), a_case(2)
    store.absorb(a_filing(cases=(first, second), events=()))
    opened = [replace(case, state=State.OPEN) for case in (first, second)]

    act = store.apply([a_change(seen, case) for seen, case in zip((first, second), opened, strict=True)])

    assert act == 1
    assert store.cases((2, 1), now=MONDAY) == [opened[1], opened[0]]
    assert [(event.id, event.act, event.case) for event in store.walk_events(EVERYTHING, now=MONDAY)] == [(1, 1, 1), (2, 1, 2)]


def test_no_change_is_no_act(store: Store) -> None:
    assert store.apply([]) is None


def test_a_case_that_somebody_changed_meanwhile_is_refused_and_nothing_is_changed(store: Store) -> None:
    first, second = a_case(), a_case(2)
    store.absorb(a_filing(cases=(first, second)))
    store.apply([a_change(second, replace(second, assignee="kim"))])
    before = _all(store)

    with pytest.raises(StoreError, match="case 2"):
        store.apply([a_change(first, replace(first, tags=("a",))), a_change(second, replace(second, assignee="sam"))], [a_letter()])

    assert _all(store) == before


def test_a_case_that_woke_meanwhile_is_still_the_one_that_was_seen(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(state=State.SNOOZED, snoozed_until=after(hours=1)),)))
    seen = store.case(1, now=after(hours=1))

    store.apply([a_change(seen, replace(seen, assignee="sam"))])

    assert store.case(1, now=MONDAY) == replace(seen, assignee="sam")


def test_two_changes_of_one_case_follow_one_another(store: Store) -> None:
    store.absorb(a_filing())
    first, second = replace(a_case(), tags=("a",)), replace(a_case(), tags=("a", "b"))

    store.apply([a_change(a_case(), first), a_change(first, second)])

    assert store.case(1, now=MONDAY) == second


def test_a_change_of_a_case_that_is_not_there_names_it(store: Store) -> None:
    with pytest.raises(NoSuchCaseError, match="no case 41"):
        store.apply([a_change(a_case(41), a_case(41))])


def test_the_last_acts_of_a_person_can_be_taken_back_once(store: Store) -> None:
    store.absorb(a_filing())
    now = a_case()
    for tag in ("a", "b", "c"):
        then = replace(now, tags=(*now.tags, tag))
        store.apply([a_change(now, then, by="kim" if tag == "b" else "sam", note=tag)])
        now = then

    last, both = store.acts_to_undo("sam"), store.acts_to_undo("sam", acts=5)
    store.apply([a_change(now, replace(now, tags=("a", "b")), verb="undo", undoes=last[0].id)])

    assert [event.note for event in last] == ["c"]
    assert [event.note for event in both] == ["c", "a"]
    assert [event.note for event in store.acts_to_undo("sam", acts=5)] == ["a"]
    assert [event.undone_by for event in store.events(1)] == [None, None, None, 5, None]
    assert store.acts_to_undo("socialwatch") == []


def test_an_event_comes_back_as_it_was(store: Store) -> None:
    store.absorb(a_filing(events=()))
    event = an_event(note="ü", changes={"tags": [["a"], []], "due_at": [None, "2026-11-02T09:00:00Z"]})

    store.apply([replace(a_change(a_case(), a_case()), event=event)])

    (told,) = store.events(1)
    assert replace(told, changes={}) == replace(event, id=1, act=1, changes={})
    assert {name: list(change) for name, change in told.changes.items()} == {name: list(change) for name, change in event.changes.items()}


def test_a_contact_is_told_with_the_count_of_its_cases(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(), a_case(2))))

    assert store.contact(1) == a_contact(cases=2)
    assert store.contact(2) is None


# -- upkeep -------------------------------------------------------------------------------------------------------------


def test_a_healthy_store_has_nothing_to_say(store: Store) -> None:
    store.absorb(a_filing())

    assert store.check() == []
    assert store.version()[0] == store.version()[1]


def test_a_backup_is_the_owners_alone_and_never_takes_the_place_of_a_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"

    store.backup(str(target))

    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StoreError, match="exists already"):
        store.backup(str(target))


def test_closing_twice_is_safe(store: Store) -> None:
    store.close()

    store.close()


def test_the_overview_counts_what_a_greeting_says(store: Store) -> None:
    cases = (
        a_case(1, priority=Priority.URGENT, due_at=after(hours=-1)),
        a_case(2, due_at=after(hours=1)),
        a_case(3, due_at=after(hours=3)),
        a_case(4, queue=Queue.NOISE, due_at=None),
        a_case(5, state=State.SNOOZED, snoozed_until=MONDAY, due_at=None),
        a_case(6, state=State.SNOOZED, snoozed_until=after(hours=1), due_at=None),
        a_case(7, state=State.HANDLED, due_at=None),
        a_case(8, state=State.HANDLED, outcome=Outcome.MOVED),
        a_case(9, state=State.HANDLED, outcome=Outcome.MOVED, arrived_at=MONDAY),
    )
    store.absorb(a_filing(cases=cases))

    counts = store.overview(now=MONDAY)

    assert counts == {"live": 4, "urgent": 1, "breached": 1, "due_soon": 1, "noise": 1, "mentions": 1, "on_the_way": 1}


def _write_and_fail(store: Store) -> None:
    store.absorb(a_filing(mentions=(a_filed_mention(2),), cases=(a_case(2),), events=(an_event(2),)))
    store.remember_source(SourceState(name="x"))
    store.case(41, now=MONDAY)


def _revision(text: str) -> Revision:
    return Revision(mention=1, text=text, seen_at=after(hours=2))


def _all(store: Store) -> list[object]:
    """Everything that a person could see of a store."""
    return [
        list(store.walk(EVERYTHING, now=MONDAY)),
        list(store.walk_mentions(EVERYTHING, now=MONDAY, include_private=True)),
        list(store.walk_events(EVERYTHING, now=MONDAY)),
        store.letters(state=None),
        store.windows("x"),
        store.gaps(only_open=False),
        store.quarantined(),
        store.source_states(),
    ]


# -- figures ------------------------------------------------------------------------------------------------------------


def test_the_figures_see_the_cases_of_a_span_and_a_brand_without_their_words(store: Store) -> None:
    kept, missed = a_promise(met_at=after(minutes=5)), a_promise(breached_at=after(hours=1))
    inside = a_case(
        1, first_response_at=after(minutes=5), failed_channels=(Channel.PHONE,), themes=("refund",), followers=7, promises=(kept,),
    )  # fmt: skip
    late = a_case(2, created_at=after(hours=2), promises=(missed,))
    others = (a_case(3, created_at=after(days=7)), a_case(4, created_at=after(seconds=-1)), a_case(5, brand="other"))
    store.absorb(a_filing(cases=(inside, late, *others)))

    found = sorted(store.walk_tallied(since=MONDAY, until=after(days=7), brand="acme"), key=lambda one: one.created_at)

    assert found == [
        Tallied(
            queue=Queue.SERVICE, created_at=MONDAY, first_response_at=after(minutes=5), failed_channels=(Channel.PHONE,), themes=("refund",),
            followers=7, is_kept=True,
        ),
        Tallied(queue=Queue.SERVICE, created_at=after(hours=2), is_kept=False),
    ]  # fmt: skip


# -- the review ---------------------------------------------------------------------------------------------------------


def test_the_list_comes_as_numbers_in_the_order_of_the_inbox(store: Store) -> None:
    cases = (
        a_case(1, due_at=after(hours=3)), a_case(2, due_at=after(hours=1)), a_case(3, priority=Priority.URGENT, due_at=after(hours=9)),
        a_case(4, state=State.HANDLED), a_case(5, due_at=None, due_kind=None), a_case(6, queue=Queue.PRAISE),
    )  # fmt: skip
    store.absorb(a_filing(cases=cases, mentions=(), events=()))
    wanted = Filter((*where("queue", "service").terms, *where("state", "new").terms))

    numbers = list(store.walk_numbers(wanted, now=MONDAY))

    assert numbers == [case.id for case in store.page(wanted, now=MONDAY)]
    assert numbers == [3, 2, 1, 5]


def test_a_list_is_not_shaken_by_what_is_filed_while_it_is_read(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(1), a_case(2)), mentions=(), events=()))

    walk = store.walk_numbers(EVERYTHING, now=MONDAY)
    first = next(walk)
    store.absorb(a_filing(cases=(a_case(3, priority=Priority.URGENT),), mentions=(), events=()))

    assert [first, *walk] == [1, 2]


def test_an_empty_memory_ends_at_nothing(store: Store) -> None:
    assert store.mark() == Mark(0, 0)


def test_news_are_cases_of_the_filter_that_were_written_to_since(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(1), a_case(2)), mentions=(a_filed_mention(1), a_filed_mention(2, case=2)), events=()))
    since = store.mark()
    store.absorb(
        a_filing(
            cases=(a_case(3), a_case(4, queue=Queue.NOISE)),
            mentions=(
                a_filed_mention(3, case=3), a_filed_mention(4, case=3), a_filed_mention(5, case=1), a_filed_mention(6, case=4),
                a_filed_mention(7, case=2, mention=a_mention("7", direction=Direction.OUTBOUND)),
            ),
            events=(),
        )
    )  # fmt: skip

    found = store.news(where("queue", "service"), now=MONDAY, since=since, me="sam")

    assert (since, found) == (Mark(2, 0), News(fresh=2, touched=0))
    assert store.news(EVERYTHING, now=MONDAY, since=store.mark(), me="sam") == News()


def test_news_tell_what_colleagues_did_and_not_what_i_or_a_poll_did(store: Store) -> None:
    store.absorb(a_filing(cases=(a_case(1), a_case(2), a_case(3)), mentions=(), events=()))
    since = store.mark()
    for number, by in ((1, "sam"), (2, "kim"), (3, "socialwatch")):
        seen = store.case(number, now=MONDAY)
        store.apply([a_change(seen, replace(seen, state=State.OPEN), by=by)])

    found = store.news(EVERYTHING, now=MONDAY, since=since, me="sam")

    assert found == News(fresh=0, touched=1)


def test_a_draft_is_kept_for_each_person_until_it_is_emptied(store: Store) -> None:
    store.absorb(a_filing())

    store.keep_draft(1, "We are sor", by="sam", at=MONDAY)
    store.keep_draft(1, "We are sorry \N{TEAPOT}", by="sam", at=after(minutes=1))
    store.keep_draft(1, "Dear Jane", by="kim", at=MONDAY)

    assert (store.draft(1, by="sam"), store.draft(1, by="kim"), store.draft(2, by="sam")) == ("We are sorry \N{TEAPOT}", "Dear Jane", None)

    store.keep_draft(1, " \n", by="sam", at=after(minutes=2))
    store.keep_draft(1, None, by="kim", at=after(minutes=2))

    assert (store.draft(1, by="sam"), store.draft(1, by="kim")) == (None, None)


def test_a_draft_needs_its_case(store: Store) -> None:
    with pytest.raises(NoSuchCaseError):
        store.keep_draft(7, "hello", by="sam", at=MONDAY)
