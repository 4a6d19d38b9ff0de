"""The clocks of a case, told as the story of one customer."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from socialwatch.model.case import Case, Promise
from socialwatch.model.words import DueKind, Outcome, Priority, Queue, State
from socialwatch.promises.calendar import Calendar, parse_hours
from socialwatch.promises.clocks import breaches, kept_after_all, settle, start
from socialwatch.promises.levels import Policy, ServiceLevel

FIRST, NEXT, RESOLUTION, WORD = DueKind
OFFICE = Calendar(name="office", zone=UTC, hours=parse_hours({"mon-fri": ["09:00-17:00"]}))


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def at(hour: float, day: int = 23) -> datetime:
    """A time of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, tzinfo=UTC) + hours(hour)


POLICY = Policy(
    levels=(
        ServiceLevel(
            queue=Queue.SERVICE,
            priority=Priority.URGENT,
            calendar=OFFICE,
            first_response=hours(1),
            next_response=hours(1),
            resolution=hours(8),
        ),
        ServiceLevel(
            queue=Queue.SERVICE,
            calendar=OFFICE,
            first_response=hours(4),
            next_response=hours(2),
            resolution=hours(16),
            warn_before=hours(1),
        ),
        ServiceLevel(queue=Queue.PR, first_response=hours(4)),
        ServiceLevel(first_response=hours(24)),
    )
)


def case(**facts: object) -> Case:
    plain = {"brand": "acme", "network": "x", "contact": 1, "author": "@jane", "thread": "t", "created_at": at(10), "waiting_since": at(10)}
    return Case(**plain | facts)  # type: ignore[arg-type]


def told(one: Case) -> list[tuple[object, ...]]:
    """What became of each promise: kind, due, met, cancelled, breached."""
    return [(p.kind, p.due_at, p.met_at, p.cancelled_at, p.breached_at) for p in one.promises]


def later(before: Case, now: datetime, *, answers: tuple[datetime, ...] | None = (), **facts: object) -> Case:
    """Change the facts of a case and settle it; settling it again must change nothing."""
    after = settle(replace(before, **facts), POLICY, now, answers=answers)
    assert settle(after, POLICY, now, answers=answers) == after
    return after


def new(**facts: object) -> Case:
    return later(case(**facts), at(10))


def test_a_new_case_owes_a_first_response_and_a_resolution():
    found = new()

    assert found.promises == (
        Promise(kind=FIRST, since=at(10), due_at=at(14), warn_at=at(13), level="service/normal", target=hours(4)),
        Promise(kind=RESOLUTION, since=at(10), due_at=at(10, day=25), warn_at=at(17, day=24), level="service/normal", target=hours(16)),
    )
    assert (found.due_at, found.due_kind) == (at(14), FIRST)


def test_a_promise_can_be_started_by_itself():
    assert start(case(), NEXT, at(16.5), POLICY) == Promise(
        kind=NEXT, since=at(16.5), due_at=at(10.5, day=24), warn_at=at(9.5, day=24), level="service/normal", target=hours(2)
    )
    assert start(case(queue=Queue.PR), NEXT, at(10), POLICY) is None


def test_friday_half_past_four_and_one_hour_is_monday_half_past_nine():
    found = new(created_at=at(16.5, day=20), waiting_since=at(16.5, day=20), priority=Priority.URGENT)

    assert (found.due_at, found.due_kind) == (at(9.5), FIRST)


def test_our_reply_meets_the_first_response_by_its_own_time_and_stops_the_resolution():
    found = later(new(), at(13), answers=(at(12),), state=State.PENDING, waiting_since=None, first_response_at=at(12))

    assert told(found) == [(FIRST, at(14), at(12), None, None), (RESOLUTION, None, None, None, None)]
    assert found.promises[1].left == hours(14)
    assert (found.due_at, found.due_kind) == (None, None)


def test_an_answer_too_late_is_a_breach_that_stays():
    found = later(new(), at(16), answers=(at(15),), state=State.PENDING, waiting_since=None, first_response_at=at(15))

    assert told(found)[0] == (FIRST, at(14), at(15), None, at(14))


def test_a_promise_is_breached_once_its_time_has_passed_and_not_at_that_time():
    assert told(later(new(), at(14)))[0] == (FIRST, at(14), None, None, None)
    assert told(later(new(), at(14.1)))[0] == (FIRST, at(14), None, None, at(14))


def test_a_second_word_does_not_begin_the_first_response_anew():
    before = new()

    assert later(before, at(12)) == before


def test_a_word_after_our_reply_begins_the_next_response_and_the_resolution_runs_on():
    answered = later(new(), at(12), answers=(at(12),), state=State.PENDING, waiting_since=None, first_response_at=at(12))

    found = later(answered, at(15), answers=(at(12),), state=State.OPEN, waiting_since=at(14.5))

    assert told(found) == [
        (FIRST, at(14), at(12), None, None),
        (RESOLUTION, at(13, day=25), None, None, None),
        (NEXT, at(16.5), None, None, None),
    ]
    assert (found.due_at, found.due_kind) == (at(16.5), NEXT)


def waiting_again() -> Case:
    return new(first_response_at=at(9), state=State.OPEN, created_at=at(8), waiting_since=at(10))


@pytest.mark.parametrize(("answers", "met_at"), [((at(9), at(11)), at(11)), (None, at(11.5))])
def test_a_reply_meets_the_next_response_by_its_own_time_where_it_is_known(answers, met_at):
    found = later(waiting_again(), at(11.5), answers=answers, state=State.PENDING, waiting_since=None)

    assert [p.met_at for p in found.promises if p.kind is NEXT] == [met_at]


def test_a_reply_and_a_new_question_on_one_page_meet_one_promise_and_begin_another():
    found = later(waiting_again(), at(13), answers=(at(9), at(11)), waiting_since=at(11.5))

    assert [line for line in told(found) if line[0] is NEXT] == [(NEXT, at(12), at(11), None, None), (NEXT, at(13.5), None, None, None)]


def test_a_question_that_was_withdrawn_is_owed_nothing():
    found = later(waiting_again(), at(11), answers=(at(9),), waiting_since=None)

    assert [line for line in told(found) if line[0] is NEXT] == [(NEXT, at(12), None, at(11), None)]


def test_an_older_word_that_arrives_late_moves_the_beginning_back():
    found = later(waiting_again(), at(11), answers=(at(9),), waiting_since=at(9.5))

    assert [line for line in told(found) if line[0] is NEXT] == [(NEXT, at(11.5), None, None, None)]


def test_handling_keeps_the_resolution_and_cancels_the_response_still_owed():
    found = later(new(), at(12), state=State.HANDLED, handled_at=at(11), waiting_since=None, settled_mention=1, outcome=Outcome.ANSWERED)

    assert told(found) == [(FIRST, at(14), None, at(11), None), (RESOLUTION, at(10, day=25), at(11), None, None)]
    assert (found.due_at, found.due_kind) == (None, None)


def test_taking_the_handling_back_brings_the_same_clocks_back():
    before = new()
    handled = later(before, at(11), state=State.HANDLED, handled_at=at(11), waiting_since=None, settled_mention=1)

    undone = later(handled, at(12), state=State.NEW, handled_at=None, waiting_since=at(10), settled_mention=0)

    assert undone == before


def test_a_case_that_comes_back_owes_a_next_response_and_a_new_resolution():
    handled = later(new(), at(11), state=State.HANDLED, handled_at=at(11), waiting_since=None, settled_mention=1)

    found = later(handled, at(13), state=State.OPEN, handled_at=None, waiting_since=at(12))

    assert told(found)[2:] == [(NEXT, at(14), None, None, None), (RESOLUTION, at(12, day=25), None, None, None)]
    assert told(found)[:2] == told(handled)


def test_a_reply_to_a_case_that_came_back_keeps_the_next_response_and_not_the_first():
    handled = later(new(), at(11), state=State.HANDLED, handled_at=at(11), waiting_since=None, settled_mention=1)
    again = later(handled, at(12), state=State.OPEN, handled_at=None, waiting_since=at(12))

    found = later(again, at(13), answers=(at(13),), state=State.PENDING, waiting_since=None, first_response_at=at(13))

    assert [told(found)[0], told(found)[2]] == [(FIRST, at(14), None, at(11), None), (NEXT, at(14), at(13), None, None)]


def test_a_case_that_a_person_opens_again_at_once_gets_new_clocks():
    handled = later(new(), at(11), state=State.HANDLED, handled_at=at(11), waiting_since=None, settled_mention=1)

    found = later(handled, at(11), state=State.OPEN, handled_at=None, waiting_since=at(11))

    assert [(p.kind, p.since) for p in found.promises if p.is_open] == [(NEXT, at(11)), (RESOLUTION, at(11))]


def test_praise_that_was_handled_and_comes_back_as_a_complaint_is_counted_from_the_complaint():
    handled = new(queue=Queue.PRAISE, owes_answer=False, state=State.HANDLED, handled_at=at(10), waiting_since=None, settled_mention=1)

    found = later(handled, at(13), state=State.OPEN, handled_at=None, waiting_since=at(12), queue=Queue.SERVICE, owes_answer=True)

    assert told(found)[0] == (NEXT, at(14), None, None, None)


def test_what_was_handled_before_it_was_owed_anything_is_promised_nothing_afterwards():
    praise = {"queue": Queue.PRAISE, "owes_answer": False, "state": State.HANDLED, "handled_at": at(12), "settled_mention": 1}
    handled = new(**praise, waiting_since=None, first_response_at=at(11))

    assert later(handled, at(13), answers=(at(11),), queue=Queue.SERVICE, owes_answer=True).promises == ()


def test_a_snoozed_case_keeps_its_response_clock_and_stops_its_resolution():
    found = later(new(), at(12), state=State.SNOOZED, snoozed_until=at(9, day=30))

    assert [(p.kind, p.due_at, p.left) for p in found.promises] == [(FIRST, at(14), None), (RESOLUTION, None, hours(14))]


def test_a_resolution_that_stood_still_over_a_week_has_lost_nothing():
    snoozed = later(new(), at(12), state=State.SNOOZED, snoozed_until=at(9, day=30))

    found = later(snoozed, at(9, day=30), state=State.OPEN, snoozed_until=None)

    assert told(found)[1] == (RESOLUTION, datetime(2026, 12, 1, 15, tzinfo=UTC), None, None, None)


def test_a_resolution_that_was_overdue_when_it_stopped_is_breached():
    found = later(new(), at(12, day=26), state=State.SNOOZED, snoozed_until=at(9, day=30))

    assert [(p.due_at, p.left, p.breached_at) for p in found.promises][1] == (None, timedelta(), at(10, day=25))


def test_a_watched_case_owes_no_reply_until_they_write_again():
    watched = later(new(), at(11), state=State.WATCHING, waiting_since=None, snoozed_until=at(9, day=27))
    woken = later(watched, at(13), state=State.OPEN, waiting_since=at(12), snoozed_until=None)

    assert told(watched)[0] == (FIRST, at(14), None, at(11), None)
    assert (watched.due_at, watched.due_kind) == (None, None)
    assert (woken.due_at, woken.due_kind) == (at(14), NEXT)


def test_another_priority_counts_again_from_the_same_beginning():
    found = later(new(), at(10.5), priority=Priority.URGENT)

    assert found.promises == (
        Promise(kind=FIRST, since=at(10), due_at=at(11), level="service/urgent", target=hours(1)),
        Promise(kind=RESOLUTION, since=at(10), due_at=at(10, day=24), level="service/urgent", target=hours(8)),
    )


def test_another_queue_that_promises_no_resolution_cancels_it():
    found = later(new(), at(11), queue=Queue.PR)

    assert told(found) == [(FIRST, at(14), None, None, None), (RESOLUTION, at(10, day=25), None, at(11), None)]


def test_another_priority_keeps_the_time_that_a_resolution_stood_still():
    snoozed = later(new(), at(12), state=State.SNOOZED, snoozed_until=at(9, day=30))
    still = later(snoozed, at(13), priority=Priority.URGENT)
    awake = later(snoozed, at(9, day=30), state=State.OPEN, snoozed_until=None)
    moved = later(awake, at(10, day=30), priority=Priority.URGENT)

    assert still.promises[1].left == hours(14 - 8)
    assert told(moved)[1] == (RESOLUTION, at(15, day=30), None, None, None)


def test_a_breach_under_the_old_priority_is_not_taken_back():
    found = later(later(new(priority=Priority.URGENT), at(12)), at(12), priority=Priority.NORMAL)

    assert told(found)[0] == (FIRST, at(14), None, None, at(11))


def test_another_policy_does_not_rewrite_what_was_promised():
    before = new()
    stricter = Policy(levels=(ServiceLevel(first_response=hours(0.5), next_response=hours(0.5), resolution=hours(1)),))

    assert settle(before, stricter, at(10.4), answers=()) == before


def test_another_policy_promises_nothing_to_a_question_that_came_under_the_old_one():
    silent = Policy(levels=(ServiceLevel(queue=Queue.PR),), defaults=())
    answers_only = Policy(levels=(ServiceLevel(queue=Queue.PR, first_response=hours(4)),), defaults=())
    generous = Policy(
        levels=(ServiceLevel(queue=Queue.PR, first_response=hours(1), next_response=hours(1), resolution=hours(2)),), defaults=()
    )

    promised_nothing = settle(case(queue=Queue.PR, owes_answer=False), silent, at(10), answers=())
    promised_an_answer = settle(case(queue=Queue.PR), answers_only, at(10), answers=())

    assert settle(promised_nothing, generous, at(20), answers=()) == promised_nothing
    assert settle(promised_an_answer, generous, at(12), answers=()) == promised_an_answer
    asks_again = replace(promised_an_answer, waiting_since=at(13), first_response_at=at(12), state=State.OPEN)
    assert told(settle(asks_again, generous, at(13), answers=(at(12),)))[1:] == [(NEXT, at(14), None, None, None)]


def test_a_breach_holds_how_long_it_had_been_owed_by_the_clock_and_in_hours_that_count():
    found = later(new(created_at=at(16.5, day=20), waiting_since=at(16.5, day=20)), at(12, day=26))

    assert [(p.breached_at, p.breach_clock, p.breach_business) for p in found.promises] == [
        (at(12.5), hours(68), hours(4)),
        (at(16.5, day=24), hours(96), hours(16)),
    ]
    assert breaches(new(), found) == list(found.promises)
    assert breaches(found, later(found, at(12, day=27))) == []


def test_a_resolution_that_stood_still_is_breached_after_the_hours_that_were_promised():
    snoozed = later(new(), at(12), state=State.SNOOZED, snoozed_until=at(9, day=30))
    woken = later(snoozed, at(9, day=30), state=State.OPEN, snoozed_until=None)
    found = later(woken, datetime(2026, 12, 9, tzinfo=UTC))

    assert [(p.breach_clock, p.breach_business) for p in found.promises][1] == (hours(8 * 24 + 5), hours(16))


def test_a_word_given_by_hand_is_breached_with_the_hours_of_the_level_of_its_case():
    given = later(with_word(new(), at(16, day=20), at(10)), at(10))
    found = later(given, at(12))

    assert [(p.breach_clock, p.breach_business) for p in found.promises][2] == (hours(66), hours(2))


def test_a_reply_in_time_that_is_only_seen_later_takes_the_breach_back():
    late_look = later(new(), at(15))
    found = later(late_look, at(16), answers=(at(11),), state=State.PENDING, waiting_since=None, first_response_at=at(11))

    assert (told(late_look)[0], told(found)[0]) == ((FIRST, at(14), None, None, at(14)), (FIRST, at(14), at(11), None, None))
    assert kept_after_all(late_look, found) == [found.promises[0]]
    assert kept_after_all(found, found) == []


def test_who_is_owed_no_answer_is_promised_none():
    assert [
        new(queue=queue, owes_answer=owes).promises for queue, owes in [(Queue.PRAISE, False), (Queue.NOISE, True), (Queue.SALES, False)]
    ] == [(), (), ()]
    assert told(new(queue=Queue.PRAISE)) == [(FIRST, at(10, day=24), None, None, None)]


def test_a_level_that_names_the_queue_promises_also_where_no_answer_is_owed():
    assert told(new(queue=Queue.PR, owes_answer=False)) == [(FIRST, at(14), None, None, None)]


def test_what_turns_out_to_be_noise_is_owed_nothing_any_more_and_what_turns_out_not_to_be_is_again():
    noise = later(new(), at(11), queue=Queue.NOISE, owes_answer=False)
    back = later(noise, at(12), queue=Queue.SERVICE, owes_answer=True)

    assert told(noise) == [(FIRST, at(14), None, at(11), None), (RESOLUTION, at(10, day=25), None, at(11), None)]
    assert back == new()


def with_word(before: Case, given: datetime, due: datetime) -> Case:
    return replace(before, promises=(*before.promises, Promise(kind=WORD, since=given, due_at=due, level="ada", note="I shall look")))


def test_a_word_given_by_hand_is_the_next_thing_due_and_any_reply_keeps_it():
    given = later(with_word(new(), at(11), at(11.5)), at(11))
    kept = later(given, at(12), answers=(at(11.25),), state=State.PENDING, waiting_since=None, first_response_at=at(11.25))

    assert (given.due_at, given.due_kind) == (at(11.5), WORD)
    assert told(kept)[2] == (WORD, at(11.5), at(11.25), None, None)


def test_a_word_given_by_hand_is_kept_by_handling_and_not_by_an_earlier_reply_nor_by_a_question():
    answered = later(new(), at(11), answers=(at(11),), state=State.PENDING, waiting_since=None, first_response_at=at(11))
    given = later(with_word(answered, at(12), at(13)), at(12), answers=(at(11),))
    asked = later(given, at(12.6), answers=None, state=State.OPEN, waiting_since=at(12.5))
    handled = later(given, at(14), answers=(at(11),), state=State.HANDLED, handled_at=at(14))

    assert told(asked)[2] == (WORD, at(13), None, None, None)
    assert told(handled)[2] == (WORD, at(13), at(14), None, at(13))


def test_a_case_that_came_with_its_answer_is_a_promise_kept():
    found = later(case(state=State.PENDING, waiting_since=None, first_response_at=at(11)), at(12, day=27), answers=(at(11),))

    assert [(p.kind, p.met_at, p.breached_at, p.left) for p in found.promises] == [
        (FIRST, at(11), None, None),
        (RESOLUTION, None, None, hours(15)),
    ]


def test_any_story_settles_at_once_and_promises_at_most_one_of_a_kind():
    rng = random.Random(3)
    for _ in range(300):
        told_case, now, answers = case(), at(10), []
        for _ in range(12):
            now += hours(rng.choice([0, 0.1, 1, 5, 30]))
            told_case = _step(rng, told_case, now, answers)
            told_case = settle(told_case, POLICY, now, answers=rng.choice([tuple(answers), None]))

            assert settle(told_case, POLICY, now, answers=tuple(answers)).due_at == told_case.due_at
            open_kinds = [p.kind for p in told_case.promises if p.is_open]
            due = [p.due_at for p in told_case.promises if p.is_open and p.due_at]
            assert len(open_kinds) == len(set(open_kinds))
            assert not {FIRST, NEXT} <= set(open_kinds)
            assert told_case.due_at == min(due, default=None)
            assert all(p.breached_at or p.due_at is None or p.due_at >= (p.met_at or p.cancelled_at or now) for p in told_case.promises)
            assert told_case.state is not State.HANDLED or not open_kinds
            if told_case.waiting_since and told_case.state is State.OPEN and told_case.queue is Queue.SERVICE:
                assert {FIRST, NEXT} & set(open_kinds), "somebody waits and nothing is due"


def _step(rng: random.Random, before: Case, now: datetime, answers: list[datetime]) -> Case:
    """Let one thing happen, as the desk would write it down."""
    asleep = {"snoozed_until": now + hours(9), "handled_at": None}
    awake = {"snoozed_until": None, "handled_at": None}
    happenings = {
        "write": {"state": State.OPEN, "waiting_since": before.waiting_since or now, **awake},
        "reply": {"state": State.PENDING, "waiting_since": None, "first_response_at": before.first_response_at or now, **awake},
        "handle": {
            "state": State.HANDLED, "handled_at": before.handled_at or now, "waiting_since": None, "settled_mention": before.settled_mention + 1,
        },
        "snooze": {"state": State.SNOOZED, **asleep},
        "watch": {"state": State.WATCHING, "waiting_since": None, **asleep},
        "priority": {"priority": rng.choice([Priority.URGENT, Priority.NORMAL])},
        "queue": {"queue": rng.choice([Queue.SERVICE, Queue.PR, Queue.NOISE])},
        "nothing": {},
    }  # fmt: skip
    happening = rng.choice(list(happenings))
    answers += [now] if happening == "reply" else []
    return replace(before, **happenings[happening])
