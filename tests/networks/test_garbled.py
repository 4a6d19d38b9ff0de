"""Whatever a server makes of its answers, a network raises our errors only, keeps what can be read, and is whole again afterwards."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.networks.exam import Memory, Said, Stage, Transcript, a_stage, closing, some_plugs, timeline
from tests.networks.test_exam import TRANSCRIPTS

GARBLED = [one for one in TRANSCRIPTS if one.name in ("discourse", "stackexchange", "lemmy", "youtube", "googleplay", "appstore")]
ODD: list[Any] = [None, True, 0, -1, 1.5, 10**30, "", "x", "\ud800", "9" * 400, [], [None], [[]], {}, {"x": 1}, "0001-01-01T00:00:00+14:00"]
DROPPED = object()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything inside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*path, key)
        yield from places(item, (*path, key))


def garbled(answer: Any, place: int, odd: Any) -> Any:
    """Return a copy with one thing in it dropped or exchanged."""
    if isinstance(answer, tuple):
        return answer
    found = list(places(answer))
    if not found:
        return answer
    *above, last = found[place % len(found)]
    changed = inner = copy.deepcopy(answer)
    for key in above:
        inner = inner[key]
    if odd is DROPPED:
        del inner[last]
    else:
        inner[last] = odd
    return changed


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        yield stage


@pytest.fixture(params=GARBLED, ids=lambda one: one.name, scope="module")
def transcript(request: pytest.FixtureRequest) -> Transcript:
    chosen: Transcript = request.param
    return chosen


@given(changes=st.lists(st.tuples(st.integers(0, 2000), st.sampled_from([DROPPED, *ODD])), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_garbled_answer_costs_no_traceback_and_nothing_for_good(
    transcript: Transcript, stage: Stage, changes: list[tuple[int, Any]]
) -> None:
    posts = timeline([60] * 5, frozenset())
    whole, memory = {transcript.native_id(said) for said in posts}, Memory()

    def tell(path: str, query: Any) -> Any:
        answer = transcript.answer(path, query, posts)
        for place, odd in changes:
            answer = garbled(answer, place, odd)
        return answer

    stage.tell = tell
    with closing(some_plugs(30)) as plugs:
        memory.poll(transcript.open(stage.url, plugs))
    stage.tell = lambda path, query: transcript.answer(path, query, posts)
    with closing(some_plugs()) as plugs:
        memory.poll(transcript.open(stage.url, plugs))

    assert whole <= memory.mentions.keys()


@given(changes=st.lists(st.tuples(st.integers(0, 500), st.sampled_from([DROPPED, *ODD])), min_size=1, max_size=2))
@settings(max_examples=40, deadline=None)
def test_one_item_that_cannot_be_read_costs_the_others_nothing(
    transcript: Transcript, stage: Stage, changes: list[tuple[int, Any]]
) -> None:
    posts = timeline([60] * 5, frozenset())
    spoilt = transcript.native_id(posts[2])
    memory = Memory()
    stage.tell = lambda path, query: _with_one_spoilt(transcript, transcript.answer(path, query, posts), posts[2], changes)

    with closing(some_plugs(30)) as plugs:
        memory.poll(transcript.open(stage.url, plugs))

    others = {transcript.native_id(said) for said in posts} - {spoilt}
    assert others <= memory.mentions.keys()
    assert memory.troubles == []


def _with_one_spoilt(transcript: Transcript, answer: Any, said: Said, changes: list[tuple[int, Any]]) -> Any:
    """Garble only the item of one post: the smallest thing in a list that holds its words."""
    answer = copy.deepcopy(answer)
    for path in places(answer):
        inner = answer
        for key in path[:-1]:
            inner = inner[key]
        if isinstance(inner, list) and said.text in str(inner[path[-1]]):
            for place, odd in changes:
                inner[path[-1]] = garbled(inner[path[-1]], place, odd)
            return answer
    return answer
