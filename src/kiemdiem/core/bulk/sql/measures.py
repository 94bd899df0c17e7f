"""Values of expressions as terms: what is surely so and what is possibly so are two terms, so that no NULL is needed.

Every value says what it met that is not known: `facts` (a fact or a list that nobody gave), `levels` (a level that is
still open); that is what stands between a subject and one answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    TRUE,
    Term,
    add,
    choose,
    compare,
    conj,
    disj,
    greatest,
    has_any,
    inv,
    is_false,
    least,
    mul,
    number,
    sub,
    whole,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """What an expression met that is not known."""

    facts: Term = FALSE
    levels: Term = FALSE

    def __or__(self, other: Gap) -> Gap:
        return Gap(disj(self.facts, other.facts), disj(self.levels, other.levels))

    def where(self, condition: Term) -> Gap:
        """The gap, met only where a condition holds."""
        return Gap(conj(condition, self.facts), conj(condition, self.levels))


NO_GAP = Gap()


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes, no or unknown: `sure` and `maybe` are never NULL, and what is sure is possible."""

    sure: Term
    maybe: Term
    gap: Gap = NO_GAP


YES, NO = Truth(TRUE, TRUE), Truth(FALSE, FALSE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of thousandths (or other parts) between two ends; days are numbers. `den`: parts of one, above 0."""

    low: Term
    high: Term
    den: Term
    unknown: Term = FALSE
    nothing: Term = FALSE
    gap: Gap = NO_GAP

    @property
    def fixed(self) -> int | None:
        """The whole number that it surely is, for everybody."""
        is_one = whole(self.low) is not None and self.low == self.high and whole(self.den) == 1
        is_known = is_false(self.unknown) and is_false(self.nothing)
        return whole(self.low) if is_one and is_known else None

    @property
    def known(self) -> Term:
        return conj(inv(self.unknown), inv(self.nothing))


@dataclass(frozen=True, slots=True)
class Mask:
    """A value of a scale: one bit for each code that it may be, best first, then "none" and states without a level."""

    bits: Term
    gap: Gap = NO_GAP


@dataclass(frozen=True, slots=True)
class Text:
    """One text."""

    value: Term
    unknown: Term = FALSE
    nothing: Term = FALSE
    gap: Gap = NO_GAP


@dataclass(frozen=True, slots=True)
class Words:
    """Several texts: for each word that any rule asks for, whether it is among them; `listed` tells that none is."""

    has: dict[str, Term]
    unknown: Term = FALSE
    nothing: Term = FALSE
    gap: Gap = NO_GAP


Measure = Truth | Number | Mask | Text | Words


def exact(value: Fraction | int) -> Number:
    """A number that stands in the rule itself."""
    found = Fraction(value)
    return Number(number(found.numerator), number(found.numerator), number(found.denominator))


# ---------------------------------------------------------------------- yes, no, unknown
def both(left: Truth, right: Truth) -> Truth:
    return Truth(conj(left.sure, right.sure), conj(left.maybe, right.maybe), left.gap | right.gap)


def either(left: Truth, right: Truth) -> Truth:
    return Truth(disj(left.sure, right.sure), disj(left.maybe, right.maybe), left.gap | right.gap)


def negate(value: Truth) -> Truth:
    return Truth(inv(value.maybe), inv(value.sure), value.gap)


def settled(condition: Term, gap: Gap = NO_GAP) -> Truth:
    """A truth that is known."""
    return Truth(condition, condition, gap)


def held_open(found: Truth, unknown: Term, nothing: Term) -> Truth:
    """A truth about values that may be unknown (then it may be either) or "none" (then it is no)."""
    if is_false(unknown) and is_false(nothing):
        return found
    known = conj(inv(unknown), inv(nothing))
    return Truth(conj(known, found.sure), disj(conj(known, found.maybe), conj(unknown, inv(nothing))), found.gap)


# ---------------------------------------------------------------------- numbers
def compare_numbers(relation: str, left: Number, right: Number) -> Truth:
    """A comparison by multiplication: no quotient is ever formed."""
    left, right = same_parts(left, right)
    low, high, small, large = left.low, left.high, right.low, right.high
    found: Truth
    if relation in ("=", "<>"):
        same = conj(compare("=", low, high), compare("=", small, large), compare("=", low, small))
        meet = conj(compare(">=", high, small), compare(">=", large, low))
        found = Truth(same, meet) if relation == "=" else Truth(inv(meet), inv(same))
    elif relation in (">", ">="):
        found = Truth(compare(relation, low, large), compare(relation, high, small))
    else:
        found = Truth(compare(relation, high, small), compare(relation, low, large))
    found = held_open(found, disj(left.unknown, right.unknown), disj(left.nothing, right.nothing))
    return replace(found, gap=left.gap | right.gap)


def same_parts(left: Number, right: Number) -> tuple[Number, Number]:
    """Two numbers in parts of one size."""
    a, b = whole(left.den), whole(right.den)
    if a is not None and b is not None:
        common = lcm(a, b)
        return _in_parts(left, number(common // a), number(common)), _in_parts(
            right, number(common // b), number(common)
        )
    common_den = mul(left.den, right.den)
    return _in_parts(left, right.den, common_den), _in_parts(right, left.den, common_den)


def _in_parts(value: Number, factor: Term, den: Term) -> Number:
    return replace(value, low=mul(value.low, factor), high=mul(value.high, factor), den=den)


def plus(left: Number, right: Number, *, minus: bool = False) -> Number:
    left, right = same_parts(left, right)
    low = sub(left.low, right.high) if minus else add(left.low, right.low)
    high = sub(left.high, right.low) if minus else add(left.high, right.high)
    return Number(low, high, left.den, *_without(left, right), left.gap | right.gap)


def times(left: Number, right: Number) -> Number:
    """A product; exact numbers need no corners."""
    ends = [mul(a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    corners = [term for place, term in enumerate(ends) if term not in ends[:place]]
    return Number(
        least(corners), greatest(corners), mul(left.den, right.den), *_without(left, right), left.gap | right.gap
    )


def _without(left: Number, right: Number) -> tuple[Term, Term]:
    """Unknown and nothing of what two numbers give: nothing goes before unknown."""
    nothing = disj(left.nothing, right.nothing)
    return conj(disj(left.unknown, right.unknown), inv(nothing)), nothing


def through(left: Number, right: Number) -> Number:
    """A quotient by a number that is at least 0; where that may be 0 it is unknown."""
    may_be_empty = compare("<=", right.low, number(0))
    unknown, nothing = _without(left, right)
    low, high = mul(left.low, right.den), mul(left.high, right.den)
    if right.low == right.high:
        den = mul(left.den, right.low)
    else:
        # Both corners over one common part: x/a = x·b/ab and x/b = x·a/ab.
        low = least([mul(low, right.low), mul(low, right.high)])
        high = greatest([mul(high, right.low), mul(high, right.high)])
        den = mul(left.den, mul(right.low, right.high))
    return Number(
        low, high, choose([(may_be_empty, number(1))], den),
        disj(unknown, conj(may_be_empty, inv(nothing))), nothing, left.gap | right.gap,
    )  # fmt: skip


def merged(first: Number, second: Number) -> Number:
    """The hull of two numbers of which one holds, "none" set aside; unknown where either is."""
    first, second = same_parts(first, second)
    unknown = disj(first.unknown, second.unknown)
    nothing = conj(first.nothing, second.nothing)
    low = choose([(first.nothing, second.low), (second.nothing, first.low)], least([first.low, second.low]))
    high = choose([(first.nothing, second.high), (second.nothing, first.high)], greatest([first.high, second.high]))
    return Number(low, high, first.den, unknown, nothing, first.gap | second.gap)


def picked(condition: Term, first: Number, second: Number) -> Number:
    """The first number where a condition holds, else the second."""
    first, second = same_parts(first, second)
    return Number(
        choose([(condition, first.low)], second.low),
        choose([(condition, first.high)], second.high),
        first.den,
        choose([(condition, first.unknown)], second.unknown),
        choose([(condition, first.nothing)], second.nothing),
        first.gap.where(condition) | second.gap.where(inv(condition)),
    )


NOT_THERE = Number(number(0), number(0), number(1), nothing=TRUE)
NOT_KNOWN = Number(number(0), number(0), number(1), unknown=TRUE, gap=Gap(TRUE))


# ---------------------------------------------------------------------- scales
def is_among(mask: Mask, wanted: int) -> Truth:
    """Whether a value of a scale is one of these codes; bits beyond the codes count as no."""
    any_wanted = has_any(mask.bits, wanted)
    return Truth(conj(any_wanted, inv(has_any(mask.bits, ~wanted))), any_wanted, mask.gap)


def compare_masks(pairs: list[tuple[int, int, bool]], left: Mask, right: Mask, codes: int) -> Truth:
    """Two values of one scale; pairs: (place, place, whether the relation holds)."""
    holds: list[Term] = []
    fails: list[Term] = [has_any(left.bits, ~((1 << codes) - 1)), has_any(right.bits, ~((1 << codes) - 1))]
    for i, j, is_so in pairs:
        meets = conj(has_any(left.bits, 1 << i), has_any(right.bits, 1 << j))
        (holds if is_so else fails).append(meets)
    maybe = disj(*holds)
    return Truth(conj(maybe, inv(disj(*fails))), maybe, left.gap | right.gap)


def picked_least(low: Term, den: Term, other: Number) -> Number:
    """The smaller of one end of a number and an exact number, in parts of one size."""
    first, second = same_parts(Number(low, low, den), other)
    smaller = least([first.low, second.low])
    return Number(smaller, smaller, first.den)
