"""Whether exact arithmetic stays within what every engine can hold, from the declared ranges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.entries.facts import Column, Fact
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.regime import Regime

MOST_DIGITS = 38
PEOPLE = 10**9
"""The greatest count where no range is declared: no roll is longer."""
_PLACES_UNSAID = 6


@dataclass(frozen=True)
class Size:
    """The greatest whole part and the number of decimals of a number."""

    whole: int
    places: int = 0

    @property
    def digits(self) -> int:
        return len(str(self.whole)) + self.places

    def __mul__(self, other: Size) -> Size:
        return Size(self.whole * other.whole, self.places + other.places)

    def __add__(self, other: Size) -> Size:
        return Size(self.whole + other.whole, max(self.places, other.places))


def digits(regime: Regime) -> Iterator[Finding]:
    """Expressions whose numbers may grow beyond 38 digits."""
    facts = _facts(regime)
    for table, rows in regime.placed.items():
        for placed in rows if table not in ("example", "clause") else ():
            for (name, _), tree in regime.tree(placed).fields.items():
                worst = max((_size(node, facts).digits for node in nodes_of(tree) if _counts(node)), default=0)
                if worst > MOST_DIGITS:
                    used = {node.name for node in nodes_of(tree) if isinstance(node, c.FactOf)}
                    message = words.TOO_MANY_DIGITS.format(digits=MOST_DIGITS, facts=", ".join(sorted(used)))
                    path = tuple(int(s) if s.isdigit() else s.rstrip("_") for s in name.partition("{")[0].split("."))
                    yield finding("fatal", "digits", placed, message, path)
                    break


def _counts(node: c.Checked) -> bool:
    return isinstance(node, c.Arithmetic | c.ShareCompare)


def _facts(regime: Regime) -> dict[str, Size]:
    found: dict[str, Size] = {}
    for placed in regime.of("fact", Fact):
        entries: tuple[Fact | Column, ...] = (placed.entry, *placed.entry.columns)
        for entry in entries:
            if entry.type in ("count", "number", "share"):
                ends = [abs(bound.value) for bound in entry.range] if entry.range else [Fraction(PEOPLE)]
                size = Size(max(ends).__ceil__(), entry.places)
                old = found.get(entry.id, Size(0))
                found[entry.id] = Size(max(size.whole, old.whole), max(size.places, old.places))
    return found


def _size(node: c.Checked, facts: Mapping[str, Size]) -> Size:
    match node:
        case c.Constant(value=int() | Fraction() as value):
            fraction = Fraction(value)
            return Size(max(abs(fraction).__ceil__(), fraction.denominator), 0)
        case c.FactOf(name=name):
            return facts.get(name, Size(PEOPLE, _PLACES_UNSAID))
        case c.Arithmetic(sign=sign, left=left, right=right):
            sizes = _size(left, facts), _size(right, facts)
            return sizes[0] + sizes[1] if sign in "+-" else sizes[0] * sizes[1]
        case c.ShareCompare(part=part, whole=whole, bound=bound):
            factor = _size(bound, facts)
            return max(_size(part, facts) * factor, _size(whole, facts) * factor, key=lambda size: size.digits)
        case c.CallC(arguments=arguments):
            return max((_size(a, facts) for a in arguments), key=lambda size: size.digits, default=Size(PEOPLE))
        case c.OverC(asks=c.Checked() as asks, function="sum" | "mean"):
            return Size(PEOPLE) * _size(asks, facts)
    return Size(PEOPLE)
