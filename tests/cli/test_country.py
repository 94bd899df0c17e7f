"""The command that makes an invented country."""

from pathlib import Path

import pytest

from kiemdiem.cli.country.__main__ import main
from kiemdiem.core.interchange import read_season_file
from kiemdiem.core.regime.loader import load


def test_a_country_and_its_tree_are_written_and_the_way_on_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, units = tmp_path / "country.csv", tmp_path / "units.csv"
    assert main(["kh24_2024", "--subjects", "400", "-o", str(file), "--units", str(units)]) == 0
    told = capsys.readouterr().out
    assert "400 đối tượng: 2 tỉnh, 4 huyện, 8 xã, 16 chi bộ" in told
    assert "kiemdiem rate --regime kh24_2024" in told
    assert len(read_season_file(file, load("kh24_2024")).subjects) == 400
    assert units.read_text(encoding="utf-8").splitlines()[0] == "id,parent,tier,name,province,district,commune"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--subjects", "150", "-o", "country.csv"], "150 đối tượng là quá ít"),
        (["-o", "country.xlsx"], "country.xlsx"),
        (["-o", "country.csv", "--units", "country.csv"], "không thể cùng ghi"),
    ],
    ids=["too few", "another ending", "one file for both"],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    more: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["kh61_2021", *more]) == 2
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
