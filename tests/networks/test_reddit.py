"""Reddit: what its items say, how its visits go on, what its refusals mean, and that nothing ever sleeps."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from socialwatch.errors import CredentialsError, RateLimitedError, SocialwatchError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Gap, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.model.words import Direction
from socialwatch.networks.reddit import RedditNetwork, kind
from socialwatch.networks.reddit.posts import Reader, read_page
from socialwatch.ports import SourceSettings
from socialwatch.transport import SourcePlugs
from tests.networks.exam import NOW, Memory, Stage, Told, a_stage, some_plugs
from tests.networks.worlds import BRAND, SHARED, live_through, needs_recordings, needs_world

ACME = Brand(name="acme", handles={"reddit": ("u/acme",)}, keywords=("acme kettle",))
COMMENTS = Watch("comments:kettles", "comments", "kettles")
READER = Reader("acme", frozenset({"acme"}), NOW)
APP = {"client_id": Told("an-id"), "client_secret": Told("a-secret"), "subreddits": ("kettles", "r/coffee")}
ACCOUNT = {**APP, "username": "acme", "password": Told("a-password")}
TOKEN = {"access_token": "a-token", "token_type": "bearer", "expires_in": 86400, "scope": "*"}


def a_comment(minutes_ago: float = 5, number: int = 1, **fields: Any) -> dict[str, Any]:
    made = {
        "name": f"t1_c{number:04d}",
        "author": "jane",
        "author_fullname": "t2_jane",
        "body": "u/acme it hums",
        "created_utc": (NOW - timedelta(minutes=minutes_ago)).timestamp(),
        "edited": False,
        "link_id": "t3_thread",
        "parent_id": "t1_parent",
        "permalink": f"/r/kettles/comments/thread/talk/c{number:04d}/",
    }
    return {"kind": "t1", "data": {**made, **fields}}


def a_submission(**fields: Any) -> dict[str, Any]:
    made = {
        "name": "t3_s1",
        "author": "jane",
        "title": "My acme kettle broke",
        "selftext": "It hums & stops.",
        "is_self": True,
        "url": "https://www.reddit.com/r/kettles/comments/s1/post/",
        "created_utc": (NOW - timedelta(minutes=5)).timestamp(),
        "edited": False,
        "permalink": "/r/kettles/comments/s1/post/",
    }
    return {"kind": "t3", "data": {**made, **fields}}


def listing(children: Sequence[Any], after: str | None = None) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(children), "after": after}}


def source(url: str, plugs: SourcePlugs | None = None, brand: Brand = ACME, watch: tuple[str, ...] = (), **options: Any) -> RedditNetwork:
    settings = SourceSettings(name="reddit", network="reddit", brand="acme", api_base=url, watch=watch, options=options or APP)
    return kind.open(settings, brand, plugs or some_plugs())


def telling(answer: Any) -> Any:
    """Return a teller that gives a token to who asks for one, and else what `answer` says of the query."""

    def tell(path: str, query: Mapping[str, str]) -> Any:
        if path == "/api/v1/access_token":
            return TOKEN
        return answer(query) if callable(answer) else answer

    return tell


@pytest.fixture
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        yield stage


@pytest.fixture(autouse=True)
def _no_sleeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """prawcore sleeps before a retry and by the rate limit; whatever we ask must never come to that."""

    def refuse(seconds: float) -> None:
        raise AssertionError(f"something slept for {seconds} s")

    monkeypatch.setattr("prawcore.rate_limit.time.sleep", refuse)


def read(child: dict[str, Any]) -> Mention:
    page = read_page(listing([child]), READER)
    assert page.poison == ()
    return page.mentions[0]


# -- items ----------------------------------------------------------------------------------------------------------------


def test_a_comment_becomes_a_mention() -> None:
    child = a_comment(edited=(NOW - timedelta(minutes=2)).timestamp())

    assert read(child) == Mention(
        network="reddit",
        native_id="t1_c0001",
        author="u/jane",
        author_id="t2_jane",
        text="u/acme it hums",
        created_at=NOW - timedelta(minutes=5),
        edited_at=NOW - timedelta(minutes=2),
        brand="acme",
        url="https://www.reddit.com/r/kettles/comments/thread/talk/c0001/",
        thread_id="t3_thread",
        in_reply_to="t1_parent",
        is_addressed=True,
        raw=json.dumps(child["data"], separators=(",", ":")).encode(),
    )


def test_a_submission_has_a_title_and_begins_its_thread() -> None:
    mention = read(a_submission())

    assert (mention.title, mention.text) == ("My acme kettle broke", "It hums & stops.")
    assert (mention.thread_id, mention.in_reply_to, mention.is_addressed) == ("t3_s1", None, False)


def test_a_submission_of_a_link_shows_the_link() -> None:
    assert read(a_submission(selftext="", is_self=False, url="https://shop.example/kettle")).text == "https://shop.example/kettle"


def test_a_message_of_the_inbox_finds_its_thread_in_the_path() -> None:
    child = a_comment(type="username_mention", body="hello", context="/r/kettles/comments/thread/talk/c0001/?context=3")
    del child["data"]["permalink"], child["data"]["link_id"]

    mention = read(child)

    assert (mention.thread_id, mention.is_addressed) == ("t3_thread", True)
    assert mention.url == "https://www.reddit.com/r/kettles/comments/thread/talk/c0001/"


@pytest.mark.parametrize(
    ("body", "is_addressed"), [("hey /u/Acme!", True), ("u/acme_fans meet", False), ("u/acmebot", False), ("r/u/acme", False)]
)
def test_only_the_whole_name_addresses_the_brand(body: str, is_addressed: bool) -> None:
    assert read(a_comment(body=body)).is_addressed is is_addressed


def test_what_the_brand_wrote_is_outbound() -> None:
    assert read(a_comment(author="Acme")).direction is Direction.OUTBOUND


@pytest.mark.parametrize(
    "child",
    [
        a_comment(author="[deleted]", body="[deleted]"),
        a_comment(author=None),
        a_comment(body="[removed]"),
        a_comment(author="[deleted]", body="the account is gone, the words are not"),
        a_submission(removed_by_category="moderator"),
        a_submission(selftext="[removed]"),
        a_submission(author="[deleted]"),
    ],
)
def test_what_was_deleted_or_taken_down_is_withdrawn_and_no_mention(child: dict[str, Any]) -> None:
    page = read_page(listing([child]), READER)

    assert (page.mentions, page.withdrawn, page.poison) == ((), (child["data"]["name"],), ())


@pytest.mark.parametrize(
    "broken",
    [{"name": 7}, {"name": "t1_x;"}, {"created_utc": "now"}, {"created_utc": 1e30}, {"body": None}, {"body": ["x"]}, {"edited": "yes"}],
)
def test_one_item_that_cannot_be_read_does_not_cost_the_others(broken: dict[str, Any]) -> None:
    page = read_page(listing([a_comment(**broken), a_comment(number=2), {"kind": "t4", "data": {}}]), READER)

    assert [mention.native_id for mention in page.mentions] == ["t1_c0002"]
    assert len(page.poison) == 1


# -- what is watched ------------------------------------------------------------------------------------------------------


def test_with_an_account_the_inbox_is_read_and_own_posts_come_first() -> None:
    assert [watch.key for watch in source("http://127.0.0.1:1", **ACCOUNT).watches()] == [
        "own:u/acme",
        "mentions:inbox",
        "comments:kettles+coffee",
        "posts:kettles+coffee",
        'search:"acme kettle" OR "u/acme"',
    ]


def test_an_app_alone_has_no_inbox_and_watches_can_be_narrowed() -> None:
    network = source("http://127.0.0.1:1", watch=("mentions", "posts"))

    assert [watch.key for watch in network.watches()] == ["posts:kettles+coffee"]


def test_a_source_without_credentials_is_refused_at_once() -> None:
    with pytest.raises(CredentialsError, match="client_secret"):
        source("http://127.0.0.1:1", client_id=Told("x"))


# -- visits ---------------------------------------------------------------------------------------------------------------


def test_a_good_citizen_says_who_it_is_and_never_asks_before(stage: Stage) -> None:
    stage.tell = telling(listing([a_comment()]))

    list(source(stage.url, **ACCOUNT).fetch(COMMENTS, Window(since="1700000000:t1_x"), Memory()))

    (path, query) = stage.asked[-1]
    assert (path, query) == ("/r/kettles/comments", {"limit": "100", "raw_json": "1"})
    assert "(by /u/acme)" in stage.headers[-1]["user-agent"]
    assert stage.headers[-1]["authorization"] == "bearer a-token"


def test_a_praw_ini_lying_about_does_not_get_the_credentials(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "praw.ini").write_text("[DEFAULT]\nuser_agent=evil\nusername=mallory\n[evil]\noauth_url=http://127.0.0.1:1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("praw_site", "evil")
    monkeypatch.setenv("PRAW_ALLOW_ENDPOINT_OVERRIDE", "1")
    stage.tell = telling(listing([]))

    list(source(stage.url).fetch(COMMENTS, Window(), Memory()))

    assert [path for path, _ in stage.asked] == ["/api/v1/access_token", "/r/kettles/comments"]
    assert "evil" not in stage.headers[-1]["user-agent"]


def test_a_visit_ends_thirty_items_behind_the_overlap(stage: Stage) -> None:
    comments = [a_comment(number, number) for number in range(400)]

    def tell(query: Mapping[str, str]) -> Any:
        start = next((i + 1 for i, one in enumerate(comments) if one["data"]["name"] == query.get("after")), 0)
        return listing(comments[start : start + 10], comments[start + 9]["data"]["name"])

    stage.tell = telling(tell)
    since = f"{int((NOW - timedelta(minutes=60)).timestamp())}:t1_c0060"

    pages = list(source(stage.url).fetch(COMMENTS, Window(since=since), Memory()))

    oldest = min(one.created_at for page in pages for one in page.mentions)
    assert oldest == NOW - timedelta(minutes=60 + 15 + 30 + 4)
    assert pages[-1].window == Window(since=f"{int(NOW.timestamp())}:t1_c0000", extra="0")


def test_an_unknown_item_in_the_overlap_lengthens_the_walk(stage: Stage) -> None:
    comments = [a_comment(number / 2, number) for number in range(300)]

    def tell(query: Mapping[str, str]) -> Any:
        start = next((i + 1 for i, one in enumerate(comments) if one["data"]["name"] == query.get("after")), 0)
        return listing(comments[start : start + 10], comments[start + 9]["data"]["name"])

    stage.tell = telling(tell)
    held = {f"t1_c{number:04d}": read(comments[number]) for number in range(300)}
    window = Window(since=f"{int(NOW.timestamp())}:t1_c0000")

    def pages_with(missing: str) -> int:
        memory = Memory(mentions={name: mention for name, mention in held.items() if name != missing})
        return len(list(source(stage.url).fetch(COMMENTS, window, memory)))

    assert (pages_with("none"), pages_with("t1_c0025")) == (4, 6)


def test_where_the_listing_ends_before_what_is_held_there_is_a_gap(stage: Stage) -> None:
    comments = [a_comment(number / 100, number) for number in range(1000)]

    def tell(query: Mapping[str, str]) -> Any:
        start = next((i + 1 for i, one in enumerate(comments) if one["data"]["name"] == query.get("after")), 0)
        return listing(comments[start : start + 100], comments[start + 99]["data"]["name"] if start < 900 else None)

    stage.tell = telling(tell)
    since = NOW - timedelta(hours=5)
    memory = Memory(windows={COMMENTS.key: Window(since=f"{int(since.timestamp())}:t1_x")})
    network = source(stage.url, subreddits=("kettles",), client_id=Told("i"), client_secret=Told("s"), watch=("comments",))

    memory.poll(network)

    ends = NOW - timedelta(seconds=600)
    assert memory.gaps == [Gap(begins_at=since, ends_at=ends, reason="Reddit lists no more than 1,000 items", is_final=True)]
    assert len(memory.mentions) == 1000
    assert memory.windows[COMMENTS.key].is_home


def test_a_short_listing_is_whole_and_no_gap(stage: Stage) -> None:
    stage.tell = telling(listing([a_comment()]))

    (page,) = source(stage.url).fetch(COMMENTS, Window(since="1700000000:t1_x"), Memory())

    assert (page.gap, page.window.is_home) == (None, True)


def test_a_resume_behind_a_deleted_item_begins_at_the_top_again(stage: Stage) -> None:
    stage.tell = telling(lambda query: listing([]) if "after" in query else listing([a_comment(1, 1), a_comment(2, 2)]))
    window = Window("1700000000:t1_x", f"{int(NOW.timestamp()) - 60}:t1_gone", f"{int(NOW.timestamp())}:t1_top")

    pages = list(source(stage.url).fetch(COMMENTS, window, Memory()))

    assert [one.native_id for page in pages for one in page.mentions] == ["t1_c0001", "t1_c0002"]
    assert pages[-1].window == Window(since=f"{int(NOW.timestamp())}:t1_top", extra="0")


def test_how_far_a_first_visit_went_back_is_told_once(stage: Stage) -> None:
    stage.tell = telling(listing([]))
    network = source(stage.url)

    (first,) = network.fetch(COMMENTS, Window(), Memory())
    (second,) = network.fetch(COMMENTS, first.window, Memory())

    assert (first.reaches_back_to, second.reaches_back_to) == (NOW - timedelta(days=7), None)


@pytest.mark.parametrize("comments", [[], [a_comment(60, 1)]])
def test_a_listing_that_never_ends_is_left_and_not_taken_for_read(stage: Stage, comments: list[dict[str, Any]]) -> None:
    stage.tell = telling(listing(comments, after="t1_again"))

    with pytest.raises(SourceError, match="lead nowhere"):
        list(source(stage.url).fetch(COMMENTS, Window(), Memory()))

    assert len(stage.asked) == 1 + len(comments) + 4


def test_a_listing_of_many_short_pages_is_read_to_its_end(stage: Stage) -> None:
    def answer(query: Mapping[str, str]) -> Any:
        at = int(query.get("after", "t1_0").removeprefix("t1_"))
        return listing([a_comment(60 * (at + 1), at + 1)], after=f"t1_{at + 1}" if at < 39 else None)

    stage.tell = telling(answer)

    pages = list(source(stage.url).fetch(COMMENTS, Window(), Memory()))

    assert len(pages) == 40
    assert pages[-1].window.is_home


def test_a_first_visit_ends_where_it_was_told_to_and_says_so(stage: Stage) -> None:
    comments = [a_comment(number * 60, number) for number in range(100)]
    stage.tell = telling(listing(comments, after="t1_more"))
    floor = NOW - timedelta(hours=48)

    (page,) = source(stage.url).fetch(COMMENTS, Window(), Memory(floor=floor))

    assert (page.reaches_back_to, page.window.is_home) == (floor, True)


# -- refusals -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headers", "expected", "sentence"),
    [
        (403, {}, CredentialsError, "Reddit does not let this app or account read that (403)"),
        (404, {}, SourceError, "Reddit does not know that subreddit or account (404)"),
        (429, {}, RateLimitedError, "Reddit asks us to wait"),
        (500, {}, SourceError, "Reddit has trouble of its own (500)"),
        (503, {}, SourceError, "Reddit has trouble of its own (503)"),
        (302, {"Location": "https://www.reddit.com/subreddits/search?q=hunter2"}, SourceError, "sends us to www.reddit.com"),
    ],
)
def test_each_refusal_of_reddit_is_told_apart_and_not_tried_again(
    stage: Stage, status: int, headers: dict[str, str], expected: type[SocialwatchError], sentence: str
) -> None:
    stage.tell = telling((status, {"message": "no"}, headers))

    with pytest.raises(expected) as caught:
        list(source(stage.url).fetch(COMMENTS, Window(), Memory()))

    assert type(caught.value) is expected
    assert sentence in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert len(stage.asked) == 2


def test_a_private_subreddit_is_no_matter_of_our_credentials(stage: Stage) -> None:
    stage.tell = telling((403, {"reason": "private", "message": "Forbidden", "error": 403}, {}))

    with pytest.raises(SourceError, match="that subreddit is private"):
        list(source(stage.url).fetch(COMMENTS, Window(), Memory()))


@pytest.mark.parametrize(
    "token", [(401, {}, {}), (400, {"error": "invalid_grant"}, {}), {"error": "invalid_grant"}, (403, {"message": "Forbidden"}, {})]
)
def test_refused_credentials_are_told_as_such(stage: Stage, token: Any) -> None:
    stage.tell = lambda *_: token

    with pytest.raises(CredentialsError, match="Reddit"):
        list(source(stage.url, **ACCOUNT).fetch(COMMENTS, Window(), Memory()))

    assert len(stage.asked) == 1


def test_an_old_token_is_replaced_once(stage: Stage) -> None:
    tokens = iter(["old", "new"])
    answers: list[Any] = [(401, {}, {}), listing([a_comment()])]
    stage.tell = lambda path, _: {**TOKEN, "access_token": next(tokens)} if path == "/api/v1/access_token" else answers.pop(0)

    (page,) = source(stage.url).fetch(COMMENTS, Window(), Memory())

    assert len(page.mentions) == 1
    assert stage.headers[-1]["authorization"] == "bearer new"


def test_a_token_that_is_never_accepted_is_a_matter_of_credentials(stage: Stage) -> None:
    stage.tell = telling((401, {}, {}))

    with pytest.raises(CredentialsError, match="just given"):
        list(source(stage.url).fetch(COMMENTS, Window(), Memory()))

    assert len(stage.asked) == 4


def test_a_used_up_limit_stops_the_visit_before_the_next_request(stage: Stage) -> None:
    limits = {"x-ratelimit-remaining": "0.0", "x-ratelimit-used": "1000", "x-ratelimit-reset": "400"}
    stage.tell = telling((200, listing([a_comment()], after="t1_c0001"), limits))
    memory = Memory()
    began = datetime.now(UTC)

    (trouble,) = memory.poll(source(stage.url, watch=("comments",)))

    assert isinstance(trouble, RateLimitedError)
    assert trouble.until is not None
    assert timedelta(seconds=395) < trouble.until - began < timedelta(seconds=405)
    assert len(memory.mentions) == 1
    assert len(stage.asked) == 2


@pytest.mark.parametrize("limits", [{"x-ratelimit-remaining": "many"}, {"x-ratelimit-remaining": "0"}, {"x-ratelimit-reset": "-1"}])
def test_odd_limits_break_nothing(stage: Stage, limits: dict[str, str]) -> None:
    stage.tell = telling((200, listing([a_comment()]), limits))

    (page,) = source(stage.url).fetch(COMMENTS, Window(), Memory())

    assert len(page.mentions) == 1


@pytest.mark.parametrize(
    "body", [[], {"json": {"errors": []}}, {"kind": "Listing"}, {"kind": "Listing", "data": {"children": None}}, "text"]
)
def test_what_is_no_listing_is_a_failure_and_not_the_absence_of_mentions(stage: Stage, body: Any) -> None:
    stage.tell = telling((200, body, {}))

    with pytest.raises(SourceError, match="not a listing"):
        list(source(stage.url).fetch(COMMENTS, Window(), Memory()))


@pytest.mark.parametrize("body", [[], {}, {"json": {"errors": []}}, {"access_token": 5}, "text"])
def test_a_token_answer_of_another_shape_is_a_failure(stage: Stage, body: Any) -> None:
    stage.tell = lambda *_: (200, body, {})

    with pytest.raises(SourceError):
        list(source(stage.url).fetch(COMMENTS, Window(), Memory()))


def test_a_limit_that_would_have_been_slept_off_costs_no_time(stage: Stage) -> None:
    limits = {"x-ratelimit-remaining": "1.0", "x-ratelimit-used": "999", "x-ratelimit-reset": "600"}
    stage.tell = telling(lambda query: (200, listing([a_comment()], after=None if "after" in query else "t1_c0001"), limits))
    began = time.monotonic()

    list(source(stage.url).fetch(COMMENTS, Window(), Memory()))

    assert time.monotonic() - began < 2


# -- a second look --------------------------------------------------------------------------------------------------------


def test_a_second_look_finds_edits_and_what_is_gone(stage: Stage) -> None:
    edited = a_comment(30, 1, body="Edit: it stopped", edited=(NOW - timedelta(minutes=1)).timestamp())
    stage.tell = telling(listing([edited, a_comment(20, 2, author="[deleted]", body="[deleted]"), a_comment(10, 3, body=None)]))

    (found,) = source(stage.url).recheck(["t1_c0001", "t1_c0002", "t1_c0003", "t1_c0004"], Memory())

    assert [(one.native_id, one.text) for one in found.mentions] == [("t1_c0001", "Edit: it stopped")]
    assert found.withdrawn == ("t1_c0002", "t1_c0004")


def test_items_are_looked_up_a_hundred_at_a_time(stage: Stage) -> None:
    stage.tell = telling(listing([]))

    list(source(stage.url).recheck([f"t1_{number}" for number in range(250)], Memory()))

    assert [len(query["id"].split(",")) for path, query in stage.asked if path == "/api/info"] == [100, 100, 50]


def test_an_account_says_who_it_is(stage: Stage) -> None:
    stage.tell = telling({"name": "acme"})

    assert source(stage.url, **ACCOUNT).ping() == "logged in as u/acme"


# -- the invented world and the recordings --------------------------------------------------------------------------------


def in_the_world(url: str, plugs: SourcePlugs) -> RedditNetwork:
    return source(url, plugs, BRAND, **ACCOUNT)


@needs_world
@pytest.mark.parametrize("scenario", ["calm", "thread-replies", "late", "edits", "deletions", "hostile-text"])
def test_a_world_of_reddit_is_brought_home_as_it_is(scenario: str, tmp_path: Path) -> None:
    story = live_through(scenario, "reddit", in_the_world, tmp_path)

    assert story.is_right, story.score
    assert (story.memory.troubles, story.violations, story.warnings) == ([], [], {})
    assert max(story.requests) <= 8


@needs_world
@pytest.mark.parametrize(
    ("scenario", "troubles", "seconds"),
    [
        ("limits", {"RateLimitedError", "CredentialsError"}, 20.0),
        ("broken", {"SourceError", "BudgetSpentError"}, 5.0),
        pytest.param("mid-page-failure", {"SourceError"}, 20.0, marks=pytest.mark.slow),
        pytest.param("burst", set(), 20.0, marks=pytest.mark.slow),
    ],
)
def test_nothing_is_lost_when_reddit_breaks(scenario: str, troubles: set[str], seconds: float, tmp_path: Path) -> None:
    story = live_through(scenario, "reddit", in_the_world, tmp_path, seconds=seconds, rechecks=False)

    assert story.is_right, story.score
    # On a busy machine the silent answer ends by its own time limit before the budget does: a SourceError, and no loss either way.
    assert {"SourceError"} & troubles <= story.troubles <= troubles
    assert (story.violations, story.warnings) == ([], {})


@needs_recordings
@pytest.mark.parametrize(
    "name", ["mentions", "comments", "new", "search", "stream_comments", "stream_submissions", "pages_after", "comment_replies", "unread"]
)
def test_what_reddit_really_answered_is_read_whole(name: str) -> None:
    for take in json.loads((SHARED / "recordings/reddit" / f"{name}.json").read_text("utf-8")):
        body = take["response"]["body"]
        items = [child["data"] for child in body["data"]["children"] if child["kind"] in ("t1", "t3")]

        page = read_page(body, Reader("acme", frozenset(), datetime.now(UTC)))

        assert page.poison == ()
        assert [mark.name for mark in page.marks] == [item["name"] for item in items]
        assert len(page.mentions) + len(page.withdrawn) == len(items)
        assert all(one.thread_id and one.url and one.author.startswith("u/") for one in page.mentions)


@needs_recordings
def test_real_deletions_are_withdrawn() -> None:
    takes = json.loads((SHARED / "recordings/reddit/info.json").read_text("utf-8"))

    pages = [read_page(take["response"]["body"], Reader("acme", frozenset(), datetime.now(UTC))) for take in takes]

    assert sum(len(page.withdrawn) for page in pages) >= 5
    assert not any(one.text in ("[deleted]", "[removed]") for page in pages for one in page.mentions)
    assert all(page.poison == () for page in pages)


def test_opening_a_source_loads_no_client_library() -> None:
    program = (
        "import sys; from socialwatch.networks import reddit, x;"
        "print([name for name in ('praw', 'tweepy', 'requests', 'ssl') if name in sys.modules])"
    )

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


# -- garbled answers ------------------------------------------------------------------------------------------------------


def test_a_time_that_lies_ahead_is_no_mark_for_the_next_visit() -> None:
    page = read_page(listing([a_comment(minutes_ago=-60 * 24 * 365)]), READER)

    assert [mark.moment for mark in page.marks] == [NOW]


def test_a_comment_that_says_nothing_of_its_author_is_quarantined_and_not_withdrawn() -> None:
    child = a_comment()
    del child["data"]["author"]

    page = read_page(listing([child]), READER)

    assert (page.mentions, page.withdrawn, len(page.poison)) == ((), (), 1)


def test_a_next_page_that_cannot_be_asked_for_is_an_error_and_not_the_last_page() -> None:
    body = listing([a_comment()])
    body["data"]["after"] = ["t1_x"]

    with pytest.raises(SourceError, match="next page"):
        read_page(body, READER)


def test_while_a_name_cannot_be_read_nothing_is_said_to_be_gone(stage: Stage) -> None:
    stage.tell = telling(listing([a_comment(name=None)]))

    (found,) = source(stage.url).recheck(["t1_c0001"], Memory())

    assert (found.mentions, found.withdrawn) == ((), ())
