"""Filing a page: which posts are ours, which case they join, and what they change there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from socialwatch.desk.filing import decide
from socialwatch.model.filing import Ground
from socialwatch.model.words import DueKind, Intent, Outcome, Priority, Queue, State
from tests.desk.rooms import Acme, Inbox, answered, judge, said, settled_at
from tests.helpers.builders import MONDAY, a_mention, after


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


# -- what is ours -------------------------------------------------------------------------------------------------------


def test_a_post_that_names_us_opens_a_case_with_its_verdict_and_its_clocks(inbox: Inbox) -> None:
    decision = inbox.receive(said("1", "acme is on fire", followers=12))

    case = inbox.case()
    assert (decision.new_mentions, decision.new_cases) == (1, (1,))
    assert (case.state, case.priority, case.text, case.followers, case.mentions) == (State.NEW, Priority.URGENT, "acme is on fire", 12, 1)
    assert (case.due_at, case.due_kind, case.reasons) == (after(hours=2), DueKind.FIRST_RESPONSE, ('says "acme is on fire"',))
    assert inbox.story() == [("socialwatch", "receive")]


@pytest.mark.parametrize(
    "stranger",
    [said("1", "a kettle is broken"), said("1", is_repost=True), said("1", brand="another"), said("1", "hm", in_reply_to="unknown")],
    ids=["names nobody", "repost", "brand we do not have", "answers a stranger"],
)
def test_what_is_not_about_us_leaves_no_trace(inbox: Inbox, stranger: object) -> None:
    decision = inbox.receive(stranger)  # type: ignore[arg-type]

    assert (decision.mentions, decision.cases, decision.contacts) == ((), (), ())


def test_the_network_may_say_that_a_post_is_to_us(inbox: Inbox) -> None:
    inbox.receive(said("1", "hello?", is_addressed=True))

    assert inbox.case().text == "hello?"


@pytest.mark.parametrize("together", [True, False])
def test_an_answer_to_our_post_is_ours_though_it_does_not_name_us(inbox: Inbox, together: bool) -> None:
    post, comment = answered("1", at=after(hours=-1)), said("2", "mine leaks", in_reply_to="1")
    for page in [[comment, post]] if together else [[post], [comment]]:
        inbox.receive(*page)

    assert (inbox.case().text, inbox.case().mentions) == ("mine leaks", 1)


# -- conversations ------------------------------------------------------------------------------------------------------


def test_where_a_network_has_no_threads_a_chain_of_answers_is_one(inbox: Inbox) -> None:
    chain = [a_mention("1", text="acme"), *(a_mention(str(n), text="acme", in_reply_to=str(n - 1)) for n in range(2, 6))]
    inbox.receive(*reversed(chain))

    inbox.receive(a_mention("6", text="acme", in_reply_to="5"))

    assert (inbox.case().thread, inbox.case().mentions, list(inbox.store.shelves.cases)) == ("1", 6, [1])


def test_a_loop_of_answers_ends(inbox: Inbox) -> None:
    inbox.receive(a_mention("1", text="acme", in_reply_to="2"), a_mention("2", text="acme", in_reply_to="1"))

    assert sum(case.mentions for case in inbox.store.shelves.cases.values()) == 2


def test_two_people_in_one_thread_are_two_cases_and_our_answer_joins_whom_it_greets(inbox: Inbox) -> None:
    inbox.receive(said("1"), said("2", author="@bob", at=after(minutes=1)))

    inbox.receive(answered("3", at=after(minutes=2)))

    assert [(case.author, case.state) for case in (inbox.case(1), inbox.case(2))] == [("@jane", State.PENDING), ("@bob", State.NEW)]


# -- our answers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [["1", "2"], ["2", "1"]])
def test_an_answer_meets_its_promise_at_its_own_time_before_or_after_what_it_answers(inbox: Inbox, order: list[str]) -> None:
    posts = {"1": said("1"), "2": answered("2", at=after(minutes=30), in_reply_to="1")}
    inbox.wait(hours=1)

    for one in order:
        inbox.receive(posts[one])

    case = inbox.case()
    assert (case.state, case.waiting_since, case.first_response_at) == (State.PENDING, None, after(minutes=30))
    first = next(promise for promise in case.promises if promise.kind is DueKind.FIRST_RESPONSE)
    assert (first.met_at, first.breached_at) == (after(minutes=30), None)


def test_a_second_part_of_our_answer_that_came_first_finds_its_case(inbox: Inbox) -> None:
    inbox.wait(hours=1)
    inbox.receive(answered("3", at=after(minutes=31), in_reply_to="2"))
    inbox.receive(said("1"))

    inbox.receive(answered("2", at=after(minutes=30), in_reply_to="1"))

    assert [one.mention.native_id for one in inbox.store.conversation(1)] == ["1", "2", "3"]


def test_a_next_response_is_met_when_we_wrote_it_not_when_it_was_found(inbox: Inbox) -> None:
    inbox.receive(said("1"), answered("2", at=MONDAY))
    inbox.wait(hours=1)
    inbox.receive(said("3", at=inbox.now))
    inbox.wait(hours=8)

    inbox.receive(answered("4", at=after(hours=1, minutes=20), in_reply_to="3"))

    following = next(one for one in inbox.case().promises if one.kind is DueKind.NEXT_RESPONSE)
    assert (following.met_at, following.breached_at) == (after(hours=1, minutes=20), None)


def test_a_new_word_wakes_a_handled_case_and_starts_the_next_clock(inbox: Inbox) -> None:
    inbox.receive(said("1"), answered("2", at=MONDAY))
    inbox.desk().handle([1], outcome=Outcome.SOLVED)
    inbox.wait(hours=5)

    decision = inbox.receive(said("3", "acme broke again", at=inbox.now))

    case = inbox.case()
    assert (decision.reopened, case.state, case.text, case.handled_at, case.outcome) == ((1,), State.OPEN, "acme broke again", None, None)
    assert (case.waiting_since, case.due_kind, case.due_at) == (inbox.now, DueKind.NEXT_RESPONSE, inbox.now + timedelta(hours=1))


@pytest.mark.parametrize("outcome", [Outcome.SOLVED, Outcome.THANKED])
def test_a_thank_you_is_kept_and_wakes_nobody(inbox: Inbox, outcome: Outcome) -> None:
    inbox.receive(said("1"))
    inbox.desk().handle([1], outcome=outcome)
    inbox.wait(hours=1)

    decision = inbox.receive(said("2", "thanks acme", at=inbox.now))

    assert (decision.reopened, inbox.case().state, inbox.case().outcome, inbox.case().mentions) == ((), State.HANDLED, outcome, 2)


# -- versions -----------------------------------------------------------------------------------------------------------


def test_an_edit_replaces_text_and_verdict_and_keeps_the_older_text(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme is broken"))
    inbox.wait(hours=1)

    decision = inbox.receive(said("1", "acme is on fire", edited_at=after(minutes=5)))

    assert (inbox.case().text, inbox.case().priority, inbox.case().mentions) == ("acme is on fire", Priority.URGENT, 1)
    assert [one.text for one in decision.revisions] == ["acme is broken"]
    assert (decision.new_mentions, inbox.story()[-1]) == (0, ("socialwatch", "edited"))


def test_an_older_version_that_is_read_late_changes_nothing(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme, second version", edited_at=after(minutes=5)))

    for older in (said("1", "acme, first version"), said("1", "acme, between", edited_at=after(minutes=1))):
        assert inbox.receive(older).mentions == ()

    assert inbox.case().text == "acme, second version"


def test_where_a_network_tells_no_times_of_edits_every_edit_is_seen(inbox: Inbox) -> None:
    for text in ("acme, one", "acme, two", "acme, three"):
        inbox.receive(said("1", text))
        inbox.wait(hours=1)

    assert (inbox.case().text, [one.text for one in inbox.store.shelves.revisions]) == ("acme, three", ["acme, one", "acme, two"])


def test_the_newest_of_several_versions_on_one_page_is_filed(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme, second", edited_at=after(minutes=-1)), said("1", "acme, first"))

    assert (inbox.case().text, inbox.case().mentions) == ("acme, second", 1)


def test_the_same_page_twice_changes_nothing(inbox: Inbox) -> None:
    page = [said("1"), answered("2", at=MONDAY), said("3", "thanks acme")]
    inbox.receive(*page)

    again = inbox.receive(*page)

    assert (again.mentions, again.cases, again.events, again.contacts) == ((), (), (), ())


# -- withdrawals --------------------------------------------------------------------------------------------------------


def test_a_case_whose_only_post_is_withdrawn_ends_without_its_words(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme burnt Jane Doe", author_name="Jane Doe"))

    decision = inbox.receive(gone=["1"])

    case = inbox.case()
    assert (decision.withdrawn, case.state, case.outcome, case.intent) == (1, State.HANDLED, Outcome.WITHDRAWN, Intent.COMPLAINT)
    assert (case.text, case.url, case.author_name, case.waiting_since, case.due_at) == ("", None, None, None, None)
    assert "Jane Doe" not in repr((case, inbox.store.conversation(1), inbox.store.events(1)))


def test_a_withdrawn_headline_takes_its_reasons_along_and_the_newest_post_left_speaks(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme is on fire at 5 Elm Road"))
    inbox.receive(said("2", "acme?", at=after(minutes=-2)), said("3", "thanks acme", at=after(minutes=-1)))

    inbox.receive(gone=["1"])

    case = inbox.case()
    assert (case.text, case.reasons, case.intent) == ("thanks acme", ('says "thanks acme"',), Intent.PRAISE)
    assert (case.priority, case.state, case.mentions) == (Priority.NORMAL, State.NEW, 3)
    assert "Elm Road" not in repr((case, inbox.store.conversation(1), inbox.store.events(1)))


def test_a_withdrawn_post_that_does_not_stand_for_its_case_leaves_the_verdict(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme is on fire"), said("2", "acme?", at=MONDAY))

    inbox.receive(gone=["2", "2", "unknown"])

    assert (inbox.case().text, inbox.case().priority, inbox.story()[-1]) == (
        "acme is on fire",
        Priority.URGENT,
        ("socialwatch", "withdraw"),
    )
    assert inbox.receive(gone=["2"]).withdrawn == 0


def test_a_withdrawn_post_does_not_come_back_with_a_page_read_twice(inbox: Inbox) -> None:
    inbox.receive(said("1"))
    inbox.receive(gone=["1"])

    assert inbox.receive(said("1")).mentions == ()


# -- rules and people ---------------------------------------------------------------------------------------------------


def test_what_a_person_set_stays_when_the_customer_writes_something_worse(inbox: Inbox) -> None:
    inbox.receive(said("1"))
    inbox.desk().tag([1], add=["vip"])
    inbox.desk().escalate([1], to="silent")

    inbox.receive(said("2", "acme is on fire, refund", at=MONDAY))

    case = inbox.case()
    assert (case.tags, case.department, case.state, case.priority) == (("vip",), "silent", State.ESCALATED, Priority.URGENT)


def test_a_rule_hands_a_new_case_over_and_writes_its_letters(inbox: Inbox) -> None:
    decision = inbox.receive(said("1", "refund, acme"))

    assert (inbox.case().state, inbox.case().escalated_to, inbox.case().tags) == (State.ESCALATED, "billing", ("money",))
    assert [letter.outlet for letter in inbox.store.letters()] == ["chat", "mail"]
    assert (dict(decision.escalations), [verb for _, verb in inbox.story()]) == ({1: "billing"}, ["receive", "rule", "escalate"])


def test_a_rule_lets_a_later_post_be_watched_too_and_calls_nobody(inbox: Inbox) -> None:
    inbox.receive(said("1"))
    inbox.desk().handle([1])
    inbox.wait(hours=1)

    decision = inbox.receive(said("2", "sigh, acme again", at=inbox.now))

    case = inbox.case()
    assert (case.state, case.snoozed_until, case.waiting_since) == (State.WATCHING, after(days=7, hours=1), None)
    assert [(one.verb, one.from_state, one.to_state) for one in inbox.store.events(1)][2:] == [
        ("rule", State.HANDLED, State.HANDLED),
        ("reopen", State.HANDLED, State.OPEN),
        ("watch", State.OPEN, State.WATCHING),
    ]
    assert decision.reopened == ()


def test_a_rule_lets_a_case_be_watched_for_a_week(inbox: Inbox) -> None:
    inbox.receive(said("1", "sigh, acme"))

    case = inbox.case()
    assert (case.state, case.snoozed_until, case.waiting_since, case.due_at) == (State.WATCHING, after(days=7), None, None)
    assert [(one.verb, one.from_state, one.to_state, one.note) for one in inbox.store.events(1)] == [
        ("receive", None, State.NEW, None),
        ("rule", State.NEW, State.NEW, "let them vent"),
        ("watch", State.NEW, State.WATCHING, 'rule "let them vent"'),
    ]


def test_a_watched_case_wakes_when_the_customer_writes_again(inbox: Inbox) -> None:
    inbox.receive(said("1", "sigh, acme"))
    inbox.wait(hours=1)

    inbox.receive(said("2", "acme, answer me", at=inbox.now))

    assert (inbox.case().state, inbox.case().waiting_since, inbox.case().due_kind) == (State.OPEN, inbox.now, DueKind.NEXT_RESPONSE)


def test_a_lesser_post_adds_its_tags_and_does_not_hide_the_complaint(inbox: Inbox) -> None:
    inbox.receive(said("1", "acme is on fire"))

    inbox.receive(said("2", "acme any news?", at=MONDAY))

    assert (inbox.case().text, inbox.case().queue, inbox.case().mentions) == ("acme is on fire", Queue.SERVICE, 2)


def test_deciding_twice_over_the_same_ground_gives_the_same(inbox: Inbox) -> None:
    page = [said("1"), said("2", author="@bob"), answered("3", at=MONDAY)]
    ground = Ground()

    one, other = (
        decide(page, [], ground=ground, brands={"acme": Acme()}, judge=judge, settle=settled_at(MONDAY), now=MONDAY) for _ in "ab"
    )

    assert one == other


def test_a_contact_is_known_again_after_a_changed_handle(inbox: Inbox) -> None:
    inbox.receive(said("1", author_id="77", followers=5, author_name="Jane"))

    inbox.receive(said("2", author="@jane_new", author_id="77"))

    assert inbox.store.contact(1) == replace(
        inbox.store.shelves.contacts[1], handle="@jane_new", name="Jane", followers=5, first_seen_at=MONDAY, cases=1
    )
