"""The memory in one SQLite file: `ports.Store`, each method one line into the module that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TypeVar

from socialwatch.model.alerts import HourTally, Spike
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.collecting import SourceState, StoredGap, Window
from socialwatch.model.figures import Tallied
from socialwatch.model.filing import Filing, Ground, Lookalike
from socialwatch.model.filters import Filter
from socialwatch.model.label import Label, LabelledText
from socialwatch.model.mention import Contact, FiledMention, Mention
from socialwatch.model.outbox import Letter
from socialwatch.model.problem import Problem
from socialwatch.model.reply import Reply, ReplyState
from socialwatch.model.review import Mark, News
from socialwatch.store import alerts, collecting, looking, outbox, people, problems, replies, reviewing, upkeep
from socialwatch.store import filing as pages
from socialwatch.store import labels as labelling
from socialwatch.store.connection import PATIENCE, Database
from socialwatch.store.opening import open_database

_T = TypeVar("_T")


def open_store(path: Path, *, create: bool = True, durable: bool = True, patience: timedelta = PATIENCE) -> SqliteStore:
    """Open the inbox in the file `path`; made with its folders where it is missing, migrated where it is old.

    Args:
        durable: What is stored is on the disk when a method returns: for what people do. False is for the holder of the poll lock: a
            power cut may take back the last pages, windows and all, and the next poll reads them again. It also lets this store move
            the write-ahead log into the file, which on an old SQLite only one process at a time may do.
        patience: How long to wait for another writer.

    Raises:
        StoreError: There is none and `create` is off, or it is damaged.
        StoreVersionError: It is newer than this program, or not one of ours. It was not touched.
        StoreLockedError: Another process is making it ready and did not finish in time.
        DiskFullError: It cannot be made or opened for writing.
    """
    path = path.expanduser()
    database = open_database(path, create=create, is_durable=durable, checkpoints=not durable, patience=patience)
    return SqliteStore(database, lambda: Database(path, is_reader=True, patience=patience))


class SqliteStore:
    """The memory of the house in one SQLite file; see `ports.Store` for what each method promises.

    It belongs to the thread that opened it, but for `known`, which has a connection of its own. A walk outside of a transaction
    reads the file as it was when the walk began, whatever is written meanwhile; inside of one it reads what was written so far.
    """

    def __init__(self, database: Database, reader: Callable[[], Database]) -> None:
        self._database = database
        self._open_reader = reader
        self._known: Database | None = None
        self._known_lock = Lock()

    def transaction(self) -> AbstractContextManager[None]:
        """See `ports.Store.transaction`."""
        return self._database.transaction()

    # looking

    def case(self, number: int, *, now: datetime) -> Case:
        """See `ports.Store.case`."""
        return looking.cases(self._database, (number,), now)[0]

    def cases(self, numbers: Sequence[int], *, now: datetime) -> list[Case]:
        """See `ports.Store.cases`."""
        return looking.cases(self._database, numbers, now)

    def page(self, wanted: Filter, *, now: datetime, limit: int | None = None) -> list[Case]:
        """See `ports.Store.page`."""
        return looking.page(self._database, wanted, now, limit)

    def walk(self, wanted: Filter, *, now: datetime) -> Iterator[Case]:
        """See `ports.Store.walk`."""
        return self._walk(lambda database: looking.walk(database, wanted, now))

    def count(self, wanted: Filter, *, now: datetime, cap: int | None = None) -> int:
        """See `ports.Store.count`."""
        return looking.count(self._database, wanted, now, cap)

    def conversation(self, case: int) -> list[FiledMention]:
        """See `ports.Store.conversation`."""
        return looking.conversation(self._database, case)

    def walk_mentions(self, wanted: Filter, *, now: datetime, include_private: bool = False) -> Iterator[FiledMention]:
        """See `ports.Store.walk_mentions`."""
        return self._walk(lambda database: looking.walk_mentions(database, wanted, now, include_private=include_private))

    def events(self, case: int) -> list[Event]:
        """See `ports.Store.events`."""
        return looking.events(self._database, case)

    def walk_events(self, wanted: Filter, *, now: datetime) -> Iterator[Event]:
        """See `ports.Store.walk_events`."""
        return self._walk(lambda database: looking.walk_events(database, wanted, now))

    def contact(self, number: int) -> Contact | None:
        """See `ports.Store.contact`."""
        return looking.contact(self._database, number)

    def acts_to_undo(self, by: str, *, acts: int = 1) -> list[Event]:
        """See `ports.Store.acts_to_undo`."""
        return looking.acts_to_undo(self._database, by, acts)

    def overview(self, *, now: datetime) -> Mapping[str, int]:
        """See `ports.Store.overview`."""
        return looking.overview(self._database, now)

    # figures

    def walk_tallied(self, *, since: datetime, until: datetime, brand: str | None = None) -> Iterator[Tallied]:
        """See `ports.Store.walk_tallied`."""
        from socialwatch.store.figures import walk_tallied

        return self._walk(lambda database: walk_tallied(database, since, until, brand))

    # people and history

    def turning(self, *, now: datetime, limit: int = 500) -> list[int]:
        """See `ports.Store.turning`."""
        return people.turning(self._database, now, limit)

    def cases_of(self, contact: int, *, now: datetime) -> list[Case]:
        """See `ports.Store.cases_of`."""
        return people.cases_of(self._database, contact, now)

    def contacts_called(self, handle: str, *, network: str | None = None) -> list[Contact]:
        """See `ports.Store.contacts_called`."""
        return people.contacts_called(self._database, handle, network)

    def contacts_linked(self, person: int) -> list[Contact]:
        """See `ports.Store.contacts_linked`."""
        return people.contacts_linked(self._database, person)

    def keep_contact(self, contact: Contact) -> None:
        """See `ports.Store.keep_contact`."""
        people.keep_contact(self._database, contact)

    def history(
        self, *, case: int | None = None, by: str | None = None, since: datetime | None = None, limit: int | None = None
    ) -> list[Event]:
        """See `ports.Store.history`."""
        return people.history(self._database, case, by, since, limit)

    # the review

    def walk_numbers(self, wanted: Filter, *, now: datetime) -> Iterator[int]:
        """See `ports.Store.walk_numbers`."""
        return self._walk(lambda database: reviewing.walk_numbers(database, wanted, now))

    def mark(self) -> Mark:
        """See `ports.Store.mark`."""
        return reviewing.mark(self._database)

    def news(self, wanted: Filter, *, now: datetime, since: Mark, me: str) -> News:
        """See `ports.Store.news`."""
        return reviewing.news(self._database, wanted, now, since, me)

    def draft(self, case: int, *, by: str) -> str | None:
        """See `ports.Store.draft`."""
        return reviewing.draft(self._database, case, by)

    def keep_draft(self, case: int, text: str | None, *, by: str, at: datetime) -> None:
        """See `ports.Store.keep_draft`."""
        reviewing.keep_draft(self._database, case, text, by, at)

    def _walk(self, walk: Callable[[Database], Iterator[_T]]) -> Iterator[_T]:
        """Walk over a connection of its own, so that neither a writer nor a second walk disturbs it."""
        if self._database.is_in_transaction:
            yield from walk(self._database)
            return
        reader = self._open_reader()
        try:
            yield from walk(reader)
        finally:
            reader.close()

    # filing

    def known(self, network: str, native_ids: Sequence[str]) -> frozenset[str]:
        """See `ports.Store.known`. From any thread; sees what was committed."""
        with self._known_lock:
            if self._known is None:
                self._known = self._open_reader()
            return pages.known(self._known, network, native_ids)

    def ground(self, mentions: Sequence[Mention]) -> Ground:
        """See `ports.Store.ground`."""
        return pages.ground(self._database, mentions)

    def lookalikes(self, sketch: Sequence[int], *, since: datetime, limit: int = 20) -> list[Lookalike]:
        """See `ports.Store.lookalikes`."""
        return pages.lookalikes(self._database, sketch, since, limit)

    def absorb(self, filing: Filing) -> None:
        """See `ports.Store.absorb`."""
        pages.absorb(self._database, filing)

    def apply(self, changes: Sequence[Change], letters: Sequence[Letter] = ()) -> int | None:
        """See `ports.Store.apply`."""
        return pages.apply(self._database, changes, letters)

    # collecting

    def window(self, source: str, watch: str) -> Window:
        """See `ports.Store.window`."""
        return collecting.window(self._database, source, watch)

    def windows(self, source: str) -> Mapping[str, Window]:
        """See `ports.Store.windows`."""
        return collecting.windows(self._database, source)

    def gaps(self, *, only_open: bool = True) -> list[StoredGap]:
        """See `ports.Store.gaps`."""
        return collecting.gaps(self._database, only_open=only_open)

    def source_states(self) -> Mapping[str, SourceState]:
        """See `ports.Store.source_states`."""
        return collecting.source_states(self._database)

    def remember_source(self, state: SourceState) -> None:
        """See `ports.Store.remember_source`."""
        collecting.remember_source(self._database, state)

    def acknowledge_gaps(self, sources: Sequence[str], *, by: str, at: datetime) -> int:
        """See `ports.Store.acknowledge_gaps`."""
        return collecting.acknowledge_gaps(self._database, sources, by, at)

    def live_mentions(
        self,
        network: str,
        *,
        now: datetime,  # noqa: ARG002 (waking changes no answer)
        not_seen_since: datetime,
        not_of: Sequence[str] = (),
    ) -> list[str]:
        """See `ports.Store.live_mentions`."""
        return collecting.live_mentions(self._database, network, not_seen_since, not_of)

    def looked_up(self, network: str, native_ids: Sequence[str], *, at: datetime) -> None:
        """See `ports.Store.looked_up`."""
        collecting.looked_up(self._database, network, native_ids, at)

    def quarantined(self, *, limit: int = 100) -> list[tuple[str, str, str, datetime]]:
        """See `ports.Store.quarantined`."""
        return collecting.quarantined(self._database, limit)

    # the outbox

    def letters(self, *, due_by: datetime | None = None, state: str | None = "waiting", limit: int = 1000) -> list[Letter]:
        """See `ports.Store.letters`."""
        return outbox.letters(self._database, due_by, state, limit)

    def letter(self, number: int) -> Letter | None:
        """See `ports.Store.letter`."""
        return outbox.letter(self._database, number)

    def ladders_due(self, *, now: datetime) -> list[int]:
        """See `ports.Store.ladders_due`."""
        return outbox.ladders_due(self._database, now)

    def has_letter(self, key: str) -> bool:
        """See `ports.Store.has_letter`."""
        return outbox.has_letter(self._database, key)

    def letters_of(self, case: int) -> list[Letter]:
        """See `ports.Store.letters_of`."""
        return outbox.letters_of(self._database, case)

    def keep_letter(self, letter: Letter) -> None:
        """See `ports.Store.keep_letter`."""
        outbox.keep_letter(self._database, letter)

    def claim_letter(
        self, *, by: str, now: datetime, until: datetime, behind: int = 0, at_once: bool = False, skips: Sequence[str] = ()
    ) -> Letter | None:
        """See `ports.Store.claim_letter`."""
        return outbox.claim_letter(self._database, by, now, until, behind=behind, at_once=at_once, skips=skips)

    def claimants(self) -> list[str]:
        """See `ports.Store.claimants`."""
        return outbox.claimants(self._database)

    def free_letters(self, by: str) -> None:
        """See `ports.Store.free_letters`."""
        outbox.free_letters(self._database, by)

    def open_tickets(self, outlet: str, *, asked_before: datetime, limit: int = 50) -> list[Letter]:
        """See `ports.Store.open_tickets`."""
        return outbox.open_tickets(self._database, outlet, asked_before, limit)

    # alerts

    def tally_hours(self, *, since: datetime, until: datetime) -> list[HourTally]:
        """See `ports.Store.tally_hours`."""
        return alerts.tally_hours(self._database, since, until)

    def first_case_at(self) -> datetime | None:
        """See `ports.Store.first_case_at`."""
        return alerts.first_case_at(self._database)

    def spikes(self, *, only_on: bool = True) -> list[Spike]:
        """See `ports.Store.spikes`."""
        return alerts.spikes(self._database, only_on=only_on)

    def keep_spike(self, spike: Spike) -> None:
        """See `ports.Store.keep_spike`."""
        alerts.keep_spike(self._database, spike)

    # labels

    def walk_labels(self, *, include_private: bool = True) -> Iterator[LabelledText]:
        """See `ports.Store.walk_labels`."""
        return self._walk(lambda database: labelling.walk_labels(database, include_private=include_private))

    def count_labels(self, *, since: datetime | None = None) -> int:
        """See `ports.Store.count_labels`."""
        return labelling.count_labels(self._database, since)

    def keep_labels(self, labels: Sequence[Label]) -> int:
        """See `ports.Store.keep_labels`."""
        return labelling.keep_labels(self._database, labels)

    # replies

    def replies(self, *, case: int | None = None, problem: int | None = None, states: Sequence[ReplyState] = ()) -> list[Reply]:
        """See `ports.Store.replies`."""
        return replies.replies(self._database, case, problem, states)

    def reply(self, number: int) -> Reply | None:
        """See `ports.Store.reply`."""
        return replies.reply(self._database, number)

    def keep_reply(self, reply: Reply, *, seen: ReplyState | None = None) -> Reply:
        """See `ports.Store.keep_reply`."""
        return replies.keep_reply(self._database, reply, seen)

    def hold_sending(self, *, patience: timedelta = timedelta(0)) -> AbstractContextManager[bool]:
        """See `ports.Store.hold_sending`."""
        return replies.hold_sending(self._database.path, patience)

    # problems

    def problems(self) -> list[Problem]:
        """See `ports.Store.problems`."""
        return problems.problems(self._database)

    def problem(self, number: int) -> Problem:
        """See `ports.Store.problem`."""
        return problems.problem(self._database, number)

    def keep_problem(self, problem: Problem) -> Problem:
        """See `ports.Store.keep_problem`."""
        return problems.keep_problem(self._database, problem)

    def drop_problem(self, number: int) -> None:
        """See `ports.Store.drop_problem`."""
        problems.drop_problem(self._database, number)

    # upkeep

    def version(self) -> tuple[int, int]:
        """See `ports.Store.version`."""
        return upkeep.version(self._database)

    def backup(self, target: str) -> None:
        """See `ports.Store.backup`."""
        upkeep.backup(self._database, Path(target))

    def check(self) -> list[str]:
        """See `ports.Store.check`."""
        return upkeep.check(self._database)

    def close(self) -> None:
        """See `ports.Store.close`."""
        with self._known_lock:
            if self._known is not None:
                self._known.close()
                self._known = None
        self._database.close()
