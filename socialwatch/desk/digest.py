"""The digest: how a day or a week went and what waits now, as plain text that an outlet can carry; once a day into the outbox."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

import msgspec

from socialwatch.desk.arrivals import ON_THE_WAY
from socialwatch.desk.reporting import Report, report
from socialwatch.model.case import Case
from socialwatch.model.figures import Share
from socialwatch.model.filters import Filter, Term
from socialwatch.model.outbox import Letter
from socialwatch.model.times import duration_words, iso
from socialwatch.ports import Store
from socialwatch.text import one_line, printable

SPANS = {"daily": timedelta(days=1), "weekly": timedelta(weeks=1)}
"""How far back each kind looks."""

_TOP = 3
_LONGEST = 120


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """What a digest says.

    Args:
        span: `daily` or `weekly`.
        figures: Of the span, beside the one before it.
        live, late, escalated, untaken, on_the_way: How many cases are so now; `untaken` of those escalated.
        oldest: Who waits longest for an answer of ours; None where nobody does.
    """

    span: str
    at: datetime
    brand: str | None
    figures: Report
    live: int
    late: int
    escalated: int
    untaken: int
    on_the_way: int
    oldest: Case | None = None


def digest(store: Store, *, now: datetime, span: str = "daily", brand: str | None = None) -> Digest:
    """Return the digest of the day or week that ends now."""
    mine = (Term(field="brand", values=(brand.lower(),)),) if brand else ()
    quiet = (Term(field="queue", values=("noise",), is_negated=True), Term(field="muted", values=("yes",), is_negated=True))
    live = (*mine, Term(field="state", values=("new", "open", "escalated")), *quiet)
    escalated = list(store.walk(Filter((*mine, Term(field="state", values=("escalated",)))), now=now))
    waiting = [case for case in store.walk(Filter(live), now=now) if case.waiting_since is not None and case.owes_answer]
    return Digest(
        span=span, at=now, brand=brand, figures=report(store, since=now - SPANS[span], until=now, brand=brand),
        live=store.count(Filter(live), now=now), late=store.count(Filter((*live, Term(field="sla", values=("breached",)))), now=now),
        escalated=len(escalated), untaken=sum(case.acknowledged_at is None for case in escalated),
        on_the_way=store.count(Filter((*mine, *ON_THE_WAY.terms)), now=now),
        oldest=min(waiting, key=lambda case: (case.waiting_since or now, case.id), default=None),
    )  # fmt: skip


def subject_of(one: Digest, *, zone: tzinfo) -> str:
    """Return the first line: `acme, the day to Mon 2026-11-02 09:00: 12 new cases, 9 of 11 answered`."""
    service = one.figures.now.service
    word = "day" if one.span == "daily" else "week"
    return f"{one.brand or 'All brands'}, the {word} to {_when(one.at, zone)}: {_new(one)} new cases, {service.answered} of {service.cases} answered"


def text_of(one: Digest, *, zone: tzinfo, with_words: bool = True) -> str:
    """Return the digest as plain text of several lines; every share carries its denominator.

    Args:
        with_words: Whether it may quote who waits longest: what leaves the house does not, for authors may take their words back.
    """
    return "\n".join(
        [subject_of(one, zone=zone), "", *_went(one), "", "Now:", *_stands(one, zone, with_words=with_words), *_gaps(one, zone)]
    )


def digest_letter(one: Digest, outlet: str, *, zone: tzinfo) -> Letter:
    """Return the letter that carries a digest: of one kind, brand and day of the user's zone there is one for each outlet."""
    day = one.at.astimezone(zone).date().isoformat()
    key = hashlib.sha256(f"digest\0{outlet}\0{one.span}\0{one.brand or ''}\0{day}".encode()).hexdigest()[:40]
    service = one.figures.now.service
    facts = {
        "span": one.span, "until": iso(one.at), "brand": one.brand, "new_cases": _new(one), "answered": service.answered,
        "of": service.cases, "live": one.live, "late": one.late, "escalated": one.escalated, "gaps": len(one.figures.gaps),
    }  # fmt: skip
    return Letter(
        key=key, outlet=outlet, kind="digest", subject=subject_of(one, zone=zone), body=text_of(one, zone=zone, with_words=False), facts=facts,
        created_at=one.at, next_try_at=one.at,
    )  # fmt: skip


def send_digest(store: Store, one: Digest, outlet: str, *, zone: tzinfo) -> bool:
    """Put a digest into the outbox; return False where that of today is there already."""
    letter = digest_letter(one, outlet, zone=zone)
    with store.transaction():
        is_new = not store.has_letter(letter.key)
        store.apply([], [letter])
    return is_new


def _new(one: Digest) -> int:
    return sum(answers.cases for answers in one.figures.now.queues.values())


def _went(one: Digest) -> Iterator[str]:
    now, before = one.figures.now, one.figures.before
    service = now.service
    yield f"Answered: {service.answered} of {service.cases} cases of people who wait for something{_rate(service.rate)}; before: {before.service.answered} of {before.service.cases}"
    if service.median is not None:
        yield f"Half of the answers came within {duration_words(service.median)}, nine of ten within {duration_words(service.p90 or service.median)}"
    decided = sum(service.decided.values())
    if decided:
        yield f"Left unanswered on purpose: {decided} of {service.cases}"
    kept = now.promises_kept
    if kept.of:
        yield f"First answers in time: {kept.count} of {kept.of}, missed: {kept.of - kept.count}"
    yield from _top("Failed before", now.channels)
    yield from _top("About", now.themes)


def _rate(rate: float | None) -> str:
    return "" if rate is None else f" ({rate:.0%})"


def _top(title: str, shares: Sequence[Share]) -> Iterator[str]:
    if shares:
        yield f"{title}: " + ", ".join(f"{printable(share.name)} {share.count} of {share.of}" for share in shares[:_TOP])


def _stands(one: Digest, zone: tzinfo, *, with_words: bool) -> Iterator[str]:
    yield f"- {one.late} late of {one.live} live cases"
    yield f"- {one.escalated} escalated, {one.untaken} of them not taken by anybody"
    yield f"- {one.on_the_way} sent on to another channel and not known to have arrived"
    if one.oldest is not None and one.oldest.waiting_since is not None:
        text = "(a private message)" if one.oldest.is_private else one_line(printable(one.oldest.text[:_LONGEST]))
        since = f"since {_when(one.oldest.waiting_since, zone)} ({duration_words(one.at - one.oldest.waiting_since)})"
        yield f"- waits longest: case {one.oldest.id}, {since}" + (f": {text}" if with_words else "")


def _gaps(one: Digest, zone: tzinfo) -> Iterator[str]:
    if not one.figures.gaps:
        return
    yield ""
    yield "Not read, so not in these figures:"
    for stored in one.figures.gaps:
        begins = _when(stored.gap.begins_at, zone) if stored.gap.begins_at else "some time"
        ends = _when(stored.gap.ends_at, zone) if stored.gap.ends_at else "now"
        yield f"- {printable(stored.source)}, {begins} to {ends}: {printable(stored.gap.reason)}"


def _when(at: datetime, zone: tzinfo) -> str:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    local = at.astimezone(zone)
    return f"{days[local.weekday()]} {local:%Y-%m-%d %H:%M}"
