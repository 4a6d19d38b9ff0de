"""One grammar of filters: what is read, what is refused, and what is written back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.errors import FilterError
from socialwatch.model.filter_parser import parse, show
from socialwatch.model.filters import FIELDS, Filter, Term

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)  # a Wednesday; 13:00 in London


def read(query: str) -> Filter:
    return parse(query, now=NOW, zone=LONDON, me="Ada")


def utc(day: int, hour: int = 0, month: int = 7) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def words(field: str, *values: str, is_negated: bool = False) -> Term:
    return Term(field=field, values=values, is_negated=is_negated)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("state:new,open queue:service", (words("state", "new", "open"), words("queue", "service"))),
        ("STATE:New", (words("state", "new"),)),
        ("author:@Jane tag:vip", (words("author", "@jane"), words("tag", "vip"))),
        ("assignee:me", (words("assignee", "ada"),)),
        ('assignee:"me"', (words("assignee", "me"),)),
        ("assignee:none", (words("assignee", "none"),)),
        ("state:live", (words("state", "new", "open", "escalated"),)),
        ("state:any", (words("state", "new", "open", "pending", "snoozed", "watching", "escalated", "handled"),)),
        ("kettle Lid", (words("text", "kettle"), words("text", "Lid"))),
        ('"spare lid"', (words("text", "spare lid"),)),
        (r'"a \"b\" \\ \d"', (words("text", r'a "b" \ \d'),)),
        ('tag:"very important",vip', (words("tag", "very important", "vip"),)),
        ('text:"a b",c', (words("text", "a b", "c"),)),
        ("not author:@jane x", (words("author", "@jane", is_negated=True), words("text", "x"))),
        ("-author:@jane", (words("author", "@jane", is_negated=True),)),
        ('-"free text" -word', (words("text", "free text", is_negated=True), words("text", "word", is_negated=True))),
        ("not -word", (words("text", "word"),)),
        ("- nothing", (words("text", "-"), words("text", "nothing"))),
        ("https://e.org/a,b 12:30", (words("text", "https://e.org/a,b"), words("text", "12:30"))),
        (r"text:/burn(ed|t)| a\/b\.c/ queue:pr", (Term(field="text", op="/", values=(r"burn(ed|t)| a/b\.c",)), words("queue", "pr"))),
        (r"-text:/a\\/", (Term(field="text", op="/", values=(r"a\\",), is_negated=True),)),
        ("due:<2h", (Term(field="due", op="<", at=utc(15, 14)),)),
        ("due:>1d", (Term(field="due", op=">", at=utc(16, 12)),)),
        ("due:2h", (Term(field="due", op="<", at=utc(15, 14)),)),
        ('due:<"friday 17:00"', (Term(field="due", op="<", at=utc(17, 16)),)),
        ("due:now", (Term(field="due", op="<", at=NOW),)),
        ("due:today", (Term(field="due", op="<", at=utc(15, 23)),)),
        ("due:tomorrow", (Term(field="due", op="<", at=utc(16, 23)),)),
        ("due:none", (words("due", "none"),)),
        ("not due:none", (words("due", "none", is_negated=True),)),
        ("since:7d until:1d", (Term(field="since", op=">", at=utc(8, 12)), Term(field="until", op="<", at=utc(14, 12)))),
        ("since:2026-07-01 until:2026-07-02", (Term(field="since", op=">", at=utc(30, 23, 6)), Term(field="until", op="<", at=utc(2, 23)))),
        ("since:yesterday until:yesterday", (Term(field="since", op=">", at=utc(13, 23)), Term(field="until", op="<", at=utc(14, 23)))),
        ("until:2026-07-02T10:00:00Z", (Term(field="until", op="<", at=utc(2, 10)),)),
        ("unsure:yes problem:3 id:1,2", (words("unsure", "yes"), words("problem", "3"), words("id", "1", "2"))),
    ],
)
def test_a_query_says_what_it_says(query, terms):
    assert read(query) == Filter(terms)


@pytest.mark.parametrize(
    ("query", "at", "message"),
    [
        ("queue:servce", 6, "queue: no `servce`, did you mean `service`? known are service, pr, praise, sales, noise"),
        ("x priority:urgent,hihg", 18, "priority: no `hihg`, did you mean `high`? known are urgent, high, normal, low"),
        ("sla:zzz", 4, "sla: no `zzz`; known are ok, warning, breached, met, missed, paused, none"),
        ("x assigne:me", 2, f"no field `assigne`, did you mean `assignee`? fields {', '.join(FIELDS)}"),
        ('a "b c', 2, 'a quote is not closed: expected another "'),
        ('tag:"b', 4, 'a quote is not closed: expected another "'),
        ('""', 0, "there is nothing between the quotes"),
        ('"a"b', 3, "expected a space behind the closing quote"),
        ("text:/abc", 5, "a pattern is not closed: expected another /"),
        ("text:/a/b", 8, "expected a space behind the closing /; a slash inside a pattern is written \\/"),
        ("text:/(/", 5, "the pattern cannot be read: missing ): ("),
        ("text:/[/", 5, "the pattern cannot be read: missing ]: ["),
        ("state:", 6, "expected a value behind `state:`"),
        ("state:new, x", 10, "expected a value behind `state:`"),
        ("a not", 2, 'expected a term behind `not`; quote it ("not") to look for the word'),
        ("due:<1h,2h", 7, "due: takes one time"),
        ("problem:lid", 8, "problem: expected a number, got `lid`"),
        ("since:friday", 6, "since: expected a date such as 2026-11-01, today, yesterday, or how long ago such as 7d; got 'friday'"),
        ("until:9999-12-31", 6, "until: no such time: '9999-12-31'"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused_at_the_place(query, at, message):
    with pytest.raises(FilterError) as refused:
        read(query)

    assert (str(refused.value), refused.value.query, refused.value.at) == (message, query, at)


def test_a_wrong_time_names_what_would_be_right():
    with pytest.raises(FilterError, match="due: expected a time from now such as 2h") as refused:
        read("due:<soon")

    assert refused.value.at == 5


def test_me_is_refused_where_nobody_is_named():
    with pytest.raises(FilterError, match="assignee:me: nobody is named here"):
        parse("assignee:me", now=NOW, zone=LONDON)


@pytest.mark.parametrize("query", ['"not"', 'x not "not"', '"-x"', '"a:b"', 'assignee:"me"', "not due:none", r"text:/a\/b/"])
def test_what_needs_quotes_is_written_with_them(query):
    assert show(read(query)) == query


PIECES = st.sampled_from(
    [
        *(f"{field}:" for field in FIELDS),
        "not ",
        "-",
        '"',
        "\\",
        "/",
        ",",
        " ",
        "<",
        ">",
        "2h",
        "7d",
        "now",
        "none",
        "me",
        "a",
        "É",
        "new",
        "live",
        "2026-11-01",
        "://",
        ":",
        "1",
    ]
)
QUERIES = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@given(QUERIES)
def test_any_query_is_read_or_refused_and_what_was_read_is_written_back(query):
    try:
        wanted = read(query)
    except FilterError:
        return

    assert parse(show(wanted), now=NOW + timedelta(days=400), zone=UTC, me="bob") == wanted


FREE_FIELDS = ("brand", "network", "assignee", "department", "tag", "theme", "author", "escalated", "lang")
VALUES = st.lists(st.text(min_size=1).map(str.lower), min_size=1, max_size=3).map(tuple)
TERMS = st.one_of(
    st.builds(words, st.sampled_from(FREE_FIELDS)).flatmap(
        lambda t: st.builds(lambda v, n: words(t.field, *v, is_negated=n), VALUES, st.booleans())
    ),
    st.builds(lambda v, n: words("text", *v, is_negated=n), st.lists(st.text(min_size=1), min_size=1, max_size=3), st.booleans()),
    st.builds(lambda p: Term(field="text", op="/", values=(p,)), st.text(st.sampled_from('ab/ ."'), min_size=1)),
    st.builds(lambda at, op: Term(field="due", op=op, at=at), st.datetimes(timezones=st.just(UTC)), st.sampled_from("<>")),
)


@given(st.lists(TERMS, max_size=4).map(tuple).map(Filter))
def test_any_filter_can_be_written_and_read(wanted):
    assert read(show(wanted)) == wanted
