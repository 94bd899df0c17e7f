"""Runs beside each other share what lies in the tables already, keep what they make apart, and ask nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.comparing.alike import is_laid_out_alike
from kiemdiem.core.bulk.rating import stage_season
from kiemdiem.core.bulk.sql.terms import Term, column, compare, number
from kiemdiem.core.bulk.tables.beside import Asked, Beside
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Columns
from kiemdiem.core.engine.rate import program_for
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Regime
from tests.core.bulk.test_comparing import FEW, crowds, with_other_bounds
from tests.properties.rating import regime

NUMBERS = [("n", "BIGINT")]


def numbers(name: str) -> exp.Select:
    return exp.select(column("n", name)).from_(name)


class Counting:
    """Tables that note what they are asked to make, and of which queries they give the rows."""

    def __init__(self) -> None:
        self.tables, self.made, self.fetched = DuckTables(), list[str](), list[str]()

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        self.made.append(name)
        self.tables.load(name, columns, rows)

    def make(self, name: str, query: exp.Query) -> None:
        self.made.append(name)
        self.tables.make(name, query)

    def make_by(self, name: str, query: exp.Select, by: Term, most: int) -> None:
        self.made.append(name)
        self.tables.make_by(name, query, by, most)

    def view(self, name: str, query: exp.Query) -> None:
        self.made.append(name)
        self.tables.view(name, query)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        self.fetched.append(query.sql())
        return self.tables.fetch(query)

    def drop(self, name: str) -> None:
        self.tables.drop(name)

    def lying(self) -> set[str]:
        """The names of all tables and views that lie there."""
        run = self.tables.connection.execute
        views = run("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        return {name for (name,) in [*run("SELECT table_name FROM duckdb_tables()").fetchall(), *views]}


def two() -> tuple[Counting, Beside, Beside]:
    """A table that two runs share, and the two."""
    below = Counting()
    below.tables.load("shared", NUMBERS, [(1,), (2,)])
    asked = Asked(below)
    return below, Beside(asked), Beside(asked)


def from_2(name: str) -> exp.Select:
    return numbers(name).where(compare(">", column("n", name), number(1)))


def test_a_table_made_beside_others_hides_none_of_them() -> None:
    below, one, other = two()
    one.make("made", numbers("shared"))
    other.load("made", NUMBERS, [(2,)])
    other.make("shared", numbers("made"))
    assert [tables.fetch(numbers("made")) for tables in (one, other)] == [[(1,), (2,)], [(2,)]]
    assert [tables.fetch(numbers("shared")) for tables in (one, other, below)] == [[(1,), (2,)], [(2,)], [(1,), (2,)]]


def test_a_table_is_made_of_an_older_one_of_its_name() -> None:
    _, one, _ = two()
    one.load("made", NUMBERS, [(1,), (2,)])
    one.make("made", from_2("made"))
    assert one.fetch(numbers("made")) == [(2,)]


def test_a_dropped_table_shows_the_shared_one_again() -> None:
    _, one, _ = two()
    one.load("shared", NUMBERS, [(3,)])
    for _ in range(2):
        one.drop("shared")
        assert one.fetch(numbers("shared")) == [(1,), (2,)]


def test_what_one_run_has_asked_is_not_asked_again() -> None:
    below, one, other = two()
    for tables in (one, other):
        tables.load("few", NUMBERS, [(7,)])
        tables.make("made", from_2("shared"))
        tables.make_by("made", from_2("made"), column("n", "made"), 2)
        tables.view("seen", numbers("made"))
        assert tables.fetch(numbers("seen")) == [(2,)]
    assert [name.split("_")[-1] for name in below.made] == ["few", "made", "made", "seen"]
    assert len(below.fetched) == 1
    other.make("made", numbers("few"))
    assert [tables.fetch(numbers("made")) for tables in (one, other)] == [[(2,)], [(7,)]]


def test_what_stands_under_one_name_in_each_run_is_told_apart() -> None:
    _, one, other = two()
    one.load("held", NUMBERS, [(1,)])
    other.load("held", NUMBERS, [(5,)])
    for tables in (one, other):
        tables.make("made", numbers("held"))
    assert [tables.fetch(numbers("made")) for tables in (one, other)] == [[(1,)], [(5,)]]


def test_a_table_that_nobody_holds_lies_there_no_longer() -> None:
    below, one, other = two()
    for tables in (one, other):
        tables.make("made", from_2("shared"))
    one.drop("made")
    assert below.lying() == {"shared", "made_0_made"}
    other.load("made", NUMBERS, [])
    assert below.lying() == {"shared", "made_1_made"}


def test_a_dropped_table_is_made_again_only_where_something_new_is_asked_of_it() -> None:
    below, one, other = two()
    one.make("first", from_2("shared"))
    one.make("made", numbers("first"))
    assert one.fetch(numbers("made")) == [(2,)]
    one.drop("first")
    one.drop("made")
    assert below.lying() == {"shared"}
    other.make("first", from_2("shared"))
    other.make("made", numbers("first"))
    assert other.fetch(numbers("made")) == [(2,)]
    assert below.lying() == {"shared"}
    other.view("seen", numbers("made"))
    assert other.fetch(from_2("seen")) == [(2,)]
    assert below.tables.fetch(other.below(from_2("seen"))) == [(2,)]


def test_a_view_shows_tables_that_were_dropped_under_it() -> None:
    _, one, _ = two()
    one.make("made", from_2("shared"))
    one.view("seen", numbers("made"))
    one.drop("made")
    assert one.fetch(numbers("seen")) == [(2,)]


def test_nothing_asked_before_is_known_where_other_rows_lie_below() -> None:
    below, one, other = two()
    one.make("made", numbers("shared"))
    one.make("gone", from_2("shared"))
    one.view("seen", numbers("gone"))
    one.drop("gone")
    assert one.fetch(numbers("shared")) == [(1,), (2,)]
    one.asked.forget()
    below.tables.load("shared", NUMBERS, [(9,)])
    other.make("made", numbers("shared"))
    assert [tables.fetch(numbers("made")) for tables in (one, other)] == [[(1,), (2,)], [(9,)]]
    assert [tables.fetch(numbers("shared")) for tables in (one, other)] == [[(9,)], [(9,)]]
    assert one.fetch(numbers("seen")) == [(2,)]


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
