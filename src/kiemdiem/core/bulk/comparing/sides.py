"""One of two runs that are compared: its answers, and its tables under the numbers that both share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from kiemdiem.core.bulk.rating import BulkAnswer
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import column, compare, conj, meets, named, number, table_as
from kiemdiem.core.bulk.tables.beside import Beside
from kiemdiem.core.bulk.tables.engines import Tables

SAME = "same_subjects"
"""n and m: one subject's number on the first side, and on the second where it was numbered anew."""


@dataclass(frozen=True)
class Side:
    """A run in bulk. is_renumbered: its subjects have other numbers than those of the first side."""

    found: BulkAnswer
    tables: Beside
    is_renumbered: bool = False

    @property
    def below(self) -> Tables:
        """Where the tables of both sides lie."""
        return self.tables.asked.tables

    def rows(self, source: str | exp.Query, columns: Sequence[str]) -> exp.Query:
        """The number of each subject and these columns, of a table or a query of this run; for tables of both."""
        query = exp.select(column("n"), *map(column, columns)).from_(source) if isinstance(source, str) else source
        query = self.tables.below(query)
        if not self.is_renumbered:
            return query
        renumbered = exp.select(column("n", "i"), *(column(name, "r") for name in columns))
        renumbered = renumbered.from_(query.subquery("r"))
        return renumbered.join(table_as(SAME, "i"), on=meets("n", "r", "m", "i"))


def within(query: exp.Query, low: int, high: int) -> exp.Query:
    """The rows of a query of subjects numbered from `low` to below `high`."""
    is_in = conj(compare(">=", column("n"), number(low)), compare("<", column("n"), number(high)))
    return exp.select(exp.Star()).from_(query.subquery("w")).where(is_in)


def same_numbers(tables: Tables, first: Sequence[tuple[str, str]]) -> None:
    """Finds every subject of the first side on the second by its id. first: pairs of tables of n and id."""
    rows = [
        exp.select(column("n", "a"), named(column("n", "b"), "m"))
        .from_(table_as(mine, "a"))
        .join(table_as(theirs, "b"), on=meets("id", "a", "id", "b"))
        for mine, theirs in first
    ]
    tables.make(SAME, union(rows))


__all__ = ["SAME", "Side", "same_numbers", "within"]
