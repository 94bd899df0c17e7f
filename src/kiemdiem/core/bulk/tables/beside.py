"""The tables of one run among others: what it makes is its own, what it only reads is shared, and what another run has
asked already is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlglot import exp

from kiemdiem.core.bulk.sql.terms import Term
from kiemdiem.core.bulk.tables.engines import Columns, Tables

_Query = TypeVar("_Query", bound=exp.Query)
_MOST_ROWS = 100_000  # that are remembered of one query


@dataclass
class _Made:
    """A table that some run made. reads: those of them that it was made of; holders: how many names it has now."""

    table: str
    make: Callable[[], None]
    reads: Sequence[str]
    is_view: bool
    holders: int = 0
    lies: bool = False


@dataclass
class Asked:
    """What runs have asked of the engine below.

    Each table that is made has a name that no other has and is never changed, so that one statement has one answer
    whoever asks. A table without holders is dropped, and made again where something new is asked of it.
    """

    tables: Tables
    _known: dict[tuple[Any, ...], _Made] = field(default_factory=dict)
    _rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    _made: dict[str, _Made] = field(default_factory=dict)

    def made(
        self, name: str, key: tuple[Any, ...], reads: Sequence[str], make: Callable[[str], None], *, is_view: bool
    ) -> str:
        """The table that a statement makes; `make` makes it under the name that it gets."""
        found = self._known.get(key)
        if found is None:
            table = f"made_{len(self._made)}_{name}"
            found = _Made(table, lambda: make(table), reads, is_view)
            self._known[key] = self._made[table] = found
            self._lay(found)
        found.holders += 1
        return found.table

    def fetch(self, query: exp.Query, reads: Sequence[str]) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        key = query.sql()
        found = self._rows.get(key)
        if found is None:
            self.lay(reads)
            found = self.tables.fetch(query)
            if len(found) <= _MOST_ROWS:
                self._rows[key] = found
        return found

    def let_go(self, table: str) -> None:
        """One holder less."""
        found = self._made[table]
        found.holders -= 1
        if not found.holders and found.lies:
            self.tables.drop(table)
            found.lies = False

    def lay(self, tables: Sequence[str]) -> None:
        """Makes those of these tables again that were dropped, and what a view shows."""
        for table in tables:
            self._lay(self._made[table])

    def _lay(self, found: _Made) -> None:
        if found.is_view or not found.lies:
            self.lay(found.reads)
        if not found.lies:
            found.make()
            found.lies = True

    def forget(self) -> None:
        """Other rows will lie below under the same names: nothing that was asked before is known any more."""
        self.lay([table for table, found in self._made.items() if found.holders])
        self._known.clear()
        self._rows.clear()


@dataclass
class Beside:
    """The tables of one run; those that it has not made are read in the engine below as they are."""

    asked: Asked
    _own: dict[str, str] = field(default_factory=dict)

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        known = tuple(map(tuple, rows))
        tables = self.asked.tables
        self._make(name, ("load", tuple(columns), known), (), lambda table: tables.load(table, columns, known))

    def make(self, name: str, query: exp.Query) -> None:
        found, reads = self._renamed(query)
        tables = self.asked.tables
        self._make(name, ("make", found.sql()), reads, lambda table: tables.make(table, found))

    def make_by(self, name: str, query: exp.Select, by: Term, most: int) -> None:
        found, reads = self._renamed(query)
        tables = self.asked.tables
        self._make(name, ("make", found.sql()), reads, lambda table: tables.make_by(table, found, by, most))

    def view(self, name: str, query: exp.Query) -> None:
        found, reads = self._renamed(query)
        tables = self.asked.tables
        self._make(name, ("view", found.sql()), reads, lambda table: tables.view(table, found), is_view=True)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        return self.asked.fetch(*self._renamed(query))

    def drop(self, name: str) -> None:
        if name in self._own:
            self.asked.let_go(self._own.pop(name))

    def below(self, query: _Query) -> _Query:
        """The query on the tables below, which lie there until this run or `Asked` drops them."""
        found, reads = self._renamed(query)
        self.asked.lay(reads)
        return found

    def _make(
        self,
        name: str,
        key: tuple[Any, ...],
        reads: Sequence[str],
        make: Callable[[str], None],
        *,
        is_view: bool = False,
    ) -> None:
        made = self.asked.made(name, key, reads, make, is_view=is_view)
        self.drop(name)  # only now: a table may be made of an older one of its name
        self._own[name] = made

    def _renamed(self, query: _Query) -> tuple[_Query, list[str]]:
        """The query on the tables below, and those of them that runs have made.

        Columns go on calling each table as they did.
        """
        found = query.copy()
        nodes = list(found.walk())
        called = {node.table for node in nodes if isinstance(node, exp.Column)}
        reads = []
        for table in nodes:
            if isinstance(table, exp.Table) and table.name in self._own:
                name = self._own[table.name]
                if not table.alias and table.name in called:
                    table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
                table.set("this", exp.to_identifier(name))
                reads.append(name)
        return found, reads


__all__ = ["Asked", "Beside"]
