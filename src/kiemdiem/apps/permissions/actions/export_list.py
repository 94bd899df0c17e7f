"""Hand a list out as a file: the journal tells who took which list, narrowed how, and nothing of what stands in it."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.permissions import labels
from kiemdiem.apps.permissions.access import Actor, author_of_reading
from kiemdiem.apps.permissions.entries import ListExported
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.tables.export import XLSX, ListFile

PICKED_ROWS = labels.PICKED_ROWS  # said where rows were picked one by one


def export_list(file: ListFile, *, filters: str, by: Permission, actor: Actor) -> ListFile:
    """The same file; it is not handed out where the journal does not know of it. The rows were read by `by`."""
    note_export(file.title, rows=file.rows, filters=filters, by=by, actor=actor, kind=file.kind)
    return file


@transaction.atomic
def note_export(title: str, *, rows: int, filters: str, by: Permission, actor: Actor, kind: str = XLSX) -> None:
    """Write down that this list goes out as a file of this kind. filters: in words, empty where nothing narrows it."""
    told = ListExported(list=title, format=kind, rows=rows, filters=filters or labels.UNFILTERED)
    record(told, by=author_of_reading(actor, by))
