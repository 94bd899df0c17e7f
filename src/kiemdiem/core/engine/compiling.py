"""Compiles a regime under chosen readings: the rules in force on a day, each as functions for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from kiemdiem.core.engine.printer import Compiled, Printer
from kiemdiem.core.engine.program import KindProgram, PointsBand, Program, Rule, VoteShare, levels_of
from kiemdiem.core.quantities.shares import Relation
from kiemdiem.core.regime.entries.exclusions import Exclusion
from kiemdiem.core.regime.entries.facts import ByReading, Fact
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
from kiemdiem.core.regime.periods import span_of
from kiemdiem.core.regime.regime import Placed, Regime, in_force


def compile_regime(
    regime: Regime,
    readings: Mapping[str, str] | None = None,
    *,
    on: date | None = None,
    period: str | None = None,
    printer: Printer | None = None,
) -> Program:
    """Compiles the rules in force under these readings, on this day (default: the period's last), for this period or
    kind of period (default: the longest).

    printer: one that has printed this regime before, so that no expression is printed again.
    """
    return Compiler(regime, regime.chosen(readings or {}), on, period, printer).program()


class Compiler:
    """Compiles kind by kind; what no kind has of its own stands in the program beside them."""

    def __init__(
        self,
        regime: Regime,
        options: Mapping[str, str],
        on: date | None,
        period: str | None,
        printer: Printer | None = None,
    ) -> None:
        self._regime = regime
        self._options = options
        span = span_of(period or regime.identity.periods[-1], regime.review_period(), on)
        self._period, self._days = span.kind, (span.start, span.end)
        self._on = on or span.end
        self._printer = printer or Printer(regime.names)
        self._bound: dict[str, Sequence[Placed[Any]]] = {}
        self._exemptions: dict[str, dict[str, list[Rule]]] = {}

    def program(self) -> Program:
        """The whole program."""
        regime = self._regime
        return Program(
            regime=regime,
            options=self._options,
            names=regime.names,
            kinds={kind: self._kind(kind) for kind in regime.kinds},
            quotas=self._shared("quota", Quota),
            awards=self._shared("award", Award),
            columns=self._columns(),
            period=self._days,
            printer=self._printer,
            inverse=_inverses(regime),
        )

    def variation(self, base: Program, kinds: Iterable[str]) -> Program:
        """The program of a regime that differs from that of `base` only in rules and facts of these kinds."""
        return replace(
            base,
            regime=self._regime,
            options=self._options,
            kinds={**base.kinds, **{kind: self._kind(kind) for kind in kinds if kind in base.kinds}},
            quotas=self._shared("quota", Quota),
            awards=self._shared("award", Award),
            columns=self._columns(),
            printer=self._printer,
        )

    def _in_force(self, table: str, shape: type[Any]) -> Sequence[Placed[Any]]:
        """The entries of a table that bind under these readings, on this day, for this kind of period."""
        found = self._bound.get(table)
        if found is None:
            found = self._bound[table] = tuple(self._look_through(table, shape))
        return found

    def _look_through(self, table: str, shape: type[Any]) -> Iterator[Placed[Any]]:
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
        reads = reads or bool(facts & self._facts_that_read[kind])
        lifting = self._exemptions_of(kind).get(placed.id, ()) if placed.table != "exemption" else ()
        return Rule(placed, kind, functions, trees, reads, lifting)

    def _shared(self, table: str, shape: type[Any]) -> list[Rule]:
        """Quotas or awards, which may count several kinds together."""
        found = []
        for placed in self._in_force(table, shape):
            rules = {kind: self._rule(placed, kind) for kind in placed.entry.for_}
            functions = {kind: rule.functions for kind, rule in rules.items()}
            found.append(replace(rules[placed.entry.for_[0]], by_kind=functions))
        return found

    @cached_property
    def _facts_that_read(self) -> Mapping[str, set[str]]:
        """Kind → derived facts that read the levels of other subjects."""
        found: dict[str, set[str]] = {kind: set() for kind in self._regime.kinds}
        for placed in self._regime.facts:
            for (name, kind), reads in self._regime.tree(placed).reads.items():
                if reads and name.startswith("equals"):
                    found[kind].add(placed.id)
        return found

    def _exemptions_of(self, kind: str) -> Mapping[str, Sequence[Rule]]:
        """Rule → exemptions of a kind that may lift it."""
        found = self._exemptions.get(kind)
        if found is None:
            found = self._exemptions[kind] = {}
            for rule in self._of_kind("exemption", Exemption, kind):
                for lifted in rule.entry.lifts:
                    found.setdefault(lifted, []).append(rule)
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
            requirements=[(level, rule) for rule in _binding(requirements) for level in levels_of(rule.entry, codes)],
            grounds=_binding(grounds),
            asks=_binding(asks),
            own_ceilings=[r for r in _binding(ceilings) if not r.reads_others],
            linked_ceilings=[r for r in _binding(ceilings) if r.reads_others],
            exemptions=self._exemptions_of(kind),
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


def _binding(rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.entry.force == "binding"]


def _inverses(regime: Regime) -> dict[str, tuple[str, str]]:
    """Name of a way back → (relation, kind-free name)."""
    found: dict[str, tuple[str, str]] = {}
    for placed in regime.all("relation"):
        relation: Any = placed.entry
        if relation.inverse:
            found[relation.inverse] = (relation.id, relation.inverse)
    return found
