"""A flat file lies in the tables as the season that is read from it."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from kiemdiem.core.bulk.flat import read_cells, staging
from kiemdiem.core.engine.season import Subject
from tests.core.bulk.flat.rosters import compare, flat_rows, write
from tests.core.bulk.many_seasons import season_of
from tests.proofs_plugin import Counted
from tests.properties.rating import NAMES, regime

_OF_SEVERAL = ("discipline", "mass_organisations")  # what a row says of others, or takes from them
FEW, MANY = range(2), range(400)


def compared(name: str, seeds: range, folder: Path) -> Counter[str]:
    """How many seasons came out alike, were refused alike, or have to be read row by row."""
    found: Counter[str] = Counter()
    for seed in seeds:
        season = season_of(name, seed)
        path = folder / f"{seed}.{'csv' if seed % 3 == 0 else 'parquet'}"
        rows = flat_rows(season, regime(name))
        came_out = compare(regime(name), write(path, rows), season.get("readings", {}))
        if came_out.startswith("not flat"):
            rows = [{key: cell for key, cell in row.items() if key not in _OF_SEVERAL} for row in rows]
            came_out = compare(regime(name), write(path, rows), season.get("readings", {}))
        found[came_out] += 1
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_flat_file_lies_in_the_tables_as_its_season_does(name: str, tmp_path: Path) -> None:
    assert compared(name, FEW, tmp_path)["same"] > 0


@pytest.mark.parametrize("name", NAMES)
def test_it_does_so_where_cells_and_ids_are_looked_at_a_few_at_a_time(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_cells, "BLOCK", 3)
    monkeypatch.setattr(staging, "IDS_TOGETHER", 2)
    assert compared(name, FEW, tmp_path)["same"] > 0


@pytest.mark.parametrize("together", [1, 2, 3, 1_000])
def test_two_rows_with_one_id_are_refused_wherever_they_stand(
    together: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "IDS_TOGETHER", together)
    name = NAMES[0]
    rows = [{**flat_rows(season_of(name, 0), regime(name))[0], "id": one} for one in "edcba"]
    assert compare(regime(name), write(tmp_path / "all.csv", rows), {}) == "same"
    for at in range(1, len(rows)):
        twice = [*rows, {**rows[0], "id": rows[at]["id"]}]
        assert compare(regime(name), write(tmp_path / f"{at}.csv", twice), {}) == "refused"


def test_pressed_cells_are_opened_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_cells, "BLOCK", 2)
    cells = read_cells.ReadCells()
    added = {(f"c{at}", ""): Subject(f"s{at}", "member", facts={"share": Fraction(at, 7)}) for at in range(9)}
    for texts, subject in added.items():
        cells.add(texts, subject)
    assert list(cells.items()) == list(added.items())
    assert [*cells.values(), *cells.values()] == [*added.values(), *added.values()]
    assert [len(block) for block in cells.blocks()] == [2, 2, 2, 2, 1]
    assert len(cells) == 9


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_many_flat_files_lie_in_the_tables_as_their_seasons_do(name: str, tmp_path: Path, counted: Counted) -> None:
    found = compared(name, MANY, tmp_path)
    counted(seasons=found.total(), alike=found["same"])
    assert found["same"] > len(MANY) // 3
