"""Whole months of leave, worked out from the stretches in the register where nobody entered the number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from kiemdiem.core.engine.values import Kleene, pair
from kiemdiem.core.quantities.months import Stretch, leave_months
from kiemdiem.core.regime.entries.facts import ByReading, FromLeaves

_A_DAY = timedelta(days=1)


def months_of_leave(entry: FromLeaves, rows: Iterable[Any], period: Stretch, options: Mapping[str, str]) -> Any:
    """Months of the leave that `entry` names; a pair while the kind or a day of a stretch is not known."""
    way: Any = entry.way.options()[options[entry.way.reading]] if isinstance(entry.way, ByReading) else entry.way
    known = list(rows)
    found: list[int] = []
    for most in (False, True):
        left_out = _stretches(known, entry.not_during, period, not most)
        counted = _outside(_stretches(known, entry.kind, period, most), left_out)
        found.append(leave_months(counted, in_period=period, days_per_month=entry.days_per_month or 1, way=way))
    return pair(found[0], found[1])


def had_leave(entry: FromLeaves, rows: Iterable[Any], period: Stretch) -> Kleene:
    """Whether there was any leave of this kind inside the period."""
    known = list(rows)
    if _stretches(known, entry.kind, period, False):
        return True
    return None if _stretches(known, entry.kind, period, True) else False


def _stretches(rows: Iterable[Any], kind: str | None, period: Stretch, most: bool) -> list[Stretch]:
    """The stretches of one kind of leave inside the period: those that surely are, or at most may be, such leave."""
    found: list[Stretch] = []
    for row in rows if kind is not None else ():
        given, start, end = row.get("kind"), row.get("from"), row.get("until")
        if given not in (kind, None) or (given is None and not most):
            continue
        if start is None or end is None or end < start:
            start, end = (start or period[0], end or period[1]) if most else (start or end, end or start)
        if start is not None and end is not None and start <= end:
            found.append((max(start, period[0]), min(end, period[1])))
    return [(start, end) for start, end in found if start <= end]


def _outside(stretches: Iterable[Stretch], others: Iterable[Stretch]) -> list[Stretch]:
    """The stretches without the days of the others."""
    left = list(stretches)
    for first, last in others:
        cut: list[tuple[date, date]] = []
        for start, end in left:
            if last < start or first > end:
                cut.append((start, end))
                continue
            cut += [(start, first - _A_DAY)] if start < first else []
            cut += [(last + _A_DAY, end)] if end > last else []
        left = cut
    return left
