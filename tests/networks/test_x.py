"""X: what its posts say, how its visits go on, what its refusals mean and what reading costs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from socialwatch.errors import BudgetSpentError, CapReachedError, CredentialsError, RateLimitedError, SocialwatchError, SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Gap, Watch, Window
from socialwatch.model.mention import Mention
from socialwatch.model.words import Direction
from socialwatch.networks.x import XNetwork, kind
from socialwatch.networks.x.posts import Reader, read_page, snowflake_time
from socialwatch.networks.x.queries import queries
from socialwatch.ports import SourceSettings
from socialwatch.transport import SourcePlugs, make_plugs
from tests.networks.exam import NOW, Memory, Stage, Told, a_stage, some_plugs
from tests.networks.worlds import BRAND, SHARED, live_through, needs_recordings, needs_world

ACME = Brand(name="acme", handles={"x": ("@acme",)}, hashtags=("#acme",), keywords=("acme kettle",), exclude=("acme cartoon",))
MENTIONS = Watch("mentions:@acme", "mentions", "acme")
SEARCH = Watch("search:acme", "search", '"acme kettle"')
READER = Reader("acme", frozenset({"acme"}), NOW)
USER_KEYS = {key: Told(f"{key}-value") for key in ("api_key", "api_secret", "access_token_secret")}
USER = {**USER_KEYS, "access_token": Told("77-token")}


def snowflake(at: datetime, low: int = 0) -> str:
    return str((round(at.timestamp() * 1000) - 1_288_834_974_657) << 22 | low)


def a_post(minutes_ago: float = 5, text: str = "@acme it hums", low: int = 0, **fields: Any) -> dict[str, Any]:
    at = NOW - timedelta(minutes=minutes_ago)
    number = snowflake(at, low)
    made = {"id": number, "edit_history_tweet_ids": [number], "text": text, "author_id": "5", "conversation_id": number}
    return {**made, "created_at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), **fields}


def source(url: str, plugs: SourcePlugs | None = None, brand: Brand = ACME, watch: tuple[str, ...] = (), **options: Any) -> XNetwork:
    settings = SourceSettings(
        name="x", network="x", brand="acme", api_base=url, watch=watch, options=options or {"bearer_token": Told("a-bearer-token")}
    )
    return kind.open(settings, brand, plugs or some_plugs())


def too_old(key: str) -> tuple[int, Any, Mapping[str, str]]:
    message = f"'{key}' must be a tweet id created after 2026-11-16T12:00Z."
    return 400, {"errors": [{"parameters": {key: ["1"]}, "message": message}], "title": "Invalid Request"}, {}


@pytest.fixture
def stage() -> Iterator[Stage]:
    with a_stage() as stage:
        yield stage


def read(item: dict[str, Any], **body: Any) -> Mention:
    page = read_page({"data": [item], **body}, READER)
    assert page.poison == ()
    return page.mentions[0]


# -- posts ----------------------------------------------------------------------------------------------------------------


def test_a_post_becomes_a_mention() -> None:
    item = a_post(5, "@acme &amp; friends, it hums &lt;loudly&gt;", lang="en", conversation_id="9")
    item["referenced_tweets"] = [{"type": "replied_to", "id": "12"}, {"type": "quoted", "id": "13"}]
    item["entities"] = {"mentions": [{"start": 0, "end": 5, "username": "Acme", "id": "77"}]}

    mention = read(item, includes={"users": [{"id": "5", "username": "jane", "name": "Jane Roe"}]})

    assert mention == Mention(
        network="x",
        native_id=item["id"],
        author="@jane",
        author_id="5",
        author_name="Jane Roe",
        text="@acme & friends, it hums <loudly>",
        created_at=NOW - timedelta(minutes=5),
        brand="acme",
        url=f"https://x.com/jane/status/{item['id']}",
        thread_id="9",
        in_reply_to="12",
        lang="en",
        is_addressed=True,
        raw=json.dumps(item, separators=(",", ":")).encode(),
    )


def test_an_edited_post_keeps_the_identity_and_the_time_of_its_first_version() -> None:
    first = snowflake(NOW - timedelta(minutes=30))
    item = a_post(10, "Edit: @acme it hums")
    item["edit_history_tweet_ids"] = [item["id"], first]

    mention = read(item)

    assert (mention.native_id, mention.created_at) == (first, NOW - timedelta(minutes=30))
    assert mention.edited_at == NOW - timedelta(minutes=10)


@pytest.mark.parametrize(("note", "related"), [("note_tweet", "referenced_tweets"), ("note_post", "referenced_posts")])
def test_both_spellings_are_read(note: str, related: str) -> None:
    item = a_post(text="cut off…", **{note: {"text": "the whole &amp; long story of @acme"}, related: [{"type": "replied_to", "id": "3"}]})
    item["edit_history_post_ids"] = [*item.pop("edit_history_tweet_ids")]

    mention = read(item)

    assert (mention.text, mention.in_reply_to, mention.is_addressed) == ("the whole & long story of @acme", "3", True)


@pytest.mark.parametrize(
    ("text", "is_addressed"),
    [("hey @ACME!", True), ("@acmebot tell a joke", False), ("jane@acme.invalid", False), ("#acme", False), ("via x.com/@acme", False)],
)
def test_only_the_whole_handle_addresses_the_brand(text: str, is_addressed: bool) -> None:
    assert read(a_post(text=text)).is_addressed is is_addressed


def test_a_post_of_the_brand_is_outbound_and_a_retweet_is_a_repost() -> None:
    own = read(a_post(), includes={"users": [{"id": "5", "username": "ACME", "name": "Acme"}]})
    repost = read(a_post(text="RT @jane: …", referenced_tweets=[{"type": "retweeted", "id": "1"}]))

    assert (own.direction, repost.is_repost) == (Direction.OUTBOUND, True)


def test_a_time_to_come_is_clamped_to_now() -> None:
    assert read(a_post(created_at="2031-01-01T00:00:00.000Z")).created_at == NOW


@pytest.mark.parametrize(
    "broken",
    [
        {"id": 1894563217894561234.0},
        {"id": None},
        {"id": "12; DROP"},
        {"text": None},
        {"created_at": "yesterday"},
        {"edit_history_tweet_ids": [{}]},
        {"referenced_tweets": [{"type": "replied_to", "id": 1.5}]},
    ],
)
def test_one_item_that_cannot_be_read_does_not_cost_the_others(broken: dict[str, Any]) -> None:
    page = read_page({"data": [{**a_post(), **broken}, a_post(7)]}, READER)

    assert [mention.created_at for mention in page.mentions] == [NOW - timedelta(minutes=7)]
    assert len(page.poison) == 1
    assert page.poison[0].raw


# -- what is watched ------------------------------------------------------------------------------------------------------


def test_own_posts_come_first_and_handles_are_not_searched_as_well() -> None:
    assert source("http://127.0.0.1:1").watches() == [
        Watch("own:@acme", "own", "acme"),
        MENTIONS,
        Watch(
            'search:("acme kettle" OR #acme) -from:acme -is:retweet -is:nullcast -"acme cartoon"',
            "search",
            '("acme kettle" OR #acme) -from:acme -is:retweet -is:nullcast -"acme cartoon"',
        ),
    ]


def test_without_mentions_the_handles_are_searched() -> None:
    (watch,) = source("http://127.0.0.1:1", watch=("search",)).watches()

    assert watch.query == '(@acme OR "acme kettle") -from:acme -is:retweet -is:nullcast -"acme cartoon"'


def test_hashtags_alone_are_a_watch_of_their_own_kind() -> None:
    (watch,) = source("http://127.0.0.1:1", watch=("hashtags",)).watches()

    assert (watch.kind, watch.query) == ("hashtags", '(#acme) -from:acme -is:retweet -is:nullcast -"acme cartoon"')


def test_many_words_are_split_into_queries_that_x_takes() -> None:
    terms = [f'"a kettle of kind number {number}"' for number in range(60)]

    found = queries(terms, own=["acme"], exclude=["x" * 600, 'so "called"'])

    assert all(len(query) <= 512 and query.endswith('-is:nullcast -"so called"') for query in found)
    assert [term for query in found for term in terms if term in query] == terms


def test_without_words_nothing_is_searched() -> None:
    assert queries([], own=["acme"], exclude=["cartoon"]) == []


def test_a_source_without_credentials_is_refused_at_once() -> None:
    with pytest.raises(CredentialsError, match="bearer_token"):
        source("http://127.0.0.1:1", api_key=Told("k"))


# -- visits ---------------------------------------------------------------------------------------------------------------


def test_a_visit_asks_for_whole_posts_a_little_before_the_last_one(stage: Stage) -> None:
    since = snowflake(NOW - timedelta(hours=1))
    stage.tell = lambda *_: {"meta": {"result_count": 0}}

    (page,) = source(stage.url).fetch(SEARCH, Window(since=since), Memory())

    ((path, query),) = stage.asked
    assert path == "/2/tweets/search/recent"
    assert query["since_id"] == snowflake(NOW - timedelta(hours=1, minutes=10))
    assert query["max_results"] == "100"
    assert "note_tweet" in query["tweet.fields"]
    assert "public_metrics" not in str(query)
    assert stage.headers[0]["authorization"] == "Bearer a-bearer-token"
    assert page.window.since == since


@pytest.mark.parametrize(("days", "is_asked"), [(3, True), (7, False), (30, False)])
def test_a_first_search_goes_back_as_far_as_x_allows_and_says_so(stage: Stage, days: int, is_asked: bool) -> None:
    stage.tell = lambda *_: {"data": [a_post()], "meta": {}}

    (page,) = source(stage.url).fetch(SEARCH, Window(), Memory(floor=NOW - timedelta(days=days)))

    assert ("start_time" in stage.asked[0][1]) is is_asked
    assert page.reaches_back_to == NOW - timedelta(days=min(days, 7))


def test_without_a_wish_a_first_visit_goes_back_as_far_as_configured(stage: Stage) -> None:
    stage.tell = lambda *_: {"meta": {}}
    settings = SourceSettings(
        name="x", network="x", brand="acme", api_base=stage.url, backfill_s=86400, options={"bearer_token": Told("t")}
    )

    (page,) = kind.open(settings, ACME, some_plugs()).fetch(SEARCH, Window(), Memory())

    assert stage.asked[0][1]["start_time"] == "2026-11-22T12:00:00Z"
    assert page.reaches_back_to == NOW - timedelta(days=1)


def test_how_far_a_first_visit_went_back_is_told_once(stage: Stage) -> None:
    stage.tell = lambda *_: {"meta": {}}
    network = source(stage.url)

    (first,) = network.fetch(SEARCH, Window(), Memory())
    (second,) = network.fetch(SEARCH, first.window, Memory())

    assert (first.reaches_back_to, second.reaches_back_to) == (NOW - timedelta(days=7), None)


def test_an_empty_page_with_a_token_does_not_end_the_walk(stage: Stage) -> None:
    pages = [{"meta": {"next_token": "b"}}, {"data": [a_post()], "meta": {}}]
    stage.tell = lambda *_: pages.pop(0)

    harvests = list(source(stage.url).fetch(SEARCH, Window(), Memory()))

    assert [len(page.mentions) for page in harvests] == [1]
    assert harvests[-1].window.since == a_post()["id"]


def test_nothing_but_errors_is_a_failure_and_not_the_absence_of_mentions(stage: Stage) -> None:
    stage.tell = lambda *_: {"errors": [{"title": "Authorization Error", "detail": "Sorry, you may not see this."}]}

    with pytest.raises(SourceError, match=r"X answered with an error: Sorry, you may not see this\."):
        list(source(stage.url).fetch(SEARCH, Window(), Memory()))


def test_a_window_older_than_the_search_leaves_a_gap(stage: Stage) -> None:
    stage.tell = lambda _, query: too_old("since_id") if "since_id" in query else {"data": [a_post()], "meta": {}}
    since = NOW - timedelta(days=20)

    (page,) = source(stage.url).fetch(SEARCH, Window(since=snowflake(since)), Memory())

    reason = "recent search shows no more than seven days"
    assert page.gap == Gap(begins_at=since, ends_at=NOW - timedelta(days=7), reason=reason, is_final=True)
    assert page.window.since == a_post()["id"]


def test_a_quiet_fortnight_with_polls_in_it_is_no_gap_and_does_not_stumble_again(stage: Stage) -> None:
    since, home = snowflake(NOW - timedelta(days=14)), (NOW - timedelta(hours=1)).isoformat()
    stage.tell = lambda _, query: too_old("since_id") if "since_id" in query else {"meta": {"result_count": 0}}

    (page,) = source(stage.url).fetch(SEARCH, Window(since=since, extra=home), Memory())

    assert page.gap is None
    assert page.window.is_home
    assert snowflake_time(int(page.window.since or 0)) == NOW - timedelta(days=3.5)


def test_an_interrupted_search_that_fell_out_of_reach_comes_home_with_a_gap(stage: Stage) -> None:
    old, target = NOW - timedelta(days=9), snowflake(NOW - timedelta(days=8))
    stage.tell = lambda _, query: too_old("until_id") if "until_id" in query else {"meta": {}}
    window = Window(snowflake(NOW - timedelta(days=10)), snowflake(old), target)

    (page,) = source(stage.url).fetch(SEARCH, window, Memory())

    assert page.gap is not None
    assert (page.window.since, page.window.is_home) == (target, True)


def test_beyond_the_end_of_the_mentions_timeline_the_search_goes_on(stage: Stage) -> None:
    posts = [a_post(number + 1) for number in range(1000)]

    def tell(path: str, query: Mapping[str, str]) -> Any:
        if "/by/username/" in path:
            return {"data": {"id": "77"}}
        listed = posts[:800] if "mentions" in path else posts
        below = int(query.get("pagination_token") or query.get("next_token") or query.get("until_id") or 1 << 63)
        listed = [post for post in listed if int(query.get("since_id", 0)) < int(post["id"]) < below]
        more = {"next_token": listed[99]["id"]} if len(listed) > 100 else {}
        return {"data": listed[:100], "meta": more} if listed else {"meta": {}}

    stage.tell = tell
    memory = Memory(windows={MENTIONS.key: Window(since=snowflake(NOW - timedelta(days=2)))})
    memory.poll(source(stage.url, watch=("mentions",)))

    assert len(memory.mentions) == 1000
    assert memory.gaps == []
    assert len(stage.asked) == 1 + 8 + 2


def test_an_account_is_looked_up_once_for_all_polls(stage: Stage, tmp_path: Path) -> None:
    stage.tell = lambda path, _: {"data": {"id": "77"}} if "username" in path else {"meta": {}}

    for _ in range(2):
        plugs = make_plugs(source="x", budget_requests=9, budget_seconds=9, memory=tmp_path / "tokens.json")
        list(source(stage.url, plugs).fetch(MENTIONS, Window(), Memory()))

    assert [path for path, _ in stage.asked] == ["/2/users/by/username/acme", "/2/users/77/mentions", "/2/users/77/mentions"]


def test_an_account_that_does_not_exist_is_named(stage: Stage) -> None:
    stage.tell = lambda *_: {"errors": [{"title": "Not Found Error", "detail": "Could not find user with username: [acme]."}]}

    with pytest.raises(SourceError, match="X knows no account @acme: Could not find user"):
        list(source(stage.url).fetch(MENTIONS, Window(), Memory()))


def test_the_new_spelling_is_learnt_once_and_remembered(stage: Stage, tmp_path: Path) -> None:
    message = "The query parameter [tweet.fields] is not one of the allowed parameters"
    refused = 400, {"errors": [{"parameters": {"tweet.fields": ["lang"]}, "message": message}], "title": "Invalid Request"}, {}
    stage.tell = lambda _, query: refused if "tweet.fields" in query else {"data": [a_post()], "meta": {}}

    for _ in range(2):
        plugs = make_plugs(source="x", budget_requests=9, budget_seconds=9, memory=tmp_path / "tokens.json")
        (page,) = source(stage.url, plugs).fetch(SEARCH, Window(), Memory())

    assert len(page.mentions) == 1
    assert ["post.fields" in query for _, query in stage.asked] == [False, True, True]


# -- refusals -------------------------------------------------------------------------------------------------------------

CAP = {"title": "UsageCapExceeded", "detail": "Usage cap exceeded: Monthly product cap"}


@pytest.mark.parametrize(
    ("status", "body", "headers", "expected", "sentence"),
    [
        (401, {"title": "Unauthorized"}, {}, CredentialsError, "X did not accept the credentials (401: Unauthorized)"),
        (403, {"detail": "Not enrolled."}, {}, CredentialsError, "X did not accept the credentials (403: Not enrolled.)"),
        (402, {"title": "CreditsDepleted"}, {}, CapReachedError, "the credits at X are used up (402: CreditsDepleted)"),
        (429, {"title": "Too Many Requests"}, {}, RateLimitedError, "X asks us to wait"),
        (429, {"title": "Too Many Requests"}, {"x-rate-limit-reset": "soon"}, RateLimitedError, "X asks us to wait"),
        (429, CAP, {}, CapReachedError, "the cap of the X plan is used up (Usage cap exceeded: Monthly product cap)"),
        (503, ["not", "an", "object"], {}, SourceError, "X has trouble of its own (503)"),
        (304, {}, {}, SourceError, "X did not accept the request (304)"),
        (400, {"detail": "No."}, {}, SourceError, "X did not accept the question (400): No."),
    ],
)
def test_each_refusal_of_x_is_told_apart(
    stage: Stage, status: int, body: Any, headers: dict[str, str], expected: type[SocialwatchError], sentence: str
) -> None:
    stage.tell = lambda *_: (status, body, headers)

    with pytest.raises(expected) as caught:
        list(source(stage.url).fetch(SEARCH, Window(), Memory()))

    assert type(caught.value) is expected
    assert str(caught.value).startswith(sentence)


def test_a_rate_limit_says_until_when(stage: Stage) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=10)
    stage.tell = lambda *_: (429, {}, {"x-rate-limit-reset": str(int(until.timestamp()))})

    with pytest.raises(RateLimitedError) as caught:
        list(source(stage.url).fetch(SEARCH, Window(), Memory()))

    assert caught.value.until == until


def test_what_was_read_before_a_refusal_stands(stage: Stage) -> None:
    pages: list[Any] = [{"data": [a_post(1), a_post(2)], "meta": {"next_token": "b"}}, (429, {}, {})]
    stage.tell = lambda *_: pages.pop(0)
    memory = Memory()

    troubles = memory.poll(source(stage.url, watch=("hashtags",)))

    assert [type(why) for why in troubles] == [RateLimitedError]
    assert len(memory.mentions) == 2
    assert [*memory.windows.values()] == [Window(None, a_post(2)["id"], a_post(1)["id"])]


# -- a second look --------------------------------------------------------------------------------------------------------


def test_a_second_look_finds_edits_and_what_is_gone(stage: Stage) -> None:
    kept, edited, deleted = a_post(30), a_post(20), a_post(10)
    later = a_post(3, "Edit: @acme it stopped", edit_history_tweet_ids=[edited["id"], a_post(3)["id"]])
    edited["edit_history_tweet_ids"] = later["edit_history_tweet_ids"]
    gone = {"value": deleted["id"], "resource_id": deleted["id"], "title": "Not Found Error"}
    stage.tell = lambda _, query: {"data": [later]} if query["ids"] == later["id"] else {"data": [kept, edited], "errors": [gone]}

    (found,) = source(stage.url).recheck([kept["id"], edited["id"], deleted["id"]], Memory())

    assert [(one.native_id, one.text) for one in found.mentions] == [
        (kept["id"], "@acme it hums"),
        (edited["id"], "Edit: @acme it stopped"),
    ]
    assert found.withdrawn == (deleted["id"],)
    assert len(stage.asked) == 2


def test_posts_are_looked_up_a_hundred_at_a_time(stage: Stage) -> None:
    ids = [a_post(number)["id"] for number in range(250)]
    stage.tell = lambda _, query: {"errors": [{"value": one, "title": "Not Found Error"} for one in query["ids"].split(",")]}

    found = list(source(stage.url).recheck(ids, Memory()))

    assert [one for page in found for one in page.withdrawn] == ids
    assert [len(query["ids"].split(",")) for _, query in stage.asked] == [100, 100, 50]


def test_errors_about_something_else_withdraw_nothing(stage: Stage) -> None:
    stage.tell = lambda *_: {"errors": [{"title": "Authorization Error", "detail": "Sorry."}]}

    with pytest.raises(SourceError, match=r"Sorry\."):
        list(source(stage.url).recheck(["1"], Memory()))


def test_a_post_that_cannot_be_read_is_not_taken_for_gone(stage: Stage) -> None:
    stage.tell = lambda *_: {"data": [{"id": "5"}]}

    (found,) = source(stage.url).recheck(["5"], Memory())

    assert (found.mentions, found.withdrawn) == ((), ())


# -- money and accounts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "usd"), [({"bearer_token": Told("t")}, 0.025), (USER, 0.013), ({**USER, "access_token": Told("9-x")}, 0.025)]
)
def test_a_visit_says_what_it_cost(stage: Stage, options: dict[str, Any], usd: float) -> None:
    posts = [a_post(1), a_post(2), a_post(3), a_post(4)]
    stage.tell = lambda path, _: {"data": {"id": "77"}} if "username" in path else {"data": posts, "meta": {}}
    network = source(stage.url, **options)

    list(network.fetch(MENTIONS, Window(), Memory(mentions={a_post(4)["id"]: read(a_post(4))})))

    assert (network.spent().usd, network.spent().requests) == (usd, 2)


def capped(stage: Stage, *, posts: int, cap: float) -> XNetwork:
    """Return a source with a monthly cap whose own mentions (at $0.005) go on for so many posts."""

    def tell(path: str, query: Mapping[str, str]) -> Any:
        if "username" in path:
            return {"data": {"id": "77"}}
        begin, size = int(query.get("pagination_token", 0)), int(query["max_results"])
        shown = [a_post(number) for number in range(begin, min(begin + size, posts))]
        return {"data": shown, "meta": {"next_token": str(begin + size)} if begin + size < posts else {}}

    stage.tell = tell
    return source(stage.url, bearer_token=Told("t"), monthly_budget_usd=cap)


@pytest.mark.parametrize(
    ("cap", "before", "sizes", "usd"),
    [
        (10.0, 0.0, [100, 100], 1.01),  # 200 posts and the account
        (1.0, 0.0, [100, 98], 1.0),
        (1.0, 0.4, [100, 18], 0.6),
        (1.0, 0.968, [], 0.01),  # what is left pays the account, but not the smallest page
        (1.0, 0.995, [], 0.0),
        (1.0, 7.0, [], 0.0),
    ],
)
def test_reading_stops_before_the_cap_of_the_month_is_passed(stage: Stage, cap: float, before: float, sizes: list[int], usd: float) -> None:
    network = capped(stage, posts=200 if cap > 1 else 900, cap=cap)
    visit = Memory(usd_spent=before, now=datetime(2026, 12, 31, 23, tzinfo=UTC))

    ended = ""
    try:
        list(network.fetch(MENTIONS, Window(), visit))
    except BudgetSpentError as why:
        ended = str(why)

    asked = [int(query["max_results"]) for _, query in stage.asked if "max_results" in query]
    assert asked == sizes
    assert network.spent().usd == pytest.approx(usd)
    assert network.spent().usd + before <= max(cap, before)
    assert ended.endswith("reading goes on on 2027-01-01, or with a larger monthly_budget_usd") is (cap == 1.0)


def test_the_cap_holds_for_posts_that_are_looked_up_again_too(stage: Stage) -> None:
    stage.tell = lambda _, query: {"data": [a_post(int(one) - 1000) for one in query["ids"].split(",")]}
    network = source(stage.url, bearer_token=Told("t"), monthly_budget_usd=1.0)

    with pytest.raises(BudgetSpentError):
        list(network.recheck([str(1000 + number) for number in range(300)], Memory(usd_spent=0.25)))

    assert [len(query["ids"].split(",")) for _, query in stage.asked] == [100, 50]
    assert network.spent().usd == pytest.approx(0.75)


def test_an_account_signs_its_requests(stage: Stage) -> None:
    stage.tell = lambda *_: {"data": {"id": "77", "username": "acme"}}

    assert source(stage.url, **USER).ping() == "logged in as @acme"
    assert stage.headers[0]["authorization"].startswith("OAuth ")
    assert stage.asked[0][0] == "/2/users/me"


def test_an_app_says_whom_it_reads(stage: Stage) -> None:
    stage.tell = lambda *_: {"data": {"id": "77", "username": "acme"}}

    assert source(stage.url).ping() == "reads @acme, account 77"


# -- the invented world and the recordings --------------------------------------------------------------------------------


def in_the_world(url: str, plugs: SourcePlugs) -> XNetwork:
    return source(url, plugs, brand=BRAND)


@needs_world
@pytest.mark.parametrize("scenario", ["calm", "thread-replies", "late", "edits", "deletions", "hostile-text"])
def test_a_world_of_x_is_brought_home_as_it_is(scenario: str, tmp_path: Path) -> None:
    story = live_through(scenario, "x", in_the_world, tmp_path)

    assert story.is_right, story.score
    assert (story.memory.troubles, story.violations, story.warnings) == ([], [], {})


@needs_world
@pytest.mark.parametrize("names", ["post", "post-only"])
def test_a_world_with_the_new_names_is_brought_home_as_well(names: str, tmp_path: Path) -> None:
    story = live_through("edits", "x", in_the_world, tmp_path, x_names=names)

    assert story.is_right, story.score
    assert story.violations == []


@needs_world
@pytest.mark.parametrize(
    ("scenario", "troubles", "seconds"),
    [
        ("limits", {"RateLimitedError", "CapReachedError", "CredentialsError"}, 20.0),
        ("broken", {"SourceError", "BudgetSpentError"}, 5.0),
        ("mid-page-failure", {"SourceError"}, 20.0),
    ],
)
def test_nothing_is_lost_when_x_breaks(scenario: str, troubles: set[str], seconds: float, tmp_path: Path) -> None:
    story = live_through(scenario, "x", in_the_world, tmp_path, seconds=seconds, rechecks=False)

    assert story.is_right, story.score
    # On a busy machine the silent answer ends by its own time limit before the budget does: a SourceError, and no loss either way.
    assert {"SourceError"} & troubles <= story.troubles <= troubles
    assert (story.violations, story.warnings) == ([], {})


@needs_world
@pytest.mark.slow
def test_three_thousand_mentions_between_two_polls_come_home(tmp_path: Path) -> None:
    story = live_through("burst", "x", in_the_world, tmp_path, rechecks=False)

    assert story.is_right, story.score
    assert story.memory.gaps == []
    assert max(story.requests) <= 45


@needs_recordings
@pytest.mark.parametrize("name", ["mentions_tweet", "search_recent_a", "search_recent_b", "search_recent_two_queries", "quoted_edit"])
def test_what_x_really_answered_is_read_whole(name: str) -> None:
    for take in json.loads((SHARED / "recordings/x" / f"{name}.json").read_text("utf-8")):
        body = take["response"]["body"]

        page = read_page(body, READER)

        assert (len(page.mentions), page.poison) == (len(body["data"]), ())
        assert all(one.author.startswith("@") and not one.author[1:].isdecimal() for one in page.mentions)
        assert all(one.thread_id for one in page.mentions)
        assert page.next_token == body.get("meta", {}).get("next_token")


@needs_recordings
def test_a_real_edit_keeps_one_identity() -> None:
    folder = SHARED / "recordings/x"
    bodies = [json.loads((folder / f"edited_{when}.json").read_text("utf-8"))[0]["response"]["body"] for when in ("before", "after")]

    before, after = (read_page(body, READER).mentions[0] for body in bodies)

    assert before.native_id == after.native_id
    assert after.text != before.text
    assert after.edited_at is not None


# -- garbled answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "garbled",
    [
        {"data": "x"},
        {"meta": []},
        {"meta": {"result_count": 1, "next_token": {"x": 1}}},
        {"data": [], "meta": {"result_count": 3}},
    ],
)
def test_a_page_of_another_form_is_an_error_and_moves_no_mark(garbled: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        read_page({"data": [a_post()], "meta": {"result_count": 1}, **garbled}, READER)


def test_a_page_that_does_not_say_whether_more_follow_is_not_the_last_one(stage: Stage) -> None:
    stage.tell = lambda *_: {"data": [a_post()]}
    memory = Memory()

    (trouble,) = memory.poll(source(stage.url, watch=("search",)))

    assert "more follow" in str(trouble)
    assert memory.windows == {}


@pytest.mark.parametrize("number", ["9" * 20, "0", 0, "-4", "\ud800"])
def test_an_id_that_is_none_is_quarantined(number: Any) -> None:
    page = read_page({"data": [a_post(low=1), a_post(low=2, id=number, edit_history_tweet_ids=[])], "meta": {}}, READER)

    assert (len(page.mentions), len(page.ids), len(page.poison)) == (1, 1, 1)
    assert page.poison[0].where.encode()


def test_an_id_of_the_future_is_no_mark_for_the_next_visit(stage: Stage) -> None:
    stage.tell = lambda *_: {"data": [a_post(id="9" * 19, edit_history_tweet_ids=[]), a_post()], "meta": {"result_count": 2}}
    memory = Memory()

    assert memory.poll(source(stage.url, watch=("search",))) == []

    assert len(memory.mentions) == 2
    assert [snowflake_time(int(window.since or 0)) for window in memory.windows.values()] == [NOW]
