"""The levels that persons come to, as the shipped plans name them: a code has the same words in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.register_scope import PERSON, rows_of_kinds


@dataclass(frozen=True)
class LevelName:
    """A level: its code, its words, and its place from the best (1)."""

    code: str
    label: str
    place: int


@cache
def levels() -> Mapping[str, LevelName]:
    """Every level of a kind of persons, best first, by code; read from the plans once in a process."""
    found: dict[str, LevelName] = {}
    for regime in sorted((load(code) for code in shipped_codes()), key=lambda regime: regime.identity.year):
        for kind, row in rows_of_kinds(regime.placed).items():
            scale = regime.kinds[kind].scale
            if row == PERSON and scale:
                for place, value in enumerate(regime.scales[scale].values, start=1):
                    found[value.code] = LevelName(value.code, value.label, place)
    return found
