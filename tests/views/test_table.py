from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.model.case import Case
from socialwatch.text import cells
from socialwatch.views.phrases import summary
from socialwatch.views.table import TSV_FIELDS, print_cases, tsv_cases
from tests.helpers.builders import MONDAY, a_case, after
from tests.helpers.timing import quickest_s
from tests.views.screen import HOSTILE, SGR, drawn, forbidden, hostile_texts, of_every_state, paper, terminal, three_cases

LONDON = ZoneInfo("Europe/London")

TABLE_60 = """\
412  !! urgent  2h late      @sam  x · service → ada
     @acme my kettle gave my daughter an electric shock,
     there was smoke everywhere
     injury: "electric shock"; fire: "smoke everywhere"; ph…
  8  ·  normal  due in 1h35  @yuki  mastodon · service
     ケトルが届きましたが、蓋が壊れていました。交換してもら
     えますか？とても困っています。
     not sure: says that something is broken
 11     low     —            @jane  x · praise
     love it 🫖
     thanks us

3 cases: 1 urgent, 1 late, 1 due within 2h
"""
TABLE_80 = """\
  #  priority     who                 text
     due          where               why
───  ───────────  ──────────────────  ──────────────────────────────────────────
412  !! urgent    @sam Sam Vimes      @acme my kettle gave my daughter an
     2h late      x · service → ada   electric shock, there was smoke everywhere
                                      injury: "electric shock"; fire: "smoke ev…
  8  ·  normal    @yuki 佐藤ゆき      ケトルが届きましたが、蓋が壊れていました
     due in 1h35  mastodon · service  。交換してもらえますか？とても困っていま
                                      す。
                                      not sure: says that something is broken
 11     low       @jane               love it 🫖
     —            x · praise          thanks us

3 cases: 1 urgent, 1 late, 1 due within 2h
"""
TABLE_120 = """\
  #  priority   due           who                 text
     state      what          where               why
───  ─────────  ────────────  ──────────────────  ──────────────────────────────────────────────────────────────────────
412  !! urgent  2h late       @sam Sam Vimes      @acme my kettle gave my daughter an electric shock, there was smoke
     open       first answer  x · service → ada   everywhere
                                                  injury: "electric shock"; fire: "smoke everywhere"; phone line failed
  8  ·  normal  due in 1h35   @yuki 佐藤ゆき      ケトルが届きましたが、蓋が壊れていました。交換してもらえますか？とて
     new        first answer  mastodon · service  も困っています。
                                                  not sure: says that something is broken
 11     low     —             @jane               love it 🫖
     new                      x · praise          thanks us

3 cases: 1 urgent, 1 late, 1 due within 2h
"""


def table(cases: list[Case], width: int) -> str:
    console = paper(width)
    print_cases(cases, now=MONDAY, zone=LONDON, console=console)
    return drawn(console)


def test_a_table_at_80_columns_breaks_the_words_of_the_customer_over_up_to_three_lines():
    assert table(three_cases(), 80) == TABLE_80


def test_a_table_at_120_columns_tells_state_and_what_is_owed():
    assert table(three_cases(), 120) == TABLE_120


def test_a_table_at_60_columns_puts_one_thing_under_another():
    assert table(three_cases(), 60) == TABLE_60


def test_no_cases_are_a_sentence():
    assert table([], 80) == "No cases.\n"


def test_the_sentence_below_is_the_callers_where_one_is_given():
    console = paper()

    print_cases([], now=MONDAY, zone=UTC, console=console, footer="all done [bold]here[/bold]")

    assert drawn(console) == "all done [bold]here[/bold]\n"


def test_every_kind_of_clock_has_words_of_its_own():
    console = paper(60)

    print_cases(of_every_state(after(days=4)), now=MONDAY, zone=LONDON, console=console, footer="")

    marks = [line[14:].partition("@jane")[0].strip() for line in drawn(console).splitlines() if "@jane" in line]
    assert marks == ["3m late", "waits for them", "asleep until Fri 09:00", "watching until Fri 09:00", "done: solved", "due in 2h", "—"]


def test_who_has_a_case_is_told_and_the_brand_only_where_there_are_several():
    one = table(of_every_state(after(days=4)), 120)
    several = table([a_case(1), a_case(2, brand="bolt")], 120)

    assert "x · service → billing" in one
    assert "acme" not in one
    assert "acme · x · service" in several
    assert "bolt · x · service" in several


def test_the_sentence_counts_what_cannot_wait():
    assert summary(three_cases(), MONDAY) == "3 cases: 1 urgent, 1 late, 1 due within 2h"
    assert summary(three_cases()[2:], MONDAY) == "1 case"
    assert summary(three_cases()[2:], MONDAY, total=340) == "1 of 340 cases"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160, 400])
def test_no_line_is_wider_than_the_terminal_and_columns_stay_where_they_are(width: int):
    names = ["@jane", "佐藤ゆき", "🇸🇪 🫖👨‍👩‍👧", "ليلى", "e\u0301a"]
    cases = [a_case(n, author=name, author_name=name * 3, text=f"TEXT {name * 30}") for n, name in enumerate(names)]

    lines = table(cases, width).splitlines()

    assert all(cells(line) <= width for line in lines)
    assert len({cells(line.partition("TEXT")[0]) for line in lines if "TEXT" in line}) == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(hostile_texts, hostile_texts, hostile_texts), min_size=1, max_size=3), st.sampled_from([60, 80, 120]))
def test_nothing_that_a_stranger_writes_acts_on_the_terminal(posts: list[tuple[str, str, str]], width: int):
    cases = [
        a_case(n, author=who, author_name=name, text=text, reasons=(text, name), assignee=who) for n, (who, name, text) in enumerate(posts)
    ]

    plain = table(cases, width)
    console = terminal(width)
    print_cases(cases, now=MONDAY, zone=LONDON, console=console)

    assert forbidden(plain) == set()
    assert SGR.sub("", drawn(console)) == plain
    assert max(map(cells, plain.splitlines())) <= width


def test_markup_is_shown_as_it_was_typed_and_no_link_is_made():
    console = terminal(160)

    print_cases([a_case(text=HOSTILE, author="[bold]@bob[/bold]")], now=MONDAY, zone=UTC, console=console)

    seen = SGR.sub("", drawn(console))
    assert "[bold]@bob[/bold]" in seen
    assert "[link=file:///etc/passwd]x[/link]" in seen
    assert ":smile:" in seen
    assert "\x1b]" not in drawn(console)
    assert "‹RLO›" in seen


@pytest.mark.parametrize("text", ["1" * 40_000, "x" * 40_000, "Z" + "\u0300" * 40_000, "漢" * 40_000, "\x1b" * 40_000])
def test_the_longest_posts_cost_no_time(text: str):
    cases = [a_case(n, text=text, author=text, author_name=text, reasons=(text,)) for n in range(10)]
    table(cases[:1], 80)  # the first drawing imports and fills tables

    assert quickest_s(lambda: table(cases, 80)) < 0.2


def test_priorities_differ_without_colour():
    console = terminal(80, NO_COLOR="1")

    print_cases(three_cases(), now=MONDAY, zone=UTC, console=console)

    assert "\x1b[31m" not in drawn(console)
    assert "\x1b[1;31m" not in drawn(console)
    assert "!! urgent" in drawn(console)
    assert "2h late" in drawn(console)


# -- for a pipe ---------------------------------------------------------------------------------------------------------


def test_a_pipe_gets_a_header_and_one_line_for_each_case():
    lines = list(tsv_cases(three_cases()[:1], MONDAY))

    assert lines == [
        "\t".join(TSV_FIELDS),
        (
            "412\turgent\t2026-11-02T07:00:00Z\tfirst_response\tbreached\topen\tservice\tcomplaint\tacme\tx\t@sam\t"
            "@acme my kettle gave my daughter an electric shock, there was smoke everywhere\t"
            'injury: "electric shock"; fire: "smoke everywhere"; phone line failed; a fourth'
        ),
    ]


@given(hostile_texts, hostile_texts)
def test_every_line_in_a_pipe_has_the_same_number_of_tabs(who: str, text: str):
    lines = list(tsv_cases([a_case(author=who, text=text, reasons=(text, who)), a_case(2, due_at=None, due_kind=None)], MONDAY))

    assert {line.count("\t") for line in lines} == {len(TSV_FIELDS) - 1}
    assert forbidden("".join(lines)) == {"\t"}
    assert all(len(line.splitlines()) == 1 for line in lines)
