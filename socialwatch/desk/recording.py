"""`record`: make a network answer all the questions that a poll would ask, and file nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from socialwatch.errors import BudgetSpentError, SocialwatchError
from socialwatch.model.collecting import Window
from socialwatch.ports import Network

_LOOKED_UP = 10


class _Look(msgspec.Struct, frozen=True):
    """A visit that knows nothing, so that everything is asked for."""

    now: datetime
    floor: datetime | None
    usd_spent: float = 0.0

    def known(self, native_ids: Sequence[str]) -> frozenset[str]:  # noqa: ARG002  the store is not asked
        return frozenset()


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: mentions read, and what went wrong, which may be just what was to be recorded."""

    mentions: int = 0
    troubles: tuple[str, ...] = ()


def ask_everything(network: Network, *, now: datetime, floor: datetime | None) -> Recorded:
    """Ping, read every watch from its top, and look a few of the found posts up again, until the budget is spent."""
    look, found, troubles = _Look(now, floor), list[str](), list[str]()
    try:
        network.ping()
        for watch in network.watches():
            try:
                for page in network.fetch(watch, Window(), look):
                    found += [mention.native_id for mention in page.mentions]
            except BudgetSpentError:
                raise
            except SocialwatchError as why:
                troubles.append(f"{watch.key}: {why}")
        for _ in network.recheck(found[:_LOOKED_UP], look):
            pass
    except BudgetSpentError:
        pass  # as many as were asked for
    except SocialwatchError as why:
        troubles.append(str(why))
    return Recorded(mentions=len(found), troubles=tuple(troubles))
