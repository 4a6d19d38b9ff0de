from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from socialwatch.errors import RateLimitedError, SocialwatchError, SourceError
from socialwatch.model.collecting import Harvest, Window
from socialwatch.networks.feed import kind
from socialwatch.networks.feed.fetching import is_public
from socialwatch.ports import Network, SourceSettings
from socialwatch.transport import SourcePlugs, make_plugs
from tests.networks.exam import Memory
from tests.networks.fake_world import BRAND, a_world, fresh_plugs, needs_shared
from tests.networks.visits import NOW, FakeVisit, mentions_of, visit_all

FRESH = Window()


def rss(*items: str, head: str = "<title>The Gazette</title>") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def item(
    guid: str = "https://blog.example/1",
    *,
    title: str = "Kettles",
    text: str = "Hot",
    date: str = "Fri, 20 Nov 2026 10:00:00 GMT",
    more: str = "",
) -> str:
    name = f"<guid>{guid}</guid>" if guid else ""
    when = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title>{name}{when}<description>{text}</description>{more}</item>"


def feed(*urls: str, match: bool = False, plugs: SourcePlugs | None = None) -> Network:
    settings = SourceSettings(name="blogs", network="feed", brand="acme", options={"urls": urls, "match": match})
    return kind.open(settings, BRAND, plugs or make_plugs(source="blogs", budget_requests=20, budget_seconds=20))


@pytest.fixture
def visit(httpserver: HTTPServer) -> Callable[..., tuple[list[Harvest], Window]]:
    """Serve a body as the feed and visit it once."""

    def make(body: str | bytes | Response, window: Window = FRESH, *, now: datetime = NOW, held: tuple[str, ...] = (), match: bool = False):
        httpserver.clear()
        answer = body if isinstance(body, Response) else Response(body, content_type="application/xml")
        httpserver.expect_request("/feed").respond_with_response(answer)
        network = feed(httpserver.url_for("/feed"), match=match)
        return visit_all(network, network.watches()[0], window, FakeVisit(now, held=held))

    return make


def test_each_address_is_a_watch_of_its_own():
    network = feed("https://a.example/1", "https://b.example/2")

    assert [(watch.key, watch.kind) for watch in network.watches()] == [
        ("feed:https://a.example/1", "feed"),
        ("feed:https://b.example/2", "feed"),
    ]


def test_an_rss_entry_becomes_a_mention_in_plain_text(visit):
    text = "&lt;p&gt;It &lt;b&gt;smokes&lt;/b&gt; &amp;amp; hums&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    more = "<link>https://blog.example/one</link><author>Ada</author>"
    pages, window = visit(rss(item(text=text, title="Kettles &amp; co", more=more), head="<title>G</title><language>en-GB</language>"))

    (mention,) = mentions_of(pages)
    assert (mention.network, mention.native_id, mention.author, mention.title, mention.text) == (
        "feed",
        "https://blog.example/1",
        "Ada",
        "Kettles & co",
        "It smokes & hums",
    )
    assert (mention.url, mention.lang, mention.created_at) == ("https://blog.example/one", "en", datetime(2026, 11, 20, 10, tzinfo=UTC))
    assert mention.is_addressed
    assert window.is_home


def test_with_match_entries_are_only_candidates(visit):
    pages, _ = visit(rss(item()), match=True)

    assert not mentions_of(pages)[0].is_addressed


def test_an_atom_entry_that_was_edited_says_when(visit):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Reviews</title><entry><title>Lid</title><id>tag:a,2026:1</id>'
        "<author><name>Bo</name></author><published>2026-11-20T10:00:00Z</published><updated>2026-11-21T10:00:00Z</updated>"
        '<content type="html">&lt;p&gt;Broken&lt;/p&gt;</content></entry></feed>'
    )
    (mention,) = mentions_of(visit(atom)[0])

    assert (mention.native_id, mention.author, mention.text) == ("tag:a,2026:1", "Bo", "Broken")
    assert mention.edited_at == datetime(2026, 11, 21, 10, tzinfo=UTC)


def test_json_feeds_are_read_and_a_number_with_a_fraction_is_no_id(visit):
    items = [
        {"id": 7, "content_html": "<p>a<br>b</p>", "authors": [{"name": "Cy"}], "date_published": "2026-11-20T10:00:00Z"},
        {"id": 1.5},
        3,
    ]
    pages, _ = visit(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items}))

    (mention,) = mentions_of(pages)
    assert (mention.native_id.partition(":")[2], mention.text, mention.author) == ("7", "a\nb", "Cy")
    assert [(p.where.partition(" of ")[0], p.reason) for p in pages[0].poison] == [
        ("entry 2", "the id is not a text"),
        ("entry 3", "expected an object"),
    ]


def test_the_same_short_guid_in_two_feeds_is_two_entries(httpserver: HTTPServer):
    for path in ("/a", "/b"):
        httpserver.expect_request(path).respond_with_data(rss(item("17")))
    network, memory = feed(httpserver.url_for("/a"), httpserver.url_for("/b")), Memory()
    memory.poll(network)

    assert len(memory.mentions) == 2


def test_two_entries_with_one_guid_are_one_and_entries_without_any_are_told_apart(visit):
    pages, _ = visit(rss(item("g:1"), item("g:1"), item("", title="One"), item("", title="Two"), item("", title="Two")))

    assert len(mentions_of(pages)) == 3


def test_guids_that_change_at_each_visit_do_not_double_the_entries(visit):
    link = "<link>https://blog.example/one</link>"
    first, window = visit(rss(item("https://blog.example/1?session=1", more=link)))
    second, window = visit(rss(item("https://blog.example/1?session=2", more=link)), window)
    third, _ = visit(rss(item("https://blog.example/1?session=3", more=link)), window)

    assert {m.native_id for m in mentions_of(first + second + third)} == {"https://blog.example/1?session=1"}


def test_an_entry_without_a_date_keeps_the_time_at_which_it_was_first_seen(visit):
    first, window = visit(rss(item(date="")))
    (mention,) = mentions_of(first)
    second, _ = visit(rss(item(date="")), window, now=NOW + timedelta(hours=1), held=(mention.native_id,))

    assert mention.created_at == NOW
    assert mentions_of(second) == []


def test_a_date_to_come_is_clamped(visit):
    pages, _ = visit(rss(item(date="Fri, 20 Nov 2099 10:00:00 GMT")))

    assert mentions_of(pages)[0].created_at == NOW


def test_links_that_are_not_of_the_web_are_dropped(visit):
    pages, _ = visit(rss(item(more="<link>javascript:alert(1)</link>")))

    assert mentions_of(pages)[0].url is None


def test_an_unchanged_feed_is_asked_for_politely_and_leaves_the_window(httpserver: HTTPServer):
    def answer(request: Request) -> Response:
        if request.headers.get("If-None-Match") == '"v1"':
            return Response(status=304)
        return Response(rss(item()), headers={"ETag": '"v1"', "Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT"})

    httpserver.expect_request("/feed").respond_with_handler(answer)
    network = feed(httpserver.url_for("/feed"))
    first, window = visit_all(network, network.watches()[0], FRESH)
    second, after = visit_all(network, network.watches()[0], window)

    assert (len(mentions_of(first)), len(mentions_of(second)), after) == (1, 0, window)
    assert httpserver.log[1][0].headers["If-Modified-Since"] == "Fri, 20 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    "body",
    [
        "<html><body><form>Please log in</form></body></html>",
        "",
        "plain words",
        rss(item())[:-20],
        '{"version": "1", "items": []}',
        '{"version": "https://jsonfeed.org/version/1", "items": [',
        "[" * 100_000,
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + rss(item())[38:],
    ],
    ids=["login page", "empty", "words", "cut off", "other json", "cut json", "deep", "entities"],
)
def test_what_is_not_a_feed_is_an_error(visit, body: str):
    with pytest.raises(SourceError):
        visit(body)


def test_an_empty_feed_is_no_error(visit):
    pages, _ = visit(rss())

    assert mentions_of(pages) == []


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_a_huge_feed_the_newest_500_are_read_in_time(visit, newest_first: bool):
    numbers = range(5000, 0, -1) if newest_first else range(1, 5001)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    dated = [item(f"g:{n}", date=(start + timedelta(hours=n)).strftime("%a, %d %b %Y %H:%M:%S GMT")) for n in numbers]
    began = time.process_time()
    pages, _ = visit(rss(*dated))

    assert {m.native_id.rpartition(":")[2] for m in mentions_of(pages)} == {str(n) for n in range(4501, 5001)}
    assert time.process_time() - began < 6  # a guard only: that the cap holds is asserted above


def test_a_feed_that_rolled_over_between_two_visits_leaves_a_gap(visit):
    _, window = visit(rss(item("g:1", title="A")))
    pages, _ = visit(rss(item("g:2", title="B", date="Sat, 21 Nov 2026 10:00:00 GMT")), window)
    gap = pages[0].gap

    assert gap is not None
    assert (gap.begins_at, gap.ends_at, gap.is_final) == (
        datetime(2026, 11, 20, 10, tzinfo=UTC),
        datetime(2026, 11, 21, 10, tzinfo=UTC),
        True,
    )


def listed(*numbers: int, day: int = 20) -> str:
    """Return a feed of these entries, the first one the newest; each is as many hours old as its number says."""
    return rss(*(item(f"g:{number}", title=f"{number}", date=f"Fri, {day} Nov 2026 {number:02}:00:00 GMT") for number in numbers))


def gone(pages: list[Harvest]) -> list[str]:
    return [name.rpartition(":")[2] for page in pages for name in page.withdrawn]


def test_an_entry_that_is_missing_between_others_was_taken_down(visit):
    _, window = visit(listed(9, 8, 7, 6))
    pages, window = visit(listed(11, 10, 9, 6), window)
    again, _ = visit(listed(12, 11, 10, 9, 6), window)

    assert (gone(pages), gone(again)) == (["8", "7"], [])


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(listed(11, 10, 9, 8), id="the oldest have only made room"),
        pytest.param(listed(9, 6, 8), id="a feed in another order"),
        pytest.param(listed(14, 13, 12), id="nothing of before is there"),
        pytest.param(rss(item("g:9", date=""), item("g:6", date="")), id="a feed without dates"),
    ],
)
def test_an_entry_that_may_only_be_old_is_not_taken_for_gone(visit, after: str):
    _, window = visit(listed(9, 8, 7, 6))

    assert gone(visit(after, window)[0]) == []


def test_redirects_are_followed_on_the_host_that_the_user_wrote(httpserver: HTTPServer):
    httpserver.expect_request("/old").respond_with_response(Response(status=301, headers={"Location": "/feed"}))
    httpserver.expect_request("/feed").respond_with_data(rss(item()))
    network = feed(httpserver.url_for("/old"))

    pages, _ = visit_all(network, network.watches()[0], FRESH)

    assert len(mentions_of(pages)) == 1


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("http://127.0.0.1:9/feed", "not public"),
        ("http://0x7f.1/feed", "not public"),
        ("http://2130706433/feed", "not public"),
        ("http://[::ffff:127.0.0.1]/feed", "not public"),
        ("http://169.254.169.254/latest", "not public"),
        ("http://10.0.0.1/", "not public"),
        ("file:///etc/passwd", "not a web address"),
        ("http://a.example\\@127.0.0.1/", "not a web address"),
        ("http://user@127.0.0.1/", "not a web address"),
        ("/again", "more than 3 times"),
    ],
)
def test_redirects_elsewhere_are_not_followed_to_private_places(httpserver: HTTPServer, target: str, says: str):
    httpserver.expect_request("/feed").respond_with_response(Response(status=302, headers={"Location": target}))
    httpserver.expect_request("/again").respond_with_response(Response(status=302, headers={"Location": "/again"}))
    network = feed(httpserver.url_for("/feed"))

    with pytest.raises(SourceError, match=says):
        visit_all(network, network.watches()[0], FRESH)


@pytest.mark.parametrize("host", ["64:ff9b::7f00:1", "192.0.0.1", "0", "::1", "fe80::1", "224.0.0.1", "100.64.0.1", ""])
def test_addresses_that_lead_inside_are_not_public(host: str):
    assert not is_public(host)


def test_of_several_hosts_the_limit_of_one_holds_up_its_own_feeds_only_and_is_known_at_the_next_visit(httpserver: HTTPServer):
    httpserver.expect_request("/busy").respond_with_data("", status=429, headers={"Retry-After": "600"})
    httpserver.expect_request("/free").respond_with_data(rss(item()), content_type="application/xml")
    port, plugs = httpserver.port, make_plugs(source="blogs", budget_requests=20, budget_seconds=20)
    urls = (f"http://localhost:{port}/busy", f"http://localhost:{port}/busy2", f"http://127.0.0.1:{port}/free")
    network, now = feed(*urls, plugs=plugs), datetime.now(UTC)
    busy, busy_too, free = network.watches()

    with pytest.raises(SourceError, match="asks us to wait until") as first:
        visit_all(network, busy, Window(), FakeVisit(now))
    for watch in (busy, busy_too):
        with pytest.raises(SourceError, match="asked us to wait until"):
            visit_all(network, watch, Window(), FakeVisit(now))
    pages, _ = visit_all(network, free, Window(), FakeVisit(now))

    assert type(first.value) is SourceError
    assert len(mentions_of(pages)) == 1
    assert [request.path for request, _ in httpserver.log] == ["/busy", "/free"]
    with pytest.raises(SourceError):
        visit_all(network, busy, Window(), FakeVisit(now + timedelta(minutes=11)))
    assert len(httpserver.log) == 3


@pytest.mark.parametrize(("status", "error"), [(404, SourceError), (503, SourceError), (429, RateLimitedError)])
def test_refusals_are_told(visit, status: int, error: type[SocialwatchError]):
    with pytest.raises(error):
        visit(Response(status=status, headers={"Retry-After": "60"}))


# -- against the fake networks --------------------------------------------------------------------------------------------


def open_feeds(*names: str):
    return lambda url, plugs: feed(*(f"{url}/feed/{name}" for name in names), plugs=plugs)


@needs_shared
@pytest.mark.parametrize("scenario", ["calm", "late", "burst", "edits", "hostile-text"])
def test_a_scenario_is_brought_home_whole(scenario: str):
    with a_world(scenario) as world:
        memory = world.play(open_feeds("alerts.xml", "reviews.xml", "forum.json"), fresh_plugs())

        assert world.judged("feed", memory) == "right"
        assert (memory.troubles, world.complaints()) == ([], [])


@needs_shared
def test_after_limits_nothing_is_missing():
    with a_world("limits") as world:
        memory = world.play(open_feeds("alerts.xml", "reviews.xml", "forum.json"), fresh_plugs())

        assert world.judged("feed", memory) == "right"


@needs_shared
@pytest.mark.parametrize("name", ["changing-guid.xml", "undated.xml", "entities.xml"])
def test_feeds_told_badly_are_read_once_each(name: str):
    with a_world("calm") as world:
        plain = world.play(open_feeds("alerts.xml"), fresh_plugs())
    with a_world("calm") as world:
        odd = world.play(open_feeds(name), fresh_plugs())

    assert sorted(m.body.replace("\xa0", " ") for m in odd.mentions.values()) == sorted(m.body for m in plain.mentions.values())


@needs_shared
@pytest.mark.parametrize("name", ["huge.xml", "gzipbomb.xml", "entitybomb.xml"])
def test_bombs_are_refused_in_time(name: str):
    with a_world("calm") as world:
        network = feed(f"{world.url}/feed/{name}")
        began = time.process_time()

        with pytest.raises(SourceError):
            visit_all(network, network.watches()[0], FRESH)
    assert time.process_time() - began < 10  # the server works in this process too


def test_what_cannot_be_read_is_quarantined_with_its_bytes_and_not_said_to_be_taken_down(visit):
    def told(**middle: object) -> str:
        days = [{"id": f"tag:a,2026:{n}", "content_text": "Hot", "date_published": f"2026-11-2{n}T10:00:00Z"} for n in (3, 2, 1)]
        days[1] |= middle
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": days})

    _, window = visit(told())
    (page,), _ = visit(told(content_text=5), window)

    assert page.withdrawn == ()
    assert [json.loads(poison.raw)["id"] for poison in page.poison] == ["tag:a,2026:2"]
    assert len(page.mentions) == 2
