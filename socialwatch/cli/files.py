"""Files that commands write: wholly or not at all, for their owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from socialwatch.errors import DiskFullError


@contextmanager
def written(path: Path) -> Iterator[IO[str]]:
    """Yield a stream that becomes the file at `path` when the block ends well; what was there before stands until then.

    Raises:
        DiskFullError: It cannot be written; the old file is as it was.
    """
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.resolve().parent)  # mode 0600
    except OSError as error:
        raise DiskFullError(f"cannot write {path}: {error.strerror}; check the folder and its permissions") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).replace(path.resolve())
    except OSError as error:
        _forget(draft)
        raise DiskFullError(f"cannot write {path}: {error.strerror}; what was there is as it was") from error
    except BaseException:
        _forget(draft)
        raise


def _forget(draft: str) -> None:
    with suppress(OSError):
        Path(draft).unlink()
