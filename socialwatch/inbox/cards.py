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
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from socialwatch.desk.desk import Act, Desk
from socialwatch.desk.times import time_to_come
from socialwatch.errors import ChangedMeanwhileError, NoSuchCaseError, SocialwatchError, UsageError
from socialwatch.inbox.card_face import Face
from socialwatch.inbox.card_words import CHANGING, DONE, HELP, OUTCOMES, REASONS
from socialwatch.inbox.further_cards import FURTHER
from socialwatch.inbox.more_cards import MORE, Help
from socialwatch.model.review import View, view_named
from socialwatch.model.words import Outcome
from socialwatch.text import clean, one_line

if TYPE_CHECKING:
    pass

_Word = TypeVar("_Word", bound=StrEnum)

_COUNTED = 1_000


def typed(prompt: str) -> str:
    """Return a line from standard input. `input(prompt)` would write the prompt to stderr, which may be a file."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    return input()


def review(desk: Desk, query: str, face: Face, *, ask: Callable[[str], str] = typed, help: Help = Help()) -> None:  # noqa: A002, B008 -- frozen
    """Go through the cases that a filter finds, one card at a time, until the last one or until the user leaves.

    The list is taken at the beginning and where another view or filter is asked for: what happens to a case meanwhile is seen on its
    card, and no card jumps. What somebody changed since the card was shown is not acted on: the card is shown again.

    Args:
        help: What replying, teaching and opening links need.
        ask: Prints a prompt and returns a line; raises EOFError or KeyboardInterrupt where the user leaves.

    Raises:
        FilterError: The filter cannot be read.
    """
    going = _Review(desk, face, query, ask, help)
    going.tell_views()
    if not going.look(help.view, query):
        face.say("No case is as you ask: nothing to review.")
        return
    try:
        going.run()
    except (EOFError, KeyboardInterrupt):
        face.say("")  # the cursor stands behind the prompt
    face.say(going.sum())


class _Review:
    """Where a review stands: the cases, the one in hand as it was seen, and what was done."""

    def __init__(self, desk: Desk, face: Face, query: str, ask: Callable[[str], str], help: Help) -> None:  # noqa: A002
        self.help, self.face = help, face
        self._desk, self._face, self._ask = desk, face, ask
        self._view, self._over = help.view, query
        self._numbers: Sequence[int] = ()
        self._at, self._is_shown = 0, False
        self._done: Counter[str] = Counter()
        self._keys: dict[str, Callable[[str], None]] = {
            "x": self._handle, "e": self._escalate, "n": self._note, "a": self._assign, "s": self._snooze, "w": self._watch,
            "z": self._undo, "j": self._next, "": self._next, "k": self._back, "p": self._again, "?": self._help,
        }  # fmt: skip
        self._keys = {**self._keys, **{key: functools.partial(more, self) for key, more in {**MORE, **FURTHER}.items()}}
        self._keys |= {"view": self._to_view, "]": lambda _: self._turn(1), "[": lambda _: self._turn(-1), "/": self._filter}
        self._keys |= {str(at): functools.partial(self._to_place, at) for at in range(1, 10)}

    def run(self) -> None:
        """Show cards and obey keys until the last card or `q`."""
        while self._at < len(self._numbers):
            try:
                if not self._is_shown:
                    self._show()
                    continue
                typed = self._line(self._prompt()).strip()
                key, _, rest = (typed if not typed.startswith("/") else f"/ {typed[1:]}").partition(" ")
                if key.lower() in ("q", "quit"):
                    return
                key = key if key in self._keys else key.lower()
                if self.help.is_read_only and key in CHANGING:
                    raise UsageError("this review only looks (--read-only); nothing was done")
                self._keys.get(key, self._unknown)(rest.strip())
            except ChangedMeanwhileError as error:
                self._face.say(f"{error}; this is how it stands now")
                self.again()
            except SocialwatchError as error:
                self._face.say(str(error))
        self._face.say("That was the last one.")

    def sum(self) -> str:
        """Return what was done in this review."""
        counts = [f"{self._done[verb]} {words}" for verb, words in DONE.items() if self._done[verb]]
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
        self._desk = replace(self._desk, seen={shown.case.id: shown.case})
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

    # -- where to look -------------------------------------------------------------------------------

    def look(self, view: View | None, over: str) -> bool:
        """Take the cases of a view and of a filter over it in hand; where there are none nothing changes, and False is returned."""
        numbers = [case.id for case in self._desk.page(f"{view.filter if view else ''} {over}".strip())]
        if numbers:
            self._view, self._over, self._numbers = view, over, numbers
            self._go(0)
        return bool(numbers)

    def tell_views(self) -> None:
        """Say how many cases each view has."""
        if self.help.views:
            self._face.say(f"Views: {', '.join(self._counted(at, view) for at, view in enumerate(self.help.views, 1))}")

    def _counted(self, at: int, view: View) -> str:
        count = self._desk.store.count(self._desk.wanted(view.filter), now=self._desk.clock(), cap=_COUNTED)
        return f"{at} {view.name} {count:,}{'+' if count >= _COUNTED else ''}{' (here)' if view == self._view else ''}"

    def _to_view(self, name: str) -> None:
        if not name:
            self.tell_views()
            name = self._line("Which view (number or name; Enter stays)? > ")
        if not name:
            return self._nothing()
        if name.isascii() and name.isdigit():
            return self._to_place(int(name[:3]), "")
        view = view_named(name, tuple(self.help.views))
        if view is None:
            raise UsageError(f"no view {name!r}; there are: {', '.join(one.name for one in self.help.views) or 'none'}")
        return self._show_view(view)

    def _to_place(self, at: int, _: str) -> None:
        if not 0 < at <= len(self.help.views):
            raise UsageError(f"there is no view {at}; `view` lists them")
        self._show_view(self.help.views[at - 1])

    def _turn(self, by: int) -> None:
        if not self.help.views:
            raise UsageError("there are no views here")
        at = self.help.views.index(self._view) + by if self._view in self.help.views else 0
        self._show_view(self.help.views[at % len(self.help.views)])

    def _show_view(self, view: View) -> None:
        if self.look(view, ""):
            self.tell_views()
        else:
            self._face.say(f"Nothing under {view.name}; you stay where you are.")

    def _filter(self, query: str) -> None:
        query = query or self._line("Only cases like (state:handled, failed:phone, words; Enter for all of the view)? > ")
        if not self.look(self._view, query):
            self._face.say("No case is as you ask; you stay where you are.")

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
        else:
            self.again()

    def _did(self, act: Act, *, goes_on: bool = False) -> None:
        """Say what an act did; one that settles the case for now goes on to the next card."""
        self._done[act.verb] += len(act.cases)
        self._desk = replace(self._desk, seen={**self._desk.seen, **{case.id: case for case in act.cases}})
        self._face.did(act)
        if goes_on and act.cases:
            self._go(self._at + 1)

    def _nothing(self) -> None:
        self._face.say("Nothing was done.")

    # -- for `more_cards` ------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """The desk, which knows how the case in hand was seen."""
        return self._desk

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

    def again(self) -> None:
        """Show the card again."""
        self._is_shown = False

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
