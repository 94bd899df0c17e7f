"""The roll-up in Apache Spark comes to the counts that it comes to in DuckDB."""

from __future__ import annotations

from kiemdiem.core.bulk.rollup import Tree, Unit
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.spark_tables import SparkTables
from tests.core.bulk.rolled import Result, as_counter, by_hand, rolled
from tests.core.bulk.test_spark import pytestmark, session, spark

__all__ = ["pytestmark", "session", "spark"]


def test_spark_counts_every_tier_as_duckdb_does(spark: SparkTables) -> None:
    tree = Tree(
        [
            Unit("T", "", "province", "Tỉnh"),
            Unit("H'1", "T", "district", "Huyện"),
            Unit("H2", "T", "district", "Huyện"),
            Unit("place", "H2", "", ""),
        ]
    )
    rows: list[Result] = [
        ("A", "H'1", "member", "rated", "HTXSNV"),
        ("B", "H2", "member", "rated", "HTTNV"),
        ("place", "", "cadre", "rated", "HTTNV"),
        ("T", "T", "cadre", "exempt", ""),
        ("C", "elsewhere", "member", "incomplete", ""),
        ("D", "", "member", "rated", "HTTNV"),
    ]
    awards = [("A", "prize", "candidate"), ("B", "prize", "candidate"), ("place", "medal", "incomplete")]
    there, here = (rolled(tables, tree, rows, awards) for tables in (spark, DuckTables()))
    assert as_counter(there) == as_counter(here) == by_hand(tree, rows)
    assert there.of("T", "member").awards == here.of("T", "member").awards == {("prize", "candidate"): 2}
    assert there.of("T", "cadre").awards == {("medal", "incomplete"): 1}
