"""Where a post belongs: its conversation, whether it is ours to hear, and which case a post of ours answers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from socialwatch.desk.conversation import is_ours
from socialwatch.model.case import Case
from socialwatch.model.mention import FiledMention, Mention
from socialwatch.model.words import Direction

_LONGEST_CHAIN = 50  # answers to answers inside one page; longer chains are somebody's loop

Key = tuple[str, str]
"""Network and native id."""


class Finder(Protocol):
    """What tells our mentions from others' (`triage.relevance.Matcher`)."""

    def finds(self, mention: Mention) -> str | None:
        """Say in words what named the brand; None where nothing did."""

    def is_own(self, mention: Mention) -> bool:
        """Say whether the brand's own account wrote it."""


def thread_of(mention: Mention, page: Mapping[Key, Mention], held: Mapping[Key, FiledMention]) -> str:
    """Return the conversation: the network's own, or that of the oldest post that this one goes back to.

    Args:
        page: The new posts that came together with it, by key.
        held: What the store knows, by key.
    """
    one = mention
    for _ in range(_LONGEST_CHAIN):
        if one.thread_id is not None:
            return one.thread_id
        parent = (one.network, one.in_reply_to or "")
        if parent in held:
            return held[parent].thread
        if parent not in page:
            return one.in_reply_to or one.native_id
        one = page[parent]
    return one.native_id


def is_ours_to_hear(mention: Mention, finder: Finder | None, page: Mapping[Key, Mention], held: Mapping[Key, FiledMention]) -> bool:
    """Say whether a post is a mention of ours: the network says so, it names the brand, or it answers us."""
    if finder is None:
        return False
    if mention.is_addressed or finder.finds(mention) is not None:
        return True
    if mention.in_reply_to is None:
        return False
    parent = (mention.network, mention.in_reply_to)
    known, beside = held.get(parent), page.get(parent)
    return (known is not None and is_ours(known)) or (beside is not None and beside.direction is Direction.OUTBOUND)


def case_answered(mention: Mention, thread: str, cases: Iterable[Case], held: Mapping[Key, FiledMention]) -> int | None:
    """Return the case that a post of ours answers: its parent's, or the one in its conversation that it greets or that waits."""
    parent = held.get((mention.network, mention.in_reply_to or ""))
    if parent is not None and parent.case is not None:
        return parent.case
    here = [one for one in cases if (one.brand, one.network, one.thread) == (mention.brand, mention.network, thread)]
    greeted = [one for one in here if mention.text.lower().startswith(one.author.lower())]
    begun = [one for one in greeted or here if one.created_at <= mention.created_at]
    return max(begun, key=lambda one: one.created_at).id if begun else None


def is_newer(mention: Mention, than: Mention) -> bool:
    """Say whether a version may replace another: an older one, read late, may not.

    Where a network never says when a post was edited, what was read last stands.
    """
    if than.edited_at is None:
        return True
    return mention.edited_at is not None and mention.edited_at >= than.edited_at
