"""Results of one branch on their way back, on the command line."""

import json
from pathlib import Path

import pytest

from kiemdiem.cli import main
from kiemdiem.cli.country.__main__ import main as make_country
from tests.cli.conftest import Run

CODE = "kh75_2022"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a country of 400, its units and its results."""
    folder = tmp_path_factory.mktemp("country")
    file = str(folder / "country.parquet")
    assert make_country([CODE, "--subjects", "400", "-o", file, "--units", str(folder / "units.csv")]) == 0
    for ending in ("parquet", "json"):
        assert main(["rate", "--regime", CODE, file, "-o", str(folder / f"result.{ending}")]) == 0
    return folder


@pytest.fixture
def country(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same; commands are called from there."""
    monkeypatch.chdir(made)
    return made


PROPOSE = ("propose", "--regime", CODE, "country.parquet", "--branch", "T02", "-o", "branch.parquet")


def test_a_branch_is_written_and_rated_again_to_the_same_levels(country: Path, run: Run) -> None:
    ran = run(*PROPOSE, "--results", "result.parquet", "--units", "units.csv")
    assert ran.code == 0
    assert "có mức được đề xuất" in ran.out
    again = json.loads(run("rate", "--regime", CODE, "branch.parquet", "--json").out)["subjects"]
    before = json.loads((country / "result.json").read_text(encoding="utf-8"))["subjects"]
    assert again
    assert {name: one["level"] for name, one in again.items()} == {name: before[name]["level"] for name in again}


@pytest.mark.parametrize("units", [("--units", "units.csv"), ()], ids=["of a file", "of the season"])
def test_a_result_that_names_no_units_finds_them_in_the_season(country: Path, units: tuple[str, ...], run: Run) -> None:
    told = json.loads(run(*PROPOSE, "--results", "result.json", *units, "--json").out)
    assert told["branch"] == "T02"
    assert told["subjects"] > told["proposed"] > 40
    outcomes = json.loads((country / "result.json").read_text(encoding="utf-8"))["subjects"]
    assert all(outcomes[one["id"]]["outcome"] == one["outcome"] for one in told["open"])


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--branch", "T09"), "T09"),
        (("-o", "branch.json"), ".parquet hoặc .csv"),
        (("-o", "result.parquet"), "tệp dữ liệu vào"),
    ],
    ids=["no such unit", "another kind of file", "over the results"],
)
def test_what_cannot_be_proposed_is_refused(more: tuple[str, ...], sentence: str, run: Run) -> None:
    ran = run(*PROPOSE, "--results", "result.parquet", "--units", "units.csv", *more)
    assert ran.code == 2
    assert sentence in ran.err
