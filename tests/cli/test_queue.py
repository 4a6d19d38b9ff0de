"""The queue on the command line: claims, people, the log, and two programs at once."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.home import CONFIG, Home


def number(home: Home, author: str) -> int:
    return next(case["id"] for case in home.read("list", "muted:any") if case["author"] == author)


# -- next and claims ----------------------------------------------------------------------------------------------------


def test_two_programs_at_once_never_get_the_same_case(home: Home) -> None:
    started = [home.start("--as", f"p{n}", "next", "--json") for n in range(5)]

    told = [one.communicate(timeout=60) for one in started]

    assert [err.count("is yours until") for _, err in told] == [1] * 5
    assert sorted(json.loads(out)["id"] for out, _ in told) == [1, 2, 3, 4, 5]
    assert home.ok("next") == "Nothing waits for anybody. Well done.\n"


def test_next_says_until_when_the_case_is_yours_and_how_to_give_it_back(home: Home) -> None:
    ed = number(home, "@ed")

    code, out, err = home("next")
    given_back = home.ok("claim", ed, "--off")

    assert (code, out.startswith(f"Case {ed}:")) == (0, True)
    assert err.startswith(f"case {ed} is yours until ")
    assert err.endswith(f"`socialwatch claim {ed} --off` gives it back\n")
    assert given_back == f"Case {ed}: given back (@ed)\n"
    assert home.read("next", me="bob")["id"] == ed


def test_a_claim_holds_as_long_as_the_configuration_says(home: Home) -> None:
    before = datetime.now(UTC)

    home.ok("claim", 1)

    (change,) = [line["changes"]["claimed_until"][1] for line in home.read("log", "--case", 1) if line["verb"] == "claim"]
    held = datetime.fromisoformat(change) - before
    assert timedelta(minutes=45) <= held <= timedelta(minutes=46)


def test_a_claim_of_no_time_is_refused_with_its_key(home: Home) -> None:
    home.config.write_text(CONFIG.replace('"45m"', '"0m"'))

    assert home("list") == (3, "", "socialwatch: socialwatch.toml: claim_for: expected a duration of more than nothing\n")


# -- which cases --------------------------------------------------------------------------------------------------------

MANY = [
    ("handle", "--outcome", "solved"), ("snooze", "--until", "2h"), ("watch", "--until", "2h"), ("pending",), ("claim",), ("mute", "--until", "7d"),
]  # fmt: skip


@pytest.mark.parametrize("verb", MANY, ids=lambda words: str(words[0]))
def test_three_or_more_are_refused_where_nobody_can_be_asked(home: Home, verb: tuple[str, ...]) -> None:
    before = home.read("log")

    code, out, err = home(verb[0], "1-3", *verb[1:])

    assert (code, out) == (2, "")
    assert "nobody is here to ask; say --yes" in err
    assert home.read("log") == before
    assert home(verb[0], "1-3", *verb[1:], "--yes")[0] == 0
    assert home(verb[0], "4", "5", *verb[1:])[0] == 0


def words_last(verb: str, *last: str) -> list[tuple[str, ...]]:
    return [(verb, "1-2", *last), (verb, "--where", "author:@jane,@bo", *last)]


@pytest.mark.parametrize(
    "words",
    [*words_last("note", "called"), *words_last("promise", "2h"), *words_last("assign", "bob"), *words_last("tag", "vip")],
    ids=" ".join,
)
def test_words_behind_the_cases_work_with_ranges_and_filters(home: Home, words: tuple[str, ...]) -> None:
    assert [line.split(":")[0] for line in sorted(home.ok(*words).splitlines())] == ["Case 1", "Case 2"]


def test_cases_come_from_standard_input(home: Home) -> None:
    listing = "\n".join(str(case["id"]) for case in home.read("list", "not author:@ed"))

    done = home.start("--as", "ada", "handle", "-", "--outcome", "solved", "--yes", stdin=subprocess.PIPE)
    out, err = done.communicate(listing, timeout=60)

    assert (done.returncode, len(out.splitlines()), err) == (0, 4, "")
    assert [case["author"] for case in home.read("list")] == ["@ed"]


def test_a_tag_that_begins_with_a_digit_is_a_tag(home: Home) -> None:
    home.ok("tag", 1, "2nd-time", "vip")

    assert home.read("show", 1)["tags"] == ["2nd-time", "vip"]


@pytest.mark.parametrize("text", ["thanks!", "👍", "@acme thank you so much", "RT @someone: acme kettles are great"])
def test_a_bare_thank_you_an_emoji_or_a_repost_never_reopens_and_a_question_does_to_its_last_owner(home: Home, text: str) -> None:
    def writes(number: str, words: str) -> None:
        row = {"network": "x", "native_id": number, "author": "@jane", "text": words, "brand": "acme", "thread_id": "t"}
        with (home.folder / "posts.jsonl").open("a") as file:
            file.write(json.dumps(row | {"created_at": datetime.now(UTC).isoformat()}) + "\n")
        assert home("poll")[0] == 0

    writes("t1", "@acme my lamp is broken, please help")
    home.ok("claim", 6)
    home.ok("handle", 6, "--outcome", "solved")

    writes("t2", text)
    still_handled = home.read("show", 6)
    writes("t3", "@acme it broke again, what now?")
    reopened = home.read("show", 6)

    assert (still_handled["state"], still_handled["waiting_since"]) == ("handled", None)
    assert (reopened["state"], reopened["assignee"], reopened["due_kind"]) == ("open", "ada", "next_response")


# -- people -------------------------------------------------------------------------------------------------------------


def test_somebody_is_muted_by_handle_their_new_case_is_stored_and_undo_brings_it(home: Home) -> None:
    code, out, err = home("mute", "@jane", "--until", "7d", "--note", "the same every hour")
    home.post(("@jane", "@acme you never answer, my lamp is broken"))
    assert home("poll")[0] == 0

    hidden = home.read("list", "muted:yes")
    live = home.read("list")
    told = home.ok("contact", "show", "@jane")
    home.ok("undo")

    assert (code, out) == (0, "Case 1: muted (@jane)\n")
    assert err.startswith("@jane (x): muted until ")
    assert ([case["author"] for case in hidden], len(live)) == (["@jane"], 5)
    assert "2 cases: 2 new" in told
    assert "muted until " in told
    assert len(home.read("list")) == 6


def test_a_muted_persons_case_is_not_among_the_news(home: Home) -> None:
    home.ok("mute", "1")
    home.post(("@jane", "@acme my lamp is on fire"))

    news = home.read("poll")

    assert (news["new_cases"], [case["author"] for case in news["cases"]]) == (1, ["@jane"])
    assert home.read("next")["author"] == "@ed"


def test_a_handle_on_two_networks_is_two_people_until_somebody_links_them(home: Home) -> None:
    home.post(("@jane", "@acme my lamp is broken too"), network="mastodon")
    assert home("poll")[0] == 0

    apart = home.read("contact", "show", "@jane")
    refused = home("mute", "@jane")
    home.ok("contact", "link", 1, 6)
    linked = home.read("contact", "show", 1)
    home.ok("undo")

    assert [(one["network"], one["linked"]) for one in apart] == [("mastodon", []), ("x", [])]
    assert (refused[0], "on mastodon, x; say which" in refused[2]) == (2, True)
    assert [(one["network"], one["handle"]) for one in linked[0]["linked"]] == [("mastodon", "@jane")]
    assert home.read("contact", "show", 1)[0]["linked"] == []


def test_who_never_wrote_is_named(home: Home) -> None:
    code, out, err = home("contact", "show", "@moon")

    assert (code, out) == (2, "")
    assert "nobody called @moon has written to us" in err


# -- the log ------------------------------------------------------------------------------------------------------------


def test_the_log_says_who_did_what_from_what_to_what_newest_first(home: Home) -> None:
    home.ok("assign", 1, "bob", me="ada")
    home.ok("handle", 1, "--outcome", "solved", "--note", "new kettle", me="bob")
    home.ok("undo", me="bob")

    rows = [line.split("\t") for line in home.ok("log", "--case", 1).splitlines()]

    assert rows[0] == ["at", "by", "case", "verb", "from", "to", "what"]
    assert [row[1:] for row in rows[1:]] == [
        ["bob", "1", "undo", "handled", "open", "outcome solved → none: took back handle"],
        ["bob", "1", "handle", "open", "handled", "outcome none → solved: new kettle (taken back)"],
        ["ada", "1", "assign", "new", "open", "assignee none → bob"],
        ["socialwatch", "1", "receive", "", "new", ""],
    ]


def test_the_log_can_be_narrowed_to_a_person_a_time_and_a_number_of_lines(home: Home) -> None:
    home.ok("tag", 1, 2, "vip", me="ada")
    home.ok("tag", 3, "vip", me="bob")

    assert [line["case"] for line in home.read("log", "--by", "ada")] == [2, 1]
    assert [line["by"] for line in home.read("log", "--by", "me", me="bob")] == ["bob"]
    assert len(home.read("log", "--limit", "2")) == 2
    assert len(home.read("log", "--since", "1h")) == 8
    assert home.read("log", "--since", "now") == []
    assert home("log", "--case", 41)[0] == 8


def test_hostile_notes_do_not_reach_the_terminal_through_the_log(home: Home) -> None:
    home.ok("note", 1, "a\x1b[2Jb\tc")

    out = home.ok("log", "--by", "ada")

    assert "\x1b" not in out
    assert len(out.splitlines()[1].split("\t")) == 7
