"""Forget the files of lists a day after they were asked for: they hold names, and the list can be written again."""

from __future__ import annotations

from datetime import datetime

from django.core.files.storage import default_storage

from kiemdiem.apps.desk.models import Export
from kiemdiem.shell.keeping import FETCHED_WITHIN


def purge_exports(*, clock: datetime) -> int:
    """How many were forgotten; `clock` is the machine's own."""
    old = list(Export.objects.filter(made_at__lt=clock - FETCHED_WITHIN))
    for export in old:
        if export.stored:
            default_storage.delete(export.stored)
    Export.objects.filter(pk__in=[export.pk for export in old]).delete()
    return len(old)
