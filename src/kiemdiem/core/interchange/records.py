"""From the cells of a row to the plain object that the engine reads; what stands in one cell and is many is parted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from operator import itemgetter
from typing import Any

from kiemdiem.core.engine.cells import BadValue
from kiemdiem.core.engine.given_subjects import GivenSubject
from kiemdiem.core.interchange import errors, labels, limits
from kiemdiem.core.interchange.catalogue import RECORDS, Column, Table
from kiemdiem.core.interchange.headings import Layout, heading_key
from kiemdiem.core.interchange.sheets import is_blank
from kiemdiem.core.quantities.errors import shown

_NOTHING = frozenset(map(heading_key, labels.NOTHING))
Converter = Callable[[Any], Any]
Tell = Callable[[str, int], None]
Getter = Callable[[Sequence[Any]], tuple[Any, ...]]


class RowBuilder:
    """Makes objects of the rows of one layout: the cells of a row under the keys of its columns."""

    def __init__(self, layout: Layout, tables: Mapping[str, Table], year: int) -> None:
        self._converted: list[tuple[int, Column, Converter]] = []
        self._untitled = [index for index, text in enumerate(layout.texts) if not text]
        self.width = len(layout.columns)
        groups: dict[str, list[tuple[int, str]]] = {"": [], "votes": [], "facts": []}
        for index, column in enumerate(layout.columns):
            converter = _converter(column, tables, year) if column is not None else None
            if column is not None and converter is not None:
                self._converted.append((index, column, converter))
            elif column is not None:
                groups[column.path[0] if len(column.path) == 2 else ""].append((index, column.path[-1]))
        self._keys, self._cells = _apart(groups[""])
        self._codes, self._votes = _apart(groups["votes"])
        self._names, self._facts = _apart(groups["facts"])
        places = {key: index for index, key in groups[""]}
        self._id, self._kind = places.get("id", 0), places.get("kind", 0)
        self._rest_keys, self._rest = _apart([(index, key) for index, key in groups[""] if key not in ("id", "kind")])

    def __call__(self, cells: Sequence[Any], tell: Tell) -> dict[str, Any]:
        """The object of a row; empty where the row is. `tell` hears of what cannot stand in a cell."""
        row = _filled(self._keys, self._cells(cells))
        for group, keys, values in (("votes", self._codes, self._votes), ("facts", self._names, self._facts)):
            if found := _filled(keys, values(cells)):
                row[group] = found
        for column, value in self._special(cells, tell):
            into = row if len(column.path) == 1 else row.setdefault(column.path[0], {})
            into[column.path[-1]] = value
        return row

    @property
    def has_special(self) -> bool:
        """Whether some cells need more than being taken as they are."""
        return bool(self._converted or self._untitled)

    def subject(self, cells: Sequence[Any]) -> GivenSubject:
        """The plain cells of a subject, of whom there are many: no dictionary is built."""
        return GivenSubject(
            cells[self._id],
            cells[self._kind],
            zip(self._rest_keys, self._rest(cells)),  # noqa: B905  # both were made of the same columns
            zip(self._codes, self._votes(cells)) if self._codes else (),  # noqa: B905
            zip(self._names, self._facts(cells)) if self._names else (),  # noqa: B905
        )

    def with_special(self, given: GivenSubject, cells: Sequence[Any], tell: Tell) -> GivenSubject:
        """The subject with the cells that are many things in one."""
        for column, value in self._special(cells, tell):
            pair = (column.path[-1], value)
            given = with_fact(given, pair) if column.path[0] == "facts" else with_cell(given, pair)
        return given

    def _special(self, cells: Sequence[Any], tell: Tell) -> Iterator[tuple[Column, Any]]:
        """What stands in one cell and is many; and complaints about cells under no heading."""
        for index in self._untitled:
            if not is_blank(cells[index]):
                tell(errors.no_heading_above(), index)
        for index, column, converter in self._converted:
            if is_blank(cells[index]):
                continue
            try:
                yield column, converter(cells[index])
            except BadValue as bad:
                tell(str(bad), index)


def with_cell(given: GivenSubject, pair: tuple[str, Any]) -> GivenSubject:
    """The subject with one more key."""
    return given._replace(cells=chain(given.cells, (pair,)))


def with_fact(given: GivenSubject, pair: tuple[str, Any]) -> GivenSubject:
    """The subject with one more fact."""
    return given._replace(facts=chain(given.facts, (pair,)))


def _apart(columns: list[tuple[int, str]]) -> tuple[tuple[str, ...], Getter]:
    """The keys, and what takes their cells out of a row."""
    indexes = [index for index, _ in columns]
    keys = tuple(key for _, key in columns)
    if len(indexes) > 1:
        return keys, itemgetter(*indexes)
    return keys, lambda cells: tuple(cells[index] for index in indexes)


def _filled(keys: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    return {key: cell for key, cell in zip(keys, cells, strict=True) if cell is not None and cell != ""}


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
    is_rows = isinstance(value, str) and value.startswith("[{")  # said first: the key of so long a text takes its time
    if isinstance(value, str) and not is_rows and heading_key(value) in _NOTHING:
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
