"""A regime under chosen readings, compiled: for every kind of subject the rules in force as functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

from kiemdiem.core.engine.printer import Compiled, Printer
from kiemdiem.core.quantities.shares import Relation
from kiemdiem.core.regime.entries.entry import Cited
from kiemdiem.core.regime.entries.exclusions import Exclusion
from kiemdiem.core.regime.entries.facts import ByReading, Fact
from kiemdiem.core.regime.entries.identity import Blank
from kiemdiem.core.regime.entries.identity import Relation as RelationEntry
from kiemdiem.core.regime.entries.ratings import (
    Ask,
    Award,
    Band,
    Ceiling,
    Exemption,
    FollowUp,
    Ground,
    Quota,
    Requirement,
    Score,
    Source,
    Threshold,
    Value,
)
from kiemdiem.core.regime.expression.checked import Checked
from kiemdiem.core.regime.expression.scope import Vocabulary, year_table
from kiemdiem.core.regime.regime import Placed, Regime, in_force

Excluded = Literal["exempt", "reviewed_only", "not_rated", "deferred"]
EXCLUDED: tuple[Excluded, ...] = ("exempt", "reviewed_only", "not_rated", "deferred")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of one kind: its entry, and its expressions by field as functions.

    by_kind: where it counts subjects of several kinds together, its expressions as each kind reads them.
    """

    placed: Placed[Any]
    kind: str
    functions: Mapping[str, Compiled]
    trees: Mapping[str, Checked]
    reads_others: bool
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
            share.rule.functions or share.rule.id in self.exemptions for share in self.thresholds
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
        return self.regime.open_blanks()


def compile_regime(
    regime: Regime, readings: Mapping[str, str] | None = None, *, on: date | None = None, period: str | None = None
) -> Program:
    """Compiles the rules in force under these readings, on this day, for this kind of period (default: the longest)."""
    return _Compiler(regime, regime.chosen(readings or {}), on or regime.review_period()[1], period).program()


class _Compiler:
    def __init__(self, regime: Regime, options: Mapping[str, str], on: date, period: str | None) -> None:
        self._regime = regime
        self._options = options
        self._on = on
        self._period = period or regime.identity.periods[-1]
        self._printer = Printer(regime.names)

    def program(self) -> Program:
        regime = self._regime
        return Program(
            regime=regime,
            options=self._options,
            names=regime.names,
            kinds={kind: self._kind(kind) for kind in regime.kinds},
            quotas=[self._shared(placed) for placed in self._in_force("quota", Quota)],
            awards=[self._shared(placed) for placed in self._in_force("award", Award)],
            columns=self._columns(),
            period=regime.review_period(),
            printer=self._printer,
            inverse=_inverses(regime),
        )

    def _in_force(self, table: str, shape: type[Any]) -> Iterator[Placed[Any]]:
        longest = self._regime.identity.periods[-1]
        for placed in self._regime.of(table, shape):
            entry = placed.entry
            starts, ends = getattr(entry, "from_", None), getattr(entry, "until", None)
            if (isinstance(starts, date) and self._on < starts) or (isinstance(ends, date) and self._on > ends):
                continue
            whole = longest if table not in ("fact", "value", "score") else self._period
            if in_force(entry, self._options) and (entry.period or whole) == self._period:
                yield placed

    def _rule(self, placed: Placed[Any], kind: str) -> Rule:
        tree = self._regime.tree(placed)
        empty = getattr(placed.entry, "when_empty", "fails")
        trees = {field: checked for (field, k), checked in tree.fields.items() if k == kind}
        rows_at = 1 if getattr(placed.entry, "over", None) else 0
        functions = {
            field: self._printer.function(checked, empty, rows_at=rows_at if field != "when" else 0)
            for field, checked in trees.items()
            if field != "each_year"
        }
        if "each_year" in trees:
            functions["each_year"] = self._printer.function(trees["each_year"], empty, rows_at=1)
        facts = {name for (_, k), names in tree.facts.items() if k == kind for name in names}
        reads = any(found for (_, k), found in tree.reads.items() if k == kind)
        return Rule(placed, kind, functions, trees, reads or bool(facts & self._facts_that_read[kind]))

    def _shared(self, placed: Placed[Any]) -> Rule:
        """A quota or award, which may count several kinds together."""
        rules = {kind: self._rule(placed, kind) for kind in placed.entry.for_}
        return replace(rules[placed.entry.for_[0]], by_kind={kind: rule.functions for kind, rule in rules.items()})

    @cached_property
    def _facts_that_read(self) -> Mapping[str, set[str]]:
        """Kind → derived facts that read the levels of other subjects."""
        found: dict[str, set[str]] = {kind: set() for kind in self._regime.kinds}
        for placed in self._regime.facts:
            for (name, kind), reads in self._regime.tree(placed).reads.items():
                if reads and name.startswith("equals"):
                    found[kind].add(placed.id)
        return found

    def _of_kind(self, table: str, shape: type[Any], kind: str) -> list[Rule]:
        return [self._rule(p, kind) for p in self._in_force(table, shape) if kind in p.entry.for_]

    def _kind(self, kind: str) -> KindProgram:
        names = self._regime.names
        scale = names.levels.get(kind, "")
        codes = names.scales.get(scale, ())
        every_source = self._of_kind("source", Source, kind)
        sources = [rule for rule in every_source if rule.entry.purpose == "rate"]
        proposing = [rule for rule in every_source if rule.entry.purpose == "propose"]
        ceilings = self._of_kind("ceiling", Ceiling, kind)
        requirements = self._of_kind("requirement", Requirement, kind)
        grounds, asks = self._of_kind("ground", Ground, kind), self._of_kind("ask", Ask, kind)
        every = [*ceilings, *requirements, *grounds, *asks]
        exemptions: dict[str, list[Rule]] = {}
        for rule in self._of_kind("exemption", Exemption, kind):
            for lifted in rule.entry.lifts:
                exemptions.setdefault(lifted, []).append(rule)
        facts = {p.id: p.entry for p in self._in_force("fact", Fact) if not p.entry.for_ or kind in p.entry.for_}
        return KindProgram(
            kind=kind,
            scale=scale,
            codes=codes,
            sources=sources,
            proposing=proposing[0] if proposing else None,
            exclusions=_binding(self._of_kind("exclusion", Exclusion, kind)),
            thresholds=[self._vote_share(r, codes) for r in _binding(self._of_kind("threshold", Threshold, kind))],
            bands=[
                PointsBand(r, codes.index(r.entry.level), r.entry.of)
                for r in _binding(self._of_kind("band", Band, kind))
            ],
            requirements=[(level, rule) for rule in _binding(requirements) for level in _levels_of(rule.entry, codes)],
            grounds=_binding(grounds),
            asks=_binding(asks),
            own_ceilings=[r for r in _binding(ceilings) if not r.reads_others],
            linked_ceilings=[r for r in _binding(ceilings) if r.reads_others],
            exemptions=exemptions,
            follow_ups=self._of_kind("follow_up", FollowUp, kind),
            advice=[rule for rule in every if rule.entry.force == "advice"],
            facts=facts,
            derived=self._derived(kind),
            needed_when=self._fields_of_facts(kind, "needed_when"),
            values={r.entry.id: r for r in self._of_kind("value", Value, kind) if not r.entry.over},
            scores={r.entry.gives: r.entry for r in self._of_kind("score", Score, kind)},
        )

    def _vote_share(self, rule: Rule, codes: tuple[str, ...]) -> VoteShare:
        entry: Threshold = rule.entry
        level = codes.index(entry.level)
        votes = self._by_reading(entry.votes)
        bound = entry.at_least if entry.at_least is not None else entry.above
        assert bound is not None
        counted = codes[: level + 1] if votes == "this_level_or_better" else (entry.level,)
        relation = Relation.AT_LEAST if entry.at_least is not None else Relation.ABOVE
        return VoteShare(rule, level, counted, str(self._by_reading(entry.of)), relation, bound.value, bound.text)

    def _by_reading(self, value: Any) -> Any:
        return value.options()[self._options[value.reading]] if isinstance(value, ByReading) else value

    def _derived(self, kind: str) -> dict[str, Compiled]:
        found: dict[str, Compiled] = {}
        for placed in self._in_force("fact", Fact):
            equals = placed.entry.equals
            if equals is not None and (not placed.entry.for_ or kind in placed.entry.for_):
                field = f"equals.{self._options[equals.reading]}" if isinstance(equals, ByReading) else "equals"
                checked = self._regime.tree(placed).fields.get((field, kind))
                if checked is not None:
                    found[placed.id] = self._printer.function(checked)
        return found

    def _fields_of_facts(self, kind: str, field: str) -> dict[str, Compiled]:
        found: dict[str, Compiled] = {}
        for placed in self._in_force("fact", Fact):
            checked = self._regime.tree(placed).fields.get((field, kind))
            if checked is not None:
                found[placed.id] = self._printer.function(checked)
        return found

    def _columns(self) -> dict[str, dict[str, Compiled | Rule]]:
        """Computed columns of table facts: `equals` of a column, and values over a table."""
        found: dict[str, dict[str, Compiled | Rule]] = {}
        for placed in self._in_force("fact", Fact):
            kinds = placed.entry.for_ or tuple(self._regime.kinds)
            for index, column in enumerate(placed.entry.columns):
                checked = self._regime.tree(placed).fields.get((f"columns.{index}.equals", kinds[0]))
                if checked is not None:
                    found.setdefault(placed.id, {})[column.id] = self._printer.function(checked, rows_at=1)
        for placed in self._in_force("value", Value):
            if placed.entry.over:
                found.setdefault(placed.entry.over, {})[placed.id] = self._rule(placed, placed.entry.for_[0])
        return found


def _joined(kinds: frozenset[str], shared: Sequence[frozenset[str]]) -> frozenset[str]:
    """These kinds and all that share a number with one of them, by however many steps."""
    grown = kinds.union(*(others for others in shared if others & kinds))
    return grown if grown == kinds else _joined(grown, shared)


def _binding(rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.entry.force == "binding"]


def _levels_of(entry: Requirement, codes: tuple[str, ...]) -> list[int]:
    """The levels that a requirement is asked of, as indices."""
    if entry.level is not None:
        return [codes.index(entry.level)]
    return list(range(codes.index(entry.level_or_better or "") + 1))


def _inverses(regime: Regime) -> dict[str, tuple[str, str]]:
    """Name of a way back → (relation, kind-free name)."""
    found: dict[str, tuple[str, str]] = {}
    for placed in regime.all("relation"):
        relation: Any = placed.entry
        if relation.inverse:
            found[relation.inverse] = (relation.id, relation.inverse)
    return found


__all__ = ["EXCLUDED", "KindProgram", "Program", "Rule", "VoteShare", "compile_regime", "year_table"]
