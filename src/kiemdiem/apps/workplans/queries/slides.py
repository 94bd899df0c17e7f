"""A season on a wall: its sums, its items, what is late with who holds it, and what comes next, a few at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.overviews import ItemLine, SeasonOverview, Totals, UnitLine

Row = TypeVar("Row")
SUMS, ITEMS, LATE, NEXT = "sums", "items", "late", "next"
ITEMS_A_SLIDE = 6
UNITS_A_SLIDE = 7
NEXT_A_SLIDE = 7


@dataclass(frozen=True)
class Slide:
    """One picture. of: how many of its kind there are, where they take several."""

    kind: str
    title: str
    part: int
    of: int
    total: Totals
    items: tuple[ItemLine, ...] = ()
    units: tuple[UnitLine, ...] = ()

    @property
    def done(self) -> int:
        return sum(one.done for one in self.total.units)

    @property
    def all(self) -> int:
        return sum(one.of for one in self.total.units)


def slides_of(overview: SeasonOverview) -> list[Slide]:
    """The pictures in their order; the first one always, the others where there is something to show."""
    total, items = overview.totals(), overview.items()
    soon = sorted((one for one in total.units if one.soon), key=_first_day)
    slides = [Slide(SUMS, words.SLIDES[SUMS], 1, 1, total)]
    for part, of, some in _parts(items, ITEMS_A_SLIDE):
        slides.append(Slide(ITEMS, words.SLIDES[ITEMS], part, of, total, items=tuple(some)))
    for part, of, late in _parts([one for one in total.units if one.held], UNITS_A_SLIDE):
        slides.append(Slide(LATE, words.SLIDES[LATE], part, of, total, units=tuple(late)))
    for part, of, coming in _parts(soon, NEXT_A_SLIDE):
        slides.append(Slide(NEXT, words.SLIDES[NEXT], part, of, total, units=tuple(coming)))
    return slides


def _parts(rows: Sequence[Row], size: int) -> list[tuple[int, int, Sequence[Row]]]:
    of = -(-len(rows) // size)
    return [(part + 1, of, rows[part * size : (part + 1) * size]) for part in range(of)]


def _first_day(one: UnitLine) -> tuple[str, tuple[str, int]]:
    return min(duty.due.isoformat() for duty in one.soon if duty.due is not None), one.unit.order
