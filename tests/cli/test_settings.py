"""init, config, doctor, schedule, as a user runs them: a process of its own, in a home of its own."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import tomli

from socialwatch import wiring
from socialwatch.cli.timers import cron_line, systemd_units
from socialwatch.desk.doctor import CheckUp, ConfigFacts, DatabaseFacts, SourceFacts, exit_code, problems
from socialwatch.errors import UsageError
from socialwatch.model.collecting import Gap, SourceState, StoredGap
from socialwatch.model.filing import Filing
from socialwatch.store.sqlite import open_store
from socialwatch.views.doctor import doctor_json, doctor_lines
from tests.helpers.builders import MONDAY, a_letter, after
from tests.helpers.terminal import on_a_terminal

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PLAIN = 'database = "inbox.db"\n\n[brands.acme]\nkeywords = ["acme kettle"]\n\n[[sources]]\nname = "demo"\nnetwork = "demo"\n'


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return what runs the program in `tmp_path`, which is its home as well."""

    def go(*words: str, stdin: int = subprocess.DEVNULL, **environ: str) -> subprocess.CompletedProcess[str]:
        home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "TZ": "UTC", "LC_ALL": "C.UTF-8", **environ}
        return subprocess.run(
            [sys.executable, "-m", "socialwatch", *words],
            stdin=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=home,
            timeout=30,
            check=False,
        )

    return go


@pytest.fixture
def config(tmp_path: Path) -> Callable[[str], Path]:
    """Return what writes a configuration that only its owner reads."""

    def write(text: str) -> Path:
        path = tmp_path / "socialwatch.toml"
        path.write_text(text)
        path.chmod(0o600)
        return path

    return write


# -- init -----------------------------------------------------------------------------------------------------------------


def test_init_yes_writes_a_private_file_that_is_fine_and_needs_no_keys(run, tmp_path):
    made = run("init", "--yes")
    checked = run("config", "check")
    looked = run("doctor")

    assert (made.returncode, made.stderr) == (0, "")
    assert "socialwatch doctor" in made.stdout
    assert stat.S_IMODE((tmp_path / "socialwatch.toml").stat().st_mode) == 0o600
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, f"{tmp_path}/socialwatch.toml: fine\n", "")
    assert (looked.returncode, looked.stdout.splitlines()[-1]) == (0, "All is well.")


def test_init_never_replaces_a_file_unless_it_is_forced(run, config):
    path = config("mine")

    refused = run("init", "--yes")
    kept = path.read_text()
    forced = run("init", "--yes", "--force")

    assert (refused.returncode, kept, forced.returncode) == (2, "mine", 0)
    assert "--force" in refused.stderr
    assert "acme" in path.read_text()


def test_init_without_a_terminal_says_yes_is_needed_and_writes_nothing(run, tmp_path):
    result = run("init")

    assert (result.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "say --yes" in result.stderr


def test_init_writes_where_config_says_and_names_the_brand(run, tmp_path):
    result = run("--config", "desk/ours.toml", "init", "--yes", "--brand", 'Acme "Kettles"')

    written = tomli.loads((tmp_path / "desk/ours.toml").read_text())
    assert result.returncode == 0
    assert written["brands"] == {"acme-kettles": {"handles": {}, "hashtags": [], "keywords": ['Acme "Kettles"']}}
    assert "--config desk/ours.toml doctor" in result.stdout


def test_init_asks_on_a_terminal_again_where_a_network_does_not_exist(tmp_path):
    master, slave = pty.openpty()
    answers = "Acme\nx, myspace\nx, feed\n@acme, @acmehelp\nacme,#kettles\nacme kettle\n"
    os.write(master, answers.encode())

    result = subprocess.run(
        [sys.executable, "-m", "socialwatch", "init"], stdin=slave, stderr=slave, stdout=subprocess.PIPE, cwd=tmp_path, timeout=30, check=False,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    talk = os.read(master, 65_536).decode()
    os.close(slave)
    os.close(master)

    assert result.returncode == 0, talk
    assert "There is no network 'myspace' here." in talk
    written = tomli.loads((tmp_path / "socialwatch.toml").read_text())
    assert [source["network"] for source in written["sources"]] == ["x", "feed"]
    assert written["brands"]["acme"] == {
        "handles": {"x": ["@acme", "@acmehelp"]}, "hashtags": ["#acme", "#kettles"], "keywords": ["acme kettle"],
    }  # fmt: skip


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_leaving_init_at_a_question_writes_nothing_and_is_130(tmp_path, key):
    code, seen = on_a_terminal(["init"], [("people call it", key)], tmp_path)

    assert (code, list(tmp_path.iterdir())) == (130, [])
    assert "stopped; nothing was written" in seen


# -- config ---------------------------------------------------------------------------------------------------------------


def test_config_check_tells_every_error_of_the_file_at_once(run, config):
    config(PLAIN + 'colour = "red"\n\n[calendars.office]\nhours = { mon = ["9 to 5"] }\n')

    result = run("config", "check")

    assert (result.returncode, result.stdout) == (3, "")
    assert "colour" in result.stderr
    assert "calendars.office" in result.stderr


def test_config_check_makes_calendars_and_rules_as_a_poll_would(run, config):
    config(PLAIN + '\n[calendars.office]\nhours = { mon = ["09:00-17:00"] }\nholidays = "ZZ"\n')

    result = run("config", "check")

    assert (result.returncode, result.stdout) == (3, "")
    assert "calendars.office" in result.stderr


def test_without_a_configuration_check_and_schedule_say_what_to_do(run):
    for words in (("config", "check"), ("schedule", "cron")):
        result = run(*words)

        assert (result.returncode, result.stdout) == (3, "")
        assert result.stderr == f"socialwatch: {wiring.FIRST_WORDS}\n"


def test_config_show_is_toml_with_its_defaults_and_schema_is_json(run, config):
    config(PLAIN)

    shown, schema = run("config", "show"), run("config", "schema")

    assert tomli.loads(shown.stdout)["sources"][0]["budget_requests"] == 200
    assert "sources" in json.loads(schema.stdout)["properties"]


# -- doctor ---------------------------------------------------------------------------------------------------------------


def test_doctor_names_the_missing_credentials_and_leaves_with_4(run, config):
    config(PLAIN + '\n[[sources]]\nname = "x"\nnetwork = "x"\nbearer_token = { env = "NOT_SET_HERE" }\n')

    result = run("doctor", "--json")

    found = json.loads(result.stdout)
    assert (result.returncode, found["ok"]) == (4, False)
    assert found["sources"][1]["missing"] == ["socialwatch.toml: sources[1].bearer_token: the environment variable NOT_SET_HERE is not set"]
    assert found["problems"] == [{"about": "source x", "words": found["sources"][1]["missing"][0], "code": 4}]


def test_doctor_does_not_ask_for_the_secrets_of_a_source_that_is_off(run, config):
    config(PLAIN + '\n[[sources]]\nname = "x"\nnetwork = "x"\nenabled = false\nbearer_token = { env = "NOT_SET_HERE" }\n')

    result = run("doctor")

    assert result.returncode == 0
    assert "source x" in result.stdout
    assert "switched off" in result.stdout


def test_doctor_with_a_broken_configuration_tells_its_errors_and_leaves_with_3(run, config):
    config(PLAIN + 'colour = "red"\n')

    result = run("doctor", "--json")

    found = json.loads(result.stdout)
    assert (result.returncode, found["ok"], found["sources"]) == (3, False, [])
    assert [(one["about"], "colour" in one["words"]) for one in found["problems"]] == [("config", True)]


def test_doctor_with_a_file_that_is_no_inbox_leaves_with_7_and_does_not_touch_it(run, config, tmp_path):
    config(PLAIN)
    (tmp_path / "inbox.db").write_text("a shopping list")

    result = run("doctor")

    assert result.returncode == 7
    assert "is not an inbox of socialwatch" in result.stdout
    assert (tmp_path / "inbox.db").read_text() == "a shopping list"


def test_doctor_after_a_poll_tells_of_it_and_of_files_that_others_may_read(run, config, tmp_path):
    path = config(PLAIN)
    polled = run("poll", "--quiet")
    with_letters = open_store(tmp_path / "inbox.db")
    with_letters.apply([], [a_letter(case=None), a_letter("key-2", case=None, state="dead")])
    with_letters.close()
    path.chmod(0o644)

    result = run("doctor", "--online", "--json")

    found = json.loads(result.stdout)
    assert polled.returncode == 0, polled.stderr
    assert result.returncode == 5
    assert (found["config"]["mode"], found["database"]["exists"], found["database"]["mode"]) == ("0644", True, "0600")
    assert found["sources"][0]["last_poll_at"] == found["sources"][0]["last_ok_at"] is not None
    assert "posts are at hand" in found["sources"][0]["answer"]
    assert found["outbox"] == {"waiting": 1, "dead": 1}
    assert [(one["about"], one["code"]) for one in found["problems"]] == [("config", 0), ("outbox", 5)]


def test_doctor_online_does_not_ask_a_network_that_told_us_to_wait(run, config, tmp_path):
    config(PLAIN)
    store = open_store(tmp_path / "inbox.db")
    store.remember_source(SourceState(name="demo", network="demo", not_before=datetime.now(UTC) + timedelta(hours=1)))
    store.close()

    result = run("doctor", "--online", "--json")

    source = json.loads(result.stdout)["sources"][0]
    assert (result.returncode, source["answer"], source["refusal"]) == (0, None, None)
    assert source["deferred_until"] is not None


def test_doctor_names_a_database_whose_address_is_not_there(run, config):
    config(PLAIN.replace('"inbox.db"', '{ env = "NOT_SET_HERE" }'))

    result = run("doctor")

    assert result.returncode == 4
    assert "the environment variable NOT_SET_HERE is not set" in result.stdout


def test_doctor_sees_a_poll_that_runs_and_makes_no_file_by_looking(run, config, tmp_path):
    config(PLAIN)
    quiet = json.loads(run("doctor", "--json").stdout)
    left = sorted(one.name for one in tmp_path.iterdir())
    house = wiring.House(wiring.Options(config=tmp_path / "socialwatch.toml"), environ={})
    with house.poll_lock():
        polling = json.loads(run("doctor", "--json").stdout)

    assert left == ["socialwatch.toml"]
    assert (quiet["database"]["poll_running"], quiet["ok"]) == (False, True)
    assert (polling["database"]["poll_running"], polling["database"]["poll_pid"]) == (True, os.getpid())


LOST = Gap(begins_at=None, ends_at=MONDAY, reason="too old", is_final=True)
GAPS = tuple(
    StoredGap(id=number, source="x", watch="own", gap=gap, seen_at=MONDAY)
    for number, gap in enumerate((
        Gap(begins_at=after(days=-1), ends_at=MONDAY, reason="cut"), LOST,
        Gap(begins_at=None, ends_at=None, reason="too \x1b[31mold", is_final=True), LOST, LOST,
    ))
)  # fmt: skip


def test_a_check_up_is_told_in_lines_where_no_stranger_can_act():
    source = SourceFacts(
        name="x", network="x", credentials=("bearer_token",), last_poll_at=MONDAY, last_ok_at=after(days=-1), deferred_until=after(hours=1),
        failing_since=MONDAY, error="said \x1b[31mno\nand more", gaps=GAPS, usd_this_month=1.5, usd_cap=20.0,
    )  # fmt: skip
    found = CheckUp(
        version="1", python="3", sqlite="3.51.3", config=ConfigFacts(path="/c.toml", mode="0600"), database=DatabaseFacts(path="/i.db"),
        sources=(source,), waiting=0, dead=0, quarantined=3,
    )  # fmt: skip

    standing = (
        "reads x; bearer_token is there; last poll today 09:00; last went well Sun 09:00; "
        "waits until today 10:00, as the network asked; fails since today 09:00; 1.50 of 20.00 USD spent this month"
    )

    lines = doctor_lines(found, problems(found), now=MONDAY, zone=MONDAY.tzinfo)

    assert lines == [
        "✓ fine     socialwatch  1, Python 3, SQLite 3.51.3",
        "✓ fine     config       /c.toml (mode 0600)",
        "· note     database     /i.db: no inbox yet; `socialwatch poll` makes it",
        f"✗ wrong    source x     {standing}",
        "✗ wrong    source x     the last poll failed: said ␛[31mno and more",
        "⚠ warning  source x     a gap, in own: from 2026-11-01 09:00 to 2026-11-02 09:00 UTC: cut (to cover it: the next poll does)",
        (
            "⚠ warning  source x     a gap, in own: from some time to 2026-11-02 09:00 UTC: too old "
            "(to cover it: nothing can: `socialwatch doctor --acknowledge-gaps` when you know of it)"
        ),
        (
            "⚠ warning  source x     a gap, in own: too ␛[31mold (to cover it: nothing can: "
            "`socialwatch doctor --acknowledge-gaps` when you know of it)"
        ),
        "⚠ warning  source x     2 more gaps; `socialwatch doctor --json` lists them",
        "✓ fine     outbox       0 waiting, 0 dead",
        "⚠ warning  quarantine   3 set aside",
        "⚠ warning  quarantine   3 items could not be read and were set aside; the others are stored",
        "",
        "1 problem and 5 warnings.",
    ]
    assert exit_code(problems(found)) == 5
    told = doctor_json(found, problems(found))
    assert (told["ok"], told["sources"][0]["usd_cap"], len(told["sources"][0]["gaps"])) == (False, 20.0, 5)
    assert told["sources"][0]["gaps"][0] == {
        "watch": "own", "from": "2026-11-01T09:00:00Z", "to": "2026-11-02T09:00:00Z", "reason": "cut", "final": False,
        "seen_at": "2026-11-02T09:00:00Z",
    }  # fmt: skip


def test_a_source_that_waits_has_not_failed():
    source = SourceFacts(name="x", network="x", error="the 20.00 USD for 2026-11 are used up", usd_this_month=19.98, usd_cap=20.0)
    found = CheckUp(
        version="1",
        python="3",
        sqlite="3.51.3",
        config=ConfigFacts(path="/c.toml"),
        database=DatabaseFacts(path="/i.db"),
        sources=(source,),
    )

    assert [(one.words, one.code) for one in problems(found)] == [("the last poll was cut short: the 20.00 USD for 2026-11 are used up", 0)]


def test_gaps_are_told_until_somebody_says_that_they_know(run, config, tmp_path):
    config(PLAIN)
    with closing(open_store(tmp_path / "inbox.db", create=True)) as store:
        store.absorb(Filing(source="demo", at=MONDAY, watch="own", gap=LOST))

    before, told, after_that = run("doctor"), run("doctor", "--acknowledge-gaps", SOCIALWATCH_AS="ada"), run("doctor")

    assert "too old" in before.stdout
    assert told.stdout == before.stdout
    assert "too old" not in after_that.stdout
    with closing(open_store(tmp_path / "inbox.db")) as store:
        assert [one.closed_by for one in store.gaps(only_open=False)] == ["ada"]


# -- secrets --------------------------------------------------------------------------------------------------------------


def test_no_secret_is_ever_shown_wherever_it_is_kept(run, config, tmp_path):
    (tmp_path / "kept").write_text("canary-in-file\n")
    config(
        PLAIN
        + """
[[sources]]
name = "x"
network = "x"
api_base = "http://127.0.0.1:9"
bearer_token = "canary-literal"

[[sources]]
name = "reddit"
network = "reddit"
api_base = "http://127.0.0.1:9"
client_id = { env = "CANARY_ID" }
client_secret = { file = "kept" }
refresh_token = { command = "echo canary-from-command" }

[outlets.chat]
kind = "webhook"
url = "https://chat.example/hooks/canary-in-address"
token = { env = "CANARY_TOKEN" }
"""
    )
    secrets = {"CANARY_ID": "canary-in-env", "CANARY_TOKEN": "canary-token-env"}

    results = [
        run(*words, **secrets)
        for words in (
            ("config", "show"),
            ("doctor",),
            ("--debug", "-v", "doctor", "--online"),
            ("doctor", "--online", "--json"),
            ("--debug", "config", "check"),
        )
    ]

    assert [result.returncode for result in results] == [0, 0, 5, 5, 0], [result.stderr for result in results]
    assert "bearer_token is there" in results[1].stdout
    assert "client_id, client_secret, refresh_token are there" in results[1].stdout
    for result in results:
        assert "canary" not in result.stdout + result.stderr


# -- schedule -------------------------------------------------------------------------------------------------------------


def test_schedule_prints_absolute_paths_and_installs_nothing(run, config, tmp_path):
    config(PLAIN)

    line, units = run("schedule", "cron"), run("schedule", "systemd", "--every", "15m")

    assert line.stdout == f"*/5 * * * * {sys.executable} -m socialwatch --config {tmp_path}/socialwatch.toml poll --quiet\n"
    assert "Nothing is installed" in line.stderr
    assert f'ExecStart="{sys.executable}" "-m" "socialwatch" "--config" "{tmp_path}/socialwatch.toml" "poll" "--quiet"' in units.stdout
    assert "OnUnitActiveSec=15min" in units.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["socialwatch.toml"]


@pytest.mark.parametrize(
    ("every", "at"), [("1m", "* * * * *"), ("5m", "*/5 * * * *"), ("60m", "0 * * * *"), ("6h", "0 */6 * * *"), ("1d", "0 6 * * *")]
)
def test_cron_takes_what_divides_its_clock(every, at):
    assert cron_line(["poll"], every) == f"{at} poll"


@pytest.mark.parametrize("every", ["7m", "5h", "2d", "30s", "90s", "0m", "often"])
def test_cron_refuses_what_it_would_say_wrong(every):
    with pytest.raises(UsageError):
        cron_line(["poll"], every)


def test_a_path_of_odd_signs_stays_one_word():
    words = ["/home/o'neil/100% $HOME/py", "poll"]

    assert cron_line(words, "5m") == "*/5 * * * * '/home/o'\"'\"'neil/100\\% $HOME/py' poll"
    assert 'ExecStart="/home/o\'neil/100%% $$HOME/py" "poll"' in systemd_units(words, "5m")


def test_a_path_with_a_line_break_cannot_smuggle_a_second_line_into_a_timer():
    for made in (cron_line, systemd_units):
        with pytest.raises(UsageError):
            made(["/tmp/a\nb", "poll"], "5m")  # noqa: S108 -- never opened
