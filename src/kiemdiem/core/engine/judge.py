"""From facts to the set of levels still possible: exclusions, source, grounds, questions to a person, ceilings.

The sets are masks (judgement.py): one bit is sure, several are still possible.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.core.engine.judgement import BallotResult, Judgement, Question, in_band, lower, worst_of
from kiemdiem.core.engine.program import KindProgram, Rule, VoteShare
from kiemdiem.core.engine.season import Ballot, Decision
from kiemdiem.core.engine.values import (
    NOTHING,
    Kleene,
    Pair,
    Relation,
    both,
    compare,
    either,
    empty_answer,
    ends,
    negate,
)
from kiemdiem.core.engine.world import Node, World


class Judge:
    """Judges the subjects of one world, each once, in the order in which they are asked for."""

    def __init__(self, world: World, *, skips: bool = True) -> None:
        """skips: ceilings that say so do not wait for a level that is still open (`provisional` tells whose)."""
        self.world = world
        self._skips = skips
        self.provisional: dict[str, list[Rule]] = {}
        self.env = world.env
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

    def holds(self, node: Node, rule: Rule) -> Kleene:
        """Whether a rule with a `when` applies and no exemption lifts it."""
        applies = rule.when(node, self.env)
        return both(applies, negate(self.lifted(node, rule))) if applies is not False else False

    def lifted(self, node: Node, rule: Rule) -> Kleene:
        """Whether an exemption sets this rule aside."""
        if rule.id not in node.program.exemptions:
            return False
        found: Kleene = False
        for exemption in node.program.exemptions.get(rule.id, ()):
            found = either(found, exemption.when(node, self.env))
        return found

    # ------------------------------------------------------------------ source
    def _from_source(self, node: Node, found: Judgement) -> int:
        source = node.source
        assert source is not None
        found.requirements = self._requirements(node)
        if source.entry.by == "ballot":
            return self._from_ballots(node, found, source)
        if source.entry.by == "points":
            found.bands = self._possible_bands(node)
            unmet = [self._unmet_of(node.program, level) for level in range(len(node.program.codes))]
        else:
            found.bands = self._proposed(node)
            if found.bands == node.program.level_bits and source.entry.blank in self.world.program.blanks:
                found.questions.append(Question(source, found.bands, source.entry.who, "not_supplied"))
            unmet = [source.entry.unmet] * len(node.program.codes)
        return self._settle(node, found, found.bands, unmet)

    def _requirements(self, node: Node) -> tuple[Kleene, ...]:
        """For each level whether all its requirements hold."""
        found: list[Kleene] = [True] * len(node.program.codes)
        if not node.program.requirements:
            return tuple(found)
        asked: dict[int, Kleene] = {}
        for level, rule in node.program.requirements:
            key = id(rule)
            if key not in asked:
                asked[key] = self.requirement_holds(node, rule)
            found[level] = both(found[level], asked[key])
        return tuple(found)

    def requirement_holds(self, node: Node, rule: Rule) -> Kleene:
        """A requirement that does not apply, or that an exemption lifts, holds."""
        applies = both(rule.when(node, self.env), negate(self.lifted(node, rule)))
        if applies is False:
            return True
        return either(negate(applies), rule.functions["holds"](node, self.env))

    def threshold_holds(self, node: Node, share: VoteShare) -> Kleene:
        """Whether a share of votes reaches its bound; votes that are not known leave it open."""
        applies: Kleene = True
        if share.rule.functions or share.rule.id in node.program.exemptions:
            applies = both(share.rule.when(node, self.env), negate(self.lifted(node, share.rule)))
            if applies is False:
                return True
        base = node.get(share.of)
        counted = node.ballot.votes if node.ballot is not None else {}
        known = [counted.get(code) for code in share.codes]
        if type(base) is int and base > 0 and None not in known and applies is True:
            return share.reached(sum(known), base)  # type: ignore[arg-type]
        if base is None or base is NOTHING:
            return None
        if base == 0:
            return empty_answer(share.rule.entry.when_empty)
        low = sum(votes for votes in known if votes is not None)
        votes = Pair(low, max(low, ends(base)[1])) if None in known else low
        relation: Relation = ">=" if share.relation.is_inclusive else ">"
        holds = compare(relation, votes, share.bound * base) if not isinstance(base, Pair) else None
        return either(negate(applies), holds)

    def opens(self, node: Node, requirements: Sequence[Kleene]) -> tuple[Kleene, ...]:
        """For each level whether the ballot looked at opens it; a level without a threshold stays closed."""
        found: list[Kleene] = [False] * len(node.program.codes)
        seen: set[int] = set()
        for share in node.program.thresholds:
            holds = self.threshold_holds(node, share)
            found[share.level] = both(found[share.level], holds) if share.level in seen else holds
            seen.add(share.level)
        return tuple(
            both(opens, requirement) if level in seen else False
            for level, (opens, requirement) in enumerate(zip(found, requirements, strict=True))
        )

    def _from_ballots(self, node: Node, found: Judgement, source: Rule) -> int:
        ballots = self._deciding(node, source)
        to_count: list[Ballot | None] = [*ballots] or [None]
        for ballot in to_count:
            self.world.take_ballot(node, ballot)
            opens = self.opens(node, found.requirements)
            found.results.append(BallotResult(ballot, opens, self.walk(node.program, opens, 0)))
        self.world.take_ballot(node, ballots[0] if ballots else None)
        masks = {result.mask for result in found.results}
        union = 0
        for mask in masks:
            union |= mask
        if len(masks) > 1:
            if source.entry.several == "lowest":
                return worst_of(node.program, [result.mask for result in found.results])
            if all(mask & (mask - 1) == 0 for mask in masks):
                found.questions.append(Question(source, union, source.entry.who, "several"))
        elif union == node.program.none_bit:
            found.questions.append(Question(source, union, source.entry.who, "none"))
        return union

    def _deciding(self, node: Node, source: Rule) -> list[Ballot]:
        rated = [ballot for ballot in node.subject.ballots if ballot.purpose == "rate"]
        forums = source.entry.forums
        return [ballot for ballot in rated if not forums or not ballot.forum or ballot.forum in forums]

    def walk(self, program: KindProgram, opens: Sequence[Kleene], start: int) -> int:
        """From the best level down: every level that may be open, to the first that surely is."""
        mask = 0
        for level in range(start, len(opens)):
            if opens[level] is not False:
                mask |= 1 << level
            if opens[level] is True:
                return mask
        return mask | program.none_bit

    def _possible_bands(self, node: Node) -> int:
        """The levels whose band the points may be in; "no level" where they may be in none."""
        program, mask = node.program, 0
        sure = False
        for band in program.bands:
            inside = both(band.rule.when(node, self.env), in_band(band, node.get(band.of)))
            if inside is not False:
                mask |= 1 << band.level
            sure = sure or inside is True
        value = node.get(program.bands[0].of) if program.bands else None
        if sure or (value is None and not self._has_holes(program)):
            return mask
        return mask | program.none_bit if mask == 0 or value is None else mask

    def _has_holes(self, program: KindProgram) -> bool:
        return any(band.rule.entry.when is not None for band in program.bands)

    def _unmet_of(self, program: KindProgram, level: int) -> str:
        for band in program.bands:
            if band.level == level and band.rule.entry.unmet is not None:
                return str(band.rule.entry.unmet)
        return "next_open"

    def _proposed(self, node: Node) -> int:
        """The level put in: what the competent office decided goes before what was proposed to it."""
        put_in = node.subject.decided_level or node.subject.proposed_level
        return 1 << node.program.codes.index(put_in) if put_in is not None else node.program.level_bits

    def _settle(self, node: Node, found: Judgement, bands: int, unmet: Sequence[str]) -> int:
        program, mask = node.program, 0
        opens = tuple(self._points_open(found, node, level) for level in range(len(program.codes)))
        for level in range(len(program.codes)):
            if bands >> level & 1:
                mask |= self.step_down(node, opens, level, unmet, found if bands == 1 << level else None)
        if bands & program.none_bit:
            mask |= program.none_bit
        found.results.append(BallotResult(None, opens, mask))
        if mask == program.none_bit:
            source = node.source
            assert source is not None
            found.questions.append(Question(source, mask, source.entry.who, "none"))
        return mask

    def _points_open(self, found: Judgement, node: Node, level: int) -> Kleene:
        """Requirements of a level, and the thresholds that stand beside points."""
        opens = found.requirements[level]
        for share in node.program.thresholds:
            if share.level == level:
                opens = both(opens, self.threshold_holds(node, share))
        return opens

    def step_down(
        self, node: Node, opens: Sequence[Kleene], level: int, unmet: Sequence[str], found: Judgement | None
    ) -> int:
        """Where points or a proposal at `level` lead when requirements fail; nobody steps into the lowest level."""
        program = node.program
        mask = 1 << level if opens[level] is not False else 0
        if opens[level] is True:
            return mask
        follows = unmet[level]
        if follows == "ask":
            lower = program.level_bits & ~((1 << (level + 1)) - 1) | program.none_bit
            if found is not None and opens[level] is False and node.source is not None:
                found.questions.append(Question(node.source, lower, node.source.entry.who, "unmet"))
            return mask | lower
        if follows != "next_open":
            return mask | 1 << program.codes.index(follows)
        if level + 1 >= len(program.codes) - 1:
            return mask | program.none_bit
        return mask | self.step_down(node, opens, level + 1, unmet, found if opens[level] is False else None)

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
