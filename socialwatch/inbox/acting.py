"""What each acting key asks before it calls a verb of the desk. No rule of its own: what is wrong with an answer the desk says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from socialwatch.desk.desk import Act, Desk
from socialwatch.desk.times import time_to_come
from socialwatch.errors import UsageError
from socialwatch.inbox.card_words import OUTCOMES, REASONS
from socialwatch.inbox.face import Face
from socialwatch.inbox.opening import Opening
from socialwatch.inbox.questions import Choice, Line, Question
from socialwatch.inbox.reader import Reader
from socialwatch.model.words import NoReplyReason, Outcome

if TYPE_CHECKING:
    from rich.text import Text

_T = TypeVar("_T")

Verb = Callable[[Desk, Sequence[int]], Act]

LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"


class Review(Protocol):
    """What an act needs of the screen."""

    desk: Desk
    opening: Opening

    @property
    def face(self) -> Face:
        """Who draws."""

    @property
    def reader(self) -> Reader:
        """For what may take a while."""

    def chosen(self) -> list[int]:
        """Return the cases that are meant."""

    @property
    def hand(self) -> int | None:
        """The case in hand, whatever is marked; None where there is none."""

    def lay(self, title: str, lay_out: Callable[[int], Sequence[Text]]) -> None:
        """Lay a sheet over the review."""

    async def ask(self, question: Question[_T]) -> _T | None:
        """Ask and return the answer; None where there was none."""

    async def act(self, doing: str, verb: Verb) -> None:
        """Do a verb to the cases that are meant, and say what it did; asks first where they are many or were changed meanwhile."""

    def say(self, words: str, *, is_error: bool = False) -> None:
        """Say a sentence."""

    def copy(self, words: str) -> None:
        """Put words into the clipboard."""

    def refresh_cases(self, numbers: Sequence[int]) -> None:
        """Show cases as they are now: something outside of `act` changed them."""


async def handle(review: Review) -> None:
    """Ask how it ended, in one key; `no reply` wants a reason, `moved` a place."""
    outcome = await review.ask(Choice("How did it end?", [(key, _words(one), one) for key, one in OUTCOMES.items()]))
    if outcome is None:
        return
    reason: NoReplyReason | None = None
    if outcome is Outcome.NO_REPLY:
        reason = await review.ask(Choice("Why is no reply owed?", [(key, _words(one), one) for key, one in REASONS.items()]))
        if reason is None:
            return
    moved = await review.ask(Line("Moved where?", needed("where"), hint="phone, mail, a ticket …")) if outcome is Outcome.MOVED else None
    if outcome is Outcome.MOVED and moved is None:
        return
    await review.act(
        f"Handle as {_words(outcome)}", lambda desk, numbers: desk.handle(numbers, outcome=outcome, reason=reason, moved_to=moved)
    )


async def escalate(review: Review) -> None:
    """Ask to whom, and for a note to them."""
    names = sorted(review.desk.escalator.departments)
    if not names:
        raise UsageError("there are no departments yet; add [departments.NAME] to the configuration")
    to = await review.ask(Choice("To whom?", list(zip(LETTERS, names, names, strict=False))))
    if to is None:
        return
    note = await review.ask(Line(f"A note for {to}?", str, "Enter without one sends none."))
    if note is not None:
        await review.act(f"Escalate to {to}", lambda desk, numbers: desk.escalate(numbers, to=to, note=note or None))


async def assign(review: Review) -> None:
    """Ask whose it is; Enter takes it."""
    people = sorted({one for department in review.desk.escalator.departments.values() for one in department.members} - {review.desk.me})
    choices = [("m", f"me ({review.desk.me})", "me"), ("n", "nobody", ""), *zip("123456789", people, people, strict=False)]
    who = await review.ask(Choice("Whose is it?", [*choices, ("o", "somebody else …", "?")]))
    if who == "?":
        who = await review.ask(Line("Whose is it?", needed("who")))
    if who is not None:
        await review.act("Assign", lambda desk, numbers: desk.assign(numbers, to=who or None))


async def claim(review: Review) -> None:
    """Take cases for a while; give those back that are mine already."""
    now, numbers = review.desk.clock(), review.chosen()
    is_mine = bool(numbers) and all(case.owner(now) == review.desk.me for case in review.desk.store.cases(numbers, now=now))
    verb: Verb = (lambda desk, which: desk.release(which)) if is_mine else (lambda desk, which: desk.claim(which))
    await review.act("Give back" if is_mine else "Claim", verb)


async def snooze(review: Review) -> None:
    """Ask until when."""
    until = await ask_until(review, "Asleep until?", ("2h", "tomorrow 9:00", "monday 9:00", "1w"))
    if until is not None:
        await review.act("Snooze", lambda desk, numbers: desk.snooze(numbers, until=until))


async def watch(review: Review) -> None:
    """Ask when to look again."""
    until = await ask_until(review, "No reply is owed. Look again?", ("7d", "3d", "2w", "30d"))
    if until is not None:
        await review.act("Watch", lambda desk, numbers: desk.watch(numbers, until=until))


async def tag(review: Review) -> None:
    """Ask for tags to add and to take off."""
    words = await review.ask(Line("Tags?", needed("which tags"), "A word adds a tag, -word takes it off.", hint="vip -recall"))
    if words is not None:
        off = [word[1:] for word in words.split() if word.startswith("-") and word != "-"]
        on = [word for word in words.split() if not word.startswith("-")]
        await review.act("Tag", lambda desk, numbers: desk.tag(numbers, add=on, remove=off))


async def note(review: Review) -> None:
    """Ask for a line for the history."""
    text = await review.ask(Line("Note", needed("what"), "For us only; it goes into the history."))
    if text is not None:
        await review.act("Note on", lambda desk, numbers: desk.note(numbers, text))


async def ask_until(review: Review, asked: str, times: Sequence[str]) -> datetime | None:
    """Ask for a time to come: one of these by its place, or one that is typed; None where there was no answer."""
    choices = [(str(at), words, words) for at, words in enumerate(times, 1)]
    words = await review.ask(Choice(asked, [*choices, ("t", "another time …", "")]))
    if words is None:
        return None
    if words:
        return time_to_come(review.desk, words)
    return await review.ask(
        Line(asked, lambda typed: time_to_come(review.desk, typed), "2h, 3d, tomorrow 9:00, friday 17:00, or a date.", hint="2h")
    )


def needed(what: str) -> Callable[[str], str]:
    """Return a check that wants a word, and says which where there is none."""

    def check(typed: str) -> str:
        if not typed:
            raise UsageError(f"say {what}, or press Escape to leave it")
        return typed

    return check


def _words(word: str) -> str:
    return word.replace("_", " ")
