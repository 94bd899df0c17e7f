"""What engines of SQL answer differently is never asked of them."""

from __future__ import annotations

import duckdb
import pytest
from sqlglot import exp, parse_one

from kiemdiem.core.bulk.rating import rate_season
from kiemdiem.core.bulk.sql import terms
from kiemdiem.core.bulk.sql.allowed import NotAllowed, check
from kiemdiem.core.bulk.sql.atoms import Packing, TruthAtom
from kiemdiem.core.bulk.sql.measures import Gap, Number, Truth, compare_numbers, exact, through
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.rate import program_for
from tests.core.bulk.many_seasons import seasons
from tests.properties.rating import reader, regime

FEW = ("kh61_2021", "kh24_2024", "to_chuc_theo_cap_duoi")  # streaks, shares of awards and tiers among them


def value(term: exp.Expr) -> object:
    """What DuckDB makes of a term without columns."""
    query = exp.select(terms.named(term, "x"))
    check(query)
    return duckdb.connect().execute(query.sql("duckdb")).fetchall()[0][0]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT a / b FROM t",
        "SELECT LEAST(a, b) FROM t",
        "SELECT GREATEST(a, b) FROM t",
        "SELECT BOOL_AND(a) FROM t",
        "SELECT COUNT(a) FROM t",
        "SELECT SUM(a) FILTER (WHERE b) FROM t",
        "SELECT RANK() OVER (ORDER BY a) FROM t",
        "SELECT CAST(a AS DOUBLE) FROM t",
        "SELECT a IS NULL FROM t",
        "SELECT DATE_ADD(a, INTERVAL 1 MONTH) FROM t",
        "SELECT ARRAY_AGG(a) FROM t",
        "SELECT ROUND(a) FROM t",
        "SELECT NULL FROM t",
    ],
)
def test_what_engines_answer_differently_is_not_printed(sql: str) -> None:
    with pytest.raises(NotAllowed):
        check(parse_one(sql, dialect="duckdb"))


def test_a_share_of_nobody_is_not_taken_for_a_great_share() -> None:
    share = through(exact(0), exact(0))
    held = compare_numbers(">=", share, exact(1))
    assert (value(held.sure), value(held.maybe)) == (False, True)


def test_a_third_is_compared_without_a_quotient() -> None:
    third = Number(terms.number(1), terms.number(1), terms.number(3))
    assert value(compare_numbers("=", third, through(exact(1), exact(3))).sure) is True
    assert value(compare_numbers(">", third, exact(0)).sure) is True


def test_the_least_of_several_is_said_with_case() -> None:
    numbers = [terms.column(name) for name in ("a", "b", "c")]
    assert not list(terms.least(numbers).find_all(exp.Least))
    assert value(terms.least([terms.number(3), terms.number(-1), terms.number(2)])) == -1


def test_packed_answers_do_not_overflow_small_whole_numbers() -> None:
    yes = Truth(terms.compare("=", terms.column("a"), terms.number(1)), terms.TRUE, Gap())
    packing = Packing.of({at: TruthAtom(yes) for at in range(39)})
    query = exp.select(*packing.terms()).from_(exp.select(terms.named(terms.number(1), "a")).subquery("t"))
    (row,) = duckdb.connect().execute(query.sql("duckdb")).fetchall()
    assert packing.unpack(row) == dict.fromkeys(range(39), True)


def test_printing_a_query_does_not_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []

    def printed(query: exp.Query) -> str:
        told.append((query.sql("duckdb"), query.sql("duckdb", copy=False)))
        told.append((told[-1][0], query.sql("duckdb")))
        return told[-1][0]

    monkeypatch.setattr(DuckTables, "_printed", staticmethod(printed))
    (given, *_) = seasons("kh24_2024", range(3))
    season = reader("kh24_2024").read(given)
    rate_season(program_for(regime("kh24_2024"), season, season.readings), season, DuckTables())
    assert len(told) > 50
    assert [pair for pair in told if pair[0] != pair[1]] == []


@pytest.mark.parametrize("name", FEW)
def test_no_table_of_a_run_holds_null_or_a_float(name: str) -> None:
    (given, *_) = seasons(name, range(3))
    season = reader(name).read(given)
    tables = DuckTables()
    rate_season(program_for(regime(name), season, season.readings), season, tables)
    wanted = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    columns = tables.connection.execute(wanted).fetchall()
    assert {type_ for _, _, type_ in columns} <= {"BIGINT", "HUGEINT", "INTEGER", "TINYINT", "BOOLEAN", "VARCHAR"}
    for table, column, _ in columns:
        query = f'SELECT COUNT(*) FROM "{table}" WHERE "{column}" IS NULL'
        assert tables.connection.execute(query).fetchall() == [(0,)], (table, column)
