"""Every network with a transcript brings home all of a timeline, each post once, however its visits go."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.networks import transcripts
from tests.networks.exam import Stage, Transcript, Visits, a_stage, sit, timeline

TRANSCRIPTS: list[Transcript] = [
    importlib.import_module(f"{transcripts.__name__}.{module.name}").transcript for module in pkgutil.iter_modules(transcripts.__path__)
]
MOST = 80


@st.composite
def gaps_between(draw: st.DrawFn) -> list[int]:
    """Draw the seconds between one post and the next, now dense, now thin; 0: two people wrote in the same second."""
    size = draw(st.integers(0, 12) | st.integers(50, MOST))
    widest = draw(st.sampled_from([12, 60, 500]))
    return draw(st.lists(st.integers(0, widest), min_size=size, max_size=size))


GAPS = gaps_between()
CUTS = st.integers(0, MOST)
LATE = st.frozensets(CUTS, max_size=16)


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        yield stage


@pytest.fixture(params=TRANSCRIPTS, ids=lambda transcript: transcript.name, scope="module")
def transcript(request: pytest.FixtureRequest) -> Transcript:
    chosen: Transcript = request.param
    return chosen


@given(gaps=GAPS, cuts=st.lists(CUTS, max_size=3))
@settings(max_examples=40, deadline=None)
def test_many_visits_bring_home_what_one_would_have(transcript: Transcript, stage: Stage, gaps: list[int], cuts: list[int]) -> None:
    posts = timeline(gaps, frozenset())

    memory = sit(transcript, stage, posts, [Visits(min(cut, len(posts))) for cut in sorted(cuts)])

    assert sorted(memory.mentions) == sorted(map(transcript.native_id, posts))
    assert memory.troubles == []
    assert all(window.is_home for window in memory.windows.values())


@given(gaps=GAPS, cuts=st.lists(CUTS, min_size=1, max_size=2), late=LATE)
@settings(max_examples=40, deadline=None)
def test_what_is_listed_late_is_found_within_the_overlap(
    transcript: Transcript, stage: Stage, gaps: list[int], cuts: list[int], late: frozenset[int]
) -> None:
    posts = timeline(gaps, late)

    memory = sit(transcript, stage, posts, [Visits(min(cut, len(posts))) for cut in sorted(cuts)])

    assert sorted(memory.mentions) == sorted(map(transcript.native_id, posts))


@given(
    gaps=GAPS,
    plan=st.lists(st.tuples(CUTS, st.frozensets(st.integers(1, 15), max_size=2)), min_size=1, max_size=4),
    late=LATE,
)
@settings(max_examples=60, deadline=None)
def test_a_visit_that_breaks_at_any_page_is_finished_by_the_next(
    transcript: Transcript, stage: Stage, gaps: list[int], plan: list[tuple[int, frozenset[int]]], late: frozenset[int]
) -> None:
    posts = timeline(gaps, late)
    visits = [Visits(min(written, len(posts)), failing) for written, failing in sorted(plan, key=lambda one: one[0])]

    memory = sit(transcript, stage, posts, visits)

    assert sorted(memory.mentions) == sorted(map(transcript.native_id, posts))
    assert all(window.is_home for window in memory.windows.values())


def test_visits_that_always_break_get_home_in_the_end(transcript: Transcript, stage: Stage) -> None:
    posts = timeline([600] * 80, frozenset())
    breaking = Visits(80, frozenset(range(5, 1000)))

    memory = sit(transcript, stage, posts, [breaking] * 12, more=0)

    assert sorted(memory.mentions) == sorted(map(transcript.native_id, posts))
