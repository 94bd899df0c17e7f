"""What was found of one branch, on its way back as proposals: whose level may be proposed, whose is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

from kiemdiem.core.bulk.rollup.roll import OVER, placed_results
from kiemdiem.core.bulk.rollup.tree import Tree
from kiemdiem.core.bulk.sql.terms import column, compare, meets, number, table_as
from kiemdiem.core.bulk.tables.engines import Tables

OPEN = ("incomplete", "undetermined")
"""Outcomes that are none yet: nothing is proposed, and the proposal that somebody had entered is taken out."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one subject. level: empty where there is none; choice: whether somebody has still to choose."""

    kind: str
    outcome: str
    level: str
    choice: bool

    @property
    def proposal(self) -> str:
        """The level that goes back; empty where none does."""
        return self.level if self.outcome == "rated" and not self.choice else ""

    @property
    def is_open(self) -> bool:
        return self.outcome in OPEN or self.choice


def branch_results(tables: Tables, tree: Tree, top: str) -> Mapping[str, Found]:
    """Id → what was found, of every subject in a unit and below it; the results have been rolled up before."""
    at = list(tree.units).index(top)
    told = ("id", "kind", "outcome", "level", "choice")
    query = exp.select(*(column(name, "p") for name in told)).from_(placed_results(told).subquery("p"))
    query = query.join(table_as(OVER, "v"), on=meets("u", "p", "u", "v"))
    rows = tables.fetch(query.where(compare("=", column("o", "v"), number(at))))
    return {name: Found(kind, outcome, level, choice == "1") for name, kind, outcome, level, choice in rows}
