"""From facts to the set of levels still possible: exclusions, source, grounds, questions to a person, ceilings.

The sets are masks (judgement.py): one bit is sure, several are still possible.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.core.engine.judgement import Judgement, Question, lower
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.season import Decision
from kiemdiem.core.engine.sourcing import SourceReader
from kiemdiem.core.engine.values import (
    Kleene,
)
from kiemdiem.core.engine.world import Node, World


class Judge(SourceReader):
    """Judges the subjects of one world, each once, in the order in which they are asked for."""

    def __init__(self, world: World, *, skips: bool = True) -> None:
        """skips: ceilings that say so do not wait for a level that is still open (`provisional` tells whose)."""
        super().__init__(world)
        self._skips = skips
        self.provisional: dict[str, list[Rule]] = {}
        self._done: dict[str, Judgement] = {}
        self._busy: set[str] = set()

    def own(self, node: Node) -> Judgement:
        """The judgement with `own` filled in."""
        found = self._done.get(node.id)
        if found is None:
            if node.id in self._busy:
                return Judgement(own=-1, attained=-1)
            self._busy.add(node.id)
            found = self._done[node.id] = self._judge(node)
            self._busy.discard(node.id)
        return found

    def attained(self, node: Node) -> Judgement:
        """The judgement with `attained` filled in."""
        found = self.own(node)
        if found.attained is None:
            if node.id in self._busy:
                return Judgement(own=found.own, attained=-1)
            self._busy.add(node.id)
            found.attained = found.own
            if not found.surely_excluded:
                found.attained = self.under_ceilings(node, found.own, node.program.linked_ceilings)
            self._busy.discard(node.id)
        return found

    # ------------------------------------------------------------------ one subject
    def _judge(self, node: Node) -> Judgement:
        found = Judgement()
        self._exclude(node, found)
        if found.surely_excluded:
            found.base = found.grounded = found.own = found.excluded
            return found
        if node.source is None:
            found.base = node.program.none_bit if node.program.codes else node.program.excluded_bit("reviewed_only")
        else:
            found.base = self._from_source(node, found)
        found.base = self._decided_gap(node, found, found.base)
        found.grounded = self._asks(node, found, self._grounds(node, found, found.base))
        found.own = self.under_ceilings(node, found.grounded, node.program.own_ceilings) | found.excluded
        return found

    def _exclude(self, node: Node, found: Judgement) -> None:
        for rule in node.program.exclusions:
            holds = self.holds(node, rule)
            if holds is not False:
                found.excluded |= node.program.excluded_bit(rule.entry.effect)
            if holds is True:
                found.surely_excluded = True
                return

    # ------------------------------------------------------------------ what a person decided where nothing is open
    def _decided_gap(self, node: Node, found: Judgement, mask: int) -> int:
        """A gap, two forums, an unmet proposal: the competent office's recorded choice settles it."""
        for question in list(found.questions):
            decision = self._decision(node, found, question)
            if decision is not None and decision.level is not None:
                found.questions.remove(question)
                mask = 1 << node.program.codes.index(decision.level)
        return mask

    def _decision(self, node: Node, found: Judgement, question: Question) -> Decision | None:
        for decision in node.subject.decisions:
            if decision.kind != "choose_level" or question.rule is None or decision.at != question.rule.id:
                continue
            allowed = question.choices & node.program.level_bits or node.program.level_bits
            level = decision.level if decision.level in node.program.codes else None
            fits = level is not None and allowed >> node.program.codes.index(level) & 1
            is_excluded = decision.level in ("not_rated", "exempt", "reviewed_only", "deferred")
            if is_excluded and question.choices & node.program.excluded_bit(str(decision.level)):
                fits = 1
            if fits and (not question.who or decision.by == question.who) and decision.reason:
                return decision
            if decision not in found.refused:
                found.refused.append(decision)
        return None

    # ------------------------------------------------------------------ grounds, asks, ceilings
    def _grounds(self, node: Node, found: Judgement, mask: int) -> int:
        """Of the grounds that hold the lowest; one that may hold adds its level."""
        sure = -1
        maybe = 0
        for rule in node.program.grounds:
            holds = self.ground_holds(node, rule, found)
            level = node.program.codes.index(rule.entry.level)
            if holds is True:
                sure = max(sure, level)
            elif holds is None:
                maybe |= 1 << level
        if sure >= 0:
            found.questions = [q for q in found.questions if q.why == "release"]
            mask = 1 << sure
            maybe &= ~((1 << (sure + 1)) - 1)
        return mask | maybe

    def ground_holds(self, node: Node, rule: Rule, found: Judgement | None = None) -> Kleene:
        """Whether a ground holds and nobody has released it; a release still to be decided leaves it open."""
        holds = self.holds(node, rule)
        release = rule.entry.release
        if holds is False or release is None:
            return holds
        may: Kleene = True
        if release.when is not None:
            may = rule.functions["release.when"](node, self.env)
        for decision in node.subject.decisions:
            if decision.kind == "release" and decision.at == rule.id:
                if may is True and decision.by == release.by and decision.reason:
                    return False
                if found is not None and decision not in found.refused:
                    found.refused.append(decision)
        if may is False:
            return holds
        if found is not None and holds is True:
            found.questions.append(
                Question(rule, 1 << node.program.codes.index(rule.entry.level), release.by, "release")
            )
        return None

    def _asks(self, node: Node, found: Judgement, mask: int) -> int:
        program = node.program
        if any(self.ground_holds(node, rule) is True for rule in program.grounds):
            return mask
        for rule in program.asks:
            holds = self.holds(node, rule)
            if holds is False:
                continue
            choices = 0
            for choice in rule.entry.between:
                if choice == "as_computed":
                    choices |= mask
                elif choice in program.codes:
                    choices |= 1 << program.codes.index(choice)
                else:
                    choices |= program.excluded_bit(choice)
            if holds is None:
                mask |= choices
                continue
            question = Question(rule, choices, rule.entry.who, "ask")
            decision = self._decision(node, found, question)
            if decision is None:
                found.questions.append(question)
                mask = choices
            elif decision.level in program.codes:
                mask = 1 << program.codes.index(decision.level or "")
            else:
                mask = program.excluded_bit(str(decision.level))
        return mask

    def under_ceilings(self, node: Node, mask: int, ceilings: Sequence[Rule]) -> int:
        """The set after ceilings: a sure one lowers, one that may apply leaves both."""
        for rule in ceilings:
            applies = self.holds(node, rule)
            if applies is False:
                continue
            cap = self.cap_of(node, rule)
            if not cap & node.program.level_bits:
                continue
            if (
                self._skips
                and rule.entry.if_unknown == "skip"
                and (cap & (cap - 1) or (applies is None and rule.reads_others))
            ):
                waiting = self.provisional.setdefault(node.id, [])
                if rule not in waiting:
                    waiting.append(rule)
                continue
            lowered = lower(node.program, mask, cap)
            mask = lowered if applies is True else mask | lowered
        return mask

    def cap_of(self, node: Node, rule: Rule) -> int:
        """The possible caps as a mask; "no level" (nothing there to be above) caps nothing."""
        at_most = rule.entry.at_most
        if isinstance(at_most, str):
            return 1 << node.program.codes.index(at_most)
        return int(rule.functions["at_most"](node, self.env))
