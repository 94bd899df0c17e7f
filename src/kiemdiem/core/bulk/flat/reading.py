"""A flat file as the engine holds it: the table `flat`, which kinds are in it, and each distinct cell read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from kiemdiem.core.bulk.flat.cells import CellReader
from kiemdiem.core.bulk.flat.columns import Taken, file_columns, flat_file
from kiemdiem.core.bulk.flat.errors import NotFlat, not_simple, several_ballots, too_many_values
from kiemdiem.core.bulk.flat.read_cells import ReadCells, Texts
from kiemdiem.core.bulk.sql.terms import (
    Term,
    column,
    compare,
    conj,
    disj,
    inv,
    is_true,
    named,
    number,
    one_if,
    summed,
    text,
)
from kiemdiem.core.bulk.tables.engines import NOT_WHOLE, NOTHING, CannotRead, FileTables
from kiemdiem.core.engine.season import Subject
from kiemdiem.core.interchange.flat_tables import FlatTable

FLAT = "flat"
MOST_VALUES = 200_000
"""Different values of one column that are read one by one; each becomes an object."""
MOST_ROWS_AGAIN = 20_000
"""Rows with a fault that are read again one by one; of more the first."""

Read = dict[str, ReadCells]
"""Kind → what some cells say of it."""


@dataclass
class FlatReading:
    """What was found in a file. kinds: cell of the column of kinds → kind."""

    tables: FileTables
    table: FlatTable
    taken: Sequence[Taken]
    cells: CellReader
    kinds: dict[str, str] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)
    more_bad: int = 0
    whole: set[int] = field(default_factory=set)
    _read: dict[tuple[int, ...], Read] = field(default_factory=dict)
    _odd: dict[int, Read] = field(default_factory=dict)
    _plain: set[int] = field(default_factory=set)
    _odd_cells: dict[tuple[int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.id = next(one for one in self.taken if one.role == "id")
        self.kind = next(one for one in self.taken if one.role == "kind")

    def read(self) -> None:
        """Takes the file in and reads its cells; the numbers of rows that must be looked at go into `bad`."""
        try:
            self.tables.attach(FLAT, flat_file(self.table), file_columns(self.table, list(self.taken)))
            self._read_kinds()
        except CannotRead as failed:
            self.table.look_through()
            raise NotFlat(not_simple()) from failed
        self._count_odd()
        if self._odd_cells[self.id.at, "blank"]:
            self.look(self.rows_where(compare("=", column(self.id.name), text(""))))
        for one in self.taken:
            if one.role in ("kind", "entered"):
                continue
            is_odd = bool(self._odd_cells[one.at, "odd"])
            if one.role == "untitled":
                if is_odd:
                    self.look(self.rows_where(_filled(one)))
            elif one.form == "text":
                self._odd[one.at] = self._values((one,), [_odd(one)]) if is_odd else {}
            elif one.form == "count" and not is_odd:
                self.whole.add(one.at)
            else:
                self._read[(one.at,)] = self._values((one,), [])
        self._look_at_refused()
        told = self.entered
        if told:
            self._read[tuple(one.at for one in told)] = self._values(told, [])

    # ------------------------------------------------------------------ what was read
    @property
    def end(self) -> int:
        """The number after that of the last row."""
        return self.table.row_count + self.table.first

    @property
    def entered(self) -> tuple[Taken, ...]:
        """What persons entered: several columns, read together."""
        return tuple(one for one in self.taken if one.role == "entered")

    def of(self, role: str, key: str = "") -> Taken | None:
        return next((one for one in self.taken if one.role == role and (not key or one.key == key)), None)

    def values(self, kind: str, *ones: Taken) -> ReadCells:
        """Every cell of these columns that some subject of a kind has."""
        return self._read[tuple(one.at for one in ones)].get(kind, _NONE_READ)

    def odd(self, kind: str, one: Taken) -> ReadCells:
        """The cells of a column of texts that are not just what they say."""
        return self._odd[one.at].get(kind, _NONE_READ)

    def read_one_by_one(self, kind: str, one: Taken) -> Iterator[tuple[Texts, Subject]]:
        """The cells of a column that must be read to know what they say: of texts the odd ones, else all."""
        return (self.odd(kind, one) if one.form == "text" else self.values(kind, one)).items()

    def has_odd(self, one: Taken) -> bool:
        """Whether some cell of a column is not of its form."""
        return bool(self._odd_cells[one.at, "odd"])

    def is_of(self, kind: str, source: str = "") -> Term:
        """That a row is of this kind."""
        cell = column(self.kind.name, source)
        return disj(*(compare("=", cell, text(raw)) for raw, found in self.kinds.items() if found == kind))

    def plain_cells(self, one: Taken) -> str:
        """The distinct cells of a column of texts that are just what they say: kind (as it is spelt), cell."""
        table = f"plain_{one.at}"
        if one.at not in self._plain:
            self._plain.add(one.at)
            cell, only = column(one.name), list(self.kinds)
            of_kinds = len(only) > 1 or bool(self.bad)
            query = exp.select(cell, *([column(self.kind.name)] if of_kinds else [])).where(_filled(one))
            query = query.where(column(f"{one.name}_p")) if self.has_odd(one) else query
            told = column(self.kind.name) if of_kinds else text(only[0])
            listed = exp.select(named(told, "kind"), named(cell, "cell"))
            self.tables.make(table, listed.from_(query.distinct().from_(FLAT).subquery("p")))
        return table

    def accepts(self, kind: str, one: Taken) -> Subject | None:
        """A subject with a plain cell in this column, where its kind may have one."""
        sample = "x" if one.form == "text" and self.table.types[one.at] == "VARCHAR" else "1"
        return self.cells.subject(self._spelt(kind), {one: sample})

    def _spelt(self, kind: str) -> str:
        return next(raw for raw, found in self.kinds.items() if found == kind)

    # ------------------------------------------------------------------ rows that must be looked at
    def look(self, lines: exp.Query) -> None:
        """Notes the rows that a query of `line` gives; of very many the first."""
        if len(self.bad) >= MOST_ROWS_AGAIN:
            return
        lines = exp.select(column("line")).distinct().from_(lines.subquery("b"))
        self.tables.make("flat_bad", lines)
        found = self._many("flat_bad")
        lines = exp.select(column("line")).from_("flat_bad")
        if found > MOST_ROWS_AGAIN:
            so_far = exp.Window(this=summed(number(1)), order=exp.Order(expressions=[exp.Ordered(this=column("line"))]))
            counted = exp.select(column("line"), named(so_far, "so_far")).from_(lines.subquery("l"))
            lines = exp.select(column("line")).from_(counted.subquery("c"))
            lines = lines.where(compare("<=", column("so_far"), number(MOST_ROWS_AGAIN)))
            self.more_bad += found - MOST_ROWS_AGAIN
        self.bad |= {line for (line,) in self.tables.fetch(lines)}

    def rows_where(self, *conditions: Term) -> exp.Select:
        """The rows of which all of this holds."""
        query = exp.select(column("line")).from_(FLAT)
        wanted = conj(*conditions)
        return query.where(wanted)

    def _many(self, table: str) -> int:
        return int(self.tables.fetch(exp.select(summed(number(1))).from_(table))[0][0] or 0)

    # ------------------------------------------------------------------ reading
    def _read_kinds(self) -> None:
        for (raw,) in self.tables.fetch(exp.select(column(self.kind.name)).distinct().from_(FLAT)):
            found = self.cells.subject(raw, {}) if raw else None
            if found is None:
                self.look(self.rows_where(compare("=", column(self.kind.name), text(raw))))
            else:
                self.kinds[raw] = found.kind

    def _count_odd(self) -> None:
        """In one reading of the file: how many cells of each column are not of its form."""
        asked: dict[tuple[int, str], Term] = {(self.id.at, "blank"): compare("=", column(self.id.name), text(""))}
        for one in self.taken:
            if one.form != "cells" or one.role == "untitled":
                asked[one.at, "odd"] = _odd(one)
        sums = [named(summed(one_if(term)), f"s{at}") for at, term in enumerate(asked.values())]
        found = self.tables.fetch(exp.select(*sums).from_(FLAT))[0]
        self._odd_cells = {key: int(many or 0) for key, many in zip(asked, found, strict=True)}
        self._odd_cells |= {(one.at, "odd"): self._odd_cells.get((one.at, "odd"), 0) for one in self.taken}

    def _look_at_refused(self) -> None:
        """Where a kind may not have a plain cell of a column, all who have one are looked at: in one reading of the
        file, for kinds that differ much refuse many columns."""
        refused: list[Term] = []
        for one in self.taken:
            if one.form == "cells" or one.role in ("kind", "entered", "id"):
                continue
            if one.at in self.whole:
                there = compare("<>", column(f"{one.name}_w"), number(NOTHING))
            elif one.form == "text":
                there = conj(column(f"{one.name}_p"), _filled(one)) if self.has_odd(one) else _filled(one)
            else:
                continue
            for kind in sorted(set(self.kinds.values())):
                if self.accepts(kind, one) is None:
                    refused.append(conj(self.is_of(kind), there))
        if refused:
            self.look(self.rows_where(disj(*refused)))

    def _values(self, ones: tuple[Taken, ...], conditions: Iterable[Term]) -> Read:
        """Reads each distinct combination of these cells; those with a fault are looked at in their rows."""
        names = [self.kind.name, *(one.name for one in ones)]
        query = exp.select(*map(column, names)).distinct().from_(FLAT)
        wanted = conj(*conditions)
        query = query.where(wanted) if not is_true(wanted) else query
        self.tables.make("flat_values", query)
        if self._many("flat_values") > MOST_VALUES:
            raise NotFlat(too_many_values(ones[0].label, MOST_VALUES))
        found: Read = {}
        wrong: list[tuple[str, ...]] = []
        last: tuple[str, Texts] | None = None
        rows = self.tables.fetch(exp.select(exp.Star()).from_("flat_values"))
        told = sorted((self.kinds[raw], tuple(texts), raw) for raw, *texts in rows if raw in self.kinds)
        for kind, cells, raw in told:
            if (kind, cells) == last:  # another spelling of the kind
                continue
            subject = self._subject(raw, ones, cells)
            if subject is None:
                wrong.append((raw, *cells))
            else:
                found.setdefault(kind, ReadCells()).add(cells, subject)
                last = kind, cells
        self._look_at(names, wrong)
        return found

    def _subject(self, raw: str, ones: tuple[Taken, ...], cells: Texts) -> Subject | None:
        found = self.cells.subject(raw, dict(zip(ones, cells, strict=True)))
        if found is not None and ones[0].role == "records" and found.ballots:
            raise NotFlat(several_ballots())
        return found

    def _look_at(self, names: list[str], wrong: list[tuple[str, ...]]) -> None:
        if not wrong:
            return
        self.tables.load("wrong", [(f"w_{name}", "VARCHAR") for name in names], wrong)
        same = conj(*(compare("=", column(name, "f"), column(f"w_{name}", "w")) for name in names))
        query = exp.select(column("line", "f")).from_(exp.alias_(exp.to_table(FLAT), "f", table=True))
        self.look(query.join(exp.alias_(exp.to_table("wrong"), "w", table=True), on=same))


_NONE_READ = ReadCells()


def _filled(one: Taken) -> Term:
    return compare("<>", column(one.name), text(""))


def _odd(one: Taken) -> Term:
    """That a cell is not of the form of its column."""
    if one.form == "count":
        return compare("=", column(f"{one.name}_w"), number(NOT_WHOLE))
    return conj(_filled(one), inv(column(f"{one.name}_p"))) if one.form == "text" else _filled(one)


__all__ = ["FLAT", "FlatReading", "Read"]
