"""Parquet, read by DuckDB: sizes and types are checked on the file's own table of contents first."""

from __future__ import annotations

from collections.abc import Iterator
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


def read_parquet(path: Path) -> Sheet:
    """The table of a Parquet file with its rows unread; raises BadParquet. The names of the columns are row 0."""
    connection = duckdb.connect(config=_SETTINGS)
    name = _without_patterns(path)
    try:
        count = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [name]).fetchall()[0][0]
        count = int(count or 0)
        if count > limits.MOST_ROWS:
            raise BadParquet(errors.too_many_rows(limits.MOST_ROWS))
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [name]).fetchall()
        columns = [(str(row[0]), str(row[1])) for row in described]
        _check_columns(columns)
        _check_lengths(connection, name, columns)
    except duckdb.Error:
        raise BadParquet(errors.broken_parquet()) from None
    asked = ", ".join(_asked(column, kind) for column, kind in columns)

    def rows() -> Rows:
        yield 0, [column for column, _ in columns]
        try:
            yield from enumerate(_fetched(connection, f"SELECT {asked} FROM read_parquet(?)", name), start=1)
        except duckdb.Error:
            raise BadParquet(errors.broken_parquet()) from None

    return Sheet("", rows, row_count=count)


def _fetched(connection: duckdb.DuckDBPyConnection, query: str, name: str) -> Iterator[tuple[Any, ...]]:
    result = connection.execute(query, [name])
    while batch := result.fetchmany(_BATCH):
        yield from batch


def _without_patterns(path: Path) -> str:
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
