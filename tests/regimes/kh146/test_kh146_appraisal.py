"""What a cell votes is a proposal until the committee of the chapter has appraised it, and what is told of it."""

from typing import Any

import pytest

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.register import Clause
from tests.builders.registers import Office

REGIME = load("kh146_2014")
PLACES = {placed.id: placed.entry.place for placed in REGIME.of("clause", Clause)}
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
    "score": 95,
}
OWN_VOTE = {"purpose": "propose", "forum": "hội nghị chi bộ", "votes": {"TSVM": 9, "HTTNV": 1, "HTNV": 0, "YK": 0}}


def member(name: str, **given: Any) -> dict[str, Any]:
    votes = {"HTXSNV": 0, "HTTNV": 10, "HTNV": 0, "KHTNV": 0}
    facts = {"admitted_on": "2005-05-19", "tasks_finding": "TOT", "is_civil_servant": False} | given.pop("facts", {})
    return {"id": name, "kind": "member", "unit": "C", "votes": votes, "full_members": 10, "facts": facts, **given}


def cell(**given: Any) -> dict[str, Any]:
    facts = {**IN_ORDER, "members_on_list": 12, "review_on": "2014-11-24"}
    return {"id": "C", "kind": "cell", "superior": "D", "ballots": [OWN_VOTE], "facts": facts, **given}


def answer(*subjects: dict[str, Any]) -> Answer:
    return rate(REGIME, SeasonReader(REGIME).read({"subjects": list(subjects)}))


def is_decided(found: Answer, name: str) -> bool:
    return any(reason.rule == "decided_level" for reason in found.subjects[name].reasons)


def decider_of(kind: str) -> str:
    """The body that decides on cells and members of one chapter, as the registers tell it."""
    office = Office(REGIME)
    office.unit("DB", "Đảng bộ Một", body="dang_bo_co_so")
    office.unit("TT", "Thanh tra", agency="thanh_tra")
    office.unit("C", "Chi bộ Một", body="chi_bo_truc_thuoc", parent="DB")
    office.person("P", cell="C")
    return next(found.authorities[0].body for found in office.computed().of_kind(kind))


@pytest.mark.clause("KH146-263")
def test_results_of_a_cell_are_proposals_until_the_committee_of_the_chapter_has_confirmed_them() -> None:
    before, after = answer(cell(), member("M")), answer(cell(decided_level="TSVM"), member("M", decided_level="HTTNV"))
    assert [(before.subjects[name].level, is_decided(before, name)) for name in "CM"] == [
        ("TSVM", False),
        ("HTTNV", False),
    ]
    proposed = "Phiếu tại hội nghị chi bộ đề nghị Trong sạch vững mạnh (chỉ là đề xuất)."
    assert proposed in {reason.text for reason in before.subjects["C"].reasons}
    assert [(after.subjects[name].level, is_decided(after, name)) for name in "CM"] == [("TSVM", True), ("HTTNV", True)]
    assert {decider_of(kind) for kind in ("cell", "member")} == {"Đảng ủy (Đảng bộ Một)"}


@pytest.mark.parametrize(("level", "is_taken"), [("HTXSNV", False), ("HTTNV", True), ("HTNV", True), ("KHTNV", False)])
def test_a_member_is_decided_lower_than_the_ballot_never_higher_and_the_lowest_only_by_a_ground(
    level: str, is_taken: bool
) -> None:
    found = answer(cell(), member("M", decided_level=level)).subjects["M"]
    assert (found.level, bool(found.conflicts)) == (level if is_taken else "HTTNV", not is_taken)


@pytest.mark.clause("KH146-112")
def test_a_chapter_with_a_disciplined_committee_member_is_told_by_the_place_of_the_condition() -> None:
    posts = [{"unit": "D", "post": "dang_uy_vien"}, {"unit": "D", "post": "truong_phong"}]
    discipline = [{"measure": "KHIEN_TRACH", "cause": "khac", "decided_on": "2014-06-02"}]
    facts = {"posts": posts, "main_post": "Trưởng phòng", "discipline": discipline}
    chapter = {"id": "D", "kind": "chapter", "facts": IN_ORDER}
    found = answer(chapter, cell(), member("M", facts=facts), member("N")).subjects["D"]
    cited = {clause for reason in found.why_not for clause in reason.clauses}
    assert found.level == "HTNV"
    assert "IV.2.1.b plus 1" in {PLACES[clause] for clause in cited}
