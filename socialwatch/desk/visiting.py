"""One visit to one source, in a thread of its own: walk its watches, hand each page over, say how it ended.

It never touches the store but for `known`; the pages go through a queue to the one writer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.errors import (
    BudgetSpentError,
    CapReachedError,
    CredentialsError,
    RateLimitedError,
    SocialwatchError,
    SourceError,
    StoreError,
)
from socialwatch.model.collecting import Gap, Harvest, Rechecked, Spent, Watch, Window
from socialwatch.ports import Network, SourceSettings

_WALKS_A_VISIT = 4
# A visit that resumed below `until` comes home without what is new above `target`; it walks again for that. Four is more
# than any network needs and an end for one that never comes home.


class Source(msgspec.Struct, frozen=True):
    """A configured source that can be opened for one visit.

    Args:
        rivals: Names of the other configured sources of its network: what they brought home is theirs to look up again.
        prepare: Called before the first visit begins, in the one thread that there is then: imports are not for many at once.
    """

    settings: SourceSettings
    open: Callable[[], Network]
    rivals: tuple[str, ...] = ()
    prepare: Callable[[], None] = lambda: None


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """What one visit is sent out with; it is the `ports.Visit` that the network sees.

    Args:
        floor: How far back to read where a window holds no `since`.
        is_by_hand: A person asked for `floor` (`poll --since`): read back to it whatever the windows say.
        waits_s: Seconds to wait before the first request, because the network asked for it.
        last_home_at: When a visit last came home with every watch; None where none did.
        windows: Key of a watch → where it was left; a watch that is not there was never read.
        recheck: Native ids to look up again.
        look_up: The store's `known`, safe to call from a thread.
        stop: Set when the user wants to leave: the page in hand is finished, no other begun.
        usd_spent: What the source has cost in this month before this visit.
    """

    source: Source
    now: datetime
    floor: datetime | None
    is_by_hand: bool = False
    waits_s: float = 0.0
    last_home_at: datetime | None = None
    windows: Mapping[str, Window]
    recheck: Sequence[str] = ()
    look_up: Callable[[str, Sequence[str]], frozenset[str]]
    stop: threading.Event
    only_recheck: bool = False
    usd_spent: float = 0.0

    @property
    def name(self) -> str:
        """Name of the source."""
        return self.source.settings.name

    def known(self, native_ids: Sequence[str]) -> frozenset[str]:
        """Return those that the store already holds for this network."""
        return self.look_up(self.source.settings.network, native_ids)


class Page(msgspec.Struct, frozen=True):
    """A page on its way to the writer."""

    source: str
    network: str
    watch: Watch
    harvest: Harvest
    is_last: bool = False


class Look(msgspec.Struct, frozen=True):
    """A batch of posts that were looked up again, on its way to the writer."""

    source: str
    network: str
    found: Rechecked


Limit = RateLimitedError | BudgetSpentError | CapReachedError
"""What ends a visit for all its watches, and may keep the next ones from beginning."""


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How a visit ended.

    Args:
        error: The first that a watch met; None where every watch came home.
        limit: That the network asked us to wait or the budget is spent, also where another error came before it.
    """

    source: str
    error: SocialwatchError | None = None
    limit: Limit | None = None
    unfinished: tuple[str, ...] = ()
    spent: Spent = Spent()


Parcel = Page | Look | Ended
Deliver = Callable[[Parcel], None]


def visit(errand: Errand, deliver: Deliver) -> None:
    """Make one visit and deliver its pages; the last parcel is always `Ended`, whatever happened.

    An error of one watch does not cost the others theirs, unless they would meet it too (rate limit, budget). Refused credentials
    may be those of one question only (a tariff, a closed subreddit), so the other watches are still tried.

    Raises:
        StoreError: What is known could not be looked up: no source's fault, and the end of the whole poll.
    """
    failures: list[SocialwatchError] = []
    unfinished: list[str] = []
    network: Network | None = None
    try:
        network = errand.source.open()
        errand.stop.wait(errand.waits_s)
        if not errand.only_recheck:
            _walk_all(network, errand, deliver, failures, unfinished)
        if not errand.stop.is_set() and not any(_meets_all(one) for one in failures):
            _look_again(network, errand, deliver)
    except StoreError:
        raise
    except SocialwatchError as error:
        failures.append(error)
    finally:
        # A programming mistake keeps its traceback (the thread's future raises it), but the writer must not wait for ever.
        spent = Spent()
        try:
            spent = network.spent() if network else spent
        finally:
            deliver(_ended(errand.name, failures, unfinished, spent))


def _ended(source: str, failures: Sequence[SocialwatchError], unfinished: Sequence[str], spent: Spent) -> Ended:
    limit = next((one for one in failures if isinstance(one, Limit)), None)
    return Ended(source=source, error=failures[0] if failures else None, limit=limit, unfinished=tuple(unfinished), spent=spent)


def _walk_all(network: Network, errand: Errand, deliver: Deliver, failures: list[SocialwatchError], unfinished: list[str]) -> None:
    wanted = errand.source.settings.watch
    for watch in network.watches():
        if errand.stop.is_set():
            return
        if wanted and watch.kind not in wanted:
            continue
        try:
            _walk(network, watch, errand, deliver)
        except StoreError:
            raise
        except SocialwatchError as error:
            failures.append(error)
            unfinished.append(watch.key)
            if _meets_all(error):
                return


def _meets_all(error: SocialwatchError) -> bool:
    """Say whether the next watch of the source would meet the same: only a plain failure is worth another try elsewhere."""
    return type(error) is not SourceError and not isinstance(error, CredentialsError)


def _walk(network: Network, watch: Watch, errand: Errand, deliver: Deliver) -> None:
    """Walk one watch home. A resumed visit is followed by a fresh one, for what came since."""
    window = errand.windows.get(watch.key, Window())
    wants_floor = errand.is_by_hand
    for _ in range(_WALKS_A_VISIT):
        resumed = not window.is_home
        if wants_floor and not resumed:
            window, wants_floor = Window(extra=window.extra), False
        window = _walk_once(network, watch, window, errand, deliver)
        if errand.stop.is_set() or (not resumed and window.is_home):
            return


def _walk_once(network: Network, watch: Watch, window: Window, errand: Errand, deliver: Deliver) -> Window:
    """Walk on from a window and return the one it led to; what was not reached is told as a gap."""
    settings = errand.source.settings
    floor = (window.floor or errand.floor) if window.since is None else None
    visit, last, why = msgspec.structs.replace(errand, floor=floor), None, ""
    try:
        for found in network.fetch(watch, window, visit):
            last = found if found.window.is_home else msgspec.structs.replace(found, window=_bounded(found.window, floor))
            window = last.window
            deliver(Page(settings.name, settings.network, watch, last, is_last=window.is_home))
            if errand.stop.is_set():
                why = "the poll was stopped"
                break
    except SocialwatchError as error:
        why = str(error)
        raise
    finally:
        if why and not window.is_home:
            gap = _unfinished(last, why, floor or errand.last_home_at)
            deliver(Page(settings.name, settings.network, watch, Harvest(window=window, gap=gap)))
    return window


def _bounded(window: Window, floor: datetime | None) -> Window:
    """Return the window of an unfinished first visit with how far back it wants to go, for the one that goes on from there."""
    return window if window.since is not None else msgspec.structs.replace(window, floor=floor)


def _unfinished(last: Harvest | None, why: str, held_to: datetime | None) -> Gap:
    """Return what an interrupted visit left unread: from where all is held (None: nobody knows) to the oldest post that it read."""
    oldest = min((one.created_at for one in last.mentions), default=None) if last else None
    begins = held_to if held_to is None or oldest is None else min(held_to, oldest)
    return Gap(begins_at=begins, ends_at=oldest, reason=f"the visit stopped before it was home ({why}); the next one goes on from there")


def _look_again(network: Network, errand: Errand, deliver: Deliver) -> None:
    settings = errand.source.settings
    if not errand.recheck:
        return
    for found in network.recheck(errand.recheck, errand):
        deliver(Look(settings.name, settings.network, found))
        if errand.stop.is_set():
            return
