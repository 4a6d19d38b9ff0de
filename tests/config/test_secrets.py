"""Secrets: had from where they are kept, when they are needed, and shown by nobody."""

from __future__ import annotations

import copy
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from socialwatch.config import secrets
from socialwatch.config.load import load
from socialwatch.config.settings import Settings
from socialwatch.config.show import show
from socialwatch.errors import ConfigError, CredentialsError
from socialwatch.ports import Key, Secret

CANARY = "s3cret-canary"
KEYS = (Key(name="token", kind="secret", doc=""), Key(name="server", kind="url", doc=""))
Read = Callable[..., Settings]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Load one source with this line in it, from a file of this mode."""

    def loaded(line: str, *, mode: int = 0o600, environ: dict[str, str] | None = None) -> Settings:
        path = tmp_path / "socialwatch.toml"
        path.write_text(f'[brands.acme]\n[[sources]]\nname = "x"\nnetwork = "x"\n{line}\n')
        path.chmod(mode)
        return load(path, source_keys={"x": KEYS}.get, environ=environ or {})

    return loaded


def the_token(settings: Settings) -> Secret:
    token: Secret = settings.sources[0].options["token"]
    return token


def test_a_secret_stands_in_a_variable_a_file_a_command_or_the_configuration(read: Read, tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(f"{CANARY}\nuser: ada\n")

    lines = ['{ env = "T" }', '{ file = "token.txt" }', '{ command = "cat token.txt" }', f'"{CANARY}"']
    found = [the_token(read(f"token = {line}", environ={"T": CANARY})).reveal() for line in lines]

    assert found == [CANARY] * 4


def test_nothing_is_fetched_before_it_is_needed_and_nothing_twice(tmp_path: Path, read: Read) -> None:
    token = the_token(read("token = { command = \"sh -c 'echo x >> calls; echo value'\" }"))
    before = (tmp_path / "calls").exists()

    values = [token.reveal(), token.reveal()]

    assert (before, values, (tmp_path / "calls").read_text()) == (False, ["value", "value"], "x\n")


@pytest.mark.parametrize("look", [str, repr, "{}".format, "{!r}".format, lambda secret: f"{[secret]}"])
def test_a_secret_shows_itself_to_nobody(look: Callable[[Secret], str]) -> None:
    secret = secrets.from_literal("here", CANARY)
    secret.reveal()

    assert look(secret).strip("[]") == "***"


@pytest.mark.parametrize("way", [pickle.dumps, copy.deepcopy])
def test_a_secret_cannot_be_written_down(way: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="a secret is not written anywhere"):
        way(secrets.from_literal("here", CANARY))


def test_no_way_of_looking_at_settings_shows_a_secret(read: Read) -> None:
    settings = read(f'token = "{CANARY}"')

    assert CANARY not in repr(settings) + str(settings) + show(settings)
    assert 'token = "***"' in show(settings)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{ env = "NOPE" }', "the environment variable NOPE is not set"),
        ('{ env = "EMPTY" }', "the environment variable EMPTY is empty"),
        ('{ file = "none.txt" }', "cannot read"),
        ('{ file = "." }', "cannot read"),
        ('{ command = "/does/not/exist x" }', "cannot run `/does/not/exist`"),
        ("{ command = \"sh -c 'echo s3cret-canary; echo s3cret-canary >&2; exit 3'\" }", "`sh` failed with code 3"),
        ('{ command = "true" }', "the secret is empty"),
    ],
)
def test_a_secret_that_cannot_be_had_is_told_by_its_key_and_not_by_its_value(read: Read, line: str, says: str) -> None:
    token = the_token(read(f"token = {line}", environ={"EMPTY": " "}))

    with pytest.raises(CredentialsError, match=r"^socialwatch\.toml: sources\[0\]\.token: ") as refused:
        token.reveal()

    assert says in str(refused.value)
    assert CANARY not in str(refused.value)


def test_a_command_that_hangs_is_given_up(tmp_path: Path) -> None:
    secret = secrets.from_command(
        "here", (sys.executable, "-c", "input(); print('x'); import time; time.sleep(60)"), folder=tmp_path, limit_s=5
    )
    hanging = secrets.from_command("here", (sys.executable, "-c", "import time; time.sleep(60)"), folder=tmp_path, limit_s=0.2)

    with pytest.raises(CredentialsError, match="failed with code 1"):
        secret.reveal()  # nobody is asked for input: there may be no terminal
    with pytest.raises(CredentialsError, match=r"did not finish in 0\.2 seconds"):
        hanging.reveal()


def test_no_shell_reads_a_command(read: Read, tmp_path: Path) -> None:
    token = the_token(read('token = { command = "echo $HOME; touch made" }'))

    assert token.reveal() == "$HOME; touch made"
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    "line",
    [
        "5",
        '""',
        "{}",
        '{ env = "" }',
        '{ env = "A", file = "b" }',
        '{ vault = "x" }',
        '{ command = "a \'b" }',
        '{ command = " " }',
        f'["{CANARY}"]',
    ],
)
def test_what_is_no_place_for_a_secret_is_refused_without_being_repeated(read: Read, line: str) -> None:
    with pytest.raises(ConfigError, match=r"sources\[0\]\.token: expected ") as refused:
        read(f"token = {line}")

    assert CANARY not in str(refused.value)


@pytest.mark.parametrize(
    ("line", "mode", "warned"),
    [
        (f'token = "{CANARY}"', 0o644, True),
        (f'token = "{CANARY}"', 0o640, True),
        (f'token = "{CANARY}"', 0o600, False),
        ('token = { env = "T" }', 0o644, False),
    ],
)
def test_a_literal_secret_in_a_file_that_others_may_read_is_warned_about(read: Read, line: str, mode: int, warned: bool) -> None:
    warnings = read(line, mode=mode).warnings

    assert [warning.partition(": a secret")[0] for warning in warnings] == (["socialwatch.toml: sources[0].token"] if warned else [])
    assert CANARY not in "".join(warnings)


def test_a_file_that_anybody_can_write_runs_no_command(read: Read) -> None:
    with pytest.raises(ConfigError, match="no command in a file that somebody else could have written"):
        read('token = { command = "cat token.txt" }', mode=0o666)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_runs_no_command(tmp_path: Path) -> None:
    path = tmp_path / "socialwatch.toml"
    path.write_text('[brands.acme]\n[[sources]]\nname = "x"\nnetwork = "x"\ntoken = { command = "id" }\n')
    path.chmod(0o600)
    os.chown(path, 4711, 4711)

    with pytest.raises(ConfigError, match="no command in a file that somebody else could have written"):
        load(path, source_keys={"x": KEYS}.get)


def test_an_address_may_be_a_secret_too(read: Read) -> None:
    settings = read('server = { env = "URL" }', environ={"URL": "https://chat.example/T0/B0/s3cret-canary"})

    assert settings.sources[0].options["server"].reveal() == "https://chat.example/T0/B0/s3cret-canary"
    assert CANARY not in show(settings)


@pytest.mark.parametrize(
    "whole", ["-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----", '{\n  "client_email": "desk@acme.example"\n}']
)
def test_a_private_key_or_a_key_file_counts_as_a_whole(tmp_path: Path, whole: str) -> None:
    file = tmp_path / "key"
    file.write_text(whole + "\n")

    assert secrets.from_file("sources[0].private_key", file).reveal() == whole
