"""What a task writes down of a list that it writes: how far it has come, and how it ended."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage

from kiemdiem.apps.desk.models import Export
from kiemdiem.apps.permissions.models import Grant

FOLDER = "exports"


def tell_export(export: Export, done: int, total: int) -> None:
    """So many rows of so many are written."""
    Export.objects.filter(pk=export.pk).update(done=done, total=total)


def keep_export(export: Export, file: IO[bytes], *, name: str, grants: Iterable[Grant], clock: datetime) -> None:
    """The file is there, for whoever still holds these roles. Of a task that is begun again the last file stays.

    Its name is written down before the file: one that a killed task leaves behind is forgotten with its row.
    """
    before = Export.objects.filter(pk=export.pk).values_list("stored", flat=True).first()
    stored = f"{FOLDER}/{secrets.token_hex(16)}.{export.kind}"
    Export.objects.filter(pk=export.pk).update(stored=stored)
    stored = default_storage.save(stored, File(file))
    kept = Export.objects.filter(pk=export.pk).update(
        state=Export.State.READY,
        stored=stored,
        file_name=name,
        written_at=clock,
        grants=sorted(grant.pk for grant in grants),
    )
    forgotten = before if kept else stored
    if forgotten:
        default_storage.delete(forgotten)


def refuse_export(export: Export, *, note: str, clock: datetime) -> None:
    """The list does not let itself be written for its reader; in the words that he would have read."""
    Export.objects.filter(pk=export.pk).update(state=Export.State.REFUSED, note=note, written_at=clock)
