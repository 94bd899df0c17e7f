"""A task takes up an import; from then on only it writes, and each of its steps says that it is alive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from kiemdiem.apps.uploads.models import Upload
from kiemdiem.shell.turns import still_mine, take_turn

Clock = Callable[[], datetime]


def take_up(upload_id: int, *, state: str, at: datetime) -> Upload:
    """The import, taken from whoever worked on it (see `shell.turns`).

    Raises:
        TakenOver: it is not in this state, so there is nothing to do.
    """
    return take_turn(Upload.objects.select_related("user"), upload_id, state=state, at=at)


def wait_in_queue(upload: Upload, *, at: datetime) -> None:
    """A task was asked for; silence counts from now on."""
    Upload.objects.filter(pk=upload.pk).update(beat_at=at)


@transaction.atomic
def move_on(upload: Upload, *, state: str, at: datetime, **changes: Any) -> None:
    """The work of a task is done: the import goes on to the next state."""
    still_mine(upload, at=at, **changes)
    Upload.objects.filter(pk=upload.pk).update(state=state)
    upload.state = state
