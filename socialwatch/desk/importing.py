"""`import`: rows of a file straight into the inbox, page by page, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from socialwatch.desk.poll import Tools, decided
from socialwatch.model.collecting import Poison
from socialwatch.model.mention import Mention

_PAGE_ROWS = 500
_TOLD_ROWS = 20

Row = tuple[int, int, Mention | Poison]
"""Number of the line, offset in bytes behind it, and what it says."""


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import brought.

    Args:
        bad: How many rows could not be read; `told` holds the first of them in words.
    """

    rows: int = 0
    new_mentions: int = 0
    new_cases: int = 0
    bad: int = 0
    told: tuple[str, ...] = ()


def import_rows(
    rows: Iterable[Row], source: str, tools: Tools, *, progress: Callable[[int, int], None] = lambda _rows, _offset: None
) -> Imported:
    """File all rows; bad ones go to quarantine and are named by their line. Importing a file twice adds nothing.

    The user says by importing it that the file is about the brand, so nothing is left out but reposts.

    Args:
        source: How the import is called in the quarantine.
        progress: Told the number of rows and the offset in bytes after each page.
    """
    total = Imported()
    for page in _pages(rows):
        now = tools.clock()
        mentions = [msgspec.structs.replace(found, is_addressed=True) for _, _, found in page if isinstance(found, Mention)]
        poison = tuple(found for _, _, found in page if isinstance(found, Poison))
        with tools.store.transaction():
            decision = decided(mentions, [], tools, now)
            tools.store.absorb(decision.filing(source=source, at=now, poison=poison, letters=tools.escalator.letters(decision, at=now)))
        told = (*total.told, *(f"{one.where}: {one.reason}" for one in poison))[:_TOLD_ROWS]
        total = Imported(
            rows=total.rows + len(page), new_mentions=total.new_mentions + decision.new_mentions,
            new_cases=total.new_cases + len(decision.new_cases), bad=total.bad + len(poison), told=told,
        )  # fmt: skip
        progress(total.rows, page[-1][1])
    return total


def _pages(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while page := list(islice(left, _PAGE_ROWS)):
        yield page
