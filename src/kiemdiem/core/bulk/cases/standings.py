"""Cases on their way through the quotas: what a subject of a case is to a quota, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from kiemdiem.core.bulk.cases.judge import CaseJudge, CaseWorld
from kiemdiem.core.engine.candidates import has_no_votes_to_come, is_picked
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.groups import Group, Limit, raises
from kiemdiem.core.engine.judgement import exposed
from kiemdiem.core.engine.program import Program, Rule
from kiemdiem.core.engine.room import Fate, Wanted
from kiemdiem.core.engine.settle import QuotaResult, Settlement, Standing

Verdict = Literal[Fate, "none", "picked", "over", "maybe", "room", "ungrouped"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
HAS_PLACE: frozenset[Verdict] = frozenset({"kept", "picked", "chosen"})


@dataclass(frozen=True)
class CaseLimit(Limit):
    """A limit as cases see it: whether it is open (1), not how large it is. asks: facts of the body that nobody gave
    leave open which line of the quota is in force."""

    asks: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """Equal for limits that mean the same to a case."""
        return (self.value, self.clauses, self.is_unset, tuple(self.unset_facts), self.asks)


@dataclass(frozen=True)
class Part:
    """What a subject of a case is to one quota: least and greatest of what it counts for, with a place and without.

    picked: 1 where the office has given it a place, 2 where it has, should the subject come to stand for one.
    """

    sure: bool = False
    maybe: bool = False
    picked: int = 0
    placed: tuple[int, int] = (0, 0)
    fallen: tuple[int, int] = (0, 0)
    raises: int = 0
    waits: bool = False


class CaseSettlement(Settlement):
    """The engine's settlement, asked of cases: where they fall, and what their office may decide."""

    def __init__(self, program: Program, world: CaseWorld, judge: CaseJudge) -> None:
        super().__init__(program, world, judge)
        self.maybe_of: dict[str, list[QuotaResult]] = {}
        self._cases = world

    def of(self, node: Node) -> Standing:
        return self.standings[node.id]

    def node(self, name: str) -> Node:
        return self._world.by_id[name]

    # ------------------------------------------------------------------ before a quota
    def part(self, rule: Rule, node: Node, *, moves: bool, wanted: Any) -> Part:
        """What a subject of this case is to a quota."""
        program = node.program
        level = program.codes.index(rule.entry.level)
        mask = exposed(node, self.standings[node.id].mask)
        sure = mask == 1 << level
        maybe = not sure and bool(mask >> level & 1)
        counted_for = Wanted.of(program, wanted)
        unrated = counted_for.is_any_level and self.may_stay_unrated(node)

        def counts(found: int, further: int = 0) -> tuple[int, int]:
            sure_of, may = counted_for.counts(found, further, unrated=unrated)
            return int(sure_of), int(may)

        if not moves:
            placed = fallen = counts(exposed(node, self._judge.attained(node).attained or 0))
        else:
            fall = self.fallback(node, level) if sure or maybe else 0
            placed = counts(mask, fall if maybe else 0)
            fallen = counts(exposed(node, fall)) if sure else placed
        picked = (1 if sure else 2 if maybe else 0) if is_picked(node, rule) else 0
        raised = raises_of(rule, node)
        return Part(sure, maybe, picked, placed, fallen, raised, has_no_votes_to_come(node))

    # ------------------------------------------------------------------ after a quota
    def after(
        self, node: Node, name: str, rule: Rule, group: Group, limit: Limit, verdict: Verdict, *, has_maybe: bool
    ) -> Node:
        """A case of its own for those of a case on whom a quota came to this verdict."""
        found = self._cases.again(node, name)
        before = self.standings[node.id]
        lists: dict[str, Any] = {key: [*getattr(before, key)] for key in ("dropped_by", "kept_by", "ungrouped")}
        standing = self.standings[name] = replace(before, **lists)
        self.maybe_of[name] = [*self.maybe_of.get(node.id, ())]
        self._fall_alike(node, name)
        level = node.program.codes.index(rule.entry.level)
        falls = {name: self.fallback(found, level)}
        maybe = ["others"] if has_maybe else []
        result = QuotaResult(rule, group, None, limit, [name], [], 0, [], maybe, falls=falls)
        match verdict:
            case "kept" | "picked":
                self._keep(found, result)
            case "over":
                self._open(found, result, level, conflict="over")
            case "chosen" | "left":
                self._leave(found, result, level, chosen=verdict == "chosen")
            case "dropped":
                self._drop(found, result, level)
            case "open":
                self._open(found, result, level)
            case "tied":
                result.ties.append(name)
                self._open(found, result, level)
            case "ungrouped":
                wanted = [name for name in rule.entry.within if name in node.program.facts]
                self._leave_ungrouped(found, rule, wanted)
            case "maybe":
                standing.mask |= falls[name]
                self.maybe_of[name].append(result)
            case "room":  # there is a place if he comes to stand for one, and yet his office may leave him below
                self.maybe_of[name].append(result)
        return found

    def begin(self, node: Node, name: str) -> Node:
        """A case that no quota has touched yet, under a name of its own."""
        found = self._cases.again(node, name)
        self.standings[name] = Standing(self._judge.attained(found).attained or 0)
        return found

    def with_answers(self, node: Node, name: str, answers: Mapping[Any, Any]) -> Node:
        """The same case, as settled as it is, with more answers: such as which duties that read levels are due."""
        found = self._cases.again(node, name, answers)
        self.standings[name] = self.standings[node.id]
        self.maybe_of[name] = self.maybe_of.get(node.id, [])
        self._fall_alike(node, name)
        return found

    def _fall_alike(self, node: Node, name: str) -> None:
        """In the quotas so far, a case made of another falls where that one falls."""
        for result in (*self.standings[name].dropped_by, *self.standings[name].kept_by, *self.maybe_of[name]):
            if node.id in result.falls:
                result.falls = {**result.falls, name: result.falls[node.id]}

    def decide(self, node: Node) -> None:
        """What the office decided, taken where the text allows it."""
        if node.subject.decided_level is None:
            return
        known = self._judge.held_back.get(node.id)
        duty = known or self._judge.duty_of(node)
        if duty.is_due is not self._judge.duty_of(node, before_levels=True).is_due:
            self.held_back[node.id] = duty
        self.quotas = self.maybe_of.get(node.id, [])
        for result in self.quotas:
            result.maybe = [node.id]
        self._decided(node, duty.is_due)
        self.quotas = []


def raises_of(rule: Rule, node: Node) -> int:
    """For each line that an office may raise, whether a decision on this subject raises it; bit by bit."""
    return sum(1 << at for at, instead in enumerate(rule.entry.instead) if raises(node, rule, instead))
