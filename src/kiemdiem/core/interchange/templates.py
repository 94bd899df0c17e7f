"""The empty workbook of a regime: headings that explain themselves, lists to choose from, a guide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.labels import KEYS
from kiemdiem.core.interchange import errors, labels, words
from kiemdiem.core.interchange.catalogue import ABOUT, BODIES, SUBJECTS, Column, Table, catalogue
from kiemdiem.core.interchange.plan_names import plan_name, plan_with_day
from kiemdiem.core.interchange.sheet_scan import letters
from kiemdiem.core.interchange.whole_files import CannotWrite, written_whole
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import (
    BAND,
    FACTS_BAND,
    LEVELS_BAND,
    QUIET,
    VOTES_BAND,
    Styles,
    height_of,
    set_up_page,
)
from kiemdiem.core.regime.clause_places import place_in_words
from kiemdiem.core.regime.regime import Regime

CODES_ROW, LABELS_ROW, FIRST_ROW = 0, 1, 2
ROWS_PREPARED = 2_000
_GUIDE_WIDTHS = (18, 40, 22, 26, 28, 20, 24)
_ABOUT_WIDTHS = (8, 54, 42, 58)
_MOST_WIDE = 190  # in widths of a digit: more does not fit on a page that can be read
_NOTE_WIDTH, _LINE_HEIGHT = 320, 18
_WIDTHS = {"id": 12, "kind": 24, "name": 28, "person": 12}
_WIDTH_BY_TYPE = {"yes_no": 12, "count": 11, "number": 11, "share": 11, "date": 13, "text": 24, "link": 14, "unit": 14}
_FORMATS = {"date": "dd/mm/yyyy", "text": "@", "link": "@", "links": "@", "unit": "@", "texts": "@"}


def write_template(regime: Regime, path: Path, kinds: Collection[str] | None = None) -> None:
    """Write the empty workbook for these kinds of subject (all of them unless told); raises CannotWrite."""
    path = Path(path)
    for kind in kinds or ():
        if kind not in regime.kinds:
            raise CannotWrite(str(path), errors.unknown_kinds(kind, regime.kinds))
    with written_whole(path) as beside, new_workbook(str(beside)) as book:
        _Template(regime, book, tuple(kinds or regime.kinds)).write()


class _Template:
    def __init__(self, regime: Regime, book: Any, kinds: tuple[str, ...]) -> None:
        self._regime, self._book, self._kinds = regime, book, kinds
        self._styles = Styles(book)
        self._clauses_by_id, self._kind_entries = regime.clauses, regime.kinds
        self._tables = {
            code: table
            for code, table in catalogue(regime).items()
            if table.is_asked and (not table.kinds or set(table.kinds) & set(kinds))
        }
        self._lists: dict[tuple[str, ...], str] = {}

    def write(self) -> None:
        sheets = {name: self._book.add_worksheet(name) for name in self._order()}
        lists = sheets[labels.LISTS]
        self._guide(sheets[labels.GUIDE])
        self._about(sheets[labels.ABOUT], lists)
        for code, table in self._tables.items():
            if code != ABOUT:
                self._table(sheets[table.sheet], lists, table)
        lists.hide()
        sheets[self._tables[SUBJECTS].sheet].activate()
        self._book.set_properties({"title": self._title()})

    def _order(self) -> list[str]:
        middle = [table.sheet for code, table in self._tables.items() if code != ABOUT]
        return [labels.GUIDE, labels.ABOUT, *middle, labels.LISTS]

    def _title(self) -> str:
        identity = self._regime.identity
        return words.TEMPLATE_TITLE.format(plan=plan_name(identity), year=identity.year)

    def _columns(self, table: Table) -> list[Column]:
        return [
            column
            for column in table.columns
            if column.is_asked and (not column.kinds or set(column.kinds) & set(self._kinds))
        ]

    # ------------------------------------------------------------------ one table
    def _table(self, sheet: Any, lists: Any, table: Table) -> None:
        columns = self._columns(table)
        for index, column in enumerate(columns):
            sheet.write_string(CODES_ROW, index, column.code)
            sheet.write_string(LABELS_ROW, index, column.label, self._styles.heading(_band(column)))
            note = self._note(table, column)
            if note:
                height = _LINE_HEIGHT * (sum(1 + len(line) // 48 for line in note.split("\n")) + 1)
                options = {"x_scale": 1, "width": _NOTE_WIDTH, "height": height, "font_size": 9, "font_family": 1}
                sheet.write_comment(LABELS_ROW, index, note, options)
            shape = _FORMATS.get(column.type)
            look = self._styles.of(num_format=shape, text_wrap=True) if shape else self._styles.of(text_wrap=True)
            sheet.set_column(index, index, _width(column), look)
            self._validate(sheet, lists, table, column, index)
        if table.code == SUBJECTS:
            self._shade(sheet, columns)
        sheet.set_row(CODES_ROW, None, None, {"hidden": True})
        sheet.set_row(LABELS_ROW, 64)
        sheet.freeze_panes(FIRST_ROW, 3 if table.code == SUBJECTS else 1)
        footer = f"{self._title()} · {table.label[:60]}"
        is_wide = sum(map(_width, columns)) > _MOST_WIDE
        set_up_page(sheet, repeat=(LABELS_ROW, LABELS_ROW), footer=footer, on_one_page=not is_wide)
        if is_wide:
            sheet.repeat_columns(0, 2)

    def _validate(self, sheet: Any, lists: Any, table: Table, column: Column, index: int) -> None:
        where = (FIRST_ROW, index, FIRST_ROW + ROWS_PREPARED - 1, index)
        if column.path == ("kind",) and table.code == SUBJECTS:
            choices = tuple(self._kind_entries[kind].label for kind in self._kinds)
        else:
            choices = column.choices
        if choices and column.type != "texts":
            sheet.data_validation(*where, self._choice(lists, choices))
        elif column.type == "count":
            sheet.data_validation(
                *where,
                {
                    "validate": "integer",
                    "criteria": ">=",
                    "value": 0,
                    "error_title": words.NOT_A_COUNT_TITLE,
                    "error_message": words.NOT_A_COUNT,
                },
            )

    def _choice(self, lists: Any, choices: tuple[str, ...]) -> dict[str, Any]:
        if choices not in self._lists:
            index = len(self._lists)
            for row, choice in enumerate(choices):
                lists.write_string(row, index, choice)
            column = letters(index)
            self._lists[choices] = f"='{labels.LISTS}'!${column}$1:${column}${len(choices)}"
        return {
            "validate": "list",
            "source": self._lists[choices],
            "error_title": words.NOT_IN_LIST_TITLE,
            "error_message": words.NOT_IN_LIST,
        }

    def _shade(self, sheet: Any, columns: list[Column]) -> None:
        """Cells that the chosen kind of subject has no use for turn grey."""
        kind = next((index for index, column in enumerate(columns) if column.path == ("kind",)), None)
        if kind is None:
            return
        cell = f"${letters(kind)}{FIRST_ROW + 1}"
        for index, column in enumerate(columns):
            named = [self._kind_entries[name].label for name in column.kinds if name in self._kinds]
            if not named or len(named) == len(self._kinds):
                continue
            others = "".join(f',{cell}<>"{name}"' for name in named)
            rule = {"type": "formula", "criteria": f'=AND({cell}<>""{others})', "format": self._grey()}
            sheet.conditional_format(FIRST_ROW, index, FIRST_ROW + ROWS_PREPARED - 1, index, rule)

    def _grey(self) -> Any:
        return self._book.add_format({"bg_color": "#D5DADF"})

    # ------------------------------------------------------------------ what a column is
    def _note(self, table: Table, column: Column) -> str:
        lines = [self._help(table, column)]
        lines.append(words.NOTE_TYPE.format(type=labels.VALUE_TYPES.get(column.type, column.type)))
        if column.range:
            lines.append(words.NOTE_RANGE.format(range=column.range))
        if column.choices and len(column.choices) > 2:
            lines.append(words.NOTE_CHOICES.format(choices="; ".join(column.choices[:12])))
        if column.kinds:
            lines.append(words.NOTE_KINDS.format(kinds=self._kind_names(column)))
        if column.supplied_by:
            lines.append(words.NOTE_SUPPLIER.format(supplier=column.supplied_by))
        if column.evidence:
            lines.append(words.NOTE_EVIDENCE)
        if column.absent:
            lines.append(words.NOTE_ABSENT.format(absent=labels.ABSENCES[column.absent]))
        if column.clauses:
            lines.append(words.NOTE_CLAUSES.format(clauses=self._clauses(column.clauses)))
        return "\n".join(line for line in lines if line)

    def _help(self, table: Table, column: Column) -> str:
        """What a column is; a table of a regime may have a column of the same name that is something else."""
        name = column.path[0]
        if f"{table.code}.{name}" in words.COLUMN_HELP:
            return words.COLUMN_HELP[f"{table.code}.{name}"]
        if table.code not in (SUBJECTS, BODIES) and name == "id":
            return words.ROWS_OF_SUBJECTS
        return words.COLUMN_HELP.get(name, "") if table.code in (SUBJECTS, BODIES, "ballots") else ""

    def _kind_names(self, column: Column) -> str:
        kinds = [self._kind_entries[kind].label for kind in column.kinds if kind in self._kinds]
        return ", ".join(kinds) or words.ALL_KINDS

    def _clauses(self, ids: tuple[str, ...]) -> str:
        known = self._clauses_by_id
        return ", ".join(f"{name} ({place_in_words(known[name].place)})" if name in known else name for name in ids[:6])

    # ------------------------------------------------------------------ guide and head
    def _guide(self, sheet: Any) -> None:
        styles = self._styles
        identity = self._regime.identity
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, self._title(), styles.title)
        sheet.write_string(1, 0, identity.title, styles.under_title)
        sheet.write_string(3, 0, words.GUIDE_STEPS_TITLE, styles.of(bold=True, font_size=12))
        row = 4
        for number, step in enumerate(words.GUIDE_STEPS, start=1):
            sheet.write_string(row, 0, f"{number}. {step}", styles.of())
            row += 1
        row += 1
        sheet.write_string(row, 0, words.GUIDE_COLUMNS_TITLE, styles.of(bold=True, font_size=12))
        row += 1
        head = row
        for index, heading in enumerate(words.GUIDE_HEADINGS):
            sheet.write_string(row, index, heading, styles.heading())
        for code, table in self._tables.items():
            if code == ABOUT:
                continue
            for column in self._columns(table):
                row += 1
                cells = (
                    table.sheet,
                    "\n".join(text for text in (column.label, self._help(table, column)) if text),
                    self._type(column),
                    self._kind_names(column) if column.kinds else words.ALL_KINDS,
                    column.supplied_by,
                    labels.ABSENCES.get(column.absent, ""),
                    ", ".join(column.clauses),
                )
                sheet.set_row(row, height_of(cells, _GUIDE_WIDTHS))
                for index, cell in enumerate(cells):
                    sheet.write_string(row, index, cell, styles.cell())
        for index, width in enumerate(_GUIDE_WIDTHS):
            sheet.set_column(index, index, width)
        sheet.hide_gridlines(2)
        set_up_page(sheet, repeat=(head, head), footer=self._title())

    def _type(self, column: Column) -> str:
        found = labels.VALUE_TYPES.get(column.type, column.type)
        return f"{found}, {column.range}" if column.range else found

    def _about(self, sheet: Any, lists: Any) -> None:
        styles, table = self._styles, self._tables[ABOUT]
        for index, column in enumerate(table.columns):
            sheet.write_string(CODES_ROW, index, column.code)
            sheet.write_string(LABELS_ROW, index, column.label, styles.heading())
        row = LABELS_ROW
        for code, item, value, explanation, choices in self._items():
            row += 1
            sheet.set_row(row, height_of(("", item, str(value), explanation), _ABOUT_WIDTHS))
            sheet.write_string(row, 0, code, styles.cell(font_color="#8895A3"))
            sheet.write_string(row, 1, item, styles.cell())
            if isinstance(value, date):
                sheet.write_datetime(row, 2, value, styles.cell(num_format="dd/mm/yyyy", align="left", bg_color=QUIET))
            else:
                sheet.write_string(row, 2, value, styles.cell(bg_color=QUIET))
            sheet.write_string(row, 3, explanation, styles.cell(font_color="#52606D"))
            if choices:
                sheet.data_validation(row, 2, row, 2, self._choice(lists, choices))
        sheet.set_column(0, 0, 8, None, {"hidden": True})
        for index, width in enumerate(_ABOUT_WIDTHS[1:], start=1):
            sheet.set_column(index, index, width)
        sheet.set_row(CODES_ROW, None, None, {"hidden": True})
        sheet.hide_gridlines(2)
        sheet.freeze_panes(FIRST_ROW, 0)
        set_up_page(sheet, repeat=(LABELS_ROW, LABELS_ROW), footer=self._title())

    def _items(self) -> list[tuple[str, str, str | date, str, tuple[str, ...]]]:
        identity = self._regime.identity
        told = words.EXPLAIN_REGIME.format(plan=plan_with_day(identity), title=identity.title)
        found: list[tuple[str, str, str | date, str, tuple[str, ...]]] = [
            ("regime", KEYS["regime"], self._regime.id, told, ()),
            ("as_of", KEYS["as_of"], self._regime.review_period()[1], words.EXPLAIN_AS_OF, ()),
        ]
        if len(identity.periods) > 1:
            told = words.EXPLAIN_PERIOD.format(periods=", ".join(identity.periods))
            found.append(("period", KEYS["period"], identity.periods[-1], told, identity.periods))
        chosen = self._regime.chosen({})
        for name, reading in self._regime.readings.items():
            option_labels: Mapping[str, str] = {option.id: option.label for option in reading.options}
            default = option_labels.get(chosen.get(name, ""), "")
            told = words.EXPLAIN_READING.format(default=default or words.NO_DEFAULT, clauses=", ".join(reading.clauses))
            code = labels.READING_CODE + name
            found.append((code, reading.question, default, told, tuple(option_labels.values())))
        return found


def _band(column: Column) -> str:
    match column.path[0]:
        case "votes" | "present_voters" | "full_members":
            return VOTES_BAND
        case "facts":
            return FACTS_BAND
        case "proposed_level" | "decided_level" | "honours":
            return LEVELS_BAND
    return BAND


def _width(column: Column) -> int:
    if len(column.path) == 1 and column.path[0] in _WIDTHS:
        return _WIDTHS[column.path[0]]
    if column.choices and column.type != "yes_no":
        return min(max(16, max(len(choice) for choice in column.choices) + 2), 34)
    longest_word = max((len(word) for word in column.label.split()), default=8)
    wanted = max(_WIDTH_BY_TYPE.get(column.type, 16), longest_word + 2)
    return max(wanted, min(len(column.label) // 3, 26))
