from __future__ import annotations

import tomllib
from collections import Counter
from datetime import timedelta

from socialwatch.model.collecting import Window
from socialwatch.networks.demo import demo_brand, demo_config, demo_corpus, kind
from socialwatch.ports import Network, SourceSettings
from socialwatch.triage.relevance import Matcher
from tests.networks.visits import NOW, FakeVisit, NoPlugs, mentions_of, visit_all


def demo() -> Network:
    return kind.open(SourceSettings(name="demo", network="demo", brand="acme"), demo_brand(), NoPlugs())


def test_the_corpus_is_large_varied_and_free_of_doubles():
    posts = demo_corpus(NOW)

    assert len(posts) >= 250
    assert len({post.key for post in posts}) == len(posts)
    assert len({post.text for post in posts}) >= 240
    assert {post.network for post in posts} == {"x", "reddit", "mastodon", "bluesky", "hackernews", "feed"}
    assert len({post.lang for post in posts}) >= 10
    assert min(post.created_at for post in posts) > NOW - timedelta(weeks=4)
    assert [post.created_at for post in posts] == sorted(post.created_at for post in posts)


def test_every_thread_is_whole_and_runs_forward_in_time():
    by_id = {post.native_id: post for post in demo_corpus(NOW)}

    for post in by_id.values():
        if post.in_reply_to:
            parent = by_id[post.in_reply_to]
            assert (parent.network, parent.thread_id) == (post.network, post.thread_id)
            assert parent.created_at < post.created_at


def test_the_brand_speaks_for_itself_and_near_misses_are_not_about_it():
    matcher = Matcher(demo_brand())
    posts = demo_corpus(NOW)

    own = [post for post in posts if matcher.is_own(post)]
    foreign = [post for post in posts if not post.is_addressed and not matcher.finds(post)]

    assert len(own) >= 40
    assert all(post.in_reply_to for post in own)
    assert 8 <= len(foreign) <= 14, [post.body for post in foreign]


def test_the_second_poll_at_once_brings_nothing_and_later_ones_what_arrived_since():
    network = demo()
    (watch,) = network.watches()
    first, window = visit_all(network, watch, Window())
    second, window = visit_all(network, watch, window)
    later, window = visit_all(network, watch, window, FakeVisit(NOW + timedelta(hours=8)))
    last, window = visit_all(network, watch, window, FakeVisit(NOW + timedelta(days=3)))

    counts = [len(mentions_of(pages)) for pages in (first, second, later, last)]
    assert counts[1] == 0
    assert min(counts[0] - 249, counts[2], counts[3]) > 0
    assert sum(counts) == len(demo_corpus(NOW))
    assert window.is_home


def test_a_visit_killed_after_any_page_loses_nothing():
    network = demo()
    (watch,) = network.watches()
    pages, _ = visit_all(network, watch, Window())
    whole = {post.key for post in mentions_of(pages)}

    for cut in range(1, len(pages)):
        rest, _ = visit_all(network, watch, pages[cut - 1].window, FakeVisit(NOW + timedelta(minutes=1)))
        assert {post.key for post in mentions_of(pages[:cut]) + mentions_of(rest)} == whole


def test_something_is_fresh_and_audiences_reach_from_none_to_millions():
    posts = demo_corpus(NOW)
    ages = Counter((NOW - post.created_at) < timedelta(hours=2) for post in posts if post.created_at <= NOW)
    followers = [post.followers for post in posts if post.followers is not None]

    assert ages[True] >= 6
    assert (min(followers), max(followers)) == (0, 9_000_000)


def test_the_configuration_is_toml_around_the_same_brand():
    config = tomllib.loads(demo_config())

    brand = demo_brand()
    assert config["brands"]["acme"] == {
        "handles": {network: list(handles) for network, handles in brand.handles.items()},
        "hashtags": list(brand.hashtags),
        "keywords": list(brand.keywords),
        "exclude": list(brand.exclude),
    }
    assert [source["network"] for source in config["sources"]] == ["demo"]
    assert set(config["departments"]) == {"billing", "safety", "logistics"}
