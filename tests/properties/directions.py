"""Facts that can only help or only harm: each worse value never gives a better level."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Literal

from kiemdiem.core.engine.answer import SubjectAnswer
from tests.properties.rating import answer, maker, rank
from tests.properties.seasons import Json

Direction = Literal["yes", "no", "more", "less", "scale"]
"""Which value is the better one: yes or no, more or less, the value that stands first on its scale."""

_ORGANISATION: Mapping[str, Direction] = {
    "score": "more", "tasks_finding": "scale", "collective_finding": "scale", "unity": "scale",
    "meetings_as_regulated": "yes", "nq4_shortcomings": "no", "nq4_plan": "yes", "nq4_carried_out_well": "yes",
    "ct03_plan": "yes", "ct03_carried_out_well": "yes",
}  # fmt: skip
_EMPLOYEE: Mapping[str, Direction] = {"late_reports": "less", "work_points": "more", "conduct_points": "more"}
BETTER: Mapping[tuple[str, str], Mapping[str, Direction]] = {
    ("kh61_2021", "member"): {
        "sick_leave_months": "less", "newly_arrived_unrelated": "yes", "criteria_met": "scale",
    },
    ("kh61_2021", "cadre"): {
        "sick_leave_months": "less", "newly_arrived_unrelated": "yes", "criteria_met": "scale",
    },
    ("kh61_2021", "collective"): {"criteria_met": "scale"},
    ("kh146_2014", "cell"): _ORGANISATION,
    ("kh146_2014", "chapter"): _ORGANISATION,
    ("kh146_2014", "member"): {
        "sick_leave_months": "less", "absences_from_cell_meetings": "less", "excused_absences": "less",
        "tasks_finding": "scale", "civil_servant_level": "scale", "proposed_emulation_fighter": "yes",
        "fault_cell_task": "no", "fault_forbidden_things": "no", "fault_harms_prestige": "no",
        "fault_harms_position": "no", "fault_disobeyed": "no", "fault_cause_of_disunity": "no",
    },
    ("kh24_2024", "party_organisation"): {"four_good": "scale"},
    ("diem_30_70", "official"): {"false_report": "no"},
    ("quy_nam_nhiem_ky", "employee"): _EMPLOYEE,
    ("quy_nam_nhiem_ky_con", "employee"): {**_EMPLOYEE, "safety_breaches": "less"},
    ("to_chuc_theo_cap_duoi", "organisation"): {"corruption_found": "no", "found_by_itself": "yes"},
}  # fmt: skip
NOT_MONOTONE = {("kh146_2014", "letter-b-branches", "from-90"), ("kh146_2014", "fulfilled-servant", "exact")}
"""Readings under which the text itself lets more be worth less; that is what speaks against them."""


def a_worse_fact_never_raises(name: str, season: Json, chance: Random) -> bool:
    """Of two values of one fact, the rest being equal, the worse one never gives the better level."""
    chosen = maker(name).regime.chosen(season.get("readings", {}))
    if any((name, reading, option) in NOT_MONOTONE for reading, option in chosen.items()):
        return False
    may = [
        (at, fact, direction)
        for at, subject in enumerate(season["subjects"])
        for fact, direction in BETTER.get((name, subject["kind"]), {}).items()
        if any(known.id == fact for known in maker(name).facts_of(subject["kind"], chosen))
    ]
    chance.shuffle(may)
    return any(_is_no_better_for(name, season, *one, chance) for one in may[:4])


def _is_no_better_for(name: str, season: Json, at: int, fact: str, direction: Direction, chance: Random) -> bool:
    chosen = maker(name).regime.chosen(season.get("readings", {}))
    subject = season["subjects"][at]
    declared = next(known for known in maker(name).facts_of(subject["kind"], chosen) if known.id == fact)
    values = [maker(name).value(chance, declared, [subject["id"]]) for _ in range(4)]
    ordered = sorted(values, key=lambda value: _goodness(name, declared.scale or "", direction, value))
    worse, better = ordered[0], ordered[-1]
    results = [with_facts(name, season, at, {fact: value}) for value in (worse, better)]
    never_better(name, subject["kind"], results[0], results[1], (fact, worse, better))
    if not results[1].own and results[0].own and results[0].own != maker(name).codes_of(subject["kind"])[-1]:
        assert "none" not in results[1].range, ((fact, worse, better), results[0].own, results[1].range)
    return bool(worse != better and results[0].own and results[1].own)


def with_facts(name: str, season: Json, at: int, facts: Json) -> SubjectAnswer:
    """What becomes of one subject, on whom nothing is decided yet, with these facts in the place of its own.

    None: not given.
    """
    other = copy.deepcopy(season)
    subject = other["subjects"][at]
    subject.pop("decided_level", None)
    told = subject.get("facts", {}) | facts
    subject["facts"] = {fact: value for fact, value in told.items() if value is not None}
    return answer(name, other, sentences=False).subjects[subject["id"]]


def _goodness(name: str, scale: str, direction: Direction, value: Any) -> float:
    if direction == "scale":
        codes: Sequence[str] = [v.code for v in maker(name).regime.scales[scale].values]
        return -codes.index(value)
    number = float(value)
    return number if direction in ("more", "yes") else -number


def never_better(name: str, kind: str, worse: SubjectAnswer, better: SubjectAnswer, told: object) -> None:
    """Level by level, where both are known."""
    for mine, theirs in ((worse.own, better.own), (worse.attained, better.attained), (worse.level, better.level)):
        if mine and theirs:
            assert rank(name, kind, mine) >= rank(name, kind, theirs), (told, mine, theirs)
