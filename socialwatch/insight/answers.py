"""The figures of a span: who was answered, how soon, what had failed before. Pure; every share carries its denominator."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from socialwatch.model.figures import Answers, Figures, Share, Tallied
from socialwatch.model.words import Channel, Outcome, Queue

FAMOUS_FROM = 10_000
"""Followers from which on an account counts as famous: where the big agencies begin to speak of influence."""

_LEFT_OUT = (Outcome.SPAM, Outcome.DUPLICATE, Outcome.WITHDRAWN)
_OWED = (Queue.SERVICE, Queue.SALES)


def figures(cases: Iterable[Tallied], *, since: datetime, until: datetime) -> Figures:
    """Return what the cases of a span come to.

    What is no case for an answer is left out of every denominator and counted apart: noise, spam, duplicates, withdrawn ones. A
    decision not to answer stays in the denominator: it is shown beside the rate and never hidden in it.
    """
    left_out: Counter[str] = Counter()
    counted: list[Tallied] = []
    for case in cases:
        why = _why_left_out(case)
        if why is None:
            counted.append(case)
        else:
            left_out[why] += 1
    owed = [case for case in counted if case.queue in _OWED]
    known = [case for case in owed if case.followers is not None]
    return Figures(
        since=since, until=until, service=answers(owed),
        queues={queue: answers([case for case in counted if case.queue is queue]) for queue in Queue if any(c.queue is queue for c in counted)},
        left_out=dict(left_out), promises_kept=_kept(counted),
        channels=_shares(owed, lambda case: case.failed_channels, order=list(Channel)), themes=_shares(owed, lambda case: case.themes),
        famous_from=FAMOUS_FROM, famous=answers([case for case in known if (case.followers or 0) >= FAMOUS_FROM]),
        others=answers([case for case in known if (case.followers or 0) < FAMOUS_FROM]),
    )  # fmt: skip


def answers(cases: Sequence[Tallied]) -> Answers:
    """Return how many of these were answered, how soon, and how many were left on purpose."""
    times = sorted(case.first_response_at - case.created_at for case in cases if case.first_response_at is not None)
    times = [max(time, timedelta()) for time in times]
    decided = Counter(case.outcome_reason for case in cases if case.first_response_at is None and case.outcome is Outcome.NO_REPLY)
    return Answers(
        cases=len(cases), answered=len(times), decided={reason: count for reason, count in decided.items() if reason is not None},
        median=quantile(times, 0.5), p90=quantile(times, 0.9),
    )  # fmt: skip


def quantile(times: Sequence[timedelta], share: float) -> timedelta | None:
    """Return the smallest of the sorted times that `share` of them do not exceed (nearest rank); None of none."""
    return times[max(math.ceil(share * len(times)) - 1, 0)] if times else None


def _why_left_out(case: Tallied) -> str | None:
    if case.outcome in _LEFT_OUT:
        return str(case.outcome)
    return str(Queue.NOISE) if case.queue is Queue.NOISE else None


def _kept(cases: Sequence[Tallied]) -> Share:
    decided = [case.is_kept for case in cases if case.is_kept is not None]
    return Share("first answers in time", sum(decided), len(decided))


def _shares(cases: Sequence[Tallied], names: Callable[[Tallied], Sequence[str]], *, order: Sequence[str] = ()) -> tuple[Share, ...]:
    counts = Counter(name for case in cases for name in names(case))
    places = {name: place for place, name in enumerate(order)}
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], places.get(pair[0], len(places)), pair[0]))
    return tuple(Share(str(name), count, len(cases)) for name, count in ranked)
