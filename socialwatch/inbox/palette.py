"""The palette: all that the review can do, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from socialwatch.inbox.looks import THEMES
from socialwatch.inbox.opening import Opening, shown_key
from socialwatch.model.review import COMMANDS
from socialwatch.text import printable


class Everything(Provider):
    """Commands with their keys, views, and colours."""

    def _all(self) -> Iterable[tuple[str, str, str]]:
        """Yield (what, its keys and its name, the action of the screen)."""
        opening: Opening = cast(Any, self.screen).opening
        for command in COMMANDS:
            known = "  ".join([" ".join(map(shown_key, opening.keys_of(command.name))), command.name]).strip()
            yield command.words, known, f"command('{command.name}')"
        for at, view in enumerate(opening.views):
            yield f"view {printable(view.name)}", str(at + 1) if at < 9 else "", f"view({at})"
        for name in THEMES:
            yield f"colours: {name}", "", f"app.colours('{name}')"

    async def discover(self) -> Hits:
        """Yield everything."""
        for what, keys, action in self._all():
            yield DiscoveryHit(Content(what), partial(self.screen.run_action, action), what, keys or None)

    async def search(self, query: str) -> Hits:
        """Yield what a query finds."""
        matcher = self.matcher(query)
        for what, keys, action in self._all():
            # What a person types is a word of the sentence, or the verb as the command line calls it.
            if (score := max(matcher.match(what), matcher.match(keys))) > 0:
                yield Hit(score, Content(what), partial(self.screen.run_action, action), what, keys or None)


def palette() -> CommandPalette:
    """Return the palette, to be opened over the review."""
    return CommandPalette(providers=[Everything], placeholder="What would you like to do?")
