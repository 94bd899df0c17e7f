"""The user's own workbook with what is wrong beside each row; of a large file, or a text, its faulty rows alone."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePath
from typing import Any

import openpyxl
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from openpyxl.styles import Alignment, Font, PatternFill

from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.models import Upload, UploadRow
from kiemdiem.apps.uploads.queries.previews import faults_of
from kiemdiem.apps.uploads.values.registers import Column
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.core.interchange.sheet_scan import letters
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import Styles

MOST_ANNOTATED = 20_000
AT_ONCE = 2_000
_RED, _WIDTH = "FBDAD7", 60
_Columns = Sequence[tuple[int, Column]]


def write_remarked(upload: Upload, table: Table, columns: _Columns, faulty: QuerySet[UploadRow]) -> str:
    """The name under which the workbook is kept."""
    is_annotated = PurePath(upload.stored).suffix == ".xlsx" and upload.done <= MOST_ANNOTATED
    content = _annotated(upload, table, columns, faulty) if is_annotated else _faulty(table, columns, faulty)
    name = f"{PurePath(upload.stored).with_suffix('')}-ghi-loi.xlsx"
    return default_storage.save(name, ContentFile(content))


def _annotated(upload: Upload, table: Table, columns: _Columns, faulty: QuerySet[UploadRow]) -> bytes:
    book = openpyxl.load_workbook(default_storage.path(upload.stored))
    sheet = book[table.name]
    last = table.first_column + len(table.headings) + 1
    sheet.cell(table.heading_row, last, words.ERROR_COLUMN).font = Font(bold=True)
    sheet.column_dimensions[letters(last - 1)].width = _WIDTH
    places = {column.code: place for place, column in columns}
    red = PatternFill("solid", fgColor=_RED)
    for row in faulty.iterator(AT_ONCE):
        remark = sheet.cell(row.number, last, _remark(row, columns))
        remark.alignment = Alignment(wrap_text=True, vertical="top")
        for fault in faults_of(row):
            if fault.column in places:
                sheet.cell(row.number, table.first_column + places[fault.column] + 1).fill = red
    book.active = book.index(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _faulty(table: Table, columns: _Columns, faulty: QuerySet[UploadRow]) -> bytes:
    written = BytesIO()
    with new_workbook(written, in_order=True) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(table.name or words.ERROR_COLUMN)
        headings = [*(table.headings[place] for place, _ in columns), words.ERROR_COLUMN, words.EARLIER_ROWS]
        for place, text in enumerate(headings):
            sheet.write_string(0, place, text, styles.heading())
        sheet.set_column(0, len(columns) - 1, 20)
        sheet.set_column(len(columns), len(columns), _WIDTH)
        sheet.freeze_panes(1, 0)
        for place, row in enumerate(faulty.iterator(AT_ONCE), start=1):
            _faulty_row(sheet, place, row, columns, styles)
    return written.getvalue()


def _faulty_row(sheet: Any, place: int, row: UploadRow, columns: _Columns, styles: Styles) -> None:
    wrong = {fault.column for fault in faults_of(row)}
    for index, ((_, column), text) in enumerate(zip(columns, row.cells, strict=True)):
        look = styles.cell(bg_color=f"#{_RED}") if column.code in wrong else styles.cell()
        sheet.write_string(place, index, text, look)
    sheet.write_string(place, len(columns), _remark(row, columns), styles.cell())
    sheet.write_number(place, len(columns) + 1, row.number, styles.cell())


def _remark(row: UploadRow, columns: _Columns) -> str:
    labels = {column.code: column.label for _, column in columns}
    lines = [
        words.ERROR_LINE.format(label=labels.get(fault.column, words.WHOLE_ROW), told=fault.told, todo=fault.todo)
        for fault in faults_of(row)
    ]
    return "\n".join(lines)
