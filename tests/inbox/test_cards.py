"""The review one card at a time: keys in, acts out, and a way out at every prompt."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from socialwatch.desk.desk import Act, Desk, Shown
from socialwatch.desk.letters import Department, Escalator
from socialwatch.desk.people import Person
from socialwatch.desk.replying import Prepared, Replying, Voice
from socialwatch.errors import FilterError
from socialwatch.inbox.card_words import HELP
from socialwatch.inbox.cards import review
from socialwatch.inbox.more_cards import Help
from socialwatch.model.case import Event
from socialwatch.model.review import View
from socialwatch.model.words import NoReplyReason, Outcome, State
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.desk.voices import Speaker
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_filing, after, an_event
from tests.helpers.terminal import on_a_terminal


class Screen:
    """A face that remembers, and hands out the lines that somebody types; at their end it hangs up."""

    def __init__(self, *lines: str | BaseException | Callable[[str], str]) -> None:
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

    def person(self, person: Person) -> None:
        self.said.append(f"{person.contact.handle}: {[case.id for case in person.cases]}")

    def log(self, events: Sequence[Event]) -> None:
        self.said.append(f"log: {[event.verb for event in events]}")

    def ask(self, prompt: str) -> str:
        self.asked.append(prompt)
        line = self._lines.pop(0) if self._lines else EOFError()
        if callable(line):
            line = line(prompt)
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

    def run(*lines: str | BaseException | Callable[[str], str], query: str = "", **given: Any) -> Screen:
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
    words = ("reopen", "pending", "promise", "mute", "ack", "return", "arrived", "approve")

    screen = reviewed(*"xensawzrctTPm", *words, "", "q", is_read_only=True)

    assert screen.said.count("this review only looks (--read-only); nothing was done") == 13 + len(words)
    assert (screen.cards, len(store.events(1))) == ([1, 2], 1)


def test_a_filter_that_cannot_be_read_is_refused_before_the_first_card(reviewed):
    with pytest.raises(FilterError):
        reviewed(query="state:nonsense")


# -- the verbs that are words ---------------------------------------------------------------------------------------------


def test_a_case_is_left_pending_promised_about_and_brought_back(reviewed, store):
    screen = reviewed("promise 3h", "told her", "promise", "", "promise yesterday", "pending called her", "k", "reopen by mistake", "q")

    assert [(event.verb, event.note) for event in store.events(1)[1:]] == [
        ("promise", "told her"),
        ("pending", "called her"),
        ("reopen", "by mistake"),
    ]
    assert store.case(1, now=MONDAY).promises[-1].due_at == after(hours=3)
    assert screen.said[-1] == "Done: 1 left waiting for them, 1 reopened, 1 promised."


def test_somebody_is_muted_by_name_and_heard_again(reviewed, store):
    screen = reviewed("m", "", "m", "7d", "mute off", "m whenever", "q")

    assert screen.asked[1].startswith("Mute @jane (x) until when")
    assert [event.verb for event in store.events(3)[1:]] == ["mute", "unmute"]  # in the history of their newest case
    assert store.contact(1).muted_until is None


def test_an_escalated_case_is_taken_and_comes_back_with_the_answer(reviewed, store, desk):
    desk.escalate([1], to="billing")

    reviewed("ack", "return", "refunded today", "return", "q")

    assert [(event.verb, event.note) for event in store.events(1)[2:]] == [("ack", None), ("return", "refunded today")]


def test_a_word_that_does_not_fit_the_case_says_why(reviewed, store):
    screen = reviewed("ack", "return", "arrived", "approve", "q")

    assert screen.said[:4] == [
        "case 1: it is with no department",
        "case 1: it is with no department",
        "case 1: it was not moved elsewhere, or they are known to have arrived",
        "replies are not set up here",
    ]


@pytest.mark.parametrize(("answer", "state"), [("yes", State.HANDLED), ("no", State.OPEN), ("", State.HANDLED)])
def test_whether_somebody_arrived_is_asked_where_they_were_sent_on(reviewed, store, desk, answer, state):
    desk.handle([1], outcome=Outcome.MOVED, moved_to="phone")

    reviewed("arrived", answer, "q", query="state:handled")

    case = store.case(1, now=MONDAY)
    assert (case.state, case.is_on_the_way) == (state, answer == "")


def test_the_person_and_the_log_are_read(reviewed, store):
    screen = reviewed("n called her", "log", "person", "q")

    assert screen.said[1] == "log: ['note', 'receive']"
    assert screen.said[2].startswith("@jane: ")


def test_a_draft_is_shown_and_sent_after_a_yes_and_ones_own_only_after_saying_so(reviewed, store, desk, voice):
    speaker, given = voice
    own = Replying(desk=desk, voice_of=lambda _: Voice("x", speaker))
    own.keep(own.prepare(1, "my own words"), for_approval=True)

    screen = reviewed("approve", "", "approve", "own", "no", "approve", "own", "yes", "q", **given)

    assert speaker.said == ["my own words"]
    assert screen.said[:3] == ["Nothing was done.", "public: my own words", "Nothing was sent; the draft waits."]


def test_of_several_drafts_one_is_chosen_and_a_wrong_one_is_told(reviewed, store, desk, voice):
    speaker, given = voice
    kim = Replying(desk=msgspec.structs.replace(desk, me="kim"), voice_of=lambda _: Voice("x", speaker))
    for text in ("We are sorry", "long " * 20):
        kim.keep(kim.prepare(1, text), for_approval=True)

    screen = reviewed("approve", "", "approve", "7", "approve", "2", "approve", "1", "yes", "q", **given)

    assert screen.said[0].startswith("Which draft?\n  1  d1 by kim: We are sorry\n  2  d2 by kim: long")
    assert "there is no '7' here; nothing was sent" in screen.said
    assert any("too long; nothing was sent, the draft waits" in words for words in screen.said)
    assert speaker.said == ["We are sorry"]


TEMPLATES = {"sorry": "Hi {first_name}, sorry. {me}", "help": "See {link}"}


def test_a_reply_is_taken_from_a_template(reviewed, store, voice):
    speaker, given = voice

    screen = reviewed(
        "r", "=", "sorry", "no", "r =help", "ftp://x", "r =help", "https://a.example/h", "yes", "q", templates=TEMPLATES, **given
    )

    assert "Templates:\n  help  See {link}\n  sorry  Hi {first_name}, sorry. {me}" in screen.said
    assert any(words.startswith("public: Hi ") and words.endswith(", sorry. ada") for words in screen.said)
    assert "expected an address such as https://acme.example/help" in screen.said
    assert speaker.said == ["See https://a.example/h"]


def test_a_template_that_does_not_exist_is_a_sentence(reviewed, voice):
    _, given = voice

    assert "no template 'sory'; there are: help, sorry" in reviewed("r =sory", "q", templates=TEMPLATES, **given).said
    assert "there are no templates yet; add [templates] to the configuration" in reviewed("r =sory", "q", **given).said


# -- where to look --------------------------------------------------------------------------------------------------------

VIEWS = (View(name="All"), View(name="Mine", filter="assignee:me"), View(name="PR", filter="queue:pr"))


def test_the_first_line_counts_the_views(reviewed):
    screen = reviewed("q", views=VIEWS, view=VIEWS[0])

    assert screen.said[0] == "Views: 1 All 3 (here), 2 Mine 0, 3 PR 0"


def test_a_view_is_opened_by_name_number_or_neighbour(reviewed, store, desk):
    desk.assign([2], to="ada")

    screen = reviewed("view mine", "1", "]", "[", "view", "2", "view", "", "q", views=VIEWS)

    assert screen.cards == [1, 2, 1, 2, 1, 2]
    assert screen.said[1] == "Views: 1 All 3, 2 Mine 1 (here), 3 PR 0"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("view nowhere", "no view 'nowhere'; there are: All, Mine, PR"),
        ("view 9", "there is no view 9; `view` lists them"),
        ("9", "there is no view 9; `view` lists them"),
        ("view pr", "Nothing under PR; you stay where you are."),
        ("/queue:sales", "No case is as you ask; you stay where you are."),
        ("/ state:nonsense", "state"),
    ],
)
def test_where_there_is_nothing_the_card_stays(reviewed, typed, told):
    screen = reviewed("j", typed, "q", views=VIEWS)

    assert screen.cards == [1, 2]
    assert told in screen.said[1]


def test_a_filter_lies_over_the_view_until_it_is_lifted(reviewed):
    screen = reviewed("/id:3", "/ id:2", "/", "", "q", views=VIEWS, view=VIEWS[0])

    assert screen.cards == [1, 3, 2, 1]


def test_a_case_that_somebody_changed_since_its_card_is_shown_again_and_not_acted_on(reviewed, store, desk):
    def while_asked(prompt):
        msgspec.structs.replace(desk, me="kim").assign([1], to="kim")
        return "x s"

    screen = reviewed(while_asked, "n seen", "q")

    assert screen.cards == [1, 1]
    assert screen.said[0] == "case 1 is no longer as you saw it; nothing was done; this is how it stands now"
    assert [event.verb for event in store.events(1)[1:]] == ["assign", "note"]


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


def test_on_a_terminal_the_first_line_counts_the_views_and_words_are_verbs(demo_home):
    steps = [("all keys > ", "promise 3h\n"), ("What was promised", "we look\n"), ("all keys > ", "log\n"), ("all keys > ", "person\n")]
    code, seen = on_a_terminal(["inbox", "--plain"], [*steps, ("all keys > ", "view All\n"), ("all keys > ", "q\n")], demo_home)

    assert code == 0, seen
    assert seen.lstrip().startswith("Views: 1 Due 1, 2 Mine 0, 3 Escalated 0, 4 PR 0, 5 Praise 0, 6 Watching 0, 7 All 1")
    assert "promised by" in seen
    assert re.search(r"promise +new → open .*we look", seen)
    assert "1 case: 1 open" in seen
    assert "7 All 1 (here)" in seen


def test_on_a_terminal_a_view_may_be_where_it_begins(demo_home):
    code, seen = on_a_terminal(["inbox", "--plain", "mine"], [], demo_home)

    assert code == 0, seen
    assert "2 Mine 0 (here)" in seen
    assert "No case is as you ask: nothing to review." in seen


def test_a_dumb_terminal_gets_no_escape_sequence_and_ctrl_c_leaves_with_0(demo_home):
    code, seen = on_a_terminal(["inbox"], [("all keys > ", "\x03")], demo_home, TERM="dumb")

    assert code == 0, seen
    assert "\x1b" not in seen
    assert "Case 1: normal" in seen
    assert seen.rstrip().endswith("Nothing was done.")
