"""How a law is tried: on seasons that hypothesis numbers, reduced to the smallest season where it fails."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.given import BadSeason
from tests.properties.crowds import crowd
from tests.properties.rating import NAMES, maker
from tests.properties.seasons import Json
from tests.properties.shrinking import smallest

Law = Callable[[str, Json, Random], None]
FEW = 12
MANY = 1_000


def season_for(name: str, seed: int) -> Json:
    """The season of this number: one in three is a crowd before a quota."""
    chance = Random(seed)
    if seed % 3 == 0:
        return crowd(name, chance, gaps=chance.choice((0.0, 0.1, 0.3)), decided=chance.choice((0.0, 0.2)))
    return maker(name).season(chance)


def hold(law: Law, name: str, seed: int) -> None:
    """Tries a law on the season of this number; where it fails, says so of the smallest season that still fails."""
    season = season_for(name, seed)
    if _failure(law, name, seed, season) is None:
        return
    season = smallest(season, lambda tried: _failure(law, name, seed, tried) is not None)
    why = _failure(law, name, seed, season)
    pytest.fail(f"{name}, season {seed}: {why!r}\n{json.dumps(season, ensure_ascii=False, indent=1)}")


def _failure(law: Law, name: str, seed: int, season: Json) -> Exception | AssertionError | None:
    try:
        law(name, copy.deepcopy(season), Random(seed))
    except BadSeason:
        return None
    except Exception as found:
        return found
    return None


def on_every_regime(test: Callable[..., None]) -> Callable[..., None]:
    """Tries a test on a few seasons of every regime; the numbers are the same on every machine."""
    tried = settings(max_examples=FEW, phases=[Phase.generate])(given(seed=st.integers(0, 10**6))(test))
    found: Callable[..., None] = pytest.mark.parametrize("name", NAMES)(tried)
    return found


def on_many_seasons(law: Law, name: str) -> None:
    """The long form of the same trial."""
    for seed in range(MANY):
        hold(law, name, seed)
