"""`reply`, `drafts`, `approve` and `templates` as they happen in a terminal: nothing becomes public without a person's yes."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from socialwatch.cli.browsing import has_screen, is_openable
from socialwatch.cli.writing import safe_line, without_marks
from tests.cli.answers import Office
from tests.helpers.terminal import on_a_terminal
from tests.networks.speaking import Square


@pytest.fixture(scope="module")
def polled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one post of Jane on Mastodon; made once, because each process costs half a second."""
    home = tmp_path_factory.mktemp("office")
    Office(home, Square(), "http://127.0.0.1:1").write("mastodon")
    return home


@pytest.fixture
def office(tmp_path: Path, polled: Path) -> Iterator[Office]:
    square = Square()
    server = square.serve()
    made = Office(tmp_path, square, f"http://127.0.0.1:{server.server_address[1]}")
    shutil.copytree(polled, tmp_path, dirs_exist_ok=True)
    config = tmp_path / "socialwatch.toml"
    config.write_text(config.read_text().replace("http://127.0.0.1:1", made.url))
    yield made
    server.shutdown()
    server.server_close()


def said(office: Office) -> list[str]:
    return [one["content"] for one in office.square.said["mastodon"]]


def an_editor(home: Path, script: str) -> str:
    """Return an editor that does what `script` says to the file $1."""
    path = home / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(stat.S_IRWXU)
    return str(path)


# -- the yes --------------------------------------------------------------------------------------------------------------


def test_without_a_terminal_and_without_a_yes_it_is_refused_before_anything_is_asked_of_the_network(office: Office) -> None:
    done = office.run("reply", "1", "we are sorry")

    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing becomes public without a person's yes" in done.stderr
    assert office.square.asked == []


def test_a_yes_on_the_command_line_sends_exactly_what_is_shown(office: Office) -> None:
    done = office.run("reply", "1", "we are sorry", "--yes")

    assert (done.returncode, done.stdout) == (0, "Case 1: answered (@jane@home.example)\n")
    assert "PUBLIC on mastodon as @acme@home.example, in answer to" in done.stderr
    assert "| @jane@home.example we are sorry" in done.stderr
    assert "18 of 500 characters" in done.stderr
    assert "public at https://home.example/@acme/1000" in done.stderr
    assert said(office) == ["<p>@jane@home.example we are sorry</p>"]


def test_a_dry_run_shows_and_sends_nothing(office: Office) -> None:
    done = office.run("reply", "1", "we are sorry", "--dry-run")

    assert (done.returncode, said(office)) == (0, [])
    assert done.stdout.startswith("Would send ")
    assert office.json("drafts", "list") == []


def test_json_tells_what_was_sent_and_where(office: Office) -> None:
    (row,) = json.loads(office.run("reply", "1", "we are sorry", "--yes", "--json").stdout)

    assert (row["state"], row["case"], row["native_id"], row["account"]) == ("sent", 1, "1000", "@acme@home.example")
    assert row["url"] == "https://home.example/@acme/1000"


def test_a_text_from_standard_input_and_one_from_a_template(office: Office) -> None:
    office.add(office.row("mastodon", "501", author="@bo@home.example", author_name="Bo 😀 @evil https://x.y"))

    office.run("reply", "1", "-", "--yes", stdin="we are\nsorry\n")
    office.run("reply", "2", "--template", "linked", "--link", "https://acme.example/help", "--yes")

    assert said(office) == [
        "<p>@jane@home.example we are\nsorry</p>",
        "<p>Dear @bo@home.example, see https://acme.example/help</p>",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1", "x", "--template", "sorry"), "not both"),
        (("1", "--template", "nope"), "no template 'nope'; there are: linked, sorry"),
        (("1", "--template", "linked"), "say --link"),
        (("1", "--template", "linked", "--link", "javascript:alert(1)"), "expected an address"),
        (("1-2", "x"), "one reply at a time"),
        ((), "which case?"),
        (("1", ""), "nobody is here to write one"),
        (("1", "x" * 600), "too long for home.example"),
    ],
    ids=["both", "unknown", "linkless", "odd link", "range", "none", "empty", "long"],
)
def test_misuse_is_told_and_nothing_is_sent(words: tuple[str, ...], told: str, office: Office) -> None:
    done = office.run("reply", *words, "--yes")

    assert (done.returncode, done.stdout, said(office)) == (2, "", [])
    assert told in done.stderr


def test_an_unknown_case_is_code_8(office: Office) -> None:
    assert office.run("reply", "41", "hello", "--yes").returncode == 8


def test_what_the_network_refuses_is_a_draft_and_the_next_try_begins_with_it(office: Office) -> None:
    office.square.mode = "refuse"
    refused = office.run("reply", "1", "we are sorry", "--yes")
    office.square.mode = "take"

    assert refused.returncode == 5
    assert "Validation failed" in refused.stderr
    assert "your text is a draft" in refused.stderr
    assert office.run("reply", "1", "--yes").returncode == 0
    assert said(office) == ["<p>@jane@home.example we are sorry</p>"]


def test_a_limit_leaves_with_6(office: Office) -> None:
    office.square.mode = "slow_limit"

    assert office.run("reply", "1", "we are sorry", "--yes").returncode == 6


def test_a_planted_address_does_not_get_the_credentials(office: Office) -> None:
    config = office.home / "socialwatch.toml"
    config.write_text(config.read_text().replace(office.url, "http://192.0.2.1:9"))

    done = office.run("reply", "1", "we are sorry", "--yes")

    assert (done.returncode, said(office)) == (3, [])
    assert "it would get the credentials (--allow-endpoint)" in done.stderr


# -- a person at a terminal -------------------------------------------------------------------------------------------------


def at_terminal(office: Office, *words: str, answers: str = "", **environ: str) -> tuple[int, str]:
    """Run the program on a terminal of 80 cells where somebody answers each question."""
    keys = [("[y/N]", f"{answer}\n") for answer in answers.split()]
    return on_a_terminal(["--as", "ada", *words], keys, office.home, COLUMNS="80", **environ)


def test_a_no_sends_nothing_and_keeps_the_text(office: Office) -> None:
    code, shown = at_terminal(office, "reply", "1", "we are sorry", answers="n\n")

    assert (code, said(office)) == (1, [])
    assert "Send it? [y/N]" in shown
    assert "Your text is kept" in shown


def test_written_in_an_editor_under_which_the_conversation_stands(office: Office) -> None:
    editor = an_editor(office.home, 'cp "$1" seen.txt; printf "we are sorry\\n#acme cares\\n# not this\\n" > "$1"')

    code, _ = at_terminal(office, "reply", "1", answers="y\n", EDITOR=editor)

    assert (code, said(office)) == (0, ["<p>@jane@home.example we are sorry\n#acme cares</p>"])
    seen = (office.home / "seen.txt").read_text()
    assert "# @jane@home.example, " in seen
    assert "#   @acme my kettle leaks" in seen
    assert all(line.startswith("#") or not line for line in seen.splitlines())


def test_an_empty_text_is_abandoned(office: Office) -> None:
    code, shown = at_terminal(office, "reply", "1", EDITOR="true")

    assert (code, said(office)) == (1, [])
    assert "Nothing was written; nothing was sent." in shown


def test_an_editor_that_fails_sends_nothing(office: Office) -> None:
    code, shown = at_terminal(office, "reply", "1", EDITOR="false")

    assert (code, said(office)) == (1, [])
    assert "left with code 1; nothing was sent" in shown


def test_a_text_that_was_too_long_is_opened_again(office: Office) -> None:
    long = an_editor(office.home, 'yes sorry | head -n 200 > "$1"')
    code, shown = at_terminal(office, "reply", "1", EDITOR=long)
    assert code == 2
    assert "too long for home.example" in shown

    shorter = an_editor(office.home, 'cp "$1" seen.txt; echo "we are sorry" > "$1"')
    at_terminal(office, "reply", "1", answers="y\n", EDITOR=shorter)

    assert (office.home / "seen.txt").read_text().count("sorry") >= 200
    assert said(office) == ["<p>@jane@home.example we are sorry</p>"]


@pytest.mark.parametrize(
    ("theirs", "harmless"),
    [
        ("vim: set shell=evil:", "vim : set"),
        ("ex: set x", "ex : set"),
        ("vi<700: x", "vi<700 : x"),
        ("-*- eval: (evil) -*-", "- * - eval"),
        ("Local Variables: x", "Local Variables : x"),
        ("\x1b[2Jgone", "[2Jgone"),
    ],
)
def test_a_strangers_words_command_no_editor(theirs: str, harmless: str) -> None:
    assert harmless in safe_line(theirs)
    assert "\x1b" not in safe_line(theirs)


def test_a_hashtag_at_the_beginning_of_a_line_is_the_writers() -> None:
    assert without_marks("#acme\n#\n# no\n  # yes\nend\n") == "#acme\n  # yes\nend"


# -- drafts -----------------------------------------------------------------------------------------------------------------


def test_a_draft_is_listed_and_sent_by_somebody_else(office: Office) -> None:
    kept = office.run("reply", "1", "we are sorry", "--draft")
    own = office.run("approve", "1", "--yes")
    approved = office.run("approve", "d1", "--yes", me="bob")

    assert (kept.returncode, kept.stdout) == (0, "Draft d1 for case 1; somebody else sends it with: socialwatch approve d1\n")
    assert own.returncode == 2
    assert "somebody else approves it, or say --own" in own.stderr
    assert (approved.returncode, said(office)) == (0, ["<p>@jane@home.example we are sorry</p>"])
    assert office.json("drafts", "list") == []
    event = office.json("show", "1")["events"][-1]
    assert (event["by"], event["verb"], event["note"]) == ("bob", "reply", "as @acme@home.example on mastodon, written by ada")


def test_a_draft_can_be_dropped_and_the_list_is_tsv_in_a_pipe(office: Office) -> None:
    office.run("reply", "1", "we are sorry", "--draft")

    header, row = office.run("drafts", "list").stdout.splitlines()
    dropped = office.run("drafts", "drop", "1")

    assert header.split("\t")[:3] == ["id", "case", "network"]
    assert row.split("\t")[:3] == ["d1", "1", "mastodon"]
    assert (dropped.returncode, dropped.stdout) == (0, "d1 dropped\n")
    assert office.run("approve", "1", "--own", "--yes").returncode == 2


def test_what_may_be_public_is_dropped_only_by_a_word_that_somebody_looked(office: Office) -> None:
    office.square.mode = "lose"
    office.run("reply", "1", "we are sorry", "--yes")

    assert office.run("drafts", "drop", "1").returncode == 2
    assert office.run("drafts", "drop", "1", "--yes").returncode == 0


def test_drafts_alone_lists_them(office: Office) -> None:
    code, shown = at_terminal(office, "drafts")

    assert (code, shown.strip()) == (0, "No reply waits.")


def test_templates_are_listed(office: Office) -> None:
    assert office.run("templates").stdout == "linked\tDear {author}, see {link}\nsorry\tWe are sorry, {first_name}.\n"
    assert [one["name"] for one in office.json("templates")] == ["linked", "sorry"]


# -- where no program can answer -----------------------------------------------------------------------------------------------


def test_where_no_program_can_answer_the_address_and_the_text_are_printed(office: Office) -> None:
    office.add(office.row("hackernews", "77", author="bo"))

    done = office.run("reply", "2", "we are sorry", "--yes")

    assert (done.returncode, done.stdout) == (0, "https://x.example/post?id=1\nwe are sorry\n")
    assert "no source of acme on hackernews can answer" in " ".join(done.stderr.split())
    assert "then: socialwatch pending 2" in done.stderr
    assert office.json("show", "2")["state"] in ("new", "open")


def test_a_person_opens_the_browser_after_a_yes_and_says_when_it_is_done(office: Office) -> None:
    office.add(office.row("hackernews", "77", author="bo"))
    browser = an_editor(office.home, 'echo "$1" > opened.txt')

    code, shown = at_terminal(office, "reply", "2", "we are sorry", answers="y\ny\n", BROWSER=f"{browser} %s")

    assert code == 0
    assert "Open https://x.example/post?id=1 in your browser?" in shown
    assert (office.home / "opened.txt").read_text() == "https://x.example/post?id=1\n"
    assert office.json("show", "2")["state"] == "pending"


@pytest.mark.parametrize(
    ("url", "is_fit"),
    [
        ("https://news.example/item?id=1", True),
        ("http://x.example", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://good.example@evil.example/", False),
        ("http://good.example\\@127.0.0.1/", False),
        ("https://x.example/\x1b[2J", False),
        ("https://x.example/a b", False),
        ("https://", False),
        ("https://x.example:99999/", False),
        (None, False),
    ],
)
def test_only_a_plain_web_address_is_handed_to_a_browser(url: str | None, is_fit: bool) -> None:
    assert is_openable(url) is is_fit


def test_a_browser_needs_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")

    assert not has_screen({})
    assert has_screen({"DISPLAY": ":0"})


# -- telling everybody -----------------------------------------------------------------------------------------------------------


def a_fixed_problem(office: Office) -> None:
    """Three cases of a fixed problem: two on Mastodon, one on a network that no program can answer."""
    office.add(office.row("mastodon", "501", author="@bo@home.example", author_name="Bo"), office.row("hackernews", "77", author="li"))
    office.run("problem", "new", "kettles leak")
    office.run("problem", "attach", "1", "1-3", "--yes")
    office.run("problem", "fixed", "1")


def test_everybody_is_told_once_each_with_a_text_of_their_own(office: Office) -> None:
    a_fixed_problem(office)

    done = office.run("reply", "--problem", "1", "--template", "sorry", "--yes", "--pause", "0")
    again = office.run("reply", "--problem", "1", "--template", "sorry", "--yes", "--pause", "0")

    assert (done.returncode, done.stdout) == (9, "Case 1: told\nCase 2: told\n")
    assert "Case 3 must be answered by hand" in done.stderr
    assert said(office) == ["<p>@jane@home.example We are sorry, Jane.</p>", "<p>@bo@home.example We are sorry, Bo.</p>"]
    assert "Told already, and not told again: 1, 2" in again.stderr
    assert len(said(office)) == 2
    assert [office.json("show", number)["state"] for number in ("1", "2")] == ["pending", "pending"]


def test_a_round_that_was_killed_goes_on_and_tells_nobody_twice(office: Office) -> None:
    a_fixed_problem(office)
    office.square.mode = "kill_late"
    assert office.run("reply", "--problem", "1", "It is fixed", "--yes", "--pause", "0").returncode == -9
    office.square.mode = "take"

    done = office.run("reply", "--problem", "1", "--yes", "--pause", "0")

    assert done.returncode == 9  # case 3 is for a person
    assert [row["case"] for row in office.json("drafts", "list")] == [3]
    assert sorted(said(office)) == ["<p>@bo@home.example It is fixed</p>", "<p>@jane@home.example It is fixed</p>"]


def test_a_problem_that_is_not_fixed_is_not_told(office: Office) -> None:
    office.run("problem", "new", "kettles leak")

    done = office.run("reply", "--problem", "1", "It is fixed", "--yes")

    assert done.returncode == 2
    assert "problem 1 is not fixed" in done.stderr
    assert office.run("reply", "--problem", "9", "It is fixed", "--yes").returncode == 8


def test_the_begun_text_lies_in_a_file_for_its_owner_only_and_is_gone_afterwards(office: Office) -> None:
    editor = an_editor(office.home, 'stat -c "%a %n" "$1" "$(dirname "$1")" > modes.txt; echo hello > "$1"')

    at_terminal(office, "reply", "1", answers="n\n", EDITOR=editor)

    file, folder = (office.home / "modes.txt").read_text().splitlines()
    assert (file.split()[0], folder.split()[0]) == ("600", "700")
    assert not os.path.exists(folder.split()[1])  # noqa: PTH110
