"""What the figures are made of: a case without its words, and what a span of time comes to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from socialwatch.model.words import Channel, NoReplyReason, Outcome, Queue


class Tallied(msgspec.Struct, frozen=True, kw_only=True):
    """One case as the figures see it: no words of anybody.

    Args:
        is_kept: Whether the promise of a first answer was kept; None while it is open or where none was made.
    """

    queue: Queue
    created_at: datetime
    first_response_at: datetime | None = None
    handled_at: datetime | None = None
    outcome: Outcome | None = None
    outcome_reason: NoReplyReason | None = None
    followers: int | None = None
    failed_channels: tuple[Channel, ...] = ()
    themes: tuple[str, ...] = ()
    is_kept: bool | None = None


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """How many of some cases were answered, and how soon.

    Args:
        cases: The denominator: cases that began in the span, without spam, duplicates and what its author withdrew.
        answered: Those of them that the brand answered, seen on the network or sent by us.
        decided: Those left unanswered on purpose, by reason; none of them is in `answered`.
        median, p90: Of the time from the first post to the first answer, over `answered` cases, by every hour of the clock; None
            where nothing was answered. Nearest rank: a time that did happen.
    """

    cases: int
    answered: int
    decided: Mapping[NoReplyReason, int] = {}
    median: timedelta | None = None
    p90: timedelta | None = None

    @property
    def rate(self) -> float | None:
        """The share that was answered, 0 … 1; None where there was no case."""
        return self.answered / self.cases if self.cases else None

    @property
    def waiting(self) -> int:
        """Those neither answered nor left unanswered on purpose."""
        return self.cases - self.answered - sum(self.decided.values())


class Share(msgspec.Struct, frozen=True):
    """So many of so many: a name, a count, and what it is counted among."""

    name: str
    count: int
    of: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a span of time comes to.

    Args:
        since, until: The span: cases whose first post was written in it (aware UTC, `until` is outside).
        service: Of the `service` and `sales` queues together: people who wait for something. The headline.
        queues: Of each queue that had a case, noise left out.
        left_out: Spam, duplicates and withdrawn cases, by outcome or `noise`.
        promises_kept: First answers that came in time, of those promised and decided by now.
        channels: Ways to the brand that failed before, of the service cases; most first.
        themes: What the service cases were about; most first.
        famous, others: People with `famous_from` followers and more, and those known to have fewer; both of `service`.
    """

    since: datetime
    until: datetime
    service: Answers
    queues: Mapping[Queue, Answers] = {}
    left_out: Mapping[str, int] = {}
    promises_kept: Share = Share("first answers in time", 0, 0)
    channels: tuple[Share, ...] = ()
    themes: tuple[Share, ...] = ()
    famous_from: int = 10_000
    famous: Answers = Answers(cases=0, answered=0)
    others: Answers = Answers(cases=0, answered=0)
