"""`r`: what was begun is never lost, and nothing leaves before somebody saw exactly what becomes public and said yes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from textual.widgets import TextArea

from socialwatch.desk.desk import Desk
from socialwatch.desk.replying import Replying, Voice
from socialwatch.errors import RefusedError, SourceError
from socialwatch.inbox.replying import Composer
from socialwatch.model.words import State
from tests.desk.voices import Speaker
from tests.inbox.reviews import MEDIUM, Person, Room


@pytest.fixture
def speaker(room: Room) -> Speaker:
    """The brand's account."""
    room.fill(2)
    return Speaker(lambda: room.inbox.now)


def through(speaker: Speaker | str) -> dict[str, Any]:
    """Return what a review is opened with that answers through this account, or by hand for the reason that a sentence gives."""

    def replying(desk: Desk) -> Replying:
        return Replying(desk=desk, voice_of=lambda _: speaker if isinstance(speaker, str) else Voice("x", speaker))

    return {"replying": replying}


async def write(sam: Person, text: str, then: str = "ctrl+s") -> None:
    """Write on the sheet and press a key."""
    sam.app.screen.query_one(TextArea).text = text
    await sam.pilot.pause()
    await sam.press(then)


def test_a_reply_is_shown_as_it_becomes_public_and_sent_after_a_yes(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r")
        await write(sam, "We are sorry, a new one is on its way")
        assert "Send this publicly as @acme?" in sam.shown()
        assert "We are sorry, a new one is on its way" in sam.shown()
        assert speaker.said == []
        await sam.press("y")
        assert sam.told().startswith("Case 1: answered")
        assert sam.numbers == [2]

    room.play(story, **through(speaker))

    assert speaker.said == ["We are sorry, a new one is on its way"]
    assert (room.inbox.case(1).state, room.store.draft(1, by="sam")) == (State.PENDING, None)


def test_no_goes_on_writing_and_escape_keeps_it_for_later(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r")
        await write(sam, "We are sor")
        await sam.press("n")
        assert isinstance(sam.app.screen, Composer)
        await write(sam, "We are sorry", then="escape")
        assert sam.told() == "Nothing was sent; what you wrote is kept."
        await sam.press("r")
        assert sam.app.screen.query_one(TextArea).text == "We are sorry"
        await sam.press("escape")

    room.play(story, size=MEDIUM, **through(speaker))

    assert (speaker.said, room.store.draft(1, by="sam")) == ([], "We are sorry")


def test_what_the_network_would_not_take_is_told_on_the_sheet(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r")
        await write(sam, "sorry " * 10)
        assert "too long" in sam.shown()
        assert isinstance(sam.app.screen, Composer)
        await write(sam, "", then="ctrl+s")
        assert sam.told().startswith("Nothing was sent")

    room.play(story, **through(speaker))

    assert speaker.said == []


def test_what_the_network_refuses_is_kept(room: Room, speaker: Speaker) -> None:
    speaker.fails_before = RefusedError("x does not want it")

    async def story(sam: Person) -> None:
        await sam.press("r")
        await write(sam, "We are sorry")
        await sam.press("y")
        assert "x does not want it; it is not public, what you wrote is kept" in sam.told()

    room.play(story, **through(speaker))

    assert room.store.draft(1, by="sam") == "We are sorry"


def test_a_reply_of_unknown_fate_is_looked_up_before_anything_is_written(room: Room, speaker: Speaker) -> None:
    speaker.fails_after = SourceError("the answer never came")

    async def story(sam: Person) -> None:
        await sam.press("r")
        await write(sam, "We are sorry")
        await sam.press("y")
        assert "nobody knows whether the reply to case 1 is public" in sam.told()
        speaker.fails_after = None
        await sam.press("r")
        assert sam.told() == "The earlier reply to case 1 is public."
        assert len(sam.app.screen_stack) == 1

    room.play(story, **through(speaker))

    assert speaker.said == ["We are sorry"]


def test_where_a_person_must_post_it_the_text_is_copied_and_their_word_is_taken(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r")
        await write(sam, "We are sorry")
        assert "This one you post yourself (phone notes have no voice)" in sam.shown()
        await sam.press("y")
        assert sam.app.clipboard == "We are sorry"
        await sam.press("n", "r")
        assert sam.app.screen.query_one(TextArea).text == "We are sorry"
        await sam.press("ctrl+s", "y", "y")

    room.play(story, **through("phone notes have no voice"))

    assert (room.inbox.case(1).state, speaker.said) == (State.PENDING, [])


TEMPLATES = {"help": "See {link}", "sorry": "Hi {first_name}, {me} is sorry"}


def test_ctrl_t_puts_a_template_where_the_cursor_stands_filled_for_the_case(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r")
        assert "ctrl-t takes a template" in sam.shown()
        sam.app.screen.query_one(TextArea).text = "!"
        await sam.press("ctrl+t")
        assert "sorry  Hi {first_name}, {me} is sorry" in sam.shown()
        await sam.press("escape", "ctrl+t", "2")
        assert sam.app.screen.query_one(TextArea).text == "Hi @p1, sam is sorry!"
        await sam.press("escape")

    room.play(story, templates=TEMPLATES, **through(speaker))

    assert (room.store.draft(1, by="sam"), speaker.said) == ("Hi @p1, sam is sorry!", [])


def test_a_template_with_a_link_asks_for_it_and_says_in_place_what_is_none(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r", "ctrl+t", "1")
        await sam.type("javascript:alert(1)")
        assert "expected an address such as https://acme.example/help" in sam.shown()
        await sam.press("escape")
        assert sam.app.screen.query_one(TextArea).text == ""
        await sam.press("ctrl+t", "1")
        await sam.type("https://acme.example/lids")
        await sam.press("ctrl+s", "y")

    room.play(story, templates=TEMPLATES, **through(speaker))

    assert speaker.said == ["See https://acme.example/lids"]


def test_where_there_are_no_templates_the_sheet_says_so(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r", "ctrl+t")
        assert "there are no templates yet" in sam.shown()
        assert isinstance(sam.app.screen, Composer)
        await sam.press("escape")

    room.play(story, **through(speaker))


def test_the_preview_says_that_a_draft_waits_for_approval_in_its_words(room: Room, speaker: Speaker) -> None:
    kim: Replying = through(speaker)["replying"](room.desk("kim"))
    row = kim.keep(kim.prepare(1, "We are sorry"), for_approval=True)

    async def story(sam: Person) -> None:
        seen = sam.shown()
        assert "Replies that wait" in seen
        assert f"d{row.id} by kim, today 09:00: waits for somebody's approval" in seen
        assert "│ We are sorry" in seen

    room.play(story, **through(speaker))


def test_the_preview_says_what_a_ticket_is_called_and_where_it_is_as_text(room: Room, speaker: Speaker) -> None:
    room.desk("kim").escalate([1], to="billing")
    letter = room.store.letters()[0]
    url = "https://tickets.example/T-4711"
    room.store.keep_letter(msgspec.structs.replace(letter, state="sent", sent_at=room.inbox.now, ref="T-4711", url=url))

    async def story(sam: Person) -> None:
        assert "as T-4711 (https://tickets.example/T-4711)" in " ".join(sam.shown().split())
        assert room.opened == []

    room.play(story, size=(160, 50))


def test_a_reply_goes_to_one_case(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("space", "space", "r")
        assert "a reply goes to one case" in sam.told()

    room.play(story, **through(speaker))


def test_where_replies_are_not_set_up_it_says_so(room: Room, speaker: Speaker) -> None:
    async def story(sam: Person) -> None:
        await sam.press("r")
        assert "replies are not set up here" in sam.told()

    room.play(story)


def test_a_crash_loses_no_word_and_prints_no_local_variable(room: Room, speaker: Speaker, capsys: pytest.CaptureFixture[str]) -> None:
    token = "s3cret-token"

    def breaks() -> None:
        held = token
        raise RuntimeError(f"broken after {len(held)}")

    async def story(sam: Person) -> None:
        await sam.press("r")
        sam.app.screen.query_one(TextArea).text = "We are sor"
        sam.app.call_later(breaks)
        await sam.pilot.pause()

    with pytest.raises(RuntimeError, match="broken after 12"):
        room.play(story, **through(speaker))

    assert room.last is not None
    assert isinstance(room.last.failure, RuntimeError)
    assert room.store.draft(1, by="sam") == "We are sor"
    assert token not in "".join(capsys.readouterr())
