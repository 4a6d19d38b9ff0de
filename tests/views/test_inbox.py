"""The rows of the review: exactly as wide as asked for, whatever a stranger wrote, and nothing in them acts."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from socialwatch.desk.desk import Act
from socialwatch.model.collecting import Gap, SourceState, StoredGap
from socialwatch.text import cells
from socialwatch.views.inbox import InboxFace
from tests.helpers.builders import MONDAY, a_case, after
from tests.views.screen import HOSTILE, forbidden, hostile_texts, of_every_state, three_cases

FACE = InboxFace(clock=lambda: MONDAY, zone=MONDAY.tzinfo)  # type: ignore[arg-type]


@example(author="\u2e80", name="", text="\u2e80", width=30, is_tall=False)  # a wide character where the row must be cut
@given(author=hostile_texts, name=hostile_texts, text=hostile_texts, width=st.integers(30, 160), is_tall=st.booleans())
def test_a_row_is_exactly_as_wide_as_asked_for(author: str, name: str, text: str, width: int, is_tall: bool) -> None:
    case = a_case(author=author, author_name=name, text=text + HOSTILE, assignee=name or None, escalated_to=text or None)

    rows = FACE.row(case, width, is_tall=is_tall)

    assert [cells(row.plain) for row in rows] == [width] * (2 if is_tall else 1)
    assert [forbidden(row.plain) for row in rows] == [set()] * len(rows)
    assert not any(getattr(span.style, "link", None) for row in rows for span in row.spans)


def test_a_row_that_is_cut_is_as_wide_as_asked_for_where_letters_take_two_cells() -> None:
    rows = FACE.row(a_case(author="⺀", author_name="⺀", assignee="⺀", text=HOSTILE), 30, is_tall=False)

    assert [cells(row.plain) for row in rows] == [30]


def test_a_row_says_who_when_what_and_whose_in_signs_as_well_as_colours() -> None:
    urgent, soon, praise = (FACE.row(case, 78, is_tall=False)[0].plain for case in three_cases())

    assert urgent.startswith("!! 2h late       @sam")
    assert urgent.endswith("  ada")
    assert soon.startswith("·  in 1h35       @yuki")
    assert praise.startswith("   —             @jane")


def test_every_state_has_words_of_its_own_for_its_clock() -> None:
    rows = [FACE.row(case, 78, is_tall=False)[0].plain[3:16].strip() for case in of_every_state(after(hours=3))]

    assert rows == ["3m late", "waits for th…", "→ 12:00", "→ 12:00", "done", "in 2h", "—"]


def test_what_an_act_did_is_one_line() -> None:
    cases = three_cases()

    assert FACE.did(Act(verb="claim", cases=(cases[0],))).startswith("Case 412: ")
    assert FACE.did(Act(verb="tag", cases=tuple(cases), unchanged=(9,), remarks=("a \x1b[31m",))).endswith(
        "and 2 more; 1 were so already. (a ␛[31m)"
    )
    assert FACE.did(Act(verb="handle", unchanged=(1,))) == "It is so already; nothing was changed."
    assert FACE.did(Act(verb="handle")) == "Nothing was done."


def test_how_the_inbox_stands_is_told_from_the_worst_to_the_least() -> None:
    sources = {
        "x": SourceState(name="x", last_poll_at=after(minutes=-4)),
        "f\x1b": SourceState(name="f\x1b", last_poll_at=after(hours=-4), failing_since=MONDAY),
    }
    gap = StoredGap(id=1, source="x", watch="w", gap=Gap(begins_at=None, ends_at=MONDAY, reason="the listing ends"), seen_at=MONDAY)

    told = [words for words, _ in FACE.standing({"breached": 1000, "due_soon": 2}, sources, [gap])]

    assert told == ["1,000+ late", "2 due within 2h", "polled 4m ago", "f␛ fails", "1 gap"]
    assert [words for words, _ in FACE.standing({"breached": 0, "due_soon": 0}, {}, [])] == ["nothing late", "never polled"]


def test_two_versions_of_a_case_are_told_alike() -> None:
    before, after_it = FACE.versions(a_case(), a_case(assignee="kim", tags=("vip",), mentions=2))

    assert before == "new · normal, service · due in 2h · with nobody · 1 post"
    assert after_it == "new · normal, service · due in 2h · with kim · tags vip · 2 posts"
