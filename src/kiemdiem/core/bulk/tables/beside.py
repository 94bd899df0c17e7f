"""The tables of one run among others: what the run makes gets a name of its own, what it only reads is shared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlglot import exp

from kiemdiem.core.bulk.sql.terms import Term
from kiemdiem.core.bulk.tables.engines import Columns, Tables

_Query = TypeVar("_Query", bound=exp.Query)


@dataclass
class Beside:
    """Tables whose names begin with `prefix` in the engine below; other names are read there as they are."""

    tables: Tables
    prefix: str
    _own: set[str] = field(default_factory=set)

    def name(self, name: str) -> str:
        """What a table is called in the engine below."""
        return self.prefix + name if name in self._own else name

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        self._own.add(name)
        self.tables.load(self.name(name), columns, rows)

    def make(self, name: str, query: exp.Query) -> None:
        found = self.renamed(query)  # before the name is ours: a table may be made of an older one of its name
        self._own.add(name)
        self.tables.make(self.name(name), found)

    def make_by(self, name: str, query: exp.Select, by: Term, most: int) -> None:
        found = self.renamed(query)
        self._own.add(name)
        self.tables.make_by(self.name(name), found, by, most)

    def view(self, name: str, query: exp.Query) -> None:
        found = self.renamed(query)
        self._own.add(name)
        self.tables.view(self.name(name), found)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        return self.tables.fetch(self.renamed(query))

    def drop(self, name: str) -> None:
        if name in self._own:
            self.tables.drop(self.name(name))
            self._own.remove(name)

    def renamed(self, query: _Query) -> _Query:
        """The query on the tables below; columns go on calling each table as they did."""
        found = query.copy()
        for table in found.find_all(exp.Table):
            if table.name in self._own:
                if not table.alias:
                    table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
                table.set("this", exp.to_identifier(self.name(table.name)))
        return found


__all__ = ["Beside"]
