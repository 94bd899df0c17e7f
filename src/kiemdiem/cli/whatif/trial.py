"""One trial: what was changed, both sides, and every difference between them under its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kiemdiem.cli import labels
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.whatif import words
from kiemdiem.cli.whatif.fact_changes import EVERYBODY, ChangedFact
from kiemdiem.cli.whatif.rule_changes import ChangedRule
from kiemdiem.cli.words import NO_SUCH_AWARD, number
from kiemdiem.core.engine.answer import Answer, Reason
from kiemdiem.core.engine.comparison import AwardChange, Change, QuotaChange, QuotaSum, standing_of
from kiemdiem.core.engine.differences import Differences
from kiemdiem.core.regime.entries.ratings import Award
from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True)
class Run:
    """One side of a trial: its regime, the readings in force, and what tells the name of a subject by its id."""

    regime: Regime
    readings: Mapping[str, str]
    named: Callable[[str], str]

    def to_json(self) -> dict[str, Any]:
        return {"regime": self.regime.id, "hash": self.regime.hash, "readings": dict(self.readings)}


def run_of(regime: Regime, answer: Answer) -> Run:
    """The side that an answer tells of."""

    def named(name: str) -> str:
        found = answer.subjects.get(name)
        return found.name if found is not None else ""

    return Run(regime, answer.readings, named)


@dataclass(frozen=True)
class Trial:
    """Both sides, everything that differs between them, and what was changed from one to the other."""

    before: Run
    after: Run
    found: Differences
    rules: Sequence[ChangedRule] = ()
    facts: Sequence[ChangedFact] = ()
    readings: Sequence[str] = ()
    left_behind: Mapping[str, int] | None = None

    @property
    def first(self) -> Regime:
        return self.before.regime

    @property
    def change_count(self) -> int:
        return self.found.own_count + self.found.displaced_count

    def moves(self) -> Iterator[tuple[str, str, str, int]]:
        """Kind, from, to and how many, kinds and levels in their order, the unchanged included."""
        kinds = [*self.first.identity.order, *self.first.kinds]
        table = self.found.table

        def place(key: tuple[str, str, str]) -> tuple[int, int, int]:
            codes = [*self.first.names.scales.get(self.first.names.levels.get(key[0], ""), ()), *labels.OUTCOMES]
            return kinds.index(key[0]), _at(codes, key[1]), _at(codes, key[2])

        for key in sorted(table, key=place):
            yield (*key, table[key])

    # ------------------------------------------------------------------ in words
    @cached_property
    def old_names(self) -> AnswerNames:
        return AnswerNames(self.first, self.before.named)

    @cached_property
    def names(self) -> AnswerNames:
        return AnswerNames(self.after.regime, self.after.named)

    def standing(self, change: Change, *, after: bool) -> str:
        """A subject's level or outcome on one side, and whether a person must still choose."""
        names, answer = (self.names, change.new) if after else (self.old_names, change.old)
        told = names.level(change.kind, standing_of(answer))
        return words.STILL_TO_CHOOSE.format(level=told) if answer.needs_choice else told

    def quota_name(self, quota: QuotaChange) -> str:
        """The level and kinds of a quota, or the award that it shares out."""
        level, kinds = quota.known.level, ", ".join(self.names.kind(kind) for kind in quota.kinds)
        award = self._award_labels.get(quota.id)
        if not level and award:
            return award
        return words.QUOTA_LEVEL.format(level=self.names.short_level(quota.kinds[0], level), kinds=kinds)

    @cached_property
    def _award_labels(self) -> Mapping[str, str]:
        regimes = (self.before.regime, self.after.regime)
        return {placed.id: placed.entry.label for regime in regimes for placed in regime.of("award", Award)}

    def award_states(self, change: AwardChange) -> tuple[str, str]:
        states = labels.AWARD_STATES | {"": NO_SUCH_AWARD}
        return states[change.before], states[change.after]

    def tried(self) -> list[str]:
        """What was changed, a line each."""
        lines = []
        if self.first.id != self.after.regime.id:
            lines.append(words.OF_REGIME.format(old=self.first.id, new=self.after.regime.id))
        for name in self.readings:
            old, new = (side.readings.get(name, words.NOT_GIVEN) for side in (self.before, self.after))
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
            "from": self.before.to_json(),
            "to": self.after.to_json(),
            "tried": {
                "rules": [rule.to_json() for rule in self.rules],
                "facts": [fact.to_json() for fact in self.facts],
            },
            "subjects": self.found.subjects,
            "left_behind": dict(self.left_behind or {}),
            "moves": [{"kind": kind, "from": was, "to": now, "count": count} for kind, was, now, count in self.moves()],
            "changes": [
                self._change(change) | {"only_before": _reasons(change.gone), "only_after": _reasons(change.come)}
                for change in self.found.own_changes()
            ],
            "displaced": [
                self._change(one.change) | {"quotas": [_quota_json(quota) for quota in one.quotas]}
                for one in self.found.displaced()
            ],
            "quotas": [_quota_json(quota) for quota in self.found.quotas],
            "awards": [
                {"id": one.id, "label": one.label, "subject": one.subject, "from": one.before, "to": one.after}
                for one in self.found.awards()
            ],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        old, new = change.old, change.new
        return {
            "id": change.subject,
            "name": change.name,
            "kind": change.kind,
            "from": {"outcome": old.outcome, "level": old.level, "needs_choice": old.needs_choice},
            "to": {"outcome": new.outcome, "level": new.level, "needs_choice": new.needs_choice},
        }


def _at(codes: Sequence[str], code: str) -> int:
    return codes.index(code) if code in codes else len(codes)


def _reasons(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [reason.to_json() for reason in reasons]


def _quota_json(quota: QuotaChange) -> dict[str, Any]:
    known = quota.known
    head = {"id": quota.id, "group": quota.group, "group_name": known.group_name, "kinds": list(quota.kinds)}
    return head | {"level": known.level or None, "from": _sum_json(quota.before), "to": _sum_json(quota.after)}


def _sum_json(quota: QuotaSum | None) -> dict[str, Any] | None:
    if quota is None:
        return None
    told = {"base": quota.base, "base_label": quota.base_label, "limit": quota.limit, "text": quota.text}
    return told | {"candidates": quota.candidates, "used": quota.used, "over": quota.over}
