"""New rows of a large file are written before their moment, where nobody sees them; or are taken out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import IntegrityError, transaction

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.actions.adding import Ready, add, ready
from kiemdiem.apps.uploads.actions.reserving import reserve_keys
from kiemdiem.apps.uploads.actions.take_up import Clock
from kiemdiem.apps.uploads.errors import AnotherImportWrites
from kiemdiem.apps.uploads.models import Arrival, Upload, UploadRow
from kiemdiem.apps.uploads.values.registers import Planned, Register
from kiemdiem.shell.turns import still_mine

AT_ONCE = 2_000


class Stopped(Exception):
    """The register is no longer as the preview showed it: nothing is written, and the file is judged anew."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


def new_rows(upload: Upload, first: int) -> Iterator[Planned]:
    """The new rows in the order of the file, with the keys that they get from `first` on."""
    for place, row in enumerate(rows_in_pages(upload, UploadRow.State.NEW)):
        yield Planned(row.number, first + place, 0, row.plan)


def rows_in_pages(upload: Upload, *states: str) -> Iterator[UploadRow]:
    """Rows in the order of the file, a page at a time: a query left open would hold this connection to the database
    as it was, and SQLite lets nobody write from there."""
    last = 0
    rows = upload.rows.filter(state__in=states).order_by("number").only("number", "thing", "version", "plan", "upload")
    while page := list(rows.filter(number__gt=last)[:AT_ONCE]):
        yield from page
        last = page[-1].number


def write_rows(statements: Sequence[Ready]) -> None:
    """Add rows to their tables.

    Raises:
        Stopped: a key that must be unique was taken in the meantime.
    """
    try:
        with transaction.atomic():
            add(statements)
    except IntegrityError:
        raise Stopped(words.TAKEN_MEANWHILE) from None


def arrive(upload: Upload, *, register: Register, actor: Actor, now: Clock) -> None:
    """Write all new rows, a batch in each transaction; a second call goes on after the last batch.

    Raises:
        Stopped: see `write_rows`.
        AnotherImportWrites: rows of another file are arriving in this register.
    """
    arrival = _opened(upload, register, now)
    built = register.built(new_rows(upload, arrival.first), actor=actor)
    for batch in islice(built, upload.arrived, None):
        statements = ready(batch)
        with transaction.atomic():
            still_mine(upload, at=now(), arrived=upload.arrived + 1, done=upload.done + len(batch[0].rows))
            write_rows(statements)


@transaction.atomic
def _opened(upload: Upload, register: Register, now: Clock) -> Arrival:
    still_mine(upload, at=now())
    standing = _standing(register) or _made(upload, register) or _standing(register)
    if standing is None:  # the other file that began at the same moment is through already
        raise Stopped(words.CHANGED_MEANWHILE)
    if standing.upload_id != upload.pk:
        raise AnotherImportWrites(file=standing.upload.file_name, user=standing.upload.user.name)
    return standing


def _standing(register: Register) -> Arrival | None:
    return Arrival.objects.select_related("upload__user").filter(kind=register.kind).first()


def _made(upload: Upload, register: Register) -> Arrival | None:
    """The arrival of this file; None where another file began at the same moment."""
    first = reserve_keys(register.model, upload.created)
    last = first + upload.created - 1
    try:
        with transaction.atomic():
            return Arrival.objects.create(kind=register.kind, upload=upload, first=first, last=last)
    except IntegrityError:
        return None


def withdraw(upload: Upload, *, register: Register, now: Clock) -> None:
    """Take out what arrived, some at a time; then nothing holds its keys any more."""
    arrival = Arrival.objects.filter(upload=upload).first()
    if arrival is None:
        return
    for lowest in range(arrival.first, arrival.last + 1, AT_ONCE):
        highest = min(lowest + AT_ONCE - 1, arrival.last)
        with transaction.atomic():
            still_mine(upload, at=now())
            for model, key in register.removed():
                rows = model._base_manager.filter(**{f"{key}__gte": lowest, f"{key}__lte": highest})
                rows._raw_delete(rows.db)  # nothing refers to rows that nobody has seen
    with transaction.atomic():
        still_mine(upload, at=now(), arrived=0, done=0)
        arrival.delete()
