"""Drafts: replies that wait for their author, or for the yes of somebody else."""

from __future__ import annotations

import re

import msgspec

from socialwatch.desk.replying import Prepared, Replying
from socialwatch.errors import UsageError
from socialwatch.model.reply import UNDER_WAY, Reply, ReplyState
from socialwatch.ports import Store

WAITING = (ReplyState.DRAFT, *UNDER_WAY)
"""States of what has not come to an end: drafts, and replies of which nobody knows whether they are public."""


def waiting(store: Store) -> list[Reply]:
    """Return what has not come to an end, oldest first."""
    return store.replies(states=WAITING)


def find(store: Store, ref: str) -> Reply:
    """Return the draft that is meant: `d3` by its own number, `12` as the one of a case.

    Raises:
        UsageError: There is none, or a case has several.
    """
    found = re.fullmatch(r"([dD#]?)(\d{1,18})", ref)
    if found is None:
        raise UsageError(f"{ref!r} is no draft; `socialwatch drafts` shows them: give d3, or the number of a case")
    if found[1]:
        row = store.reply(int(found[2]))
        rows = [row] if row is not None and row.state in WAITING else []
    else:
        rows = store.replies(case=int(found[2]), states=WAITING)
    if not rows:
        raise UsageError(f"no draft {ref}; `socialwatch drafts` shows them")
    if len(rows) > 1:
        raise UsageError(f"case {ref} has several drafts: {', '.join(f'd{one.id}' for one in rows)}; say which")
    return rows[0]


def own_draft(store: Store, case: int, me: str) -> Reply | None:
    """Return the newest draft of a person for a case; None where they have none. One that waits for somebody's approval is not theirs to send."""
    rows = store.replies(case=case, states=(ReplyState.DRAFT,))[::-1]
    return next((one for one in rows if one.by == me and not one.for_approval), None)


def prepare_approval(replying: Replying, row: Reply, *, own: bool = False) -> Prepared:
    """Return a draft ready to be shown once more and then sent.

    Args:
        own: Its author says so as well.

    Raises:
        UsageError: It is your own and `own` was not said, or its fate is unknown.
    """
    if row.state in UNDER_WAY:
        raise UsageError(f"d{row.id} may be public already; `socialwatch reply {row.case}` looks it up")
    if row.by == replying.desk.me and not own:
        raise UsageError(f"d{row.id} is your own: somebody else approves it, or say --own")
    return replying.prepare(row.case, row.text, draft=row)


def drop(store: Store, row: Reply) -> Reply:
    """Decide against a reply. For one of unknown fate this is a person's word that they looked and it is not public."""
    return store.keep_reply(msgspec.structs.replace(row, state=ReplyState.DROPPED), seen=row.state)
