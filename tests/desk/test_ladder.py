"""Escalation that arrives: taken in time or told further up, exactly once a level, and an answer that comes back."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from socialwatch.desk.changes import change
from socialwatch.desk.desk import Desk
from socialwatch.desk.ladder import REMINDERS, acknowledge, climb, give_back
from socialwatch.desk.letters import Department, Escalator
from socialwatch.errors import StoreError
from socialwatch.model.outbox import Letter
from socialwatch.model.words import DueKind, Outcome, State
from socialwatch.promises.calendar import Calendar, parse_hours
from socialwatch.store.sqlite import open_store
from tests.desk.rooms import Inbox, answered, said
from tests.helpers.builders import MONDAY, after

FOUR_HOURS = timedelta(hours=4)
OFFICE = Calendar(name="office", zone=UTC, hours=parse_hours({"mon-fri": ("09:00-17:00",)}))


def departments(*given: Department) -> Escalator:
    return Escalator({one.name: one for one in given})


LADDER = departments(
    Department(name="billing", members=("ada", "bob"), notify=("chat", "desk"), within=FOUR_HOURS, then="lead"),
    Department(name="lead", notify=("mail",), within=timedelta(hours=2), then="board"),
    Department(name="board", notify=("chat",), within=timedelta(days=1)),
    Department(name="silent"),
)


class Office:
    """An inbox with one case, and a desk whose departments are those of a ladder."""

    def __init__(self, escalator: Escalator = LADDER, inbox: Inbox | None = None) -> None:
        self.inbox, self.escalator = inbox or Inbox(), escalator
        if inbox is None:
            self.inbox.receive(said("1"))

    def desk(self, me: str = "sam") -> Desk:
        return replace(self.inbox.desk(me), escalator=self.escalator)

    def climb(self, **waited: float) -> list[str]:
        self.inbox.wait(**waited)
        return climb(self.desk(), without_reminders=("desk",))

    def letters(self) -> list[tuple[str, str]]:
        return [(letter.kind, letter.outlet) for letter in self.inbox.store.letters(state=None)]


def test_a_case_that_nobody_takes_in_time_goes_up_one_level_at_a_time() -> None:
    office = Office()
    office.desk().escalate([1], to="billing")

    early, late, again = office.climb(hours=3.9), office.climb(hours=0.1), office.climb()

    case = office.inbox.case()
    assert (early, again) == ([], [])
    assert late == ["case 1: billing did not take it within 4h. lead is told."]
    assert (case.state, case.escalated_to, case.ladder, case.acknowledge_by) == (
        State.ESCALATED,
        "lead",
        ("billing", "lead"),
        after(hours=6),
    )
    assert office.letters() == [("escalation", "chat"), ("escalation", "desk"), ("escalation", "mail")]
    assert [line for line in office.inbox.story() if line[1] == "escalate"] == [("sam", "escalate"), ("socialwatch", "escalate")]


def test_the_letter_of_a_climb_says_why_and_by_when_and_what_to_type() -> None:
    office = Office()
    office.desk().escalate([1], to="billing", note="wants a refund")
    office.climb(hours=4)

    first, _, last = (letter.body for letter in office.inbox.store.letters())

    assert first.startswith(
        "sam hands over case 1 (acme, x).\nFor ada.\nPlease take it by 2026-11-02 13:00 UTC; otherwise lead is told.\n\nNote: wants"
    )
    assert last.startswith(
        "billing did not take it within 4h. It is case 1 (acme, x).\nPlease take it by 2026-11-02 15:00 UTC; otherwise board is told."
    )
    assert "socialwatch ack 1" in last
    assert 'socialwatch return 1 --note "…"' in last


def test_at_the_end_of_the_ladder_the_last_department_is_reminded_three_times_and_a_ticket_system_not_at_all() -> None:
    office = Office(departments(Department(name="board", notify=("chat", "desk"), within=FOUR_HOURS)))
    office.desk().escalate([1], to="board")

    told = [office.climb(hours=4) for _ in range(REMINDERS + 2)]

    assert told == [["case 1: board did not take it within 4h. board is reminded."]] * REMINDERS + [[]] * 2
    assert office.letters() == [("escalation", "chat"), ("escalation", "desk"), *[("reminder", "chat")] * REMINDERS]
    assert office.inbox.case().reminders == REMINDERS
    assert [letter.subject[:16] for letter in office.inbox.store.letters()][-1] == "Reminder: Case 1"


def test_a_ladder_that_goes_round_in_a_circle_ends_where_it_began() -> None:
    office = Office(departments(
        Department(name="a", notify=("a",), within=FOUR_HOURS, then="b"), Department(name="b", notify=("b",), within=FOUR_HOURS, then="a"),
    ))  # fmt: skip
    office.desk().escalate([1], to="a")

    for _ in range(10):
        office.climb(hours=4)

    assert office.letters() == [("escalation", "a"), ("escalation", "b"), *[("reminder", "b")] * REMINDERS]


def test_an_agreed_time_counts_the_hours_of_the_department() -> None:
    office = Office(departments(Department(name="billing", within=FOUR_HOURS, calendar=OFFICE, then="lead"), Department(name="lead")))
    office.inbox.now = datetime(2026, 11, 6, 15, tzinfo=UTC)  # a Friday
    office.desk().escalate([1], to="billing")

    weekend = office.climb(hours=64)  # Monday 07:00
    morning = office.climb(hours=3.9)
    noon = office.climb(hours=0.1)

    assert (weekend, morning, len(noon)) == ([], [], 1)


@pytest.mark.parametrize("stop", ["ack", "return", "handle", "pending", "snooze"])
def test_whatever_takes_a_case_off_the_ladder_stops_it(stop: str) -> None:
    office = Office()
    office.desk().escalate([1], to="billing")
    verbs = {
        "ack": lambda: acknowledge(office.desk("ada"), [1]),
        "return": lambda: give_back(office.desk("ada"), [1], answer="done"),
        "handle": lambda: office.desk().handle([1], outcome=Outcome.SOLVED),
        "pending": lambda: office.desk().pending([1]),
        "snooze": lambda: office.desk().snooze([1], until=after(days=9)),
    }

    verbs[stop]()

    assert office.climb(days=8) == []
    assert len(office.letters()) == 2


def test_whoever_takes_a_case_is_named_and_may_do_so_twice() -> None:
    office = Office()
    office.desk().escalate([1], to="billing")

    first, second = acknowledge(office.desk("ada"), [1], note="on it"), acknowledge(office.desk("bob"), [1])

    case = office.inbox.case()
    assert (case.acknowledged_by, case.acknowledged_at, case.acknowledge_by) == ("ada", MONDAY, None)
    assert (first.remarks, second.unchanged) == ((), (1,))


def test_somebody_who_is_not_of_the_department_is_told_so_and_takes_it_all_the_same() -> None:
    office = Office()
    office.desk().escalate([1], to="billing")

    act = acknowledge(office.desk("eve"), [1])

    assert act.remarks == ("eve is not of billing (ada, bob); it is taken all the same",)
    assert office.inbox.case().acknowledged_by == "eve"


def test_an_answer_brings_the_case_back_to_its_owner_who_owes_the_customer_a_word() -> None:
    office = Office()
    office.desk().assign([1], to="kim")
    office.inbox.receive(answered("2", at=after(minutes=1)))
    office.desk().escalate([1], to="billing")
    office.inbox.wait(hours=1)

    give_back(office.desk("ada"), [1], answer="refunded today")

    case = office.inbox.case()
    assert (case.state, case.assignee, case.escalated_to, case.ladder) == (State.OPEN, "kim", None, ())
    assert (case.waiting_since, case.due_kind, case.due_at) == (after(hours=1), DueKind.NEXT_RESPONSE, after(hours=2))
    assert office.inbox.store.events(1)[-1].note == "refunded today"


def test_a_case_that_nobody_has_comes_back_to_whoever_escalated_it() -> None:
    office = Office()
    office.desk("lee").escalate([1], to="billing")
    office.climb(hours=4)

    give_back(office.desk("ada"), [1])

    assert office.inbox.case().assignee == "lee"


def test_what_is_not_escalated_can_be_neither_taken_nor_returned() -> None:
    office = Office()

    assert acknowledge(office.desk(), [1]).unchanged == (1,)
    assert give_back(office.desk(), [1]).unchanged == (1,)


@pytest.mark.parametrize("verb", ["ack", "return"])
def test_taking_and_returning_can_be_taken_back_and_the_ladder_goes_on(verb: str) -> None:
    office = Office()
    office.desk().escalate([1], to="billing")
    before = office.inbox.case()
    acknowledge(office.desk("ada"), [1]) if verb == "ack" else give_back(office.desk("ada"), [1])

    office.desk("ada").undo()

    assert office.inbox.case() == before
    assert len(office.climb(hours=4)) == 1


def test_a_hand_over_that_climbed_meanwhile_is_not_half_taken_back() -> None:
    office = Office()
    office.desk().escalate([1], to="billing")
    office.climb(hours=4)

    act = office.desk().undo()

    assert (office.inbox.case().state, office.inbox.case().escalated_to) == (State.ESCALATED, "lead")
    assert "has changed since" in act.remarks[0]


def test_a_case_that_a_rule_escalated_climbs_as_well() -> None:
    office = Office(inbox=Inbox())
    office.inbox.tools = replace(office.inbox.tools, escalator=LADDER)
    office.inbox.receive(said("1", "acme refund"))

    assert office.climb(hours=3.9) == []
    assert office.climb(hours=0.1) == ["case 1: billing did not take it within 4h. lead is told."]
    assert office.inbox.case().ladder == ("billing", "lead")


def test_a_case_that_was_escalated_before_there_were_ladders_gets_its_clock_when_it_is_first_looked_at() -> None:
    office = Office()
    office.desk().escalate([1], to="billing")
    case = office.inbox.case()
    office.inbox.store.apply([change(case, "note", by="sam", at=MONDAY, acknowledge_by=case.escalated_at, ladder=())])

    assert office.climb(hours=3.9) == []
    assert office.climb(hours=0.1) == ["case 1: billing did not take it within 4h. lead is told."]
    assert office.inbox.case().ladder == ("billing", "lead")


def test_a_department_that_is_no_longer_configured_or_has_no_time_agreed_leaves_the_case_alone() -> None:
    office = Office()
    office.desk().escalate([1], to="silent")
    assert office.climb(days=99) == []

    office.desk().escalate([1], to="billing")
    office.escalator = departments(Department(name="lead", within=FOUR_HOURS))
    assert office.climb(days=99) == []


def test_two_polls_at_once_tell_the_next_department_once() -> None:
    office = Office()
    office.desk().escalate([1], to="billing")
    office.inbox.wait(hours=4)
    other: list[list[str]] = []
    desk = office.desk()

    class Racing:
        """A store on which another poll climbs between the look and the step."""

        def __getattr__(self, name: str) -> object:
            return getattr(office.inbox.store, name)

        def transaction(self) -> object:
            if not other:
                other.append(climb(desk))
            return office.inbox.store.transaction()

    told = climb(replace(desk, store=Racing()))  # type: ignore[arg-type]

    assert (len(other[0]), told) == (1, [])
    assert office.letters()[2:] == [("escalation", "mail")]


def test_a_step_that_cannot_be_stored_whole_is_not_stored_at_all() -> None:
    class Full:
        def __init__(self, store: object) -> None:
            self.store = store

        def __getattr__(self, name: str) -> object:
            return getattr(self.store, name)

        def apply(self, changes: object, letters: list[Letter]) -> None:
            self.store.apply(changes, letters)  # type: ignore[attr-defined]
            raise StoreError("disk I/O error")

    office = Office()
    office.desk().escalate([1], to="billing")
    office.inbox.wait(hours=4)
    before = (office.inbox.case(), office.letters())

    with pytest.raises(StoreError):
        climb(replace(office.desk(), store=Full(office.inbox.store)))  # type: ignore[arg-type]

    assert (office.inbox.case(), office.letters()) == before
    assert len(climb(office.desk())) == 1


KILLED = """if True:
    import os, signal, sys
    from pathlib import Path
    from socialwatch.store.sqlite import open_store
    from tests.desk.test_ladder import Office, climb
    from tests.desk.rooms import Inbox

    left = int(sys.argv[2])
    inbox = Inbox(open_store(Path(sys.argv[1])))
    inbox.wait(hours=4)
    office = Office(inbox=inbox)

    def count(frame, event, argument):
        global left
        if event == "line" and "/socialwatch/" in frame.f_code.co_filename:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return count

    sys.settrace(count)
    climb(office.desk())
"""


@pytest.mark.slow
def test_a_poll_killed_at_any_step_of_the_ladder_tells_each_level_exactly_once(tmp_path: Path) -> None:
    root, kills = Path(__file__).parents[2], 0
    for lines in range(0, 900, 45):
        path = tmp_path / f"{lines}.db"
        inbox = Inbox(open_store(path))
        inbox.receive(said("1"))
        office = Office(inbox=inbox)
        office.desk().escalate([1], to="billing")
        inbox.store.close()

        killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(lines)], cwd=root, capture_output=True, check=False)
        kills += killed.returncode == -9
        assert killed.returncode in (0, -9), killed.stderr.decode()
        again = Office(inbox=Inbox(open_store(path)))
        again.climb(hours=4)

        case = again.inbox.case()
        assert (case.escalated_to, case.ladder) == ("lead", ("billing", "lead"))
        assert again.letters() == [("escalation", "chat"), ("escalation", "desk"), ("escalation", "mail")]
        again.inbox.store.close()
    assert kills >= 8
