"""What reading X costs, and how much of it the month still allows.

Prices of November 2026: a post read costs $0.005, $0.001 in the mentions of the account that owns the tokens, a user $0.010. X charges
the same post once a day, so what the store holds already is counted as free.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from socialwatch.errors import BudgetSpentError

USD_POST, USD_OWNED, USD_USER = 0.005, 0.001, 0.010


class Purse:
    """The money of one source in one month.

    Args:
        cap: US dollars that a month may cost; None for no limit.
    """

    def __init__(self, cap: float | None) -> None:
        self._cap = cap
        self._before, self._now = 0.0, datetime.min.replace(tzinfo=UTC)
        self._paid: set[str] = set()
        self.spent = 0.0

    def open(self, before: float, now: datetime) -> None:
        """Begin a visit in a month that has cost `before` so far."""
        self._before, self._now = before, now

    def affords(self, most: int, usd: float, *, least: int = 1) -> int:
        """Return how many things at this price may be asked for at once, at most `most`.

        Raises:
            BudgetSpentError: Fewer than `least`: nothing must be asked, for the answer could cost more than is left.
        """
        if self._cap is None:
            return most
        left = self._cap - self._before - self.spent
        many = min(most, int(left / usd + 1e-9))
        if many < least:
            raise BudgetSpentError(self._words())
        return many

    def pay(self, ids: Collection[str], usd: float) -> None:
        """Count posts that were read; each once a visit."""
        fresh = set(ids) - self._paid
        self.spent += usd * len(fresh)
        self._paid |= fresh

    def pay_user(self) -> None:
        """Count an account that was looked up."""
        self.spent += USD_USER

    def _words(self) -> str:
        new_month = (self._now.replace(day=1) + timedelta(days=31)).replace(day=1)
        return (
            f"the {self._cap:.2f} USD for {self._now:%Y-%m} are used up as far as another answer could be paid;"
            f" reading goes on on {new_month:%Y-%m-%d}, or with a larger monthly_budget_usd"
        )
