"""The review one card at a time: keys in, acts out, and a way out at every prompt."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from socialwatch.desk.desk import Act, Desk, Shown
from socialwatch.desk.letters import Department, Escalator
from socialwatch.desk.replying import Prepared, Replying, Voice
from socialwatch.errors import FilterError
from socialwatch.inbox.cards import HELP, review
from socialwatch.inbox.more_cards import Help
from socialwatch.model.words import NoReplyReason, Outcome, State
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.desk.voices import Speaker
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_filing, after, an_event
from tests.helpers.terminal import on_a_terminal


class Screen:
    """A face that remembers, and hands out the lines that somebody types; at their end it hangs up."""

    def __init__(self, *lines: str | BaseException) -> None:
        self._lines = list(lines)
        self.cards: list[int] = []
        self.said: list[str] = []
        self.asked: list[str] = []

    def show(self, shown: Shown) -> None:
        self.cards.append(shown.case.id)

    def did(self, act: Act) -> None:
        self.said.append(f"{act.verb} {[case.id for case in act.cases]}")

    def say(self, words: str) -> None:
        self.said.append(words)

    def preview(self, prepared: Prepared) -> None:
        self.said.append(f"public: {prepared.public_text}")

    def ask(self, prompt: str) -> str:
        self.asked.append(prompt)
        line = self._lines.pop(0) if self._lines else EOFError()
        if isinstance(line, BaseException):
            raise line
        return line


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inbox of three live cases, the first due first; each test gets a copy, which is quicker than making it."""
    path = tmp_path_factory.mktemp("inbox") / "inbox.db"
    made = open_store(path, durable=False)
    made.absorb(
        a_filing(
            mentions=tuple(a_filed_mention(number, case=number) for number in (1, 2, 3)),
            cases=tuple(a_case(number, due_at=after(hours=number)) for number in (1, 2, 3)),
            events=tuple(an_event(number, by="socialwatch", verb="receive", from_state=None, changes={}) for number in (1, 2, 3)),
        )
    )
    made.close()
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[SqliteStore]:
    shutil.copy(filled, tmp_path / "inbox.db")
    opened = open_store(tmp_path / "inbox.db")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: SqliteStore) -> Desk:
    departments = {name: Department(name=name) for name in ("billing", "safety")}
    return Desk(
        store=store,
        clock=lambda: MONDAY,
        me="ada",
        zone=MONDAY.tzinfo,
        settle=lambda _: lambda case, *_: case,
        escalator=Escalator(departments),
    )


@pytest.fixture
def reviewed(desk: Desk) -> Callable[..., Screen]:
    """Return what reviews with these lines and gives back the screen."""

    def run(*lines: str | BaseException, query: str = "", **given: Any) -> Screen:
        screen = Screen(*lines)
        review(desk, query, screen, ask=screen.ask, help=Help(**given))
        return screen

    return run


def test_enter_goes_through_all_cards_and_says_when_it_was_the_last(reviewed):
    screen = reviewed("", "j", "")

    assert screen.cards == [1, 2, 3]
    assert screen.said == ["That was the last one.", "Nothing was done."]


def test_k_goes_back_but_not_before_the_first(reviewed):
    screen = reviewed("", "k", "k", "q")

    assert screen.cards == [1, 2, 1]
    assert screen.said == ["This is the first one.", "Nothing was done."]


def test_a_case_is_handled_with_one_key_for_its_outcome_and_the_next_card_comes(reviewed, store):
    screen = reviewed("x", "s", "q")

    assert (screen.cards, screen.said) == ([1, 2], ["handle [1]", "Done: 1 handled."])
    case = store.case(1, now=MONDAY)
    assert (case.state, case.outcome, case.handled_by) == (State.HANDLED, Outcome.SOLVED, "ada")


def test_not_answering_asks_for_its_reason(reviewed, store):
    screen = reviewed("x", "n", "v", "q")

    assert screen.asked[2].startswith("Why is no reply owed?")
    case = store.case(1, now=MONDAY)
    assert (case.outcome, case.outcome_reason) == (Outcome.NO_REPLY, NoReplyReason.VENTING)


def test_not_answering_without_a_reason_does_nothing(reviewed, store):
    screen = reviewed("x", "n", "", "q")

    assert screen.said[0] == "Nothing was done."
    assert store.case(1, now=MONDAY).state is State.NEW


@pytest.mark.parametrize("answer", ["2", "safety"])
def test_an_escalation_lists_the_departments_and_takes_number_or_name(reviewed, store, answer):
    screen = reviewed("e", answer, "it smokes", "q")

    assert screen.said == ["To whom?\n  1  billing\n  2  safety", "escalate [1]", "Done: 1 escalated."]
    assert store.case(1, now=MONDAY).escalated_to == "safety"
    assert store.events(1)[-1].note == "it smokes"


@pytest.mark.parametrize("answer", ["3", "0", "legal", "9" * 5000, "²"])
def test_a_department_that_does_not_exist_is_a_sentence_and_the_card_stays(reviewed, store, answer):
    screen = reviewed("e", answer, "q")

    assert screen.cards == [1]
    assert "there are: billing, safety" in screen.said[1]
    assert store.case(1, now=MONDAY).state is State.NEW


def test_a_note_and_an_assignment_leave_the_card_where_it_is(reviewed, store):
    screen = reviewed("n", "called her", "n sent a lid", "a", "q")

    assert (screen.cards, screen.said[-1]) == ([1], "Done: 2 noted, 1 assigned.")
    assert [event.note for event in store.events(1)[1:3]] == ["called her", "sent a lid"]
    assert store.case(1, now=MONDAY).assignee == "ada"


def test_snooze_and_watch_take_a_time_behind_the_key_or_ask_for_it(reviewed, store):
    reviewed("s 2h", "w", "", "s", "3d", "q")

    cases = [store.case(number, now=MONDAY) for number in (1, 2, 3)]
    assert [(case.state, case.snoozed_until) for case in cases] == [
        (State.SNOOZED, after(hours=2)),
        (State.WATCHING, after(days=7)),
        (State.SNOOZED, after(days=3)),
    ]


@pytest.mark.parametrize("time", ["whenever", "2001-01-01", "now"])
def test_a_time_that_is_none_or_over_is_a_sentence_and_the_card_stays(reviewed, store, time):
    screen = reviewed(f"s {time}", "q")

    assert (screen.cards, len(screen.said)) == ([1], 2)
    assert store.case(1, now=MONDAY).state is State.NEW


def test_undo_takes_the_last_act_back_and_shows_its_card_again(reviewed, store):
    screen = reviewed("x a", "z", "q")

    assert screen.cards == [1, 2, 1]
    assert screen.said == ["handle [1]", "undo [1]", "Done: 1 handled, 1 taken back."]
    assert store.case(1, now=MONDAY).state is State.NEW


def test_undo_with_nothing_to_take_back_says_so(reviewed):
    assert reviewed("z", "q").said == ["There is nothing of yours to take back.", "Nothing was done."]


def test_an_unknown_key_or_outcome_changes_nothing_and_help_is_one_key_away(reviewed, store):
    screen = reviewed("y", "x withdrawn", "x", "?", "?", "q")

    assert screen.said[0] == "There is no such key; ? shows them all."
    assert screen.said[3] == HELP
    assert store.case(1, now=MONDAY).state is State.NEW


@pytest.mark.parametrize("leaving", [EOFError(), KeyboardInterrupt()])
@pytest.mark.parametrize("before", [(), ("x",), ("x", "n"), ("e",), ("s",)])
def test_ctrl_d_and_ctrl_c_leave_cleanly_at_every_prompt(reviewed, store, leaving, before):
    screen = reviewed(*before, leaving)

    assert screen.said[-2:] == ["", "Nothing was done."]
    assert store.case(1, now=MONDAY).state is State.NEW


def test_a_lone_surrogate_in_a_note_does_not_reach_the_store(reviewed, store):
    reviewed("n caf\udce9", "q")

    assert store.events(1)[-1].note == "caf\ufffd"


def test_a_line_that_cannot_be_decoded_is_a_sentence(reviewed):
    screen = reviewed(UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "broken"), "q")

    assert screen.said[0] == "that line was not text in the encoding of this terminal; nothing was done"


def test_an_empty_inbox_is_a_sentence(reviewed):
    screen = reviewed(query="queue:praise")

    assert (screen.cards, screen.said) == ([], ["No case is as you ask: nothing to review."])


# -- the same verbs as on the screen --------------------------------------------------------------------------------------


@pytest.fixture
def voice(desk: Desk) -> tuple[Speaker, dict[str, Any]]:
    """The brand's account, and what a review is opened with that speaks through it."""
    speaker = Speaker(desk.clock)
    return speaker, {"replying": lambda own: Replying(desk=own, voice_of=lambda _: Voice("x", speaker))}


def test_a_reply_is_shown_and_sent_after_a_yes_and_the_next_card_comes(reviewed, store, voice):
    speaker, given = voice

    screen = reviewed("r", "We are sorry", "yes", "q", **given)

    assert speaker.said == ["We are sorry"]
    assert screen.said[:2] == ["public: We are sorry", "reply [1]"]
    assert (screen.cards, store.draft(1, by="ada")) == ([1, 2], None)


def test_a_reply_that_is_not_sent_is_kept_and_comes_again(reviewed, store, voice):
    speaker, given = voice

    reviewed("r We are sor", "no", "r " + "long " * 20, "q", **given)
    assert store.draft(1, by="ada") == ("long " * 20).strip()
    screen = reviewed("r", "", "q", **given)

    assert speaker.said == []
    assert any("too long; nothing was sent, what you wrote is kept" in words for words in screen.said)


def test_where_replies_are_not_set_up_it_says_so(reviewed):
    assert "replies are not set up here" in reviewed("r", "q").said


def test_cases_are_claimed_tagged_taught_and_attached_to_problems(reviewed, store):
    screen = reviewed(
        "c",
        "c",
        "t vip late",
        "t",
        "-late",
        "T S",
        "T",
        "u",
        "T",
        "f",
        "phone",
        "T",
        "t",
        "lids",
        "T x",
        "P kettles leak",
        "P",
        "1",
        "P none",
        "q",
    )

    case = store.case(1, now=MONDAY)
    assert (case.assignee, case.tags, case.priority, case.failed_channels, case.themes) == (None, ("vip",), "urgent", ("phone",), ("lids",))
    assert [one.title for one in store.problems()] == ["kettles leak"]
    assert screen.said.count("teach [1]") >= 3
    assert "there is no 'x' here; nothing was done" in screen.said
    assert "detach [1]" in screen.said


def test_enter_leaves_each_of_these_questions(reviewed, store):
    screen = reviewed("t", "", "T", "", "P", "", "q")

    assert screen.said.count("Nothing was done.") == 4
    assert len(store.events(1)) == 1


def test_a_link_is_shown_whole_and_opened_after_a_yes(reviewed):
    opened: list[str] = []

    screen = reviewed("o", "n", "o", "y", "q", open_url=opened.append)

    assert opened == ["https://x.example/1"]
    assert screen.said[0] == "https://x.example/1"
    assert "Open x.example in the browser" in screen.asked[1]


def test_a_review_that_only_looks_changes_nothing(reviewed, store):
    screen = reviewed(*"xensawzrctTP", "", "q", is_read_only=True)

    assert screen.said.count("this review only looks (--read-only); nothing was done") == 12
    assert (screen.cards, len(store.events(1))) == ([1, 2], 1)


def test_a_filter_that_cannot_be_read_is_refused_before_the_first_card(reviewed):
    with pytest.raises(FilterError):
        reviewed(query="state:nonsense")


# -- on a real terminal ---------------------------------------------------------------------------------------------------


@pytest.fixture
def demo_home(tmp_path: Path) -> Path:
    (tmp_path / "socialwatch.toml").write_text('database = "inbox.db"\n\n[brands.acme]\nkeywords = ["acme"]\n')
    with_cases = open_store(tmp_path / "inbox.db")
    with_cases.absorb(a_filing(mentions=(a_filed_mention(1),), cases=(a_case(1, text="\x1b[31mmy kettle"),)))
    with_cases.close()
    return tmp_path


def test_on_a_terminal_a_case_is_handled_and_the_program_leaves_with_0(demo_home):
    code, seen = on_a_terminal(["inbox", "--plain"], [("all keys > ", "x\n"), ("How did it end?", "s\n")], demo_home)

    assert code == 0, seen
    assert "Case 1: handled as solved (@jane)" in seen
    assert seen.rstrip().endswith("Done: 1 handled.")


def test_a_dumb_terminal_gets_no_escape_sequence_and_ctrl_c_leaves_with_0(demo_home):
    code, seen = on_a_terminal(["inbox"], [("all keys > ", "\x03")], demo_home, TERM="dumb")

    assert code == 0, seen
    assert "\x1b" not in seen
    assert "Case 1: normal" in seen
    assert seen.rstrip().endswith("Nothing was done.")
