"""Problems: many cases, one cause; what they come to in figures, and how each act is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from socialwatch.desk.problems import Problems
from socialwatch.desk.telling import Told, prepare_round, settle_round, tell
from socialwatch.errors import NoSuchCaseError, NoSuchProblemError, RateLimitedError, RefusedError, SourceError, StoreError, UsageError
from socialwatch.insight.rates import Direction
from socialwatch.model.case import Case
from socialwatch.model.reply import ReplyState
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, said
from tests.desk.voices import Speaker, replying
from tests.helpers.builders import MONDAY, after
from tests.helpers.memory import MemoryStore


@pytest.fixture(params=["memory", "sqlite"])
def inbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Inbox]:
    """Four people with four cases, one a day."""
    store = open_store(tmp_path / "inbox.db", durable=False) if request.param == "sqlite" else MemoryStore()
    made = Inbox(store)
    made.wait(days=4)
    made.receive(
        *(said(str(at), f"acme kettle leaks, seam {at}", author=f"@p{at}", thread_id=f"t{at}", at=after(days=at)) for at in range(1, 5))
    )
    yield made
    store.close()


@pytest.fixture
def problems(inbox: Inbox) -> Problems:
    return Problems(inbox.desk())


@pytest.fixture
def speaker(inbox: Inbox) -> Speaker:
    return Speaker(lambda: inbox.now)


def texts(case: Case) -> str:
    return f"it is fixed, {case.author}"


# -- noting and filling -------------------------------------------------------------------------------------------------------


def test_a_problem_is_noted_and_filled_and_each_case_tells_of_it(inbox: Inbox, problems: Problems) -> None:
    made = problems.new("  kettles   leak ", theme="leak")
    act = problems.attach(made.id, [1, 2])

    assert (made.id, made.title, made.theme, made.state, made.created_by) == (1, "kettles leak", "leak", "open", "sam")
    assert ([case.id for case in act.cases], inbox.case(1).problem, inbox.case(3).problem) == ([1, 2], 1, None)
    assert [case.id for case in inbox.desk().page("problem:1")] == [1, 2]
    assert [case.id for case in inbox.desk().page("problem:none")] == [3, 4]
    event = inbox.store.events(1)[-1]
    assert (event.by, event.verb, event.note) == ("sam", "problem", "kettles leak")


def test_attaching_again_changes_nothing_and_another_problem_takes_the_case_over(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    problems.new("seams crack")
    problems.attach(1, [1])

    assert problems.attach(1, [1]).unchanged == (1,)
    assert problems.attach(2, [1]).cases[0].problem == 2
    assert problems.detach([1]).cases[0].problem is None
    assert [verb for _, verb in inbox.story(1)][-3:] == ["problem", "problem", "detach"]


def test_what_does_not_exist_is_told_and_nothing_is_changed(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")

    with pytest.raises(NoSuchProblemError):
        problems.attach(7, [1])
    with pytest.raises(NoSuchCaseError):
        problems.attach(1, [1, 99])
    assert inbox.case(1).problem is None


@pytest.mark.parametrize("title", ["", "  \n", "Kettles LEAK"], ids=["none", "blank", "twin"])
def test_a_problem_needs_a_title_of_its_own(title: str, problems: Problems) -> None:
    problems.new("kettles leak")

    with pytest.raises(UsageError):
        problems.new(title)


# -- undo -----------------------------------------------------------------------------------------------------------------------


def test_attaching_is_undone_as_one_act(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [1, 2, 3])

    inbox.desk().undo()

    assert [inbox.case(number).problem for number in (1, 2, 3)] == [None, None, None]


def test_a_fix_is_undone_with_all_its_cases_told_and_can_be_said_again(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [1, 2])
    problems.fixed(1, at=after(days=3))

    act = inbox.desk().undo()

    assert (act.cases, act.remarks) == ((), ("problem 1 is open again",))
    assert inbox.store.problem(1).state == "open"
    assert [turn.verb for turn in inbox.store.problem(1).turns] == ["new", "fixed", "undo"]
    assert [verb for _, verb in inbox.story(1)][-2:] == ["problem_fixed", "undo"]
    assert problems.fixed(1, at=after(days=3)).state == "fixed"


def test_reopening_is_undone_to_the_date_that_it_had(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [1])
    problems.fixed(1, at=after(days=2))
    inbox.wait(minutes=1)
    problems.reopen(1)

    inbox.desk().undo()

    assert inbox.store.problem(1).fixed_at == after(days=2)


def test_a_fix_that_somebody_turned_since_stands(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [1])
    problems.fixed(1, at=after(days=2))
    inbox.wait(minutes=1)
    Problems(inbox.desk("kim")).reopen(1)

    act = inbox.desk().undo()

    assert act.remarks == ("problem 1 has changed since; it stays open",)


def test_an_empty_problem_can_be_dropped_one_with_cases_cannot(problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [1])
    with pytest.raises(StoreError, match="problem 1 has"):
        problems.drop(1)
    problems.detach([1])

    problems.drop(1)

    assert problems.overview() == []


def test_a_fix_in_the_future_is_none(problems: Problems) -> None:
    problems.new("kettles leak")

    with pytest.raises(UsageError, match="a time that has come"):
        problems.fixed(1, at=after(days=5))


# -- figures --------------------------------------------------------------------------------------------------------------------


def test_the_summary_counts_cases_people_and_the_share_of_all_service_cases(problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [2, 3])

    summary = problems.summary(1)

    assert (summary.cases, summary.contacts, summary.in_span, summary.service_cases) == (2, 2, 2, 3)
    assert (summary.since, summary.until) == (after(days=2), after(days=4))
    assert summary.rate is not None
    assert (summary.rate.cases, summary.rate.begins_at, summary.change) == (1, after(days=2), None)


def test_a_problem_without_cases_has_no_figures(problems: Problems) -> None:
    problems.new("kettles leak")

    assert (problems.summary(1).cases, problems.summary(1).rate, problems.summary(1).change) == (0, None, None)


def test_after_a_fix_the_two_rates_are_compared_and_three_days_are_too_early(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    problems.attach(1, [1, 2, 3, 4])
    problems.fixed(1, at=after(days=3, hours=12))
    inbox.wait(days=3)

    change = problems.summary(1).change

    assert change is not None
    assert (change.before.cases, change.after.cases, change.direction) == (2, 1, Direction.TOO_EARLY)


def test_a_fix_that_worked_shows(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak")
    inbox.receive(*(said(f"h{at}", author=f"@h{at}", thread_id=f"h{at}", at=after(days=4, hours=-at)) for at in range(30)))
    problems.attach(1, list(range(1, 35)))
    inbox.wait(minutes=1)
    problems.fixed(1, at=inbox.now)
    inbox.wait(weeks=3)

    change = problems.summary(1).change

    assert change is not None
    assert (change.direction, change.after.cases) == (Direction.FELL, 0)


def test_open_problems_with_the_most_cases_stand_first(problems: Problems) -> None:
    for title in ("one", "two", "three"):
        problems.new(title)
    problems.attach(2, [1, 2])
    problems.attach(3, [3])
    problems.fixed(2, at=MONDAY)

    assert [one.problem.id for one in problems.overview()] == [3, 1, 2]


def test_cases_that_look_alike_are_suggested_and_never_attached(inbox: Inbox, problems: Problems) -> None:
    problems.new("kettles leak at the seam")
    problems.attach(1, [1])

    found = problems.suggest(1)
    group = problems.suggest_new()

    assert [case.id for case, _ in found] == [2, 3, 4]
    assert all(alike.reasons for _, alike in found)
    assert [sorted(case.id for case in cases) for _, cases in group] == [[2, 3, 4]]
    assert [inbox.case(number).problem for number in (2, 3, 4)] == [None] * 3


# -- telling everybody --------------------------------------------------------------------------------------------------------------


def told(inbox: Inbox, speaker: Speaker, *, text: bool = True) -> tuple[list[Told], list[float]]:
    """Tell everybody of problem 1; return how each went, and the waits in seconds."""
    hand, waits = replying(inbox, speaker), []

    def wait(span: timedelta) -> None:
        waits.append(span.total_seconds())
        inbox.now += span

    going = prepare_round(hand, 1, texts if text else None)
    assert settle_round(hand, going.unsettled) == []
    if going.unsettled:
        going = prepare_round(hand, 1, texts if text else None)
    return list(tell(hand, going, wait=wait, now=lambda: inbox.now, pause=timedelta(seconds=2))), waits


@pytest.fixture
def fixed(problems: Problems) -> Problems:
    problems.new("kettles leak")
    problems.attach(1, [1, 2, 3])
    problems.fixed(1, at=after(days=3))
    return problems


def test_everybody_is_told_one_by_one_with_a_pause_and_nobody_twice(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    done, waits = told(inbox, speaker)
    again, _ = told(inbox, speaker)

    assert [one.error for one in done] == [None] * 3
    assert speaker.said == ["it is fixed, @p1", "it is fixed, @p2", "it is fixed, @p3"]
    assert (waits, again) == ([2.0, 2.0], [])
    assert [row.problem for row in inbox.store.replies(states=[ReplyState.SENT])] == [1, 1, 1]


def test_a_case_attached_later_is_told_later_and_the_others_are_left_alone(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    told(inbox, speaker)
    fixed.attach(1, [4])

    told(inbox, speaker)

    assert speaker.said[3:] == ["it is fixed, @p4"]


def test_one_failure_costs_the_others_nothing_and_is_told_next_time(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    speaker.waits = [RefusedError("the post is no longer there")]

    done, _ = told(inbox, speaker)
    speaker_said = list(speaker.said)
    told(inbox, speaker, text=False)

    assert [str(one.error) if one.error else None for one in done] == ["the post is no longer there", None, None]
    assert speaker_said == ["it is fixed, @p2", "it is fixed, @p3"]
    assert speaker.said[2:] == ["it is fixed, @p1"]


def test_a_limit_is_waited_for_when_it_is_short(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    speaker.waits = [RateLimitedError("wait", until=inbox.now + timedelta(minutes=10))]

    done, waits = told(inbox, speaker)

    assert [one.error for one in done] == [None] * 3
    assert waits == [601.0, 2.0, 2.0]


def test_a_long_limit_ends_the_round_and_the_rest_are_drafts(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    speaker.waits = [RateLimitedError("wait", until=inbox.now + timedelta(hours=2))]

    done, _ = told(inbox, speaker)

    assert [type(one.error) for one in done] == [RateLimitedError] * 3
    assert (speaker.tries, [row.state for row in inbox.store.replies()]) == (1, [ReplyState.DRAFT] * 3)


def test_what_may_be_public_is_looked_up_before_the_round_goes_on(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    speaker.fails_after = SourceError("X did not answer in time")
    told(inbox, speaker)
    assert len(speaker.posts) == 3
    speaker.fails_after = None
    inbox.wait(minutes=5)

    told(inbox, speaker)

    assert len(speaker.posts) == 3
    assert [row.state for row in inbox.store.replies()] == [ReplyState.SENT] * 3


def test_a_text_that_is_too_long_for_one_of_them_costs_only_that_one(inbox: Inbox, speaker: Speaker, fixed: Problems) -> None:
    going = prepare_round(replying(inbox, speaker), 1, lambda case: "x" * (41 if case.id == 2 else 40))

    assert ([one.case.id for one in going.ready], going.failed) == ([1, 3], ((2, "it is 1 too long"),))


def test_an_open_problem_is_not_told(inbox: Inbox, speaker: Speaker, problems: Problems) -> None:
    problems.new("kettles leak")

    with pytest.raises(UsageError, match="not fixed"):
        prepare_round(replying(inbox, speaker), 1, texts)
