"""Shares decided by multiplying whole numbers: what holds, how many are needed, how many are lacking."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from kiemdiem.core.quantities.errors import EmptyBase
from kiemdiem.core.quantities.numbers import format_number, format_places, half_up, terminating_places

_FEWEST_PLACES = 1


class Relation(Enum):
    """How a share stands to its bound; the value is the word that a regime uses."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"

    @property
    def symbol(self) -> str:
        """The sign that is printed."""
        return {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<"}[self.value]

    @property
    def opposite(self) -> Relation:
        """The relation that holds exactly where this one does not."""
        return {
            Relation.AT_LEAST: Relation.BELOW,
            Relation.ABOVE: Relation.AT_MOST,
            Relation.AT_MOST: Relation.ABOVE,
            Relation.BELOW: Relation.AT_LEAST,
        }[self]

    @property
    def is_lower_bound(self) -> bool:
        """Whether more is better: `AT_LEAST` and `ABOVE`."""
        return self in (Relation.AT_LEAST, Relation.ABOVE)

    @property
    def is_inclusive(self) -> bool:
        """Whether the bound itself is good enough."""
        return self in (Relation.AT_LEAST, Relation.AT_MOST)

    def holds(self, left: int | Fraction, right: int | Fraction) -> bool:
        """Whether the relation holds between two exact numbers."""
        if left == right:
            return self.is_inclusive
        return (left > right) == self.is_lower_bound


def compare_share(part: int, whole: int, relation: Relation, bound: Fraction) -> bool:
    """Whether part/whole stands in the relation to the bound, without dividing.

    An empty whole raises: what follows then is the rule's `when_empty`, not arithmetic.
    """
    _require_base(part, whole)
    return relation.holds(part * bound.denominator, bound.numerator * whole)


def greatest_within(bound: Fraction, base: int) -> int:
    """The greatest whole number that is not above bound × base."""
    return bound.numerator * base // bound.denominator


def least_reaching(bound: Fraction, base: int, relation: Relation) -> int:
    """The least number, from 0 up, whose share stands in the relation to the bound; it may be above the base."""
    _require_base(0, base)
    if not relation.is_lower_bound:
        if not compare_share(0, base, relation, bound):
            raise ValueError(f"no count from 0 up is {relation.value} {bound}")
        return 0
    product = bound.numerator * base
    least = -(-product // bound.denominator) if relation.is_inclusive else product // bound.denominator + 1
    return max(least, 0)


def lacking(part: int, whole: int, relation: Relation, bound: Fraction) -> int:
    """By how many the part misses the bound, the whole standing still: too few, or too many; 0 where it holds."""
    if compare_share(part, whole, relation, bound):
        return 0
    if relation.is_lower_bound:
        return least_reaching(bound, whole, relation) - part
    product = bound.numerator * whole
    greatest = product // bound.denominator if relation.is_inclusive else -(-product // bound.denominator) - 1
    return part - greatest


def format_bound(bound: Fraction) -> str:
    """The bound as it is printed: "70 %", or "2/3" where no percentage ends."""
    per_cent = bound * 100
    return f"{format_number(per_cent)} %" if terminating_places(per_cent) is not None else format_number(bound)


def format_share(part: int, whole: int, bound: Fraction, relation: Relation) -> str:
    """part/whole as a percentage with as many decimals as make the printed inequality true (KH61-179).

    A share that equals a bound without end (2/3) is printed as that fraction: no percentage would be true.
    """
    holds = compare_share(part, whole, relation, bound)
    per_cent = Fraction(part * 100, whole)
    exact_places = terminating_places(per_cent)
    if exact_places is None and part * bound.denominator == bound.numerator * whole:
        return format_number(bound)
    places = _FEWEST_PLACES
    if exact_places is not None and exact_places <= places:
        return f"{format_places(per_cent, exact_places)} %"
    while _holds_as_printed(per_cent, places, relation, bound) != holds:
        places += 1
    return f"{format_places(per_cent, places)} %"


def format_inequality(part: int, whole: int, relation: Relation, bound: Fraction) -> str:
    """The comparison as it came out: "8/11 = 72,7 % ≥ 70 %", with the opposite sign where it fails."""
    shown_relation = relation if compare_share(part, whole, relation, bound) else relation.opposite
    share = format_share(part, whole, bound, relation)
    return f"{part}/{whole} = {share} {shown_relation.symbol} {format_bound(bound)}"


def _holds_as_printed(per_cent: Fraction, places: int, relation: Relation, bound: Fraction) -> bool:
    """Whether the relation holds of the percentage as it is printed with so many places."""
    return relation.holds(half_up(per_cent, places) * bound.denominator, bound.numerator * 100 * 10**places)


def _require_base(part: int, whole: int) -> None:
    if part < 0 or whole < 0:
        raise ValueError(f"a share of counts cannot be {part}/{whole}")
    if whole == 0:
        raise EmptyBase()
