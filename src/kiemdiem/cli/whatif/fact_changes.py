"""Facts changed for one run: `SUBJECT.FACT=VALUE` to a season that holds the new values, read as a file's are."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from kiemdiem.cli.refused import Refused
from kiemdiem.cli.whatif import errors, words
from kiemdiem.cli.words import near
from kiemdiem.core.engine.cells import BadValue, is_empty
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.engine.season import Body, Season, Subject
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime

EVERYBODY = "*"
_LEVELS = tuple(words.LEVELS)
Given = TypeVar("Given", Subject, Body)


@dataclass(frozen=True)
class FactChange:
    """One `--fact` as typed; an empty text takes the fact away, so that it is not known."""

    word: str
    subject: str
    fact: str
    text: str


@dataclass(frozen=True)
class ChangedFact:
    """A fact that was changed, and of how many; kind: of every subject of this kind ("" and a star: of everybody)."""

    subject: str
    kind: str
    fact: str
    label: str
    text: str
    count: int

    def to_json(self) -> dict[str, Any]:
        return {"subject": self.subject, "fact": self.fact, "value": self.text or None, "subjects": self.count}


class _Wrong(Exception):
    """One change that cannot be made; the text is a whole sentence."""


def fact_change(text: str) -> FactChange:
    """A change as typed; only its form is looked at. The id of a subject may hold dots, the name of a fact does not."""
    place, sign, value = text.partition("=")
    subject, dot, fact = (part.strip() for part in place.rpartition("."))
    if not sign or not dot or not subject or not fact:
        raise argparse.ArgumentTypeError(errors.not_a_fact_value(text))
    return FactChange(place.strip(), subject, fact, value.strip())


def with_facts(season: Season, regime: Regime, changes: Sequence[FactChange]) -> tuple[Season, list[ChangedFact]]:
    """The season with every change, and what was changed; refused with every fault at once."""
    if not changes:
        return season, []
    changer = _Changer(season, regime)
    told: list[ChangedFact] = []
    faults: list[str] = []
    for change in changes:
        try:
            told.append(changer.change(change))
        except (_Wrong, BadValue) as wrong:
            faults.append(str(wrong) if isinstance(wrong, _Wrong) else errors.bad_value(change.word, str(wrong)))
    if faults:
        raise Refused(errors.bad_fact_changes(len(faults)), faults)
    return changer.season(), told


class _Changer:
    def __init__(self, season: Season, regime: Regime) -> None:
        self._season, self._names = season, GivenNames(regime)
        self._options = regime.chosen(season.readings)
        self._subjects = {subject.id: subject for subject in season.subjects}
        self._bodies = {body.id: body for body in season.bodies}

    def season(self) -> Season:
        return replace(self._season, subjects=tuple(self._subjects.values()), bodies=tuple(self._bodies.values()))

    def change(self, change: FactChange) -> ChangedFact:
        """Makes one change on the subject, body or subjects that it names."""
        body = self._bodies.get(change.subject)
        if body is not None and change.subject not in self._subjects:
            label, value = self._read(change, None)
            self._bodies[body.id] = _with_fact(body, change.fact, value)
            return ChangedFact(body.id, "", change.fact, label, change.text, 1)
        subjects, kind = self._meant(change)
        new: list[tuple[str, Subject]] = []
        refused = ""
        for subject in subjects:
            try:
                label, value = self._read(change, subject.kind)
            except BadValue as bad:
                if change.subject != EVERYBODY or self._has(change.fact, subject.kind):
                    raise
                refused = str(bad)  # of all kinds, only those who have such a fact
                continue
            new.append((label, _with_level(subject, change.fact, value) if change.fact in _LEVELS
                        else _with_fact(subject, change.fact, value)))  # fmt: skip
        if not new:
            raise _Wrong(errors.fact_for_nobody(change.word, refused))
        self._subjects.update((subject.id, subject) for _, subject in new)
        return ChangedFact(change.subject, kind, change.fact, new[0][0], change.text, len(new))

    def _has(self, fact: str, kind: str) -> bool:
        """Whether a fact is declared for a kind, so that what is wrong is its value."""
        if fact in _LEVELS:
            return self._names.kinds[kind].scale is not None
        try:
            self._names.fact(fact, kind, self._options)
        except BadValue:
            return False
        return True

    def _meant(self, change: FactChange) -> tuple[Sequence[Subject], str]:
        """The subjects that a change names, and their kind where it names one."""
        everybody = list(self._subjects.values())
        if change.subject == EVERYBODY:
            return everybody, ""
        kind, colon, star = change.subject.rpartition(":")
        if colon and star == EVERYBODY:
            known = self._names.kind(kind)
            found = [subject for subject in everybody if subject.kind == known]
            if not found:
                raise _Wrong(errors.nobody_of_kind(change.word, self._names.kinds[known].label))
            return found, known
        if change.subject not in self._subjects:
            message = errors.unknown_subject(change.word, change.subject)
            raise _Wrong(near(message, nearest(change.subject, (*self._subjects, *self._bodies))))
        return [self._subjects[change.subject]], ""

    def _read(self, change: FactChange, kind: str | None) -> tuple[str, Any]:
        """The fact's label and its new value, None where it is taken away; raises BadValue."""
        if change.fact in _LEVELS and kind is not None:
            value = None if is_empty(change.text) else self._names.level(kind)(change.text)
            return words.LEVELS[change.fact], value
        fact = self._names.fact(change.fact, kind, self._options)
        if fact.type == "table":
            raise _Wrong(errors.table_fact(change.word, fact.label))
        return fact.label, None if is_empty(change.text) else self._names.readers.of(fact)(change.text)


def _with_fact(given: Given, name: str, value: Any) -> Given:
    facts: Mapping[str, Any] = {key: old for key, old in given.facts.items() if key != name}
    return replace(given, facts=facts if value is None else {**facts, name: value})


def _with_level(subject: Subject, name: str, level: str | None) -> Subject:
    is_proposed = name == "proposed_level"
    return replace(subject, proposed_level=level) if is_proposed else replace(subject, decided_level=level)
