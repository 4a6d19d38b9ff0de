"""Judging again: old cases under today's rules, lists and model, only when somebody asks; what a person set stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from socialwatch.desk.changes import change
from socialwatch.desk.conversation import left_standing
from socialwatch.desk.desk import Act, Desk
from socialwatch.desk.filing import Judge
from socialwatch.desk.standing import under, with_more
from socialwatch.model.case import Case, Change
from socialwatch.model.filing import Filing
from socialwatch.model.mention import FiledMention

SHOWN = ("intent", "queue", "priority", "severity", "failed_channels", "themes", "department", "owes_answer", "is_unsure")
"""What counts as a change; a sentiment or a confidence that moved a little does not."""


class Difference(msgspec.Struct, frozen=True):
    """A case and what it would be."""

    before: Case
    after: Case

    @property
    def fields(self) -> dict[str, tuple[object, object]]:
        """Field → (before, after), of those that count."""
        pairs = {name: (getattr(self.before, name), getattr(self.after, name)) for name in SHOWN}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def differences(desk: Desk, cases: Sequence[int], judge: Judge) -> Iterator[Difference]:
    """Yield what would change; nothing is stored."""
    for case in desk.store.cases(cases, now=desk.clock()):
        found, _ = _again(desk, case, judge)
        if found is not None and found.fields:
            yield found


def judge_again(desk: Desk, cases: Sequence[int], judge: Judge, *, note: str | None = None) -> Act:
    """Judge cases again, as one act.

    Mentions keep the new verdict as well. Who was told of an escalation stays told, and rules that escalate or watch are not asked again.
    """
    mentions: list[FiledMention] = []

    def verb(case: Case) -> Change | None:
        found, judged = _again(desk, case, judge)
        if found is None or not found.fields:
            return None
        mentions.extend(judged)
        news = {name: getattr(found.after, name) for name in _JUDGED}
        return change(case, "triage", by=desk.me, at=desk.clock(), note=note, **news)

    def beside() -> None:
        desk.store.absorb(Filing(source="triage", at=desk.clock(), mentions=tuple(mentions)))

    return desk.do("triage", cases, verb, beside=beside)


_JUDGED = (*SHOWN, "sentiment", "confidence", "reasons", "tags")


def _again(desk: Desk, case: Case, judge: Judge) -> tuple[Difference | None, list[FiledMention]]:
    """Return the case under new verdicts with its mentions; None where all its words are gone."""
    talk = left_standing(desk.store.conversation(case.id))
    if not talk:
        return None, []
    verdicts = {one.id: judge(one.mention, place > 0).verdict for place, one in enumerate(talk)}
    headline = case.headline if case.headline in verdicts else talk[-1].id
    after = under(case, verdicts[headline], keeps_more=False)
    for number, verdict in verdicts.items():
        after = with_more(after, verdict) if number != headline else after
    judged = [msgspec.structs.replace(one, intent=verdicts[one.id].intent, sentiment=verdicts[one.id].sentiment) for one in talk]
    return Difference(case, after), judged
