"""From the cells of a row to the plain object that the engine reads; what stands in one cell and is many is parted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kiemdiem.core.engine.cells import BadValue
from kiemdiem.core.interchange import errors, labels, limits
from kiemdiem.core.interchange.catalogue import RECORDS, Column, Table
from kiemdiem.core.interchange.headings import Layout, heading_key
from kiemdiem.core.interchange.sheets import is_blank
from kiemdiem.core.quantities.errors import shown

_NOTHING = frozenset(map(heading_key, labels.NOTHING))
Converter = Callable[[Any], Any]


class RowBuilder:
    """Makes objects of the rows of one layout."""

    def __init__(self, layout: Layout, tables: Mapping[str, Table], year: int) -> None:
        plain: list[tuple[int, str]] = []
        self._groups: dict[str, list[tuple[int, str]]] = {}
        self._converted: list[tuple[int, Column, Converter]] = []
        self._untitled = [index for index, text in enumerate(layout.texts) if not text]
        for index, column in enumerate(layout.columns):
            if column is None:
                continue
            converter = _converter(column, tables, year)
            if converter is not None:
                self._converted.append((index, column, converter))
            elif len(column.path) == 1:
                plain.append((index, column.path[0]))
            else:
                self._groups.setdefault(column.path[0], []).append((index, column.path[1]))
        self._plain = plain
        self.width = len(layout.columns)

    def __call__(self, cells: Sequence[Any], tell: Callable[[str, int], None]) -> dict[str, Any]:
        """The object of a row; empty where the row is. `tell` hears of what cannot stand in a cell."""
        row: dict[str, Any] = {key: cells[index] for index, key in self._plain if _filled(cells[index])}
        for group, columns in self._groups.items():
            found = {key: cells[index] for index, key in columns if _filled(cells[index])}
            if found:
                row[group] = found
        for index, column, converter in self._converted:
            if not is_blank(cells[index]):
                self._convert(row, cells[index], index, column, converter, tell)
        for index in self._untitled:
            if not is_blank(cells[index]):
                tell(errors.no_heading_above(), index)
        return row

    def _convert(
        self,
        row: dict[str, Any],
        value: Any,
        index: int,
        column: Column,
        converter: Converter,
        tell: Callable[[str, int], None],
    ) -> None:
        try:
            found = converter(value)
        except BadValue as bad:
            tell(str(bad), index)
            return
        if len(column.path) == 1:
            row[column.path[0]] = found
        else:
            row.setdefault(column.path[0], {})[column.path[1]] = found


def _filled(value: Any) -> bool:
    return value is not None and value != ""


def is_blank_row(cells: Sequence[Any]) -> bool:
    """Whether nothing but spaces stands in a row."""
    return all(is_blank(cell) for cell in cells)


def _converter(column: Column, tables: Mapping[str, Table], year: int) -> Converter | None:
    if column.path == ("previous",):
        return lambda value: past_levels(value, year)
    name = column.path[-1]
    if column.type == "table" and (name in tables or column.path[0] in RECORDS):
        return lambda value: table_cell(value, column, tables[name])
    return None


def past_levels(value: Any, year: int) -> Any:
    """The levels of the years before, newest first; an item may name its year ("2020: HTTNV")."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return _from_json(value)
    found = []
    for back, part in enumerate(value.split(";"), start=1):
        period, mark, level = part.rpartition(":")
        if level.strip():
            found.append({"period": period.strip() if mark else str(year - back), "level": level.strip()})
    return found


def table_cell(value: Any, column: Column, table: Table) -> Any:
    """The rows of a table fact that stand in one cell: JSON, a list for its only column, or the word for none."""
    columns = [other.path[0] for other in table.columns if other.path != ("id",)]
    if isinstance(value, list | tuple):
        return [row if isinstance(row, dict) else {columns[0]: row} for row in value]
    if isinstance(value, str) and heading_key(value) in _NOTHING:
        return []
    if isinstance(value, str) and value.lstrip().startswith("["):
        return _from_json(value)
    if len(columns) != 1:
        raise BadValue(errors.table_in_one_cell(column.label, table.sheet))
    parts = value.split(";") if isinstance(value, str) else [value]
    return [{columns[0]: part} for part in parts if not is_blank(part)]


def _from_json(value: str) -> Any:
    if len(value) > limits.LONGEST_CELL:
        raise BadValue(errors.cell_too_long(limits.LONGEST_CELL))
    try:
        found = json.loads(value, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise BadValue(errors.bad_json_in_cell(shown(value))) from None
    return found
