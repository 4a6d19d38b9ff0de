"""One visit to one source, in a thread of its own: walk its watches, hand each page over, say how it ended.

It never touches the store but for `known`; the pages go through a queue to the one writer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.errors import CredentialsError, RateLimitedError, SocialwatchError, SourceError, StoreError
from socialwatch.model.collecting import Gap, Harvest, Rechecked, Spent, Watch, Window
from socialwatch.ports import Network, SourceSettings

_WALKS_A_VISIT = 4
# A visit that resumed below `until` comes home without what is new above `target`; it walks again for that. Four is more
# than any network needs and an end for one that never comes home.


class Source(msgspec.Struct, frozen=True):
    """A configured source that can be opened for one visit."""

    settings: SourceSettings
    open: Callable[[], Network]


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """What one visit is sent out with; it is the `ports.Visit` that the network sees.

    Args:
        windows: Key of a watch → where it was left; a watch that is not there was never read.
        recheck: Native ids to look up again.
        look_up: The store's `known`, safe to call from a thread.
        stop: Set when the user wants to leave: the page in hand is finished, no other begun.
    """

    source: Source
    now: datetime
    floor: datetime | None
    windows: Mapping[str, Window]
    recheck: Mapping[str, Sequence[str]]
    look_up: Callable[[str, Sequence[str]], frozenset[str]]
    stop: threading.Event
    only_recheck: bool = False

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
    asked: tuple[str, ...]
    found: Rechecked


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How a visit ended.

    Args:
        error: The first that a watch met; None where every watch came home.
        limit: That the network asked us to wait, also where another error came before it.
    """

    source: str
    error: SocialwatchError | None = None
    limit: RateLimitedError | None = None
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
            deliver(_ended(errand.source.settings.name, failures, unfinished, spent))


def _ended(source: str, failures: Sequence[SocialwatchError], unfinished: Sequence[str], spent: Spent) -> Ended:
    limit = next((one for one in failures if isinstance(one, RateLimitedError)), None)
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
    settings = errand.source.settings
    name = settings.name
    window = errand.windows.get(watch.key, Window())
    if errand.floor is not None and window.is_home:
        window = Window(None, None, None, window.extra)
    for _ in range(_WALKS_A_VISIT):
        resumed = not window.is_home
        last: Harvest | None = None
        try:
            for harvest in network.fetch(watch, window, errand):
                last, window = harvest, harvest.window
                deliver(Page(name, settings.network, watch, harvest, is_last=window.is_home))
                if errand.stop.is_set():
                    return
        except SocialwatchError as error:
            if not window.is_home:
                deliver(Page(name, settings.network, watch, Harvest(window=window, gap=_unfinished(last, error))))
            raise
        if not (resumed and window.is_home):
            return


def _unfinished(last: Harvest | None, error: SocialwatchError) -> Gap:
    oldest = min((one.created_at for one in last.mentions), default=None) if last else None
    return Gap(begins_at=None, ends_at=oldest, reason=f"the visit stopped before it was home ({error}); the next one goes on from there")


def _look_again(network: Network, errand: Errand, deliver: Deliver) -> None:
    settings = errand.source.settings
    ids = tuple(errand.recheck.get(settings.name, ()))
    if not ids:
        return
    for found in network.recheck(ids, errand):
        deliver(Look(settings.name, settings.network, ids, found))
        if errand.stop.is_set():
            return
