"""Telling everybody of a fixed problem: prepared and shown as a whole, then sent one by one, each with a row of its own.

It may be broken off anywhere and begun again: whoever was told is never told twice, and what was prepared waits as a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.replying import Fate, Prepared, Replying
from socialwatch.errors import RateLimitedError, SocialwatchError, StoreError, UsageError
from socialwatch.model.case import Case
from socialwatch.model.filters import Filter, Term
from socialwatch.model.problem import Problem
from socialwatch.model.reply import UNDER_WAY, Reply, ReplyState
from socialwatch.model.words import Outcome, Queue

PAUSE = timedelta(seconds=2)
"""Between two replies: public posts in a burst look like spam, to people and to networks."""

LONGEST_WAIT = timedelta(minutes=15)
"""How long to wait for a network that asks us to; the rest is left for another run."""

_TOLD = (ReplyState.SENT, ReplyState.BY_HAND)
_NOT_MEANT = (Outcome.WITHDRAWN, Outcome.SPAM, Outcome.DUPLICATE)


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What telling everybody would do.

    Args:
        ready: Can be sent.
        by_hand: A person must post these.
        failed: Case → why it cannot be told.
        told: Cases that were told of this problem before.
        unsettled: Replies about it of which nobody knows whether they are public.
    """

    problem: Problem
    ready: tuple[Prepared, ...] = ()
    by_hand: tuple[Prepared, ...] = ()
    failed: tuple[tuple[int, str], ...] = ()
    told: tuple[int, ...] = ()
    unsettled: tuple[Reply, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """How one went: `error` is None where it was sent."""

    prepared: Prepared
    error: SocialwatchError | None = None


def prepare_round(replying: Replying, number: int, text_for: Callable[[Case], str] | None) -> Round:
    """Return what would be said to whom; nothing is stored and nothing is sent.

    Args:
        text_for: Makes the text for a case; None goes on with the drafts that an earlier round left.

    Raises:
        NoSuchProblemError: No problem has this number.
        UsageError: It is not fixed.
    """
    problem = replying.store.problem(number)
    if problem.fixed_at is None:
        raise UsageError(f"problem {number} is not fixed; first: socialwatch problem fixed {number} --on today")
    rows = replying.store.replies(problem=number)
    told = {row.case for row in rows if row.state in _TOLD}
    unsettled = [row for row in rows if row.state in UNDER_WAY]
    drafts = {row.case: row for row in rows if row.state is ReplyState.DRAFT}
    ready: list[Prepared] = []
    by_hand: list[Prepared] = []
    failed: list[tuple[int, str]] = []
    for case in _meant(replying, number, {*told, *(row.case for row in unsettled)}):
        draft = drafts.get(case.id)
        if text_for is None and draft is None:
            continue
        try:
            text = text_for(case) if text_for else draft.text if draft else ""
            prepared = replying.prepare(case.id, text, draft=draft, problem=number)
        except StoreError:
            raise
        except SocialwatchError as error:
            failed.append((case.id, str(error)))
            continue
        if prepared.wrong:
            failed.append((case.id, "; ".join(prepared.wrong)))
        else:
            (ready if prepared.shaped else by_hand).append(prepared)
    return Round(
        problem=problem,
        ready=tuple(ready),
        by_hand=tuple(by_hand),
        failed=tuple(failed),
        told=tuple(sorted(told)),
        unsettled=tuple(unsettled),
    )


def _meant(replying: Replying, number: int, without: set[int]) -> list[Case]:
    attached = replying.store.walk(Filter((Term(field="problem", values=(str(number),)),)), now=replying.desk.clock())
    return [case for case in attached if case.id not in without and case.queue is not Queue.NOISE and case.outcome not in _NOT_MEANT]


def settle_round(replying: Replying, unsettled: Sequence[Reply]) -> list[SocialwatchError]:
    """Look up what an earlier round left behind; return what could not be settled."""
    errors: list[SocialwatchError] = []
    for row in unsettled:
        try:
            looked = replying.look_up(row)
        except StoreError:
            raise
        except SocialwatchError as error:
            errors.append(error)
            continue
        if looked.fate is Fate.TOO_EARLY and looked.until:
            errors.append(
                SocialwatchError(f"case {row.case}: too early to say whether it was told; ask again after {looked.until:%H:%M:%S} UTC")
            )
    return errors


def tell(
    replying: Replying, going: Round, *, wait: Callable[[timedelta], None], now: Callable[[], datetime], pause: timedelta = PAUSE
) -> Iterator[Told]:
    """Send a round one by one and yield how each went; a person said yes to all of it.

    Every text is kept as a draft before the first one leaves, those for a person's hands as well. A network that asks us to wait is waited for, at most a quarter of an
    hour; beyond that its other replies are left as they are.

    Args:
        wait: Takes how long to wait.
    """
    kept = [msgspec.structs.replace(one, draft=replying.keep(one)) for one in going.ready]
    keep_for_hands(replying, going)
    closed: dict[str, RateLimitedError] = {}
    for place, prepared in enumerate(kept):
        if place:
            wait(pause)
        yield _told(replying, prepared, closed, wait=wait, now=now)


def keep_for_hands(replying: Replying, going: Round) -> list[Reply]:
    """Keep what a person must post as drafts: whoever approves one is shown where."""
    return [replying.keep(one) for one in going.by_hand]


def _told(
    replying: Replying,
    prepared: Prepared,
    closed: dict[str, RateLimitedError],
    *,
    wait: Callable[[timedelta], None],
    now: Callable[[], datetime],
) -> Told:
    if prepared.source in closed:
        return Told(prepared, closed[prepared.source])
    for is_last in (False, True):
        try:
            replying.send(prepared)
        except RateLimitedError as error:
            left = error.until - now() if error.until else None
            if is_last or left is None or left > LONGEST_WAIT:
                closed[prepared.source] = error
                return Told(prepared, error)
            wait(max(left, timedelta(0)) + timedelta(seconds=1))
            prepared = msgspec.structs.replace(prepared, draft=replying.store.reply(prepared.draft.id) if prepared.draft else None)
        except SocialwatchError as error:
            return Told(prepared, error)
        else:
            return Told(prepared)
    raise AssertionError("the second try returns")
