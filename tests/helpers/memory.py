"""A store that lives in dictionaries: the same promises as `ports.Store`, told in plain Python, and the same exam."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any

from msgspec.structs import replace

from socialwatch.errors import NoSuchCaseError, NoSuchProblemError, StoreError
from socialwatch.model.alerts import HourTally, Spike
from socialwatch.model.case import Case, Change, Event
from socialwatch.model.collecting import Gap, SourceState, StoredGap, Window
from socialwatch.model.figures import Tallied
from socialwatch.model.filing import Filing, Ground, Lookalike, Revision
from socialwatch.model.filters import Filter
from socialwatch.model.label import Label, LabelledText
from socialwatch.model.mention import Contact, FiledMention, Mention, contact_key
from socialwatch.model.outbox import Letter
from socialwatch.model.problem import Problem
from socialwatch.model.reply import Reply, ReplyState
from socialwatch.model.review import Mark, News
from socialwatch.model.words import LIVE_STATES, SLEEPING_STATES, Direction, DueKind, Intent, Priority, Queue, State
from socialwatch.promises.standing import turns_at
from tests.helpers.asking import author_key, check, holds

_ENDLESS = datetime.max.replace(tzinfo=UTC)
_CAP = 1000


class Shelves:
    """Everything that a transaction may have to take back."""

    def __init__(self) -> None:
        self.contacts: dict[int, Contact] = {}
        self.cases: dict[int, Case] = {}
        self.mentions: dict[int, FiledMention] = {}
        self.looked_at: dict[int, datetime] = {}
        self.origins: dict[tuple[str, str], str] = {}
        self.revisions: list[Revision] = []
        self.sketches: dict[int, tuple[int, ...]] = {}
        self.events: list[Event] = []
        self.windows: dict[tuple[str, str], Window] = {}
        self.gaps: list[StoredGap] = []
        self.sources: dict[str, SourceState] = {}
        self.quarantine: dict[tuple[str, str, bytes], tuple[str, str, str, datetime]] = {}
        self.letters: list[Letter] = []
        self.labels: list[Label] = []
        self.replies: dict[int, Reply] = {}
        self.problems: dict[int, Problem] = {}
        self.dropped: set[int] = set()

        self.drafts: dict[tuple[int, str], str] = {}
        self.spikes: list[Spike] = []

    def copied(self) -> Shelves:
        """Return shelves of their own; the values on them are frozen."""
        other = Shelves()
        for name, shelf in vars(self).items():
            setattr(other, name, copy.copy(shelf))
        return other


class MemoryStore:
    """A `ports.Store` for tests of everybody else."""

    def __init__(self) -> None:
        self.shelves = Shelves()
        self._is_open = False
        self._sending = Lock()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if self._is_open:
            raise RuntimeError("a transaction is already open")
        before, self._is_open = self.shelves.copied(), True
        try:
            yield
        except BaseException:
            self.shelves = before
            raise
        finally:
            self._is_open = False

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._is_open:
            yield
            return
        with self.transaction():
            yield

    # looking

    def case(self, number: int, *, now: datetime) -> Case:
        return self.cases((number,), now=now)[0]

    def cases(self, numbers: Sequence[int], *, now: datetime) -> list[Case]:
        for number in numbers:
            if number not in self.shelves.cases:
                raise NoSuchCaseError(number)
        return [_woken(self.shelves.cases[number], now) for number in numbers]

    def page(self, wanted: Filter, *, now: datetime, limit: int | None = None) -> list[Case]:
        return sorted(self.walk(wanted, now=now), key=_place)[:limit]

    def walk(self, wanted: Filter, *, now: datetime) -> Iterator[Case]:
        check(wanted)
        cases = [_woken(case, now) for _, case in sorted(self.shelves.cases.items())]
        yield from [case for case in cases if self._holds(wanted, case, now)]

    def count(self, wanted: Filter, *, now: datetime, cap: int | None = None) -> int:
        found = len(list(self.walk(wanted, now=now)))
        return found if cap is None else min(found, cap)

    def conversation(self, case: int) -> list[FiledMention]:
        found = [one for one in self.shelves.mentions.values() if one.case == case]
        return sorted(found, key=lambda one: (one.mention.created_at, one.id))

    def walk_mentions(self, wanted: Filter, *, now: datetime, include_private: bool = False) -> Iterator[FiledMention]:
        chosen = {case.id for case in self.walk(wanted, now=now)}
        for _, one in sorted(self.shelves.mentions.items()):
            if (one.case in chosen or not wanted.terms) and (include_private or not one.mention.is_private):
                yield one

    def events(self, case: int) -> list[Event]:
        return [event for event in self._history() if event.case == case]

    def walk_events(self, wanted: Filter, *, now: datetime) -> Iterator[Event]:
        chosen = {case.id for case in self.walk(wanted, now=now)}
        yield from [event for event in self._history() if event.case in chosen]

    def contact(self, number: int) -> Contact | None:
        found = self.shelves.contacts.get(number)
        return found and self._counted(found)

    def acts_to_undo(self, by: str, *, acts: int = 1) -> list[Event]:
        standing = [event for event in self._history() if event.by == by != "socialwatch" and event.verb != "undo"]
        standing = [event for event in standing if event.undone_by is None]
        last = sorted({event.act for event in standing})[-acts:] if acts else []
        return [event for event in reversed(standing) if event.act in last]

    def walk_tallied(self, *, since: datetime, until: datetime, brand: str | None = None) -> Iterator[Tallied]:
        for _, case in sorted(self.shelves.cases.items()):
            if since <= case.created_at < until and brand in (None, case.brand):
                yield _tallied(case)

    def overview(self, *, now: datetime) -> Mapping[str, int]:
        live = [case for case in self.walk(Filter(), now=now) if case.state in LIVE_STATES]
        heard = [case for case in live if case.queue is not Queue.NOISE and not (case.muted_until and case.muted_until > now)]
        due = [case.due_at for case in heard if case.due_at is not None]
        counts = {
            "live": len(heard),
            "urgent": sum(case.priority is Priority.URGENT for case in heard),
            "breached": sum(at < now for at in due),
            "due_soon": sum(now <= at <= now + timedelta(hours=2) for at in due),
            "noise": sum(case.queue is Queue.NOISE for case in live),
            "mentions": len(self.shelves.mentions),
            "on_the_way": sum(case.is_on_the_way for case in self.shelves.cases.values()),
        }
        return {name: min(count, _CAP) for name, count in counts.items()}

    # people and history

    def turning(self, *, now: datetime, limit: int = 500) -> list[int]:
        due = [(at, case.id) for case in self.shelves.cases.values() if (at := turns_at(case)) is not None and at < now]
        return [number for _, number in sorted(due)][:limit]

    def cases_of(self, contact: int, *, now: datetime) -> list[Case]:
        own = [_woken(case, now) for case in self.shelves.cases.values() if case.contact == contact]
        return sorted(own, key=lambda case: (case.created_at, case.id), reverse=True)

    def contacts_called(self, handle: str, *, network: str | None = None) -> list[Contact]:
        numbers = {case.contact for case in self.shelves.cases.values() if author_key(case.author) == author_key(handle)}
        found = [self._counted(self.shelves.contacts[number]) for number in numbers]
        return sorted((one for one in found if network in (None, one.network)), key=lambda one: (one.network, one.id))

    def contacts_linked(self, person: int) -> list[Contact]:
        return [self._counted(one) for _, one in sorted(self.shelves.contacts.items()) if one.person == person]

    def keep_contact(self, contact: Contact) -> None:
        held = self.shelves.contacts.get(contact.id)
        if held is None:
            raise StoreError(f"there is no contact {contact.id}")
        with self._writing():
            self.shelves.contacts[contact.id] = replace(held, muted_until=contact.muted_until, person=contact.person)

    def history(
        self, *, case: int | None = None, by: str | None = None, since: datetime | None = None, limit: int | None = None
    ) -> list[Event]:
        found = [one for one in self._history() if case in (None, one.case) and by in (None, one.by) and (since is None or one.at >= since)]
        order = (lambda one: (one.id,)) if case is None and by not in (None, "socialwatch") else (lambda one: (one.at, one.id))
        return sorted(found, key=order, reverse=True)[:limit]

    def _history(self) -> list[Event]:
        undone = {event.undoes: event.id for event in reversed(self.shelves.events) if event.undoes is not None}
        return [replace(event, undone_by=undone.get(event.id)) for event in self.shelves.events]

    def _counted(self, contact: Contact) -> Contact:
        return replace(contact, cases=sum(case.contact == contact.id for case in self.shelves.cases.values()))

    def _holds(self, wanted: Filter, case: Case, now: datetime) -> bool:
        texts = [one.mention.body for one in self.shelves.mentions.values() if one.case == case.id]
        return all(holds(term, case, texts, now) is not term.is_negated for term in wanted.terms)

    # the review

    def walk_numbers(self, wanted: Filter, *, now: datetime) -> Iterator[int]:
        yield from [case.id for case in self.page(wanted, now=now)]

    def mark(self) -> Mark:
        events = [event.id for event in self.shelves.events]
        return Mark(mention=max(self.shelves.mentions, default=0), event=max(events, default=0))

    def news(self, wanted: Filter, *, now: datetime, since: Mark, me: str) -> News:
        heard = {
            one.case
            for one in self.shelves.mentions.values()
            if one.id > since.mention and one.case is not None and one.mention.direction is Direction.INBOUND
        }
        fresh = [case for case in self.walk(wanted, now=now) if case.id in heard]
        acts = {event.case for event in self.shelves.events if event.id > since.event and event.by not in ("socialwatch", me)}
        return News(fresh=min(len(fresh), _CAP), touched=min(len(acts - heard), _CAP))

    def draft(self, case: int, *, by: str) -> str | None:
        return self.shelves.drafts.get((case, by))

    def keep_draft(self, case: int, text: str | None, *, by: str, at: datetime) -> None:
        self.case(case, now=at)
        with self._writing():
            if text is None or not text.strip():
                self.shelves.drafts.pop((case, by), None)
            else:
                self.shelves.drafts[case, by] = text

    # filing

    def known(self, network: str, native_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(native_ids) & {one.mention.native_id for one in self.shelves.mentions.values() if one.mention.network == network}

    def ground(self, mentions: Sequence[Mention]) -> Ground:
        own = {one.key for one in mentions}
        answered = {(one.network, one.in_reply_to) for one in mentions if one.in_reply_to}
        held = {
            one.mention.key: one
            for one in self.shelves.mentions.values()
            if one.mention.key in own | answered or (one.mention.network, one.mention.in_reply_to) in own
        }
        threads = own | answered | {(one.network, one.thread_id) for one in mentions}
        threads |= {(one.mention.network, one.thread) for one in held.values()}
        numbers = {one.case for one in held.values() if one.case is not None}
        numbers |= {case.id for case in self.shelves.cases.values() if (case.network, case.thread) in threads}
        people = {(one.network, contact_key(one)) for one in mentions}
        contacts = {(one.network, one.key): self._counted(one) for one in self.shelves.contacts.values()}
        return Ground(
            mentions=held,
            cases={number: self.shelves.cases[number] for number in sorted(numbers)},
            conversations={number: tuple(self.conversation(number)) for number in sorted(numbers)},
            contacts={key: one for key, one in contacts.items() if key in people},
            next_case=max(self.shelves.cases, default=0) + 1,
            next_mention=max(self.shelves.mentions, default=0) + 1,
            next_contact=max(self.shelves.contacts, default=0) + 1,
        )

    def lookalikes(self, sketch: Sequence[int], *, since: datetime, limit: int = 20) -> list[Lookalike]:
        found = [self.shelves.mentions[number] for number, other in self.shelves.sketches.items() if set(sketch) & set(other)]
        found = [one for one in found if one.mention.direction is Direction.INBOUND and one.withdrawn_at is None]
        found = [one for one in found if one.mention.created_at >= since]
        found.sort(key=lambda one: (one.mention.created_at, one.id), reverse=True)
        return [Lookalike(one.mention.author, one.mention.text, one.mention.created_at) for one in found[:limit]]

    def absorb(self, filing: Filing) -> None:
        with self._writing():
            changes = [self._keep_contact(one) for one in filing.contacts]
            changes += [self._keep_case(one) for one in filing.cases]
            changes += [self._keep_mention(one) for one in filing.mentions]
            self.shelves.revisions += [one for one in filing.revisions if one not in self.shelves.revisions]
            self.shelves.sketches |= filing.sketches
            if any(changes) or not (filing.cases or filing.mentions):
                self._add_events(filing.events)
            self._add_letters(filing.letters)
            for one in filing.mentions:
                self.shelves.origins.setdefault(one.mention.key, filing.source)
            self._keep_visit(filing)

    def apply(self, changes: Sequence[Change], letters: Sequence[Letter] = ()) -> int | None:
        with self._writing():
            for change in changes:
                stored = self.cases((change.seen.id,), now=datetime.min.replace(tzinfo=UTC))[0]
                if change.seen not in (stored, _woken(stored, _ENDLESS)):
                    raise StoreError(f"somebody changed case {change.seen.id} meanwhile")
                self._keep_case(change.case)
                self._follow_labels(change)
            self._add_letters(letters)
            return self._add_events([change.event for change in changes])

    def _keep_contact(self, contact: Contact) -> bool:
        held = [one for one in self.shelves.contacts.values() if (one.network, one.key) == (contact.network, contact.key)]
        return _put(self.shelves.contacts, replace(contact, id=held[0].id if held else contact.id, cases=0))

    def _keep_case(self, case: Case) -> bool:
        if case.contact not in self.shelves.contacts:
            raise StoreError(f"no contact {case.contact}")
        return _put(self.shelves.cases, case)

    def _keep_mention(self, filed: FiledMention) -> bool:
        if filed.case is not None and filed.case not in self.shelves.cases:
            raise StoreError(f"no case {filed.case}")
        held = [one for one in self.shelves.mentions.values() if one.mention.key == filed.mention.key]
        if not held and filed.id in self.shelves.mentions:
            raise StoreError(f"mention {filed.id} is another one")
        kept = replace(filed, id=held[0].id, fetched_at=held[0].fetched_at) if held else filed
        if kept.withdrawn_at is not None:
            self.shelves.labels = [one for one in self.shelves.labels if one.mention != kept.id]
        self.shelves.looked_at.setdefault(kept.id, kept.fetched_at)
        return _put(self.shelves.mentions, kept)

    def _add_events(self, events: Iterable[Event]) -> int | None:
        fresh = [event for event in events if event.id == 0]
        act = self.shelves.events[-1].act + 1 if self.shelves.events else 1
        for event in fresh:
            if event.case not in self.shelves.cases:
                raise StoreError(f"no case {event.case}")
            self.shelves.events.append(replace(event, id=len(self.shelves.events) + 1, act=act))
        return act if fresh else None

    # collecting

    def _keep_visit(self, filing: Filing) -> None:
        watch = filing.watch or ""
        if filing.watch is not None and filing.window is not None:
            self.shelves.windows[filing.source, watch] = filing.window
        mine = [
            at for at, gap in enumerate(self.shelves.gaps) if (gap.source, gap.watch) == (filing.source, watch) and gap.closed_at is None
        ]
        for at in mine if filing.closes_gaps else ():
            if not self.shelves.gaps[at].gap.is_final:
                self.shelves.gaps[at] = replace(self.shelves.gaps[at], closed_at=filing.at)
        if filing.gap is not None:
            self._open_gap(filing.source, watch, filing.gap, filing.at)
        for one in filing.poison:
            self.shelves.quarantine.setdefault((filing.source, one.where, one.raw), (filing.source, one.where, one.reason, filing.at))

    def _open_gap(self, source: str, watch: str, gap: Gap, seen_at: datetime) -> None:
        for at, held in enumerate(self.shelves.gaps):
            same = (held.source, held.watch, held.gap.reason, held.gap.is_final) == (source, watch, gap.reason, gap.is_final)
            if same and held.closed_at is None:
                begins, ends = _both(min, held.gap.begins_at, gap.begins_at), _both(max, held.gap.ends_at, gap.ends_at)
                self.shelves.gaps[at] = replace(held, gap=replace(gap, begins_at=begins, ends_at=ends))
                return
        self.shelves.gaps.append(StoredGap(id=len(self.shelves.gaps) + 1, source=source, watch=watch, gap=gap, seen_at=seen_at))

    def window(self, source: str, watch: str) -> Window:
        return self.shelves.windows.get((source, watch), Window())

    def windows(self, source: str) -> Mapping[str, Window]:
        return {watch: window for (name, watch), window in self.shelves.windows.items() if name == source}

    def gaps(self, *, only_open: bool = True) -> list[StoredGap]:
        return [gap for gap in reversed(self.shelves.gaps) if gap.closed_at is None or not only_open]

    def source_states(self) -> Mapping[str, SourceState]:
        return dict(sorted(self.shelves.sources.items()))

    def remember_source(self, state: SourceState) -> None:
        self.shelves.sources[state.name] = state

    def acknowledge_gaps(self, sources: Sequence[str], *, by: str, at: datetime) -> int:
        found = [place for place, gap in enumerate(self.shelves.gaps) if gap.source in sources and gap.closed_at is None]
        for place in found:
            self.shelves.gaps[place] = replace(self.shelves.gaps[place], closed_at=at, closed_by=by)
        return len(found)

    def live_mentions(self, network: str, *, now: datetime, not_seen_since: datetime, not_of: Sequence[str] = ()) -> list[str]:
        found = [
            (self.shelves.looked_at[one.id], one.id, one.mention.native_id)
            for one in self.shelves.mentions.values()
            if one.case is not None and self.shelves.cases[one.case].state is not State.HANDLED and one.withdrawn_at is None
            if one.mention.network == network and one.mention.direction is Direction.INBOUND
            if self.shelves.origins.get(one.mention.key) not in not_of
        ]
        return [native_id for at, _, native_id in sorted(found) if at < not_seen_since]

    def looked_up(self, network: str, native_ids: Sequence[str], *, at: datetime) -> None:
        wanted = {(network, native_id) for native_id in native_ids}
        self.shelves.looked_at |= {one.id: at for one in self.shelves.mentions.values() if one.mention.key in wanted}

    def quarantined(self, *, limit: int = 100) -> list[tuple[str, str, str, datetime]]:
        return list(reversed(self.shelves.quarantine.values()))[:limit]

    # the outbox

    def _add_letters(self, letters: Iterable[Letter]) -> None:
        for letter in letters:
            if letter.key not in {held.key for held in self.shelves.letters}:
                self.shelves.letters.append(replace(letter, id=len(self.shelves.letters) + 1))

    def letters(self, *, due_by: datetime | None = None, state: str | None = "waiting", limit: int = 1000) -> list[Letter]:
        found = [one for one in self.shelves.letters if state in (None, one.state)]
        return [one for one in found if due_by is None or one.next_try_at <= due_by][:limit]

    def letter(self, number: int) -> Letter | None:
        return self.shelves.letters[number - 1] if 1 <= number <= len(self.shelves.letters) else None

    def ladders_due(self, *, now: datetime) -> list[int]:
        escalated = [case for case in self.shelves.cases.values() if case.state is State.ESCALATED]
        due = [(case.acknowledge_by, case.id) for case in escalated if case.acknowledge_by and case.acknowledge_by <= now]
        return [number for _, number in sorted(due)]

    def has_letter(self, key: str) -> bool:
        return any(one.key == key for one in self.shelves.letters)

    def letters_of(self, case: int) -> list[Letter]:
        return [one for one in self.shelves.letters if one.case == case]

    def claim_letter(
        self, *, by: str, now: datetime, until: datetime, behind: int = 0, at_once: bool = False, skips: Sequence[str] = ()
    ) -> Letter | None:
        for one in self.shelves.letters[behind:]:
            is_free = one.claimed_by is None or one.claimed_until is None or one.claimed_until <= now
            if one.state == "waiting" and is_free and one.outlet not in skips and (at_once or one.next_try_at <= now):
                self.shelves.letters[one.id - 1] = replace(one, claimed_by=by, claimed_until=until, tries=one.tries + 1)
                return self.shelves.letters[one.id - 1]
        return None

    def claimants(self) -> list[str]:
        return sorted({one.claimed_by for one in self.shelves.letters if one.state == "waiting" and one.claimed_by is not None})

    def free_letters(self, by: str) -> None:
        for one in [one for one in self.shelves.letters if one.state == "waiting" and one.claimed_by == by]:
            self.keep_letter(replace(one, claimed_by=None, claimed_until=None))

    def open_tickets(self, outlet: str, *, asked_before: datetime, limit: int = 50) -> list[Letter]:
        found = [one for one in self.shelves.letters if (one.outlet, one.state, one.closed_at) == (outlet, "sent", None)]
        found = [one for one in found if one.ref is not None and one.case is not None]
        found = [one for one in found if one.asked_at is None or one.asked_at < asked_before]
        return sorted(found, key=lambda one: (one.asked_at is not None, one.asked_at or _ENDLESS, one.id))[:limit]

    def keep_letter(self, letter: Letter) -> None:
        if not 1 <= letter.id <= len(self.shelves.letters):
            raise StoreError(f"no letter {letter.id} in the outbox")
        self.shelves.letters[letter.id - 1] = letter

    # labels

    def walk_labels(self, *, include_private: bool = True) -> Iterator[LabelledText]:
        holding: dict[tuple[int, str], Label] = {}
        for label in sorted(self.shelves.labels, key=lambda one: (one.origin == "taught", one.at)):
            holding[label.mention, label.field] = label
        for label in [one for one in self.shelves.labels if one is holding[one.mention, one.field]]:
            mention = self.shelves.mentions[label.mention].mention
            if include_private or not mention.is_private:
                yield LabelledText(
                    label=label, text=mention.body, brand=mention.brand, network=mention.network, native_id=mention.native_id,
                    lang=mention.lang, is_private=mention.is_private,
                )  # fmt: skip

    def count_labels(self, *, since: datetime | None = None) -> int:
        return len([one for one in self.shelves.labels if since is None or one.at > since])

    def keep_labels(self, labels: Sequence[Label]) -> int:
        with self._writing():
            before = len(self.shelves.labels)
            self._add_labels(labels)
            return len(self.shelves.labels) - before

    def _add_labels(self, labels: Iterable[Label]) -> None:
        for label in labels:
            if label.mention not in self.shelves.mentions:
                raise StoreError(f"no mention {label.mention}")
            same = [
                at
                for at, one in enumerate(self.shelves.labels)
                if (one.mention, one.field, one.at) == (label.mention, label.field, label.at)
            ]
            if same:
                self.shelves.labels[same[0]] = label
            else:
                self.shelves.labels.append(label)

    def _follow_labels(self, change: Change) -> None:
        undone = [event.at for event in self.shelves.events if event.id == change.event.undoes]
        mine = {one.id for one in self.shelves.mentions.values() if one.case == change.case.id}
        self.shelves.labels = [one for one in self.shelves.labels if one.mention not in mine or one.at not in undone]
        self._add_labels(change.labels)

    # replies

    def replies(self, *, case: int | None = None, problem: int | None = None, states: Sequence[ReplyState] = ()) -> list[Reply]:
        found = [one for one in self.shelves.replies.values() if case in (None, one.case) and problem in (None, one.problem)]
        return [one for one in found if not states or one.state in states]

    def reply(self, number: int) -> Reply | None:
        return self.shelves.replies.get(number)

    def keep_reply(self, reply: Reply, *, seen: ReplyState | None = None) -> Reply:
        held = self.shelves.replies.get(reply.id)
        if seen is not None and (held is None or held.state is not seen):
            raise StoreError(f"somebody else has reply {reply.id} in hand")
        if any(one.key == reply.key for one in self.shelves.replies.values() if one.id != reply.id):
            raise StoreError("the reply is stored already")
        told = [one.id for one in self.shelves.replies.values() if (one.problem, one.case) == (reply.problem, reply.case) and _counts(one)]
        if reply.problem is not None and _counts(reply) and [one for one in told if one != reply.id]:
            raise StoreError(f"case {reply.case} was told already")
        kept = reply if seen is not None else replace(reply, id=len(self.shelves.replies) + 1)
        self.shelves.replies[kept.id] = kept
        return kept

    @contextmanager
    def hold_sending(self, *, patience: timedelta = timedelta(0)) -> Iterator[bool]:
        is_held = self._sending.acquire(timeout=patience.total_seconds())
        try:
            yield is_held
        finally:
            if is_held:
                self._sending.release()

    # problems

    def problems(self) -> list[Problem]:
        return [one for number, one in sorted(self.shelves.problems.items()) if number not in self.shelves.dropped]

    def problem(self, number: int) -> Problem:
        if number not in self.shelves.problems or number in self.shelves.dropped:
            raise NoSuchProblemError(number)
        return self.shelves.problems[number]

    def keep_problem(self, problem: Problem) -> Problem:
        if problem.id:
            self.problem(problem.id)
        kept = problem if problem.id else replace(problem, id=len(self.shelves.problems) + 1)
        self.shelves.problems[kept.id] = kept
        return kept

    def drop_problem(self, number: int) -> None:
        if any(case.problem == number for case in self.shelves.cases.values()):
            raise StoreError(f"problem {number} has cases")
        self.problem(number)
        self.shelves.dropped.add(number)

    # alerts

    def tally_hours(self, *, since: datetime, until: datetime) -> list[HourTally]:
        counts: dict[tuple[datetime, str, Intent, tuple[str, ...]], int] = {}
        for case in self.shelves.cases.values():
            if since <= case.created_at < until and case.queue is not Queue.NOISE:
                key = (case.created_at.replace(minute=0, second=0, microsecond=0), case.brand, case.intent, case.themes)
                counts[key] = counts.get(key, 0) + 1
        return [
            HourTally(brand=brand, hour=hour, intent=intent, themes=themes, count=count)
            for (hour, brand, intent, themes), count in sorted(counts.items())
        ]

    def first_case_at(self) -> datetime | None:
        return min((case.created_at for case in self.shelves.cases.values()), default=None)

    def spikes(self, *, only_on: bool = True) -> list[Spike]:
        return [spike for spike in reversed(self.shelves.spikes) if spike.ended_at is None or not only_on]

    def keep_spike(self, spike: Spike) -> None:
        if spike.id:
            self.shelves.spikes[spike.id - 1] = spike
        elif spike.subject not in {one.subject for one in self.shelves.spikes if one.ended_at is None}:
            self.shelves.spikes.append(replace(spike, id=len(self.shelves.spikes) + 1))

    # upkeep

    def version(self) -> tuple[int, int]:
        return (1, 1)

    def backup(self, target: str) -> None:
        if Path(target).exists():
            raise StoreError(f"{target} exists already")
        Path(target).touch(mode=0o600)

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        return None


# -- small things -------------------------------------------------------------------------------------------------------


def _woken(case: Case, now: datetime) -> Case:
    is_over = case.state in SLEEPING_STATES and case.snoozed_until is not None and case.snoozed_until <= now
    return replace(case, state=State.OPEN) if is_over else case


def _counts(reply: Reply) -> bool:
    return reply.state in (ReplyState.SENDING, ReplyState.UNKNOWN, ReplyState.SENT, ReplyState.BY_HAND)


def _place(case: Case) -> tuple[Any, ...]:
    return (case.priority is not Priority.URGENT, case.due_at or _ENDLESS, case.created_at, case.id)


def _put(shelf: dict[int, Any], value: Any) -> bool:
    is_changed = bool(shelf.get(value.id) != value)
    shelf[value.id] = value
    return is_changed


def _both(choose: Callable[[datetime, datetime], datetime], one: datetime | None, other: datetime | None) -> datetime | None:
    return choose(one, other) if one is not None and other is not None else None


def _tallied(case: Case) -> Tallied:
    first = next((one for one in case.promises if one.kind is DueKind.FIRST_RESPONSE), None)
    is_kept = None
    if first is not None and (first.breached_at or first.met_at):
        is_kept = first.breached_at is None
    return Tallied(
        queue=case.queue, created_at=case.created_at, first_response_at=case.first_response_at, handled_at=case.handled_at,
        outcome=case.outcome, outcome_reason=case.outcome_reason, followers=case.followers, failed_channels=case.failed_channels,
        themes=case.themes, is_kept=is_kept,
    )  # fmt: skip
