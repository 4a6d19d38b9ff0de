"""Which process holds a claim, and whether it is known to be dead: so that a kill costs nobody the time of a lease."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path

_APART = "|"


def process_name() -> str:
    """Return a name that no other process bears: machine, its start, PID, the start of the process, and a random end."""
    return _APART.join((_machine(), str(os.getpid()), _started(os.getpid()), secrets.token_hex(4)))


def is_gone(name: str) -> bool:
    """Say whether the process of a name is known to be dead: it was one of this machine, and is no longer there.

    False for one of another machine, whose claim ends by its time.
    """
    machine, _, rest = name.partition(_APART)
    pid, _, rest = rest.partition(_APART)
    started, _, _ = rest.partition(_APART)
    host, _, boot = machine.rpartition("/")
    our_host, _, our_boot = _machine().rpartition("/")
    if host != our_host or not pid.isdigit():
        return False
    return boot != our_boot or not _is_alive(int(pid)) or _started(int(pid)) != started


def _machine() -> str:
    return f"{socket.gethostname().replace(_APART, '-')}/{_read('/proc/sys/kernel/random/boot_id')}"


def _started(pid: int) -> str:
    """Return when a process began, in ticks since the machine did; empty where the system does not say (macOS)."""
    # The name of the program stands in brackets and may hold anything; the start is the 20th field behind it (proc(5)).
    fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
