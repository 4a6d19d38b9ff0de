"""Problems: the shared cause of many cases."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One change of a problem: what it was before and after, so that it can be taken back.

    Args:
        verb: `new`, `fixed`, `reopen`, or `undo` of the one before.
        before, after: When it counted as fixed; None for open.
    """

    at: datetime
    by: str
    verb: str
    before: datetime | None = None
    after: datetime | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """The shared cause of many cases; open, or fixed since a date.

    Args:
        id: 1, 2, 3 …; 0 before the store has numbered it.
        theme: The theme whose cases are likely to belong to it; None where none is named.
        fixed_at: Since when it counts as fixed (aware UTC); None while it is open.
        turns: Its history, oldest first.
    """

    id: int = 0
    title: str
    theme: str | None = None
    note: str | None = None
    created_at: datetime
    created_by: str
    fixed_at: datetime | None = None
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> str:
        """`open` or `fixed`."""
        return "open" if self.fixed_at is None else "fixed"
