"""The tables of a bulk run in DuckDB, inside this process."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
from sqlglot import exp

from kiemdiem.core.bulk.allowed import check
from kiemdiem.core.bulk.engines import Columns

_FEW = 200
_NULL = "\x00"


class DuckTables:
    """One DuckDB database; `memory` such as "512MB" bounds what it takes, the rest goes to a scratch folder."""

    def __init__(self, *, memory: str = "", threads: int = 0) -> None:
        self.connection = duckdb.connect(":memory:")
        self._views: set[str] = set()
        self.connection.execute("SET preserve_insertion_order = false")
        if memory:
            self.connection.execute(f"SET memory_limit = '{memory}'")
        if threads:
            self.connection.execute(f"SET threads = {threads}")

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        declared = ", ".join(f'"{column}" {type_}' for column, type_ in columns)
        self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" ({declared})')
        known = list(rows)
        if not known:
            return
        if len(known) <= _FEW:
            marks = ", ".join("?" * len(columns))
            self.connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', known)
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, quoting=csv.QUOTE_MINIMAL).writerows(known)
            types = ", ".join(f"'{column}': '{type_}'" for column, type_ in columns)
            self.connection.execute(
                f"INSERT INTO \"{name}\" SELECT * FROM read_csv(?, header=false, nullstr='{_NULL}', "
                f"quote='\"', escape='\"', columns={{{types}}}, auto_detect=false, delim=',')",
                [str(path)],
            )

    def make(self, name: str, query: exp.Query) -> None:
        self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS {self._printed(query)}')

    def view(self, name: str, query: exp.Query) -> None:
        self.connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {self._printed(query)}')
        self._views.add(name)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        return self.connection.execute(self._printed(query)).fetchall()

    def drop(self, name: str) -> None:
        what = "VIEW" if name in self._views else "TABLE"
        self._views.discard(name)
        self.connection.execute(f'DROP {what} IF EXISTS "{name}"')

    @staticmethod
    def _printed(query: exp.Query) -> str:
        check(query)
        return query.sql("duckdb")
