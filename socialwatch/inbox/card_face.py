"""What the plain review asks of whoever shows its cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from socialwatch.desk.desk import Act, Shown

if TYPE_CHECKING:
    from socialwatch.desk.people import Person
    from socialwatch.desk.replying import Prepared
    from socialwatch.model.case import Event


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

    def person(self, person: Person) -> None:
        """Tell who somebody is to us."""

    def log(self, events: Sequence[Event]) -> None:
        """Tell a history with what each line changed."""
