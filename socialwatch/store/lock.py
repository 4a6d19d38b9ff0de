"""The poll lock: one poll at a time on one inbox, free the moment its holder dies, however it dies."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from socialwatch.errors import DiskFullError, PollRunningError

_SECOND_TRY_S = 0.02  # `doctor` holds the lock for an instant to see whether a poll runs
_PATIENCE_S = 1.0  # how long one that was started first waits for a later one to give way
_PAUSE_S = 0.01
_WAITING_AT = 32  # where in the lock file the PID of the one that waits stands


@contextmanager
def poll_lock(database: Path) -> Iterator[Callable[[], None]]:
    """Hold the lock of the inbox in `database` (a file beside it, mode 0600, that holds the PID of the holder).

    The kernel lets go of it with the process: there is no stale lock to clean up after a kill. Of two polls that start together
    the one that was started first goes on, whichever came to the lock first: the block calls what is yielded before it begins
    its work, and that raises where an earlier process (a smaller PID) waits.

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

    def give_way() -> None:
        waiting = _pid(handle, _WAITING_AT)
        if waiting and waiting < os.getpid() and _is_alive(waiting):
            raise _running(database, waiting)

    try:
        try:
            _take(handle)
        except OSError as error:
            raise _running(database, _pid(handle, 0)) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield give_way
    finally:
        os.close(handle)


def _running(database: Path, pid: int | None) -> PollRunningError:
    who = f" (process {pid})" if pid else ""
    return PollRunningError(f"another poll of {database.name} is running{who}; wait for it or stop it", pid=pid)


def _take(handle: int) -> None:
    """Take the lock, at once or after a short wait; longer where a later process holds it, which will give way."""
    import fcntl

    began = time.monotonic()
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _pid(handle, 0)
            is_first = holder is not None and holder > os.getpid()
            if is_first:
                os.pwrite(handle, str(os.getpid()).encode(), _WAITING_AT)
            if time.monotonic() - began > (_PATIENCE_S if is_first else _SECOND_TRY_S):
                raise
            time.sleep(_PAUSE_S)


def _pid(handle: int, at: int) -> int | None:
    written = os.pread(handle, 20, at).strip(b"\0")
    return int(written) if written.isdigit() else None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
