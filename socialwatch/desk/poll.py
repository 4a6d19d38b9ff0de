"""`poll`: read every source once, side by side, and file what they bring home; one writer, one transaction per page."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.aftermath import Tally, deferred, month_of, result
from socialwatch.desk.conversation import in_order
from socialwatch.desk.filing import Decision, Judge, decide
from socialwatch.desk.letters import Escalator, without_withdrawn
from socialwatch.desk.passing import Settle, let_time_pass
from socialwatch.desk.threads import Finder
from socialwatch.desk.visiting import Ended, Errand, Look, Page, Parcel, Source, visit
from socialwatch.errors import PartialError
from socialwatch.model.collecting import PollResult, SourceState
from socialwatch.model.mention import Mention
from socialwatch.ports import Clock, Store

LONGEST_WAIT_S = 15.0
"""A source that may be asked again within so many seconds is waited for; one that may not is left to a later poll."""

_PAGES_IN_FLIGHT = 8  # a fast network waits for the disk instead of filling the memory
_TOLD_ROWS = 20  # bad rows told one by one; the others are counted

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
    states = {source.settings.name: SourceState(name=source.settings.name, network=source.settings.network) for source in sources}
    states |= tools.store.source_states()
    tally = Tally(now=now, is_by_hand=floor is not None, stop=stop, gaps={gap.id for gap in tools.store.gaps()})
    waiting = [source for source in sources if _waits_s(states[source.settings.name], now) > LONGEST_WAIT_S]
    due = [source for source in sources if source not in waiting]
    for source in due:
        source.prepare()
    errands = [_errand(source, tools, states[source.settings.name], now, floor, only_recheck, stop) for source in due]
    with _out(errands) as parcels:
        for errand in errands:
            tools.progress(errand.name, f"waits {errand.waits_s:.0f} s" if errand.waits_s else "reads")
        for parcel in parcels:
            _file(parcel, tools, tally, now)
    if not stop.is_set():
        # Behind the pages: an answer of ours that they bring, given in time, is no breach.
        let_time_pass(tools.store, tools.settle, now)
    results = [result(source, tally, tools.store, states[source.settings.name]) for source in due]
    results += [deferred(source, states[source.settings.name]) for source in waiting]
    order = {source.settings.name: place for place, source in enumerate(sources)}
    return PollResult(
        new_mentions=sum(tally.mentions.values()), new_cases=len(tally.new_cases), reopened=len(tally.reopened), withdrawn=tally.withdrawn,
        sources=tuple(sorted(results, key=lambda one: order[one.name])), cases=(*tally.new_cases, *tally.reopened),
    )  # fmt: skip


def _waits_s(state: SourceState, now: datetime) -> float:
    """Return the seconds before which a source must not be asked."""
    return max(0.0, (state.not_before - now).total_seconds()) if state.not_before is not None else 0.0


def _errand(
    source: Source, tools: Tools, state: SourceState, now: datetime, floor: datetime | None, only_recheck: bool, stop: threading.Event
) -> Errand:
    settings = source.settings
    old = now if only_recheck else now - timedelta(seconds=settings.recheck_s)
    ids = tools.store.live_mentions(settings.network, now=now, not_seen_since=old, not_of=source.rivals) if state.last_poll_at else []
    return Errand(
        source=source, now=now, floor=floor or now - timedelta(seconds=settings.backfill_s), is_by_hand=floor is not None,
        waits_s=_waits_s(state, now), last_home_at=state.last_ok_at, windows=tools.store.windows(settings.name), recheck=ids,
        look_up=tools.store.known, stop=stop, only_recheck=only_recheck, usd_spent=state.usd_spent if state.usd_month == month_of(now) else 0.0,
    )  # fmt: skip


@contextmanager
def _out(errands: Sequence[Errand]) -> Iterator[Iterator[Parcel]]:
    """Send all errands out and yield their parcels as they come, until every visit has ended."""
    parcels: queue.Queue[Parcel] = queue.Queue(_PAGES_IN_FLIGHT)
    pool = ThreadPoolExecutor(max(1, len(errands)), thread_name_prefix="visit")
    futures: list[Future[None]] = []
    under_way = {errand.name for errand in errands}

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
        under_way.intersection_update(errand.name for errand, _ in zip(errands, futures, strict=False))
        for _ in arriving():  # let the visits end at their next page, so that no thread waits at a full queue for ever
            pass
        raise
    finally:
        pool.shutdown(wait=True)
    for future in futures:
        future.result()  # a programming mistake or a failing store in a thread is told here, with its traceback


# -- filing -------------------------------------------------------------------------------------------------------------


def _file(parcel: Parcel, tools: Tools, tally: Tally, now: datetime) -> None:
    if isinstance(parcel, Page):
        _file_page(parcel, tools, tally, now)
    elif isinstance(parcel, Look):
        _file_look(parcel, tools, tally, now)
    else:
        tally.ended[parcel.source] = parcel
        tools.progress(
            parcel.source, f"{tally.mentions.get(parcel.source, 0):,} new, {'stopped: ' + str(parcel.error) if parcel.error else 'done'}"
        )


def _file_page(page: Page, tools: Tools, tally: Tally, now: datetime) -> None:
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
        tally.went_back(source, harvest.reaches_back_to)
    tools.progress(source, f"{tally.mentions[source]:,} new")


def _file_look(look: Look, tools: Tools, tally: Tally, now: datetime) -> None:
    gone = [(look.network, native_id) for native_id in look.found.withdrawn]
    with tools.store.transaction():
        decision = decided(look.found.mentions, gone, tools, now)
        tools.store.absorb(decision.filing(source=look.source, at=now, letters=tools.escalator.letters(decision, at=now)))
        _tell_letters_again(decision, tools.store, now)
        tools.store.looked_up(look.network, [*(one.native_id for one in look.found.mentions), *look.found.withdrawn], at=now)
    tally.add(look.source, decision)


def _tell_letters_again(decision: Decision, store: Store, now: datetime) -> None:
    """Take withdrawn words out of all letters: what its author deleted does not leave the house, nor stay in it."""
    for number in decision.lost_words:
        letters = [letter for letter in store.letters_of(number) if letter.kind in ("escalation", "reminder")]
        if letters:
            case, talk = store.case(number, now=now), in_order(store.conversation(number))
            for letter in letters:
                store.keep_letter(without_withdrawn(letter, case, talk))


def decided(mentions: Sequence[Mention], gone: Sequence[tuple[str, str]], tools: Tools, now: datetime) -> Decision:
    """Decide what a page changes, over what the store knows; call it inside the transaction that will store it.

    Args:
        gone: Keys of mentions that were withdrawn.
    """
    stubs = [_stub(network, native_id, now) for network, native_id in gone]
    ground = tools.store.ground([*mentions, *stubs])
    clamped = [one if one.created_at <= now else msgspec.structs.replace(one, created_at=now) for one in mentions]
    decision = decide(
        clamped, gone, ground=ground, brands=tools.brands, judge=tools.judge(tools.store, now), settle=tools.settle(now), now=now,
        settle_at=tools.settle,
    )  # fmt: skip
    return tools.escalator.timed(decision, at=now)


def _stub(network: str, native_id: str, now: datetime) -> Mention:
    """Return a mention that is only a name, to ask the store for what it knows of it."""
    return Mention(network=network, native_id=native_id, author="", text="", created_at=now, brand="")


def exit_code(result: PollResult) -> int:
    """Return the code a poll leaves with: 0, the one error that all its sources share, or 9 where others were stored."""
    codes = {one.exit_code for one in result.sources}
    if codes == {0} or not codes:
        return 0
    return codes.pop() if len(codes) == 1 else PartialError.exit_code
