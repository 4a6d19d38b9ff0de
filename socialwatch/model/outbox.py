"""Letters: what waits in the outbox to leave the house, at least once and always under the same key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one outlet.

    Args:
        id: 0 before the store has numbered it.
        key: Stable idempotency key; the outbox takes a key once, and every try carries it.
        outlet: Name of the outlet in the configuration.
        case: Number of the case it speaks of; None for a digest.
        kind: `escalation`, `reminder`, `alert`, `digest`.
        subject: One line.
        body: The message for a person, plain text of several lines; strangers' words in it are already printable.
        facts: The same for a program: JSON-ready values.
        state: `waiting`, `sent`, `dead` (all tries used, or refused for good), `dropped` (by a person).
        tries: How many times it was taken up to be sent, this time included: above 1 it may be on the other side already.
        next_try_at: Not before this time (aware UTC).
        error: Why the last try failed.
        sent_at: When the outlet took it.
        ref: What the other side calls it (a ticket number).
        url: Where a person finds it there.
        claimed_by, claimed_until: Who is sending it now, and until when nobody else may; None where nobody is.
        asked_at: When the other side was last asked how the ticket stands.
        closed_at: When we saw the ticket closed; None while it is open, or where it is no ticket.
    """

    id: int = 0
    key: str
    outlet: str
    case: int | None = None
    kind: str = "escalation"
    subject: str
    body: str
    facts: Mapping[str, object] = {}
    state: str = "waiting"
    tries: int = 0
    created_at: datetime
    next_try_at: datetime
    error: str | None = None
    sent_at: datetime | None = None
    ref: str | None = None
    url: str | None = None
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    asked_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_out(self) -> bool:
        """Whether it has left the house, or is leaving it this moment."""
        return self.state == "sent" or (self.state == "waiting" and self.claimed_by is not None)


class Receipt(msgspec.Struct, frozen=True):
    """What an outlet says when it took a letter.

    Args:
        ref: What the other side calls it, printable; None where it does not say.
        url: Where a person finds it there.
    """

    ref: str | None = None
    url: str | None = None


class TicketNews(msgspec.Struct, frozen=True, kw_only=True):
    """How a ticket stands on the other side.

    Args:
        status: In the words of the other side, printable.
        answer: What was said when it was closed, printable; None where nothing was, or it is open.
    """

    is_closed: bool
    status: str
    answer: str | None = None
