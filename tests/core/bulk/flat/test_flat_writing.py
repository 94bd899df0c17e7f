"""The result of a flat file is that of its season, row by row; what one row alone could say is said for all alike."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

from kiemdiem.core.bulk.asking import rate_options
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.flat.writing import FlatResult
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.interchange import read_season_file, write_answer
from kiemdiem.core.interchange.answer_rows import COLUMNS
from kiemdiem.core.interchange.flat_tables import open_flat
from kiemdiem.core.regime.regime import Regime
from tests.core.bulk.flat.rosters import flat_rows, write
from tests.core.bulk.many_seasons import season_of
from tests.properties.rating import regime

FOR_ALL_ALIKE = {"reasons", "why_not", "missing", "missing_labels", "waiting_for", "conflicts", "follow_ups"}
"""Columns whose cells need a row's own numbers or the names of others."""


def both_ways(rules: Regime, path: Path, output: Path, readings: dict[str, str]) -> tuple[Path, Path]:
    """The results of a file, of the reader of rows and of the whole."""
    season = read_season_file(path, rules, readings=readings)
    one_by_one, at_once = output.with_stem("one-by-one"), output.with_stem("at-once")
    write_answer(rate(rules, season), season, rules, one_by_one)
    table, tables = open_flat(path, rules), DuckTables()
    assert table is not None
    flat = FlatSeason(table, tables, readings)
    found = rate_options(rules, flat.season, tables, flat.stage)
    as_of = flat.season.as_of or found.waves.program.period[1]
    FlatResult(flat, found, as_of.isoformat()).write(at_once)
    return one_by_one, at_once


def rows_of(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return sorted(csv.DictReader(file), key=lambda row: row["id"])
    query = f"SELECT * FROM read_parquet('{path}') ORDER BY id"
    with duckdb.connect() as connection:
        return [dict(zip(COLUMNS, row, strict=True)) for row in connection.execute(query).fetchall()]


@pytest.mark.parametrize(("name", "seed"), [("kh24_2024", 1), ("kh75_2022", 2), ("diem_30_70", 3)])
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_flat_result_has_the_rows_of_the_result_one_by_one(name: str, seed: int, suffix: str, tmp_path: Path) -> None:
    season = season_of(name, seed)
    path = write(tmp_path / f"roster{suffix}", flat_rows(season, regime(name)))
    first, second = both_ways(regime(name), path, tmp_path / f"result{suffix}", season.get("readings", {}))
    wanted, found = rows_of(first), rows_of(second)
    assert [*found[0]] == [*wanted[0]] == [*COLUMNS]
    kept = [column for column in COLUMNS if column not in FOR_ALL_ALIKE]
    assert [[row[column] for column in kept] for row in found] == [[row[column] for column in kept] for row in wanted]
    for column in FOR_ALL_ALIKE - {"waiting_for", "missing"}:
        assert [bool(row[column]) for row in found] == [bool(row[column]) for row in wanted], column
