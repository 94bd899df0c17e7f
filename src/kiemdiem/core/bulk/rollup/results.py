"""The results of `kiemdiem rate` from the file it wrote, laid into the tables `result` and `award_of`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from kiemdiem.core.bulk.rollup import errors
from kiemdiem.core.bulk.rollup.roll import AWARD_COLUMNS, AWARD_OF, RESULT, RESULT_COLUMNS
from kiemdiem.core.bulk.rollup.tree import Tree
from kiemdiem.core.bulk.rollup.workbook_results import read_workbook_results
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables, is_out_of_room
from kiemdiem.core.interchange.archives import BadArchive
from kiemdiem.core.interchange.delimited import BadText
from kiemdiem.core.interchange.errors import broken_parquet
from kiemdiem.core.interchange.file_kinds import FileKind, WrongFile, kind_of
from kiemdiem.core.interchange.input_faults import refused
from kiemdiem.core.interchange.json_documents import read_json
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.regime import Regime

_NEEDED = ("id", "kind", "outcome", "level")
_GUARDED = "regexp_replace({cell}, '^''([=+@\\t\\r-])', '\\1')"
"""A text that a spreadsheet would take for a formula has an apostrophe before it in a CSV."""


@dataclass(frozen=True)
class Results:
    """What a file of results says of itself; empty where it does not say."""

    regime: str = ""
    hash: str = ""
    as_of: str = ""
    subjects: int = 0


def read_results(path: Path, regime: Regime, tables: DuckTables, tree: Tree) -> Results:
    """Lay the results of a .parquet, .csv, .json or .xlsx file into the tables; raises BadInput.

    A workbook names units by their names: the tree says which is meant, where it is one alone.
    """
    path = Path(path)
    try:
        found = _read(path, regime, tables, tree)
    except (BadText, BadArchive, WrongFile) as bad:
        raise refused(path.name, str(bad)) from None
    if found.regime and found.regime != regime.id:
        raise refused(path.name, errors.another_regime(shown(found.regime), regime.id))
    _check(path, regime, tables)
    return found


def _read(path: Path, regime: Regime, tables: DuckTables, tree: Tree) -> Results:
    suffix = path.suffix.lower()
    if path.is_file() and suffix in (FileKind.PARQUET, FileKind.CSV):  # of any size: DuckDB reads them piece by piece
        return _of_columns(path, suffix, tables)
    kind, archive = kind_of(path)
    if kind in (FileKind.PARQUET, FileKind.CSV):
        return _of_columns(path, kind, tables)
    if archive is not None:
        rows, awards, told = read_workbook_results(path, archive, regime, tree.by_name)
        tables.load(RESULT, RESULT_COLUMNS, rows)
        tables.load(AWARD_OF, AWARD_COLUMNS, awards)
        return Results(**told, subjects=len(rows))
    return _of_document(path, tables)


def _of_columns(path: Path, suffix: str, tables: DuckTables) -> Results:
    """One row a subject in columns; texts are taken, never types."""
    run = tables.connection.execute
    name = "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(path.absolute()))
    source = "read_parquet(?)"
    if suffix == FileKind.CSV:
        source = (
            "read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '')"
        )
    try:
        there = {str(row[0]): str(row[1]) for row in run(f"DESCRIBE SELECT * FROM {source}", [name]).fetchall()}
        missing = [column for column in _NEEDED if column not in there]
        if missing:
            raise refused(path.name, errors.not_a_result(missing))
        cells = {column: _text(column, there, suffix) for column in ("id", "unit", "kind", "outcome", "level")}
        choice = f"CASE WHEN lower({_text('needs_choice', there, suffix)}) = 'true' THEN '1' ELSE '' END"
        chosen = ", ".join(f"{cell} AS {column}" for column, cell in cells.items())
        listed = _text("awards", there, suffix)
        run(f"CREATE OR REPLACE TABLE {RESULT} AS SELECT {chosen}, {choice} AS choice FROM {source}", [name])
        run(
            f"CREATE OR REPLACE TABLE {AWARD_OF} AS SELECT id, split_part(one, ': ', 1) AS award, "
            "split_part(one, ': ', 2) AS state FROM (SELECT id, unnest(string_split(awards, '; ')) AS one FROM "
            f"(SELECT {cells['id']} AS id, {listed} AS awards FROM {source}) WHERE awards <> '')",
            [name],
        )
        told = {
            column: str(run(f"SELECT coalesce(any_value({column}), '') FROM {source}", [name]).fetchall()[0][0])
            for column in ("regime", "hash", "as_of") if column in there
        }  # fmt: skip
    except duckdb.Error as failed:
        if is_out_of_room(failed):
            raise
        message = broken_parquet() if suffix == FileKind.PARQUET else errors.broken_csv()
        raise refused(path.name, message) from None
    count = run(f"SELECT count(*) FROM {RESULT}").fetchall()[0][0]
    return Results(**told, subjects=int(count))


def _text(column: str, there: Mapping[str, str], suffix: str) -> str:
    if column not in there:
        return "''"
    if there[column].endswith("[]"):
        return f"array_to_string(coalesce({column}, []), '; ')"
    cell = f"coalesce(CAST({column} AS VARCHAR), '')"
    return _GUARDED.format(cell=cell) if suffix == FileKind.CSV else cell


def _of_document(path: Path, tables: DuckTables) -> Results:
    """The whole answer as JSON; where a subject belongs is not in it."""
    document, _ = read_json(path)
    subjects = document.get("subjects") if isinstance(document, dict) else None
    if not isinstance(subjects, dict) or not all(isinstance(one, dict) for one in subjects.values()):
        raise refused(path.name, errors.not_a_result(["subjects"]))
    rows = [
        (name, "", *(str(one.get(key) or "") for key in _NEEDED[1:]), "1" if one.get("needs_choice") else "")
        for name, one in subjects.items()
    ]
    tables.load(RESULT, RESULT_COLUMNS, rows)
    awards: Iterable[Any] = document.get("awards") or ()
    given = ((one.get("subject"), one.get("id"), one.get("state")) for one in awards if isinstance(one, dict))
    shown_awards = [tuple(map(str, one)) for one in given if all(one) and one[2] != "not_eligible"]
    tables.load(AWARD_OF, AWARD_COLUMNS, shown_awards)
    told = {key: str(document.get(key) or "") for key in ("regime", "hash", "as_of")}
    return Results(**told, subjects=len(rows))


def _check(path: Path, regime: Regime, tables: DuckTables) -> None:
    """Kinds and levels that the regime has not, and a subject that stands there twice."""
    run = tables.connection.execute
    for kind, level, name in run(f"SELECT kind, level, min(id) FROM {RESULT} GROUP BY ALL ORDER BY ALL").fetchall():
        if kind not in regime.kinds:
            raise refused(path.name, errors.unknown_kind(shown(kind), shown(name)))
        codes = [value.code for value in regime.scales[regime.kinds[kind].scale or ""].values] if level else []
        if level and level not in codes:
            raise refused(path.name, errors.unknown_level(shown(level), kind, shown(name)))
    twice = run(f"SELECT id FROM {RESULT} GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT 1").fetchall()
    if twice:
        raise refused(path.name, errors.subject_twice(shown(str(twice[0][0]))))
