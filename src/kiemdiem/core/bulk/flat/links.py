"""Where the cells of a flat file lead: to subjects of the file, or to those outside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.bulk.flat.joins import constant
from kiemdiem.core.bulk.flat.models import Recorder
from kiemdiem.core.bulk.flat.reading import FLAT, FlatReading
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import Term, column, compare, meets, named, number, otherwise, summed, table_as
from kiemdiem.core.engine.given_names import LEADS_ELSEWHERE
from kiemdiem.core.engine.program import Program
from kiemdiem.core.regime.entries.identity import Relation

EVERYBODY, OUTSIDERS = "flat_everybody", "flat_outsiders"
_NOBODY = -1


@dataclass
class Links:
    """The links of one file. `flat_everybody`: n, id, kind (its place among the kinds)."""

    reading: FlatReading
    program: Program
    recorder: Recorder

    def __post_init__(self) -> None:
        self._tables = self.reading.tables
        self._kinds = list(self.program.kinds)
        self._relations = [placed.entry.id for placed in self.program.regime.of("relation", Relation)]
        self._seen_as: list[tuple[str, ...]] = sorted(self._all_kinds())
        self._led = {
            one.key: one for one in self.reading.taken if one.role == "link" and one.key in self._relations
        }  # fmt: skip

    def _all_kinds(self) -> set[tuple[str, ...]]:
        """The sequences of kinds as which somebody outside may be seen."""
        return {
            tuple(relation.to) for relations in self.program.names.relations.values() for relation in relations.values()
        } | {()}

    def lay_out(self) -> None:
        """link_R and outside_…; rows whose links are wrong are noted."""
        parts = {name: self._ends(name, one) for name, one in self._led.items()}
        self._number_outsiders(list(parts.values()))
        for name in dict.fromkeys(self._relations):
            table = layout.links(name)
            if name in parts:
                self._tables.view(table, self._link(self._led[name], parts[name]))
                self._check(name)
            else:
                self._tables.load(table, self.recorder.columns[table], [])
        self._outside()

    # ------------------------------------------------------------------ each distinct cell
    def _ends(self, name: str, one: Taken) -> str:
        """ends_R: kind (as it is spelt), cell, pos, target, n and kind of whom it leads to, seen_as."""
        odd = [
            (raw, cells[0], at, target)
            for raw, of in self.reading.kinds.items()
            for cells, subject in self.reading.read_one_by_one(of, one)
            for at, target in enumerate(subject.links.get(name, ()))
        ]
        table = f"parts_{name}"
        self._tables.load(
            f"odd_{name}", [("kind", "VARCHAR"), ("cell", "VARCHAR"), ("pos", "BIGINT"), ("target", "VARCHAR")], odd
        )
        query: exp.Query = exp.select(*map(column, ("kind", "cell", "pos", "target"))).from_(f"odd_{name}")
        if one.form == "text":
            plain = exp.select(column("kind"), column("cell"), named(number(0), "pos"), named(column("cell"), "target"))
            plain = plain.from_(self.reading.plain_cells(one))
            query = union([plain, query]) if odd else plain
        self._tables.make(table, query)
        self._tables.load(f"seen_{name}", [("raw", "VARCHAR"), ("seen_as", "BIGINT")], [
            (raw, self._seen_as.index(self._led_to(of, name))) for raw, of in self.reading.kinds.items()
        ])  # fmt: skip
        return table

    def _led_to(self, kind: str, relation: str) -> tuple[str, ...]:
        known = self.program.names.relations.get(kind, {}).get(relation)
        return tuple(known.to) if known is not None else ()

    def _found(self, name: str) -> exp.Select:
        """The cells that lead to subjects of the file."""
        who = ("kind", "cell", "pos", "target")
        query = exp.select(*(column(of, "p") for of in who), column("n", "e"), named(column("kind", "e"), "to_kind"))
        query = query.from_(table_as(f"parts_{name}", "p"))
        return query.join(table_as(EVERYBODY, "e"), on=meets("target", "p", "id", "e"))

    def _number_outsiders(self, parts: list[str]) -> None:
        """flat_outsiders: seen_as, target, n; and each cell gets the number of whom it leads to."""
        strangers = []
        for name in self._led:
            self._tables.make(f"found_{name}", self._found(name))
            same = [meets(of, "p", of, "f") for of in ("kind", "cell", "pos")]
            query = exp.select(*(column(of, "p") for of in ("kind", "cell", "pos", "target")), column("seen_as", "s"))
            query = query.select(named(otherwise(column("n", "f"), number(_NOBODY)), "n"))
            query = query.from_(table_as(f"parts_{name}", "p"))
            query = query.join(table_as(f"seen_{name}", "s"), on=meets("kind", "p", "raw", "s"))
            query = query.join(table_as(f"found_{name}", "f"), on=exp.and_(*same), join_type="left")
            self._tables.make(f"ends_{name}", query)
            who = exp.select(column("seen_as"), column("target")).from_(f"ends_{name}")
            strangers.append(who.where(compare("=", column("n"), number(_NOBODY))))
        if not strangers:
            self._tables.load(OUTSIDERS, [("seen_as", "BIGINT"), ("target", "VARCHAR"), ("n", "BIGINT")], [])
            return
        every = exp.select(column("seen_as"), column("target")).distinct().from_(union(strangers).subquery("u"))
        ordered = exp.Order(expressions=[exp.Ordered(this=column(of)) for of in ("seen_as", "target")])
        so_far = exp.Window(this=summed(number(1)), order=ordered)
        least = exp.Cast(this=exp.Add(this=so_far, expression=number(self.first)), to=_BIGINT.copy())
        numbered = exp.select(column("seen_as"), column("target"), named(least, "n")).from_(every.subquery("d"))
        self._tables.make(OUTSIDERS, numbered)

    @property
    def first(self) -> int:
        """Numbers above this are free."""
        return self.reading.end

    def _link(self, one: Taken, parts: str) -> exp.Select:
        name = parts.removeprefix("parts_")
        ends = exp.select(*(column(of, "e") for of in ("kind", "cell", "pos")))
        known = exp.Case().when(compare("<>", column("n", "e"), number(_NOBODY)), column("n", "e"))
        ends = ends.select(named(known.else_(otherwise(column("n", "o"), number(_NOBODY))), "t"))
        ends = ends.from_(table_as(f"ends_{name}", "e"))
        same = exp.and_(meets("seen_as", "e", "seen_as", "o"), meets("target", "e", "target", "o"))
        self._tables.make(f"ways_{name}", ends.join(table_as(OUTSIDERS, "o"), on=same, join_type="left"))
        query = exp.select(named(column("line", "r"), "n"), column("t", "w"), column("pos", "w"))
        query = query.from_(table_as(FLAT, "r"))
        meet: list[exp.Expr] = [meets(one.name, "r", "cell", "w")]
        if len(self.reading.kinds) > 1:
            meet.append(meets(self.reading.kind.name, "r", "kind", "w"))
        return query.join(table_as(f"ways_{name}", "w"), on=exp.and_(*meet))

    # ------------------------------------------------------------------ those outside
    def _outside(self) -> None:
        for at, kinds in enumerate(self._seen_as):
            name = layout.outside(kinds)
            if name not in self.recorder.columns:
                continue
            models = self.recorder.of(name)
            own: dict[str, Term] = {"n": column("n"), "id": column("target")}
            if not models:
                self._tables.load(name, self.recorder.columns[name], [])
            else:
                shown = [
                    named(own[of] if of in own else constant(models[0][of]), of)
                    for of, _ in self.recorder.columns[name]
                ]
                query = exp.select(*shown).from_(OUTSIDERS).where(compare("=", column("seen_as"), number(at)))
                self._tables.view(name, query)
            for table in self.recorder.columns:
                if table.startswith(layout.rows(name, "")):
                    self._tables.load(table, self.recorder.columns[table], [])

    # ------------------------------------------------------------------ checks
    def _check(self, name: str) -> None:
        """Links to oneself, to the wrong kind, and chains of superiors that close in a circle."""
        table = layout.links(name)
        if name in LEADS_ELSEWHERE:
            self._look(
                exp.select(named(column("n"), "line")).from_(table).where(compare("=", column("n"), column("t")))
            )
        wrong = []
        for raw, kind in self.reading.kinds.items():
            wanted = self.program.regime.names.relations.get(kind, {}).get(name)
            if wanted is not None:
                wrong += [(raw, at) for at, other in enumerate(self._kinds) if other not in wanted.to]
        self._tables.load(f"wrong_{name}", [("raw", "VARCHAR"), ("other", "BIGINT")], wrong)
        query = exp.select(column("kind", "f"), column("cell", "f"), column("n", "f")).from_(
            table_as(f"found_{name}", "f")
        )
        same = exp.and_(meets("kind", "f", "raw", "w"), meets("to_kind", "f", "other", "w"))
        self._tables.make(f"misled_{name}", query.join(table_as(f"wrong_{name}", "w"), on=same))
        count = exp.select(summed(number(1))).from_(f"misled_{name}")
        if self._tables.fetch(count)[0][0]:
            one = self._led[name]
            lines = exp.select(column("line", "r")).from_(table_as(FLAT, "r"))
            same = exp.and_(meets(one.name, "r", "cell", "m"), meets(self.reading.kind.name, "r", "kind", "m"))
            self._look(lines.join(table_as(f"misled_{name}", "m"), on=same))
            self._look(exp.select(named(column("n"), "line")).from_(f"misled_{name}"))
        if name == "superior":
            self._circles(table)

    def _circles(self, table: str) -> None:
        """Takes away who leads to nobody left, until nobody can be taken away: who is left leads into a circle."""
        first = exp.select(column("n"), column("t")).from_(table)
        first = first.where(compare("=", column("pos"), number(0))).where(compare("<", column("t"), number(self.first)))
        self._tables.make("above_0", first)
        before = self._count("above_0")
        at = 0
        while before:
            sources = exp.select(named(column("n"), "m")).from_(f"above_{at}")
            left = exp.select(column("n", "a"), column("t", "a")).from_(table_as(f"above_{at}", "a"))
            left = left.join(sources.subquery("s"), on=meets("t", "a", "m", "s"))
            at = 1 - at
            self._tables.make(f"above_{at}", left)
            after = self._count(f"above_{at}")
            if after == before:
                self._look(exp.select(named(column("n"), "line")).from_(f"above_{at}"))
                return
            before = after

    def _count(self, table: str) -> Any:
        return self._tables.fetch(exp.select(summed(number(1))).from_(table))[0][0] or 0

    def _look(self, lines: exp.Query) -> None:
        self.reading.look(lines)


_BIGINT = exp.DataType(this=exp.DataType.Type.BIGINT)
