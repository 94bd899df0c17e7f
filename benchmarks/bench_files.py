"""How fast a flat file is rated from file to file, as ratios to DuckDB alone: `python benchmarks/bench_files.py`.

The file is made by DuckDB from a number: members of cells of a hundred with votes, days of admission and sick leave,
under kh61_2021. The reference is DuckDB, held to the same memory, reading that file and writing the columns of the
result, each filled from a table of as many different texts as the rating finds, in row groups of the same size.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from kiemdiem.core.bulk.asking import rate_options
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.flat.writing import FlatResult
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.program import Program
from kiemdiem.core.interchange.flat_tables import open_flat
from kiemdiem.core.regime.loader import load

CODE = "kh61_2021"
MEMORY, AT_FIRST = 512, 200  # MB, as `kiemdiem rate` has them
PEOPLE = """
SELECT 'M' || i AS id, 'member' AS kind,
       'Nguy' || chr(7877) || 'n V' || chr(259) || 'n ' || chr((65 + hash(i + 1) % 26)::INT) AS name,
       'CB' || (i // 100) AS unit, 'CB' || (i // 100) AS decided_by, p AS present_voters,
       best AS "votes.HTXSNV", good AS "votes.HTTNV", p - best - good AS "votes.HTNV", 0::BIGINT AS "votes.KHTNV",
       DATE '1980-01-01' + (hash(i + 11) % 14000)::INT AS admitted_on, s AS sick_leave_months FROM (
  SELECT i, p, best, (p - best) * (40 + hash(i + 3) % 60)::BIGINT // 100 AS good, s FROM (
    SELECT i, p, p * (45 + hash(i + 7) % 55)::BIGINT // 100 AS best, s FROM (
      SELECT i, (8 + hash(i) % 23)::BIGINT AS p,
             CASE WHEN hash(i + 5) % 50 = 0 THEN (hash(i + 9) % 6)::BIGINT END AS s
      FROM range({many}) AS r(i))))
"""


def made(many: int, path: Path) -> Path:
    """A file of so many members."""
    with duckdb.connect() as connection:
        form = "csv" if path.suffix == ".csv" else "parquet"
        connection.execute(f"COPY ({PEOPLE.format(many=many)}) TO '{path}' (FORMAT {form})")
    return path


def rated(path: Path, output: Path, scratch: Path) -> tuple[dict[str, float], str]:
    """Seconds of each step, and the query of what stands beside the own columns of each row."""
    regime = load(CODE)
    tables = DuckTables(memory=MEMORY, at_first=AT_FIRST, scratch=scratch)
    spent = {"staging": 0.0}
    start = time.perf_counter()
    table = open_flat(path, regime)
    if table is None:
        raise SystemExit("the file is not flat")
    season = FlatSeason(table, tables, {})
    spent["staging"] = time.perf_counter() - start

    def stage(program: Program) -> object:
        begun = time.perf_counter()
        as_of = season.stage(program)
        spent["staging"] += time.perf_counter() - begun
        return as_of

    found = rate_options(regime, season.season, tables, stage)  # type: ignore[arg-type]  # a day, timed
    spent["rating"] = time.perf_counter() - start - spent["staging"]
    begun = time.perf_counter()
    as_of = season.season.as_of or found.waves.program.period[1]
    FlatResult(season, found, as_of.isoformat()).write(output)
    spent["writing"] = time.perf_counter() - begun
    spent["all"] = time.perf_counter() - start
    tables.close()
    return spent, str(output)


def alone(path: Path, result: Path, output: Path, scratch: Path) -> float:
    """Seconds that DuckDB takes to read the file and write the columns of the result, whose texts it looks up."""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}MB'")
        connection.execute(f"SET temp_directory = '{scratch}'")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            "CREATE TABLE texts AS SELECT row_number() OVER () - 1 AS place, * "
            f"FROM (SELECT DISTINCT * EXCLUDE (id, name, unit) FROM '{result}')"
        )
        (many,) = connection.execute("SELECT count(*) FROM texts").fetchone() or (1,)
        columns = "r.id, r.name, r.unit, t.* EXCLUDE (place)"
        read = ", ".join(f'max(r."{name}")' for name in ("present_voters", "votes.HTXSNV", "votes.HTTNV", "votes.HTNV"))
        start = time.perf_counter()
        connection.execute(f"SELECT {read}, max(r.admitted_on), max(r.sick_leave_months) FROM '{path}' AS r").fetchall()
        form = "csv" if output.suffix == ".csv" else "parquet, ROW_GROUP_SIZE 16384"
        connection.execute(
            f"COPY (SELECT {columns} FROM '{path}' AS r JOIN texts AS t ON hash(r.id) % {many} = t.place) "
            f"TO '{output}' (FORMAT {form})"
        )
        return time.perf_counter() - start


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Prints one line per figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", type=int, default=5_600_000)
    parser.add_argument("--few", type=int, default=100_000)
    options = parser.parse_args()
    tell(f"CPython {sys.version.split()[0]}, {platform.machine()}, DuckDB {duckdb.__version__}, held to {MEMORY} MB")
    for many in (options.few, options.many):
        for suffix in (".parquet", ".csv"):
            with tempfile.TemporaryDirectory() as folder:
                path, output = made(many, Path(folder) / f"people{suffix}"), Path(folder) / f"result{suffix}"
                spent, _ = rated(path, output, Path(folder))
                reference = alone(path, output, Path(folder) / f"alone{suffix}", Path(folder))
                steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in spent.items() if step != "all")
                tell(
                    f"{many:,} members, {suffix}: {spent['all']:.1f} s = {spent['all'] / reference:.1f} × DuckDB alone "
                    f"({reference:.1f} s); {steps}"
                )
    tell(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
