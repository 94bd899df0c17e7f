"""Each distinct cell of a column, read once for each kind by the readers that read it in a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.engine.given_faults import Faults
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.engine.given_subjects import SubjectReader
from kiemdiem.core.engine.season import Subject
from kiemdiem.core.interchange.flat_tables import FlatTable
from kiemdiem.core.interchange.records import RowBuilder

MODEL = "0"
"""The id of a row that is made up to read one cell in it."""


@dataclass
class CellReader:
    """Reads rows of which nothing is filled in but id, kind and the cells in question."""

    table: FlatTable
    names: GivenNames
    options: Mapping[str, str]
    taken: Iterable[Taken]
    _reader: SubjectReader = field(init=False)
    _faults: Faults = field(init=False)

    def __post_init__(self) -> None:
        self._reader = SubjectReader(self.names, self.options)
        self._faults = Faults(0)
        self._build = RowBuilder(self.table.layout, self.table.tables, self.table.regime.identity.year)
        self._id = next(one for one in self.taken if one.role == "id")
        self._kind = next(one for one in self.taken if one.role == "kind")
        self._told = 0

    def subject(self, kind: str, cells: Mapping[Taken, str]) -> Subject | None:
        """What stands in these cells of a subject of this kind; None where something is wrong with them."""
        row: list[object] = [""] * self._build.width
        row[self._id.at], row[self._kind.at] = MODEL, kind
        try:
            for one, text in cells.items():
                row[one.at] = one.value(text, self.table.types[one.at])
        except (ValueError, ArithmeticError, RecursionError):
            return None
        before = self._faults.total + self._told
        given = self._build.subject(row)
        if self._build.has_special:
            given = self._build.with_special(given, row, self._tell)
        found = self._reader(given, ("subjects", 0), self._faults)
        is_sound = self._faults.total + self._told == before and found is not None and found.kind
        return found if is_sound else None

    def _tell(self, _message: str, _index: int) -> None:
        self._told += 1

    def identifier(self, kind: str, text: str) -> str | None:
        """An id as it is read; None where it cannot be."""
        found = self.subject(kind, {self._id: text})
        return None if found is None else found.id


def anonymous(subject: Subject, name: str) -> Subject:
    """The same under another id."""
    return replace(subject, id=name)


__all__ = ["MODEL", "CellReader", "anonymous"]
