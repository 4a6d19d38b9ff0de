from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.model.case import Case, Event
from socialwatch.model.mention import FiledMention
from socialwatch.model.reply import ReplyState
from socialwatch.model.words import Channel, Direction, DueKind, Outcome, Priority, State
from socialwatch.text import cells
from socialwatch.views.card import case_json, next_hint, plain_case, print_case
from socialwatch.views.fields import CASE_FIELDS, EVENT_FIELDS, MENTION_FIELDS
from tests.helpers.builders import MONDAY, a_case, a_contact, a_filed_mention, a_mention, a_promise, a_reply, after, an_event
from tests.helpers.timing import quickest_s
from tests.views.screen import HOSTILE, SGR, drawn, forbidden, hostile_texts, paper, terminal

LONDON = ZoneInfo("Europe/London")

CASE = a_case(
    412,
    author="@sam",
    author_name="Sam Vimes",
    followers=1204,
    priority=Priority.URGENT,
    due_at=after(hours=-2),
    state=State.OPEN,
    assignee="ada",
    department="safety",
    tags=("vip", "press"),
    failed_channels=(Channel.PHONE,),
    problem=4,
    reasons=('injury: "electric shock"', "phone line failed"),
    waiting_since=after(hours=-3),
    promises=(
        a_promise(due_at=after(hours=-2), level="service/urgent"),
        a_promise(kind=DueKind.PROMISE, due_at=after(days=4, hours=8), level="ada", note="a new kettle by Friday"),
    ),
)
THREAD = (
    a_filed_mention(1, mention=a_mention("1", author="@sam", text="@acme it gave me a shock!\n\nWhat now?", created_at=after(hours=-3))),
    a_filed_mention(
        2,
        mention=a_mention(
            "2", author="@acmehelp", text="@sam please unplug it", direction=Direction.OUTBOUND, created_at=after(hours=-2.5)
        ),
    ),
    a_filed_mention(3, mention=a_mention("3", author="@sam", text="", created_at=after(hours=-1)), withdrawn_at=after(minutes=-5)),
)
HISTORY = (
    an_event(412, id=1, by="socialwatch", verb="receive", at=after(hours=-3)),
    an_event(412, id=2, by="ada", verb="handle", at=after(hours=-2), note="sent one", changes={"outcome": (None, "solved")}, undone_by=3),
)

CARD = """\
Case 412   !! urgent   2h late: first answer
open · service · complaint · acme
────────────────────────────────────────────────────────────────────────────────
Owed
  first answer: 2h late, was due today 07:00 (service/urgent)
  promise: due in 4d8h, Fri 17:00 (ada): a new kettle by Friday
  they have waited since today 06:00

Why it stands here
  • injury: "electric shock"
  • phone line failed

Who and where
  @sam · Sam Vimes · 1,204 followers (never ranks) · 3 cases with us
  x · https://x.example/412

Filed
  department safety · with ada · tags vip, press · failed before phone
  problem 4

Conversation
  @sam · today 06:00
  │ @acme it gave me a shock!
  │ What now?
          @acmehelp (us) · today 06:30
          │ @sam please unplug it
  @sam · today 08:00
  │ deleted by its author; seen today 08:55

History
  today 06:00 socialwatch received a mention
  today 07:00 ada handled it as solved: sent one (taken back)

Next
  socialwatch reply 412 · handle 412 --outcome solved
  escalate 412 --to DEPARTMENT · note 412 TEXT · snooze 412 --until 2h
"""

PLAIN = """\
Case 412: urgent, 2h late: first answer; open, service, complaint, acme

Owed:
first answer: 2h late, was due today 07:00 (service/urgent)
promise: due in 4d8h, Fri 17:00 (ada): a new kettle by Friday
they have waited since today 06:00

Why it stands here:
injury: "electric shock"
phone line failed

Who and where:
@sam · Sam Vimes · 1,204 followers (never ranks) · 3 cases with us
x · https://x.example/412

Filed:
department safety · with ada · tags vip, press · failed before phone · problem 4

Conversation:
@sam wrote, today 06:00:
@acme it gave me a shock!
What now?
We (@acmehelp) wrote, today 06:30:
@sam please unplug it
@sam wrote, today 08:00:
deleted by its author; seen today 08:55

History:
today 06:00 socialwatch received a mention
today 07:00 ada handled it as solved: sent one (taken back)

Next:
socialwatch reply 412 · handle 412 --outcome solved · escalate 412 --to DEPARTMENT · note 412 TEXT · snooze 412 --until 2h
"""


def card(case: Case, thread: Sequence[FiledMention] = (), events: Sequence[Event] = (), *, width: int = 80) -> str:
    console = paper(width)
    print_case(case, thread, events, now=MONDAY, zone=LONDON, console=console, contact=a_contact(handle="@sam", cases=3))
    return drawn(console)


def plain(case: Case, thread: Sequence[FiledMention] = (), events: Sequence[Event] = ()) -> str:
    return plain_case(case, thread, events, now=MONDAY, zone=LONDON, contact=a_contact(handle="@sam", cases=3))


def test_a_card_tells_one_case_whole():
    assert card(CASE, THREAD, HISTORY) == CARD


def test_the_plain_face_says_the_same_facts_in_sentences():
    assert plain(CASE, THREAD, HISTORY) == PLAIN


def test_both_sides_of_a_conversation_stand_at_different_indents():
    lines = card(CASE, THREAD).splitlines()

    assert [line.index("│") for line in lines if "│" in line] == [2, 2, 10, 2]


def test_a_handled_case_tells_who_ended_it_and_how_and_what_can_be_typed():
    case = a_case(5, state=State.HANDLED, outcome=Outcome.NO_REPLY, outcome_reason="venting", handled_by="ada", handled_at=after(hours=-1))  # type: ignore[arg-type]

    told = plain(case)

    assert told.startswith("Case 5: normal, done: no reply owed; handled, service, complaint, acme\n")
    assert "handled today 08:00 by ada: no reply owed (venting)" in told
    assert next_hint(case) == "socialwatch reopen 5 · note 5"


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (a_promise(due_at=after(hours=2)), "first answer: due in 2h, today 11:00 (service/normal)"),
        (a_promise(due_at=after(hours=-2)), "first answer: 2h late, was due today 07:00 (service/normal)"),
        (a_promise(met_at=after(hours=-1)), "first answer: kept today 08:00 (service/normal)"),
        (a_promise(met_at=after(hours=-1), breached_at=after(hours=-3)), "first answer: kept today 08:00, 2h late (service/normal)"),
        (a_promise(cancelled_at=after(hours=-1)), "first answer: no longer owed since today 08:00 (service/normal)"),
        (a_promise(due_at=None, left=after(hours=3) - MONDAY), "first answer: stands still with 3h left (service/normal)"),
    ],
)
def test_each_promise_is_told_with_how_it_stands(promise, words: str):
    assert plain(a_case(promises=(promise,), waiting_since=None)).splitlines()[3] == words


def test_a_withdrawn_mention_shows_no_text_even_where_the_store_still_had_it():
    gone = a_filed_mention(mention=a_mention(text="secret words"), withdrawn_at=after(minutes=-5))

    told = plain(a_case(text=""), [gone]) + card(a_case(text=""), [gone])

    assert "secret" not in told
    assert "deleted by its author; seen today 08:55" in told


def test_an_address_is_text_and_never_a_link():
    console = terminal(80)

    print_case(a_case(url="file:///etc/passwd"), [], [], now=MONDAY, zone=UTC, console=console)

    assert "x · file:///etc/passwd" in SGR.sub("", drawn(console))
    assert "\x1b]" not in drawn(console)


def test_the_end_of_a_very_long_post_is_told():
    told = plain(a_case(), [a_filed_mention(mention=a_mention(text="x" * 40_000))])

    assert "… and 20,000 more characters" in told
    assert told.count("x" * 1_000) == 20


@settings(max_examples=150, deadline=None)
@given(hostile_texts, hostile_texts, hostile_texts, st.sampled_from([60, 80, 120]))
def test_nothing_that_a_stranger_writes_acts_on_the_terminal(who: str, name: str, text: str, width: int):
    case = a_case(author=who, author_name=name, url=text, tags=(text,), reasons=(text,), assignee=name, promises=(a_promise(note=text),))
    thread = [a_filed_mention(mention=a_mention(author=who, text=text, title=name))]
    events = [an_event(by=name, note=text, verb=who)]
    console = terminal(width)

    print_case(case, thread, events, now=MONDAY, zone=LONDON, console=console, contact=None)

    assert forbidden(SGR.sub("", drawn(console))) == set() == forbidden(plain(case, thread, events))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int):
    thread = [a_filed_mention(mention=a_mention(text=text)) for text in (HOSTILE, "漢字" * 100, "x" * 300, "🫖 " * 90, "1" * 500)]

    lines = card(CASE, [*THREAD, *thread], HISTORY, width=width).splitlines()

    assert max(map(cells, lines)) <= width


def test_markup_is_shown_as_it_was_typed():
    told = card(a_case(reasons=("[bold]x[/bold]",)), [a_filed_mention(mention=a_mention(text="[/foo] [link=file:///etc/passwd]x[/link]"))])

    assert "[bold]x[/bold]" in told
    assert "[/foo] [link=file:///etc/passwd]x[/link]" in told


@pytest.mark.parametrize("text", ["1" * 40_000, "x" * 40_000, "Z" + "\u0300" * 40_000, "漢" * 40_000, "a b " * 10_000])
def test_the_longest_post_costs_no_time(text: str):
    thread = [a_filed_mention(mention=a_mention(text=text))]
    card(CASE, thread)  # the first drawing imports and fills tables

    assert quickest_s(lambda: card(CASE, thread)) < 0.2


def test_json_of_a_case_is_its_row_with_thread_and_events():
    told = case_json(CASE, THREAD, HISTORY, MONDAY)

    assert list(told) == [*CASE_FIELDS, "thread", "events", "escalation", "moved", "letters"]
    assert [list(row) for row in told["thread"]] == [list(MENTION_FIELDS)] * 3  # type: ignore[attr-defined]
    assert [list(row) for row in told["events"]] == [list(EVENT_FIELDS)] * 2  # type: ignore[attr-defined]


def test_a_reply_that_waits_is_told_with_its_words_and_where_it_stands():
    replies = [
        a_reply(3, by="kim", for_approval=True, text="We are sorry\n\x1b[31mreally"),
        a_reply(4, state=ReplyState.UNKNOWN, error="x did not answer in time"),
    ]
    console = paper(80)

    print_case(CASE, [], [], now=MONDAY, zone=LONDON, console=console, replies=replies)
    seen = plain_case(CASE, [], [], now=MONDAY, zone=LONDON, replies=replies)

    assert "  d3 by kim, today 09:00: waits for somebody's approval\n  │ We are sorry\n" in drawn(console)
    assert "Replies that wait:\nd3 by kim, today 09:00: waits for somebody's approval\nWe are sorry\n" in seen
    assert "d4 by sam, today 09:00: may be public: x did not answer in time" in seen
    assert "\x1b" not in drawn(console) + seen
