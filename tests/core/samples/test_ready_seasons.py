"""The ready samples: one for each shipped regime, what the generator makes, and rich enough to look at."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.interchange import read_season_file
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.samples.ready_seasons import SEEDS, ready_file, ready_season, write_ready_files

REGIMES = {code: load(code) for code in shipped_codes()}


def test_every_shipped_regime_has_a_ready_sample() -> None:
    assert sorted(SEEDS) == sorted(REGIMES)
    assert all(ready_file(code).is_file() for code in REGIMES)


@pytest.mark.parametrize("code", REGIMES)
def test_a_ready_workbook_holds_the_season_that_its_seed_makes(code: str) -> None:
    regime = REGIMES[code]
    kept, made = read_season_file(ready_file(code), regime), SeasonReader(regime).read(ready_season(code))
    differing = [now.id for then, now in zip(kept.subjects, made.subjects, strict=True) if then != now]
    assert differing == []
    assert replace(kept, subjects=()) == replace(made, subjects=())


def test_the_workbooks_are_made_anew_byte_for_byte(tmp_path: Path) -> None:
    made = {file.stem: sha256(file.read_bytes()).hexdigest() for file in write_ready_files(tmp_path)}
    assert made == {code: sha256(ready_file(code).read_bytes()).hexdigest() for code in SEEDS}


@pytest.mark.parametrize("code", REGIMES)
def test_a_ready_sample_shows_levels_gaps_and_cases_for_a_person(code: str) -> None:
    regime = REGIMES[code]
    answer = rate(regime, read_season_file(ready_file(code), regime))
    outcomes = {subject.outcome for subject in answer.subjects.values()}
    assert len({subject.level for subject in answer.subjects.values() if subject.level}) >= 3
    assert outcomes & {"incomplete", "undetermined"}
