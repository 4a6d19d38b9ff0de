"""What passes between a network and the store: watches, windows, pages, gaps."""

from __future__ import annotations

from datetime import datetime

import msgspec

from socialwatch.model.mention import Mention


class Watch(msgspec.Struct, frozen=True):
    """One thing a source looks for, with a cursor of its own.

    Args:
        key: Stable name of the watch in the store: `mentions:@acme`, `search:"acme kettle"`, `feed:https://…`. A changed query is
            another watch, so that its cursor belongs to its words.
        kind: `mentions`, `search`, `hashtags`, `own`, `comments`, `posts`, `feed`, `file`, `demo`.
        query: What the network is asked.
    """

    key: str
    kind: str
    query: str = ""


class Window(msgspec.Struct, frozen=True):
    """How far a watch has been read. Marks are the network's own (an id, a time, an offset) and mean nothing to others.

    Networks page newest first: a visit walks from the newest post down to `since`. Each page stores `until` (the oldest post
    reached) and `target` (the newest post of the first page) with its rows; only a visit that reached `since` moves it to
    `target` and empties the other two. A visit that finds `until` set goes on below it.

    Args:
        since: Everything up to here is held; None before the first visit came home.
        until: Oldest post reached by a visit that is not home yet; None between visits.
        target: What `since` becomes when that visit comes home.
        extra: What else the network wants to remember (an ETag, a fingerprint of a file), as it likes.
        floor: How far back an unfinished first visit wants to go (aware UTC). Networks leave it alone; the desk keeps it.
    """

    since: str | None = None
    until: str | None = None
    target: str | None = None
    extra: str | None = None
    floor: datetime | None = None

    @property
    def is_home(self) -> bool:
        """Whether no visit is under way."""
        return self.until is None and self.target is None

    def reached(self, oldest: str, *, newest: str) -> Window:
        """Return the window after a page of a visit that goes on: `newest` counts only on the first page."""
        return Window(self.since, oldest, self.target if self.target is not None else newest, self.extra)

    def came_home(self, *, newest: str | None = None) -> Window:
        """Return the window after the last page; `newest` is for a visit of one page, None where it found nothing."""
        return Window(self.target or newest or self.since, None, None, self.extra)


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time that could not be read, told until a later visit covers it or a person acknowledges it.

    Args:
        begins_at, ends_at: Aware UTC; None where not even that is known.
        reason: In words: `the listing ends after 1,000 items`, `stopped after 200 requests`.
        is_final: No later visit can cover it (the network no longer shows it).
    """

    begins_at: datetime | None
    ends_at: datetime | None
    reason: str
    is_final: bool = False


class Poison(msgspec.Struct, frozen=True):
    """One item that could not be read; it goes to quarantine with its raw bytes, the others are stored.

    Args:
        where: What the user would look for: `line 2`, `entry 17 of https://…`.
        reason: Why, in words.
        raw: As received, at most 64 kB.
    """

    where: str
    reason: str
    raw: bytes


class Harvest(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a watch: rows and window are stored in one transaction.

    Args:
        mentions: In any order.
        window: The window to store with these rows.
        withdrawn: Native ids that the network says are gone.
        gap: A stretch that this visit could not reach.
        reaches_back_to: For a bounded first visit: how far back it went.
        done, total: Progress for the eye, in the unit of the network; None where it is not known.
    """

    mentions: tuple[Mention, ...] = ()
    window: Window
    withdrawn: tuple[str, ...] = ()
    poison: tuple[Poison, ...] = ()
    gap: Gap | None = None
    reaches_back_to: datetime | None = None
    done: int | None = None
    total: int | None = None


class Rechecked(msgspec.Struct, frozen=True, kw_only=True):
    """What a second look at known posts found: `mentions` as they are now, `withdrawn` those that are gone."""

    mentions: tuple[Mention, ...] = ()
    withdrawn: tuple[str, ...] = ()


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What a visit cost: requests sent, seconds taken, US dollars (0 where reading is free).

    Args:
        limited_until: The network said with its last answers that no more is allowed before then; None where more is.
    """

    requests: int = 0
    seconds: float = 0.0
    usd: float = 0.0
    limited_until: datetime | None = None


class SourceState(msgspec.Struct, frozen=True, kw_only=True):
    """What the store remembers of a source between polls.

    Args:
        not_before: No request is sent before this time (the network asked us to wait, or the money of the month is spent).
        failing_since: Since when it fails; None while it works. A failure that repeats is told once.
        error: The last failure in words.
        usd_month, usd_spent: The month `2026-11` and what reading cost in it.
        rechecked_at: When live mentions were last looked up again.
    """

    name: str
    network: str = ""
    last_poll_at: datetime | None = None
    last_ok_at: datetime | None = None
    not_before: datetime | None = None
    failing_since: datetime | None = None
    error: str | None = None
    usd_month: str | None = None
    usd_spent: float = 0.0
    rechecked_at: datetime | None = None


class StoredGap(msgspec.Struct, frozen=True, kw_only=True):
    """A gap as the store tells it; `closed_at` is None while it is open.

    Args:
        closed_by: The person who acknowledged it; None where a later visit covered it.
    """

    id: int
    source: str
    watch: str
    gap: Gap
    seen_at: datetime
    closed_at: datetime | None = None
    closed_by: str | None = None


class SourceResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one source brought home in one poll.

    Args:
        status: `ok`, `failed`, `deferred` (waits for its rate limit), `partial` (stored, but with bad rows or unfinished).
        mentions: New ones.
        error: In words; None where nothing went wrong.
        gap: The newest open gap in words; None where there is none.
        is_new_gap: This poll left it.
        notes: What else a person should know (`went back 7 days`, `line 2: …`).
        exit_code: What the source alone would leave with.
    """

    name: str
    network: str
    status: str
    mentions: int = 0
    error: str | None = None
    gap: str | None = None
    is_new_gap: bool = True
    notes: tuple[str, ...] = ()
    spent: Spent = Spent()
    exit_code: int = 0
    is_repeated: bool = False


class PollResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a poll did, source by source; `cases` are the numbers of those new or reopened, by priority."""

    new_mentions: int = 0
    new_cases: int = 0
    reopened: int = 0
    withdrawn: int = 0
    sources: tuple[SourceResult, ...] = ()
    cases: tuple[int, ...] = ()
