"""From facts to the set of levels still possible: exclusions, source, grounds, questions to a person, ceilings.

The sets are masks (judgement.py): one bit is sure, several are still possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiemdiem.core.engine.acting import Acting, Silence
from kiemdiem.core.engine.judgement import Judgement, Question, lower
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.sourcing import Duty, SourceReader, grants
from kiemdiem.core.engine.values import Kleene, both, either, negate
from kiemdiem.core.engine.world import Node, World


class Judge(SourceReader):
    """Judges the subjects of one world, each once, in the order in which they are asked for."""

    def __init__(self, world: World, *, skips: bool = True, held_back: Mapping[str, Duty] | None = None) -> None:
        """skips: ceilings that say so do not wait for a level that is still open (`provisional` tells whose)."""
        super().__init__(world, held_back or {})
        self._skips = skips
        self.provisional: dict[str, list[Rule]] = {}
        self._silence = Silence(world)
        self._done: dict[str, Judgement] = {}
        self._busy: set[str] = set()

    def acting(self, node: Node) -> Acting:
        """The rules that may act on this subject; the others are sure not to."""
        found: Acting | None = node.acting
        if found is None:
            found = node.acting = self._silence.acting(node)
        return found

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
        known = self._done.get(node.id)
        if known is not None and known.attained is not None:
            return known
        found = self.own(node)
        if found.attained is None:
            ceilings = self.acting(node).linked_ceilings
            if not ceilings and found.office_may is False:
                found.attained = found.alone
                return found
            if node.id in self._busy:
                return Judgement(own=found.own, attained=-1)
            self._busy.add(node.id)
            found.attained = found.alone
            if not found.surely_excluded:
                found.alone = self.under_ceilings(node, found.alone, ceilings)
                found.attained = self._with_decided(node, found, found.alone, ceilings)
            self._busy.discard(node.id)
        return found

    # ------------------------------------------------------------------ one subject
    def _judge(self, node: Node) -> Judgement:
        found, acting, subject = Judgement(), self.acting(node), node.subject
        self._exclude(node, found, acting.exclusions)
        if found.surely_excluded:
            found.base = found.grounded = found.own = found.alone = found.excluded
            return found
        if node.source is None:
            found.base = node.program.none_bit if node.program.codes else node.program.excluded_bit("reviewed_only")
        else:
            found.base = self._from_source(node, found)
        if subject.decisions:
            found.base = self._decided_gap(node, found, found.base)
        found.grounded = self._grounds_and_asks(node, found, found.base, acting)
        if subject.decisions:
            self._refuse_exemptions(node, found)
        found.own = found.alone = self.under_ceilings(node, found.grounded, acting.own_ceilings) | found.excluded
        if subject.decided_level is not None:
            found.office_may = self._office_may(node, found)
            found.own = self._with_decided(node, found, found.alone, acting.own_ceilings)
        return found

    def _exclude(self, node: Node, found: Judgement, exclusions: Sequence[Rule]) -> None:
        for rule in exclusions:
            holds = self.holds(node, rule)
            if holds is not False:
                found.excluded |= node.program.excluded_bit(rule.entry.effect)
            if holds is True:
                found.surely_excluded = True
                return

    def _refuse_exemptions(self, node: Node, found: Judgement) -> None:
        """Decisions to exempt of another office, without day or reason, or where nothing allows them."""
        rules = {rule.id: rule for rules in node.program.exemptions.values() for rule in rules if rule.entry.by}
        for decision in node.subject.decisions:
            rule = rules.get(decision.at) if decision.kind == "release" else None
            may = rule.when(node, self.env) if rule is not None else None
            if rule is not None and (may is False or not grants(decision, rule.entry.by)):
                found.refused.append(decision)

    # ------------------------------------------------------------------ what a person decided where nothing is open
    def _decided_gap(self, node: Node, found: Judgement, mask: int) -> int:
        """A gap, two forums, an unmet proposal: the competent office's recorded choice settles it, or may."""
        codes, none = node.program.codes, node.program.none_bit
        for question in list(found.questions):
            decision = self.decision(node, found, question)
            if decision is not None and decision.level in codes:
                found.questions.remove(question)
                mask = 1 << codes.index(decision.level or "")
        if mask & none and mask != none and node.source is not None:
            still_open = Question(node.source, none, node.source.entry.who)
            decision = self.decision(node, Judgement(), still_open)
            if decision is not None and decision.level in codes:
                mask |= 1 << codes.index(decision.level or "")
        return mask

    # ------------------------------------------------------------------ the level that the office decided
    def _office_may(self, node: Node, found: Judgement) -> Kleene:
        """Whether the text lets the office give the level that it decided, ceilings and quotas aside."""
        decided = node.subject.decided_level
        if decided is None or node.source is None:
            return False
        bit = 1 << node.program.codes.index(decided)
        is_held = self.duty_of(node, before_levels=True).is_due
        in_the_way = either(is_held, self._may_be_replaced(node, found, bit)) if is_held is not True else True
        return both(self._is_among_choices(node, found, bit), negate(in_the_way))

    def _is_among_choices(self, node: Node, found: Judgement, bit: int) -> Kleene:
        """Whether a level is the rules' own, one that is left to the office, or one that it may put in itself."""
        levels, none = node.program.level_bits, node.program.none_bit
        is_put_in = node.source is not None and node.source.entry.by == "proposal"
        asked = [question for question in found.questions if question.why != "not_supplied"]
        if asked:
            is_one = any((question.choices & levels or bit) & bit for question in asked)
            if not is_one and is_put_in and all(question.rule is node.source for question in asked):
                return found.results[-1].opens[bit.bit_length() - 1]
            settled = found.base & (found.base - 1) == 0 or any(question.rule is node.source for question in asked)
            return is_one if settled else (None if is_one else False)
        if found.grounded == bit:
            return True
        if any(self.holds(node, rule) is True for rule in self.acting(node).asks):
            return False
        if is_put_in:
            return found.results[-1].opens[bit.bit_length() - 1]
        best, worst = found.grounded & -found.grounded, found.grounded & levels
        if 0 < best < bit and bit & self.lowerable(node):
            return True if found.grounded == worst and worst < bit else None
        return None if found.base & none and found.grounded & (found.grounded - 1) else False

    def lowerable(self, node: Node) -> int:
        """The levels that the office may give where the rules give a better one."""
        how = node.source.entry.decided if node.source is not None else "as_computed"
        if how == "no_better_by_votes":
            return sum({1 << share.level for share in node.program.thresholds})
        return node.program.level_bits if how == "no_better" else 0

    def _may_be_replaced(self, node: Node, found: Judgement, bit: int) -> Kleene:
        """Whether a ground that nobody is asked to release gives another level, or a person must be asked first."""
        asked = [question.rule for question in found.questions if question.why == "release"]
        holds: Kleene = False
        for rule in self.acting(node).grounds:
            if rule not in asked and bit != 1 << node.program.codes.index(rule.entry.level):
                holds = either(holds, self.ground_holds(node, rule))
        if any(self.holds(node, rule) is None for rule in self.acting(node).asks):
            holds = either(holds, None)
        return holds

    def _with_decided(self, node: Node, found: Judgement, mask: int, ceilings: Sequence[Rule]) -> int:
        """The set with the decided level in it, or that alone, as far as these ceilings let the office give it."""
        if found.office_may is False:
            return mask
        bit = 1 << node.program.codes.index(node.subject.decided_level or "")
        under = self.under_ceilings(node, bit, ceilings)
        found.office_may = both(found.office_may, True if under == bit else None if under & bit else False)
        if found.office_may is True:
            return bit | found.excluded
        return mask | bit if found.office_may is None else mask

    # ------------------------------------------------------------------ grounds, asks, ceilings
    def _grounds_and_asks(self, node: Node, found: Judgement, mask: int, acting: Acting) -> int:
        """Of the grounds that hold the lowest, and nothing to ask; one that may hold adds its level."""
        sure = -1
        maybe = 0
        for rule in acting.grounds:
            holds = self.ground_holds(node, rule, found)
            level = node.program.codes.index(rule.entry.level)
            if holds is True:
                sure = max(sure, level)
            elif holds is None:
                maybe |= 1 << level
        if sure >= 0:
            found.questions = [q for q in found.questions if q.why == "release"]
            return 1 << sure | maybe & ~((1 << (sure + 1)) - 1)
        return (self._asks(node, found, mask, acting.asks) if acting.asks else mask) | maybe

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
                is_theirs = decision.by == release.by and bool(decision.reason)
                if may is True and is_theirs:
                    return False
                if found is not None and decision not in found.refused and not (may is None and is_theirs):
                    found.refused.append(decision)
        if may is False:
            return holds
        if found is not None and holds is True:
            found.questions.append(
                Question(rule, 1 << node.program.codes.index(rule.entry.level), release.by, "release")
            )
        return None

    def _asks(self, node: Node, found: Judgement, mask: int, asks: Sequence[Rule]) -> int:
        for rule in asks:
            holds = self.holds(node, rule)
            if holds is False:
                continue
            named, computed = self._choices(node, rule, mask)
            if holds is None:
                mask |= named | computed
                continue
            is_settled = not computed & (computed - 1)
            question = Question(rule, named | computed, rule.entry.who, "ask")
            decision = self.decision(node, found, question)
            chosen = self._bit(node, decision.level) if decision is not None else 0
            # What the rules give is still open: whether it is what was chosen will be seen.
            if decision is None or not (is_settled or chosen & named):
                found.questions.append(question)
                mask = named | computed
            else:
                mask = chosen
        return mask

    def _choices(self, node: Node, rule: Rule, mask: int) -> tuple[int, int]:
        """What a person may choose at an ask: the outcomes that it names, and what the rules give."""
        named = 0
        for choice in rule.entry.between:
            named |= self._bit(node, choice) if choice != "as_computed" else 0
        return named, mask if "as_computed" in rule.entry.between else 0

    def _bit(self, node: Node, outcome: str | None) -> int:
        codes = node.program.codes
        return 1 << codes.index(outcome) if outcome in codes else node.program.excluded_bit(str(outcome))

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
