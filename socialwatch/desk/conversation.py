"""What a conversation says of its case: facts that hold in whatever order its posts arrived.

A late post, an answer seen before the question, a page read twice: the facts are computed from all mentions of the case, sorted
by when they were written, so that any order of arrival gives the same case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import msgspec

from socialwatch.model.case import Case
from socialwatch.model.mention import FiledMention
from socialwatch.model.words import LIVE_STATES, SLEEPING_STATES, Direction, Outcome, State


def in_order(conversation: Sequence[FiledMention]) -> list[FiledMention]:
    """Sort by when they were written; an answer of the same second stands behind what it answers."""
    return sorted(conversation, key=lambda one: (one.mention.created_at, is_ours(one), one.id))


def is_ours(filed: FiledMention) -> bool:
    """Say whether the brand wrote it."""
    return filed.mention.direction is Direction.OUTBOUND


def waiting_since(conversation: Sequence[FiledMention], *, settled: int) -> datetime | None:
    """Return since when the customer waits: their first unanswered post that asks for something.

    Args:
        settled: Mentions up to this number were known when the case was handled; they wait for nothing.
    """
    since: datetime | None = None
    for one in in_order(conversation):
        if is_ours(one):
            since = None
        elif since is None and one.asks and one.id > settled and one.withdrawn_at is None:
            since = one.mention.created_at
    return since


def answer_times(conversation: Iterable[FiledMention]) -> list[datetime]:
    """Return when we answered, by our posts' own times, oldest first."""
    return sorted(one.mention.created_at for one in conversation if is_ours(one))


def left_standing(conversation: Sequence[FiledMention]) -> list[FiledMention]:
    """Return what people wrote and did not withdraw, oldest first."""
    return [one for one in in_order(conversation) if not is_ours(one) and one.withdrawn_at is None]


def awake(case: Case, now: datetime) -> Case:
    """Return a case whose sleep has ended by `now` as open; any other as it is."""
    if case.state not in SLEEPING_STATES or case.snoozed_until is None or case.snoozed_until > now:
        return case
    return msgspec.structs.replace(case, state=State.OPEN, snoozed_until=None, keeps_sleeping=False)


def first_response_at(conversation: Sequence[FiledMention]) -> datetime | None:
    """Return when the brand first answered, by the answer's own time; None where it has not."""
    ordered = in_order(conversation)
    begun = next((one.mention.created_at for one in ordered if not is_ours(one)), None)
    answers = (one.mention.created_at for one in ordered if is_ours(one))
    return next((at for at in answers if begun is not None and at >= begun), None)


def facts(case: Case, conversation: Sequence[FiledMention]) -> Case:
    """Return the case with what its conversation says: times, counts, privacy. State and verdict are not touched.

    An answer that a person noted by hand (`pending`) counts where the network shows none earlier.
    """
    theirs = [one for one in conversation if not is_ours(one)]
    seen = first_response_at(conversation)
    answered = min((at for at in (seen, case.first_response_at) if at is not None), default=None)
    return msgspec.structs.replace(
        case,
        created_at=min((one.mention.created_at for one in theirs), default=case.created_at),
        waiting_since=None if case.state in _NOBODY_WAITS else _waits(case, conversation),
        first_response_at=answered,
        mentions=len(conversation),
        is_private=any(one.mention.is_private for one in conversation),
    )


_NOBODY_WAITS = (State.HANDLED, State.WATCHING)


def _waits(case: Case, conversation: Sequence[FiledMention]) -> datetime | None:
    """Return since when the customer waits: by their posts, or because a person reopened the case by hand."""
    since = waiting_since(conversation, settled=case.settled_mention)
    by_hand = case.waiting_since
    if since is not None or by_hand is None or case.state not in LIVE_STATES:
        return since
    is_over = any(one.mention.created_at == by_hand or (is_ours(one) and one.mention.created_at > by_hand) for one in conversation)
    return None if is_over else by_hand


def received(case: Case, conversation: Sequence[FiledMention], fresh: Collection[int]) -> tuple[Case, str | None]:
    """Return the case after `fresh` mentions (by number) joined it, and the verb of what happened: `reopen`, `answer_seen` or None.

    The customer's new word wakes what sleeps or was handled, but for a bare thank-you; an answer of ours hands the ball to them.
    """
    now = facts(case, conversation)
    since = waiting_since(conversation, settled=case.settled_mention)
    calls = since is not None and any(
        one.id in fresh and not is_ours(one) and one.asks and one.mention.created_at >= since for one in conversation
    )
    if calls and _can_be_woken(case):
        return msgspec.structs.replace(now, state=State.OPEN, waiting_since=since, **_ENDED_NO_MORE), "reopen"
    answered = now.waiting_since is None and any(one.id in fresh and is_ours(one) for one in conversation)
    if answered and case.state in (State.NEW, State.OPEN):
        return msgspec.structs.replace(now, state=State.PENDING), "answer_seen"
    return now, None


def _can_be_woken(case: Case) -> bool:
    if case.state is State.SNOOZED:
        return not case.keeps_sleeping
    return case.state in (State.PENDING, State.WATCHING, State.HANDLED)


_ENDED_NO_MORE = {
    # A claim that was worked on becomes ownership: who comes back comes back to whom they know.
    "claimed_until": None,
    "snoozed_until": None, "keeps_sleeping": False, "handled_at": None, "handled_by": None, "outcome": None, "outcome_reason": None, "arrived_at": None,
}  # fmt: skip


def withdrawn(case: Case, conversation: Sequence[FiledMention], *, at: datetime) -> tuple[Case, str]:
    """Return the case after some of its mentions were withdrawn: it keeps its figures, and ends where nothing else is left.

    Which of those that are left stands for the case from now on is for the caller to say, who can have it judged.
    """
    now = facts(case, conversation)
    if left_standing(conversation):
        return now, "withdraw"
    gone = msgspec.structs.replace(now, text="", url=None, reasons=("its author withdrew it",), author_name=None)
    if case.state is State.HANDLED:
        return gone, "withdraw"
    ended = msgspec.structs.replace(
        gone, state=State.HANDLED, outcome=Outcome.WITHDRAWN, handled_at=at, handled_by="socialwatch", waiting_since=None,
        settled_mention=max(one.id for one in conversation), snoozed_until=None,
    )  # fmt: skip
    return ended, "withdraw"


def headlined(case: Case, filed: FiledMention) -> Case:
    """Return the case with this mention standing for it."""
    mention = filed.mention
    return msgspec.structs.replace(case, headline=filed.id, text=mention.body, url=mention.url, lang=mention.lang)
