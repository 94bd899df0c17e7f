"""Whoever waits for a rating hears how far it is, and the answer is the same."""

import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples.season import make_season


@pytest.mark.parametrize("code", ["kh61_2021", "kh146_2014"])
def test_every_subject_is_counted_once_for_each_combination_of_options(code: str) -> None:
    regime = load(code)
    season = SeasonReader(regime).read(make_season(regime, seed=3, size=300))
    heard: list[tuple[int, int]] = []
    answer = rate(regime, season, progress=lambda *told: heard.append(told))
    assert answer == rate(regime, season)
    (total,) = {total for _, total in heard}
    assert total % len(season.subjects) == 0
    assert heard == sorted(heard)
    assert heard[-1] == (total, total)
    assert heard[0] == (0, total)
