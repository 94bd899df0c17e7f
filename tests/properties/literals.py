"""The numbers, days and words that the rules of a regime speak of: where a season is most likely to be misjudged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction

from kiemdiem.core.quantities.months import add_months, add_years
from kiemdiem.core.regime.entries.ratings import Band
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.regime import Regime


class Literals:
    """numbers: fact or column → what it is compared with; days: days on and beside every border; texts: words."""

    def __init__(self, regime: Regime) -> None:
        self.numbers: dict[str, set[Fraction]] = {}
        self.texts: set[str] = set()
        shifts: set[tuple[int, str]] = {(0, "days")}
        for tree in regime.trees.values():
            for checked in tree.fields.values():
                for node in walk(checked):
                    if isinstance(node, c.CompareC | c.ShareCompare):
                        self._compared(node)
                    elif isinstance(node, c.DateShift):
                        shifts |= {(node.amount, node.unit), (-node.amount, node.unit)}
                    elif isinstance(node, c.Constant) and isinstance(node.value, str):
                        self.texts.add(node.value)
                    elif isinstance(node, c.InCodes):
                        self.texts |= node.codes
        for band in regime.of("band", Band):
            ends = (band.entry.from_, band.entry.above, band.entry.up_to, band.entry.below)
            self.numbers.setdefault(band.entry.of, set()).update(end.value for end in ends if end is not None)
        self.days = _days(regime, sorted(shifts))

    def _compared(self, node: c.CompareC | c.ShareCompare) -> None:
        inside = list(walk(node))
        constants = [found.value for found in inside if isinstance(found, c.Constant)]
        values = {Fraction(value) for value in constants if isinstance(value, int | Fraction)}
        for found in inside:
            if isinstance(found, c.FactOf):
                self.numbers.setdefault(found.name, set()).update(values)


def walk(node: c.Checked) -> Iterator[c.Checked]:
    yield node
    for field in fields(node):
        value = getattr(node, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, c.Checked):
                yield from walk(item)


def _days(regime: Regime, shifts: list[tuple[int, str]]) -> list[date]:
    start, end = regime.review_period()
    middle = start + (end - start) / 2
    found: set[date] = set()
    for day in (start, end, middle, middle + timedelta(days=60), end + timedelta(days=20)):
        for amount, unit in shifts:
            moved = _moved(day, amount, unit)
            found |= {moved + timedelta(days=by) for by in (-1, 0, 1)}
    return sorted(found)


def _moved(day: date, amount: int, unit: str) -> date:
    if unit == "days":
        return day + timedelta(days=amount)
    return add_months(day, amount) if unit == "months" else add_years(day, amount)
