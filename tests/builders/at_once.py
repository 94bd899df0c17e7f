"""Several people at once: each work in a thread and a connection of its own, all begun together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Result = TypeVar("Result")
PATIENCE = 60  # seconds after which a test that waits for itself ends


def at_once(works: Sequence[Callable[[], Result]]) -> list[Result | Exception]:
    """What each work gave, or how it failed, in the order of the works. Needs `transactional_db`."""
    start = Barrier(len(works))

    def begin(work: Callable[[], Result]) -> Result | Exception:
        try:
            start.wait(PATIENCE)
            return work()
        except Exception as fault:
            return fault
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(begin, works, timeout=PATIENCE))
