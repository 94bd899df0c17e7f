"""One pass over a season under one program: from the world to the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import Answer, MissingFact, Outcome, QuotaAnswer, Reason, SubjectAnswer
from kiemdiem.core.engine.awards import Awards
from kiemdiem.core.engine.better import why_not
from kiemdiem.core.engine.group_answers import award_answer, award_quota, quota_answer
from kiemdiem.core.engine.judgement import Judgement, lower
from kiemdiem.core.engine.missing import GapFinder, assumed_names
from kiemdiem.core.engine.narrate import Narrator
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import EXCLUDED, Program, Rule, levels_of
from kiemdiem.core.engine.season import Ballot, Season
from kiemdiem.core.engine.settle import Standing
from kiemdiem.core.engine.speller import plain
from kiemdiem.core.engine.values import NOTHING, Pair
from kiemdiem.core.engine.world import Node
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.workplan import due_days

_TOLD_EVERY = 256
_IN_THE_WAY = ("fails", "lowers", "waits", "drops", "replaces")


class Answering:
    """Answers one season under one program."""

    def __init__(self, program: Program, season: Season, calendar: Calendar | None, *, sentences: bool) -> None:
        self._program, self._season, self._calendar = program, season, calendar
        self._sentences = sentences
        self._main = Pass(program, season, calendar, skips=True)
        self._wide: Pass | None = None
        self._assumed = assumed_names(program) if sentences and not season.strict else {}

    def answer(self, answered: Callable[[int], None] | None = None) -> Answer:
        """The whole answer; `answered` hears now and then of how many subjects it is ready."""
        main = self._main
        main.settle_all()
        if main.judge.provisional:
            self._wide = Pass(self._program, self._season, self._calendar, skips=False)
            self._wide.settle_all()
        awards = Awards(main.world, main.settlement)
        if self._sentences and self._program.awards:
            awards.work_out()
        narrator = Narrator(self._program, main.world, main.judge)
        gaps = GapFinder(self._program, main.world, main.judge, main.settlement)
        subjects: dict[str, SubjectAnswer] = {}
        for number, node in enumerate(main.world.nodes):
            if answered is not None and number % _TOLD_EVERY == 0:
                answered(number)
            subjects[node.id] = self._subject(node, narrator, gaps)
        if answered is not None:
            answered(len(subjects))
        return Answer(
            regime=self._program.regime.id,
            hash=self._program.regime.hash,
            as_of=main.world.env.as_of.isoformat(),
            readings=dict(self._program.options),
            subjects=subjects,
            quotas=[*self._quotas(narrator), *(award_quota(group) for group in awards.groups)],
            awards=[award_answer(result, narrator) for result in awards.results],
        )

    # ------------------------------------------------------------------ one subject
    def _subject(self, node: Node, narrator: Narrator, gaps: GapFinder) -> SubjectAnswer:
        judge = self._main.judge
        found = judge.attained(node)
        standing = self._main.settlement.of(node)
        mask = standing.mask
        wide = mask
        if self._wide is not None:
            wide |= self._wide.settlement.of(self._wide.world.by_id[node.id]).mask
        provisional = node.id in judge.provisional or (wide != mask and bool(mask & node.program.level_bits))
        told = gaps.of(node, found, standing) if self._is_unsettled(node, standing, wide) else None
        missing = told.missing if told else []
        waiting = told.waiting_for if told else []
        outcome, level = self._outcome(node, found, standing, missing, waiting)
        missing = missing if told else gaps.of_groups(node, standing)
        answer = SubjectAnswer(
            id=node.id,
            kind=node.kind,
            name=node.subject.name,
            outcome=outcome,
            level=node.program.codes[level] if level is not None else None,
            attained=self._single(node, found.attained or 0),
            own=self._single(node, found.own),
            range=narrator.names(wide, node),
            missing=missing,
            waiting_for=waiting,
            needs_choice=standing.needs_choice,
            provisional=provisional,
        )
        if found.questions and outcome == "undetermined":
            choices = 0
            for question in found.questions:
                choices |= question.choices if question.why != "none" else node.program.level_bits
            answer.choices = list(narrator.names(choices & ~node.program.none_bit, node))
            answer.who = found.questions[0].who or words.THE_OFFICE
        elif outcome == "undetermined":
            answer.choices = list(narrator.names(self._left_to_choose(node, standing), node))
            answer.who = node.source.entry.who if node.source is not None else ""
            answer.who = answer.who or words.THE_OFFICE
        elif standing.needs_choice and standing.dropped_by:
            answer.choices = list(narrator.names(mask, node))
            answer.who = standing.dropped_by[0].rule.entry.who or words.THE_OFFICE
        if self._sentences:
            self._tell(answer, node, found, standing, level, narrator, gaps)
        return answer

    def _left_to_choose(self, node: Node, standing: Standing) -> int:
        """The levels still possible; where none is, every level but those whose quota had no place."""
        left = standing.mask & ~node.program.none_bit
        for result in () if left else standing.dropped_by:
            left |= node.program.level_bits & ~(1 << node.program.codes.index(result.rule.entry.level))
        return left

    def _is_unsettled(self, node: Node, standing: Standing, wide: int) -> bool:
        """Whether something may be missing; a place that only waits for a choice misses nothing."""
        mask = standing.mask
        if standing.needs_choice and wide == mask and not any(result.maybe for result in standing.dropped_by):
            attained = self._main.judge.attained(node).attained or 0
            return bool(attained & (attained - 1))
        return bool(mask & (mask - 1)) or wide != mask or mask == node.program.none_bit

    def _single(self, node: Node, mask: int) -> str | None:
        if mask > 0 and not mask & (mask - 1) and mask & node.program.level_bits:
            return node.program.codes[mask.bit_length() - 1]
        return None

    def _outcome(
        self, node: Node, found: Judgement, standing: Standing, missing: list[MissingFact], waiting: list[str]
    ) -> tuple[Outcome, int | None]:
        mask, program = standing.mask, node.program
        if mask > 0 and not mask & (mask - 1):
            if mask & program.level_bits:
                return "rated", mask.bit_length() - 1
            for effect in EXCLUDED:
                if mask == program.excluded_bit(effect):
                    return effect, None
            return ("incomplete" if missing and not found.questions else "undetermined"), None
        if standing.needs_choice and mask & program.level_bits == mask and not waiting:
            return "rated", mask.bit_length() - 1
        others = [fact for fact in missing if fact.fact != "proposed_level"]
        is_for_a_text = any(question.why == "not_supplied" for question in found.questions)
        if found.questions and not waiting and not (others if is_for_a_text else missing):
            return "undetermined", None
        if not missing and not waiting:
            return "undetermined", None
        return "incomplete", None

    def _tell(
        self, answer: SubjectAnswer, node: Node, found: Judgement, standing: Standing, level: int | None,
        narrator: Narrator,
        gaps: GapFinder,
    ) -> None:  # fmt: skip
        reasons = narrator.exclusions(node)
        if not found.surely_excluded and node.source is not None:
            reasons += narrator.source(node, found)
            reasons += narrator.rest(node, found)
            reasons += narrator.quotas(node, standing)
            reasons += [told for told in self._proposals(node, standing, narrator) if told.effect == "proposes"]
            answer.why_not = why_not(node, found, standing, level, narrator, self._main.judge, self._main.world)
            blank = node.source.entry.blank
            answer.blanks = [blank] if blank in narrator.blanks() else []
        reasons += self._decided(node, standing, level, narrator, answer, [*reasons, *answer.why_not])
        reasons += self._advice(node, narrator)
        if answer.provisional:
            reasons += self._rests_on(node, standing, gaps)
        answer.reasons = reasons
        given = node.subject.facts
        told = {*given, *self._from_leaves(node)}
        answer.assumed = [name for name in self._assumed.get(node.kind, ()) if name not in told]
        answer.conflicts += self._conflicts(node, found, standing, narrator)
        answer.follow_ups = self._follow_ups(node, gaps)
        answer.facts = self._derived(node, narrator)

    def _rests_on(self, node: Node, standing: Standing, gaps: GapFinder) -> list[Reason]:
        """Whose level is still open, so that this one is provisional: behind its own ceiling, or behind others of its
        quota whose level is provisional."""
        provisional = self._main.judge.provisional
        rules = provisional.get(node.id, ())
        others = {other for rule in rules for other in gaps.levels_of(node, rule)}
        if not rules:
            quotas = [*standing.kept_by, *standing.dropped_by]
            beside = {other.id for result in quotas for other in result.group.nodes if other.id in provisional}
            others = beside or set(provisional)
            rules = [result.rule for result in quotas] or [node.source] if node.source is not None else []
        names = sorted(self._main.world.name_of(other) for other in others)
        text = words.PROVISIONAL.format(names=", ".join(names))
        if not names:
            unknown = [fact.label for rule in rules for fact in gaps.of_rule(node, rule)]
            text = words.PROVISIONAL_FACTS.format(facts=", ".join(dict.fromkeys(unknown)))
        return [Reason(rule.id, rule.clauses, "ceiling", "provisional", text) for rule in rules[:1]]

    def _decided(
        self, node: Node, standing: Standing, level: int | None, narrator: Narrator, answer: SubjectAnswer,
        told: list[Reason],
    ) -> list[Reason]:  # fmt: skip
        """What became of the office's decision; a refusal cites what stands in its way."""
        decided = node.subject.decided_level
        if decided is None:
            return []
        label = narrator.label(node, node.program.codes.index(decided))
        source = node.source
        clauses = source.clauses if source is not None else self._program.regime.kinds[node.kind].clauses
        if standing.decided:
            text = words.DECIDED.format(level=label)
            return [Reason("decided_level", clauses, "decision", "decides", text, {"decided": decided})]
        if standing.conflict:
            now = narrator.label(node, level) if level is not None else words.OUTCOMES[answer.outcome]
            pattern = words.DECIDED_NOT_YET if standing.conflict == "not_yet" else words.DECIDED_NOT_ALLOWED
            text = pattern.format(decided=label, level=now)
            in_the_way = (clause for reason in told if reason.effect in _IN_THE_WAY for clause in reason.clauses)
            clauses = tuple(dict.fromkeys(in_the_way)) or clauses
            judge = self._main.judge
            duty = (judge.held_back.get(node.id) or judge.duty_of(node)).rule
            if standing.conflict == "blocked" and duty is not None:
                clauses = duty.clauses
                text = words.DECIDED_BLOCKED.format(decided=label, act=duty.entry.act)
            answer.conflicts.append(Reason("decided_level", clauses, "decision", "refused", text, {"decided": decided}))
        return []

    def _advice(self, node: Node, narrator: Narrator) -> list[Reason]:
        found: list[Reason] = []
        for rule in node.program.advice:
            field = "failed" if hasattr(rule.entry, "failed") else "because"
            if self._advises(node, rule):
                text = narrator.sentence(node, rule, field)
                found.append(Reason(rule.id, rule.clauses, "advice", "shows", text))
        return found

    def _advises(self, node: Node, rule: Rule) -> bool:
        """Whether a rule that changes nothing has something to say of this subject."""
        judge, env = self._main.judge, self._main.world.env
        mask = self._main.settlement.of(node).mask
        if "holds" in rule.functions:
            listed_under = sum(1 << level for level in levels_of(rule.entry, node.program.codes))
            return judge.requirement_holds(node, rule) is False and bool(mask & listed_under)
        if hasattr(rule.entry, "at_most"):
            lowered = lower(node.program, mask, judge.cap_of(node, rule))
            # One that does not wait for an open level says nothing of it until it is known.
            tells = not lowered & mask if rule.entry.if_unknown == "skip" else lowered != mask
            return judge.holds(node, rule) is True and tells
        return rule.when(node, env) is True

    def _conflicts(self, node: Node, found: Judgement, standing: Standing, narrator: Narrator) -> list[Reason]:
        """Decisions that were refused, and proposals of other ballots that the rules do not bear out."""
        reasons: list[Reason] = []
        for decision in found.refused:
            text = words.DECISION_REFUSED.format(by=decision.by, at=decision.at)
            reasons.append(Reason(decision.at, self._program.clauses_of(decision.at), "decision", "refused", text))
        return reasons + [reason for reason in self._proposals(node, standing, narrator) if reason.effect == "conflict"]

    def _proposals(self, node: Node, standing: Standing, narrator: Narrator) -> list[Reason]:
        """What ballots that only propose lead to: shown beside the level, or in conflict with it."""
        reasons: list[Reason] = []
        mask = standing.mask
        for ballot in node.subject.ballots:
            proposing = node.program.proposing or node.source
            if ballot.purpose != "propose" or not ballot.votes or proposing is None:
                continue
            best = self._proposed_by(node, ballot)
            if best is None:
                continue
            is_shown = bool(mask >> best & 1) or not mask & node.program.level_bits
            pattern = words.PROPOSAL_SHOWN if is_shown else words.PROPOSAL_CONFLICT
            text = pattern.format(
                forum=words.AT_FORUM.format(forum=ballot.forum) if ballot.forum else "",
                proposed=narrator.label(node, best),
                level=narrator.labels(node, mask),
            )
            effect = "proposes" if is_shown else "conflict"
            reasons.append(Reason(proposing.id, proposing.clauses, "source", effect, text))
        return reasons

    def _proposed_by(self, node: Node, ballot: Ballot) -> int | None:
        """The level that a proposing ballot leads to: by the thresholds of the kind, else by most votes."""
        program, world = node.program, self._main.world
        if not program.thresholds:
            return max(range(len(program.codes)), key=lambda i: (ballot.votes.get(program.codes[i], 0), -i))
        kept = node.ballot
        world.take_ballot(node, ballot)
        opens = self._main.judge.opens(node, (True,) * len(program.codes))
        mask = self._main.judge.walk(program, opens, 0)
        world.take_ballot(node, kept)
        return mask.bit_length() - 1 if not mask & (mask - 1) and mask & program.level_bits else None

    def _follow_ups(self, node: Node, gaps: GapFinder) -> list[Reason]:
        found: list[Reason] = []
        for rule in node.program.follow_ups:
            holds = rule.when(node, self._main.world.env)
            if holds is False:
                continue
            numbers: dict[str, Any] = {"by": rule.entry.by, "blocks": rule.entry.blocks, "due": rule.entry.due}
            act = rule.entry.act
            if rule.entry.by:
                act = words.DUTY.format(act=act.removesuffix("."), by=rule.entry.by)
            day = self._due_days.get(rule.entry.due) if rule.entry.due else None
            if day is not None:
                act = words.DUTY_DUE.format(act=act, day=short_date(day))
                numbers["due_on"] = day.isoformat()
            if holds is True:
                found.append(Reason(rule.id, rule.clauses, "follow_up", "due", act, numbers))
            else:
                unknown = gaps.of_rule(node, rule)
                numbers["missing"] = [fact.fact for fact in unknown]
                text = words.DUTY_OPEN.format(act=act, facts=", ".join(fact.label for fact in unknown))
                found.append(Reason(rule.id, rule.clauses, "follow_up", "open", text, numbers))
        return found

    @cached_property
    def _due_days(self) -> dict[str, date]:
        """Item of the work plan → its last good day; asked only where a duty names an item."""
        return due_days(self._program.regime, self._program.options, calendar=self._calendar)

    def _derived(self, node: Node, narrator: Narrator) -> dict[str, Any]:
        """The facts that nobody enters, as worked out."""
        found: dict[str, Any] = {}
        names = (*node.program.derived, *node.program.values, *node.program.scores, *self._from_leaves(node))
        for name in names:
            value = node.get(name)
            if value is NOTHING:
                continue
            fact = node.program.facts.get(name)
            if fact is not None and fact.type == "scale":
                codes = self._program.names.scales[fact.scale or ""]
                if value == 1 << len(codes):
                    continue
                found[name] = next((c for i, c in enumerate(codes) if value == 1 << i), None)
            elif isinstance(value, Pair | int | str | tuple) or value is None:
                found[name] = plain(value)
            else:
                found[name] = plain(value) if not hasattr(value, "isoformat") else value.isoformat()
                if not isinstance(found[name], str | int | list):
                    found[name] = None
        return found

    def _from_leaves(self, node: Node) -> list[str]:
        """The facts that the stretches of leave gave."""
        given = node.subject.facts
        facts = node.program.facts if "leaves" in given else {}
        return [name for name, fact in facts.items() if fact.from_leaves is not None and name not in given]

    def _quotas(self, narrator: Narrator) -> list[QuotaAnswer]:
        return [quota_answer(result, narrator) for result in self._main.settlement.quotas]
