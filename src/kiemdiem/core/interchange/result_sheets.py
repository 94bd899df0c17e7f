"""The sheets of the result one after the other: title block, headings, rows, and another sheet when one is full."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from kiemdiem.core.interchange import words
from kiemdiem.core.interchange.watching import Steps
from kiemdiem.core.interchange.workbook_styles import BAND, Styles, height_of, set_up_page

MOST_ROWS = 1_000_000
_HEAD = 5
_LONGEST_TEXT = 32_000

Cell = str | int
Cells = tuple[Sequence[Cell], str]
"""What stands in a row, and its colour where it wants attention."""


class ResultSheets:
    """Writes the sheets of a workbook whose rows come in order. What does not fit goes on in a sheet of its own."""

    def __init__(self, book: Any, under: str, basis: str, steps: Steps, most_rows: int = MOST_ROWS) -> None:
        self._book, self._under, self._basis, self._steps, self._most = book, under, basis, steps, most_rows
        self._styles = Styles(book)

    def add(
        self,
        name: str,
        title: str,
        columns: Sequence[tuple[str, int]],
        rows: Iterable[Cells],
        *,
        notice: str = "",
        centred: Collection[int] = (),
    ) -> None:
        """A sheet with these rows, and as many more as they need; centred: columns of numbers."""
        rest = iter(rows)
        count = 1
        while True:
            sheet = self._begin(name, title, columns, notice)
            last = self._fill(sheet, columns, islice(rest, self._most), centred)
            more = next(rest, None)
            if more is None:
                self._end(sheet, name, columns, last)
                return
            count += 1
            going_on = words.SHEET_GOING_ON.format(sheet=name.partition(" (")[0], number=count)
            sheet.write_string(last + 1, 0, words.GOES_ON.format(sheet=going_on), self._styles.of(bold=True))
            self._end(sheet, name, columns, last)
            notice = words.GONE_ON.format(sheet=name)
            name, rest = going_on, chain([more], rest)

    def _begin(self, name: str, title: str, columns: Sequence[tuple[str, int]], notice: str) -> Any:
        styles = self._styles
        sheet = self._book.add_worksheet(name)
        widths = [width for _, width in columns]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title.upper(), styles.title)
        sheet.write_string(1, 0, self._under, styles.of(bold=True))
        sheet.write_string(2, 0, self._basis, styles.under_title)
        sheet.write_string(3, 0, notice, styles.under_title)
        sheet.set_row(_HEAD, height_of([text for text, _ in columns], widths) + 6)
        for index, (text, _) in enumerate(columns):
            sheet.write_string(_HEAD, index, text, styles.heading(BAND))
        return sheet

    def _fill(
        self, sheet: Any, columns: Sequence[tuple[str, int]], rows: Iterator[Cells], centred: Collection[int]
    ) -> int:
        """Writes the rows; the number of the last one."""
        row = _HEAD
        widths = [width for _, width in columns]
        for cells, colour in rows:
            row += 1
            changes = {"bg_color": colour} if colour else {}
            plain, middle = self._styles.cell(**changes), self._styles.cell(**changes, align="center")
            sheet.set_row(row, height_of([cell if isinstance(cell, str) else "" for cell in cells], widths))
            for index, cell in enumerate(cells):
                look = middle if index in centred else plain
                if isinstance(cell, int):
                    sheet.write_number(row, index, cell, look)
                elif cell:
                    sheet.write_string(row, index, cell[:_LONGEST_TEXT], look)
                else:
                    sheet.write_blank(row, index, None, look)
            self._steps.one()
        return row

    def _end(self, sheet: Any, name: str, columns: Sequence[tuple[str, int]], last: int) -> None:
        if last == _HEAD:
            sheet.write_string(_HEAD + 1, 0, words.NONE_HERE, self._styles.under_title)
        else:
            sheet.autofilter(_HEAD, 0, last, len(columns) - 1)
        sheet.freeze_panes(_HEAD + 1, 2)
        sheet.hide_gridlines(2)
        set_up_page(sheet, repeat=(_HEAD, _HEAD), footer=f"{self._under} · {name}")
