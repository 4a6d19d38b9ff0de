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
from tests.networks import test_appstore as appstore
from tests.networks import test_discourse as discourse
from tests.networks import test_googleplay as googleplay
from tests.networks import test_lemmy as lemmy
from tests.networks import test_stackexchange as stackexchange
from tests.networks import test_youtube as youtube
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
    msgspec.json.encode([*memory.mentions.values(), *memory.windows.values()])


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


# -- every question that a network asks, not only that of the exam -------------------------------------------------------------


def _forum() -> Any:
    talk = tuple(discourse.notification(n, kind_number=kind, post_id=50 + n if n else None) for n, kind in enumerate((1, 2, 6, 5)))
    answers = (
        discourse.post(60, username="acme", post_number=9, reply_to_post_number=3),
        discourse.post(61, reply_to_user={"username": "acme"}),
    )
    return discourse.Forum(*(discourse.post(50 + n, post_number=3 + n) for n in range(4)), *answers, notifications=talk)


def _old_lemmy() -> Any:
    views = {"posts": [], "comments": [lemmy.old_comment(creator="acme", local=True)]}
    return lemmy.Server("0.19.3", {
        "/api/v3/user": views, "/api/v3/search": views, "/api/v3/user/mention": {"mentions": [lemmy.old_comment()]},
        "/api/v3/user/replies": {"replies": [lemmy.old_comment(35)]}, "/api/v3/comment": {"comment_view": lemmy.old_comment()},
        "/api/v3/private_message/list": {"private_messages": [lemmy.message(1, "jane", "acme")]},
    })  # fmt: skip


def _new_lemmy() -> Any:
    told = {"items": [{"notification": {"id": 1}, "data": lemmy.new_comment()}], "next_page": "P1"}
    return lemmy.Server("1.0.0", {
        "/api/v4/account/notification/list": told, "/api/v4/search": {"search": [lemmy.new_post(), lemmy.new_comment()]},
        "/api/v4/person/content": {"content": [lemmy.new_post()]}, "/api/v4/comment": {"comment_view": lemmy.new_comment()},
        "/api/v4/post": {"post_view": lemmy.new_post()},
    })  # fmt: skip


def _channel() -> Any:
    reply = youtube.comment("Ug1.a", author="UCacme", parent="Ug1")
    return lambda path, _: {"items": [reply]} if path.endswith("/comments") else {"items": [youtube.thread("Ug1", reply, total=9)]}


def _play() -> Any:
    told = googleplay.review(answer="Sorry!")
    return lambda path, _: (
        {"reviews": [told]} if path.endswith("/reviews") else told if "/reviews/" in path else {"access_token": "t", "expires_in": 9}
    )


def _shop() -> Any:
    more = {"included": [appstore.answer()], "links": {"next": "https://api.example/x?cursor=2"}}
    one = appstore.review(response="a1")
    return lambda path, _: more | {"data": one if path.startswith("/v1/customerReviews/") else [one]}


def _site() -> Any:
    return lambda *_: stackexchange.wrapped(stackexchange.question(last_edit_date=stackexchange.AT), has_more=True, backoff=1)


SCENES: dict[str, tuple[Any, Any]] = {
    "discourse": (discourse.source, _forum),
    "lemmy 0.19": (lemmy.source, _old_lemmy),
    "lemmy 1.0": (lemmy.source, _new_lemmy),
    "youtube": (youtube.source, _channel),
    "googleplay": (googleplay.source, _play),
    "appstore": (appstore.source, _shop),
    "stackexchange": (stackexchange.source, _site),
}


@pytest.mark.parametrize("scene", SCENES)
@given(
    which=st.integers(0, 8),
    changes=st.lists(st.tuples(st.integers(0, 500), st.sampled_from([DROPPED, *ODD])), min_size=1, max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_garbled_the_errors_are_ours(scene: str, stage: Stage, which: int, changes: list[tuple[int, Any]]) -> None:
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
            list(network.recheck([*memory.mentions, *_ids(scene)], memory))

    msgspec.json.encode([*memory.mentions.values(), *memory.windows.values()])  # nothing that a store could not write


def _ids(scene: str) -> list[str]:
    """Return names that the network would look up, whatever was read."""
    return {
        "discourse": ["forum.example/talk/p/50"],
        "lemmy 0.19": ["lemmy.example/comment/34"],
        "lemmy 1.0": ["lemmy.example/comment/34", "lemmy.example/post/7"],
        "stackexchange": ["cooking:5"],
    }.get(scene, ["Ug1", "Ug1.a"])
