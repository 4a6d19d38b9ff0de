"""What names the brand, what only looks like it, and who the brand is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch.model.brand import Brand
from socialwatch.triage.relevance import Matcher
from tests.triage.builders import ACME, mention

ACME_MATCHER = Matcher(ACME)


@pytest.mark.parametrize(
    ("network", "text", "found"),
    [
        ("x", "@acme hello", "@acme"),
        ("x", "hello @ACME!", "@acme"),
        ("x", "hello @acme.", "@acme"),
        ("x", "ask @acme.Then wait", "@acme"),
        ("x", "(@acme)", "@acme"),
        ("x", ".@acme is slow", "@acme"),
        ("x", "@acme's kettle", "@acme"),
        ("x", "thanks,@acmehelp", "@acmehelp"),
        ("x", "RT @jane: @acme is slow", "@acme"),
        ("x", "my #Acme, again", "#acme"),
        ("x", "#acme", "#acme"),
        ("feed", "ask @acme on X", "@acme"),
        ("reddit", "u/acme hi", "u/acme"),
        ("reddit", "hi /u/Acme.", "/u/acme"),
        ("mastodon", "@acme hi", "@acme"),
        ("mastodon", "@acme@mastodon.example hi", "@acme@mastodon.example"),
        ("bluesky", "@acme.example hi", "@acme.example"),
        ("hackernews", "an ACME  Kettle!", '"acme kettle"'),
        ("hackernews", "the acme-kettle", '"acme-kettle"'),
        ("hackernews", "Acme\nkettle", '"acme kettle"'),
        ("hackernews", "𝕒𝕔𝕞𝕖 kettle", '"acme kettle"'),
    ],
)
def test_a_name_of_the_brand_is_found_in_the_words_that_were_written(network: str, text: str, found: str):
    assert ACME_MATCHER.finds(mention(text, network=network)) == found


@pytest.mark.parametrize("network", ["x", "reddit", "mastodon", "bluesky", "hackernews", "feed", "file"])
@pytest.mark.parametrize(
    "text",
    [
        "@acmebot you are funny, nothing to do with kettles",
        "@acme_fans meet on Friday",
        "@my_acme hello",
        "@@acme",
        "acmeism is a way of life",
        "mail jane@acme.invalid about it",
        "mail jane@acme about it",
        "#acmeetc sale today",
        "#notacme",
        "x#acme",
        "acme kettlebell workout for beginners",
        "macme kettle",
        "the kettle that acme sells is nice",
        "anne kettle on sale",
        "@acme@another.example is somebody else",
        "u/acmebot and u/acme_fans and u/acme-kettles",
        "https://example.com/u/acme",
        "https://example.com/@acme",
        "https://example.com/page#acme",
        "the Acme kettle cartoon of 1951",
        "",
    ],
)
def test_a_near_miss_is_not_ours(network: str, text: str):
    assert ACME_MATCHER.finds(mention(text, network=network)) is None


def test_a_handle_that_goes_on_behind_a_dot_is_another_account_where_handles_have_dots():
    text = "@acme.social hi"

    assert ACME_MATCHER.finds(mention(text, network="bluesky")) is None
    assert ACME_MATCHER.finds(mention(text, network="x")) == "@acme"


def test_the_brand_beside_an_excluded_phrase_still_counts():
    text = "like the acme kettle cartoon, but I mean my acme kettle"

    assert ACME_MATCHER.finds(mention(text)) == '"acme kettle"'


def test_a_title_counts_as_text():
    assert ACME_MATCHER.finds(mention("it broke", network="feed", title="My acme kettle")) == '"acme kettle"'


def test_accents_and_case_of_keywords_do_not_matter():
    matcher = Matcher(Brand(name="cafe", keywords=("Café Größe",)))

    assert matcher.finds(mention("at CAFE groesse")) is None
    assert matcher.finds(mention("at CAFE GRÖSSE")) == '"cafe grosse"'


def test_a_brand_without_names_finds_nothing():
    assert Matcher(Brand(name="quiet")).finds(mention("@quiet #quiet quiet")) is None


@pytest.mark.parametrize(
    ("network", "author", "is_own"),
    [
        ("x", "@acme", True),
        ("x", "Acme", True),
        ("x", "@AcmeHelp", True),
        ("x", "@acmebot", False),
        ("reddit", "u/acme", True),
        ("reddit", "/u/acme", True),
        ("reddit", "acme", True),
        ("mastodon", "@acme@mastodon.example", True),
        ("mastodon", "acme@mastodon.example", True),
        ("mastodon", "@acme@evil.example", False),
        ("mastodon", "@acme", True),
        ("bluesky", "@acme.example", True),
        ("bluesky", "@acme", False),
        ("hackernews", "acme", False),
    ],
)
def test_the_brands_own_accounts_are_known_on_their_network_only(network: str, author: str, is_own: bool):
    assert ACME_MATCHER.is_own(mention("hi", network=network, author=author)) is is_own


def test_a_mastodon_author_without_a_server_is_judged_by_the_address_of_the_post():
    at_home = mention("hi", network="mastodon", author="@acme", url="https://mastodon.example/@acme/1")
    elsewhere = mention("hi", network="mastodon", author="@acme", url="https://evil.example/@acme/1")

    assert (ACME_MATCHER.is_own(at_home), ACME_MATCHER.is_own(elsewhere)) == (True, False)


@given(st.text(max_size=300), st.sampled_from(["x", "mastodon", "bluesky", "reddit", "feed"]))
def test_no_text_of_a_stranger_breaks_the_matcher(text: str, network: str):
    found = ACME_MATCHER.finds(mention(text, network=network))

    assert found is None or "acme" in found
