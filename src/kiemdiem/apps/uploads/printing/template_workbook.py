"""The workbook of a register: empty as a template, or with what it holds; headings that explain themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from kiemdiem.apps.uploads import labels, words
from kiemdiem.apps.uploads.values.registers import Column, Kind, Register
from kiemdiem.core.interchange.sheet_scan import letters
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import Styles, set_up_page

PREPARED = 2_000
_MOST_IN_A_CELL = 250  # letters that a list of choices may have where it stands in the rule itself
_LONGEST_SHOWN = 12
_GUIDE_WIDTHS = (28, 70, 28)


def template_of(register: Register, rows: Iterable[Sequence[str]] = ()) -> bytes:
    """The workbook; rows: the texts of all columns, where it is to hold what the register holds."""
    written = BytesIO()
    columns = register.columns()
    with new_workbook(written) as book:
        styles = Styles(book)
        table = book.add_worksheet(register.title[:31])
        guide = book.add_worksheet(words.GUIDE_SHEET)
        lists = book.add_worksheet(words.LISTS_SHEET)
        needed = _needed(register)
        for place, column in enumerate(columns):
            _heading(table, place, column, column.code in needed, styles)
            _choices(table, lists, place, column, styles)
        for number, cells in enumerate(rows, start=1):
            for place, text in enumerate(cells):
                table.write_string(number, place, text, styles.of(num_format="@"))
        table.freeze_panes(1, 1)
        set_up_page(table, repeat=(0, 0), footer=register.title)
        lists.hide()
        _guide(guide, register, columns, needed, styles)
    return written.getvalue()


def _needed(register: Register) -> frozenset[str]:
    return frozenset(group[0] for group in register.needs)


def _heading(sheet: Any, place: int, column: Column, is_needed: bool, styles: Styles) -> None:
    sheet.write_string(0, place, f"{column.label} *" if is_needed else column.label, styles.heading())
    sheet.write_comment(0, place, _how(column, is_needed), {"width": 320, "font_size": 9})
    sheet.set_column(place, place, column.width, styles.of(num_format="@", text_wrap=True))


def _choices(sheet: Any, lists: Any, place: int, column: Column, styles: Styles) -> None:
    """A drop-down for the allowed words; long lists stand in a sheet of their own."""
    choices = [label for _, label in column.words]
    if column.kind == Kind.YES_NO:
        choices = [labels.YES, labels.NO]
    if not choices:
        return
    source: object = choices
    if sum(map(len, choices)) + len(choices) > _MOST_IN_A_CELL:
        for row, label in enumerate(choices):
            lists.write_string(row, place, label, styles.of())
        column_name = letters(place)
        source = f"='{words.LISTS_SHEET}'!${column_name}$1:${column_name}${len(choices)}"
    sheet.data_validation(1, place, PREPARED, place, {"validate": "list", "source": source, "error_type": "warning"})


def _how(column: Column, is_needed: bool) -> str:
    said = [words.MUST] if is_needed else []
    if column.kind == Kind.DAY:
        said.append(words.BY_DAY)
    if column.kind == Kind.YES_NO:
        said.append(words.BY_YES_NO)
    if column.kind == Kind.WORD:
        shown = [label for _, label in column.words][:_LONGEST_SHOWN]
        said.append(words.BY_LIST.format(words="; ".join(shown) + (" …" if len(column.words) > len(shown) else "")))
    if column.note:
        said.append(column.note)
    return " ".join(said) or column.label


def _guide(sheet: Any, register: Register, columns: Sequence[Column], needed: frozenset[str], styles: Styles) -> None:
    for place, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, words.GUIDE_TITLE.format(title=register.title), styles.title)
    lines = [line.format(noun=register.noun, sheet=register.title[:31]) for line in words.GUIDE_LINES]
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line, styles.of())
    top = len(lines) + 3
    for place, text in enumerate(words.GUIDE_HEADINGS):
        sheet.write_string(top, place, text, styles.heading())
    for row, column in enumerate(columns, start=top + 1):
        cells = (column.label, _how(column, column.code in needed), column.example)
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, styles.cell())
