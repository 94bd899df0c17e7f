"""One list of each row of a frame: its elements kind by kind, and numbers gathered from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.elements import OutsideElement, Place, Printing, RowElement, SubjectElement
from kiemdiem.core.bulk.sql.frames import KEY, OWNER, Frame, union
from kiemdiem.core.bulk.sql.layout import UNKNOWN
from kiemdiem.core.bulk.sql.measures import Measure, Truth
from kiemdiem.core.bulk.sql.terms import FALSE, TRUE, Term, all_columns, column, compare, meets, most, named, number
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.walk import nodes_of

Aggregate = Callable[[Term], Term]


@dataclass(frozen=True)
class Wanted:
    """One number of a list: what each element adds, how it is gathered, and what it is of an empty list."""

    term: Term
    gather: Aggregate
    empty: int


@dataclass(frozen=True)
class Branch:
    """The elements of one kind in a frame whose column `o` says whose they are."""

    frame: Frame
    element: SubjectElement | OutsideElement | RowElement
    elements: Mapping[int, Any]


Contribute = Callable[[Truth, "Measure | None", Branch], dict[str, Wanted]]


@dataclass(frozen=True)
class Many:
    """One list of each row of a frame."""

    printer: Printing
    owner: SubjectElement | OutsideElement
    source: c.Checked
    depth: int
    where: c.Checked | None
    asks: c.Checked | None

    # ------------------------------------------------------------------ the elements
    def gather(self, contribute: Contribute) -> dict[str, Term]:
        """The numbers of the list of each row, as columns of the owner's frame."""
        rows: list[exp.Query] = []
        wanted: dict[str, Wanted] = {}
        for branch in self.branches():
            place = Place(branch.elements)
            inside = m.YES if self.where is None else self.printer.truth(self.where, place)
            asked = None if self.asks is None else self.printer.of(self.asks, place)
            found = contribute(inside, asked, branch)
            wanted |= found
            columns = [named(one.term, name) for name, one in found.items()]
            rows.append(exp.select(column(OWNER), *columns).from_(branch.frame.query.subquery("b", copy=False)))
        return self.joined(rows, wanted)

    def joined(self, rows: Sequence[exp.Query], wanted: Mapping[str, Wanted]) -> dict[str, Term]:
        if self._leads_nowhere():
            return {name: number(one.empty) for name, one in wanted.items()}
        gathered = (
            exp.select(column(OWNER), *(named(one.gather(column(name)), name) for name, one in wanted.items()))
            .from_(union(rows).subquery("u", copy=False))
            .group_by(column(OWNER), copy=False)
        )
        return self.owner.frame.join(gathered, {name: number(one.empty) for name, one in wanted.items()})

    def _leads_nowhere(self) -> bool:
        """Whether the list is one of links of which nobody has any."""
        if isinstance(self.source, c.Linked) and isinstance(self.owner, SubjectElement):
            return self.owner.has_no(self.source.relation)
        return False

    def branches(self) -> list[Branch]:
        if isinstance(self.source, c.Linked):
            assert isinstance(self.owner, SubjectElement)
            self._refuse_outer()
            return [self._linked(other) for other in self.owner.others(self.source.relation)]
        assert isinstance(self.source, c.FactOf)
        return [self._rows()]

    def _refuse_outer(self) -> None:
        for part in (self.where, self.asks):
            for node in nodes_of(part) if part is not None else ():
                if isinstance(node, c.Variable) and node.depth < self.depth:
                    raise NotInBulk("a list of subjects that looks back at its owner")

    def _linked(self, other: SubjectElement | OutsideElement) -> Branch:
        assert isinstance(self.owner, SubjectElement)
        assert isinstance(self.source, c.Linked)
        links = self.owner.links(self.source.relation).subquery("r", copy=False)
        everything = all_columns("t")
        on = meets("t", "r", KEY, "t")
        led_to = other.frame.query.subquery("t", copy=False)
        query = exp.select(column(OWNER, "r"), everything).from_(links).join(led_to, on=on)
        frame = Frame(query, other.frame.names)
        element = replace(other, frame=frame)
        return Branch(frame, element, {self.depth: element})

    def _rows(self) -> Branch:
        assert isinstance(self.source, c.FactOf)
        world, name = self.owner.world, self.source.name
        kind = self.owner.kind if isinstance(self.owner, SubjectElement) else "_".join(("outside", *self.owner.kinds))
        table = exp.select(exp.Star()).from_(layout.rows(kind, name))
        frame = Frame(table, world.names)
        owner = None
        if isinstance(self.owner, SubjectElement):
            whose = world.subject(self.owner.kind)
            on = meets(OWNER, "r", KEY, "t")
            everything = [all_columns(at) for at in ("r", "t")]
            rows, owners = table.subquery("r", copy=False), whose.frame.query.subquery("t", copy=False)
            frame.query = exp.select(*everything).from_(rows).join(owners, on=on)
            owner = replace(whose, frame=frame)
        element = RowElement(world, frame, self.source.type.table, name, owner)
        return Branch(frame, element, {self.depth: element, **({0: owner} if owner is not None else {})})

    # ------------------------------------------------------------------ whether there is a list at all
    @property
    def unknown(self) -> Term:
        """Whether nobody has said what is in the list."""
        if isinstance(self.source, c.FactOf):
            if isinstance(self.owner, OutsideElement):
                return TRUE
            shelf = self.owner.world.layout.fact(self.owner.kind, self.source.name)
            return compare("=", self.owner.stored(f"{shelf.name}_k"), number(UNKNOWN))
        assert isinstance(self.source, c.Linked)
        if isinstance(self.owner, OutsideElement):
            return TRUE
        program = self.owner.world.program
        if self.source.relation not in program.inverse or self.source.relation in program.may_lead_nowhere:
            return FALSE
        if self.owner.has_no(self.source.relation):
            return TRUE
        links = self.owner.links(self.source.relation).subquery("r", copy=False)
        found = exp.select(column(OWNER), named(most(number(1)), "found")).from_(links).group_by(column(OWNER))
        return compare("=", self.owner.frame.join(found, {"found": number(0)})["found"], number(0))
