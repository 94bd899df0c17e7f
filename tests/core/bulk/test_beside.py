"""Runs beside each other share what lies in the tables already, and keep what they make apart."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.comparing.alike import is_laid_out_alike
from kiemdiem.core.bulk.rating import stage_season
from kiemdiem.core.bulk.sql.terms import column, compare, number
from kiemdiem.core.bulk.tables.beside import Beside
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Regime
from tests.core.bulk.test_comparing import FEW, crowds, with_other_bounds
from tests.properties.rating import regime

NUMBERS = [("n", "BIGINT")]


def numbers(name: str) -> exp.Select:
    return exp.select(column("n", name)).from_(name)


def test_a_table_made_beside_others_hides_none_of_them() -> None:
    below = DuckTables()
    below.load("shared", NUMBERS, [(1,)])
    one, other = Beside(below, "one_"), Beside(below, "other_")
    one.make("made", numbers("shared"))
    other.load("made", NUMBERS, [(2,)])
    other.make("shared", numbers("made"))
    assert [tables.fetch(numbers("made")) for tables in (one, other)] == [[(1,)], [(2,)]]
    assert [tables.fetch(numbers("shared")) for tables in (one, other, below)] == [[(1,)], [(2,)], [(1,)]]


def test_a_table_is_made_of_an_older_one_of_its_name() -> None:
    beside = Beside(DuckTables(), "one_")
    beside.load("made", NUMBERS, [(1,), (2,)])
    beside.make("made", numbers("made").where(compare(">", column("n"), number(1))))
    assert beside.fetch(numbers("made")) == [(2,)]


def test_a_dropped_table_shows_the_shared_one_again() -> None:
    below = DuckTables()
    below.load("made", NUMBERS, [(1,)])
    beside = Beside(below, "one_")
    beside.load("made", NUMBERS, [(2,)])
    for _ in range(2):
        beside.drop("made")
        assert beside.fetch(numbers("made")) == [(1,)]


def lying(of: Regime, season: Season) -> dict[str, list[Any]]:
    """Every table of a season laid out under a regime."""
    tables = DuckTables()
    stage_season(program_for(of, season, season.readings), season, tables)
    run = tables.connection.execute
    names = [name for (name,) in run("SELECT table_name FROM duckdb_tables()").fetchall()]
    return {name: sorted(run(f'SELECT * FROM "{name}"').fetchall()) for name in names}


def test_what_is_laid_out_alike_lies_alike() -> None:
    season, mine, other = crowds("kh61_2021", FEW[:4]), regime("kh61_2021"), with_other_bounds("kh61_2021")
    assert is_laid_out_alike(program_for(mine, season, {}), program_for(other, season, {}))
    assert lying(mine, season) == lying(other, season)


def test_other_facts_and_other_ways_of_grouping_are_not_laid_out_alike() -> None:
    mine = program_for(regime("kh61_2021"), Season(()), {})
    assert not is_laid_out_alike(mine, program_for(regime("kh146_2014"), Season(()), {}))
    assert not is_laid_out_alike(mine, program_for(regime("kh61_2021"), Season(()), {"units-base": "apart"}))
