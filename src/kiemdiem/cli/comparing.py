"""Two answers about the same people side by side: whose result differs, from what to what, and which rule says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer


@dataclass(frozen=True)
class Change:
    """One subject whose result differs. Steps that only one of the two answers takes."""

    before: SubjectAnswer
    after: SubjectAnswer
    only_before: tuple[Reason, ...]
    only_after: tuple[Reason, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.after.id,
            "name": self.after.name,
            "kind": self.after.kind,
            "from": _result(self.before),
            "to": _result(self.after),
            "only_before": [reason.to_json() for reason in self.only_before],
            "only_after": [reason.to_json() for reason in self.only_after],
        }


def changes_between(before: Answer, after: Answer) -> list[Change]:
    """Everybody who is in both answers with another result, in the order of the second."""
    found = []
    for name, then in after.subjects.items():
        now = before.subjects.get(name)
        if now is not None and _key(now) != _key(then):
            old, new = _steps(now), _steps(then)
            found.append(Change(now, then, _without(old, new), _without(new, old)))
    return found


def moves(changes: list[Change]) -> Counter[tuple[str, str, str]]:
    """How many of each kind go from what to what: (kind, from, to)."""
    return Counter((change.after.kind, _key(change.before), _key(change.after)) for change in changes)


def award_changes(before: Answer, after: Answer) -> list[tuple[str, str, str, str]]:
    """Awards whose state differs: (label, subject, from, to); an award that one side does not know is empty there."""
    old = {(award.id, award.subject): award for award in before.awards}
    new = {(award.id, award.subject): award for award in after.awards}
    found: list[tuple[str, str, str, str]] = []
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        states = (was.state if was else "", now.state if now else "")
        known = now or was
        if known is not None and states[0] != states[1] and set(states) - {"not_eligible", ""}:
            found.append((known.label, known.subject, *states))
    return found


def _key(subject: SubjectAnswer) -> str:
    return subject.level if subject.outcome == "rated" and subject.level else subject.outcome


def _result(subject: SubjectAnswer) -> dict[str, Any]:
    return {"outcome": subject.outcome, "level": subject.level}


def _steps(subject: SubjectAnswer) -> list[Reason]:
    return [*subject.reasons, *(reason for reason in subject.why_not if reason not in subject.reasons)]


def _without(these: list[Reason], those: list[Reason]) -> tuple[Reason, ...]:
    known = {(reason.rule, reason.text) for reason in those}
    return tuple(reason for reason in these if (reason.rule, reason.text) not in known)
