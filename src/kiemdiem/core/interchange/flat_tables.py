"""A file that is one table of subjects, known by its headings and not read: for those who take it in as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.catalogue import SUBJECTS, Table, catalogue
from kiemdiem.core.interchange.columnar import open_parquet
from kiemdiem.core.interchange.delimited import BadText, is_plainly_written, read_delimited, separator_of
from kiemdiem.core.interchange.file_kinds import FileKind, kind_of
from kiemdiem.core.interchange.headings import Layout, find_headings
from kiemdiem.core.interchange.input_faults import BadInput, InputFault
from kiemdiem.core.interchange.records import is_blank_row
from kiemdiem.core.interchange.season_files import as_bad_input
from kiemdiem.core.interchange.sheets import Rows, Sheet
from kiemdiem.core.interchange.table_seasons import NEEDED, read_tables
from kiemdiem.core.regime.regime import Regime

_TOP = 1_000  # rows that are read for the faults of a table whose headings are wrong


@dataclass(frozen=True)
class FlatTable:
    """One table of subjects in a .parquet or .csv file.

    names: of the columns in a .parquet; types: of each column, as DuckDB calls it; row_count: how many rows there are
    at most; first: the number, from 0, of the first row below the headings; of a CSV what parts its cells and lines,
    the lines above its row 0 (skip), and whether there are quotes.
    """

    path: Path
    regime: Regime
    tables: Mapping[str, Table]
    layout: Layout
    names: tuple[str, ...]
    types: tuple[str, ...]
    row_count: int
    rows_of: Callable[[Sequence[int]], Sheet]
    first: int = 0
    separator: str = ""
    new_line: str = "\n"
    skip: int = 0
    is_quoted: bool = False

    def look_through(self) -> None:
        """Reads every row without keeping it; raises BadInput at the first that is no row of this table."""
        with as_bad_input(self.path.name):
            _look_through(self.rows_of(range(self.row_count)), self.layout)

    def read(self, numbers: Iterable[int], readings: Mapping[str, str], *, strict: bool) -> Season:
        """The season of some rows alone, by their numbers; raises BadInput, every fault at its true place."""
        with as_bad_input(self.path.name):
            sheet = self.rows_of(sorted(numbers))
            return read_tables(self.path.name, [sheet], self.regime, readings, strict, lambda _: None)


def count_rows(path: Path) -> int:
    """How many rows a .parquet or .csv file has at most; 0 where it is another kind of file or cannot be read."""
    with suppress(BadInput, OSError), as_bad_input(path.name):  # whoever reads the file says what is wrong with it
        kind, _ = kind_of(path, limits.MOST_FLAT_BYTES)
        if kind is FileKind.PARQUET:
            return open_parquet(path, limits.MOST_FLAT_ROWS).row_count
        if kind is FileKind.CSV:
            return max(0, _lines(path) - 1)  # without the headings
    return 0


def _lines(path: Path) -> int:
    """How many lines a file has, the last one with its end or without."""
    found, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(2**20):
            found, last = found + chunk.count(b"\n"), chunk[-1:]
    return found + (last != b"\n")


def open_flat(path: Path, regime: Regime) -> FlatTable | None:
    """The table of a file; None where only reading row by row is sure to find what stands in it.

    Raises BadInput where the file itself or its headings are wrong.
    """
    with as_bad_input(path.name):
        kind, _ = kind_of(path, limits.MOST_FLAT_BYTES)
        if kind is FileKind.PARQUET:
            return _parquet(path, regime)
        return _delimited(path, regime) if kind is FileKind.CSV else None


def _parquet(path: Path, regime: Regime) -> FlatTable | None:
    table = open_parquet(path, limits.MOST_FLAT_ROWS)
    tables = catalogue(regime)
    layout = _layout(path, table.sheet(), regime, tables)
    names, types = zip(*table.columns, strict=True)
    return FlatTable(path, regime, tables, layout, names, types, table.row_count, table.sheet_of, first=layout.last)


def _delimited(path: Path, regime: Regime) -> FlatTable | None:
    sheet = read_delimited(path, limits.MOST_FLAT_ROWS)
    tables = catalogue(regime)
    layout = _layout(path, sheet, regime, tables)
    separator, _ = separator_of(path)
    written = is_plainly_written(path, separator)
    start = next((line for line, _ in sheet.rows() if line > layout.last), None)
    if written is None or start is None:
        _look_through(sheet, layout)
        return None

    def rows_of(numbers: Sequence[int]) -> Sheet:
        wanted = numbers if isinstance(numbers, range) else frozenset(numbers)

        def rows() -> Rows:
            number = 0
            for line, cells in sheet.rows():
                if line <= layout.last:
                    yield line, cells
                    continue
                if number in wanted:
                    yield line, cells
                number += 1

        return Sheet("", rows, row_count=len(numbers))

    types = ("VARCHAR",) * len(layout.columns)
    new_line, is_quoted = written
    return FlatTable(
        path, regime, tables, layout, ("",) * len(types), types, sheet.row_count, rows_of,
        separator=separator, new_line=new_line, skip=start - 1, is_quoted=is_quoted,
    )  # fmt: skip


def _look_through(sheet: Sheet, layout: Layout) -> None:
    width = len(layout.columns)
    for line, cells in sheet.rows():
        if line > layout.last and not is_blank_row(cells[width:]):
            fault = layout.fault(errors.too_many_cells(len(cells), width), line, None)
            raise BadText(fault.message, line)


def _layout(path: Path, sheet: Sheet, regime: Regime, tables: Mapping[str, Table]) -> Layout:
    """Where the columns stand; headings with faults are refused as the reader of rows refuses them."""
    faults: list[InputFault] = []
    layout = find_headings(sheet, tables[SUBJECTS], NEEDED[SUBJECTS], faults)
    if layout is None or faults:
        top = Sheet("", lambda: islice(sheet.rows(), _TOP), row_count=_TOP)
        read_tables(path.name, [top], regime, {}, False, lambda _: None)
        raise AssertionError(faults)
    return layout


__all__ = ["FlatTable", "count_rows", "open_flat"]
