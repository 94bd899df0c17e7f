"""No room left while a result is written: it is said of which file, and neither it nor any part of it stays behind."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from kiemdiem.cli import main
from kiemdiem.cli.country.__main__ import main as make_country
from kiemdiem.core.samples.ready_seasons import ready_file

CODE = "kh24_2024"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a country of 250, its units and its results."""
    folder = tmp_path_factory.mktemp("country")
    file, units, result = (str(folder / name) for name in ("country.parquet", "units.csv", "result.parquet"))
    assert make_country([CODE, "--subjects", "250", "-o", file, "--units", units]) == 0
    assert main(["rate", "--regime", CODE, file, "-o", result]) == 0
    return folder


RATE = ["rate", "--regime", CODE, "country.parquet"]
ROLLUP = ["rollup", "--regime", CODE, "result.parquet", "--units", "units.csv"]
PROPOSE = ["propose", "--regime", CODE, "country.parquet", "--results", "result.parquet", "--units", "units.csv"]
SAMPLE = ready_file("kh61_2021")
TRY = ["whatif", "--regime", "kh61_2021", str(SAMPLE), "--set", "threshold.ballot-excellent.at_least=60%"]


@pytest.mark.parametrize(
    ("module", "words", "output", "most"),
    [
        pytest.param("kiemdiem.cli", RATE, "out.xlsx", 3_000, id="rate"),
        pytest.param("kiemdiem.cli", ROLLUP, "out.xlsx", 3_000, id="rollup"),
        pytest.param("kiemdiem.cli", TRY, "out.xlsx", 3_000, id="whatif"),
        pytest.param("kiemdiem.cli", [*PROPOSE, "--branch", "T02"], "out.parquet", 3_000, id="propose"),
        pytest.param("kiemdiem.cli", ["template", "--regime", CODE], "out.xlsx", 3_000, id="template"),
        pytest.param("kiemdiem.cli.country", [CODE, "--subjects", "20000"], "out.csv", 2_000_000, id="country"),
    ],
)
def test_a_full_disk_is_told_with_the_file_and_nothing_stays(
    module: str, words: list[str], output: str, most: int, made: Path, tmp_path: Path
) -> None:
    there = {*made.iterdir()}
    env = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        [sys.executable, "-m", module, *words, "-o", output], capture_output=True, text=True, check=False, cwd=made,
        env=env, preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert ended.returncode == 2, ended.stderr
    assert ended.stderr == f"Không ghi được tệp “{output}”: ổ đĩa đã đầy; hãy xóa bớt tệp rồi làm lại.\n"
    assert {*made.iterdir()} == there
    assert list(tmp_path.iterdir()) == []
