"""What a bulk run asks of the engine that holds its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlglot import exp

from kiemdiem.core.bulk.sql.terms import Term

Columns = Sequence[tuple[str, str]]
"""(name, SQL type) of each column."""


NOT_WHOLE, NOTHING = -1, -2
"""What stands for a number where a file has something else, or nothing."""
MOST_WHOLE = 10**15 - 1
WHOLE_TEXT = "0|[1-9][0-9]{0,14}"
"""The largest number that is taken as it stands, and the texts that say one without any doubt."""
LONGEST_PLAIN = 200


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a file as it comes into a table, as text; empty where the file has nothing.

    at: its place in the file, from 0; source: its name there; type: as the file says, "VARCHAR" of a CSV.
    plain: a column `<name>_p` BOOLEAN says which of its texts match this pattern as a whole.
    is_whole: `<name>_w` BIGINT holds the whole number from 0 up that stands there, else NOT_WHOLE or NOTHING.
    """

    name: str
    at: int
    source: str
    type: str = "VARCHAR"
    plain: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class FlatFile:
    """One table in a file. width: how many columns it has; first: the number of its first row that counts, from 0.

    separator: what parts the cells of a CSV (empty: Parquet); new_line: what ends its lines; skip: the lines above its
    row 0; is_quoted: whether some cells stand in quotes.
    """

    path: Path
    width: int
    first: int = 0
    separator: str = ""
    new_line: str = "\n"
    skip: int = 0
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column of a result. may_be_nothing: an empty text stands for nothing; is_guarded: a text that a spreadsheet
    would take for a formula gets an apostrophe in front."""

    name: str
    may_be_nothing: bool = False
    is_guarded: bool = False


class CannotRead(Exception):
    """An engine that cannot read a file, whatever is wrong with it."""


class Loads(Protocol):
    """What takes rows of Python in: all that laying a season out asks for."""

    def load(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """Makes a table of these rows; an older one of that name is replaced."""


class Tables(Loads, Protocol):
    """Tables by name; a query is a tree, printed in the engine's own words after it has been checked."""

    def make(self, name: str, query: exp.Query) -> None:
        """Makes a table of what a query gives; an older one of that name is replaced."""

    def make_by(self, name: str, query: exp.Select, by: Term, most: int) -> None:
        """As `make`; `by`, which the query need not give, stands from 0 up to `most` in its rows, about evenly.

        Where memory is small the rows are made a stretch of numbers at a time."""

    def view(self, name: str, query: exp.Query) -> None:
        """A name for what a query gives, worked out whenever it is read; an older one of that name is replaced."""

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""

    def drop(self, name: str) -> None:
        """Forgets a table, if there is one of that name."""


class FileTables(Tables, Protocol):
    """Tables that go from file to file; `load` takes columns of the type VARCHAR[] too, whose cells are lists."""

    def attach(self, name: str, file: FlatFile, columns: Sequence[FileColumn]) -> None:
        """Makes a table of a file: `line` BIGINT, the number of the row from 0, and its columns, never NULL.

        Raises CannotRead."""

    def write(self, query: exp.Query, columns: Sequence[OutColumn], path: Path, *, as_text: bool) -> None:
        """Writes what a query gives to one file: Parquet, or a CSV in UTF-8 with headings. Raises OSError."""

    def close(self) -> None:
        """Forgets everything."""
