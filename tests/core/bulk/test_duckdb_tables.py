"""What is laid into a table of DuckDB comes back as it went in, few rows or many."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from sqlglot import exp

from kiemdiem.core.bulk.sql.terms import column, named, number, summed
from kiemdiem.core.bulk.tables import duckdb_tables
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables

TEXTS = ["", "a\nb", "a\r\nb", "\r", "\n", '"q"\n"x"', "a, b", "c:\\n", " lead", "trail ", "'", "\\", "Nguyễn Văn A"]


@pytest.mark.parametrize("count", [20, 5_000])
def test_texts_come_back_with_their_ends_of_lines_and_quotes(count: int) -> None:
    rows = [(at, TEXTS[at % len(TEXTS)], TEXTS[at * 5 % len(TEXTS)]) for at in range(count)]
    tables = DuckTables()
    tables.load("t", [("n", "BIGINT"), ("a", "VARCHAR"), ("b", "VARCHAR")], rows)
    assert sorted(tables.fetch(exp.select(*map(column, ("n", "a", "b"))).from_("t"))) == rows


def test_what_does_not_fit_the_memory_lies_among_temporary_files_and_goes_with_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, temporary = tmp_path / "here", tmp_path / "temporary"
    here.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    tables = DuckTables(memory=40, threads=1)
    tables.connection.execute("CREATE TABLE t AS SELECT hash(range) AS a, hash(range + 1) AS b FROM range(4000000)")
    assert [len(list(folder.iterdir())) for folder in (here, temporary)] == [0, 1]
    tables.close()
    assert list(temporary.iterdir()) == []


def test_a_statement_that_does_not_fit_is_asked_again_with_more_memory_up_to_the_bound(tmp_path: Path) -> None:
    many = 1_000_000
    distinct = exp.select(column("a")).distinct().from_("t").subquery("d", copy=False)
    query = exp.select(named(summed(number(1)), "many")).from_(distinct)

    def tables(memory: int) -> DuckTables:
        found = DuckTables(memory=memory, at_first=8, threads=1, scratch=tmp_path / str(memory))
        found.connection.execute(f"CREATE TABLE t AS SELECT hash(range) AS a FROM range({many})")
        return found

    with pytest.raises(duckdb.OutOfMemoryException):
        tables(8).fetch(query)
    more = tables(200)
    assert more.fetch(query) == [(many,)]
    held = more.connection.execute("SELECT current_setting('memory_limit')").fetchone()
    assert held == tables(8).connection.execute("SELECT current_setting('memory_limit')").fetchone()


@pytest.mark.parametrize("most", [0, 1, 4, 5, 6, 10, 11, 12])
def test_a_table_made_in_stretches_is_the_one_made_at_once(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duckdb_tables, "_TOGETHER", 5)
    tables = DuckTables()
    tables.load("t", [("n", "BIGINT"), ("a", "VARCHAR")], [(n, f"x{n}") for n in range(most + 1)])
    query = exp.select(column("a", "t")).from_("t")
    tables.make("whole", query)
    tables.make_by("parted", query, column("n", "t"), most)
    whole, parted = (sorted(tables.fetch(exp.select(column("a")).from_(name))) for name in ("whole", "parted"))
    assert parted == whole
    assert len(whole) == most + 1


def test_wide_tables_are_pressed_where_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(memory: int, wide: int) -> int:
        monkeypatch.setattr(duckdb_tables, "_WIDE", wide)
        tables = DuckTables(memory=memory, scratch=tmp_path / f"{memory}-{wide}")
        tables.load("t", [("n", "BIGINT"), ("same", "BIGINT")], [(at, 7) for at in range(1_000)])
        crossed = exp.select(column("same", "a"), named(column("n", "b"), "n")).from_("t AS a").join("t AS b", on=None)
        tables.make("many", crossed)
        assert tables.fetch(exp.select(named(summed(column("same")), "all")).from_("many")) == [(7_000_000,)]
        used = "SELECT sum(memory_usage_bytes) FROM duckdb_memory() WHERE tag = 'IN_MEMORY_TABLE'"
        found = tables.connection.execute(used).fetchone()
        return int(found[0]) if found is not None else 0

    as_they_are = held(0, 2_000_000)
    assert held(512, 2_000_000) * 8 < as_they_are
    assert held(512, 2_000_001) == as_they_are
