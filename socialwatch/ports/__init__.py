"""The promises others keep: what the desk asks of networks, outlets, stores and engines, without knowing any of them.

A third party writes a network or an outlet in a package of its own against this file, `model` and `errors`, and names its
`kind` in the entry points `socialwatch.networks` or `socialwatch.outlets`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from socialwatch.model.brand import Brand
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.collecting import Harvest, Rechecked, SourceState, Spent, StoredGap, Watch, Window
from socialwatch.model.figures import Tallied
from socialwatch.model.filing import Filing, Ground, Lookalike
from socialwatch.model.filters import Filter
from socialwatch.model.label import Label, LabelledText
from socialwatch.model.mention import Contact, FiledMention, Mention
from socialwatch.model.outbox import Letter
from socialwatch.model.review import Mark, News
from socialwatch.ports.delivering import LetterKeeper, SpikeKeeper
from socialwatch.ports.delivering import Outlet as Outlet
from socialwatch.ports.delivering import OutletKind as OutletKind
from socialwatch.ports.delivering import TicketOutlet as TicketOutlet
from socialwatch.ports.engines import Engine as Engine
from socialwatch.ports.engines import EngineSettings as EngineSettings
from socialwatch.ports.keys import Key as Key
from socialwatch.ports.keys import OutletSettings as OutletSettings
from socialwatch.ports.keys import SourceSettings as SourceSettings
from socialwatch.ports.replying import ProblemKeeper, ReplyKeeper

Clock = Callable[[], datetime]
"""Returns the present as aware UTC. The only clock of the house is handed out by wiring."""


class Secret(Protocol):
    """A credential that shows itself only when asked: its `str` and `repr` are `***`."""

    def reveal(self) -> str:
        """Return the value.

        Raises:
            CredentialsError: The variable is not set, the file cannot be read, or the command failed.
        """


# -- the ears -----------------------------------------------------------------------------------------------------------


class Visit(Protocol):
    """What a network may know of the visit it is making; it may be called from the network's own thread."""

    @property
    def now(self) -> datetime:
        """When this poll began (aware UTC). A network's own clock may differ: take cursors from its answers, never from here."""

    @property
    def floor(self) -> datetime | None:
        """How far back to go where the window holds no `since` (first visit, or `poll --since`); None: as far as the network shows."""

    @property
    def usd_spent(self) -> float:
        """What reading this source has cost in this month, in US dollars, before this visit."""

    def known(self, native_ids: Sequence[str]) -> frozenset[str]:
        """Return those of `native_ids` that the store already holds for this network."""


class Network(Protocol):
    """One configured source, ready to be read. None of its methods waits for a rate limit longer than its budget."""

    def watches(self) -> Sequence[Watch]:
        """Return what it looks for, in the order in which it should be read; `own` first, so that replies find their posts."""

    def fetch(self, watch: Watch, window: Window, visit: Visit) -> Iterator[Harvest]:
        """Yield the pages of `watch` beyond `window`, each with the window to store beside it.

        Always re-reads an overlap: identity does the rest. When the iterator ends, the last window says whether the visit came
        home; a visit that resumed below `until` comes home without what is new above `target`: the caller asks again.

        Raises:
            CredentialsError: The network refused the credentials.
            RateLimitedError: It asks us to wait. What was yielded before stands.
            BudgetSpentError: The visit's requests or seconds are used up. What was yielded before stands.
            SourceError: It could not be reached or understood. What was yielded before stands.
        """

    def recheck(self, native_ids: Sequence[str], visit: Visit) -> Iterator[Rechecked]:
        """Look known posts up again, in batches; yield nothing where the network has no way to do so.

        Absent from a successful answer means gone. Raises as `fetch` does.
        """

    def ping(self) -> str:
        """Ask one cheap question and say in words what answered (`logged in as @acme`). Raises as `fetch` does."""

    def spent(self) -> Spent:
        """Return what this visit cost so far."""


class NetworkKind(Protocol):
    """What a network's file offers under the name `kind`: its keys, and a source made from them.

    It may also name `libraries`, a sequence of modules that its visits need: they are imported one after the other before the visits
    begin side by side. Two threads that import parts of one package at once can meet a half-made module.
    """

    name: str
    keys: Sequence[Key]
    has_api_base: bool

    def open(self, settings: SourceSettings, brand: Brand, plugs: Plugs) -> Network:
        """Make a source. Touches neither network nor disk.

        Raises:
            CredentialsError: A needed secret is missing.
        """


# -- the plugs ----------------------------------------------------------------------------------------------------------


class Plugs(Protocol):
    """What ears and mouths share, made by wiring for one source or outlet: an HTTP session within a budget, a place for tokens."""

    @property
    def session(self) -> Any:
        """A `requests.Session` with time limits, no redirects, a cap on bodies, and a count of requests against the budget."""

    def check_base(self, api_base: str) -> str:
        """Return `api_base` where it may be used: loopback, or anything after `--allow-endpoint`.

        Raises:
            ConfigError: Any other host, so that a planted configuration does not get the credentials.
        """

    def spent(self) -> Spent:
        """Return what went through the session so far."""

    def remember(self, key: str, value: str | None) -> None:
        """Keep a token between polls in a file of mode 0600 beside the database; None forgets it."""

    def recall(self, key: str) -> str | None:
        """Return what was remembered under `key`; None where nothing was."""


# -- the memory ---------------------------------------------------------------------------------------------------------


class Store(LetterKeeper, SpikeKeeper, ReplyKeeper, ProblemKeeper, Protocol):
    """The memory of the house.

    Every method may raise `StoreError` (it could not be read or written; nothing was changed) and `StoreLockedError`
    (somebody else was writing for longer than the store waits; trying again may help). A method that writes does so in one
    transaction of its own, or in the one opened around it by `transaction`. Times go in and come out as aware UTC.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Open a transaction that writes from its first statement; an exception inside takes everything back. Not nested."""

    # looking

    def case(self, number: int, *, now: datetime) -> Case:
        """Return a case; one whose sleep has ended by `now` comes as `open`.

        Raises:
            NoSuchCaseError: No case has this number.
        """

    def cases(self, numbers: Sequence[int], *, now: datetime) -> list[Case]:
        """Return these cases in the order asked for.

        Raises:
            NoSuchCaseError: One of them does not exist.
        """

    def page(self, wanted: Filter, *, now: datetime, limit: int | None = None) -> list[Case]:
        """Return the first cases in the order of the inbox: urgent, then by due time (none last), then oldest, then number."""

    def walk(self, wanted: Filter, *, now: datetime) -> Iterator[Case]:
        """Yield all wanted cases by number, in bounded memory."""

    def count(self, wanted: Filter, *, now: datetime, cap: int | None = None) -> int:
        """Count the wanted cases; stops at `cap` where one is given."""

    def conversation(self, case: int) -> list[FiledMention]:
        """Return the mentions of a case, oldest first. Empty for a case that does not exist."""

    def walk_mentions(self, wanted: Filter, *, now: datetime, include_private: bool = False) -> Iterator[FiledMention]:
        """Yield the mentions of the wanted cases, and (where the filter asks for nothing) those of no case, by number."""

    def events(self, case: int) -> list[Event]:
        """Return the history of a case, oldest first, with `undone_by` filled in."""

    def walk_events(self, wanted: Filter, *, now: datetime) -> Iterator[Event]:
        """Yield the history of the wanted cases by number of the event."""

    def contact(self, number: int) -> Contact | None:
        """Return a contact with the count of their cases; None where there is none."""

    def acts_to_undo(self, by: str, *, acts: int = 1) -> list[Event]:
        """Return the events of the last `acts` acts of this person that can be taken back and were not, newest first."""

    def overview(self, *, now: datetime) -> Mapping[str, int]:
        """Return the counts for a greeting: `live`, `urgent`, `breached`, `due_soon` (2 h), `noise`, `mentions`, `on_the_way` (moved elsewhere,
        not known to have arrived); each capped at 1,000.
        """

    # figures

    def walk_tallied(self, *, since: datetime, until: datetime, brand: str | None = None) -> Iterator[Tallied]:
        """Yield the cases whose first post was written from `since` until before `until`, as the figures see them, in bounded memory."""

    # people and history

    def turning(self, *, now: datetime, limit: int = 500) -> list[int]:
        """Return the numbers of cases in which time alone has changed something by `now` (`promises.standing.turns_at`), longest ago first."""

    def cases_of(self, contact: int, *, now: datetime) -> list[Case]:
        """Return all cases of a contact, newest first."""

    def contacts_called(self, handle: str, *, network: str | None = None) -> list[Contact]:
        """Return the contacts whose cases bear this handle, whatever its case and with or without `@`, by network and number."""

    def contacts_linked(self, person: int) -> list[Contact]:
        """Return the contacts that are this person, by number."""

    def keep_contact(self, contact: Contact) -> None:
        """Store what a person decided of a contact that is known (by its number): muted, linked."""

    def history(
        self, *, case: int | None = None, by: str | None = None, since: datetime | None = None, limit: int | None = None
    ) -> list[Event]:
        """Return the history over all cases, newest first, with `undone_by` filled in."""

    # the review

    def walk_numbers(self, wanted: Filter, *, now: datetime) -> Iterator[int]:
        """Yield the numbers of the wanted cases in the order of the inbox, as the memory was when the walk began."""

    def mark(self) -> Mark:
        """Return where the memory ends now; costs the same at any size."""

    def news(self, wanted: Filter, *, now: datetime, since: Mark, me: str) -> News:
        """Return what happened since a mark; `touched` leaves out what `me` and the polls did. Costs what happened, not the whole."""

    def draft(self, case: int, *, by: str) -> str | None:
        """Return the reply that this person began and did not send; None where there is none."""

    def keep_draft(self, case: int, text: str | None, *, by: str, at: datetime) -> None:
        """Keep a half-written reply; None or nothing but blanks forgets it.

        Raises:
            NoSuchCaseError: No case has this number.
        """

    # filing

    def known(self, network: str, native_ids: Sequence[str]) -> frozenset[str]:
        """Return those of `native_ids` that are held. Safe to call from another thread."""

    def ground(self, mentions: Sequence[Mention]) -> Ground:
        """Return what is known of the things these mentions touch; for filing, call it inside `transaction`."""

    def lookalikes(self, sketch: Sequence[int], *, since: datetime, limit: int = 20) -> list[Lookalike]:
        """Return inbound mentions since then whose sketch shares a number with this one, newest first."""

    def absorb(self, filing: Filing) -> None:
        """Store one page with its window; absorbing the same page twice changes nothing more."""

    def apply(self, changes: Sequence[Change], letters: Sequence[Letter] = ()) -> int | None:
        """Store what a verb decided, with its history and letters, as one act; return its number, None where nothing changed.

        A letter whose key the outbox has already is left out. The labels of a change are kept with it; those of an act that is taken
        back go.

        Raises:
            StoreError: A case is no longer as it was `seen`; nothing was changed.
        """

    # collecting

    def window(self, source: str, watch: str) -> Window:
        """Return the window of a watch; an empty one where it was never read."""

    def windows(self, source: str) -> Mapping[str, Window]:
        """Return the windows of all watches of a source, by key."""

    def gaps(self, *, only_open: bool = True) -> list[StoredGap]:
        """Return the gaps, newest first."""

    def acknowledge_gaps(self, sources: Sequence[str], *, by: str, at: datetime) -> int:
        """Close the open gaps of these sources because a person knows of them; return how many. Doing it again is safe."""

    def source_states(self) -> Mapping[str, SourceState]:
        """Return what is remembered of each source, by name."""

    def remember_source(self, state: SourceState) -> None:
        """Keep what a poll learned of a source."""

    def live_mentions(self, network: str, *, now: datetime, not_seen_since: datetime, not_of: Sequence[str] = ()) -> list[str]:
        """Return native ids of the inbound mentions of unhandled cases that were not looked up since then, oldest look first.

        Args:
            not_of: Names of sources; what came through one of them first is left out, for only that one can look it up.
        """

    def looked_up(self, network: str, native_ids: Sequence[str], *, at: datetime) -> None:
        """Note that these were looked up again."""

    def quarantined(self, *, limit: int = 100) -> list[tuple[str, str, str, datetime]]:
        """Return (source, where, reason, when) of items that could not be read, newest first."""

    # labels

    def walk_labels(self, *, include_private: bool = True) -> Iterator[LabelledText]:
        """Yield the labels that hold, by number, with their texts: of several of one mention and field what was taught goes before
        what an outcome says, and then the newest. Those of withdrawn mentions are gone.
        """

    def count_labels(self, *, since: datetime | None = None) -> int:
        """Count the labels that were written after a time, those that no longer hold among them."""

    def keep_labels(self, labels: Sequence[Label]) -> int:
        """Keep labels that come from elsewhere, such as a file; return how many were new. The same one twice adds nothing.

        Raises:
            StoreError: One speaks of a mention that there is not; nothing was changed.
        """

    # upkeep

    def version(self) -> tuple[int, int]:
        """Return the version of the tables in the file, and the one this program writes."""

    def backup(self, target: str) -> None:
        """Write a whole, consistent copy to a new file of mode 0600.

        Raises:
            DiskFullError: It could not be written; nothing is left of it.
        """

    def check(self) -> list[str]:
        """Return what is wrong with the database, in words; empty when nothing is."""

    def close(self) -> None:
        """Let go of the database. Calling it twice is safe."""


# -- the judgement ------------------------------------------------------------------------------------------------------


class Near(Protocol):
    """How triage asks for lookalikes, without knowing a store."""

    def __call__(self, sketch: Sequence[int]) -> Iterable[Lookalike]:
        """Return recent mentions with a shared sketch."""
