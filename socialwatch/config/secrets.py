"""Secrets: known by where they stand, fetched when they are needed, shown by nobody."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from socialwatch.errors import CredentialsError

COMMAND_S = 10.0
_LARGEST_FILE = 65_536


class ConfiguredSecret:
    """A credential that shows itself only to `reveal`, which asks for it once; its `str` and `repr` are `***`.

    Args:
        key: Where it stands in the configuration, for error messages.
        fetch: Returns the value; the first line counts, as `pass` prints it. A key in PEM and a JSON object count as a whole.
    """

    __slots__ = ("_fetch", "_value", "key")

    def __init__(self, key: str, fetch: Callable[[], str]) -> None:
        self.key = key
        self._fetch = fetch
        self._value: str | None = None

    def reveal(self) -> str:
        """Return the value.

        Raises:
            CredentialsError: The variable is not set, the file cannot be read, or the command failed; the value is not in it.
        """
        if self._value is None:
            whole = self._fetch().strip()
            if not whole:
                raise CredentialsError(f"{self.key}: the secret is empty")
            self._value = whole if whole.startswith(("-----BEGIN ", "{")) else whole.splitlines()[0].rstrip()
        return self._value

    def __repr__(self) -> str:
        """Return `***`."""
        return "***"

    __str__ = __repr__

    def __reduce__(self) -> str:
        """Refuse to be pickled or copied into anything that is written."""
        raise TypeError("a secret is not written anywhere")


def from_literal(key: str, value: str) -> ConfiguredSecret:
    """Keep a secret that stands in the configuration itself."""
    return ConfiguredSecret(key, lambda: value)


def from_environment(key: str, name: str, environ: Mapping[str, str]) -> ConfiguredSecret:
    """Fetch a secret from an environment variable."""

    def fetch() -> str:
        if name not in environ:
            raise CredentialsError(f"{key}: the environment variable {name} is not set")
        if not environ[name].strip():
            raise CredentialsError(f"{key}: the environment variable {name} is empty")
        return environ[name]

    return ConfiguredSecret(key, fetch)


def from_file(key: str, path: Path) -> ConfiguredSecret:
    """Fetch a secret from the first line of a file."""

    def fetch() -> str:
        try:
            with path.open("rb") as file:
                return file.read(_LARGEST_FILE).decode()
        except OSError as error:
            raise CredentialsError(f"{key}: cannot read {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CredentialsError(f"{key}: {path} is not text in UTF-8") from error

    return ConfiguredSecret(key, fetch)


def from_command(key: str, words: tuple[str, ...], *, folder: Path, limit_s: float = COMMAND_S) -> ConfiguredSecret:
    """Fetch a secret from the first line that a command prints; no shell is involved.

    Its output and its complaints are never repeated: either may hold the secret.
    """
    return ConfiguredSecret(key, lambda: _printed_by(words, key=key, folder=folder, limit_s=limit_s))


def _printed_by(words: tuple[str, ...], *, key: str, folder: Path, limit_s: float) -> str:
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 -- the owner of the configuration wrote it
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit_s, check=False, cwd=folder, env=dict(os.environ)
        )
    except subprocess.TimeoutExpired:
        # `from None`: the cause carries what the command had printed so far.
        raise CredentialsError(f"{key}: `{words[0]}` did not finish in {limit_s:g} seconds") from None
    except OSError as error:
        raise CredentialsError(f"{key}: cannot run `{words[0]}`: {error.strerror}") from error
    if done.returncode != 0:
        raise CredentialsError(f"{key}: `{words[0]}` failed with code {done.returncode}; run it by hand to see why")
    return done.stdout.decode(errors="replace")
