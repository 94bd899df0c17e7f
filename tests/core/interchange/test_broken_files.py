"""Files that cannot be read as a season are refused whole, with the place and with what to do."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem.core.interchange import BadInput, read_season_file
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.ready_seasons import ready_file, ready_season
from tests.core.interchange.broken_texts import BROKEN_CSV, BROKEN_JSON, BROKEN_PARQUET
from tests.core.interchange.broken_workbooks import BROKEN_WORKBOOKS

CASES = [
    (suffix, *case)
    for suffix, cases in (
        (".xlsx", BROKEN_WORKBOOKS),
        (".csv", BROKEN_CSV),
        (".json", BROKEN_JSON),
        (".parquet", BROKEN_PARQUET),
    )
    for case in cases
]
SAYS_WHAT_TO_DO = re.compile(r"[Hh]ãy|Chấp nhận|Cần|Có phải ý là")


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_a_season_for_another_regime_has_this_one_fault(suffix: str, town: Regime, tmp_path: Path) -> None:
    path = ready_file("kh61_2021")
    if suffix == ".json":
        path = tmp_path / "season.json"
        path.write_text(json.dumps(ready_season("kh61_2021")), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_season_file(path, town)
    (fault,) = refused.value.faults
    assert (refused.value.total, fault.cell) == (1, "C2" if suffix == ".xlsx" else "")
    assert fault.message.startswith("Tệp ghi bộ quy định “kh61_2021”, nhưng đang dùng “kh24_2024”")


def test_there_are_many_broken_files() -> None:
    assert len(CASES) >= 190


@pytest.mark.parametrize(
    ("suffix", "make", "place", "says"),
    [(suffix, make, place, says) for suffix, _, make, place, says in CASES],
    ids=[f"{suffix[1:]}: {what}" for suffix, what, *_ in CASES],
)
def test_a_broken_file_is_refused_whole(
    suffix: str, make: Callable[[Path], None], place: str, says: str, province: Regime, tmp_path: Path
) -> None:
    path = tmp_path / f"danh sách{suffix}"
    make(path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BadInput) as refused:
        read_season_file(path, province)
    assert sorted(tmp_path.iterdir()) == before
    told = str(refused.value)
    assert says in told
    assert place in told
    assert path.name in told
    assert all(SAYS_WHAT_TO_DO.search(fault.message) for fault in refused.value.faults), told
    assert not re.search(r"Error|Exception|Traceback|<class|object at", told)
