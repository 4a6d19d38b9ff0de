"""Rules read against each other: those that never hold, that are never reached, or whose word never stands. Pure, and careful: what is
told here is so for every post; what depends on the post is not told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from socialwatch.model.filter_parser import show
from socialwatch.model.filters import Filter, Term
from socialwatch.triage.policy import Rule
from socialwatch.triage.tokens import read

_ONLY_FILED = frozenset({"due", "sla", "problem", "outcome", "id", "muted"})
"""What a post that has just arrived does not have."""

_ONE_VALUE = frozenset({"brand", "network", "queue", "priority", "intent", "assignee", "department", "escalated", "lang", "state"})
"""Fields that hold one word at most: two different words cannot both be there."""

_SET_BY: Mapping[str, tuple[str, ...]] = {
    "priority": ("priority",), "queue": ("queue", "intent", "noise"), "intent": ("intent", "noise"), "department": ("department",),
    "assignee": ("assignee",), "tag": ("tags",), "escalated": ("escalate",), "unsure": ("intent", "queue", "noise"),
}  # fmt: skip
"""Field of a filter → the actions of a rule that change it."""


class Finding(msgspec.Struct, frozen=True):
    """What is wrong with one rule, in words."""

    rule: str
    words: str


def findings(rules: Sequence[Rule], known: Mapping[str, Collection[str]]) -> list[Finding]:
    """Return what is wrong with the rules, in their order.

    Args:
        known: Field of a filter (`theme`, `department`, `brand`) → the names that there are.
    """
    found: list[Finding] = []
    for at, rule in enumerate(rules):
        found += [Finding(rule.name, words) for words in _alone(rule, known)]
        found += [Finding(rule.name, words) for words in _unreached(rules, at)]
        found += [Finding(rule.name, words) for words in _overruled(rules, at)]
    return found


# -- one rule by itself -------------------------------------------------------------------------------------------------


def _alone(rule: Rule, known: Mapping[str, Collection[str]]) -> Iterator[str]:
    for term in rule.when.terms:
        names = known.get(term.field)
        folded = {name.lower() for name in names} if names is not None else set()
        for value in term.values if names is not None else ():
            if value.lower() not in folded and value != "none":
                there = f"known are {', '.join(sorted(names or ()))}" if names else "there is none"
                yield f"asks for {term.field}:{value}, and there is no such {term.field}; {there}"
        if _never_holds(term):
            yield f"asks for {_told(term)}, which no post has that has just arrived: it never holds"
    yield from (f"never holds: {_told(one)} and {_told(other)} cannot both be so" for one, other in _contradictions(rule.when))


def _never_holds(term: Term) -> bool:
    if term.is_negated:
        return term.field == "state" and "new" in term.values
    if term.field == "state":
        return "new" not in term.values
    return term.field in _ONLY_FILED and "none" not in term.values


def _contradictions(when: Filter) -> Iterator[tuple[Term, Term]]:
    for at, one in enumerate(when.terms):
        for other in when.terms[at + 1 :]:
            if _excludes(one, other) or _excludes(other, one):
                yield one, other


def _excludes(one: Term, other: Term) -> bool:
    if other.is_negated and not one.is_negated:
        return _implies(one, msgspec.structs.replace(other, is_negated=False))
    if one.is_negated or other.is_negated or one.field != other.field or one.field not in _ONE_VALUE:
        return False
    return not set(one.values) & set(other.values)


# -- rules among each other ---------------------------------------------------------------------------------------------


def _unreached(rules: Sequence[Rule], at: int) -> Iterator[str]:
    """A final rule above catches whatever this one would."""
    for place in range(at):
        above = rules[place]
        between = rules[place + 1 : at]
        if above.is_final and covers(above.when, rules[at].when) and not _may_change(between, above.when):
            yield f'can never be reached: "{above.name}" above it catches everything that it asks for, and ends there'
            return


def _overruled(rules: Sequence[Rule], at: int) -> Iterator[str]:
    """A rule below sets something else for everything that this one catches."""
    rule = rules[at]
    for place in range(at + 1, len(rules)) if not rule.is_final else ():
        below, between = rules[place], rules[at:place]
        if not covers(below.when, rule.when) or _may_change(between, below.when):
            if below.is_final:
                return
            continue
        for name in ("priority", "queue", "intent", "department", "assignee", "escalate", "watch", "noise"):
            mine, theirs = getattr(rule.set, name), getattr(below.set, name)
            if mine is not None and theirs is not None and mine != theirs:
                yield f'its {name} never stands: "{below.name}" below it sets another for everything that it catches'
        if below.is_final:
            return


def _may_change(rules: Sequence[Rule], when: Filter) -> bool:
    """Say whether one of these rules may change what `when` asks about."""
    actions = {action for term in when.terms for action in _SET_BY.get(term.field, ())}
    return any(getattr(rule.set, action) not in (None, ()) for rule in rules for action in actions)


# -- what follows from what ---------------------------------------------------------------------------------------------


def covers(general: Filter, special: Filter) -> bool:
    """Say whether every post that `special` finds is found by `general` too; False also where that cannot be told."""
    return all(any(_implies(mine, asked) for mine in special.terms) or _always(asked) for asked in general.terms)


def _always(term: Term) -> bool:
    return term.field == "state" and not term.is_negated and "new" in term.values


def _implies(mine: Term, asked: Term) -> bool:
    """Say whether `asked` holds wherever `mine` does."""
    if mine == asked:
        return True
    if mine.field != asked.field or "/" in (mine.op, asked.op):
        return False
    if mine.at is not None and asked.at is not None:
        later = mine.at >= asked.at if mine.op == ">" else mine.at <= asked.at
        return later and mine.op == asked.op and not mine.is_negated and not asked.is_negated
    if mine.is_negated != asked.is_negated:
        return not mine.is_negated and mine.field in _ONE_VALUE and not set(mine.values) & set(asked.values)
    narrow, wide = (asked, mine) if mine.is_negated else (mine, asked)
    return all(any(_is_within(mine.field, value, one) for one in wide.values) for value in narrow.values)


def _is_within(field: str, value: str, other: str) -> bool:
    """Say whether whoever finds `value` finds `other`: the same word, or a phrase with this one inside."""
    if field == "author":
        return value.lower().removeprefix("@").removeprefix("u/") == other.lower().removeprefix("@").removeprefix("u/")
    if field != "text":
        return value.lower() == other.lower()
    words, part = read(value).spoken, read(other).spoken
    return bool(part) and any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _told(term: Term) -> str:
    return show(Filter((term,)))
