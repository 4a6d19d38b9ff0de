"""`poll`: read every source once, side by side, and file what they bring home; one writer, one transaction per page."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.conversation import in_order
from socialwatch.desk.filing import Decision, Judge, decide
from socialwatch.desk.letters import Escalator, without_withdrawn
from socialwatch.desk.passing import Settle, let_time_pass
from socialwatch.desk.threads import Finder
from socialwatch.desk.visiting import Ended, Errand, Look, Page, Parcel, Source, visit
from socialwatch.errors import BudgetSpentError, PartialError, RateLimitedError, SocialwatchError
from socialwatch.model.collecting import PollResult, SourceResult, SourceState
from socialwatch.model.mention import Mention
from socialwatch.ports import Clock, Store

_PAGES_IN_FLIGHT = 8  # a fast network waits for the disk instead of filling the memory
_DEFAULT_WAIT = timedelta(minutes=15)  # where a network says "too many" and not until when
_TOLD_ROWS = 20  # bad rows told one by one; the others are counted
_ALL = 1_000_000  # letters; a withdrawn word must not leave because it waits far behind

Progress = Callable[[str, str], None]
"""Takes the name of a source and what it is doing, for a line on a terminal."""


class Tools(msgspec.Struct, frozen=True, kw_only=True):
    """What a poll works with, handed out by wiring."""

    store: Store
    clock: Clock
    brands: Mapping[str, Finder]
    judge: Callable[[Store, datetime], Judge]
    settle: Callable[[datetime], Settle]
    escalator: Escalator
    progress: Progress = lambda _name, _doing: None


class _Tally:
    """What a poll counted so far, source by source."""

    def __init__(self) -> None:
        self.mentions: dict[str, int] = {}
        self.notes: dict[str, list[str]] = {}
        self.bad_rows: dict[str, int] = {}
        self.ended: dict[str, Ended] = {}
        self.new_cases: dict[int, None] = {}
        self.reopened: dict[int, None] = {}
        self.back: dict[str, datetime] = {}
        self.withdrawn = 0

    def add(self, source: str, decision: Decision) -> None:
        self.mentions[source] = self.mentions.get(source, 0) + decision.new_mentions
        self.new_cases |= dict.fromkeys(decision.new_cases)
        self.reopened |= dict.fromkeys(number for number in decision.reopened if number not in self.new_cases)
        self.withdrawn += decision.withdrawn

    def note(self, source: str, words: str) -> None:
        notes = self.notes.setdefault(source, [])
        if words not in notes:
            notes.append(words)


def poll(
    sources: Sequence[Source], tools: Tools, *, floor: datetime | None = None, only_recheck: bool = False, stop: threading.Event | None = None,
) -> PollResult:  # fmt: skip
    """Read every source once.

    Args:
        floor: How far back to read whatever the windows say (`poll --since`).
        only_recheck: Look known posts up again and read nothing new.
        stop: Set by a signal: what is complete is stored, then `InterruptedByUserError` is raised by the caller.

    Raises:
        StoreError: A page could not be stored; what was stored before stands, and the next poll reads this page again.
    """
    now, stop = tools.clock(), stop or threading.Event()
    states = tools.store.source_states()
    tally = _Tally()
    waiting = [source for source in sources if _has_to_wait(states.get(source.settings.name), now)]
    due = [source for source in sources if source not in waiting]
    errands = [_errand(source, tools, now, floor, only_recheck, stop, states.get(source.settings.name)) for source in due]
    with _out(errands) as parcels:
        for parcel in parcels:
            _file(parcel, tools, tally, now)
    if not stop.is_set():
        # Behind the pages: an answer of ours that they bring, given in time, is no breach.
        let_time_pass(tools.store, tools.settle, now)
    results = [_result(source, tally, tools.store, states.get(source.settings.name), now) for source in due]
    results += [_deferred(source, states[source.settings.name]) for source in waiting]
    order = {source.settings.name: place for place, source in enumerate(sources)}
    return PollResult(
        new_mentions=sum(tally.mentions.values()), new_cases=len(tally.new_cases), reopened=len(tally.reopened), withdrawn=tally.withdrawn,
        sources=tuple(sorted(results, key=lambda one: order[one.name])), cases=(*tally.new_cases, *tally.reopened),
    )  # fmt: skip


def _has_to_wait(state: SourceState | None, now: datetime) -> bool:
    return state is not None and state.not_before is not None and state.not_before > now


def _errand(
    source: Source, tools: Tools, now: datetime, floor: datetime | None, only_recheck: bool, stop: threading.Event, state: SourceState | None,
) -> Errand:  # fmt: skip
    settings = source.settings
    old = now - timedelta(seconds=settings.recheck_s)
    ids = tools.store.live_mentions(settings.network, now=now, not_seen_since=now if only_recheck else old) if state is not None else []
    return Errand(
        source=source, now=now, floor=floor, windows=tools.store.windows(settings.name), recheck={settings.name: ids}, look_up=tools.store.known, stop=stop,
        only_recheck=only_recheck,
    )  # fmt: skip


@contextmanager
def _out(errands: Sequence[Errand]) -> Iterator[Iterator[Parcel]]:
    """Send all errands out and yield their parcels as they come, until every visit has ended."""
    parcels: queue.Queue[Parcel] = queue.Queue(_PAGES_IN_FLIGHT)
    pool = ThreadPoolExecutor(max(1, len(errands)), thread_name_prefix="visit")
    futures: list[Future[None]] = []
    under_way = {errand.source.settings.name for errand in errands}

    def arriving() -> Iterator[Parcel]:
        while under_way:
            parcel = parcels.get()
            if isinstance(parcel, Ended):
                under_way.discard(parcel.source)
            yield parcel

    try:
        futures += [pool.submit(visit, errand, parcels.put) for errand in errands]
        yield arriving()
    except BaseException:
        for errand in errands:
            errand.stop.set()
        under_way.intersection_update(errand.source.settings.name for errand, _ in zip(errands, futures, strict=False))
        for _ in arriving():  # let the visits end at their next page, so that no thread waits at a full queue for ever
            pass
        raise
    finally:
        pool.shutdown(wait=True)
    for future in futures:
        future.result()  # a programming mistake or a failing store in a thread is told here, with its traceback


# -- filing -------------------------------------------------------------------------------------------------------------


def _file(parcel: Parcel, tools: Tools, tally: _Tally, now: datetime) -> None:
    if isinstance(parcel, Page):
        _file_page(parcel, tools, tally, now)
    elif isinstance(parcel, Look):
        _file_look(parcel, tools, tally, now)
    else:
        tally.ended[parcel.source] = parcel


def _file_page(page: Page, tools: Tools, tally: _Tally, now: datetime) -> None:
    harvest, source = page.harvest, page.source
    network = page.network
    gone = [(network, native_id) for native_id in harvest.withdrawn]
    with tools.store.transaction():
        decision = decided(harvest.mentions, gone, tools, now)
        filing = decision.filing(
            source=source, at=now, watch=page.watch.key, window=harvest.window, poison=harvest.poison, gap=harvest.gap,
            closes_gaps=page.is_last and harvest.gap is None,
            letters=tools.escalator.letters(decision, at=now),
        )  # fmt: skip
        tools.store.absorb(filing)
        _tell_letters_again(decision, tools.store, now)
    tally.add(source, decision)
    tally.bad_rows[source] = tally.bad_rows.get(source, 0) + len(harvest.poison)
    for poison in harvest.poison[:_TOLD_ROWS]:
        tally.note(source, f"{poison.where}: {poison.reason}")
    if harvest.reaches_back_to is not None:
        tally.back[source] = min(harvest.reaches_back_to, tally.back.get(source, harvest.reaches_back_to))
    tools.progress(source, f"{tally.mentions[source]:,} new")


def _file_look(look: Look, tools: Tools, tally: _Tally, now: datetime) -> None:
    gone = [(look.network, native_id) for native_id in look.found.withdrawn]
    with tools.store.transaction():
        decision = decided(look.found.mentions, gone, tools, now)
        tools.store.absorb(decision.filing(source=look.source, at=now, letters=tools.escalator.letters(decision, at=now)))
        _tell_letters_again(decision, tools.store, now)
        tools.store.looked_up(look.network, [*(one.native_id for one in look.found.mentions), *look.found.withdrawn], at=now)
    tally.add(look.source, decision)


def _tell_letters_again(decision: Decision, store: Store, now: datetime) -> None:
    """Take withdrawn words out of the letters that have not left yet: what its author deleted does not leave the house."""
    if not decision.lost_words:
        return
    for letter in [one for state in ("waiting", "dead") for one in store.letters(state=state, limit=_ALL)]:
        if letter.kind == "escalation" and letter.case in decision.lost_words:
            case, talk = store.case(letter.case, now=now), in_order(store.conversation(letter.case))
            store.keep_letter(without_withdrawn(letter, case, talk))


def decided(mentions: Sequence[Mention], gone: Sequence[tuple[str, str]], tools: Tools, now: datetime) -> Decision:
    """Decide what a page changes, over what the store knows; call it inside the transaction that will store it.

    Args:
        gone: Keys of mentions that were withdrawn.
    """
    stubs = [_stub(network, native_id, now) for network, native_id in gone]
    ground = tools.store.ground([*mentions, *stubs])
    clamped = [one if one.created_at <= now else msgspec.structs.replace(one, created_at=now) for one in mentions]
    return decide(
        clamped, gone, ground=ground, brands=tools.brands, judge=tools.judge(tools.store, now), settle=tools.settle(now), now=now,
        settle_at=tools.settle,
    )  # fmt: skip


def _stub(network: str, native_id: str, now: datetime) -> Mention:
    """Return a mention that is only a name, to ask the store for what it knows of it."""
    return Mention(network=network, native_id=native_id, author="", text="", created_at=now, brand="")


# -- how it went --------------------------------------------------------------------------------------------------------


def _result(source: Source, tally: _Tally, store: Store, state: SourceState | None, now: datetime) -> SourceResult:
    """Say how a source fared, and keep what the next poll must know of it."""
    name, network = source.settings.name, source.settings.network
    ended = tally.ended[name]
    error = ended.error
    is_deferred = isinstance(error, RateLimitedError)
    before = state or SourceState(name=name, network=network)
    store.remember_source(_remembered(before, ended, now))
    gap = next((one.gap.reason for one in store.gaps() if one.source == name), None)
    bad = tally.bad_rows.get(name, 0)
    status = "ok"
    if error is not None:
        status = "deferred" if is_deferred or isinstance(error, BudgetSpentError) else "failed"
    elif bad:
        status = "partial"
    return SourceResult(
        name=name, network=network, status=status, mentions=tally.mentions.get(name, 0), error=_words(error, bad),
        gap=gap, notes=(*tally.notes.get(name, ()), *_went_back(tally, name, before), *_works_again(error, before)), spent=ended.spent,
        exit_code=_exit_code(error, status), is_repeated=error is not None and before.error == str(error),
    )  # fmt: skip


def _exit_code(error: SocialwatchError | None, status: str) -> int:
    if status == "failed" and error is not None:
        return error.exit_code
    return PartialError.exit_code if status == "partial" else 0


def _words(error: SocialwatchError | None, bad_rows: int) -> str | None:
    if error is not None:
        return str(error)
    return f"{bad_rows:,} bad {'row' if bad_rows == 1 else 'rows'}; the others are stored" if bad_rows else None


def _went_back(tally: _Tally, name: str, before: SourceState) -> tuple[str, ...]:
    if before.last_ok_at is not None or name not in tally.back:
        return ()
    return (f"first visit: went back to {tally.back[name]:%Y-%m-%d %H:%M} UTC",)


def _works_again(error: SocialwatchError | None, before: SourceState) -> tuple[str, ...]:
    """A failure that repeats is told once, and once more when it is over."""
    if error is not None or before.failing_since is None:
        return ()
    return (f"works again; it had failed since {before.failing_since:%Y-%m-%d %H:%M} UTC",)


def _remembered(before: SourceState, ended: Ended, now: datetime) -> SourceState:
    month = f"{now:%Y-%m}"
    spent = before.usd_spent if before.usd_month == month else 0.0
    error = ended.error
    waits_until = None
    if ended.limit is not None:
        waits_until = ended.limit.until or now + _DEFAULT_WAIT
    is_failure = error is not None and not isinstance(error, (RateLimitedError, BudgetSpentError))
    return msgspec.structs.replace(
        before, last_poll_at=now, last_ok_at=before.last_ok_at if error else now, not_before=waits_until,
        failing_since=(before.failing_since or now) if is_failure else None, error=str(error) if error else None,
        usd_month=month, usd_spent=spent + ended.spent.usd,
    )  # fmt: skip


def _deferred(source: Source, state: SourceState) -> SourceResult:
    until = state.not_before
    words = f"the network asked us to wait until {until:%H:%M} UTC" if until else "the network asked us to wait"
    return SourceResult(name=source.settings.name, network=source.settings.network, status="deferred", error=words, is_repeated=True)


def exit_code(result: PollResult) -> int:
    """Return the code a poll leaves with: 0, the one error that all its sources share, or 9 where others were stored."""
    codes = {one.exit_code for one in result.sources}
    if codes == {0} or not codes:
        return 0
    return codes.pop() if len(codes) == 1 else PartialError.exit_code
