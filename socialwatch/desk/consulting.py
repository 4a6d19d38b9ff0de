"""Consulting: a second opinion on what we were unsure of, asked one by one outside of every transaction; what fails costs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from socialwatch.desk.changes import MACHINE, change
from socialwatch.desk.desk import Desk
from socialwatch.desk.filing import Judge
from socialwatch.desk.standing import under
from socialwatch.errors import BudgetSpentError, SocialwatchError
from socialwatch.model.case import Case, Change
from socialwatch.model.mention import Mention
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import State
from socialwatch.ports import Engine
from socialwatch.triage.opinions import may_speak, with_opinion


class Consulted(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it.

    Args:
        asked, changed, dropped: Opinions asked for, verdicts that changed, answers that were not in our words.
        error: Why it ended early; None where it did not, or only its budget was spent.
    """

    asked: int = 0
    changed: int = 0
    dropped: int = 0
    error: SocialwatchError | None = None


def consult(desk: Desk, cases: Sequence[int], engine: Engine, judge: Judge, *, always: bool = False) -> Consulted:
    """Ask about each case that may be asked about, until the budget is spent or the engine fails.

    Never asked about: what is private, what a person or a rule has spoken on, what counts as spam, what is handled.
    """
    asked = changed = dropped = 0
    for number, mention, verdict in _questions(desk, cases, judge, always=always):
        try:
            opinion = engine.opine(mention.body, brand=mention.brand, lang=mention.lang)
        except BudgetSpentError:
            break
        except SocialwatchError as error:
            return Consulted(asked=asked, changed=changed, dropped=dropped, error=error)
        asked += 1
        if opinion is None:
            dropped += 1
            continue
        changed += _applied(desk, number, with_opinion(verdict, opinion))
    return Consulted(asked=asked, changed=changed, dropped=dropped)


def _questions(desk: Desk, cases: Sequence[int], judge: Judge, *, always: bool) -> Iterator[tuple[int, Mention, Verdict]]:
    for number in cases:
        case = desk.store.case(number, now=desk.clock())
        if case.is_private or case.state is State.HANDLED or "intent" in case.set_by_person or not (case.is_unsure or always):
            continue
        talk = desk.store.conversation(number)
        filed = next((one for one in talk if one.id == case.headline and one.withdrawn_at is None), None)
        if filed is None or filed.mention.is_private:
            continue
        verdict = judge(filed.mention, talk[0].id != filed.id).verdict
        if may_speak(verdict, always=always):
            yield number, filed.mention, verdict


def _applied(desk: Desk, number: int, verdict: Verdict) -> int:
    """Store a verdict; return how many cases changed."""

    def verb(case: Case) -> Change | None:
        after = under(case, verdict, keeps_more=True)
        news = {name: getattr(after, name) for name in _SAID}
        if all(getattr(case, name) == value for name, value in news.items()):
            return None
        return change(case, "engine", by=MACHINE, at=desk.clock(), **news)

    return len(desk.do("engine", [number], verb).cases)


_SAID = ("intent", "queue", "priority", "sentiment", "confidence", "is_unsure", "owes_answer", "reasons")
