"""Days of a season as places on a drawing: in per cent of its width, reckoned in whole numbers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kiemdiem.apps.workplans import words

WHOLE = 10_000
"""A place is reckoned in hundredths of a per cent, in whole numbers."""
NEAR_THE_END = 8_200
"""From here on what is written about a place stands before it: behind it there is no room."""
FEW_MONTHS = 5


def percent(hundredths: int) -> str:
    """ "12.50%", as an attribute of a drawing holds it."""
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


@dataclass(frozen=True)
class Month:
    """A month of the season, and where it begins."""

    label: str
    x: str


@dataclass(frozen=True)
class Place:
    """Where a day ends on the drawing. is_near_the_end: no room is left behind it."""

    x: str
    is_near_the_end: bool


@dataclass(frozen=True)
class Scale:
    """Whole months from the first day to the last."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date], *, until: date, more: timedelta) -> Scale:
        """The months of these days, and on to `until` where it comes at most so much later."""
        known = sorted(days)
        end = max(known[-1], min(until, known[-1] + more))
        return cls(known[0].replace(day=1), end.replace(day=monthrange(end.year, end.month)[1]))

    @property
    def length(self) -> int:
        """In days."""
        return (self.last - self.first).days + 1

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last

    def end_of(self, day: date) -> Place:
        """Where this day is over; a day outside stands at the edge."""
        at = self._at((day - self.first).days + 1)
        return Place(percent(at), at > NEAR_THE_END)

    def span(self, first: date, last: date) -> tuple[str, str]:
        """x and width of these days, both counted."""
        begins, ends = self._at((first - self.first).days), self._at((last - self.first).days + 1)
        return percent(begins), percent(max(ends - begins, 0))

    def months(self) -> list[Month]:
        """Every month, in words that there is room for."""
        found, day = [], self.first
        while day <= self.last:
            found.append(Month(day.strftime("%m/%Y"), percent(self._at((day - self.first).days))))
            day += timedelta(days=monthrange(day.year, day.month)[1])
        if len(found) > FEW_MONTHS:
            return found
        return [Month(words.MONTH.format(month=one.label), one.x) for one in found]

    def _at(self, days: int) -> int:
        return min(max(days, 0), self.length) * WHOLE // self.length
