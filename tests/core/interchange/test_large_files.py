"""Large files: no shape of an honest one is refused, and whoever waits hears how far the reading is."""

import json
from pathlib import Path

import pytest

from kiemdiem.core.interchange import limits, read_season_file
from kiemdiem.core.regime.regime import Regime
from tests.core.interchange.files import as_object, member, write_as


def test_a_json_document_may_be_one_line_of_any_length(province: Regime, tmp_path: Path) -> None:
    rows = [as_object(member(id=f"M{number}")) for number in range(15_000)]
    path = tmp_path / "mot-dong.json"
    path.write_text(json.dumps({"subjects": rows}, default=str), "utf-8")
    assert path.stat().st_size > 3 * limits.LONGEST_LINE
    assert b"\n" not in path.read_bytes()
    assert len(read_season_file(path, province).subjects) == len(rows)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json", ".parquet"])
def test_whoever_waits_for_a_season_hears_how_many_are_read(suffix: str, province: Regime, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    path = write_as(suffix, tmp_path, [member(id=f"M{number}") for number in range(1_100)])
    read_season_file(path, province, progress=lambda *told: heard.append(told))
    assert [done for done, _ in heard] == [512, 1024]
    assert {total for _, total in heard} <= set(range(1_100, 1_104))
