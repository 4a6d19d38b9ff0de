"""Rules read against each other: what is told of them is so for every post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.model.filter_parser import parse
from socialwatch.model.filters import Filter
from socialwatch.model.words import Priority, Queue
from socialwatch.triage.policy import Rule, RuleActions
from socialwatch.triage.rules import holds, may_hold
from socialwatch.triage.shadows import Finding, covers, findings
from tests.desk.rooms import a_verdict
from tests.helpers.builders import MONDAY, a_mention

KNOWN = {"theme": ("refund", "delivery"), "department": ("billing",), "brand": ("acme",)}


def asks(query: str) -> Filter:
    return parse(query, now=MONDAY, zone=UTC)


def rule(name: str, when: str, *, goes_on: bool = False, **actions: object) -> Rule:
    return Rule(name=name, when=asks(when), set=RuleActions(**(actions or {"tags": (name,)})), is_final=not goes_on)  # type: ignore[arg-type]


def told(*rules: Rule) -> list[tuple[str, str]]:
    return [(one.rule, one.words) for one in findings(rules, KNOWN)]


def test_rules_that_are_all_right_are_passed_over() -> None:
    assert (
        told(rule("a", "text:/lids?/"), rule("b", "queue:service theme:refund"), rule("c", "queue:service"), rule("d", "not queue:service"))
        == []
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("theme:refnd", "asks for theme:refnd, and there is no such theme; known are delivery, refund"),
        ("not department:moon", "asks for department:moon, and there is no such department; known are billing"),
        ("brand:acme,other", "asks for brand:other, and there is no such brand; known are acme"),
        ("sla:breached", "asks for sla:breached, which no post has that has just arrived: it never holds"),
        ("due:<2h", "asks for due:<2026-11-02T11:00:00Z, which no post has that has just arrived: it never holds"),
        ("state:open", "asks for state:open, which no post has that has just arrived: it never holds"),
        ("not state:new,open", "asks for not state:new,open, which no post has that has just arrived: it never holds"),
        ("queue:service queue:pr", "never holds: queue:service and queue:pr cannot both be so"),
        ("text:lid not text:lid", "never holds: lid and not lid cannot both be so"),
        ('"spare lid" not lid', 'never holds: "spare lid" and not lid cannot both be so'),
    ],
)
def test_what_can_never_hold_and_what_there_is_not_is_named(when: str, words: str) -> None:
    assert told(rule("a", when)) == [("a", words)]


@pytest.mark.parametrize("when", ["outcome:none", "not sla:breached", "theme:none", "state:new,open", "tag:a tag:b", "text:a text:b"])
def test_what_may_hold_is_passed_over(when: str) -> None:
    assert told(rule("a", when)) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("queue:service", "queue:service text:lid"),
        ("queue:service,sales", "queue:sales"),
        ("lid", '"spare lid"'),
        ("not queue:noise", "queue:service"),
        ("not queue:noise", "not queue:noise,pr"),
        ("author:@Jane", "author:jane lid"),
        ("state:new", "lid"),
        ("text:/lids?/", "text:/lids?/ queue:pr"),
        ("tag:a,b", "tag:a"),
    ],
)
def test_a_rule_behind_one_that_catches_all_of_its_own_is_never_reached(above: str, below: str) -> None:
    words = 'can never be reached: "a" above it catches everything that it asks for, and ends there'

    assert told(rule("a", above), rule("b", below)) == [("b", words)]
    assert told(rule("a", above, goes_on=True), rule("b", below)) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("queue:service", "lid"),
        ('"spare lid"', "lid"),
        ("text:/lids?/", "lid"),
        ("queue:service lid", "queue:service"),
        ("tag:a", "tag:a,b"),
    ],
)
def test_a_rule_that_may_catch_what_the_one_above_does_not_is_passed_over(above: str, below: str) -> None:
    assert told(rule("a", above), rule("b", below)) == []


def test_a_rule_in_between_that_changes_the_question_leaves_a_way() -> None:
    rules = [
        rule("a", "queue:service"), rule("b", "text:lid", goes_on=True, queue=Queue.SERVICE), rule("c", "queue:service text:lid"),
    ]  # fmt: skip

    assert told(*rules) == []


def test_a_word_that_a_later_rule_always_changes_never_stands() -> None:
    first = rule("a", "lid queue:service", goes_on=True, priority=Priority.HIGH, tags=("x",))

    assert told(first, rule("b", "lid", priority=Priority.LOW)) == [
        ("a", 'its priority never stands: "b" below it sets another for everything that it catches')
    ]
    assert told(first, rule("b", "lid", priority=Priority.HIGH)) == []
    assert told(first, rule("b", "queue:pr", priority=Priority.LOW)) == []
    assert told(first, rule("z", "author:@jo"), rule("b", "lid", priority=Priority.LOW)) == []


def test_findings_come_in_the_order_of_the_rules() -> None:
    found = findings([rule("a", "theme:x"), rule("b", "theme:y")], KNOWN)

    assert [one.rule for one in found] == ["a", "b"]
    assert isinstance(found[0], Finding)


WORDS = st.sampled_from(["lid", "spare lid", "kettle", "broken"])
TERMS = st.one_of(
    st.builds('text:"{}"'.format, WORDS),
    st.builds("queue:{}".format, st.lists(st.sampled_from(["service", "pr", "sales"]), min_size=1, max_size=2, unique=True).map(",".join)),
    st.builds("priority:{}".format, st.sampled_from(["high", "normal", "high,normal"])),
    st.builds("author:{}".format, st.sampled_from(["@jane", "Jane", "@bo"])),
    st.builds("tag:{}".format, st.sampled_from(["a", "b", "a,b"])),
    st.builds("since:{}".format, st.sampled_from(["2026-11-01", "2026-11-02", "2026-11-03"])),
    st.builds("until:{}".format, st.sampled_from(["2026-11-01", "2026-11-02", "2026-11-03"])),
    st.builds("state:{}".format, st.sampled_from(["new", "open", "new,open"])),
)  # fmt: skip
FILTERS = st.lists(st.tuples(st.booleans(), TERMS), min_size=1, max_size=3).map(
    lambda terms: " ".join(f"not {t}" if n else t for n, t in terms)
)


@settings(max_examples=300)
@given(
    one=FILTERS, other=FILTERS, text=st.lists(WORDS, max_size=3).map(" ".join), author=st.sampled_from(["@jane", "@bo"]),
    queue=st.sampled_from([Queue.SERVICE, Queue.PR]), priority=st.sampled_from([Priority.HIGH, Priority.LOW]),
    tags=st.sampled_from([(), ("a",), ("a", "b")]), day=st.integers(1, 4),
)  # fmt: skip
def test_what_is_said_to_cover_another_holds_wherever_that_holds(one, other, text, author, queue, priority, tags, day) -> None:
    general, special = asks(one), asks(other)
    mention = a_mention(text=text, author=author, created_at=datetime(2026, 11, day, tzinfo=UTC))
    verdict = a_verdict(text, queue=queue, priority=priority, tags=tags)

    if covers(general, special) and holds(special, mention, verdict, MONDAY):
        assert holds(general, mention, verdict, MONDAY)
    if holds(general, mention, verdict, MONDAY):
        assert may_hold(general, mention, MONDAY)
    if any("never holds" in found.words for found in findings([Rule(name="r", when=general)], KNOWN)):
        assert not holds(general, mention, verdict, MONDAY)
