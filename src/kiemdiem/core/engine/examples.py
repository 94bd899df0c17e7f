"""Run a regime's own examples: given facts, and what the plan says must come out."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.engine.answer import Answer, QuotaAnswer, SubjectAnswer
from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.entries.examples import Case, Example, Expected, ExpectedQuota
from kiemdiem.core.regime.regime import Placed, Regime


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One case of one example; `failures` says what was wanted and what came, and is empty where it passed."""

    id: str
    case: int
    clauses: tuple[str, ...]
    failures: tuple[str, ...]
    where: str = ""

    @property
    def passed(self) -> bool:
        return not self.failures


def run_examples(regime: Regime, only: str | None = None) -> list[ExampleResult]:
    """Every case of every example of a regime loaded with its examples; `only` one id."""
    reader = SeasonReader(regime)
    found: list[ExampleResult] = []
    for placed in regime.of("example", Example):
        if only is None or placed.entry.id == only:
            found += run_example(regime, reader, placed)
    return found


def run_example(regime: Regime, reader: SeasonReader, placed: Placed[Example]) -> list[ExampleResult]:
    """The example itself (case 0), if it expects anything, and each of its cases with its own expectations."""
    example = placed.entry
    itself = Case(expect=example.expect, quotas=example.quotas, refused=example.refused)
    is_tried = bool(example.expect or example.quotas or example.refused or not example.cases)
    cases = [*([(0, itself)] if is_tried else []), *enumerate(example.cases, start=1)]
    return [
        ExampleResult(
            example.id, number, tuple(example.clauses), tuple(_run(regime, reader, example, case)), placed.where()
        )
        for number, case in cases
    ]


def _run(regime: Regime, reader: SeasonReader, example: Example, case: Case) -> Iterator[str]:
    given = season_of(regime, example, case)
    try:
        season = reader.read(given)
    except BadSeason as bad:
        told = str(bad)
        missing = [piece for piece in case.refused if piece not in told]
        if not case.refused or missing:
            yield f"refused without saying {missing}: {told}" if case.refused else f"refused: {told}"
        return
    if case.refused:
        yield f"not refused, though {case.refused} was to be said"
        return
    answer = rate(regime, season)
    for name, expected in case.expect.items():
        if name not in answer.subjects:
            yield f"{name}: no such subject in the answer"
        else:
            yield from _differences(name, answer, answer.subjects[name], expected)
    for quota in case.quotas:
        yield from _quota_differences(answer, quota)


def season_of(regime: Regime, example: Example, case: Case) -> dict[str, Any]:
    """The season of one case: the example's subjects with copies laid and the case's changes over them."""
    subjects = [copy.deepcopy(subject) for subject in example.subject]
    by_id = {str(subject.get("id")): subject for subject in subjects}
    for spec in example.copies:
        model = by_id[str(spec["like"])]
        prefix = str(spec.get("ids", f"{spec['like']}-"))
        for number in range(1, int(spec["count"]) + 1):
            laid = copy.deepcopy(model) | {"id": f"{prefix}{number}"}
            _lay_over(laid, spec.get("change") or {})
            subjects.append(laid)
            by_id[laid["id"]] = laid
    for name, change in case.change.items():
        if name in by_id:
            _lay_over(by_id[name], change)
        else:
            subjects.append({"id": name, **copy.deepcopy(change)})
    season: dict[str, Any] = {"regime": regime.id, "subjects": [s for s in subjects if not s.pop("left_out", False)]}
    as_of = case.as_of or example.as_of
    if as_of is not None:
        season["as_of"] = as_of
    if example.bodies:
        season["bodies"] = copy.deepcopy(example.bodies)
    season["readings"] = {**example.readings, **case.readings}
    return season


def _lay_over(subject: dict[str, Any], change: Mapping[str, Any]) -> None:
    """Lays a change over a subject, table by table; the word "absent" takes a key away."""
    for key, value in change.items():
        if value == "absent":
            subject.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(subject.get(key), dict):
            _lay_over(subject[key], value)
        else:
            subject[key] = copy.deepcopy(value)


def _differences(name: str, answer: Answer, found: SubjectAnswer, expected: Expected) -> Iterator[str]:
    plain = {
        "outcome": found.outcome,
        "level": found.level,
        "attained": found.attained,
        "own": found.own,
        "who": found.who,
        "needs_choice": found.needs_choice,
        "provisional": found.provisional,
    }
    for key, value in plain.items():
        wanted = getattr(expected, key)
        if key in expected.model_fields_set and wanted != (value if value is not None else "none"):
            yield f"{name}.{key}: wanted {wanted}, came {value}"
    yield from _sets(name, found, expected)
    reasons = [reason.rule for reason in found.reasons]
    better = [reason.rule for reason in found.why_not]
    awards = {award.id for award in answer.awards if award.subject == name and award.state in ("candidate", "chosen")}
    yield from _holds(f"{name}.reasons", reasons, expected.reasons, expected.not_reasons)
    yield from _holds(f"{name}.why_not", better, expected.why_not, expected.not_why_not)
    yield from _holds(f"{name}.awards", sorted(awards), expected.awards or [], expected.not_awards)
    yield from _holds(f"{name}.assumed", found.assumed, expected.assumed, [])
    said = " ".join(r.text for r in [*found.reasons, *found.why_not, *found.conflicts, *found.follow_ups])
    said += " " + " ".join(r.text for award in answer.awards if award.subject == name for r in award.reasons)
    for piece in expected.says:
        if piece not in said:
            yield f"{name}: does not say “{piece}”, but: {said}"
    for fact, value in expected.facts.items():
        came = found.facts.get(fact)
        if came != value and str(came) != str(value):
            yield f"{name}.{fact}: wanted {value}, came {came}"


def _sets(name: str, found: SubjectAnswer, expected: Expected) -> Iterator[str]:
    lists: dict[str, tuple[list[str] | None, list[str]]] = {
        "range": (expected.range, list(found.range)),
        "missing": (expected.missing, [fact.fact for fact in found.missing]),
        "choices": (expected.choices, found.choices),
        "conflicts": (expected.conflicts, [reason.rule for reason in found.conflicts]),
        "waiting_for": (expected.waiting_for, found.waiting_for),
        "follow_ups": (expected.follow_ups, [reason.rule for reason in found.follow_ups if reason.effect == "due"]),
    }
    for key, (wanted, came) in lists.items():
        if wanted is not None and set(wanted) != set(came):
            yield f"{name}.{key}: wanted {wanted}, came {came}"


def _holds(where: str, came: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> Iterator[str]:
    for rule in wanted:
        if rule not in came:
            yield f"{where}: {rule} is not among {list(came)}"
    for rule in unwanted:
        if rule in came:
            yield f"{where}: {rule} ought not to be among {list(came)}"


def _quota_differences(answer: Answer, expected: ExpectedQuota) -> Iterator[str]:
    found: QuotaAnswer | None = next(
        (quota for quota in answer.quotas if quota.id == expected.id and quota.group == expected.group), None
    )
    if found is None:
        yield f"quota {expected.id} in {expected.group}: not counted"
        return
    for key in ("base", "limit", "over"):
        wanted = getattr(expected, key)
        if wanted is not None and wanted != getattr(found, key):
            yield f"quota {expected.id} in {expected.group}: {key} wanted {wanted}, came {getattr(found, key)}"
    for key in ("chosen", "ties", "candidates"):
        wanted = getattr(expected, key)
        if wanted is not None and sorted(wanted) != sorted(getattr(found, key)):
            yield f"quota {expected.id} in {expected.group}: {key} wanted {wanted}, came {getattr(found, key)}"
