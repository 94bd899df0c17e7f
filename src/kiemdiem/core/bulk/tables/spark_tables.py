"""The tables of a bulk run in Apache Spark: on this machine, or on the many of a cluster.

Needs the extra `spark`; nothing of it is imported before a session is asked for.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import duckdb
from sqlglot import exp

from kiemdiem.core.bulk.errors import EngineNotThere, no_java, no_spark
from kiemdiem.core.bulk.sql.terms import Term
from kiemdiem.core.bulk.tables.duckdb_tables import numbered_rows
from kiemdiem.core.bulk.tables.engines import CannotRead, Columns, FileColumn, FlatFile, OutColumn
from kiemdiem.core.bulk.tables.spark_words import as_text, printed, quoted, value, written

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_FEW = 200
_SMALL = 100_000
_DEEP = "-Xss64m"
"""Rules are deep trees: Spark's parser and planner go down as deep on their stack."""
_PAGE = "1m"
"""What each sort of a task takes at the least. Spark reckons it from the heap, up to 64 MB; one step of a large rule
set joins dozens of tables, and so many sorts at once leave no heap for the last of them, however large it is."""

_ALIKE = {
    "spark.sql.ansi.enabled": "true",  # what does not fit raises
    "spark.sql.caseSensitive": "false",  # as in DuckDB
    "spark.sql.decimalOperations.allowPrecisionLoss": "true",  # leaves a quotient 32 whole digits
    "spark.sql.lateralColumnAlias.enableImplicitResolution": "false",  # a column is never another one's new name
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.variable.substitute": "false",  # "${…}" in a text is text
    "spark.sql.constraintPropagation.enabled": "false",  # of no use here, and slow where many columns are cases
}
"""Settings of the session under which Spark answers as DuckDB does."""


def connect(master: str = "local[*]", settings: Mapping[str, str] | None = None) -> SparkSession:
    """A session on a master; raises EngineNotThere where Spark or Java is missing."""
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as fault:
        raise EngineNotThere(no_spark()) from fault
    builder = SparkSession.builder.master(master).appName("kiemdiem")
    ours = {"spark.ui.enabled": "false", "spark.driver.extraJavaOptions": _DEEP, "spark.buffer.pageSize": _PAGE}
    given = {**ours, **(settings or {})}
    for name, setting in given.items():
        builder = builder.config(name, setting)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as fault:
        if fault.getCondition() == "JAVA_GATEWAY_EXITED":
            raise EngineNotThere(no_java()) from fault
        raise


class SparkTables:
    """Tables as views of one Spark session of their own.

    scratch: an address that every machine of the cluster reads and writes; each table is kept there as parquet, so that
    none is lost with the machine that made it. Without it they are kept by the processes that made them, which is
    for one machine.
    """

    def __init__(self, session: SparkSession, *, scratch: str = "") -> None:
        self._session = session.newSession()
        for name, setting in _ALIKE.items():
            self._session.conf.set(name, setting)
        self._folder = f"{scratch.rstrip('/')}/{uuid4().hex}" if scratch else ""
        self._made = 0
        self._kept: dict[str, str] = {}
        self._files: list[Path] = []

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        cells = [_CELLS[type_] for _, type_ in columns]
        known = [tuple(cell(held) for cell, held in zip(cells, row, strict=True)) for row in rows]
        if len(known) <= _FEW and not any(type_.endswith("[]") for _, type_ in columns):
            found = self._session.sql(_listed(columns, known))
            self._show(name, found, "")
            return
        frame = self._session.createDataFrame(known, _schema(columns), verifySchema=False)
        self._keep(name, frame, is_small=len(known) <= _SMALL)

    def make(self, name: str, query: exp.Query) -> None:
        self._keep(name, self._session.sql(printed(query)))

    def make_by(self, name: str, query: exp.Select, by: Term, most: int) -> None:
        """Spark cuts a table into stretches by itself."""
        del by, most
        self.make(name, query)

    def view(self, name: str, query: exp.Query) -> None:
        self._show(name, self._session.sql(printed(query)), "")

    def attach(self, name: str, file: FlatFile, columns: Sequence[FileColumn]) -> None:
        """A Parquet file is read by the workers, from its address; a CSV, whose rows have no numbers there, comes as
        Parquet that DuckDB has made of it on the machine that asks, into the folder that all of them read."""
        from pyspark.errors import PySparkException

        path = str(file.path.absolute())
        try:
            if file.separator:
                path = self._numbered(file)
            found = self._session.read.parquet(f"file://{path}")
            line = "file_row_number" if file.separator else "_metadata.row_index"
            source = [f"c{one.at}" if file.separator else one.source for one in columns]
            listed = [f"CAST({line} AS BIGINT) AS line"]
            for one, held in zip(columns, source, strict=True):
                listed += as_text(one, quoted(held))
            self._show(name, found.selectExpr(*listed).where(f"line >= {file.first}"), "")
        except PySparkException as failed:
            raise CannotRead(str(failed)) from failed

    def write(self, query: exp.Query, columns: Sequence[OutColumn], path: Path, *, as_text: bool) -> None:
        """One task writes the file, for the result is for one reader; it needs a folder that this machine sees."""
        frame = self._session.sql(printed(query)).selectExpr(*(written(column, as_text=as_text) for column in columns))
        beside = path.with_name(f"{path.name}.parts")
        found = frame.coalesce(1).write
        try:
            if as_text:
                options = {"header": "true", "escape": '"', "emptyValue": "", "nullValue": ""}
                found.options(**options).csv(f"file://{beside.absolute()}")
            else:
                found.parquet(f"file://{beside.absolute()}")
            next(beside.glob("part-*")).replace(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        return [tuple(map(_plain, row)) for row in self._session.sql(printed(query)).collect()]

    def drop(self, name: str) -> None:
        if name in self._kept:
            self._session.catalog.dropTempView(name)
            self._forget(self._kept.pop(name))

    def plan(self, name: str) -> str:
        """How Spark reads a table."""
        frame: Any = self._session.table(quoted(name))
        return str(frame._jdf.queryExecution().toString())

    def close(self) -> None:
        """Drops every table and what is kept of them."""
        for name in list(self._kept):
            self._session.catalog.dropTempView(name)
            self._forget(self._kept.pop(name))
        for path in self._files:
            path.unlink(missing_ok=True)
        if self._folder:
            self._remove(self._folder)

    def _numbered(self, file: FlatFile) -> str:
        """A CSV as Parquet with the numbers of its rows."""
        if self._folder and not self._folder.startswith("file:"):
            raise CannotRead(self._folder)
        folder = Path(self._folder.removeprefix("file:") or tempfile.mkdtemp(prefix="kiemdiem-"))
        folder.mkdir(parents=True, exist_ok=True)
        self._made += 1
        path = folder / f"{self._made}.parquet"
        try:
            with duckdb.connect() as connection:
                target = str(path).replace("'", "''")
                connection.execute(f"COPY ({numbered_rows(file)}) TO '{target}' (FORMAT parquet)")
        except duckdb.Error as failed:
            raise CannotRead(str(failed)) from failed
        self._files.append(path)
        return str(path)

    # ------------------------------------------------------------------ what is worked out once
    def _keep(self, name: str, frame: DataFrame, *, is_small: bool = False) -> None:
        """Works a table out now; later queries read it and never go back to what it was made of."""
        path = ""
        if self._folder:
            self._made += 1
            path = f"{self._folder}/{self._made}"
            frame.write.parquet(path)
            kept = self._session.read.schema(frame.schema).parquet(path)
        else:
            kept = frame.localCheckpoint(eager=True)
        self._show(name, kept.hint("broadcast") if is_small else kept, path)

    def _show(self, name: str, frame: DataFrame, path: str) -> None:
        frame.createOrReplaceTempView(quoted(name))
        self._forget(self._kept.get(name, ""))
        self._kept[name] = path

    def _forget(self, path: str) -> None:
        if path:
            self._remove(path)

    def _remove(self, path: str) -> None:
        """Deletes a folder through Spark, which knows every kind of address."""
        context: Any = self._session.sparkContext
        target = context._jvm.org.apache.hadoop.fs.Path(path)
        target.getFileSystem(context._jsc.hadoopConfiguration()).delete(target, True)


# ---------------------------------------------------------------------- rows of Python
def _number(bits: int, held: Any) -> int:
    if not isinstance(held, int) or not -(1 << bits - 1) <= held < 1 << bits - 1:
        raise ValueError(f"not a whole number of {bits} bits: {held!r}")
    return int(held)


def _truth(held: Any) -> bool:
    if not isinstance(held, bool):
        raise ValueError(f"not a truth: {held!r}")
    return held


def _text(held: Any) -> str:
    if not isinstance(held, str):
        raise ValueError(f"not a text: {held!r}")
    return held


def _texts(held: Any) -> list[str]:
    return [_text(one) for one in held]


_CELLS: Mapping[str, Callable[[Any], Any]] = {
    "BIGINT": partial(_number, 64),
    "TINYINT": partial(_number, 8),
    "BOOLEAN": _truth,
    "VARCHAR": _text,
    "VARCHAR[]": _texts,
}
_TYPES = {"BIGINT": "BIGINT", "TINYINT": "TINYINT", "BOOLEAN": "BOOLEAN", "VARCHAR": "STRING"}


def _listed(columns: Columns, rows: Sequence[Sequence[Any]]) -> str:
    """A query that lists the rows."""
    names = ", ".join(quoted(name) for name, _ in columns)
    empty = {"BOOLEAN": "FALSE", "VARCHAR": "''"}
    shown = rows or [()]
    listed = (
        ", ".join("(" + ", ".join(map(value, row)) + ")" for row in shown if row)
        or "(" + ", ".join(empty.get(type_, "0L") for _, type_ in columns) + ")"
    )
    cast = ", ".join(f"CAST({quoted(name)} AS {_TYPES[type_]}) AS {quoted(name)}" for name, type_ in columns)
    return f"SELECT {cast} FROM VALUES {listed} AS v({names})" + ("" if rows else " WHERE FALSE")


def _schema(columns: Columns) -> StructType:
    from pyspark.sql import types

    of = {
        "BIGINT": types.LongType(), "TINYINT": types.ByteType(),
        "BOOLEAN": types.BooleanType(), "VARCHAR": types.StringType(),
        "VARCHAR[]": types.ArrayType(types.StringType(), containsNull=False),
    }  # fmt: skip
    return types.StructType([types.StructField(name, of[type_], nullable=False) for name, type_ in columns])


def _plain(held: Any) -> Any:
    return int(held) if isinstance(held, Decimal) else held
