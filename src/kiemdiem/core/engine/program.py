"""A regime under chosen readings, compiled: for every kind of subject the rules in force as functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from kiemdiem.core.engine.printer import Compiled, Printer
from kiemdiem.core.quantities.shares import Relation
from kiemdiem.core.regime.entries.entry import Cited
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Blank
from kiemdiem.core.regime.entries.identity import Relation as RelationEntry
from kiemdiem.core.regime.entries.ratings import Requirement, Score
from kiemdiem.core.regime.expression.checked import Checked
from kiemdiem.core.regime.expression.scope import Vocabulary
from kiemdiem.core.regime.regime import Placed, Regime

Excluded = Literal["exempt", "reviewed_only", "not_rated", "deferred"]
EXCLUDED: tuple[Excluded, ...] = ("exempt", "reviewed_only", "not_rated", "deferred")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of one kind: its entry, its expressions by field as functions, and the exemptions that may lift it.

    by_kind: where it counts subjects of several kinds together, its expressions as each kind reads them.
    """

    placed: Placed[Any]
    kind: str
    functions: Mapping[str, Compiled]
    trees: Mapping[str, Checked]
    reads_others: bool
    exempted_by: Sequence[Rule] = ()
    by_kind: Mapping[str, Mapping[str, Compiled]] = field(default_factory=dict)
    id: str = field(init=False)
    entry: Any = field(init=False)
    clauses: tuple[str, ...] = field(init=False)
    condition: Compiled | None = field(init=False)

    def __post_init__(self) -> None:
        for name, value in (
            ("id", self.placed.id),
            ("entry", self.placed.entry),
            ("clauses", tuple(self.placed.entry.clauses)),
            ("condition", self.functions.get("when")),
        ):
            object.__setattr__(self, name, value)

    def when(self, subject: Any, env: Any) -> bool | None:
        """Whether the rule applies at all; rules without a `when` always do."""
        return True if self.condition is None else self.condition(subject, env)


@dataclass(frozen=True, slots=True)
class VoteShare:
    """A threshold ready to be counted: which votes, over what, against which exact bound."""

    rule: Rule
    level: int
    codes: tuple[str, ...]
    of: str
    relation: Relation
    bound: Fraction
    bound_text: str
    _sum: tuple[int, int, bool] = field(init=False)

    def __post_init__(self) -> None:
        whole = (self.bound.denominator, self.bound.numerator, self.relation.is_inclusive)
        object.__setattr__(self, "_sum", whole)

    def reached(self, votes: int, base: int) -> bool:
        """Whether votes out of a base above 0 reach the bound, in whole numbers."""
        times, bound, is_inclusive = self._sum
        return votes * times >= bound * base if is_inclusive else votes * times > bound * base


@dataclass(frozen=True, slots=True)
class PointsBand:
    """A band ready to be tested."""

    rule: Rule
    level: int
    of: str


@dataclass(frozen=True, eq=False)
class KindProgram:
    """All rules in force for one kind, by what they do; lists keep the order of the files."""

    kind: str
    scale: str
    codes: tuple[str, ...]
    sources: Sequence[Rule]
    proposing: Rule | None
    exclusions: Sequence[Rule]
    thresholds: Sequence[VoteShare]
    bands: Sequence[PointsBand]
    requirements: Sequence[tuple[int, Rule]]
    grounds: Sequence[Rule]
    asks: Sequence[Rule]
    own_ceilings: Sequence[Rule]
    linked_ceilings: Sequence[Rule]
    exemptions: Mapping[str, Sequence[Rule]]
    follow_ups: Sequence[Rule]
    advice: Sequence[Rule]
    facts: Mapping[str, Fact]
    derived: Mapping[str, Compiled]
    needed_when: Mapping[str, Compiled]
    values: Mapping[str, Rule]
    scores: Mapping[str, Score]
    counts_plainly: bool = field(init=False)
    none_bit: int = field(init=False)
    _excluded: Mapping[str, int] = field(init=False)
    level_bits: int = field(init=False)

    def __post_init__(self) -> None:
        """`none_bit`: the bit "no level" of a mask of this kind's levels; `level_bits`: all levels;
        `counts_plainly`: votes alone open levels, one threshold each."""
        plain = not self.requirements and not any(
            share.rule.functions or share.rule.exempted_by for share in self.thresholds
        )
        levels = [share.level for share in self.thresholds]
        object.__setattr__(self, "counts_plainly", plain and len(set(levels)) == len(levels))
        object.__setattr__(self, "none_bit", 1 << len(self.codes))
        bits = {effect: 1 << (len(self.codes) + 1 + place) for place, effect in enumerate(EXCLUDED)}
        object.__setattr__(self, "_excluded", bits)
        object.__setattr__(self, "level_bits", (1 << len(self.codes)) - 1)

    def excluded_bit(self, effect: str) -> int:
        """The bit of an outcome without a level."""
        return self._excluded[effect]


@dataclass(frozen=True, eq=False)
class Program:
    """A compiled regime."""

    regime: Regime
    options: Mapping[str, str]
    names: Vocabulary
    kinds: Mapping[str, KindProgram]
    quotas: Sequence[Rule]
    awards: Sequence[Rule]
    columns: Mapping[str, Mapping[str, Compiled | Rule]]
    period: tuple[date, date]
    printer: Printer
    inverse: Mapping[str, tuple[str, str]]

    def clauses_of(self, rule: str) -> tuple[str, ...]:
        """The clauses of a rule by its id; none where there is no such rule."""
        return self._clauses.get(rule, ())

    @cached_property
    def _clauses(self) -> Mapping[str, tuple[str, ...]]:
        placed = [row for table in ("source", "ground", "ask", "quota", "award") for row in self.regime.all(table)]
        return {row.id: tuple(row.entry.clauses) for row in placed if isinstance(row.entry, Cited)}

    @cached_property
    def relations(self) -> frozenset[str]:
        """What subjects may lead to one another by."""
        return frozenset(placed.id for placed in self.regime.all("relation"))

    @cached_property
    def gathered(self) -> frozenset[tuple[str, str]]:
        """Tables whose rows are gathered from others, with the column that tells for whom."""
        facts = (fact for kind in self.kinds.values() for fact in kind.facts.values())
        return frozenset((f.from_others.table, f.from_others.by) for f in facts if f.from_others is not None)

    @cached_property
    def together(self) -> Mapping[str, frozenset[str]]:
        """Kind → kinds whose quotas are counted in one number with its own, and so must be settled with it."""
        shared = [frozenset(rule.entry.for_) for rule in self.quotas if rule.entry.each_kind_apart is False]
        return {kind: _joined(frozenset({kind}), shared) for kind in self.kinds}

    @cached_property
    def may_lead_nowhere(self) -> frozenset[str]:
        """Relations, and their ways back, at whose other end nobody means nobody."""
        found = [p.entry for p in self.regime.of("relation", RelationEntry) if p.entry.absent == "none"]
        return frozenset(name for relation in found for name in (relation.id, relation.inverse) if name)

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Scale → the printed names of its values, best first."""
        return {scale.id: tuple(value.label for value in scale.values) for scale in self.regime.scales.values()}

    @cached_property
    def blanks(self) -> Mapping[str, Blank]:
        """What the plan leaves to a text that is not supplied and that no child fills."""
        return self.regime.open_blanks


def _joined(kinds: frozenset[str], shared: Sequence[frozenset[str]]) -> frozenset[str]:
    """These kinds and all that share a number with one of them, by however many steps."""
    grown = kinds.union(*(others for others in shared if others & kinds))
    return grown if grown == kinds else _joined(grown, shared)


def levels_of(entry: Requirement, codes: tuple[str, ...]) -> list[int]:
    """The levels that a requirement is asked of, as indices."""
    if entry.level is not None:
        return [codes.index(entry.level)]
    return list(range(codes.index(entry.level_or_better or "") + 1))
