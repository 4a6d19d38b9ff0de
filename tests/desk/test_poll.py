"""A poll: every source once, one failure never the others', nothing lost and nothing told twice."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from socialwatch.desk.poll import exit_code
from socialwatch.errors import BudgetSpentError, CapReachedError, CredentialsError, RateLimitedError, SourceError, StoreError
from socialwatch.model.collecting import Gap, Harvest, Poison, PollResult, Rechecked, SourceState, Spent, Watch, Window
from socialwatch.model.filing import Filing
from socialwatch.model.words import State
from tests.desk.rooms import WATCH, Inbox, Scripted, halfway, home, named, said
from tests.helpers.builders import MONDAY, after
from tests.helpers.memory import MemoryStore


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def test_what_sources_bring_home_is_counted_by_source(inbox: Inbox) -> None:
    x, blog = Scripted([home(said("1"), said("2"))]), Scripted([home(said("3", network="feed"))], name="blog", network="feed")

    result = inbox.poll(x, blog)

    assert (result.new_mentions, result.new_cases, sorted(result.cases)) == (3, 2, [1, 2])
    assert [(one.name, one.status, one.mentions) for one in result.sources] == [("x", "ok", 2), ("blog", "ok", 1)]
    assert exit_code(result) == 0


def test_a_failing_source_does_not_cost_the_others_theirs(inbox: Inbox) -> None:
    down = Scripted([home(said("9")), SourceError("connection refused")], name="down")
    closed, fine = Scripted(name="closed"), Scripted([home(said("1"))])
    closed.at_open = CredentialsError("no token")

    result = inbox.poll(down, closed, fine)

    assert [(one.status, one.error, one.exit_code) for one in result.sources] == [
        ("failed", "connection refused", 5),
        ("failed", "no token", 4),
        ("ok", None, 0),
    ]
    assert (result.new_mentions, exit_code(result)) == (2, 9)


@pytest.mark.parametrize(("errors", "code"), [([4, 4], 4), ([5], 5), ([4, 5], 9)])
def test_when_all_fail_alike_the_poll_leaves_with_their_code(inbox: Inbox, errors: list[int], code: int) -> None:
    kinds = {4: CredentialsError("refused"), 5: SourceError("down")}

    result = inbox.poll(*[Scripted([kinds[error]], name=f"s{n}") for n, error in enumerate(errors)])

    assert exit_code(result) == code


def test_a_poll_of_nothing_leaves_with_0() -> None:
    assert exit_code(PollResult()) == 0


def test_a_failure_that_repeats_is_marked_and_its_end_is_told(inbox: Inbox) -> None:
    network = Scripted([SourceError("down")], [SourceError("down")])

    results = [named(network, inbox.poll(network)) for _ in range(4)]

    assert [(one.status, one.is_repeated) for one in results] == [("failed", False), ("failed", True), ("ok", False), ("ok", False)]
    assert [one.notes for one in results[2:]] == [("works again; it had failed since 2026-11-02 09:00 UTC",), ()]


def test_a_second_poll_without_news_brings_nothing(inbox: Inbox) -> None:
    network = Scripted([home(said("1"))], [home(said("1"))])
    inbox.poll(network)
    events = list(inbox.store.shelves.events)

    result = inbox.poll(network)

    assert (result.new_mentions, result.cases, inbox.store.shelves.events) == (0, (), events)


# -- windows and gaps ---------------------------------------------------------------------------------------------------


def test_a_broken_visit_keeps_its_pages_opens_a_gap_and_the_next_one_goes_on_and_walks_again(inbox: Inbox) -> None:
    network = Scripted([halfway(said("7"), said("6")), SourceError("reset by peer")], [home(said("5"))], [home(said("11"))])

    broken = named(network, inbox.poll(network))
    left = inbox.store.window("x", WATCH.key)
    mended = named(network, inbox.poll(network))

    assert (broken.status, broken.mentions, left.is_home) == ("failed", 2, False)
    assert "goes on from there" in broken.gap
    assert network.windows == [Window(), Window(None, "5", "9", floor=after(days=-7)), Window("9")]
    assert (mended.status, mended.mentions, mended.gap, inbox.store.gaps()) == ("ok", 2, None, [])


def test_a_gap_that_no_visit_can_cover_stays(inbox: Inbox) -> None:
    final = Gap(begins_at=None, ends_at=after(days=-1), reason="the listing ends after 1,000 items", is_final=True)
    network = Scripted([home(said("1"), gap=final)])
    inbox.poll(network)

    assert named(network, inbox.poll(network)).gap == "from some time to 2026-11-01 09:00 UTC: the listing ends after 1,000 items"
    assert not named(network, inbox.poll(network)).is_new_gap


def test_a_first_visit_says_how_far_back_it_went(inbox: Inbox) -> None:
    network = Scripted([home(reaches_back_to=after(days=-7))], [home(reaches_back_to=after(days=-7))])

    notes = [named(network, inbox.poll(network)).notes for _ in range(2)]

    assert notes == [("first visit: went back to 2026-10-26 09:00 UTC",), ()]


def test_going_back_by_hand_leaves_the_window_aside_and_says_how_far_it_went(inbox: Inbox) -> None:
    network = Scripted([home(said("9"))], [home(said("1"), reaches_back_to=after(days=-30))], [home()])
    inbox.poll(network)

    back = named(network, inbox.poll(network, floor=after(days=-30)))
    inbox.poll(network)

    assert (back.mentions, back.notes) == (1, ("went back to 2026-10-03 09:00 UTC",))
    assert network.windows == [Window(), Window(), Window("9")]
    assert [visit.floor for visit in network.met] == [after(days=-7), after(days=-30), None]


def test_going_back_by_hand_goes_on_as_far_as_it_was_told_to_after_it_broke(inbox: Inbox) -> None:
    network = Scripted([home(said("9"))], [halfway(said("7")), SourceError("down")], [home(said("1"))], [home()])
    inbox.poll(network)

    broken = named(network, inbox.poll(network, floor=after(days=-30)))
    mended = named(network, inbox.poll(network))

    assert broken.gap.startswith("from 2026-10-03 09:00 to 2026-11-02 09:00 UTC: the visit stopped before it was home (down)")
    assert network.windows[2:] == [Window(None, "5", "9", floor=after(days=-30)), Window("9")]
    assert [visit.floor for visit in network.met[2:]] == [after(days=-30), None]
    assert (mended.status, inbox.store.gaps()) == ("ok", [])


def test_going_back_by_hand_finishes_what_is_unfinished_first(inbox: Inbox) -> None:
    network = Scripted([halfway(said("7")), SourceError("down")], [home(said("6"))], [home(said("1"))])
    inbox.poll(network)

    inbox.poll(network, floor=after(days=-30))

    assert network.windows[1:] == [Window(None, "5", "9", floor=after(days=-7)), Window()]
    assert [visit.floor for visit in network.met[1:]] == [after(days=-7), after(days=-30)]


def test_each_of_two_sources_of_a_network_looks_up_what_it_brought_home(inbox: Inbox) -> None:
    here = Scripted([home(said("1"))], name="here", network="x")
    there = Scripted([home(said("2", author="@bob"))], name="there", network="x")
    here.rivals, there.rivals = ("there",), ("here",)
    inbox.poll(here, there)
    inbox.wait(hours=1)

    inbox.poll(here, there)

    assert (here.asked, there.asked) == (["1"], ["2"])


def test_bad_rows_are_set_aside_named_and_leave_with_9(inbox: Inbox) -> None:
    network = Scripted([home(said("1"), poison=(Poison("line 2", "no text", b"{}"),))])

    result = inbox.poll(network)

    one = named(network, result)
    assert (one.status, one.mentions, one.error, one.notes) == ("partial", 1, "1 bad row; the others are stored", ("line 2: no text",))
    assert (exit_code(result), [row[1] for row in inbox.store.quarantined()]) == (9, ["line 2"])


# -- waiting for a network ----------------------------------------------------------------------------------------------


def test_a_source_that_was_asked_to_wait_is_not_visited_before_its_time(inbox: Inbox) -> None:
    network = Scripted([RateLimitedError("429", until=after(hours=1))], [home(said("1"))])

    first = inbox.poll(network)
    inbox.wait(minutes=59)
    second = inbox.poll(network)
    inbox.wait(minutes=1)
    third = inbox.poll(network)

    assert [(named(network, one).status, exit_code(one)) for one in (first, second, third)] == [("deferred", 0), ("deferred", 0), ("ok", 0)]
    assert (len(network.windows), third.new_mentions) == (2, 1)


def test_a_limit_behind_another_error_is_kept_too(inbox: Inbox) -> None:
    network = Scripted([SourceError("odd answer")], [RateLimitedError("429")])
    network.watching = [WATCH, Watch("search:acme", "search")]

    result = named(network, inbox.poll(network))

    assert (result.status, result.error) == ("failed", "odd answer")
    assert inbox.store.source_states()["x"].not_before == inbox.now


def test_a_refusal_without_an_end_costs_one_visit_then_twice_as_long_each_time(inbox: Inbox) -> None:
    network = Scripted(*[[RateLimitedError("429")] for _ in range(9)])
    waits = []

    for _ in range(8):
        inbox.poll(network)
        not_before = inbox.store.source_states()["x"].not_before
        waits.append((not_before - inbox.now).total_seconds() / 60)
        inbox.now = max(not_before, after(minutes=2)) if len(waits) == 1 else not_before

    assert waits == [0, 2, 4, 8, 15, 15, 15, 15]
    assert len(network.windows) == 8


def test_a_used_up_cap_is_a_failure_that_is_not_asked_about_twice_in_one_visit(inbox: Inbox) -> None:
    inbox.receive(said("1"))
    network = Scripted([CapReachedError("no credits")])
    network.watching = [WATCH, Watch("search:acme", "search")]
    inbox.poll(Scripted(name="x"))

    result = named(network, inbox.poll(network))

    assert (result.status, result.exit_code, len(network.windows), network.asked) == ("failed", 5, 1, [])


def test_a_limit_that_ends_in_a_moment_is_waited_for(inbox: Inbox) -> None:
    inbox.store.remember_source(SourceState(name="x", network="x", not_before=inbox.now + timedelta(seconds=0.01)))
    network = Scripted([home(said("1"))])

    assert named(network, inbox.poll(network)).status == "ok"


def test_what_the_network_says_is_used_up_is_kept_for_the_next_poll(inbox: Inbox) -> None:
    network = Scripted([home(said("1"))])
    network.spending = Spent(requests=1, limited_until=after(hours=1))

    first, second = (named(network, inbox.poll(network)) for _ in range(2))

    assert (first.status, second.status, second.error) == ("ok", "deferred", "nothing may be asked before 2026-11-02 10:00 UTC")
    assert len(network.windows) == 1


def test_the_money_of_the_month_is_told_to_the_network_and_begins_anew_with_the_next(inbox: Inbox) -> None:
    network = Scripted([home(said("1"))], [BudgetSpentError("2 USD are spent")], [BudgetSpentError("2 USD are spent")])
    network.spending = Spent(usd=1.5)

    results = []
    for days in (1, 1, 29, 0):
        results.append(named(network, inbox.poll(network)))
        inbox.wait(days=days)

    assert [(one.status, one.error, one.is_repeated) for one in results] == [
        ("ok", None, False), ("deferred", "2 USD are spent", False), ("deferred", "2 USD are spent", True), ("ok", None, False),
    ]  # fmt: skip
    assert [visit.usd_spent for visit in network.met] == [0.0, 1.5, 3.0, 0.0]


@pytest.mark.parametrize("error", [RateLimitedError("429"), BudgetSpentError("200 requests")])
def test_after_a_limit_neither_other_watches_nor_old_posts_are_asked_for(inbox: Inbox, error: SourceError) -> None:
    inbox.receive(said("1"))
    network = Scripted([home()], [error], [home(said("2"))])
    inbox.poll(network)
    network.watching, network.asked = [WATCH, Watch("search:acme", "search")], []
    inbox.wait(days=1)

    result = inbox.poll(network)

    assert (named(network, result).status, len(network.windows), network.asked) == ("deferred", 2, [])


def test_one_refused_question_leaves_the_other_watches_their_answers(inbox: Inbox) -> None:
    network = Scripted([CredentialsError("403: not in your tariff")], [home(said("1"))])
    network.watching = [Watch("search:acme", "search"), WATCH]

    result = inbox.poll(network)

    assert (named(network, result).error, result.new_mentions, exit_code(result)) == ("403: not in your tariff", 1, 4)


def test_a_source_that_fails_on_every_watch_tells_its_first_error(inbox: Inbox) -> None:
    network = Scripted([SourceError("first")], [SourceError("second")])
    network.watching = [WATCH, Watch("search:acme", "search")]

    assert named(network, inbox.poll(network)).error == "first"


# -- looking again ------------------------------------------------------------------------------------------------------


def test_live_posts_are_looked_up_again_for_edits_and_withdrawals(inbox: Inbox) -> None:
    network = Scripted([home(said("1"), said("2", author="@bob"))])
    inbox.poll(network)
    inbox.wait(hours=1)
    network.rechecks = [Rechecked(mentions=(said("1", "acme, edited"),), withdrawn=("2",))]

    result = inbox.poll(network)

    assert (network.asked, result.withdrawn) == (["1", "2"], 1)
    assert (inbox.case(1).text, inbox.case(2).state) == ("acme, edited", State.HANDLED)


def test_a_letter_that_waits_does_not_leave_with_withdrawn_words(inbox: Inbox) -> None:
    network = Scripted([home(said("1", "acme owes 5 Elm Road a refund"), said("2", "acme?", at=after(minutes=-1)))])
    inbox.poll(network)
    before = inbox.store.letters()
    inbox.wait(hours=1)
    network.rechecks = [Rechecked(withdrawn=("1",))]

    inbox.poll(network)

    letters = inbox.store.letters()
    assert all("Elm Road" in letter.body for letter in before)
    assert [(one.key, one.outlet, one.state) for one in letters] == [(one.key, one.outlet, one.state) for one in before]
    assert not any("Elm Road" in repr(letter) for letter in letters)
    assert "(withdrawn by its author)" in letters[0].body


# -- when something breaks ----------------------------------------------------------------------------------------------


class BrokenStore(MemoryStore):
    """A store whose disk fails at the third page, or whose index fails when it is asked what is known."""

    def __init__(self, *, fails_at: int = 3) -> None:
        super().__init__()
        self.left = fails_at

    def absorb(self, filing: Filing) -> None:
        self.left -= 1
        if self.left == 0:
            raise StoreError("disk I/O error")
        super().absorb(filing)


def test_a_failing_store_stops_all_visits_and_keeps_what_was_whole() -> None:
    inbox = Inbox(BrokenStore())
    pages = [halfway(said(str(n), author=f"@p{n}")) for n in range(60)]
    networks = [Scripted(pages, name=f"s{n}") for n in range(3)]

    with pytest.raises(StoreError, match="disk I/O error"):
        inbox.poll(*networks)

    assert not [one for one in threading.enumerate() if one.name.startswith("visit")]
    assert sum(network.given for network in networks) < 60  # each ended at its next page
    assert inbox.store.known("x", [str(n) for n in range(60)])


def test_a_store_that_fails_in_a_visit_is_not_the_fault_of_the_source(inbox: Inbox) -> None:
    network = Scripted([StoreError("malformed")])

    with pytest.raises(StoreError, match="malformed"):
        inbox.poll(network)


@pytest.mark.parametrize("where", ["fetch", "open", "spent"])
def test_a_programming_mistake_in_a_visit_is_told_and_hangs_nothing(inbox: Inbox, where: str) -> None:
    slip = ZeroDivisionError("a slip")
    wrong = Scripted([slip] if where == "fetch" else [], name="wrong")
    wrong.at_open = slip if where == "open" else None
    wrong.at_spent = slip if where == "spent" else None

    with pytest.raises(ZeroDivisionError, match="a slip"):
        inbox.poll(wrong, Scripted([home(said("1"))]))

    assert inbox.case().mentions == 1


def test_whoever_asks_to_stop_gets_the_page_in_hand_and_no_other(inbox: Inbox) -> None:
    stop = threading.Event()

    class Stopped(Scripted):
        def fetch(self, watch, window, visit):  # type: ignore[no-untyped-def]
            for page in super().fetch(watch, window, visit):
                stop.set()
                yield page

    network = Stopped([halfway(said("7")), halfway(said("6"))])

    result = inbox.poll(network, stop=stop)

    assert (result.new_mentions, inbox.store.window("x", WATCH.key)) == (1, Window(None, "5", "9", floor=after(days=-7)))
    assert [(one.gap.begins_at, one.gap.ends_at) for one in inbox.store.gaps()] == [(after(days=-7), MONDAY)]
    assert inbox.store.source_states()["x"].last_ok_at is None


def test_a_poll_that_went_well_leaves_the_stop_of_its_caller_alone(inbox: Inbox) -> None:
    stop = threading.Event()

    inbox.poll(Scripted([home(said("1"))]), stop=stop)

    assert not stop.is_set()


def test_ctrl_c_while_pages_wait_leaves_no_thread_behind(inbox: Inbox) -> None:
    def impatient(_name: str, _doing: str) -> None:
        raise KeyboardInterrupt

    inbox.tools = type(inbox.tools)(
        **{name: getattr(inbox.tools, name) for name in inbox.tools.__struct_fields__} | {"progress": impatient}
    )

    with pytest.raises(KeyboardInterrupt):
        inbox.poll(Scripted([Harvest(window=Window(None, "5", "9")) for _ in range(50)]))

    assert not [one for one in threading.enumerate() if one.name.startswith("visit")]


def test_every_source_is_made_ready_by_one_thread_before_the_first_visit_begins() -> None:
    inbox, one, two = Inbox(), Scripted(name="one"), Scripted(name="two")
    two.diary = one.diary

    inbox.poll(one, two)

    assert one.diary[:2] == [("prepare", threading.get_ident())] * 2
    assert [what for what, _ in one.diary[2:]] == ["open", "open"]
