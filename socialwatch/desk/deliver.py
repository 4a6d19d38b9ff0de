"""`deliver`: send what waits in the outbox. At least once, always under the same key, tried again with a growing pause.

A letter is claimed, sent, then marked. A crash before the mark leaves the claim: it is freed once its holder is known to be dead, or
its time is over, and the letter is sent again under the same key, with `tries` above 1, so that an outlet can look it up there first.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.changes import MACHINE, changed
from socialwatch.desk.passing import AS_STORED
from socialwatch.errors import BudgetSpentError, NoSuchCaseError, OutletError, SocialwatchError
from socialwatch.model.case import Case
from socialwatch.model.outbox import Letter, Receipt
from socialwatch.ports import Clock, Outlet, Store

PAUSES = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""How long a letter waits after each failed try; after the last it is dead and shown until a person looks."""

LEASE = timedelta(minutes=10)
"""How long a claim holds where nobody can say whether its holder still lives; longer than any outlet may take over one letter."""

_ENOUGH = 3  # failures of one outlet in a row after which its other letters are left for the next run


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """How one letter fared in this run."""

    letter: Letter
    is_sent: bool
    error: SocialwatchError | None = None


class Deliverer(msgspec.Struct, frozen=True, kw_only=True):
    """Who delivers: a process among others.

    Args:
        name: Borne by no other process, living or dead.
        is_gone: Says whether another deliverer is known to be dead; False where that cannot be known.
    """

    name: str = "one"
    is_gone: Callable[[str], bool] = lambda _name: False


ALONE = Deliverer()
"""The deliverer of whoever knows of no other."""


def deliver(
    store: Store, outlets: Mapping[str, Callable[[], Outlet]], clock: Clock, *, at_once: bool = False, jitter: Callable[[], float] = random.random,
    who: Deliverer = ALONE, limit: timedelta | None = None,
) -> list[Delivery]:  # fmt: skip
    """Send the letters that are due, oldest first; one outlet's failure never costs another's letters.

    An outlet that fails three times in a row, asks to wait, or cannot be opened gets no more letters in this run: the others of it wait
    as they are, and none of their tries is used up.

    Args:
        at_once: Try those too that wait for their next try (`deliver --now`).
        jitter: 0 … 1; spreads tries so that many letters do not knock together.
        limit: No further letter is begun after so long; None for no limit.
    """
    for other in store.claimants():
        if who.is_gone(other):
            store.free_letters(other)
    run = _Run(store, outlets, clock, who, jitter)
    began = clock()
    return list(run.letters(at_once=at_once, until=None if limit is None else began + limit))


class _Run:
    """One run over the outbox."""

    def __init__(
        self, store: Store, outlets: Mapping[str, Callable[[], Outlet]], clock: Clock, who: Deliverer, jitter: Callable[[], float]
    ) -> None:
        self._store, self._outlets, self._clock, self._who, self._jitter = store, outlets, clock, who, jitter
        self._opened: dict[str, Outlet | SocialwatchError] = {}
        self._failures: dict[str, int] = {}
        self._closed: set[str] = set()

    def letters(self, *, at_once: bool, until: datetime | None) -> Iterator[Delivery]:
        """Send one letter after the other and yield how each fared."""
        behind = 0
        while until is None or self._clock() < until:
            now = self._clock()
            letter = self._store.claim_letter(
                by=self._who.name, now=now, until=now + LEASE, behind=behind, at_once=at_once, skips=sorted(self._closed)
            )
            if letter is None:
                return
            behind = letter.id
            delivery = self._send(letter)
            if delivery is not None:
                yield delivery

    def _send(self, letter: Letter) -> Delivery | None:
        outlet = self._outlet(letter.outlet)
        if isinstance(outlet, SocialwatchError):
            return self._failed(letter, outlet)
        try:
            receipt = outlet.send(letter)
        except BudgetSpentError:
            # Not this letter's fault: it was not sent, and waits for the next run.
            self._closed.add(letter.outlet)
            self._let_go(letter, tries=letter.tries - 1)
            return None
        except SocialwatchError as error:
            return self._failed(letter, error)
        except BaseException:
            # A mistake of an outlet, or Ctrl-C: whether it arrived is not known; it keeps its key and its count, and nobody's hand.
            self._let_go(letter, tries=letter.tries)
            raise
        self._failures[letter.outlet] = 0
        return Delivery(letter=self._sent(letter, receipt), is_sent=True)

    def _outlet(self, name: str) -> Outlet | SocialwatchError:
        if name not in self._opened:
            self._opened[name] = _open(name, self._outlets)
        return self._opened[name]

    def _failed(self, letter: Letter, error: SocialwatchError) -> Delivery:
        """Keep a failed try. A missing secret or a wrong configuration is the user's to mend and never kills a letter."""
        now = self._clock()
        is_final = isinstance(error, OutletError) and error.is_final
        asked_until = error.until if isinstance(error, OutletError) else None
        is_dead = is_final or (letter.tries > len(PAUSES) and isinstance(error, OutletError))
        pause = PAUSES[min(letter.tries, len(PAUSES)) - 1]
        next_try_at = max(now + pause * (1 + 0.2 * self._jitter()), asked_until or now)
        self._count_against(letter.outlet, is_final=is_final, must_wait=asked_until is not None or not isinstance(error, OutletError))
        with self._store.transaction():
            kept = self._mark(letter, state="dead" if is_dead else "waiting", error=str(error), next_try_at=next_try_at)
        return Delivery(letter=kept, is_sent=False, error=error)

    def _count_against(self, outlet: str, *, is_final: bool, must_wait: bool) -> None:
        self._failures[outlet] = 0 if is_final else self._failures.get(outlet, 0) + 1
        if must_wait or self._failures[outlet] >= _ENOUGH:
            self._closed.add(outlet)

    def _sent(self, letter: Letter, receipt: Receipt) -> Letter:
        """Mark a letter as sent and write it into the history of its case, in one transaction."""
        now = self._clock()
        with self._store.transaction():
            sent = self._mark(letter, state="sent", sent_at=now, ref=receipt.ref, url=receipt.url, error=None)
            for case in self._cases(letter):
                self._store.apply([changed(case, case, "sent", by=MACHINE, at=now, note=_told(sent))])
        return sent

    def _cases(self, letter: Letter) -> list[Case]:
        """Return the case of a letter; none where it has none, or the case was erased meanwhile."""
        try:
            return [] if letter.case is None else [self._store.case(letter.case, now=AS_STORED)]
        except NoSuchCaseError:
            return []

    def _let_go(self, letter: Letter, *, tries: int) -> None:
        with self._store.transaction():
            self._mark(letter, tries=tries)

    def _mark(self, letter: Letter, **fields: object) -> Letter:
        """Keep what this try changed and let go of the letter, inside a transaction; words that were taken out meanwhile stay out."""
        held = self._store.letter(letter.id) or letter
        marked = msgspec.structs.replace(held, **{"tries": letter.tries, "claimed_by": None, "claimed_until": None} | fields)
        self._store.keep_letter(marked)
        return marked


def _open(name: str, outlets: Mapping[str, Callable[[], Outlet]]) -> Outlet | SocialwatchError:
    if name not in outlets:
        return OutletError(f"outlet {name!r} is no longer in the configuration; put it back or drop its letters")
    try:
        return outlets[name]()
    except SocialwatchError as error:
        return error


def _told(letter: Letter) -> str:
    """Return what the history says of a letter that left: `to desk as #4711 (https://…)`."""
    words = f"to {letter.outlet}"
    if letter.ref:
        words += f" as {letter.ref}"
    return f"{words} ({letter.url})" if letter.url else words
