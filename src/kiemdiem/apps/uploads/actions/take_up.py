"""A task takes up an import; from then on only it writes, and each of its steps says that it is alive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from kiemdiem.apps.uploads.models import Upload

Clock = Callable[[], datetime]


class TakenOver(Exception):
    """Another task took the import up, or it was dropped: this one ends and leaves everything as it is."""


@transaction.atomic
def take_up(upload_id: int, *, state: str, at: datetime) -> Upload:
    """The import, taken from whoever worked on it; `run` tells the tasks apart.

    Raises:
        TakenOver: it is not in this state, so there is nothing to do.
    """
    if not Upload.objects.filter(pk=upload_id, state=state).update(run=F("run") + 1, beat_at=at):
        raise TakenOver
    return Upload.objects.select_related("user").get(pk=upload_id)


def wait_in_queue(upload: Upload, *, at: datetime) -> None:
    """A task was asked for; silence counts from now on."""
    Upload.objects.filter(pk=upload.pk).update(beat_at=at)


def still_mine(upload: Upload, *, at: datetime, **changes: Any) -> None:
    """Write how far the work has come; first thing in each transaction of a task.

    Raises:
        TakenOver: another task has it now.
    """
    mine = Upload.objects.filter(pk=upload.pk, run=upload.run, state=upload.state)
    if not mine.update(beat_at=at, **changes):
        raise TakenOver
    for name, value in changes.items():
        setattr(upload, name, value)


@transaction.atomic
def move_on(upload: Upload, *, state: str, at: datetime, **changes: Any) -> None:
    """The work of a task is done: the import goes on to the next state."""
    still_mine(upload, at=at, **changes)
    Upload.objects.filter(pk=upload.pk).update(state=state)
    upload.state = state
