"""The tables of a bulk run in DuckDB, inside this process."""

from __future__ import annotations

import csv
import errno
import os
import secrets
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb
from sqlglot import exp

from kiemdiem.core.bulk.sql.allowed import check
from kiemdiem.core.bulk.sql.terms import Term, compare, number
from kiemdiem.core.bulk.tables.engines import (
    LONGEST_PLAIN,
    MOST_WHOLE,
    NOT_WHOLE,
    NOTHING,
    WHOLE_TEXT,
    CannotRead,
    Columns,
    FileColumn,
    FlatFile,
    OutColumn,
)
from kiemdiem.core.interchange.answer_rows import OPENS_A_FORMULA
from kiemdiem.core.interchange.columnar import without_patterns

_FEW = 200
_MORE = 64  # MB
_TOGETHER = 1_000_000  # rows of which a join is held in memory at once
_NULL = "\x00"
_MUCH, _WIDE = 200_000, 100_000_000  # rows, cells
_LONGEST_LINE = 2**22
_ROWS_TOGETHER = 16_384  # of long rows, which each thread holds in memory until they are written
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_WHY = (*_FULL, errno.EACCES, errno.EROFS)


class DuckTables:
    """One DuckDB database; `memory` (MB) bounds what it takes, the rest goes to the folder `scratch`.

    Without one it goes to a folder of its own among the temporary ones, which DuckDB makes when it is needed and takes
    away; by itself it would lie where the person happens to stand. `at_first` (MB) is a lower bound to begin with: a
    statement that does not fit is asked again with more, for DuckDB keeps what it was once given even where less
    would do. Afterwards the lower one holds again.
    """

    def __init__(self, *, memory: int = 0, at_first: int = 0, threads: int = 0, scratch: Path | None = None) -> None:
        self.connection = duckdb.connect(":memory:")
        self.connection.execute("SET preserve_insertion_order = false")
        beside = scratch or Path(tempfile.gettempdir()) / f"kiemdiem-{secrets.token_hex(8)}"
        self.connection.execute(f"SET temp_directory = {_text(str(beside))}")
        self._at_first, self._most = at_first or memory, memory
        if memory:
            self._hold_to(self._at_first)
        if threads:
            self.connection.execute(f"SET threads = {threads}")
        self._views: set[str] = set()
        self._is_wide = False

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        declared = ", ".join(f'"{column}" {type_}' for column, type_ in columns)
        self._forget(name)
        self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" ({declared})')
        known = list(rows)
        if not known:
            return
        if len(known) <= _FEW or any(type_.endswith("[]") for _, type_ in columns):
            self._insert(name, len(columns), known)
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n").writerows(known)
            types = ", ".join(f"'{column}': '{type_}'" for column, type_ in columns)
            self.connection.execute(
                f"INSERT INTO \"{name}\" SELECT * FROM read_csv(?, header=false, nullstr='{_NULL}', "
                f"quote='\"', escape='\"', columns={{{types}}}, auto_detect=false, new_line='\\n', delim=',')",
                [str(path)],
            )

    def make(self, name: str, query: exp.Query) -> None:
        printed = self._printed(query)
        self._forget(name)
        self._press(self._run(f'CREATE OR REPLACE TABLE "{name}" AS {printed}'), len(query.selects))

    def make_by(self, name: str, query: exp.Select, by: Term, most: int) -> None:
        for start in range(0, max(most, 1), _TOGETHER):
            stretch = query.where(compare(">=", by, number(start))) if start else query
            if start + _TOGETHER < most:  # the last one has no end: nobody is lost
                stretch = stretch.where(compare("<", by, number(start + _TOGETHER)))
            if start:
                self._press(self._run(f'INSERT INTO "{name}" {self._printed(stretch)}'), len(query.selects))
            else:
                self.make(name, stretch)

    def view(self, name: str, query: exp.Query) -> None:
        printed = self._printed(query)
        if name not in self._views:
            self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        self.connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {printed}')
        self._views.add(name)

    def attach(self, name: str, file: FlatFile, columns: Sequence[FileColumn]) -> None:
        self._forget(name)
        try:
            if file.separator:
                self._attach_text(name, file, columns)
            else:
                source = f"read_parquet({_text(without_patterns(file.path))}, file_row_number = true)"
                listed = ["file_row_number AS line", *(_as_text(column) for column in columns)]
                self.connection.execute(
                    f'CREATE VIEW "{name}" AS SELECT {", ".join(listed)} FROM {source} '
                    f"WHERE file_row_number >= {file.first}"
                )
                self._views.add(name)
        except duckdb.Error as failed:
            raise CannotRead(str(failed)) from failed

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        return self._run(self._printed(query))

    def drop(self, name: str) -> None:
        if name in self._views:
            self._forget(name)
        else:
            self.connection.execute(f'DROP TABLE IF EXISTS "{name}"')

    def write(self, query: exp.Query, columns: Sequence[OutColumn], path: Path, *, as_text: bool) -> None:
        shown = ", ".join(_written(column, as_text=as_text) for column in columns)
        form = "csv, HEADER true, DELIM ','" if as_text else f"parquet, ROW_GROUP_SIZE {_ROWS_TOGETHER}"
        try:
            self._run(f"COPY (SELECT {shown} FROM ({self._printed(query)}) AS t) TO {_text(str(path))} (FORMAT {form})")
        except duckdb.IOException as failed:
            raise OSError(errno_of(failed), str(failed)) from failed

    def close(self) -> None:
        """Ends the database."""
        self.connection.close()

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows of a statement, if need be with more memory; one that failed has changed nothing."""
        bound = self._at_first
        while True:
            try:
                found = self.connection.execute(statement).fetchall()
                break
            except duckdb.OutOfMemoryException:
                if bound >= self._most:
                    raise
                bound = min(self._most, bound + _MORE)
                self._hold_to(bound)
        if bound > self._at_first:
            with suppress(duckdb.OutOfMemoryException):  # what is held does not fit yet
                self._hold_to(self._at_first)
        return found

    def _press(self, written: list[tuple[Any, ...]], width: int) -> None:
        """Presses what was written where it is much, from the first wide table on.

        A country of all kinds then takes a tenth of the room and a quarter less time; for tables that would nearly
        fit as they are it is time lost.
        """
        rows = written[0][0]
        self._is_wide |= bool(self._most) and rows * width >= _WIDE
        if self._is_wide and rows >= _MUCH:
            self._run("CHECKPOINT")

    def _hold_to(self, bound: int) -> None:
        self.connection.execute(f"SET memory_limit = '{bound}MB'")

    def _insert(self, name: str, width: int, rows: list[Sequence[Any]]) -> None:
        row = "(" + ", ".join("?" * width) + ")"
        for start in range(0, len(rows), _FEW):
            part = rows[start : start + _FEW]
            cells = [cell for one in part for cell in one]
            self.connection.execute(f'INSERT INTO "{name}" VALUES {", ".join([row] * len(part))}', cells)

    def _attach_text(self, name: str, file: FlatFile, columns: Sequence[FileColumn]) -> None:
        """A CSV is read once; its rows are numbered in the order in which they stand."""
        listed = [
            "file_row_number AS line",
            *(_as_text(column, f'"c{column.at}"') for column in columns),
        ]
        self.connection.execute("SET preserve_insertion_order = true")
        try:
            self._run(
                f'CREATE TABLE "{name}" AS SELECT {", ".join(listed)} FROM ({numbered_rows(file)}) '
                f"WHERE file_row_number >= {file.first}"
            )
        finally:
            self.connection.execute("SET preserve_insertion_order = false")

    def _forget(self, name: str) -> None:
        """A table cannot take the place of a view, nor a view that of a table."""
        if name in self._views:
            self.connection.execute(f'DROP VIEW "{name}"')
            self._views.remove(name)

    @staticmethod
    def _printed(query: exp.Query) -> str:
        check(query)
        return query.sql("duckdb", copy=False)  # printing for DuckDB changes no tree (tested)


def numbered_rows(file: FlatFile) -> str:
    """The query of a CSV: file_row_number and c0, c1, …; in order only where the order of rows is preserved."""
    types = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(file.width))
    line = {"\n": "\\n", "\r\n": "\\r\\n"}[file.new_line]
    source = (
        f"read_csv({_text(without_patterns(file.path))}, auto_detect = false, header = false, skip = {file.skip}, "
        f"delim = {_text(file.separator)}, quote = '\"', escape = '\"', new_line = '{line}', "
        f"columns = {{{types}}}, "
        f"null_padding = true, parallel = {not file.is_quoted}, max_line_size = {_LONGEST_LINE})"
    )
    return f"SELECT row_number() OVER () - 1 AS file_row_number, * FROM {source}"


def _as_text(column: FileColumn, source: str = "") -> str:
    """The columns that one column of a file becomes."""
    held = source or _quoted(column.source)
    if column.type.endswith("[]"):
        text = f"CAST(to_json({held}) AS VARCHAR)"
    else:
        text = held if column.type == "VARCHAR" else f"CAST({held} AS VARCHAR)"
    found = [f"COALESCE({text}, '') AS \"{column.name}\""]
    if column.plain:
        fits = f"length({text}) <= {LONGEST_PLAIN} AND regexp_full_match({text}, {_text(column.plain)})"
        found.append(f'COALESCE({fits}, false) AS "{column.name}_p"')
    if column.is_whole:
        if column.type == "VARCHAR":
            is_whole = f"regexp_full_match({held}, '{WHOLE_TEXT}')"
        else:
            is_whole = f"{held} BETWEEN 0 AND {MOST_WHOLE} AND {held} = floor({held})"
        blank = f"{held} IS NULL" + (f" OR {held} = ''" if column.type == "VARCHAR" else "")
        found.append(
            f"CASE WHEN {blank} THEN {NOTHING} WHEN {is_whole} THEN TRY_CAST({held} AS BIGINT) "
            f'ELSE {NOT_WHOLE} END AS "{column.name}_w"'
        )
    return ", ".join(found)


def _written(column: OutColumn, *, as_text: bool) -> str:
    held = _quoted(column.name)
    if as_text and column.is_guarded:
        opens = ", ".join(map(_text, OPENS_A_FORMULA))
        held = f"CASE WHEN left({held}, 1) IN ({opens}) THEN concat(chr(39), {held}) ELSE {held} END"
    return f"NULLIF({held}, '') AS {_quoted(column.name)}" if column.may_be_nothing or as_text else held


def errno_of(failed: duckdb.Error) -> int:
    """Why the system would not write; DuckDB tells it in words alone."""
    return next((number for number in _WHY if os.strerror(number) in str(failed)), 0)


def is_out_of_room(failed: Exception) -> bool:
    """Whether neither memory nor disk had room left; nothing is wrong then with what was read."""
    if isinstance(failed, duckdb.Error):
        return isinstance(failed, duckdb.OutOfMemoryException) or errno_of(failed) in _FULL
    return isinstance(failed, OSError) and failed.errno in _FULL


def _text(held: str) -> str:
    return "'" + held.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
