"""The faces of replies and problems: nothing is left out of what a person says yes to, and nothing in it acts on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from socialwatch.desk.problems import Summary
from socialwatch.desk.replying import Prepared
from socialwatch.desk.telling import Round
from socialwatch.insight.likeness import Alike, Group
from socialwatch.insight.rates import Change, Direction, change_after, rate
from socialwatch.model.problem import Turn
from socialwatch.model.reply import ReplyState, Shaped
from socialwatch.text import cells, one_line, printable
from socialwatch.views import problems as faces
from socialwatch.views.replying import REPLY_FIELDS, draft_table, draft_tsv, preview, reply_row, round_preview
from tests.helpers.builders import MONDAY, a_case, a_filed_mention, a_mention, a_problem, a_reply, after
from tests.views.screen import HOSTILE, forbidden, hostile_texts

NOW = after(hours=1)
SEEN: dict[str, Any] = {"now": NOW, "zone": UTC}


def prepared(text: str = "we are sorry", **fields: Any) -> Prepared:
    case, post = a_case(12), a_filed_mention(mention=a_mention())
    shaped = Shaped(text=text, length=len(text), limit=280, account="@acme")
    return Prepared(**({"case": case, "post": post, "conversation": (post,), "text": text, "shaped": shaped, "source": "x"} | fields))


def test_a_preview_says_where_to_whom_as_whom_what_and_how_long() -> None:
    shown = preview(prepared(remarks=("X charges for every post",)), width=80, **SEEN)

    assert shown == [
        "Case 12: PUBLIC on x as @acme, in answer to",
        "  @jane · today 09:00 · https://x.example/1",
        "  > my kettle is broken",
        "",
        "  | we are sorry",
        "",
        "12 of 280 characters",
        "! X charges for every post",
    ]


@pytest.mark.parametrize(
    ("visibility", "words"),
    [
        ("direct", "to whom it names only on x"),
        ("private", "to the account's followers and whom it names on x"),
        ("unlisted", "PUBLIC, outside"),
    ],
)
def test_a_preview_says_who_reads_it(visibility: str, words: str) -> None:
    shaped = Shaped(text="hi", length=2, limit=280, account="@acme", visibility=visibility)

    assert words in preview(prepared(shaped=shaped), width=100, **SEEN)[0]


def test_what_a_person_must_post_says_why() -> None:
    shown = "\n".join(preview(prepared(shaped=None, by_hand="X lets a program answer only those who mention us"), width=60, **SEEN))

    assert "a reply on x, by hand" in shown
    assert "X lets a program answer only those who mention us" in one_line(shown)


@settings(max_examples=60)
@given(hostile_texts, st.integers(30, 120))
def test_every_word_of_a_text_is_shown_before_a_yes_however_narrow_the_terminal(text: str, width: int) -> None:
    shown = preview(prepared(text), width=width, **SEEN)
    body = [line[4:] for line in shown if line.startswith("  | ")]

    assert one_line(" ".join(body)).replace(" ", "") == one_line(printable(text, multiline=True)).replace(" ", "")


def summary(**fields: Any) -> Summary:
    given_: dict[str, Any] = {
        "problem": a_problem(3, turns=(Turn(at=MONDAY, by="sam", verb="new"),)), "cases": 23, "contacts": 21, "since": MONDAY, "until": NOW,
        "service_cases": 310, "in_span": 23,
    }  # fmt: skip
    return Summary(**(given_ | fields))


CHANGE = change_after([after(days=-at) for at in range(1, 42)], fixed_at=MONDAY, now=after(weeks=3))


def everything(words: str) -> list[Callable[[int], list[str]]]:
    """Return every face, with `words` wherever a stranger, a colleague or a network may have written."""
    case = a_case(12, author=words, text=words, author_name=words, url=words)
    post = a_filed_mention(mention=a_mention(author=words, text=words, url=words))
    shaped = Shaped(text=words, length=9, limit=280, account=words, wrong=(words,), remarks=(words,), visibility=words)
    ready = prepared(words, case=case, post=post, shaped=shaped, by_hand=words)
    by_hand = replace(ready, shaped=None)
    reply = a_reply(3, text=words, by=words, error=words, account=words, url=words)
    whole = summary(
        problem=a_problem(3, title=words, theme=words, note=words, turns=(Turn(at=MONDAY, by=words, verb="fixed", after=MONDAY),)),
        change=CHANGE,
    )
    alike = Alike(id=12, weight=2.0, reasons=(words,))
    going = Round(problem=a_problem(3, title=words), ready=(ready,), by_hand=(by_hand,), failed=((4, words),), told=(7,))
    return [
        lambda width: preview(ready, width=width, **SEEN),
        lambda width: preview(by_hand, width=width, **SEEN),
        lambda width: round_preview(going, width=width, **SEEN),
        lambda width: list(draft_table([reply], width=width, **SEEN)),
        lambda width: list(faces.problem_table([whole], width=width, **SEEN)),
        lambda width: faces.problem_text(whole, [case], alike=2, width=width, **SEEN),
        lambda width: list(faces.suggestion_lines([(case, alike)], width=width)),
    ]


@pytest.mark.parametrize("face", range(7))
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_acts_on_the_terminal_or_is_wider_than_it(face: int, width: int) -> None:
    lines = everything(HOSTILE)[face](width)

    assert forbidden("\n".join(lines)) == set()
    assert max(map(cells, lines)) <= width
    assert "\n" not in "".join(lines)


def test_lines_for_a_pipe_hold_no_tab_of_a_stranger() -> None:
    group = Group(name=HOSTILE, theme=None, cases=(Alike(id=12, weight=2.0, reasons=(HOSTILE,)),))
    lines = [
        *draft_tsv([a_reply(3, text=HOSTILE + "\t\n", error="a\tb")]),
        *faces.problem_tsv([summary(problem=a_problem(3, title="a\tb"))]),
    ]

    assert [line.count("\t") + 1 for line in lines] == [len(REPLY_FIELDS)] * 2 + [len(faces.PROBLEM_FIELDS)] * 2
    assert forbidden("".join(lines).replace("\t", "")) == set()
    assert forbidden("\n".join(faces.group_lines([(group, [a_case(12, text=HOSTILE)])], width=80))) == set()


def test_drafts_say_where_they_stand() -> None:
    rows = [
        a_reply(1, for_approval=True),
        a_reply(2, state=ReplyState.UNKNOWN, error="X did not answer in time"),
        a_reply(3, error="X did not take it"),
        a_reply(4, state=ReplyState.SENDING),
    ]

    shown = "\n".join(draft_table(rows, width=100, **SEEN))

    assert "d1" in shown
    assert "waits for somebody's approval" in shown
    assert "may be public: X did not answer in time" in shown
    assert "draft: X did not take it" in shown
    assert "is being sent, or was when its process died" in shown


def test_a_reply_in_json_has_the_promised_fields_in_their_order() -> None:
    assert tuple(reply_row(a_reply(3))) == REPLY_FIELDS
    assert tuple(faces.problem_row(summary(change=CHANGE))) == faces.PROBLEM_FIELDS


# -- problems in words ------------------------------------------------------------------------------------------------------


def test_no_figure_stands_without_what_it_is_made_of() -> None:
    whole = summary(change=CHANGE, problem=a_problem(3, fixed_at=MONDAY))

    assert list(faces.figure_lines(whole)) == [
        "23 of 310 service cases (7.4 %)",
        "before: 40 in 5.9 weeks, 6.8 a week (95 %: 4.9 to 9.3)",
        "after:  0 in 3.0 weeks, 0.0 a week (95 %: 0.0 to 1.2)",
        "so far: the rate fell (p < 0.001, exact test)",
    ]


def test_small_numbers_say_that_it_is_too_early() -> None:
    early = change_after([after(days=-2), after(days=-1)], fixed_at=MONDAY, now=after(days=1))
    assert early is not None

    assert faces.change_words(early) == "too early to tell"


def test_no_difference_says_with_what_chance() -> None:
    same = Change(before=rate(20, MONDAY, after(weeks=10)), after=rate(20, MONDAY, after(weeks=10)), direction=Direction.SAME, p=1.0)

    assert faces.change_words(same) == "no difference shows, and a rate that halved would have (p = 1.000)"


def test_a_problem_without_cases_says_what_to_do() -> None:
    assert list(faces.figure_lines(Summary(problem=a_problem(3)))) == ["no cases yet: socialwatch problem attach, or suggest"]


def test_a_fix_before_everything_has_nothing_to_compare_with() -> None:
    lines = list(faces.figure_lines(summary(problem=a_problem(3, fixed_at=MONDAY - timedelta(days=9)))))

    assert lines[-1] == "nothing was seen before the fix: there is nothing to compare with"
