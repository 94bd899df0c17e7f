"""A table as it came out of a file, whatever the file: rows of raw cells, and what each place is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.core.interchange.sheet_scan import CellMarks, letters

Rows = Iterator[tuple[int, Sequence[Any]]]


@dataclass(frozen=True)
class Sheet:
    """One table. `rows` begins anew at each call and numbers rows as the file's own reader does.

    name: empty where the file is one table; first_column: where the cells of a row begin; merged: the joined cells as
    (first row, first column, last row, last column), rows from 1, columns from 0; row_count: how many rows there are at
    most.
    """

    name: str
    rows: Callable[[], Rows]
    first_column: int = 0
    is_hidden: bool = False
    has_addresses: bool = False
    marks: CellMarks = field(default_factory=CellMarks)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    row_count: int = 0

    def address(self, row: int, index: int) -> str:
        """The address of the cell with this index in its row ("C7"); empty where the file has no addresses."""
        return f"{letters(self.first_column + index)}{row}" if self.has_addresses else ""


def is_blank(cell: Any) -> bool:
    """Whether a raw cell holds nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
