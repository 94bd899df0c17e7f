"""A made-up season of every regime comes out of every kind of file as it went in."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.interchange import read_season_file
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.season import make_season
from kiemdiem.core.samples.workbook import write_season_workbook
from tests.core.interchange.files import grid, write_csv, write_parquet
from tests.core.interchange.test_templates import REGIMES


@pytest.fixture(params=REGIMES, ids=lambda regime: regime.id)
def regime(request: pytest.FixtureRequest) -> Regime:
    found: Regime = request.param
    return found


def flat(subject: dict[str, Any]) -> dict[str, Any]:
    """One row: lists parted by semicolons, tables and records as JSON in their cell."""
    row: dict[str, Any] = {}
    for key, value in subject.items():
        if key in ("votes", "facts"):
            prefix = "votes." if key == "votes" else ""
            row |= {f"{prefix}{name}": _cell(cell) for name, cell in value.items()}
        else:
            row[key] = _cell(value)
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        is_plain = all(isinstance(item, str) for item in value) and value
        return "; ".join(value) if is_plain else json.dumps(value, ensure_ascii=False)
    return value


@pytest.mark.parametrize("seed", [1, 2])
def test_a_season_comes_out_of_a_workbook_as_it_went_in(seed: int, regime: Regime, tmp_path: Path) -> None:
    season = make_season(regime, seed=seed, size=150)
    write_season_workbook(season, regime, tmp_path / "a.xlsx")
    (tmp_path / "a.json").write_text(json.dumps(season, ensure_ascii=False), "utf-8")
    wanted = SeasonReader(regime).read(season)
    assert read_season_file(tmp_path / "a.xlsx", regime) == wanted
    assert read_season_file(tmp_path / "a.json", regime) == wanted


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_season_without_bodies_comes_out_of_one_table_as_it_went_in(
    suffix: str, regime: Regime, tmp_path: Path
) -> None:
    season = make_season(regime, seed=3, size=150)
    rows = grid([flat(subject) for subject in season["subjects"]])
    path = tmp_path / f"a{suffix}"
    (write_csv if suffix == ".csv" else write_parquet)(path, rows)
    wanted = SeasonReader(regime).read({"subjects": season["subjects"], "readings": season["readings"]})
    assert read_season_file(path, regime, readings=season["readings"]) == wanted
