"""What the store knows about a page before it is filed, and what the desk decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from socialwatch.model.case import Case, Event
from socialwatch.model.collecting import Gap, Poison, Window
from socialwatch.model.mention import Contact, FiledMention, Mention
from socialwatch.model.outbox import Letter


class Lookalike(msgspec.Struct, frozen=True):
    """A recent mention that shares most of its words with the one judged."""

    author: str
    text: str
    created_at: datetime


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What the store knows of the things that a page touches; read in the transaction that will store the page.

    Args:
        mentions: `(network, native id)` → what is held: the page's own ids, those they answer, and those that answer them.
        cases: Number → every case of those mentions, and every case in the same conversations.
        conversations: Number of a case → all its mentions, oldest first.
        contacts: `(network, key)` → contact.
        next_case, next_mention, next_contact: The first free numbers.
    """

    mentions: Mapping[tuple[str, str], FiledMention] = {}
    cases: Mapping[int, Case] = {}
    conversations: Mapping[int, tuple[FiledMention, ...]] = {}
    contacts: Mapping[tuple[str, str], Contact] = {}
    next_case: int = 1
    next_mention: int = 1
    next_contact: int = 1


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier text of a mention, kept when its author changed it; dropped with the rest when it is withdrawn."""

    mention: int
    text: str
    title: str | None = None
    seen_at: datetime


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one page changes; stored in one transaction or not at all.

    Args:
        source, watch, window: Whose page it is and the window to keep; `watch` is None for a re-check, which moves no window.
        mentions: New and changed ones, whole.
        sketches: Number of a new mention → its near-duplicate sketch (see `triage.duplicates`).
        cases, contacts: New and changed ones, whole.
        events: With `act` 0; the store gives one act to the filing.
        poison: For quarantine.
        gap: Opened by this page.
        closes_gaps: The visit came home: open gaps of this watch that are not final are covered.
    """

    source: str
    at: datetime
    watch: str | None = None
    window: Window | None = None
    mentions: tuple[FiledMention, ...] = ()
    revisions: tuple[Revision, ...] = ()
    sketches: Mapping[int, tuple[int, ...]] = {}
    contacts: tuple[Contact, ...] = ()
    cases: tuple[Case, ...] = ()
    events: tuple[Event, ...] = ()
    letters: tuple[Letter, ...] = ()
    poison: tuple[Poison, ...] = ()
    gap: Gap | None = None
    closes_gaps: bool = False


class Judged(msgspec.Struct, frozen=True):
    """A mention with what triage says of it; `verdict` is None for the brand's own posts."""

    mention: Mention
    verdict: object
    sketch: tuple[int, ...] = ()
