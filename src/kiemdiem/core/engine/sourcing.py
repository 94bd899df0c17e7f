"""Where a level comes from: ballots and their thresholds, points and their bands, or a level put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from kiemdiem.core.engine.judgement import BallotResult, Judgement, Question, in_band, may_miss_every_band, worst_of
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
from kiemdiem.core.engine.world import Node, World, favour
from kiemdiem.core.regime.expression.checked import Checked, LevelOf


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that holds back a decision: whether it is due, and which it is."""

    is_due: Kleene
    rule: Rule | None = None


def is_granted(exemption: Rule, node: Node) -> bool:
    """Whether an exemption needs nobody's decision, or the office has recorded it with its day and reason."""
    by = exemption.entry.by
    return not by or any(
        decision.kind == "release" and decision.at == exemption.id and grants(decision, by)
        for decision in node.subject.decisions
    )


def grants(decision: Decision, by: str) -> bool:
    """Whether a decision to exempt is that of the office, with a day and a reason."""
    return decision.by == by and decision.on is not None and bool(decision.reason)


class SourceReader:
    """Reads the sources of the subjects of one world.

    held_back: subjects whose decision a duty holds back that reads levels; known once these are worked out without it.
    """

    def __init__(self, world: World, held_back: Mapping[str, Duty]) -> None:
        self.world = world
        self.env = world.env
        self.held_back = held_back

    def holds(self, node: Node, rule: Rule) -> Kleene:
        """Whether a rule with a `when` applies and no exemption lifts it."""
        applies: Kleene = True if rule.condition is None else rule.condition(node, self.env)
        if applies is False or not rule.exempted_by:
            return applies
        return both(applies, negate(self.lifted(node, rule)))

    def lifted(self, node: Node, rule: Rule) -> Kleene:
        """Whether an exemption sets this rule aside."""
        found: Kleene = False
        for exemption in rule.exempted_by:
            if is_granted(exemption, node):
                found = either(found, exemption.when(node, self.env))
        return found

    # ------------------------------------------------------------------ source
    def _from_source(self, node: Node, found: Judgement) -> int:
        source = node.source
        assert source is not None
        found.requirements = self._requirements(node)
        if source.entry.by == "ballot":
            return self._from_ballots(node, found, source)
        if source.entry.by == "conditions":
            return self._from_conditions(node, found, source)
        if source.entry.by == "points":
            found.bands = self._possible_bands(node)
            unmet = [self._unmet_of(node.program, level) for level in range(len(node.program.codes))]
        else:
            found.bands = self._proposed(node, found, source)
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
        if share.rule.functions or share.rule.exempted_by:
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
        if node.program.counts_plainly and node.ballot is not None and self._count(node, node.ballot.votes, found):
            return tuple(found)
        seen: set[int] = set()
        for share in node.program.thresholds:
            holds = self.threshold_holds(node, share)
            found[share.level] = both(found[share.level], holds) if share.level in seen else holds
            seen.add(share.level)
        return tuple(
            both(opens, requirement) if level in seen else False
            for level, (opens, requirement) in enumerate(zip(found, requirements, strict=True))
        )

    def _count(self, node: Node, votes: Mapping[str, int], found: list[Kleene]) -> bool:
        """The short way where every number is known and nothing but votes decides; says whether it could be taken."""
        of: str | None = None
        base: Any = None
        for share in node.program.thresholds:
            if share.of != of:
                of, base = share.of, node.get(share.of)
                if type(base) is not int or base <= 0:
                    return False
            counted = 0
            for code in share.codes:
                if code not in votes:
                    return False
                counted += votes[code]
            found[share.level] = share.reached(counted, base)
        return True

    def _from_ballots(self, node: Node, found: Judgement, source: Rule) -> int:
        ballots = self._deciding(node, source)
        to_count: list[Ballot | None] = [*ballots] or [None]
        for ballot in to_count:
            if ballot is not node.ballot:
                self.world.take_ballot(node, ballot)
            opens = self.opens(node, found.requirements)
            found.results.append(BallotResult(ballot, opens, self.walk(node.program, opens, 0)))
        if len(to_count) > 1:
            self.world.take_ballot(node, to_count[0])
        masks = {result.mask for result in found.results}
        union = found.results[0].mask
        for mask in masks if len(masks) > 1 else ():
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
        """The ballots that count, the least favourable first: it speaks where only one can, whatever their order."""
        rated = [ballot for ballot in node.subject.ballots if ballot.purpose == "rate"]
        forums = source.entry.forums
        found = [b for b in rated if not b.forum or b.forum in forums] if forums else rated
        return sorted(found, key=lambda ballot: favour(ballot, node.program.codes)) if len(found) > 1 else found

    def walk(self, program: KindProgram, opens: Sequence[Kleene], start: int) -> int:
        """From the best level down: every level that may be open, to the first that surely is."""
        mask = 0
        for level in range(start, len(opens)):
            if opens[level] is not False:
                mask |= 1 << level
            if opens[level] is True:
                return mask
        return mask | program.none_bit

    def _from_conditions(self, node: Node, found: Judgement, source: Rule) -> int:
        """The best level all of whose requirements hold; a level without any is open."""
        opens = self._all_points_open(found, node, source)
        mask = self.walk(node.program, opens, 0)
        found.results.append(BallotResult(node.ballot, opens, mask))
        if mask == node.program.none_bit:
            found.questions.append(Question(source, mask, source.entry.who, "none"))
        return mask

    def _possible_bands(self, node: Node) -> int:
        """The levels whose band the points may be in; "no level" where they may be in none."""
        program, mask, sure = node.program, 0, False
        for band in program.bands:
            inside = both(band.rule.when(node, self.env), in_band(band, node.get(band.of)))
            if inside is not False:
                mask |= 1 << band.level
            sure = sure or inside is True
        value = node.get(program.bands[0].of) if program.bands else NOTHING
        may_miss = value is NOTHING or (not sure and may_miss_every_band(program.bands, value))
        return mask | program.none_bit if may_miss else mask

    def _unmet_of(self, program: KindProgram, level: int) -> str:
        for band in program.bands:
            if band.level == level and band.rule.entry.unmet is not None:
                return str(band.rule.entry.unmet)
        return "next_open"

    def _proposed(self, node: Node, found: Judgement, source: Rule) -> int:
        """The level put in: what the office of the source chose goes before what was proposed to it."""
        levels = node.program.level_bits
        chosen = self.decision(node, found, Question(source, levels, source.entry.who))
        put_in = chosen.level if chosen is not None else node.subject.proposed_level
        return 1 << node.program.codes.index(put_in) if put_in in node.program.codes else levels

    def decision(self, node: Node, found: Judgement, question: Question) -> Decision | None:
        """What the office of a question chose, where it may; a choice that it may not make is told as refused."""
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

    def duty_of(self, node: Node, *, before_levels: bool = False) -> Duty:
        """The duty that must be done before anything is decided on this subject, and whether it is due.

        before_levels: only duties that read no level, for no level is worked out yet, and those known to hold back.
        """
        if before_levels and node.id in self.held_back:
            return self.held_back[node.id]
        found = Duty(False)
        for rule in node.program.follow_ups:
            if rule.entry.blocks == "decision" and not (before_levels and reads_levels(rule)):
                holds = rule.when(node, self.env)
                if holds is True:
                    return Duty(True, rule)
                found = Duty(None, rule) if holds is None else found
        return found

    def _settle(self, node: Node, found: Judgement, bands: int, unmet: Sequence[str]) -> int:
        program, mask = node.program, 0
        assert node.source is not None
        opens = self._all_points_open(found, node, node.source)
        for level in range(len(program.codes)):
            if bands >> level & 1:
                mask |= self.step_down(node, opens, level, unmet, found if bands == 1 << level else None)
        if bands & program.none_bit:
            mask |= program.none_bit
        found.results.append(BallotResult(node.ballot, opens, mask))
        if mask == program.none_bit:
            found.questions.append(Question(node.source, mask, node.source.entry.who, "none"))
        return mask

    def _all_points_open(self, found: Judgement, node: Node, source: Rule) -> tuple[Kleene, ...]:
        """For each level its requirements, and the thresholds that stand beside points, at every ballot."""
        ballots: list[Ballot | None] = [*self._deciding(node, source)] or [None]
        opens = list(found.requirements)
        for ballot in reversed(ballots if node.program.thresholds else []):
            if ballot is not node.ballot:
                self.world.take_ballot(node, ballot)
            for share in node.program.thresholds:
                opens[share.level] = both(opens[share.level], self.threshold_holds(node, share))
        return tuple(opens)

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
            lower = self._lower_choices(program, opens, level) | program.none_bit
            if found is not None and opens[level] is False and node.source is not None:
                found.questions.append(Question(node.source, lower, node.source.entry.who, "unmet"))
            return mask | lower
        if follows != "next_open":
            return mask | 1 << program.codes.index(follows)
        if level + 1 >= len(program.codes) - 1:
            return mask | program.none_bit
        return mask | self.step_down(node, opens, level + 1, unmet, found if opens[level] is False else None)

    def _lower_choices(self, program: KindProgram, opens: Sequence[Kleene], level: int) -> int:
        """The worse levels that a person may choose from: those still open, and the lowest only if none is."""
        last = len(program.codes) - 1
        found = sum(1 << at for at in range(level + 1, last) if opens[at] is not False)
        return found or 1 << last


def reads_levels(rule: Rule) -> bool:
    """Whether a rule reads a level, its subject's own or another's."""
    return rule.reads_others or any(_has_a_level(tree) for tree in rule.trees.values())


def _has_a_level(tree: object) -> bool:
    if isinstance(tree, tuple):
        return any(_has_a_level(part) for part in tree)
    if not isinstance(tree, Checked):
        return False
    return isinstance(tree, LevelOf) or any(_has_a_level(getattr(tree, field.name)) for field in fields(tree))
