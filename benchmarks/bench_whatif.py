"""How fast a bound is relaxed over a population, in times of rating it once: `python benchmarks/bench_whatif.py`.

The population is that of bench_bulk.py. Everybody who changes and everybody displaced is named; the run stops where the
engine, asked one by one on a sample of cells, names others.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench_bulk import CELL, CODE, MODEL, population

from kiemdiem.cli.whatif.rule_changes import rule_change, with_rules
from kiemdiem.core.bulk.comparing.runs import BulkComparison, Given, compare_in_bulk
from kiemdiem.core.bulk.rating import rate_staged
from kiemdiem.core.bulk.tables.beside import Asked, Beside
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.differences import TwoAnswers
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

RELAXED = "ceiling.sick-leave.when=sick_leave_months >= 5"
SAMPLED = 40
ROWS = f"""
SELECT id, 'member' AS kind, 'CB' || (n // {CELL}) AS unit, 'CB' || (n // {CELL}) AS decided_by,
       f_present_voters AS present_voters, v_0 AS "votes.HTXSNV", v_1 AS "votes.HTTNV", v_2 AS "votes.HTNV",
       v_3 AS "votes.KHTNV", DATE '2010-05-19' AS admitted_on, f_sick_leave_months AS sick_leave_months
"""


class Nameless:
    """Nobody of the population has a name."""

    def names(self, numbers: Sequence[int]) -> Mapping[int, str]:
        return {}

    def name_of(self, id_: str) -> str:
        return id_


def relaxed(regime: Regime) -> Regime:
    """The regime with the bound of the trial."""
    found, _ = with_rules(regime, CODE, [rule_change(RELAXED)], regime.chosen({}))
    return found


def trial(regime: Regime, tables: DuckTables, as_of: date) -> tuple[BulkComparison, set[str], set[str]]:
    """The comparison, and the names of those who change by themselves and of those displaced."""

    def staged(program: Program) -> date:
        return as_of

    first, second = (Given(of, Season(()), staged) for of in (regime, relaxed(regime)))
    found = compare_in_bulk(first, second, tables, Nameless())
    own = {change.subject for change in found.own_changes()}
    return found, own, {one.change.subject for one in found.displaced()}


def check(regime: Regime, tables: DuckTables, many: int, own: set[str], displaced: set[str]) -> int:
    """Compares a sample of cells one by one; gives how many of them are displaced."""
    cells = sorted({at * (many // CELL) // SAMPLED for at in range(SAMPLED)})
    season = SeasonReader(regime).read({"subjects": list(members(tables, cells))})
    wanted = TwoAnswers(rate(regime, season), rate(relaxed(regime), season))
    names = {subject.id for subject in season.subjects}
    for found, expected in (
        (own & names, {change.subject for change in wanted.own_changes()}),
        (displaced & names, {one.change.subject for one in wanted.displaced()}),
    ):
        if found != expected:
            raise SystemExit(f"the two do not agree on {sorted(found ^ expected)[:10]}")
    return wanted.displaced_count


def members(tables: DuckTables, cells: list[int]) -> Iterator[dict[str, Any]]:
    """The members of some cells, as somebody would enter them."""
    query = "SELECT n, id, v_0, v_1, v_2, v_3, f_present_voters, f_sick_leave_months FROM subject_member"
    where = f" WHERE n // {CELL} IN ({', '.join(map(str, cells))}) ORDER BY n"
    for n, id_, *votes, papers, sick in tables.connection.execute(query + where).fetchall():
        place = {"id": id_, "unit": f"CB{n // CELL}", "decided_by": f"CB{n // CELL}", "present_voters": papers}
        facts = {**MODEL["facts"], "sick_leave_months": sick}  # type: ignore[dict-item]
        yield {**MODEL, **place, "votes": dict(zip(MODEL["votes"], votes, strict=True)), "facts": facts}


def whole(tables: DuckTables) -> float:
    """Seconds that the command itself takes on a file of the same members."""
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "members.parquet", Path(folder) / "trial.json"
        tables.connection.execute(f"COPY ({ROWS} FROM subject_member ORDER BY n) TO '{file}' (FORMAT parquet)")
        words = ["whatif", "--regime", CODE, str(file), "--set", RELAXED, "-o", str(out)]
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kiemdiem.cli", *words], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Prints one line per figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", type=int, default=1_000_000)
    many = parser.parse_args().many
    tell(f"CPython {sys.version.split()[0]}, {platform.machine()}")
    program, tables, as_of = population(many)
    regime = load(CODE)
    start = time.perf_counter(), time.process_time()
    rate_staged(program, Beside(Asked(tables)), as_of)
    middle = time.perf_counter(), time.process_time()
    found, own, displaced = trial(regime, tables, as_of)
    end = time.perf_counter(), time.process_time()
    stretches = ((start, middle), (middle, end))
    once, took = ([late - early for early, late in zip(*both, strict=True)] for both in stretches)
    sampled = check(regime, tables, many, own, displaced)
    tell(f"{many:,} members, {RELAXED}")
    for clock, mine, reference in zip(("on the clock", "of processors"), took, once, strict=True):
        tell(f"{mine:.1f} s {clock} = {mine / reference:.1f} × rating them once ({reference:.1f} s)")
    tell(f"{len(own):,} change by themselves, {len(displaced):,} are displaced, {len(found.quotas):,} quotas moved")
    tell(f"{sampled} displaced in {SAMPLED} cells, the same one by one")
    tell(f"the whole command, from a .parquet to a .json: {whole(tables):.1f} s")


if __name__ == "__main__":
    main()
