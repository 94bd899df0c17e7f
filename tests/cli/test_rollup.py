"""The roll-up on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from kiemdiem.cli import main
from kiemdiem.cli.country.__main__ import main as make_country
from tests.cli.conftest import Run

CODE = "kh24_2024"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a country of 250, its units and its result."""
    folder = tmp_path_factory.mktemp("country")
    files = [str(folder / name) for name in ("country.csv", "units.csv", "result.csv")]
    assert make_country([CODE, "--subjects", "250", "-o", files[0], "--units", files[1]]) == 0
    assert main(["rate", "--regime", CODE, files[0], "-o", files[2]]) == 0
    return folder


@pytest.fixture
def country(made: Path, tmp_path: Path) -> Path:
    """A copy of it, which a test may change."""
    for file in made.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


def test_the_whole_and_each_tier_are_shown_and_written(country: Path, run: Run) -> None:
    units, result, sums = (country / name for name in ("units.csv", "result.csv", "sums.xlsx"))
    ran = run("rollup", "--regime", CODE, result, "--units", units, "-o", sums)
    assert ran.code == 0
    assert "Tất cả: 250 đối tượng, 30 đơn vị" in ran.out
    assert "T01 tỉnh" in ran.out
    assert "không rõ đơn vị" not in ran.out
    assert sums.is_file()


def test_the_tree_of_the_season_does_where_there_is_no_other(country: Path, run: Run) -> None:
    ran = run("rollup", "--regime", CODE, country / "result.csv", "--season", country / "country.csv", "--json")
    assert ran.code == 0
    document = json.loads(ran.out)
    assert sum(counts["total"] for counts in document["kinds"].values()) == 250
    assert {unit["tier"] for unit in document["units"]} == {f"Cấp {number}" for number in range(1, 5)}


def test_one_branch_and_one_tier_are_shown_alone(country: Path, run: Run) -> None:
    more = ("--branch", "T02", "--tier", "district", "--json")
    ran = run("rollup", "--regime", CODE, country / "result.csv", "--units", country / "units.csv", *more)
    document = json.loads(ran.out)
    assert document["branch"] == "T02"
    assert [unit["id"] for unit in document["units"]] == ["T02H01", "T02H02"]


def test_a_result_of_other_rules_is_remarked_on(country: Path, run: Run) -> None:
    result = country / "result.csv"
    rows = result.read_text(encoding="utf-8").splitlines()
    first, *rest = (row.rsplit(",", 2) for row in rows[1:])
    old = "\n".join([rows[0], *(f"{row[0]},{'0' * 64},{row[2]}" for row in (first, *rest))])
    result.write_text(old + "\n", encoding="utf-8")
    ran = run("rollup", "--regime", CODE, result, "--units", country / "units.csv")
    assert ran.code == 0
    assert "dấu vân tay 000000000000" in ran.err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ((), "--units"),
        (("--units", "units.csv", "--branch", "T01H1"), "Có phải “T01H01” không?"),
        (("--units", "units.csv", "--branch", "xyz"), "Hãy ghi mã (id) của một đơn vị trong cây, ví dụ “T01”."),
        (("--units", "units.csv", "--tier", "provinc"), "province, district, commune, cell"),
        (("--units", "result.csv"), "thiếu cột"),
        (("--units", "units.csv", "-o", "result.csv"), "tệp dữ liệu vào"),
    ],
    ids=["no tree", "nearly a unit", "unknown unit", "unknown tier", "no tree file", "over the result"],
)
def test_what_cannot_be_rolled_up_is_refused(
    more: tuple[str, ...], sentence: str, country: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(country)
    ran = run("rollup", "--regime", CODE, "result.csv", *more)
    assert ran.code == 2
    assert sentence in ran.err
