"""A rule tried on the cases that are there: what each would be if the rule had been asked when its posts came. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from socialwatch.desk.conversation import in_order, is_ours
from socialwatch.desk.filing import Judge
from socialwatch.desk.ruling import given
from socialwatch.desk.standing import under
from socialwatch.model.case import Case
from socialwatch.model.filters import Filter, Term
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import State
from socialwatch.ports import Store

_JUDGED = ("queue", "priority", "intent", "department", "owes_answer")


class Foreseen(msgspec.Struct, frozen=True):
    """A case that the rule catches, and what it would be; the same where it is so already."""

    case: Case
    then: Case

    @property
    def changes(self) -> Mapping[str, tuple[object, object]]:
        """What the rule would change: field → (now, then), JSON-ready."""
        names = (*_JUDGED, "assignee", "tags", "state", "escalated_to")
        pairs = {name: (getattr(self.case, name), getattr(self.then, name)) for name in names}
        return {name: (msgspec.to_builtins(now), msgspec.to_builtins(then)) for name, (now, then) in pairs.items() if now != then}


class Preview(msgspec.Struct, frozen=True):
    """What a rule would do.

    Args:
        seen: How many cases were looked at.
        caught: Those that it catches, by number.
    """

    seen: int
    caught: tuple[Foreseen, ...]

    @property
    def changed(self) -> tuple[Foreseen, ...]:
        """Those that it would change."""
        return tuple(one for one in self.caught if one.changes)


def preview(
    store: Store, name: str, *, with_it: Judge, without: Judge, since: datetime, now: datetime, may: Callable[[Mention], bool] = lambda _: True,
) -> Preview:  # fmt: skip
    """Try the rule `name` on every case whose first post was written since then.

    Each post is judged twice, with the rule and without; only what differs is laid upon the case, so that nothing else that has changed
    since (a person's word, newer word lists) is taken for the rule's doing. What a person set stays.

    Args:
        may: Says cheaply that the rule cannot catch a post; judging all of them would take half a minute for a busy week.
    """
    seen = 0
    caught: list[Foreseen] = []
    for case in store.walk(Filter((Term(field="since", op=">", at=since),)), now=now):
        seen += 1
        then, is_caught = case, False
        for filed, before, after in _judged_twice(store.conversation(case.id), name, with_it, without, may):
            is_caught = True
            then = _laid_on(then, filed, before, after)
        if is_caught:
            caught.append(Foreseen(case, then))
    return Preview(seen, tuple(caught))


def _judged_twice(
    talk: list[FiledMention], name: str, with_it: Judge, without: Judge, may: Callable[[Mention], bool]
) -> Iterator[tuple[FiledMention, Verdict, Verdict]]:
    theirs = [one for one in in_order(talk) if not is_ours(one) and one.withdrawn_at is None]
    for place, one in enumerate(theirs):
        if not may(one.mention):
            continue
        after = with_it(one.mention, place > 0).verdict
        if name in after.rules:
            yield one, without(one.mention, place > 0).verdict, after


def _laid_on(case: Case, filed: FiledMention, before: Verdict, after: Verdict) -> Case:
    """Return the case with what the rule alone makes of one of its posts."""
    fields: dict[str, Any] = {"tags": tuple(dict.fromkeys((*case.tags, *(tag for tag in after.tags if tag not in before.tags))))}
    if filed.id == case.headline:
        plain, ruled = (under(case, verdict, keeps_more=True) for verdict in (before, after))
        fields |= {name: getattr(ruled, name) for name in _JUDGED if getattr(plain, name) != getattr(ruled, name)}
    fields = {name: value for name, value in fields.items() if name not in case.set_by_person}
    then = msgspec.structs.replace(case, **fields)
    then = given(then, after) if after.assignee != before.assignee else then
    if after.watch and not before.watch and filed.id == case.headline and case.state in (State.NEW, State.OPEN):
        then = msgspec.structs.replace(then, state=State.WATCHING)
    to = after.escalate_to
    if to and to != before.escalate_to and "department" not in case.set_by_person and case.escalated_to != to:
        then = msgspec.structs.replace(then, state=State.ESCALATED, escalated_to=to, department=to)
    return then
