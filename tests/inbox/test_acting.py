"""The acting keys: what each asks, what it does, what it says, and what it says when it cannot."""

from __future__ import annotations

from socialwatch.model.words import NoReplyReason, Outcome, State
from tests.desk.rooms import said
from tests.helpers.builders import after
from tests.inbox.reviews import Person, Room

OUTCOMES = {"a": Outcome.ANSWERED, "s": Outcome.SOLVED, "t": Outcome.THANKED, "d": Outcome.DUPLICATE, "p": Outcome.SPAM}


def test_x_and_one_key_handle_a_case_and_the_next_one_takes_its_place(room: Room) -> None:
    room.fill(7)

    async def story(sam: Person) -> None:
        await sam.press("j")
        for number, (key, outcome) in enumerate(OUTCOMES.items(), 2):
            await sam.press("x", key)
            assert (sam.numbers, sam.hand) == ([1, *range(number + 1, 8)], number + 1)
            assert sam.told().startswith(f"Case {number}: handled as {outcome} (@p{number})")

    room.play(story)

    assert [room.inbox.case(number).outcome for number in range(2, 7)] == list(OUTCOMES.values())


def test_no_reply_wants_a_reason(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("x", "n", "v")

    room.play(story)

    assert (room.inbox.case(1).outcome, room.inbox.case(1).outcome_reason) == (Outcome.NO_REPLY, NoReplyReason.VENTING)


def test_moved_wants_a_place_and_says_so_in_place(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("x", "m")
        await sam.type("")
        assert "say where, or press Escape to leave it" in sam.shown()
        await sam.type("phone")

    room.play(story)

    assert (room.inbox.case(1).outcome, room.inbox.case(1).moved_to) == (Outcome.MOVED, "phone")


QUESTIONS = ["x", "x n", "x m", "e", "e 1", "a", "a o", "s", "s t", "w", "t", "n", "T", "T t", "T f", "P", "P n"]


def test_escape_leaves_every_question_and_nothing_is_done(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        for keys in QUESTIONS:
            await sam.press(*keys.split())
            assert (keys, len(sam.app.screen_stack)) == (keys, 2)
            await sam.press("escape")
            assert len(sam.app.screen_stack) == 1

    room.play(story)

    assert room.inbox.story(1) == [("socialwatch", "receive")]


def test_e_escalates_to_a_department_with_a_note(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("e", "1")
        await sam.type("charged twice")

        assert sam.told().startswith("Case 1: escalated to billing")

    room.play(story)

    assert room.inbox.case(1).escalated_to == "billing"
    assert {letter.outlet for letter in room.store.letters()} == {"chat", "mail"}
    assert room.store.events(1)[-1].note == "charged twice"


def test_a_takes_a_case_gives_it_away_and_frees_it(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("a", "m")
        assert room.inbox.case(1).assignee == "sam"
        await sam.press("a", "o")
        await sam.type("kim")
        assert room.inbox.case(1).assignee == "kim"
        await sam.press("a", "n")

    room.play(story)

    assert room.inbox.case(1).assignee is None


def test_s_snoozes_by_one_key_or_until_a_time_that_is_typed(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("s", "1", "s", "t")
        await sam.type("yesterday")
        assert "expected a time from now" in sam.shown()
        await sam.type("0m")
        assert "is over" in sam.shown()
        await sam.type("3h")
        assert sam.numbers == []

    room.play(story)

    assert [room.inbox.case(number).snoozed_until for number in (1, 2)] == [after(hours=2), after(hours=3)]


def test_w_watches(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("w", "1")

    room.play(story)

    assert (room.inbox.case(1).state, room.inbox.case(1).snoozed_until) == (State.WATCHING, after(days=7))


def test_t_adds_and_removes_tags(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("t")
        await sam.type("vip recall")
        await sam.press("t")
        await sam.type("-recall late")

    room.play(story)

    assert room.inbox.case(1).tags == ("vip", "late")


def test_n_notes(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("n")
        await sam.type("waits for the courier")
        assert "waits for the courier" in sam.shown()

    room.play(story)

    assert room.store.events(1)[-1].note == "waits for the courier"


def test_z_takes_the_last_act_back_and_shows_its_case(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("x", "s", "z")
        assert (sam.numbers, sam.hand) == ([1, 2, 3], 1)
        assert sam.told().startswith("Case 1: taken back")
        await sam.press("z")
        assert sam.told() == "There is nothing of yours to take back."

    room.play(story)

    assert room.inbox.case(1).state is State.NEW


def test_three_or_more_cases_ask_first(room: Room) -> None:
    room.fill(5)

    async def story(sam: Person) -> None:
        await sam.press("space", "space", "space", "x", "s")
        assert "Handle as solved: 3 cases?" in sam.shown()
        await sam.press("n")
        assert (sam.told(), len(sam.numbers)) == ("Nothing was done.", 5)
        await sam.press("x", "s", "y")
        assert sam.told().startswith("Case 1: handled as solved (@p1). Undo: socialwatch undo and 2 more") or "and 2 more" in sam.told()
        assert sam.numbers == [4, 5]

    room.play(story)


def test_a_range_is_marked_with_v(room: Room) -> None:
    room.fill(6)

    async def story(sam: Person) -> None:
        await sam.press("j", "v", "j", "j", "v", "x", "t", "y")
        assert sam.numbers == [1, 5, 6]

    room.play(story)


def test_an_act_without_a_case_says_so(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("x", "s", "x", "s")
        assert sam.told() == "! There is no case here."

    room.play(story)


def test_acting_on_what_a_colleague_changed_asks_with_both_versions(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        room.desk("kim").assign([1], to="kim")
        await sam.press("x", "s")
        seen = sam.shown()
        assert "Somebody changed it meanwhile. Handle as solved all the same?" in seen
        assert "you saw  new" in seen
        assert "it is    open" in seen
        assert "with kim" in seen
        await sam.press("n")
        assert room.inbox.case(1).state is State.OPEN
        await sam.press("x", "s")

    room.play(story)

    assert room.inbox.case(1).state is State.HANDLED


def test_it_can_be_done_all_the_same(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        room.receive(said("99", "acme and nobody answers", author="@p1", thread_id="t1"))
        await sam.press("x", "s", "y")

    room.play(story)

    assert room.inbox.case(1).state is State.HANDLED


def test_a_review_that_only_looks_does_nothing_and_says_so(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        for key in "xercaswtnTPmz":
            await sam.press(key)
            assert sam.told() == "! this review only looks (--read-only); nothing was done"
            assert len(sam.app.screen_stack) == 1

    room.play(story, is_read_only=True)

    assert room.inbox.story(1) == [("socialwatch", "receive")]


def test_c_claims_a_case_for_a_while_and_gives_it_back(room: Room) -> None:
    room.fill(2)
    room.desk("kim").claim([2])

    async def story(sam: Person) -> None:
        await sam.press("c")
        assert (room.inbox.case(1).assignee, "sam" in sam.rows()[0]) == ("sam", True)
        await sam.press("c")
        assert room.inbox.case(1).assignee is None
        await sam.press("j", "c")
        assert "case 2 is kim's" in sam.told()

    room.play(story)


def test_capital_t_teaches_what_a_case_is(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("T", "S")
        await sam.press("T", "u")
        await sam.press("T", "f")
        await sam.type("telepathy")
        assert "there is no channel 'telepathy'" in sam.shown()
        await sam.type("phone, mail")
        assert "there is no channel 'mail'" in sam.shown()
        await sam.type("phone")
        await sam.press("T", "t")
        await sam.type("lids")
        await sam.press("T", "s")
        assert 1 not in sam.numbers

    room.play(story)

    case = room.inbox.case(1)
    assert (case.priority, case.failed_channels, case.themes, case.intent) == ("urgent", ("phone",), ("lids",), "spam")
    assert room.store.count_labels() >= 4


def test_capital_p_attaches_cases_to_a_problem_old_or_new(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("P", "n")
        await sam.type("")
        assert "a problem needs a title" in sam.told()
        await sam.press("P", "n")
        await sam.type("kettles leak")
        await sam.press("j", "P")
        assert "kettles leak (1)" in sam.shown()
        await sam.press("1", "k", "P", "x")

    room.play(story)

    assert [room.inbox.case(number).problem for number in (1, 2, 3)] == [None, 1, None]
