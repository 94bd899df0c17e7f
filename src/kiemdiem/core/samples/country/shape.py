"""How large an invented country is: how many units of each tier, and whose is which."""

from __future__ import annotations

from dataclasses import dataclass

COUNTRY = 5_600_000
"""Subjects of the whole country; it has 52,000 units of the party's tree."""
_UNITS, _PROVINCES, _DISTRICTS, _COMMUNES = 52_000, 63, 705, 10_600
TIERS = ("province", "district", "commune", "cell")
SMALLEST = 200
"""Subjects of the smallest country: every tier of it has at least two of the next."""


class TooSmall(Exception):
    """Fewer subjects than a country with all its tiers has."""


@dataclass(frozen=True)
class Shape:
    """Units of each tier, numbered through the country; those of one unit stand together."""

    province: int
    district: int
    commune: int
    cell: int

    def count(self, tier: str) -> int:
        found = {"province": self.province, "district": self.district, "commune": self.commune, "cell": self.cell}
        return found[tier]

    @property
    def units(self) -> int:
        return sum(self.count(tier) for tier in TIERS)


def shape_of(size: int) -> Shape:
    """The units of a country of so many subjects, in proportion to the whole; never fewer than two below one.

    Raises TooSmall.
    """
    if size < SMALLEST:
        raise TooSmall(size)
    provinces = max(2, _PROVINCES * size // COUNTRY)
    districts = max(2 * provinces, _DISTRICTS * size // COUNTRY)
    communes = max(2 * districts, _COMMUNES * size // COUNTRY)
    cells = max(2 * communes, _UNITS * size // COUNTRY - provinces - districts - communes)
    return Shape(provinces, districts, communes, cells)
