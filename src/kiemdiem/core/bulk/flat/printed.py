"""What stands in the file of a result for all who share one answer: the same columns, sentences without own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kiemdiem.core.bulk.flat import words
from kiemdiem.core.engine import words as engine_words
from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange import labels
from kiemdiem.core.interchange.answer_names import AnswerNames
from kiemdiem.core.interchange.answer_rows import COLUMNS

OWN = ("id", "name", "unit")
"""The columns that each row has for itself."""
_TELLS_ALL = frozenset({("source", "not_supplied"), ("decision", "decides"), ("reading", "asks")})
"""Steps whose sentence names nothing of one subject's own."""


class AnswerPrinter:
    """Prints answers of cases for one result."""

    def __init__(self, program: Program, as_of: str) -> None:
        self._program, self._regime = program, program.regime
        self.head = {"regime": self._regime.id, "hash": self._regime.hash, "as_of": as_of}
        self._names = AnswerNames(Answer("", "", "", {}, {}), Season(()), self._regime)
        self._duties = {rule.id: rule.entry for kind in program.kinds.values() for rule in kind.follow_ups}

    def row(self, answer: SubjectAnswer, assumed: Sequence[str], awards: Sequence[str]) -> dict[str, Any]:
        """The columns but `OWN`; None where there is nothing."""
        told = {name: getattr(answer, name) for name in COLUMNS if hasattr(answer, name) and name not in OWN}
        lists = {name: list(value) for name, value in told.items() if isinstance(value, tuple | list)}
        found = {**told, **lists, **self.head}
        found["level_label"] = self._names.level(answer.kind, answer.level) if answer.level else None
        for name in ("reasons", "why_not", "conflicts"):
            found[name] = [self._sentence(reason) for reason in getattr(answer, name)]
        found["follow_ups"] = [self._duty(reason) for reason in answer.follow_ups]
        found["rules"] = list(dict.fromkeys(reason.rule for reason in answer.reasons))
        found["clauses"] = list(dict.fromkeys(clause for reason in answer.reasons for clause in reason.clauses))
        found["missing"] = list(dict.fromkeys(_missing(fact.fact, fact.of) for fact in answer.missing))
        found["missing_labels"] = self._lacking(answer)
        found["waiting_for"] = [words.SOMEBODY] if answer.waiting_for else []
        found["assumed"], found["awards"] = list(assumed), list(awards)
        return {name: found[name] for name in COLUMNS if name not in OWN}

    def _sentence(self, reason: Reason) -> str:
        if (reason.stage, reason.effect) in _TELLS_ALL:
            return reason.text
        stage, effect = labels.STAGES.get(reason.stage, reason.rule), words.EFFECTS.get(reason.effect, reason.effect)
        places = self._names.places(tuple(reason.clauses))
        pattern = words.STEP if places else words.STEP_WITHOUT_PLACE
        more = reason.text if reason.text.startswith(" ") and reason.effect == "lowers" else ""
        return pattern.format(stage=stage, effect=effect, places=places) + more

    def _duty(self, reason: Reason) -> str:
        entry = self._duties[reason.rule]
        act = entry.act
        if entry.by:
            act = engine_words.DUTY.format(act=act.removesuffix("."), by=entry.by)
        return act if reason.effect == "due" else words.DUTY_OPEN.format(act=act)

    def _lacking(self, answer: SubjectAnswer) -> list[str]:
        known = [fact for fact in answer.missing if fact.fact and not fact.of]
        found = [f"{fact.label} ({fact.supplied_by})" if fact.supplied_by else fact.label for fact in known]
        found += [words.LACKS_MORE] if len(known) < len(answer.missing) else []
        return list(dict.fromkeys(found)) + ([words.WAITS] if answer.waiting_for else [])


def _missing(fact: str, of: str) -> str:
    name = fact or words.SOMEBODY
    return f"{words.SOMEBODY}.{name}" if of else name


def award_texts(states: Iterable[tuple[str, str]]) -> list[str]:
    """Where somebody stands for each award that he may have."""
    return [f"{award}: {state}" for award, state in states if state != "not_eligible"]


def as_columns(row: Mapping[str, Any], cell: Any) -> list[Any]:
    """A row as it is loaded; nothing is an empty text."""
    return ["" if value is None else cell(value) for value in row.values()]


__all__ = ["OWN", "AnswerPrinter", "as_columns", "award_texts"]
