"""The outbox in a person's hands: letters put back, and letters that shall not leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from socialwatch.desk.changes import changed
from socialwatch.desk.passing import AS_STORED
from socialwatch.errors import UsageError
from socialwatch.model.case import Change
from socialwatch.model.outbox import Letter
from socialwatch.ports import Clock, Store

_KNOWN_TO_HAVE_BEEN_TRIED = 1  # a letter that was tried once may be on the other side; its pauses begin anew


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What was done with letters.

    Args:
        letters: Those that were changed, as they are now.
        remarks: Why others were not, one sentence each.
    """

    letters: tuple[Letter, ...] = ()
    remarks: tuple[str, ...] = ()


class Outbox(msgspec.Struct, frozen=True, kw_only=True):
    """What a person can do with letters.

    Args:
        me: Who acts.
    """

    store: Store
    clock: Clock
    me: str

    def letter(self, number: int) -> Letter:
        """Return a letter.

        Raises:
            UsageError: There is none of this number.
        """
        found = self.store.letter(number)
        if found is None:
            raise UsageError(f"no letter {number} in the outbox; `socialwatch outbox list` shows them")
        return found

    def retry(self, numbers: Sequence[int]) -> Sorted:
        """Let dead and dropped letters wait again, and waiting ones be due now. What has left stays as it is.

        Raises:
            UsageError: There is no letter of one of these numbers; nothing was changed.
        """
        now = self.clock()

        def again(letter: Letter) -> Letter | str:
            if letter.is_out:
                return _out(letter)
            tries = min(letter.tries, _KNOWN_TO_HAVE_BEEN_TRIED)
            return msgspec.structs.replace(letter, state="waiting", tries=tries, next_try_at=now, error=None)

        return self._sort("retry", numbers, again)

    def drop(self, numbers: Sequence[int]) -> Sorted:
        """Take letters out of the post. They stay in the outbox as dropped, and `retry` puts them back.

        Raises:
            UsageError: There is no letter of one of these numbers; nothing was changed.
        """

        def dropped(letter: Letter) -> Letter | str:
            if letter.is_out:
                return _out(letter)
            if letter.state == "dropped":
                return f"letter {letter.id} is dropped already"
            return msgspec.structs.replace(letter, state="dropped")

        return self._sort("drop", numbers, dropped)

    def _sort(self, verb: str, numbers: Sequence[int], decide: Callable[[Letter], Letter | str]) -> Sorted:
        changed_letters: list[Letter] = []
        remarks: list[str] = []
        with self.store.transaction():
            changes: list[Change] = []
            for before in [self.letter(number) for number in dict.fromkeys(numbers)]:
                after = decide(before)
                if isinstance(after, str):
                    remarks.append(after)
                    continue
                self.store.keep_letter(after)
                changed_letters.append(after)
                changes += self._history(verb, before, after, self.clock())
            self.store.apply(changes)
        return Sorted(letters=tuple(changed_letters), remarks=tuple(remarks))

    def _history(self, verb: str, before: Letter, after: Letter, now: datetime) -> list[Change]:
        """Return the line in the history of the letter's case that `undo` can take back; none where it is about no case."""
        if before.case is None:
            return []
        case = self.store.case(before.case, now=AS_STORED)
        line = changed(case, case, f"{verb}_letter", by=self.me, at=now, note=f"letter {before.id} to {before.outlet}")
        told = {"letter": ({"id": before.id, "state": before.state}, {"id": after.id, "state": after.state})}
        return [msgspec.structs.replace(line, event=msgspec.structs.replace(line.event, changes=told))]


def letter_taken_back(store: Store, change: tuple[object, object]) -> list[str]:
    """Put a letter back into the state it had before a person sorted it; return remarks where that is too late.

    Args:
        change: What the history holds of it: its number and state before, and after.
    """
    before, after = (one if isinstance(one, dict) else {} for one in change)
    letter = store.letter(int(before.get("id", 0)))
    if letter is None or letter.state != after.get("state"):
        return [f"letter {before.get('id')} is no longer {after.get('state')}; it stays as it is"]
    if letter.is_out:
        return [_out(letter)]
    store.keep_letter(msgspec.structs.replace(letter, state=str(before["state"])))
    return []


def _out(letter: Letter) -> str:
    if letter.state == "sent":
        return f"letter {letter.id} to {letter.outlet} has left the house and cannot be called back"
    return f"letter {letter.id} to {letter.outlet} is being sent this moment"
