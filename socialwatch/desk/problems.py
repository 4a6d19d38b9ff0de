"""Problems: the shared cause of many cases; noted, filled with cases, fixed, and judged by what came after the fix."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.changes import change
from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import UsageError
from socialwatch.insight.likeness import Alike, Described, Group, groups, like_these
from socialwatch.insight.rates import Change as RateChange
from socialwatch.insight.rates import Rate, change_after, rate
from socialwatch.model.case import Case, Change
from socialwatch.model.filters import Filter, Term
from socialwatch.model.problem import Problem, Turn
from socialwatch.model.words import Outcome, Queue
from socialwatch.triage.themes_found import empty_words

LOOKED_BACK = timedelta(days=90)
"""How old a case may be that is suggested."""

_MOST_COMPARED = 10_000  # with a problem, the newest; a second or two
_MOST_GROUPED = 5_000  # with each other
_NOT_MEANT = (Outcome.WITHDRAWN, Outcome.SPAM, Outcome.DUPLICATE)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A problem in figures.

    Args:
        cases, contacts: How many cases it has, of how many people.
        since, until: The span of its cases: from the first one to its fix, or to now where it is open.
        service_cases: All service cases of that span: the denominator of its share.
        in_span: Its own service cases among them.
        rate: Cases a week while it is open; None where it has none, or is fixed.
        change: Before and after the fix; None while it is open, or where nothing was seen before the fix.
    """

    problem: Problem
    cases: int = 0
    contacts: int = 0
    since: datetime | None = None
    until: datetime | None = None
    service_cases: int = 0
    in_span: int = 0
    rate: Rate | None = None
    change: RateChange | None = None


class Problems(msgspec.Struct, frozen=True):
    """Everything a person can do with problems, over a desk."""

    desk: Desk

    def new(self, title: str, *, theme: str | None = None, note: str | None = None) -> Problem:
        """Note a problem.

        Raises:
            UsageError: It has no title, or an open one is called so already.
        """
        title = " ".join(title.split())
        if not title:
            raise UsageError('a problem needs a title: socialwatch problem new "kettles leak"')
        if twin := next((one for one in self.desk.store.problems() if one.title.casefold() == title.casefold()), None):
            raise UsageError(f"problem {twin.id} is called so already; attach cases to it, or reopen it")
        now, me = self.desk.clock(), self.desk.me
        turns = (Turn(at=now, by=me, verb="new"),)
        return self.desk.store.keep_problem(Problem(title=title, theme=theme, note=note, created_at=now, created_by=me, turns=turns))

    def attach(self, number: int, cases: Sequence[int]) -> Act:
        """Say that a problem is the cause of cases.

        Raises:
            NoSuchProblemError, NoSuchCaseError: One of them does not exist; nothing was changed.
        """
        title = self.desk.store.problem(number).title
        return self.desk.do("problem", cases, lambda case: self._set(case, number, "problem", title))

    def detach(self, cases: Sequence[int]) -> Act:
        """Say that cases have no known cause after all."""
        return self.desk.do("detach", cases, lambda case: self._set(case, None, "detach", None))

    def _set(self, case: Case, number: int | None, verb: str, note: str | None) -> Change | None:
        if case.problem == number:
            return None
        return change(case, verb, by=self.desk.me, at=self.desk.clock(), note=note, problem=number)

    def fixed(self, number: int, *, at: datetime) -> Problem:
        """Say since when a problem is fixed; each of its cases hears of it in its history.

        Raises:
            NoSuchProblemError: No problem has this number.
            UsageError: The time is to come.
        """
        if at > self.desk.clock():
            raise UsageError("a problem is fixed since a time that has come; say it then")
        return self._turn(number, "fixed", at)

    def reopen(self, number: int) -> Problem:
        """Say that a problem is not fixed after all.

        Raises:
            NoSuchProblemError: No problem has this number.
        """
        return self._turn(number, "reopen", None)

    def _turn(self, number: int, verb: str, after: datetime | None) -> Problem:
        problem, now = self.desk.store.problem(number), self.desk.clock()
        if problem.fixed_at == after:
            return problem
        turn = Turn(at=now, by=self.desk.me, verb=verb, before=problem.fixed_at, after=after)
        turned = msgspec.structs.replace(problem, fixed_at=after, turns=(*problem.turns, turn))
        note = f"problem {number} is {'open again' if after is None else f'fixed since {after:%Y-%m-%d}'}"
        with self.desk.store.transaction():
            self.desk.store.keep_problem(turned)
            lines = [change(case, f"problem_{verb}", by=self.desk.me, at=now, note=note) for case in self._cases(number)]
            self.desk.store.apply(lines)
        return turned

    def drop(self, number: int) -> None:
        """Forget a problem without cases.

        Raises:
            NoSuchProblemError: No problem has this number.
            StoreError: A case is attached to it.
        """
        self.desk.store.drop_problem(number)

    # -- in figures ----------------------------------------------------------------------------------------

    def overview(self) -> list[Summary]:
        """Return all problems in figures: open ones first, then those with the most cases."""
        found = [self.summary(one.id) for one in self.desk.store.problems()]
        return sorted(found, key=lambda one: (one.problem.fixed_at is not None, -one.cases, one.problem.id))

    def summary(self, number: int) -> Summary:
        """Return a problem in figures.

        Raises:
            NoSuchProblemError: No problem has this number.
        """
        problem, now = self.desk.store.problem(number), self.desk.clock()
        cases = [case for case in self._cases(number) if case.outcome not in _NOT_MEANT]
        if not cases:
            return Summary(problem=problem)
        times = [case.created_at for case in cases]
        since, until = min(times), max(problem.fixed_at or now, min(times))
        return Summary(
            problem=problem, cases=len(cases), contacts=len({case.contact for case in cases}), since=since, until=until,
            service_cases=self._service_cases(since, until),
            in_span=sum(case.queue is Queue.SERVICE and since <= case.created_at <= until for case in cases),
            # As before a fix: the first case opens the span and is not counted in it.
            rate=rate(len(cases) - 1, since, now) if problem.fixed_at is None and since < now else None,
            change=change_after(times, fixed_at=problem.fixed_at, now=now) if problem.fixed_at else None,
        )  # fmt: skip

    def _cases(self, number: int) -> list[Case]:
        wanted = Filter((Term(field="problem", values=(str(number),)),))
        return list(self.desk.store.walk(wanted, now=self.desk.clock()))

    def _service_cases(self, since: datetime, until: datetime) -> int:
        ends = until + timedelta(microseconds=1)  # `until` of a filter is before that time, a span holds its end
        terms = (
            Term(field="queue", values=("service",)), Term(field="since", op=">", at=since), Term(field="until", op="<", at=ends),
            Term(field="outcome", values=tuple(_NOT_MEANT), is_negated=True),
        )  # fmt: skip
        return self.desk.store.count(Filter(terms), now=self.desk.clock())

    # -- suggestions -----------------------------------------------------------------------------------------

    def suggest(self, number: int, *, limit: int = 20, among: int = _MOST_COMPARED) -> list[tuple[Case, Alike]]:
        """Return cases that look as if they belonged to a problem, each with why; nothing is attached.

        Args:
            among: How many of the newest cases are looked at.

        Raises:
            NoSuchProblemError: No problem has this number.
        """
        problem = self.desk.store.problem(number)
        cases = {case.id: case for case in self._unattached(among)}
        attached = [_described(case) for case in self._cases(number)]
        found = like_these(
            [_described(case) for case in cases.values()], title=problem.title, theme=problem.theme, attached=attached, limit=limit
        )
        return [(cases[one.id], one) for one in found]

    def suggest_new(self, *, limit: int = 10) -> list[tuple[Group, list[Case]]]:
        """Return groups of cases that look alike and belong to no problem."""
        cases = {case.id: case for case in self._unattached(_MOST_GROUPED)}
        found = groups([_described(case) for case in cases.values()], ignored=empty_words(), limit=limit)
        return [(one, [cases[alike.id] for alike in one.cases]) for one in found]

    def _unattached(self, most: int) -> Sequence[Case]:
        """Return the newest cases without a problem that could have one."""
        since = self.desk.clock() - LOOKED_BACK
        terms = (
            Term(field="problem", values=("none",)), Term(field="queue", values=("service", "sales")), Term(field="since", op=">", at=since),
        )  # fmt: skip
        found = self.desk.store.walk(Filter(terms), now=self.desk.clock())
        return deque((case for case in found if case.text and case.outcome not in _NOT_MEANT), maxlen=most)


def _described(case: Case) -> Described:
    return Described(case.id, case.text, case.themes)
