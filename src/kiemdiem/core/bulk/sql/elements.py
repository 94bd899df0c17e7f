"""What a variable stands for in a frame: a subject, one from outside the season, or a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Protocol

from sqlglot import exp

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.frames import KEY, OWNER, Frame, terms_of, union, with_terms
from kiemdiem.core.bulk.sql.layout import UNKNOWN, Layout
from kiemdiem.core.bulk.sql.measures import Gap, Mask, Measure, Number, Text, Truth, Words
from kiemdiem.core.bulk.sql.terms import FALSE, TRUE, Term, column, compare, conj, inv, most, named, number
from kiemdiem.core.engine.program import Program
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.scope import Vocabulary

Ask = Callable[[Any], Measure]


class Printing(Protocol):
    """What elements and lists ask of the printer of their program."""

    @property
    def names(self) -> Vocabulary: ...
    def of(self, tree: c.Checked, place: Place, when_empty: str = "fails") -> Measure: ...
    def truth(self, tree: c.Checked, place: Place, when_empty: str = "fails") -> Truth: ...
    def number(self, tree: c.Checked, place: Place) -> Number: ...
    def mask(self, tree: c.Checked, place: Place) -> Mask: ...
    def fact(self, subject: SubjectElement, name: str) -> Measure: ...
    def cell(self, row: RowElement, name: str) -> Measure: ...


class Element(Protocol):
    """What may be asked of a subject or row."""

    @property
    def world(self) -> World: ...
    @property
    def frame(self) -> Frame: ...
    def fact(self, name: str) -> Measure: ...
    def votes(self, code: str) -> Measure: ...
    def level(self, stage: str, *, is_self: bool = False) -> Measure: ...
    def is_rated(self) -> Measure: ...
    def leads_to(self, relation: str, kind: str) -> Measure: ...
    def first(self, relation: str, ask: Ask) -> Measure: ...


@dataclass(frozen=True)
class Place:
    """Where an expression is printed: what each variable stands for, and what `group` is."""

    elements: Mapping[int, Element]
    of_group: Callable[[c.GroupFact], Measure] | None = None

    @property
    def frame(self) -> Frame:
        """The frame of the innermost variable."""
        return self.elements[max(self.elements)].frame

    @property
    def world(self) -> World:
        return self.elements[max(self.elements)].world


@dataclass(frozen=True)
class World:
    """What elements of one program share; `shifts` and `reads` note which calendars and judgements are needed.

    honoured: for each kind the table of the honours that its subjects hold, once awards have been given.
    fixed: for each kind what the columns hold that are the same of all its subjects; unlinked: the tables of links
    in which there are none.
    """

    program: Program
    layout: Layout
    printer: Printing
    names: count[int] = field(default_factory=count)
    shifts: set[tuple[int, str]] = field(default_factory=set)
    reads: set[tuple[str, str]] = field(default_factory=set)
    honoured: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, Mapping[str, Term]] = field(default_factory=dict)
    unlinked: set[str] = field(default_factory=set)

    def subject(self, kind: str) -> SubjectElement:
        """A subject of this kind in a frame of its own."""
        frame = Frame(exp.select(exp.Star()).from_(layout.subjects(kind)), self.names)
        return SubjectElement(self, frame, kind, self.fixed.get(kind, {}))

    def ballot(self, kind: str) -> SubjectElement:
        """A subject of this kind as one of its several ballots shows it, in a frame of its own."""
        frame = Frame(exp.select(exp.Star()).from_(layout.ballots(kind)), self.names)
        return SubjectElement(self, frame, kind, {})

    def outside(self, kinds: tuple[str, ...]) -> OutsideElement:
        """One from outside the season, seen as one of these kinds."""
        frame = Frame(exp.select(exp.Star()).from_(layout.outside(kinds)), self.names)
        return OutsideElement(self, frame, kinds)

    def shifted(self, frame: Frame, day: Number, amount: int, unit: str) -> Number:
        """A day moved by months or years, looked up: no engine moves a day as the law counts."""
        if day.low != day.high:
            raise NotInBulk("a day between two others")
        self.shifts.add((amount, unit))
        kept = frame.keep(day)
        assert isinstance(kept, Number)
        calendar = exp.select(named(column("day"), OWNER), column("moved")).from_(layout.shifts(amount, unit))
        found = frame.join(calendar, {"moved": number(0)}, on=kept.low)["moved"]
        return Number(found, found, number(1), kept.unknown, kept.nothing, kept.gap)


@dataclass(frozen=True, eq=False)
class SubjectElement:
    """A subject of one kind: every fact is a column, worked out once for each frame, or fixed."""

    world: World
    frame: Frame
    kind: str
    fixed: Mapping[str, Term]

    def once(self, key: object, make: Callable[[], Measure]) -> Measure:
        """A measure kept in the frame, made when it is first asked for."""
        known = self.frame.known
        if key not in known:
            made = make()
            known[key] = self.frame.keep(made)
        return known[key]

    def fact(self, name: str) -> Measure:
        return self.once((self.kind, "fact", name), partial(self.world.printer.fact, self, name))

    def votes(self, code: str) -> Measure:
        at = self.world.program.kinds[self.kind].codes.index(code)
        unknown = compare("=", self.stored(f"v_{at}_k"), number(UNKNOWN))
        votes = self.stored(f"v_{at}")
        return Number(votes, votes, number(1), unknown, gap=Gap(unknown))

    def stored(self, name: str) -> Term:
        """A column of the subject's own table, or what it holds of all."""
        return self.fixed.get(name) or column(name)

    # ------------------------------------------------------------------ levels
    def level(self, stage: str, *, is_self: bool = False) -> Measure:
        bits = self._judged(stage)
        return Mask(bits, Gap() if is_self else Gap(FALSE, layout.several(bits)))

    def _judged(self, stage: str) -> Term:
        self.world.reads.add((self.kind, "own_level" if stage == "rated" else stage))

        def make() -> Measure:
            aside = exp.select(named(column(KEY), OWNER), column(stage)).from_(layout.judged(self.kind))
            return Mask(self.frame.join(aside, {stage: number(-1)})[stage])

        found = self.once((self.kind, "judged", stage), make)
        assert isinstance(found, Mask)
        return found.bits

    def is_rated(self) -> Measure:
        state = self._judged("rated")  # 1 rated, 0 surely not, else not known
        maybe, sure = compare("<>", state, number(0)), compare("=", state, number(1))
        return Truth(sure, maybe, Gap(FALSE, conj(maybe, inv(sure))))

    # ------------------------------------------------------------------ links
    def leads_to(self, relation: str, kind: str) -> Measure:
        if self.has_no(relation):
            return m.NO
        aside = (
            exp.select(named(column(OWNER, "r"), OWNER), named(most(number(1)), "found"))
            .from_(self.links(relation).subquery("r", copy=False))
            .join(layout.subjects(kind), on=_meets("t", "r", KEY, layout.subjects(kind)))
            .group_by(column(OWNER, "r"))
        )
        return m.settled(compare("=", self.frame.join(aside, {"found": number(0)})["found"], number(1)))

    def links(self, relation: str) -> exp.Select:
        """o, t, pos of a relation, followed either way."""
        start, end = ("t", KEY) if relation in self.world.program.inverse else (KEY, "t")
        table = self._links_of(relation)
        return exp.select(named(column(start), OWNER), named(column(end), "t"), column("pos")).from_(table)

    def has_no(self, relation: str) -> bool:
        """Whether nobody at all has a link of this relation."""
        return self._links_of(relation) in self.world.unlinked

    def _links_of(self, relation: str) -> str:
        back = self.world.program.inverse.get(relation)
        return layout.links(back[0] if back is not None else relation)

    def others(self, relation: str) -> list[SubjectElement | OutsideElement]:
        """Those who may stand at the other end, each kind in a frame of its own."""
        known = self.world.program.names.relations.get(self.kind, {}).get(relation)
        kinds = tuple(known.to) if known is not None else ()
        found: list[SubjectElement | OutsideElement] = [self.world.subject(kind) for kind in kinds]
        if relation not in self.world.program.inverse:
            found.append(self.world.outside(kinds))
        return found

    def first(self, relation: str, ask: Ask) -> Measure:
        """What is asked of the one that a link leads to; nobody there is unknown, or none where nobody may be."""
        found = [(other, ask(other)) for other in self.others(relation)]
        shape = found[0][1]
        is_nobody = relation in self.world.program.may_lead_nowhere
        absent = ask(BlankElement(shape, is_nobody))
        absent = with_gap(absent, Gap(TRUE))
        rows = [terms_of(measure) for _, measure in found]
        wanted = list(zip(*rows, terms_of(absent), strict=True))
        if self.has_no(relation):
            return with_terms(shape, [terms[-1] for terms in wanted])
        names = {terms: f"x{at}" for at, terms in enumerate(wanted) if any(term != terms[0] for term in terms[1:])}
        queries = [
            exp.select(column(OWNER, "r"), *(named(terms[at], name) for terms, name in names.items()))
            .from_(self.links(relation).subquery("r", copy=False))
            .join(other.frame.query.subquery("t", copy=False), on=_meets("t", "r", KEY, "t"))
            .where(compare("=", column("pos", "r"), number(0)))
            for at, (other, _) in enumerate(found)
        ]
        joined = self.frame.join(union(queries), {name: terms[-1] for terms, name in names.items()}) if names else {}
        return with_terms(shape, [joined[names[terms]] if terms in names else terms[0] for terms in wanted])


def _meets(left: str, left_table: str, right: str, right_table: str) -> exp.EQ:
    return exp.EQ(this=column(left, left_table), expression=column(right, right_table))


@dataclass(frozen=True, eq=False)
class OutsideElement:
    """One who is no subject of the season: nothing is known but what a body says."""

    world: World
    frame: Frame
    kinds: tuple[str, ...]

    def fact(self, name: str) -> Measure:
        for kind in (*self.kinds, *self.world.program.kinds):
            if name in self.world.program.names.facts.get(kind, {}):
                return self.world.layout.fact(kind, name).measure()
        raise NotInBulk(name)

    def votes(self, code: str) -> Measure:
        return m.NOT_KNOWN

    def level(self, stage: str, *, is_self: bool = False) -> Measure:
        return Mask(column("level"), Gap(FALSE, layout.several(column("level"))))

    def is_rated(self) -> Measure:
        sure = compare("=", column("rated"), number(1))
        return Truth(sure, TRUE, Gap(FALSE, inv(sure)))

    def leads_to(self, relation: str, kind: str) -> Measure:
        return Truth(FALSE, TRUE)

    def first(self, relation: str, ask: Ask) -> Measure:
        for kind in self.kinds:
            if relation in self.world.program.names.relations.get(kind, {}):
                shape = self.world.subject(kind).first(relation, ask)
                return with_gap(ask(BlankElement(shape, is_nobody=False)), Gap(TRUE))
        raise NotInBulk(relation)


@dataclass(frozen=True, eq=False)
class BlankElement:
    """Where a link leads nowhere: everything is unknown, or "none" where nobody may be there."""

    shape: Measure
    is_nobody: bool

    @property
    def frame(self) -> Frame:
        raise NotInBulk("a list of nobody")

    @property
    def world(self) -> World:
        raise NotInBulk("a list of nobody")

    def fact(self, name: str) -> Measure:
        return self._blank(1 << layout.BEYOND)

    def votes(self, code: str) -> Measure:
        return m.NOT_KNOWN

    def level(self, stage: str, *, is_self: bool = False) -> Measure:
        return self._blank(1 << layout.BEYOND)

    def is_rated(self) -> Measure:
        return m.NO if self.is_nobody else Truth(FALSE, TRUE)

    def leads_to(self, relation: str, kind: str) -> Measure:
        return Truth(FALSE, TRUE)

    def first(self, relation: str, ask: Ask) -> Measure:
        return BlankElement(self.shape, is_nobody=False).fact("")

    def _blank(self, none: int) -> Measure:
        unknown, nothing = (FALSE, TRUE) if self.is_nobody else (TRUE, FALSE)
        match self.shape:
            case Truth():
                return Truth(FALSE, unknown)
            case Mask():
                return Mask(number(none if self.is_nobody else -1))
            case Number():
                return Number(number(0), number(0), self.shape.den, unknown, nothing)
            case Text():
                return Text(exp.Literal.string(""), unknown, nothing)
            case Words():
                return Words(dict.fromkeys(self.shape.has, FALSE), unknown, nothing)


@dataclass(frozen=True, eq=False)
class RowElement:
    """A row of a table fact; `owner` is whose it is, where the frame knows him."""

    world: World
    frame: Frame
    table: str
    fact_id: str
    owner: SubjectElement | None

    def fact(self, name: str) -> Measure:
        known, key = self.frame.known, ("cell", self.table, name)
        if key not in known:
            known[key] = self.frame.keep(self.world.printer.cell(self, name))
        return known[key]

    def votes(self, code: str) -> Measure:
        raise NotInBulk("votes of a row")

    def level(self, stage: str, *, is_self: bool = False) -> Measure:
        raise NotInBulk("level of a row")

    def is_rated(self) -> Measure:
        raise NotInBulk("rated of a row")

    def leads_to(self, relation: str, kind: str) -> Measure:
        raise NotInBulk("link of a row")

    def first(self, relation: str, ask: Ask) -> Measure:
        raise NotInBulk("link of a row")


def with_gap(measure: Measure, gap: Gap) -> Measure:
    """The same measure with another gap."""
    return with_terms(measure, [*terms_of(measure)[:-2], gap.facts, gap.levels])


__all__ = ["BlankElement", "Element", "OutsideElement", "Place", "RowElement", "SubjectElement", "World", "with_gap"]
