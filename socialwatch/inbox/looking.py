"""What is long to read about the case in hand: the person behind it, and its history from what to what."""

from __future__ import annotations

from socialwatch.desk import people
from socialwatch.errors import UsageError
from socialwatch.inbox.acting import Review
from socialwatch.inbox.meant import HISTORY, NOBODY


async def person(review: Review) -> None:
    """Show who they are to us: every case on their network, and how each ended."""
    number, face = review.hand, review.face
    found = await review.reader.ask(
        lambda desk: [people.person(desk, one) for one in people.contacts_meant(desk, str(number))] if number is not None else []
    )
    if not found:
        raise UsageError(NOBODY)
    review.lay("", lambda width: face.person(found[0], width))


async def log(review: Review) -> None:
    """Show who did what to a case, newest first."""
    number, face = review.hand, review.face
    events = await review.reader.ask(lambda desk: desk.store.history(case=number, limit=HISTORY) if number is not None else [])
    review.lay(f"case {number}", lambda width: face.log(events, width))
