"""The words of the plain review that stand for verbs without a key: reopen, promise, mute, ack, return, arrived, approve and their like."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from socialwatch.desk import arrivals, ladder, people
from socialwatch.desk.drafts import prepare_approval
from socialwatch.desk.times import time_to_come
from socialwatch.errors import UsageError
from socialwatch.inbox.meant import (
    HISTORY,
    NOBODY,
    NOT_ESCALATED,
    NOT_ON_THE_WAY,
    check_any,
    draft_words,
    drafts_of,
    is_escalated,
    is_on_the_way,
    named,
    people_of,
)
from socialwatch.inbox.more_cards import Table, yes
from socialwatch.model.reply import Reply, ReplyState


def reopen(table: Table, words: str) -> None:
    """Bring the case back to the inbox."""
    table.did(table.desk.reopen([table.case], note=words or None))


def pending(table: Table, words: str) -> None:
    """Wait for the customer, who has an answer where no poll sees it."""
    table.did(table.desk.pending([table.case], note=words or None), goes_on=True)


def promise(table: Table, words: str) -> None:
    """Give our word: by when they hear from us, and what was promised."""
    words = words or table.line("By when do they hear from us (2h, friday 17:00; Enter for nothing)? > ")
    if not words:
        return table.nothing()
    due_at = time_to_come(table.desk, words)
    note = table.line("What was promised (Enter for no note)? > ")
    return table.did(table.desk.promise([table.case], due_at=due_at, note=note or None))


def mute(table: Table, words: str) -> None:
    """Keep the person's new cases out of the list until a time; `off` hears them again."""
    contacts = people_of(table.desk, [table.case])
    words = words or table.line(f"Mute {named(contacts)} until when (30d, a date; off hears them again; Enter for nobody)? > ")
    if not words:
        return table.nothing()
    is_over = words.lower().lstrip("-") == "off"
    return table.did(people.mute(table.desk, contacts, until=None if is_over else time_to_come(table.desk, words)))


def ack(table: Table, words: str) -> None:
    """Take the case for its department."""
    check_any(table.desk, [table.case], is_escalated, NOT_ESCALATED)
    table.did(ladder.acknowledge(table.desk, [table.case], note=words or None))


def give_back(table: Table, words: str) -> None:
    """Bring the case back from its department with the answer."""
    check_any(table.desk, [table.case], is_escalated, NOT_ESCALATED)
    answer = words or table.line("What does the department answer (Enter for nothing to tell)? > ")
    table.did(ladder.give_back(table.desk, [table.case], answer=answer or None))


def arrived(table: Table, words: str) -> None:
    """Say whether they were met where the case was moved to; where not, it is open again."""
    check_any(table.desk, [table.case], is_on_the_way, NOT_ON_THE_WAY)
    said = (words or table.line("Did they arrive (yes, no; Enter leaves it)? > ")).lower().lstrip("-")
    if said in ("y", "yes"):
        return table.did(arrivals.arrived(table.desk, [table.case]))
    if said in ("n", "no"):
        return table.did(arrivals.not_arrived(table.desk, [table.case]))
    return table.nothing()


def approve(table: Table, _: str) -> None:
    """Show a draft that waits as it becomes public, and send it after a yes; one's own only after saying so as well."""
    if table.help.replying is None:
        raise UsageError("replies are not set up here")
    row = _which(table)
    if row is None:
        return table.nothing()
    is_own = row.state is ReplyState.DRAFT and row.by == table.desk.me
    if (
        is_own
        and table.line("You wrote this one yourself. Type own to send it all the same (Enter leaves it for somebody else) > ") != "own"
    ):
        return table.nothing()
    hand = table.help.replying(replace(table.desk, seen={}))
    prepared = prepare_approval(hand, row, own=is_own)
    table.face.preview(prepared)
    if prepared.wrong:
        raise UsageError(f"{'; '.join(prepared.wrong)}; nothing was sent, the draft waits")
    if not yes(table, prepared):
        return table.say("Nothing was sent; the draft waits.")
    return table.did(hand.send(prepared) if prepared.shaped else hand.posted_by_hand(prepared), goes_on=True)


def _which(table: Table) -> Reply | None:
    rows = drafts_of(table.desk, table.case)
    if len(rows) == 1:
        return rows[0]
    known = {str(at): row for at, row in enumerate(rows, 1)}
    table.say("Which draft?" + "".join(f"\n  {at}  {draft_words(row)}" for at, row in known.items()))
    number = table.line("Number (Enter for none) > ")
    if number and number not in known:
        raise UsageError(f"there is no {number!r} here; nothing was sent")
    return known.get(number)


def person(table: Table, _: str) -> None:
    """Tell who they are to us: every case, and how it ended."""
    found = people.contacts_meant(table.desk, str(table.case))
    if not found:
        raise UsageError(NOBODY)
    table.face.person(people.person(table.desk, found[0]))


def log(table: Table, _: str) -> None:
    """Tell who did what to the case, newest first."""
    table.face.log(table.desk.store.history(case=table.case, limit=HISTORY))


FURTHER: Mapping[str, Callable[[Table, str], None]] = {
    "reopen": reopen, "pending": pending, "promise": promise, "m": mute, "mute": mute, "ack": ack, "return": give_back, "arrived": arrived,
    "approve": approve, "person": person, "log": log,
}  # fmt: skip
"""Word → what it does."""
