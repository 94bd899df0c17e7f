"""From attained levels to final ones: quotas in their groups, ties, and what the competent office decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kiemdiem.core.engine.candidates import Base, Candidates, candidates_of
from kiemdiem.core.engine.groups import Group, Limit, Share, facts_wanted, groups_of
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.judgement import exposed, lower
from kiemdiem.core.engine.program import Program, Rule
from kiemdiem.core.engine.room import Room, Wanted
from kiemdiem.core.engine.sourcing import Duty
from kiemdiem.core.engine.values import Kleene, ends
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.regime.entries.facts import ByReading


@dataclass
class QuotaResult:
    """One quota in one group. base and limit are numbers or pairs; ids stand in the proposed order."""

    rule: Rule
    group: Group
    base: Any
    limit: Limit
    candidates: list[str]
    chosen: list[str]
    over: int
    ties: list[str]
    maybe: list[str]
    is_open: bool = False
    falls: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Standing:
    """What the quotas and the office made of one subject; ungrouped: facts not known that would say where it counts."""

    mask: int
    dropped_by: list[QuotaResult] = field(default_factory=list)
    kept_by: list[QuotaResult] = field(default_factory=list)
    needs_choice: bool = False
    decided: bool = False
    conflict: str = ""
    ungrouped: list[str] = field(default_factory=list)


class Settlement:
    """Settles kind by kind, on demand."""

    def __init__(self, program: Program, world: World, judge: Judge) -> None:
        self._program, self._world, self._judge = program, world, judge
        self.quotas: list[QuotaResult] = []
        self.standings: dict[str, Standing] = {}
        self.held_back: dict[str, Duty] = {}
        self._kinds_done: set[str] = set()
        self._busy: set[str] = set()
        self._by_kind: dict[str, list[Node]] = {}
        for node in world.nodes:
            self._by_kind.setdefault(node.kind, []).append(node)

    def of(self, node: Node) -> Standing:
        """The final standing of a subject; settles its whole kind."""
        self.settle(node.kind)
        return self.standings.get(node.id) or Standing(-1)

    def settle(self, kind: str) -> None:
        """Settles every subject of a kind, and of the kinds that share a quota with it."""
        if kind in self._kinds_done or kind in self._busy or kind not in self._by_kind:
            return
        kinds = self._program.together[kind]
        self._busy |= kinds
        # Those who are rated first stand first: others of the same number may be capped by where they stand.
        rank = self._program.names.order
        in_order = sorted((k for k in self._program.kinds if k in kinds), key=lambda k: rank.get(k, 0))
        for node in (node for k in in_order for node in self._by_kind.get(k, ())):
            found = self._judge.attained(node)
            assert found.attained is not None
            self.standings[node.id] = Standing(found.attained)
        for rule in self._program.quotas:
            covered = [k for k in rule.entry.for_ if k in kinds]
            if covered:
                nodes = [node for k in covered for node in self._by_kind.get(k, ())]
                for group in groups_of(self._world, rule, nodes):
                    self._group(rule, group)
                if any(name in self._program.kinds[k].facts for k in covered for name in rule.entry.within):
                    for node in nodes:
                        self._leave_ungrouped(node, rule, facts_wanted(node, rule))
        decided = [n for k in in_order for n in self._by_kind.get(k, ()) if n.subject.decided_level is not None]
        duties = {node.id: self._judge.held_back.get(node.id) or self._judge.duty_of(node) for node in decided}
        for node in decided:
            if duties[node.id].is_due is not self._judge.duty_of(node, before_levels=True).is_due:
                self.held_back[node.id] = duties[node.id]
            self._decided(node, duties[node.id].is_due)
        self._kinds_done |= kinds
        self._busy -= kinds

    # ------------------------------------------------------------------ quotas
    def _group(self, rule: Rule, group: Group) -> None:
        env = self._world.env
        counted = self._plain(rule.entry.counted)
        wanted = self._plain(rule.entry.of)
        level = group.nodes[0].program.codes.index(rule.entry.level)
        masks = {node.id: exposed(node, self.standings[node.id].mask) for node in group.nodes}
        falls = _Falls(self, level)
        sure = [node for node in group.nodes if masks[node.id] == 1 << level]
        maybe = [node for node in group.nodes if masks[node.id] >> level & 1 and masks[node.id] != 1 << level]
        order = candidates_of(rule, sure, maybe, self._world)
        moves = counted == "after_choice"
        base_after = self._base(group, masks, falls, order, wanted, maybe if moves else None)
        group.base = base_after.pair()
        if self._applies(rule, group) is False:
            return
        share = Share(rule, group, env, self._program.options, base_after, len(sure) + len(maybe), moves)
        limit = share.limit()
        base = base_after.pair(int(ends(limit.value)[0]) if moves and limit.value is not None else 0)
        result = QuotaResult(rule, group, base, limit, [], [], 0, [], [node.id for node in maybe], falls=falls)
        if rule.entry.force == "advice":
            kept = {node.id: untouched(self.standings[node.id]) for node in group.nodes}
            self._choose(result, order, level)
            self.standings.update(kept)
        else:
            self._choose(result, order, level)
        self.quotas.append(result)

    def _base(
        self,
        group: Group,
        masks: Mapping[str, int],
        falls: Mapping[str, int],
        order: Candidates,
        wanted: Any,
        maybe: Sequence[Node] | None,
    ) -> Base:
        """The base of a group; `maybe`: those who may be candidates, where the base moves with the choice."""
        counted_for = Wanted.of(group.nodes[0].program, wanted)
        unrated = {node.id for node in group.nodes if counted_for.is_any_level and self.may_stay_unrated(node)}

        def counts(name: str, mask: int, further: int = 0) -> tuple[bool, bool]:
            return counted_for.counts(mask, further, unrated=name in unrated)

        if maybe is None:
            before = {node.id: exposed(node, self._judge.attained(node).attained or 0) for node in group.nodes}
            return Base({name: counts(name, mask) for name, mask in before.items()}, {}, order)
        may_fall = {node.id: falls[node.id] for node in maybe}
        counted = {name: counts(name, mask, may_fall.get(name, 0)) for name, mask in masks.items()}
        fallen = {name: counts(name, exposed(self.node(name), falls[name])) for name in order.ids}
        return Base(counted, fallen, order)

    def may_stay_unrated(self, node: Node) -> bool:
        """Whether no level has come in yet: no points, no proposal, or a ballot that opens none."""
        found = self._judge.attained(node)
        nothing_known = len(node.program.codes) > 1 and found.bands & node.program.level_bits == node.program.level_bits
        return nothing_known or bool((found.attained or 0) & node.program.none_bit)

    def _applies(self, rule: Rule, group: Group) -> Kleene:
        self._world.env.group = group
        try:
            return rule.when(group.nodes[0], self._world.env)
        finally:
            self._world.env.group = None

    def _plain(self, value: Any) -> Any:
        return value.options()[self._program.options[value.reading]] if isinstance(value, ByReading) else value

    def _choose(self, result: QuotaResult, order: Candidates, level: int) -> None:
        result.candidates = order.ids
        everybody = len(order.ids) + len(result.maybe)
        room = Room.of(result.limit, len(order.picked), everybody, may_be_picked=order.may_be_picked)
        result.over = room.over
        for node in order.picked:
            if room.over:
                self._open(node, result, level, conflict="over")
            elif room.waits:
                self._leave(node, result, level, chosen=True)
            else:
                self._keep(node, result)
        self._place(result, order, room, level)
        if room.most > room.places or result.maybe:
            result.is_open = True

    def _place(self, result: QuotaResult, order: Candidates, room: Room, level: int) -> None:
        maybe = len(result.maybe)
        if room.holds(len(order.others), maybe):
            for node in order.others:
                self._keep(node, result)
            return
        for step in order.steps:
            fate = room.fate(step.better, len(step.equals), maybe)
            for node in step.equals:
                match fate:
                    case "kept":
                        self._keep(node, result)
                    case "dropped":
                        self._drop(node, result, level)
                    case "chosen" | "left":
                        self._leave(node, result, level, chosen=fate == "chosen")
                    case "tied" | "open":
                        result.ties += [node.id] if fate == "tied" else []
                        self._open(node, result, level)
        for name in result.maybe:
            self.standings[name].mask |= result.falls[name]

    def _keep(self, node: Node, result: QuotaResult) -> None:
        result.chosen.append(node.id)
        self.standings[node.id].kept_by.append(result)

    def _drop(self, node: Node, result: QuotaResult, level: int) -> None:
        standing = self.standings[node.id]
        standing.mask = (standing.mask & ~(1 << level)) | result.falls[node.id]
        standing.dropped_by.append(result)

    def _open(self, node: Node, result: QuotaResult, level: int, *, conflict: str = "") -> None:
        """A place that a person must give: both levels are possible, the lower is shown."""
        standing = self.standings[node.id]
        standing.mask |= result.falls[node.id]
        standing.needs_choice = True
        standing.dropped_by.append(result)
        standing.conflict = conflict or standing.conflict

    def _leave(self, node: Node, result: QuotaResult, level: int, *, chosen: bool) -> None:
        """A place that depends on others whose level is still open."""
        standing = self.standings[node.id]
        standing.mask |= result.falls[node.id]
        if chosen:
            result.chosen.append(node.id)
            standing.kept_by.append(result)
        else:
            standing.dropped_by.append(result)

    def node(self, name: str) -> Node:
        """A subject of this season by id."""
        return self._world.by_id[name]

    def fallback(self, node: Node, level: int) -> int:
        """The best level still open below `level`, under the ceilings."""
        program, judge = node.program, self._judge
        found = judge.own(node)
        mask = 0
        for result in found.results:
            if node.source is not None and node.source.entry.by == "ballot":
                mask |= judge.walk(program, result.opens, level + 1)
            elif level + 1 < len(program.codes):
                unmet = ["next_open"] * len(program.codes)
                mask |= judge.step_down(node, result.opens, level + 1, unmet, None)
        mask = mask or program.none_bit
        acting = judge.acting(node)
        mask = judge.under_ceilings(node, mask, acting.own_ceilings)
        return lower(program, judge.under_ceilings(node, mask, acting.linked_ceilings), 1 << level)

    def _leave_ungrouped(self, node: Node, rule: Rule, wanted: Sequence[str]) -> None:
        """Nobody knows in which group the subject is counted: it may have a place there or not."""
        standing = self.standings[node.id]
        mask = exposed(node, standing.mask) & node.program.level_bits
        if not wanted or not mask:
            return
        standing.ungrouped += [name for name in wanted if name not in standing.ungrouped]
        level = node.program.codes.index(rule.entry.level)
        if rule.entry.force != "advice" and mask >> level & 1:
            standing.mask |= self.fallback(node, level)

    # ------------------------------------------------------------------ the office
    def _decided(self, node: Node, is_held: Kleene) -> None:
        """Takes what the office decided where the text allows it; else says why not, and the rules stand."""
        standing = self.standings[node.id]
        if standing.conflict:
            return
        bit = 1 << node.program.codes.index(node.subject.decided_level or "")
        waits = bool(standing.ungrouped) and bool(standing.mask & (standing.mask - 1))
        is_open = self._is_open(node) or is_held is None or waits
        if is_held is True:
            standing.conflict = "blocked"
        elif (standing.mask == bit and is_held is False) or (not is_open and bit & self._places(node, standing)):
            standing.mask, standing.decided, standing.needs_choice = bit, True, False
        elif is_open or (standing.mask & bit and _waits(standing, node)):
            standing.conflict = "not_yet"
            standing.mask |= bit & self._places(node, standing, maybe=True)
        else:
            standing.conflict = "not_allowed"

    def _is_open(self, node: Node) -> bool:
        """Whether facts are missing, so that nothing can be decided yet."""
        found = self._judge.attained(node)
        mask = found.attained or 0
        return bool(mask & (mask - 1)) and (found.office_may is not False or not self._is_asked(node))

    def _is_asked(self, node: Node) -> bool:
        """Whether a person must choose first among the choices of a question."""
        return any(question.why != "not_supplied" for question in self._judge.attained(node).questions)

    def _places(self, node: Node, standing: Standing, *, maybe: bool = False) -> int:
        """Where an office may leave a subject below what the rules give; `maybe`: or may come to give."""
        if self._is_asked(node) and not maybe:
            return 0
        counted = [*standing.kept_by, *standing.dropped_by]
        counted += [result for result in self.quotas if maybe and node.id in result.maybe]
        allowed = 0
        for result in counted:
            allowed |= result.falls[node.id]
        mask, lowerable = standing.mask & node.program.level_bits, self._judge.lowerable(node)
        if lowerable and mask:
            best = (mask & -mask) if maybe else 1 << mask.bit_length() - 1
            allowed |= -best & (lowerable | mask)
        return allowed & node.program.level_bits


def untouched(standing: Standing) -> Standing:
    """A standing that keeps what it is while a quota that is only advice is counted."""
    return replace(standing, dropped_by=[*standing.dropped_by], kept_by=[*standing.kept_by])


def _waits(standing: Standing, node: Node) -> bool:
    """Whether a quota leaves a subject open until others are known, or until somebody enters its number."""
    has_place = any(node.id in result.chosen for result in standing.kept_by) and not standing.dropped_by
    return has_place or any(result.limit.is_unknown for result in (*standing.kept_by, *standing.dropped_by))


class _Falls(dict[str, int]):
    """Where each candidate falls if he is not chosen, worked out when asked for."""

    def __init__(self, settlement: Settlement, level: int) -> None:
        super().__init__()
        self._settlement, self._level = settlement, level

    def __missing__(self, name: str) -> int:
        node = self._settlement.node(name)
        found = self[name] = self._settlement.fallback(node, self._level)
        return found
