"""A list as a file: every row of the filter, the chosen columns; written row by row, never all in memory."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import IO, Any, TypeVar

import xlsxwriter
from django.http import FileResponse

from kiemdiem.shell.days import HANOI
from kiemdiem.shell.tables.columns import Cell, Column, cell_text

Row = TypeVar("Row")
# What a spreadsheet takes for the beginning of a formula, also in the wide letters of an East Asian keyboard.
OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROWS_A_SHEET = 1_000_000
LONGEST_TEXT = 32_767
EXACT_DIGITS = 15
MOST_AT_ONCE = 20_000
"""Rows that are written while a reader waits: about three seconds of computing; beyond that a task writes the file."""
TOLD_EVERY = 2_000
XLSX, CSV = "xlsx", "csv"
Tell = Callable[[int, int], None]
_tell: ContextVar[Tell | None] = ContextVar("kiemdiem_tells_of_a_file", default=None)
_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}


@contextmanager
def told_to(tell: Tell) -> Iterator[None]:
    """Within it nobody waits for the file: it is written however long it is, and `tell(done, total)` hears of it."""
    token = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(token)


def is_waited_for() -> bool:
    """Whether a reader waits for the answer."""
    return _tell.get() is None


def telling(rows: Iterable[Row], total: int) -> Iterator[Row]:
    """The same rows; whoever is told hears now and then how many have gone by, and at the end how many there were."""
    tell, done = _tell.get(), 0
    for done, row in enumerate(rows, start=1):
        if tell is not None and done % TOLD_EVERY == 0:
            tell(done, max(done, total))
        yield row
    if tell is not None:
        tell(done, done)


class ListFile(FileResponse):
    """A list as a file: what it is called (`title`), which kind of file, and how many rows it holds."""

    title: str
    kind: str
    rows: int


def as_file(kind: str, rows: Iterable[Row], columns: Sequence[Column[Row]], *, name: str, title: str) -> ListFile:
    """The answer that lets a browser keep the list as `name`.xlsx or `name`.csv."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it once it is sent)
    is_csv = kind == CSV
    written = write_csv(file, rows, columns) if is_csv else write_workbook(file, rows, columns, title=title)
    file.seek(0)
    answer = ListFile(file, as_attachment=True, filename=f"{name}.{kind}", content_type=_TYPES[kind])
    answer.title, answer.kind, answer.rows = title, kind, written
    return answer


def write_workbook(file: IO[bytes], rows: Iterable[Row], columns: Sequence[Column[Row]], *, title: str) -> int:
    """A workbook with one heading row; a new sheet begins after a million rows. No text becomes a formula or a link.

    Answers how many rows were written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        writer = _SheetWriter(book, columns, title)
        written = 0
        for row in rows:
            writer.write([column.value(row) for column in columns])
            written += 1
        writer.finish()
    return written


def write_csv(file: IO[bytes], rows: Iterable[Row], columns: Sequence[Column[Row]]) -> int:
    """UTF-8 with its mark, so that Excel reads the letters; a text that opens a formula gets an apostrophe in front.

    Answers how many rows were written.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([column.label for column in columns])
    written = 0
    for row in rows:
        writer.writerow([csv_cell(column.value(row)) for column in columns])
        written += 1
    text.detach()
    return written


def csv_cell(value: Cell) -> str:
    """A value in a CSV; numbers that are numbers stay bare, even below zero."""
    text = cell_text(value)
    is_number = isinstance(value, int | Fraction | Decimal) and not isinstance(value, bool)
    return f"'{text}" if not is_number and text.startswith(OPENS_A_FORMULA) else text


class _SheetWriter:
    """Rows into sheets, one after the other."""

    def __init__(self, book: Any, columns: Sequence[Column[Any]], title: str) -> None:
        self._book, self._columns, self._title = book, columns, title
        line = {"border": 1, "border_color": "#B9B2A6", "font_name": "Times New Roman", "font_size": 12}
        self._heading = book.add_format({**line, "bold": True, "bg_color": "#F3F0EA", "text_wrap": True})
        self._text = book.add_format({**line, "valign": "top", "text_wrap": True})
        # Excel shows the text and keeps it one, also when somebody edits the cell.
        self._quoted = book.add_format({**line, "valign": "top", "text_wrap": True, "quote_prefix": True})
        self._day = book.add_format({**line, "valign": "top", "num_format": "dd/mm/yyyy"})
        self._moment = book.add_format({**line, "valign": "top", "num_format": "dd/mm/yyyy hh:mm"})
        self._sheets = 0
        self._next_row = 0
        self._sheet = self._new_sheet()

    def write(self, values: Iterable[Cell]) -> None:
        if self._next_row > ROWS_A_SHEET:
            self.finish()
            self._sheet = self._new_sheet()
        for place, value in enumerate(values):
            self._write_cell(place, value)
        self._next_row += 1

    def finish(self) -> None:
        """The filter arrows of the sheet that is full."""
        self._sheet.autofilter(0, 0, max(self._next_row - 1, 0), len(self._columns) - 1)

    def _new_sheet(self) -> Any:
        self._sheets += 1
        sheet = self._book.add_worksheet(str(self._sheets))
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(f"&L{self._title.replace('&', '&&')}&R&P/&N")
        for place, column in enumerate(self._columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.label, self._heading)
        self._next_row = 1
        return sheet

    def _write_cell(self, place: int, value: Cell) -> None:
        at = (self._next_row, place)
        if value is None:
            self._sheet.write_blank(*at, None, self._text)
        elif isinstance(value, datetime):
            self._sheet.write_datetime(*at, value.astimezone(HANOI).replace(tzinfo=None), self._moment)
        elif isinstance(value, date):
            self._sheet.write_datetime(*at, value, self._day)
        elif _is_exact_number(value):
            self._sheet.write_number(*at, value, self._text)
        else:
            text = cell_text(value)
            if len(text) > LONGEST_TEXT:
                text = f"{text[: LONGEST_TEXT - 1]}…"
            self._sheet.write_string(*at, text, self._quoted if text.startswith(OPENS_A_FORMULA) else self._text)


def _is_exact_number(value: Cell) -> bool:
    """Whether Excel, which keeps 15 digits, holds the number as it is; a longer one is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        return False
    digits = cell_text(value)
    return "/" not in digits and sum(sign.isdigit() for sign in digits) <= EXACT_DIGITS
