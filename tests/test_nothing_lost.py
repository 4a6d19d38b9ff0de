"""The whole program against all fake networks at once: storms of faults of our own, kills, and the cost of quiet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.fakenet_home import a_fakenet_home, needs_fakenet

SCENARIOS = Path(__file__).parent / "networks" / "scenarios"

pytestmark = needs_fakenet


@pytest.mark.slow
def test_a_storm_of_faults_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    with a_fakenet_home(tmp_path, SCENARIOS / "storm-of-faults.toml", seed=2) as home:  # `.ci/run` drives the other storms
        codes = home.live_through()

        assert home.verdicts() == []
        assert codes[-1] == 0


@pytest.mark.slow
def test_a_storm_in_which_every_poll_is_killed_loses_nothing(tmp_path: Path) -> None:
    # Without deletions: what only a killed poll was shown, and its author took back before the next one, nobody can hold.
    storm = tmp_path / "storm.toml"
    storm.write_text(re.sub(r"(?m)^(deletions|removals) = .*$", "", (SCENARIOS / "storm-of-pages.toml").read_text()))
    with a_fakenet_home(tmp_path, storm, seed=5) as home:
        codes = home.live_through(kill_after=[0.7, 0.9, 1.1, 0.6, 1.3, 0.8, 1.0, 1.2])

        told = [one for one in home.verdicts() if "logged in again" not in one]  # a kill between a login and its keeping costs one

    assert told == []
    assert -9 in codes
    assert codes[-1] == 0


def test_quiet_costs_one_request_a_watch_and_says_nothing(tmp_path: Path) -> None:
    with a_fakenet_home(tmp_path, "quiet") as home:
        config = tmp_path / "socialwatch.toml"
        config.write_text(config.read_text().replace('recheck = "0m"', 'recheck = "12h"'))
        first = home.run("poll", "-q")
        home.advance()
        before = len(home.server.fakenet.requests)

        quiet = home.run("poll")

        requests = home.server.fakenet.requests[before:]
        asked = [re.sub(r"/\d{9,}/", "/ID/", f"{one['network']} {one['method']} {one['path']}") for one in requests]
    assert (first.returncode, first.stdout) == (0, "")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    assert sorted(asked) == [
        "bluesky GET /xrpc/app.bsky.feed.getAuthorFeed",
        *["bluesky GET /xrpc/app.bsky.feed.searchPosts"] * 3,  # the hashtag, the keyword, the handle
        "bluesky GET /xrpc/app.bsky.notification.listNotifications",
        "feed GET /alerts.xml",
        "feed GET /forum.json",
        "feed GET /reviews.xml",
        "hn GET /api/v1/search_by_date",
        "mastodon GET /api/v1/accounts/ID/statuses",
        "mastodon GET /api/v1/notifications",
        "mastodon GET /api/v1/timelines/tag/acme",
        "reddit GET /message/mentions",
        "reddit GET /r/all/search",
        "reddit GET /r/kettles+coffee/comments",
        "reddit GET /r/kettles+coffee/new",
        "reddit GET /user/acme/overview",
        "reddit POST /api/v1/access_token",  # what the login needs: the token lasts a day, a poll a second
        "x GET /2/tweets/search/recent",
        "x GET /2/users/ID/mentions",
        "x GET /2/users/ID/tweets",
    ]
