"""From a flat file straight into the tables of a bulk run, as staging lays a season out, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlglot import exp

from kiemdiem.core.bulk.flat.cells import CellReader
from kiemdiem.core.bulk.flat.columns import taken_columns
from kiemdiem.core.bulk.flat.errors import NotFlat, odd_rows
from kiemdiem.core.bulk.flat.groups import FlatTexts
from kiemdiem.core.bulk.flat.joins import Join, tidy, with_cells
from kiemdiem.core.bulk.flat.links import EVERYBODY, Links
from kiemdiem.core.bulk.flat.models import Laid, lay_out, silent_models
from kiemdiem.core.bulk.flat.reading import FlatReading
from kiemdiem.core.bulk.flat.subjects import Staging
from kiemdiem.core.bulk.silences import silent_names
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import column, compare, conj, disj, meets, named, number, summed, table_as, text
from kiemdiem.core.bulk.tables.engines import FileTables
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange.flat_tables import FlatTable
from kiemdiem.core.interchange.input_faults import BadInput

IDS_TOGETHER = 1_000_000
"""Ids that are looked through together."""


class FlatSeason:
    """The season of one flat file, in the tables of an engine.

    season: its readings and day, without its subjects. Raises BadInput with every fault at its row and column (of more
    than MOST_ROWS_AGAIN rows with faults those of the first), NotFlat where only reading row by row finds out.
    """

    def __init__(
        self, table: FlatTable, tables: FileTables, readings: Mapping[str, str], *, strict: bool = False
    ) -> None:
        self.table, self.tables = table, tables
        self._given, self._strict = dict(readings), strict
        self.season = self._head()
        names = GivenNames(table.regime)
        taken = taken_columns(table, names)
        options = table.regime.chosen(self.season.readings)
        self.reading = FlatReading(tables, table, taken, CellReader(table, names, options, taken))
        self.reading.read()
        self._linked = False
        self.silent: Mapping[str, tuple[str, ...]] = {}

    def stage(self, program: Program) -> date:
        """Lays the subjects out for a program; gives the day of the season."""
        texts = FlatTexts(self.reading, program)
        laid = lay_out(program, self.season, silent_models(program), texts.few)
        self.silent = silent_names(program, strict=self._strict)
        self._everybody(program)
        for kind in program.kinds:
            if kind in self.reading.kinds.values():
                Staging(self.reading, program, self.season, kind, laid, self.silent[kind], texts).lay_out()
            else:
                self._nobody(kind, program, laid)
        texts.lay_out()
        Links(self.reading, program, laid.recorder).lay_out()
        self._refuse()
        return self.season.as_of or program.period[1]

    @property
    def count(self) -> int:
        """How many subjects there are, once they are staged."""
        return int(self.tables.fetch(exp.select(summed(number(1))).from_(EVERYBODY))[0][0] or 0)

    # ------------------------------------------------------------------ head
    def _head(self) -> Season:
        """What the file's first row says of readings and day; its own faults are told with those of the others."""
        if not self.table.row_count:
            return self.table.read([], self._given, strict=self._strict)
        try:
            found = self.table.read([self.table.first], self._given, strict=self._strict)
        except BadInput as bad:
            if any(fault.row is None for fault in bad.faults):
                raise
            chosen = self.table.regime.chosen(self._given)
            return Season((), readings={key: chosen[key] for key in self._given}, strict=self._strict)
        return replace(found, subjects=())

    # ------------------------------------------------------------------ who is there
    def _everybody(self, program: Program) -> None:
        reading = self.reading
        parts: list[exp.Select] = []
        for at, kind in enumerate(program.kinds):
            if kind in reading.kinds.values():
                joins: list[Join] = []
                who = tidy(reading, kind, reading.id, joins)
                query = exp.select(named(column("line", "r"), "n"), named(who, "id"), named(number(at), "kind"))
                parts.append(with_cells(reading, kind, query, joins, compare("<>", who, text(""))))
        if not parts:
            self._refuse()
        self.tables.view(EVERYBODY, union(parts))
        if sum(map(self._count_ids, *self._stretches())) == self.count:
            return
        counted = exp.select(column("id"), named(summed(number(1)), "many")).from_(EVERYBODY).group_by(column("id"))
        twice = exp.select(column("id")).from_(counted.subquery("c")).where(compare(">", column("many"), number(1)))
        lines = exp.select(named(column("n", "e"), "line")).from_(table_as(EVERYBODY, "e"))
        reading.look(lines.join(twice.subquery("t"), on=meets("id", "e", "id", "t")))

    def _stretches(self) -> tuple[list[str], list[str]]:
        """The least and the end ("": none) of stretches of ids, of which each holds about as many."""
        at = list(range(self.reading.table.first + IDS_TOGETHER, self.reading.end, IDS_TOGETHER))
        if not at:
            return [""], [""]
        among = disj(*(compare("=", column("n"), number(line)) for line in at))
        ends = sorted(set(self.tables.fetch(exp.select(column("id")).from_(EVERYBODY).where(among))))
        ids = [id_ for (id_,) in ends]
        return ["", *ids], [*ids, ""]

    def _count_ids(self, least: str, end: str) -> int:
        """How many different ids there are in a stretch: those of a country would not fit together."""
        distinct = exp.select(column("id")).distinct().from_(EVERYBODY)
        bounds = [compare(">=", column("id"), text(least))] if least else []
        bounds += [compare("<", column("id"), text(end))] if end else []
        distinct = distinct.where(conj(*bounds)) if bounds else distinct
        return int(self.tables.fetch(exp.select(summed(number(1))).from_(distinct.subquery("d")))[0][0] or 0)

    def _nobody(self, kind: str, program: Program, laid: Laid) -> None:
        """Empty tables of a kind that the file has nobody of."""
        start = layout.rows(kind, "")
        for name, columns in laid.recorder.columns.items():
            of_kind = name in (layout.subjects(kind), layout.ballots(kind), layout.given(kind))
            is_rows = any(name == start + fact.replace(" ", "_") for fact in program.names.facts[kind])
            if of_kind or is_rows:
                self.tables.load(name, columns, [])

    # ------------------------------------------------------------------ what is wrong
    def _refuse(self) -> None:
        """Reads the rows that something may be wrong with, one by one; raises what the reader of rows finds."""
        if not self.reading.bad:
            return
        try:
            found = self.table.read(self.reading.bad, self._given, strict=self._strict)
        except BadInput as bad:
            if self.reading.more_bad:
                raise BadInput(bad.file, bad.faults, bad.total + self.reading.more_bad) from None
            raise
        if found.subjects:
            raise NotFlat(odd_rows())


__all__ = ["FlatSeason"]
