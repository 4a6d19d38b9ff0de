"""The review one card at a time: a line in, an act out. For every terminal, every screen reader, and a pipe under one.

It has no rule of its own: every key is a verb of the desk. How a card looks is the face's affair.
"""

from __future__ import annotations

import functools
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from socialwatch.desk.desk import Act, Desk, Shown
from socialwatch.desk.times import time_to_come
from socialwatch.errors import NoSuchCaseError, SocialwatchError, UsageError
from socialwatch.inbox.more_cards import MORE, Help
from socialwatch.model.words import NoReplyReason, Outcome
from socialwatch.text import clean, one_line

if TYPE_CHECKING:
    from socialwatch.desk.replying import Prepared

_Word = TypeVar("_Word", bound=StrEnum)

HELP = """Keys, each with Enter behind it:
  x  handled: asks how it ended          e  escalate: asks to whom
  r  reply: shown before it is sent      n  note (n TEXT writes it at once)
  a  assign it to me (a NAME, a nobody)  c  claim it for a while, or give it back
  s  snooze (s 2h, s friday 9:00)        w  watch: no reply owed now; look again (w 3d)
  t  tags (t vip -late)                  T  teach: say what it is
  P  problem: what caused it             o  the link of the post
  z  undo my last act                    j or Enter  next    k  back
  p  show the card again                 ?  these keys       q  quit"""

OUTCOMES = {
    "a": Outcome.ANSWERED, "s": Outcome.SOLVED, "m": Outcome.MOVED, "t": Outcome.THANKED, "n": Outcome.NO_REPLY, "d": Outcome.DUPLICATE,
    "p": Outcome.SPAM,
}  # fmt: skip
"""Key → how a case ended. `withdrawn` is not among them: only its author can do that."""

REASONS = {
    "v": NoReplyReason.VENTING, "g": NoReplyReason.VENGEANCE, "o": NoReplyReason.ANSWERED_BY_OTHERS, "u": NoReplyReason.NOT_OURS,
    "t": NoReplyReason.TROLL,
}  # fmt: skip
"""Key → why not answering was the decision."""

_DONE = {
    "handle": "handled",
    "escalate": "escalated",
    "note": "noted",
    "assign": "assigned",
    "snooze": "snoozed",
    "watch": "watched",
    "undo": "taken back",
    "reply": "answered",
    "pending": "left waiting for them",
    "claim": "claimed",
    "release": "given back",
    "tag": "tagged",
    "teach": "taught",
    "problem": "attached to a problem",
    "detach": "taken off a problem",
}

_CHANGING = frozenset("xensawzrctTP")


class Face(Protocol):
    """How the review looks."""

    def show(self, shown: Shown) -> None:
        """Show one case whole."""

    def did(self, act: Act) -> None:
        """Say what an act did."""

    def say(self, words: str) -> None:
        """Say a sentence; it may hold what a stranger wrote."""

    def preview(self, prepared: Prepared) -> None:
        """Show exactly what becomes public, and as whom."""


def typed(prompt: str) -> str:
    """Return a line from standard input. `input(prompt)` would write the prompt to stderr, which may be a file."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    return input()


def review(desk: Desk, query: str, face: Face, *, ask: Callable[[str], str] = typed, help: Help = Help()) -> None:  # noqa: A002, B008 -- frozen
    """Go through the cases that a filter finds, one card at a time, until the last one or until the user leaves.

    The list is taken at the beginning: what happens to a case meanwhile is seen on its card, and no card jumps.

    Args:
        help: What replying, teaching and opening links need.
        ask: Prints a prompt and returns a line; raises EOFError or KeyboardInterrupt where the user leaves.

    Raises:
        FilterError: The filter cannot be read.
    """
    numbers = [case.id for case in desk.page(query)]
    if not numbers:
        face.say("No case is as you ask: nothing to review.")
        return
    going = _Review(desk, face, numbers, ask, help)
    try:
        going.run()
    except (EOFError, KeyboardInterrupt):
        face.say("")  # the cursor stands behind the prompt
    face.say(going.sum())


class _Review:
    """Where a review stands: the cases, the one in hand, and what was done."""

    def __init__(self, desk: Desk, face: Face, numbers: Sequence[int], ask: Callable[[str], str], help: Help) -> None:  # noqa: A002
        self.desk, self.help = desk, help
        self._desk, self._face, self._numbers, self._ask = desk, face, numbers, ask
        self._at, self._is_shown = 0, False
        self._done: Counter[str] = Counter()
        self._keys: Mapping[str, Callable[[str], None]] = {
            "x": self._handle, "e": self._escalate, "n": self._note, "a": self._assign, "s": self._snooze, "w": self._watch,
            "z": self._undo, "j": self._next, "": self._next, "k": self._back, "p": self._again, "?": self._help,
        }  # fmt: skip
        self._keys = {**self._keys, **{key: functools.partial(more, self) for key, more in MORE.items()}}

    def run(self) -> None:
        """Show cards and obey keys until the last card or `q`."""
        while self._at < len(self._numbers):
            try:
                if not self._is_shown:
                    self._show()
                    continue
                key, _, rest = self._line(self._prompt()).partition(" ")
                if key.lower() in ("q", "quit"):
                    return
                key = key if key in self._keys else key.lower()
                if self.help.is_read_only and key in _CHANGING:
                    raise UsageError("this review only looks (--read-only); nothing was done")
                self._keys.get(key, self._unknown)(rest.strip())
            except SocialwatchError as error:
                self._face.say(str(error))
        self._face.say("That was the last one.")

    def sum(self) -> str:
        """Return what was done in this review."""
        counts = [f"{self._done[verb]} {words}" for verb, words in _DONE.items() if self._done[verb]]
        return f"Done: {', '.join(counts)}." if counts else "Nothing was done."

    # -- the card in hand --------------------------------------------------------------------------

    @property
    def _case(self) -> int:
        return self._numbers[self._at]

    def _prompt(self) -> str:
        return f"[{self._at + 1}/{len(self._numbers)}] x handled  e escalate  n note  s snooze  w watch  j next  ? all keys > "

    def _show(self) -> None:
        try:
            shown = self._desk.show(self._case)
        except NoSuchCaseError:
            self._go(self._at + 1)
            raise
        self._face.show(shown)
        self._is_shown = True

    def _go(self, at: int) -> None:
        self._at, self._is_shown = max(at, 0), False

    def _line(self, prompt: str) -> str:
        """Ask for a line; what no terminal can mean is cleaned away."""
        try:
            return one_line(clean(self._ask(prompt)))
        except UnicodeDecodeError as error:
            raise UsageError("that line was not text in the encoding of this terminal; nothing was done") from error

    # -- going ---------------------------------------------------------------------------------------

    def _next(self, _: str) -> None:
        self._go(self._at + 1)

    def _back(self, _: str) -> None:
        if self._at == 0:
            self._face.say("This is the first one.")
            return
        self._go(self._at - 1)

    def _again(self, _: str) -> None:
        self._is_shown = False

    def _help(self, _: str) -> None:
        self._face.say(HELP)

    def _unknown(self, _: str) -> None:
        self._face.say("There is no such key; ? shows them all.")

    # -- acting --------------------------------------------------------------------------------------

    def _handle(self, word: str) -> None:
        outcome = self._choice("How did it end?", OUTCOMES, word)
        if outcome is None:
            return self._nothing()
        reason = self._choice("Why is no reply owed?", REASONS) if outcome is Outcome.NO_REPLY else None
        if outcome is Outcome.NO_REPLY and reason is None:
            return self._nothing()
        moved = self._line("Moved where (phone, mail, …)? > ") if outcome is Outcome.MOVED else ""
        return self._did(self._desk.handle([self._case], outcome=outcome, reason=reason, moved_to=moved or None), goes_on=True)

    def _escalate(self, word: str) -> None:
        names = sorted(self._desk.escalator.departments)
        to = word or self._department(names)
        if not to:
            return self._nothing()
        to = names[int(to) - 1] if to.isascii() and to.isdigit() and 0 < int(to[:9]) <= len(names) else to
        self._desk.escalator.department(to)  # a name that does not exist is told before the note is asked for
        note = self._line("A note for them (Enter for none) > ")
        return self._did(self._desk.escalate([self._case], to=to, note=note or None), goes_on=True)

    def _department(self, names: Sequence[str]) -> str:
        if not names:
            raise UsageError("there are no departments yet; add [departments.NAME] to the configuration")
        listed = "\n".join(f"  {place}  {name}" for place, name in enumerate(names, 1))
        self._face.say(f"To whom?\n{listed}")
        return self._line("Number or name (Enter for nobody) > ")

    def _note(self, words: str) -> None:
        words = words or self._line("Note (Enter for none) > ")
        if not words:
            return self._nothing()
        return self._did(self._desk.note([self._case], words))

    def _assign(self, who: str) -> None:
        self._did(self._desk.assign([self._case], to=None if who.lower() == "nobody" else who or "me"))

    def _snooze(self, words: str) -> None:
        until = self._time(words or self._line("Asleep until when (2h, tomorrow 9:00, friday 17:00)? > "))
        self._nothing() if until is None else self._did(self._desk.snooze([self._case], until=until), goes_on=True)

    def _watch(self, words: str) -> None:
        until = self._time(words or self._line("Look again when (Enter for 7d)? > ") or "7d")
        self._nothing() if until is None else self._did(self._desk.watch([self._case], until=until), goes_on=True)

    def _undo(self, _: str) -> None:
        act = self._desk.undo()
        if not act.cases and not act.remarks:
            self._face.say("There is nothing of yours to take back.")
            return
        self._done["undo"] += len(act.cases)
        self._face.did(act)
        back = [case.id for case in act.cases if case.id in self._numbers]
        if back:
            self._go(self._numbers.index(back[0]))

    def _did(self, act: Act, *, goes_on: bool = False) -> None:
        """Say what an act did; one that settles the case for now goes on to the next card."""
        self._done[act.verb] += len(act.cases)
        self._face.did(act)
        if goes_on and act.cases:
            self._go(self._at + 1)

    def _nothing(self) -> None:
        self._face.say("Nothing was done.")

    # -- for `more_cards` ------------------------------------------------------------------------------

    @property
    def case(self) -> int:
        """The number of the case in hand."""
        return self._case

    def line(self, prompt: str) -> str:
        """Ask for a line."""
        return self._line(prompt)

    def say(self, words: str) -> None:
        """Say a sentence."""
        self._face.say(words)

    def preview(self, prepared: Prepared) -> None:
        """Show exactly what becomes public."""
        self._face.preview(prepared)

    def did(self, act: Act, *, goes_on: bool = False) -> None:
        """Say what an act did."""
        self._did(act, goes_on=goes_on)

    def nothing(self) -> None:
        """Say that nothing was done."""
        self._nothing()

    # -- asking --------------------------------------------------------------------------------------

    def _choice(self, question: str, choices: Mapping[str, _Word], word: str = "") -> _Word | None:
        """Return what a key or a whole word stands for; None where nothing was chosen."""
        known = "  ".join(f"{key} {choice.replace('_', ' ')}" for key, choice in choices.items())
        answer = (word or self._line(f"{question} {known} > ")).lower().replace(" ", "_")
        if not answer:
            return None
        named = {str(choice): choice for choice in choices.values()}
        chosen = choices.get(answer) or named.get(answer)
        if chosen is None:
            raise UsageError(f"there is no {answer!r} here; nothing was done")
        return chosen

    def _time(self, words: str) -> datetime | None:
        return time_to_come(self._desk, words) if words else None
