"""What the codes of an answer are called: levels, outcomes, subjects, clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiemdiem.cli import labels, words
from kiemdiem.cli.plain_expressions import upper_first
from kiemdiem.core.engine.answer import Answer, SubjectAnswer
from kiemdiem.core.regime.entries.identity import ScaleValue
from kiemdiem.core.regime.regime import Regime


class AnswerNames:
    """Names of one answer under one regime."""

    def __init__(self, regime: Regime, named: Answer | Callable[[str], str]) -> None:
        """named: the answer, or what tells the name of a subject by its id (none: "" or the id)."""
        self.regime = regime
        self._named = _names_of(named) if isinstance(named, Answer) else named
        self._levels: Mapping[str, dict[str, ScaleValue]] = {
            kind.id: {value.code: value for value in regime.scales[kind.scale].values} if kind.scale else {}
            for kind in regime.kinds.values()
        }

    def level(self, kind: str, code: str | None) -> str:
        """A level as it is printed; codes that are no level (none, exempt) by their outcome."""
        if code is None:
            return labels.NO_LEVEL
        value = self._levels.get(kind, {}).get(code)
        return value.label if value else labels.OUTCOMES.get(code, code)

    def short_level(self, kind: str, code: str | None) -> str:
        value = self._levels.get(kind, {}).get(code or "")
        return (value.short or value.label) if value else labels.OUTCOMES.get(code or "", labels.NO_LEVEL)

    def result(self, subject: SubjectAnswer) -> str:
        """The level where there is one, else the outcome."""
        if subject.outcome == "rated":
            return self.level(subject.kind, subject.level)
        return labels.OUTCOMES[subject.outcome]

    def subject(self, name: str) -> str:
        """Id and name, or the id where there is no name."""
        found = self._named(name)
        return f"{name} {found}" if found and found != name else name

    def kind(self, kind: str) -> str:
        found = self.regime.kinds.get(kind)
        return found.label if found else kind

    def lacking(self, subject: SubjectAnswer) -> str:
        """Which facts are missing, else whose level is waited for."""
        missing = [
            words.OF_SUBJECT.format(what=fact.label, whom=self.subject(fact.of)) if fact.of else fact.label
            for fact in subject.missing
        ]
        if missing:
            return words.LACKS.format(what="; ".join(dict.fromkeys(missing)))
        return words.WAITS.format(whom=", ".join(self.subject(other) for other in subject.waiting_for))

    def choice(self, subject: SubjectAnswer) -> str:
        """Who has to choose between what."""
        levels = words.OR.join(self.short_level(subject.kind, code) for code in subject.choices)
        who = upper_first(subject.who or labels.THE_OFFICE)
        return words.CHOOSES.format(who=who, levels=levels or words.NO_CHOICE_LISTED)


def _names_of(answer: Answer) -> Callable[[str], str]:
    subjects = answer.subjects

    def named(name: str) -> str:
        found = subjects.get(name)
        return found.name if found is not None else ""

    return named
