"""KH61: which collectives, organisations and persons are reviewed and rated."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.province import (
    BCH_H,
    BCH_T,
    BTV_H,
    BTV_T,
    LEADERS_STC,
    LEADERS_UBH,
    LEADERS_UBT,
    LEADERS_UBX,
    kh61,
    province,
)
from tests.builders.registers import Office

CAUCUSES = {"UBND": "ubnd", "VKS": "vien_kiem_sat", "TA": "toa_an"}
DELEGATIONS = {
    "HD": "hdnd", "MT": "mttq", "LD": "lien_doan_lao_dong", "PN": "hoi_phu_nu", "ND": "hoi_nong_dan",
    "CCB": "hoi_cuu_chien_binh", "VHNT": "hoi_van_hoc_nghe_thuat", "KHKT": "lien_hiep_khoa_hoc_ky_thuat",
}  # fmt: skip


# ------------------------------------------------------------------ collectives
@pytest.mark.clause("KH61-018")
def test_a_leadership_collective_that_the_register_lists_at_the_grassroots_is_reviewed() -> None:
    office = Office(kh61())
    office.unit("K", "Tập thể lãnh đạo Ban Quản lý chợ", body="tap_the_lanh_dao", tier="grassroots")
    office.unit("T", "Tổ công tác", body="to_dang", tier="grassroots")
    assert office.ids("collective") == office.rated("collective") == {"K"}


@pytest.mark.clause("KH61-019")
def test_the_standing_committee_is_reviewed_and_the_executive_committee_is_not() -> None:
    office = province()
    office.unit("DBTX", "Đảng bộ thị xã T", body="dang_bo_huyen", parent="DBT")
    office.unit("BTVT", "Ban Thường vụ Thị ủy T", body="ban_thuong_vu", of="DBTX")
    office.unit("BCHT", "Ban Chấp hành Thị ủy T", body="ban_chap_hanh", of="DBTX")
    collectives = office.ids("collective")
    assert {BTV_T, BTV_H, "BTVT"} <= collectives
    assert not {BCH_T, BCH_H, "BCHT"} & collectives
    names = [subject.name for subject in office.computed().of_kind("collective")]
    assert "Ban Thường vụ Thị ủy T" in names
    assert not any(name.startswith("Ban Chấp hành") and "(đảng ủy)" not in name for name in names)


@pytest.mark.clause("KH61-020")
def test_grassroots_committees_are_reviewed_and_those_below_are_not() -> None:
    office = province()
    office.unit("CUC", "Chi ủy C", body="chi_uy", of="CBC")
    three = [office.holder("CUC", role) for role in ("bi_thu", "pho_bi_thu", "uy_vien")]
    office.unit("CU1", "Chi ủy Chi bộ thôn 1", body="chi_uy", of="CB1")
    collectives = office.ids("collective")
    assert {"CUC", "DBX/dang_uy"} <= collectives
    assert "CU1" not in collectives
    switched_on = {subject.id for subject in office.computed(cell_committees_below="yes").of_kind("collective")}
    assert switched_on - collectives == {"CU1"}
    committee = office.subject("CUC")
    assert (committee.name, committee.reviewed) == ("Chi ủy C", True)
    assert set(office.roll("comments-personal", "CUC").persons) == set(three)


@pytest.mark.clause("KH61-020")
def test_a_cell_without_committee_makes_no_collective() -> None:
    assert not [subject for subject in province().computed().of_kind("collective") if "CBC" in subject.id]


@pytest.mark.clause("KH61-022")
def test_there_is_exactly_one_assembly_delegation() -> None:
    office = province()
    names = [subject.name for subject in office.computed().of_kind("collective") if subject.reviewed]
    assert names.count("Đoàn đại biểu Quốc hội tỉnh") == 1
    assert len([name for name in names if name.startswith("Đoàn đại biểu Quốc hội")]) == 1
    assert not [p for p in office.computed().problems if "KH61-022" in p.clauses]
    office.unit("DQ2", "Đoàn đại biểu thứ hai", body="doan_dbqh", tier="province")
    (problem,) = [p for p in office.computed().problems if "KH61-022" in p.clauses]
    assert problem.blocks == "nothing"


@pytest.mark.clause("KH61-023")
def test_the_people_committees_of_three_tiers_are_three_collectives() -> None:
    subjects = [s for s in province().computed().of_kind("collective") if s.reviewed]
    assert {s.id: s.name for s in subjects if s.name.startswith("Tập thể lãnh đạo Ủy ban nhân dân")} == {
        LEADERS_UBT: "Tập thể lãnh đạo Ủy ban nhân dân tỉnh",
        LEADERS_UBH: "Tập thể lãnh đạo Ủy ban nhân dân huyện H",
        LEADERS_UBX: "Tập thể lãnh đạo Ủy ban nhân dân xã X",
    }


@pytest.mark.clause("KH61-024")
def test_the_party_caucuses_are_the_three_that_the_plan_names() -> None:
    office = Office(kh61())
    for key, agency in (CAUCUSES | {"S": "so_ban_nganh"}).items():
        office.unit(key, agency=agency, tier="province")
        office.unit(f"BCS-{key}", body="ban_can_su_dang", of=key, tier="province")
    assert {key for key in office.ids("collective") if key.startswith("BCS")} == {f"BCS-{key}" for key in CAUCUSES}


@pytest.mark.clause("KH61-025")
def test_the_party_delegations_are_the_eight_that_the_plan_names() -> None:
    office = Office(kh61())
    for key, agency in (DELEGATIONS | {"HK": "hoi_khac"}).items():
        office.unit(key, agency=agency, tier="province")
        office.unit(f"DD-{key}", body="dang_doan", of=key, tier="province")
    assert {key for key in office.ids("collective") if key.startswith("DD")} == {f"DD-{key}" for key in DELEGATIONS}


# KH61-026: that a conference for it is refused, and where its part stands instead, is shown where conferences are made.
def test_the_standing_body_of_the_council_has_no_review_of_its_own() -> None:
    assert "HDT/thuong_truc_hdnd" not in province().ids("collective")


@pytest.mark.clause("KH61-027")
def test_boards_of_the_party_and_departments_are_collectives() -> None:
    assert {"BTC/tap_the_lanh_dao", LEADERS_STC} <= province().ids("collective")


@pytest.mark.clause("KH61-028")
def test_the_standing_committee_of_a_provincial_mass_organisation_is_a_collective() -> None:
    names = {subject.name for subject in province().computed().of_kind("collective")}
    assert {"Ban Thường vụ Tỉnh đoàn", "Ban Thường trực Ủy ban Mặt trận Tổ quốc tỉnh"} <= names


@pytest.mark.clause("KH61-029")
def test_a_central_unit_counts_if_its_party_organisation_belongs_to_the_province() -> None:
    office = Office(kh61())
    office.unit("U1", agency="don_vi_trung_uong", flags=["to_chuc_dang_thuoc_tinh"])
    office.unit("U2", agency="don_vi_trung_uong")
    assert office.ids("collective") == {"U1/tap_the_lanh_dao"}


@pytest.mark.clause("KH61-030")
def test_a_public_college_counts_and_a_private_one_does_not() -> None:
    office = Office(kh61())
    office.unit("CL", "Trường Cao đẳng Nghề", agency="dai_hoc_cao_dang", tier="province", flags=["cong_lap"])
    office.unit("TT", "Trường Cao đẳng Tư thục", agency="dai_hoc_cao_dang", tier="province")
    (subject,) = office.computed().of_kind("collective")
    assert (subject.id, subject.name) == ("CL/ban_giam_hieu", "Ban giám hiệu Trường Cao đẳng Nghề")


@pytest.mark.clause("KH61-193")
def test_the_leadership_collective_is_rated_apart_from_the_party_organisation() -> None:
    subjects = province().computed()
    (leaders, chapter) = (subjects.find(LEADERS_STC), subjects.find("DBS"))
    assert leaders is not None
    assert chapter is not None
    assert (leaders.kind, leaders.rated, chapter.kind, chapter.rated) == (
        "collective",
        True,
        "party_organisation",
        True,
    )


# ------------------------------------------------------------------ party organisations, units
@pytest.mark.clause("KH61-190")
def test_chapters_of_districts_and_those_under_the_province_are_rated() -> None:
    assert {"DBH", "DBK"} <= province().rated("party_organisation")


@pytest.mark.clause("KH61-191")
def test_a_chapter_with_the_powers_of_the_tier_above_is_rated_once_as_grassroots_chapter() -> None:
    office = Office(kh61())
    office.unit("K", body="dang_bo_co_so", flags=["quyen_cap_tren_co_so"])
    (subject,) = office.computed().of_kind("party_organisation")
    assert subject.rules == ("grassroots-chapters",)


@pytest.mark.clause("KH61-192")
def test_four_sorts_of_organisations_below_are_rated_and_a_party_group_is_not() -> None:
    office = Office(kh61())
    for body in ("chi_bo_co_so", "chi_bo_truc_thuoc", "dang_bo_bo_phan", "chi_bo_bo_phan", "to_dang"):
        office.unit(body, body=body)
    assert office.rated("party_organisation") == {
        "chi_bo_co_so",
        "chi_bo_truc_thuoc",
        "dang_bo_bo_phan",
        "chi_bo_bo_phan",
    }


@pytest.mark.clause("KH61-242")
def test_an_organisation_younger_than_six_months_gets_no_level() -> None:
    office = Office(kh61())
    office.unit("C1", body="chi_bo_co_so", founded_on="2021-07-15")
    office.unit("C2", body="chi_bo_co_so", founded_on="2021-06-30")
    young, old = office.subject("C1"), office.subject("C2")
    assert (young.outcome, young.rated, old.outcome, old.rated) == ("not_rated", False, "", True)
    assert "ngày 15/07/2021, đến 31/12/2021 chưa đủ 6 tháng: không xếp loại" in young.why


@pytest.mark.clause("KH61-275")
def test_units_are_rated_by_the_body_of_their_sector_and_by_no_other() -> None:
    office = Office(kh61())
    office.unit("SYT", "Sở Y tế", agency="so_ban_nganh", tier="province")
    office.unit("STC", "Sở Tài chính", agency="so_ban_nganh", tier="province")
    for number in range(21):
        office.unit(f"TTYT{number}", agency="don_vi_su_nghiep", tier="district", line="SYT")
    subjects = office.computed().of_kind("unit")
    assert len(subjects) == 21
    assert {subject.authorities[0].unit for subject in subjects} == {"SYT"}
    assert not any(subject.reviewed or subject.forums for subject in subjects)


# ------------------------------------------------------------------ members
def four_members() -> Office:
    office = province()
    office.person("A", cell="CB1", admitted_on="2010-05-19")
    office.person("B", cell="CB1", admitted_on="2010-05-19", exempt_from_party_activity=True)
    office.person("C", cell="CB1", admitted_on="2010-05-19", suspended_from_party_activity=True)
    office.person("D", cell="CB1", kind="du_bi", admitted_on="2021-03-01")
    return office


@pytest.mark.clause("KH61-033")
def test_all_members_are_reviewed_but_the_exempt_and_the_suspended() -> None:
    assert four_members().ids("member") == {"A", "D"}


@pytest.mark.clause("KH61-203")
def test_the_exempt_and_the_suspended_are_not_rated() -> None:
    assert four_members().rated("member") == {"A", "D"}
    exempt = four_members().subject("B:member")
    assert (exempt.outcome, exempt.reviewed, exempt.forums) == ("exempt", False, ())
    assert "KH61-203" in exempt.clauses


@pytest.mark.clause("KH61-194")
def test_an_active_member_is_rated_as_a_member() -> None:
    subject = four_members().subject("A:member")
    assert (subject.kind, subject.rated) == ("member", True)


@pytest.mark.clause("KH61-034")
def test_suspension_from_the_committee_alone_is_no_exemption_from_review() -> None:
    office = province()
    office.person("P", cell="CB1", admitted_on="2010-05-19", suspended_from_committee=True)
    assert office.ids("member") == {"P"}


@pytest.mark.clause("KH61-204")
def test_one_suspended_from_the_committee_is_still_rated() -> None:
    office = province()
    office.person("P", cell="CB1", admitted_on="2010-05-19", suspended_from_committee=True)
    assert office.rated("member") == {"P"}


@pytest.mark.clause("KH61-243")
def test_a_member_of_less_than_six_months_is_not_rated() -> None:
    office = province()
    office.person("P", cell="CB1", admitted_on="2021-09-02")
    office.person("Q", cell="CB1", admitted_on="2021-03-01")
    assert office.rated("member") == {"Q"}
    assert office.subject("P:member").outcome == "reviewed_only"


@pytest.mark.clause("KH61-244")
def test_a_new_member_is_reviewed_for_the_time_since_his_admission() -> None:
    office = province()
    office.person("P", cell="CB1", admitted_on="2021-09-02")
    subject = office.subject("P:member")
    assert subject.reviewed
    assert subject.review_period == (date(2021, 9, 2), date(2021, 12, 31))
    assert [forum.id for forum in subject.forums] == ["CB1"]


# ------------------------------------------------------------------ cadres
@pytest.mark.clause("KH61-035")
def test_a_leader_who_is_no_member_is_reviewed_as_a_cadre_only() -> None:
    office = province()
    office.person("P")
    office.post("P", "STC", "pho")
    assert [subject.kind for subject in office.computed().subjects if subject.person == "P"] == ["cadre"]


@pytest.mark.clause("KH61-195")
def test_a_member_who_leads_has_two_ratings_stored_apart() -> None:
    office = province()
    office.person("P", cell="CBS", admitted_on="2010-05-19")
    office.post("P", "STC", "truong", managed_by="BTV_TINH_UY")
    found = [subject for subject in office.computed().subjects if subject.person == "P"]
    assert [(subject.id, subject.rated) for subject in found] == [("P:cadre", True), ("P:member", True)]
    assert found[0].authority("decide", "professional") is not None


@pytest.mark.clause("KH61-249")
def test_one_promoted_from_no_leading_post_counts_among_the_staff_for_this_year() -> None:
    office = province()
    office.person("P", cell="CBS", admitted_on="2010-05-19")
    office.post("P", "PNS", "pho", since="2021-10-01", promoted_from="chuyen_vien")
    subject = office.subject("P:cadre")
    assert (subject.rated, subject.role) == (False, "chuyen_vien")
    assert not [row for row in office.computed().season if row["id"] == "P:cadre"]


@pytest.mark.clause("KH61-249")
def test_one_promoted_from_a_lower_leading_post_is_classed_by_it() -> None:
    office = province()
    office.person("P", cell="CBS")
    office.post("P", "PNS", "truong", since="2021-10-01", promoted_from="pho")
    subject = office.subject("P:cadre")
    assert (subject.rated, subject.role) == (True, "pho")
    assert any("trước khi đề bạt" in note for note in subject.notes)


@pytest.mark.clause("KH61-249")
def test_six_months_in_the_post_end_the_class_of_the_former_one() -> None:
    office = province()
    office.person("P", cell="CBS")
    office.post("P", "PNS", "truong", since="2021-06-30", promoted_from="chuyen_vien")
    assert office.subject("P:cadre").role == "truong"


@pytest.mark.clause("KH61-045")
def test_the_subjects_of_the_joint_review_are_the_full_time_leaders_of_the_council() -> None:
    office = province()
    full_time = office.holder("BHP", "pho", full_time=True)
    part_time = office.holder("BHP", "truong")
    chairman, chief = office.holder("HDT", "chu_tich"), office.holder("VPH", "truong")
    roll = office.roll("assembly-body", "HDT")
    assert set(roll.persons) == {full_time, chairman, chief}
    assert part_time not in roll.persons


def test_a_count_that_differs_from_the_plan_says_of_what() -> None:
    texts = [problem.text for problem in province().computed().problems]
    assert "Kế hoạch nêu 8 đảng đoàn, trong sổ có 1 (Đảng đoàn Hội Nông dân tỉnh)." in texts


def test_a_note_of_what_cannot_be_told_ends_once() -> None:
    office = province()
    office.person("P", cell="CB1")
    (note,) = office.subject("P:member").notes
    assert note.endswith(").")
    assert not note.endswith(".).")
