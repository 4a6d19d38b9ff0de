"""Two people at one inbox: nobody acts on what they have not seen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from socialwatch.errors import ChangedMeanwhileError
from socialwatch.model.case import Case
from socialwatch.model.words import State
from tests.desk.rooms import Inbox, said
from tests.helpers.builders import after


@pytest.fixture
def inbox() -> Inbox:
    room = Inbox()
    room.receive(said("1"), said("2", author="@bo", thread_id="other"))
    return room


def seen(inbox: Inbox) -> dict[int, Case]:
    return {number: inbox.case(number) for number in (1, 2)}


def test_what_nobody_touched_can_be_acted_on(inbox: Inbox) -> None:
    act = replace(inbox.desk(), seen=seen(inbox)).handle([1, 2])

    assert [case.id for case in act.cases] == [1, 2]


def test_an_act_on_what_a_colleague_changed_is_refused_whole(inbox: Inbox) -> None:
    mine = replace(inbox.desk(), seen=seen(inbox))
    inbox.desk("kim").assign([2], to="kim")

    with pytest.raises(ChangedMeanwhileError, match="case 2 is no longer as you saw it; nothing was done") as refused:
        mine.handle([1, 2])

    assert refused.value.cases == (2,)
    assert inbox.case(1).state is State.NEW


def test_that_the_customer_wrote_again_is_a_change(inbox: Inbox) -> None:
    mine = replace(inbox.desk(), seen=seen(inbox))
    inbox.receive(said("3", "acme: never mind, it works"))

    with pytest.raises(ChangedMeanwhileError):
        mine.handle([1])


def test_that_a_case_woke_by_itself_is_none(inbox: Inbox) -> None:
    inbox.desk().snooze([1], until=after(hours=1))
    mine = replace(inbox.desk(), seen=seen(inbox))
    inbox.wait(hours=2)

    assert [case.id for case in mine.handle([1]).cases] == [1]
