"""A refused decision cites the clause that stands in its way; a missing text is named wherever a level rests on it."""

from typing import Any

import pytest

from kiemdiem.core.engine.answer import SubjectAnswer
from tests.regimes.kh61.ballots import EXCELLENT, GOOD, answer_to, collective, member

OLD = {"admitted_on": "2005-05-19"}


def told_of(name: str, *subjects: dict[str, Any]) -> SubjectAnswer:
    return answer_to(subjects, sentences=True).subjects[name]


@pytest.mark.parametrize(
    ("clause", "subjects"),
    [
        ("KH61-245", [member("P", EXCELLENT, decided_level="HTTNV", facts=OLD | {"sick_leave_months": 3})]),
        (
            "KH61-254",
            [
                collective("U", GOOD, 10),
                collective("P", EXCELLENT, 10) | {"kind": "cadre", "heads": "U", "decided_level": "HTXSNV"},
            ],
        ),
        (
            "KH61-257",
            [member(name, EXCELLENT, decided_by="D", decided_level="HTXSNV") for name in ("P", "Q")],
        ),
        ("KH61-180", [member("P", GOOD, decided_level="HTXSNV")]),
    ],
)
def test_a_refused_decision_cites_what_stands_in_its_way(clause: str, subjects: list[dict[str, Any]]) -> None:
    (refusal,) = told_of("P", *subjects).conflicts
    assert refusal.text.startswith("Không chấp nhận quyết định")
    assert clause in refusal.clauses
    assert "KH61-237" not in refusal.clauses


@pytest.mark.clause("KH61-011")
@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (collective("S", EXCELLENT, 10), "01-QĐ/TU"),
        (collective("S", EXCELLENT, 10) | {"kind": "cadre"}, "01-QĐ/TU"),
        (member("S", EXCELLENT), "2368-QĐ/TU"),
        (
            {"id": "S", "kind": "party_organisation", "proposed_level": "HTTNV", "facts": {"founded_on": "1990-02-03"}},
            "3252-QĐ/TU đến 3265-QĐ/TU",
        ),
    ],
)
def test_a_rating_without_its_criteria_says_which_text_is_missing(subject: dict[str, Any], text: str) -> None:
    told = told_of("S", subject)
    assert told.outcome == "rated"
    (missing,) = [reason for reason in told.reasons if reason.effect == "not_supplied"]
    assert f"{text}: chưa có trong chương trình" in missing.text
    assert "KH61-011" in missing.clauses


@pytest.mark.clause("KH61-202")
def test_of_a_member_the_plans_own_rules_stand_before_the_regulation_on_members() -> None:
    told = told_of("S", member("S", EXCELLENT, facts=OLD | {"sick_leave_months": 3}))
    rules = [reason.rule for reason in told.reasons]
    assert rules.index("ballot-excellent") < rules.index("member-criteria")
    exempt = told_of("S", member("S", EXCELLENT, facts=OLD | {"exempt_from_party_activity": True}))
    assert [reason.rule for reason in exempt.reasons] == ["exempt-from-activity"]
