"""How fast a country is made and rolled up, as ratios to references in one run: `python benchmarks/bench_country.py`.

References: the finished file of subjects read and written again by DuckDB; the same counts of every tier by queries
written by hand for these files. The results get levels by a number, as a rating would write them; nobody is rated here.
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

from kiemdiem.core.bulk.rollup import RollUp, branch_results, read_results, read_tree, roll_up, write_proposals
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples.country import write_country

CODE = "kh61_2021"
RESULTS = """
COPY (SELECT id, name, kind, coalesce(unit, id) AS unit,
  CASE WHEN h % 40 = 0 THEN 'incomplete' ELSE 'rated' END AS outcome,
  CASE WHEN h % 40 = 0 THEN NULL WHEN h % 10 = 1 THEN 'HTXSNV' WHEN h % 10 < 8 THEN 'HTTNV' ELSE 'HTNV' END AS level,
  h % 97 = 0 AS needs_choice,
  CASE WHEN kind = 'member' AND h % 10 = 1 THEN ['typical-member: candidate'] ELSE [] END::VARCHAR[] AS awards,
  'kh61_2021' AS regime, '' AS hash, '2021-12-31' AS as_of
  FROM (SELECT *, hash(id) AS h FROM '{country}')) TO '{results}' (FORMAT parquet)
"""


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def peak() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB at most so far"


def make(folder: Path, many: int) -> tuple[float, float]:
    """Seconds to make the country, and to copy the finished file."""
    country = folder / "country.parquet"
    start = time.perf_counter()
    write_country(load(CODE), country, seed=1, size=many, units=folder / "units.parquet")
    made = time.perf_counter() - start
    start = time.perf_counter()
    with duckdb.connect(config={"threads": 1}) as connection:
        copy = folder / "copy.parquet"
        connection.execute(f"COPY (SELECT * FROM '{country}') TO '{copy}' (FORMAT parquet, COMPRESSION zstd)")
        copy.unlink()
    return made, time.perf_counter() - start


def rolled(folder: Path) -> tuple[float, RollUp, DuckTables]:
    """Seconds from the files to the counts of every unit."""
    start = time.perf_counter()
    tables = DuckTables(memory=2_000)
    tree = read_tree(folder / "units.parquet")
    read_results(folder / "results.parquet", load(CODE), tables, tree)
    found = roll_up(tables, tree)
    return time.perf_counter() - start, found, tables


def by_hand(folder: Path) -> tuple[float, dict[tuple[str, str], int]]:
    """Seconds for the same counts of the four tiers, and how many of each kind each unit has."""
    start = time.perf_counter()
    totals: dict[tuple[str, str], int] = {}
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE units AS SELECT * FROM '{folder / 'units.parquet'}'")
        for tier in ("province", "district", "commune", "cell"):
            column = "CASE WHEN u.tier = 'cell' THEN u.id END" if tier == "cell" else f"u.{tier}"
            rows = connection.execute(
                f"SELECT {column} AS unit, r.kind, r.outcome, coalesce(r.level, ''), count(*) "
                f"FROM '{folder / 'results.parquet'}' AS r JOIN units AS u ON u.id = r.unit GROUP BY ALL"
            ).fetchall()
            for unit, kind, _, _, count in rows:
                if unit is not None:
                    totals[unit, kind] = totals.get((unit, kind), 0) + count
            connection.execute(
                f"SELECT {column} AS unit, r.kind, a, count(*) FROM (SELECT kind, unit, unnest(awards) AS a FROM "
                f"'{folder / 'results.parquet'}') AS r JOIN units AS u ON u.id = r.unit GROUP BY ALL"
            ).fetchall()
    return time.perf_counter() - start, totals


def main() -> None:
    """Prints one line per figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=5_600_000)
    many: int = parser.parse_args().many
    tell(f"{platform.machine()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made, copied = make(folder, many)
        tell(f"{many:,} subjects made: {made:.1f} s, {made / copied:.1f} × the file copied ({copied:.1f} s); {peak()}")
        with duckdb.connect() as connection:
            connection.execute(RESULTS.format(country=folder / "country.parquet", results=folder / "results.parquet"))
        seconds, found, tables = rolled(folder)
        hand, totals = by_hand(folder)
        mine = {
            (unit, kind): found.of(unit, kind).total
            for unit in found.tree.units for kind in found.kinds if found.of(unit, kind).total
        }  # fmt: skip
        if mine != totals:
            raise SystemExit("the two do not agree")
        tell(f"rolled up: {seconds:.1f} s, {seconds / hand:.1f} × by hand ({hand:.1f} s); {peak()}")
        start = time.perf_counter()
        branch = branch_results(tables, found.tree, "T01")
        write_proposals(folder / "country.parquet", branch, load(CODE), folder / "branch.parquet")
        tell(f"{len(branch):,} of one province as proposals: {time.perf_counter() - start:.1f} s; {peak()}")


if __name__ == "__main__":
    main()
