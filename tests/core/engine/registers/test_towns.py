"""KH75, KH24 and CV789: collectives of a town, the four classes of who decides, and the lists of a letter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from kiemdiem.core.engine.registers import ComputedSubject
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from tests.builders.registers import Office

CLASSES = {"A": "BTV_TINH_UY", "B": "BTV_TINH_UY", "C": "BTV_THI_UY", "D": "BTV_THI_UY"}


@cache
def regime(code: str) -> Regime:
    return load(code)


def town(code: str) -> Office:
    office = Office(regime(code))
    office.unit("DBT", "Đảng bộ thị xã", body="dang_bo_huyen", area="tx")
    office.unit("DBP", "Đảng bộ phường P", body="dang_bo_co_so", parent="DBT")
    office.unit("CB1", "Chi bộ tổ dân phố 1", body="chi_bo_truc_thuoc", parent="DBP")
    for key, name, agency, tier, parent in (
        ("HDT", "HĐND thị xã", "hdnd", "district", None),
        ("UBT", "UBND thị xã", "ubnd", "district", None),
        ("MTT", "Ủy ban MTTQ thị xã", "mttq", "district", None),
        ("NDT", "Hội Nông dân thị xã", "hoi_nong_dan", "district", None),
        ("PNT", "Hội Liên hiệp Phụ nữ thị xã", "hoi_phu_nu", "district", None),
        ("PTC", "Phòng Tài chính thị xã", "phong_ban", "district", "UBT"),
        ("TVH", "Trung tâm Văn hóa thị xã", "don_vi_su_nghiep", "district", "UBT"),
        ("HDP", "HĐND phường P", "hdnd", "grassroots", None),
        ("UBP", "UBND phường P", "ubnd", "grassroots", None),
        ("MTP", "Ủy ban MTTQ phường P", "mttq", "grassroots", None),
        ("NDP", "Hội Nông dân phường P", "hoi_nong_dan", "grassroots", None),
    ):
        office.unit(key, name, agency=agency, tier=tier, parent=parent)
    return office


def four_cadres(code: str) -> Office:
    """One cadre of each class, heads of four sections of the town."""
    office = town(code)
    for name, manager in CLASSES.items():
        office.unit(f"P{name}", f"Phòng {name}", agency="phong_ban", tier="district", parent="UBT")
        office.person(name, cell="CB1")
        office.post(name, f"P{name}", "truong", managed_by=manager)
    office.decider("BTV_THI_UY", unit="PB", post="truong", how="uy_quyen")
    office.decider(
        "UBND_THI_XA" if code == "kh75_2022" else "CHU_TICH_UBND_THI_XA", unit="PD", post="truong", how="phan_cap"
    )
    if code == "kh24_2024":
        office.decider("BTV_THI_UY", unit="PC", post="truong")
    return office


def season_facts(office: Office) -> Mapping[str, Mapping[str, object]]:
    return {row["id"]: row.get("facts", {}) for row in office.computed().season}


def collectives(office: Office) -> dict[str, str]:
    facts = season_facts(office)
    found = office.computed().of_kind("collective")
    return {subject.name: str(facts[subject.id].get("collective_kind", "")) for subject in found}


KINDS = {
    "Thường trực HĐND thị xã": "TT_HDND_THI_XA",
    "Tập thể lãnh đạo UBND thị xã": "UBND_THI_XA",
    "Thường trực HĐND phường P": "TT_HDND_XA_PHUONG",
    "Tập thể lãnh đạo UBND phường P": "UBND_XA_PHUONG",
    "Ban Chấp hành Đảng bộ phường P (đảng ủy)": "CAP_UY_CO_SO",
    "Tập thể lãnh đạo Phòng Tài chính thị xã": "PHONG_BAN_NGANH",
    "Ban Thường vụ Hội Nông dân thị xã": "DOAN_THE",
    "Tập thể lãnh đạo Trung tâm Văn hóa thị xã": "DON_VI_SU_NGHIEP",
}


@pytest.mark.clause("KH75-069")
def test_the_chapter_of_a_ward_and_its_committee_are_two_rows_that_the_town_decides() -> None:
    office = town("kh75_2022")
    computed = office.computed()
    rows = [computed.find("DBP"), computed.find("DBP/dang_uy")]
    assert [row.kind for row in rows if row] == ["party_organisation", "collective"]
    assert {row.authorities[0].unit for row in rows if row} == {"DBT/ban_thuong_vu"}
    assert KINDS.items() <= collectives(office).items()


@pytest.mark.clause("KH24-062")
def test_nine_sorts_of_collective_and_the_party_organisation_apart_from_its_committee() -> None:
    office = town("kh24_2024")
    assert KINDS.items() <= collectives(office).items()
    assert collectives(office)["Ban Thường trực Ủy ban MTTQ thị xã"] == "DOAN_THE"
    computed = office.computed()
    rows = [row for key in ("DBP", "DBP/dang_uy") if (row := computed.find(key))]
    assert [row.kind for row in rows] == ["party_organisation", "collective"]
    assert {row.authorities[0].unit for row in rows} == {"DBT/ban_thuong_vu"}


def classes(office: Office) -> dict[str, str]:
    return {name: found.route for name in CLASSES if (found := office.subject(f"{name}:cadre").authority())}


@pytest.mark.clause("KH75-082")
def test_every_cadre_of_the_two_standing_committees_has_one_of_four_classes() -> None:
    office = four_cadres("kh75_2022")
    assert classes(office) == {name: name for name in CLASSES}
    facts = season_facts(office)
    assert [facts[f"{name}:cadre"]["rated_by"] for name in CLASSES] == [
        "BTV_TINH_UY",
        "BTV_THI_UY",
        "BTV_THI_UY",
        "UBND_THI_XA",
    ]


@pytest.mark.clause("KH75-082")
def test_whoever_neither_manages_has_no_class_and_is_rated_inside_the_unit() -> None:
    office = four_cadres("kh75_2022")
    office.person("M", cell="CB1")
    found = office.subject("M:member").authority()
    assert found is not None
    assert (found.route, found.unit) == ("", "DBP/dang_uy")


@pytest.mark.clause("KH24-073")
def test_the_class_fixes_who_decides() -> None:
    office = four_cadres("kh24_2024")
    assert classes(office) == {name: name for name in CLASSES}
    bodies = {name: found.body for name in CLASSES if (found := office.subject(f"{name}:cadre").authority())}
    assert bodies == {
        "A": "Ban Thường vụ Tỉnh ủy",
        "B": "Ban Thường vụ Thị ủy",
        "C": "Ban Thường vụ Thị ủy",
        "D": "Chủ tịch UBND thị xã",
    }
    office.person("M", cell="CB1")
    found = office.subject("M:member").authority()
    assert found is not None
    assert found.route == ""


def decider(office: Office, person: str) -> ComputedSubject:
    return office.subject(f"{person}:cadre")


@pytest.mark.clause("KH24-043")
def test_a_post_with_a_row_has_its_rater_and_one_without_asks_for_a_row() -> None:
    office = town("kh24_2024")
    office.person("X")
    office.post("X", "PTC", "truong", managed_by="BTV_THI_UY")
    missing = decider(office, "X")
    assert missing.authority() is None
    assert ["bảng phân cấp" in problem.text for problem in missing.problems] == [True]
    office.decider("CHU_TICH_UBND_THI_XA", unit="PTC", post="truong", how="phan_cap")
    found = decider(office, "X").authority()
    assert found is not None
    assert (found.body, found.how) == ("Chủ tịch UBND thị xã", "phan_cap")


@pytest.mark.clause("KH24-004")
def test_the_criteria_follow_from_who_manages() -> None:
    office = four_cadres("kh24_2024")
    office.person("E", cell="CB1")
    office.post("E", "UBP", "pho_chu_tich", managed_by="CAP_DUOI")
    bases = {name: found.basis for name in "ACE" if (found := decider(office, name).authority())}
    assert bases == {"A": "1263-QĐ/TU", "C": "1874-QĐ/TU", "E": "05-HD/TU"}


@pytest.mark.clause("KH75-046")
def test_each_line_of_a_ward_is_rated_by_its_own_organisation_of_the_town() -> None:
    computed = town("kh75_2022").computed()
    farmers = computed.find("NDP/ban_thuong_vu_ctxh")
    front = computed.find("MTP/ban_thuong_truc_mttq")
    council = computed.find("HDP/thuong_truc_hdnd")
    assert farmers is not None
    assert front is not None
    assert council is not None
    assert [found.unit for found in farmers.authorities] == ["NDT"]  # and so neither PNT nor MTT
    assert [found.unit for found in front.authorities] == ["MTT"]
    proposal = council.authority("propose")
    assert proposal is not None
    assert proposal.unit == "HDT/thuong_truc_hdnd"


@pytest.mark.clause("KH75-047")
def test_a_row_of_decentralisation_goes_before_the_line() -> None:
    office = town("kh75_2022")
    office.person("P", cell="CB1")
    office.post("P", "MTP", "chu_tich")
    office.decider("BTV_THI_UY", unit="MTP", post="chu_tich", how="phan_cap")
    (found,) = office.subject("P:cadre").authorities
    assert (found.body, found.rule, found.how) == ("Ban Thường vụ Thị ủy", "table-of-decentralisation", "phan_cap")


def test_a_row_for_a_unit_goes_before_its_line() -> None:
    office = town("kh75_2022")
    office.decider("BTV_THI_UY", unit="MTP")
    found = office.subject("MTP/ban_thuong_truc_mttq").authority()
    assert found is not None
    assert found.body == "Ban Thường vụ Thị ủy"


@pytest.mark.clause("KH75-048")
def test_the_people_committee_of_the_town_rates_those_of_wards_and_its_own_agencies() -> None:
    office = town("kh75_2022")
    for number in range(14):
        office.unit(f"UB{number}", f"UBND xã {number}", agency="ubnd", tier="grassroots")
        office.unit(f"HD{number}", f"HĐND xã {number}", agency="hdnd", tier="grassroots")
    for number in range(18):
        agency = "phong_ban" if number % 2 else "don_vi_su_nghiep"
        office.unit(f"CQ{number}", f"Cơ quan {number}", agency=agency, tier="district", parent="UBT")
    proposing: dict[str, set[str]] = {}
    for subject in office.computed().of_kind("collective"):
        found = subject.authority("propose")
        proposing.setdefault(found.unit if found else "", set()).add(subject.id)
    rows = proposing["UBT/tap_the_lanh_dao"]
    assert len(rows) == 35
    assert {"UBP/tap_the_lanh_dao", "PTC/tap_the_lanh_dao", "TVH/tap_the_lanh_dao"} <= rows
    assert not rows & proposing["HDT/thuong_truc_hdnd"]


def test_a_plan_that_leaves_the_places_to_another_text_says_so_and_invents_none() -> None:
    computed = four_cadres("kh75_2022").computed()
    assert not any(computed.places.values())
    assert "Kế hoạch không nêu nơi kiểm điểm" in computed.problems[0].text


# ------------------------------------------------------------------ CV789
def listed(office: Office, key: str) -> tuple[str, ...]:
    return next(listing.subjects for listing in office.computed().listings if listing.id == key)


@pytest.mark.clause("CV789-029")
def test_section_3_is_about_those_whom_the_standing_committee_of_the_city_manages() -> None:
    office = Office(regime("cv789_2023"))
    office.unit("PTC", agency="phong_ban", tier="district", managed_by="BTV_THANH_UY")
    office.unit("LD", "Tập thể lãnh đạo", body="tap_the_lanh_dao", of="PTC", managed_by="BTV_THANH_UY")
    for name, manager in (("A", "BTV_THANH_UY"), ("B", "UBND_THANH_PHO")):
        office.person(name)
        office.post(name, "PTC", "truong", managed_by=manager)
    assert set(listed(office, "section-3")) == {"LD", "A:cadre"}


@pytest.mark.clause("CV789-038")
def test_the_duty_to_register_begins_at_the_deputy_head_of_a_division() -> None:
    office = Office(regime("cv789_2023"))
    office.unit("PTC", agency="phong_ban", tier="district")
    office.unit("TH", "Trường Tiểu học", agency="truong_hoc")
    for name, unit, role, equivalent in (
        ("A", "PTC", "pho", None),
        ("B", "PTC", "truong", None),
        ("C", "PTC", "chuyen_vien", None),
        ("D", "TH", "truong", "truong_phong"),
        ("E", "TH", "truong", None),
    ):
        office.person(name)
        office.post(name, unit, role, equivalent=equivalent)
    assert set(listed(office, "registrants")) == {"A", "B", "D"}
    facts = season_facts(office)
    assert (facts["A:cadre"]["post_rank"], facts["B:cadre"]["post_rank"]) == ("PHO_TRUONG_PHONG", "TRUONG_PHONG")
