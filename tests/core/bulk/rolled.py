"""Small trees and results that tests of the roll-up share, and the same counts worked out by plain Python."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import strategies as st

from kiemdiem.core.bulk.rollup import RollUp, Tree, Unit, roll_up
from kiemdiem.core.bulk.rollup.roll import AWARD_COLUMNS, AWARD_OF, RESULT, RESULT_COLUMNS
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import read_season_file
from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples.country import write_country

TOLD = (("rated", "HTXSNV"), ("rated", "HTTNV"), ("exempt", ""), ("incomplete", ""))
KINDS = ("member", "cadre")
STATES = ("candidate", "incomplete")
Result = tuple[str, str, str, str, str]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Up to twelve units, some of them places without a tier; the parent of each stands before it or after it."""
    size = draw(st.integers(1, 12))
    parents = [draw(st.integers(-1, at - 1)) for at in range(size)]
    tiers = [draw(st.sampled_from(("province", "district", ""))) for _ in range(size)]
    rows = [Unit(f"U{at}", f"U{up}" if up >= 0 else "", tier, f"unit {at}") for at, (up, tier) in
            enumerate(zip(parents, tiers, strict=True))]  # fmt: skip
    return Tree(draw(st.permutations(rows)))


@st.composite
def results(draw: st.DrawFn, tree: Tree) -> list[Result]:
    """Up to forty subjects: some are rows of the tree themselves, some name a unit, some nobody knows."""
    known = [name for name, _ in tree.places()]
    found: list[Result] = []
    for at in range(draw(st.integers(0, 40))):
        unit = draw(st.sampled_from([*known, "", "elsewhere"]))
        outcome, level = draw(st.sampled_from(TOLD))
        name = unit if unit in known and draw(st.booleans()) and unit not in {one[0] for one in found} else f"P{at}"
        found.append((name, unit, draw(st.sampled_from(KINDS)), outcome, level))
    return found


def rolled(tables: Tables, tree: Tree, rows: list[Result], awards: list[tuple[str, str, str]]) -> RollUp:
    """The roll-up of these rows."""
    tables.load(RESULT, RESULT_COLUMNS, [(*row, "") for row in rows])
    tables.load(AWARD_OF, AWARD_COLUMNS, awards)
    return roll_up(tables, tree)


def by_hand(tree: Tree, rows: list[Result]) -> Counter[tuple[str, str, str, str]]:
    """(unit, kind, outcome, level) → how many, each subject counted in its unit and in every unit above."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    places = dict(tree.places())
    for name, unit, kind, outcome, level in rows:
        own = places.get(name, "") or places.get(unit, "")
        for one in list(tree.way_up(own)) or [""]:
            found[one, kind, outcome, level] += 1
    return found


def as_counter(found: RollUp) -> Counter[tuple[str, str, str, str]]:
    """The same of a roll-up."""
    told: Counter[tuple[str, str, str, str]] = Counter()
    for unit in (*found.tree.units, ""):
        for kind in found.kinds:
            counts = found.of(unit, kind)
            told.update({(unit, kind, "rated", level): many for level, many in counts.levels.items()})
            told.update({(unit, kind, outcome, ""): many for outcome, many in counts.outcomes.items()})
    return told


@cache
def small_country(code: str, size: int = 320) -> tuple[Path, Path, Season, Answer]:
    """The files of a small country, its season and its answer; the folder goes with the machine's scratch space."""
    folder = Path(mkdtemp())
    file, units = folder / "country.parquet", folder / "units.parquet"
    made = write_country(load(code), file, seed=3, size=size, units=units)
    season = read_season_file(file, load(code), readings=made.readings)
    return file, units, season, rate(load(code), season)
