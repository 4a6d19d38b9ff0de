"""Alerts: a spike is told once, when it begins; and once more when it is over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from socialwatch.insight.spikes import DAY, ENOUGH_WEEKS, HOUR, LOOK_BACK, WEEK, Usual, hour_of, is_over, is_spike, usual
from socialwatch.model.alerts import HourTally, Spike
from socialwatch.model.filters import Filter, Term
from socialwatch.model.outbox import Letter
from socialwatch.model.times import duration_words, iso
from socialwatch.model.words import Intent
from socialwatch.ports import Store
from socialwatch.text import one_line, printable

_COMPLAINTS = frozenset({Intent.COMPLAINT, Intent.VENT, Intent.CANCEL})
_EXAMPLES = 3


class AlertPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at; see `config.settings.AlertSettings`."""

    of: tuple[str, ...] = ("volume", "complaints")
    by: tuple[str, ...] = ("brand", "theme")
    k: float = 5.0
    floor: int = 8
    outlets: tuple[str, ...] = ()


class _Subject(msgspec.Struct, frozen=True):
    """What is counted: cases of a brand, perhaps only complaints, perhaps only about one theme."""

    brand: str
    of: str
    theme: str | None = None

    @property
    def words(self) -> str:
        """Name it: `acme: complaints about delivery`."""
        return f"{self.brand}: {'complaints' if self.of == 'complaints' else 'cases'}{f' about {self.theme}' if self.theme else ''}"

    def counts(self, tally: HourTally) -> bool:
        """Say whether these cases are of it."""
        return (
            tally.brand == self.brand
            and (self.of == "volume" or tally.intent in _COMPLAINTS)
            and (self.theme is None or self.theme in tally.themes)
        )

    def filter(self, since: datetime) -> Filter:
        """Return what finds its cases since then."""
        terms = [Term(field="brand", values=(self.brand.lower(),)), Term(field="since", op=">", at=since)]
        terms += [Term(field="queue", values=("noise",), is_negated=True)]
        terms += [Term(field="intent", values=tuple(sorted(_COMPLAINTS)))] if self.of == "complaints" else []
        terms += [Term(field="theme", values=(self.theme.lower(),))] if self.theme else []
        return Filter(tuple(terms))


def look_for_spikes(store: Store, policy: AlertPolicy, now: datetime) -> list[str]:
    """Tell spikes that began and those that are over, a sentence each; the letters of those that began go into the outbox.

    Twice in one hour changes nothing more: a spike is kept with its letters in one transaction, one of a subject at a time.
    """
    hour = hour_of(now)
    lately = store.tally_hours(since=hour - HOUR, until=hour + HOUR)
    lasting = store.spikes()
    if not lasting and not any(_most(lately, subject) >= policy.floor for subject in _subjects(lately, policy)):
        return []
    with store.transaction():
        look = _Look(store, policy, now)
        return [*look.ended(), *look.begun()]


def _subjects(tallies: Sequence[HourTally], policy: AlertPolicy) -> Iterator[_Subject]:
    seen = set[_Subject]()
    for tally in tallies:
        themes: list[str | None] = [None] if "brand" in policy.by else []
        themes += tally.themes if "theme" in policy.by else ()
        seen |= {_Subject(tally.brand, of, theme) for of in policy.of for theme in themes}
    yield from sorted(seen, key=lambda one: (one.brand, one.theme or "", one.of))


def _most(tallies: Sequence[HourTally], subject: _Subject) -> int:
    counts: dict[datetime, int] = {}
    for tally in tallies:
        counts[tally.hour] = counts.get(tally.hour, 0) + (tally.count if subject.counts(tally) else 0)
    return max(counts.values(), default=0)


class _Look:
    """One look at the hours, inside a transaction."""

    def __init__(self, store: Store, policy: AlertPolicy, now: datetime) -> None:
        self._store, self._policy, self._now, self._hour = store, policy, now, hour_of(now)
        began = store.first_case_at()
        self._since = max(self._hour - LOOK_BACK, hour_of(began)) if began else self._hour
        self._spikes = [one for one in store.spikes(only_on=False) if one.ended_at is None or one.ended_at > self._hour - LOOK_BACK]
        self._tallies = [tally for since, until in self._spans() for tally in store.tally_hours(since=since, until=until)]
        self._lasting = {spike.subject: spike for spike in store.spikes()}

    def _spans(self) -> Iterator[tuple[datetime, datetime]]:
        """Yield the hours that are looked at and those they are compared with, so that a busy brand does not pay for all of a month."""
        yield self._hour - HOUR, self._hour + HOUR
        # Hours of earlier spikes are left out of the weeks; where too few are left, the days have to be there.
        needs_days = self._since > self._hour - ENOUGH_WEEKS * WEEK - 2 * HOUR or bool(self._spikes)
        for step in (DAY,) if needs_days else (WEEK,):
            at = self._hour - step
            while at >= self._hour - LOOK_BACK:
                yield at - 2 * HOUR, at + 2 * HOUR
                at -= step

    def ended(self) -> Iterator[str]:
        """Close the spikes whose last whole hour was ordinary again, and yield a sentence for each."""
        subjects = {subject.words: subject for subject in _subjects(self._tallies, self._policy)}
        last = self._hour - HOUR
        for words, spike in self._lasting.items():
            subject = subjects.get(words)
            count = self._counts(subject).get(last, 0) if subject else 0
            of = self._usual(subject, last) if subject else None
            if spike.began_at < self._hour and is_over(count, of, k=self._policy.k, floor=self._policy.floor):
                self._store.keep_spike(msgspec.structs.replace(spike, ended_at=self._hour))
                lasted = duration_words(self._hour - spike.began_at)
                yield f"{printable(words)}: over after {lasted}, {spike.count} in an hour at its height"
            elif count > spike.count:
                self._store.keep_spike(msgspec.structs.replace(spike, count=count))

    def begun(self) -> Iterator[str]:
        """Keep the spikes that began in this hour or the one before with one letter for each outlet, and yield a sentence for each."""
        fresh: list[tuple[_Subject, Spike]] = []
        for subject in _subjects([one for one in self._tallies if one.hour >= self._hour - HOUR], self._policy):
            spike = None if subject.words in self._lasting else self._spike(subject)
            if spike is not None:
                self._store.keep_spike(spike)
                fresh.append((subject, spike))
        if fresh and self._policy.outlets:
            self._store.apply([], self._letters(fresh))
        yield from (f"spike: {_sentence(spike)}" for _, spike in fresh)

    def _spike(self, subject: _Subject) -> Spike | None:
        counts = self._counts(subject)
        for hour in (self._hour - HOUR, self._hour):
            of = self._usual(subject, hour)
            was_over = any(spike.subject == subject.words and spike.ended_at and hour < spike.ended_at for spike in self._spikes)
            if of and not was_over and is_spike(counts.get(hour, 0), of, k=self._policy.k, floor=self._policy.floor):
                count = max(counts.get(hour, 0), counts.get(self._hour, 0))
                return Spike(subject=subject.words, began_at=hour, seen_at=self._now, count=count, expected=of.mean)
        return None

    def _counts(self, subject: _Subject) -> dict[datetime, int]:
        counts: dict[datetime, int] = {}
        for tally in self._tallies:
            if subject.counts(tally):
                counts[tally.hour] = counts.get(tally.hour, 0) + tally.count
        return counts

    def _usual(self, subject: _Subject, hour: datetime) -> Usual | None:
        return usual(self._counts(subject), hour, since=self._since, but=self._loud(subject.words))

    def _loud(self, subject: str) -> set[datetime]:
        """Return the hours of earlier spikes of a subject: they are no example of what is usual."""
        hours = set[datetime]()
        for spike in self._spikes:
            at = spike.began_at
            while spike.subject == subject and at < (spike.ended_at or self._hour + HOUR):
                hours.add(at)
                at += HOUR
        return hours

    def _letters(self, fresh: Sequence[tuple[_Subject, Spike]]) -> list[Letter]:
        began = min(spike.began_at for _, spike in fresh)
        named = "; ".join(spike.subject for _, spike in fresh)
        subject = f"Spike: {fresh[0][1].subject}" + (f" and {len(fresh) - 1} more" if len(fresh) > 1 else "")
        body = "\n\n".join("\n".join((_sentence(spike), *self._examples(one, spike.began_at))) for one, spike in fresh)
        facts = {
            "spikes": [
                {"subject": spike.subject, "count": spike.count, "expected": round(spike.expected, 2), "began_at": iso(spike.began_at)}
                for _, spike in fresh
            ]
        }
        return [
            Letter(
                key=hashlib.sha256(f"alert\0{outlet}\0{named}\0{iso(began)}".encode()).hexdigest()[:40], outlet=outlet, kind="alert",
                subject=printable(subject), body=body, facts=facts, created_at=self._now, next_try_at=self._now,
            )
            for outlet in self._policy.outlets
        ]  # fmt: skip

    def _examples(self, subject: _Subject, since: datetime) -> Iterator[str]:
        """Yield the most urgent of its cases: their addresses and none of their words, which their authors may take back any time."""
        cases = self._store.page(subject.filter(since), now=self._now, limit=_EXAMPLES)
        for case in cases:
            where = f": {one_line(printable(case.url))}" if case.url and not case.is_private else ""
            yield f"- case {case.id} ({case.priority} {case.intent} on {case.network}){where}"


def _sentence(spike: Spike) -> str:
    usually = f"{spike.expected:.1f}".removesuffix(".0")
    return f"{printable(spike.subject)}: {spike.count} in the hour from {spike.began_at:%H:%M} UTC, where {usually} are usual"
