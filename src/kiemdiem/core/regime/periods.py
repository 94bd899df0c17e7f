"""The days of one part of a review period: a quarter, a half year or a month, by its name or by the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemdiem.core.quantities.months import add_days, add_months

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6}
_LETTERS = {"M": "month", "Q": "quarter", "H": "half_year"}
_NAMED = re.compile(r"^(\d{4})-([MQH])([1-9]\d?)$", re.ASCII)


@dataclass(frozen=True)
class Span:
    """What is rated: a kind of period, its first and its last day."""

    kind: str
    start: date
    end: date


def kind_of(name: str) -> str:
    """The kind of period that a name speaks of: `2034-Q1` of a quarter, `quarter` of one that the day tells."""
    found = _NAMED.match(name)
    return _LETTERS[found[2]] if found else name


def is_known(name: str, kinds: Sequence[str], whole: tuple[date, date], year: int) -> bool:
    """Whether a name is a kind of period of the regime, or one part of its year that there is."""
    found = _NAMED.match(name)
    if found is None:
        return name in kinds
    kind = _LETTERS[found[2]]
    return kind in kinds and int(found[1]) == year and int(found[3]) <= len(_parts(kind, whole))


def first_parts(kinds: Sequence[str], year: int) -> list[str]:
    """How the first part of each kind that the year is parted into is named, as a pattern for the others."""
    return [f"{year}-{letter}1" for letter, kind in _LETTERS.items() if kind in kinds]


def span_of(name: str, whole: tuple[date, date], on: date | None) -> Span:
    """The days that `name` covers inside the review period; a kind alone means the part in which `on` lies, the last
    where no day is given or the review period is over."""
    kind = kind_of(name)
    if kind not in _MONTHS:
        return Span(kind, *whole)
    parts = _parts(kind, whole)
    found = _NAMED.match(name)
    if found is not None:
        return Span(kind, *parts[int(found[3]) - 1])
    begun = [part for part in parts if on is None or part[0] <= on]
    return Span(kind, *(begun[-1] if begun else parts[0]))


def _parts(kind: str, whole: tuple[date, date]) -> list[tuple[date, date]]:
    start, end = whole
    found: list[tuple[date, date]] = []
    while True:
        first = add_months(start, _MONTHS[kind] * len(found))
        if first > end:
            return found
        after = add_months(start, _MONTHS[kind] * (len(found) + 1))
        found.append((first, min(add_days(after, -1), end)))
