"""The keys that look: moving, views, filters, the preview, links, help, palette, and what is new."""

from __future__ import annotations

import re

import pytest
from textual.widgets import Input

from socialwatch.inbox.opening import shown_key
from socialwatch.inbox.palette import Everything
from socialwatch.inbox.reader import FIRST
from socialwatch.model.review import COMMANDS, View
from tests.desk.rooms import said
from tests.helpers.builders import MONDAY, after
from tests.inbox.reviews import MEDIUM, SMALL, WIDE, Person, Room
from tests.views.screen import HOSTILE, forbidden

VIEWS = (
    View(name="Due", filter="not due:none"),
    View(name="Mine", filter="assignee:me"),
    View(name="Done", filter="state:handled", key="f2"),
)


# -- moving ----------------------------------------------------------------------------------------------------------------


MOVES = [
    (["j"], 2), (["down", "j"], 3), (["j", "k"], 1), (["k"], 1), (["j", "up"], 1), (["G"], 80), (["end", "j"], 80), (["G", "g"], 1),
    (["end", "home"], 1), (["ctrl+d"], 10), (["ctrl+d", "ctrl+u"], 1), (["pagedown", "pagedown", "pageup"], 10),
]  # fmt: skip


def test_the_keys_that_people_know_move_the_hand(room: Room) -> None:
    room.fill(80)

    async def story(sam: Person) -> None:
        for keys, hand in MOVES:
            await sam.press("g", *keys)
            assert (keys, sam.hand) == (keys, hand)
            assert f"Case {hand} " in sam.shown()

    room.play(story)


def test_the_hand_is_always_in_sight(room: Room) -> None:
    room.fill(80)

    async def story(sam: Person) -> None:
        await sam.press("G")
        assert any("@p80" in row for row in sam.rows())
        await sam.press("g")
        assert "@p1" in sam.rows()[0]

    room.play(story)


def test_a_list_longer_than_its_first_part_is_whole_and_in_order(room: Room) -> None:
    room.fill(FIRST + 120)

    async def story(sam: Person) -> None:
        assert sam.numbers == list(range(1, FIRST + 121))
        await sam.press("G")
        assert sam.hand == FIRST + 120

    room.play(story)


# -- reading ----------------------------------------------------------------------------------------------------------------


def test_the_preview_shows_both_sides_promises_and_why(room: Room) -> None:
    room.receive(
        said("1", "acme kettle is broken", author_name="Jane D"),
        said("2", "@jane we are sorry", author="@acme", at=after(minutes=1), in_reply_to="1"),
    )
    room.inbox.wait(minutes=10)
    room.receive(
        said("3", "acme kettle still broken", at=after(minutes=2)), said("8", "acme toaster burnt", thread_id="other", at=after(minutes=3))
    )

    async def story(sam: Person) -> None:
        seen = sam.shown()
        for words in (
            "Why it stands here", 'says "acme', "Conversation", "@jane · today 09:00", "@acme (us)", "next answer: due in",
            "Their other cases",
            "acme toaster burnt",
        ):  # fmt: skip
            assert words in seen

    room.play(story, query="id:1", size=(120, 50))


def test_enter_reads_and_j_scrolls_the_case_until_escape(room: Room) -> None:
    room.receive(said("1", "acme " + "word " * 900), said("2", "acme two", thread_id="b", author="@bo"))

    async def story(sam: Person) -> None:
        await sam.press("enter", "j", "j")
        assert (sam.hand, sam.screen.paper.scroll_offset.y) == (1, 2)
        await sam.press("G", "g", "escape", "j")
        assert sam.hand == 2

    room.play(story)


@pytest.mark.parametrize(("size", "ways"), [(WIDE, "side"), (MEDIUM, "under"), (SMALL, "alone")])
def test_list_and_case_stand_where_there_is_room(room: Room, size: tuple[int, int], ways: str) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        assert sam.screen.query_one("#body").has_class(ways)
        assert ("Why it stands here" in sam.shown()) == (ways != "alone")
        await sam.press("enter")
        assert "Why it stands here" in sam.shown()
        await sam.press("escape")
        assert "@p2" in sam.shown()

    room.play(story, size=size)


def test_p_folds_the_preview_away_and_back(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("p")
        assert "Why it stands here" not in sam.shown()
        await sam.press("p")
        assert "Why it stands here" in sam.shown()

    room.play(story)


def test_another_size_of_the_terminal_is_another_layout(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.pilot.resize_terminal(60, 18)
        await sam.settle()
        assert sam.screen.query_one("#body").has_class("alone")
        await sam.pilot.resize_terminal(120, 40)
        await sam.settle()
        assert "Why it stands here" in sam.shown()

    room.play(story)


# -- views and filters --------------------------------------------------------------------------------------------------------


def test_views_are_tabs_with_counts_and_keys(room: Room) -> None:
    room.fill(4)
    room.desk().assign([2], to="sam")
    room.desk().handle([4])

    async def story(sam: Person) -> None:
        assert "Due 3" in sam.shown().splitlines()[0]
        assert "Mine 1" in sam.shown().splitlines()[0]
        await sam.press("]")
        assert sam.numbers == [2]
        await sam.press("left", "left")
        assert sam.numbers == [4]
        await sam.press("1")
        assert sam.numbers == [1, 2, 3]
        await sam.press("f2")
        assert sam.numbers == [4]
        await sam.press("9")
        assert sam.numbers == [4]

    room.play(story, views=VIEWS)


def test_a_tab_can_be_clicked_and_so_can_a_row(room: Room) -> None:
    room.fill(4)
    room.desk().assign([2], to="sam")

    async def story(sam: Person) -> None:
        await sam.pilot.click(offset=(12, 0))
        await sam.settle()
        assert sam.numbers == [2]
        await sam.press("1")
        await sam.pilot.click("CaseList", offset=(10, 5))
        await sam.settle()
        assert sam.hand == 3
        await sam.pilot.click("CaseList", offset=(10, 1), times=2)
        await sam.settle()
        assert (sam.hand, sam.screen.paper.has_focus) == (1, True)

    room.play(story, views=VIEWS)


def test_slash_filters_in_the_one_grammar_and_escape_lifts_it(room: Room) -> None:
    room.fill(12)

    async def story(sam: Person) -> None:
        await sam.press("/")
        await sam.type("author:@p7")
        assert (sam.numbers, "/ author:@p7" in sam.shown()) == ([7], True)
        await sam.press("escape")
        assert len(sam.numbers) == 12

    room.play(story)


def test_a_filter_that_cannot_be_read_is_told_in_place_and_stays_to_be_mended(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("/")
        await sam.type("queue:servise ")
        assert "queue: no `servise`, did you mean `service`?" in sam.shown()
        await sam.type("queue:service")
        assert sam.numbers == [1, 2]

    room.play(story)


def test_tab_completes_a_filter_with_fields_words_and_names(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("/", *"pri", "tab", *"ur", "tab")
        assert sam.app.screen.query_one(Input).value == "priority:urgent"
        await sam.press("space", *"dep", "tab", *"b")
        assert "department:billing" in sam.shown()

    room.play(story, names={"department": ["billing", "boss"]})


def test_a_filter_without_a_case_says_how_to_lift_it(room: Room) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        await sam.press("/")
        await sam.type("author:@nobody")
        assert "No case is as you ask." in sam.shown()
        assert "esc drops the filter" in sam.shown()

    room.play(story)


# -- what is new ------------------------------------------------------------------------------------------------------------


def test_the_list_stays_put_while_a_poll_brings_cases_and_says_how_many(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("j")
        room.receive(said("90", "acme fire", author="@new", thread_id="n"), said("91", "acme also", author="@new2", thread_id="n2"))
        sam.screen.look_out()
        await sam.settle()
        assert (sam.numbers, sam.hand) == ([1, 2, 3], 2)
        assert sam.told().endswith("2 new, R shows them")
        assert "Due 5" in sam.shown()
        await sam.press("R")
        assert (sam.numbers, sam.hand) == ([4, 1, 2, 3, 5], 2)
        assert "new" not in sam.told()

    room.play(story)


def test_what_a_colleague_does_is_told_and_what_i_do_is_not(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("a", "m")
        sam.screen.look_out()
        await sam.settle()
        assert "shows them" not in sam.told()
        room.desk("kim").claim([2])
        sam.screen.look_out()
        await sam.settle()
        assert sam.told().endswith("1 changed by others, R shows them")
        await sam.press("R")
        assert "kim" in sam.rows()[2]

    room.play(story)


def test_the_status_line_says_what_is_late_and_when_it_was_polled(room: Room) -> None:
    room.fill(3)
    room.inbox.wait(hours=5)

    async def story(sam: Person) -> None:
        assert sam.told().startswith("3 late · never polled")

    room.play(story)


# -- links ------------------------------------------------------------------------------------------------------------------


def test_o_shows_the_true_address_before_it_opens_anything(room: Room) -> None:
    room.receive(said("1", url="https://аpple.example/a?b=1"))

    async def story(sam: Person) -> None:
        await sam.press("o")
        assert "Open xn--pple-43d.example?" in sam.shown()
        assert "https://xn--pple-43d.example/a?b=1" in sam.shown()
        assert room.opened == []
        await sam.press("n", "o", "y")

    room.play(story)

    assert room.opened == ["https://xn--pple-43d.example/a?b=1"]


def test_an_address_that_could_mislead_is_neither_opened_nor_copied(room: Room) -> None:
    room.receive(said("1", url="https://good.example@evil.example/"))

    async def story(sam: Person) -> None:
        for key in ("o", "y"):
            await sam.press(key)
            assert "hides a name" in sam.told()
        assert (len(sam.app.screen_stack), sam.app.clipboard) == (1, "")

    room.play(story)

    assert room.opened == []


def test_y_copies_the_link(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("y")
        assert (sam.app.clipboard, sam.told()) == ("https://x.example/1", "Copied https://x.example/1")

    room.play(story)


# -- help, palette, leaving ---------------------------------------------------------------------------------------------------


def test_the_help_lists_every_key_there_is(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("?")
        seen = sam.shown()
        for command in COMMANDS:
            assert command.words[:40] in seen
            assert (shown_key(command.keys[0]) if command.keys else f"ctrl-p {command.name}") in seen
        await sam.press("escape")
        assert "Why it stands here" in sam.shown()

    room.play(story, size=(120, 80))


def test_the_palette_finds_everything_and_does_it(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("ctrl+p")
        await sam.pilot.pause()
        for letter in "fold away":
            await sam.pilot.press(letter if letter != " " else "space")
        await sam.press("escape", "ctrl+p", *"lastcase")
        await sam.pilot.pause(0.3)
        await sam.press("enter")
        assert sam.hand == 3

    room.play(story)


def test_the_palette_offers_each_command_view_and_theme(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        offered = {what for what, _, _ in Everything(sam.screen)._all()}
        assert offered >= {*(command.words for command in COMMANDS), "view Mine", "colours: contrast"}

    room.play(story, views=VIEWS)


def test_q_leaves(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.pilot.press("q")
        await sam.pilot.pause()
        assert not sam.app.is_running

    room.play(story)


def test_keys_are_those_of_the_configuration(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        await sam.press("j")
        assert sam.hand == 1
        await sam.press("n", "ctrl+n")
        assert sam.hand == 3
        assert "H handled" in sam.shown()
        await sam.press("H", "s")
        assert sam.numbers == [1, 2]

    room.play(story, keys={"down": ("n", "ctrl+n"), "note": ("N",), "handle": ("H",)})


# -- the first time ------------------------------------------------------------------------------------------------------------


def test_an_empty_inbox_says_what_to_do_next(room: Room) -> None:
    async def story(sam: Person) -> None:
        for words in ("The inbox is empty", "socialwatch poll", "socialwatch doctor", "socialwatch demo"):
            assert words in sam.shown()
        for key in "jkxoyG":
            await sam.press(key)
        room.fill(2)
        await sam.press("R")
        assert sam.numbers == [1, 2]

    room.play(story)


def test_a_view_without_a_case_is_no_empty_inbox(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        await sam.press("2")
        assert "Nothing under Mine." in sam.shown()

    room.play(story, views=VIEWS)


def test_the_demo_is_a_tour(room: Room) -> None:
    room.fill(5)

    async def story(sam: Person) -> None:
        assert "Tour 1/7" in sam.shown()
        await sam.press("j", "enter", "escape", "x", "s", "z", "]", "[", "/", "escape")
        assert "Tour 7/7" in sam.shown()
        await sam.press("?", "escape")
        assert "Tour" not in sam.shown()

    room.play(story, is_tour=True)


# -- strangers ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, MEDIUM, SMALL])
def test_nothing_of_a_stranger_acts_or_moves_a_column(room: Room, size: tuple[int, int]) -> None:
    evil = f"acme [@click=app.quit]click[/] {HOSTILE} 漢字🫖👨‍👩‍👧‍👦 عربى"
    for n in range(1, 6):
        room.receive(
            said(str(n), evil * n, author=f"@j\x1b[31m{n}[/foo]", author_name=evil, thread_id=f"t{n}", url=f"https://e.org/\x1b[2J{n}")
        )
    room.desk().tag([1, 2, 3], add=["[bold]"])

    async def story(sam: Person) -> None:
        for _ in range(5):
            seen = sam.shown()
            assert forbidden(seen) == set()
            await sam.press("enter")
            assert forbidden(sam.shown()) == set()
            await sam.press("escape", "j")
        for y in range(1, size[1] - 2, 3):
            await sam.pilot.click(offset=(size[0] // 3 + y % 5, y))
            assert len(sam.app.screen_stack) == 1
        assert sam.app.is_running
        bounds = {row.index("│") for row in sam.shown().splitlines()[1:-2] if "│" in row} if size == WIDE else set()
        assert len(bounds) <= 1

    room.play(story, size=size)


def test_a_missing_case_is_a_line_and_no_crash(room: Room) -> None:
    room.fill(3)

    async def story(sam: Person) -> None:
        sam.screen.list.snapshot.extend([99])
        sam.screen.list.grown()
        await sam.press("G", "x", "s")
        assert "case 99 cannot be shown" in sam.shown()
        assert "no case 99" in sam.told()

    room.play(story)


def test_times_are_told_anew_as_the_clock_goes_on(room: Room) -> None:
    room.fill(1)

    async def story(sam: Person) -> None:
        before = sam.rows()[0]
        room.inbox.wait(hours=1)
        sam.screen.recolour()
        assert sam.rows()[0] != before

    room.play(story)
    assert room.inbox.now > MONDAY


# -- without colours -----------------------------------------------------------------------------------------------------------


def test_without_colour_everything_is_still_told_and_nothing_is_coloured(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    room.fill(3)
    room.inbox.wait(hours=5)

    async def story(sam: Person) -> None:
        await sam.press("space")
        assert [row[:2] for row in sam.rows()[:4:2]] == [" ✓", "▌ "]
        assert "late" in sam.rows()[0]
        colours = set(re.findall(r"#[0-9a-f]{6}", sam.app.export_screenshot()))
        grey = {one for one in colours if one[1:3] == one[3:5] == one[5:7]}
        window = {"#ff5f57", "#febc2e", "#28c840", "#c5c8c6"}  # the three buttons and the ink that the picture adds of its own
        assert colours - grey <= window

    room.play(story)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_every_theme_keeps_text_and_ground_apart(room: Room, theme: str) -> None:
    room.fill(2)

    async def story(sam: Person) -> None:
        app = sam.app
        ground, ink = app.screen.styles.background, app.screen.styles.color
        ratio = (max(ink.brightness, ground.brightness) + 0.05) / (min(ink.brightness, ground.brightness) + 0.05)
        assert ratio > 4.5
        await sam.app.run_action("app.colours('contrast')")
        await sam.settle()
        assert sam.app.theme == "contrast"

    room.play(story, theme=theme)
