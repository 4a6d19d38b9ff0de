"""A person as we know them: every case on their network, how each ended, and who they are elsewhere because somebody said so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, tzinfo

from socialwatch.model.case import Case
from socialwatch.model.mention import Contact
from socialwatch.model.times import iso
from socialwatch.model.words import State
from socialwatch.text import cells
from socialwatch.views import phrases

_TEXT_CELLS = 60


def contact_row(contact: Contact, cases: Sequence[Case], linked: Sequence[Contact], now: datetime) -> dict[str, object]:
    """Return a contact as JSON-ready values."""
    return {
        "id": contact.id,
        "network": contact.network,
        "handle": contact.handle,
        "name": contact.name,
        "followers": contact.followers,
        "first_seen_at": iso(contact.first_seen_at) if contact.first_seen_at else None,
        "muted_until": iso(contact.muted_until) if _is_muted(contact, now) and contact.muted_until else None,
        "linked": [{"id": one.id, "network": one.network, "handle": one.handle} for one in linked],
        "cases": [_case_row(case) for case in cases],
    }


def _case_row(case: Case) -> dict[str, object]:
    return {
        "id": case.id,
        "state": str(case.state),
        "outcome": str(case.outcome) if case.outcome else None,
        "outcome_reason": str(case.outcome_reason) if case.outcome_reason else None,
        "queue": str(case.queue),
        "priority": str(case.priority),
        "intent": str(case.intent),
        "created_at": iso(case.created_at),
        "text": case.text,
    }


def contact_lines(contact: Contact, cases: Sequence[Case], linked: Sequence[Contact], *, now: datetime, zone: tzinfo) -> list[str]:
    """Return a contact in lines: who, since when, how the cases ended, then the cases, newest first."""
    facts = [f"{len(cases)} {'case' if len(cases) == 1 else 'cases'}{_endings(cases)}"]
    if contact.first_seen_at is not None:
        facts.append(f"first seen {phrases.when(contact.first_seen_at, now, zone)}")
    if contact.followers is not None:
        facts.append(f"{contact.followers:,} follower{'' if contact.followers == 1 else 's'} (never ranks)")
    name = f" {phrases.line(contact.name)}" if contact.name else ""
    lines = [f"{phrases.line(contact.handle)}{name} on {phrases.line(contact.network)}", " · ".join(facts)]
    if _is_muted(contact, now) and contact.muted_until is not None:
        lines.append(f"muted until {phrases.when(contact.muted_until, now, zone)}: new cases stand under `list muted:yes`")
    if linked:
        lines.append("also " + ", ".join(f"{phrases.line(one.handle)} on {phrases.line(one.network)}" for one in linked))
    return lines + _table([_told(case, now, zone) for case in cases])


def _endings(cases: Sequence[Case]) -> str:
    """Return how many are open and how the others ended: `: 1 live, 2 solved`."""
    counts = Counter(
        str(case.outcome).replace("_", " ") if case.state is State.HANDLED and case.outcome else str(case.state) for case in cases
    )
    return ": " + ", ".join(f"{count} {word}" for word, count in counts.most_common()) if counts else ""


def _told(case: Case, now: datetime, zone: tzinfo) -> tuple[str, str, str, str, str]:
    ended = f"{case.state}"
    if case.state is State.HANDLED and case.outcome:
        reason = f" ({case.outcome_reason.replace('_', ' ')})" if case.outcome_reason else ""
        ended = f"{case.outcome.replace('_', ' ')}{reason}"
    text = phrases.line(case.text) or "(no text)"
    while cells(text) > _TEXT_CELLS:
        text = text[: _TEXT_CELLS - 1].rstrip() + "…" if len(text) > _TEXT_CELLS else text[:-2] + "…"
    return f"  {case.id}", phrases.when(case.created_at, now, zone), f"{case.priority} {case.intent}", ended, text


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    return ["  ".join(word + " " * (width - cells(word)) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _is_muted(contact: Contact, now: datetime) -> bool:
    return contact.muted_until is not None and contact.muted_until > now
