"""The numbers of texts of which only equality matters; names of groups get theirs in the tables."""

from __future__ import annotations

from sqlglot import exp

from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.bulk.flat.joins import long, text_of
from kiemdiem.core.bulk.flat.models import Recorder
from kiemdiem.core.bulk.flat.reading import FlatReading
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import column, compare, disj, meets, named, number, summed, table_as, text
from kiemdiem.core.bulk.staging import Texts, grouping_keys
from kiemdiem.core.engine.program import Program

_GROUPS, _ABOVE_FEW = "group_texts", 1_000_000


def group_sources(reading: FlatReading, name: str) -> list[Taken]:
    """The columns that may say in which group a subject is counted, the first that does goes."""
    if name == "person":
        found = [reading.of("person")]
    else:
        found = [reading.of("link", name), reading.of("fact", name), reading.of("link", "group")]
    return list(dict.fromkeys(one for one in found if one is not None))


class FlatTexts:
    """The numbers of texts. few: those that Python knows; the others are names of groups, each cell of a file one."""

    def __init__(self, reading: FlatReading, program: Program) -> None:
        self.few = Texts()
        self._reading, self._tables = reading, reading.tables
        sources = [one for name in grouping_keys(program) for one in group_sources(reading, name)]
        self._sources = list(dict.fromkeys(sources))
        self._kinds = list(dict.fromkeys(reading.kinds.values()))
        cells = [self._cells(kind, one) for one in self._sources for kind in self._kinds]
        columns = [("number", "BIGINT"), ("text", "VARCHAR")]
        if not cells:
            self._tables.load(_GROUPS, columns, [])
            return
        names = union([exp.select(column("key")).from_(table) for table in cells])
        distinct = exp.select(column("key")).distinct().from_(names.subquery("u"))
        so_far = exp.Window(this=summed(number(1)), order=exp.Order(expressions=[exp.Ordered(this=column("key"))]))
        numbered = exp.select(named(long(exp.Add(this=so_far, expression=number(_ABOVE_FEW))), "number"))
        self._tables.make(_GROUPS, numbered.select(named(column("key"), "text")).from_(distinct.subquery("d")))
        for table in cells:
            query = exp.select(column("cell", "c"), column("number", "t")).from_(table_as(table, "c"))
            self._tables.make(f"{table}_numbers", query.join(table_as(_GROUPS, "t"), on=meets("key", "c", "text", "t")))

    def keys(self, kind: str, one: Taken) -> str:
        """The table that gives the number of the group that each cell of a column names: cell, number."""
        return f"keys_{kind}_{one.at}_numbers"

    def lay_out(self) -> None:
        """The table of all texts."""
        recorder = Recorder()
        self.few.lay_out(recorder)
        self._tables.load("few_texts", recorder.columns[layout.TEXTS], recorder.rows[layout.TEXTS])
        both = [exp.select(column("number"), column("text")).from_(table) for table in ("few_texts", _GROUPS)]
        self._tables.make(layout.TEXTS, union(both))

    def _cells(self, kind: str, one: Taken) -> str:
        """Each cell of a column that names a group, and the name."""
        table, reading = f"keys_{kind}_{one.at}", self._reading
        found = reading.read_one_by_one(kind, one)
        odd = [(*cells, told) for cells, subject in found if (told := text_of(subject, one))]
        columns = [("cell", "VARCHAR"), ("key", "VARCHAR")]
        if one.form != "text":
            self._tables.load(table, columns, odd)
            return table
        spelt = disj(*(compare("=", column("kind"), text(raw)) for raw, of in reading.kinds.items() if of == kind))
        plain = exp.select(column("cell"), named(column("cell"), "key")).distinct().from_(reading.plain_cells(one))
        plain = plain.where(spelt)
        self._tables.load(f"odd_{table}", columns, odd)
        query = union([plain, exp.select(column("cell"), column("key")).from_(f"odd_{table}")]) if odd else plain
        self._tables.make(table, query)
        return table
