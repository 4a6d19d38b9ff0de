"""What the desk asks where something leaves the house: of outlets, and of the store that keeps letters and spikes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from socialwatch.model.alerts import HourTally, Spike
from socialwatch.model.outbox import Letter, Receipt, TicketNews
from socialwatch.ports.keys import Key, OutletSettings

if TYPE_CHECKING:
    from socialwatch.ports import Plugs

# -- the mouths ---------------------------------------------------------------------------------------------------------


class Outlet(Protocol):
    """One configured way out."""

    def send(self, letter: Letter) -> Receipt:
        """Send one letter under its key; return what the other side says of it.

        Where `letter.tries` is above 1 an earlier try may have arrived: an outlet that can look the key up there does so first.

        Raises:
            OutletError: It was not taken; `is_final` where trying again cannot help, `until` where it asks to wait.
            CredentialsError: A secret is missing or was refused.
            BudgetSpentError: Nothing was sent; the letter waits for the next run and no try of it is used up.
        """


@runtime_checkable
class TicketOutlet(Outlet, Protocol):
    """A way out whose letters become tickets that can be asked about later."""

    def news(self, letter: Letter) -> TicketNews | None:
        """Say how the ticket of a letter that was sent stands; None where it is no longer there. Raises as `send` does."""


class OutletKind(Protocol):
    """What an outlet's file offers under the name `kind`."""

    name: str
    keys: Sequence[Key]

    def open(self, settings: OutletSettings, plugs: Plugs) -> Outlet:
        """Make an outlet. Touches neither network nor disk."""


# -- the memory ---------------------------------------------------------------------------------------------------------


class LetterKeeper(Protocol):
    """The outbox of a store, and the ladders that write into it."""

    def ladders_due(self, *, now: datetime) -> list[int]:
        """Return the numbers of escalated cases whose `acknowledge_by` has come, soonest first."""

    def letters(self, *, due_by: datetime | None = None, state: str | None = "waiting", limit: int = 1000) -> list[Letter]:
        """Return letters, oldest first: those due by a time, or all of a state (None: of any)."""

    def letter(self, number: int) -> Letter | None:
        """Return a letter by its number; None where there is none."""

    def has_letter(self, key: str) -> bool:
        """Say whether the outbox took a letter of this key, whatever became of it."""

    def letters_of(self, case: int) -> list[Letter]:
        """Return every letter about a case, oldest first."""

    def keep_letter(self, letter: Letter) -> None:
        """Store a letter as it is now (by its number)."""

    def claim_letter(
        self, *, by: str, now: datetime, until: datetime, behind: int = 0, at_once: bool = False, skips: Sequence[str] = (),
    ) -> Letter | None:  # fmt: skip
        """Take up the oldest waiting letter behind number `behind` that is due and that nobody sends; return it with `tries` counted up.

        Nobody else is given it until `until`, unless it is kept without its claim, or freed. Takes no letter of the outlets in `skips`.

        Args:
            by: Who takes it: a name that no other process bears.
            at_once: Also one that waits for its next try.
        """

    def claimants(self) -> list[str]:
        """Return who has waiting letters in hand, also where the time of the claim is over."""

    def free_letters(self, by: str) -> None:
        """Let go of the waiting letters that somebody has in hand: for a process that died."""

    def open_tickets(self, outlet: str, *, asked_before: datetime, limit: int = 50) -> list[Letter]:
        """Return sent letters about cases that an outlet gave a name and that are not seen closed, not asked about since then.

        Those never asked about come first, then the one asked about longest ago.
        """


class SpikeKeeper(Protocol):
    """What a store counts and keeps for alerts."""

    def tally_hours(self, *, since: datetime, until: datetime) -> list[HourTally]:
        """Count the cases that began from `since` until before `until`, by brand, hour of UTC, intent and themes; noise is left out."""

    def first_case_at(self) -> datetime | None:
        """Return when the oldest case began; None where there is none."""

    def spikes(self, *, only_on: bool = True) -> list[Spike]:
        """Return the spikes that last, or all there ever were, newest first."""

    def keep_spike(self, spike: Spike) -> None:
        """Store a spike: a new one with the number 0 (left out where its subject has one that lasts), a known one by its number."""
