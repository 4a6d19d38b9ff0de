"""The verbs of the palette: found by name, asked, done at the desk, taken back, and refused in words where they do not fit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from socialwatch.desk import arrivals
from socialwatch.desk.desk import Desk
from socialwatch.desk.replying import Replying, Voice
from socialwatch.model.reply import Reply, ReplyState
from socialwatch.model.review import COMMANDS, View
from socialwatch.model.words import Outcome, State
from tests.desk.rooms import said
from tests.desk.voices import Speaker
from tests.helpers.builders import MONDAY, after
from tests.inbox.reviews import Person, Room

ALL = (View(name="All", filter="state:any muted:any"),)
KEYS = {"reopen": ("O",), "pending": ("W",), "promise": ("M",), "ack": ("A",), "return": ("B",), "arrived": ("H",), "approve": ("Y",),
        "person": ("i",), "log": ("L",)}  # fmt: skip


async def by_name(sam: Person, name: str) -> None:
    """Find a command in the palette by its name and take it."""
    await sam.press("ctrl+p", *("underscore" if letter == "_" else letter for letter in name))
    await sam.pilot.pause(0.3)
    await sam.press("enter")


def play(room: Room, story: Any, **given: Any) -> None:
    """Play with a view of everything and a key for every verb."""
    room.play(story, **({"views": ALL, "keys": KEYS} | given))


# -- the way in -------------------------------------------------------------------------------------------------------------


def test_the_palette_finds_a_verb_by_its_name_and_it_is_done(room: Room) -> None:
    room.fill(2)
    room.desk("kim").handle([1])

    async def story(sam: Person) -> None:
        await sam.press("G")
        assert sam.hand == 1
        await by_name(sam, "reopen")
        assert sam.told().startswith("Case 1: reopened (@p1)")
        await sam.press("z")

    room.play(story, views=ALL)

    assert room.inbox.case(1).state is State.HANDLED
    assert [verb for _, verb in room.inbox.story(1)] == ["receive", "handle", "reopen", "undo"]


def test_a_verb_without_a_key_has_one_as_soon_as_the_configuration_gives_it_one(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("W")
        assert sam.told().startswith("Case 1: ")
        await sam.press("?")
        assert "  W     " in sam.shown()
        assert "ctrl-p reopen" in sam.shown()

    room.play(story, views=ALL, keys={"pending": ("W",)}, size=(120, 80))

    assert room.inbox.case(1).state is State.PENDING


@pytest.mark.parametrize("name", [one.name for one in COMMANDS if one.is_act and one.name not in ("undo",)])
def test_none_of_them_acts_in_a_review_that_only_looks(room: Room, name: str) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        sam.screen.action_command(name)
        await sam.settle()
        assert sam.told() == "! this review only looks (--read-only); nothing was done"
        assert len(sam.app.screen_stack) == 1

    room.play(story, is_read_only=True)

    assert room.inbox.story(1) == [("socialwatch", "receive")]


def test_three_or_more_ask_first_and_a_case_that_somebody_changed_asks_with_both_versions(room: Room) -> None:
    room.fill(4)

    async def story(sam: Person) -> None:
        await sam.press("space", "space", "space", "W")
        assert "Wait for the customer: 3 cases?" in sam.shown()
        await sam.press("n", "escape", "g")
        room.desk("kim").assign([1], to="kim")
        await sam.press("W")
        assert "Somebody changed it meanwhile. Wait for the customer all the same?" in sam.shown()
        await sam.press("n")

    play(room, story)

    assert [room.inbox.case(number).state for number in (1, 2, 3)] == [State.OPEN, State.NEW, State.NEW]


@pytest.mark.parametrize("keys", ["M", "M 1", "m", "m t", "B", "H"])
def test_escape_leaves_each_question_and_nothing_is_done(room: Room, keys: str) -> None:
    room.fill(1)
    if keys == "B":
        room.desk("kim").escalate([1], to="billing")
    if keys == "H":
        room.desk("kim").handle([1], outcome=Outcome.MOVED, moved_to="phone")
    before = room.inbox.story(1)

    async def story(sam: Person) -> None:
        await sam.press(*keys.split())
        assert len(sam.app.screen_stack) == 2
        await sam.press("escape")
        assert len(sam.app.screen_stack) == 1

    play(room, story)

    assert room.inbox.story(1) == before


# -- promise, mute ----------------------------------------------------------------------------------------------------------


def test_a_promise_asks_for_a_time_and_a_note(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("M", "t")
        await sam.type("yesterday")
        assert "expected a time from now" in sam.shown()
        await sam.type("3h")
        await sam.type("told her we would look")
        assert sam.told().startswith("Case 1: promised by")

    play(room, story)

    word = room.inbox.case(1).promises[-1]
    assert (word.due_at, word.note) == (after(hours=3), "told her we would look")


def test_nothing_can_be_promised_about_a_case_that_is_handled(room: Room) -> None:
    room.fill(1)
    room.desk("kim").handle([1])

    async def story(sam: Person) -> None:
        await sam.press("M", "1", "enter")
        assert "case 1 is handled" in sam.told()

    play(room, story)


def test_mute_says_who_asks_until_when_and_is_over_when_somebody_says_so(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("m")
        assert "Mute @p1 (x) until?" in sam.shown()
        await sam.press("3")
        assert sam.told().startswith("Case 1: muted")
        assert room.store.contact(1).muted_until == after(days=7)
        await sam.press("m")
        assert "@p1 (x): muted already" in sam.shown()
        await sam.press("o")
        assert room.store.contact(1).muted_until is None
        await sam.press("z")
        assert room.store.contact(1).muted_until == after(days=7)
        await sam.press("m", "u", "4")

    play(room, story)

    assert (room.store.contact(1).muted_until, room.store.contact(2).muted_until) == (after(days=1), None)


def test_several_people_are_muted_at_once_and_named(room: Room) -> None:
    room.fill(5)

    async def story(sam: Person) -> None:
        await sam.press("space", "space", "space", "space", "m")
        assert "Mute @p1 (x), @p2 (x), @p3 (x) and 1 more until?" in sam.shown()
        await sam.press("1", "y")

    play(room, story)

    assert [room.store.contact(number).muted_until for number in (1, 4, 5)] == [after(days=30), after(days=30), None]


# -- departments and other channels -------------------------------------------------------------------------------------------


def test_an_escalated_case_is_taken_and_comes_back_with_the_answer(room: Room) -> None:
    room.fill(1)
    room.desk("kim").escalate([1], to="billing")

    async def story(sam: Person) -> None:
        await sam.press("A")
        assert sam.told().startswith("Case 1: taken for billing")
        assert room.inbox.case(1).acknowledged_by == "sam"
        await sam.press("B")
        await sam.type("refunded today")
        assert sam.told().startswith("Case 1: back with kim")

    play(room, story)

    assert room.inbox.case(1).state is State.OPEN
    assert room.store.events(1)[-1].note == "refunded today"


def test_what_is_with_no_department_is_neither_taken_nor_brought_back(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        for key in "AB":
            await sam.press(key)
            assert sam.told() == "! case 1: it is with no department"
        await sam.press("space", "space", "A")
        assert sam.told() == "! none of these 2 cases: it is with no department"

    play(room, story)

    assert room.inbox.story(1) == [("socialwatch", "receive")]


def test_whether_somebody_arrived_is_asked_only_where_they_were_sent_on(room: Room) -> None:
    room.fill(3)
    room.desk("kim").handle([1, 2], outcome=Outcome.MOVED, moved_to="phone", ref="T-9")

    async def story(sam: Person) -> None:
        await sam.press("H")
        assert (sam.hand, sam.told()) == (3, "! case 3: it was not moved elsewhere, or they are known to have arrived")
        await sam.press("j")
        one = sam.hand
        assert "moved to phone T-9, not known to have arrived" in sam.shown()
        await sam.press("H", "y")
        assert sam.told().startswith(f"Case {one}: arrived at phone")
        await sam.press("j", "H", "n")
        assert sam.told().startswith(f"Case {3 - (one or 0)}: back with kim")

    play(room, story, size=(140, 60))

    assert arrivals.on_the_way(room.desk()) == []
    assert {room.inbox.case(1).state, room.inbox.case(2).state} == {State.HANDLED, State.OPEN}


# -- reading ------------------------------------------------------------------------------------------------------------------


def test_the_person_and_the_log_are_read_on_a_sheet(room: Room) -> None:
    room.fill(1)
    room.receive(said("9", "acme and the lid too", author="@p1", thread_id="t9", at=MONDAY - timedelta(minutes=1)))
    room.desk("kim").note([1], "a note that is far longer than the sheet is wide: " + "she called and called " * 9)

    async def story(sam: Person) -> None:
        await sam.press("i")
        assert "2 cases: " in sam.shown()
        assert "acme and the lid too" in sam.shown()
        await sam.press("escape", "L")
        assert "new → open" in sam.shown()
        assert sam.shown().count("she called and called") >= 6
        await sam.press("q")
        assert len(sam.app.screen_stack) == 1

    play(room, story, is_read_only=True)


# -- approve --------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def speaker(room: Room) -> Speaker:
    """The brand's account."""
    room.fill(2)
    return Speaker(lambda: room.inbox.now)


def through(speaker: Speaker | str) -> dict[str, Any]:
    """Return what a review is opened with that answers through this account, or by hand for a reason."""

    def replying(desk: Desk) -> Replying:
        return Replying(desk=desk, voice_of=lambda _: speaker if isinstance(speaker, str) else Voice("x", speaker))

    return {"replying": replying}


def draft(room: Room, speaker: Speaker | str, by: str, text: str = "We are sorry") -> Reply:
    """Let somebody leave a draft for approval."""
    own: Replying = through(speaker)["replying"](room.desk(by))
    return own.keep(own.prepare(1, text), for_approval=True)


def test_a_draft_is_shown_as_it_becomes_public_and_sent_after_a_yes(room: Room, speaker: Speaker) -> None:
    row = draft(room, speaker, "kim")
    room.store.keep_draft(1, "something of my own", by="sam", at=MONDAY)

    async def story(sam: Person) -> None:
        await sam.press("Y")
        assert "Send this publicly as @acme?" in sam.shown()
        assert "| We are sorry" in sam.shown()
        await sam.press("n")
        assert (sam.told(), speaker.said) == ("Nothing was sent; the draft waits.", [])
        await sam.press("Y", "y")
        assert sam.told().startswith("Case 1: answered")

    play(room, story, **through(speaker))

    sent = room.store.reply(row.id)
    assert sent is not None
    assert (speaker.said, sent.state, sent.by, sent.approved_by) == (["We are sorry"], ReplyState.SENT, "kim", "sam")
    assert room.store.draft(1, by="sam") == "something of my own"


def test_ones_own_draft_is_sent_only_after_saying_so(room: Room, speaker: Speaker) -> None:
    draft(room, speaker, "sam")

    async def story(sam: Person) -> None:
        await sam.press("Y")
        assert "You wrote this one yourself" in sam.shown()
        await sam.press("enter")
        assert (sam.told(), speaker.said) == ("Nothing was sent; the draft waits.", [])
        await sam.press("Y", "o", "y")

    play(room, story, **through(speaker))

    assert speaker.said == ["We are sorry"]


def test_of_several_drafts_one_is_chosen(room: Room, speaker: Speaker) -> None:
    draft(room, speaker, "kim")
    draft(room, speaker, "ada", "A new one is on its way")

    async def story(sam: Person) -> None:
        await sam.press("Y")
        assert "by ada: A new one is on its way" in sam.shown()
        await sam.press("2", "y")

    play(room, story, **through(speaker))

    assert speaker.said == ["A new one is on its way"]


def test_what_cannot_be_approved_says_why(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("Y")
        assert sam.told() == "! no draft waits for case 1"
        row = draft(room, speaker, "kim")
        room.store.keep_reply(msgspec.structs.replace(row, text="sorry " * 20), seen=row.state)
        await sam.press("Y")
        assert "too long; nothing was sent, the draft waits" in sam.told()
        room.store.keep_reply(msgspec.structs.replace(row, state=ReplyState.UNKNOWN), seen=row.state)
        await sam.press("Y")
        assert f"d{row.id} may be public already" in sam.told()
        await sam.press("space", "space", "Y")
        assert "a draft is approved case by case" in sam.told()

    play(room, story, **through(speaker))

    assert speaker.said == []


def test_a_draft_that_a_person_must_post_is_copied_and_their_word_is_taken(room: Room, speaker: Speaker) -> None:
    row = draft(room, "phone notes have no voice", "kim")

    async def story(sam: Person) -> None:
        await sam.press("Y", "y")
        assert sam.app.clipboard == "We are sorry"
        await sam.press("n")
        assert sam.told() == "Nothing was noted; the draft waits."
        await sam.press("Y", "y", "y")

    play(room, story, **through("phone notes have no voice"))

    posted = room.store.reply(row.id)
    assert posted is not None
    assert posted.state is ReplyState.BY_HAND


def test_where_replies_are_not_set_up_it_says_so(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("Y")
        assert "replies are not set up here" in sam.told()

    play(room, story)
