"""How a poll went, source by source: what is told of it, and what the next poll must know."""

from __future__ import annotations

import threading
from collections.abc import Collection
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.filing import Decision
from socialwatch.desk.visiting import Ended, Limit, Source
from socialwatch.errors import BudgetSpentError, PartialError, RateLimitedError, SocialwatchError
from socialwatch.model.collecting import Gap, SourceResult, SourceState
from socialwatch.ports import Store

_LONGEST_BACKING_OFF = timedelta(minutes=15)


class Tally:
    """What a poll counted so far, source by source.

    Args:
        now: When the poll began.
        is_by_hand: A person said how far back to read.
        stop: Set where the user wants to leave; what breaks off then is nobody's failure.
        gaps: Numbers of the gaps that were open before.
    """

    def __init__(self, *, now: datetime, is_by_hand: bool, stop: threading.Event, gaps: Collection[int] = ()) -> None:
        self.now, self.is_by_hand, self.stop, self.gaps = now, is_by_hand, stop, gaps
        self.mentions: dict[str, int] = {}
        self.notes: dict[str, list[str]] = {}
        self.bad_rows: dict[str, int] = {}
        self.ended: dict[str, Ended] = {}
        self.new_cases: dict[int, None] = {}
        self.reopened: dict[int, None] = {}
        self.back: dict[str, datetime] = {}
        self.withdrawn = 0

    def add(self, source: str, decision: Decision) -> None:
        """Count what a page changed."""
        self.mentions[source] = self.mentions.get(source, 0) + decision.new_mentions
        self.new_cases |= dict.fromkeys(decision.new_cases)
        self.reopened |= dict.fromkeys(number for number in decision.reopened if number not in self.new_cases)
        self.withdrawn += decision.withdrawn

    def note(self, source: str, words: str) -> None:
        """Keep what a person should know, once."""
        notes = self.notes.setdefault(source, [])
        if words not in notes:
            notes.append(words)

    def went_back(self, source: str, to: datetime) -> None:
        """Keep how far back a first visit of one of its watches went."""
        self.back[source] = min(to, self.back.get(source, to))


def month_of(now: datetime) -> str:
    """Return the month that money is counted in, such as `2026-11` (UTC)."""
    return f"{now:%Y-%m}"


def result(source: Source, tally: Tally, store: Store, before: SourceState) -> SourceResult:
    """Say how a source fared, and keep what the next poll must know of it."""
    name, network = source.settings.name, source.settings.network
    ended = tally.ended[name]
    error = None if tally.stop.is_set() and not isinstance(ended.error, Limit) else ended.error
    store.remember_source(_remembered(before, ended, error, tally))
    gap = next((one for one in store.gaps() if one.source == name), None)
    bad = tally.bad_rows.get(name, 0)
    status = _status(error, bad)
    return SourceResult(
        name=name, network=network, status=status, mentions=tally.mentions.get(name, 0), error=_words(error, bad),
        gap=gap_words(gap.gap) if gap else None, is_new_gap=gap is not None and gap.id not in tally.gaps,
        notes=(*tally.notes.get(name, ()), *_went_back(tally, name, before), *_works_again(error, before)), spent=ended.spent,
        exit_code=_exit_code(error, status), is_repeated=error is not None and before.error == str(error),
    )  # fmt: skip


def deferred(source: Source, state: SourceState) -> SourceResult:
    """Say that a source waits, in the words in which that was told first."""
    until = state.not_before
    words = state.error or (f"nothing may be asked before {until:%Y-%m-%d %H:%M} UTC" if until else "it has to wait")
    return SourceResult(name=source.settings.name, network=source.settings.network, status="deferred", error=words, is_repeated=True)


def gap_words(gap: Gap) -> str:
    """Return a gap in a sentence: from when to when, and why."""
    if gap.begins_at is None and gap.ends_at is None:
        return gap.reason
    begins = f"from {gap.begins_at:%Y-%m-%d %H:%M}" if gap.begins_at else "from some time"
    ends = f"to {gap.ends_at:%Y-%m-%d %H:%M} UTC" if gap.ends_at else "UTC on" if gap.begins_at else "on"
    return f"{begins} {ends}: {gap.reason}"


def _status(error: SocialwatchError | None, bad_rows: int) -> str:
    if error is not None:
        return "deferred" if isinstance(error, (RateLimitedError, BudgetSpentError)) else "failed"
    return "partial" if bad_rows else "ok"


def _exit_code(error: SocialwatchError | None, status: str) -> int:
    if status == "failed" and error is not None:
        return error.exit_code
    return PartialError.exit_code if status == "partial" else 0


def _words(error: SocialwatchError | None, bad_rows: int) -> str | None:
    if error is not None:
        return str(error)
    return f"{bad_rows:,} bad {'row' if bad_rows == 1 else 'rows'}; the others are stored" if bad_rows else None


def _went_back(tally: Tally, name: str, before: SourceState) -> tuple[str, ...]:
    if name not in tally.back or (before.last_ok_at is not None and not tally.is_by_hand):
        return ()
    first = "" if tally.is_by_hand else "first visit: "
    return (f"{first}went back to {tally.back[name]:%Y-%m-%d %H:%M} UTC",)


def _works_again(error: SocialwatchError | None, before: SourceState) -> tuple[str, ...]:
    """A failure that repeats is told once, and once more when it is over."""
    if error is not None or before.failing_since is None:
        return ()
    return (f"works again; it had failed since {before.failing_since:%Y-%m-%d %H:%M} UTC",)


def _remembered(before: SourceState, ended: Ended, error: SocialwatchError | None, tally: Tally) -> SourceState:
    now, month = tally.now, month_of(tally.now)
    spent = before.usd_spent if before.usd_month == month else 0.0
    is_home = error is None and not tally.stop.is_set()
    return msgspec.structs.replace(
        before, last_poll_at=now, last_ok_at=now if is_home else before.last_ok_at, not_before=_not_before(before, ended, now),
        failing_since=(before.failing_since or now) if _status(error, 0) == "failed" else None, error=str(error) if error else None,
        usd_month=month, usd_spent=spent + ended.spent.usd,
    )  # fmt: skip


def _not_before(before: SourceState, ended: Ended, now: datetime) -> datetime | None:
    """Return before when the source is not to be asked again; None where the next poll may.

    Where a network refuses and says not until when, the first refusal costs this visit only. From the second one on the wait is
    as long as the polls are apart, and doubles up to a quarter of an hour: whoever polls each minute is back sooner than whoever
    polls each hour, and neither asks on in vain.
    """
    limit = ended.limit
    if limit is None or isinstance(limit, BudgetSpentError):
        return ended.spent.limited_until  # a budget is ours: the network is opened and says for itself that it may not read
    if isinstance(limit, RateLimitedError) and limit.until is not None:
        return limit.until
    if before.error != str(limit) or before.not_before is None or before.last_poll_at is None:
        return now
    waited = before.not_before - before.last_poll_at
    return now + min(max(2 * waited, now - before.last_poll_at), _LONGEST_BACKING_OFF)
