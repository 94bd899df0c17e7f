"""Why a subject stands where it stands: every step as a sentence with its numbers and clauses."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kiemdiem.core.engine import words
from kiemdiem.core.engine.answer import Reason
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.judgement import Judgement, in_band
from kiemdiem.core.engine.program import PointsBand, Program, Rule, VoteShare
from kiemdiem.core.engine.settle import QuotaResult, Standing
from kiemdiem.core.engine.sourcing import is_granted
from kiemdiem.core.engine.speller import Speller, limit_words, plain
from kiemdiem.core.engine.values import NOTHING, Pair, ends
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.quantities.letter_case import lower_first
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.numbers import format_number
from kiemdiem.core.quantities.shares import format_inequality, lacking
from kiemdiem.core.regime.entries.identity import Blank
from kiemdiem.core.regime.entries.ratings import Band
from kiemdiem.core.regime.expression.types import Type


class Narrator(Speller):
    """Writes the reasons of one world."""

    def __init__(self, program: Program, world: World, judge: Judge) -> None:
        super().__init__(program, world)
        self._judge = judge
        self._blanks = program.blanks

    # ------------------------------------------------------------------ votes
    def votes(self, node: Node, share: VoteShare, *, opens: bool) -> Reason | None:
        """The inequality of one threshold; None where a number is missing."""
        base = node.get(share.of)
        known = [node.votes(code) for code in share.codes]
        level = self.label(node, share.level)
        of_what = words.BASES.get(share.of) or words.OTHER_BASE.format(name=self._fact_label(node, share.of))
        if base is None or base is NOTHING or None in known or isinstance(base, Pair):
            return Reason(
                share.rule.id, share.rule.clauses, "source", "open",
                words.VOTES_UNKNOWN.format(level=level, of_what=of_what),
            )  # fmt: skip
        if base == 0:
            text = words.EMPTY_BASE.format(level=level)
            return Reason(share.rule.id, share.rule.clauses, "source", "fails", text, {"base": 0})
        part = sum(votes for votes in known if votes is not None)
        counts, _, comparison = format_inequality(part, base, share.relation, share.bound).partition(" = ")
        inequality = words.VOTES.format(counts=counts, comparison=comparison)
        pattern = words.VOTES_THIS if len(share.codes) == 1 else words.VOTES_OR_BETTER
        votes = pattern.format(inequality=inequality, level=level)
        if node.ballot is not None and node.ballot.forum:
            votes = words.VOTES_AT.format(forum=node.ballot.forum, votes=lower_first(votes))
        numbers: dict[str, Any] = {"votes": part, "base": base, "of": share.of, "bound": share.bound_text}
        short = lacking(part, base, share.relation, share.bound)
        if opens or not short:
            text = words.VOTES_HOLD.format(votes=votes, of_what=of_what)
            return Reason(share.rule.id, share.rule.clauses, "source", "opens", text, numbers)
        numbers["lacking"] = short
        text = words.VOTES_LACK.format(votes=votes, of_what=of_what, lacking=short, level=level)
        return Reason(share.rule.id, share.rule.clauses, "source", "fails", text, numbers)

    def _fact_label(self, node: Node, name: str) -> str:
        fact = node.program.facts.get(name)
        return lower_first(fact.label) if fact is not None else name

    # ------------------------------------------------------------------ points and proposals
    def points(self, node: Node, band: PointsBand) -> Reason:
        """Points inside the band of a level."""
        value = self.print_value(node.get(band.of), Type("number"))
        level = self.label(node, band.level)
        text = words.POINTS_IN.format(value=value, band=_band_words(band.rule.entry), level=level)
        numbers = {"points": str(node.get(band.of)), "of": band.of}
        return Reason(band.rule.id, band.rule.clauses, "source", "opens", text, numbers)

    def points_under(self, node: Node, band: PointsBand) -> Reason:
        """Points below the band of a better level, and by how much."""
        value = node.get(band.of)
        entry: Band = band.rule.entry
        start = entry.from_ or entry.above
        low = ends(value)[1] if value is not None and value is not NOTHING else None
        if low is None or start is None:
            return Reason(band.rule.id, band.rule.clauses, "source", "open", words.POINTS_UNKNOWN)
        short = Fraction(start.value) - low
        text = words.POINTS_UNDER.format(
            value=self.print_value(value, Type("number")),
            level=self.label(node, band.level),
            band=_band_words(entry),
            lacking=format_number(short),
        )
        numbers = {"points": str(value), "of": band.of, "lacking": str(short)}
        return Reason(band.rule.id, band.rule.clauses, "source", "fails", text, numbers)

    def blank(self, rule: Rule) -> list[Reason]:
        """The text that the plan leaves the way to, while it is not supplied."""
        blank: Blank | None = self._blanks.get(rule.entry.blank or "")
        if blank is None:
            return []
        pattern = words.TEXT_MISSING if blank.basis else words.TEXT_MISSING_PLAIN
        text = pattern.format(wants=blank.wants, basis=blank.basis)
        return [Reason(blank.id, blank.clauses, "source", "not_supplied", text)]

    def blanks(self) -> Mapping[str, Blank]:
        """The blanks that nothing fills."""
        return self._blanks

    # ------------------------------------------------------------------ the source as a whole
    def source(self, node: Node, found: Judgement) -> list[Reason]:
        """How votes, points or a proposal led to the first level."""
        source = node.source
        if source is None:
            return []
        reasons: list[Reason] = []
        level = _only(found.base, node)
        if source.entry.by == "ballot":
            reasons += self._ballots(node, found, level)
        elif source.entry.by == "points":
            inside = [self.points(node, b) for b in node.program.bands if in_band(b, node.get(b.of)) is True]
            reasons += inside or self.blank(source)
            reasons += self._failed_on_the_way(node, found)
        else:
            reasons += self._proposal(node, source)
            reasons += self._failed_on_the_way(node, found)
        if source.entry.by != "points":
            reasons += self.blank(source)
        for question in found.questions:
            if question.rule is source:
                reasons.append(self._gap(node, source, found, question.why))
        return reasons

    def _ballots(self, node: Node, found: Judgement, level: int | None) -> list[Reason]:
        reasons: list[Reason] = []
        for result in found.results:
            self._world.take_ballot(node, result.ballot)
            here = _only(result.mask, node)
            for share in node.program.thresholds:
                if here is not None and share.level == here:
                    reason = self.votes(node, share, opens=True)
                    reasons += [reason] if reason else []
                elif here is None and result.mask == node.program.none_bit:
                    reason = self.votes(node, share, opens=False)
                    reasons += [reason] if reason else []
        if found.results:
            self._world.take_ballot(node, found.results[0].ballot)
        return reasons

    def _proposal(self, node: Node, source: Rule) -> list[Reason]:
        proposed = node.subject.proposed_level
        if proposed is None:
            return [Reason(source.id, source.clauses, "source", "open", words.NOT_PROPOSED)]
        label = self.label(node, node.program.codes.index(proposed))
        text = words.PROPOSED.format(level=label)
        return [Reason(source.id, source.clauses, "source", "opens", text, {"proposed": proposed})]

    def _failed_on_the_way(self, node: Node, found: Judgement) -> list[Reason]:
        """Requirements of the level that points or proposal reached, and of those stepped over."""
        start, end = _only(found.bands, node), _only(found.base, node)
        if start is None:
            return []
        stop = end if end is not None else len(node.program.codes)
        seen: set[int] = set()
        reasons: list[Reason] = []
        for level, rule in node.program.requirements:
            if start <= level < stop and id(rule) not in seen and self._judge.requirement_holds(node, rule) is False:
                seen.add(id(rule))
                reasons.append(self.requirement(node, rule))
        for share in node.program.thresholds:
            if start <= share.level < stop and self._judge.threshold_holds(node, share) is False:
                reason = self.votes(node, share, opens=False)
                reasons += [reason] if reason else []
        return reasons

    def requirement(self, node: Node, rule: Rule) -> Reason:
        """A requirement that failed, in the regime's own words."""
        return Reason(rule.id, rule.clauses, "requirement", "fails", self.sentence(node, rule, "failed"))

    def _gap(self, node: Node, source: Rule, found: Judgement, why: str) -> Reason:
        who = source.entry.who or words.THE_OFFICE
        if why == "several":
            parts = []
            for number, result in enumerate(reversed(found.results), start=1):
                forum = result.ballot.forum if result.ballot is not None else ""
                forum = forum or words.A_FORUM.format(number=number)
                parts.append(words.SEVERAL_ONE.format(forum=forum, level=self.labels(node, result.mask)))
            text = words.SEVERAL.format(levels="; ".join(parts), who=who)
        elif why == "unmet":
            text = words.ASKS.format(because=words.UNMET, who=who)
        elif why == "not_supplied":
            text = words.GAP_PROPOSAL.format(who=who)
        else:
            gap = words.GAP if source.entry.by == "ballot" else words.GAP_POINTS
            text = source.entry.none_text + "." if source.entry.none_text else words.ASKS.format(because=gap, who=who)
        return Reason(source.id, source.clauses, "source", "asks", text)

    # ------------------------------------------------------------------ exclusions, grounds, asks, ceilings
    def exclusions(self, node: Node) -> list[Reason]:
        """The exclusion that holds, or those that may."""
        reasons: list[Reason] = []
        for rule in node.program.exclusions:
            holds = self._judge.holds(node, rule)
            if holds is False:
                continue
            outcome = words.OUTCOMES[rule.entry.effect]
            plain = words.EXCLUDED_PLAIN if holds else words.MAY_BE_EXCLUDED
            text = (
                self.sentence(node, rule, "because") if holds and rule.entry.because else plain.format(outcome=outcome)
            )
            reasons.append(Reason(rule.id, rule.clauses, "exclusion", rule.entry.effect if holds else "open", text))
            if holds:
                return reasons
        return reasons

    def rest(self, node: Node, found: Judgement) -> list[Reason]:
        """Grounds, questions to a person, ceilings and exemptions."""
        reasons: list[Reason] = []
        program, judge = node.program, self._judge
        questions = {id(question.rule): question for question in found.questions}
        for rule in program.grounds:
            holds = judge.ground_holds(node, rule)
            if holds is True or id(rule) in questions:
                text = self.sentence(node, rule, "because")
                if id(rule) in questions:
                    text += " " + words.RELEASE.format(who=rule.entry.release.by)
                reasons.append(Reason(rule.id, rule.clauses, "ground", "asks" if holds is None else "replaces", text))
        for rule in program.asks:
            if id(rule) in questions:
                text = words.ASKS.format(because=self.sentence(node, rule, "because"), who=rule.entry.who)
                reasons.append(Reason(rule.id, rule.clauses, "ask", "asks", text))
        for decision in node.subject.decisions:
            if decision.kind in ("choose_level", "release") and decision not in found.refused:
                on = short_date(decision.on) if decision.on else words.UNKNOWN
                level = decision.level or ""
                label = words.OUTCOMES.get(level, level) or words.RELEASED
                label = self.label(node, program.codes.index(level)) if level in program.codes else label
                text = words.DECISION_TAKEN.format(by=decision.by, on=on, level=label, reason=decision.reason)
                reasons.append(Reason(decision.at, self._program.clauses_of(decision.at), "decision", "chooses", text))
        return reasons + self.ceilings(node, found.grounded)

    def ceilings(self, node: Node, mask: int) -> list[Reason]:
        """Ceilings that lowered (or may lower) the level, and those that an exemption lifted."""
        reasons: list[Reason] = []
        program, judge = node.program, self._judge
        for rule in (*program.own_ceilings, *program.linked_ceilings):
            applies = judge.holds(node, rule)
            if applies is False:
                reasons += self._lifted(node, rule)
                continue
            after = judge.under_ceilings(node, mask, [rule])
            if after == mask:
                continue
            because = self.sentence(node, rule, "because")
            cap = judge.cap_of(node, rule)
            is_sure = applies is True and not cap & (cap - 1)
            if is_sure or (_only(after, node) is not None and _only(mask, node) is not None):
                before, now = self.labels(node, mask), self.labels(node, after)
                text = words.CEILING_LOWERS.format(because=because, before=before, after=now)
                reasons.append(Reason(rule.id, rule.clauses, "ceiling", "lowers", text))
            elif cap & (cap - 1):
                text = words.CEILING_WAITS.format(because=because)
                reasons.append(Reason(rule.id, rule.clauses, "ceiling", "waits", text))
            else:
                text = words.CEILING_OPEN.format(because=because)
                reasons.append(Reason(rule.id, rule.clauses, "ceiling", "open", text))
            reasons += self._not_lifted(node, rule)
            mask = after
        return reasons

    def _not_lifted(self, node: Node, rule: Rule) -> list[Reason]:
        """An exemption that would set a rule aside and that the office has not granted."""
        return [
            Reason(
                exemption.id, exemption.clauses, "ceiling", "waits",
                words.NOT_LIFTED.format(
                    because=self.sentence(node, exemption, "because"), who=exemption.entry.by
                ).strip(),
            )
            for exemption in node.program.exemptions.get(rule.id, ())
            if not is_granted(exemption, node) and exemption.when(node, self._world.env) is True
        ]  # fmt: skip

    def _lifted(self, node: Node, rule: Rule) -> list[Reason]:
        """An exemption that set a rule aside which would otherwise have applied."""
        if rule.when(node, self._world.env) is not True or self._judge.lifted(node, rule) is not True:
            return []
        for exemption in rule.exempted_by:
            if is_granted(exemption, node) and exemption.when(node, self._world.env) is True:
                because = self.sentence(node, exemption, "because") or words.LIFTED_PLAIN
                text = words.LIFTED.format(rule=rule.id, because=because)
                return [Reason(exemption.id, exemption.clauses, "ceiling", "lifts", text)]
        return []

    # ------------------------------------------------------------------ quotas and the office
    def quotas(self, node: Node, standing: Standing) -> list[Reason]:
        """Where the subject stands in each quota, with the sum."""
        reasons: list[Reason] = []
        for result in standing.kept_by:
            text = words.QUOTA_KEPT.format(rule=self.sum_of(result), candidates=len(result.candidates))
            reasons.append(self._quota_reason(result, "keeps", text))
        for result in standing.dropped_by:
            who = result.rule.entry.who or words.THE_OFFICE
            rule, picked = self.sum_of(result), result.over + _least(result)
            if standing.conflict == "over":
                text = words.QUOTA_OVER.format(rule=rule, decided=picked, over=result.over)
            elif result.over and standing.mask >> node.program.codes.index(result.rule.entry.level) & 1:
                text = words.QUOTA_OVER_OTHERS.format(rule=rule, decided=picked, over=result.over, who=who)
            elif node.id in result.ties and result.rule.entry.rank_by:
                names = ", ".join(self._name(item) for item in result.ties)
                text = words.QUOTA_TIE.format(rule=rule, candidates=len(result.candidates), names=names, who=who)
            elif node.id in result.ties:
                text = words.QUOTA_CHOICE.format(rule=rule, candidates=len(result.candidates), who=who)
            else:
                position = result.candidates.index(node.id) + 1
                count = len(result.candidates)
                pattern = words.QUOTA_DROPPED if result.rule.entry.rank_by else words.QUOTA_NOT_CHOSEN
                text = pattern.format(rule=rule, candidates=count, position=position)
            reasons.append(self._quota_reason(result, "drops", text))
        return reasons

    def _quota_reason(self, result: QuotaResult, effect: str, text: str) -> Reason:
        numbers = {"base": plain(result.base), "limit": plain(result.limit.value), "group": result.group.label}
        return Reason(result.rule.id, result.limit.clauses, "quota", effect, text, numbers)

    def _name(self, item: str) -> str:
        node = self._world.by_id.get(item)
        return (node.subject.name if node else "") or item

    def sum_of(self, result: QuotaResult) -> str:
        """The sum of a quota with base, share, product and limit."""
        return limit_words(result.limit, result.base)


def _least(result: QuotaResult) -> int:
    return int(ends(result.limit.value)[0]) if result.limit.value is not None else 0


def _only(mask: int, node: Node) -> int | None:
    """The one level of a mask, or None."""
    if mask > 0 and not mask & (mask - 1) and mask & node.program.level_bits:
        return mask.bit_length() - 1
    return None


def _band_words(entry: Band) -> str:
    found = []
    for pattern, bound in (
        (words.BAND_FROM, entry.from_),
        (words.BAND_ABOVE, entry.above),
        (words.BAND_UP_TO, entry.up_to),
        (words.BAND_BELOW, entry.below),
    ):
        if bound is not None:
            found.append(pattern.format(bound=format_number(bound.value)))
    return ", ".join(found)
