"""How many rows a flat file has is known before it is read."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from kiemdiem.core.interchange import flat_tables
from kiemdiem.core.interchange.flat_tables import count_rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [("id,kind\nM1,member\nM2,member\n", 2), ("id,kind\nM1,member\nM2,member", 2), ("id,kind\n", 0), ("id,kind", 0)],
)
def test_rows_of_a_csv_are_its_lines_without_the_headings(tmp_path: Path, text: str, rows: int) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    assert count_rows(path) == rows


def test_rows_of_a_parquet_are_told_by_the_file(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    duckdb.connect().execute(f"COPY (SELECT i FROM range(7) AS r(i)) TO '{path}'")
    assert count_rows(path) == 7


def test_a_file_of_another_kind_has_no_rows_to_count(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text("{}", encoding="utf-8")
    assert count_rows(path) == 0


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more", b"\x00\x01"])
def test_a_file_that_cannot_be_read_has_none_either(tmp_path: Path, content: bytes) -> None:
    for name in ("people.parquet", "people.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        assert count_rows(path) == 0
    assert count_rows(tmp_path / "nowhere.csv") == 0


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), RuntimeError("Query interrupted")])
def test_who_stops_the_counting_stops_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException) -> None:
    path = tmp_path / "people.parquet"
    duckdb.connect().execute(f"COPY (SELECT i FROM range(7) AS r(i)) TO '{path}'")

    def stopped(*_: object) -> None:
        raise stop

    monkeypatch.setattr(flat_tables, "open_parquet", stopped)
    with pytest.raises(type(stop)):
        count_rows(path)
