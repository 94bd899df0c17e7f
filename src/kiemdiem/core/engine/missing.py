"""What is missing of a subject and who supplies it; what was assumed because registers are silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import MissingFact
from kiemdiem.core.engine.groups import Group
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.judgement import Judgement, in_band
from kiemdiem.core.engine.program import KindProgram, Program, Rule
from kiemdiem.core.engine.settle import QuotaResult, Settlement, Standing
from kiemdiem.core.engine.sourcing import is_granted
from kiemdiem.core.engine.tracing import Trace, trace
from kiemdiem.core.engine.values import NOTHING, Pair
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.regime.entries.identity import Relation
from kiemdiem.core.regime.regime import Placed, in_force

_BALLOT = {
    "votes": (words.VOTES_FACT, words.BALLOT_SUPPLIER),
    "present_voters": (words.PRESENT_FACT, words.BALLOT_SUPPLIER),
    "full_members": (words.MEMBERS_FACT, words.REGISTER_SUPPLIER),
    "proposed_level": (words.PROPOSED_FACT, words.AUTHORITY_SUPPLIER),
    "previous": (words.PREVIOUS_FACT, words.REGISTER_SUPPLIER),
}


@dataclass(frozen=True)
class Gaps:
    """What stands between a subject and one answer."""

    missing: list[MissingFact]
    waiting_for: list[str]


class GapFinder:
    """Finds the gaps of the subjects of one world."""

    def __init__(self, program: Program, world: World, judge: Judge, settlement: Settlement) -> None:
        self._program, self._world, self._judge, self._settlement = program, world, judge, settlement

    def of(self, node: Node, found: Judgement, standing: Standing) -> Gaps:
        """Facts and levels that left a rule of this subject open; called only where the answer is not settled."""
        seen = Trace()
        self._exclusions(node, seen)
        if node.source is not None:
            self._source(node, found, seen)
        judge, program = self._judge, node.program
        for rule in program.grounds:
            if judge.holds(node, rule) is None:
                self._rule(node, rule, seen)
            elif judge.holds(node, rule) and "release.when" in rule.functions:
                trace(rule.functions["release.when"], node, seen)
        for rule in program.asks:
            if judge.holds(node, rule) is None:
                self._rule(node, rule, seen)
        for rule in (*program.own_ceilings, *program.linked_ceilings):
            if judge.holds(node, rule) is None:
                self._rule(node, rule, seen)
            elif judge.holds(node, rule) is True and "at_most" in rule.functions:
                cap = judge.cap_of(node, rule)
                if cap < 0 or cap & (cap - 1):
                    trace(rule.functions["at_most"], node, seen)
        duty = judge.duty_of(node)
        if node.subject.decided_level is not None and duty.is_due is None and duty.rule is not None:
            self._rule(node, duty.rule, seen)
        for result in (*standing.dropped_by, *standing.kept_by):
            for other in result.maybe:
                seen.levels[other] = None
            self._limit(result, seen)
        seen.facts.update({(node.id, name): None for name in standing.ungrouped})
        seen.levels.pop(node.id, None)
        return Gaps(self._told(node, seen), [name for name in seen.levels if name])

    def of_groups(self, node: Node, standing: Standing) -> list[MissingFact]:
        """The facts that would say in which group of a quota a subject is counted."""
        return [self._fact(node, node.id, name) for name in standing.ungrouped]

    def of_rule(self, node: Node, rule: Rule) -> list[MissingFact]:
        """The facts that leave one rule open."""
        seen = Trace()
        self._rule(node, rule, seen)
        return self._told(node, seen)

    def levels_of(self, node: Node, rule: Rule) -> list[str]:
        """The others whose open level leaves one rule open."""
        seen = Trace()
        self._rule(node, rule, seen)
        if "at_most" in rule.functions:
            trace(rule.functions["at_most"], node, seen)
        return [name for name in seen.levels if name and name != node.id]

    def _rule(self, node: Node, rule: Rule, seen: Trace) -> None:
        for field in ("when", "holds"):
            if field in rule.functions:
                trace(rule.functions[field], node, seen)
        for exemption in rule.exempted_by:
            if is_granted(exemption, node) and exemption.when(node, self._world.env) is None:
                trace(exemption.functions["when"], node, seen)

    def _exclusions(self, node: Node, seen: Trace) -> None:
        for rule in node.program.exclusions:
            holds = self._judge.holds(node, rule)
            if holds is True:
                return
            if holds is None:
                self._rule(node, rule, seen)

    def _limit(self, result: QuotaResult, seen: Trace) -> None:
        """What leaves the number of a quota open: facts that would be it, and those that choose among its lines."""
        if not isinstance(result.limit.value, Pair):
            return
        body, env = result.group.body, self._world.env
        for name in result.limit.unset_facts:
            seen.facts[body.id if body is not None else "", name] = None
        env.group = _WatchedGroup(result.group, seen)
        try:
            for number, instead in enumerate(result.rule.entry.instead):
                function = result.rule.functions.get(f"instead.{number}.when")
                if function is not None and in_force(instead, self._program.options):
                    function(result.group.nodes[0], env)
        finally:
            env.group = None

    def _source(self, node: Node, found: Judgement, seen: Trace) -> None:
        program, judge = node.program, self._judge
        source = node.source
        assert source is not None
        if source.entry.by == "proposal" and node.subject.proposed_level is None:
            seen.facts[node.id, "proposed_level"] = None
        if source.entry.by == "points":
            for band in program.bands:
                value = node.get(band.of)
                if in_band(band, value) is None and (value is None or isinstance(value, Pair)):
                    trace(lambda v, e, of=band.of: v.get(of), node, seen)  # type: ignore[misc]
        for ballot in [result.ballot for result in found.results] or [None]:
            self._world.take_ballot(node, ballot)
            self._votes(node, seen)
        self._world.take_ballot(node, found.results[0].ballot if found.results else None)
        asked: set[int] = set()
        for level, rule in program.requirements:
            if id(rule) in asked or not self._matters(found, level):
                continue
            asked.add(id(rule))
            if judge.requirement_holds(node, rule) is None:
                self._rule(node, rule, seen)

    def _votes(self, node: Node, seen: Trace) -> None:
        for share in node.program.thresholds:
            if self._judge.threshold_holds(node, share) is None:
                if node.get(share.of) is None or node.get(share.of) is NOTHING:
                    # Valid papers are the sum of the votes: nobody counts them apart.
                    seen.facts[node.id, "votes" if share.of == "valid_papers" else share.of] = None
                if any(node.votes(code) is None for code in share.codes):
                    seen.facts[node.id, "votes"] = None

    def _matters(self, found: Judgement, level: int) -> bool:
        """Whether a level can still be reached, so that its requirements are worth asking for."""
        return any(result.opens[level] is not False for result in found.results) or bool(found.bands >> level & 1)

    def _told(self, node: Node, seen: Trace) -> list[MissingFact]:
        found = [self._fact(node, owner, name) for owner, name in seen.facts]
        for owner, relation in seen.lists:
            label = words.MEMBERS_LIST.format(relation=self._relation_label(relation))
            of = owner if owner != node.id else ""
            found.append(MissingFact(relation, label, words.REGISTER_SUPPLIER, (), of))
        unique = {(fact.fact, fact.of): fact for fact in found}
        return list(unique.values())

    def _relation_label(self, relation: str) -> str:
        """What a relation leads to, as it is printed; a way back leads to subjects of these kinds."""
        regime = self._program.regime
        found: list[str] = []
        for placed in regime.of("relation", Relation):
            if placed.entry.id == relation and placed.entry.label:
                return placed.entry.label
            if placed.entry.inverse == relation:
                found += [regime.kinds[kind].label for kind in placed.entry.from_]
        return ", ".join(dict.fromkeys(found)) or relation

    def _fact(self, node: Node, owner: str, name: str) -> MissingFact:
        of = "" if owner == node.id else owner
        other = self._world.by_id.get(owner)
        kind = other.program if other is not None else node.program
        table, _, column = name.partition(".")
        fact = kind.facts.get(table)
        if fact is None:
            for program in self._program.kinds.values():
                fact = fact or program.facts.get(table)
        if fact is None or (not fact.supplied_by and name in _BALLOT):
            label, supplier = _BALLOT.get(name, (name, words.REGISTER_SUPPLIER))
            return MissingFact(name, label, supplier, (), of)
        label = fact.label
        for declared in fact.columns:
            if declared.id == column and declared.label:
                label = f"{fact.label}: {declared.label}"
        return MissingFact(name, label, fact.supplied_by or words.REGISTER_SUPPLIER, fact.clauses, of)


@dataclass(frozen=True)
class _WatchedGroup:
    """A group that notes which facts of its body are unknown when it is asked."""

    group: Group
    trace: Trace

    def get(self, name: str) -> Any:
        found, body = self.group.get(name), self.group.body
        if found is None and body is not None:
            self.trace.facts[body.id, name] = None
        return found


@lru_cache(maxsize=64)
def assumed_names(program: Program) -> Mapping[str, tuple[str, ...]]:
    """Kind → facts that rules read and that are taken as no, 0 or empty where nobody gives them."""
    return {name: _assumed(program, kind) for name, kind in program.kinds.items()}


def _in_force(program: Program, kind: KindProgram) -> Iterator[Placed[Any]]:
    """The rules of a kind that are in force under the chosen readings."""
    rules: list[Rule] = [*kind.exclusions, *kind.grounds, *kind.asks, *kind.own_ceilings, *kind.linked_ceilings]
    rules += [rule for _, rule in kind.requirements]
    rules += [share.rule for share in kind.thresholds] + [band.rule for band in kind.bands]
    rules += [rule for exemptions in kind.exemptions.values() for rule in exemptions]
    rules += [*kind.follow_ups, *kind.sources, *kind.values.values()]
    rules += [rule for rule in (*program.quotas, *program.awards) if kind.kind in rule.entry.for_]
    yield from (rule.placed for rule in rules)


def _assumed(program: Program, kind: KindProgram) -> tuple[str, ...]:
    regime = program.regime
    names: set[str] = set()
    for placed in _in_force(program, kind):
        for (_, k), facts in regime.tree(placed).facts.items():
            names |= facts if k == kind.kind else frozenset()
    waiting = set(names)
    declared = {placed.id: placed for placed in regime.facts}
    while waiting:
        name = waiting.pop()
        for (field, k), facts in regime.tree(declared[name]).facts.items() if name in declared else ():
            if k == kind.kind and not field.startswith("offered_when"):
                waiting |= facts - names
                names |= facts
    found = []
    for name, fact in kind.facts.items():
        silent = fact.absent in ("no", "0", "empty") and fact.equals is None and fact.from_others is None
        if name in names and silent:
            found.append(name)
    return tuple(found)
