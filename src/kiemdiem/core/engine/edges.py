"""Where the answers of a regime turn: the values beside every bound, date and word that its rules name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kiemdiem.core.engine.values import shift
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.entries.ratings import Band, Threshold
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.regime import Regime

DEFAULT_RANGE = (Fraction(0), Fraction(100))
_MOST_SHARES = 200


@dataclass
class Edges:
    """numbers: fact → bounds it is compared with; words: fact → texts; shares: bounds of shares of votes;
    shifts: how far dates are moved; any_number: every other number that stands in an expression."""

    numbers: dict[str, set[Fraction]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    shares: set[Fraction] = field(default_factory=set)
    shifts: set[tuple[int, str]] = field(default_factory=set)
    any_number: set[Fraction] = field(default_factory=set)

    def of_number(self, fact: Fact | Column) -> list[int | Fraction]:
        """Numbers that a fact may have: its ends, and each bound with its neighbours one step away."""
        least, greatest = (fact.range[0].value, fact.range[1].value) if fact.range else DEFAULT_RANGE
        step = Fraction(1, 10**fact.places) if fact.type != "count" else Fraction(1)
        bounds = self.numbers.get(fact.id, set()) | {n for n in self.any_number if n.denominator == 1}
        near = {bound + move for bound in bounds for move in (-step, 0, step)} | {least, greatest}
        fits = (n for n in near if least <= n <= greatest and (n / step).denominator == 1)
        return [int(n) if n.denominator == 1 else n for n in sorted(fits)]

    def of_day(self, days: Iterable[date]) -> list[date]:
        """The given days, moved by every distance that a rule names, with the day before and after each."""
        found: set[date] = set()
        for day in days:
            for amount, unit in ((0, "days"), *sorted(self.shifts), *((-a, u) for a, u in sorted(self.shifts))):
                moved = shift(day, amount, unit)
                found |= {shift(moved, near, "days") for near in (-1, 0, 1)}
        return sorted(found)


def edges_of(regime: Regime) -> Edges:
    """The bounds of every rule of a regime, whatever the readings."""
    found = Edges()
    for trees in regime.trees.values():
        for tree in trees.fields.values():
            for node in nodes_of(tree):
                _note(node, found)
    for band in regime.of("band", Band):
        bounds = (band.entry.from_, band.entry.above, band.entry.up_to, band.entry.below)
        found.numbers.setdefault(band.entry.of, set()).update(bound.value for bound in bounds if bound is not None)
    for share in regime.of("threshold", Threshold):
        found.shares |= {bound.value for bound in (share.entry.at_least, share.entry.above) if bound is not None}
    return found


def _note(node: c.Checked, found: Edges) -> None:
    match node:
        case c.CompareC(left=c.FactOf(name=name), right=c.Constant(value=value)):
            _constant(name, value, found)
        case c.CompareC(left=c.Constant(value=value), right=c.FactOf(name=name)):
            _constant(name, value, found)
        case c.InCodes(what=c.FactOf(name=name), codes=codes) if node.what.type.base != "scale":
            found.words.setdefault(name, set()).update(codes)
        case c.HasWord(what=c.FactOf(name=name), word=c.Constant(value=str(value))):
            found.words.setdefault(name, set()).add(value)
        case c.DateShift(amount=amount, unit=unit):
            found.shifts.add((amount, unit))
        case c.ShareCompare(bound=c.Constant(value=int() | Fraction() as value)):
            if len(found.shares) < _MOST_SHARES:
                found.shares.add(Fraction(value))
        case c.Constant(value=bool()):
            pass
        case c.Constant(value=int() | Fraction() as value):
            found.any_number.add(Fraction(value))


def _constant(name: str, value: object, found: Edges) -> None:
    if isinstance(value, bool):
        return
    if isinstance(value, int | Fraction):
        found.numbers.setdefault(name, set()).add(Fraction(value))
    elif isinstance(value, str):
        found.words.setdefault(name, set()).add(value)
