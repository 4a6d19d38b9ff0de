"""Replies: what we want to say in public, where it stands on its way out, and what a network makes of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class ReplyState(StrEnum):
    """Where a reply stands on its way out."""

    DRAFT = "draft"
    """Written and not sent; it waits for its author, or for somebody's approval."""
    SENDING = "sending"
    """Handed to the network by a process that holds it; where that process is dead it is as good as unknown."""
    UNKNOWN = "unknown"
    """It may be public or not: the answer never came. It is looked up before anything is sent again."""
    SENT = "sent"
    """The network took it."""
    BY_HAND = "by_hand"
    """A person says that they posted it themselves."""
    DROPPED = "dropped"
    """A person decided against it."""


UNDER_WAY = (ReplyState.SENDING, ReplyState.UNKNOWN)
"""States of which nobody knows without looking whether the reply is public."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One reply to one post; stored before it leaves, so that no crash can send it twice in silence.

    Args:
        id: 0 before the store has numbered it.
        key: Its idempotency key; every try carries it.
        source: Name of the source through whose account it leaves; empty where a person posts it by hand.
        account: As whom, as people write it; empty where that is not known yet.
        in_reply_to: Native id of the post that it answers.
        text: Exactly what becomes public.
        visibility: `public`, `unlisted`, `private` (followers only) or `direct`: that of the post it answers.
        by: Who wrote it.
        for_approval: It waits for another person than its author.
        approved_by: Who sent it, where that was not its author.
        sending_since: When it was first handed to the network (aware UTC); what is looked up is not older. It stays until the network
            surely did not take it, because some keys are made of it.
        tried_at: When it was last handed over.
        native_id, url: What the network calls it; None before it is known to be there.
        error: Why the last try failed, in words.
        problem: Number of the fixed problem that it tells of; a case is told once of a problem, ever.
    """

    id: int = 0
    key: str
    case: int
    network: str
    source: str = ""
    account: str = ""
    in_reply_to: str
    text: str
    visibility: str = "public"
    state: ReplyState = ReplyState.DRAFT
    by: str
    for_approval: bool = False
    approved_by: str | None = None
    created_at: datetime
    sending_since: datetime | None = None
    tried_at: datetime | None = None
    sent_at: datetime | None = None
    native_id: str | None = None
    url: str | None = None
    error: str | None = None
    problem: int | None = None


class Shaped(msgspec.Struct, frozen=True, kw_only=True):
    """A reply as a network would take it.

    Args:
        text: Exactly what becomes public, with the mention of the author where the network needs one.
        length, limit, unit: How long it is as the network counts, how long it may be, and what is counted.
        account: As whom it is posted, as people write it.
        visibility: See `Reply`.
        wrong: Why it cannot be sent so, one sentence each; empty where it can.
        remarks: What the person should know before they say yes.
    """

    text: str
    length: int
    limit: int
    unit: str = "characters"
    account: str = ""
    visibility: str = "public"
    wrong: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """A post of ours as the network shows it.

    Args:
        created_at: By the network's clock, aware UTC; None where it does not say.
        text: As the network gives it back (links may be shortened); None where it does not.
    """

    native_id: str
    url: str | None = None
    created_at: datetime | None = None
    text: str | None = None
