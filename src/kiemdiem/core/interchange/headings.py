"""From headings to columns: codes or labels, whatever marks, capitals and spaces they are typed with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kiemdiem.core.interchange import errors, labels, limits
from kiemdiem.core.interchange.catalogue import Column, Path, Table
from kiemdiem.core.interchange.input_faults import InputFault
from kiemdiem.core.interchange.sheets import Sheet, is_blank
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.faults import nearest

_NO_COLUMNS: frozenset[Column] = frozenset()


def heading_key(text: str) -> str:
    """Letters and digits alone, without marks and capitals."""
    return "".join(sign for sign in search_key(text) if sign.isalnum())


_IGNORED = frozenset(map(heading_key, labels.IGNORED_HEADINGS))


class HeadingNames:
    """The headings that a table knows. Codes and whole labels go before aliases."""

    def __init__(self, table: Table) -> None:
        self._first: dict[str, set[Column]] = {}
        self._second: dict[str, set[Column]] = {}
        self._shown: dict[str, str] = {}
        for column in table.columns:
            for name in (column.code, column.label):
                self._first.setdefault(heading_key(name), set()).add(column)
                self._shown.setdefault(heading_key(name), name)
            for name in (*column.aliases, column.label.partition("(")[0]):
                self._second.setdefault(heading_key(name), set()).add(column)

    def meant(self, text: str) -> frozenset[Column]:
        """The columns that a heading may mean; more than one where it is ambiguous."""
        key = heading_key(text)
        return frozenset(self._first.get(key) or self._second.get(key) or _NO_COLUMNS)

    def near(self, text: str) -> str:
        """The known heading that looks most like this one."""
        found = nearest(heading_key(text), [*self._shown, *self._second])
        return self._shown.get(found) or next((c.label for c in self._second.get(found, ())), "")


@dataclass(frozen=True)
class Layout:
    """A sheet of which it is known where each column stands. first, last: the rows of the headings."""

    sheet: Sheet
    table: Table
    columns: tuple[Column | None, ...]
    texts: tuple[str, ...]
    first: int
    last: int

    def index_of(self, path: Path) -> int | None:
        for index, column in enumerate(self.columns):
            if column is not None and column.path == path:
                return index
        return None

    def fault(self, message: str, row: int, index: int | None, subject: str = "") -> InputFault:
        """A fault of one cell, or of a whole row."""
        known = index is not None and index < len(self.columns)
        column = self.columns[index] if known and index is not None else None
        text = self.texts[index] if known and index is not None else ""
        cell = self.sheet.address(row, index) if index is not None else ""
        return InputFault(message, self.sheet.name, row, column.label if column else text, cell, subject)


def find_headings(sheet: Sheet, table: Table, needed: Iterable[Path], faults: list[InputFault]) -> Layout | None:
    """Where the columns of a table stand; None (told in `faults`) where no row of headings is found."""
    names = HeadingNames(table)
    key = table.key
    top = list(islice(sheet.rows(), limits.MOST_HEADING_ROWS))
    for place, (number, cells) in enumerate(top):
        meant = [_meant(names, cell) for cell in cells]
        if not any(column.path == key for columns in meant if len(columns) == 1 for column in columns):
            continue
        rows = [(number, cells, meant)]
        if place + 1 < len(top):
            below, more = top[place + 1]
            second = [_meant(names, cell) for cell in more]
            if any(column.path == key for columns in second if len(columns) == 1 for column in columns):
                rows.append((below, more, second))
        return _layout(sheet, table, names, rows, needed, faults)
    best = max(top, key=lambda row: sum(bool(_meant(names, cell)) for cell in row[1]), default=None)
    label = next(column.label for column in table.columns if column.path == key)
    typed = [str(cell) for cell in best[1] if isinstance(cell, str) and not is_blank(cell)] if best else []
    near = next((text for text in typed if nearest(heading_key(text), [heading_key(label), ".".join(key)])), "")
    message = errors.no_headings(label, ".".join(key), shown(near))
    faults.append(InputFault(message, sheet.name, best[0] if best else None))
    return None


def _meant(names: HeadingNames, cell: Any) -> frozenset[Column]:
    return names.meant(cell) if isinstance(cell, str) and cell.strip() else _NO_COLUMNS


_HeadingRow = tuple[int, Sequence[Any], list[frozenset[Column]]]


def _layout(
    sheet: Sheet,
    table: Table,
    names: HeadingNames,
    rows: list[_HeadingRow],
    needed: Iterable[Path],
    faults: list[InputFault],
) -> Layout:
    width = max(len(cells) for _, cells, _ in rows)
    columns: list[Column | None] = []
    texts: list[str] = []
    taken: dict[Path, int] = {}
    last = rows[-1][0]

    def tell(message: str, index: int) -> None:
        faults.append(InputFault(message, sheet.name, last, texts[index], sheet.address(last, index)))

    for index in range(width):
        typed = [str(cells[index]).strip() for _, cells, _ in rows if index < len(cells)]
        texts.append(next((text for text in reversed(typed) if text), ""))
        meant = [columns_[index] for _, _, columns_ in rows if index < len(columns_) and columns_[index]]
        column: Column | None = None
        common = frozenset.intersection(*meant) if meant else _NO_COLUMNS
        if meant and not common:
            tell(errors.headings_disagree(*(shown(text) for text in typed)), index)
        elif len(common) > 1:
            tell(errors.ambiguous_heading(shown(texts[index]), sorted(column.code for column in common)), index)
        elif common:
            (column,) = common
            if column.path in taken:
                first = sheet.address(last, taken[column.path]) or str(taken[column.path] + 1)
                tell(errors.heading_twice(shown(texts[index]), first), index)
            taken.setdefault(column.path, index)
        elif texts[index] and heading_key(texts[index]) not in _IGNORED and not texts[index].startswith("#"):
            tell(errors.unknown_heading(shown(texts[index]), names.near(texts[index])), index)
        columns.append(column)
    for path in needed:
        if path not in taken:
            label = next(column.label for column in table.columns if column.path == path)
            faults.append(InputFault(errors.missing_column(label, ".".join(path)), sheet.name, last))
    return Layout(sheet, table, tuple(columns), tuple(texts), rows[0][0], last)
