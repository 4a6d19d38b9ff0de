from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialwatch.errors import SourceError
from socialwatch.model.collecting import Gap, Harvest, Window
from socialwatch.model.walking import Leaf, StaleTokenError, newest_first

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def leaf(newest: float, oldest: float, following: str | None = None, **more: Any) -> Leaf:
    """Return a page that was listed between so many hours ago."""
    return Leaf(newest=NOW - newest * HOUR, oldest=NOW - oldest * HOUR, following=following, **more)


def walk(pages: Mapping[str | None, Leaf] | Callable[[str | None], Leaf], window: Window | None = None, **more: Any) -> list[Harvest]:
    ask = pages.__getitem__ if isinstance(pages, Mapping) else pages
    return list(newest_first(ask, window or Window(), overlap=HOUR, **{"floor": None, "now": NOW, **more}))


def test_a_visit_walks_to_the_overlap_before_what_is_held_and_no_further():
    pages = {None: leaf(0, 2, "b"), "b": leaf(2, 4.5, "c")}

    found = walk(pages, Window(since=(NOW - 3 * HOUR).isoformat()))

    assert [page.window for page in found] == [
        Window(since=(NOW - 3 * HOUR).isoformat(), until="b", target=NOW.isoformat()),
        Window(since=NOW.isoformat()),
    ]


def test_where_every_page_costs_only_so_many_are_read_again():
    pages = {None: leaf(0, 0.1, "a")} | {chr(96 + n): leaf(n / 10, n / 10 + 0.1, chr(97 + n)) for n in range(1, 9)}
    held = Window(since=(NOW - 0.2 * HOUR).isoformat())

    assert len(walk(pages, held, most_again=2)) == 5  # two pages of what is new, and one on which it begins
    assert len(walk(pages | {"i": leaf(0.9, 1.5)}, held)) == 10


def test_a_resumed_visit_comes_home_to_the_target_of_its_first_page():
    found = walk({"b": leaf(2, 4)}, Window(until="b", target=(NOW - HOUR).isoformat()))

    assert found[-1].window == Window(since=(NOW - HOUR).isoformat())


def test_a_mark_is_never_later_than_now_and_never_moves_back():
    ahead, behind = walk({None: leaf(-99, 1)}), walk({None: leaf(9, 9)}, Window(since=NOW.isoformat()))

    assert ahead[-1].window.since == NOW.isoformat()
    assert behind[-1].window.since == NOW.isoformat()


def test_a_first_visit_says_how_far_back_it_went():
    floor = NOW - 5 * HOUR

    found = walk({None: leaf(0, 4, "b"), "b": leaf(4, 6, "c")}, floor=floor)

    assert [page.reaches_back_to for page in found] == [None, floor]


def test_a_listing_that_is_cut_off_leaves_a_gap_unless_it_reached_far_enough():
    since = NOW - 5 * HOUR

    (short,) = walk({None: leaf(0, 1, cut="it ends here")}, Window(since=since.isoformat()))
    (enough,) = walk({None: leaf(0, 7, cut="it ends here")}, Window(since=since.isoformat()))

    assert short.gap == Gap(begins_at=since, ends_at=NOW - HOUR, reason="it ends here", is_final=True)
    assert enough.gap is None


def test_a_token_that_died_begins_at_the_top_and_one_that_dies_again_is_an_error():
    def once(token: str | None) -> Leaf:
        if token == "old":
            raise StaleTokenError("gone")
        return leaf(0, 1)

    def ever(token: str | None) -> Leaf:
        if token:
            raise StaleTokenError("gone")
        return leaf(0, 1, "next")

    assert walk(once, Window(until="old", target="2026-01-01T00:00:00+00:00"))[-1].window == Window(since=NOW.isoformat())
    with pytest.raises(StaleTokenError):
        walk(ever, Window(until="old"))


@pytest.mark.parametrize("pages", [lambda token: Leaf(following=f"{token}x"), lambda _: leaf(0, 1, "same")])
def test_pages_without_an_end_are_an_error(pages: Callable[[str | None], Leaf]):
    with pytest.raises(SourceError, match="without an end"):
        walk(pages)
