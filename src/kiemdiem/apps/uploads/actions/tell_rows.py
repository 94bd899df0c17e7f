"""What a large file wrote, told to the history of each thing some rows at a time: the last step of the import itself
stays short, for everybody waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.journal.queries import entry_of
from kiemdiem.apps.uploads.actions.take_up import Clock, move_on
from kiemdiem.apps.uploads.entries import RegisterImported, RowsImported
from kiemdiem.apps.uploads.models import Upload, UploadRow
from kiemdiem.apps.uploads.values.registers import Register
from kiemdiem.shell.turns import Room, still_mine

MOST_TOLD = 1_000
"""Rows of which one entry tells."""
_WRITTEN = (UploadRow.State.NEW, UploadRow.State.CHANGED)


def tell_rows(upload: Upload, *, register: Register, now: Clock) -> None:
    """Add entries for all rows of a file that is in its register, with the author and the moment of its own entry; a
    second call goes on after the last entry. Then the import is over."""
    author, room = _author(upload), Room()
    for numbers in _parts(upload):
        _tell(upload, numbers, register=register, author=author, now=now)
        room.leave()
    move_on(upload, state=Upload.State.WRITTEN, at=now())


def written_rows(upload: Upload, register: Register, rows: QuerySet[UploadRow]) -> tuple[Ref, ...]:
    """What these rows of the file added, and changed. Four queries."""
    changed = rows.filter(state=UploadRow.State.CHANGED).values_list("thing", flat=True)
    keys = {key for key in changed if key is not None}
    numbers = list(rows.filter(state=UploadRow.State.NEW).order_by("number").values_list("number", flat=True))
    if numbers:  # new rows have the keys from `first_key` on, in the order of the file
        before = upload.rows.filter(state=UploadRow.State.NEW, number__lt=numbers[0]).count()
        first = upload.first_key + before
        keys |= set(range(first, first + len(numbers)))
    return tuple(Ref.to(one) for one in register.about._base_manager.filter(pk__in=keys).order_by("pk"))


def _parts(upload: Upload) -> Iterator[list[int]]:
    """The numbers of the rows of which the next entry tells, again and again until all are told."""
    waiting = upload.rows.filter(state__in=_WRITTEN).order_by("number")
    while numbers := list(waiting.filter(number__gt=upload.told).values_list("number", flat=True)[:MOST_TOLD]):
        yield numbers


@transaction.atomic
def _tell(upload: Upload, numbers: list[int], *, register: Register, author: Author, now: Clock) -> None:
    still_mine(upload, at=now(), told=numbers[-1], done=numbers[-1])
    told = RowsImported(
        upload=Ref.to(upload),
        register=register.title,
        file=upload.file_name,
        first_row=numbers[0],
        last_row=numbers[-1],
        count=len(numbers),
        written=written_rows(upload, register, upload.rows.filter(number__range=(numbers[0], numbers[-1]))),
    )
    record(told, by=author)


def _author(upload: Upload) -> Author:
    """Who wrote the file, as its own entry says."""
    found = entry_of(upload, RegisterImported.code)
    return Author(found.actor_id, found.actor_name, found.role, found.branch, found.at, found.request)
