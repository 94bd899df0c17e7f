"""A made-up season as a workbook, laid out as the empty one is: the same sheets, the same headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.labels import KEYS, PURPOSES
from kiemdiem.core.interchange import labels
from kiemdiem.core.interchange.catalogue import ABOUT, BODIES, RECORDS, SUBJECTS, Column, Table, catalogue
from kiemdiem.core.interchange.workbook_files import new_workbook
from kiemdiem.core.interchange.workbook_styles import Styles
from kiemdiem.core.regime.entries.facts import Column as FactColumn
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.regime import Regime

MADE_ON = datetime(2000, 1, 1, tzinfo=UTC)
"""The day that the file itself bears: equal seasons make equal files."""
WIDEST = 46

Row = Mapping[str, Any]


def write_season_workbook(season: Row, regime: Regime, path: Path) -> None:
    """Write the season; columns that no subject fills and that nobody is asked for are left out."""
    _SeasonWorkbook(season, regime).write(path)


class _SeasonWorkbook:
    def __init__(self, season: Row, regime: Regime) -> None:
        self._season, self._regime = season, regime
        self._tables = catalogue(regime, season.get("readings"))
        self._words = {p.id: {v.code: v.label for v in p.entry.values} for p in regime.of("vocabulary", Vocabulary)}
        self._scales = {s.id: {v.code: v.label for v in s.values} for s in regime.scales.values()}
        self._facts: dict[str, Fact] = {placed.id: placed.entry for placed in regime.facts}
        self._kinds = {kind.id: kind for kind in regime.kinds.values()}

    def write(self, path: Path) -> None:
        with new_workbook(str(path)) as book:
            book.set_properties({"created": MADE_ON})
            styles = Styles(book)
            for table, rows in self._sheets():
                self._write_sheet(book.add_worksheet(table.sheet), table, rows, styles)

    def _sheets(self) -> Iterable[tuple[Table, list[Row]]]:
        subjects: list[Row] = self._season["subjects"]
        yield self._tables[SUBJECTS], subjects
        for name, table in self._tables.items():
            if name in (SUBJECTS, BODIES, ABOUT):
                continue
            rows = [
                {"id": subject["id"], "of kind": subject["kind"]} | record
                for subject in subjects
                for record in (subject if name in RECORDS else subject.get("facts", {})).get(name) or ()
            ]
            if rows:
                yield table, rows
        if self._season.get("bodies"):
            yield self._tables[BODIES], self._season["bodies"]
        yield self._tables[ABOUT], self._about()

    def _about(self) -> list[Row]:
        found: list[Row] = [{"code": key, "item": KEYS[key], "value": self._season[key]} for key in ("regime", "as_of")]
        for name, option in self._season["readings"].items():
            question = self._regime.readings[name].question
            found.append({"code": labels.READING_CODE + name, "item": question, "value": option})
        return found

    # ------------------------------------------------------------------ one sheet
    def _write_sheet(self, sheet: Any, table: Table, rows: list[Row], styles: Styles) -> None:
        columns = [column for column in table.columns if self._is_shown(column, rows)]
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            cells = [self._cell(table, column, row) for row in rows]
            longest = max((len(str(cell)) for cell in cells), default=0)
            sheet.set_column(place, place, min(WIDEST, max(10, longest + 2)))
            sheet.write_string(0, place, column.label, styles.heading())
            for number, cell in enumerate(cells, start=1):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, styles.of(num_format="dd/mm/yyyy"))
                elif isinstance(cell, int):
                    sheet.write_number(number, place, cell, styles.of())
                elif cell:
                    sheet.write_string(number, place, cell, styles.of())

    def _is_shown(self, column: Column, rows: list[Row]) -> bool:
        if column.type == "table" or column.path == ("previous",):
            return False  # these have sheets of their own
        return any(_value(row, column) is not None for row in rows)

    def _cell(self, table: Table, column: Column, row: Row) -> str | int | date | None:
        value = _value(row, column)
        if value is None:
            return None
        if isinstance(value, bool):
            return labels.YES if value else labels.NO
        if isinstance(value, int):
            return value
        if isinstance(value, list | tuple):
            return "; ".join(self._label(table, column, row, item) for item in value)
        if column.type == "date" or (column.path == ("value",) and row.get("code") == "as_of"):
            return date.fromisoformat(value)
        return self._label(table, column, row, str(value))

    def _label(self, table: Table, column: Column, row: Row, code: str) -> str:
        """The label of a code, for those who read the sheet; numbers keep their digits, with a comma."""
        name = column.path[-1]
        if column.path == ("kind",) and table.code == SUBJECTS:
            return self._kinds[code].label
        if name in ("proposed_level", "decided_level") or (table.code in RECORDS and name == "level"):
            scale = self._kinds[row.get("of kind") or row["kind"]].scale
            return self._scales[scale or ""][code]
        if name == "purpose" and table.code in RECORDS:
            return PURPOSES[code]
        if column.type in ("number", "share"):
            return code.replace(".", ",")
        declared = self._declared(table, column)
        if declared is None:
            return code
        return self._scales.get(declared.scale or "", {}).get(code) or self._words.get(
            declared.vocabulary or "", {}
        ).get(code, code)

    def _declared(self, table: Table, column: Column) -> Fact | FactColumn | None:
        if column.path[0] == "facts":
            return self._facts[column.path[1]]
        fact = self._facts.get(table.code)
        return next((own for own in fact.columns if own.id == column.path[0]), None) if fact else None


def _value(row: Row, column: Column) -> Any:
    found: Any = row
    for step in column.path:
        found = found.get(step) if isinstance(found, dict) else None
    return found
