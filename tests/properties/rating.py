"""The regimes under trial, each loaded once, and the way from a season as given to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime
from tests.properties.seasons import SeasonMaker

FOREIGN = Path(__file__).parents[1] / "regimes" / "foreign"
NAMES = [*shipped_codes(), *sorted(path.name for path in FOREIGN.iterdir() if path.is_dir())]


@cache
def regime(name: str) -> Regime:
    """A shipped or an invented regime."""
    return load(FOREIGN / name) if (FOREIGN / name).is_dir() else load(name)


@cache
def maker(name: str) -> SeasonMaker:
    """The maker of seasons of a regime."""
    return SeasonMaker(regime(name))


@cache
def reader(name: str) -> SeasonReader:
    return SeasonReader(regime(name))


def answer(name: str, season: Mapping[str, Any], *, strict: bool = False, sentences: bool = True) -> Answer:
    """The answer to a season, through the doors that everybody uses."""
    return rate(regime(name), reader(name).read(dict(season), strict=strict), sentences=sentences)


def rank(name: str, kind: str, level: str) -> int:
    """0 is the best."""
    return maker(name).codes_of(kind).index(level)
