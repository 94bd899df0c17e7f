"""A flat file lies in the tables as the season that is read from it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

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


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_many_flat_files_lie_in_the_tables_as_their_seasons_do(name: str, tmp_path: Path, counted: Counted) -> None:
    found = compared(name, MANY, tmp_path)
    counted(seasons=found.total(), alike=found["same"])
    assert found["same"] > len(MANY) // 3
