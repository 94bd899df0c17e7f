"""KH146: subjects, places and rolls of one grassroots chapter with its cells and the leadership beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from tests.builders.registers import Office

COMMITTEE, LEADERS, CELL_COMMITTEE = "DB/dang_uy", "TT/tap_the_lanh_dao", "CUVP"
Situation = Callable[[Office], None]


@cache
def kh146() -> Regime:
    return load("kh146_2014")


def chapter(*, cells: int = 1, committees: int = 0) -> Office:
    """The chapter, the inspectorate, the cell of its office (with a committee) and further cells."""
    office = Office(kh146())
    office.unit("DBK", "Đảng bộ Khối Dân - Chính - Đảng", body="dang_bo_truc_thuoc")
    office.unit("DB", "Đảng bộ Thanh tra thành phố", body="dang_bo_co_so", parent="DBK", host="TT")
    office.unit("TT", "Thanh tra thành phố", agency="thanh_tra")
    office.unit("CBVP", "Chi bộ Văn phòng", body="chi_bo_truc_thuoc", parent="DB")
    office.unit(CELL_COMMITTEE, "Chi ủy Chi bộ Văn phòng", body="chi_uy", of="CBVP")
    for number in range(1, cells):
        office.unit(f"CB{number}", f"Chi bộ {number}", body="chi_bo_truc_thuoc", parent="DB")
        if number < committees:
            office.unit(f"CU{number}", f"Chi ủy Chi bộ {number}", body="chi_uy", of=f"CB{number}")
    return office


# ------------------------------------------------------------------ subjects
@pytest.mark.clause("KH146-012")
def test_nine_cells_with_six_committees_make_nine_collectives() -> None:
    office = chapter(cells=9, committees=6)
    for number in range(6, 9):
        office.holder(f"CB{number}", "bi_thu_chi_bo", cell=f"CB{number}")
        office.holder(f"CB{number}", "pho_bi_thu_chi_bo", cell=f"CB{number}")
    found = [s for s in office.computed().of_kind("collective") if "cell-committees" in s.rules]
    assert len([s for s in found if not s.persons]) == 6
    pairs = {s.name: len(s.persons) for s in found if s.persons}
    assert pairs == {f"Bí thư và Phó Bí thư Chi bộ {number}": 2 for number in range(6, 9)}


@pytest.mark.clause("KH146-013")
def test_there_is_one_chapter_committee_and_its_standing_committee_is_no_subject() -> None:
    office = chapter()
    office.unit("BTV", "Ban Thường vụ Đảng ủy", body="ban_thuong_vu", of="DB")
    found = office.computed().of_kind("collective")
    assert [subject.unit for subject in found if "chapter-committee" in subject.rules] == [COMMITTEE]
    assert {subject.unit for subject in found} == {COMMITTEE, LEADERS, CELL_COMMITTEE}


@pytest.mark.clause("KH146-014")
def test_the_leadership_of_the_inspectorate_is_reviewed_and_gets_no_class() -> None:
    subject = chapter().subject(LEADERS)
    assert (subject.name, subject.reviewed, subject.rated) == ("Lãnh đạo Thanh tra thành phố", True, False)
    assert LEADERS not in {row["id"] for row in chapter().computed().season}


@pytest.mark.clause("KH146-015")
def test_every_member_of_the_chapter_is_a_subject_the_probationary_too() -> None:
    office = chapter(cells=9)
    for number in range(80):
        cell = "CBVP" if number % 9 == 0 else f"CB{number % 9}"
        kind = "du_bi" if number % 20 == 0 else "chinh_thuc"
        office.person(f"M{number}", cell=cell, kind=kind, admitted_on="2014-01-02")
    assert len(office.ids("member")) == 80


@pytest.mark.parametrize(("admitted", "outcome"), [("2014-05-24", ""), ("2014-05-25", "exempt")])
@pytest.mark.clause("KH146-016")
def test_six_full_months_at_the_review_make_a_subject(admitted: str, outcome: str) -> None:
    office = chapter()
    office.tables["units"][3]["review_on"] = "2014-11-24"
    office.person("P", cell="CBVP", admitted_on=admitted)
    subject = office.subject("P:member")
    assert (subject.outcome, subject.reviewed) == (outcome, not outcome)


@pytest.mark.clause("KH146-017")
def test_the_day_of_the_cells_own_review_counts() -> None:
    office = chapter(cells=2)
    office.tables["units"][3]["review_on"] = "2014-11-21"
    office.tables["units"][5]["review_on"] = "2014-11-24"
    office.person("P", cell="CBVP", admitted_on="2014-05-22")
    office.person("Q", cell="CB1", admitted_on="2014-05-22")
    assert office.ids("member") == {"Q"}


# ------------------------------------------------------------------ places
def holding(*posts: tuple[str, str], cell: str = "CBVP", is_led: bool = True) -> Situation:
    def build(office: Office) -> None:
        if not is_led:
            office.tables["units"] = [row for row in office.tables["units"] if row["id"] != CELL_COMMITTEE]
        office.person("P", cell=cell)
        for unit, role in posts:
            office.post("P", unit, role)

    return build


SITUATIONS = [
    ("KH146-018", "no post", holding(), ["CBVP"]),
    (
        "KH146-019",
        "committee member and deputy chief",
        holding(("DB", "dang_uy_vien"), ("TT", "pho_chanh_thanh_tra")),
        ["CBVP", COMMITTEE, LEADERS],
    ),
    ("KH146-019", "member of the cell committee", holding(("CBVP", "chi_uy_vien")), ["CBVP", CELL_COMMITTEE]),
    ("KH146-020", "deputy chief off the committee", holding(("TT", "pho_chanh_thanh_tra")), ["CBVP", LEADERS]),
    (
        "KH146-021",
        "deputy chief and secretary of the committee",
        holding(("TT", "pho_chanh_thanh_tra"), ("DB", "bi_thu_dang_bo")),
        ["CBVP", LEADERS, COMMITTEE],
    ),
    ("KH146-021", "chief off the committee", holding(("TT", "chanh_thanh_tra")), ["CBVP", LEADERS]),
    ("KH146-023", "standing committee", holding(("DB", "uy_vien_thuong_vu")), ["CBVP", COMMITTEE]),
    ("KH146-024", "deputy chief", holding(("TT", "pho_chanh_thanh_tra")), ["CBVP", LEADERS]),
    (
        "KH146-025",
        "committee member and cell secretary",
        holding(("DB", "dang_uy_vien"), ("CBVP", "bi_thu_chi_bo")),
        ["CBVP", CELL_COMMITTEE],
    ),
    (
        "KH146-025",
        "the same, listed on the cell committee too",
        holding(("DB", "dang_uy_vien"), ("CBVP", "bi_thu_chi_bo"), ("CBVP", "chi_uy_vien")),
        ["CBVP", CELL_COMMITTEE],
    ),
    (
        "KH146-025",
        "the same, on the standing committee",
        holding(("DB", "uy_vien_thuong_vu"), ("CBVP", "bi_thu_chi_bo")),
        ["CBVP", CELL_COMMITTEE, COMMITTEE],
    ),
    (
        "KH146-026",
        "committee member and secretary of a cell without committee",
        holding(("DB", "dang_uy_vien"), ("CBVP", "bi_thu_chi_bo"), is_led=False),
        ["CBVP"],
    ),
    ("KH146-027", "deputy secretary of a cell", holding(("CBVP", "pho_bi_thu_chi_bo")), ["CBVP", CELL_COMMITTEE]),
    ("KH146-028", "secretary of a cell without committee", holding(("CBVP", "bi_thu_chi_bo"), is_led=False), ["CBVP"]),
]


@pytest.mark.parametrize(
    ("situation", "expected"),
    [pytest.param(s, e, id=f"{c}: {name}", marks=pytest.mark.clause(c)) for c, name, s, e in SITUATIONS],
)
def test_a_person_is_reviewed_where_his_posts_lead(situation: Situation, expected: list[str]) -> None:
    office = chapter()
    situation(office)
    places = office.places("P")
    assert places[0] == expected[0]
    assert set(places) == set(expected)


@pytest.mark.clause("KH146-019")
def test_a_plain_committee_member_falls_back_to_the_general_rule_with_a_note() -> None:
    office = chapter()
    holding(("DB", "dang_uy_vien"))(office)
    forums = office.computed().places["P"]
    assert [forum.id for forum in forums] == ["CBVP", COMMITTEE]
    assert "quy tắc chung" in forums[1].notes[0]


# ------------------------------------------------------------------ rolls, main post, what is read off the registers
@pytest.mark.clause("KH146-180")
def test_the_first_conference_is_the_union_of_committee_and_leadership() -> None:
    office = chapter()
    members = [office.holder("DB", "dang_uy_vien") for _ in range(9)]
    for person in members[:3]:
        office.post(person, "TT", "pho_chanh_thanh_tra")
    office.holder("TT", "chanh_thanh_tra")
    assert len(office.roll("conference-1", "DB").persons) == 10


@pytest.mark.clause("KH146-212")
def test_the_whole_cell_attends_and_its_full_members_vote() -> None:
    office = chapter()
    for number in range(12):
        admitted = "2014-11-01" if number == 11 else "2005-05-19"  # the last one is exempt from review, and attends
        office.person(f"M{number}", cell="CBVP", kind="chinh_thuc" if number < 10 else "du_bi", admitted_on=admitted)
    roll = office.roll("cell-conference", "CBVP")
    assert (len(roll.persons), len(roll.voters)) == (12, 10)


@pytest.mark.clause("KH146-154")
def test_a_holder_of_several_posts_waits_until_his_main_post_is_marked() -> None:
    office = chapter()
    holding(("TT", "pho_chanh_thanh_tra"), ("DB", "bi_thu_dang_bo"))(office)
    (problem,) = office.subject("P:member").problems
    assert (problem.blocks, "chính và cao nhất" in problem.text) == ("rating", True)
    office.tables["posts"][0]["main"] = True
    assert office.subject("P:member").problems == ()
    (row,) = [row for row in office.computed().season if row["id"] == "P:member"]
    assert row["facts"]["main_post"] == "Phó Chánh Thanh tra thành phố (Thanh tra thành phố)"


@pytest.mark.clause("KH146-128")
def test_votes_are_counted_over_all_full_members_on_the_cells_list() -> None:
    office = chapter()
    for number in range(12):
        office.person(f"M{number}", cell="CBVP", kind="chinh_thuc" if number < 10 else "du_bi")
    rows = {row["id"]: row for row in office.computed().season}
    assert rows["M0:member"]["full_members"] == 10
    assert rows["CBVP"]["facts"]["members_on_list"] == 12


def test_the_committee_of_the_chapter_decides_on_cells_and_members() -> None:
    office = chapter()
    office.person("P", cell="CBVP")
    computed = office.computed()
    found = {s.id: s.authorities[0].unit for s in computed.subjects if s.kind in ("cell", "member")}
    assert found == {"CBVP": COMMITTEE, "P:member": COMMITTEE}


def test_on_the_chapter_itself_its_committee_proposes_and_the_block_decides() -> None:
    subject = chapter().subject("DB")
    proposed, decided = subject.authority("propose"), subject.authority()
    assert proposed is not None
    assert decided is not None
    assert (proposed.unit, decided.body) == (COMMITTEE, "Ban Thường vụ Đảng ủy Khối Dân - Chính - Đảng")


def test_the_cells_stand_under_the_chapter() -> None:
    rows = {row["id"]: row for row in chapter(cells=9).computed().season}
    assert [key for key, row in rows.items() if row["kind"] == "chapter"] == ["DB"]
    assert [row["superior"] for row in rows.values() if row["kind"] == "cell"] == ["DB"] * 9
