"""How fast subjects and forums of a population are computed in bulk: `python benchmarks/bench_subjects.py`.

The population is made from numbers: a province under kh61_2021, districts of thirty communes, communes of twenty cells,
cells of twenty-eight members; secretaries and deputies of cells, committees and people's committees of communes, some
members exempt or suspended, some newly admitted. Reference: the same computation one by one, on fewer, in the same run;
on these both ways must give the same list. Processor time of all threads counts.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kiemdiem.core.bulk.registers import compute_in_bulk
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.registers import Registers, compute
from kiemdiem.core.engine.registers.model import Membership, Person, Post, Unit
from kiemdiem.core.regime.loader import load

CODE = "kh61_2021"
MEMBERS, CELLS, COMMUNES = 28, 20, 30
FIRST = date(1975, 1, 3)


def population(many: int) -> Registers:
    """Registers of so many persons."""
    cells = -(-many // MEMBERS)
    units = [*_province(), *(unit for at in range(-(-cells // CELLS)) for unit in _commune(at))]
    units += [Unit(f"C{at}", f"Chi bo {at}", "chi_bo_truc_thuoc", parent=f"X{at // CELLS}") for at in range(cells)]
    persons = tuple(Person(f"P{at:08}", f"Nguyen Van {at}", _facts(at)) for at in range(many))
    memberships = tuple(Membership(p.id, f"C{at // MEMBERS}", "chinh_thuc") for at, p in enumerate(persons))
    posts = tuple(post for at, person in enumerate(persons) for post in _posts(at, person.id))
    return Registers(tuple(units), persons, posts, memberships)


def _province() -> Iterator[Unit]:
    yield Unit("T", "Dang bo tinh", "dang_bo_tinh", area="T")
    yield Unit("UT", "Uy ban nhan dan tinh", agency="ubnd", tier="province", area="T")


def _commune(at: int) -> Iterator[Unit]:
    """A commune, and the district of the first of its communes."""
    district = at // COMMUNES
    if at % COMMUNES == 0:
        yield Unit(f"H{district}", f"Dang bo huyen {district}", "dang_bo_huyen", parent="T", area=f"H{district}")
    yield Unit(f"X{at}", f"Dang bo xa {at}", "dang_bo_co_so", parent=f"H{district}", flags={"xa_phuong": True})
    yield Unit(f"U{at}", f"Uy ban nhan dan xa {at}", agency="ubnd", tier="grassroots", area=f"H{district}")


def _facts(at: int) -> dict[str, bool | date]:
    found: dict[str, bool | date] = {"admitted_on": FIRST + timedelta(days=at * 7919 % 17_140)}
    if at % 500 == 3:
        found["exempt_from_party_activity"] = True
    if at % 2_000 == 4:
        found["suspended_from_party_activity"] = True
    return found


def _posts(at: int, person: str) -> Iterator[Post]:
    """The first two of a cell lead it; the first of some cells sit on the committee of the commune or lead it."""
    cell, place = divmod(at, MEMBERS)
    commune, turn = divmod(cell, CELLS)
    if place < 2:
        yield Post(person, f"C{cell}", "bi_thu" if place == 0 else "pho_bi_thu", rank=3)
    if place == 0 and turn < 9:
        yield Post(person, f"X{commune}", ("bi_thu", "pho_bi_thu")[turn] if turn < 2 else "uy_vien", rank=1)
    if place == 2 and turn < 3:
        yield Post(person, f"U{commune}", "chu_tich" if turn == 0 else "pho_chu_tich", rank=2, presiding=True)


def main() -> None:
    """Prints one line per figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--many", type=int, default=200_000)
    parser.add_argument("--few", type=int, default=20_000)
    options = parser.parse_args()
    regime = load(CODE)
    day = regime.review_period()[1]
    tell(f"CPython {sys.version.split()[0]}, {platform.machine()}")
    few = population(options.few)
    start = time.process_time()
    one_by_one = compute(regime, few, as_of=day, readings={})
    each = (time.process_time() - start) / options.few
    tell(f"one by one: {each * 1e6:.0f} µs a person ({options.few:,} persons, {len(one_by_one.subjects):,} subjects)")
    if compute_in_bulk(regime, few, DuckTables(), as_of=day, readings={}).whole() != one_by_one:
        raise SystemExit("the two do not agree")
    del one_by_one, few
    many = population(options.many)
    start = time.process_time()
    found = compute_in_bulk(regime, many, DuckTables(), as_of=day, readings={})
    grouped = time.process_time()
    found.table()
    joined = time.process_time()
    each_in_bulk = (joined - start) / options.many
    tell(
        f"in bulk: {each_in_bulk * 1e6:.1f} µs a person ({options.many:,} persons in {joined - start:.1f} s, of them "
        f"{grouped - start:.1f} s until all who are alike are found; {len(found.keys):,} stand for all, "
        f"{found.cases:,} cases) = one by one / {each / each_in_bulk:.1f}"
    )


def tell(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
