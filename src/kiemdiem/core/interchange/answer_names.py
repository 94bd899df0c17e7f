"""What the codes of an answer are called, where its subjects belong, and the order in which a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiemdiem.core.engine.answer import Answer, SubjectAnswer
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.interchange import labels, words
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.clause_places import place_in_words
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Relation, ScaleValue
from kiemdiem.core.regime.regime import Regime

_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
BELONGS_BY = ("unit", "heads", "superior")


class AnswerNames:
    """Names for one answer; made once for all sheets."""

    def __init__(self, answer: Answer, season: Season, regime: Regime) -> None:
        self._answer = answer
        self._kinds, self._clauses = regime.kinds, regime.clauses
        self._places: dict[tuple[str, ...], str] = {}
        self._subjects: dict[str, Subject] = {subject.id: subject for subject in season.subjects}
        self._bodies = {body.id: body.name for body in season.bodies}
        self._levels: dict[str, dict[str, ScaleValue]] = {
            kind: {value.code: value for value in regime.scales[scale].values}
            for kind, scale in regime.names.levels.items()
        }
        self._facts: dict[str, Fact] = {placed.id: placed.entry for placed in regime.facts}
        self._organisations = organisations(regime)
        self._ranks = {kind: rank for rank, kind in enumerate(regime.identity.order or tuple(regime.kinds))}

    # ------------------------------------------------------------------ names
    def name(self, subject_id: str) -> str:
        """The name of a subject or body, or its id where it has none."""
        subject = self._subjects.get(subject_id)
        return (subject.name if subject else self._bodies.get(subject_id, "")) or subject_id

    def own_name(self, subject_id: str) -> str:
        """The name alone; empty where there is none."""
        subject = self._subjects.get(subject_id)
        return subject.name if subject else self._bodies.get(subject_id, "")

    def names(self, ids: Iterable[str]) -> str:
        """Several, with their ids where names may be the same."""
        return "; ".join(f"{self.name(i)} ({i})" if self.own_name(i) else i for i in ids)

    def kind(self, kind: str) -> str:
        found = self._kinds.get(kind)
        return found.label if found else kind

    def level(self, kind: str, code: str | None) -> str:
        """The printed name of a level of this kind."""
        value = self._levels.get(kind, {}).get(code or "")
        return value.label if value else labels.OPEN_ENDS.get(code or "", code or "")

    def levels(self, kind: str, codes: Iterable[str]) -> str:
        return ", ".join(self.level(kind, code) for code in codes)

    def fact(self, name: str) -> str:
        found = self._facts.get(name)
        return found.label if found else name

    def unit_id(self, subject_id: str) -> str:
        """The unit that a subject belongs to, itself where it is one."""
        subject = self._subjects.get(subject_id)
        if subject is None or subject.kind in self._organisations:
            return subject_id
        for key in BELONGS_BY:
            if targets := subject.links.get(key):
                return targets[0]
        return ""

    def unit(self, subject_id: str) -> str:
        """The name of the unit; empty for an organisation itself."""
        found = self.unit_id(subject_id)
        return self.name(found) if found and found != subject_id else ""

    def places(self, clauses: tuple[str, ...]) -> str:
        """Where the clauses stand in the plan."""
        if clauses not in self._places:
            found = (self._clauses[name].place for name in clauses if name in self._clauses)
            self._places[clauses] = "; ".join(dict.fromkeys(map(place_in_words, found)))
        return self._places[clauses]

    # ------------------------------------------------------------------ sentences
    def missing(self, subject: SubjectAnswer) -> list[str]:
        """What is missing and who supplies it, then whose level is waited for."""
        found = [
            words.SUPPLIED_BY.format(
                label=words.LABEL_OF.format(label=fact.label, name=self.name(fact.of)) if fact.of else fact.label,
                supplier=fact.supplied_by,
            )
            for fact in subject.missing
        ]
        if subject.waiting_for:
            found.append(words.WAITS_FOR.format(names=self.names(subject.waiting_for)))
        return found

    def to_decide(self, subject: SubjectAnswer) -> list[str]:
        """What a person has to choose or to look at again."""
        found: list[str] = []
        if subject.choices:
            found.append(words.CHOICES.format(who=subject.who, levels=self.levels(subject.kind, subject.choices)))
        elif subject.needs_choice:
            found.append(words.CHOOSES_AT_LIMIT.format(who=subject.who or words.THE_OFFICE))
        if subject.provisional:
            found.append(words.PROVISIONAL)
        return [text[:1].upper() + text[1:] for text in (*found, *(conflict.text for conflict in subject.conflicts))]

    # ------------------------------------------------------------------ order
    def in_order(self) -> list[SubjectAnswer]:
        """By unit, the unit itself first; within it by kind in the order of the plan; persons by given name."""
        return sorted(self._answer.subjects.values(), key=self._order)

    def _order(self, subject: SubjectAnswer) -> tuple[object, ...]:
        unit = self.unit_id(subject.id)
        name = self.own_name(subject.id)
        is_organisation = subject.kind in self._organisations
        key = title_key(name) if is_organisation else ((1, sort_key(name)),)
        rank = self._ranks.get(subject.kind, len(self._ranks))
        return (title_key(self.name(unit)), unit, unit != subject.id, rank, key, subject.id)


def organisations(regime: Regime) -> set[str]:
    """The kinds of subject that others belong to."""
    led = {kind for relation in regime.of("relation", Relation) for kind in relation.entry.to}
    return led & set(regime.kinds)


def title_key(title: str) -> tuple[tuple[int, int | str], ...]:
    """A key by which titles sort as they are read: words by the Vietnamese alphabet, numbers by their value."""
    return tuple((0, int(part)) if part.isdigit() else (1, sort_key(part)) for part in _PARTS.findall(title))
