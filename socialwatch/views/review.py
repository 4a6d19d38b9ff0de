"""The face of the review: one card, one answer, one sentence at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import IO, TYPE_CHECKING, Any

from socialwatch.desk.desk import Act, Shown
from socialwatch.desk.people import Person
from socialwatch.model.case import Event
from socialwatch.ports import Clock
from socialwatch.views import phrases
from socialwatch.views.console import say

if TYPE_CHECKING:
    from socialwatch.desk.replying import Prepared


class CardFace:
    """Shows cards drawn, or as plain text on a dumb terminal and where it was asked for; see `inbox.cards.Face`."""

    def __init__(self, stream: IO[str], *, clock: Clock, zone: tzinfo, is_plain: bool, environ: Mapping[str, str]) -> None:
        self._stream, self._clock, self._zone, self._environ = stream, clock, zone, environ
        self._is_plain = is_plain or environ.get("TERM", "dumb") in ("dumb", "unknown", "")

    def show(self, shown: Shown) -> None:
        """Show one case whole."""
        from socialwatch.views.card import plain_case, print_case
        from socialwatch.views.console import make_console

        facts, now = (shown.case, shown.conversation, shown.events), self._clock()
        beside: Any = {"contact": shown.contact, "letters": shown.letters, "replies": shown.replies}
        self._stream.write("\n")
        if self._is_plain:
            self._stream.write(plain_case(*facts, now=now, zone=self._zone, **beside))
        else:
            console = make_console(self._stream, environ=self._environ)
            print_case(*facts, now=now, zone=self._zone, console=console, **beside)
        self._stream.flush()

    def did(self, act: Act) -> None:
        """Say what an act did."""
        for line in (*phrases.act_lines(act.verb, act.cases, act.unchanged, now=self._clock(), zone=self._zone), *act.remarks):
            self.say(line)

    def preview(self, prepared: Prepared) -> None:
        """Show exactly what becomes public, and as whom."""
        from socialwatch.views.replying import preview

        for line in preview(prepared, now=self._clock(), zone=self._zone, width=80):
            self.say(line)

    def person(self, person: Person) -> None:
        """Tell who somebody is to us."""
        from socialwatch.views.contact import contact_lines

        for line in contact_lines(person.contact, person.cases, person.linked, now=self._clock(), zone=self._zone):
            self.say(line)

    def log(self, events: Sequence[Event]) -> None:
        """Tell a history with what each line changed."""
        from socialwatch.views.log import log_lines

        for line in log_lines(events, now=self._clock(), zone=self._zone):
            self.say(line)

    def say(self, words: str) -> None:
        """Say a sentence."""
        say(self._stream, words)
