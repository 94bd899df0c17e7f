"""A fifth of the cells that are clean and strong may be called typical, rounded down."""

from typing import Any

import pytest

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load

REGIME = load("kh146_2014")
READER = SeasonReader(REGIME)
IN_ORDER = {
    "tasks_finding": "XS",
    "assigned_tasks": [],
    "collective_finding": "XS",
    "unity": "DK",
    "meetings_as_regulated": True,
    "nq4_shortcomings": False,
    "ct03_plan": True,
    "ct03_carried_out_well": True,
    "mass_organisations": [],
    "agencies": [],
}


def cell_with_a_member(number: int, score: int) -> list[dict[str, Any]]:
    cell, member = f"C{number}", f"M{number}"
    votes = {"HTXSNV": 0, "HTTNV": 3, "HTNV": 0, "KHTNV": 0}
    facts = {"tasks_finding": "TOT", "is_civil_servant": False, "admitted_on": "2005-05-19"}
    return [
        {"id": cell, "kind": "cell", "superior": "D", "facts": {**IN_ORDER, "score": score}},
        {"id": member, "kind": "member", "unit": cell, "votes": votes, "full_members": 3, "facts": facts},
    ]


def typical_places(clean_and_strong: int, others: int) -> tuple[Any, Any]:
    """Base and limit of the honour in a chapter with so many cells of each sort."""
    scores = [95] * clean_and_strong + [80] * others
    subjects = [subject for number, score in enumerate(scores) for subject in cell_with_a_member(number, score)]
    answer = rate(REGIME, READER.read({"subjects": subjects, "bodies": [{"id": "D", "name": "Đảng bộ"}]}))
    (quota,) = [quota for quota in answer.quotas if quota.id == "typical-cell"]
    return quota.base, quota.limit


@pytest.mark.clause("KH146-102")
@pytest.mark.parametrize(("clean_and_strong", "places"), [(4, 0), (5, 1), (9, 1), (10, 2), (24, 4), (25, 5)])
def test_a_fifth_of_the_clean_and_strong_cells_may_be_typical(clean_and_strong: int, places: int) -> None:
    assert typical_places(clean_and_strong, others=0) == (clean_and_strong, places)


@pytest.mark.clause("KH146-102")
def test_cells_of_other_classes_do_not_count_towards_the_fifth() -> None:
    assert typical_places(clean_and_strong=4, others=5) == (4, 0)
