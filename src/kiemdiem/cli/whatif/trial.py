"""One trial: what was changed, both answers, and every difference between them under its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kiemdiem.cli import labels
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.whatif import words
from kiemdiem.cli.whatif.fact_changes import EVERYBODY, ChangedFact
from kiemdiem.cli.whatif.rule_changes import ChangedRule
from kiemdiem.cli.words import NO_SUCH_AWARD, number
from kiemdiem.core.engine.answer import Answer, QuotaAnswer, Reason
from kiemdiem.core.engine.comparison import AwardChange, Change, Comparison, QuotaChange, compare
from kiemdiem.core.engine.displacement import Displaced, displaced_in
from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True)
class Trial:
    """The regime and the answer of each side, and what was changed from one to the other."""

    first: Regime
    second: Regime
    before: Answer
    after: Answer
    rules: Sequence[ChangedRule] = ()
    facts: Sequence[ChangedFact] = ()
    readings: Sequence[str] = ()
    left_behind: Mapping[str, int] | None = None

    # ------------------------------------------------------------------ the differences
    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.before, self.after)

    @cached_property
    def displaced(self) -> Sequence[Displaced]:
        """Those whose own case did not change."""
        return displaced_in(self.comparison, self.before, self.after)

    @cached_property
    def own_changes(self) -> Sequence[Change]:
        """Those who change by themselves."""
        displaced = {one.change.subject for one in self.displaced}
        return [change for change in self.comparison.changes if change.subject not in displaced]

    @cached_property
    def quotas(self) -> Sequence[QuotaChange]:
        """The quotas of which base or limit differ."""
        return [one for one in self.comparison.quotas if _counted(one.before) != _counted(one.after)]

    @cached_property
    def awards(self) -> Sequence[AwardChange]:
        return self.comparison.awards

    def moves(self) -> Iterator[tuple[str, str, str, int]]:
        """Kind, from, to and how many, kinds and levels in their order, the unchanged included."""
        kinds = [*self.first.identity.order, *self.first.kinds]
        table = self.comparison.table

        def place(key: tuple[str, str, str]) -> tuple[int, int, int]:
            codes = [*self.first.names.scales.get(self.first.names.levels.get(key[0], ""), ()), *labels.OUTCOMES]
            return kinds.index(key[0]), _at(codes, key[1]), _at(codes, key[2])

        for key in sorted(table, key=place):
            yield (*key, table[key])

    # ------------------------------------------------------------------ in words
    @cached_property
    def old_names(self) -> AnswerNames:
        return AnswerNames(self.first, self.before)

    @cached_property
    def names(self) -> AnswerNames:
        return AnswerNames(self.second, self.after)

    def standing(self, change: Change, *, after: bool) -> str:
        """A subject's level or outcome on one side, and whether a person must still choose."""
        names, answer = (self.names, self.after) if after else (self.old_names, self.before)
        told = names.level(change.kind, change.after if after else change.before)
        return words.STILL_TO_CHOOSE.format(level=told) if answer.subjects[change.subject].needs_choice else told

    def quota_name(self, quota: QuotaChange) -> str:
        """The level and kinds of a quota, or the award that it shares out."""
        known = quota.known
        kinds = ", ".join(self.names.kind(kind) for kind in known.kinds)
        award = self._award_labels.get(quota.id)
        if not known.level and award:
            return award
        return words.QUOTA_LEVEL.format(level=self.names.short_level(known.kinds[0], known.level), kinds=kinds)

    @cached_property
    def _award_labels(self) -> Mapping[str, str]:
        return {award.id: award.label for award in (*self.before.awards, *self.after.awards)}

    def award_states(self, change: AwardChange) -> tuple[str, str]:
        states = labels.AWARD_STATES | {"": NO_SUCH_AWARD}
        return states[change.before], states[change.after]

    def tried(self) -> list[str]:
        """What was changed, a line each."""
        lines = []
        if self.first.id != self.second.id:
            lines.append(words.OF_REGIME.format(old=self.first.id, new=self.second.id))
        for name in self.readings:
            old, new = (answer.readings.get(name, words.NOT_GIVEN) for answer in (self.before, self.after))
            lines.append(words.OF_READING.format(reading=name, old=old, new=new))
        lines += [self._tried_rule(rule) for rule in self.rules]
        return lines + [self._tried_fact(fact) for fact in self.facts]

    def _tried_rule(self, rule: ChangedRule) -> str:
        return words.OF_RULE.format(
            table=labels.EVERY_TABLE.get(rule.table, rule.table),
            id=rule.id,
            kinds="; ".join(self.names.kind(kind) for kind in rule.kinds) or words.OF_ALL_KINDS,
            key=rule.key,
            old=rule.before or words.NOT_GIVEN,
            new=rule.after or words.NOT_GIVEN,
        )

    def _tried_fact(self, fact: ChangedFact) -> str:
        who = self.names.subject(fact.subject)
        if fact.kind:
            who = words.EVERY_ONE_OF.format(kind=self.names.kind(fact.kind))
        elif fact.subject == EVERYBODY:
            who = words.EVERYBODY
        is_one = not fact.kind and fact.subject != EVERYBODY
        pattern = words.OF_FACT if is_one else words.OF_FACTS
        return pattern.format(who=who, label=fact.label, value=fact.text or words.EMPTIED, count=number(fact.count))

    # ------------------------------------------------------------------ for programs
    def to_json(self) -> dict[str, Any]:
        return {
            "from": _head(self.before),
            "to": _head(self.after),
            "tried": {
                "rules": [rule.to_json() for rule in self.rules],
                "facts": [fact.to_json() for fact in self.facts],
            },
            "subjects": len(self.after.subjects),
            "left_behind": dict(self.left_behind or {}),
            "moves": [{"kind": kind, "from": was, "to": now, "count": count} for kind, was, now, count in self.moves()],
            "changes": [
                self._change(change) | {"only_before": _reasons(change.gone), "only_after": _reasons(change.come)}
                for change in self.own_changes
            ],
            "displaced": [
                self._change(one.change) | {"quotas": [_quota_json(quota) for quota in one.quotas]}
                for one in self.displaced
            ],
            "quotas": [_quota_json(quota) for quota in self.quotas],
            "awards": [
                {"id": one.id, "label": one.label, "subject": one.subject, "from": one.before, "to": one.after}
                for one in self.awards
            ],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        old, new = self.before.subjects[change.subject], self.after.subjects[change.subject]
        return {
            "id": change.subject,
            "name": change.name,
            "kind": change.kind,
            "from": {"outcome": old.outcome, "level": old.level, "needs_choice": old.needs_choice},
            "to": {"outcome": new.outcome, "level": new.level, "needs_choice": new.needs_choice},
        }


def _at(codes: Sequence[str], code: str) -> int:
    return codes.index(code) if code in codes else len(codes)


def _counted(quota: QuotaAnswer | None) -> tuple[Any, Any] | None:
    return (quota.base, quota.limit) if quota is not None else None


def _head(answer: Answer) -> dict[str, Any]:
    return {"regime": answer.regime, "hash": answer.hash, "readings": dict(answer.readings)}


def _reasons(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [reason.to_json() for reason in reasons]


def _quota_json(quota: QuotaChange) -> dict[str, Any]:
    known = quota.known
    head = {"id": quota.id, "group": quota.group, "group_name": known.group_name, "kinds": list(known.kinds)}
    return head | {"level": known.level or None, "from": _sum_json(quota.before), "to": _sum_json(quota.after)}


def _sum_json(quota: QuotaAnswer | None) -> dict[str, Any] | None:
    if quota is None:
        return None
    told = {"base": quota.base, "base_label": quota.base_label, "limit": quota.limit, "text": quota.text}
    return told | {"candidates": len(quota.candidates), "used": quota.used, "over": quota.over}
