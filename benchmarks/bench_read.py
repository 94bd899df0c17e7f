"""How long a workbook takes through all checks, in times of its bare reading by python-calamine.

`python benchmarks/bench_read.py 20000 200000`: both are timed in turn in one run, on processor time, best of three.
Each number of rows is tried with every column, and with the first three and the first two alone.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

from kiemdiem.core.interchange import read_season_file
from kiemdiem.core.regime.loader import load

ROUNDS = 3
HEADINGS = (
    "id", "kind", "name", "person", "unit", "group", "present_voters", "votes.HTXSNV", "votes.HTTNV", "votes.HTNV",
    "votes.KHTNV", "admitted_on", "sick_leave_months", "maternity_leave", "suspended_from_party_activity",
    "exempt_from_party_activity",
)  # fmt: skip
WIDTHS = (len(HEADINGS), 3, 2)
NAMES = (
    ("Nguyen", "Tran", "Le", "Pham", "Hoang", "Vu"),
    ("Van", "Thi", "Duc", "Minh"),
    ("An", "Binh", "Ha", "Lan", "Son"),
)


def main(sizes: list[int]) -> None:
    """Print one line for each number of rows and columns."""
    regime = load("kh61_2021")
    with tempfile.TemporaryDirectory() as folder:
        for size, width in product(sizes, WIDTHS):
            path = Path(folder) / f"{size}.xlsx"
            write_roster(path, size, width)
            bare, checked = best_of(partial(read_bare, path), partial(read_season_file, path, regime))
            told = f"bare {bare:.2f} s, checked {checked:.2f} s, ratio {checked / bare:.2f}"
            sys.stdout.write(f"{size:>8} rows, {width:>2} columns: {told}\n")
            sys.stdout.flush()


def write_roster(path: Path, size: int, width: int) -> None:
    """A roster of members as a spreadsheet program keeps it: texts shared, days as days, empty places left out;
    of its columns only the first so many."""
    chance = random.Random(size)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("roster")
        sheet.write_row(0, 0, HEADINGS[:width])
        for number in range(1, size + 1):
            for index, cell in enumerate(member(number, chance)[:width]):
                if isinstance(cell, date):
                    sheet.write_datetime(number, index, cell)
                elif cell != "":
                    sheet.write(number, index, cell)


def member(number: int, chance: random.Random) -> list[Any]:
    voters = chance.randint(6, 14)
    best = chance.randint(0, voters)
    good = chance.randint(0, voters - best)
    name = " ".join(chance.choice(part) for part in NAMES)
    admitted = date(1970, 1, 1) + timedelta(days=chance.randint(0, 18_000))
    votes = [voters, best, good, voters - best - good, 0]
    rest = [admitted, chance.choice((0, 0, 0, 3)), chance.choice(("x", "")), "", ""]
    return [f"M{number}", "member", name, f"P{number}", f"CB{number // 20}", f"CB{number // 20}", *votes, *rest]


def read_bare(path: Path) -> None:
    python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def best_of(*tasks: Callable[[], object]) -> list[float]:
    """The shortest time of each task; the tasks take turns, so that a busy machine slows all of them."""
    best = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for place, task in enumerate(tasks):
            gc.collect()
            start = time.process_time()
            task()
            best[place] = min(best[place], time.process_time() - start)
    return best


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [20_000])
