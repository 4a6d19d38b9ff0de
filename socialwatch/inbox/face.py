"""What the review asks of whoever draws: rows, cases and sentences as lines of text that are safe to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from socialwatch.desk.desk import Act, Shown
from socialwatch.desk.people import Person
from socialwatch.desk.replying import Prepared
from socialwatch.model.case import Case, Event
from socialwatch.model.collecting import SourceState, StoredGap

if TYPE_CHECKING:
    from rich.text import Text


class Face(Protocol):
    """How the review looks. All that it returns is printable and none of it is markup."""

    def row(self, case: Case, width: int, *, is_tall: bool) -> list[Text]:
        """Return a case as one line, or as two where the list is narrow; each `width` cells wide."""

    def case(self, shown: Shown, earlier: Sequence[Case], width: int) -> list[Text]:
        """Return a case whole, in lines of at most `width` cells."""

    def did(self, act: Act) -> str:
        """Return what an act did in one line."""

    def versions(self, seen: Case, now: Case) -> tuple[str, str]:
        """Return a case as it was seen and as it is, in one line each."""

    def reply(self, prepared: Prepared, width: int) -> list[Text]:
        """Return exactly what becomes public, as whom, and what one should know before saying yes."""

    def person(self, person: Person, width: int) -> list[Text]:
        """Return who somebody is to us, in lines of at most `width` cells."""

    def log(self, events: Sequence[Event], width: int) -> list[Text]:
        """Return a history with what each line changed, in lines of at most `width` cells."""

    def standing(self, counts: Mapping[str, int], sources: Mapping[str, SourceState], gaps: Sequence[StoredGap]) -> list[tuple[str, str]]:
        """Return how the inbox stands, as (words, Rich style)."""
