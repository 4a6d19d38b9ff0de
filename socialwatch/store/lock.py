"""The poll lock: one poll at a time on one inbox, free the moment its holder dies, however it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from socialwatch.errors import DiskFullError, PollRunningError

_SECOND_TRY_S = 0.02


@contextmanager
def poll_lock(database: Path) -> Iterator[None]:
    """Hold the lock of the inbox in `database` (a file beside it, mode 0600, that holds the PID of the holder).

    The kernel lets go of it with the process: there is no stale lock to clean up after a kill.

    Raises:
        PollRunningError: Another poll holds it.
        DiskFullError: The lock file cannot be written.
    """
    path = database.with_name(database.name + ".lock")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DiskFullError(f"the lock {path} cannot be written: {error.strerror}; check the folder") from error
    try:
        try:
            _take(handle)
        except OSError as error:
            pid = _holder(handle)
            who = f" (process {pid})" if pid else ""
            raise PollRunningError(f"another poll of {database.name} is running{who}; wait for it or stop it", pid=pid) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    """Take the lock, with a second try: `doctor` holds it for an instant to see whether a poll runs."""
    import fcntl
    import time

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        time.sleep(_SECOND_TRY_S)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(handle: int) -> int | None:
    written = os.pread(handle, 20, 0)
    return int(written) if written.isdigit() else None
