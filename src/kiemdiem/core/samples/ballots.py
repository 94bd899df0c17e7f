"""Counts of ballots as they come out of a meeting: opinions scatter round the year that somebody had."""

from __future__ import annotations

from random import Random
from typing import Any

SCATTER = 0.11
"""How far opinions in one room lie apart."""
DIVIDED_ROOM = 0.04
BAD_YEAR = 0.03


def level_of(quality: float, levels: int) -> int:
    """The level that this quality stands for: 0 is the best; the lowest is rare."""
    if quality >= 0.72:
        return 0
    if quality >= 0.42 or levels < 3:
        return 1
    return min(2 + int(quality < 0.13), levels - 1)


def count_votes(chance: Random, quality: float, codes: tuple[str, ...], voters: int) -> dict[str, Any]:
    """Votes by level and papers handed in: now and then a paper is invalid, now and then a room is of two minds."""
    invalid = int(voters > 3 and chance.random() < 0.12)
    scatter = SCATTER * (4 if chance.random() < DIVIDED_ROOM else 1)
    votes = dict.fromkeys(codes, 0)
    for _ in range(voters - invalid):
        votes[codes[level_of(chance.gauss(quality, scatter), len(codes))]] += 1
    return {"votes": votes, "present_voters": voters}


def quality_near(chance: Random, of_unit: float) -> float:
    """The year of one who belongs to a unit: mostly his own, partly his unit's; a few have a bad year."""
    quality = 0.35 * of_unit + 0.65 * chance.triangular(0.2, 1.02, 0.68)
    return quality * 0.35 if chance.random() < BAD_YEAR else quality
