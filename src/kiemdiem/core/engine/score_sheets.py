"""Marks on a score sheet as given: only lines of the sheet, each once, each within its least and greatest mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.given_faults import Faults, Place
from kiemdiem.core.quantities.numbers import format_number
from kiemdiem.core.regime.entries.ratings import Criterion, Score
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime, in_force

MARKS = "marks"
MARKERS = ("self", "appraiser", "authority")


class MarkChecker:
    """Checks the marks of one kind against its score sheets in force."""

    def __init__(self, regime: Regime, kind: str, options: Mapping[str, str]) -> None:
        self._lines: dict[str, Criterion] = {
            line.id: line
            for placed in regime.of("score", Score)
            if kind in placed.entry.for_ and in_force(placed.entry, options)
            for line in placed.entry.criteria
        }

    def __call__(self, facts: Mapping[str, Any], place: Place, faults: Faults, who: str) -> None:
        rows = facts.get(MARKS)
        if not self._lines or not isinstance(rows, Sequence):
            return
        seen: set[str] = set()
        for number, row in enumerate(rows):
            where = (*place, MARKS, number)
            name = str(row.get("criterion", ""))
            line = self._lines.get(name)
            if line is None:
                message = errors.near(errors.unknown_criterion(name), nearest(name, self._lines))
                faults.tell((*where, "criterion"), message, who)
                continue
            if name in seen:
                faults.tell((*where, "criterion"), errors.criterion_twice(line.label, name), who)
            seen.add(name)
            _check(line, row, where, faults, who)


def _check(line: Criterion, row: Mapping[str, Any], where: Place, faults: Faults, who: str) -> None:
    least = line.min.value if line.min is not None else Fraction(0)
    for marker in MARKERS:
        mark = row.get(marker)
        if mark is not None and not least <= mark <= line.max.value:
            shown = format_number(mark), format_number(least), format_number(line.max.value)
            faults.tell((*where, marker), errors.mark_outside(line.label, line.id, *shown), who)
