"""A season of one regime seen by another: what both know goes over, the rest stays behind and is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiemdiem.cli import words
from kiemdiem.core.engine.cells import BadValue
from kiemdiem.core.engine.given_names import GivenNames
from kiemdiem.core.engine.season import Ballot, Body, Season, Subject
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.regime import Regime


def carry_over(
    season: Season, first: Regime, second: Regime, readings: Mapping[str, str]
) -> tuple[Season, Counter[str]]:
    """The season for the second regime, and what it has no place for: label → how many times."""
    carrier = _Carrier(first, second, readings)
    found = [(subject, carrier.subject(subject)) for subject in season.subjects]
    known = {body.id for body in season.bodies}
    # Those who stay behind may still be what a group is named after.
    behind = tuple(Body(one.id, one.name) for one, carried in found if carried is None and one.id not in known)
    bodies = tuple(
        replace(
            body,
            facts={name: value for name, value in body.facts.items() if carrier.goes_of_body(name)},
            level=body.level if any(body.level in codes for codes in second.names.scales.values()) else None,
        )
        for body in season.bodies
    )
    own = {name: option for name, option in season.readings.items() if carrier.knows_option(name, option)}
    subjects = tuple(carried for _, carried in found if carried is not None)
    return replace(season, subjects=subjects, bodies=bodies + behind, readings={**own, **readings}), carrier.left_behind


class _Carrier:
    def __init__(self, first: Regime, second: Regime, readings: Mapping[str, str]) -> None:
        self._first, self._second = first, second
        self._names, self._old_names = GivenNames(second), GivenNames(first)
        self._options, self._old_options = second.chosen(readings), first.chosen({})
        self._rules = {placed.id for rows in second.placed.values() for placed in rows}
        self._same: dict[tuple[str, str], bool] = {}
        self.left_behind: Counter[str] = Counter()

    def knows_option(self, name: str, option: str) -> bool:
        """Whether the second regime asks the same question and knows this answer."""
        reading = self._second.readings.get(name)
        return reading is not None and option in {one.id for one in reading.options}

    def subject(self, subject: Subject) -> Subject | None:
        if subject.kind not in self._second.kinds:
            self.left_behind[self._first.kinds[subject.kind].label] += 1
            return None
        codes = self._codes(subject.kind)
        return replace(
            subject,
            facts={name: value for name, value in subject.facts.items() if self._goes(name, subject.kind)},
            links={key: to for key, to in subject.links.items() if key in self._names.link_keys},
            ballots=tuple(ballot for ballot in subject.ballots if self._fits(ballot, codes)),
            previous=tuple(
                past if past.level in codes else replace(past, level=None) for past in subject.previous or ()
            )
            or subject.previous,
            proposed_level=self._level(subject.proposed_level, codes),
            decided_level=self._level(subject.decided_level, codes),
            decisions=tuple(decision for decision in subject.decisions if decision.at in self._rules),
        )

    def _codes(self, kind: str) -> tuple[str, ...]:
        return self._second.names.scales.get(self._second.kinds[kind].scale or "", ())

    def _level(self, code: str | None, codes: tuple[str, ...]) -> str | None:
        if code is not None and code not in codes:
            self.left_behind[words.A_LEVEL] += 1
            return None
        return code

    def _fits(self, ballot: Ballot, codes: tuple[str, ...]) -> bool:
        fits = set(ballot.votes) <= set(codes)
        self.left_behind[words.A_BALLOT] += not fits
        return fits

    def _goes(self, name: str, kind: str) -> bool:
        key = name, kind
        if key not in self._same:
            self._same[key] = self._is_same_fact(name, kind)
        if not self._same[key]:
            self.left_behind[self._old_names.facts[name][0].entry.label] += 1
        return self._same[key]

    def _is_same_fact(self, name: str, kind: str) -> bool:
        try:
            new = self._names.fact(name, kind, self._options)
            old = self._old_names.fact(name, kind, self._old_options)
        except BadValue:
            return False
        return self._shape(old, self._first) == self._shape(new, self._second)

    def goes_of_body(self, name: str) -> bool:
        """Whether a fact of a body, which is of no kind, means in the second regime what it meant in the first."""
        new, old = (
            {self._shape(placed.entry, regime) for placed in names.facts.get(name, ())}
            for names, regime in ((self._names, self._second), (self._old_names, self._first))
        )
        if new and not new <= old:
            self.left_behind[self._old_names.facts[name][0].entry.label] += 1
        return bool(new) and new <= old

    def _shape(self, fact: Fact, regime: Regime) -> tuple[Any, ...]:
        columns = tuple((column.id, column.type, column.scale) for column in fact.columns)
        return fact.type, regime.names.scales.get(fact.scale or ""), columns
