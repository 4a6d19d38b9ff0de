"""The clocks of a case: which promises are open, met or broken, worked out from its facts.

* First response runs from the customer's first mention to our first reply and never begins anew. A case that was ended or watched
  without a reply and comes back is answered by a next response.
* Next response runs from `waiting_since` once we have answered, or once the case came back.
* Resolution runs until the case is handled. It stands still while the case is pending, snoozed or watched: what is left is kept as
  business time and begins to run again when the case does. A case that comes back after it was handled gets a new one, from when it came back.
* A case that was moved to another channel is solved when the customer is known to have arrived there: until then its resolution runs.
* A promise given by hand is met by any reply of ours after it was given, or by handling the case.
* A watched case owes no reply: its response promise is cancelled. Handling a case cancels the response it still owed, and keeps its resolution.
* A promise that passes its due time while open is breached, also when it is kept later: at its due time, however late somebody looks.
  That is taken back only where a reply turns up that was given in time (a poll that came late).
* A change of the configuration changes no case: what was not promised when the question came is not promised afterwards (`promised_as`).
* Due times are set once. Only where a person or a new verdict moves the case to another queue or priority while a promise is open
  is it counted again, from the same beginning under the new level. Each promise remembers both in `level` (`service/urgent`).
* Taking an act back (`undo`) brings the same promises back: one that was cancelled or met runs on where the facts say that it was neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from socialwatch.model.case import Case, Promise
from socialwatch.model.times import iso
from socialwatch.model.words import SLEEPING_STATES, DueKind, Queue, State
from socialwatch.promises.calendar import ALWAYS
from socialwatch.promises.levels import Policy, ServiceLevel

_RESPONSES = (DueKind.FIRST_RESPONSE, DueKind.NEXT_RESPONSE)
_STILL = (State.PENDING, *SLEEPING_STATES)


def start(case: Case, kind: DueKind, since: datetime, policy: Policy) -> Promise | None:
    """Return a promise of `kind` that begins at `since`; None where the level of this case promises nothing of the kind.

    Raises:
        ConfigError: The calendar of its level is closed for years.
    """
    level = policy.level(case.brand, case.queue, case.priority)
    target = level.target(kind) if level else None
    if level is None or target is None:
        return None
    return _running(Promise(kind=kind, since=since, due_at=None, level=_mark(case), target=target), level, since, target)


def settle(case: Case, policy: Policy, now: datetime, *, answers: Sequence[datetime] | None = None) -> Case:
    """Return the case with `promises`, `due_at` and `due_kind` as its other facts ask for. Settling twice changes nothing more.

    Args:
        now: Aware UTC.
        answers: When we replied, as far as the conversation shows it, in any order; None where the caller does not know. Then a
            next response counts as given at `now`, when the case is found to wait no more.

    Raises:
        ConfigError: The calendar of its level is closed for years.
    """
    settling = _Settling(case, policy, now, answers)
    promises = settling.promises()
    due_at, kind = min(((p.due_at, p.kind) for p in promises if p.is_open and p.due_at), key=lambda due: due[0], default=(None, None))
    return msgspec.structs.replace(case, promises=promises, due_at=due_at, due_kind=kind, promised_as=settling.questions())


def breaches(before: Case, after: Case) -> list[Promise]:
    """Return the promises of a case that are breached after and were not before, in the order in which they were missed."""
    known = {_name(promise) for promise in before.promises if promise.breached_at}
    fresh = [promise for promise in after.promises if promise.breached_at and _name(promise) not in known]
    return sorted(fresh, key=lambda promise: promise.breached_at or promise.since)


def kept_after_all(before: Case, after: Case) -> list[Promise]:
    """Return the promises that were breached before and are not after: a reply turned up that was given in time."""
    broken = {_name(promise) for promise in before.promises if promise.breached_at}
    return [promise for promise in after.promises if promise.breached_at is None and promise.met_at and _name(promise) in broken]


def _name(promise: Promise) -> tuple[DueKind, datetime, str | None]:
    return promise.kind, promise.since, promise.note


class _Settling:
    """One settling of one case: what is owed, and what becomes of each promise."""

    def __init__(self, case: Case, policy: Policy, now: datetime, answers: Sequence[datetime] | None) -> None:
        self._case, self._policy, self._now = case, policy, now
        self._level = policy.level(case.brand, case.queue, case.priority)
        self._is_owed = _is_owed(case, policy)
        self._knows_answers = answers is not None
        seen = {*(answers or ()), *([case.first_response_at] if case.first_response_at else [])}
        self._replies = sorted(seen)
        self._unseen_reply = self._reply_without_trace()

    def promises(self) -> tuple[Promise, ...]:
        """Return all promises of the case, oldest first."""
        wanted = self._response_wanted()
        kept = [self._with_fate(promise, wanted) for promise in self._case.promises]
        fresh = [self._fresh_response(kept, wanted), self._first_of_an_answered_case(), self._fresh_resolution(kept)]
        return tuple(self._judged(promise) for promise in (*kept, *(self._paced(p) for p in fresh if p)))

    def questions(self) -> str:
        """Return what this case asks of a policy, as `Case.promised_as` keeps it: the same question is answered once, by the policy of its day."""
        wanted = self._asked_response()
        response = f"{wanted[0]}@{iso(wanted[1])}" if wanted else ""
        return f"{self._asker()} {response}"

    def _asker(self) -> str:
        return f"{_mark(self._case)}{'' if self._case.owes_answer else ' (no answer owed)'}"

    # what is owed

    def _response_wanted(self) -> tuple[DueKind, datetime] | None:
        """Return the response that is owed now, and since when."""
        return self._asked_response() if self._is_owed else None

    def _asked_response(self) -> tuple[DueKind, datetime] | None:
        """Return the response that they wait for, owed or not."""
        case = self._case
        if case.waiting_since is None or case.state in (State.HANDLED, State.WATCHING):
            return None
        if case.first_response_at is None and not self._came_back(case.waiting_since):
            return DueKind.FIRST_RESPONSE, case.created_at
        return DueKind.NEXT_RESPONSE, case.waiting_since

    def _came_back(self, waiting_since: datetime) -> bool:
        """Say whether the case was ended or watched before the customer began to wait."""
        ended = (p.cancelled_at for p in self._case.promises if p.kind is DueKind.FIRST_RESPONSE and p.cancelled_at)
        was_handled = self._case.settled_mention > 0 and waiting_since > self._case.created_at
        return was_handled or any(at <= waiting_since for at in ended)

    def _reply_without_trace(self) -> datetime | None:
        """Return when we replied where a person says so (`pending`), or the caller knows of no answers, and nothing else shows it."""
        case = self._case
        if case.waiting_since is not None or case.state in (State.HANDLED, State.WATCHING):
            return None
        owed = [p for p in case.promises if p.is_open and p.kind in _RESPONSES]
        if any(self._seen_reply(p.since) for p in owed) or (self._knows_answers and case.state is not State.PENDING):
            return None
        return self._now if owed else None

    # what becomes of a promise that stands

    def _with_fate(self, promise: Promise, wanted: tuple[DueKind, datetime] | None) -> Promise:
        if promise.kind in _RESPONSES:
            return self._response(promise, wanted)
        if promise.kind is DueKind.RESOLUTION:
            return self._resolution(promise)
        return self._word(promise)

    def _response(self, promise: Promise, wanted: tuple[DueKind, datetime] | None) -> Promise:
        is_wanted = wanted is not None and wanted[0] is promise.kind and self._is_same(promise, wanted[1])
        replied = self._replied_to(promise, is_wanted=is_wanted)
        is_late = replied is not None and promise.cancelled_at is not None and replied > promise.cancelled_at
        if replied is not None and not is_late:
            return _closed(promise, met_at=replied)
        if wanted is not None and is_wanted:
            return self._under_this_level(promise, wanted[1])
        return _closed(promise, cancelled_at=promise.cancelled_at or self._ended_at())

    def _replied_to(self, promise: Promise, *, is_wanted: bool) -> datetime | None:
        if promise.kind is DueKind.FIRST_RESPONSE:
            return self._case.first_response_at
        seen = self._seen_reply(promise.since)
        if seen is not None or is_wanted:
            return seen
        waiting = self._case.waiting_since
        if promise.met_at is None and waiting is not None and waiting > promise.since and not self._knows_answers:
            # They waited, and wait again since later: in between somebody answered.
            return self._now
        return promise.met_at or self._unseen_reply

    def _is_same(self, promise: Promise, since: datetime) -> bool:
        """Say whether it is the promise that is owed; an open one is, also where an older mention turned up late."""
        return promise.since == since or (promise.is_open and since < promise.since)

    def _under_this_level(self, promise: Promise, since: datetime) -> Promise:
        """Return the response promise open, counted again where the case moved to another level or began earlier."""
        if promise.level == _mark(self._case) and promise.since == since:
            return msgspec.structs.replace(promise, met_at=None, cancelled_at=None)
        anew = start(self._case, promise.kind, since, self._policy)
        if anew is None:
            return _closed(promise, cancelled_at=promise.cancelled_at or self._now)
        return _as_broken_as(promise, anew)

    def _resolution(self, promise: Promise) -> Promise:
        ended = promise.met_at or promise.cancelled_at
        if self._case.state is State.HANDLED and not self._case.is_on_the_way:
            return promise if ended else _closed(promise, met_at=self._case.arrived_at or self._ended_at())
        if not self._is_owed:
            return promise if ended else _closed(promise, cancelled_at=self._now)
        if ended and (promise is not self._last_resolution() or self._began_anew(ended)):
            return promise
        return self._paced(self._resolution_under_this_level(msgspec.structs.replace(promise, met_at=None, cancelled_at=None)))

    def _resolution_under_this_level(self, promise: Promise) -> Promise:
        if promise.level == _mark(self._case):
            return promise
        anew = start(self._case, DueKind.RESOLUTION, promise.since, self._policy)
        if anew is None or self._level is None:
            return _closed(promise, cancelled_at=self._now)
        before = self._policy.level(self._case.brand, *promise.level.split("/", 1))
        target = promise.target or (before.resolution if before else None)
        if before is None or target is None or anew.target is None:
            return _as_broken_as(promise, anew)
        gained = anew.target - target
        if promise.left is not None:
            return msgspec.structs.replace(promise, left=max(timedelta(), promise.left + gained), level=anew.level, target=anew.target)
        if promise.due_at is not None and promise.due_at != before.clock.add(promise.since, target):
            # It stood still at times, which counting from its beginning would forget: what is left counts.
            left = max(timedelta(), before.clock.between(self._now, promise.due_at) + gained)
            return msgspec.structs.replace(_running(promise, self._level, self._now, left), level=anew.level, target=anew.target)
        return _as_broken_as(promise, anew)

    def _paced(self, promise: Promise) -> Promise:
        """Return a resolution standing still or running, as the state asks; anything else as it is."""
        if promise.kind is not DueKind.RESOLUTION or not promise.is_open or self._level is None:
            return promise
        clock = self._level.clock
        if self._case.state in _STILL:
            if promise.due_at is None:
                return promise
            judged = self._judged(promise, at=self._paused_at(promise))
            return msgspec.structs.replace(judged, left=clock.between(self._paused_at(promise), promise.due_at), due_at=None, warn_at=None)
        if promise.due_at is None and promise.left is not None:
            return _running(promise, self._level, self._now, promise.left)
        return promise

    def _paused_at(self, promise: Promise) -> datetime:
        """Return since when a resolution stands still: our last reply while we wait for the customer, else now."""
        replies = [at for at in self._replies if promise.since <= at <= self._now]
        return replies[-1] if replies and self._knows_answers and self._case.state is State.PENDING else self._now

    def _word(self, promise: Promise) -> Promise:
        if not promise.is_open:
            return promise
        replied = next((at for at in self._replies if at > promise.since), self._unseen_reply)
        if replied is None and self._case.state is State.HANDLED:
            replied = self._ended_at()
        return _closed(promise, met_at=replied) if replied else promise

    def _judged(self, promise: Promise, at: datetime | None = None) -> Promise:
        """Return it breached where its due time passed while it was open."""
        end = promise.met_at or promise.cancelled_at or at or self._now
        if promise.breached_at is not None or promise.due_at is None or promise.due_at >= end:
            return promise
        business = promise.target
        if business is None:
            business = (self._level.clock if self._level else ALWAYS).between(promise.since, promise.due_at)
        return msgspec.structs.replace(
            promise, breached_at=promise.due_at, breach_clock=promise.due_at - promise.since, breach_business=business
        )

    # what is new

    def _fresh_response(self, kept: Sequence[Promise], wanted: tuple[DueKind, datetime] | None) -> Promise | None:
        if wanted is None or any(p.is_open and p.kind is wanted[0] for p in kept):
            return None
        if self._case.promised_as == self.questions() and not any((p.kind, p.since) == wanted for p in kept):
            return None  # when this question came, the policy of that day promised nothing
        return start(self._case, *wanted, self._policy)

    def _first_of_an_answered_case(self) -> Promise | None:
        """Return the first response of a case that had its answer before we knew it: an answer in time counts as a promise kept."""
        case = self._case
        if case.promises or not self._is_owed or case.first_response_at is None or case.waiting_since or case.settled_mention:
            return None
        if case.promised_as.startswith(f"{self._asker()} "):
            return None
        promise = start(case, DueKind.FIRST_RESPONSE, case.created_at, self._policy)
        return promise and _closed(promise, met_at=case.first_response_at)

    def _fresh_resolution(self, kept: Sequence[Promise]) -> Promise | None:
        if not self._is_owed or self._case.state is State.HANDLED or any(p.is_open and p.kind is DueKind.RESOLUTION for p in kept):
            return None
        if self._case.promised_as == self.questions():
            return None
        last = self._last_resolution()
        since = self._case.created_at
        if last is None and any(p.level == _mark(self._case) for p in self._case.promises):
            return None  # this level promised it nothing of the kind
        if last is not None or self._case.settled_mention:
            ended = (last.met_at or last.cancelled_at) if last else since
            if ended is None or not self._began_anew(ended) or self._case.waiting_since is None:
                return None
            since = self._case.waiting_since
        return start(self._case, DueKind.RESOLUTION, since, self._policy)

    def _last_resolution(self) -> Promise | None:
        return next((p for p in reversed(self._case.promises) if p.kind is DueKind.RESOLUTION), None)

    def _began_anew(self, ended: datetime) -> bool:
        """Say whether the customer waits since after that end: the case came back, and the end stands."""
        return self._case.waiting_since is not None and self._case.waiting_since >= ended

    # when

    def _seen_reply(self, since: datetime) -> datetime | None:
        return next((at for at in self._replies if at >= since), None)

    def _ended_at(self) -> datetime:
        return (self._case.handled_at or self._now) if self._case.state is State.HANDLED else self._now


def _is_owed(case: Case, policy: Policy) -> bool:
    """Say whether promises are made to this case: it owes an answer, or the configuration names its very queue."""
    if policy.names(case.brand, case.queue, case.priority):
        return True
    return case.owes_answer and case.queue is not Queue.NOISE


def _mark(case: Case) -> str:
    return f"{case.queue}/{case.priority}"


def _running(promise: Promise, level: ServiceLevel, since: datetime, target: timedelta) -> Promise:
    """Return the promise with so much business time to go from `since` on."""
    warn_at = None
    if level.warn_before is not None:
        warn_at = level.clock.add(since, max(timedelta(), target - level.warn_before))
    return msgspec.structs.replace(promise, due_at=level.clock.add(since, target), warn_at=warn_at, left=None)


def _closed(promise: Promise, *, met_at: datetime | None = None, cancelled_at: datetime | None = None) -> Promise:
    closed = msgspec.structs.replace(promise, met_at=met_at, cancelled_at=cancelled_at)
    if met_at is not None and promise.breached_at is not None and met_at <= promise.breached_at:
        return msgspec.structs.replace(closed, breached_at=None, breach_clock=None, breach_business=None)
    return closed


def _as_broken_as(promise: Promise, anew: Promise) -> Promise:
    """Return a promise counted anew with the breach that is in it already: that is never taken back."""
    return msgspec.structs.replace(
        anew, breached_at=promise.breached_at, breach_clock=promise.breach_clock, breach_business=promise.breach_business
    )
