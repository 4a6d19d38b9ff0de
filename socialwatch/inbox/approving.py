"""Approve: a draft that waits is shown exactly as it becomes public and leaves after a yes; one's own only after saying so as well."""

from __future__ import annotations

from socialwatch.desk.drafts import prepare_approval
from socialwatch.errors import UsageError
from socialwatch.inbox.acting import LETTERS, Review
from socialwatch.inbox.meant import draft_words, drafts_of
from socialwatch.inbox.questions import Choice
from socialwatch.inbox.replying import hand, left, said_yes
from socialwatch.model.reply import Reply, ReplyState


async def approve(review: Review) -> None:
    """Show a draft of one case once more, and send it after a yes."""
    numbers = review.chosen()
    if len(numbers) != 1:
        raise UsageError("a draft is approved case by case; drop the marks first")
    if review.opening.replying is None:
        raise UsageError("replies are not set up here")
    row = await _which(review, numbers[0])
    if row is None:
        return
    is_own = row.state is ReplyState.DRAFT and row.by == review.desk.me
    if is_own and not await review.ask(
        Choice(
            "You wrote this one yourself; somebody else should read it.",
            [("n", "leave it for them", False), ("o", "send it although it is my own", True)],
        )
    ):
        review.say("Nothing was sent; the draft waits.")
        return
    prepared = await hand(review, lambda replying: prepare_approval(replying, row, own=is_own))
    if prepared.wrong:
        raise UsageError(f"{'; '.join(prepared.wrong)}; nothing was sent, the draft waits")
    if await said_yes(review, prepared, no="leave it"):
        await left(review, prepared, kept="the draft waits", is_begun=False)
    else:
        review.say("Nothing was sent; the draft waits.")


async def _which(review: Review, number: int) -> Reply | None:
    rows = drafts_of(review.desk, number)
    if len(rows) == 1:
        return rows[0]
    choices = [(key, draft_words(row), row) for key, row in zip(LETTERS, rows, strict=False)]
    chosen: Reply | None = await review.ask(Choice("Which draft?", choices))
    return chosen
