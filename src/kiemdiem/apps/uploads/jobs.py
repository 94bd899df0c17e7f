"""What a task does with an import. Each can be killed at any moment and begun again; of two only the last goes on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.actions.arrive import Stopped, withdraw
from kiemdiem.apps.uploads.actions.drop_upload import forget_files
from kiemdiem.apps.uploads.actions.settle_upload import settle_upload
from kiemdiem.apps.uploads.actions.stage_rows import clear_rows, finish_check, stage_rows, staged
from kiemdiem.apps.uploads.actions.take_up import move_on, take_up, wait_in_queue
from kiemdiem.apps.uploads.actions.tell_rows import tell_rows
from kiemdiem.apps.uploads.errors import AnotherImportWrites, EmptyFile
from kiemdiem.apps.uploads.facts.files import rows_below, sheets_of, table_of
from kiemdiem.apps.uploads.facts.judging import Reader
from kiemdiem.apps.uploads.facts.old_letters import encoding_of
from kiemdiem.apps.uploads.models import Upload, UploadRow
from kiemdiem.apps.uploads.printing.remarked_workbook import write_remarked
from kiemdiem.apps.uploads.queries.standing import known_headings, newest_key
from kiemdiem.apps.uploads.values.registers import REGISTERS
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import OldEncoding
from kiemdiem.shell.turns import TakenOver, still_mine

MOST_TWINS = 500
Thing = TypeVar("Thing")


@task()
def read_upload(upload_id: int) -> None:
    """Find the tables of the file and what their headings mean."""
    try:
        _read(take_up(upload_id, state=Upload.State.READING, at=timezone.now()))
    except TakenOver:
        return


@task()
def check_upload(upload_id: int) -> None:
    """Judge every row of the file."""
    try:
        _check(take_up(upload_id, state=Upload.State.CHECKING, at=timezone.now()))
    except TakenOver:
        return


@task()
def write_upload(upload_id: int) -> None:
    """Write the file into its register; where the register has changed since the preview, show a new one."""
    try:
        _write(take_up(upload_id, state=Upload.State.WRITING, at=timezone.now()))
    except TakenOver:
        return


@task()
def tell_upload(upload_id: int) -> None:
    """Tell the history of each thing what a large file wrote, which is in its register already."""
    try:
        _tell(take_up(upload_id, state=Upload.State.TELLING, at=timezone.now()))
    except TakenOver:
        return


@task()
def clear_upload(upload_id: int) -> None:
    """Take out what was written ahead for an import that was dropped, its rows and its file."""
    try:
        upload = take_up(upload_id, state=Upload.State.DROPPED, at=timezone.now())
        withdraw(upload, register=REGISTERS[upload.register], now=timezone.now)
        clear_rows(upload, at=timezone.now())
        forget_files(upload)
    except TakenOver:
        return


TASKS = {
    Upload.State.READING: read_upload,
    Upload.State.CHECKING: check_upload,
    Upload.State.WRITING: write_upload,
    Upload.State.TELLING: tell_upload,
    Upload.State.DROPPED: clear_upload,
}


def begin_task(upload: Upload) -> None:
    """Put the task that the state of an import asks for into the queue."""
    wait_in_queue(upload, at=timezone.now())
    TASKS[Upload.State(upload.state)].enqueue(upload.pk)


def _read(upload: Upload) -> None:
    register = REGISTERS[upload.register]
    columns, known = register.columns(), known_headings(upload)
    try:
        sheets = sheets_of(Path(default_storage.path(upload.stored)), named=upload.file_name)
        found = [table for sheet in sheets if (table := table_of(sheet, columns, known)) is not None]
        if not found:
            raise EmptyFile(file=upload.file_name)
    except HouseError as bad:
        move_on(upload, state=Upload.State.REFUSED, at=timezone.now(), note=bad.sentence)
        forget_files(upload)
        return
    best = max(range(len(found)), key=lambda place: (len(found[place].guess), -place))
    encoding = encoding_of(found[best].samples)
    move_on(
        upload,
        state=Upload.State.MAPPING,
        at=timezone.now(),
        tables=[table.plain() for table in found],
        sheet=best,
        mapping={str(place): code for place, code in found[best].guess.items()},
        old_encoding=encoding.value if encoding else "",
    )


def _check(upload: Upload, *, note: str = "") -> None:
    clear_rows(upload, at=timezone.now())
    try:
        _judge_all(upload, note)
    except HouseError as bad:
        clear_rows(upload, at=timezone.now())
        move_on(upload, state=Upload.State.MAPPING, at=timezone.now(), note=bad.sentence)


def _judge_all(upload: Upload, note: str) -> None:
    register = REGISTERS[upload.register]
    actor = actor_of(upload.user, at=upload.asked_at)
    table = Table.of(upload.tables[upload.sheet])
    mapping = {int(place): code for place, code in upload.mapping.items()}
    encoding = OldEncoding(upload.old_encoding) if upload.is_converted and upload.old_encoding else None
    reader = Reader(register.columns(), mapping, encoding, keeps_old=upload.is_converted is False)
    codes = [column.code for _, column in reader.columns]
    path = Path(default_storage.path(upload.stored))
    sheet = next(one for one in sheets_of(path, named=upload.file_name) if one.name == table.name)
    newest = newest_key(register.model)
    checking = register.checking(actor)
    still_mine(upload, at=timezone.now(), total=table.rows, done=0)
    twins: list[str] = []
    changed_cells = bad_cells = 0
    for batch in _batches(rows_below(sheet, table, list(mapping), most=register.most_rows), register.batch):
        rows = []
        for given, texts, answer in reader.judged(batch, checking):
            row = staged(upload, codes, given, texts, answer)
            rows.append(row)
            bad_cells += len(row.faults)
            changed_cells += len(row.before) if row.state == UploadRow.State.CHANGED else 0
            twins += [answer.twin] if answer.twin and len(twins) < MOST_TWINS else []
        stage_rows(upload, rows, at=timezone.now())
    finish_check(
        upload,
        at=timezone.now(),
        changed_cells=changed_cells,
        bad_cells=bad_cells,
        seen_up_to=newest,
        twins=twins,
        note=note,
        remarked=_remarked(upload, table, reader),
        old_encoding=upload.old_encoding or next((one.value for one, _ in reader.old.most_common(1)), ""),
    )


def _remarked(upload: Upload, table: Table, reader: Reader) -> str:
    """The name under which the file with its faults is kept; empty where it has none."""
    if upload.remarked:
        default_storage.delete(upload.remarked)
    faulty = upload.rows.filter(state=UploadRow.State.BAD).order_by("number")
    if not faulty.exists():
        return ""
    return write_remarked(upload, table, reader.columns, faulty)


def _write(upload: Upload) -> None:
    register = REGISTERS[upload.register]
    actor = actor_of(upload.user, at=upload.asked_at)
    try:
        settle_upload(upload, register=register, actor=actor, now=timezone.now)
    except AnotherImportWrites as other:
        move_on(upload, state=Upload.State.PREVIEW, at=timezone.now(), note=other.sentence)
    except Stopped as stopped:
        _show_anew(upload, stopped.note or words.CHANGED_MEANWHILE)
    else:
        _tell(upload)


def _tell(upload: Upload) -> None:
    """What is left to do once a file is in its register."""
    if upload.state == Upload.State.TELLING:
        tell_rows(upload, register=REGISTERS[upload.register], now=timezone.now)
    clear_rows(upload, at=timezone.now())
    forget_files(upload)


def _show_anew(upload: Upload, note: str) -> None:
    """The register changed: what was written ahead goes, and every row is judged again."""
    withdraw(upload, register=REGISTERS[upload.register], now=timezone.now)
    move_on(upload, state=Upload.State.CHECKING, at=timezone.now(), note="")
    _check(upload, note=note + words.CHECK_AGAIN)


def _batches(rows: Iterator[Thing], size: int) -> Iterator[list[Thing]]:
    while batch := list(islice(rows, size)):
        yield batch
