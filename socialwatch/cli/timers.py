"""What runs `poll` by itself, as text: a line for cron, two units for systemd."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from socialwatch.errors import UsageError
from socialwatch.wiring import House

CRON_HINT = """
Nothing is installed yet. Put the line into your crontab with `crontab -e`. cron knows none of the variables of your shell: secrets
that the configuration takes from the environment must be set above the line (NAME=value), or kept as { file = "…" }."""

SYSTEMD_HINT = """
Nothing is installed yet. Save the two parts as the files that they name, then:

  systemctl --user daemon-reload
  systemctl --user enable --now socialwatch.timer
  systemctl --user list-timers socialwatch.timer

A timer knows none of the variables of your shell: write secrets that the configuration takes from the environment as NAME=value into
~/.config/socialwatch/environment (chmod 600), or keep them as { file = "…" }. `loginctl enable-linger` polls while you are logged out."""

_CRON_MINUTES = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
_CRON_HOURS = (1, 2, 3, 4, 6, 8, 12)


def poll_words(house: House, config: Path) -> list[str]:
    """Return the command that polls from anywhere: every path in it is absolute."""
    # Not resolved: the link in a virtual environment is what makes it one.
    inbox = ["--db", str(house.database)] if house.options.db else []
    return [str(Path(sys.executable).absolute()), "-m", "socialwatch", "--config", str(config), *inbox, "poll", "--quiet"]


def cron_line(words: Sequence[str], every: str) -> str:
    """Return one line for a crontab.

    Raises:
        UsageError: cron cannot say how often (it divides hours and days), or a path holds a line break.
    """
    minutes = _minutes(every)
    if minutes in _CRON_MINUTES:
        at = "* * * * *" if minutes == 1 else f"*/{minutes} * * * *"
    elif minutes == 60:
        at = "0 * * * *"
    elif minutes % 60 == 0 and minutes // 60 in _CRON_HOURS:
        at = f"0 */{minutes // 60} * * *"
    elif minutes == 24 * 60:
        at = "0 6 * * *"
    else:
        known = [*(f"{one}m" for one in _CRON_MINUTES), *(f"{one}h" for one in _CRON_HOURS), "1d"]
        raise UsageError(f"cron cannot say every {every!r}; it knows {', '.join(known)} (`schedule systemd` takes any)")
    # A bare % is a line break to cron.
    return f"{at} {shlex.join(_one_lined(words))}".replace("%", "\\%")


def systemd_units(words: Sequence[str], every: str) -> str:
    """Return a service and a timer of the user's systemd, each under a comment that names its file."""
    return f"""# ~/.config/systemd/user/socialwatch.service
[Unit]
Description=Read what people say about the brand (socialwatch)
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart={" ".join(map(_systemd_quoted, _one_lined(words)))}
EnvironmentFile=-%h/.config/socialwatch/environment
# 6: a network asked us to wait. 75: another poll is running. Neither is a failure.
SuccessExitStatus=6 75
Nice=10

# ~/.config/systemd/user/socialwatch.timer
[Unit]
Description=Poll every {every} (socialwatch)

[Timer]
OnBootSec=1min
OnUnitActiveSec={_minutes(every)}min
AccuracySec=10s

[Install]
WantedBy=timers.target
"""


def _systemd_quoted(word: str) -> str:
    """Return a word of a command line of systemd: in quotes, and without what it would expand."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _one_lined(words: Sequence[str]) -> Sequence[str]:
    if any(not word.isprintable() for word in words):
        raise UsageError("a path with a line break or another control character cannot stand in a timer; move the configuration")
    return words


def _minutes(every: str) -> int:
    from socialwatch.model.times import parse_duration

    try:
        seconds = int(parse_duration(every).total_seconds())
    except ValueError as error:
        raise UsageError(f"--every: {error}") from error
    if seconds < 60 or seconds % 60:
        raise UsageError(f"--every {every}: give whole minutes, at least 1m")
    return seconds // 60
