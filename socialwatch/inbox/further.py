"""The acts that come by the palette: reopen, pending, promise, mute, ack, return, arrived. No rule of its own, as in `acting`.

Where nothing that is meant can be acted on so, that is said before anything is asked.
"""

from __future__ import annotations

from socialwatch.desk import arrivals, ladder, people
from socialwatch.inbox.acting import Review, ask_until
from socialwatch.inbox.meant import NOT_ESCALATED, NOT_ON_THE_WAY, check_any, is_escalated, is_on_the_way, named, people_of
from socialwatch.inbox.questions import Choice, Line


async def reopen(review: Review) -> None:
    """Bring cases back to the inbox."""
    await review.act("Reopen", lambda desk, numbers: desk.reopen(numbers))


async def pending(review: Review) -> None:
    """Wait for the customers: they have their answer where a poll cannot see it."""
    await review.act("Wait for the customer", lambda desk, numbers: desk.pending(numbers))


async def promise(review: Review) -> None:
    """Ask by when they hear from us, and for a note."""
    due_at = await ask_until(review, "By when do they hear from us?", ("2h", "4h", "tomorrow 12:00", "friday 17:00"))
    if due_at is None:
        return
    note = await review.ask(Line("What was promised?", str, "Enter without a note keeps only the time."))
    if note is not None:
        await review.act("Promise", lambda desk, numbers: desk.promise(numbers, due_at=due_at, note=note or None))


async def mute(review: Review) -> None:
    """Say who is meant, and ask until when; those who are muted already can be heard again."""
    now, contacts = review.desk.clock(), people_of(review.desk, review.chosen())
    who = named(contacts)
    if any(one.muted_until is not None and one.muted_until > now for one in contacts):
        is_over = await review.ask(Choice(f"{who}: muted already", [("o", "hear them again", True), ("u", "until another time …", False)]))
        if is_over is None:
            return
        if is_over:
            await review.act(f"Hear {who} again", lambda desk, numbers: people.mute(desk, people_of(desk, numbers), until=None))
            return
    until = await ask_until(review, f"Mute {who} until?", ("30d", "14d", "7d", "1d"))
    if until is not None:
        await review.act(f"Mute {who}", lambda desk, numbers: people.mute(desk, people_of(desk, numbers), until=until))


async def ack(review: Review) -> None:
    """Take escalated cases for their department."""
    check_any(review.desk, review.chosen(), is_escalated, NOT_ESCALATED)
    await review.act("Take for the department", ladder.acknowledge)


async def give_back(review: Review) -> None:
    """Ask for the answer of the department, and bring escalated cases back to their owner."""
    check_any(review.desk, review.chosen(), is_escalated, NOT_ESCALATED)
    answer = await review.ask(Line("What does the department answer?", str, "To tell the customer; Enter without one brings none."))
    if answer is not None:
        await review.act("Bring back", lambda desk, numbers: ladder.give_back(desk, numbers, answer=answer or None))


async def arrived(review: Review) -> None:
    """Ask whether customers were met where their cases were moved to; those who were not are back in the inbox."""
    check_any(review.desk, review.chosen(), is_on_the_way, NOT_ON_THE_WAY)
    choices = [("y", "yes, they were met there", True), ("n", "no: open again, with whoever moved it", False)]
    is_met = await review.ask(Choice("Did they arrive?", choices))
    if is_met is not None:
        verb = arrivals.arrived if is_met else arrivals.not_arrived
        await review.act("Confirm" if is_met else "Reopen", verb)
