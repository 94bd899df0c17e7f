"""Parquet, read by DuckDB: sizes and types are checked on the file's own table of contents first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.core.interchange import errors, limits
from kiemdiem.core.interchange.sheets import Rows, Sheet

_BATCH = 10_000
_AS_THEY_ARE = ("VARCHAR", "BOOLEAN", "DOUBLE", "DATE", "TIMESTAMP", '"NULL"', "NULL")
_WHOLE = frozenset(
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
)
_AS_TEXT = ("FLOAT", "UUID", "ENUM")  # the text of a short float is the number that was meant, its double is not
_SETTINGS: dict[str, str | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "1GB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


class BadParquet(Exception):
    """A Parquet file that is not read: a whole sentence, and the column where it is one."""

    def __init__(self, message: str, column: str = "") -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True)
class ParquetTable:
    """A Parquet file whose rows are not read yet. columns: (name, type as DuckDB calls it)."""

    path: Path
    row_count: int
    columns: tuple[tuple[str, str], ...]
    connection: duckdb.DuckDBPyConnection

    def sheet(self) -> Sheet:
        """All rows; the names of the columns are row 0."""
        return self._sheet("SELECT {columns} FROM read_parquet(?)", range(1, self.row_count + 1))

    def sheet_of(self, numbers: Sequence[int]) -> Sheet:
        """Some rows, by their numbers from 0 in ascending order; they count from 1, as in the whole sheet."""
        query = (
            "SELECT {columns} FROM read_parquet(?, file_row_number = true) "
            "WHERE file_row_number IN (SELECT unnest(?::BIGINT[])) ORDER BY file_row_number"
        )
        return self._sheet(query, [number + 1 for number in numbers], [*numbers])

    def _sheet(self, query: str, numbers: Sequence[int], *more: list[int]) -> Sheet:
        asked = ", ".join(_asked(column, kind) for column, kind in self.columns)
        given = [without_patterns(self.path), *more]

        def rows() -> Rows:
            yield 0, [column for column, _ in self.columns]
            try:
                yield from zip(numbers, _fetched(self.connection, query.format(columns=asked), given), strict=True)
            except duckdb.Error:
                raise BadParquet(errors.broken_parquet()) from None

        return Sheet("", rows, row_count=self.row_count)


def open_parquet(path: Path, most_rows: int = limits.MOST_ROWS) -> ParquetTable:
    """A Parquet file, its size and types checked; raises BadParquet."""
    connection = duckdb.connect(config=_SETTINGS)
    name = without_patterns(path)
    try:
        found = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [name]).fetchall()[0][0]
        row_count = int(found or 0)
        if row_count > most_rows:
            raise BadParquet(errors.too_many_rows(most_rows))
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [name]).fetchall()
        columns = [(str(row[0]), str(row[1])) for row in described]
        _check_columns(columns)
        _check_lengths(connection, name, columns)
    except duckdb.Error:
        raise BadParquet(errors.broken_parquet()) from None
    return ParquetTable(path, row_count, tuple(columns), connection)


def read_parquet(path: Path) -> Sheet:
    """The table of a Parquet file with its rows unread; raises BadParquet. The names of the columns are row 0."""
    return open_parquet(path).sheet()


def _fetched(connection: duckdb.DuckDBPyConnection, query: str, given: list[Any]) -> Iterator[tuple[Any, ...]]:
    result = connection.execute(query, given)
    while batch := result.fetchmany(_BATCH):
        yield from batch


def without_patterns(path: Path) -> str:
    """The path as DuckDB takes it by the letter: a bracket or an asterisk would be a pattern."""
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(path.absolute()))


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _asked(column: str, kind: str) -> str:
    return f"CAST({_quoted(column)} AS VARCHAR)" if kind.startswith(_AS_TEXT) else _quoted(column)


def _check_columns(columns: list[tuple[str, str]]) -> None:
    if len(columns) > limits.MOST_COLUMNS:
        raise BadParquet(errors.too_many_columns(limits.MOST_COLUMNS, str(len(columns))))
    for column, kind in columns:
        is_plain = kind in _AS_THEY_ARE or kind in _WHOLE or kind.startswith((*_AS_TEXT, "DECIMAL", "TIMESTAMP_"))
        if not is_plain and not kind.endswith("[]"):
            raise BadParquet(errors.unreadable_type(kind.split("(")[0]), column)


def _check_lengths(connection: duckdb.DuckDBPyConnection, name: str, columns: list[tuple[str, str]]) -> None:
    """One long text may stand for a million rows: it is written out for each when it is fetched."""
    texts = [column for column, kind in columns if kind == "VARCHAR" or kind.endswith("[]")]
    if not texts:
        return
    longest = ", ".join(f"max(strlen(CAST({_quoted(column)} AS VARCHAR)))" for column in texts)
    found = connection.execute(f"SELECT {longest} FROM read_parquet(?)", [name]).fetchall()[0]
    for column, length in zip(texts, found, strict=True):
        if length is not None and length > 4 * limits.LONGEST_CELL:
            raise BadParquet(errors.cell_too_long(limits.LONGEST_CELL), column)
