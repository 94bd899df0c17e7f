"""Years running, as an award asks for them: this year, the record of earlier years, gaps in it and what lies before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.elements import BlankElement, Place, RowElement, SubjectElement
from kiemdiem.core.bulk.sql.frames import OWNER
from kiemdiem.core.bulk.sql.many import Branch, Many, Wanted
from kiemdiem.core.bulk.sql.measures import Mask, Measure, Number, Text, Truth, Words
from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    Term,
    choose,
    column,
    compare,
    conj,
    disj,
    fewest,
    inv,
    most,
    named,
    number,
    one_if,
    text,
    total,
)
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.scope import year_table
from kiemdiem.core.regime.expression.types import Type

_RECORD, _WHOLE_YEARS = "previous", "whole_years"
_FIRST, _NEVER = 1000, 9999
YES_CODE, OPEN_CODE = 2, 1


@dataclass(frozen=True, eq=False)
class YearElement(RowElement):
    """A year that stands in no table: this one, one that the record skips, or one of which nothing is known."""

    cells: Mapping[str, Measure]
    label: str

    def fact(self, name: str) -> Measure:
        if name in self.cells:
            return self.cells[name]
        known, key = self.frame.known, ("year", self.label, name)
        if key not in known:
            known[key] = self.frame.keep(self.world.printer.cell(self, name))
        return known[key]


@dataclass(frozen=True)
class Streak:
    """How many years running each subject of one kind has what an award asks of each year.

    low, high: least and greatest; counted: the year in which the same award counted some of them already, or 0.
    """

    low: Term
    high: Term
    counted: Term


def lay_out_years(waves: Running) -> None:
    """The years as a record names them; no later one is ever asked for."""
    rows = [(str(year), year) for year in range(_FIRST, waves.program.regime.identity.year + 1)]
    waves.tables.load(_WHOLE_YEARS, [("name", "VARCHAR"), ("year", "BIGINT")], rows)


def streak(waves: Running, rule: Rule, subject: SubjectElement, *, leaves_out: bool) -> Streak:
    """leaves_out: years that the same award has counted before do not count again."""
    return _Years(waves, rule, subject).streak(leaves_out=leaves_out)


@dataclass(frozen=True)
class _Years:
    waves: Running
    rule: Rule
    subject: SubjectElement

    def streak(self, *, leaves_out: bool) -> Streak:
        earlier = [self._year - back for back in range(1, int(self.rule.entry.years or 1))]
        found = self._recorded(earlier)
        counted = found["counted"]
        if "each_year" not in self._trees:
            return Streak(number(0), number(0), counted)
        codes = [_code(self._of(self._this_year()))]
        for year in earlier:
            gap, unknown = _code(self._of(self._skipped(year))), _code(self._of(self._unknown(year)))
            is_gap = compare("<", found["oldest"], number(year))
            code = choose([(compare(">=", found[f"y{year}"], number(0)), found[f"y{year}"]), (is_gap, gap)], unknown)
            # Once one year does not count again, none before it does.
            codes.append(choose([(compare(">=", counted, number(year)), number(0))], code) if leaves_out else code)
        return self._run(codes, counted)

    def _run(self, codes: list[Term], counted: Term) -> Streak:
        frame = self.subject.frame
        names = [f"c{next(frame.names)}" for _ in codes]
        frame.add(dict(zip(names, codes, strict=True)))
        lows, highs = [], []
        for at in range(len(names)):
            lows.append(one_if(conj(*(compare("=", column(name), number(YES_CODE)) for name in names[: at + 1]))))
            highs.append(one_if(conj(*(compare(">=", column(name), number(OPEN_CODE)) for name in names[: at + 1]))))
        return Streak(total(lows), total(highs), counted)

    # ------------------------------------------------------------------ the record
    def _recorded(self, earlier: list[int]) -> dict[str, Term]:
        """For each year what the record says of it, or -1; the oldest year in it; and when the award last counted.

        A record tells of each period once.
        """
        source = c.FactOf(self._table_type, 0, c.Variable(Type("subject", kinds=(self._kind,)), 0, 0), _RECORD)
        many = Many(self.waves.printer, self.subject, source, 1, None, None)
        (branch,) = many.branches()
        frame = branch.frame
        whole = self._whole_year(branch)
        wanted = {"oldest": Wanted(choose([(compare(">", whole, number(0)), whole)], number(_NEVER)), fewest, _NEVER)}
        wanted["counted"] = Wanted(self._counted(branch, earlier), most, 0)
        if "each_year" in self._trees:
            code = _code(self._truth(Place(branch.elements)))
            name = f"c{next(frame.names)}"
            frame.add({name: code})
            for year in earlier:
                is_it = compare("=", whole, number(year))
                wanted[f"y{year}"] = Wanted(choose([(is_it, column(name))], number(-1)), most, -1)
        rows = exp.select(column(OWNER), *(named(one.term, name) for name, one in wanted.items()))
        return many.joined([rows.from_(frame.query.subquery("b", copy=False))], wanted)

    def _whole_year(self, branch: Branch) -> Term:
        """The year that a row is the whole of, else 0."""
        frame, period = branch.frame, branch.element.fact("period")
        assert isinstance(period, Text)
        aside = exp.select(named(column("name"), OWNER), column("year")).from_(_WHOLE_YEARS)
        found = frame.join(aside, {"year": number(0)}, on=period.value)["year"]
        return choose([(disj(period.unknown, period.nothing), number(0))], found)

    def _counted(self, branch: Branch, earlier: list[int]) -> Term:
        year, honours = branch.element.fact("year"), branch.element.fact("honours")
        assert isinstance(year, Number)
        assert isinstance(honours, Words)
        if not earlier:
            return number(0)
        is_asked = conj(compare(">=", year.low, number(min(earlier))), compare("<=", year.low, number(max(earlier))))
        held = conj(honours.has[self.rule.id], inv(honours.unknown), inv(honours.nothing), year.known, is_asked)
        return choose([(held, year.low)], number(0))

    # ------------------------------------------------------------------ years that stand in no table
    def _of(self, row: YearElement) -> Truth:
        return self._truth(Place({0: self.subject, 1: row}))

    def _truth(self, place: Place) -> Truth:
        tree = self._trees["each_year"]
        return self.waves.printer.truth(tree, place, getattr(self.rule.entry, "when_empty", "fails"))

    def _this_year(self) -> YearElement:
        level, honours = self.subject.level("level", is_self=True), self.subject.fact("honours")
        cells = {"level": level, "honours": honours, "state": Text(text("this year"))}
        return self._row(self._year, "this year", cells)

    def _skipped(self, year: int) -> YearElement:
        """A year between others of the record."""
        cells: dict[str, Measure] = {"level": Mask(number(1 << self._codes)), "state": Text(text("no record"))}
        return self._row(year, f"no record {year}", cells)

    def _unknown(self, year: int) -> YearElement:
        """A year of which nobody has said anything."""
        cells: dict[str, Measure] = {name: self._blank(name) for name in self._columns}
        cells["level"] = Mask(number((1 << self._codes + 1) - 1))
        return self._element(cells, f"unknown {year}")

    def _row(self, year: int, label: str, told: Mapping[str, Measure]) -> YearElement:
        words = {name: self._shelf_words(name) for name in ("honours", "grounds")}
        cells: dict[str, Measure] = {
            "period": Text(text(str(year))), "year": m.exact(year), "score": self._blank("score"),
            "unit": Text(text("")), **words, **told,
        }  # fmt: skip
        return self._element(cells, label)

    def _element(self, cells: Mapping[str, Measure], label: str) -> YearElement:
        world = self.subject.world
        table = year_table(self._kind)
        return YearElement(world, self.subject.frame, table, _RECORD, self.subject, cells, label)

    def _blank(self, name: str) -> Measure:
        shape = self.subject.world.layout.cell(year_table(self._kind), name, None).measure()
        return BlankElement(shape, is_nobody=False).fact(name)

    def _shelf_words(self, name: str) -> Words:
        shelf = self.subject.world.layout.cell(year_table(self._kind), name, None)
        return Words(dict.fromkeys(shelf.words, FALSE))

    # ------------------------------------------------------------------ what all of these ask
    @property
    def _kind(self) -> str:
        return self.subject.kind

    @property
    def _year(self) -> int:
        return int(self.waves.program.regime.identity.year)

    @property
    def _codes(self) -> int:
        return len(self.waves.program.kinds[self._kind].codes)

    @property
    def _columns(self) -> list[str]:
        computed = self.waves.program.columns.get(year_table(self._kind), {})
        return [name for name in self.waves.program.names.columns[year_table(self._kind)] if name not in computed]

    @property
    def _table_type(self) -> Type:
        return self.waves.program.names.facts[self._kind][_RECORD]

    @property
    def _trees(self) -> Mapping[str, c.Checked]:
        found = self.waves.program.regime.tree(self.rule.placed).fields
        return {field: tree for (field, kind), tree in found.items() if kind == self._kind}


def _code(truth: Truth) -> Term:
    """2: surely so, 1: perhaps, 0: not."""
    return choose([(truth.sure, number(YES_CODE)), (truth.maybe, number(OPEN_CODE))], number(0))


__all__ = ["Streak", "lay_out_years", "streak"]
