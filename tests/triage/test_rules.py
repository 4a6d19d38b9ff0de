"""Configured rules: when they hold, and that their word stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from socialwatch.errors import FilterError
from socialwatch.model.filters import Filter, Term
from socialwatch.model.words import Channel, Intent, Priority, Queue, Severity
from socialwatch.triage.patterns import check_pattern
from socialwatch.triage.policy import Policy, Rule, RuleActions
from socialwatch.triage.rules import holds
from tests.triage.builders import NOW, judged, mention

LIDS = Rule(
    name="lids go to spares",
    when=Filter((Term(field="text", values=(r"lids?\b",), op="/"),)),
    set=RuleActions(department="billing", tags=("spares",), priority=Priority.LOW),
)


def when(field: str, *values: str, **more: Any) -> Filter:
    return Filter((Term(field=field, values=values, **more),))


def test_what_a_rule_says_stands_and_is_the_first_reason():
    verdict = judged("@acme do you sell lids? please help", policy=Policy(rules=(LIDS,)))

    assert (verdict.department, verdict.tags, verdict.priority, verdict.rules) == (
        "billing",
        ("spares",),
        Priority.LOW,
        ("lids go to spares",),
    )
    assert verdict.reasons[0].words == 'rule "lids go to spares" set priority low, department billing, tag spares'
    assert verdict.reasons[0].source == "lids go to spares"


def test_a_rule_that_does_not_hold_changes_nothing():
    assert judged("@acme my kettle broke", policy=Policy(rules=(LIDS,))) == judged("@acme my kettle broke", policy=Policy())


def test_a_final_rule_ends_the_asking_and_another_does_not():
    gently, first = Rule(name="b", when=Filter(), set=RuleActions(tags=("b",))), Rule(name="a", when=Filter(), set=RuleActions(tags=("a",)))
    going_on = Rule(name="a", when=Filter(), set=RuleActions(tags=("a",)), is_final=False)

    assert judged("hi", policy=Policy(rules=(first, gently))).tags == ("a",)
    assert judged("hi", policy=Policy(rules=(going_on, gently))).tags == ("a", "b")


def test_a_later_rule_sees_what_an_earlier_one_said():
    rules = (
        Rule(name="one", when=Filter(), set=RuleActions(tags=("vip",)), is_final=False),
        Rule(name="two", when=when("tag", "vip"), set=RuleActions(priority=Priority.HIGH, assignee="ada", escalate="head", watch=True)),
    )

    verdict = judged("@acme hi", policy=Policy(rules=rules))

    assert (verdict.priority, verdict.assignee, verdict.escalate_to, verdict.watch, verdict.owes_answer) == (
        Priority.HIGH,
        "ada",
        "head",
        True,
        False,
    )
    assert [reason.source for reason in verdict.reasons[:2]] == ["one", "two"]


def test_an_intent_from_a_rule_brings_its_queue():
    policy = Policy(rules=(Rule(name="fans", when=Filter(), set=RuleActions(intent=Intent.PRAISE)),))

    verdict = judged("@acme my kettle broke", policy=policy)

    assert (verdict.intent, verdict.queue) == (Intent.PRAISE, Queue.PRAISE)


def test_noise_from_a_rule_lowers_and_not_noise_lifts():
    lower = Policy(rules=(Rule(name="bots", when=Filter(), set=RuleActions(noise=True)),))
    lift = Policy(rules=(Rule(name="ours", when=Filter(), set=RuleActions(noise=False)),))
    spam = "@acme online casino, free bonus, register now http://win.example/"

    lowered, lifted = judged("@acme my kettle broke", policy=lower), judged(spam, policy=lift)

    assert (lowered.queue, lowered.is_spam, lowered.owes_answer) == (Queue.NOISE, True, False)
    assert (lifted.queue, lifted.is_spam, lifted.owes_answer) == (Queue.SERVICE, False, True)


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        (Filter(), True),
        (when("text", "phone line"), True),
        (when("text", "PHONE  Line!"), True),
        (when("text", "line phone"), False),
        (when("text", "hone"), False),
        (when("text", "nothing", "phone"), True),
        (when("text", r"on\s+hold", op="/"), True),
        (when("text", r"ON HOLD", op="/"), True),
        (when("text", r"^hold", op="/"), False),
        (when("queue", "service"), True),
        (when("queue", "praise", "service"), True),
        (when("queue", "praise"), False),
        (when("queue", "praise", is_negated=True), True),
        (when("intent", "complaint"), True),
        (when("priority", "urgent"), False),
        (when("network", "x"), True),
        (when("brand", "acme"), True),
        (when("author", "@jane"), True),
        (when("author", "jane"), True),
        (when("author", "@JANE"), True),
        (when("author", "ja", op="/"), True),
        (when("author", "@bo"), False),
        (when("failed", "phone"), True),
        (when("failed", "email"), False),
        (when("severity", "none"), True),
        (when("assignee", "none"), True),
        (when("assignee", "none", is_negated=True), False),
        (when("state", "new"), True),
        (when("outcome", "none"), True),
        (when("problem", "12"), False),
        (when("lang", "en"), True),
        (when("private", "no"), True),
        (when("unsure", "yes"), False),
        (when("due", op="<", at=NOW), False),
        (when("since", at=NOW - timedelta(days=1)), True),
        (when("since", at=NOW + timedelta(days=1)), False),
        (when("until", at=NOW + timedelta(days=1)), True),
        (Filter((Term(field="queue", values=("service",)), Term(field="network", values=("reddit",)))), False),
    ],
)
def test_a_filter_is_asked_of_one_mention(filter_: Filter, expected: bool):
    text = "@acme your phone line keeps me on hold"
    verdict = judged(text)

    assert verdict.failed_channels == (Channel.PHONE,)
    assert holds(filter_, mention(text, lang="en"), verdict, NOW) is expected


def test_severity_can_be_asked_for():
    text = "@acme my kettle caught fire"

    assert holds(when("severity", "fire"), mention(text), judged(text), NOW)
    assert judged(text).severity == (Severity.FIRE,)


@pytest.mark.parametrize("pattern", ["(", "(?=a)b", r"(a)\1", "[z-a]", "a{2000}"])
def test_a_wrong_pattern_is_refused_when_the_rule_is_built(pattern: str):
    with pytest.raises(FilterError, match="cannot be read"):
        check_pattern(pattern)
    with pytest.raises(FilterError, match="cannot be read"):
        Rule(name="wrong", when=when("text", pattern, op="/"))


def test_a_slow_pattern_cannot_hang():
    policy = Policy(rules=(Rule(name="slow", when=when("text", "(a+)+$", op="/"), set=RuleActions(tags=("slow",))),))

    verdict = judged("@acme " + "a" * 39_000 + "!", policy=policy)

    assert verdict.tags == ()
