"""What a bulk run asks of the engine that holds its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlglot import exp

Columns = Sequence[tuple[str, str]]
"""(name, SQL type) of each column."""


class Tables(Protocol):
    """Tables by name; a query is a tree, printed in the engine's own words after it has been checked."""

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """Makes a table of these rows; an older one of that name is replaced."""

    def make(self, name: str, query: exp.Query) -> None:
        """Makes a table of what a query gives; an older one of that name is replaced."""

    def view(self, name: str, query: exp.Query) -> None:
        """A name for what a query gives, worked out whenever it is read; a table of that name must not be there."""

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""

    def drop(self, name: str) -> None:
        """Forgets a table, if there is one of that name."""
