"""How a law is tried: on seasons that hypothesis numbers, reduced to the smallest season where it fails."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.given import BadSeason
from tests.properties.crowds import Wanted, crowd
from tests.properties.rating import NAMES, maker
from tests.properties.seasons import Json
from tests.properties.shrinking import smallest

Check = Callable[[str, Json, Random], bool]
"""Fails on a season of a regime, or says whether the season put it to the test."""
FEW = 12
MANY = 1_000


@dataclass(frozen=True)
class Law:
    """What must hold, and under which regimes it says anything; `crowds`: of what sort most of its seasons are."""

    check: Check
    under: Sequence[str] = tuple(NAMES)
    crowds: Wanted | None = None

    def season(self, name: str, seed: int) -> Json:
        """The season of this number: any, or such as the law speaks of."""
        chance = Random(seed)
        if seed % 3 == 0 or (self.crowds and seed % 4):
            gaps, decided = chance.choice((0.0, 0.0, 0.1, 0.3)), chance.choice((0.0, 0.2))
            return crowd(name, chance, self.crowds or "counted", gaps=gaps, decided=decided)
        return maker(name).season(chance)


def hold(law: Law, name: str, seed: int) -> bool:
    """Tries a law on the season of this number and says whether that put it to the test.

    Where it fails, tells of the smallest season that still fails.
    """
    season = law.season(name, seed)
    found = _tried(law, name, seed, season)
    if isinstance(found, bool):
        return found
    season = smallest(season, lambda changed: not isinstance(_tried(law, name, seed, changed), bool))
    why = _tried(law, name, seed, season)
    pytest.fail(f"{name}, season {seed}: {why!r}\n{json.dumps(season, ensure_ascii=False, indent=1)}")


def _tried(law: Law, name: str, seed: int, season: Json) -> bool | Exception:
    try:
        return law.check(name, copy.deepcopy(season), Random(seed))
    except BadSeason:
        return False
    except Exception as found:
        return found


def hold_on_few_seasons(law: Law, name: str) -> None:
    """The short form; the seasons are the same on every machine, and at least a third puts the law to the test."""
    tried: list[bool] = []

    @settings(max_examples=FEW, phases=[Phase.generate])
    @given(seed=st.integers(0, 10**6))
    def on_one(seed: int) -> None:
        tried.append(hold(law, name, seed))

    on_one()
    assert 3 * sum(tried) >= len(tried), f"only {sum(tried)} of {len(tried)} seasons say anything of it"


def hold_on_many_seasons(law: Law, name: str) -> int:
    """The long form of the same trial; gives how many seasons put the law to the test."""
    tried = sum(hold(law, name, seed) for seed in range(MANY))
    assert 3 * tried >= MANY, f"only {tried} of {MANY} seasons say anything of it"
    return tried
