"""KH146: what is reviewed and what is classed (II.1.1, IV.2), where leaders are reviewed (II.1.2), what is counted."""

from typing import Any

import pytest

from kiemdiem.core.engine.registers import SubjectList
from kiemdiem.core.regime.loader import load
from tests.builders.registers import Office

COMMITTEE, LEADERS, CELL, CELL_COMMITTEE = "DB/dang_uy", "TT/tap_the_lanh_dao", "CBVP", "CUVP"


def chapter() -> Office:
    """The chapter, the inspectorate beside it, and one cell with a committee."""
    office = Office(load("kh146_2014"))
    office.unit("DB", "Đảng bộ Thanh tra thành phố", body="dang_bo_co_so", host="TT")
    office.unit("TT", "Thanh tra thành phố", agency="thanh_tra")
    office.unit(CELL, "Chi bộ Văn phòng", body="chi_bo_truc_thuoc", parent="DB")
    office.unit(CELL_COMMITTEE, "Chi ủy Chi bộ Văn phòng", body="chi_uy", of=CELL)
    return office


def facts(computed: SubjectList, subject: str) -> dict[str, Any]:
    (row,) = [row for row in computed.season if row["id"] == subject]
    return {**row, **row.get("facts", {})}


def test_three_sorts_of_collectives_are_reviewed_by_themselves_and_only_organisations_are_classed() -> None:
    found = {subject.id: subject for subject in chapter().computed().subjects}
    collectives = dict.fromkeys((CELL_COMMITTEE, COMMITTEE, LEADERS), (True, False))
    organisations = dict.fromkeys((CELL, "DB"), (False, True))
    assert {key: (one.reviewed, one.rated) for key, one in found.items()} == {**collectives, **organisations}
    assert {key: [forum.id for forum in found[key].forums] for key in collectives} == {
        key: [key] for key in collectives
    }


def test_the_plan_is_of_one_chapter_one_committee_and_one_inspectorate() -> None:
    office = chapter()
    assert office.computed().problems == ()
    office.unit("DB2", "Đảng bộ Mẫu", body="dang_bo_co_so", host="TT2")
    office.unit("TT2", "Thanh tra Mẫu", agency="thanh_tra")
    told = {problem.clauses[0]: problem.blocks for problem in office.computed().problems}
    assert told == dict.fromkeys(("KH146-003", "KH146-013", "KH146-014"), "nothing")


@pytest.mark.parametrize("role", ["bi_thu_dang_bo", "pho_bi_thu_dang_bo", "uy_vien_thuong_vu"])
def test_secretary_deputy_and_standing_member_are_reviewed_before_the_committee(role: str) -> None:
    office = chapter()
    office.holder("DB", role, cell=CELL, key="P")
    forums = office.computed().places["P"]
    assert [forum.id for forum in forums] == [CELL, COMMITTEE]
    assert forums[1].rules == ("standing-committee",)


@pytest.mark.parametrize("role", ["chanh_thanh_tra", "pho_chanh_thanh_tra"])
def test_a_leader_on_the_committee_stands_before_both_by_a_line_of_the_list_and_a_cell_secretary_too(role: str) -> None:
    office = chapter()
    office.holder("TT", role, cell=CELL, key="P")
    office.post("P", "DB", "dang_uy_vien")
    forums = {forum.id: forum.notes for forum in office.computed().places["P"]}
    assert forums == {CELL: (), COMMITTEE: (), LEADERS: ()}
    office.post("P", CELL, "bi_thu_chi_bo")
    places = {forum.id: forum for forum in office.computed().places["P"]}
    assert {key: place.notes for key, place in places.items()} == {**forums, CELL_COMMITTEE: ()}
    # The line on committee members who are cell secretaries is of those alone who are no such leader (KH146-025).
    office.post("P", CELL, "chi_uy_vien")
    places = {forum.id: forum for forum in office.computed().places["P"]}
    assert set(places) == {*forums, CELL_COMMITTEE}
    assert "KH146-025" not in places[CELL_COMMITTEE].clauses


def test_members_are_counted_off_the_list_and_an_empty_list_says_nothing() -> None:
    office = chapter()
    assert "members_on_list" not in facts(office.computed(), CELL)
    office.person("P", cell=CELL, kind="du_bi")
    assert facts(office.computed(), CELL)["members_on_list"] == 1
    assert "full_members" not in facts(office.computed(), "P:member")
    office.person("Q", cell=CELL)
    assert facts(office.computed(), CELL)["members_on_list"] == 2
    assert facts(office.computed(), "P:member")["full_members"] == 1


def test_only_full_members_are_counted_off_the_list() -> None:
    office = chapter()
    for number in range(5):
        office.person(f"M{number}", cell=CELL, kind="chinh_thuc" if number < 3 else "du_bi")
    found = facts(office.computed(under_seven_members="full-members"), CELL)
    assert (found["members_on_list"], found["full_members_on_list"]) == (5, 3)
    assert facts(office.computed(), "M0:member")["full_members"] == 3


def test_who_holds_one_post_need_not_mark_it() -> None:
    office = chapter()
    office.holder("TT", "pho_chanh_thanh_tra", cell=CELL, key="P")
    assert office.subject("P:member").problems == ()
    office.post("P", "DB", "dang_uy_vien")
    assert [problem.clauses for problem in office.subject("P:member").problems] == [("KH146-154",)]
