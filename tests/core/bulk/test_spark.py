"""Apache Spark answers every query as DuckDB does, trap by trap, and rates whole seasons alike."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from sqlglot import exp

from kiemdiem.core.bulk.errors import EngineNotThere, no_java, no_spark
from kiemdiem.core.bulk.sql import terms as t
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Columns, Tables
from kiemdiem.core.bulk.tables.spark_tables import SparkTables, connect
from tests.core.bulk.flat.rosters import compare, flat_rows, write
from tests.core.bulk.many_seasons import season_of
from tests.core.bulk.spark_session import small_session
from tests.core.bulk.test_agreement import agree
from tests.properties.rating import regime

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("spark")]

LARGEST = (1 << 63) - 1
TEXTS = [
    "",
    "a'b",
    'say "so"',
    "back\\slash \\n",
    "new\nline\r\n",
    "\x1e\x1f\x1d",
    "${user.home}",
    "Nguyễn Văn 𝔄",
    "a, b;",
    "`",
]
Rows = Sequence[Sequence[Any]]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    found = small_session()
    yield found
    found.stop()


@pytest.fixture
def spark(session: SparkSession) -> Iterator[SparkTables]:
    found = SparkTables(session)
    yield found
    found.close()


class Both:
    """The same tables in both engines."""

    def __init__(self, spark: SparkTables) -> None:
        self.engines: tuple[Tables, ...] = (DuckTables(), spark)

    def load(self, name: str, columns: Columns, rows: Rows) -> None:
        for engine in self.engines:
            engine.load(name, columns, rows)

    def make(self, name: str, query: exp.Query) -> None:
        for engine in self.engines:
            engine.make(name, query)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        """What both answer, told apart by type too."""
        first, second = ([*map(typed, sorted(engine.fetch(query)))] for engine in self.engines)
        assert first == second
        return [tuple(value for _, value in row) for row in first]

    def value(self, term: exp.Expr) -> Any:
        ((found,),) = self.fetch(exp.select(t.named(term, "x")).from_("one"))
        return found

    def refuse(self, term: exp.Expr, table: str = "one") -> None:
        from pyspark.errors import PySparkException

        duck, spark = self.engines
        query = exp.select(t.named(term, "x")).from_(table)
        with pytest.raises(duckdb.Error):
            duck.fetch(query)
        with pytest.raises(PySparkException):
            spark.fetch(query)


def typed(row: Sequence[Any]) -> list[tuple[type, Any]]:
    return [(type(value), value) for value in row]


@pytest.fixture
def both(spark: SparkTables) -> Both:
    found = Both(spark)
    columns = [("big", "BIGINT"), ("small", "TINYINT"), ("yes", "BOOLEAN"), ("word", "VARCHAR"), ("least", "BIGINT")]
    found.load("one", columns, [(LARGEST, 7, True, "a", -LARGEST - 1)])
    return found


BIG, SMALL, YES = t.column("big"), t.column("small"), t.column("yes")


# ---------------------------------------------------------------------- whole numbers
def test_products_of_parts_of_one_are_exact_beyond_64_bits(both: Both) -> None:
    assert both.value(t.mul(t.wide(BIG), BIG)) == LARGEST**2


def test_a_product_beyond_38_digits_is_refused_and_not_cut(both: Both) -> None:
    both.refuse(t.mul(t.mul(t.wide(BIG), t.wide(BIG)), BIG))


def test_a_product_of_64_bits_that_does_not_fit_is_refused(both: Both) -> None:
    both.refuse(t.mul(BIG, BIG))
    both.refuse(t.add(BIG, SMALL))


def test_a_wide_number_that_does_not_fit_64_bits_is_refused(both: Both) -> None:
    both.refuse(t.long(t.add(t.wide(BIG), t.number(1))))


def test_a_constant_is_no_number_of_32_bits(spark: SparkTables) -> None:
    spark.load("one", [("yes", "BOOLEAN")], [(True,)])
    product = t.mul(t.choose([(YES, t.number(3_000_000))], t.number(0)), t.number(3_000_000))
    assert spark.fetch(exp.select(t.named(product, "x")).from_("one")) == [(9_000_000_000_000,)]


def test_constants_are_exact_at_the_ends_of_64_bits_and_beyond(both: Both) -> None:
    for number in (LARGEST, -LARGEST - 1, LARGEST + 1, 10**37, -(10**37)):
        assert both.value(t.add(t.wide(SMALL), t.number(number))) == 7 + number
    assert both.value(t.shared(t.column("least"), -LARGEST - 1)) == -LARGEST - 1


def test_bits_of_a_mask_are_those_of_its_complement_too(both: Both) -> None:
    assert both.value(t.shared(SMALL, 5)) == 5
    assert both.value(t.shared(SMALL, ~5)) == 2
    assert both.value(t.has_any(BIG, ~((1 << 62) - 1))) is True


def test_a_sum_is_exact_beyond_64_bits(both: Both) -> None:
    both.load("t", [("a", "BIGINT")], [(LARGEST,), (LARGEST,), (5,)])
    assert both.fetch(exp.select(t.named(t.summed(t.column("a")), "x")).from_("t")) == [(2 * LARGEST + 5,)]


def test_a_sum_beyond_38_digits_is_refused(both: Both) -> None:
    both.load("t", [("a", "BIGINT")], [(LARGEST,)] * 3)
    square = t.mul(t.wide(t.column("a")), t.column("a"))
    both.make("squares", exp.select(t.named(square, "a")).from_("t"))
    assert both.fetch(exp.select(t.named(t.most(t.column("a")), "x")).from_("squares")) == [(LARGEST**2,)]
    both.refuse(t.summed(t.column("a")), "squares")


def test_a_quotient_is_whole_and_exact_beyond_64_bits(both: Both) -> None:
    rows = [(0, 1), (7, 2), (1, 3), (LARGEST, 1), (LARGEST, 3), (6, 6), (5, LARGEST)]
    both.load("t", [("a", "BIGINT"), ("b", "BIGINT")], rows)
    a, b = t.column("a"), t.column("b")
    wide = t.mul(t.wide(a), t.number(10**12))
    query = exp.select(a, b, t.named(t.quotient(a, b), "q"), t.named(t.quotient(wide, b), "w")).from_("t")
    assert both.fetch(query) == sorted((x, y, x // y, x * 10**12 // y) for x, y in rows)


def test_a_quotient_of_quotients_is_that_of_whole_numbers(both: Both) -> None:
    assert both.value(t.quotient(t.quotient(BIG, t.number(7)), t.quotient(SMALL, t.number(2)))) == LARGEST // 7 // 3


def test_a_quotient_that_spark_cannot_hold_is_refused(spark: SparkTables) -> None:
    from pyspark.errors import PySparkException

    spark.load("one", [("big", "BIGINT"), ("small", "BIGINT")], [(LARGEST, 1)])
    quotient = t.quotient(t.mul(t.wide(BIG), BIG), SMALL)
    with pytest.raises(PySparkException):
        spark.fetch(exp.select(t.named(quotient, "x")).from_("one"))


# ---------------------------------------------------------------------- truths, texts, names
def test_truths_are_truths(both: Both) -> None:
    assert both.value(t.conj(YES, t.inv(t.compare("=", SMALL, t.number(8))))) is True
    assert both.value(t.FALSE) is False


@pytest.mark.parametrize("rows", [1, 300], ids=["listed", "kept"])
def test_texts_with_any_sign_come_back_as_they_were(both: Both, rows: int) -> None:
    loaded = [(at, text) for at, text in enumerate(TEXTS * rows)]
    both.engines[1].load("texts", [("n", "BIGINT"), ("word", "VARCHAR")], loaded)
    query = exp.select(t.column("n"), t.column("word")).from_("texts")
    assert sorted(both.engines[1].fetch(query)) == loaded


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_in_a_query_is_the_text_in_a_row(both: Both, text: str) -> None:
    both.load("texts", [("word", "VARCHAR")], [(text,), ("other",)])
    query = exp.select(t.column("word"), t.named(t.text(text), "same"))
    assert both.fetch(query.from_("texts").where(t.compare("=", t.column("word"), t.text(text)))) == [(text, text)]


def test_texts_that_differ_in_case_or_in_a_space_differ(both: Both) -> None:
    both.load("texts", [("word", "VARCHAR")], [("a",), ("A",), ("a ",)])
    assert len(both.fetch(exp.select(t.column("word")).distinct().from_("texts"))) == 3


@pytest.mark.parametrize("name", ["select", "tập thể", "a`b", "a.b", "x y", "Kind"])
def test_a_name_may_hold_any_sign(both: Both, name: str) -> None:
    both.load("named", [(name, "BIGINT")], [(1,)])
    both.make(
        "again", exp.select(t.named(t.add(t.column(name), t.number(1)), f"{name} 2"), t.column(name)).from_("named")
    )
    assert both.fetch(exp.select(t.column(f"{name} 2"), t.column(name, "again")).from_("again")) == [(2, 1)]


def test_names_that_differ_in_case_are_one_name(both: Both) -> None:
    both.load("One_Table", [("Votes", "BIGINT")], [(1,)])
    assert both.fetch(exp.select(t.column("votes")).from_("one_table")) == [(1,)]


def test_a_column_is_never_the_new_name_of_another(both: Both) -> None:
    both.load("t", [("a", "BIGINT"), ("b", "BIGINT")], [(1, 2)])
    query = exp.select(t.named(t.column("a"), "b"), t.named(t.add(t.column("b"), t.number(10)), "c")).from_("t")
    assert both.fetch(query) == [(1, 12)]


# ---------------------------------------------------------------------- rows
def test_what_a_join_does_not_find_is_filled_in(both: Both) -> None:
    both.load("l", [("n", "BIGINT")], [(1,), (2,)])
    columns = [("n", "BIGINT"), ("a", "BIGINT"), ("yes", "BOOLEAN"), ("word", "VARCHAR")]
    both.load("r", columns, [(1, 5, True, "found")])
    found = [
        t.named(t.otherwise(t.column("a", "r"), t.number(-1)), "a"),
        t.named(t.otherwise(t.wide(t.column("a", "r")), t.number(-1)), "w"),
        t.named(t.otherwise(t.column("yes", "r"), t.FALSE), "yes"),
        t.named(t.otherwise(t.column("word", "r"), t.text("")), "word"),
    ]
    query = (
        exp.select(t.column("n", "l"), *found).from_("l").join("r", on=t.meets("n", "l", "n", "r"), join_type="left")
    )
    assert both.fetch(query) == [(1, 5, 5, True, "found"), (2, -1, -1, False, "")]


def test_a_union_goes_by_place_and_keeps_equal_rows(both: Both) -> None:
    both.load("t", [("a", "BIGINT"), ("b", "BIGINT")], [(1, 2)])
    first = exp.select(t.column("a"), t.named(t.wide(t.column("b")), "b")).from_("t")
    second = exp.select(t.column("b"), t.column("a")).from_("t")
    assert both.fetch(union([first, second, first.copy()])) == [(1, 2), (1, 2), (2, 1)]


def test_a_wide_number_meets_its_narrow_twin(both: Both) -> None:
    both.load("t", [("a", "BIGINT")], [(3,), (3,)])
    both.make("sums", exp.select(t.named(t.summed(t.column("a")), "s")).from_("t"))
    both.load("known", [("k", "BIGINT"), ("at", "BIGINT")], [(6, 0)])
    query = exp.select(t.column("at")).from_("sums").join("known", on=t.meets("s", "sums", "k", "known"))
    assert both.fetch(query) == [(0,)]


def test_a_table_without_rows_has_its_columns(both: Both) -> None:
    both.load("none", [("a", "BIGINT"), ("yes", "BOOLEAN"), ("word", "VARCHAR"), ("k", "TINYINT")], [])
    both.make("still_none", exp.select(exp.Star()).from_("none"))
    assert both.fetch(exp.select(exp.Star()).from_("still_none")) == []


def test_a_table_may_be_made_of_its_older_self(both: Both) -> None:
    both.load("t", [("a", "BIGINT")], [(1,)])
    for _ in range(3):
        both.make("t", exp.select(t.named(t.add(t.column("a"), t.number(1)), "a")).from_("t"))
    assert both.fetch(exp.select(t.column("a")).from_("t")) == [(4,)]


@pytest.mark.parametrize(
    ("type_", "value"),
    [("BIGINT", None), ("BIGINT", 1.0), ("BIGINT", LARGEST + 1), ("TINYINT", 128), ("BOOLEAN", 1), ("VARCHAR", None)],
)
def test_what_is_not_of_the_column_is_not_loaded(spark: SparkTables, type_: str, value: Any) -> None:
    with pytest.raises(ValueError, match="not a "):
        spark.load("t", [("a", type_)], [(value,)])


# ---------------------------------------------------------------------- what is kept
def test_no_table_goes_back_to_what_it_was_made_of(spark: SparkTables) -> None:
    spark.load("t", [("n", "BIGINT")], [(at,) for at in range(500)])
    for _ in range(5):
        query = exp.select(t.column("n", "a")).from_(t.table_as("t", "a"))
        spark.make("t", query.join(t.table_as("t", "b"), on=t.meets("n", "a", "n", "b")))
    assert spark.plan("t").count("Join") == 0
    assert len(spark.fetch(exp.select(t.column("n")).from_("t"))) == 500


def test_tables_kept_in_a_folder_replace_and_outlive_each_other(session: SparkSession, tmp_path: Path) -> None:
    tables = SparkTables(session, scratch=tmp_path.as_uri())
    tables.load("t", [("n", "BIGINT"), ("word", "VARCHAR")], [(at, "\x1f") for at in range(500)])
    tables.make(
        "twice", exp.select(t.column("word"), t.named(t.mul(t.wide(t.column("n")), t.number(2)), "n")).from_("t")
    )
    tables.load("t", [("n", "BIGINT"), ("word", "VARCHAR")], [(1, "new")])
    found = tables.fetch(exp.select(t.column("word"), t.column("n")).from_("twice"))
    assert sorted(found) == [("\x1f", 2 * at) for at in range(500)]
    (folder,) = tmp_path.iterdir()
    assert len(list(folder.iterdir())) == 1
    tables.close()
    assert list(tmp_path.iterdir()) == []


def test_two_runs_of_one_session_do_not_see_each_other(session: SparkSession) -> None:
    first, second = SparkTables(session), SparkTables(session)
    for at, tables in enumerate((first, second)):
        tables.load("t", [("a", "BIGINT")], [(at,)])
    assert first.fetch(exp.select(t.column("a")).from_("t")) == [(0,)]
    assert session.conf.get("spark.sql.variable.substitute") == "true"


# ---------------------------------------------------------------------- whole seasons
@pytest.mark.parametrize("name", ["cv789_2023", "quy_nam_nhiem_ky_con"])
def test_spark_and_the_engine_agree(session: SparkSession, name: str) -> None:
    assert agree(name, range(1), lambda: SparkTables(session)) > 0


def test_they_agree_with_tables_kept_in_a_folder(session: SparkSession, tmp_path: Path) -> None:
    made: list[SparkTables] = []

    def tables() -> SparkTables:
        made.append(SparkTables(session, scratch=tmp_path.as_uri()))
        return made[-1]

    assert agree("kh24_2024", range(1), tables) > 0
    for one in made:
        one.close()
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------------- what is missing
def test_without_spark_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(EngineNotThere, match="make install-spark") as fault:
        connect()
    assert str(fault.value) == no_spark()


def test_without_java_the_person_is_told_so(tmp_path: Path) -> None:
    program = """
from kiemdiem.core.bulk.errors import EngineNotThere, no_java
from kiemdiem.core.bulk.tables.spark_tables import connect
try:
    connect("local[1]")
except EngineNotThere as fault:
    assert str(fault) == no_java()
    print("told")
"""
    environment = {**os.environ, "JAVA_HOME": str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "told"
    assert "Java 17" in no_java()


@pytest.mark.parametrize("suffix", ["parquet", pytest.param("csv", marks=pytest.mark.prove)])
def test_spark_lays_a_flat_file_out_as_its_season_is(spark: SparkTables, suffix: str, tmp_path: Path) -> None:
    season = season_of("kh24_2024", 0)
    path = write(tmp_path / f"roster.{suffix}", flat_rows(season, regime("kh24_2024"))[:3])
    assert compare(regime("kh24_2024"), path, season.get("readings", {}), spark) == "same"
