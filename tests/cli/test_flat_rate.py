"""`kiemdiem rate` on flat files: which way it takes, and what it says of files and disks that are not in order."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from kiemdiem.cli import flat_rate
from kiemdiem.cli.entry import main
from tests.core.interchange.files import grid, member, write_csv, write_parquet

MANY = 400


def roster(path: Path, **odd: object) -> Path:
    """So many members, one of whom is odd."""
    rows = [member(id=f"M{number}", name=f"Member {number}", group="") for number in range(MANY)]
    rows[250] |= odd
    return write_csv(path, grid(rows)) if path.suffix == ".csv" else write_parquet(path, grid(rows))


def rate(path: Path, output: Path, *more: str) -> tuple[int, str]:
    """The exit code and what is said."""
    with pytest.MonkeyPatch.context() as patch, StringIO() as out, redirect_stdout(out), redirect_stderr(out):
        call = ["kiemdiem", "rate", "--regime", "kh61_2021", str(path), "-o", str(output), *more]
        patch.setattr(sys, "argv", call)
        return main(), out.getvalue()


def left_in(folder: Path, *known: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path not in known]


def test_a_large_flat_file_is_rated_at_once_without_being_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, output = roster(tmp_path / "roster.csv"), tmp_path / "result.parquet"
    monkeypatch.setattr(flat_rate, "MANY_SUBJECTS", MANY - 1)
    monkeypatch.setattr(sys, "argv", ["kiemdiem", "rate", "--regime", "kh61_2021", str(path), "-o", str(output)])
    assert main() == 0
    said = capsys.readouterr()
    assert "tính cả bảng một lượt" in said.err
    assert "400 đối tượng" in said.out
    assert duckdb.execute(f"SELECT count(*) FROM '{output}'").fetchall() == [(MANY,)]


def test_the_page_says_of_everybody_open_that_something_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flat_rate, "MANY_SUBJECTS", MANY - 1)
    monkeypatch.setenv("COLUMNS", "400")
    code, said = rate(roster(tmp_path / "roster.csv", admitted_on=""), tmp_path / "result.csv")
    assert code == 0
    (line,) = (line for line in said.splitlines() if line.startswith("M250 "))
    assert line.endswith("Thiếu: dữ kiện khác (xem kiemdiem explain)")


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_one_bad_row_is_named_by_row_and_column(suffix: str, tmp_path: Path) -> None:
    path, output = roster(tmp_path / f"roster{suffix}", present_voters=3), tmp_path / "result.csv"
    code, said = rate(path, output, "--engine", "duckdb")
    assert code == 2
    assert f"Dòng {252 if suffix == '.csv' else 251} (M250)" in said
    assert "cột “Số phiếu Hoàn thành xuất sắc nhiệm vụ”" in said
    assert left_in(tmp_path, path) == []


def test_an_id_used_twice_is_told_with_both_rows(tmp_path: Path) -> None:
    path, output = roster(tmp_path / "roster.csv", id="M7"), tmp_path / "result.csv"
    code, said = rate(path, output, "--engine", "duckdb")
    assert code == 2
    assert "Dòng 252 (M7)" in said
    assert "dòng 9" in said
    assert left_in(tmp_path, path) == []


def test_a_truncated_parquet_is_refused_by_name(tmp_path: Path) -> None:
    path, output = roster(tmp_path / "roster.parquet"), tmp_path / "result.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    code, said = rate(path, output, "--engine", "duckdb")
    assert code == 2
    assert "roster.parquet" in said
    assert "Parquet hỏng" in said
    assert left_in(tmp_path, path) == []


def test_a_parquet_with_broken_pages_is_refused_by_name(tmp_path: Path) -> None:
    path, output = roster(tmp_path / "roster.parquet"), tmp_path / "result.parquet"
    content = bytearray(path.read_bytes())
    content[40:1200] = b"\xff" * 1160
    path.write_bytes(content)
    code, said = rate(path, output, "--engine", "duckdb")
    assert code == 2
    assert "Tệp Parquet hỏng" in said
    assert left_in(tmp_path, path) == []


@pytest.mark.parametrize(
    ("rest", "told"), [('M9,member,"Nguyễn', "dấu ngoặc kép"), ("," * 20 + "x\n", "nhiều hơn"), ("Mã".encode()[:2], "")]
)
def test_a_csv_cut_in_the_middle_is_refused_with_its_line(rest: str | bytes, told: str, tmp_path: Path) -> None:
    path, output = roster(tmp_path / "roster.csv"), tmp_path / "result.csv"
    with path.open("ab") as file:
        file.write(rest if isinstance(rest, bytes) else rest.encode())
    code, said = rate(path, output, "--engine", "duckdb")
    assert code == 2
    assert "roster.csv" in said
    assert f"Dòng {MANY + 2}" in said
    assert told in said
    assert left_in(tmp_path, path) == []


def test_a_full_disk_leaves_nothing_behind_and_keeps_the_older_result(tmp_path: Path) -> None:
    path, output = roster(tmp_path / "roster.parquet"), tmp_path / "result.csv"
    output.write_text("cũ")
    call = ["-m", "kiemdiem.cli", "rate", "--regime", "kh61_2021", str(path), "-o", output.name, "--engine", "duckdb"]
    ended = subprocess.run(
        [sys.executable, *call], capture_output=True, text=True, check=False, cwd=tmp_path,
        preexec_fn=_files_are_small,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "result.csv" in ended.stderr
    assert "ổ đĩa đã đầy" in ended.stderr
    assert output.read_text() == "cũ"
    assert left_in(tmp_path, path, output) == []


def _files_are_small() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


KILLED = """
import os, signal, sys
from kiemdiem.cli.entry import main
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables

NUMBER = int(sys.argv.pop())

def half(self, query, columns, path, *, as_text):
    path.write_text("half")
    os.kill(os.getpid(), NUMBER)
    self.connection.execute("SELECT count(*) FROM range(100000000000)")

DuckTables.write = half
sys.exit(main())
"""


@pytest.mark.parametrize(("number", "left"), [(signal.SIGKILL, 1), (signal.SIGTERM, 0)])
def test_a_killed_process_leaves_no_half_result_under_its_name(number: int, left: int, tmp_path: Path) -> None:
    path, output, scratch = roster(tmp_path / "roster.csv"), tmp_path / "result.csv", tmp_path / "scratch"
    scratch.mkdir()
    call = ["rate", "--regime", "kh61_2021", str(path), "-o", str(output), "--engine", "duckdb", str(int(number))]
    env = {**os.environ, "TMPDIR": str(scratch)}
    ended = subprocess.run([sys.executable, "-c", KILLED, *call], capture_output=True, check=False, env=env)
    assert ended.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 130)
    assert not output.exists()
    assert len(left_in(tmp_path, path, scratch)) == left  # a process killed outright takes nothing away
    assert len(left_in(scratch)) == left


def test_what_only_reading_row_by_row_finds_is_read_so_and_said(tmp_path: Path) -> None:
    rows = [member(id="M1", group="", ballots='[{"votes": {"HTXSNV": 1}, "present_voters": 1}]'), member(id="M2")]
    path, output = write_csv(tmp_path / "roster.csv", grid(rows)), tmp_path / "result.csv"
    code, said = rate(path, output, "--engine", "duckdb")
    assert code == 0
    assert "chuyển sang đọc từng hàng" in said
    assert output.exists()


def test_the_whole_answer_as_json_is_not_for_tables(tmp_path: Path) -> None:
    code, said = rate(roster(tmp_path / "roster.csv"), tmp_path / "result.csv", "--engine", "duckdb", "--json")
    assert (code, "--json" in said) == (2, True)
    code, said = rate(roster(tmp_path / "roster.csv"), tmp_path / "result.xlsx", "--engine", "duckdb")
    assert (code, ".parquet" in said) == (2, True)


@pytest.mark.prove
@pytest.mark.xdist_group("spark")
def test_spark_writes_the_rows_that_duckdb_writes(tmp_path: Path) -> None:
    path = roster(tmp_path / "roster.parquet", present_voters=200)
    outputs = {engine: tmp_path / f"{engine}.parquet" for engine in ("duckdb", "spark")}
    for engine, output in outputs.items():
        call = ["rate", "--regime", "kh24_2024", str(path), "-o", str(output), "--engine", engine]
        env = {**os.environ, "KIEMDIEM_SPARK_MASTER": "local[1]"}
        subprocess.run([sys.executable, "-m", "kiemdiem.cli", *call], check=True, capture_output=True, env=env)
    rows = [duckdb.execute(f"SELECT * FROM '{output}' ORDER BY id").fetchall() for output in outputs.values()]
    assert len(rows[0]) == MANY
    assert rows[0] == rows[1]
