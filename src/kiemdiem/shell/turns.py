"""Work in the background that may be killed and begun again: of two tasks on one row only the last goes on.

The row has `state`, `run` (counts the tasks that took it up) and `beat_at` (when its task last said that it is alive).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import F

Row = TypeVar("Row", bound=models.Model)


class TakenOver(Exception):
    """Another task has the row now, or it was given up: this one ends and leaves everything as it is."""


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
