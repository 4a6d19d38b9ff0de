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
        tries: How many times it was tried.
        next_try_at: Not before this time (aware UTC).
        error: Why the last try failed.
        sent_at: When the outlet took it.
        ref: What the other side calls it (a ticket number).
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
