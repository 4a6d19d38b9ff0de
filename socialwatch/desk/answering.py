"""What answering decides: which post is answered, what makes two texts the same, and what an answer changes. Pure."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

import msgspec

from socialwatch.desk.changes import changed
from socialwatch.desk.conversation import facts, is_ours, left_standing
from socialwatch.model.case import Case, Change
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.reply import Posted, Reply
from socialwatch.model.words import Direction, State
from socialwatch.ports.replying import Replier

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_SERVER = re.compile(r"(@[\w.-]+?)@[\w.-]*\w", re.ASCII)
_LEADING_NAMES = re.compile(r"^(?:@[\w.-]+\s+)+")


def target(conversation: Sequence[FiledMention], replier: Replier | None) -> tuple[FiledMention | None, str | None]:
    """Return the newest post that may be answered; where none may, the newest of all and why not. None where nothing is left.

    Args:
        replier: Who would answer; None where a person must.
    """
    standing = left_standing(conversation)[::-1]
    if not standing or replier is None:
        return (standing[0] if standing else None), None
    reasons = [replier.may_answer(one, conversation) for one in standing]
    if None in reasons:
        return standing[reasons.index(None)], None
    return standing[0], reasons[0]


def is_same_text(one: str, other: str) -> bool:
    """Say whether two texts are the same but for what networks do to them: links shortened, names put in front, servers left out."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    text = _SERVER.sub(r"\1", _LINK.sub("\u2022", unicodedata.normalize("NFC", html.unescape(text))))
    return " ".join(_LEADING_NAMES.sub("", text.strip() + " ").split()).casefold()


def is_seen(reply: Reply, filed: FiledMention, *, since: datetime) -> bool:
    """Say whether a post of ours that a poll brought home is this reply."""
    mention = filed.mention
    is_there = is_ours(filed) and mention.in_reply_to == reply.in_reply_to and mention.created_at >= since
    return is_there and is_same_text(mention.text, reply.text)


def as_mention(reply: Reply, posted: Posted, case: Case, *, now: datetime) -> Mention:
    """Return a reply that was sent as the mention that a poll would bring home."""
    return Mention(
        network=reply.network, native_id=posted.native_id, author=reply.account, text=posted.text or reply.text,
        created_at=min(posted.created_at or now, now), brand=case.brand, direction=Direction.OUTBOUND, url=posted.url,
        thread_id=case.thread, in_reply_to=reply.in_reply_to, is_private=reply.visibility in ("private", "direct"),
    )  # fmt: skip


def last_known(reply: Reply, conversation: Sequence[FiledMention]) -> int:
    """Return the number of the newest mention that was here when the reply was handed over; it and those before it have their answer."""
    at = reply.tried_at or reply.created_at
    return max((one.id for one in conversation if one.fetched_at <= at and not is_ours(one)), default=0)


def replied(case: Case, conversation: Sequence[FiledMention], *, settled: int, by: str, at: datetime, note: str) -> Change:
    """Return the case after our answer: it waits for the customer, unless they wrote meanwhile.

    A handled case stays handled, and an escalated one with its department, whose clock goes on until it has done its part.

    Args:
        conversation: With the answer in it.
        settled: Mentions up to this number are answered by it.
    """
    known = facts(msgspec.structs.replace(case, settled_mention=max(case.settled_mention, settled)), conversation)
    if case.state in (State.HANDLED, State.ESCALATED):
        return changed(case, known, "reply", by=by, at=at, note=note)
    state = State.PENDING if known.waiting_since is None else State.OPEN
    after = msgspec.structs.replace(known, state=state, snoozed_until=None, keeps_sleeping=False)
    return changed(case, after, "reply", by=by, at=at, note=note)
