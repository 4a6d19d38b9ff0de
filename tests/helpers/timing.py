"""Time that a piece of work takes, without what the machine and the rest of the suite take beside it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TRIES = 3


def quickest_s(work: Callable[[], object]) -> float:
    """Return the CPU seconds of the quickest of three tries.

    Garbage is collected between them and not in them: in a process that holds the whole suite one collection takes longer than the work. These
    are guards against work that grows with the square of its input; what is promised in milliseconds is measured by benchmarks.
    """
    spent = []
    for _ in range(_TRIES):
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            work()
            spent.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(spent)
