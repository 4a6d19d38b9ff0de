"""The walk through a listing that is newest first and gives each page a token for the next one: what many networks share. Pure.

The window holds the token of the page that comes next (`until`) and times as marks (`since`, `target`). A token may have died since
the last visit; the walk then begins again at the top, which costs requests and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Gap, Harvest, Poison, Window
from socialwatch.model.mention import Mention

_EMPTY_IN_A_ROW = 3


class StaleTokenError(SourceError):
    """The network no longer knows the token of a page."""


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """One page as the network listed it.

    Args:
        newest, oldest: Between which times the listing was read by this page (aware UTC), poison and passed over items included;
            None where nothing on it has a time. Where one page shows several lists, `oldest` is of the one that reaches back least.
        following: Token of the next page; None where the listing ends.
        cut: In words, why the listing ends although it goes on; None where it ends because there is no more.
        extra: What the window shall remember; None leaves it as it is.
    """

    mentions: tuple[Mention, ...] = ()
    withdrawn: tuple[str, ...] = ()
    poison: tuple[Poison, ...] = ()
    newest: datetime | None = None
    oldest: datetime | None = None
    following: str | None = None
    cut: str | None = None
    extra: str | None = None


def leaf_of(times: list[datetime], **more: object) -> Leaf:
    """Return a page whose items were listed at these times."""
    return msgspec.structs.replace(Leaf(newest=max(times, default=None), oldest=min(times, default=None)), **more)


def edge_of(window: Window, *, overlap: timedelta, floor: datetime | None) -> datetime | None:
    """Return how far back a visit reads: `overlap` before what is held, or to the floor; None reads all there is."""
    return _time(window.since) - overlap if window.since else floor


def newest_first(
    ask: Callable[[str | None], Leaf], window: Window, *, overlap: timedelta, floor: datetime | None, now: datetime,
    most_again: int | None = None,
) -> Iterator[Harvest]:  # fmt: skip
    """Yield the pages of a listing down to `overlap` before `since`, or to `floor` where nothing is held.

    Args:
        ask: Returns the page behind a token; None is the first page. May raise `StaleTokenError` for a token of another visit.
        now: Marks are never later, so that one odd clock cannot hide what comes next.
        most_again: How many pages of what is held are read again at most, where every page costs; None: the whole overlap.

    Raises:
        SourceError: The network sends empty pages, or the same page, without an end; and whatever `ask` raises.
    """
    since = _time(window.since) if window.since else None
    edge = edge_of(window, overlap=overlap, floor=floor)
    empty, repeated, again, begun_again = 0, 0, 0, False
    while True:
        try:
            leaf = ask(window.until)
        except StaleTokenError:
            if window.until is None or begun_again:
                raise
            window, begun_again = Window(window.since, None, None, window.extra), True
            continue
        empty = 0 if leaf.oldest else empty + 1
        # Once may be a page that was read again; twice leads nowhere.
        repeated = repeated + 1 if leaf.following is not None and leaf.following == window.until else 0
        if empty > _EMPTY_IN_A_ROW or repeated > 1:
            raise SourceError("the network sends pages without an end; the next poll tries again")
        again += since is not None and leaf.oldest is not None and leaf.oldest < since
        is_enough = most_again is not None and again > most_again
        is_home = leaf.following is None or is_enough or (edge is not None and leaf.oldest is not None and leaf.oldest < edge)
        window = _after(window, leaf, is_home=is_home, now=now)
        is_short = is_home and leaf.cut is not None and (edge is None or leaf.oldest is None or leaf.oldest >= edge)
        yield Harvest(
            mentions=leaf.mentions, withdrawn=leaf.withdrawn, poison=leaf.poison, window=window,
            gap=Gap(begins_at=since or floor, ends_at=leaf.oldest, reason=leaf.cut or "", is_final=True) if is_short else None,
            reaches_back_to=(leaf.oldest if is_short else floor) if is_home and since is None else None,
        )  # fmt: skip
        if is_home:
            return


def _after(window: Window, leaf: Leaf, *, is_home: bool, now: datetime) -> Window:
    """Return the window after a page; the mark never moves back."""
    if leaf.extra is not None:
        window = msgspec.structs.replace(window, extra=leaf.extra)
    newest = min(leaf.newest, now).isoformat() if leaf.newest else None
    if not is_home:
        # The first page says what `since` becomes; without a time on it, what is held stays the mark.
        target = window.target or newest or window.since
        return Window(window.since, leaf.following, target, window.extra)
    marks = [mark for mark in (window.since, window.target or newest) if mark]
    return Window(max(marks, key=_time) if marks else None, None, None, window.extra)


def _time(mark: str) -> datetime:
    found = datetime.fromisoformat(mark)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found
