"""What the engine answers: for each subject a level with its reasons, for each group a quota, and the awards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["rated", "not_rated", "reviewed_only", "exempt", "deferred", "incomplete", "undetermined"]
AwardState = Literal["candidate", "chosen", "over_limit", "not_eligible", "incomplete"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the way: rule, clauses, stage (exclusion, source, requirement, ground, ask, ceiling, quota,
    decision, advice), effect (opens, lowers, …), numbers, and the Vietnamese sentence with the inequality."""

    rule: str
    clauses: tuple[str, ...]
    stage: str
    effect: str
    text: str
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "clauses": list(self.clauses),
            "stage": self.stage,
            "effect": self.effect,
            "numbers": dict(self.numbers),
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that is not there and would matter; `of` is another subject where it is that one's."""

    fact: str
    label: str
    supplied_by: str
    clauses: tuple[str, ...] = ()
    of: str = ""

    def to_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"fact": self.fact, "label": self.label, "supplied_by": self.supplied_by}
        found["clauses"] = list(self.clauses)
        return found | ({"of": self.of} if self.of else {})


@dataclass(slots=True)
class SubjectAnswer:
    """The answer for one subject. Levels are codes of the kind's scale; range is best first and may hold "none"."""

    id: str
    kind: str
    outcome: Outcome
    level: str | None
    attained: str | None
    own: str | None
    range: tuple[str, ...]
    reasons: list[Reason] = field(default_factory=list)
    why_not: list[Reason] = field(default_factory=list)
    missing: list[MissingFact] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    who: str = ""
    waiting_for: list[str] = field(default_factory=list)
    needs_choice: bool = False
    provisional: bool = False
    conflicts: list[Reason] = field(default_factory=list)
    follow_ups: list[Reason] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    blanks: list[str] = field(default_factory=list)
    name: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "outcome": self.outcome,
            "level": self.level,
            "attained": self.attained,
            "range": list(self.range),
            "reasons": [reason.to_json() for reason in self.reasons],
            "why_not": [reason.to_json() for reason in self.why_not],
            "missing": [fact.to_json() for fact in self.missing],
            "assumed": list(self.assumed),
            "choices": list(self.choices),
            "who": self.who,
            "waiting_for": list(self.waiting_for),
            "needs_choice": self.needs_choice,
            "provisional": self.provisional,
            "conflicts": [reason.to_json() for reason in self.conflicts],
            "follow_ups": [reason.to_json() for reason in self.follow_ups],
            "facts": dict(self.facts),
            "blanks": list(self.blanks),
        }


@dataclass(slots=True)
class QuotaAnswer:
    """One quota (or award share) in one group. base and limit: a whole number, or [least, greatest] while open."""

    id: str
    group: str
    group_name: str
    kinds: tuple[str, ...]
    level: str
    base: Any
    limit: Any
    text: str
    candidates: list[str]
    chosen: list[str]
    over: int
    ties: list[str]
    clauses: tuple[str, ...]
    instead: int | None = None
    used: int = 0
    notes: list[str] = field(default_factory=list)
    base_label: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "group": self.group,
            "group_name": self.group_name,
            "kinds": list(self.kinds),
            "level": self.level,
            "base": self.base,
            "base_label": self.base_label,
            "limit": self.limit,
            "instead": self.instead,
            "used": self.used,
            "text": self.text,
            "candidates": list(self.candidates),
            "chosen": list(self.chosen),
            "over": self.over,
            "ties": list(self.ties),
            "notes": list(self.notes),
            "clauses": list(self.clauses),
        }


@dataclass(slots=True)
class AwardAnswer:
    """Where one subject stands for one award."""

    id: str
    label: str
    subject: str
    state: AwardState
    priority: bool = False
    reasons: list[Reason] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "label": self.label,
            "subject": self.subject,
            "state": self.state,
            "priority": self.priority,
            "reasons": [reason.to_json() for reason in self.reasons],
        }


@dataclass(slots=True)
class Answer:
    """The whole answer of one season under one regime."""

    regime: str
    hash: str
    as_of: str
    readings: Mapping[str, str]
    subjects: dict[str, SubjectAnswer]
    quotas: list[QuotaAnswer] = field(default_factory=list)
    awards: list[AwardAnswer] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {
            "regime": self.regime,
            "hash": self.hash,
            "as_of": self.as_of,
            "readings": dict(self.readings),
            "subjects": {name: answer.to_json() for name, answer in self.subjects.items()},
            "quotas": [quota.to_json() for quota in self.quotas],
            "awards": [award.to_json() for award in self.awards],
        }
