"""Who is left out of review or rating: each set of equal facts is put to the engine's own exclusions once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.engine.compiling import compile_regime
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.registers.computing import Computation, decides
from kiemdiem.core.engine.registers.exclusions import Excluded, excluded
from kiemdiem.core.engine.registers.making import Draft
from kiemdiem.core.engine.registers.model import Person
from kiemdiem.core.engine.registers.season_rows import BY_POSTS
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.regime.entries.facts import ByReading, Fact
from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.entries.subjects import Authority, RegisterFact, Subject
from kiemdiem.core.regime.expression import checked as c
from kiemdiem.core.regime.expression.walk import nodes_of
from kiemdiem.core.regime.register_scope import PERSON

_OF_POSTS = {"posts", "main_post", "managed_by", "post_before_promotion"}


class LeavingOut:
    """What the exclusions of persons read, and what they say. own: the facts of the person himself that they read;
    is_deep: they read what is not told by these and his cell, so that everybody is asked for himself."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        regime = structure.regime
        self._program = compile_regime(regime, structure.options)
        self.kinds = tuple(kind for kind, sort in structure.kinds.items() if sort == PERSON and self._rules(kind))
        self.own: dict[str, None] = {}
        self._linked: dict[tuple[str, str], None] = {}
        self.is_deep = False
        facts = structure.in_force("fact", Fact)
        self._worked_out = {placed.id for placed in facts if _is_worked_out(placed.entry)}
        self._given = {placed.id for placed in facts} - self._worked_out
        for kind in self.kinds:
            self._read(kind)
        self._refuse_units_that_read_persons()

    def _rules(self, kind: str) -> Sequence[Rule]:
        program = self._program.kinds.get(kind)
        return program.exclusions if program is not None else ()

    def _read(self, kind: str) -> None:
        """Notes what the exclusions of a kind read; of a derived fact what its own expression reads."""
        entered, derived = self._entered(kind), self._derived_of(kind)
        seen: set[str] = set()
        todo = [tree for rule in self._rules(kind) for tree in rule.trees.values()]
        while todo:
            inside: set[int] = set()
            for node in nodes_of(todo.pop()):
                if id(node) in inside:
                    continue
                match node:
                    case c.FactOf(of=c.Variable(depth=0), name=name) if name in entered:
                        self.own[name] = None
                        inside.add(id(node.of))
                    case c.FactOf(of=c.Variable(depth=0), name=name) if name in derived:
                        todo += [] if name in seen else [derived[name]]
                        seen.add(name)
                        inside.add(id(node.of))
                    case c.FactOf(of=c.Linked(of=c.Variable(depth=0) as own, relation=relation) as link, name=name) if (
                        relation not in BY_POSTS and name in self._given
                    ):
                        self._linked[relation, name] = None
                        inside |= {id(link), id(own)}
                    case c.FactOf() | c.Variable() | c.Linked() | c.OverC() | c.ShareOf() | c.LevelOf() | c.IsRated():
                        self.is_deep = True

    def _derived_of(self, kind: str) -> dict[str, c.Checked]:
        """The derived facts of a kind with their expressions, those that others or tables make aside."""
        found: dict[str, c.Checked] = {}
        for placed in self._of.in_force("fact", Fact):
            equals = placed.entry.equals
            if equals is None or placed.id not in self._program.kinds[kind].derived:
                continue
            field = f"equals.{self._of.options[equals.reading]}" if isinstance(equals, ByReading) else "equals"
            tree = self._of.regime.tree(placed).fields.get((field, kind))
            if tree is not None:
                found[placed.id] = tree
        return found

    def _entered(self, kind: str) -> set[str]:
        """The facts of a kind that are never anything but what was entered for the person."""
        of = self._of
        known = {p.id for p in of.in_force("fact", Fact) if kind in (p.entry.for_ or of.regime.kinds)}
        found = known - _OF_POSTS - self._worked_out - set(self._program.kinds[kind].values)
        found -= {p.entry.fact for p in of.in_force("register_fact", RegisterFact) if kind in p.entry.for_}
        for subject in of.in_force("subject", Subject):
            found -= set(subject.entry.gives) if subject.entry.kind == kind else set()
        for line in of.in_force("authority", Authority):
            found -= {*line.entry.gives, line.entry.row_gives or ""} if kind in line.entry.for_ else set()
        return found

    def _refuse_units_that_read_persons(self) -> None:
        relations = [placed.entry for placed in self._of.regime.of("relation", Relation)]
        persons = {kind for kind, sort in self._of.kinds.items() if sort == PERSON}
        of_persons = {one.id for one in relations if persons & {*one.from_, *one.to}}
        names = of_persons | {one.inverse for one in relations if one.id in of_persons and one.inverse}
        for kind, sort in self._of.kinds.items():
            for rule in self._rules(kind) if sort != PERSON else ():
                nodes = [node for tree in rule.trees.values() for node in nodes_of(tree)]
                if any(isinstance(n, c.Linked | c.LeadsTo) and n.relation in names for n in nodes):
                    raise NotInBulk(f"{rule.id}: a unit left out for what its persons are")

    # ------------------------------------------------------------------ what they say
    def cell_classes(self, by: Computation, season: Iterable[Mapping[str, Any]]) -> dict[str, int]:
        """Cell → a number that is equal where all that exclusions read through links is equal."""
        if not self._linked:
            return {}
        rows = {str(row["id"]): row for row in season}
        numbers: dict[Any, int] = {}
        found: dict[str, int] = {}
        wanted = {relation for relation, _ in self._linked}
        for unit in self._of.units.values():
            reached = {
                (kind, relation): target
                for kind in self.kinds
                for relation, target in by.rows.through_cell(kind, unit).items()
                if relation in wanted
            }
            told = tuple((key, self._read_of(rows.get(target))) for key, target in sorted(reached.items()))
            found[unit.id] = numbers.setdefault(told, len(numbers))
        return found

    def _read_of(self, row: Mapping[str, Any] | None) -> tuple[Any, ...] | None:
        """What exclusions may read of a unit that a link leads to; None where it is no subject of the season."""
        if row is None:
            return None
        facts = row.get("facts", {})
        return (row["kind"], *(repr(facts.get(name)) for _, name in self._linked))

    def of(
        self, persons: Iterable[Person], by: Computation, season: Sequence[Mapping[str, Any]]
    ) -> dict[str, dict[str, Excluded]]:
        """Person → kind → the exclusion that holds or may hold. `season`: the rows of the units."""
        if not self.kinds:
            return {}
        rows: dict[str, tuple[str, str]] = {}
        told: list[Mapping[str, Any]] = []
        for person in persons:
            for draft in self._drafts(person, by):
                rows[draft.id] = person.id, draft.kind
                told.append(self._row(draft, by))
        around = season if self._linked or self.is_deep else ()
        found: dict[str, dict[str, Excluded]] = {}
        for key, out in excluded(
            self._of.regime, [*around, *told], as_of=self._of.as_of, readings=self._of.options
        ).items():
            if key in rows:
                person_id, kind = rows[key]
                found.setdefault(person_id, {})[kind] = out
        return found

    def _row(self, draft: Draft, by: Computation) -> Mapping[str, Any]:
        """A draft as a row of a season, as far as exclusions read it."""
        if self.is_deep:
            return by.rows.row(draft, decides(by.competences(draft)[0]))
        return by.rows.row(draft) if self._linked else by.rows.row_of_facts(draft, self.own)

    def _drafts(self, person: Person, by: Computation) -> list[Draft]:
        if self.is_deep:
            return [draft for draft in by.making.of_person(person) if draft.kind in self.kinds]
        key = person.id
        return [Draft(k, key, person.name, True, True, person=key, id=f"{key}:{k}") for k in self.kinds]


def _is_worked_out(fact: Fact) -> bool:
    return fact.equals is not None or fact.from_others is not None
