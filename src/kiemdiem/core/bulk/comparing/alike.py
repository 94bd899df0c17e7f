"""Whether two programs lay a season out in the same tables, so that what lies there serves both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiemdiem.core.bulk.asking import Stage
from kiemdiem.core.bulk.silences import silent_names
from kiemdiem.core.bulk.sql.layout import Layout
from kiemdiem.core.bulk.staging import grouping_keys
from kiemdiem.core.engine.program import KindProgram, Program
from kiemdiem.core.regime.entries.identity import Relation


def is_laid_out_alike(one: Program, other: Program) -> bool:
    """Whether both ask for the same tables with the same columns and the same values where nothing was entered."""
    return one is other or _shape(one) == _shape(other)


def _shape(program: Program) -> list[Any]:
    kinds = {name: _kind(kind) for name, kind in program.kinds.items()}
    relations = [placed.entry for placed in program.regime.of("relation", Relation)]
    columns = {table: set(found) for table, found in program.columns.items()}
    return [
        program.names, kinds, relations, columns, program.inverse, program.period, program.regime.identity.year,
        Layout(program).words, grouping_keys(program), silent_names(program, strict=False), program.may_lead_nowhere,
    ]  # fmt: skip


def _kind(kind: KindProgram) -> list[Any]:
    asked = [set(kind.derived), set(kind.values), set(kind.scores), set(kind.needed_when)]
    return [kind.codes, dict(kind.facts), *asked]


@dataclass
class StagedOnce:
    """Lays a season out anew only for a program that asks for other tables than those that lie there.

    anew: is called before each time.
    """

    stage: Stage
    anew: Callable[[], None] = lambda: None
    _last: Program | None = field(default=None)
    _day: date = date.min

    def __call__(self, program: Program) -> date:
        if self._last is None or not is_laid_out_alike(self._last, program):
            self.anew()
            self._day = self.stage(program)
        self._last = program
        return self._day


__all__ = ["StagedOnce", "is_laid_out_alike"]
