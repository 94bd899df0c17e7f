"""Runs the examples of a regime: what is given, what must come out, and where the two part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.expectations import failures_in
from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.entries.examples import Case, Example
from kiemdiem.core.regime.regime import Placed, Regime

TAKEN_AWAY = "absent"
LEFT_OUT = "left_out"


@dataclass(frozen=True)
class ExampleResult:
    """How one case of an example came out; case 0 is the example itself. A failure says `place: found ≠ wanted`."""

    id: str
    case: int
    clauses: tuple[str, ...]
    failures: tuple[str, ...]
    where: str = ""

    @property
    def passed(self) -> bool:
        return not self.failures


@dataclass(frozen=True)
class Trial:
    """One case ready to be tried: the season as given, and what must come out."""

    placed: Placed[Example]
    number: int
    given: Mapping[str, Any]
    wanted: Example | Case

    @property
    def id(self) -> str:
        return self.placed.id

    @property
    def clauses(self) -> tuple[str, ...]:
        return tuple(self.placed.entry.clauses)


def run_examples(regime: Regime, only: str | None = None) -> list[ExampleResult]:
    """Every case of every example (or of the one named) of a regime that was loaded with its examples."""
    reader = SeasonReader(regime)
    results = []
    for trial in trials_of(regime, only=only):
        failures = tuple(failures_of(regime, reader, trial))
        where = trial.placed.where()
        results.append(ExampleResult(trial.id, trial.number, trial.clauses, failures, where))
    return results


def trials_of(regime: Regime, *, only: str | None = None) -> Iterator[Trial]:
    """The cases of the examples, laid out; an example that itself expects nothing is only the ground of its cases."""
    for placed in regime.of("example", Example):
        example = placed.entry
        if only is not None and example.id != only:
            continue
        if example.expect or example.quotas or example.refused or not example.cases:
            yield Trial(placed, 0, _given(regime.id, example, None), example)
        for number, case in enumerate(example.cases, start=1):
            yield Trial(placed, number, _given(regime.id, example, case), case)


def failures_of(regime: Regime, reader: SeasonReader, trial: Trial) -> list[str]:
    """What came out otherwise than the example says."""
    unknown = trial.given["unknown"]
    if unknown:
        return [f"{name}: ?" for name in unknown]
    try:
        season = reader.read({key: value for key, value in trial.given.items() if key != "unknown"})
    except BadSeason as bad:
        return _refusal(str(bad), trial.wanted.refused) if trial.wanted.refused else [str(bad)]
    return judge_answer(rate(regime, season), trial)


def judge_answer(answer: Answer, trial: Trial) -> list[str]:
    """What an answer to the season of a case says otherwise than wanted."""
    wanted = trial.wanted
    if wanted.refused:
        conflicts = [reason.text for subject in answer.subjects.values() for reason in subject.conflicts]
        return _refusal("\n".join(conflicts), wanted.refused)
    return list(failures_in(answer, wanted.expect, wanted.quotas))


def read_season(reader: SeasonReader, trial: Trial) -> Season | None:
    """The season of a case; None where the input itself is refused."""
    try:
        return reader.read({key: value for key, value in trial.given.items() if key != "unknown"})
    except BadSeason:
        return None


def _refusal(told: str, pieces: Sequence[str]) -> list[str]:
    return [f"refused: “{piece}” ∉ “{told}”" for piece in pieces if piece not in told]


def _given(regime: str, example: Example, case: Case | None) -> dict[str, Any]:
    """The season as the interchange brings it; `unknown` lists ids that a case changes and nobody bears."""
    subjects = {str(subject.get("id")): deepcopy(subject) for subject in example.subject}
    for copies in example.copies:
        like = str(copies["like"])
        prefix = str(copies.get("ids", f"{like}-"))
        for number in range(1, int(copies.get("count", 1)) + 1):
            copied = deepcopy(subjects[like]) | {"id": f"{prefix}{number}"}
            subjects[f"{prefix}{number}"] = lay_over(copied, copies.get("change", {}))
    bodies = {str(body.get("id")): deepcopy(body) for body in example.bodies}
    unknown = []
    for name, change in (case.change if case else {}).items():
        if name in subjects:
            subjects[name] = lay_over(subjects[name], change)
        elif name in bodies:
            bodies[name] = lay_over(bodies[name], change)
        elif "kind" in change:
            subjects[name] = lay_over({"id": name}, change)
        else:
            unknown.append(name)
    return {
        "regime": regime,
        "as_of": (case.as_of if case else None) or example.as_of,
        "period": (case.period if case else None) or example.period,
        "readings": example.readings | (case.readings if case else {}),
        "subjects": [subject for subject in subjects.values() if not subject.pop(LEFT_OUT, False)],
        "bodies": list(bodies.values()),
        "unknown": unknown,
    }


def lay_over(ground: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """The ground with the change laid over it, table by table; nothing, or the word "absent", takes a key away."""
    found = dict(ground)
    for key, value in change.items():
        old = found.get(key)
        if value is None or value == TAKEN_AWAY:
            found.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(old, Mapping):
            found[key] = lay_over(old, value)
        else:
            found[key] = deepcopy(value)
    return found
