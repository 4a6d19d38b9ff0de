"""Whatever a server makes of its answers, a network raises our errors only, keeps what can be read, and is whole again afterwards."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwatch.errors import SocialwatchError
from tests.networks.exam import Memory, Said, Stage, Transcript, a_stage, closing, some_plugs, timeline
from tests.networks.scenes import SCENES, names_in
from tests.networks.test_exam import TRANSCRIPTS

GARBLED = list(TRANSCRIPTS)
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "\ud800",
    "9" * 400,
    [],
    [None],
    [[]],
    {},
    {"x": 1},
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59Z",
    "\0",
]


class _Dropped:
    def __repr__(self) -> str:
        return "DROPPED"


DROPPED = _Dropped()


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


CHANGES = st.lists(st.tuples(st.integers(0, 2000), st.sampled_from([DROPPED, *ODD])), min_size=1, max_size=3)


def check_that_nothing_is_lost_for_good(transcript: Transcript, stage: Stage, changes: list[tuple[int, Any]]) -> None:
    posts = timeline([60] * 5, frozenset())
    memory = Memory()

    def tell(path: str, query: Any) -> Any:
        answer = transcript.answer(path, query, posts)
        for place, odd in changes:
            answer = garbled(answer, place, odd)
        return answer

    stage.clear()
    stage.tell = tell
    with closing(some_plugs(30)) as plugs:
        memory.poll(transcript.open(stage.url, plugs))
    stage.tell = lambda path, query: transcript.answer(path, query, posts)
    with closing(some_plugs()) as plugs:
        memory.poll(transcript.open(stage.url, plugs))

    # An entry of a feed keeps the name by which it was first met, even where that one was garbled: its words say that it is there.
    held = memory.mentions.keys() | {mention.text for mention in memory.mentions.values()}
    assert [said for said in posts if not {transcript.native_id(said), said.text} & held] == []
    check_that_a_store_could_write_it(memory)


def check_that_a_store_could_write_it(memory: Memory) -> None:
    """No halves of surrogate pairs, no number beyond 64 bits, and no mark that could not be sent."""
    msgspec.json.encode([*memory.mentions.values(), *memory.windows.values(), *memory.quarantine, *memory.withdrawn])


def check_that_one_costs_the_others_nothing(transcript: Transcript, stage: Stage, changes: list[tuple[int, Any]]) -> None:
    posts = timeline([60] * 5, frozenset())
    spoilt = transcript.native_id(posts[2])
    memory = Memory()
    stage.clear()
    stage.tell = lambda path, query: _with_one_spoilt(transcript, transcript.answer(path, query, posts), posts[2], changes)

    with closing(some_plugs(30)) as plugs:
        memory.poll(transcript.open(stage.url, plugs))

    others = {transcript.native_id(said) for said in posts} - {spoilt}
    assert others <= memory.mentions.keys()
    assert memory.troubles == []
    assert memory.withdrawn <= {spoilt}
    check_that_a_store_could_write_it(memory)


@given(changes=CHANGES)
@settings(max_examples=15, deadline=None)
def test_a_garbled_answer_costs_no_traceback_and_nothing_for_good(transcript: Transcript, stage: Stage, changes: Any) -> None:
    check_that_nothing_is_lost_for_good(transcript, stage, changes)


@given(changes=CHANGES)
@settings(max_examples=15, deadline=None)
def test_one_item_that_cannot_be_read_costs_the_others_nothing(transcript: Transcript, stage: Stage, changes: Any) -> None:
    check_that_one_costs_the_others_nothing(transcript, stage, changes)


@pytest.mark.slow
@given(changes=CHANGES)
@settings(max_examples=60, deadline=None)
def test_neither_does_any_of_many_more(transcript: Transcript, stage: Stage, changes: Any) -> None:
    check_that_nothing_is_lost_for_good(transcript, stage, changes)
    check_that_one_costs_the_others_nothing(transcript, stage, changes)


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


# -- every question that a network asks, not only that of the exam -------------------------------------------------------------


WHICH = st.integers(0, 12)


def check_that_the_errors_are_ours(scene: str, stage: Stage, which: int, changes: list[tuple[int, Any]]) -> None:
    """One answer, the `which`-th, or from there on every one is garbled."""
    open_source, server = SCENES[scene]
    tell, asked = server(), [0]

    def garble(path: str, query: Any) -> Any:
        answer = tell(path, query)
        asked[0] += 1
        for place, odd in changes if asked[0] > which else ():
            answer = garbled(answer, place, odd)
        return answer if asked[0] < 40 else (503, {}, {})

    stage.clear()
    stage.tell = garble
    network, memory = open_source(stage), Memory()
    with closing(network._plugs):
        memory.poll(network)
        with contextlib.suppress(SocialwatchError):
            for found in network.recheck([*memory.mentions, *names_in(scene)], memory):
                memory._keep(found.mentions)
        with contextlib.suppress(SocialwatchError):
            assert network.ping()

    check_that_a_store_could_write_it(memory)


@pytest.mark.parametrize("scene", SCENES)
@given(which=WHICH, changes=CHANGES)
@settings(max_examples=15, deadline=None)
def test_whatever_is_garbled_the_errors_are_ours(scene: str, stage: Stage, which: int, changes: Any) -> None:
    check_that_the_errors_are_ours(scene, stage, which, changes)


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
@given(which=WHICH, changes=CHANGES)
@settings(max_examples=100, deadline=None)
def test_and_so_they_are_in_many_more(scene: str, stage: Stage, which: int, changes: Any) -> None:
    check_that_the_errors_are_ours(scene, stage, which, changes)


@pytest.mark.parametrize("scene", SCENES)
def test_each_scene_is_read_while_nothing_is_garbled(scene: str, stage: Stage) -> None:
    """Some of them list without an end; what they list is readable."""
    open_source, server = SCENES[scene]
    tell = server()
    stage.clear()
    stage.tell = lambda path, query: tell(path, query) if len(stage.asked) < 40 else (503, {}, {})
    network, memory = open_source(stage), Memory()
    with closing(network._plugs):
        memory.poll(network)

    assert memory.quarantine == []
    assert memory.mentions
