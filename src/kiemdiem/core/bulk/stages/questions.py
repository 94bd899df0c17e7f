"""What each stage asks of the subjects of a kind: the atoms of its rules over one query, each printed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.cases.program import (
    atoms_of,
    duty_rules,
    early_rules,
    late_rules,
    point_atoms,
    told_rules,
    vote_atoms,
)
from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.quotas.ranks import rank_columns, reads_levels
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.atoms import GapAtom, Packing
from kiemdiem.core.bulk.sql.elements import SubjectElement, World
from kiemdiem.core.bulk.sql.terms import Term, named, of_table
from kiemdiem.core.engine.program import Program, Rule

Reads = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """Packings side by side over one query. reads: the levels of others that they look at, as (kind, stage);
    carried: what else of a subject goes along with the number of its case."""

    packings: tuple[Packing, ...]
    query: exp.Query
    reads: Reads
    carried: Mapping[str, Term] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The columns of all packs, in order."""
        return [f"p{at}" for at in range(sum(map(_width, self.packings)))]

    def terms(self) -> dict[str, Term]:
        """The packs by their columns."""
        terms = [term for packing in self.packings if packing.atoms for term in packing.terms()]
        return dict(zip(self.names, terms, strict=True))

    def packs(self, table: str) -> list[Term]:
        """The packs as columns of a query that has this one under a short name."""
        return [named(of_table(table, term), name) for name, term in self.terms().items()]

    def unpack(self, packed: tuple[int, ...]) -> list[dict[Any, Any]]:
        """The answers of each packing."""
        found, at = [], 0
        for packing in self.packings:
            width = _width(packing)
            found.append(packing.unpack(packed[at : at + width]) if width else {})
            at += width
        return found


def _width(packing: Packing) -> int:
    return packing.width if packing.atoms else 0


class Questions:
    """Prints the questions of one program; populated: the kinds of which anybody is staged."""

    def __init__(self, program: Program, world: World, populated: frozenset[str]) -> None:
        self._program, self._world, self._populated = program, world, populated
        self._known: dict[tuple[str, str], Asked] = {}
        self._late_reads: dict[str, Reads] = {}
        self._merged: dict[str, bool] = {}
        for kind in sorted(populated):
            self._refuse_circle(kind)

    def _refuse_circle(self, kind: str) -> None:
        """A level cannot be read before the quota is counted in which the reader stands as well."""
        together = self._program.together[kind] - {kind}
        if together and any(stage == "level" and other in together for other, stage in self._of_both(kind).reads):
            raise NotInBulk(f"{kind} reads the level of a kind that it is counted together with")

    def of(self, kind: str, stage: str) -> Asked:
        """What a stage asks; the stage "own_level" asks for the ceilings as well where `merges` says so."""
        if stage == "own_level" and self.merges(kind):
            stage = "both"
        if (kind, stage) not in self._known:
            self._known[kind, stage] = self._both(kind) if stage == "both" else self._alone(kind, stage)
        return self._known[kind, stage]

    def merges(self, kind: str) -> bool:
        """Whether the ceilings of a kind can be asked together with its own level: they look at no level of the kind
        itself, nor at one that waits for a level of the kind."""
        if kind not in self._merged:
            self._merged[kind] = self._can_merge(kind)
        return self._merged[kind]

    def _can_merge(self, kind: str) -> bool:
        if kind in {other for other, _ in self._of_both(kind).reads}:
            return False
        seen: set[str] = set()
        left = {other for other, _ in self._late_reads[kind]}
        while left:
            other = left.pop()
            seen.add(other)
            left |= self._waits_for(other) - seen
        return kind not in seen

    def _waits_for(self, kind: str) -> set[str]:
        """The kinds of which anything must be known before everything of this kind is."""
        if kind not in self._populated:
            return set()
        reads = self._of_both(kind).reads | self.of_quotas(kind)
        return {other for other, _ in reads} | set(self._program.together[kind])

    def gaps(self, kind: str) -> tuple[Packing, exp.Query]:
        """What each rule of a subject's level and ceilings meets that is not known, and the query it is a column of."""
        asked = self._of_both(kind)
        atoms = {name: atom for packing in asked.packings for name, atom in packing.by_name().items()}
        found = {name: GapAtom(atom) for name, atom in atoms.items() if name[0] not in ("votes", "points")}
        return Packing.of(found), asked.query

    def of_quotas(self, kind: str) -> Reads:
        """The levels that the quotas of a kind look at."""
        regime = self._program.regime
        found = (
            (read.kind, read.stage)
            for rule in self._program.quotas
            if kind in rule.entry.for_
            for (_, of), reads in regime.tree(rule.placed).reads.items()
            if of == kind
            for read in reads
        )
        return frozenset(found)

    # ------------------------------------------------------------------ printing
    def _of_both(self, kind: str) -> Asked:
        if (kind, "both") not in self._known:
            self._known[kind, "both"] = self._both(kind)
        return self._known[kind, "both"]

    def _both(self, kind: str) -> Asked:
        subject = self._world.subject(kind)
        self._world.reads.clear()
        early = self._early(kind, subject)
        reads = frozenset(self._world.reads)
        self._world.reads.clear()
        program = self._program.kinds[kind]
        late = Packing.of(atoms_of(late_rules(program), program, subject))
        self._late_reads[kind] = frozenset(self._world.reads)
        carried = self._carried(kind, subject)
        return Asked((early, late), subject.frame.query, reads | self._late_reads[kind], carried)

    def _alone(self, kind: str, stage: str) -> Asked:
        program, subject = self._program.kinds[kind], self._world.subject(kind)
        self._world.reads.clear()
        if stage == "own_level":
            packing = self._early(kind, subject)
        else:
            rules_of = {"attained_level": late_rules, "duties": duty_rules, "told": told_rules}[stage]
            packing = Packing.of(atoms_of(rules_of(program), program, subject))
        reads = frozenset(self._world.reads)
        carried = self._carried(kind, subject) if stage == "own_level" else {}
        return Asked((packing,), subject.frame.query, reads, carried)

    def _early(self, kind: str, subject: SubjectElement) -> Packing:
        program = self._program.kinds[kind]
        atoms = atoms_of(early_rules(program), program, subject) | vote_atoms(program, subject)
        return Packing.of(atoms | point_atoms(program, subject))

    def _carried(self, kind: str, subject: SubjectElement) -> dict[str, Term]:
        """The groups of a subject, and its ranks where they wait for no level."""
        quotas = [rule for rule in self._program.quotas if kind in rule.entry.for_]
        awards = [rule for rule in self._program.awards if kind in rule.entry.for_]
        found = {name: subject.stored(name) for name in _groupings((*quotas, *awards))}
        for rule in quotas:
            if not reads_levels(self._world, rule, kind):
                found |= rank_columns(rule, subject)
        return found


def _groupings(rules: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys(layout.grouping(name) for rule in rules for name in rule.entry.within))


__all__ = ["Asked", "Questions"]
