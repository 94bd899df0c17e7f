"""Telling those who wait how far long work has come: what is done, and of how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
Item = TypeVar("Item")
_EVERY = 512


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


class Steps:
    """Counts steps and tells now and then; what is told never goes back and never passes the total."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        progress(0, total)

    def one(self) -> None:
        self._done += 1
        if self._done % _EVERY == 0:
            self._progress(min(self._done, self._total), self._total)

    def end(self) -> None:
        self._progress(self._total, self._total)


def watched(items: Iterable[Item], total: int, progress: Progress, begun: int = 0) -> Iterator[Item]:
    """The same items, each counted when it is taken; `begun` of the total are done before the first."""
    for number, item in enumerate(items, start=begun + 1):
        if number % _EVERY == 0:
            progress(min(number, total), total)
        yield item
