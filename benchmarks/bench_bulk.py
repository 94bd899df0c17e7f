"""How fast a population is rated in bulk, as ratios to named references in one run: `python benchmarks/bench_bulk.py`.

The population is made by DuckDB from a number: members of cells of a hundred with votes, invalid papers and sick leave,
under kh61_2021. References: the same levels, range, reasons and quota written by hand in NumPy; the same run on fewer.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from typing import Any

import numpy as np

from kiemdiem.core.bulk.rating import BulkAnswer, rate_staged
from kiemdiem.core.bulk.staging import Stager
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.regime.loader import load

CODE = "kh61_2021"
CELL = 100
TIMES = 8
MODEL = {
    "id": "M", "kind": "member", "unit": "CB", "decided_by": "CB", "present_voters": 10,
    "votes": {"HTXSNV": 8, "HTTNV": 2, "HTNV": 0, "KHTNV": 0}, "facts": {"admitted_on": "2010-05-19"},
}  # fmt: skip
# Papers, votes for the best level and for the next one, months of sick leave, all from the number of the member.
PEOPLE = """
SELECT i, p, p * (45 + hash(i + 7) % 55) // 100 AS best, s FROM (
  SELECT i, (8 + hash(i) % 23)::BIGINT AS p,
         CASE WHEN hash(i + 5) % 50 = 0 THEN (hash(i + 9) % 6)::BIGINT ELSE 0 END AS s
  FROM range({many}) AS r(i))
"""
MADE = {
    "n": "i",
    "id": "'M' || i",
    "v_0": "best",
    "v_1": "(p - best) * (40 + hash(i + 3) % 60)::BIGINT // 100",
    "v_2": "(p - best) - (p - best) * (40 + hash(i + 3) % 60)::BIGINT // 100",
    "v_3": "0",
    "f_present_voters": "p",
    "f_valid_papers": "p",
    "f_sick_leave_months": "s",
    "f_sick_leave_months_h": "s",
    "g_decided_by": f"1000 + i // {CELL}",
}


def population(many: int) -> tuple[Program, DuckTables, Any]:
    """So many members, staged."""
    regime = load(CODE)
    season = SeasonReader(regime).read({"subjects": [MODEL]})
    program = program_for(regime, season, season.readings)
    world = Pass(program, season, None, skips=True).world
    tables = DuckTables()
    Stager(program, world, tables).stage()
    found = tables.connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'subject_member' ORDER BY column_index"
    ).fetchall()
    columns = ", ".join(f'CAST({MADE[c]} AS {of}) AS "{c}"' if c in MADE else f'model."{c}"' for c, of in found)
    run = tables.connection.execute
    run(f"CREATE TABLE people AS SELECT {columns} FROM ({PEOPLE.format(many=many)}), subject_member AS model")
    run("DROP TABLE subject_member")
    run("ALTER TABLE people RENAME TO subject_member")
    run("DELETE FROM link_unit")
    run(f"INSERT INTO texts SELECT 1000 + c, 'CB' || c FROM range({many} // {CELL} + 1) AS r(c)")
    return program, tables, world.env.as_of


def arrays(tables: DuckTables) -> tuple[Any, ...]:
    """The same numbers as NumPy arrays, for the reference."""
    query = "SELECT v_0, v_1, v_2, f_present_voters, f_sick_leave_months, n FROM subject_member ORDER BY n"
    found = tables.connection.execute(query).fetchnumpy()
    *numbers, n = (np.asarray(column, dtype=np.int64) for column in found.values())
    return (*numbers, n // CELL)


def by_hand(best: Any, good: Any, done: Any, papers: Any, sick: Any, cell: Any) -> tuple[Any, Any, Any]:
    """Final level, possible levels and reasons of each member, written for this population alone."""
    level = np.full(len(papers), 4, np.int8)
    level[2 * (papers - best - good - done) >= papers] = 3
    level[2 * (best + good + done) > papers] = 2
    level[10 * (best + good) >= 6 * papers] = 1
    level[10 * best >= 7 * papers] = 0
    capped = (sick >= 3) & (level < 2)
    level[capped] = 2
    reasons = level.astype(np.int64) | capped.astype(np.int64) << 3
    base = np.bincount(cell[level <= 1], minlength=cell.max() + 1)
    limit = np.where((base >= 1) & (base < 5), 1, base // 5)
    stands = np.flatnonzero(level == 0)
    order = stands[np.lexsort((-(best[stands] * 2**40 // papers[stands]), cell[stands]))]
    group = cell[order]
    is_new = np.r_[
        True, (group[1:] != group[:-1]) | (best[order][1:] * papers[order][:-1] != best[order][:-1] * papers[order][1:])
    ]
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    place = np.arange(len(group)) - np.repeat(starts, np.diff(np.r_[starts, len(group)]))
    step = np.cumsum(is_new) - 1
    better, equal = place[np.flatnonzero(is_new)][step], np.bincount(step)[step]
    keeps = better + equal <= limit[group]
    ties = ~keeps & (better < limit[group])
    falls = np.where(10 * (best + good) >= 6 * papers, 1, 2)[order]
    final, possible = level.copy(), 1 << level.astype(np.int64)
    drops = ~keeps & ~ties
    final[order[drops]] = falls[drops]
    possible[order[drops]] = 1 << falls[drops]
    possible[order[ties]] |= 1 << falls[ties]
    reasons[order] |= np.where(keeps, 16, 32)
    return final, possible, reasons


def counts_of(found: BulkAnswer, tables: DuckTables) -> dict[tuple[str, ...], int]:
    """How many members may come to which levels."""
    counts: dict[tuple[str, ...], int] = {}
    rows = tables.connection.execute("SELECT number, COUNT(*) FROM answer_member GROUP BY number").fetchall()
    for at, many in rows:
        levels = found.answers["member"][at].range
        counts[levels] = counts.get(levels, 0) + many
    return counts


def timed(many: int) -> tuple[float, float]:
    """Seconds in bulk and by hand, the least of several turns; both must come to the same counts."""
    program, tables, as_of = population(many)
    numbers = arrays(tables)
    bulk, hand = [], []
    for _ in range(TIMES):
        start = time.perf_counter()
        found = rate_staged(program, tables, as_of, with_awards=False)  # the reference gives no honours either
        middle = time.perf_counter()
        _, possible, _ = by_hand(*numbers)
        bulk.append(middle - start)
        hand.append(time.perf_counter() - middle)
    codes = [*program.kinds["member"].codes, "none"]
    wanted = {
        tuple(code for at, code in enumerate(codes) if mask >> at & 1): int(many)
        for mask, many in zip(*np.unique(possible, return_counts=True), strict=True)
    }
    if counts_of(found, tables) != wanted:
        raise SystemExit(f"the two do not agree: {counts_of(found, tables)} and {wanted}")
    return min(bulk), min(hand)


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Prints one line per figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", type=int, default=5_600_000)
    parser.add_argument("--few", type=int, default=100_000)
    options = parser.parse_args()
    tell(f"CPython {sys.version.split()[0]}, {platform.machine()}, NumPy {np.__version__}")
    few, _ = timed(options.few)
    many, by_numpy = timed(options.many)
    tell(
        f"{options.many:,} members in bulk: {many:.1f} s = {many / by_numpy:.1f} × by hand in NumPy ({by_numpy:.1f} s)"
    )
    grown = options.many / options.few
    tell(f"growth of {grown:.0f} × in members: {many / few:.1f} × the time of {options.few:,} ({few:.1f} s)")


if __name__ == "__main__":
    main()
