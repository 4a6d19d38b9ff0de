"""Where things are: the configuration file, the database, the time zone of this machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from socialwatch.errors import ConfigError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FILE_NAME = "socialwatch.toml"


def find(explicit: Path | None, environ: Mapping[str, str], cwd: Path, home: Path) -> Path | None:
    """Return the configuration file to read; None where there is none.

    The order is `--config`, `SOCIALWATCH_CONFIG`, `socialwatch.toml` in the working directory, and the one of `xdg_path`. A file that was
    named is returned even where it does not exist: reading another one in silence would be worse than the error.
    """
    if explicit is not None:
        return explicit
    if named := environ.get("SOCIALWATCH_CONFIG"):
        return Path(named)
    return next((path for path in (cwd / FILE_NAME, xdg_path(environ, home)) if path.is_file()), None)


def xdg_path(environ: Mapping[str, str], home: Path) -> Path:
    """Return where the user's own configuration belongs. A relative `XDG_CONFIG_HOME` is ignored, as its specification asks."""
    base = Path(environ.get("XDG_CONFIG_HOME", ""))
    return (base if base.is_absolute() else home / ".config") / "socialwatch" / FILE_NAME


def place_of(text: str, *, folder: Path, named: str = "--db") -> Path | str:
    """Return the path of an SQLite file, or a `postgresql://` address as it is.

    Args:
        text: `sqlite:///PATH`, `postgresql://…`, or a bare path. `~` is expanded.
        folder: What a relative path is relative to: the folder of the configuration file, or the working directory for `--db`.
        named: Where it was written, for the error.

    Raises:
        ConfigError: It is none of these.
    """
    if text.startswith(("postgresql://", "postgres://")):
        return text
    bare = text.removeprefix("sqlite:///")
    if not bare or "\0" in bare or "://" in bare or bare.startswith(("sqlite:", "postgres")):
        # The text is not repeated: an address with a slip in its scheme may hold a password.
        raise ConfigError([f'{named}: expected "sqlite:///PATH", "postgresql://…" or the path of a file'])
    return absolute(bare, folder)


def absolute(path: str, folder: Path) -> Path:
    """Return `path` with `~` expanded; a relative one is relative to `folder`."""
    try:
        expanded = Path(path).expanduser()
    except RuntimeError as error:
        raise ConfigError([f"{path}: there is no such home directory"]) from error
    return folder.absolute() / expanded


def system_zone(environ: Mapping[str, str], root: Path = Path("/")) -> ZoneInfo:
    """Return the time zone of this machine: `TZ`, what `/etc/localtime` points to, `/etc/timezone`, or UTC.

    Not `datetime.astimezone()`: that knows today's offset and not the day when clocks change.
    """
    from zoneinfo import ZoneInfo

    for name in (environ.get("TZ", "").removeprefix(":"), _linked_zone(root / "etc/localtime"), _written_zone(root / "etc/timezone")):
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            continue
    return ZoneInfo("UTC")


def _linked_zone(link: Path) -> str:
    """Return the name behind `zoneinfo/` in what the link points to."""
    return str(link.resolve()).partition("zoneinfo/")[2]


def _written_zone(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
