"""Work in the background that may be killed and begun again: of two tasks on one row only the last goes on.

The row has `state`, `run` (counts the tasks that took it up) and `beat_at` (when its task last said that it is alive,
or was asked for: by the clock, for tasks know no rehearsed day).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any, TypeVar

from django.db import DatabaseError, connection, connections, models, transaction
from django.db.models import F
from django.utils import timezone

Row = TypeVar("Row", bound=models.Model)
SILENCE = timedelta(minutes=5)
"""A task that has said nothing for so long has ended."""
A_BEAT = timedelta(seconds=30)  # far below that silence
WITHOUT_ROOM, ROOM = 0.25, 0.12  # seconds that a task writes without a pause, and how long its pause is


class TakenOver(Exception):
    """Another task has the row now, or it was given up: this one ends and leaves everything as it is."""


def is_silent(beat_at: datetime | None) -> bool:
    """Whether a task that was alive at this moment, by the clock, has ended since; not where it never was."""
    return beat_at is not None and timezone.now() - beat_at > SILENCE


@transaction.atomic
def take_turn(rows: models.QuerySet[Row], key: int, *, state: str, at: datetime) -> Row:
    """The row, taken from whoever worked on it.

    Raises:
        TakenOver: it is not in this state, so there is nothing to do.
    """
    if not rows.filter(pk=key, state=state).update(run=F("run") + 1, beat_at=at):
        raise TakenOver
    return rows.get(pk=key)


def still_mine(row: Any, *, at: datetime, **changes: Any) -> None:
    """Write how far the work has come; first thing in each transaction of a task.

    Raises:
        TakenOver: another task has it now.
    """
    mine = type(row)._base_manager.filter(pk=row.pk, run=row.run, state=row.state)
    if not mine.update(beat_at=at, **changes):
        raise TakenOver
    for name, value in changes.items():
        setattr(row, name, value)


class Room:
    """Lets others write between the transactions of a long task.

    SQLite has one writer at a time, and whoever waits asks anew every tenth of a second: while short transactions
    follow each other at once he finds each of their gaps too late, and waits for many of them.
    """

    def __init__(self) -> None:
        self._left_at = monotonic()

    def leave(self) -> None:
        """A pause that nobody who waits can miss, where there has been none for a while."""
        if connection.vendor == "sqlite" and monotonic() - self._left_at >= WITHOUT_ROOM:
            sleep(ROOM)
            self._left_at = monotonic()


@contextmanager
def beating(row: Any, *, every: timedelta | None = None) -> Iterator[None]:
    """Say at intervals that the task on the row is alive, while it does one thing that has no steps of its own.

    It speaks on a connection of its own. Where another task has the row meanwhile, it falls silent; the work itself
    hears of that at its next `still_mine`.
    """
    is_done = Event()
    speaker = Thread(target=_beat, args=(row, is_done, every or A_BEAT), daemon=True)
    speaker.start()
    try:
        yield
    finally:
        is_done.set()
        speaker.join()


def _beat(row: Any, is_done: Event, every: timedelta) -> None:
    try:
        while not is_done.wait(every.total_seconds()):
            try:
                still_mine(row, at=timezone.now())
            except DatabaseError:  # somebody is writing: the next beat will do
                continue
    except TakenOver:
        return
    finally:
        connections.close_all()
