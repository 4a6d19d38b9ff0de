"""Themes: how often those of the configuration are spoken of, and which could be added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from socialwatch.errors import UsageError
from socialwatch.model.filters import Filter, Term
from socialwatch.ports import Store
from socialwatch.triage.themes_found import Proposal, Said, find_themes

_REMEMBERED = 60


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What was proposed before, newest first, and what the user does not want to see again."""

    version: int = 1
    proposals: tuple[Proposal, ...] = ()
    dismissed: tuple[str, ...] = ()

    def with_found(self, found: Sequence[Proposal]) -> Remembered:
        """Return the memory after a search; examples are strangers' words and are not kept."""
        names = {one.name for one in found}
        bare = [Proposal(name=one.name, words=one.words, is_known=True) for one in found]
        kept = (*bare, *(one for one in self.proposals if one.name not in names))[:_REMEMBERED]
        return msgspec.structs.replace(self, proposals=kept)

    def without(self, name: str, *, is_unwanted: bool = False) -> Remembered:
        """Return the memory after a proposal was accepted or turned down.

        Raises:
            UsageError: Nothing of this name was proposed.
        """
        self.named(name)
        dismissed = tuple(dict.fromkeys((*self.dismissed, name))) if is_unwanted else self.dismissed
        return msgspec.structs.replace(self, proposals=tuple(one for one in self.proposals if one.name != name), dismissed=dismissed)

    def named(self, name: str) -> Proposal:
        """Return a proposal.

        Raises:
            UsageError: Nothing of this name was proposed.
        """
        found = next((one for one in self.proposals if one.name == name), None)
        if found is None:
            known = ", ".join(one.name for one in self.proposals) or "none yet; `socialwatch themes suggest` looks for some"
            raise UsageError(f"no theme {name!r} was proposed; there are: {known}")
        return found


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A theme with how many cases have it; `words` is empty for one that is not in the configuration (a person taught it)."""

    name: str
    words: tuple[str, ...]
    cases: int
    live: int


def suggest(store: Store, remembered: Remembered, *, since: datetime, now: datetime, avoid: Iterable[str], most: int) -> list[Proposal]:
    """Return themes that could be configured, from service cases since then that have none; private ones are left out.

    Args:
        avoid: Names and words that are no theme.
    """
    wanted = Filter((
        Term(field="queue", values=("service",)), Term(field="theme", values=("none",)), Term(field="since", op=">", at=since),
    ))  # fmt: skip
    texts = [Said(case.text, f"{case.network} {case.author}") for case in store.walk(wanted, now=now) if case.text and not case.is_private]
    return find_themes(texts, known=remembered.proposals, avoid=(*avoid, *remembered.dismissed), most=most)


def spoken(store: Store, themes: Mapping[str, tuple[str, ...]], *, now: datetime) -> list[Spoken]:
    """Return the themes of the configuration in their order, then those that only people gave, with their cases."""
    counts: dict[str, int] = dict.fromkeys(themes, 0)
    live: dict[str, int] = dict.fromkeys(themes, 0)
    for case in store.walk(Filter((Term(field="theme", values=("none",), is_negated=True),)), now=now):
        for theme in case.themes:
            counts[theme] = counts.get(theme, 0) + 1
            live[theme] = live.get(theme, 0) + (case.state in ("new", "open", "escalated"))
    return [Spoken(name=name, words=themes.get(name, ()), cases=count, live=live[name]) for name, count in counts.items()]
