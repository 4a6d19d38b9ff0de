"""The list of a review: numbers taken once, rows fetched as they are seen.

It stays put: what a poll brings or a colleague does changes no place in it until somebody asks for it to be read again.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence

from socialwatch.model.case import Case

PAGE = 64
"""So many rows are fetched at once: what a screen shows, and what the next presses of a key will."""

_KEPT = 4_096


class Snapshot:
    """Numbers of cases in the order of the inbox, and the rows that were looked at.

    Args:
        fetch: Returns those of the cases that still exist, in any order.
    """

    def __init__(self, fetch: Callable[[Sequence[int]], Iterable[Case]], numbers: Iterable[int] = ()) -> None:
        self._fetch = fetch
        self._numbers = array("q", numbers)
        self._rows: OrderedDict[int, Case | None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def number(self, at: int) -> int:
        """Return the number of the case in a place."""
        return self._numbers[at]

    def numbers(self, first: int, last: int) -> Sequence[int]:
        """Return the numbers from one place to another, both included."""
        return self._numbers[first : last + 1]

    def place(self, number: int) -> int | None:
        """Return where a case stands; None where it does not."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def case(self, at: int) -> Case | None:
        """Return the case in a place as it was when its page was read; None for one that is gone from the inbox for good."""
        number = self._numbers[at]
        if number not in self._rows:
            self._read(at // PAGE * PAGE)
        return self._rows[number]

    def _read(self, first: int) -> None:
        wanted = self._numbers[first : first + PAGE]
        missing = [number for number in wanted if number not in self._rows]
        found = {case.id: case for case in self._fetch(missing)}
        for number in missing:
            self._rows[number] = found.get(number)
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)

    def seen(self, numbers: Iterable[int]) -> dict[int, Case]:
        """Return those of the cases that were looked at, as they were then."""
        return {number: case for number in numbers if (case := self._rows.get(number)) is not None}

    def keep(self, cases: Iterable[Case]) -> None:
        """Take these as what is seen from now on: an act of ours made them so."""
        for case in cases:
            self._rows[case.id] = case

    def extend(self, numbers: Iterable[int]) -> None:
        """Add the rest of a list whose beginning is shown already."""
        self._numbers.extend(numbers)

    def drop(self, numbers: Iterable[int]) -> None:
        """Take cases out of the list; the others keep their order."""
        gone = set(numbers)
        self._numbers = array("q", (number for number in self._numbers if number not in gone))
