"""Random seasons as flat files, and both ways of laying them out compared table by table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.flat.errors import NotFlat
from kiemdiem.core.bulk.flat.models import Recorder
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.terms import column as named_column
from kiemdiem.core.bulk.staging import Stager
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import FileTables
from kiemdiem.core.engine.given import FIXED_KEYS
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import BadInput, read_season_file
from kiemdiem.core.interchange.flat_tables import open_flat
from kiemdiem.core.regime.regime import Regime
from tests.core.interchange.files import grid, write_csv, write_parquet
from tests.properties.seasons import Json

Laid = dict[str, list[tuple[Any, ...]]]


def flat_rows(season: Json, regime: Regime) -> list[dict[str, Any]]:
    """The subjects of a season as rows of one table: what is many in one cell as the files have it.

    What a table has no place for is left out: ballots of other forums, and groups that bear the name of a fact.
    """
    facts = {placed.id for placed in regime.facts} - FIXED_KEYS
    return [dict(_cells({key: row[key] for key in row if key not in facts})) for row in season["subjects"]]


def _cells(row: Json) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if key in ("votes", "facts"):
            for name, inner in value.items():
                yield (f"votes.{name}" if key == "votes" else name), _cell(inner)
        elif key != "ballots":
            yield key, _cell(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return ";".join(value)
        return json.dumps(value, ensure_ascii=False, default=str)
    return value


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    return write_csv(path, grid(rows)) if path.suffix == ".csv" else write_parquet(path, grid(rows))


def compare(regime: Regime, path: Path, readings: dict[str, str], tables: FileTables | None = None) -> str:
    """Both ways laid out alike ("same"), refused alike ("refused"), or only the reader of rows may read it."""
    tables = tables or DuckTables()
    season, wanted_lines = _read(path, regime, readings)
    if season is None:
        try:
            flat = FlatSeason(_opened(path, regime), tables, readings)
            flat.stage(program_for(regime, flat.season, flat.season.readings))
        except NotFlat as reason:
            return f"not flat: {reason}"
        except BadInput as refused:
            lines = [refused.total, *refused.lines()]
        assert lines == wanted_lines
        return "refused"
    program = program_for(regime, season, season.readings)
    recorder = Recorder()
    Stager(program, Pass(program, season, None, skips=True).world, recorder).stage()
    wanted = {name: [tuple(row) for row in rows] for name, rows in recorder.rows.items()}
    try:
        flat = FlatSeason(_opened(path, regime), tables, readings)
        as_of = flat.stage(program)
    except NotFlat as reason:
        return f"not flat: {reason}"
    assert as_of == (season.as_of or program.period[1])
    found = {name: _fetched(tables, name, [column for column, _ in recorder.columns[name]]) for name in wanted}
    columns = {name: [column for column, _ in recorder.columns[name]] for name in wanted}
    first, second = _by_names(wanted, columns, len(season.subjects)), _by_names(found, columns, len(season.subjects))
    for name in sorted({*first} - {layout.TEXTS}):
        assert first[name] == second[name], (name, columns[name])
    return "same"


def _read(path: Path, regime: Regime, readings: dict[str, str]) -> tuple[Season | None, list[Any]]:
    """The season as the reader of rows finds it, or what it refuses."""
    try:
        return read_season_file(path, regime, readings=readings), []
    except BadInput as bad:
        return None, [bad.total, *bad.lines()]


def _opened(path: Path, regime: Regime) -> Any:
    found = open_flat(path, regime)
    assert found is not None
    return found


def _fetched(tables: FileTables, name: str, columns: list[str]) -> list[tuple[Any, ...]]:
    return tables.fetch(exp.select(*map(named_column, columns)).from_(name))


def _by_names(laid: Laid, columns: dict[str, list[str]], count: int) -> Laid:
    """Rows in one order, whoever is outside by name: the numbers of those are nobody's business."""
    names = {row[0]: (table, row[1]) for table, rows in laid.items() if table.startswith("outside_") for row in rows}
    texts: dict[Any, Any] = dict(laid[layout.TEXTS])
    assert len(texts) == len(laid[layout.TEXTS])

    def plain(cell: Any, column: str) -> Any:
        if column in ("entered", "forum") or (column.startswith(layout.grouping("")) and not isinstance(cell, str)):
            return texts[cell]
        return names.get(cell, cell) if column in ("n", "t", "o") and cell >= count else cell

    return {
        table: sorted((tuple(map(plain, row, columns[table])) for row in rows), key=repr)
        for table, rows in laid.items()
        if table != layout.TEXTS
    }
