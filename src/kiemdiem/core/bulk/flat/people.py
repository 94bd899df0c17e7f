"""The people of a flat file: their names as the file holds them, and how much it tells of somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from sqlglot import exp

from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.bulk.flat.links import EVERYBODY
from kiemdiem.core.bulk.flat.reading import FLAT
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.terms import column, meets, table_as
from kiemdiem.core.engine.season import Subject

_WANTED = "wanted_names"


class FlatPeople:
    """Those of a flat file that has been staged; a subject's number is that of its row."""

    def __init__(self, flat: FlatSeason) -> None:
        self._flat = flat
        self._column = flat.reading.of("name")

    def names(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """The names of the subjects of these rows."""
        if self._column is None or not numbers:
            return {}
        self._flat.tables.load(_WANTED, [("wanted", "BIGINT")], [(number,) for number in numbers])
        query = self._rows(self._column, ["line"])
        query = query.join(table_as(_WANTED, "w"), on=meets("line", "f", "wanted", "w"))
        return {line: self._read(kind, cell) for line, kind, cell in self._flat.tables.fetch(query)}

    def name_of(self, id_: str) -> str:
        """The name of a subject of the file that others are grouped by; the file holds no bodies."""
        return self._groups.get(id_) or id_

    def subjects(self, rows: list[int], at_once: int = 50_000) -> Iterator[tuple[int, Subject]]:
        """The subjects of some rows, each with its row, read one by one as any file is."""
        season = self._flat.season
        for start in range(0, len(rows), at_once):
            part = sorted(rows[start : start + at_once])
            found = self._flat.table.read(part, season.readings, strict=season.strict)
            yield from zip(part, found.subjects, strict=True)

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        if self._column is None:
            return {}
        query = self._rows(self._column, []).select(column("id", "e"))
        query = query.join(table_as(EVERYBODY, "e"), on=meets("line", "f", "n", "e"))
        query = query.join(table_as(layout.TEXTS, "t"), on=meets("text", "t", "id", "e"))
        return {id_: self._read(kind, cell) for kind, cell, id_ in self._flat.tables.fetch(query)}

    def _rows(self, names: Taken, columns: list[str]) -> exp.Select:
        wanted = [*columns, self._flat.reading.kind.name, names.name]
        return exp.select(*(column(name, "f") for name in wanted)).from_(table_as(FLAT, "f"))

    def _read(self, kind: str, cell: str) -> str:
        """A name as the reader of rows reads it."""
        assert self._column is not None
        return self._odd.get((self._flat.reading.kinds.get(kind, ""), cell), cell)

    @cached_property
    def _odd(self) -> Mapping[tuple[str, str], str]:
        """The names that are not just what they say, by kind and cell."""
        reading, told = self._flat.reading, self._column
        assert told is not None
        kinds = dict.fromkeys(reading.kinds.values())
        return {(kind, cell): one.name for kind in kinds for (cell,), one in reading.odd(kind, told).items()}


__all__ = ["FlatPeople"]
