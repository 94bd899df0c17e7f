"""Files for the imports, and the way of a file from its reception to the register."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.base import ContentFile

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.actions.confirm_upload import confirm_upload
from kiemdiem.apps.uploads.actions.map_columns import map_columns
from kiemdiem.apps.uploads.actions.receive_upload import receive_upload
from kiemdiem.apps.uploads.jobs import TASKS
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import REGISTERS

PEOPLE, UNITS = "dang-vien", "don-vi"
Cells = Sequence[Any]


def workbook(*rows: Cells, sheet: str = "DS 2021") -> ContentFile[bytes]:
    """A workbook of one sheet; a cell that begins with "=" is a formula."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"default_date_format": "dd/mm/yyyy"}) as book:
        table = book.add_worksheet(sheet)
        for number, cells in enumerate(rows):
            table.write_row(number, 0, cells)
    return ContentFile(written.getvalue(), name="danh-sach.xlsx")


def run(upload: Upload) -> Upload:
    """Let the task do what the state asks for, as the worker would."""
    TASKS[Upload.State(upload.state)].call(upload.pk)
    return Upload.objects.get(pk=upload.pk)


def received(file: ContentFile[bytes], *, actor: Actor, register: str = PEOPLE) -> Upload:
    """A file whose columns are waiting to be told."""
    return run(receive_upload(file, register=REGISTERS[register], actor=actor))


def checked(
    upload: Upload, *, actor: Actor, is_converted: bool | None = None, mapping: dict[int, str] | None = None
) -> Upload:
    """The file with its rows judged, by the columns that its headings name."""
    found = {int(place): code for place, code in upload.mapping.items()} if mapping is None else mapping
    register = REGISTERS[upload.register]
    mapped = map_columns(
        upload, register=register, sheet=upload.sheet, mapping=found, is_converted=is_converted, actor=actor
    )  # fmt: skip
    return run(mapped)


def previewed(*rows: Cells, actor: Actor, register: str = PEOPLE) -> Upload:
    """A file from its cells to its preview."""
    return checked(received(workbook(*rows), actor=actor, register=register), actor=actor)


def written(upload: Upload, *, actor: Actor) -> Upload:
    """The file after it was asked to be written."""
    return run(confirm_upload(upload, register=REGISTERS[upload.register], actor=actor))


def faults_in(upload: Upload) -> dict[tuple[int, str], str]:
    """Row and column → what is wrong there."""
    return {
        (row.number, fault["column"]): fault["told"]
        for row in upload.rows.filter(state="bad").order_by("number")
        for fault in row.faults
    }
