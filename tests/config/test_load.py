"""Loading: the file becomes frozen settings, or every error in it is told by its key."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from socialwatch.config.load import LARGEST_FILE, load
from socialwatch.config.policies import check_deeply
from socialwatch.config.settings import CalendarSettings, DepartmentSettings, LevelSettings, RuleSettings, Settings
from socialwatch.errors import ConfigError
from socialwatch.model.brand import Brand
from socialwatch.model.review import DEFAULT_VIEWS, View
from socialwatch.model.words import Priority, Queue
from socialwatch.ports import Key, OutletSettings, SourceSettings

BRAND = "[brands.acme]\n"
SOURCE = '[[sources]]\nname = "a"\nnetwork = "board"\n'
BOARD = (
    Key(name="server", kind="url", doc="", example='"https://board.example"', is_needed=True),
    Key(name="token", kind="secret", doc="", is_needed=True),
    Key(name="api_base", kind="url", doc=""),
    Key(name="tags", kind="texts", doc="", default=()),
    Key(name="path", kind="path", doc=""),
)
CHAT = (Key(name="room", kind="text", doc="", is_needed=True), Key(name="pause", kind="duration", doc="", default=timedelta(minutes=1)))
WIRED: dict[str, Any] = {
    "source_keys": {"board": BOARD}.get,
    "outlet_keys": {"chat": CHAT}.get,
    "networks": ("board", "wall"),
    "outlet_kinds": ("chat",),
}
Load = Callable[..., Settings]


@pytest.fixture
def read(tmp_path: Path) -> Load:
    """Load a text as `socialwatch.toml`."""

    def loaded(text: str, **wired: Any) -> Settings:
        path = tmp_path / "socialwatch.toml"
        path.write_text(text)
        path.chmod(0o600)
        return load(path, **(wired or WIRED))

    return loaded


@pytest.fixture
def problems(read: Load) -> Callable[[str], list[str]]:
    """Return what is wrong with a text, without the name of the file."""

    def found(text: str) -> list[str]:
        with pytest.raises(ConfigError) as refused:
            read(text)
        assert all(problem.startswith("socialwatch.toml: ") for problem in refused.value.problems)
        return [problem.removeprefix("socialwatch.toml: ") for problem in refused.value.problems]

    return found


def test_every_table_becomes_a_frozen_value(read: Load, tmp_path: Path) -> None:
    settings = read(
        """
        database = "sqlite:///inbox.db"
        timezone = "Europe/London"
        me = "ada"
        [brands.acme]
        handles = { x = ["@acme", "@acme"] }
        hashtags = ["acme", "#kettle"]
        [[sources]]
        name = "forum"
        network = "board"
        server = "http://192.168.1.5:8080/forum"
        api_base = "http://127.0.0.1:9"
        path = "posts.csv"
        watch = ["mentions"]
        recheck = "0m"
        backfill = "1d12h"
        enabled = false
        [calendars.office]
        hours = { mon-fri = ["09:00-17:00"] }
        dates_off = [2026-12-24, "2026-01-02"]
        [[service_levels]]
        queue = "service"
        calendar = "office"
        first_response = "30m"
        [departments.billing]
        notify = ["talk"]
        acknowledge_within = "4h"
        [outlets.talk]
        kind = "chat"
        room = "b"
        [[rules]]
        name = "safety"
        when = 'text:/smoke/'
        set = { priority = "urgent", noise = false }
        continue = true
        [themes]
        refund = ["money back"]
        [views]
        hot = "priority:urgent"
        """
    )

    assert settings.place() == tmp_path / "inbox.db"
    assert (settings.path, settings.timezone, settings.me) == (tmp_path / "socialwatch.toml", "Europe/London", "ada")
    assert settings.brands == {"acme": Brand(name="acme", handles={"x": ("@acme",)}, hashtags=("#acme", "#kettle"))}
    assert settings.sources == (
        SourceSettings(
            name="forum",
            network="board",
            brand="acme",
            options={"server": "http://192.168.1.5:8080/forum", "tags": (), "path": tmp_path / "posts.csv"},
            watch=("mentions",),
            backfill_s=36 * 3600.0,
            recheck_s=0.0,
            is_enabled=False,
            api_base="http://127.0.0.1:9",
        ),
    )
    assert settings.calendars == {
        "office": CalendarSettings(name="office", hours={"mon-fri": ("09:00-17:00",)}, dates_off=(date(2026, 1, 2), date(2026, 12, 24)))
    }
    assert settings.service_levels == (LevelSettings(queue="service", calendar="office", first_response=timedelta(minutes=30)),)
    assert settings.departments == {"billing": DepartmentSettings(name="billing", notify=("talk",), acknowledge_within=timedelta(hours=4))}
    assert settings.outlets == {"talk": OutletSettings(name="talk", kind="chat", options={"room": "b", "pause": timedelta(minutes=1)})}
    assert settings.rules == (RuleSettings(name="safety", when="text:/smoke/", set={"priority": "urgent", "noise": False}, goes_on=True),)
    assert (settings.themes, settings.views) == (
        {"refund": ("money back",)},
        (View(name="hot", filter="priority:urgent"),),
    )
    with pytest.raises(AttributeError):
        settings.me = "bob"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[service_levels]]\nfirst_response = 30\n", 'service_levels[0].first_response: expected a duration such as "30m", got 30'),
        ('[[service_levels]]\nfirst_response = "soon"\n', 'service_levels[0].first_response: expected a duration such as "30m", got "soon"'),
        ('[[service_levels]]\nresolution = "0m"\n', "service_levels[0].resolution: expected a duration of more than nothing"),
        ('[[service_levels]]\nqueue = "help"\n', 'service_levels[0].queue: expected "service", "pr", "praise", "sales" or "noise", got "help"'),
        ('[[service_levels]]\ncalendar = "x"\n', 'service_levels[0].calendar: there is no calendar "x"; there is none at all'),
        ("[[service_levels]]\n[[service_levels]]\n", "service_levels[1]: is for the same brand, queue and priority as service_levels[0]"),
        ('[brands.acme]\nhashtag = ["#a"]\n', 'brands.acme.hashtag: no such key; did you mean "hashtags"?'),
        ('[brands.acme]\nzzz = 1\n', "brands.acme.zzz: no such key; known are handles, hashtags, keywords, exclude"),
        ('[brands.acme]\nhashtags = "#a"\n', 'brands.acme.hashtags: expected a list of texts such as ["one", "two"], got "#a"'),
        ('[brands."Acme Ltd"]\n', "brands.\"Acme Ltd\": expected a name of small letters, digits, '-', '_' and '.'"),
        ("brands = 3\n", "brands: expected tables under [brands.NAME], got 3"),
        ("sources = {}\n[brands.acme]\n", "sources: expected tables under [[sources]], got a table"),
        (SOURCE + 'server = "https://b.example"\nbrand = "acne"\n', 'sources[0].brand: there is no brand "acne"; known are acme'),
        (SOURCE, 'sources[0].server: is needed, such as "https://board.example"'),
        ('[[sources]]\nnetwork = "demo"\nname = "d"\n', 'sources[0].network: there is no network "demo"; known are board, wall'),
        (SOURCE + 'server = "ftp://b"\n', 'sources[0].server: expected an address such as "https://example.com/path", without name and password in it'),
        (SOURCE + 'server = "https://b.example"\nserve = 1\n', 'sources[0].serve: no such key; did you mean "server"?'),
        (SOURCE + 'server = "https://b.example"\nbudget_requests = -1\n', "sources[0].budget_requests: expected a whole number of 0 or more, got -1"),
        (SOURCE + 'server = "https://b.example"\nenabled = "no"\n', 'sources[0].enabled: expected true or false, got "no"'),
        (SOURCE + 'server = "https://b.example"\nwatch = ["all"]\n', 'sources[0].watch: expected "mentions", "search", "hashtags" or "own", got "all"'),
        ('[outlets.a]\nkind = "chatt"\n', 'outlets.a.kind: there is no kind "chatt"; known are chat'),
        ('[departments.a]\nnotify = ["b"]\n', 'departments.a.notify: there is no outlet "b"; there is none at all'),
        ('[departments.a]\nthen = "b"\n', 'departments.a.then: there is no department "b"; known are a'),
        ('[departments.a]\nthen = "a"\n', "departments.a.then: expected another department than itself"),
        ('[[rules]]\nname = "r"\nwhen = "text:a"\nset = { department = "b" }\n', 'rules[0].set.department: there is no department "b"; there is none at all'),
        ('[[rules]]\nname = "r"\nwhen = "text:a"\nset = { prority = "low" }\n', 'rules[0].set.prority: no such key; did you mean "priority"?'),
        ('[[rules]]\nname = "r"\nset = {}\nwhen = "text:/(?=a)/"\n', 'rules[0].when: expected a filter (the pattern cannot be read: invalid perl operator: (?=), got "text:/(?=a)/"'),
        ('[calendars.a]\nhours = { mon = [] }\n', 'calendars.a.hours: expected hours such as { mon-fri = ["09:00-17:00"] }, one interval at least, got a table'),
        ('[calendars.a]\ntimezone = "Mars/Base"\nhours = { mon = ["09:00-17:00"] }\n', 'calendars.a.timezone: expected the name of a time zone such as "Europe/London", got "Mars/Base"'),
        ('[calendars.a]\ntimezone = "../../etc/passwd"\nhours = { mon = ["09:00-17:00"] }\n', 'calendars.a.timezone: expected the name of a time zone such as "Europe/London", got "../../etc/passwd"'),
        ('[keys]\nhandle = "xx"\n', 'keys.handle: expected a key such as "x", "G", "?", "f5", "enter" or "ctrl-d" (digits choose views), got "xx"'),
        ('[keys]\nsnooze = ["S", "x"]\n', 'keys.snooze: "x" is the key of keys.handle'),
        ('[keys]\nhandel = "H"\n', 'keys.handel: no such key; did you mean "handle"?'),
        ('[keys]\nhandle = []\n', "keys.handle: expected one key at least"),
        ('[[views]]\nname = "a"\nfilter = "id:1"\nkey = "e"\n', 'views[0].key: "e" is the key of keys.escalate'),
        ('[[views]]\nname = "a"\nfilter = "id:1"\n[[views]]\nname = "A"\nfilter = "id:2"\n', 'views[1].name: "a" is taken by views[0]'),
        ('theme = "pink"\n[brands.acme]\n', 'theme: expected "dark", "light" or "contrast", got "pink"'),
        ('[templates]\nx = "Dear {name}"', 'templates: expected no {name} behind "x"; known are {author}, {first_name}, {case}, {brand}, {me}, {link}, got a table'),
        ('[templates]\nx = "Dear {"', 'templates: expected braces in pairs behind "x" (a brace alone is written twice; known are {author}, {first_name}, {case}, {brand}, {me}, {link}), got a table'),
        ('[templates]\nx = ""', 'templates: expected a text behind "x", got a table'),
        ("templates = 3\n[brands.acme]\n", 'templates: expected a table such as { sorry = "We are sorry, {first_name}." }, got 3'),
    ],
)  # fmt: skip
def test_an_error_names_its_key_and_what_was_expected(problems: Callable[[str], list[str]], text: str, problem: str) -> None:
    given = text if "brands" in text else BRAND + text

    assert problems(given)[0] == problem


def test_all_errors_are_told_at_once(problems: Callable[[str], list[str]]) -> None:
    text = 'databse = ""\nme = 1\n' + SOURCE * 2 + '[[service_levels]]\nwarn = true\n[views]\nx = "state:sideways"\n'

    assert [problem.partition(": ")[0] for problem in problems(text)] == [
        "databse",
        "me",
        "sources[0].server",
        "sources[1].server",
        "service_levels[0].warn",
        "views[0].filter",
        "brands",
        "sources[1].name",
    ]


def test_a_brand_is_needed_where_there_are_several(problems: Callable[[str], list[str]]) -> None:
    assert problems("[brands.a]\n[brands.b]\n" + SOURCE + 'server = "https://x.example"') == [
        "sources[0].brand: is needed, for there are several: a, b"
    ]


def test_what_a_command_does_not_need_is_neither_checked_nor_read(tmp_path: Path) -> None:
    path = tmp_path / "socialwatch.toml"
    path.write_text(BRAND + SOURCE + 'tokken = "s3cret"\n[outlets.a]\nkind = "nothing"\ncolour = 1\n')

    settings = load(path)

    assert settings.sources == (SourceSettings(name="a", network="board", brand="acme"),)
    assert settings.outlets == {"a": OutletSettings(name="a", kind="nothing")}
    assert "s3cret" not in repr(settings)


def test_a_slip_of_toml_is_told_with_its_line(problems: Callable[[str], list[str]]) -> None:
    assert problems("[brands.acme]\nkeywords = [1,,2]\n") == ["invalid value (at line 2, column 15)"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"a = \xff\n", "is not text in UTF-8 (at line 1)"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"#" * (LARGEST_FILE + 1), "is larger than 1 MB"),
        (b"a = " + b"1" * 5_000, "too many digits"),
        (b"a." * 20_000 + b"b = 1", "nested too deeply"),
    ],
)
def test_a_file_that_is_no_configuration_is_refused_soon(tmp_path: Path, written: bytes, says: str) -> None:
    path = tmp_path / "socialwatch.toml"
    path.write_bytes(written)

    with pytest.raises(ConfigError, match=r"socialwatch.toml: ") as refused:
        load(path)

    assert says in str(refused.value)


def test_a_file_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file; `socialwatch init` writes one"):
        load(tmp_path / "none.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    "value", ['"ftp://ann:s3cret@host"', '"mysql://ann:s3cret@host"', '"postgres:ann:s3cret"', "5", '{ env = "A", file = "b" }']
)
def test_a_wrong_database_is_not_repeated(problems: Callable[[str], list[str]], value: str) -> None:
    (problem,) = problems(f"database = {value}\n{BRAND}")

    assert problem.startswith("database: expected ")
    assert "s3cret" not in problem


def test_where_the_inbox_lives(read: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.setenv("DATABASE_URL", "postgresql://ann:s3cret@db/inbox")
    written = ["", '"sqlite:////srv/a.db"', '"sqlite:///b.db"', '"~/c.db"', '"postgresql://db/inbox"', '{ env = "DATABASE_URL" }']

    places = [read((f"database = {value}\n" if value else "") + BRAND).place() for value in written]

    assert places == [
        Path("/home/ada/.local/share/socialwatch/inbox.db"),
        Path("/srv/a.db"),
        tmp_path / "b.db",
        Path("/home/ada/c.db"),
        "postgresql://db/inbox",
        "postgresql://ann:s3cret@db/inbox",
    ]


def test_promises_go_by_the_calendars_and_the_zone_of_the_user(read: Load) -> None:
    settings = read(
        BRAND
        + '[calendars.office]\nhours = { mon = ["09:00-17:00"] }\nholidays = "GB"\n'
        + '[[service_levels]]\nbrand = "acme"\nqueue = "service"\npriority = "urgent"\ncalendar = "office"\nfirst_response = "1h"\nwarn = "5m"\nclock = "calendar"\n'
    )

    level = settings.promise_policy(zone=ZoneInfo("Europe/Vienna")).level("acme", Queue.SERVICE, Priority.URGENT)

    assert level is not None
    assert (level.name, level.first_response, level.warn_before, level.is_calendar_clock) == (
        "acme/service/urgent",
        timedelta(hours=1),
        timedelta(minutes=5),
        True,
    )
    assert (level.calendar.zone, level.calendar.country, level.calendar.hours[0]) == (ZoneInfo("Europe/Vienna"), "GB", ((540, 1020),))


def test_judgement_goes_by_rules_themes_and_departments(read: Load) -> None:
    settings = read(
        BRAND
        + '[themes]\nrefund = ["money back"]\n[departments.billing]\nthemes = ["refund", "invoice"]\n'
        + '[[rules]]\nname = "one"\nwhen = "text:lid"\nset = { priority = "low", tags = ["spares"] }\ncontinue = true\n'
    )

    policy = settings.triage_policy(now=datetime(2026, 11, 2, tzinfo=UTC), zone=ZoneInfo("UTC"))

    assert policy.themes == {"refund": ("money back",), "invoice": ("invoice",)}
    assert policy.departments == {"billing": ("refund", "invoice")}
    assert [(rule.name, rule.set.priority, rule.set.tags, rule.is_final) for rule in policy.rules] == [
        ("one", Priority.LOW, ("spares",), False)
    ]


def test_a_country_without_known_holidays_is_told_by_config_check(read: Load) -> None:
    settings = read(BRAND + '[calendars.office]\nhours = { mon = ["09:00-17:00"] }\nholidays = "Narnia"\n')

    with pytest.raises(ConfigError, match=r"^socialwatch.toml: calendars.office.holidays: expected a country .*, got \"Narnia\"$"):
        check_deeply(settings)


def test_loading_needs_no_heavy_library() -> None:
    import subprocess
    import sys

    code = "import sys, socialwatch.config.load; print(*sorted({'requests', 'pydantic', 're2', 'holidays', 'rich', 'subprocess'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]})

    assert done.stdout.strip() == ""


def test_what_only_the_palette_reaches_needs_no_key_and_takes_one(read: Load) -> None:
    settings = read(BRAND + '[keys]\nreopen = "O"\nack = []\n')

    assert [settings.keys[name] for name in ("reopen", "ack", "approve")] == [("O",), (), ()]


def test_views_and_keys_of_the_review(read: Load) -> None:
    settings = read(BRAND + '[[views]]\nname = "Hot"\nfilter = "priority:urgent"\nkey = "F2"\n[keys]\nhandle = ["H", "ctrl-h"]\n')

    assert settings.views == (View(name="Hot", filter="priority:urgent", key="f2"),)
    assert (settings.keys["handle"], settings.keys["escalate"]) == (("H", "ctrl+h"), ("e",))


def test_a_configuration_without_views_has_those_of_the_house(read: Load) -> None:
    assert (read(BRAND).views, read(BRAND).theme) == (DEFAULT_VIEWS, "dark")
