"""Holes and overlaps of bands, found by exact arithmetic on every bound and every gap between two bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from kiemdiem.core.quantities.numbers import format_number
from kiemdiem.core.regime.checks import words
from kiemdiem.core.regime.checks.options import Options, combinations, in_force_under, of_kind, periods_of, under
from kiemdiem.core.regime.checks.report import Finding, finding
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Kind
from kiemdiem.core.regime.entries.ratings import Ask, Band, Score, Source, Value
from kiemdiem.core.regime.regime import Placed, Regime


@dataclass(frozen=True)
class Grid:
    """The values that points may have: from least to greatest, in steps (None: any value, or no end)."""

    least: Fraction | None
    greatest: Fraction | None
    step: Fraction | None

    def between(self, low: Fraction, high: Fraction) -> Fraction | None:
        """A value strictly between two bounds, the least one; None where there is none."""
        if self.step is None:
            return (low + high) / 2
        value = (low / self.step).__floor__() * self.step + self.step
        return value if value < high else None

    def has(self, value: Fraction) -> bool:
        fits = self.step is None or (value / self.step).denominator == 1
        return (
            fits and (self.least is None or value >= self.least) and (self.greatest is None or value <= self.greatest)
        )


def bands(regime: Regime) -> Iterator[Finding]:
    """Points in no band, and points in two."""
    longest = regime.identity.periods[-1]
    for kind in regime.of("kind", Kind):
        told: set[tuple[str, str]] = set()
        rows = of_kind(regime, "band", Band, kind.id)
        sources = [row for row in of_kind(regime, "source", Source, kind.id) if row.entry.by == "points"]
        for period in periods_of(regime, rows):
            for options in combinations(regime, [*rows, *sources]):
                there = in_force_under(rows, options, period, longest)
                source = in_force_under(sources, options, period, longest)
                for fact in dict.fromkeys(row.entry.of for row in there if source):
                    of_fact = [row for row in there if row.entry.of == fact]
                    grid = grid_of(regime, fact, kind.id)
                    for found in _first_of_each(_holes(regime, kind, of_fact, source[0], options, grid)):
                        mark = (found.where, str(found.case))
                        if mark not in told:
                            told.add(mark)
                            yield found


def grid_of(regime: Regime, fact: str, kind: str) -> Grid:
    """What a fact, a named value or the sum of a score sheet may be."""
    for placed in regime.of("fact", Fact):
        entry = placed.entry
        if entry.id == fact and entry.equals is None and (not entry.for_ or kind in entry.for_):
            least, greatest = (entry.range[0].value, entry.range[1].value) if entry.range else (None, None)
            return Grid(least, greatest, Fraction(1, 10**entry.places))
    for value in regime.of("value", Value):
        if value.id == fact and kind in value.entry.for_ and value.entry.rounded_to is not None:
            return Grid(None, None, Fraction(1, 10**value.entry.rounded_to))
    for score in regime.of("score", Score):
        if score.entry.gives == fact and kind in score.entry.for_:
            least = sum((c.min.value for c in score.entry.criteria if c.min is not None), Fraction(0))
            return Grid(least, sum((group.max.value for group in score.entry.groups), Fraction(0)), None)
    return Grid(None, None, None)


def _holes(
    regime: Regime,
    kind: Placed[Kind],
    rows: Sequence[Placed[Band]],
    source: Placed[Source],
    options: Options,
    grid: Grid,
) -> Iterator[Finding | None]:
    """A finding for each value worth trying; None where exactly one band holds."""
    told = under(options, regime)
    for value in _worth_trying(rows, grid):
        holding = [row for row in rows if _holds(row.entry, value)]
        sure = [row for row in holding if row.entry.when is None]
        slots = {"kind": kind.entry.label, "value": format_number(value), "under": told}
        if len({row.entry.level for row in sure}) > 1:
            names = ", ".join(f"{row.id} ({row.entry.level})" for row in sure)
            message = words.BAND_OVERLAP.format(bands=names, **slots)
            yield finding("fatal", "bands", sure[1], message, value=format_number(value))
        elif not holding:
            is_named = _is_named(regime, kind.id, rows, source)
            text = words.BAND_HOLE_NAMED if is_named else words.BAND_HOLE
            yield finding("note" if is_named else "fatal", "bands", source, text.format(**slots), value=slots["value"])
        elif not sure:
            names = ", ".join(row.id for row in holding)
            message = words.BAND_HOLE_SOMETIMES.format(bands=names, **slots)
            is_named = _is_named(regime, kind.id, rows, source)
            yield finding("note" if is_named else "fatal", "bands", holding[0], message, value=slots["value"])
        else:
            yield None


def _first_of_each(found: Iterator[Finding | None]) -> Iterator[Finding]:
    """The first value of each stretch of values that are found alike."""
    before: Finding | None = None
    for one in found:
        if one is not None and (before is None or (before.severity, before.where) != (one.severity, one.where)):
            yield one
        before = one


def _is_named(regime: Regime, kind: str, rows: Sequence[Placed[Band]], source: Placed[Source]) -> bool:
    """Whether somebody has said what follows: the source, a question to a person, or a reading."""
    if source.entry.none_text or "none" in source.values:
        return True
    return bool(of_kind(regime, "ask", Ask, kind)) and any(row.entry.under for row in rows)


def _worth_trying(rows: Sequence[Placed[Band]], grid: Grid) -> list[Fraction]:
    """Every bound, a value in every gap between two bounds, one beyond each end: as far as points can be that."""
    bounds = {bound.value for row in rows for bound in _bounds(row.entry)} | {
        end for end in (grid.least, grid.greatest) if end is not None
    }
    edges = sorted(bounds)
    tried = list(edges)
    for low, high in pairwise(edges):
        inside = grid.between(low, high)
        if inside is not None:
            tried.append(inside)
    if edges:
        tried += [edges[0] - 1, edges[-1] + 1]
    return sorted(value for value in tried if grid.has(value))


def _bounds(entry: Band) -> list[Any]:
    return [bound for bound in (entry.from_, entry.above, entry.up_to, entry.below) if bound is not None]


def _holds(entry: Band, value: Fraction) -> bool:
    return (
        (entry.from_ is None or value >= entry.from_.value)
        and (entry.above is None or value > entry.above.value)
        and (entry.up_to is None or value <= entry.up_to.value)
        and (entry.below is None or value < entry.below.value)
    )
