"""`deliver`: send what waits in the outbox. At least once, always under the same key, tried again with a growing pause."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import msgspec

from socialwatch.errors import OutletError, SocialwatchError
from socialwatch.model.outbox import Letter
from socialwatch.ports import Clock, Outlet, Store

PAUSES = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""How long a letter waits after each failed try; after the last it is dead and shown until a person looks."""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """How one letter fared in this run."""

    letter: Letter
    is_sent: bool
    error: SocialwatchError | None = None


def deliver(
    store: Store, outlets: Mapping[str, Callable[[], Outlet]], clock: Clock, *, at_once: bool = False, jitter: Callable[[], float] = random.random,
) -> list[Delivery]:  # fmt: skip
    """Send the letters that are due, oldest first; one outlet's failure never costs another's letters.

    A letter is sent, then marked: a crash between the two sends it again under the same key, and the other side knows it.

    Args:
        at_once: Try those too that wait for their next try (`deliver --now`).
        jitter: 0 … 1; spreads tries so that many letters do not knock together.
    """
    now = clock()
    waiting = store.letters(due_by=None if at_once else now)
    opened: dict[str, Outlet | SocialwatchError] = {}
    done = []
    for letter in waiting:
        outlet = opened.get(letter.outlet) or _open(letter.outlet, outlets)
        opened[letter.outlet] = outlet
        delivery = _send(letter, outlet, clock(), jitter())
        store.keep_letter(delivery.letter)
        done.append(delivery)
    return done


def _open(name: str, outlets: Mapping[str, Callable[[], Outlet]]) -> Outlet | SocialwatchError:
    if name not in outlets:
        return OutletError(f"outlet {name!r} is no longer in the configuration; put it back or drop its letters")
    try:
        return outlets[name]()
    except SocialwatchError as error:
        return error


def _send(letter: Letter, outlet: Outlet | SocialwatchError, now: datetime, jitter: float) -> Delivery:
    try:
        if isinstance(outlet, SocialwatchError):
            raise outlet
        ref = outlet.send(letter)
    except SocialwatchError as error:
        return Delivery(letter=_failed(letter, error, now, jitter), is_sent=False, error=error)
    sent = msgspec.structs.replace(letter, state="sent", tries=letter.tries + 1, sent_at=now, ref=ref, error=None)
    return Delivery(letter=sent, is_sent=True)


def _failed(letter: Letter, error: SocialwatchError, now: datetime, jitter: float) -> Letter:
    """Return the letter after a failed try. A missing secret or a wrong configuration is the user's to mend and never kills one."""
    tries = letter.tries + 1
    is_final = isinstance(error, OutletError) and error.is_final
    is_dead = is_final or (tries > len(PAUSES) and isinstance(error, OutletError))
    pause = PAUSES[min(tries, len(PAUSES)) - 1]
    return msgspec.structs.replace(
        letter, state="dead" if is_dead else "waiting", tries=tries, error=str(error), next_try_at=now + pause * (1 + 0.2 * jitter)
    )
